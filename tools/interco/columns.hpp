/// \file
/// How wide a text is on a terminal, and what stands in one of its lines.
#ifndef INTERCO_COMMAND_COLUMNS_HPP
#define INTERCO_COMMAND_COLUMNS_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "core/utf8.hpp"

namespace interco::command {

/// Returns how many columns a text takes in a font of fixed width: two for what East Asian Width (UAX #11) calls
/// wide, by its blocks, none for combining marks of the Latin, Greek and Cyrillic scripts, for those of Arabic, and
/// for what has no glyph; else one. Terminals do the same as far as texts of a catalog go.
[[nodiscard]] inline std::size_t columns(std::string_view text) noexcept {
  using range = std::pair<char32_t, char32_t>;
  constexpr std::array<range, 6> none{{{0x300, 0x36F},     // combining diacritical marks
                                       {0x610, 0x61A},     // Arabic signs
                                       {0x64B, 0x65F},     // Arabic vowels
                                       {0x200B, 0x200F},   // joiners, directional marks
                                       {0x202A, 0x202E},   // embeddings, overrides
                                       {0x2066, 0x2069}}}; // isolates
  constexpr std::array<range, 8> wide{{{0x1100, 0x115F},   // Hangul
                                       {0x2E80, 0xA4CF},   // radicals, punctuation, kana, ideographs, Yi
                                       {0xAC00, 0xD7A3},   // Hangul
                                       {0xF900, 0xFAFF},   // ideographs for compatibility
                                       {0xFE30, 0xFE6F},   // their punctuation
                                       {0xFF00, 0xFF60},   // fullwidth forms
                                       {0xFFE0, 0xFFE6},
                                       {0x1F300, 0x3FFFD}}}; // pictographs, further ideographs
  auto const is_in = [](auto const& ranges, char32_t c) {
    return std::any_of(ranges.begin(), ranges.end(),
                       [c](range const& each) { return c >= each.first && c <= each.second; });
  };
  std::size_t count = 0;
  while (!text.empty()) {
    auto const next = detail::decode_utf8(text);
    count += is_in(none, next.code_point) ? 0 : is_in(wide, next.code_point) ? 2 : 1;
    text.remove_prefix(next.length);
  }
  return count;
}

/// The width to which texts are wrapped where nothing else says it.
inline constexpr std::size_t usual_columns = 80;

/// Returns the lines of a text, wrapped to at most `width` columns: at blanks, which are left out there, and between
/// the characters of scripts without them, by UAX #14; what cannot be broken stays whole. A line that begins with a
/// blank stays as it is: a table, an example. Views into the text; at least one.
[[nodiscard]] std::vector<std::string_view> wrapped(std::string_view text, std::size_t width);

} // namespace interco::command

#endif
