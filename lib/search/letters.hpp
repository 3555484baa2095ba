/// \file
/// What a search compares: folded letters (`letter_folder`), and what stands between them.
#ifndef INTERCO_SEARCH_LETTERS_HPP
#define INTERCO_SEARCH_LETTERS_HPP

#include <cstddef>
#include <string_view>

namespace interco::detail {

/// In a text, where an argument stands: any letters. No folded text has a control character.
inline constexpr char32_t gap = U'\x01';

/// In what is searched for, a letter that was lost, or part of one.
inline constexpr char32_t lost = U'\uFFFD';

/// How many letters of a text, and of what is searched for, are looked at: the time to compare grows with the product.
/// Messages have a few hundred.
inline constexpr std::size_t most_letters = 1024;

/// Returns whether a letter says as much as two of an alphabet: kana and ideographs.
constexpr bool is_wide(char32_t c) noexcept {
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

/// How many letters that agree say enough, however small a part they are.
inline constexpr double enough_evidence = 24;

/// Returns how many letters a text is worth.
inline double evidence_of(std::u32string_view letters) noexcept {
  double evidence = 0;
  for (auto const c : letters)
    evidence += c == gap || c == lost ? 0 : is_wide(c) ? 2 : 1;
  return evidence;
}

} // namespace interco::detail

#endif
