/// \file
/// Letters and digits of ASCII, without the C locale.
#ifndef INTERCO_CORE_ASCII_HPP
#define INTERCO_CORE_ASCII_HPP

#include <algorithm>
#include <string>
#include <string_view>

namespace interco::detail {

constexpr char lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}
constexpr char upper(char c) noexcept {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
}
constexpr bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}
constexpr bool is_letter(char c) noexcept {
  return lower(c) >= 'a' && lower(c) <= 'z';
}
constexpr bool is_alphanumeric(char c) noexcept {
  return is_digit(c) || is_letter(c);
}
/// Returns whether a character may stand in a symbol or in the name of a domain.
constexpr bool is_word(char c) noexcept {
  return is_alphanumeric(c) || c == '_';
}
constexpr bool is_space(char c) noexcept {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Returns whether a text is a symbol: letters, digits and '_', no digit first.
constexpr bool is_symbol_name(std::string_view text) noexcept {
  return !text.empty() && !is_digit(text.front()) && std::all_of(text.begin(), text.end(), is_word);
}

inline bool equal_ignoring_case(std::string_view a, std::string_view b) noexcept {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

inline std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), [](char c) { return lower(c); });
  return result;
}

constexpr std::string_view trim(std::string_view text) noexcept {
  while (!text.empty() && is_space(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && is_space(text.back()))
    text.remove_suffix(1);
  return text;
}

} // namespace interco::detail

#endif
