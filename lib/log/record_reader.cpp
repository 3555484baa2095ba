#include "log/record_reader.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

#include <interco/code.hpp>
#include <interco/message_value.hpp>

#include "core/ascii.hpp"
#include "core/message_time.hpp"
#include "core/names.hpp"

namespace interco::detail {
namespace {

/// Takes a number of so many digits off the front of a text, or makes the text end.
unsigned take_digits(std::string_view& text, std::size_t count, bool& is_well_formed) noexcept {
  unsigned value = 0;
  if (text.size() < count || !std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(count), is_digit)) {
    is_well_formed = false;
    return 0;
  }
  for (char const c : text.substr(0, count))
    value = value * 10 + static_cast<unsigned>(c - '0');
  text.remove_prefix(count);
  return value;
}

void take_one_of(std::string_view& text, std::string_view marks, bool& is_well_formed) noexcept {
  if (text.empty() || marks.find(text.front()) == std::string_view::npos)
    is_well_formed = false;
  else
    text.remove_prefix(1);
}

/// Returns the value of a pair of hexadecimal digits, or nothing.
std::optional<char> byte_of(char high, char low) noexcept {
  auto const digit = [](char c) -> unsigned {
    auto const letter = lower(c);
    return is_digit(c)                      ? static_cast<unsigned>(c - '0')
           : letter >= 'a' && letter <= 'f' ? static_cast<unsigned>(letter - 'a') + 10
                                            : 16;
  };
  auto const first = digit(high);
  auto const second = digit(low);
  return first > 15 || second > 15 ? std::nullopt : std::optional(static_cast<char>(first * 16 + second));
}

std::optional<argument> integer_of(std::string_view digits) noexcept {
  if (auto const value = signed_integer(digits))
    return argument(*value);
  auto const value = unsigned_integer(digits);
  return value ? std::optional<argument>(*value) : std::nullopt;
}

/// Returns a number of any kind.
std::optional<argument> number_of(std::string_view digits) noexcept {
  if (auto const value = json_number(digits))
    return argument(*value);
  if (digits == "nan")
    return argument(std::nan(""));
  if (digits == "inf" || digits == "-inf")
    return argument(digits[0] == '-' ? -HUGE_VAL : HUGE_VAL);
  return std::nullopt;
}

/// Returns the type of a value that the definitions do not know.
argument_type natural_type(json_part const& value) noexcept {
  if (value.kind == json_kind::array)
    return argument_type::list;
  if (value.kind != json_kind::number)
    return argument_type::string;
  return integer_of(value.text) ? argument_type::integer : argument_type::number;
}

} // namespace

std::optional<argument::milliseconds> rfc3339_time(std::string_view text) noexcept {
  bool ok = true;
  auto const year = take_digits(text, 4, ok);
  take_one_of(text, "-", ok);
  auto const month = take_digits(text, 2, ok);
  take_one_of(text, "-", ok);
  auto const day = take_digits(text, 2, ok);
  take_one_of(text, "Tt ", ok);
  auto const hour = take_digits(text, 2, ok);
  take_one_of(text, ":", ok);
  auto const minute = take_digits(text, 2, ok);
  take_one_of(text, ":", ok);
  auto const second = take_digits(text, 2, ok);
  unsigned thousandths = 0;
  if (ok && text.starts_with('.')) {
    text.remove_prefix(1);
    auto const count = std::min(text.find_first_not_of("0123456789"), text.size());
    for (std::size_t i = 0; i < 3; ++i)
      thousandths = thousandths * 10 + (i < count ? static_cast<unsigned>(text[i] - '0') : 0);
    ok = count != 0;
    text.remove_prefix(count);
  }
  std::chrono::minutes offset(0);
  if (ok && (text == "Z" || text == "z")) {
    text = {};
  } else {
    bool const is_behind = text.starts_with('-');
    take_one_of(text, "+-", ok);
    auto const hours = take_digits(text, 2, ok);
    take_one_of(text, ":", ok);
    auto const minutes = take_digits(text, 2, ok);
    ok = ok && hours <= 23 && minutes <= 59;
    offset = std::chrono::hours(hours) + std::chrono::minutes(minutes);
    offset = is_behind ? -offset : offset;
  }
  std::chrono::year_month_day const date(std::chrono::year(static_cast<int>(year)), std::chrono::month(month),
                                         std::chrono::day(day));
  if (!ok || !text.empty() || !date.ok() || hour > 23 || minute > 59 || second > 60)
    return std::nullopt;
  return argument::milliseconds(std::chrono::sys_days(date)) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
         std::chrono::seconds(second) + std::chrono::milliseconds(second == 60 ? 0 : thousandths) - offset;
}

record_reader::record_reader(record_options const& options) {
  auto const add = [this](std::span<std::string const> names, field_role role) {
    for (auto const& name : names)
      roles_.push_back({name, role});
  };
  add(options.domain, field_role::domain);
  add(options.code, field_role::code);
  add(options.symbol, field_role::symbol);
  add(options.arguments, field_role::arguments);
  add(options.time, field_role::time);
  add(options.nested, field_role::nested);
}

void record_reader::begin() noexcept {
  strings_.clear();
  lists_.clear();
}

std::string_view record_reader::decoded(json_part const& string) {
  if (!string.has_escapes)
    return string.inside();
  append_decoded(strings_.emplace_back(), string);
  return strings_.back();
}

field_role record_reader::role_of(json_part const& key) {
  auto name = key.inside();
  if (key.has_escapes) {
    key_.clear();
    append_decoded(key_, key);
    name = key_;
  }
  // No function is called to compare two names unless they begin alike.
  for (auto const& each : roles_) {
    if (each.name.size() == name.size() && (name.empty() || each.name[0] == name[0]) && each.name == name)
      return each.role;
  }
  return field_role::other;
}

bool record_reader::read(std::string_view text, record_object& into) {
  into.fields.clear();
  into.domain = into.code = into.symbol = into.arguments = record_object::none;
  into.is_ambiguous = false;
  return read_object(text, [this, &into](json_part const& key, json_part const& value) {
    // Null is no field of a message, as some writers have it for what they leave empty.
    auto const role = value.kind == json_kind::null ? field_role::other : role_of(key);
    auto const set = [&into](std::size_t& index) {
      into.is_ambiguous = into.is_ambiguous || index != record_object::none;
      index = into.fields.size();
    };
    if (role == field_role::domain)
      set(into.domain);
    else if (role == field_role::code)
      set(into.code);
    else if (role == field_role::symbol)
      set(into.symbol);
    else if (role == field_role::arguments && value.kind == json_kind::object)
      set(into.arguments);
    into.fields.push_back({key, value, role});
    return true;
  });
}

bool record_reader::has(record_object const& object, std::string_view name) {
  return std::any_of(object.fields.begin(), object.fields.end(),
                     [this, name](record_field const& each) { return decoded(each.key) == name; });
}

bool record_reader::read_arguments(json_part const& object, std::span<argument_definition const> definitions,
                                   std::string_view domain, record_arguments& into) {
  into.clear();
  std::size_t count = 0;
  return read_object(object.text, [&](json_part const& key, json_part const& value) {
    auto const name = decoded(key);
    auto const is_it = [name](auto const& each) { return each.name == name; };
    if (++count > max_message_value_arguments || std::any_of(into.all.begin(), into.all.end(), is_it))
      return false;
    auto const defined = std::find_if(definitions.begin(), definitions.end(), is_it);
    bool const is_known = defined != definitions.end();
    if (!is_known)
      into.unknown.push_back({key, value, field_role::other});
    auto const natural = natural_type(value);
    auto const type = is_known ? defined->type : natural;
    auto found = value.kind == json_kind::object ? typed_value(value, domain) : value_of(value, type, domain);
    if (!found && value.kind != json_kind::object &&
        type != natural) // of another type than is asked for: what formats it says so
      found = value_of(value, natural, domain);
    if (found)
      into.all.push_back({name, *found});
    return true;
  });
}

std::optional<argument> record_reader::typed_value(json_part const& object, std::string_view domain) {
  std::optional<argument> found;
  bool is_first = true;
  bool const is_read = read_object(object.text, [&](json_part const& key, json_part const& value) {
    auto const type = detail::value_of<argument_type>(argument_type_names, decoded(key));
    if (!is_first || !type)
      return false;
    is_first = false;
    found = value_of(value, *type, domain);
    return true;
  });
  return is_read ? found : std::nullopt;
}

std::optional<argument> record_reader::value_of(json_part const& value, argument_type type, std::string_view domain) {
  bool const is_string = value.kind == json_kind::string;
  auto const digits = [&] { return is_string ? decoded(value) : value.text; };
  bool const may_be_number = is_string || value.kind == json_kind::number;
  if (value.kind == json_kind::null)
    return std::nullopt;
  switch (type) {
  case argument_type::string:
    if (value.kind == json_kind::number || value.kind == json_kind::boolean)
      return argument(value.text);
    if (auto const text = bytes(value))
      return argument(*text);
    return std::nullopt;
  case argument_type::path:
    if (auto const text = bytes(value))
      return argument::path(*text);
    return std::nullopt;
  case argument_type::integer:
    return may_be_number ? integer_of(digits()) : std::nullopt;
  case argument_type::number:
    if (!may_be_number)
      return std::nullopt;
    if (auto const integer = integer_of(digits()))
      return integer;
    return number_of(digits());
  case argument_type::date_time:
    if (value.kind == json_kind::number) {
      auto const count = signed_integer(value.text);
      return count ? std::optional<argument>(argument::milliseconds(std::chrono::milliseconds(*count))) : std::nullopt;
    }
    if (is_string) {
      auto const text = decoded(value);
      auto const time = time_of(text);
      auto const any_time = time ? time : rfc3339_time(text);
      return any_time ? std::optional<argument>(*any_time) : std::nullopt;
    }
    return std::nullopt;
  case argument_type::code:
    return code_of(value, domain);
  case argument_type::list:
    return list_of(value);
  }
  return std::nullopt;
}

/// Returns the bytes of a string, or of {"hex":"66FF"}.
std::optional<std::string_view> record_reader::bytes(json_part const& value) {
  if (value.kind == json_kind::string)
    return decoded(value);
  if (value.kind != json_kind::object)
    return std::nullopt;
  std::optional<std::string_view> found;
  bool const is_read = read_object(value.text, [&](json_part const& key, json_part const& digits) {
    if (found || decoded(key) != "hex" || digits.kind != json_kind::string)
      return false;
    auto const pairs = decoded(digits);
    if (pairs.size() % 2 != 0)
      return false;
    auto& text = strings_.emplace_back();
    for (std::size_t i = 0; i < pairs.size(); i += 2) {
      auto const byte = byte_of(pairs[i], pairs[i + 1]);
      if (!byte)
        return false;
      text += *byte;
    }
    found = text;
    return true;
  });
  return is_read ? found : std::nullopt;
}

std::optional<argument> record_reader::list_of(json_part const& value) {
  auto& items = lists_.emplace_back();
  if (value.kind != json_kind::array) {
    auto const only = bytes(value);
    if (!only)
      return std::nullopt;
    items.push_back(*only);
    return argument(items);
  }
  json_cursor at(value.text);
  if (!at.take('[') || at.take(']'))
    return argument(items);
  do {
    json_part item;
    auto const text = at.read_value(item) ? bytes(item) : std::nullopt;
    if (!text || items.size() == max_message_value_items)
      return std::nullopt;
    items.push_back(*text);
  } while (at.take(','));
  return argument(items);
}

std::optional<argument> record_reader::code_of(json_part const& value, std::string_view domain) {
  if (value.kind == json_kind::number) {
    auto const wide = integer_of(value.text);
    auto const narrow = wide ? narrow_code(wide->unsigned_integer()) : std::nullopt;
    return narrow ? std::optional<argument>(interco::code{domain, *narrow}) : std::nullopt;
  }
  if (value.kind != json_kind::string)
    return std::nullopt;
  auto const written = parse_code(decoded(value));
  if (!written || written->by_symbol())
    return std::nullopt;
  return interco::code{written->domain.empty() ? domain : written->domain, written->value};
}

} // namespace interco::detail
