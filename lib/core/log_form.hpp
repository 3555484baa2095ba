/// \file
/// What the forms for logs have in common.
#ifndef INTERCO_CORE_LOG_FORM_HPP
#define INTERCO_CORE_LOG_FORM_HPP

#include <cstdint>
#include <string>
#include <string_view>

namespace interco::detail {

/// Appends `sspi/SEC_E_OK(0x00000000)`, or `sspi/0x00000000` without a symbol. A domain or symbol that is no
/// identifier is written as a string.
void append_log_code(std::string& to, std::string_view domain, std::string_view symbol, std::uint32_t value);

} // namespace interco::detail

#endif
