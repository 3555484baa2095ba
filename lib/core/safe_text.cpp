#include <interco/safe_text.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <vector>

#include "core/safe_line.hpp"
#include "core/utf8.hpp"

namespace interco {
namespace {

using detail::decode_utf8;

constexpr char32_t pdf = 0x202C; // POP DIRECTIONAL FORMATTING
constexpr char32_t fsi = 0x2068; // FIRST STRONG ISOLATE
constexpr char32_t pdi = 0x2069; // POP DIRECTIONAL ISOLATE

constexpr bool is_isolate(char32_t c) noexcept {
  return c >= 0x2066 && c <= fsi;
}
constexpr bool is_override(char32_t c) noexcept {
  return c == 0x202D || c == 0x202E;
}
/// What opens or closes a stretch of text with a direction of its own.
constexpr bool is_paired_bidi(char32_t c) noexcept {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= pdi);
}
/// The property Bidi_Control: those, and the marks ALM, LRM and RLM.
constexpr bool is_bidi_control(char32_t c) noexcept {
  return is_paired_bidi(c) || c == 0x061C || c == 0x200E || c == 0x200F;
}
/// Bidi_Class B, which ends a paragraph and all that is open in it.
constexpr bool is_paragraph_end(char32_t c) noexcept {
  return c == '\n' || c == '\r' || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2029;
}

/// Returns what is wrong with a code point wherever it stands.
constexpr std::optional<text_fault::kind> fault_of(char32_t c) noexcept {
  if (c < 0xA0)
    return (c < 0x20 && c != '\n' && c != '\t') || c >= 0x7F ? std::optional(text_fault::kind::control) : std::nullopt;
  if (c < 0x2028)
    return std::nullopt;
  if (c <= 0x2029)
    return text_fault::kind::separator;
  if ((c & 0xFFFEU) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF))
    return text_fault::kind::noncharacter;
  return std::nullopt;
}

/// Returns how many bytes at the beginning are printable ASCII, or somewhat fewer; nearly all bytes of most texts
/// are.
std::size_t printable_ascii(std::string_view text) noexcept {
  constexpr std::uint64_t each = 0x0101010101010101;
  std::size_t i = 0;
  for (; text.size() - i >= sizeof(std::uint64_t); i += sizeof(std::uint64_t)) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + i, sizeof word);
    // The high bit of a byte: in one that is not ASCII; after adding 1, in DEL; after taking away a blank, in a
    // control. A carry comes out of such a byte only, so that all before it (from the low end) is right.
    auto const others = (word | (word + each) | (word - each * 0x20)) & (each * 0x80);
    if (others != 0)
      return i + (std::endian::native == std::endian::little ? static_cast<unsigned>(std::countr_zero(others)) / 8 : 0);
  }
  return i;
}

/// Returns how many bytes at the beginning are sequences of those lead bytes behind which any continuation bytes are
/// a character without fault: U+00C0 to U+07FF and U+3000 to U+CFFF. Four times as fast as decoding them.
std::size_t faultless_sequences(std::string_view text) noexcept {
  auto const leads = [text](std::size_t i, unsigned char first, unsigned char last) {
    auto const byte = static_cast<unsigned char>(text[i]);
    return byte >= first && byte <= last;
  };
  auto const continues = [text](std::size_t i) { return (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80; };
  std::size_t i = 0;
  while (text.size() - i >= 3) {
    if (leads(i, 0xC3, 0xDF) && continues(i + 1))
      i += 2;
    else if (leads(i, 0xE3, 0xEC) && continues(i + 1) && continues(i + 2))
      i += 3;
    else
      break;
  }
  return i;
}

using detail::max_bidi_depth;

/// How an embedding, override, isolate, or what closes one, stands to the rest of its paragraph.
enum class pairing : std::uint8_t { unpaired, paired, paired_override };

/// Calls `visit(offset, pairing)` for each of them, a pair when its end is found. What lies deeper than `depth_limit`
/// is unpaired. These are the rules X1 to X8 of UAX #9, with its counts of what does not fit onto the stack.
template <class Visit>
void for_each_paired_bidi(std::string_view text, std::size_t depth_limit, Visit visit) {
  struct opener {
    std::size_t offset;
    char32_t control;
  };
  std::array<opener, max_bidi_depth> open; // filled up to `depth`
  std::size_t depth = 0;
  std::size_t open_isolates = 0;
  std::size_t isolates_too_deep = 0;
  std::size_t embeddings_too_deep = 0;
  auto const end_paragraph = [&] {
    while (depth > 0)
      visit(open[--depth].offset, pairing::unpaired);
    open_isolates = isolates_too_deep = embeddings_too_deep = 0;
  };
  auto const close = [&](std::size_t at) {
    auto const found = is_override(open[--depth].control) ? pairing::paired_override : pairing::paired;
    visit(open[depth].offset, found);
    visit(at, found);
  };
  for (std::size_t i = 0; i < text.size();) {
    i += printable_ascii(text.substr(i));
    if (i == text.size())
      break;
    auto const [c, length, well_formed] = decode_utf8(text.substr(i));
    auto const at = i;
    i += length;
    if (!well_formed)
      continue;
    if (is_paragraph_end(c)) {
      end_paragraph();
    } else if (c == pdf) {
      if (isolates_too_deep == 0 && embeddings_too_deep == 0 && depth > 0 && !is_isolate(open[depth - 1].control)) {
        close(at);
      } else {
        embeddings_too_deep -= isolates_too_deep == 0 && embeddings_too_deep > 0 ? 1 : 0;
        visit(at, pairing::unpaired);
      }
    } else if (c == pdi) {
      if (isolates_too_deep == 0 && open_isolates > 0) {
        embeddings_too_deep = 0;
        while (!is_isolate(open[depth - 1].control))
          visit(open[--depth].offset, pairing::unpaired);
        close(at);
        --open_isolates;
      } else {
        isolates_too_deep -= isolates_too_deep > 0 ? 1 : 0;
        visit(at, pairing::unpaired);
      }
    } else if (is_paired_bidi(c)) {
      if (isolates_too_deep == 0 && embeddings_too_deep == 0 && depth < depth_limit) {
        open[depth++] = {at, c};
        open_isolates += is_isolate(c) ? 1 : 0;
      } else {
        isolates_too_deep += is_isolate(c) ? 1 : 0;
        embeddings_too_deep += !is_isolate(c) && isolates_too_deep == 0 ? 1 : 0;
        visit(at, pairing::unpaired);
      }
    }
  }
  end_paragraph();
}

void append_hexadecimal(std::string& to, char32_t value, unsigned digits) {
  constexpr std::string_view names = "0123456789ABCDEF";
  for (unsigned left = digits; left > 0; --left)
    to += names[(value >> (4 * (left - 1))) & 0xFU];
}

/// Appends a control, separator, noncharacter or bidi control as an escape of C++.
void append_escape(std::string& to, char32_t c) {
  if (c == '\n')
    to += "\\n";
  else if (c == '\t')
    to += "\\t";
  else if (c == '\r')
    to += "\\r";
  else
    append_hexadecimal(to += c > 0xFFFF ? "\\U" : "\\u", c, c > 0xFFFF ? 8 : 4);
}

std::string_view description_of(text_fault::kind what) noexcept {
  switch (what) {
  case text_fault::kind::ill_formed:
    return "a byte that is not UTF-8";
  case text_fault::kind::control:
    return "a control character";
  case text_fault::kind::separator:
    return "a line or paragraph separator";
  case text_fault::kind::noncharacter:
    return "a noncharacter";
  case text_fault::kind::unpaired_bidi:
    break;
  }
  return "a bidi control without its partner";
}

} // namespace

std::optional<text_fault> find_text_fault(std::string_view text) noexcept {
  std::optional<text_fault> first;
  bool has_bidi = false;
  for (std::size_t i = 0; i < text.size() && !first;) {
    i += printable_ascii(text.substr(i));
    i += faultless_sequences(text.substr(i));
    if (i == text.size())
      break;
    auto const [c, length, well_formed] = decode_utf8(text.substr(i));
    auto const fault = well_formed ? fault_of(c) : text_fault::kind::ill_formed;
    if (fault)
      first = {*fault, i, c};
    has_bidi = has_bidi || is_paired_bidi(c);
    i += length;
  }
  if (has_bidi)
    for_each_paired_bidi(text, max_bidi_depth, [&first, text](std::size_t offset, pairing found) {
      if (found == pairing::unpaired && (!first || offset < first->offset))
        first = {text_fault::kind::unpaired_bidi, offset, decode_utf8(text.substr(offset)).code_point};
    });
  return first;
}

std::string to_string(text_fault const& fault) {
  bool const is_byte = fault.what == text_fault::kind::ill_formed;
  std::string result = is_byte ? "0x" : "U+";
  append_hexadecimal(result, fault.code_point,
                     is_byte                      ? 2
                     : fault.code_point > 0xFFFFF ? 6
                     : fault.code_point > 0xFFFF  ? 5
                                                  : 4);
  ((result += ", ") += description_of(fault.what)) += ", at byte ";
  return result + std::to_string(fault.offset);
}

void detail::append_safe_line(std::string& to, std::string_view text, std::size_t depth_limit) {
  std::vector<std::size_t> kept;
  for_each_paired_bidi(text, depth_limit, [&kept](std::size_t offset, pairing found) {
    if (found == pairing::paired)
      kept.push_back(offset);
  });
  std::sort(kept.begin(), kept.end());
  for (std::size_t i = 0; i < text.size();) {
    auto const plain = printable_ascii(text.substr(i));
    to += text.substr(i, plain);
    i += plain;
    if (i == text.size())
      break;
    auto const [c, length, well_formed] = decode_utf8(text.substr(i));
    auto const bytes = text.substr(i, length);
    if (!well_formed) {
      for (char const byte : bytes)
        append_hexadecimal(to += "\\x", static_cast<unsigned char>(byte), 2);
    } else if (c == '\n' || c == '\t' || fault_of(c) ||
               (is_paired_bidi(c) && !std::binary_search(kept.begin(), kept.end(), i))) {
      append_escape(to, c);
    } else {
      to += bytes;
    }
    i += length;
  }
}

bool detail::is_safe_line(std::string_view text) noexcept {
  for (std::size_t i = 0;;) {
    i += printable_ascii(text.substr(i));
    i += faultless_sequences(text.substr(i));
    if (i == text.size())
      return true;
    auto const [c, length, well_formed] = decode_utf8(text.substr(i));
    if (!well_formed || c == '\n' || c == '\t' || fault_of(c) || is_paired_bidi(c))
      return false;
    i += length;
  }
}

void append_safe_line(std::string& to, std::string_view text) {
  detail::append_safe_line(to, text, max_bidi_depth);
}

std::string safe_line(std::string_view text) {
  std::string result;
  append_safe_line(result, text);
  return result;
}

std::string isolated(std::string_view inserted) {
  std::string result;
  detail::append_utf8(result, fsi);
  detail::append_safe_line(result, inserted, max_bidi_depth - 1); // the isolate around it is one level
  detail::append_utf8(result, pdi);
  return result;
}

void append_json_string(std::string& to, std::string_view text) {
  constexpr char32_t replacement_character = 0xFFFD;
  to += '"';
  for (std::size_t i = 0; i < text.size();) {
    auto const [c, length, well_formed] = decode_utf8(text.substr(i));
    if (!well_formed) {
      detail::append_utf8(to, replacement_character);
    } else if (c == '"' || c == '\\') {
      (to += '\\') += static_cast<char>(c);
    } else if (c > 0xFFFF && fault_of(c)) {
      append_hexadecimal(to += "\\u", 0xD800 + ((c - 0x10000) >> 10U), 4);
      append_hexadecimal(to += "\\u", 0xDC00 + (c & 0x3FFU), 4);
    } else if (c == '\n' || c == '\t' || fault_of(c) || is_bidi_control(c)) {
      append_escape(to, c);
    } else {
      to += text.substr(i, length);
    }
    i += length;
  }
  to += '"';
}

std::string json_string(std::string_view text) {
  std::string result;
  append_json_string(result, text);
  return result;
}

} // namespace interco
