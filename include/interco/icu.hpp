/// \file
/// Interco for programs that use ICU: texts as `icu::UnicodeString`, and its locales.
///
/// This header alone: it needs those of ICU, and a program that includes it links ICU's common library (CMake: ICU::uc;
/// pkg-config: icu-uc). All functions may be called from any thread.
/// \code
///   interco::reader const it = interco::reader_for(interco::sspi::catalog(), icu::Locale("it", "CH"));
///   icu::UnicodeString const text = interco::unicode_string(it[code].text_u16()); // refers to the catalog's
/// \endcode
#ifndef INTERCO_ICU_HPP
#define INTERCO_ICU_HPP

#include <cstdint>
#include <string>
#include <string_view>

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <interco/catalog.hpp>
#include <interco/locale_list.hpp>
#include <interco/reader.hpp>

namespace interco {

/// Returns a text of a message as a read-only alias: nothing is copied or allocated. It is valid as long as the view is
/// (message.hpp: of an embedded catalog, as long as the process). A copy of it has a buffer of its own, and so has the
/// string once it is changed; what is moved from it, swapped with it or made by `fastCopyFrom` is an alias, too. An empty
/// view is an empty string. `text` is all of a text, with the NUL behind: a part of one gives a bogus string.
[[nodiscard]] inline icu::UnicodeString unicode_string(std::u16string_view text) noexcept {
  return {true, icu::ConstChar16Ptr(text.data()), static_cast<std::int32_t>(text.size())};
}

/// Returns the locale that an `icu::Locale` stands for; an empty list for the root locale and a bogus one. ICU's own
/// default is `icu::Locale()`: asking for it is the caller's choice, nothing of Interco does.
[[nodiscard]] inline locale_list requested_by(icu::Locale const& locale) {
  UErrorCode status = U_ZERO_ERROR;
  auto const tag = locale.isBogus() ? std::string() : locale.toLanguageTag<std::string>(status);
  return U_FAILURE(status) || *locale.getLanguage() == '\0' ? locale_list() : locale_list(tag);
}

/// Returns a reader for what an `icu::Locale` stands for.
[[nodiscard]] inline reader reader_for(catalog const& from, icu::Locale const& locale) {
  return from.in(requested_by(locale));
}

/// Returns what a message says of its language (`message::locale`), to format and collate beside it; the root locale for
/// an empty view.
[[nodiscard]] inline icu::Locale icu_locale(std::string_view bcp47) {
  UErrorCode status = U_ZERO_ERROR;
  auto const locale = icu::Locale::forLanguageTag({bcp47.data(), static_cast<std::int32_t>(bcp47.size())}, status);
  return U_FAILURE(status) || bcp47.empty() ? icu::Locale::getRoot() : locale;
}

} // namespace interco

#endif
