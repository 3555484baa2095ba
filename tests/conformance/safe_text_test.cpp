// What text may hold, against ICU's properties and its decoder.
#include <interco/safe_text.hpp>

#include <gtest/gtest.h>

#include <random>
#include <string>

#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace {

using interco::find_text_fault;
using interco::json_string;

std::string utf8(icu::UnicodeString const& text) {
  std::string result;
  return text.toUTF8String(result);
}

bool is_embedding_or_isolate(UChar32 c) {
  switch (u_charDirection(c)) {
  case U_LEFT_TO_RIGHT_EMBEDDING:
  case U_RIGHT_TO_LEFT_EMBEDDING:
  case U_LEFT_TO_RIGHT_OVERRIDE:
  case U_RIGHT_TO_LEFT_OVERRIDE:
  case U_POP_DIRECTIONAL_FORMAT:
  case U_LEFT_TO_RIGHT_ISOLATE:
  case U_RIGHT_TO_LEFT_ISOLATE:
  case U_FIRST_STRONG_ISOLATE:
  case U_POP_DIRECTIONAL_ISOLATE:
    return true;
  default:
    return false;
  }
}

TEST(SafeText, AgreesWithThePropertiesOfIcu) {
  for (UChar32 c = 0; c <= UCHAR_MAX_VALUE; ++c) {
    if (U_IS_SURROGATE(c))
      continue;
    auto const text = utf8(icu::UnicodeString(c));
    auto const type = u_charType(c);
    bool const is_control = type == U_CONTROL_CHAR && c != '\n' && c != '\t';
    bool const is_separator = type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR;
    bool const is_refused = is_control || is_separator || U_IS_UNICODE_NONCHAR(c) || is_embedding_or_isolate(c);
    ASSERT_EQ(find_text_fault(text).has_value(), is_refused) << c;
    bool const is_escaped = is_refused || type == U_CONTROL_CHAR || c == '"' || c == '\\' ||
                            u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL) != 0;
    ASSERT_EQ(json_string(text) != '"' + text + '"', is_escaped) << c;
  }
}

TEST(JsonString, ReplacesIllFormedBytesAsIcuDoes) {
  // Leads, continuations of every range and letters, so that sequences of every sort are cut short everywhere.
  constexpr std::string_view bytes = "ab \x80\x8F\x90\x9F\xA0\xBF\xC0\xC2\xC3\xE0\xE1\xED\xEE\xF0\xF1\xF4\xF5\xFF";
  std::mt19937 random(1); // NOLINT: the same texts every time
  for (int i = 0; i < 200000; ++i) {
    std::string text;
    for (auto left = random() % 12; left > 0; --left)
      text += bytes[random() % bytes.size()];
    auto const expected = utf8(icu::UnicodeString::fromUTF8(text));
    ASSERT_EQ(json_string(text), json_string(expected)) << interco::safe_line(text);
    ASSERT_EQ(find_text_fault(expected).has_value() || expected != text, find_text_fault(text).has_value())
        << interco::safe_line(text);
  }
}

} // namespace
