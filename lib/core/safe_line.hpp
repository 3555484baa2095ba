/// \file
/// What `safe_line` (interco/safe_text.hpp) does, for a text that comes to stand inside another.
#ifndef INTERCO_CORE_SAFE_LINE_HPP
#define INTERCO_CORE_SAFE_LINE_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace interco::detail {

/// How deep embeddings, overrides and isolates may lie in each other: max_depth of UAX #9.
inline constexpr std::size_t max_bidi_depth = 125;

/// Returns whether `safe_line` leaves a text as it is, whatever it stands in. False also for bidi controls in pairs,
/// which depend on that. Allocates nothing.
[[nodiscard]] bool is_safe_line(std::string_view text) noexcept;

/// Appends a text as `append_safe_line` does; pairs of bidi controls stay that lie at most so deep in each other.
void append_safe_line(std::string& to, std::string_view text, std::size_t depth_limit);

} // namespace interco::detail

#endif
