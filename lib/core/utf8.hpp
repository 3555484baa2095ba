/// \file
/// UTF-8 (RFC 3629).
#ifndef INTERCO_CORE_UTF8_HPP
#define INTERCO_CORE_UTF8_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace interco::detail {

/// What a text begins with: a character, or bytes that are none.
struct utf8_character {
  char32_t code_point; // the first byte of ill-formed ones
  std::size_t length;  // in bytes; of ill-formed ones, their maximal subpart (Unicode, section 3.9)
  bool well_formed;
};

/// Decodes the beginning of a text that is not empty. Inline, since it is run over every text of a catalog.
[[nodiscard]] inline utf8_character decode_utf8(std::string_view text) noexcept {
  auto const byte = [text](std::size_t i) -> char32_t { return static_cast<unsigned char>(text[i]); };
  auto const lead = byte(0);
  if (lead < 0x80)
    return {lead, 1, true};
  // Table 3-7 of the Unicode Standard: the range of the second byte depends on the first.
  std::size_t length = 2;
  char32_t low = 0x80;
  char32_t high = 0xBF;
  char32_t code_point = lead & 0x1FU;
  if (lead < 0xC2 || lead > 0xF4) {
    return {lead, 1, false};
  } else if (lead >= 0xF0) {
    length = 4;
    low = lead == 0xF0 ? 0x90 : low;
    high = lead == 0xF4 ? 0x8F : high;
    code_point = lead & 0x07U;
  } else if (lead >= 0xE0) {
    length = 3;
    low = lead == 0xE0 ? 0xA0 : low;
    high = lead == 0xED ? 0x9F : high;
    code_point = lead & 0x0FU;
  }
  for (std::size_t i = 1; i < length; ++i) {
    if (i == text.size() || byte(i) < low || byte(i) > high)
      return {lead, i, false};
    code_point = code_point << 6U | (byte(i) & 0x3FU);
    low = 0x80;
    high = 0xBF;
  }
  return {code_point, length, true};
}

/// Returns the offset of the first byte that is no part of well-formed UTF-8, or the length when all is well-formed.
[[nodiscard]] std::size_t utf8_valid_prefix(std::string_view text) noexcept;

/// Returns whether a byte is one of a character's after its first.
constexpr bool is_continuation(char byte) noexcept {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80;
}

/// Returns how many code points well-formed UTF-8 has.
[[nodiscard]] constexpr std::size_t code_points(std::string_view text) noexcept {
  std::size_t count = 0;
  for (char byte : text)
    count += is_continuation(byte) ? 0 : 1;
  return count;
}

/// Appends a code point that is no surrogate.
void append_utf8(std::string& text, char32_t code_point);

} // namespace interco::detail

#endif
