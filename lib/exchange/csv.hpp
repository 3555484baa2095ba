/// \file
/// Translations as comma-separated values (RFC 4180), for spreadsheets.
///
/// The first record has the names of the columns: key, source, target, state (`translation_state_names`), previous
/// key, previous source, comment, reviewed by, note, flags, references, sticky flags, obsolete ("yes" or nothing). Of
/// flags and references, each stands in a line of its cell. A record without key and source is the header: its target
/// has the fields, "Name: value", a line each, and its comment is that of the file.
///
/// A cell that a spreadsheet would take for a formula, one that begins with = + - @ tab or CR, is written with an
/// apostrophe before it, which is taken away when it is read; so is one before an apostrophe that could be mistaken
/// for that.
#ifndef INTERCO_EXCHANGE_CSV_HPP
#define INTERCO_EXCHANGE_CSV_HPP

#include <optional>
#include <string>

#include "exchange/diagnostic.hpp"
#include "exchange/translation.hpp"

namespace interco::exchange {

/// Writes UTF-8 with CRLF behind each record, all columns, each cell between quotes that needs them.
[[nodiscard]] std::string write_csv(translation_file const& translation);

/// Reads UTF-8 text, with a byte order mark or without, with CRLF or LF, separated by comma, semicolon or tab
/// (whichever comes first). The columns may be in any order and any but target may be missing, as long as there is
/// key or source; the names that Translate Toolkit gives them are known too (context, id, location, fuzzy,
/// translator_comments, developer_comments), and others are passed over with a warning. Without a state, a target is
/// `translated`. Every problem is added to `found`; nothing is returned if one of them is an error. The locale is
/// that of the header, or empty. `says_state`, if there, gets whether there is a column for it.
[[nodiscard]] std::optional<translation_file> read_csv(std::string text, std::string const& file, diagnostics& found,
                                                       bool* says_state = nullptr);

} // namespace interco::exchange

#endif
