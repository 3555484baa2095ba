/// \file
/// Error tables of com_err, as compile_et reads them: Unix's small catalogs of codes with English texts.
/// Format: com_err(3) and compile_et(1) of e2fsprogs and MIT Kerberos; Heimdal's compile_et adds `index`, `prefix`, `id`.
///
/// The value of a code is the base of its table plus its place: the base is made of the table's name, up to four
/// characters of 6 bits each, shifted by 8. Values are 32 bits: where a name of four characters begins with `f` or what
/// comes behind it, they are negative numbers in C.
#ifndef INTERCO_EXCHANGE_ET_HPP
#define INTERCO_EXCHANGE_ET_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "exchange/diagnostic.hpp"
#include "exchange/imported_domain.hpp"

namespace interco::exchange {

/// Returns the base of a table; nothing where its name has no character, more than four, or others than A-Z, a-z, 0-9
/// and _.
[[nodiscard]] std::optional<std::uint32_t> error_table_base(std::string_view name) noexcept;

/// Reads a file in UTF-8 (`decode_text`). Every code is an error; texts are shown as they are, so that a `%` in one,
/// which some programs give to printf, is a warning. Every problem is added to `found`; returns nothing if one of them
/// is an error.
[[nodiscard]] std::optional<imported_domain> read_et(std::string_view text, std::string const& file,
                                                     import_options const& options, diagnostics& found);

} // namespace interco::exchange

#endif
