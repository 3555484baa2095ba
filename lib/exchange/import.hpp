/// \file
/// Bringing together what a domain has and what comes from elsewhere: `export` gives translators every English text
/// with its translation, `import` takes what they have made of it.
#ifndef INTERCO_EXCHANGE_IMPORT_HPP
#define INTERCO_EXCHANGE_IMPORT_HPP

#include <cstddef>
#include <string>
#include <string_view>

#include "exchange/diagnostic.hpp"
#include "exchange/formats.hpp"
#include "exchange/sources.hpp"
#include "exchange/translation.hpp"

namespace interco::exchange {

/// Returns an entry for each English text, with what a translation has for it: notes and flags are those of the
/// definitions, an entry whose English has changed needs review, and one whose code is no more is obsolete. Of several
/// entries with one key that of the present English is taken, or else the first; the others are obsolete. Without a
/// translation (null), this is what a new language starts from.
[[nodiscard]] translation_file translation_to_export(domain_sources const& sources, std::string_view locale,
                                                     translation_file const* existing);

/// What came of a delivery.
struct import_result {
  std::size_t texts = 0;    // entries with a text
  std::size_t changed = 0;  // of them, those that say something else than before
  std::size_t stale = 0;    // of them, those made from an English that is not the present one
  std::size_t repaired = 0; // of them, those whose apostrophe was repaired
};

/// Takes a delivery into a translation: the file as it is, or `translation_to_export` of a new language. What the
/// delivery does not say (a text that is empty, a comment) stays. An entry is found by its key, or else by its
/// English. Adds an error for a key that neither finds and for a text that may not be served; a warning for a text
/// made from another English, which then needs review; a note for an apostrophe that would have quoted an argument
/// (`dell'{file}`) and is now U+2019; and what the linter's rules on arguments (subject "patterns") find in a text
/// that is new here and does not need review.
///
/// A text that a delivery calls reviewed, without saying by whom, is `translated`, unless it was reviewed before. So is
/// one that has changed, where the reviewer named is only the one of the text before.
import_result import_delivery(domain_sources const& sources, delivery const& from, translation_file& into,
                              diagnostics& found);

/// Returns a text in which an apostrophe behind a letter and before one of the arguments is U+2019: in ICU's
/// MessageFormat ("'" before a brace quotes) the argument would stand there as it is written. Other texts come back
/// as they are.
[[nodiscard]] std::string repair_apostrophes(std::string_view text, code_definition const& code);

} // namespace interco::exchange

#endif
