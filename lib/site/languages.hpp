/// \file
/// What the pages say of a language: the name that it gives itself, and its direction.
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

} // namespace interco::site

#endif
