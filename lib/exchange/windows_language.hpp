/// \file
/// Windows' language identifiers (LANGID, [MS-LCID]) and the locales that they stand for.
#ifndef INTERCO_EXCHANGE_WINDOWS_LANGUAGE_HPP
#define INTERCO_EXCHANGE_WINDOWS_LANGUAGE_HPP

#include <cstdint>
#include <span>
#include <string_view>

namespace interco::exchange {

struct windows_language {
  std::uint16_t id;        // primary language and sublanguage << 10: 0x0410
  std::string_view locale; // as ICU spells it; without the country or script that CLDR gives a language anyway: "it"
  std::string_view region; // the country that was left out of it: "IT"
  std::string_view name;   // in English, an identifier: what a message text file calls it
};

/// Returns all that are known; of those with the same locale, the first is the one to write.
[[nodiscard]] std::span<windows_language const> windows_languages() noexcept;

/// Returns the language with an identifier; nothing for an unknown one. A primary language alone (0x0010) is the
/// language with its default sublanguage.
[[nodiscard]] windows_language const* find_windows_language(std::uint32_t id) noexcept;

/// Returns the language of a locale in any spelling; nothing where Windows has none.
[[nodiscard]] windows_language const* find_windows_language(std::string_view locale);

} // namespace interco::exchange

#endif
