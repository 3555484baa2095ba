/// \file
/// Text in which curved quotation marks and apostrophes count as straight ones. From any thread.
///
/// What is looked for is folded once; what is looked through is folded while it is compared.
#ifndef INTERCO_LOG_QUOTES_HPP
#define INTERCO_LOG_QUOTES_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace interco::detail {

struct folded_byte {
  char byte;
  std::size_t length; // of what it stands for
};

/// Folds what stands at a place of a text.
[[nodiscard]] inline folded_byte fold_at(std::string_view text, std::size_t at) noexcept {
  char const c = text[at];
  if (c != '\xE2' || text.size() - at < 3 || text[at + 1] != '\x80')
    return {c, 1};
  switch (text[at + 2]) {
  case '\x98': // U+2018, U+2019
  case '\x99':
    return {'\'', 3};
  case '\x9C': // U+201C, U+201D
  case '\x9D':
    return {'"', 3};
  default:
    return {c, 1};
  }
}

[[nodiscard]] inline std::string folded(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    auto const [byte, length] = fold_at(text, at);
    result += byte;
    at += length;
  }
  return result;
}

inline constexpr std::size_t no_place = std::string_view::npos;

/// Returns where a folded literal ends that stands at a place of a text, or `no_place`.
[[nodiscard]] inline std::size_t literal_end(std::string_view literal, std::string_view text, std::size_t at) noexcept {
  for (char const wanted : literal) {
    if (at >= text.size())
      return no_place;
    auto const [byte, length] = fold_at(text, at);
    if (byte != wanted)
      return no_place;
    at += length;
  }
  return at;
}

/// Returns where a folded literal begins that ends at a place of a text, or `no_place`.
[[nodiscard]] inline std::size_t literal_begin(std::string_view literal, std::string_view text,
                                               std::size_t end) noexcept {
  for (auto i = literal.size(); i-- > 0;) {
    bool const is_quote = literal[i] == '\'' || literal[i] == '"';
    if (is_quote && end >= 3 && text[end - 1] != literal[i]) {
      end -= 3;
      if (fold_at(text, end).length != 3 || fold_at(text, end).byte != literal[i])
        return no_place;
    } else if (end == 0 || text[--end] != literal[i]) {
      return no_place;
    }
  }
  return end;
}

/// Returns how many bytes a folded literal has at most in a text.
[[nodiscard]] inline std::size_t longest_form(std::string_view literal) noexcept {
  auto size = literal.size();
  for (char const c : literal)
    size += c == '\'' || c == '"' ? 2 : 0;
  return size;
}

} // namespace interco::detail

#endif
