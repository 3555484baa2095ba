// The two forms in which a message without its type is written.
#include <interco/message_value.hpp>

#include <array>
#include <charconv>
#include <cmath>

#include <interco/safe_text.hpp>

#include "core/ascii.hpp"
#include "core/log_form.hpp"
#include "core/message_json.hpp"
#include "core/message_time.hpp"
#include "core/names.hpp"
#include "core/utf8.hpp"

namespace interco {
namespace {

using kind = argument::kind;

/// Returns the name that definitions have for a kind.
std::string_view name_of(kind what) noexcept {
  constexpr std::array<argument_type, 8> types{argument_type::string, argument_type::integer,   argument_type::integer,
                                               argument_type::number, argument_type::date_time, argument_type::path,
                                               argument_type::code,   argument_type::list};
  return to_string(types[static_cast<std::size_t>(what)]);
}

template <class Number>
void append_digits(std::string& to, Number value) {
  std::array<char, 32> buffer; // 25 at most: the shortest form that is read as the same number
  auto const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  to.append(buffer.data(), end);
}

void append_integer(std::string& to, argument const& integer) {
  if (integer.what() == kind::unsigned_integer)
    append_digits(to, integer.unsigned_integer());
  else
    append_digits(to, integer.integer());
}

/// Appends a number so that it is no integer.
void append_number(std::string& to, double value) {
  if (std::isnan(value)) {
    to += "nan";
    return;
  }
  auto const begin = to.size();
  append_digits(to, value);
  if (to.find_first_of(".einf", begin) == std::string::npos)
    to += ".0";
}

/// Appends a string between quotes so that every byte can be read back.
void append_quoted(std::string& to, std::string_view text) {
  to += '"';
  while (!text.empty()) {
    auto const valid = detail::utf8_valid_prefix(text);
    auto const json = json_string(text.substr(0, valid)); // the same escapes
    std::string_view rest(json);
    rest = rest.substr(1, rest.size() - 2);
    to += rest;
    text.remove_prefix(valid);
    if (!text.empty()) {
      constexpr std::string_view digits = "0123456789ABCDEF";
      auto const byte = static_cast<unsigned char>(text.front());
      ((to += "\\x") += digits[byte >> 4U]) += digits[byte & 0xFU];
      text.remove_prefix(1);
    }
  }
  to += '"';
}

void append_name(std::string& to, std::string_view name) {
  if (detail::is_symbol_name(name))
    to += name;
  else
    append_quoted(to, name);
}

void append_code(std::string& to, code const& value) {
  append_name(to, value.domain);
  hex_string const hex(value.value);
  (to += ':') += hex.view();
}

void append_log(std::string& to, argument const& value) {
  switch (value.what()) {
  case kind::string:
    return append_quoted(to, value.text());
  case kind::path:
    return append_quoted(to += "path:", value.text());
  case kind::number:
    return append_number(to, value.number());
  case kind::date_time:
    return detail::append_time(to, value.date_time());
  case kind::code:
    return append_code(to, value.code());
  case kind::list: {
    to += '[';
    char const* before = "";
    for (auto const item : value.list()) {
      append_quoted(to += before, item);
      before = ", ";
    }
    to += ']';
    return;
  }
  default:
    append_integer(to, value);
  }
}

/// Appends a string as JSON, or its bytes where it is not UTF-8.
void append_json(std::string& to, std::string_view text) {
  if (detail::utf8_valid_prefix(text) == text.size())
    return append_json_string(to, text);
  to += "{\"hex\":\"";
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (char const c : text) {
    auto const byte = static_cast<unsigned char>(c);
    (to += digits[byte >> 4U]) += digits[byte & 0xFU];
  }
  to += "\"}";
}

void append_json_code(std::string& to, code const& value) {
  if (!detail::is_symbol_name(value.domain)) { // a string inside a string
    std::string text;
    append_code(text, value);
    return append_json_string(to, text);
  }
  append_code(to += '"', value);
  to += '"';
}

void append_json(std::string& to, argument const& value) {
  ((to += "{\"") += name_of(value.what())) += "\":";
  switch (value.what()) {
  case kind::string:
  case kind::path:
    append_json(to, value.text());
    break;
  case kind::number: {
    std::string_view const quote = std::isfinite(value.number()) ? "" : "\"";
    append_number(to += quote, value.number());
    to += quote;
    break;
  }
  case kind::date_time:
    detail::append_time(to += '"', value.date_time());
    to += '"';
    break;
  case kind::code:
    append_json_code(to, value.code());
    break;
  case kind::list: {
    to += '[';
    char const* before = "";
    for (auto const item : value.list()) {
      append_json(to += before, item);
      before = ",";
    }
    to += ']';
    break;
  }
  default: {
    // What every reader of JSON takes as it is: RFC 8259, section 6.
    constexpr std::int64_t exact = (std::int64_t{1} << 53U) - 1;
    bool const is_exact = value.what() == kind::integer && value.integer() >= -exact && value.integer() <= exact;
    std::string_view const quote = is_exact ? "" : "\"";
    append_integer(to += quote, value);
    to += quote;
  }
  }
  to += '}';
}

} // namespace

std::string_view to_string(argument_type type) noexcept {
  return detail::name_of(detail::argument_type_names, type);
}

void detail::append_log_code(std::string& to, std::string_view domain, std::string_view symbol, std::uint32_t value) {
  hex_string const hex(value);
  append_name(to, domain);
  to += '/';
  if (symbol.empty()) {
    to += hex.view();
  } else {
    append_name(to, symbol);
    ((to += '(') += hex.view()) += ')';
  }
}

std::string to_log(message_value const& value) {
  std::string result;
  detail::append_log_code(result, value.code().domain, value.symbol(), value.code().value);
  char const* before = "{";
  for (auto const& each : value.arguments()) {
    append_name(result += before, each.name);
    append_log(result += '=', each.value);
    before = ", ";
  }
  return value.arguments().empty() ? result : result + "}";
}

void detail::append_json_members(std::string& to, code const& code, std::string_view symbol,
                                 argument_list const& arguments) {
  append_json_string(to += "\"domain\":", code.domain);
  if (!symbol.empty())
    append_json_string(to += ",\"symbol\":", symbol);
  hex_string const hex(code.value);
  ((to += ",\"code\":\"") += hex.view()) += '"';
  char const* before = ",\"arguments\":{";
  for (auto const& each : arguments) {
    append_json_string(to += before, each.name);
    append_json(to += ':', each.value);
    before = ",";
  }
  if (arguments.size() != 0)
    to += '}';
}

std::string to_json(message_value const& value) {
  std::string result = "{";
  detail::append_json_members(result, value.code(), value.symbol(), value.arguments());
  return result += '}';
}

} // namespace interco
