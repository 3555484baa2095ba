/// \file
/// Translations as JSON, for scripts; out only.
///
/// One object with these keys, which are never renamed or taken away; new ones may come behind them:
///   locale    as ICU spells it: "pt_BR"
///   comment   of the whole file
///   header    an object: the fields, in their order
///   entries   an array of objects:
///     key, source, target
///     state             "untranslated", "needs-review", "translated" or "reviewed"
///     previous_key      of the entry that its text was taken from, or null
///     previous_source   the English before it changed, or null
///     comment, reviewed_by, note
///     references, flags, sticky_flags   arrays
///     obsolete          whether its code is no more
#ifndef INTERCO_EXCHANGE_TRANSLATION_JSON_HPP
#define INTERCO_EXCHANGE_TRANSLATION_JSON_HPP

#include <string>

#include "exchange/translation.hpp"

namespace interco::exchange {

/// Writes a translation, an entry a line.
[[nodiscard]] std::string write_json(translation_file const& translation);

} // namespace interco::exchange

#endif
