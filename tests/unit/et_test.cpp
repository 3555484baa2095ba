#include "exchange/et.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/fixtures.hpp"

namespace {

using namespace interco::exchange;

import_options const options{"disk", interco::audience::administrator, {}};

std::vector<std::string> told(diagnostics const& found) {
  std::vector<std::string> lines;
  for (auto const& each : found.all())
    lines.push_back(to_string(each));
  return lines;
}

TEST(ErrorTable, HasTheBaseOfItsName) {
  // As com_err(3) says it: A is 1, and each further character shifts by six bits.
  EXPECT_EQ(error_table_base("A"), 1U << 8U);
  EXPECT_EQ(error_table_base("_"), 63U << 8U);
  EXPECT_EQ(error_table_base("ab"), (27U << 6U | 28U) << 8U);
  EXPECT_EQ(error_table_base("krb5"), 0x96C73A00U); // krb5_err.h: -1765328384
  EXPECT_EQ(error_table_base(""), std::nullopt);
  EXPECT_EQ(error_table_base("abcde"), std::nullopt);
  EXPECT_EQ(error_table_base("a-b"), std::nullopt);
}

TEST(ErrorTable, IsReadInEachDialect) {
  diagnostics found;
  auto const domain = read_et(interco::test::read_source("tests/data/et/disk.et"), "disk.et", options, found);
  ASSERT_TRUE(domain);
  EXPECT_EQ(told(found),
            std::vector<std::string>{
                "disk.et:10:2: warning: DISK_NAME_TOO_LONG: a format such as %s is shown as it is written: a "
                "table has no arguments [format]"});
  auto const base = *error_table_base("disk");
  struct {
    char const* symbol;
    std::uint32_t value;
    char const* text;
  } const expected[] = {{"DISK_FULL", base, "The disk is full"},
                        {"DISK_BAD_BLOCK", base + 1, "A block of \"the disk\" cannot be read"},
                        {"DISK_NAME_TOO_LONG", base + 5, "The name is longer than %d characters"},
                        {"OTHER", base + 6, "It did not work"}};
  ASSERT_EQ(domain->codes.codes.size(), std::size(expected));
  for (std::size_t i = 0; i < std::size(expected); ++i) {
    auto const& code = domain->codes.codes[i];
    EXPECT_EQ(code.symbol, expected[i].symbol);
    EXPECT_EQ(code.value, expected[i].value);
    EXPECT_EQ(code.severity, interco::severity::error);
    EXPECT_EQ(code.audience, interco::audience::administrator);
    EXPECT_EQ(domain->english[i].key, expected[i].symbol);
    EXPECT_EQ(domain->english[i].text, expected[i].text);
  }
  EXPECT_EQ(domain->codes.codes[2].at.line, 9U);
}

TEST(ErrorTable, TakesTheFirstOfTwoNamesForItsBase) {
  diagnostics found;
  auto const domain =
      read_et("et kr library\nec A, \"a\\tb\\\\\\x21\\041\"\nid \"1.2\"\nend\nanything", "x.et", options, found);
  ASSERT_TRUE(domain);
  EXPECT_EQ(domain->codes.codes[0].value, *error_table_base("kr"));
  EXPECT_EQ(domain->english[0].text, "a\tb\\!!");
}

TEST(ErrorTable, TakesATextFromTheLineBehindItsSymbol) {
  diagnostics found;
  auto const domain = read_et("et a\nec A,\n\t\"x\"\nec B, \r\n  \"y\"\nec C, \\\n\n\"z\"\n", "x.et", options, found);
  ASSERT_TRUE(domain);
  ASSERT_EQ(domain->english.size(), 3U);
  EXPECT_EQ(domain->english[0].at.line, 3U);
  EXPECT_EQ(domain->english[1].text, "y");
  EXPECT_EQ(domain->english[2].text, "z");
  EXPECT_FALSE(read_et("et a\nec A,\nec B, \"y\"\nec C,\n\n\"z\"\nec D,", "x.et", options, found));
  EXPECT_EQ(told(found), (std::vector<std::string>{
                             "x.et:2:6: error: A: a text between quotes expected [syntax]",
                             "x.et:4:6: error: C: a text between quotes expected [syntax]",
                             "x.et:6:1: error: \"\" where a keyword, such as error_code, was expected [syntax]",
                             "x.et:7:6: error: D: a text between quotes expected [syntax]"}));
}

TEST(ErrorTable, TellsOfFormatsOnly) {
  struct {
    char const* text;
    bool warns;
  } const cases[] = {{"100%", false},   {"100% sure", false}, {"%d", true},
                     {"%-5.3ld", true}, {"50%%", false},      {"%% %s", true}};
  for (auto const& each : cases) {
    diagnostics found;
    ASSERT_TRUE(read_et("et a\nec A, \"" + std::string(each.text) + "\"\n", "x.et", options, found));
    EXPECT_EQ(found.all().size(), each.warns ? 1U : 0U) << each.text;
  }
}

TEST(ErrorTable, NamesThePlaceOfEachProblem) {
  std::string many = "et a\n";
  for (int i = 0; i <= 256; ++i)
    many += "ec A" + std::to_string(i) + ", \"x\"\n";
  struct {
    std::string text;
    std::vector<std::string> lines;
  } const cases[] = {
      {"", {"x.et:1:1: error: no error_table [no-table]"}},
      {"# nothing\net a\nend\n", {"x.et:1:1: error: no error_code [no-codes]"}},
      {"ec A, \"x\"\n", {"x.et:1:1: error: A before error_table [syntax]"}},
      {"et a\net b\nec A, \"x\"", {"x.et:2:1: error: a second error_table; a file has one [syntax]"}},
      {"et abcde\nec A, \"x\"",
       {"x.et:1:4: error: the table is named \"abcde\", expected up to four of A-Z, a-z, 0-9 and _ [wrong-name]"}},
      {"et a\nfoo\nec A \"x\"\nec B, x\nec C, \"x\nec D, \"\\q\"\nec E, \"\"\nec F, \"f\" g\n",
       {"x.et:2:1: error: \"foo\" where a keyword, such as error_code, was expected [syntax]",
        "x.et:3:6: error: A: \",\" expected behind the symbol [syntax]",
        "x.et:4:7: error: B: a text between quotes expected [syntax]",
        "x.et:5:7: error: C: a text that does not end in its line [syntax]",
        "x.et:6:8: error: D: an escape that is no character of ASCII [wrong-escape]",
        "x.et:7:7: error: E: empty [empty-text]",
        "x.et:8:11: error: something more where the end of the line was expected [syntax]"}},
      {"et a\nec A, \"x\"\nindex 0\nindex 256\nindex x\n",
       {"x.et:3:7: error: index is 0, but the codes before it reach 0 [wrong-value]",
        "x.et:4:7: error: index is \"256\", expected a number up to 255 [wrong-value]",
        "x.et:5:7: error: index is \"x\", expected a number up to 255 [wrong-value]"}},
      {"et a\nec A, \"x\"\nec A, \"y\"\nec a, \"z\"\nec 1A, \"x\"\nec Version, \"x\"\n",
       {"x.et:3:1: error: A is there already, in line 2 [duplicate-symbol]",
        "x.et:4:1: error: a differs only in case from A, in line 2 [duplicate-symbol]",
        "x.et:5:1: error: \"1A\" is no symbol: letters, digits and _ expected, no digit first [wrong-symbol]",
        "x.et:6:1: error: \"Version\" is no symbol: ICU keeps the version of a bundle under that key [wrong-symbol]"}},
      {many, {"x.et:258:1: error: A256: a table has at most 256 codes [too-many]"}},
  };
  for (auto const& each : cases) {
    diagnostics found;
    EXPECT_FALSE(read_et(each.text, "x.et", options, found)) << each.text;
    EXPECT_EQ(told(found), each.lines);
  }
}

} // namespace
