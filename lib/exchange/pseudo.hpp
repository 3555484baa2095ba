/// \file
/// Pseudo-locales: English made to look like a translation, so that a program shows before any translator has begun
/// which of its texts are no catalog's, where a longer text is cut off, and what it does with text from right to left.
/// Their names are those of CLDR: `en_XA` and `ar_XB` (UTS #35, "Unicode Language and Locale Identifiers").
#ifndef INTERCO_EXCHANGE_PSEUDO_HPP
#define INTERCO_EXCHANGE_PSEUDO_HPP

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "exchange/bundle_source.hpp"
#include "exchange/definitions_source.hpp"
#include "exchange/translation.hpp"

namespace interco::exchange {

enum class pseudo_locale : std::uint8_t {
  accented,      // en_XA: "[Ťĥé ĉéŕťîƒîĉåťé ĥåš éẋþîŕéð. one two]", 30 to 50 % longer
  right_to_left, // ar_XB: the words of each line from right to left, in an isolate that ends with it
};
inline constexpr std::array<std::string_view, 2> pseudo_locale_names{"en_XA", "ar_XB"};

/// Returns the pseudo-locale that a name stands for, in any spelling: "en-XA", "en_XA".
[[nodiscard]] std::optional<pseudo_locale> pseudo_locale_of(std::string_view name);

/// Returns the pseudo-text of an English text. What a translator would leave as it is stays: symbols, abbreviations,
/// names of functions, commands with their options, paths, addresses, whatever has a digit. Of a text with arguments,
/// which is a pattern of ICU's MessageFormat, only the literal text changes, that of all branches; a pattern that is
/// not sound comes back as it is. Line ends at the beginning and the end stay there. The result has at most `longest`
/// code points, unless the English has more: then there is less padding, or none. It can be served if the English can.
[[nodiscard]] std::string pseudo_text(pseudo_locale locale, std::string_view english, bool has_arguments,
                                      std::optional<std::size_t> longest = std::nullopt);

/// Returns the pseudo-texts of a domain, as a complete translation.
[[nodiscard]] translation_file make_pseudo(definitions_source const& codes, bundle_source const& english,
                                           pseudo_locale locale);

} // namespace interco::exchange

#endif
