/// \file
/// What the environment says of locales, before it is read as a list: `system_locale` and `interco doctor` ask alike.
#ifndef INTERCO_CORE_ENVIRONMENT_HPP
#define INTERCO_CORE_ENVIRONMENT_HPP

#include <array>
#include <string_view>

namespace interco::detail {

/// The variables that may name the locale; the first that is set and not empty does.
inline constexpr std::array<char const*, 3> locale_variables{"LC_ALL", "LC_MESSAGES", "LANG"};

/// Views of the environment, valid until it is changed.
struct environment_locale {
  std::string_view variable; // which one names the locale; empty where none does
  std::string_view locale;
  std::string_view language; // of LANGUAGE
  /// Whether `language` goes before the locale: not where that is none, or says that nothing is to be translated.
  bool language_counts = false;
};

/// Reads the environment.
[[nodiscard]] environment_locale read_environment();

} // namespace interco::detail

#endif
