/// \file
/// The words of the pages themselves, apart from those of the catalogs: the symbols SITE_PAGE_… of Interco's own domain,
/// `interco` (exchange/ui_word.hpp). Each page speaks its own language: whoever makes the pages says who reads the texts
/// in a language; English is embedded.
///
/// A value may be read from any thread, and moved.
/// \code
///   page_words const italian("it-CH", reader);
///   italian["search"]; // "Cerca", "it"
/// \endcode
#ifndef INTERCO_SITE_WORDS_HPP
#define INTERCO_SITE_WORDS_HPP

#include <string>
#include <string_view>
#include <vector>

#include "exchange/ui_word.hpp"

namespace interco::site {

using exchange::ui_word;
using exchange::word_reader;

/// The words in one language, read once.
class page_words {
 public:
  /// Reads all words; in English where the reader says nothing, or is empty.
  explicit page_words(std::string_view locale = "en", word_reader const& reader = {});

  /// Returns a word; where a value goes into it, there is `{name}`. Empty where there is no such word.
  [[nodiscard]] ui_word const& operator[](std::string_view name) const noexcept;

 private:
  std::vector<ui_word> all_;
};

/// Returns a text with a value in the place of `{name}`.
[[nodiscard]] std::string with(std::string_view text, std::string_view name, std::string_view value);

} // namespace interco::site

#endif
