/// \file
/// What a text in ICU's MessageFormat is made of, by ICU's own parser (icu::MessagePattern, without its data and its
/// i18n library), in offsets of the UTF-8 text. From any thread.
/// Grammar: ICU user guide, "Formatting Messages"; apostrophes as in its default mode, DOUBLE_OPTIONAL.
/// \code
///   auto const parsed = interco::detail::parse_message("{n, plural, one {# file} other {# files}}");
///   parsed.pattern->arguments[0].selectors[1].name; // "other"
/// \endcode
#ifndef INTERCO_ICU_MESSAGE_PATTERN_HPP
#define INTERCO_ICU_MESSAGE_PATTERN_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace interco::detail {

/// How deep arguments may lie in each other. ICU's parser recurses, up to 32767 levels.
inline constexpr unsigned max_message_depth = 32;

/// How many formats one text may have of its own, as `{n, number, #.#}`. They are large, and who writes a text is not
/// always trusted.
inline constexpr std::size_t max_message_formats = 256;

enum class argument_kind { none, simple, choice, plural, select, selectordinal };

struct message_selector {
  std::string name; // "one", "=0", "other"
  std::size_t at = 0;
};

struct message_argument {
  std::string name;    // "file", "0"
  std::size_t at = 0;  // of its opening brace
  std::size_t end = 0; // behind its closing brace
  argument_kind kind = argument_kind::none;
  std::string type; // of a simple one: "number", "date"; as written
  std::size_t type_at = 0;
  std::string style; // of a simple one, as written, with the space behind the comma: " percent"
  std::size_t style_at = 0;
  double offset = 0; // of plurals
  std::vector<message_selector> selectors;
};

/// What stands under a selector of an argument.
struct message_branch {
  std::size_t argument = 0; // its number
  std::size_t selector = 0; // and that of the selector
  std::size_t within = 0;   // the branch that the argument stands in
};

/// A piece of what a reader gets: text without the quotes of MessageFormat, or an argument, whose value comes there.
struct message_piece {
  std::string text;                    // empty for an argument, and for the # of a plural
  std::size_t at = 0;                  // of its first byte in the text
  std::size_t branch = 0;              // that it stands in
  std::optional<std::size_t> argument; // its number
  bool is_number_sign = false;         // the # of a plural
  std::vector<std::size_t> quotes;     // the apostrophes inside and behind it that are not part of its text
};

struct message_pattern {
  std::vector<message_argument> arguments; // in the order of their braces; a name may be there several times
  std::vector<message_branch> branches;    // in the order of the text; 0 is what stands under no selector
  std::vector<message_piece> pieces;       // in the order of the text
};

struct message_error {
  std::string text;
  std::size_t at = 0; // 0 where ICU does not tell
};

struct parsed_message {
  std::optional<message_pattern> pattern;
  message_error error; // where there is no pattern
};

/// Returns the offset of the first brace that lies too deep for `parse_message`. Quotes are not looked at: what they mean
/// depends on where they are, and nobody writes so many braces into one.
[[nodiscard]] std::optional<std::size_t> too_deep(std::string_view text) noexcept;

/// Returns how many bidi controls a text has that are one of a pair (UAX #9): embeddings, overrides, isolates and what
/// closes them.
[[nodiscard]] std::size_t paired_bidi_controls(std::string_view text) noexcept;

/// Parses well-formed UTF-8. Braces more than `max_message_depth` deep are an error, also between quotes. A type that
/// MessageFormat does not know is none here: that is the caller's to check. Throws std::bad_alloc only.
[[nodiscard]] parsed_message parse_message(std::string_view text);

} // namespace interco::detail

#endif
