#include "exchange/file.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "support/fixtures.hpp"

namespace {

namespace fs = std::filesystem;
using namespace interco::exchange;
using interco::test::read_all;
using interco::test::temporary_folder;

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
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path() / "b"), fs::directory_iterator()), 1);
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
