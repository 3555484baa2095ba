// JSON read in place: what is taken and what is not, and where its parts lie.
#include "log/json_value.hpp"

#include <string>

#include <gtest/gtest.h>

namespace {

using namespace interco::detail;

/// Returns whether a text is one value.
bool is_json(std::string_view text) {
  json_cursor at(text);
  json_part found;
  return at.read_value(found) && at.at_end();
}

std::string repeated(std::string_view text, std::size_t count) {
  std::string result;
  for (std::size_t i = 0; i < count; ++i)
    result += text;
  return result;
}

TEST(JsonValue, IsTakenAsTheGrammarHasIt) {
  for (std::string_view const text : {"0",
                                      "-0",
                                      "12",
                                      "-1.5",
                                      "1e9",
                                      "1E+9",
                                      "0.5e-3",
                                      "true",
                                      "false",
                                      "null",
                                      "\"\"",
                                      "\"a b\"",
                                      R"("\"\\\/\b\f\n\r\t\u00e9")",
                                      R"("\ud83d\ude00")",
                                      R"("\ud83d")",
                                      "\"\x7F\"",
                                      "\"\u00E9\U0001F600\"",
                                      "[]",
                                      "[ ]",
                                      "{}",
                                      "{ }",
                                      "[1,2]",
                                      " [ 1 , [ ] , { \"a\" : [ { } ] } ] ",
                                      R"({"a":1,"b":{"c":[{}]},"d":""})",
                                      "\t\r\n0 "})
    EXPECT_TRUE(is_json(text)) << text;
  for (std::string_view const text : {"",         " ",           "-",
                                      "+1",       "01",          "-01",
                                      "1.",       ".5",          "1e",
                                      "1e+",      "0x1",         "nan",
                                      "tru",      "True",        "nul",
                                      "\"",       "\"a",         "'a'",
                                      R"("\x")",  R"("\u12g4")", R"("\u123")",
                                      R"("\)",    "\"\n\"",      "\"\x1F\"",
                                      "\"\xFF\"", "\"\xC3\"",    "\"\xED\xA0\x80\"",
                                      "[",        "]",           "[1",
                                      "[1,",      "[1,]",        "[,1]",
                                      "[1 2]",    "[1}",         "{",
                                      "{]",       "{\"a\"}",     "{\"a\":}",
                                      "{\"a\":1", "{\"a\":1,}",  "{\"a\" 1}",
                                      "{a:1}",    "{1:1}",       "{\"a\":1]",
                                      "[1]]",     "1 2",         "[[1,2],{\"a\":]}"})
    EXPECT_FALSE(is_json(text)) << text;
}

TEST(JsonValue, NestsAsDeepAsItMay) {
  for (std::size_t const depth : {json_cursor::max_depth, json_cursor::max_depth + 1, std::size_t{100'000}}) {
    bool const may = depth <= json_cursor::max_depth;
    EXPECT_EQ(is_json(repeated("[", depth) + repeated("]", depth)), may);
    EXPECT_EQ(is_json(repeated("{\"a\":", depth) + "1" + repeated("}", depth)), may);
    EXPECT_FALSE(is_json(repeated("[", depth)));
  }
}

TEST(JsonValue, IsReadUpToEveryCutWithoutGoingFurther) {
  std::string const whole = R"({"a":[1,{"b":"\u00e9\"x"},true],"cdefghijklmnop":-1.5e3})";
  for (std::size_t size = 0; size < whole.size(); ++size) {
    std::string const cut(whole.data(), size); // of its own, so that a sanitizer sees where it ends
    EXPECT_FALSE(is_json(cut)) << cut;
  }
  EXPECT_TRUE(is_json(whole));
}

TEST(JsonValue, HasTheMembersOfAnObjectInPlace) {
  std::string const text = R"( {"a" : [1, "]"] ,"\u0062":{"c":"}"},"d":"e\n"} )";
  std::string found;
  EXPECT_TRUE(read_object(text, [&](json_part const& key, json_part const& value) {
    found += std::string(key.inside()) + "=" + std::string(value.text) + (value.has_escapes ? "!" : "") + ";";
    EXPECT_GE(value.text.data(), text.data());
    return true;
  }));
  EXPECT_EQ(found, R"(a=[1, "]"];\u0062={"c":"}"};d="e\n"!;)");
  EXPECT_FALSE(read_object("[]", [](auto const&...) { return true; }));
  EXPECT_FALSE(read_object(R"({"a":1} x)", [](auto const&...) { return true; }));
  EXPECT_FALSE(read_object(R"({"a":1})", [](auto const&...) { return false; }));
}

TEST(JsonValue, IsDecoded) {
  struct {
    char const* json;
    std::string_view text;
  } const cases[]{
      {R"("a")", "a"},
      {R"("\"\\\/\b\f\n\r\t")", "\"\\/\b\f\n\r\t"},
      {R"("\u00E9\u20ac")", "\u00E9\u20AC"},
      {R"("\ud83d\uDE00.")", "\U0001F600."},
      {R"("\u0000")", std::string_view("\0", 1)},
      {R"("\ud83d")", "\uFFFD"},
      {R"("\ud83dx\ude00")", "\uFFFDx\uFFFD"},
      {R"("\ud83d\ud83d\ude00")", "\uFFFD\U0001F600"},
      {R"("\ud83d\n")", "\uFFFD\n"},
      {R"("\ud83d\u0041")", "\uFFFD"
                            "A"},
  };
  for (auto const& [json, text] : cases) {
    json_cursor at(json);
    json_part part;
    ASSERT_TRUE(at.read_value(part) && at.at_end()) << json;
    std::string decoded;
    append_decoded(decoded, part);
    EXPECT_EQ(decoded, text) << json;
    EXPECT_LE(decoded.size(), part.inside().size());
  }
}

} // namespace
