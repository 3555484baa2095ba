#include "core/utf16.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/utf8.hpp"

namespace interco::detail {
namespace {

/// A character in UTF-16: one unit, or a pair of surrogates.
struct utf16_character {
  std::array<char16_t, 2> units;
  std::size_t size;
  [[nodiscard]] std::u16string_view view() const noexcept { return {units.data(), size}; }
};

utf16_character encode(char32_t code_point) noexcept {
  constexpr char32_t first_of_pairs = 0x10000;
  if (code_point < first_of_pairs)
    return {{static_cast<char16_t>(code_point)}, 1};
  auto const bits = code_point - first_of_pairs;
  return {{static_cast<char16_t>(0xD800U + (bits >> 10U)), static_cast<char16_t>(0xDC00U + (bits & 0x3FFU))}, 2};
}

/// As many as the compiler takes at once.
constexpr std::size_t block = 16;

/// Returns whether both begin with the same ASCII, a block of it. Without branches: ten times as fast.
bool same_ascii(char const* utf8, char16_t const* utf16) noexcept {
  std::uint16_t different = 0;
  std::uint16_t all = 0;
  for (std::size_t i = 0; i < block; ++i) {
    auto const unit = static_cast<std::uint16_t>(static_cast<unsigned char>(utf8[i]));
    all = static_cast<std::uint16_t>(all | unit);
    different = static_cast<std::uint16_t>(different | (unit ^ utf16[i]));
  }
  return different == 0 && all < 0x80;
}

} // namespace

std::size_t utf16_size(std::string_view text) noexcept {
  std::size_t size = 0;
  for (char const c : text) {
    auto const byte = static_cast<unsigned char>(c);
    // A character begins with any byte but 10xxxxxx, and one outside the first plane, a pair, with 11110xxx.
    size += static_cast<std::size_t>((byte & 0xC0U) != 0x80) + static_cast<std::size_t>(byte >= 0xF0);
  }
  return size;
}

std::u16string to_utf16(std::string_view text) {
  std::u16string result;
  result.reserve(utf16_size(text));
  append_utf16(text, result);
  return result;
}

void append_utf16(std::string_view text, std::u16string& to) {
  while (!text.empty()) {
    auto const next = decode_utf8(text);
    to += encode(next.code_point).view();
    text.remove_prefix(next.length);
  }
}

bool same_text(std::string_view utf8, std::u16string_view utf16) noexcept {
  while (!utf8.empty()) {
    if (utf8.size() >= block && utf16.size() >= block && same_ascii(utf8.data(), utf16.data())) {
      utf8.remove_prefix(block);
      utf16.remove_prefix(block);
      continue;
    }
    auto const next = decode_utf8(utf8);
    auto const expected = encode(next.code_point);
    if (!next.well_formed || !utf16.starts_with(expected.view()))
      return false;
    utf8.remove_prefix(next.length);
    utf16.remove_prefix(expected.size);
  }
  return utf16.empty();
}

} // namespace interco::detail
