/// \file
/// Texts in other encodings than UTF-8.
#ifndef INTERCO_EXCHANGE_CHARSET_HPP
#define INTERCO_EXCHANGE_CHARSET_HPP

#include <optional>
#include <string>
#include <string_view>

#include "exchange/diagnostic.hpp"

namespace interco::exchange {

/// Returns a text in UTF-8, by iconv(3). Adds an error, at its line and column, for bytes that are none of the charset,
/// and one for a charset that iconv does not know; `at` is where its name stands.
[[nodiscard]] std::optional<std::string> to_utf8(std::string_view text, std::string const& charset,
                                                 std::string const& file, position at, diagnostics& found);

/// Returns the place of a byte of a text.
[[nodiscard]] position position_of(std::string_view text, std::size_t offset);

} // namespace interco::exchange

#endif
