/// \file
/// What the pages say of a language: the name that it gives itself, its direction, and its punctuation.
///
/// From a table that is made of CLDR, since the part of ICU's data that the command is linked with has no names of
/// languages. Thread-safe; allocates.
#ifndef INTERCO_SITE_LANGUAGES_HPP
#define INTERCO_SITE_LANGUAGES_HPP

#include <string>
#include <string_view>

namespace interco::site {

/// Returns what a language (BCP 47) calls itself, as it stands in a list: "Italiano", "中文（繁體）". Where CLDR does not
/// know it, the name of its nearest parent with the tag behind it, "العربية (ar-XB)", or the tag.
[[nodiscard]] std::string native_name(std::string_view tag);

/// Returns whether a language is written from right to left: by its script, where the tag says one.
[[nodiscard]] bool is_right_to_left(std::string_view tag);

/// What stands between the words of a list, behind a word that is explained, and around a remark; with its blanks.
struct punctuation {
  std::string_view comma;
  std::string_view colon;
  std::string_view open;
  std::string_view close;
};

/// Returns the punctuation of a language; that of English where it is not known to have one of its own.
[[nodiscard]] punctuation const& punctuation_of(std::string_view tag) noexcept;

} // namespace interco::site

#endif
