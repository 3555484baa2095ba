/// \file
/// UTF-16 (RFC 2781) from well-formed UTF-8, and the two compared.
#ifndef INTERCO_CORE_UTF16_HPP
#define INTERCO_CORE_UTF16_HPP

#include <string>
#include <string_view>

namespace interco::detail {

/// Returns well-formed UTF-8 as UTF-16.
[[nodiscard]] std::u16string to_utf16(std::string_view text);

/// Returns whether both are the same characters, and well-formed.
[[nodiscard]] bool same_text(std::string_view utf8, std::u16string_view utf16) noexcept;

} // namespace interco::detail

#endif
