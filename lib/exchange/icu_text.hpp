/// \file
/// ICU resource bundles in text form, as far as catalogs use it: one table of strings.
/// Format: ICU user guide, "Resource Management", and design/bnf_rb.txt in ICU's sources.
#ifndef INTERCO_EXCHANGE_ICU_TEXT_HPP
#define INTERCO_EXCHANGE_ICU_TEXT_HPP

#include <string>
#include <string_view>
#include <vector>

#include "exchange/bundle_source.hpp"

namespace interco::exchange {

/// Reads UTF-8 text. The bundle must be named `name`. After an error it goes on with the next entry.
[[nodiscard]] std::vector<bundle_entry> read_icu_text(std::string_view text, std::string const& file,
                                                      std::string const& name, diagnostics& found);

/// Returns a text between quotes, with `"`, `\` and ASCII controls escaped.
[[nodiscard]] std::string quote_icu(std::string_view text);

} // namespace interco::exchange

#endif
