// Which branch a number takes. The categories stand here as CLDR 42 has them (plurals.xml, ordinals.xml), not as ICU
// answers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "support/formatting.hpp"

namespace {

using namespace std::string_literals;
using interco::argument;
using interco::test::format;
using testing::IsEmpty;

// What each language is asked for; a row below that leaves one out, or has one twice, is wrong.
std::set<double> const asked{0, 1, 2, 3, 5, 10, 11, 12, 14, 20, 21, 22, 25, 100, 101, 102, 111, 112, 1000000, 1.5, 0.1};

constexpr std::array categories{"zero", "one", "two", "few", "many", "other"};

struct language_case {
  char const* locale;
  char const* how; // "plural" or "selectordinal"
  std::array<std::vector<double>, categories.size()> numbers;
};
std::vector<double> const all(asked.begin(), asked.end());

language_case const languages[] = {
    {"en", "plural", {{{}, {1}, {}, {}, {}, {0,  2,  3,   5,   10,  11,  12,  14,      20,  21,
                                             22, 25, 100, 101, 102, 111, 112, 1000000, 1.5, 0.1}}}},
    {"en",
     "selectordinal",
     {{{}, {1, 21, 101}, {2, 22, 102}, {3}, {}, {0, 5, 10, 11, 12, 14, 20, 25, 100, 111, 112, 1000000, 1.5, 0.1}}}},
    {"it",
     "plural",
     {{{}, {1}, {}, {}, {1000000}, {0, 2, 3, 5, 10, 11, 12, 14, 20, 21, 22, 25, 100, 101, 102, 111, 112, 1.5, 0.1}}}},
    {"it", "selectordinal", {{{}, {}, {}, {}, {11}, {0,  1,  2,   3,   5,   10,  12,  14,      20,  21,
                                                     22, 25, 100, 101, 102, 111, 112, 1000000, 1.5, 0.1}}}},
    {"pl",
     "plural",
     {{{}, {1}, {}, {2, 3, 22, 102}, {0, 5, 10, 11, 12, 14, 20, 21, 25, 100, 101, 111, 112, 1000000}, {1.5, 0.1}}}},
    {"pl", "selectordinal", {{{}, {}, {}, {}, {}, all}}},
    {"ru",
     "plural",
     {{{}, {1, 21, 101}, {}, {2, 3, 22, 102}, {0, 5, 10, 11, 12, 14, 20, 25, 100, 111, 112, 1000000}, {1.5, 0.1}}}},
    {"ru", "selectordinal", {{{}, {}, {}, {}, {}, all}}},
    {"ar",
     "plural",
     {{{0}, {1}, {2}, {3, 5, 10}, {11, 12, 14, 20, 21, 22, 25, 111, 112}, {100, 101, 102, 1000000, 1.5, 0.1}}}},
    {"ar", "selectordinal", {{{}, {}, {}, {}, {}, all}}},
    {"ja", "plural", {{{}, {}, {}, {}, {}, all}}},
    {"ja", "selectordinal", {{{}, {}, {}, {}, {}, all}}},
};

/// A number in each way that a program may have it.
std::vector<argument> forms_of(double number) {
  std::vector<argument> forms{number, -number};
  if (std::trunc(number) == number) {
    auto const whole = static_cast<std::int64_t>(number);
    forms.insert(forms.end(), {whole, -whole, static_cast<std::uint64_t>(whole)});
  }
  return forms;
}

TEST(PluralFormat, TakesTheCategoryOfTheLanguage) {
  for (auto const& each : languages) {
    std::set<double> listed;
    // A branch that shows the number, and one that does not, come by its category in two ways.
    for (auto const* const shown : {"", "{v}", "#"}) {
      auto text = "{n, "s + each.how + ",";
      for (auto const* const category : categories)
        text += " "s + category + " {" + category + (shown == "#"s ? "<#>" : shown) + "}";
      for (std::size_t i = 0; i < categories.size(); ++i) {
        for (auto const number : each.numbers.at(i)) {
          listed.insert(number);
          for (auto const& form : forms_of(number)) {
            SCOPED_TRACE(text + " of " + std::to_string(number) + " in " + each.locale);
            auto const made = format(each.locale, text + "}", {{"n", form}, {"v", ""}});
            EXPECT_EQ(made.text.substr(0, made.text.find('<')), categories.at(i));
            EXPECT_THAT(made.problems, IsEmpty());
          }
        }
      }
    }
    EXPECT_EQ(listed, asked) << each.locale << ' ' << each.how;
  }
}

TEST(PluralFormat, PrefersAnExactNumberWithoutTheOffset) {
  constexpr auto exact = "{n, plural, zero {zero} one {one} two {two} few {few} many {many} other {other} =0 {none} "
                         "=1 {just one} =2.5 {two and a half}}";
  constexpr auto guests = "{n, plural, offset:1 =0 {nobody} =1 {you} =22 {a full house} zero {zero} one {one: #} two "
                          "{two: #} few {few: #} many {many: #} other {other: #}}";
  constexpr auto place = "{n, selectordinal, offset:2 =3 {bronze} one {#st} two {#nd} few {#rd} other {#th}}";
  struct {
    char const* locale;
    char const* text;
    argument n;
    char const* expected;
  } const cases[] = {
      {"en", exact, 0, "none"},
      {"en", exact, 0.0, "none"},
      {"en", exact, -0.0, "none"},
      {"en", exact, 1, "just one"},
      {"en", exact, 1U, "just one"},
      {"en", exact, 1.0, "just one"},
      {"en", exact, -1, "one"},
      {"en", exact, 2.5, "two and a half"},
      {"en", exact, 2, "other"},
      {"ar", exact, 0, "none"},
      {"ar", exact, 2, "two"},
      {"ru", exact, 1, "just one"},
      {"ru", exact, 21, "one"},
      {"pl", exact, 0, "none"},
      {"ja", exact, 1, "just one"},
      {"en", guests, 0, "nobody"},
      {"en", guests, 1, "you"},
      {"en", guests, 2, "one: 1"},
      {"en", guests, 3, "other: 2"},
      {"en", guests, 22, "a full house"}, // before the offset
      {"en", guests, 23, "other: 22"},
      {"en", guests, 1.5, "other: 0.5"},
      {"it", guests, 1000001, "many: 1.000.000"},
      {"it", guests, 1000000, "other: 999.999"},
      {"pl", guests, 2, "one: 1"},
      {"pl", guests, 3, "few: 2"},
      {"pl", guests, 13, "many: 12"},
      {"ru", guests, 101, "many: 100"},
      {"ru", guests, 102, "one: 101"},
      {"ar", guests, 1.0, "you"},
      {"ar", guests, 3, "two: ٢"},
      {"ar", guests, 4, "few: ٣"},
      {"ar", guests, 12, "many: ١١"},
      {"ar", guests, 101, "other: ١٠٠"},
      {"ja", guests, 2, "other: 1"},
      {"en", "{n, plural, offset:2 other {#}}", 0, "-2"},
      {"en", "{n, plural, offset:2 other {#}}", -1, "-3"},
      {"en", "{n, plural, offset:0.5 one {# a} other {# b}}", 2, "1.5 b"},
      {"en", "{n, plural, offset:0.5 one {# a} other {# b}}", 1.5, "1 a"},
      {"en", "{n, plural, offset:-1 one {# a} other {# b}}", 0, "1 a"},
      {"en", "{n, plural, =18446744073709551615 {all} =-1 {none} other {#}}", std::uint64_t{0} - 1, "all"},
      {"en", "{n, plural, =18446744073709551615 {all} =-1 {none} other {#}}", -1, "none"},
      {"en", place, 3, "bronze"},
      {"en", place, 4, "2nd"},
      {"en", place, 5, "3rd"},
      {"en", place, 13, "11th"},
      {"en", place, 23, "21st"},
      {"it", place, 13, "11th"}, // "many" is not there
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.locale + " "s + each.text);
    auto const made = format(each.locale, each.text, {{"n", each.n}});
    EXPECT_EQ(made.text, each.expected);
    EXPECT_THAT(made.problems, IsEmpty());
  }
}

} // namespace
