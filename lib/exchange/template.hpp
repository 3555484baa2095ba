/// \file
/// What translators start from: every English text with what its definition says of it. A `.pot` is this, and
/// `update` brings a translation into its form.
#ifndef INTERCO_EXCHANGE_TEMPLATE_HPP
#define INTERCO_EXCHANGE_TEMPLATE_HPP

#include <string>
#include <string_view>
#include <vector>

#include "exchange/bundle_source.hpp"
#include "exchange/definitions_source.hpp"
#include "exchange/translation.hpp"

namespace interco::exchange {

/// Returns what a translator is told of a text, a line each: value, severity and audience; when the code occurs; the
/// note; each argument with type, meaning and example; the longest text. Of an action: that it is one.
[[nodiscard]] std::string note_of(code_definition const& code, detail::value_layout layout, bool is_action);

/// Returns the flags that a text has by its definition: `icu-message-format` where it has arguments, `max-length:80`.
[[nodiscard]] std::vector<std::string> flags_of(code_definition const& code, bool is_action);

/// Returns whether a flag is one of those: the definition's to say, and nobody else's.
[[nodiscard]] bool is_flag_of_definition(std::string_view flag);

/// Returns an untranslated entry for each English text, in the order of the definitions, each action behind its text.
/// The header is that of a template, without dates, and with the plural forms of the locale, if it is one.
[[nodiscard]] translation_file make_template(definitions_source const& codes, bundle_source const& english,
                                             std::string_view locale);

} // namespace interco::exchange

#endif
