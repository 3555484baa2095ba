#include "icu/message_pattern.hpp"

#include <gtest/gtest.h>

namespace {

using namespace interco::detail;

TEST(MessagePattern, FindsArgumentsWithTheirPlaces) {
  auto const parsed = parse_message("\u00C8 {file}: {n, number, percent} {d,date}");
  ASSERT_TRUE(parsed.pattern);
  auto const& arguments = parsed.pattern->arguments;
  ASSERT_EQ(arguments.size(), 3);
  EXPECT_EQ(arguments[0].name, "file");
  EXPECT_EQ(arguments[0].kind, argument_kind::none);
  EXPECT_EQ(arguments[0].at, 3);
  EXPECT_EQ(arguments[0].end, 9);
  EXPECT_EQ(arguments[1].kind, argument_kind::simple);
  EXPECT_EQ(arguments[1].type, "number");
  EXPECT_EQ(arguments[1].type_at, 15);
  EXPECT_EQ(arguments[1].style, " percent");
  EXPECT_EQ(arguments[2].type, "date");
}

TEST(MessagePattern, FindsSelectorsAndOffset) {
  auto const parsed = parse_message("{n, plural, offset:1 =0 {none} one {# and {who}} other {'#' #}}");
  ASSERT_TRUE(parsed.pattern);
  auto const& arguments = parsed.pattern->arguments;
  ASSERT_EQ(arguments.size(), 2);
  EXPECT_EQ(arguments[0].kind, argument_kind::plural);
  EXPECT_EQ(arguments[0].offset, 1);
  ASSERT_EQ(arguments[0].selectors.size(), 3);
  EXPECT_EQ(arguments[0].selectors[0].name, "=0");
  EXPECT_EQ(arguments[0].selectors[1].name, "one");
  EXPECT_EQ(arguments[0].selectors[1].at, 31);
  EXPECT_EQ(arguments[1].name, "who");
}

struct literal_case {
  char const* text;
  char const* shown; // pieces between |; {name} for an argument, # for a number sign; before them their branch
};

TEST(MessagePattern, TakesQuotesOutOfTheText) {
  literal_case const cases[]{
      {"plain", "plain"},
      {"it's", "it's"},
      {"it''s", "it's"},
      {"'{'a'}'", "{a}"},
      {"dell'{file}", "dell{file}"},
      {"a {file} b", "a |{file}| b"},
      {"{n, plural, one {# a} other {# b}}", "{n}|1:#|1: a|2:#|2: b"},
      {"{n, selectordinal, one {a} other {b}}", "{n}|1:a|2:b"},
      {"{s, select, x {a {t}} other {b}} c", "{s}|1:a |1:{t}|2:b| c"},
      {"{n, choice, 0#a|1#b}", "{n}|1:a|2:b"},
      {"{s, select, x {{n, plural, other {a}}b} other {c}}", "{s}|1:{n}|2:a|1:b|3:c"},
      {"", ""},
  };
  for (auto const& one : cases) {
    auto const parsed = parse_message(one.text);
    ASSERT_TRUE(parsed.pattern) << one.text;
    std::string shown;
    for (auto const& piece : parsed.pattern->pieces) {
      shown += shown.empty() ? "" : "|";
      shown += piece.branch == 0 ? "" : std::to_string(piece.branch) + ":";
      shown += piece.argument         ? "{" + parsed.pattern->arguments[*piece.argument].name + "}"
               : piece.is_number_sign ? "#"
                                      : piece.text;
    }
    EXPECT_EQ(shown, one.shown) << one.text;
  }
}

struct error_case {
  std::string text;
  std::size_t at;
};

TEST(MessagePattern, SaysWhereTheSyntaxIsWrong) {
  error_case const cases[]{
      {"\u00C8 {file", 3}, {"{a} {n, number", 4},      {"{n, plural, one {a}}", 0},
      {"{file name}", 1},  {std::string(65, '{'), 64}, {std::string(30'000, '{'), 64},
  };
  for (auto const& one : cases) {
    auto const parsed = parse_message(one.text);
    EXPECT_FALSE(parsed.pattern) << one.text;
    EXPECT_NE(parsed.error.text, "") << one.text;
    EXPECT_EQ(parsed.error.at, one.at) << one.text.substr(0, 20);
  }
}

TEST(MessagePattern, TakesArgumentsAsDeepAsTheLimit) {
  std::string text = "x";
  for (unsigned i = 0; i < max_message_depth; ++i)
    text = "{n, select, other {" + text + "}}";
  auto const parsed = parse_message(text);
  ASSERT_TRUE(parsed.pattern);
  EXPECT_EQ(parsed.pattern->arguments.size(), max_message_depth);
  EXPECT_FALSE(parse_message("{n, select, other {" + text + "}}").pattern);
}

} // namespace
