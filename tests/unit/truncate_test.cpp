#include <interco/truncate.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include "core/text_sink.hpp"
#include "core/utf8.hpp"
#include "support/allocations.hpp"

namespace {

using namespace std::string_literals;
using interco::truncated;

std::string utf8(std::u32string_view text) {
  std::string result;
  for (char32_t const c : text)
    interco::detail::append_utf8(result, c);
  return result;
}

std::string repeated(std::u32string_view part, std::size_t times) {
  auto const one = utf8(part);
  std::string result;
  result.reserve(one.size() * times);
  for (std::size_t i = 0; i < times; ++i)
    result += one;
  return result;
}

TEST(Truncated, KeepsWholeGraphemeClusters) {
  struct {
    char const* what;
    std::u32string text;
    std::size_t most; // in code points, before UTF-8 is made of them
    std::size_t kept;
  } const cases[] = {
      {"all fits", U"abc", 3, 3},
      {"a letter a byte", U"abc", 2, 2},
      {"nothing fits", U"abc", 0, 0},
      {"nothing at all", U"", 0, 0},
      {"GB3: a line end", U"a\r\nb", 2, 1},
      {"GB3: not the other way round", U"a\n\rb", 2, 2},
      {"GB4: marks do not belong to a control", U"a\n\u0301b", 2, 2},
      {"GB6: Hangul, L V T", U"a\u1112\u1161\u11ABb", 3, 1},
      {"GB7: LV T", U"a\uD558\u11ABb", 2, 1},
      {"GB8: LVT T", U"a\uD55C\u11ABb", 2, 1},
      {"GB8: LVT, but no V", U"a\uD55C\u1161b", 2, 2},
      {"GB9: marks", U"ae\u0301\u0323b", 3, 1},
      {"GB9: the first character's", U"e\u0301b", 1, 0},
      {"GB9: a variation selector", U"a\u2764\uFE0Fb", 2, 1},
      {"GB9a: a spacing mark", U"a\u0915\u093Eb", 2, 1},
      {"GB9b: a sign before its number", U"a\u06001b", 2, 1},
      {"GB9c: a conjunct", U"a\u0915\u094D\u0937b", 3, 1},
      {"GB9c: with a mark and a joiner", U"a\u0915\u093C\u094D\u200D\u0937b", 5, 1},
      {"GB9c: no conjunct of Tamil", U"a\u0B95\u0BCD\u0BB7b", 3, 3},
      {"GB9c: a vowel sign comes between", U"a\u0915\u0941\u094D\u0937b", 4, 4},
      {"GB11: a family", U"a\U0001F468\u200D\U0001F469\u200D\U0001F467b", 4, 1},
      {"GB11: with a skin tone", U"a\U0001F469\U0001F3FD\u200D\U0001F680b", 4, 1},
      {"GB11: a joiner behind a letter", U"a\u200D\U0001F680b", 2, 2},
      {"GB12: flags", U"\U0001F1EE\U0001F1F9\U0001F1E9\U0001F1EA", 3, 2},
      {"GB12: between flags", U"\U0001F1EE\U0001F1F9\U0001F1E9\U0001F1EA", 2, 2},
      {"GB13: flags behind a letter", U"a\U0001F1EE\U0001F1F9\U0001F1E9\U0001F1EA", 4, 3},
  };
  for (auto const& [what, text, most, kept] : cases) {
    auto const whole = utf8(text);
    EXPECT_EQ(truncated(whole, utf8(text.substr(0, most)).size()), utf8(text.substr(0, kept))) << what;
  }
}

TEST(Truncated, CutsNoCharacter) {
  auto const text = utf8(U"\u00E8\u20AC\U0001F600");
  std::size_t const kept[] = {0, 0, 2, 2, 2, 5, 5, 5, 5, 9};
  for (std::size_t most = 0; most < std::size(kept); ++most)
    EXPECT_EQ(truncated(text, most).size(), kept[most]) << most;
}

/// Where ICU ends a cluster, in bytes of a text.
class icu_borders {
 public:
  icu_borders()
      : iterator_(icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status_)),
        text_(nullptr, utext_close) {}

  std::vector<std::size_t> of(std::string_view text) {
    text_.reset(utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status_));
    iterator_->setText(text_.get(), status_);
    std::vector<std::size_t> result;
    for (auto at = iterator_->first(); at != icu::BreakIterator::DONE; at = iterator_->next())
      result.push_back(static_cast<std::size_t>(at));
    EXPECT_TRUE(U_SUCCESS(status_));
    return result;
  }

 private:
  UErrorCode status_ = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> iterator_;
  std::unique_ptr<UText, UText* (*)(UText*)> text_;
};

void expect_same_borders(icu_borders& icu, std::string const& text) {
  auto const borders = icu.of(text);
  for (std::size_t most = 0; most <= text.size(); ++most) {
    auto const expected = *std::prev(std::upper_bound(borders.begin(), borders.end(), most));
    ASSERT_EQ(truncated(text, most).size(), expected) << testing::PrintToString(text) << " at " << most;
  }
}

/// Returns whether the data of ICU must say the same of a character: those of Unicode 15.0, whose classes did not
/// change before 16.0.
bool is_old(UChar32 c) {
  UVersionInfo age;
  u_charAge(c, age);
  return age[0] > 0 && age[0] <= 15 && (age[0] < 15 || age[1] == 0);
}

TEST(Truncated, EndsWhereIcuEndsAClusterForEveryCharacter) {
#if U_ICU_VERSION_MAJOR_NUM >= 76
  GTEST_SKIP() << "Unicode 16.0 changed Grapheme_Cluster_Break of characters that were there before";
#endif
  // Each character between others that are of all classes.
  constexpr std::u32string_view before = U"a\u0300\u200D\u0915\u094D\u0600\u1100\u1161\u11A8\U0001F1EE\U0001F680\n";
  constexpr std::u32string_view after = U"a\u0300\u0915\u1100\u1161\u11A8\U0001F1EE\U0001F680";
  icu_borders icu;
  for (UChar32 c = 0; c <= UCHAR_MAX_VALUE; ++c) {
    // Of the many characters that stand alone every 61st, besides those that ICU knows as something else.
    bool const stands_alone = u_getIntPropertyValue(c, UCHAR_GRAPHEME_CLUSTER_BREAK) == U_GCB_OTHER &&
                              u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) == 0 &&
                              u_getIntPropertyValue(c, UCHAR_INDIC_SYLLABIC_CATEGORY) == U_INSC_OTHER;
    bool const is_syllable = u_getIntPropertyValue(c, UCHAR_HANGUL_SYLLABLE_TYPE) >= U_HST_LV_SYLLABLE;
    if (U_IS_SURROGATE(c) || !is_old(c) || ((stands_alone || is_syllable) && c % 61 != 0))
      continue;
    std::u32string text;
    for (char32_t const b : before) {
      text += b;
      text += static_cast<char32_t>(c);
    }
    for (char32_t const a : after) {
      text += static_cast<char32_t>(c);
      text += a;
    }
    // A conjunct, and a pictograph, with it inside.
    text += U"\u0915\u094D";
    text += static_cast<char32_t>(c);
    text += U"\u0915\U0001F680";
    text += static_cast<char32_t>(c);
    text += U"\u200D\U0001F680";
    ASSERT_NO_FATAL_FAILURE(expect_same_borders(icu, utf8(text))) << std::hex << c;
  }
}

TEST(Truncated, EndsWhereIcuEndsAClusterInRandomTexts) {
#if U_ICU_VERSION_MAJOR_NUM >= 76
  GTEST_SKIP() << "Indic_Conjunct_Break of Unicode 16.0 is another one";
#endif
  constexpr std::u32string_view characters =
      U"ab\r\n\u0085\u00AD\u0300\u0301\u093C\u0941\u093E\u094D\u0915\u0937\u0995\u09CD\u0D4E\u0600\u200C\u200D"
      U"\u1100\u1112\u1161\u1175\u11A8\u11AB\uAC00\uAC01\uD558\uD55C\u2764\uFE0F\U0001F1E9\U0001F1EA\U0001F1EE"
      U"\U0001F1F9"
      U"\U0001F3FD\U0001F468\U0001F469\U0001F680\U000E0061\U000E0001";
  constexpr std::array<std::string_view, 6> ill_formed{"\xFF",         "\x80", "\xE2\x82",
                                                       "\xF0\x9F\x98", "\xC3", "\xED\xA0\x80"};
  std::mt19937 random(20261123);
  icu_borders icu;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    // A few kinds of characters only, so that they meet often.
    std::uniform_int_distribution<std::size_t> any(0, characters.size() - 1);
    std::array<char32_t, 4> few{};
    for (auto& each : few)
      each = characters[any(random)];
    for (auto left = random() % 16; left > 0; --left) {
      if (random() % 16 == 0)
        text += ill_formed[random() % ill_formed.size()];
      else
        interco::detail::append_utf8(text, random() % 8 == 0 ? characters[any(random)] : few[random() % few.size()]);
    }
    ASSERT_NO_FATAL_FAILURE(expect_same_borders(icu, text));
  }
}

TEST(Truncated, TakesTimeInProportionToTheText) {
  // Were a run looked at anew from each of its characters, each of these would take minutes.
  constexpr std::size_t times = 100'000;
  struct {
    char const* what;
    std::string text;
    std::size_t kept;
  } const cases[] = {
      {"marks", "a" + repeated(U"\u0301", times), 0},
      {"letters with marks", repeated(U"a\u0301", times), 3 * times - 3},
      {"an even number of regional indicators", repeated(U"\U0001F1EE\U0001F1F9", times), 8 * times - 8},
      {"an odd number", "\U0001F1EE" + repeated(U"\U0001F1EE\U0001F1F9", times), 8 * times},
      {"a family", repeated(U"\U0001F468\u200D", times), 0},
      {"a family with marks", "\U0001F468" + repeated(U"\u0301\u0301\u0301\u200D\U0001F468", times), 0},
      {"a pictograph with many marks", "\U0001F468" + repeated(U"\u0301", times) + "\u200D\U0001F468", 0},
      {"a conjunct", "\u0915" + repeated(U"\u094D\u0915", times), 0},
      {"a consonant with many viramas", "\u0915" + repeated(U"\u094D", times) + "\u0915", 0},
      {"signs before a number", repeated(U"\u0600", times), 0},
      {"jamo", repeated(U"\u1100", times), 0},
      {"stray bytes", std::string(times, '\x80'), times - 1},
  };
  for (auto const& [what, text, kept] : cases)
    EXPECT_EQ(truncated(text, text.size() - 1).size(), kept) << what;
}

TEST(Truncated, AllocatesNothing) {
  auto const text = repeated(U"\U0001F468\u200D\u0915\u094D\u0937", 100);
  auto const before = interco::test::allocations();
  std::size_t kept = 0;
  for (std::size_t most = 0; most <= text.size(); ++most)
    kept += truncated(text, most).size();
  EXPECT_EQ(interco::test::allocations(), before);
  EXPECT_GT(kept, 0U);
}

TEST(TextSink, EndsWhereTheWholeTextWouldBeCut) {
  constexpr std::u32string_view characters =
      U"ab\u00E8\u0301\u200D\u0915\u094D\u1100\u1161\U0001F1EE\U0001F469\U0001F680\r\n";
  std::mt19937 random(7);
  for (int round = 0; round < 20'000; ++round) {
    std::string room(random() % 24, '\0');
    interco::detail::text_sink sink(room);
    std::string whole;
    for (auto parts = random() % 12; parts > 0; --parts) {
      std::string part;
      for (auto left = random() % 4; left > 0; --left)
        interco::detail::append_utf8(part, characters[random() % characters.size()]);
      sink.append(part);
      whole += part;
    }
    ASSERT_EQ(sink.size(), whole.size());
    ASSERT_EQ(room.substr(0, sink.written()), truncated(whole, room.size()))
        << testing::PrintToString(whole) << " in " << room.size();
  }
}

} // namespace
