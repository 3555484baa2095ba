// Texts of the command in lines.
#include "interco/columns.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace {

using interco::command::columns;
using interco::command::wrapped;
using testing::ElementsAre;

TEST(Columns, AreTwoForWideCharactersAndNoneForMarks) {
  struct {
    std::string_view text;
    std::size_t width;
  } const cases[] = {
      {"", 0},
      {"e\u0301", 1},                              // combining
      {"\u0635\u0610\u064E", 1},                   // Arabic with a sign and a vowel
      {"a\u200D\u200Eb", 2},                       // a joiner, a mark of direction
      {"\u202Aa\u202C\u2068b\u2069", 2},           // an embedding, an isolate
      {"\u1100", 2},                               // Hangul
      {"\uD55C", 2},                               // the same, composed
      {"\u300C\u30AB\u6F22\u300D", 8},             // CJK
      {"\uF900", 2},                               // an ideograph for compatibility
      {"\uFE30", 2},                               // vertical punctuation
      {"\uFF1A", 2},                               // a fullwidth colon
      {"\uFF76", 1},                               // halfwidth kana
      {"\uFFE5", 2},                               // a fullwidth yen sign
      {"\U0001F600", 2},                           // a pictograph
      {"\u00E9\u0416\u2013\u2026\u00BB\u00A0", 6}, // of one column, as most
      {"\xFF", 1},                                 // damaged
  };
  for (auto const& each : cases)
    EXPECT_EQ(columns(each.text), each.width) << each.text;
}

TEST(Wrapped, EndsLinesAtBlanksWhichAreLeftOut) {
  EXPECT_THAT(wrapped("one two three", 7), ElementsAre("one two", "three"));
  EXPECT_THAT(wrapped("one two three", 6), ElementsAre("one", "two", "three"));
  EXPECT_THAT(wrapped("one   two", 4), ElementsAre("one", "two"));
  EXPECT_THAT(wrapped("one two ", 7), ElementsAre("one two "));
  EXPECT_THAT(wrapped("one two", 80), ElementsAre("one two"));
}

TEST(Wrapped, LeavesWholeWhatIsTooLong) {
  EXPECT_THAT(wrapped("a --long-option b", 4), ElementsAre("a", "--long-option", "b"));
  EXPECT_THAT(wrapped("see https://example.org/a-b/c?d=e", 12), ElementsAre("see", "https://example.org/a-b/c?d=e"));
}

TEST(Wrapped, KeepsLinesAndWhatBeginsWithABlank) {
  EXPECT_THAT(wrapped("", 10), ElementsAre(""));
  EXPECT_THAT(wrapped("one\n\ntwo\n", 10), ElementsAre("one", "", "two", ""));
  EXPECT_THAT(wrapped("a table\n  of two columns\nis kept", 7), ElementsAre("a table", "  of two columns", "is kept"));
}

TEST(Wrapped, BreaksBetweenIdeographsAndNeverBeforeTheirStops) {
  EXPECT_THAT(wrapped("証明書の有効期限", 8), ElementsAre("証明書の", "有効期限"));
  EXPECT_THAT(wrapped("証明書の有効期限", 9), ElementsAre("証明書の", "有効期限"));
  EXPECT_THAT(wrapped("証明書、期限。", 6), ElementsAre("証明", "書、期", "限。"));
  EXPECT_THAT(wrapped("環境変数LC_MESSAGESに従う", 12), ElementsAre("環境変数", "LC_MESSAGES", "に従う"));
}

TEST(Wrapped, KeepsNoBreakSpaces) {
  EXPECT_THAT(wrapped("il dit\u00A0: oui", 6), ElementsAre("il", "dit\u00A0:", "oui"));
}

TEST(Wrapped, LosesNothingAndFitsWhereThereAreBlanks) {
  std::string_view const text = "Le certificat reçu n’est plus valide ; vérifier la date et l’heure de cet ordinateur";
  for (std::size_t width = 11; width < 90; ++width) {
    std::string joined;
    for (auto const line : wrapped(text, width)) {
      EXPECT_LE(columns(line), width);
      (joined += joined.empty() ? "" : " ") += line;
    }
    EXPECT_EQ(joined, text);
  }
}

} // namespace
