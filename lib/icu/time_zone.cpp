#include "icu/time_zone.hpp"

#include <memory>

#include <unicode/timezone.h>

#include "icu/text_conversion.hpp"

namespace interco::detail {

bool is_time_zone(std::string_view name) {
  std::unique_ptr<icu::TimeZone> const found(icu::TimeZone::createTimeZone(to_utf16(name)));
  return found != nullptr && *found != icu::TimeZone::getUnknown();
}

} // namespace interco::detail
