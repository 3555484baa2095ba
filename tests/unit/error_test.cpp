#include <interco/error.hpp>

#include <gtest/gtest.h>

#include "exchange/diagnostic.hpp"

namespace {

using namespace interco;

TEST(Problem, IsOneSafeLine) {
  struct {
    problem what;
    char const* line;
  } const cases[] = {
      {{errc::cannot_read, "a.dat", "it", "damaged"}, "a.dat: it: damaged"},
      {{errc::cannot_read, "", "", "damaged"}, "damaged"},
      {{errc::cannot_read, "\x1B[31m\nx", "S\xFF", "\u202Etxt"}, "\\u001B[31m\\nx: S\\xFF: \\u202Etxt"},
  };
  for (auto const& each : cases) {
    EXPECT_EQ(to_string(each.what), each.line);
    EXPECT_EQ(std::string(error({each.what}).what()), std::string(each.line) + ": cannot be read");
  }
}

TEST(Diagnostic, IsOneSafeLine) {
  exchange::diagnostics found;
  found.error("\x1B[31m\nx", {2, 3}, "S\xFF is \u2028", "wrong");
  EXPECT_EQ(to_string(found.all()[0]), "\\u001B[31m\\nx:2:3: error: S\\xFF is \\u2028 [wrong]");
}

} // namespace
