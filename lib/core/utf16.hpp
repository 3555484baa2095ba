/// \file
/// UTF-16 (RFC 2781) from well-formed UTF-8, and the two compared.
#ifndef INTERCO_CORE_UTF16_HPP
#define INTERCO_CORE_UTF16_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace interco::detail {

/// Returns how many units well-formed UTF-8 has in UTF-16.
[[nodiscard]] std::size_t utf16_size(std::string_view text) noexcept;

/// Returns well-formed UTF-8 as UTF-16.
[[nodiscard]] std::u16string to_utf16(std::string_view text);
/// Appends it.
void append_utf16(std::string_view text, std::u16string& to);

/// Returns whether both are the same characters, and well-formed.
[[nodiscard]] bool same_text(std::string_view utf8, std::u16string_view utf16) noexcept;

} // namespace interco::detail

#endif
