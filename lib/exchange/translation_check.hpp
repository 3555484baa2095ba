/// \file
/// What every reader of translations asks of what it has read.
#ifndef INTERCO_EXCHANGE_TRANSLATION_CHECK_HPP
#define INTERCO_EXCHANGE_TRANSLATION_CHECK_HPP

#include "exchange/diagnostic.hpp"
#include "exchange/translation.hpp"

namespace interco::exchange {

/// Adds an error for each entry whose key was there already. Entries without a key, which are known by their English,
/// are passed over, and so are obsolete ones: a text may be kept for each English that a key has had.
void report_duplicates(translation_file const& translation, diagnostics& found);

} // namespace interco::exchange

#endif
