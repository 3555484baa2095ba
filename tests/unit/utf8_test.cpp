#include "core/utf8.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using interco::detail::append_utf8;
using interco::detail::utf8_valid_prefix;

TEST(Utf8, AcceptsEveryCodePointAndNoSurrogate) {
  for (char32_t c = 1; c <= 0x10FFFF; ++c) {
    std::string text;
    append_utf8(text, c);
    bool const surrogate = c >= 0xD800 && c <= 0xDFFF;
    ASSERT_EQ(utf8_valid_prefix(text), surrogate ? 0 : text.size()) << std::hex << static_cast<unsigned>(c);
  }
}

TEST(Utf8, FindsTheFirstIllFormedByte) {
  struct {
    char const* text;
    std::size_t valid;
  } const cases[] = {
      {"", 0},
      {"plain", 5},
      {"\xC3\xA8", 2},
      {"a\xC3", 1},             // cut short
      {"a\xA8", 1},             // continuation alone
      {"a\xC0\x80", 1},         // overlong NUL
      {"a\xC1\xBF", 1},         // overlong
      {"a\xE0\x9F\xBF", 1},     // overlong
      {"a\xF0\x8F\xBF\xBF", 1}, // overlong
      {"a\xF4\x90\x80\x80", 1}, // over U+10FFFF
      {"a\xF5\x80\x80\x80", 1}, // no such lead
      {"a\xFF", 1},             // no such lead
      {"ab\xE2\x82X", 2},       // cut short by a letter
  };
  for (auto const& each : cases)
    EXPECT_EQ(utf8_valid_prefix(each.text), each.valid) << each.text;
}

} // namespace
