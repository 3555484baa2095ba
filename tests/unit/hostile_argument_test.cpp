// Values that try to be more than values: whatever they hold, the text around them is that around a harmless one.
#include <interco/safe_text.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "support/formatting.hpp"

namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;
using interco::argument;
using interco::find_text_fault;
using interco::insertion;
using interco::safe_line;
using interco::test::format;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr auto isolate = "\u2068"sv;
constexpr auto harmless = "zzz"sv;

// Each is a value, and all of them, thousands of times, are one.
std::string const hostile[] = {
    "{v}",
    "{",
    "}",
    "'",
    "''",
    "'{'",
    "{n, plural, other {#}}",
    "#",
    "|",
    "%n%s",
    "\\",
    "\n",
    "\r\n",
    "\t",
    "\0"s,
    "\x1B[2J",
    "\x7F",
    "\u0085",
    "\u009B",
    "\u2028",
    "\u2029",
    "\u202A",
    "\u202B",
    "\u202C",
    "\u202D",
    "\u202E",
    "\u2066",
    "\u2067",
    "\u2068",
    "\u2069",
    "\u2069\u202C\u2069",
    "\u200E",
    "\u200F",
    "\u061C",
    "\u202Ex\u202C",
    "\u2067x\u2069",
    "\u202Ax\u2069",
    "שלום",
    "مرحبا",
    "\uFEFF",
    "\uFFFE",
    "\U0001FFFF",
    "\xFF",
    "\xC0\xAF",                 // an overlong form
    "\xED\xA0\x80",             // lone surrogates, high
    "\xED\xB0\x80",             // and low
    "\xED\xA0\xBD\xED\xB8\x80", // and as a pair (CESU-8)
    "\xF4\x90\x80\x80",         // beyond U+10FFFF
    "\xE2\x80",                 // the beginning of a bidi control
};

/// A kind of argument, and how it holds a string.
struct value_kind {
  char const* name;
  char const* behind; // what is shown behind the string
  // Gives the argument to a function, since it is a view.
  std::function<void(std::string_view, std::function<void(argument const&)> const&)> with;
};
value_kind const kinds[] = {
    {"string", "", [](auto value, auto const& use) { use(argument(value)); }},
    {"path", "", [](auto value, auto const& use) { use(argument::path(value)); }},
    {"list", "",
     [](auto value, auto const& use) {
       std::string_view const items[]{"first", value, "last"};
       use(std::span<std::string_view const>(items));
     }},
    {"list of one", "", [](auto value, auto const& use) { use(std::span<std::string_view const>(&value, 1)); }},
    {"domain of a code", ":0x00000007",
     [](auto value, auto const& use) {
       use(interco::code{value, 7});
     }},
};

// Texts with {v} in them. "en" has no need of isolates for most values, "ar" has it for all.
struct text_case {
  char const* locale;
  char const* text;
} const texts[] = {
    {"en", "{v}"},
    {"en", "a {v}."},
    {"en", "a '{'{v}'}' ''{v}"},
    {"ar", "ملف {v} هنا."},
    {"ar", "{v}"},
    {"it", "\u2067a \u2068{v}\u2069\u2069 b"},
    {"en", "{n, plural, =0 {none} one {one {v}} other {# in {v} of #}} left"},
    {"ar", "{n, plural, zero {x} few {# ملفات في {v}.} other {{v} y}}"},
    {"en", "{w, select, a {A {n, selectordinal, few {the #rd {v}, #} other {{v} #}} B} other {C}}"},
    {"he", "{w, select, a {\u202A{n, plural, other {# {v} #}}\u202C ש} other {C}}"},
};

/// Formats a text with a value of a kind in the place of {v}.
std::string formatted(std::string const& locale, std::string_view text, value_kind const& kind, std::string_view value,
                      insertion how) {
  std::string result;
  kind.with(value, [&](argument const& one) {
    auto made = format(locale, text, {{"v", one}, {"n", 3}, {"w", "a"}}, {.insertion = how});
    EXPECT_THAT(made.problems, IsEmpty());
    result = std::move(made.text);
  });
  return result;
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

TEST(HostileArgument, LeavesTheTextAroundItAlone) {
  for (auto const& text : texts) {
    for (auto const& kind : kinds) {
      for (auto const how : {insertion::automatic, insertion::isolated, insertion::plain}) {
        auto const with_harmless = formatted(text.locale, text.text, kind, harmless, how);
        auto const harmless_place = formatted(text.locale, "{v}", kind, harmless, how);
        ASSERT_NE(with_harmless.find(harmless_place), std::string::npos);
        for (auto const& value : hostile) {
          SCOPED_TRACE(kind.name + " "s + safe_line(value) + " in " + text.locale + " " + text.text);
          auto const place = formatted(text.locale, "{v}", kind, value, how);
          auto const made = formatted(text.locale, text.text, kind, value, how);
          EXPECT_EQ(made, replace_all(with_harmless, harmless_place, place));
          auto const fault = find_text_fault(made);
          EXPECT_FALSE(fault) << to_string(*fault);
        }
      }
    }
  }
}

TEST(HostileArgument, StandsInItsPlaceAsTheSinkAsks) {
  auto const isolated = [](std::string_view shown) { return std::string(isolate).append(shown) + "\u2069"; };
  for (auto const* const locale : {"en", "ar"}) {
    for (auto const& kind : kinds) {
      for (auto const& value : hostile) {
        SCOPED_TRACE(kind.name + " "s + safe_line(value) + " in " + locale);
        auto const shown = safe_line(value) + kind.behind;
        auto const plain = formatted(locale, "{v}", kind, value, insertion::plain);
        auto const always = formatted(locale, "{v}", kind, value, insertion::isolated);
        auto const automatic = formatted(locale, "{v}", kind, value, insertion::automatic);
        if (kind.name == "list"sv) {
          EXPECT_THAT(plain, HasSubstr(shown));
          EXPECT_THAT(always, HasSubstr(isolated(shown)));
          EXPECT_THAT(automatic, HasSubstr(locale == "ar"sv ? isolated(shown) : shown));
          continue;
        }
        EXPECT_EQ(plain, shown);
        EXPECT_EQ(always, isolated(shown));
        EXPECT_TRUE(automatic == isolated(shown) || (locale == "en"sv && automatic == shown));
      }
    }
  }
}

TEST(HostileArgument, ChoosesOtherAsAWord) {
  for (auto const& value : hostile) {
    SCOPED_TRACE(safe_line(value));
    for (auto const& word : {value, "a" + value, value + "a"}) {
      for (auto const& one : {argument(word), argument::path(word)}) {
        auto const made = format("en", "{w, select, a {A} other {B {n, plural, other {#}}}} {w, select, other {}}C",
                                 {{"w", one}, {"n", 2}});
        EXPECT_EQ(made.text, "B 2 C");
        EXPECT_THAT(made.problems, IsEmpty());
      }
    }
  }
}

// A name that a program gives is compared, and never shown.
TEST(HostileArgument, IsNotTakenByAnotherName) {
  for (auto const& value : hostile) {
    SCOPED_TRACE(safe_line(value));
    auto const longer = "v" + value;
    auto const made = format("en", "a {v} b", {{value, 1}, {longer, 2}, {{}, 3}});
    EXPECT_EQ(made.text, "a {v} b");
    EXPECT_THAT(made.problems, ElementsAre(interco::format_problem{"v", interco::format_fault::missing}));
  }
}

// What is quadratic takes hours for this.
TEST(HostileArgument, IsReadInTimeThatItsLengthSays) {
  constexpr std::size_t size = 10'000'000;
  std::string value;
  value.reserve(size + 100);
  std::size_t end = 0;
  for (auto const& unit : hostile) {
    end += size / std::size(hostile);
    while (value.size() < end)
      value += unit;
  }
  auto const long_one = format("ar", "<{n, plural, one {} other {{v}}}>", {{"n", 2}, {"v", value}}).text;
  EXPECT_GE(long_one.size(), value.size());
  EXPECT_TRUE(long_one.starts_with('<') && long_one.ends_with('>'));
  EXPECT_FALSE(find_text_fault(long_one));

  std::vector<std::string_view> items;
  for (std::size_t i = 0; i < 100'000; ++i)
    items.push_back(hostile[i % std::size(hostile)]);
  auto const made = format("ar", "<{v}>", {{"v", items}}).text;
  EXPECT_TRUE(made.starts_with('<') && made.ends_with('>'));
  EXPECT_FALSE(find_text_fault(made));
}

} // namespace
