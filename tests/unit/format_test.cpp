// Texts with values in them. What ICU's MessageFormat makes of a text is the oracle wherever both can do it.
#include <interco/codes/sspi.hpp>
#include <interco/interco.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "support/formatting.hpp"

namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;
using interco::argument;
using interco::find_text_fault;
using interco::format_fault;
using interco::format_problem;
using interco::insertion;
using interco::named_argument;
using interco::test::format;
using interco::test::format_with_icu;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr auto infinity = std::numeric_limits<double>::infinity();
constexpr auto not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr auto least = std::numeric_limits<std::int64_t>::min();
constexpr auto most = std::numeric_limits<std::uint64_t>::max();

/// A point in time, in seconds since 1970.
argument at(std::int64_t seconds) {
  return std::chrono::sys_seconds(std::chrono::seconds(seconds));
}

// What is a value, at compile time.
enum class plain_enum { value };
enum old_enum { old_value };
template <class T>
constexpr bool is_value = std::is_constructible_v<argument, T>;
static_assert(is_value<int> && is_value<unsigned char> && is_value<long long> && is_value<std::uint64_t>);
static_assert(is_value<float> && is_value<double> && is_value<long double>);
static_assert(is_value<char const*> && is_value<char*> && is_value<std::string> && is_value<std::string_view>);
static_assert(is_value<std::filesystem::path> && is_value<interco::code> && is_value<interco::sspi::status>);
static_assert(is_value<std::vector<std::string_view>> && is_value<std::array<std::string_view, 2>>);
static_assert(is_value<std::chrono::system_clock::time_point> && is_value<std::chrono::sys_days>);
static_assert(!is_value<bool> && !is_value<char> && !is_value<char8_t> && !is_value<char16_t> && !is_value<char32_t> &&
              !is_value<wchar_t>);
static_assert(!is_value<plain_enum> && !is_value<old_enum> && !is_value<std::optional<int>> &&
              !is_value<std::optional<std::string>>);
static_assert(!is_value<std::nullptr_t> && !is_value<void*> && !is_value<int*> && !is_value<std::vector<std::string>>);

TEST(Format, IsWhatTheLanguageSays) {
  constexpr auto files = "{n, plural, =0 {no files} one {# file} two {# files (2)} few {# files (few)} many {# files "
                         "(many)} other {# files (other)}}";
  constexpr auto place = "{n, selectordinal, one {#st} two {#nd} few {#rd} many {#(many)} other {#th}}";
  struct {
    char const* locale;
    char const* text;
    argument n;
    char const* expected;
  } const cases[] = {
      {"en", files, 0, "no files"},
      {"en", files, 1, "1 file"},
      {"en", files, 1.0, "1 file"},
      {"en", files, 1.5, "1.5 files (other)"},
      {"en", files, 1.0001, "1 file"}, // as it is shown
      {"en", files, -1, "-1 file"},
      {"en", files, 1234567, "1,234,567 files (other)"},
      {"en", files, most, "18,446,744,073,709,551,615 files (other)"},
      {"en", files, least, "-9,223,372,036,854,775,808 files (other)"},
      {"en", files, not_a_number, "NaN files (other)"},
      {"en", files, infinity, "∞ files (other)"},
      {"it", files, 1, "1 file"},
      {"it", files, 1000000, "1.000.000 files (many)"},
      {"it", files, 1234.5, "1.234,5 files (other)"},
      {"pl", files, 1, "1 file"},
      {"pl", files, 22, "22 files (few)"},
      {"pl", files, 12, "12 files (many)"},
      {"pl", files, 1.5, "1,5 files (other)"},
      {"pl", files, 1234, "1\u00A0234 files (few)"}, // as MessageFormat has it, whatever CLDR says about four digits
      {"pl", "{n, number, ::.##}", 1234, "1234"},
      {"es", "{n, number, ::.##}", 1234, "1234"},
      {"es", "{n, number, ::.##}", 12345, "12.345"},
      {"pl", files, 12345, "12\u00A0345 files (many)"},
      {"ru", files, 21, "21 file"},
      {"ru", files, 2, "2 files (few)"},
      {"ru", files, 11, "11 files (many)"},
      {"ru", files, 9007199254740993, "9\u00A0007\u00A0199\u00A0254\u00A0740\u00A0993 files (few)"},
      {"ru", files, 1.5, "1,5 files (other)"},
      {"ar", files, 0, "no files"},
      {"ar", files, 1, "١ file"},
      {"ar", files, 2, "٢ files (2)"},
      {"ar", files, 3, "٣ files (few)"},
      {"ar", files, 11, "١١ files (many)"},
      {"ar", files, 100, "١٠٠ files (other)"},
      {"ar", files, -1234, "\u061C-١٬٢٣٤ files (many)"},
      {"ja", files, 1, "1 files (other)"},
      {"ja", files, 1234, "1,234 files (other)"},
      {"es", files, 1234, "1.234 files (other)"},
      {"es", files, 12345, "12.345 files (other)"},
      {"hi", files, 1234567, "12,34,567 files (other)"},
      {"en", place, 1, "1st"},
      {"en", place, 2, "2nd"},
      {"en", place, 3, "3rd"},
      {"en", place, 11, "11th"},
      {"en", place, 1021, "1,021st"},
      {"en", place, 10021, "10,021st"},
      {"it", place, 11, "11(many)"},
      {"en", "{n, plural, offset:1 =0 {nobody} =1 {you} one {you and # other} other {you and # others}}", 1, "you"},
      {"en", "{n, plural, offset:1 =0 {nobody} =1 {you} one {you and # other} other {you and # others}}", 2,
       "you and 1 other"},
      {"en", "{n, plural, offset:1 =0 {nobody} =1 {you} one {you and # other} other {you and # others}}", most,
       "you and 18,446,744,073,709,551,614 others"},
      {"en", "{n, plural, =1.5 {one and a half} other {#}}", 1.5, "one and a half"},
      {"en", "{n, plural, one {{n, number,0.0} metre} other {{n, number,0.0} metres}}", 1, "1.0 metres"},
      // What "other" shows first decides whether 1 is "1", which is "one", or "1.0".
      {"en", "{n, plural, one {one} other {{v}{n, number,0.0}}}", 1, "v1.0"},
      {"en", "{n, plural, =0 {none} one {one} other {{n, number,0.0} and #}}", 1, "1.0 and 1"},
      {"en", "{n, plural, one {one} other {# {n, number,0.0}}}", 1, "one"},
      {"en", "{n, plural, one {one} other {{n} {n, number,0.0}}}", 1, "one"},
      {"en", "{n, plural, one {one} other {{m, plural, other {{n, number,0.0}}} #}}", 1, "one"},
      {"en", "{n, plural, other {first} other {second}}", 1, "first"},
      {"en", "{n, number}", -0.0, "-0"},
      {"en", "{n}", 1e20, "100,000,000,000,000,000,000"},
      {"en", "{n, number, percent}", 0.25, "25%"},
      {"it", "{n, number, integer}", 1234.5, "1.234"},
      {"en", "{n, number, currency}", 5, "¤5.00"},
      {"en", "{n, number, ::currency/EUR}", 1234, "€1,234.00"},
      {"en", "{n, number, ::compact-short}", 1234567, "1.2M"},
      {"it", "{n, number, ::percent .00}", 12.5, "12,50%"},
      {"en", "{n, number, ::scale/0.5}", most, "9,223,372,036,854,775,807.5"},
      {"en", "{n, number,#,##0.00}", 1234, "1,234.00"},
      {"en", "{n, spellout}", 21, "twenty-one"},
      {"en", "{n, spellout}", most, "18,446,744,073,709,551,615"}, // ICU has no words for it
      {"en", "{n, ordinal}", least, "-9,223,372,036,854,775,808"},
      {"it", "{n, spellout}", 21, "vent\u00ADuno"},
      {"en", "{n, ordinal}", 21, "21st"},
      {"en", "{n, duration}", 3661, "1:01:01"},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.locale + " "s + each.text + " -> " + each.expected);
    auto const made = format(each.locale, each.text, {{"n", each.n}, {"m", 1}, {"v", "v"}});
    EXPECT_EQ(made.text, each.expected);
    EXPECT_THAT(made.problems, IsEmpty());
  }
}

TEST(Format, NestsPluralAndSelect) {
  constexpr auto text = "{who, select, female {{n, plural, one {She has # file ({m, plural, one {# lock} other {# "
                        "locks}})} other {She has # files}}} other {{n, plural, one {They: #, {who, select, x {#x} "
                        "other {#}}} other {They: # and {name}}}}}";
  EXPECT_EQ(format("en", text, {{"who", "female"}, {"n", 1}, {"m", 3}}).text, "She has 1 file (3 locks)");
  EXPECT_EQ(format("en", text, {{"who", "female"}, {"n", 2}}).text, "She has 2 files");
  EXPECT_EQ(format("en", text, {{"who", "x"}, {"n", 1}}).text, "They: 1, #x");
  EXPECT_EQ(format("en", text, {{"who", "other"}, {"n", 5}, {"name", "#{n}'"}}).text, "They: 5 and #{n}'");
}

TEST(Format, TellsPointsInTime) {
  // The clocks of Rome go forward at 2026-03-29 01:00 UTC.
  constexpr std::int64_t change = 1774746000;
  struct {
    char const* locale;
    char const* text;
    std::int64_t seconds;
    char const* zone;
    char const* expected;
  } const cases[] = {
      {"en", "{d, time,HH:mm}", change - 1, "UTC", "00:59"},
      {"en", "{d, time,HH:mm}", change - 1, "Europe/Rome", "01:59"},
      {"en", "{d, time,HH:mm}", change, "Europe/Rome", "03:00"},
      {"en", "{d, time,HH:mm}", change, "Nowhere/At all", "01:00"},
      {"en", "{d, time,HH:mm}", change, "", "01:00"},
      {"en", "{d, time,HH:mm}", change, "\xFF{d}", "01:00"},
      {"en", "{d, time,HH:mm zzz}", change, "Europe/Rome", "03:00 GMT+2"},
      {"en", "{d}", 0, "UTC", "Jan 1, 1970, 12:00\u202FAM"},
      {"it", "{d}", change, "Europe/Rome", "29 mar 2026, 03:00"},
      {"it", "{d, date, long}", change, "Europe/Rome", "29 marzo 2026"},
      {"it", "{d, date, ::yMMMM}", change, "UTC", "marzo 2026"},
      {"pl", "{d, date, full}", change, "UTC", "niedziela, 29 marca 2026"},
      {"ru", "{d, date, short} {d, time, short}", change, "UTC", "29.03.2026 01:00"},
      {"ja", "{d, date, long}", change, "UTC", "2026年3月29日"},
      {"ar", "{d, date, long}", change, "UTC", "٢٩ مارس ٢٠٢٦"},
      {"en", "{d, date,yyyy-MM-dd}", -62135596800, "UTC", "0001-01-03"}, // Julian
  };
  for (int again = 0; again < 2; ++again) {
    for (auto const& each : cases) {
      SCOPED_TRACE(each.text);
      auto const made = format(each.locale, each.text, {{"d", at(each.seconds)}}, {.time_zone = each.zone});
      EXPECT_EQ(made.text, each.expected);
      EXPECT_THAT(made.problems, IsEmpty());
    }
  }
  // The format of "{d}" is that of all texts; it is asked for several zones in turn.
  for (std::string const zone : {"UTC", "Europe/Rome", "UTC", "Asia/Tokyo", "Europe/Rome"})
    EXPECT_EQ(format("it", "{d}", {{"d", at(change)}}, {.time_zone = zone}).text, zone == "UTC" ? "29 mar 2026, 01:00"
                                                                                  : zone == "Asia/Tokyo"
                                                                                      ? "29 mar 2026, 10:00"
                                                                                      : "29 mar 2026, 03:00");
  using namespace std::chrono;
  EXPECT_EQ(format("en", "{d, time,ss.SSS}", {{"d", sys_time<nanoseconds>(nanoseconds(-1))}}).text, "59.999");
}

TEST(Format, JoinsLists) {
  using list = std::vector<std::string_view>;
  struct {
    char const* locale;
    list items;
    char const* expected;
  } const cases[] = {
      {"en", {}, ""},
      {"en", {"a"}, "a"},
      {"en", {"a", "b"}, "a and b"},
      {"en", {"a", "b", "c"}, "a, b, and c"},
      {"it", {"a", "b", "c", "d"}, "a, b, c e d"},
      {"es", {"padre", "hijo"}, "padre e hijo"},
      {"ja", {"a", "b", "c"}, "a、b、c"},
      {"ru", {"{0}", "'", "#"}, "{0}, ' и #"},
      {"en", {"x\ny", "שלום", "\xFF"}, "x\\ny, \u2068שלום\u2069, and \\xFF"},
      {"ar", {"a", "b"}, "\u2068a\u2069 و\u2068b\u2069"},
  };
  for (auto const& each : cases) {
    for (auto const* text : {"{l}", "{l, list}"}) {
      auto const made = format(each.locale, text, {{"l", each.items}});
      EXPECT_EQ(made.text, each.expected);
      EXPECT_THAT(made.problems, IsEmpty());
    }
  }
}

TEST(Format, ReadsApostrophesAsIcuDoes) {
  struct {
    char const* text;
    char const* expected;
  } const cases[] = {
      {"It's {x}", "It's X"},
      {"It''s {x}", "It's X"},
      {"'{'{x}'}'", "{X}"},
      {"'{x}", "{x}"},
      {"l'{x} c'è", "l{x} cè"},
      {"'{''}' {x}", "{'} X"},
      {"{n, plural, other{'#' #}}", "# 7"},
      {"{n, plural, other{it''s '{'#'}'}}", "it's {7}"},
      {"{n, plural, other{'}' {x}'}'}}", "} X}"},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.text);
    std::vector<named_argument> const arguments{{"x", "X"}, {"n", 7}};
    EXPECT_EQ(format_with_icu("en", each.text, arguments), each.expected);
    EXPECT_EQ(format("en", each.text, arguments).text, each.expected);
  }
}

TEST(Format, ShowsANameForWhatIsMissingOrOfTheWrongKind) {
  using enum format_fault;
  struct {
    char const* text;
    std::vector<named_argument> arguments;
    char const* expected;
    std::vector<format_problem> problems;
  } const cases[] = {
      {"{b} {a} {b}", {}, "{b} {a} {b}", {{"b", missing}, {"a", missing}}},
      {"{a}", {{"A", 1}}, "{a}", {{"a", missing}}},
      {"{n, number}", {{"n", "1"}}, "{n}", {{"n", wrong_kind}}},
      {"{n, number}{n, spellout}{n, number, ::.0}", {{"n", at(0)}}, "{n}{n}{n}", {{"n", wrong_kind}}},
      {"{d, date}", {{"d", 0}}, "{d}", {{"d", wrong_kind}}},
      {"{l, list} {l}", {{"l", "x"}}, "{l} x", {{"l", wrong_kind}}},
      {"{n, plural, one {# file} other {# files}}", {}, "{n} files", {{"n", missing}}},
      {"{n, plural, one {# file} other {# files}}", {{"n", "1"}}, "{n} files", {{"n", wrong_kind}}},
      {"{n, plural, one {a file} other {files}}", {}, "{n}files", {{"n", missing}}},
      {"{n, plural, one {a file} other {files of {m}}} {k}",
       {},
       "{n}files of {m} {k}",
       {{"n", missing}, {"m", missing}, {"k", missing}}},
      {"{n, plural, one {# file} other {# files}}", {{"n", at(0)}}, "{n} files", {{"n", wrong_kind}}},
      {"{l, list, x}", {{"l", "x"}}, "{l, list, x}", {{"", wrong_pattern}}},
      {"{g, select, f {she} other {they}}", {{"g", 1}}, "{g}they", {{"g", wrong_kind}}},
      {"{g, select, f {she} other {they}}", {{"g", argument::path("f")}}, "she", {}},
      {"{a} {a}", {{"a", "1"}, {"a", "2"}}, "1 1", {}}, // the first counts
      {"{0} {10}", {{"0", "x"}, {"10", 5}}, "x 5", {}},
      {"{a", {{"a", 1}}, "{a", {{"", wrong_pattern}}},
      {"It's {a} }", {{"a", 1}}, "It's 1 }", {}},
      {"It's {a b}", {{"a", 1}}, "It's {a b}", {{"", wrong_pattern}}},
      {"{a, foo}", {{"a", 1}}, "{a, foo}", {{"", wrong_pattern}}},
      {"{a, plural, one {x}}", {{"a", 1}}, "{a, plural, one {x}}", {{"", wrong_pattern}}},
      {"{a, number, ::nonsense}", {{"a", 1}}, "{a, number, ::nonsense}", {{"", wrong_pattern}}},
      {"{a, choice, 0#x|1#y}", {{"a", 1}}, "{a, choice, 0#x|1#y}", {{"", wrong_pattern}}},
      {"\u202A{n, plural, one{\u202Cx} other{y}}",
       {{"n", 2}},
       "\u202A{n, plural, one{\u202Cx} other{y}}",
       {{"", wrong_pattern}}},
      {"{n,number,'\u202A'#;#'\u202C'}", {{"n", 2}}, "{n,number,'\u202A'#;#'\u202C'}", {{"", wrong_pattern}}},
      {"{\u202Aa}{b\u202C}", {}, "{\u202Aa}{b\u202C}", {{"", wrong_pattern}}},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.text);
    auto const made = format("en", each.text, std::span(each.arguments));
    EXPECT_EQ(made.text, each.expected);
    EXPECT_EQ(made.problems, each.problems);
  }
}

TEST(Format, ChangesNothingButThePlaceOfAValue) {
  std::string deep;
  for (int i = 0; i < 125; ++i)
    deep += "\u2067";
  for (int i = 0; i < 125; ++i)
    deep += "\u2069";
  std::vector<std::string> values{
      "",
      "{x}",
      "'{'",
      "''",
      "#",
      "{n, plural, other{#}}",
      "a\nb\tc\r",
      "\x1B[31mred",
      "a\0b"s,
      "\xFF\xC3",
      "\xE2\x80",
      "\xF4\x90\x80\x80",
      "\u202E",
      "\u202Aa\u202C",
      "\u2067a",
      "\u2069\u2069",
      "\u202Ex\u202C",
      "\u2028\u2029\u0085",
      "שלום",
      "/home/مرحبا",
      "\u200F",
      "\u061C",
      "\U0001F600",
      "e\u0301",
      "\uFFFE",
      "%s%n",
      "\u2068a\u2069b",
      deep,
      "\u202Dx",
      "\u2066\n\u2069",
  };
  struct {
    char const* locale;
    char const* before;
    char const* behind;
  } const texts[] = {
      {"en", "File ", " # 'x' {"},
      {"ar", "الملف ", " مفقود"},
      {"it", "", ""},
      {"en", "\u2067a\u2068", "\u2069b\u2069"},
  };
  for (auto const& text : texts) {
    auto behind = std::string(text.behind);
    std::string written;
    for (char const c : text.before + "\1"s + behind) // braces and apostrophes of the text itself
      written += c == '{' ? "'{'"s : c == '\'' ? "''"s : c == '\1' ? "{v}"s : std::string(1, c);
    for (auto const& value : values) {
      SCOPED_TRACE(interco::safe_line(value.substr(0, 100)) + " in " + text.before);
      for (auto const how : {insertion::automatic, insertion::isolated, insertion::plain}) {
        std::vector<std::string_view> const items{value};
        for (auto const& each : {argument(value), argument::path(value), argument(items)}) {
          auto const made = format(text.locale, written, {{"v", each}}, {.insertion = how});
          EXPECT_THAT(made.problems, IsEmpty());
          ASSERT_TRUE(made.text.starts_with(text.before) && made.text.ends_with(behind));
          auto const fault = find_text_fault(made.text);
          ASSERT_FALSE(fault) << to_string(*fault);
          auto const inside = made.text.substr(std::string_view(text.before).size(),
                                               made.text.size() - std::string_view(text.before).size() - behind.size());
          EXPECT_EQ(inside.find_first_of("\n\t\x1B\0"sv), std::string::npos);
          bool const is_isolated = inside.starts_with("\u2068") && inside.ends_with("\u2069");
          EXPECT_TRUE(how != insertion::isolated || is_isolated);
          auto const shown = is_isolated ? inside.substr(3, inside.size() - 6) : inside;
          EXPECT_TRUE(value == deep || shown == interco::safe_line(value)); // its innermost level is one too many
        }
      }
    }
  }
}

TEST(Format, TakesStringsOfTenMegabytes) {
  std::string const plain(10'000'000, 'x'); // NOLINT(bugprone-string-constructor): it is to be as long
  EXPECT_TRUE(format("en", "<{v}>", {{"v", plain}}).text == "<" + plain + ">");
  std::string const lines(1'000'000, '\n');
  std::vector<std::string_view> const items{lines, plain};
  auto const made = format("en", "<{v}>", {{"v", items}}).text;
  EXPECT_EQ(made.size(), 2 * lines.size() + plain.size() + "< and >"sv.size());
}

TEST(Format, IsolatesWhatRunsInTheOtherDirection) {
  struct {
    char const* locale;
    char const* value;
    insertion how;
    char const* expected;
  } const cases[] = {
      {"en", "abc", insertion::automatic, "<abc>"},
      {"en", "Łódź", insertion::automatic, "<Łódź>"},
      {"en", "שלום", insertion::automatic, "<\u2068שלום\u2069>"},
      {"en", "a\u200F", insertion::automatic, "<\u2068a\u200F\u2069>"},
      // The first and the last of what is written from right to left, and their neighbours.
      {"en", "\u058F", insertion::automatic, "<\u058F>"},
      {"en", "\u0590", insertion::automatic, "<\u2068\u0590\u2069>"},
      {"en", "\u08FF", insertion::automatic, "<\u2068\u08FF\u2069>"},
      {"en", "\u0900", insertion::automatic, "<\u0900>"},
      {"en", "\uFB1C", insertion::automatic, "<\uFB1C>"},
      {"en", "\uFB1D", insertion::automatic, "<\u2068\uFB1D\u2069>"},
      {"en", "\uFDFF", insertion::automatic, "<\u2068\uFDFF\u2069>"},
      {"en", "\uFE00", insertion::automatic, "<\uFE00>"},
      {"en", "\uFE6F", insertion::automatic, "<\uFE6F>"},
      {"en", "\uFE70", insertion::automatic, "<\u2068\uFE70\u2069>"},
      {"en", "\uFEFF", insertion::automatic, "<\u2068\uFEFF\u2069>"},
      {"en", "\uFF00", insertion::automatic, "<\uFF00>"},
      {"en", "\U000107FF", insertion::automatic, "<\U000107FF>"},
      {"en", "\U00010800", insertion::automatic, "<\u2068\U00010800\u2069>"},
      {"en", "\U00010FFF", insertion::automatic, "<\u2068\U00010FFF\u2069>"},
      {"en", "\U00011000", insertion::automatic, "<\U00011000>"},
      {"en", "\U0001E7FF", insertion::automatic, "<\U0001E7FF>"},
      {"en", "\U0001E800", insertion::automatic, "<\u2068\U0001E800\u2069>"},
      {"en", "\U0001EFFF", insertion::automatic, "<\u2068\U0001EFFF\u2069>"},
      {"en", "\U0001F000", insertion::automatic, "<\U0001F000>"},
      {"en", "\u200Ex", insertion::automatic, "<\u200Ex>"},
      {"en", "\u202Ax\u202C", insertion::automatic, "<\u2068\u202Ax\u202C\u2069>"},
      {"en", "\u2066x\u2069", insertion::automatic, "<\u2068\u2066x\u2069\u2069>"},
      {"en", "שלום", insertion::plain, "<שלום>"},
      {"en", "abc", insertion::isolated, "<\u2068abc\u2069>"},
      {"ar", "/usr/", insertion::automatic, "<\u2068/usr/\u2069>"},
      {"ar", "مرحبا", insertion::automatic, "<\u2068مرحبا\u2069>"},
      {"ar", "", insertion::automatic, "<>"},
      {"ar", "abc", insertion::plain, "<abc>"},
      {"he", "abc", insertion::automatic, "<\u2068abc\u2069>"},
      {"az-Arab", "abc", insertion::automatic, "<\u2068abc\u2069>"},
      {"tlh-Arab", "abc", insertion::automatic, "<\u2068abc\u2069>"}, // a language that ICU does not know
  };
  for (auto const& each : cases)
    EXPECT_EQ(format(each.locale, "<{v}>", {{"v", each.value}}, {.insertion = each.how}).text, each.expected);
}

// A text may take all levels that there are (UAX #9, max_depth): an isolate around a value would be one too many.
TEST(Format, NestsNoDeeperThanTheBidiAlgorithmDoes) {
  for (std::size_t const depth : {0, 61, 62, 63, 119, 124, 125}) {
    std::string text;
    for (std::size_t i = 0; i < depth; ++i)
      text += "\u2067";
    auto const behind = [&] {
      std::string closers;
      for (std::size_t i = 0; i < depth; ++i)
        closers += "\u2069";
      return closers;
    }();
    for (auto const how : {insertion::automatic, insertion::isolated, insertion::plain}) {
      std::string const value = "\u2067\u2067x\u2069\u2069";
      auto const made = format("en", text + "{v}" + behind, {{"v", value}}, {.insertion = how});
      EXPECT_THAT(made.problems, IsEmpty());
      EXPECT_FALSE(find_text_fault(made.text)) << depth;
      EXPECT_TRUE(made.text.starts_with(text) && made.text.ends_with(behind));
      auto const inside = made.text.substr(text.size(), made.text.size() - text.size() - behind.size());
      auto const shown = depth < 120 ? value : "\\u2067\\u2067x\\u2069\\u2069";
      bool const is_isolated = how != insertion::plain && depth < 125;
      EXPECT_EQ(inside, is_isolated ? "\u2068" + shown + "\u2069" : shown) << depth;
    }
  }
}

/// Makes patterns and values of the right kinds at random.
class generator {
 public:
  explicit generator(std::uint64_t seed) : random_(seed) {}

  std::string message(int depth, bool in_plural) {
    std::string text;
    for (auto i = below(4) + 1; i > 0; --i)
      text += piece(depth, in_plural);
    return text;
  }
  double number() {
    constexpr double numbers[]{0,    1,     2,       3,   5,   11, 21, 22,   100,  101,      1000,
                               1234, 12345, 1000000, 1.5, 0.1, -1, -7, 2.25, 1e15, 1.0000001};
    return numbers[below(std::size(numbers))];
  }
  std::int64_t integer() {
    auto const all = static_cast<std::int64_t>(random_());
    return all >> (random_() % 64);
  }
  std::size_t below(std::size_t count) { return random_() % count; }

 private:
  std::string piece(int depth, bool in_plural) {
    constexpr char const* words[]{"a", " ", "è", "''", "'{'", "日本", "'}x'", "It's", "#", "|", "\n", "\u200F", "."};
    constexpr char const* places[]{"{n}",
                                   "{x}",
                                   "{s}",
                                   "{ s }",
                                   "{n, number}",
                                   "{x, number, percent}",
                                   "{n, number, integer}",
                                   "{x, number, #,##0.00}",
                                   "{x, number, ::.00}",
                                   "{n, number, ::compact-long}",
                                   "{n, spellout}",
                                   "{n, ordinal}",
                                   "{d, date}",
                                   "{d, time, short}",
                                   "{d, date, ::yMMMMd}",
                                   "{d, date, full}"};
    auto const kind = below(in_plural ? 11 : 9);
    if (kind < 4)
      return words[below(std::size(words))];
    if (kind < 7 || depth == 0)
      return kind > 8 ? "#" : places[below(std::size(places))];
    if (kind > 8)
      return "#";
    if (below(3) == 0)
      return "{g, select, a {" + message(depth - 1, false) + "} b{" + message(depth - 1, false) + "} other {" +
             message(depth - 1, false) + "}}";
    std::string plural = below(2) == 0 ? "{n" : "{x";
    plural += below(3) == 0 ? ", selectordinal," : ", plural,";
    if (below(3) == 0)
      plural += " offset:" + std::to_string(below(3));
    for (auto const* name : {"=0", "zero", "=1", "one", "two", "few", "many", "other"}) {
      if (name == "other"sv || below(2) == 0)
        plural += " "s + name + " {" + message(depth - 1, true) + "}";
    }
    return plural + "}";
  }

  std::mt19937_64 random_;
};

TEST(Format, IsWhatIcuMakesOfIt) {
  generator make(20261123);
  constexpr char const* locales[]{"en", "it", "pl", "ru", "ar", "ja",    "fr",
                                  "de", "hi", "fa", "cs", "he", "pt-PT", "lv"};
  std::size_t compared = 0;
  for (int i = 0; i < 1000; ++i) {
    auto const text = make.message(3, false);
    std::string const locale = locales[make.below(std::size(locales))];
    bool const whole = make.below(2) == 0;
    std::vector<named_argument> const arguments{
        {"n", whole ? argument(make.below(30)) : argument(make.integer() / 1024)},
        {"x", make.number()},
        {"s", "text"},
        {"g", make.below(2) == 0 ? "a" : "c"},
        {"d", at(make.integer() >> 30)}};
    auto const expected = format_with_icu(locale, text, std::span(arguments));
    auto const made = format(locale, text, std::span(arguments), {.insertion = insertion::plain});
    SCOPED_TRACE(locale + " " + text);
    ASSERT_TRUE(expected);
    ASSERT_EQ(made.text, *expected);
    ASSERT_THAT(made.problems, IsEmpty());
    ++compared;
  }
  EXPECT_EQ(compared, 1000);
}

TEST(Format, WritesEveryIntegerAsIcuDoes) {
  generator make(1);
  for (auto const* locale :
       {"en", "it", "es",    "pl", "pt-PT", "hi", "ar", "ar-EG", "fa", "he",  "de-CH", "sv", "my",  "bn",
        "mr", "ne", "en-IN", "bg", "ka",    "lt", "sl", "fr",    "th", "und", "tlh",   "ur", "ckb", "ff-Adlm"}) {
    for (int i = 0; i < 300; ++i) {
      auto const number = make.integer();
      std::vector<named_argument> const arguments{{"n", number}};
      auto const unknown = locale == "tlh"sv ? "und" : locale;
      EXPECT_EQ(format(locale, "{n}", arguments).text, format_with_icu(unknown, "{n}", arguments)) << locale << number;
      auto const natural = static_cast<std::uint64_t>(number);
      std::vector<named_argument> const unsigned_arguments{{"n", natural}};
      EXPECT_EQ(format(locale, "{n}", unsigned_arguments).text, format_with_icu(unknown, "{n}", unsigned_arguments));
    }
  }
}

TEST(Format, IsBoundedForHostileTexts) {
  std::string many;
  for (int i = 0; i < 21845; ++i)
    many += "{a}";
  EXPECT_EQ(format("en", many, {{"a", "x"}}).text, std::string(21845, 'x'));
  EXPECT_EQ(format("en", many, {}).problems.size(), 1);

  std::string names;
  for (int i = 0; i < 10'000; ++i)
    names += "{n" + std::to_string(i) + "}";
  EXPECT_EQ(format("en", names, {}).text, names);
  EXPECT_EQ(format("en", names, {}).problems.size(), 10'000);

  std::string branches = "{n, plural,";
  std::string words = "{s, select,";
  for (int i = 0; i < 10'000; ++i) {
    branches += "=" + std::to_string(i) + "{" + std::to_string(i) + "}";
    words += "w" + std::to_string(i) + "{" + std::to_string(i) + "}";
  }
  EXPECT_EQ(format("en", branches + "other{#}}", {{"n", 9'999}}).text, "9999");
  EXPECT_EQ(format("en", words + "other{#}}", {{"s", "w9999"}}).text, "9999");

  for (int const depth : {32, 33}) {
    std::string nested = "#";
    for (int i = 0; i < depth; ++i)
      nested = "{n, plural, one{x} other{" + nested + "}}";
    auto const made = format("en", nested, {{"n", 2}});
    EXPECT_EQ(made.text, depth == 32 ? "2" : nested);
  }
  std::string formats;
  for (int i = 0; i < 300; ++i) {
    formats += "{n, number, 0." + std::string(static_cast<std::size_t>(i), '#') + "}";
    if (i == 255) {
      EXPECT_THAT(format("en", formats, {{"n", 1}}).problems, IsEmpty());
    }
  }
  EXPECT_THAT(format("en", formats, {{"n", 1}}).problems, ElementsAre(format_problem{"", format_fault::wrong_pattern}));
}

} // namespace
