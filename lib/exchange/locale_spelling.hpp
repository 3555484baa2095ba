/// \file
/// How the files of translations are named.
#ifndef INTERCO_EXCHANGE_LOCALE_SPELLING_HPP
#define INTERCO_EXCHANGE_LOCALE_SPELLING_HPP

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "core/locale_tag.hpp"

namespace interco::exchange {

/// Returns a locale as ICU spells it, with all that was written and nothing else: "zh_Hans_CN", "pt_BR". Empty if it
/// is none. (`detail::to_icu` adds and drops scripts, as look-up needs it.)
[[nodiscard]] inline std::optional<std::string> icu_spelling(std::string_view locale) {
  auto result = detail::bcp47(locale);
  if (result)
    std::replace(result->begin(), result->end(), '-', '_');
  return result;
}

} // namespace interco::exchange

#endif
