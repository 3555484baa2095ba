#include "log/json_value.hpp"

#include <algorithm>
#include <bit>
#include <bitset>
#include <charconv>
#include <cstring>

#include "core/ascii.hpp"
#include "core/utf8.hpp"

namespace interco::detail {
namespace {

/// Returns how many bytes at the beginning are ASCII, and no control, quote or backslash; or somewhat fewer.
std::size_t plain_bytes(std::string_view text) noexcept {
  constexpr std::uint64_t each = 0x0101010101010101;
  constexpr std::uint64_t high = each * 0x80;
  std::size_t i = 0;
  for (; text.size() - i >= sizeof(std::uint64_t); i += sizeof(std::uint64_t)) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + i, sizeof word);
    auto const quote = word ^ (each * '"');
    auto const backslash = word ^ (each * '\\');
    // The high bit of a byte: in one that is not ASCII, and after a subtraction that borrowed, in one that was less.
    // A borrow comes out of such a byte only, so that all before it (from the low end) is right.
    auto const others = (word | (word - each * 0x20) | (quote - each) | (backslash - each)) & high;
    if (others != 0)
      return i + (std::endian::native == std::endian::little ? static_cast<unsigned>(std::countr_zero(others)) / 8 : 0);
  }
  return i;
}

template <class Number>
std::optional<Number> whole(std::string_view digits) noexcept {
  Number value = 0;
  auto const* const end = digits.data() + digits.size();
  auto const read = std::from_chars(digits.data(), end, value);
  return read.ec == std::errc() && read.ptr == end ? std::optional(value) : std::nullopt;
}

bool is_hexadecimal(char c) noexcept {
  return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'f');
}

/// Returns the four digits behind `\u`.
char32_t unit(std::string_view digits) noexcept {
  std::uint32_t value = 0;
  std::from_chars(digits.data(), digits.data() + 4, value, 16);
  return value;
}

} // namespace

bool json_cursor::read_string(json_part& found) noexcept {
  auto const begin = at_;
  if (at_ == text_.size() || text_[at_] != '"')
    return false;
  found.kind = json_kind::string;
  found.has_escapes = false;
  for (++at_;;) {
    at_ += plain_bytes(text_.substr(at_));
    if (at_ == text_.size())
      return false;
    char const c = text_[at_];
    if (c == '"') {
      ++at_;
      found.text = text_.substr(begin, at_ - begin);
      return true;
    }
    if (static_cast<unsigned char>(c) >= 0x80) {
      auto const next = decode_utf8(text_.substr(at_));
      if (!next.well_formed)
        return false;
      at_ += next.length;
    } else if (c == '\\') {
      found.has_escapes = true;
      auto const rest = text_.substr(at_ + 1);
      if (rest.empty() || std::string_view("\"\\/bfnrtu").find(rest[0]) == std::string_view::npos)
        return false;
      if (rest[0] == 'u' && (rest.size() < 5 || !std::all_of(rest.begin() + 1, rest.begin() + 5, is_hexadecimal)))
        return false;
      at_ += 2; // the digits behind \u are as any other characters
    } else if (static_cast<unsigned char>(c) < ' ') {
      return false;
    } else {
      ++at_;
    }
  }
}

std::size_t json_cursor::skip_digits() noexcept {
  auto const begin = at_;
  while (at_ < text_.size() && is_digit(text_[at_]))
    ++at_;
  return at_ - begin;
}

bool json_cursor::read_number() noexcept {
  auto const next_is = [this](char c) { return at_ < text_.size() && text_[at_] == c; };
  at_ += next_is('-') ? 1 : 0;
  bool const begins_with_zero = next_is('0');
  auto const count = skip_digits();
  if (count == 0 || (begins_with_zero && count > 1))
    return false;
  if (next_is('.')) {
    ++at_;
    if (skip_digits() == 0)
      return false;
  }
  if (next_is('e') || next_is('E')) {
    ++at_;
    at_ += next_is('+') || next_is('-') ? 1 : 0;
    if (skip_digits() == 0)
      return false;
  }
  return true;
}

bool json_cursor::read_scalar(json_part& found) noexcept {
  if (at_ == text_.size())
    return false;
  auto const rest = text_.substr(at_);
  if (rest[0] == '"')
    return read_string(found);
  found.has_escapes = false;
  auto const begin = at_;
  if (rest[0] == '-' || is_digit(rest[0])) {
    found.kind = json_kind::number;
    if (!read_number())
      return false;
  } else if (rest.starts_with("true") || rest.starts_with("null")) {
    found.kind = rest[0] == 't' ? json_kind::boolean : json_kind::null;
    at_ += 4;
  } else if (rest.starts_with("false")) {
    found.kind = json_kind::boolean;
    at_ += 5;
  } else {
    return false;
  }
  found.text = text_.substr(begin, at_ - begin);
  return true;
}

/// Reads an array or object that begins here.
bool json_cursor::skip_nested() noexcept {
  std::bitset<max_depth> is_object;
  std::size_t depth = 0;
  json_part ignored;
  do {
    // A value begins here.
    skip_space();
    char const c = at_ < text_.size() ? text_[at_] : '\0';
    if (c == '{' || c == '[') {
      if (depth == max_depth)
        return false;
      ++at_;
      is_object[depth++] = c == '{';
      if (!take(c == '{' ? '}' : ']')) {
        if (c == '{' && !read_key(ignored))
          return false;
        continue;
      }
      --depth;
    } else if (!read_scalar(ignored)) {
      return false;
    }
    // It has ended.
    while (depth > 0 && !take(',')) {
      if (!take(is_object[depth - 1] ? '}' : ']'))
        return false;
      --depth;
    }
    if (depth > 0 && is_object[depth - 1] && !read_key(ignored))
      return false;
  } while (depth > 0);
  return true;
}

bool json_cursor::read_value(json_part& found) noexcept {
  skip_space();
  char const c = at_ < text_.size() ? text_[at_] : '\0';
  if (c != '{' && c != '[')
    return read_scalar(found);
  auto const begin = at_;
  found.kind = c == '{' ? json_kind::object : json_kind::array;
  found.has_escapes = false;
  if (!skip_nested())
    return false;
  found.text = text_.substr(begin, at_ - begin);
  return true;
}

void append_decoded(std::string& to, json_part const& string) {
  auto text = string.inside();
  if (!string.has_escapes) {
    to += text;
    return;
  }
  constexpr char32_t replacement_character = 0xFFFD;
  for (;;) {
    auto const backslash = text.find('\\');
    to += text.substr(0, backslash);
    if (backslash == std::string_view::npos)
      return;
    char const what = text[backslash + 1];
    text.remove_prefix(backslash + 2);
    if (what != 'u') {
      constexpr std::string_view letters = "\"\\/bfnrt";
      constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
      to += meanings[letters.find(what)];
      continue;
    }
    auto character = unit(text);
    text.remove_prefix(4);
    if (character >= 0xD800 && character <= 0xDFFF) { // the two halves of a character above U+FFFF
      auto const low = character <= 0xDBFF && text.starts_with("\\u") ? unit(text.substr(2)) : 0;
      bool const is_pair = low >= 0xDC00 && low <= 0xDFFF;
      character = is_pair ? 0x10000 + ((character - 0xD800) << 10U) + (low - 0xDC00) : replacement_character;
      text.remove_prefix(is_pair ? 6 : 0);
    }
    append_utf8(to, character);
  }
}

std::optional<std::int64_t> signed_integer(std::string_view digits) noexcept {
  return whole<std::int64_t>(digits);
}

std::optional<std::uint64_t> unsigned_integer(std::string_view digits) noexcept {
  return whole<std::uint64_t>(digits);
}

std::optional<double> json_number(std::string_view digits) noexcept {
  json_cursor at(digits);
  json_part number;
  if (digits.empty() || is_space(digits.front()) || !at.read_value(number) || number.kind != json_kind::number ||
      number.text.size() != digits.size())
    return std::nullopt;
  return whole<double>(digits); // none where no double but infinity or zero is near it
}

} // namespace interco::detail
