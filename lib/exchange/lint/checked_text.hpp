/// \file
/// A text as the rules see it: what a reader gets, character by character, with the place of each in the source.
#ifndef INTERCO_EXCHANGE_LINT_CHECKED_TEXT_HPP
#define INTERCO_EXCHANGE_LINT_CHECKED_TEXT_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/definitions_source.hpp"
#include "icu/message_pattern.hpp"

namespace interco::exchange {

/// U+FFFC stands for the value of an argument.
inline constexpr char32_t argument_mark = 0xFFFC;

/// Which selectors a reader's numbers and choices lead to: names of arguments, from the outermost, and of selectors.
using selection = std::vector<std::pair<std::string_view, std::string_view>>;

/// A change of a text, in offsets of it.
struct text_change {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string replacement;
};

struct checked_text {
  std::string_view raw;              // as it is written
  std::u32string shown;              // of plurals and choices, what stands under the selectors that were chosen
  std::vector<std::size_t> at;       // the offset in `raw` of each character, and behind them that of the end
  std::vector<std::size_t> ends;     // the offset behind each character
  std::vector<std::size_t> branches; // that each character stands in
  std::vector<std::string> args;     // the name behind each argument mark, in their order
  std::optional<detail::message_pattern> pattern; // where the code has arguments and the text can be parsed
  detail::message_error error;                    // where it cannot; it is shown as it is then

  /// Reads another text into this, in MessageFormat or plain, and shows what is under "other". Keeps its memory.
  void read(std::string_view text, bool has_arguments);
  /// Shows what a selection leads to; an argument that it does not name, or not with a selector that is there, shows
  /// what is under "other".
  void show(selection const& chosen);

  /// Returns the selections that show each branch once, behind that of "other" alone; of very many, or
  /// of a very long text, the first.
  [[nodiscard]] std::vector<selection> selections() const;

  /// Returns the change that puts something in the place of some characters, where that is without harm: it leaves
  /// syntax and arguments as they are, and what is changed stands there in the same way whatever is chosen.
  [[nodiscard]] std::optional<text_change> replace(std::size_t begin, std::size_t end, std::string replacement) const;

 private:
  void add(std::string_view text, std::size_t offset);
  void add(detail::message_piece const& piece);
  [[nodiscard]] bool is_shown_alone(std::size_t branch) const;
};

/// Returns a part of what is shown, in UTF-8.
[[nodiscard]] std::string to_utf8(std::u32string_view text);

} // namespace interco::exchange

#endif
