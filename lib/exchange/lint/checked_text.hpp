/// \file
/// A text as the rules see it: what a reader gets, character by character, with the place of each in the source.
#ifndef INTERCO_EXCHANGE_LINT_CHECKED_TEXT_HPP
#define INTERCO_EXCHANGE_LINT_CHECKED_TEXT_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/definitions_source.hpp"
#include "icu/message_pattern.hpp"

namespace interco::exchange {

/// U+FFFC stands for the value of an argument.
inline constexpr char32_t argument_mark = 0xFFFC;

struct checked_text {
  std::string_view raw;          // as it is written
  std::u32string shown;          // of plurals and choices, what is under "other"
  std::vector<std::size_t> at;   // the offset in `raw` of each character, and behind them that of the end
  std::vector<std::string> args; // the name behind each argument mark, in their order
  std::optional<detail::message_pattern> pattern; // where the code has arguments and the text can be parsed
  detail::message_error error;                    // where it cannot; it is shown as it is then

  /// Reads another text into this, in MessageFormat or plain. Keeps its memory.
  void read(std::string_view text, bool has_arguments);

 private:
  void add(std::string_view text, std::size_t offset);
};

/// Returns a part of what is shown, in UTF-8.
[[nodiscard]] std::string to_utf8(std::u32string_view text);

} // namespace interco::exchange

#endif
