/// \file
/// JSON (RFC 8259) read in place: where the parts of a text lie, byte for byte, without a tree of values.
///
/// A part is a view of the text that was read. Nothing recurses, and nothing but what decodes a string allocates.
#ifndef INTERCO_LOG_JSON_VALUE_HPP
#define INTERCO_LOG_JSON_VALUE_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace interco::detail {

enum class json_kind : std::uint8_t { null, boolean, number, string, array, object };

/// A value as it is written: a string with its quotes, an object with its braces.
struct json_part {
  json_kind kind = json_kind::null;
  bool has_escapes = false; // of a string
  std::string_view text;

  /// Returns what stands between the quotes of a string.
  [[nodiscard]] std::string_view inside() const noexcept { return text.substr(1, text.size() - 2); }
};

/// Reads parts one after the other. What returns false has found a text that is no JSON, or nests deeper than
/// `max_depth`; nothing more can be read then.
class json_cursor {
 public:
  /// More than any record needs; a bound, so that what nests is remembered without allocation.
  static constexpr std::size_t max_depth = 128;

  explicit json_cursor(std::string_view text) noexcept : text_(text) {}

  /// Skips white space, and returns whether the text ends behind it.
  [[nodiscard]] bool at_end() noexcept {
    skip_space();
    return at_ == text_.size();
  }
  /// Skips white space, and takes a character if it is there.
  [[nodiscard]] bool take(char mark) noexcept {
    skip_space();
    bool const found = at_ < text_.size() && text_[at_] == mark;
    at_ += found ? 1 : 0;
    return found;
  }
  /// Skips white space, and reads a whole value.
  [[nodiscard]] bool read_value(json_part& found) noexcept;
  /// Skips white space, and reads a string and the colon behind it.
  [[nodiscard]] bool read_key(json_part& found) noexcept {
    skip_space();
    return read_string(found) && take(':');
  }

 private:
  void skip_space() noexcept {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r'))
      ++at_;
  }
  [[nodiscard]] bool read_string(json_part& found) noexcept;
  [[nodiscard]] bool read_number() noexcept;
  [[nodiscard]] bool read_scalar(json_part& found) noexcept;
  [[nodiscard]] bool skip_nested() noexcept;
  std::size_t skip_digits() noexcept;

  std::string_view text_;
  std::size_t at_ = 0;
};

/// Calls `visit(key, value)` for each member of an object until that returns false. Returns whether the text is one
/// object, with white space around it at most, and all members were visited.
template <class Visit>
[[nodiscard]] bool read_object(std::string_view text, Visit visit) {
  json_cursor at(text);
  if (!at.take('{'))
    return false;
  if (at.take('}'))
    return at.at_end();
  do {
    json_part key;
    json_part value;
    if (!at.read_key(key) || !at.read_value(value) || !visit(key, value))
      return false;
  } while (at.take(','));
  return at.take('}') && at.at_end();
}

/// Appends what a string stands for: never more bytes than there are between its quotes. Half of a pair of surrogates
/// alone, which is no character, becomes U+FFFD.
void append_decoded(std::string& to, json_part const& string);

/// Returns an integer that is written with digits alone, and is inside of the type.
[[nodiscard]] std::optional<std::int64_t> signed_integer(std::string_view digits) noexcept;
[[nodiscard]] std::optional<std::uint64_t> unsigned_integer(std::string_view digits) noexcept;
/// Returns a number as JSON has it.
[[nodiscard]] std::optional<double> json_number(std::string_view digits) noexcept;

} // namespace interco::detail

#endif
