/// \file
/// GNU gettext's PO files, as far as catalogs use them: msgctxt is the key, msgid the English text.
/// Format: GNU gettext manual, "The Format of PO Files".
#ifndef INTERCO_EXCHANGE_PO_HPP
#define INTERCO_EXCHANGE_PO_HPP

#include <string>

#include "exchange/bundle_source.hpp"

namespace interco::exchange {

/// Reads UTF-8 text. Obsolete entries (`#~`) and the header are left out. After an error it goes on with the next
/// entry. A key may be there twice.
[[nodiscard]] bundle_source read_po(std::string text, std::string const& file, diagnostics& found);

} // namespace interco::exchange

#endif
