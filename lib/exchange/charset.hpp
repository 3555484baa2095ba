/// \file
/// Texts in other encodings than UTF-8.
#ifndef INTERCO_EXCHANGE_CHARSET_HPP
#define INTERCO_EXCHANGE_CHARSET_HPP

#include <optional>
#include <string>
#include <string_view>

#include "exchange/diagnostic.hpp"

namespace interco::exchange {

/// Returns a text in UTF-8, by iconv(3). Adds an error, at its line and column, for bytes that are none of the
/// charset, and one for a charset that iconv does not know; `at` is where its name stands.
[[nodiscard]] std::optional<std::string> to_utf8(std::string_view text, std::string const& charset,
                                                 std::string const& file, position at, diagnostics& found);

/// Returns the place of a byte of a text.
[[nodiscard]] position position_of(std::string_view text, std::size_t offset);

/// Returns the text of a file in UTF-8, without its byte order mark. A mark says what it is: UTF-16 of either order,
/// or UTF-8. Without one it is in `charset`, a name that iconv(3) knows ("CP1252"), or in UTF-8 where that is empty.
/// Ill-formed input and NUL are an error at their line; so is a charset that the system does not know.
[[nodiscard]] std::optional<std::string> decode_text(std::string bytes, std::string const& charset,
                                                     std::string const& file, diagnostics& found);

/// Returns well-formed UTF-8 as UTF-16, little-endian, with a byte order mark.
[[nodiscard]] std::string encode_utf16(std::string_view text);

} // namespace interco::exchange

#endif
