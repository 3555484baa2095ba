// What else goes on in a process: signals, forks, small stacks, no descriptor left, its end, a plug-in that comes and
// goes. An answer is there all the same.
#include <interco/codes.hpp>
#include <interco/interco.hpp>

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

#include <dlfcn.h>
#include <pthread.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/allocations.hpp"
#include "support/fixtures.hpp"

namespace {

namespace fs = std::filesystem;
using interco::test::temporary_folder;

/// A folder with a catalog that has two relatives of de-LI, so that ICU has to choose.
class ship_folder {
 public:
  ship_folder() {
    auto const german = [](char const* text) {
      return interco::test::po_header + interco::test::po_entry("AFLOAT", "Afloat.", text);
    };
    package_ = interco::test::compile(
        folder_, interco::test::ship_sources(
                     {{"it.po", german("A galla.")}, {"de_AT.po", german("AT")}, {"de_CH.po", german("CH")}}));
  }
  [[nodiscard]] fs::path const& package() const noexcept { return package_; }
  [[nodiscard]] fs::path bundles() const { return folder_.path() / "ship"; }

 private:
  temporary_folder folder_;
  fs::path package_;
};

bool answers(interco::reader const& reader, std::string_view text) noexcept {
  auto const message = reader[0];
  auto const hex = message.hex();
  return message.text() == text && !message.locale().empty() && message.symbol() == "AFLOAT" &&
         message.english() == "Afloat." && reader["afloat"].known() && !reader["nothing"].known() &&
         !reader[0xFFFFFFFF].text().empty() && hex.view() == "0x00000000";
}

/// Asks for all that a process may want: what is there, another language, another catalog.
bool answers_anew(interco::catalog const& ship, fs::path const& package) {
  auto const again = interco::catalog::load(package);
  auto const relative = again.in("de-LI");
  return answers(ship.in("it"), "A galla.") && answers(again.in("it"), "A galla.") &&
         (answers(relative, "AT") || answers(relative, "CH")) && again.problems().empty();
}

std::atomic<int> signals_handled = 0;
std::atomic<int> signals_answered = 0;
interco::reader const* reader_of_the_handler = nullptr;
static_assert(std::atomic<int>::is_always_lock_free, "needed by a signal handler");

extern "C" void look_up(int /*signal*/) {
  auto const before = interco::test::allocations();
  if (answers(*reader_of_the_handler, "A galla.") && interco::test::allocations() == before)
    ++signals_answered;
  ++signals_handled;
}

TEST(LookUp, WorksInASignalHandlerWhateverWasInterrupted) {
  ship_folder const ship;
  auto const reader = interco::catalog::load(ship.package()).in("it");
  reader_of_the_handler = &reader;
  std::signal(SIGALRM, look_up);
  constexpr int enough = 50;
  std::thread sender([main = ::pthread_self()] {
    for (int sent = 0; sent < enough; ++sent) {
      ::pthread_kill(main, SIGALRM);
      while (signals_handled <= sent)
        std::this_thread::yield();
    }
  });
  std::vector<std::string> memory; // allocated and freed all the time
  while (signals_handled < enough) {
    memory.emplace_back(memory.size() * 16, 'x');
    if (memory.size() > 100)
      memory.clear();
  }
  sender.join();
  std::signal(SIGALRM, SIG_DFL);
  EXPECT_EQ(signals_answered, enough);
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

TEST(Fork, LeavesACatalogThatAnswersInTheChild) {
  if (sanitized)
    GTEST_SKIP() << "a sanitizer's allocator leaves its locks held in the child of a fork";
  ship_folder const ship;
  auto const catalog = interco::catalog::load(ship.package());
  auto const reader = catalog.in("it");
  std::atomic<bool> done = false;
  std::vector<std::thread> openers;
  for (int i = 0; i < 2; ++i)
    openers.emplace_back([&] {
      while (!done)
        (void)answers_anew(catalog, ship.package());
    });
  int answered = 0;
  constexpr int children = 200;
  for (int i = 0; i < children; ++i) {
    auto const child = ::fork();
    if (child == 0) {
      ::alarm(10); // ends a child that waits for a lock nobody holds any more
      ::_exit(answers(reader, "A galla.") && answers_anew(catalog, ship.package()) ? 0 : 1);
    }
    int status = -1;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    answered += status == 0 ? 1 : 0;
  }
  done = true;
  for (auto& each : openers)
    each.join();
  EXPECT_EQ(answered, children);
}

/// Forks while another thread of this process asks for the first time; returns whether the child had its answers.
bool child_answers_amid_first_use(interco::catalog const& ship, int patience) {
  std::atomic<bool> begun = false;
  auto const ask = [&] { return interco::sspi::catalog().in("it")[0].known() && !ship.in("de-LI")[0].text().empty(); };
  std::thread first([&] {
    begun = true;
    (void)ask();
  });
  while (!begun) {
  }
  std::atomic<int> waited = 0;
  while (waited < patience)
    ++waited;
  auto const child = ::fork();
  if (child == 0) {
    ::alarm(10);
    ::_exit(ask() ? 0 : 1);
  }
  int status = -1;
  ::waitpid(child, &status, 0);
  first.join();
  return status == 0;
}

TEST(Fork, AmidTheFirstUseHarmsNoChild) {
  if (sanitized)
    GTEST_SKIP() << "a sanitizer's allocator leaves its locks held in the child of a fork";
  ship_folder const ship;
  auto const catalog = interco::catalog::load(ship.package());
  for (int i = 0; i < 150; ++i) {
    // A process in which nothing has been asked for yet.
    auto const process = ::fork();
    if (process == 0)
      ::_exit(child_answers_amid_first_use(catalog, i * 300) ? 0 : 1);
    int status = -1;
    ASSERT_EQ(::waitpid(process, &status, 0), process);
    ASSERT_EQ(status, 0) << "process " << i;
  }
}

/// Runs a function in a thread with a stack of so many bytes.
void run_with_stack(std::size_t bytes, void* (*function)(void*), void* argument) {
  pthread_attr_t attributes;
  ASSERT_EQ(::pthread_attr_init(&attributes), 0);
  ASSERT_EQ(::pthread_attr_setstacksize(&attributes, bytes), 0);
  pthread_t thread{};
  ASSERT_EQ(::pthread_create(&thread, &attributes, function, argument), 0);
  ASSERT_EQ(::pthread_join(thread, nullptr), 0);
  ::pthread_attr_destroy(&attributes);
}

struct stack_task {
  fs::path package;
  fs::path bundles;
  interco::reader const* reader = nullptr;
  bool answered = false;
};

TEST(SmallStack, IsEnoughToLoadAndToLookUp) {
  if (sanitized)
    GTEST_SKIP() << "sanitizers need larger stacks";
  ship_folder const ship;
  auto const reader = interco::catalog::load(ship.package()).in("it");
  stack_task task{ship.package(), ship.bundles(), &reader};
  run_with_stack(
      static_cast<std::size_t>(PTHREAD_STACK_MIN),
      [](void* given) -> void* {
        auto& of = *static_cast<stack_task*>(given);
        of.answered = answers(*of.reader, "A galla.");
        return nullptr;
      },
      &task);
  EXPECT_TRUE(task.answered);
  task.answered = false;
  constexpr auto small = std::size_t{64} * 1024;
  run_with_stack(
      small,
      [](void* given) -> void* {
        auto& of = *static_cast<stack_task*>(given);
        auto const loaded = interco::catalog::load(of.package);
        auto const mapped = interco::catalog::load(of.package, {.map = true, .open_all = true});
        interco::catalog_set set;
        of.answered = set.load(of.bundles).empty() && answers_anew(loaded, of.package) && mapped.problems().empty() &&
                      mapped.overlaid(of.package).problems().empty();
        return nullptr;
      },
      &task);
  EXPECT_TRUE(task.answered);
}

TEST(NoDescriptorLeft, IsAnErrorAndNoneLater) {
  if (sanitized)
    GTEST_SKIP() << "a sanitizer opens a pipe to look at an object";
  ship_folder const ship;
  auto const before = interco::catalog::load(ship.package());
  struct rlimit usual {};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &usual), 0);
  auto none = usual;
  none.rlim_cur = 0;
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &none), 0);
  for (auto const& path : {ship.package(), ship.bundles()}) {
    std::error_code ec;
    auto const refused = interco::catalog::load(path, ec);
    EXPECT_TRUE(ec) << path;
    ASSERT_EQ(refused.problems().size(), 1) << path;
    EXPECT_NE(to_string(refused.problems()[0]).find(path.string() + ": Too many open files"), std::string::npos)
        << to_string(refused.problems()[0]);
    interco::catalog_set set;
    EXPECT_EQ(set.load(path).size(), 1) << path;
  }
  EXPECT_TRUE(answers(before.in("it"), "A galla.")) << "its file is open";
  EXPECT_TRUE(interco::sspi::catalog().in("it")["SEC_E_OK"].known());
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &usual), 0);
  EXPECT_TRUE(answers(interco::catalog::load(ship.package()).in("it"), "A galla."));
}

TEST(NoWorkingFolder, IsAnErrorForARelativePathAlone) {
  ship_folder const ship;
  auto const home = fs::current_path();
  {
    temporary_folder const gone;
    fs::current_path(gone.path());
  }
  for (auto const* path : {"ship.dat", "./ship.dat", "ship", ".", ""}) {
    std::error_code ec;
    auto const refused = interco::catalog::load(path, ec);
    EXPECT_TRUE(ec) << path;
    EXPECT_EQ(refused.problems().size(), 1) << path;
    interco::catalog_set set;
    EXPECT_EQ(set.load(path).size(), 1) << path;
    EXPECT_THROW((void)interco::catalog::load(path), interco::error) << path;
  }
  EXPECT_TRUE(answers(interco::catalog::load(ship.package()).in("it"), "A galla."));
  interco::catalog_set set;
  EXPECT_TRUE(set.load(ship.bundles()).empty());
  fs::current_path(home);
}

/// Looks up when it goes; says so on standard error, without what may have gone already.
struct last_words {
  ~last_words() {
    auto const message = interco::sspi::catalog().in("it")["SEC_E_OK"];
    auto const empty = interco::catalog();
    std::array<char, 128> line{};
    auto const size = std::snprintf(line.data(), line.size(), "%s: %s|%s|%s\n", who, message.text().data(),
                                    interco::make_error_code(interco::errc::stale).message().c_str(),
                                    empty.in("it")[0].known() ? "known" : "unknown");
    (void)!::write(STDERR_FILENO, line.data(), static_cast<std::size_t>(size));
  }
  char const* who;
};

void end_with_last_words() {
  static last_words const object{"static"};              // made before the catalog, so that it goes after
  thread_local last_words const local{"thread"};         // goes first
  (void)std::atexit([] { (void)last_words{"atexit"}; }); // before the static object
  (void)interco::sspi::catalog().in("it");
  (void)object;
  (void)local;
  std::exit(0);
}

TEST(End, OfTheProcessFindsTheCatalogs) {
  EXPECT_EXIT(end_with_last_words(), testing::ExitedWithCode(0),
              "thread: Operazione riuscita.*\natexit: Operazione riuscita.*\nstatic: Operazione riuscita.*unknown");
}

TEST(Plugin, ComesAndGoes) {
  // The library is linked into it statically, and hides its names: it has a catalog of its own.
  for (int i = 0; i < 3; ++i) {
    auto* const plugin = ::dlopen(INTERCO_PLUGIN, RTLD_NOW | RTLD_LOCAL);
    ASSERT_NE(plugin, nullptr) << ::dlerror();
    auto* const text_of = reinterpret_cast<char const* (*)(std::uint32_t)>(::dlsym(plugin, "plugin_text"));
    ASSERT_NE(text_of, nullptr);
    EXPECT_STREQ(text_of(0), "Operazione riuscita.");
    auto* const make_error =
        reinterpret_cast<void (*)(interco::sspi::status, std::error_code*)>(::dlsym(plugin, "plugin_error"));
    ASSERT_NE(make_error, nullptr);
    std::error_code denied;
    make_error(interco::sspi::sec_e_logon_denied, &denied);
    EXPECT_NE(&denied.category(), &interco::sspi::category());
    EXPECT_TRUE(denied == make_error_condition(interco::sspi::sec_e_logon_denied));
    EXPECT_TRUE(denied == std::errc::permission_denied);
    EXPECT_EQ(interco::sspi::catalog().in("it")[denied].symbol(), "SEC_E_LOGON_DENIED");
    EXPECT_EQ(interco::describe(denied, "it"), interco::sspi::catalog().in("it")[denied].text());
    std::error_code flow;
    make_error(interco::sspi::sec_i_continue_needed, &flow);
    EXPECT_TRUE(flow && !interco::failed(flow));
    std::thread([&] { EXPECT_STREQ(text_of(0), "Operazione riuscita."); }).join();
    EXPECT_EQ(::dlclose(plugin), 0);
    EXPECT_EQ(interco::sspi::catalog().in("it")["SEC_E_OK"].text(), "Operazione riuscita.");
  }
}

} // namespace
