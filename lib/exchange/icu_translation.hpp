/// \file
/// A translation as ICU text that loses nothing: an entry that may be served is a resource, as in any bundle, and
/// what PO would put above it stands above it in comments, with PO's marks behind the slashes.
///
///     // Of the whole file.
///     //"Language: it\n"
///     it {
///         // A translator's remark.
///         // Reviewed-by: Ada Rossi
///         //#. A note from the definitions
///         //#: a reference
///         //#, max-length:80
///         //#| msgid "The English before it changed."
///         //msgid "The English it was made from, where it is not the present one."
///         SEC_E_X { "Testo." }
///
///         //#, fuzzy
///         //msgctxt "SEC_E_Y"
///         //msgid "English that has changed."
///         //msgstr "Testo da rivedere."
///     }
///
/// What may not be served (untranslated, needs-review, obsolete: `//#~ msgctxt`) is in comments altogether, so that
/// no reader of ICU's bundles serves it. A resource that is marked as such nevertheless, or whose msgid is not the present
/// English, is not served by Interco either. Strings behind slashes have the escapes of ICU text and of PO.
#ifndef INTERCO_EXCHANGE_ICU_TRANSLATION_HPP
#define INTERCO_EXCHANGE_ICU_TRANSLATION_HPP

#include <optional>
#include <string>

#include "exchange/bundle_source.hpp"
#include "exchange/diagnostic.hpp"
#include "exchange/translation.hpp"

namespace interco::exchange {

struct icu_remarks;

/// Writes a translation. Adds an error for what genrb would take for something else, and returns nothing then: a key
/// of other characters than letters, digits, '_' and '.'; a line end other than LF in a comment.
[[nodiscard]] std::optional<std::string> write_icu(translation_file const& translation, bundle_source const& english,
                                                   diagnostics& found);

/// Marks the entries of a bundle that was read with its comments as these say: fuzzy, made from another English text,
/// reviewed. Adds an error for a mark that cannot be read.
void mark_states(bundle_source& bundle, icu_remarks const& remarks, diagnostics& found);

/// Reads UTF-8 text, as written above or by anybody: comments go with the entry below them, or before them in their
/// line. The bundle must be named `name`, unless that is empty. Every problem is added to `found`; nothing is
/// returned if one of them is an error.
[[nodiscard]] std::optional<translation_file> read_icu(std::string text, std::string const& file,
                                                       std::string const& name, bundle_source const& english,
                                                       diagnostics& found);

} // namespace interco::exchange

#endif
