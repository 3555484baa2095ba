#include "core/utf8.hpp"

namespace interco::detail {

std::size_t utf8_valid_prefix(std::string_view text) noexcept {
  auto const byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  auto const in = [](unsigned value, unsigned low, unsigned high) { return value >= low && value <= high; };
  std::size_t i = 0;
  while (i < text.size()) {
    unsigned const lead = byte(i);
    // Table 3-7 of the Unicode Standard: the range of the second byte depends on the first.
    std::size_t length = 1;
    unsigned low = 0x80;
    unsigned high = 0xBF;
    if (in(lead, 0xC2, 0xDF)) {
      length = 2;
    } else if (in(lead, 0xE0, 0xEF)) {
      length = 3;
      low = lead == 0xE0 ? 0xA0 : low;
      high = lead == 0xED ? 0x9F : high;
    } else if (in(lead, 0xF0, 0xF4)) {
      length = 4;
      low = lead == 0xF0 ? 0x90 : low;
      high = lead == 0xF4 ? 0x8F : high;
    } else if (lead >= 0x80) {
      return i;
    }
    if (length > text.size() - i)
      return i;
    for (std::size_t k = 1; k < length; ++k) {
      if (!in(byte(i + k), k == 1 ? low : 0x80, k == 1 ? high : 0xBF))
        return i;
    }
    i += length;
  }
  return i;
}

void append_utf8(std::string& text, char32_t code_point) {
  auto const continuation = [&](unsigned shift) { text += static_cast<char>(0x80U | ((code_point >> shift) & 0x3FU)); };
  if (code_point < 0x80) {
    text += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    text += static_cast<char>(0xC0U | (code_point >> 6U));
    continuation(0);
  } else if (code_point < 0x10000) {
    text += static_cast<char>(0xE0U | (code_point >> 12U));
    continuation(6);
    continuation(0);
  } else {
    text += static_cast<char>(0xF0U | (code_point >> 18U));
    continuation(12);
    continuation(6);
    continuation(0);
  }
}

} // namespace interco::detail
