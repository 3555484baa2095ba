/// \file
/// A message without its type: a code and named arguments, in no language. It can be stored, compared, logged and
/// sent, and put into words later, for each reader in their own language (`reader::format`).
///
/// A value owns all it holds, is never changed, and is as cheap to copy as a std::shared_ptr; copies may be used in
/// any number of threads. All functions that make one or a string allocate, and throw std::bad_alloc only.
/// \code
///   interco::message_value const what = interco::backup::disk_full{.volume = "D:", .missing = 1073741824};
///   std::clog << to_log(what) << '\n'; // backup/DISK_FULL(0x80120001){volume="D:", missing=1073741824}
///   if (auto const again = interco::parse_message_value(line))
///     std::cout << catalog.in("it").format(*again) << '\n';
/// \endcode
#ifndef INTERCO_MESSAGE_VALUE_HPP
#define INTERCO_MESSAGE_VALUE_HPP

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <interco/argument.hpp>
#include <interco/code.hpp>
#include <interco/typed_message.hpp>

namespace interco {

class message_value {
 public:
  /// Copies a typed message.
  template <typed_message Message>
  message_value(Message const& message) // NOLINT: by intent
      : message_value(code_of<Message>, Message::symbol, message.arguments()) {}
  /// Copies a code, its symbol, which may be empty, and its arguments; of those with one name the first. Names are
  /// UTF-8.
  explicit message_value(interco::code const& code, std::string_view symbol = {}, argument_list const& arguments = {});

  /// Each view is valid as long as this value or a copy of it. A value that was moved from is of no domain.
  [[nodiscard]] interco::code code() const noexcept;
  /// Returns the symbol that the message was made with, or an empty view. An alias has a text of its own, so that two
  /// messages with different symbols are different.
  [[nodiscard]] std::string_view symbol() const noexcept;
  /// Returns the arguments, in the order in which they were given: that of the definitions for a typed message. An
  /// integer is of kind `unsigned_integer` only where it is greater than 2^63 - 1.
  [[nodiscard]] std::span<named_argument const> arguments() const noexcept;

  /// Returns whether code, symbol and arguments are the same, in the same order; a number is NaN as NaN is.
  friend bool operator==(message_value const& a, message_value const& b) noexcept { return a.equals(b); }

 private:
  struct parts;
  [[nodiscard]] bool equals(message_value const& other) const noexcept;

  std::shared_ptr<parts const> parts_; // null when moved from
};

/// Returns the form for logs: one line of printable characters, stable, in no language.
///
///     backup/DISK_FULL(0x80120001){volume="D:", missing=1073741824}
///     backup/0x80120001                                                 no symbol, no arguments
///
/// A value is written according to its kind: "string", path:"string", 42, 4.2 (with a point or an exponent, or nan,
/// inf, -inf), 2026-11-23T13:52:42.000Z (@ and the milliseconds since 1970 outside of the years 0 to 9999),
/// sspi:0x80090328, ["a", "b"]. Strings have the escapes of JSON, and `\xFF` for a byte that is not UTF-8. A name
/// that is no identifier is written as a string, too.
[[nodiscard]] std::string to_log(message_value const& value);

/// Returns a JSON object (RFC 8259) in one line:
///
///     {"domain":"backup","symbol":"DISK_FULL","code":"0x80120001",
///      "arguments":{"volume":{"string":"D:"},"missing":{"integer":1073741824}}}
///
/// `symbol` and `arguments` are left out where there is none. Each argument is an object whose only key is its kind
/// as definitions name it: string, integer, number, date-time, path, code, list. Integers beyond 2^53 - 1 and numbers
/// that JSON does not have are strings ("18446744073709551615", "nan"); a date-time and a code are strings as in the
/// log. A string that is not UTF-8 is {"hex":"66FF"}, so that nothing is lost.
[[nodiscard]] std::string to_json(message_value const& value);

/// Why a text is no message, and where.
struct message_value_fault {
  std::size_t offset = 0;    ///< In bytes, from 0.
  std::string_view expected; ///< What was expected there, in English; a literal.
};

/// The limits of what is read: more is a fault.
inline constexpr std::size_t max_message_value_size = std::size_t{1} << 20U; ///< Of the text, in bytes.
inline constexpr std::size_t max_message_value_arguments = 64;
inline constexpr std::size_t max_message_value_items = 4096; ///< Of one list.

/// Reads either form, whoever wrote it: what was written within the limits is read as the same value. In JSON, keys
/// may stand in any order and white space between the parts; what is not described above is a fault.
[[nodiscard]] std::optional<message_value> parse_message_value(std::string_view text,
                                                               message_value_fault* fault = nullptr);

} // namespace interco

template <>
struct std::hash<interco::message_value> {
  std::size_t operator()(interco::message_value const& value) const noexcept {
    return interco::hash_of(value.code(), value.symbol(), value.arguments());
  }
};

#endif
