#include "exchange/file.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <cstdlib>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/fixtures.hpp"

namespace {

namespace fs = std::filesystem;
using namespace interco::exchange;
using interco::test::read_all;
using interco::test::temporary_folder;

std::size_t count_of_files(fs::path const& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

TEST(WriteIfChanged, LeavesAnEqualFileAlone) {
  temporary_folder const folder;
  auto const file = folder.write("a", "text");
  auto const long_ago = fs::file_time_type::clock::now() - std::chrono::hours(1);
  fs::last_write_time(file, long_ago);
  diagnostics found;
  EXPECT_TRUE(write_if_changed(file, "text", found));
  EXPECT_EQ(fs::last_write_time(file), long_ago);
  EXPECT_TRUE(write_if_changed(file, "other", found));
  EXPECT_NE(fs::last_write_time(file), long_ago);
  EXPECT_EQ(read_all(file), "other");
  EXPECT_EQ(found.all().size(), 0);
}

TEST(WriteIfChanged, MakesFoldersAndLeavesNothingBehind) {
  temporary_folder const folder;
  diagnostics found;
  EXPECT_TRUE(write_if_changed(folder.path() / "b/c", "text", found));
  EXPECT_EQ(read_all(folder.path() / "b/c"), "text");
  EXPECT_EQ(count_of_files(folder.path() / "b"), 1);
}

TEST(WriteIfChanged, ReportsWhatItCannotWrite) {
  temporary_folder const folder;
  folder.write("file", "");
  diagnostics found;
  EXPECT_FALSE(write_if_changed(folder.path() / "file/inside", "text", found));
  ASSERT_EQ(found.all().size(), 1);
  EXPECT_EQ(found.all()[0].id, "cannot-write");
  EXPECT_EQ(found.all()[0].file, (folder.path() / "file/inside").string());
}

TEST(WriteIfChanged, KeepsTheModeOfAFileAndGivesANewOneThatOfTheUmask) {
  temporary_folder const folder;
  struct {
    mode_t before; // 0: there is none
    mode_t mask;
    mode_t after;
  } const cases[] = {{0, 022, 0644}, {0, 077, 0600}, {0600, 022, 0600}, {0664, 077, 0664}, {0444, 022, 0444}};
  for (auto const& each : cases) {
    auto const file = folder.path() / "a";
    fs::remove(file);
    if (each.before != 0) {
      folder.write("a", "old");
      ASSERT_EQ(::chmod(file.c_str(), each.before), 0);
    }
    auto const kept = ::umask(each.mask);
    diagnostics found;
    EXPECT_TRUE(write_if_changed(file, "new", found));
    EXPECT_EQ(::umask(kept), each.mask);
    EXPECT_EQ(read_all(file), "new");
    EXPECT_EQ(static_cast<mode_t>(fs::status(file).permissions()), each.after);
  }
}

TEST(WriteIfChanged, FollowsALinkAndLeavesIt) {
  temporary_folder const folder;
  auto const file = folder.write("real/a", "old");
  auto const link = folder.path() / "link";
  fs::create_symlink("real/a", link);
  diagnostics found;
  EXPECT_TRUE(write_if_changed(link, "new", found));
  EXPECT_TRUE(fs::is_symlink(link));
  EXPECT_EQ(read_all(file), "new");
  EXPECT_EQ(count_of_files(folder.path() / "real"), 1);
}

TEST(WriteIfChanged, LeavesWhatIsNoFileAlone) {
  temporary_folder const folder;
  auto const pipe = folder.path() / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  fs::create_symlink("circle", folder.path() / "circle");
  for (auto const& [name, reason] : {std::pair{"pipe", "not a regular file"},
                                     {"circle", "Too many levels of symbolic links"},
                                     {".", "Is a directory"}}) {
    auto const file = folder.path() / name;
    diagnostics found;
    EXPECT_FALSE(write_if_changed(file, "text", found));
    ASSERT_EQ(found.all().size(), 1);
    EXPECT_EQ(to_string(found.all()[0]), file.string() + ": error: cannot be written: " + reason + " [cannot-write]");
  }
  EXPECT_TRUE(fs::is_fifo(pipe));
  EXPECT_EQ(count_of_files(folder.path()), 2);
}

/// A process whose files may have four bytes, and that is asked to end while it writes a fifth.
[[noreturn]] void write_and_be_ended(fs::path const& file, int signal) {
  static int asked; // by
  asked = signal;
  struct rlimit const limit{4, 4};
  ::setrlimit(RLIMIT_FSIZE, &limit);
  std::signal(SIGXFSZ, [](int) { ::kill(::getpid(), asked); });
  std::signal(signal, SIG_DFL); // a test may be run under nohup
  diagnostics found;
  bool const written = write_if_changed(file, "new text", found);
  ::_exit(written ? 0 : 1);
}

TEST(WriteIfChanged, LeavesNothingBehindWhenItIsEnded) {
  for (int const signal : {SIGINT, SIGTERM, SIGHUP}) {
    temporary_folder const folder;
    auto const file = folder.write("a", "old");
    EXPECT_EXIT(write_and_be_ended(file, signal), testing::KilledBySignal(signal), "");
    EXPECT_EQ(read_all(file), "old");
    EXPECT_EQ(count_of_files(folder.path()), 1);
  }
}

TEST(WriteIfChanged, SaysThatAFileMayNotGrow) {
  temporary_folder const folder;
  auto const file = folder.write("a", "old");
  auto const write = [&] {
    struct rlimit const limit{4, 4};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    std::signal(SIGXFSZ, SIG_IGN);
    diagnostics found;
    bool const written = write_if_changed(file, "new text", found);
    ::_exit(!written && found.all().size() == 1 && found.all()[0].text == "cannot be written: File too large" ? 0 : 1);
  };
  EXPECT_EXIT(write(), testing::ExitedWithCode(0), "");
  EXPECT_EQ(read_all(file), "old");
  EXPECT_EQ(count_of_files(folder.path()), 1);
}

TEST(ReplaceFile, PutsTheNewOneInThePlaceOfTheOld) {
  temporary_folder const folder;
  diagnostics found;
  auto const file = folder.write("a", "old");
  EXPECT_TRUE(replace_file(folder.write("b", "new"), file, found));
  EXPECT_EQ(read_all(file), "new");
  EXPECT_FALSE(fs::exists(folder.path() / "b"));
  EXPECT_TRUE(replace_file(folder.write("b", "new"), folder.path() / "c", found));
  EXPECT_EQ(read_all(folder.path() / "c"), "new");
  EXPECT_EQ(found.all().size(), 0);
}

TEST(ReplaceFile, LeavesAnEqualFileAlone) {
  temporary_folder const folder;
  diagnostics found;
  std::string const large(200000, 'x'); // more than is compared at once
  auto const file = folder.write("a", large);
  auto const long_ago = fs::file_time_type::clock::now() - std::chrono::hours(1);
  fs::last_write_time(file, long_ago);
  EXPECT_TRUE(replace_file(folder.write("b", large), file, found));
  EXPECT_EQ(fs::last_write_time(file), long_ago);
  EXPECT_FALSE(fs::exists(folder.path() / "b"));
  EXPECT_TRUE(replace_file(folder.write("b", large.substr(1) + "y"), file, found)); // the last byte differs
  EXPECT_EQ(read_all(file).back(), 'y');
}

TEST(ReplaceFile, FollowsALinkIntoAnotherFileSystem) {
  temporary_folder const folder;
  struct stat here {};
  struct stat there {};
  ASSERT_EQ(::stat(folder.path().c_str(), &here), 0);
  if (::access("/dev/shm", W_OK) != 0 || ::stat("/dev/shm", &there) != 0 || here.st_dev == there.st_dev)
    GTEST_SKIP() << "no other file system: /dev/shm is none";
  temporary_folder const other("/dev/shm");
  auto const file = other.write("a", "old");
  ASSERT_EQ(::chmod(file.c_str(), 0640), 0);
  fs::create_symlink(file, folder.path() / "link");
  diagnostics found;
  EXPECT_TRUE(replace_file(folder.write("b", "new"), folder.path() / "link", found));
  EXPECT_TRUE(fs::is_symlink(folder.path() / "link"));
  EXPECT_EQ(read_all(file), "new");
  EXPECT_EQ(static_cast<mode_t>(fs::status(file).permissions()), 0640);
  EXPECT_EQ(count_of_files(other.path()), 1);
}

TEST(ReplaceFile, ReportsWhatItCannotDo) {
  temporary_folder const folder;
  diagnostics found;
  EXPECT_FALSE(replace_file(folder.path() / "none", folder.path() / "a", found));
  EXPECT_FALSE(write_file(folder.path() / "none/a", "text", found));
  EXPECT_EQ(found.error_count(), 2);
}

TEST(ReadText, NamesTheFirstByteThatIsNoText) {
  struct {
    std::string bytes;
    char const* finding;
  } const cases[] = {{"one\ntw\xFFo\n", ":2:3: error: a byte that is not UTF-8 [not-utf8]"},
                     {std::string("one\n\0\xFF", 6), ":2:1: error: a NUL, which would end the text in C [nul]"}};
  for (auto const& each : cases) {
    SCOPED_TRACE(each.finding);
    temporary_folder const folder;
    auto const file = folder.write("a", each.bytes);
    diagnostics found;
    EXPECT_FALSE(read_text(file, found));
    ASSERT_EQ(found.all().size(), 1);
    EXPECT_EQ(to_string(found.all()[0]), file.string() + each.finding);
  }
}

TEST(ReadText, DropsAByteOrderMarkWithAWarning) {
  temporary_folder const folder;
  diagnostics found;
  EXPECT_EQ(read_text(folder.write("a", "\xEF\xBB\xBFtext"), found), "text");
  ASSERT_EQ(found.all().size(), 1);
  EXPECT_EQ(found.all()[0].level, grade::warning);
}

TEST(ReadFile, DoesNotWaitForAPipe) {
  temporary_folder const folder;
  auto const pipe = folder.path() / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  diagnostics found;
  EXPECT_FALSE(read_file(pipe, found));
  EXPECT_EQ(found.error_count(), 1);
}

TEST(ReadFile, ReportsWhatItCannotRead) {
  temporary_folder const folder;
  diagnostics found;
  EXPECT_FALSE(read_file(folder.path() / "none", found));
  EXPECT_FALSE(read_file(folder.path(), found));
  ASSERT_EQ(found.error_count(), 2);
  EXPECT_EQ(to_string(found.all()[0]),
            (folder.path() / "none").string() + ": error: cannot be read: No such file or directory [cannot-read]");
}

} // namespace
