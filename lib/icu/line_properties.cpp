#include "icu/line_properties.hpp"

#include <array>

#include <unicode/uchar.h>

namespace interco::detail {
namespace {

bool is_wide(char32_t c) noexcept {
  auto const width = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

bool is_wide_or_half(char32_t c) noexcept {
  return is_wide(c) || u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH) == U_EA_HALFWIDTH;
}

line_class breaking_of(char32_t c) noexcept {
  switch (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_LINE_BREAK)) {
  case U_LB_OPEN_PUNCTUATION:
    return is_wide_or_half(c) ? line_class::OW : line_class::OP;
  case U_LB_CLOSE_PUNCTUATION:
    return line_class::CL;
  case U_LB_CLOSE_PARENTHESIS:
    return line_class::CP;
  case U_LB_QUOTATION:
    return line_class::QU;
  case U_LB_GLUE:
    return line_class::GL;
  case U_LB_NONSTARTER:
  case U_LB_CONDITIONAL_JAPANESE_STARTER: // strict, as LB1 has it
    return line_class::NS;
  case U_LB_EXCLAMATION:
    return line_class::EX;
  case U_LB_BREAK_SYMBOLS:
    return line_class::SY;
  case U_LB_INFIX_NUMERIC:
    return line_class::IS;
  case U_LB_PREFIX_NUMERIC:
    return line_class::PR;
  case U_LB_POSTFIX_NUMERIC:
    return line_class::PO;
  case U_LB_NUMERIC:
    return line_class::NU;
  case U_LB_HEBREW_LETTER:
    return line_class::HL;
  case U_LB_IDEOGRAPHIC:
    return line_class::ID;
  case U_LB_INSEPARABLE:
    return line_class::IN;
  case U_LB_HYPHEN:
    return line_class::HY;
  case U_LB_BREAK_AFTER:
    return line_class::BA;
  case U_LB_BREAK_BEFORE:
    return line_class::BB;
  case U_LB_BREAK_BOTH:
    return line_class::B2;
  case U_LB_E_BASE:
    return line_class::EB;
  case U_LB_E_MODIFIER:
    return line_class::EM;
  case U_LB_CONTINGENT_BREAK:
    return line_class::CB;
  case U_LB_H2:
    return line_class::H2;
  case U_LB_H3:
    return line_class::H3;
  case U_LB_JL:
    return line_class::JL;
  case U_LB_JV:
    return line_class::JV;
  case U_LB_JT:
    return line_class::JT;
  case U_LB_REGIONAL_INDICATOR:
    return line_class::RI;
  case U_LB_WORD_JOINER:
    return line_class::WJ;
  case U_LB_MANDATORY_BREAK:
  case U_LB_CARRIAGE_RETURN:
  case U_LB_LINE_FEED:
  case U_LB_NEXT_LINE:
    return line_class::BK;
  case U_LB_SPACE:
    return line_class::SP;
  case U_LB_ZWSPACE:
    return line_class::ZW;
  case U_LB_COMBINING_MARK:
    return line_class::CM;
  case U_LB_ZWJ:
    return line_class::ZWJ;
  default: // LB1: also what is ambiguous, unknown, or of South-East Asia, where breaking needs a dictionary
    return line_class::AL;
  }
}

std::uint8_t columns_of(char32_t c) noexcept {
  switch (u_charType(static_cast<UChar32>(c))) {
  case U_CONTROL_CHAR:
  case U_NON_SPACING_MARK:
  case U_ENCLOSING_MARK:
  case U_FORMAT_CHAR:
    return 0;
  default:
    break;
  }
  // Kannada's vowel signs I and E, which combine but do not stand above or below the letter.
  if (c == 0x0CBF || c == 0x0CC6)
    return 1;
  // The vowels and last consonants of a Korean syllable stand in the column of its first.
  auto const syllable = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_HANGUL_SYLLABLE_TYPE);
  if (syllable == U_HST_VOWEL_JAMO || syllable == U_HST_TRAILING_JAMO)
    return 0;
  return is_wide(c) ? 2 : 1;
}

line_properties properties_of(char32_t c) noexcept {
  return {breaking_of(c), columns_of(c)};
}

} // namespace

line_properties line_properties_of(char32_t c) noexcept {
  constexpr std::size_t ascii = 128;
  static std::array<line_properties, ascii> const known = [] {
    std::array<line_properties, ascii> result;
    for (char32_t each = 0; each < ascii; ++each)
      result[each] = properties_of(each);
    return result;
  }();
  return c < ascii ? known[c] : properties_of(c);
}

} // namespace interco::detail
