// Many literals at once, against looking for each.
#include "log/literal_index.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "log/quotes.hpp"

namespace {

using interco::detail::literal_begin;
using interco::detail::literal_end;
using interco::detail::literal_index;
using interco::detail::no_place;

std::string random_text(std::mt19937& random, std::vector<std::string> const& letters, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i)
    text += letters[random() % letters.size()];
  return text;
}

TEST(LiteralIndex, FindsTheLongestAndAllThatItBeginsWith) {
  std::mt19937 random(11); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same each time
  std::vector<std::string> const folded{"a", "a", "a", "a", "a", "a", "b", "'", "\"", "\xC3\xA8"};
  std::vector<std::string> const written{"a",      "a",      "a",  "a",      "a",      "a",        "b",       "'",
                                         "\u2018", "\u2019", "\"", "\u201C", "\u201D", "\xC3\xA8", "\xE2\x80"};
  std::size_t found = 0;
  for (int round = 0; round < 20; ++round) {
    std::set<std::string> texts;
    while (texts.size() < 150) {
      auto text = random_text(random, folded, 8 + random() % 5);
      // One with more quotes in its key is found with straight ones alone.
      auto const key = std::string_view(text).substr(0, interco::detail::key_size);
      if (std::count_if(key.begin(), key.end(), [](char c) { return c == '\'' || c == '"'; }) <= 3)
        texts.insert(text);
    }
    std::vector<std::string_view> const literals(texts.begin(), texts.end());
    literal_index const index(literals);
    auto const log = random_text(random, written, 2000);
    for (std::size_t at = 0; at + interco::detail::key_size <= log.size(); ++at) {
      std::set<std::string_view> expected;
      for (auto const literal : literals) {
        if (literal_end(literal, log, at) != no_place)
          expected.insert(literal);
      }
      std::set<std::string_view> got;
      auto size = std::string_view::npos;
      for (auto i = index.longest(log, at); i != literal_index::none; i = index.shorter(i)) {
        EXPECT_LT(literals[i].size(), size);
        size = literals[i].size();
        got.insert(literals[i]);
      }
      ASSERT_EQ(got, expected) << log.substr(at, 40);
      ASSERT_TRUE(got.empty() || index.may_have(log.data() + at));
      found += got.size();
    }
  }
  EXPECT_GT(found, 20U);
}

TEST(LiteralIndex, OfNothingFindsNothing) {
  literal_index const none;
  EXPECT_FALSE(none.may_have("12345678"));
  EXPECT_EQ(none.longest("12345678", 0), literal_index::none);
}

TEST(Quotes, AreComparedFromEitherEnd) {
  struct {
    char const* literal;
    char const* text;
    bool is_there;
  } const cases[] = {
      {"l'a", "l'a", true},       {"l'a", "l\u2019a", true},        {"l'a", "l\u2018a", true},
      {"l'a", "l\u201Ca", false}, {"\"a\"", "\u201Ca\u201D", true}, {"\"a\"", "\u201Ca\u2019", false},
      {"'", "\u2019", true},      {"'", "\x80\x99", false},         {"l'a", "l\xE2\x80", false},
  };
  for (auto const& each : cases) {
    std::string_view const text(each.text);
    EXPECT_EQ(literal_end(each.literal, text, 0) == text.size(), each.is_there) << text;
    EXPECT_EQ(literal_begin(each.literal, text, text.size()) == 0, each.is_there) << text;
  }
}

} // namespace
