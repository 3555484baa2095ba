/// \file
/// The words of pages that tools make, apart from those of the catalogs on them: texts of Interco's own domain, `interco`
/// (wording.hpp). A page has a table of them, and speaks the language that its maker says; English is embedded.
///
/// May be used from any thread.
/// \code
///   constexpr ui_word_row search{"search", later("SITE_PAGE_SEARCH"), {}};
///   read_word(search, "it-CH", reader); // "Cerca", "it"
/// \endcode
#ifndef INTERCO_EXCHANGE_UI_WORD_HPP
#define INTERCO_EXCHANGE_UI_WORD_HPP

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include <interco/argument.hpp>

namespace interco::exchange {

/// A word of a page, and the language that it is in: what goes into a `lang` attribute.
struct ui_word {
  std::string text;
  std::string locale; // BCP 47
};

/// Says a text of the domain `interco` in a language (BCP 47) or one of its parents; without values, as it is written: a
/// pattern of MessageFormat, where values belong into it. Nothing where there is none but English.
using word_reader = std::function<std::optional<ui_word>(std::string_view locale, std::string_view symbol,
                                                         argument_list const& values)>;

/// A row of the table of a page.
struct ui_word_row {
  std::string_view word;
  char const* symbol;                       // of the domain `interco`
  std::array<std::string_view, 2> places{}; // in the text, for values of a page; empty where there is none
};

/// Returns a word; in English where the reader says nothing, or is empty. Where there are places, each is in the text as
/// `{name}`, and a page puts values there; without, a text is as it is written.
[[nodiscard]] ui_word read_word(ui_word_row const& row, std::string_view locale, word_reader const& reader);

} // namespace interco::exchange

#endif
