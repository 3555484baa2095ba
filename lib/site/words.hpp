/// \file
/// The words of the pages themselves, apart from those of the catalogs. All of them are in one table, in words.cpp.
///
/// Thread-safe. The views are valid as long as the process.
/// \code
///   auto const search = word("it-CH", "search"); // "Cerca", "it"
/// \endcode
#ifndef INTERCO_SITE_WORDS_HPP
#define INTERCO_SITE_WORDS_HPP

#include <string>
#include <string_view>

namespace interco::site {

/// A word of the pages, and the language that it is in: what goes into a `lang` attribute.
struct ui_word {
  std::string_view text;
  std::string_view locale; // BCP 47
};

/// Returns a word in a language (BCP 47), one of its parents or English; empty where there is no such symbol.
[[nodiscard]] ui_word word(std::string_view locale, std::string_view symbol) noexcept;

/// Returns a text with a value in the place of `{name}`.
[[nodiscard]] std::string with(std::string_view text, std::string_view name, std::string_view value);

} // namespace interco::site

#endif
