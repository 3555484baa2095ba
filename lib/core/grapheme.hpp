/// \file
/// Where grapheme clusters end (UAX #29). From any thread; allocates nothing.
#ifndef INTERCO_CORE_GRAPHEME_HPP
#define INTERCO_CORE_GRAPHEME_HPP

#include <cstddef>
#include <string_view>

namespace interco::detail {

/// Returns the offset of the last border between two characters that is not behind `most`. Each maximal part of
/// ill-formed UTF-8 is one. `most` is less than the size of the text.
[[nodiscard]] std::size_t character_start(std::string_view text, std::size_t most) noexcept;

/// Returns the end of the last whole grapheme cluster of a text that goes on with what stands behind it, whose first
/// character, if not more, is in `behind`. In time linear in the cluster that is cut, or in the flags in a row
/// before it.
[[nodiscard]] std::size_t last_cluster_end(std::string_view text, std::string_view behind) noexcept;

} // namespace interco::detail

#endif
