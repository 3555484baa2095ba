#include "icu/relative.hpp"

#include <unicode/localematcher.h>
#include <unicode/locid.h>

#include <array>
#include <memory>
#include <new>

namespace interco::detail {

std::size_t nearest_relative(locale_tag const& wanted, std::vector<locale_tag const*> const& candidates) {
  std::vector<icu::Locale> supported;
  supported.reserve(candidates.size());
  for (auto const* tag : candidates)
    supported.emplace_back(to_icu(*tag).c_str());
  UErrorCode status = U_ZERO_ERROR;
  icu::LocaleMatcher::Builder builder;
  builder.setSupportedLocales(supported.begin(), supported.end()).setNoDefaultLocale();
  // Want of memory leaves a matcher half made, whose destructor follows pointers that were never set (ICU 72): such a
  // one is not destroyed.
  alignas(icu::LocaleMatcher) std::array<std::byte, sizeof(icu::LocaleMatcher)> storage;
  auto* const matcher = new (storage.data()) icu::LocaleMatcher(builder.build(status));
  if (U_FAILURE(status))
    return 0;
  std::unique_ptr<icu::LocaleMatcher, decltype(&std::destroy_at<icu::LocaleMatcher>)> const destroyed(
      matcher, &std::destroy_at<icu::LocaleMatcher>);
  auto const best = matcher->getBestMatchResult(icu::Locale(to_icu(wanted).c_str()), status);
  auto const index = U_SUCCESS(status) ? best.getSupportedIndex() : -1;
  return index < 0 ? 0 : static_cast<std::size_t>(index);
}

} // namespace interco::detail
