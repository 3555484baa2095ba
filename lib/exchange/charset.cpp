#include "exchange/charset.hpp"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <utility>

#include <iconv.h>

#include "core/ascii.hpp"
#include "core/utf8.hpp"
#include "exchange/file.hpp"
#include "exchange/wording.hpp"

namespace interco::exchange {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view little_endian_mark = "\xFF\xFE";
constexpr std::string_view big_endian_mark = "\xFE\xFF";

std::optional<std::string> decode_utf16(std::string_view bytes, bool little_endian, std::string_view file,
                                        diagnostics& found) {
  auto const unit = [&](std::size_t at) -> char32_t {
    char32_t const first = static_cast<unsigned char>(bytes[at]);
    char32_t const second = static_cast<unsigned char>(bytes[at + 1]);
    return little_endian ? second << 8U | first : first << 8U | second;
  };
  std::string text;
  text.reserve(bytes.size());
  auto const fail = [&](std::string what) {
    found.error(file, position_of(text, text.size()), std::move(what), "encoding");
    return std::nullopt;
  };
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    if (at + 1 == bytes.size())
      return fail(say("UTF16_ENDS"));
    auto c = unit(at);
    if (c >= 0xD800 && c <= 0xDFFF) {
      auto const next = c < 0xDC00 && at + 3 < bytes.size() ? unit(at + 2) : 0;
      if (next < 0xDC00 || next > 0xDFFF)
        return fail(say("UTF16_HALF_PAIR"));
      c = 0x10000 + ((c - 0xD800) << 10U) + (next - 0xDC00);
      at += 2;
    }
    detail::append_utf8(text, c);
  }
  return text;
}

/// A conversion that closes itself.
class conversion {
 public:
  explicit conversion(std::string const& from) : handle_(::iconv_open("UTF-8", from.c_str())) {}
  ~conversion() {
    if (*this)
      ::iconv_close(handle_);
  }
  conversion(conversion const&) = delete;
  conversion& operator=(conversion const&) = delete;

  // As iconv_open(3) says it.
  explicit operator bool() const noexcept { return handle_ != reinterpret_cast<iconv_t>(-1); } // NOLINT
  [[nodiscard]] iconv_t handle() const noexcept { return handle_; }

 private:
  iconv_t handle_;
};

/// Replaces each `from` in place: a shorter text.
void replace_all(std::string& text, std::string_view from, char to) {
  std::size_t size = 0;
  for (std::size_t at = 0; at < text.size(); ++size) {
    bool const found = std::string_view(text).substr(at).starts_with(from);
    text[size] = found ? to : text[at];
    at += found ? from.size() : 1;
  }
  text.resize(size);
}

} // namespace

position position_of(std::string_view text, std::size_t offset) {
  auto const before = text.substr(0, offset);
  auto const lines = std::count(before.begin(), before.end(), '\n');
  auto const line_start = before.rfind('\n') + 1; // npos + 1 is 0
  return {static_cast<unsigned>(lines + 1), static_cast<unsigned>(before.size() - line_start + 1)};
}

std::optional<std::string> to_utf8(std::string_view text, std::string const& charset, std::string const& file,
                                   position at, diagnostics& found) {
  // "UTF-8//IGNORE" would lose what cannot be read.
  bool const is_name = charset.find('/') == std::string::npos;
  conversion const to(is_name ? charset : "");
  if (!is_name || charset.empty() || !to) {
    found.error(file, at, say("UNKNOWN_CHARSET", {{"charset", charset}}), "charset");
    return std::nullopt;
  }
  std::string result(text.size() + text.size() / 2 + 16, '\0');
  auto* in = const_cast<char*>(text.data()); // iconv does not write to it; its type is from before const
  auto in_left = text.size();
  std::size_t size = 0;
  for (bool done = false; !done;) {
    auto* out = result.data() + size;
    auto out_left = result.size() - size;
    // At the end, what a stateful encoding holds back is asked for.
    auto const converted = in_left != 0 ? ::iconv(to.handle(), &in, &in_left, &out, &out_left)
                                        : ::iconv(to.handle(), nullptr, nullptr, &out, &out_left);
    auto const was_last = in_left == 0;
    size = result.size() - out_left;
    if (converted == static_cast<std::size_t>(-1) && errno == E2BIG) {
      result.resize(2 * result.size());
    } else if (converted == static_cast<std::size_t>(-1)) {
      found.error(file, position_of(text, text.size() - in_left), say("NOT_IN_CHARSET", {{"charset", charset}}),
                  "charset");
      return std::nullopt;
    } else {
      done = was_last;
    }
  }
  result.resize(size);
  // In tables of Shift JIS, the backslash is a yen sign and the tilde an overline; in files it is what the byte is.
  if (detail::equal_ignoring_case(charset, "SHIFT_JIS") || detail::equal_ignoring_case(charset, "SJIS")) {
    replace_all(result, "\u00A5", '\\');
    replace_all(result, "\u203E", '~');
  }
  return result;
}

std::optional<std::string> decode_text(std::string bytes, std::string const& charset, std::string const& file,
                                       diagnostics& found) {
  std::optional<std::string> text;
  if (bytes.starts_with(little_endian_mark) || bytes.starts_with(big_endian_mark))
    text = decode_utf16(std::string_view(bytes).substr(2), bytes.starts_with(little_endian_mark), file, found);
  else if (bytes.starts_with(utf8_mark))
    text = bytes.substr(utf8_mark.size());
  else if (charset.empty())
    text = std::move(bytes);
  else
    text = to_utf8(bytes, charset, file, {}, found);
  if (text && text->starts_with(utf8_mark)) // of a second mark, or one that iconv has left
    text->erase(0, utf8_mark.size());
  return text ? check_text(std::move(*text), file, found) : std::nullopt;
}

std::string encode_utf16(std::string_view text) {
  std::string bytes(little_endian_mark);
  bytes.reserve(2 * text.size() + 2);
  auto const add = [&bytes](char32_t unit) {
    bytes += static_cast<char>(unit & 0xFFU);
    bytes += static_cast<char>(unit >> 8U & 0xFFU);
  };
  while (!text.empty()) {
    auto const c = detail::decode_utf8(text);
    text.remove_prefix(c.length);
    if (c.code_point < 0x10000) {
      add(c.code_point);
    } else {
      add(0xD800 + ((c.code_point - 0x10000) >> 10U));
      add(0xDC00 + ((c.code_point - 0x10000) & 0x3FFU));
    }
  }
  return bytes;
}

} // namespace interco::exchange
