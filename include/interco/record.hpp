/// \file
/// Messages in a structured log: a line of JSON for each, in no language, to be put into words for whoever reads it
/// (`renderer` of <interco/render.hpp>, `interco render`).
///
/// For any logger that writes a line as it is. All may be called from any thread; a record is UTF-8 without a
/// control, and has no line end of its own.
/// \code
///   interco::backup::disk_full const what{.volume = "D:", .missing = 1073741824};
///   spdlog::set_pattern(R"({"time":"%Y-%m-%dT%H:%M:%S.%e%z","level":"%l","message":%v})");
///   spdlog::error("{}", interco::record(what));
///
///   std::string line; // without a logger
///   interco::append_record(line, what, {.level = "error"});
///   // {"level":"error","domain":"backup","symbol":"DISK_FULL","code":"0x80120001",
///   //  "arguments":{"volume":{"string":"D:"},"missing":{"integer":1073741824}}}    (one line)
/// \endcode
/// In the library Interco::log.
#ifndef INTERCO_RECORD_HPP
#define INTERCO_RECORD_HPP

#include <optional>
#include <string>
#include <string_view>

#include <interco/argument.hpp>
#include <interco/code.hpp>
#include <interco/message_value.hpp>
#include <interco/typed_message.hpp>

namespace interco {

/// What stands before the message. What is empty is left out.
struct record_fields {
  /// As "2026-11-23T13:52:42.000Z", under "time".
  std::optional<argument::milliseconds> time = std::nullopt;
  std::string_view level = {};  ///< Under "level"; any bytes, as `json_string` writes them.
  std::string_view logger = {}; ///< Under "logger".
};

/// Appends a record: an object with the fields, and behind them the keys that `to_json` writes. Of two arguments with
/// one name both are written. Allocates nothing but room in the string, and for a code of a domain that is no
/// identifier. Throws std::bad_alloc only.
void append_record(std::string& to, code const& code, std::string_view symbol, argument_list const& arguments = {},
                   record_fields const& fields = {});
/// \overload
inline void append_record(std::string& to, message_value const& value, record_fields const& fields = {}) {
  append_record(to, value.code(), value.symbol(), value.arguments(), fields);
}
/// \overload Nothing is copied but into the string.
template <typed_message Message>
void append_record(std::string& to, Message const& message, record_fields const& fields = {}) {
  append_record(to, code_of<Message>, Message::symbol, message.arguments(), fields);
}

/// Returns a record.
[[nodiscard]] inline std::string record(message_value const& value, record_fields const& fields = {}) {
  std::string result;
  append_record(result, value, fields);
  return result;
}
/// \overload
template <typed_message Message>
[[nodiscard]] std::string record(Message const& message, record_fields const& fields = {}) {
  std::string result;
  append_record(result, message, fields);
  return result;
}

} // namespace interco

#endif
