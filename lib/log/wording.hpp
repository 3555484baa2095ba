/// \file
/// A text with arguments as it stands in a log: the sentences that it can give, the values in one of them, and the
/// same values in the text of another language. From any thread.
#ifndef INTERCO_LOG_WORDING_HPP
#define INTERCO_LOG_WORDING_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <interco/argument.hpp>

#include "core/message_program.hpp"

namespace interco::detail {

/// How many sentences one text may give. Plurals and selects beside each other multiply.
inline constexpr std::size_t max_sentences = 64;

/// How many values a sentence may have, which bounds what it can cover.
inline constexpr std::size_t max_values = 32;

/// Reads numbers as a language writes them.
class number_reader {
 public:
  /// Takes how the language formats a number.
  explicit number_reader(value_format const& format);
  /// Returns a number that may have been meant, which is to be formatted and compared; or nothing.
  [[nodiscard]] std::optional<argument> read(std::string_view written) const;

 private:
  char32_t group_ = U','; // between thousands
  char32_t decimal_ = U'.';
};

/// A text with arguments in one language.
struct text_pattern {
  std::shared_ptr<message_program const> program;
  std::shared_ptr<number_reader const> numbers;
  bool is_shown = false; // it has something that a line of a log may not have
};

/// Returns a text as it stands in a line of a log. Tabs and line ends are shown as `safe_line` shows them; where the
/// text as a whole has something else that may not be there, all of that.
[[nodiscard]] std::string shown_in_log(std::string_view text);

/// Returns whether `shown_in_log` changes a text.
[[nodiscard]] bool is_shown_in_log(std::string_view text);

/// Returns the full stop that a text ends with, in any script, as a literal, or an empty view. An ellipsis has none.
[[nodiscard]] std::string_view full_stop(std::string_view text);
[[nodiscard]] bool begins_with_full_stop(std::string_view text);

/// A piece of a sentence: text, or the place of a value.
struct sentence_piece {
  std::string text;                             // empty for a value
  message_program::step const* value = nullptr; // of the program
};

/// Which branch a sentence goes through.
struct sentence_choice {
  message_program::step const* step;
  message_program::branch const* branch;
};

struct sentence_form {
  std::vector<sentence_piece> pieces;
  std::vector<sentence_choice> choices;
};

/// Returns the sentences that a text can give, each once through its branches, `max_sentences` at most.
[[nodiscard]] std::vector<sentence_form> sentence_forms(message_program const& program);

/// A sentence of a text in one language, and the text in the other.
class wording {
 public:
  /// Which arguments are numbers by their definitions, by name.
  struct argument_kinds {
    std::vector<std::string_view> integers;
    std::vector<std::string_view> numbers;
  };
  wording(text_pattern const& from, text_pattern const& to, sentence_form const& form, argument_kinds const& kinds);

  /// Returns whether any values can give this sentence.
  [[nodiscard]] bool is_possible() const noexcept { return is_possible_; }

  /// Returns whether the value at a step, which is one of the sentence's, may be a number.
  [[nodiscard]] bool is_number(message_program::step const& value) const noexcept;

  /// Appends the text of the other language with the values that stood in the sentence, in their order; returns
  /// whether these can have given the sentence, and are all that the other text needs. Without its full stop where
  /// the sentence had none.
  [[nodiscard]] bool translate(std::vector<std::string_view> const& values, bool with_full_stop, std::string& to) const;

 private:
  struct slot {
    message_program::step const* step;
    std::uint32_t argument;
    bool is_number;  // its argument may be one
    bool is_integer; // and a whole one
    bool is_counted; // it must be one: a plural depends on it, or it is the # of one
  };
  struct known_value {
    std::optional<std::string_view> written;
    std::optional<argument> number;
    bool is_formatted = false; // as the language formats it
    double offset = 0;         // what was taken off it where it was written
  };
  /// What an argument can be that stands nowhere in the sentence.
  struct unwritten {
    std::uint32_t argument;
    std::vector<double> numbers;
    std::string word;
  };

  [[nodiscard]] bool read(std::vector<std::string_view> const& values, std::vector<known_value>& known) const;
  [[nodiscard]] bool read_number(slot const& at, std::string_view written, known_value& value) const;
  [[nodiscard]] bool find_unwritten(std::vector<sentence_choice> const& choices);
  [[nodiscard]] bool append(std::uint32_t first, std::uint32_t last, std::vector<known_value> const& known,
                            std::string& to, bool& ends_in_text) const;
  [[nodiscard]] bool append_value(message_program::step const& step, std::vector<known_value> const& known,
                                  std::string& to) const;

  text_pattern from_;
  text_pattern to_;
  std::vector<slot> slots_;
  std::vector<sentence_choice> choices_; // on values that are written
  std::vector<unwritten> unwritten_;
  std::vector<std::optional<std::uint32_t>> arguments_; // of to_, as arguments of from_
  bool is_possible_ = true;
};

} // namespace interco::detail

#endif
