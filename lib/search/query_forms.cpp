#include "search/query_forms.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "core/ascii.hpp"
#include "core/utf8.hpp"
#include "icu/folded_text.hpp"
#include "search/code_page.hpp"
#include "search/letters.hpp"

namespace interco::detail {
namespace {

/// Added to a byte that is no part of UTF-8: no code point is as large.
constexpr char32_t raw_byte = 0x110000;

/// A letter from U+00C0 to U+00FF of UTF-8 whose second byte Windows-1252 does not define (0x81, 0x8D, 0x8F, 0x90, 0x9D). It
/// may itself be the first byte of a character that was read wrongly before, and is then U+00D0, that of Cyrillic.
constexpr char32_t undefined_letter = 0x120000;

std::optional<std::uint8_t> byte_of(code_page const& page, char32_t c) {
  return page.byte(c == undefined_letter && &page == &windows_1252 ? U'\u00D0' : c);
}

std::optional<std::uint32_t> digit(char c, std::uint32_t base) {
  std::uint32_t value = base;
  if (is_digit(c))
    value = static_cast<std::uint32_t>(c - '0');
  else if (is_letter(c))
    value = static_cast<std::uint32_t>(lower(c) - 'a') + 10;
  return value < base ? std::optional(value) : std::nullopt;
}

struct number {
  std::uint32_t value = 0;
  std::size_t digits = 0;
};

number read_number(std::string_view text, std::uint32_t base, std::size_t most) {
  number read;
  while (read.digits < std::min(most, text.size())) {
    auto const next = digit(text[read.digits], base);
    if (!next)
      break;
    read.value = read.value * base + *next;
    ++read.digits;
  }
  return read;
}

/// Appends a character, or what stands for one that is none.
void append_character(std::string& to, char32_t c) {
  bool const is_surrogate = c >= 0xD800 && c <= 0xDFFF;
  append_utf8(to, c == 0 ? U' ' : c > 0x10FFFF || is_surrogate ? lost : c);
}

/// Resolves an escape at the beginning of a text, and returns its length: 0 where there is none.
std::size_t resolve_backslash(std::string_view text, std::string& to) {
  if (text.size() < 2)
    return 0;
  auto const kind = text[1];
  if (kind == 'u' || kind == 'U' || kind == 'x') {
    std::size_t const most = kind == 'u' ? 4 : kind == 'U' ? 8 : 2;
    auto const read = read_number(text.substr(2), 16, most);
    if (read.digits != most)
      return 0;
    if (kind == 'x') {
      to += static_cast<char>(read.value);
      return 4;
    }
    if (read.value < 0xD800 || read.value > 0xDBFF || text.substr(6, 2) != "\\u") {
      append_character(to, read.value);
      return 2 + most;
    }
    auto const low = read_number(text.substr(8), 16, 4);
    bool const is_pair = low.digits == 4 && low.value >= 0xDC00 && low.value <= 0xDFFF;
    append_character(to, is_pair ? 0x10000 + ((read.value - 0xD800) << 10U) + (low.value - 0xDC00) : lost);
    return is_pair ? 12 : 6;
  }
  if (auto const octal = read_number(text.substr(1), 8, 3); octal.digits == 3 && octal.value < 0x100) {
    to += static_cast<char>(octal.value);
    return 4;
  }
  if (std::string_view("nrt\"'\\/").find(kind) == std::string_view::npos)
    return 0;
  to += ' '; // none of them is a letter
  return 2;
}

std::size_t resolve_entity(std::string_view text, std::string& to) {
  constexpr std::size_t longest = 12;
  auto const end = text.substr(0, longest).find(';');
  if (end == std::string_view::npos)
    return 0;
  auto const name = text.substr(1, end - 1);
  if (name.starts_with('#')) {
    bool const hexadecimal = name.size() > 1 && lower(name[1]) == 'x';
    auto const digits = name.substr(hexadecimal ? 2 : 1);
    auto const read = read_number(digits, hexadecimal ? 16 : 10, 7);
    if (read.digits == 0 || read.digits != digits.size())
      return 0;
    append_character(to, read.value);
    return end + 1;
  }
  constexpr std::array<std::string_view, 15> marks{"quot",  "amp",   "lt",     "gt",    "apos",
                                                   "nbsp",  "rsquo", "lsquo",  "rdquo", "ldquo",
                                                   "laquo", "raquo", "hellip", "ndash", "mdash"};
  if (std::find(marks.begin(), marks.end(), name) != marks.end()) {
    to += ' ';
    return end + 1;
  }
  constexpr std::array<std::string_view, 8> accents{"grave", "acute", "circ", "uml", "tilde", "cedil", "ring", "slash"};
  if (name.size() > 1 && is_letter(name[0]) &&
      std::find(accents.begin(), accents.end(), name.substr(1)) != accents.end()) {
    to += name[0];
    return end + 1;
  }
  if (name == "szlig") {
    to += "ss";
    return end + 1;
  }
  return 0;
}

std::size_t resolve_percent(std::string_view text, std::string& to) {
  auto const read = read_number(text.substr(1), 16, 2);
  if (read.digits != 2 || read.value < 0x20)
    return 0;
  to += static_cast<char>(read.value);
  return 3;
}

/// Decodes UTF-8; bytes that are none keep their value.
std::u32string decode(std::string_view text) {
  std::u32string characters;
  while (!text.empty()) {
    auto const [code_point, length, well_formed] = decode_utf8(text);
    if (well_formed) {
      characters.push_back(code_point);
    } else {
      for (std::size_t i = 0; i < length; ++i)
        characters.push_back(raw_byte + static_cast<unsigned char>(text[i]));
    }
    text.remove_prefix(length);
  }
  return characters;
}

/// Reads the bytes that are no UTF-8 in a character set.
std::u32string read_as(code_page const& page, std::u32string characters) {
  for (auto& c : characters) {
    if (c >= raw_byte)
      c = page.character(static_cast<std::uint8_t>(c - raw_byte));
  }
  return characters;
}

/// Returns what UTF-8 that was read in a character set had been; nothing where it hardly was that.
std::optional<std::u32string> undo(code_page const& page, std::u32string_view characters) {
  std::u32string result;
  std::size_t undone = 0;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < characters.size();) {
    auto const lead = byte_of(page, characters[i]);
    if (!lead || *lead < 0x80) {
      bool const was_lost = characters[i] == lost || characters[i] == undefined_letter;
      kept += characters[i] >= 0x80 && !was_lost ? 1 : 0;
      result += was_lost ? lost : characters[i];
      ++i;
      // A first byte that was lost takes the second along.
      if (was_lost && i < characters.size() && characters[i] >= 0x80) {
        auto const byte = page.byte(characters[i]);
        i += byte && is_continuation(static_cast<char>(*byte)) ? 1U : 0U;
      }
      continue;
    }
    std::size_t const length = *lead < 0xC2 ? 1 : *lead < 0xE0 ? 2 : *lead < 0xF0 ? 3 : *lead < 0xF5 ? 4 : 1;
    std::string bytes(1, static_cast<char>(*lead));
    bool incomplete = false;
    while (bytes.size() < length && i + bytes.size() < characters.size()) {
      auto const c = characters[i + bytes.size()];
      // A byte that the set does not define became a question mark or U+FFFD, and a no-break space a space.
      bool const undefined = c == lost || c == U'?';
      auto const byte = undefined ? std::uint8_t{0x80} : c == U' ' ? std::uint8_t{0xA0} : byte_of(page, c);
      if (!byte || !is_continuation(static_cast<char>(*byte)))
        break;
      incomplete = incomplete || undefined;
      bytes += static_cast<char>(*byte);
    }
    auto const [code_point, size, well_formed] = decode_utf8(bytes);
    if (length > 1 && bytes.size() == length && (well_formed || incomplete)) {
      constexpr char first_of_letters = '\xC3'; // U+00C0 to U+00FF
      bool const is_letter = bytes.front() == first_of_letters && &page == &windows_1252;
      result += !incomplete ? code_point : is_letter ? undefined_letter : lost;
      i += length;
      ++undone;
    } else {
      result += characters[i++];
      ++kept;
    }
  }
  return undone > 0 && undone * 2 >= kept ? std::optional(std::move(result)) : std::nullopt;
}

std::u32string fold(letter_folder& folder, std::u32string_view characters) {
  std::u32string letters;
  for (auto const c : characters) {
    if (letters.size() >= most_letters)
      break;
    if (c >= raw_byte || c == U'?' || c == lost)
      letters += lost;
    else
      folder.append(letters, c);
  }
  letters.resize(std::min(letters.size(), most_letters));
  return letters;
}

class forms {
 public:
  void add(std::u32string_view characters) {
    auto letters = fold(folder_, characters);
    bool const known = std::any_of(letters.begin(), letters.end(), [](char32_t c) { return c != lost; });
    if (known && forms_.size() < most_forms && std::find(forms_.begin(), forms_.end(), letters) == forms_.end())
      forms_.push_back(std::move(letters));
  }
  /// Adds what the characters were before they were read wrongly, twice and once, and themselves.
  void add_mended(std::u32string const& characters) {
    if (std::any_of(characters.begin(), characters.end(), [](char32_t c) { return c >= 0x80 && c != lost; })) {
      std::vector<std::u32string> once;
      for (auto const* const page : code_pages) {
        if (auto before = undo(*page, characters))
          once.push_back(std::move(*before));
      }
      for (auto const& each : once) {
        for (auto const* const page : code_pages) {
          if (auto const before = undo(*page, each))
            add(*before);
        }
      }
      for (auto const& each : once)
        add(each);
    }
    add(characters);
  }
  [[nodiscard]] std::vector<std::u32string> take() { return std::move(forms_); }

 private:
  letter_folder folder_{false};
  std::vector<std::u32string> forms_;
};

} // namespace

std::string without_escapes(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    std::size_t length = 0;
    if (text[0] == '\\')
      length = resolve_backslash(text, result);
    else if (text[0] == '&')
      length = resolve_entity(text, result);
    else if (text[0] == '%')
      length = resolve_percent(text, result);
    if (length == 0) {
      result += text[0];
      length = 1;
    }
    text.remove_prefix(length);
  }
  return result;
}

std::vector<std::u32string> query_forms(std::string_view text) {
  text = text.substr(0, most_query_bytes);
  forms all;
  auto const plain = without_escapes(text);
  auto const characters = decode(plain);
  if (std::any_of(characters.begin(), characters.end(), [](char32_t c) { return c >= raw_byte; })) {
    for (auto const* const page : code_pages)
      all.add_mended(read_as(*page, characters));
    all.add(characters);
  } else {
    all.add_mended(characters);
  }
  if (plain != text)
    all.add(decode(text));
  return all.take();
}

} // namespace interco::detail
