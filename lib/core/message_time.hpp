/// \file
/// Points in time as text, in no language: ISO 8601 in UTC, to the millisecond.
#ifndef INTERCO_CORE_MESSAGE_TIME_HPP
#define INTERCO_CORE_MESSAGE_TIME_HPP

#include <optional>
#include <string>
#include <string_view>

#include <interco/argument.hpp>

namespace interco::detail {

/// Appends "2026-11-23T13:52:42.000Z"; outside of the years 0 to 9999, "@" and the milliseconds since 1970.
void append_time(std::string& to, argument::milliseconds time);
/// Returns such a text.
[[nodiscard]] std::string to_text(argument::milliseconds time);

/// Reads what `to_text` writes, and nothing else.
[[nodiscard]] std::optional<argument::milliseconds> time_of(std::string_view text) noexcept;

} // namespace interco::detail

#endif
