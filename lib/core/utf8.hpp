/// \file
/// UTF-8 (RFC 3629).
#ifndef INTERCO_CORE_UTF8_HPP
#define INTERCO_CORE_UTF8_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace interco::detail {

/// Returns the offset of the first byte that is no part of well-formed UTF-8, or the length when all is well-formed.
[[nodiscard]] std::size_t utf8_valid_prefix(std::string_view text) noexcept;

/// Appends a code point that is no surrogate.
void append_utf8(std::string& text, char32_t code_point);

} // namespace interco::detail

#endif
