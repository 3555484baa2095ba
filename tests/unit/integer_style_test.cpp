#include "icu/integer_style.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>

namespace {

using interco::detail::integer_style;
using interco::detail::text_sink;

/// How a language writes whole numbers.
struct style {
  char const* name;
  std::array<char const*, 10> digits;
  char const* separator;
  std::size_t last_group;   // digits; 0: there are no groups
  std::size_t other_groups; // of the groups before it
  std::size_t grouped_from; // so many digits
  char const* before_negative;
  char const* behind_negative;
};
constexpr std::array latin{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
constexpr std::array arabic{"٠", "١", "٢", "٣", "٤", "٥", "٦", "٧", "٨", "٩"};
constexpr std::array adlam{"\U0001E950", "\U0001E951", "\U0001E952", "\U0001E953", "\U0001E954",
                           "\U0001E955", "\U0001E956", "\U0001E957", "\U0001E958", "\U0001E959"};
style const styles[] = {
    {"plain", latin, "", 0, 0, 0, "-", ""},
    {"English", latin, ",", 3, 3, 4, "-", ""},
    {"Spanish", latin, ".", 3, 3, 5, "-", ""},
    {"Hindi", latin, ",", 3, 2, 4, "-", ""},
    {"Arabic", arabic, "\u066C", 3, 3, 4, "\u061C-", ""},
    {"Adlam", adlam, "\u2E41", 3, 3, 4, "-", ""},
    {"a sign behind", latin, "\u202F", 3, 3, 4, "", "\u2212"},
    {"accounting", latin, "'", 4, 4, 5, "(", ")"},
};

std::string written(style const& how, std::int64_t number) {
  auto const digits = std::to_string(number);
  bool const is_negative = number < 0;
  auto const count = digits.size() - (is_negative ? 1 : 0);
  std::string result = is_negative ? how.before_negative : "";
  for (std::size_t i = 0; i < count; ++i) {
    auto const left = count - i; // with this one
    bool const is_grouped = how.last_group != 0 && count >= how.grouped_from && i > 0;
    if (is_grouped && left >= how.last_group && (left - how.last_group) % how.other_groups == 0)
      result += how.separator;
    result += how.digits.at(static_cast<std::size_t>(digits[digits.size() - left] - '0'));
  }
  return result + (is_negative ? how.behind_negative : "");
}

TEST(IntegerStyle, LearnsWhatALanguageWrites) {
  for (auto const& each : styles) {
    auto const learned = integer_style::learn([&each](std::int64_t number) { return written(each, number); });
    ASSERT_TRUE(learned) << each.name; // else each number would cost what ICU asks for it
    for (std::int64_t number = std::numeric_limits<std::int64_t>::max(); number != 0; number /= 3) {
      for (auto const one : {number, -number}) {
        std::array<char, 256> room{};
        text_sink to(room);
        learned->append(to, one < 0, static_cast<std::uint64_t>(number));
        EXPECT_EQ(std::string(room.data(), to.size()), written(each, one)) << each.name;
      }
    }
  }
}

TEST(IntegerStyle, RefusesWhatItCannotWrite) {
  auto const english = [](std::int64_t number) { return written(styles[1], number); };
  struct {
    char const* what;
    std::function<std::string(std::int64_t)> format;
  } const cases[] = {
      {"nothing", [](std::int64_t) { return std::string(); }},
      {"a sign of percent", [&](std::int64_t number) { return english(number) + "%"; }},
      {"fractions", [&](std::int64_t number) { return english(number) + ".0"; }},
      {"two digits at least",
       [](std::int64_t number) { return (number >= 0 && number < 10 ? "0" : "") + std::to_string(number); }},
      {"digits of two characters",
       [](std::int64_t number) {
         std::string text;
         for (char const c : std::to_string(number))
           (text += c) += c == '-' ? "" : "\u20E3";
         return text;
       }},
      {"another text for one number", [&](std::int64_t number) { return number == 1000 ? "M" : english(number); }},
      {"another text for one negative", [&](std::int64_t number) { return number == -7001 ? "?" : english(number); }},
      {"words for great numbers", [&](std::int64_t number) { return number > 1'000'000 ? "many" : english(number); }},
      {"two separators",
       [&](std::int64_t number) {
         auto text = english(number);
         return text.size() > 20 ? text.replace(1, 1, "'") : text;
       }},
      {"a sign longer than any",
       [](std::int64_t number) {
         return number < 0 ? std::string(40, '-') + std::to_string(number).substr(1) : std::to_string(number);
       }},
  };
  for (auto const& each : cases)
    EXPECT_FALSE(integer_style::learn(each.format)) << each.what;
}

} // namespace
