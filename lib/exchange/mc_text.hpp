/// \file
/// The texts of message tables: what FormatMessage makes of `%`, and the same as ICU's MessageFormat.
/// Sources: Microsoft Learn, "FormatMessage function" and "Message Text Files"; ICU user guide, "Formatting Messages".
#ifndef INTERCO_EXCHANGE_MC_TEXT_HPP
#define INTERCO_EXCHANGE_MC_TEXT_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/definitions_source.hpp"

namespace interco::exchange {

/// A part of a text: a literal, or what a program inserts.
struct text_piece {
  std::string literal;
  unsigned insert = 0; // its number from 1, or 0 for a literal
};

/// What an insert says of its argument.
struct insert_form {
  unsigned number = 0;
  argument_type type = argument_type::string;
  std::string note; // "hexadecimal", in English as all definitions are; empty where the type says all
};

/// Something in a text that cannot be carried over.
struct text_loss {
  std::size_t offset = 0; // in bytes
  std::string text;       // what is told, in words
  std::string_view id;
};

struct message_text {
  std::vector<text_piece> pieces;
  std::vector<insert_form> inserts; // in the order of the text; a number may be there several times
  std::vector<text_loss> losses;
};

/// Reads the text of a message as a message text file has it, without its last line end. `%0` ends it; newlines at its
/// end, `%n` among them, are dropped. An insert without a format is a string, as for FormatMessage.
[[nodiscard]] message_text read_message_text(std::string_view text);

/// Returns pieces as a text: with `{arg1}` for inserts, in MessageFormat, where `with_arguments`; else as it is shown.
/// In MessageFormat apostrophes are doubled and braces stand between apostrophes, which is right in each of its
/// apostrophe modes.
[[nodiscard]] std::string to_source_text(std::vector<text_piece> const& pieces, bool with_arguments);

/// Returns the definition of an insert's argument: `arg1` with an example of its type.
[[nodiscard]] argument_definition argument_of(insert_form const& insert);

/// Returns the format between `!` that an argument has: "s", "d" or as its note says, "x".
[[nodiscard]] std::string_view format_of(argument_definition const& argument) noexcept;

/// A text in MessageFormat as far as a message table can say it.
struct plain_format {
  struct piece {
    std::string literal;
    std::string argument; // empty for a literal
  };
  std::vector<piece> pieces;
  std::vector<std::string> losses; // "plural of {count}: only the form \"other\" is kept"
};

/// Reads MessageFormat. Of plurals and selections the form `other` is taken, and numbers lose their style. Returns
/// nothing and says why in `fault` where the pattern is wrong: a brace without its partner, no `other`, or nesting
/// deeper than 16.
[[nodiscard]] std::optional<plain_format> read_message_format(std::string_view text, std::string& fault);

/// Appends a literal as a message text file writes it: `%` doubled, tab as `%t`, and a period alone in its line as
/// `%.`, since that would end the text; so `to` must be the whole text so far.
void append_literal(std::string& to, std::string_view literal);

} // namespace interco::exchange

#endif
