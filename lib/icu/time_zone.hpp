/// \file
/// The names of time zones that ICU knows. From any thread.
#ifndef INTERCO_ICU_TIME_ZONE_HPP
#define INTERCO_ICU_TIME_ZONE_HPP

#include <string_view>

namespace interco::detail {

/// Returns whether a time zone has this name: one of the IANA time zone database ("Europe/Rome"), or one with an
/// offset ("GMT+1").
[[nodiscard]] bool is_time_zone(std::string_view name);

} // namespace interco::detail

#endif
