// Text on its way out: from any bytes to one line, an insertion in a dialog, and a JSON string.
#include <interco/safe_text.hpp>

#include <unicode/utf8.h>

#include <algorithm>
#include <optional>

#include "core/utf8.hpp"
#include "fuzz/support.hpp"

namespace {

using namespace interco;

// ICU's macro converts numbers on the way.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"

/// Characters are decoded as ICU's macro does it, and what is ill-formed is as long.
void decode(std::string_view text) {
  auto const size = static_cast<std::int32_t>(text.size());
  std::int32_t next = 0;
  std::size_t first_fault = text.size();
  while (next < size) {
    auto const begin = next;
    auto const ours = detail::decode_utf8(text.substr(static_cast<std::size_t>(begin)));
    UChar32 theirs = 0;
    U8_NEXT(text.data(), next, size, theirs);
    fuzz::require(ours.well_formed == (theirs >= 0) && ours.length == static_cast<std::size_t>(next - begin),
                  "a character ends where ICU ends it");
    fuzz::require(!ours.well_formed || ours.code_point == static_cast<char32_t>(theirs),
                  "a character is the one that ICU reads");
    if (!ours.well_formed)
      first_fault = std::min(first_fault, static_cast<std::size_t>(begin));
  }
  fuzz::require(detail::utf8_valid_prefix(text) == first_fault, "the first ill-formed byte is found");
}

#pragma GCC diagnostic pop

void require_line(std::string_view line) {
  fuzz::require(!find_text_fault(line), "a safe line has no fault");
  fuzz::require(line.find_first_of("\n\t") == std::string_view::npos, "a safe line is one line without a tab");
  for (auto const* overriding : {"\u202D", "\u202E"})
    fuzz::require(line.find(overriding) == std::string_view::npos, "nothing in a safe line reads as something else");
}

/// Reads a JSON string back, as strictly as RFC 8259 has it.
std::optional<std::string> parse_json(std::string_view json) {
  if (json.size() < 2 || json.front() != '"' || json.back() != '"' || !fuzz::is_utf8(json))
    return std::nullopt;
  json = json.substr(1, json.size() - 2);
  std::string text;
  char32_t high = 0;
  for (std::size_t i = 0; i < json.size(); ++i) {
    auto const c = json[i];
    if (static_cast<unsigned char>(c) < 0x20 || c == '"' || c == 0x7F)
      return std::nullopt;
    if (c != '\\') {
      text += c;
      continue;
    }
    if (++i == json.size())
      return std::nullopt;
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    if (auto const at = letters.find(json[i]); at != std::string_view::npos) {
      text += meanings[at];
      continue;
    }
    if (json[i] != 'u' || i + 4 >= json.size())
      return std::nullopt;
    char32_t unit = 0;
    for (int digit = 0; digit < 4; ++digit) {
      constexpr std::string_view digits = "0123456789abcdefABCDEF";
      auto const value = digits.find(json[++i]);
      if (value == std::string_view::npos)
        return std::nullopt;
      unit = unit * 16 + static_cast<char32_t>(value < 16 ? value : value - 6);
    }
    if (unit >= 0xD800 && unit <= 0xDBFF && high == 0) {
      high = unit;
      continue;
    }
    if (high != 0 && (unit < 0xDC00 || unit > 0xDFFF))
      return std::nullopt;
    detail::append_utf8(text, high == 0 ? unit : 0x10000 + ((high - 0xD800) << 10U) + (unit - 0xDC00));
    high = 0;
  }
  return high == 0 ? std::optional(text) : std::nullopt;
}

/// Returns the text with U+FFFD for each ill-formed part.
std::string replaced(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    auto const [code_point, length, well_formed] = detail::decode_utf8(text);
    result += well_formed ? text.substr(0, length) : std::string_view("\xEF\xBF\xBD");
    text.remove_prefix(length);
  }
  return result;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const text = fuzz::as_text(data, size);
  decode(text);
  auto const fault = find_text_fault(text);
  if (fault) {
    fuzz::require(fault->offset < text.size(), "a fault lies in the text");
    fuzz::require(!to_string(*fault).empty() && !find_text_fault(to_string(*fault)), "a fault can be told");
    fuzz::require(!find_text_fault(text.substr(0, fault->offset)) || fault->what == text_fault::kind::unpaired_bidi ||
                      find_text_fault(text.substr(0, fault->offset))->what == text_fault::kind::unpaired_bidi,
                  "the first fault is found");
  }
  auto const line = safe_line(text);
  require_line(line);
  fuzz::require(safe_line(line) == line, "a safe line is its own");
  fuzz::require(line.size() <= 6 * text.size(), "a safe line is at most six times as long");

  auto const inserted = isolated(text);
  constexpr std::string_view isolate = "\u2068";
  constexpr std::string_view pop = "\u2069";
  fuzz::require(inserted.starts_with(isolate) && inserted.ends_with(pop), "an insertion is isolated");
  fuzz::require(!find_text_fault("a" + inserted + "b"), "nothing in an insertion ends its isolate");
  require_line(inserted);

  auto const json = json_string(text);
  auto const value = parse_json(json);
  fuzz::require(value.has_value(), "JSON is valid");
  fuzz::require(*value == replaced(text), "JSON has the value of the text, with U+FFFD for what is ill-formed");
  fuzz::require(!find_text_fault(json) && json.find_first_of("\n\t") == std::string::npos, "a terminal may show JSON");
  return 0;
}
