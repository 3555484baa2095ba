/// \file
/// A line of a structured log taken apart: its fields, which of them say what the message is, and its arguments.
#ifndef INTERCO_LOG_RECORD_READER_HPP
#define INTERCO_LOG_RECORD_READER_HPP

#include <cstddef>
#include <cstdint>
#include <deque>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <interco/argument.hpp>
#include <interco/render.hpp>

#include "log/json_value.hpp"

namespace interco::detail {

/// What a field is for. The first four say what a message is.
enum class field_role : std::uint8_t { domain, code, symbol, arguments, time, nested, other };

struct record_field {
  json_part key;
  json_part value;
  field_role role = field_role::other;
};

/// The members of an object, in their order.
struct record_object {
  static constexpr std::size_t none = (std::numeric_limits<std::size_t>::max)();

  std::vector<record_field> fields;
  std::size_t domain = none; // indexes of fields
  std::size_t code = none;
  std::size_t symbol = none;
  std::size_t arguments = none;
  bool is_ambiguous = false; // one of these stands there twice

  /// Returns a field, or nullptr.
  [[nodiscard]] record_field const* field(std::size_t index) const noexcept {
    return index == none ? nullptr : &fields[index];
  }
};

/// An argument that the definitions of a code name.
struct argument_definition {
  std::string_view name;
  argument_type type = argument_type::string;
};

/// The arguments of a record: views of its line, and of what the reader has decoded.
struct record_arguments {
  std::vector<named_argument> all;
  std::vector<record_field> unknown; // those that the definitions do not name

  void clear() noexcept {
    all.clear();
    unknown.clear();
  }
};

/// Reads one line after the other. What it returns is valid until `begin` is called.
class record_reader {
 public:
  explicit record_reader(record_options const& options);

  /// Forgets the line before.
  void begin() noexcept;
  /// Reads an object. Returns false where the text is none.
  [[nodiscard]] bool read(std::string_view text, record_object& into);
  /// Returns what a string stands for.
  [[nodiscard]] std::string_view decoded(json_part const& string);
  /// Returns whether an object has a field of a name, whatever it is for.
  [[nodiscard]] bool has(record_object const& object, std::string_view name);
  /// Reads the arguments of a message of a domain. Returns false where there are too many, or two of one
  /// name.
  [[nodiscard]] bool read_arguments(json_part const& object, std::span<argument_definition const> definitions,
                                    std::string_view domain, record_arguments& into);

 private:
  struct named_role {
    std::string name;
    field_role role;
  };

  [[nodiscard]] field_role role_of(json_part const& key);
  [[nodiscard]] std::optional<argument> value_of(json_part const& value, argument_type type, std::string_view domain);
  [[nodiscard]] std::optional<argument> typed_value(json_part const& object, std::string_view domain);
  [[nodiscard]] std::optional<std::string_view> bytes(json_part const& value);
  [[nodiscard]] std::optional<argument> list_of(json_part const& value);
  [[nodiscard]] std::optional<argument> code_of(json_part const& value, std::string_view domain);

  std::vector<named_role> roles_;
  std::string key_;
  std::deque<std::string> strings_; // that were decoded; a deque moves none
  std::deque<std::vector<std::string_view>> lists_;
};

/// Reads a time as RFC 3339, section 5.6, has it; 'T' and 'Z' in either case, a blank for the 'T', as there. A
/// fraction is rounded down to milliseconds, a leap second is the first one of the minute behind it.
[[nodiscard]] std::optional<argument::milliseconds> rfc3339_time(std::string_view text) noexcept;

} // namespace interco::detail

#endif
