#include "icu/relative.hpp"

#include <unicode/localematcher.h>
#include <unicode/locid.h>

namespace interco::detail {

std::size_t nearest_relative(locale_tag const& wanted, std::vector<locale_tag const*> const& candidates) {
  std::vector<icu::Locale> supported;
  supported.reserve(candidates.size());
  for (auto const* tag : candidates)
    supported.emplace_back(to_icu(*tag).c_str());
  UErrorCode status = U_ZERO_ERROR;
  icu::LocaleMatcher const matcher = icu::LocaleMatcher::Builder()
                                         .setSupportedLocales(supported.begin(), supported.end())
                                         .setNoDefaultLocale()
                                         .build(status);
  if (U_FAILURE(status))
    return 0;
  auto const best = matcher.getBestMatchResult(icu::Locale(to_icu(wanted).c_str()), status);
  auto const index = U_SUCCESS(status) ? best.getSupportedIndex() : -1;
  return index < 0 ? 0 : static_cast<std::size_t>(index);
}

} // namespace interco::detail
