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
    return is_wide_or_half(c) ? line_class::ow : line_class::op;
  case U_LB_CLOSE_PUNCTUATION:
    return line_class::cl;
  case U_LB_CLOSE_PARENTHESIS:
    return line_class::cp;
  case U_LB_QUOTATION:
    return line_class::qu;
  case U_LB_GLUE:
    return line_class::gl;
  case U_LB_NONSTARTER:
  case U_LB_CONDITIONAL_JAPANESE_STARTER: // strict, as LB1 has it
    return line_class::ns;
  case U_LB_EXCLAMATION:
    return line_class::ex;
  case U_LB_BREAK_SYMBOLS:
    return line_class::sy;
  case U_LB_INFIX_NUMERIC:
    return line_class::is;
  case U_LB_PREFIX_NUMERIC:
    return line_class::pr;
  case U_LB_POSTFIX_NUMERIC:
    return line_class::po;
  case U_LB_NUMERIC:
    return line_class::nu;
  case U_LB_HEBREW_LETTER:
    return line_class::hl;
  case U_LB_IDEOGRAPHIC:
    return line_class::id;
  case U_LB_INSEPARABLE:
    return line_class::in;
  case U_LB_HYPHEN:
    return line_class::hy;
  case U_LB_BREAK_AFTER:
    return line_class::ba;
  case U_LB_BREAK_BEFORE:
    return line_class::bb;
  case U_LB_BREAK_BOTH:
    return line_class::b2;
  case U_LB_E_BASE:
    return line_class::eb;
  case U_LB_E_MODIFIER:
    return line_class::em;
  case U_LB_CONTINGENT_BREAK:
    return line_class::cb;
  case U_LB_H2:
    return line_class::h2;
  case U_LB_H3:
    return line_class::h3;
  case U_LB_JL:
    return line_class::jl;
  case U_LB_JV:
    return line_class::jv;
  case U_LB_JT:
    return line_class::jt;
  case U_LB_REGIONAL_INDICATOR:
    return line_class::ri;
  case U_LB_WORD_JOINER:
    return line_class::wj;
  case U_LB_MANDATORY_BREAK:
  case U_LB_CARRIAGE_RETURN:
  case U_LB_LINE_FEED:
  case U_LB_NEXT_LINE:
    return line_class::bk;
  case U_LB_SPACE:
    return line_class::sp;
  case U_LB_ZWSPACE:
    return line_class::zw;
  case U_LB_COMBINING_MARK:
    return line_class::cm;
  case U_LB_ZWJ:
    return line_class::zwj;
  default: // LB1: also what is ambiguous, unknown, or of South-East Asia, where breaking needs a dictionary
    return line_class::al;
  }
}

std::uint8_t columns_of(char32_t c) noexcept {
  // Kannada's vowel signs I and E, which combine but do not stand above or below the letter.
  if (c == 0x0CBF || c == 0x0CC6)
    return 1;
  switch (u_charType(static_cast<UChar32>(c))) {
  case U_CONTROL_CHAR:
  case U_NON_SPACING_MARK:
  case U_ENCLOSING_MARK:
  case U_FORMAT_CHAR:
    return 0;
  default:
    break;
  }
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
