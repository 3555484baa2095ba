/// \file
/// ICU resource bundles in text form, as far as catalogs use it: one table of strings.
/// Format: ICU user guide, "Resource Management", and design/bnf_rb.txt in ICU's sources.
#ifndef INTERCO_EXCHANGE_ICU_TEXT_HPP
#define INTERCO_EXCHANGE_ICU_TEXT_HPP

#include <string>
#include <string_view>

#include "exchange/bundle_source.hpp"

namespace interco::exchange {

/// Reads UTF-8 text. The bundle must be named `name`. After an error it goes on with the next entry. A key may be
/// there twice.
[[nodiscard]] bundle_source read_icu_text(std::string text, std::string const& file, std::string const& name,
                                          diagnostics& found);

/// Appends a text between quotes, with `"`, `\` and ASCII controls escaped.
void append_quoted_icu(std::string& to, std::string_view text);
/// Returns such a text.
[[nodiscard]] std::string quote_icu(std::string_view text);

} // namespace interco::exchange

#endif
