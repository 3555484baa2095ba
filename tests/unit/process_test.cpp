#include "exchange/process.hpp"

#include <gtest/gtest.h>

#include "support/fixtures.hpp"

namespace {

using namespace interco::exchange;
using interco::test::read_all;
using interco::test::temporary_folder;

TEST(RunProgram, TellsWhatBecameOfIt) {
  temporary_folder const folder;
  auto const log = folder.path() / "log";
  struct {
    char const* script;
    std::optional<std::string> failure;
    char const* said;
  } const cases[] = {
      {"exit 0", std::nullopt, ""},
      {"echo out; echo err >&2; exit 3", "exit status 3", "out\nerr\n"},
      {"kill -9 $$", "killed by signal 9: Killed", ""},
      {"read -r line || echo nothing to read", std::nullopt, "nothing to read\n"},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.script);
    EXPECT_EQ(run_program("/bin/sh", {"-c", each.script}, log), each.failure);
    EXPECT_EQ(read_all(log), each.said); // of this one alone
  }
}

TEST(RunProgram, PassesArgumentsAsTheyAre) {
  temporary_folder const folder;
  auto const log = folder.path() / "log";
  EXPECT_FALSE(run_program("/bin/sh", {"-c", "printf '%s|' \"$@\"", "sh", "a b", "", "$HOME", "'"}, log));
  EXPECT_EQ(read_all(log), "a b||$HOME|'|");
}

TEST(RunProgram, ReportsAProgramThatCannotBeRun) {
  temporary_folder const folder;
  auto const failure = run_program(folder.path() / "none", {}, folder.path() / "log");
  ASSERT_TRUE(failure);
  EXPECT_EQ(*failure, "cannot be run: No such file or directory");
}

TEST(FindProgram, FindsWhatIsInPath) {
  EXPECT_EQ(find_program("sh").filename(), "sh");
  EXPECT_EQ(find_program("no-program-has-this-name"), "");
}

} // namespace
