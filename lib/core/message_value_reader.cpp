// Reads the two forms of a message without its type. Neither nests without limit, so nothing recurses.
#include <interco/message_value.hpp>

#include <algorithm>
#include <charconv>
#include <deque>
#include <utility>
#include <vector>

#include "core/ascii.hpp"
#include "core/message_time.hpp"
#include "core/names.hpp"
#include "core/utf8.hpp"

namespace interco {
namespace {

/// Returns the value of a hexadecimal digit, or 16.
constexpr unsigned digit_value(char c) noexcept {
  if (detail::is_digit(c))
    return static_cast<unsigned>(c - '0');
  auto const letter = detail::lower(c);
  return letter >= 'a' && letter <= 'f' ? static_cast<unsigned>(letter - 'a') + 10 : 16;
}

/// Returns whether digits are a number of JSON (RFC 8259, section 6): no sign but a minus, no zero before other digits,
/// digits on both sides of a point and in an exponent.
bool is_json_number(std::string_view text) noexcept {
  auto const take_digits = [&text] {
    auto const count = std::min(text.find_first_not_of("0123456789"), text.size());
    text.remove_prefix(count);
    return count;
  };
  text.remove_prefix(text.starts_with('-') ? 1 : 0);
  bool const begins_with_zero = text.starts_with('0');
  auto const before_point = take_digits();
  if (before_point == 0 || (begins_with_zero && before_point > 1))
    return false;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    if (take_digits() == 0)
      return false;
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    text.remove_prefix(text.starts_with('+') || text.starts_with('-') ? 1 : 0);
    if (take_digits() == 0)
      return false;
  }
  return text.empty();
}

template <class Number>
std::optional<Number> whole(std::string_view digits) noexcept {
  Number value = 0;
  auto const* const end = digits.data() + digits.size();
  auto const read = std::from_chars(digits.data(), end, value);
  return read.ec == std::errc() && read.ptr == end ? std::optional(value) : std::nullopt;
}

std::optional<argument> integer_of(std::string_view digits) noexcept {
  if (!is_json_number(digits))
    return std::nullopt;
  if (auto const value = whole<std::int64_t>(digits))
    return argument(*value);
  auto const value = whole<std::uint64_t>(digits);
  return value ? std::optional<argument>(*value) : std::nullopt;
}

std::optional<argument> number_of(std::string_view digits) noexcept {
  bool const is_word = digits == "nan" || digits == "inf" || digits == "-inf";
  auto const value = is_word || is_json_number(digits) ? whole<double>(digits) : std::nullopt;
  return value ? std::optional<argument>(*value) : std::nullopt;
}

/// What both forms are made of. Each function reads from the place on, throws a `message_value_fault` where it does
/// not find what it is to read, and leaves the place behind what it has read.
class scanner {
 public:
  explicit scanner(std::string_view text) : text_(text) {}

 protected:
  [[noreturn]] static void fail(std::size_t at, std::string_view expected) { throw message_value_fault{at, expected}; }
  [[noreturn]] void fail(std::string_view expected) const { fail(at_, expected); }

  [[nodiscard]] std::size_t at() const noexcept { return at_; }
  [[nodiscard]] char peek() const noexcept { return done() ? '\0' : text_[at_]; }
  [[nodiscard]] bool done() const noexcept { return at_ == text_.size(); }
  bool take(std::string_view literal) noexcept {
    bool const found = text_.substr(at_).starts_with(literal);
    at_ += found ? literal.size() : 0;
    return found;
  }
  void require(std::string_view literal) {
    if (!take(literal))
      fail(literal);
  }
  void go_back(std::size_t to) noexcept { at_ = to; }
  template <class Predicate>
  std::string_view take_while(Predicate is_part) noexcept {
    auto const begin = at_;
    while (!done() && is_part(text_[at_]))
      ++at_;
    return text_.substr(begin, at_ - begin);
  }

  /// Reads a string of JSON, or of a log, which may have bytes that are not UTF-8 as escapes.
  std::string quoted(bool may_have_bytes) {
    require("\"");
    std::string result;
    while (!take("\"")) {
      if (done())
        fail("\"");
      if (take("\\")) {
        escape(result, may_have_bytes);
        continue;
      }
      auto const next = detail::decode_utf8(text_.substr(at_));
      if (!next.well_formed || next.code_point < ' ' || next.code_point == 0x7F)
        fail("a character that is no control");
      result += text_.substr(at_, next.length);
      at_ += next.length;
    }
    return result;
  }

  /// Reads `0x` and one to eight hexadecimal digits.
  std::uint32_t hexadecimal() {
    constexpr std::string_view expected = "a value as 0x80090328";
    constexpr std::size_t most_digits = 8;
    auto const begin = at_;
    auto const digits = take("0x") ? take_while([](char c) { return digit_value(c) < 16; }) : std::string_view();
    if (digits.empty() || digits.size() > most_digits)
      fail(begin, expected);
    std::uint32_t value = 0;
    for (char const c : digits)
      value = value * 16 + digit_value(c);
    return value;
  }

  /// Reads a name, as it is or as a string.
  std::string name(bool may_have_bytes = false) {
    if (peek() == '"')
      return quoted(may_have_bytes);
    auto const begin = at_;
    auto const word = take_while(detail::is_word);
    if (!detail::is_symbol_name(word))
      fail(begin, "a name");
    return std::string(word);
  }

  /// Keeps a string until the value has been made.
  std::string_view keep(std::string text) { return strings_.emplace_back(std::move(text)); }

  /// Reads the strings of a list, each by a function, and what stands between two of them, up to the bracket.
  template <class Read, class Between>
  argument list(Read read, Between between) {
    auto& items = lists_.emplace_back();
    if (take("]"))
      return std::span<std::string_view const>();
    do {
      if (items.size() == max_message_value_items)
        fail("no more than 4096 strings in a list");
      items.push_back(keep(read()));
    } while (between());
    require("]");
    return std::span<std::string_view const>(items);
  }

  /// Requires that an argument of this name may come.
  void check_name(std::string_view name, std::size_t begin) const {
    if (arguments_.size() == max_message_value_arguments)
      fail(begin, "no more than 64 arguments");
    if (std::any_of(arguments_.begin(), arguments_.end(), [name](auto const& each) { return each.name == name; }))
      fail(begin, "an argument that is not there yet");
  }
  void add(std::string name, argument const& value) { arguments_.push_back({keep(std::move(name)), value}); }
  [[nodiscard]] argument_list arguments() const noexcept { return std::span<named_argument const>(arguments_); }

 private:
  void escape(std::string& to, bool may_have_bytes) {
    auto const begin = at_ - 1;
    char const what = peek();
    at_ += done() ? 0 : 1;
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    if (auto const known = letters.find(what); known != std::string_view::npos) {
      to += meanings[known];
      return;
    }
    if (what == 'x' && may_have_bytes) {
      to += static_cast<char>(unit(2, begin));
      return;
    }
    if (what != 'u')
      fail(begin, "an escape of JSON");
    auto character = unit(4, begin);
    if (character >= 0xD800 && character <= 0xDFFF) { // the two halves of a character above U+FFFF
      auto const low = character <= 0xDBFF && take("\\u") ? unit(4, begin) : 0;
      if (low < 0xDC00 || low > 0xDFFF)
        fail(begin, "a pair of surrogates");
      character = 0x10000 + ((character - 0xD800) << 10U) + (low - 0xDC00);
    }
    detail::append_utf8(to, character);
  }

  /// Reads hexadecimal digits of an escape that begins at `begin`.
  char32_t unit(int digits, std::size_t begin) {
    char32_t value = 0;
    for (; digits > 0; --digits, ++at_) {
      auto const digit = digit_value(peek());
      if (digit == 16)
        fail(begin, "an escape of JSON");
      value = value * 16 + digit;
    }
    return value;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::deque<std::string> strings_; // a deque moves none
  std::deque<std::vector<std::string_view>> lists_;
  std::vector<named_argument> arguments_;
};

class log_reader : public scanner {
 public:
  using scanner::scanner;

  message_value read() {
    auto const domain = name();
    require("/");
    std::string symbol;
    std::uint32_t value = 0;
    if (peek() == '0') {
      value = hexadecimal();
    } else {
      symbol = name();
      require("(");
      value = hexadecimal();
      require(")");
    }
    if (take("{")) {
      do
        one();
      while (take(", "));
      require("}");
    }
    end();
    return message_value({domain, value}, symbol, arguments());
  }

  /// Returns what a text such as sspi:0x80090328 stands for.
  static std::optional<std::pair<std::string, std::uint32_t>> code_of(std::string_view text) {
    try {
      log_reader from(text);
      auto domain = from.name(true);
      from.require(":");
      auto const value = from.hexadecimal();
      from.end();
      return std::pair(std::move(domain), value);
    } catch (message_value_fault const&) {
      return std::nullopt;
    }
  }

 private:
  void end() const {
    if (!done())
      fail("the end");
  }

  void one() {
    auto const begin = at();
    auto its_name = name();
    check_name(its_name, begin);
    require("=");
    add(std::move(its_name), value());
  }

  argument value() {
    if (peek() == '"') {
      auto const text = keep(quoted(true));
      return take(":") ? argument(interco::code{text, hexadecimal()}) : argument(text);
    }
    if (take("["))
      return list([this] { return quoted(true); }, [this] { return take(", "); });
    auto const begin = at();
    if (take("path:") && peek() == '"')
      return argument::path(keep(quoted(true)));
    go_back(begin);
    auto const word = take_while([](char c) { return detail::is_word(c) || marks.find(c) != std::string_view::npos; });
    if (auto const integer = integer_of(word))
      return *integer;
    bool const is_number = word.find_first_of(".en") != std::string_view::npos; // else too great an integer
    if (auto const number = is_number ? number_of(word) : std::nullopt)
      return *number;
    if (auto const time = detail::time_of(word))
      return *time;
    if (auto code = code_of(word))
      return interco::code{keep(std::move(code->first)), code->second};
    fail(begin, "a value");
  }

  static constexpr std::string_view marks = ".:+-@"; // of numbers, times and codes, beside letters and digits
};

class json_reader : public scanner {
 public:
  using scanner::scanner;

  message_value read() {
    std::optional<std::string> domain;
    std::optional<std::string> symbol;
    std::optional<std::uint32_t> value;
    bool has_arguments = false;
    skip_space();
    object([&](std::string const& key, std::size_t begin) {
      if (key == "domain" && !domain)
        domain = quoted(false);
      else if (key == "symbol" && !symbol)
        symbol = quoted(false);
      else if (key == "code" && !value)
        value = code_value();
      else if (key == "arguments" && !std::exchange(has_arguments, true))
        object([this](std::string const& name, std::size_t at) { one(name, at); });
      else
        fail(begin, "domain, symbol, code or arguments, each once");
    });
    skip_space();
    if (!done())
      fail("the end");
    if (!domain || !value)
      fail(0, "an object with domain and code");
    return message_value({*domain, *value}, symbol.value_or(std::string()), arguments());
  }

 private:
  void skip_space() noexcept {
    take_while([](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
  }
  /// Takes a character with the white space around it.
  bool take_mark(std::string_view mark) noexcept {
    skip_space();
    bool const found = take(mark);
    skip_space();
    return found;
  }

  /// Reads an object; calls `visit` with each key and its offset, where its value is to be read.
  template <class Visit>
  void object(Visit visit) {
    require("{");
    skip_space();
    if (take("}"))
      return;
    do {
      auto const begin = at();
      auto const key = quoted(false);
      if (!take_mark(":"))
        fail(":");
      visit(key, begin);
    } while (take_mark(","));
    require("}");
  }

  std::uint32_t code_value() {
    require("\"");
    auto const value = hexadecimal();
    require("\"");
    return value;
  }

  void one(std::string const& name, std::size_t begin) {
    check_name(name, begin);
    std::optional<argument> value;
    object([&](std::string const& key, std::size_t at) {
      auto const type = detail::value_of<argument_type>(detail::argument_type_names, key);
      if (value || !type)
        fail(at, "one type of argument");
      value = value_of(*type);
    });
    if (!value)
      fail(begin, "an argument with a type");
    add(name, *value);
  }

  argument value_of(argument_type type) {
    auto const begin = at();
    switch (type) {
    case argument_type::string:
      return keep(bytes());
    case argument_type::path:
      return argument::path(keep(bytes()));
    case argument_type::list:
      require("[");
      skip_space();
      return list([this] { return bytes(); }, [this] { return take_mark(","); });
    case argument_type::integer:
      if (auto const value = integer_of(digits()))
        return *value;
      fail(begin, "an integer of 64 bits");
    case argument_type::number:
      if (auto const value = number_of(digits()))
        return *value;
      fail(begin, "a number");
    case argument_type::date_time:
      if (auto const time = detail::time_of(quoted(false)))
        return *time;
      fail(begin, "a time as \"2026-11-23T13:52:42.000Z\"");
    case argument_type::code:
      if (auto code = log_reader::code_of(quoted(false)))
        return interco::code{keep(std::move(code->first)), code->second};
      fail(begin, "a code as \"sspi:0x80090328\"");
    }
    fail(begin, "one type of argument");
  }

  /// Reads a string, or {"hex":"66FF"}.
  std::string bytes() {
    if (peek() == '"')
      return quoted(false);
    std::optional<std::string> result;
    object([&](std::string const& key, std::size_t begin) {
      auto const digits = quoted(false);
      if (key != "hex" || result || digits.size() % 2 != 0)
        fail(begin, "hex with pairs of digits");
      result.emplace();
      for (std::size_t i = 0; i < digits.size(); i += 2) {
        auto const high = digit_value(digits[i]);
        auto const low = digit_value(digits[i + 1]);
        if (high > 15 || low > 15)
          fail(begin, "hex with pairs of digits");
        *result += static_cast<char>(high * 16 + low);
      }
    });
    if (!result)
      fail("a string, or hex with pairs of digits");
    return *std::move(result);
  }

  /// Reads a number, or a string with one.
  std::string digits() {
    return peek() == '"' ? quoted(false) : std::string(take_while([](char c) {
      return detail::is_digit(c) || c == '.' || c == 'e' || c == 'E' || c == '+' || c == '-';
    }));
  }
};

} // namespace

std::optional<message_value> parse_message_value(std::string_view text, message_value_fault* fault) {
  try {
    if (text.size() > max_message_value_size)
      throw message_value_fault{max_message_value_size, "a text of no more than 1 MiB"};
    auto const first = text.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos && text[first] == '{')
      return json_reader(text).read();
    return log_reader(text).read();
  } catch (message_value_fault const& found) {
    if (fault != nullptr)
      *fault = found;
    return std::nullopt;
  }
}

} // namespace interco
