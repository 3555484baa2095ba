#include "exchange/icu_text.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace interco::exchange;

TEST(IcuText, ReadsStrings) {
  diagnostics found;
  auto const source = read_icu_text(R"(// a comment { "
/* another
   one */
en:table(nofallback) {
  PLAIN { "text" }
  A.action:string { "one " "two" }
  "QUOTED" { unquoted }
  ESCAPES { "a\"b\\c\nd\te\u00E8\U0001F600\uD83D\uDE00\x41\'" }
  EMPTY { "" }
  "%%Parent" { "root" }
  Version { "1" }
}
)",
                                    "en.txt", "en", found);
  auto const& entries = source.entries;
  EXPECT_EQ(found.all().size(), 0);
  ASSERT_EQ(entries.size(), 5);
  EXPECT_EQ(entries[0].key, "PLAIN");
  EXPECT_EQ(entries[0].text, "text");
  EXPECT_EQ(entries[0].at.line, 5);
  EXPECT_EQ(entries[0].at.column, 3);
  EXPECT_EQ(entries[1].key, "A.action");
  EXPECT_EQ(entries[1].text, "one two");
  EXPECT_EQ(entries[2].key, "QUOTED");
  EXPECT_EQ(entries[2].text, "unquoted");
  EXPECT_EQ(entries[3].text, "a\"b\\c\nd\te\xC3\xA8\xF0\x9F\x98\x80\xF0\x9F\x98\x80"
                             "A'");
  EXPECT_EQ(entries[4].text, "");
}

TEST(IcuText, PutsTogetherWhatIsInPieces) {
  diagnostics found;
  auto const source =
      read_icu_text("en{A{\"\"\"a\\n\"/*x*/\"\\u00e8\"//y\n\"\"\"\\\"z\"}\"B\\u002E\"{\"\"}}", "en.txt", "en", found);
  EXPECT_EQ(found.all().size(), 0);
  ASSERT_EQ(source.entries.size(), 2);
  EXPECT_EQ(source.entries[0].key, "A");
  EXPECT_EQ(source.entries[0].text, "a\n\xC3\xA8\"z");
  EXPECT_EQ(source.entries[1].key, "B.");
  EXPECT_EQ(source.entries[1].text, "");
}

TEST(IcuText, NamesThePlaceOfEachProblem) {
  struct {
    char const* text;
    char const* first;   // the first finding
    std::size_t entries; // still read
  } const cases[] = {
      {"", "en.txt:1:1: error: the bundle is named \"\", the file \"en\" [wrong-name]", 0},
      {"it { A { \"x\" } }", "en.txt:1:1: error: the bundle is named \"it\", the file \"en\" [wrong-name]", 1},
      {"en {\n A { \"x\" }\n", "en.txt:3:1: error: the end of the file where '}' was expected [syntax]", 1},
      {"en {\n A { \"x }\n}", "en.txt:2:6: error: a string that does not end [syntax]", 0},
      {"en {\n A \"x\" }\n B { \"y\" } }", "en.txt:2:4: error: '\"' where '{' was expected [syntax]", 0},
      {"en {\n A { \"\\q\" }\n B { \"y\" } }", "en.txt:2:7: error: unknown escape '\\q' [wrong-escape]", 2},
      {"en {\n A { \"\\\xC3\xA8\" } }", "en.txt:2:7: error: unknown escape '\\\xC3\xA8' [wrong-escape]", 1},
      {"en {\n A { \"\\", "en.txt:2:6: error: a string that does not end [syntax]", 0},
      {"en {\n A { \"\\uD83D\" } }", "en.txt:2:7: error: an escape that is no character [wrong-escape]", 1},
      {"en {\n A { \"\\u0000\" } }", "en.txt:2:7: error: an escape that is no character [wrong-escape]", 1},
      {"en {\n A { \"\\u12\" } }", "en.txt:2:7: error: an escape that is no character [wrong-escape]", 1},
      {"en {\n A { B { \"x\" } }\n C { \"y\" } }",
       "en.txt:2:8: error: A is no string; a catalog's bundle has only strings [wrong-type]", 1},
      {"en {\n A { \"x\", \"y\" }\n C { \"z\" } }",
       "en.txt:2:9: error: A is an array; a catalog's bundle has only strings [wrong-type]", 1},
      {"en {\n A:int { 5 }\n C { \"z\" } }",
       "en.txt:2:3: error: a resource of type int; a catalog's bundle has only strings [wrong-type]", 1},
      {"en { \"", "en.txt:1:6: error: a string that does not end [syntax]", 0},
      {"en { \"\"", "en.txt:1:6: error: the end of the file where a key was expected [syntax]", 0},
      {"en {\n A { hello world }\n B { \"y\" } }",
       "en.txt:2:2: error: A has a string without quotes beside another one; quotes expected [syntax]", 2},
      {"en {\n A { \"x\" }\n \xC3\xA8 \xE2\x82\xAC",
       "en.txt:3:5: error: '\xE2\x82\xAC' where '{' was expected [syntax]", 1},
      {"en { A { \\u00e8 } }", "en.txt:1:10: error: an escape outside quotes; quotes expected [syntax]", 1},
      {"en { } x", "en.txt:1:8: error: text behind the end of the bundle [syntax]", 0},
      {"en { /* }", "en.txt:1:6: error: a comment that does not end [syntax]", 0},
      {"en { { } A { \"x\" } }", "en.txt:1:6: error: '{' where a key was expected [syntax]", 0},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.text);
    diagnostics found;
    auto const source = read_icu_text(each.text, "en.txt", "en", found);
    ASSERT_FALSE(found.all().empty());
    EXPECT_EQ(to_string(found.all()[0]), each.first);
    EXPECT_EQ(source.entries.size(), each.entries);
  }
}

TEST(IcuText, EndsOnDeepNesting) {
  std::string text = "en { A ";
  text.append(200000, '{');
  diagnostics found;
  EXPECT_TRUE(read_icu_text(text, "en.txt", "en", found).entries.empty());
  EXPECT_GT(found.error_count(), 0);
}

TEST(IcuText, ReadsBackWhatItQuotes) {
  for (std::string const text :
       {"plain", "a\"b", "a\\b", "line\nline\ttab", "bell\a cr\r del\x7F", "\xC3\xA8 'x' {y}", "// no comment", ""}) {
    diagnostics found;
    auto const source = read_icu_text("en { A { " + quote_icu(text) + " } }", "en.txt", "en", found);
    ASSERT_EQ(source.entries.size(), 1);
    EXPECT_EQ(source.entries[0].text, text);
  }
}

} // namespace
