/// \file
/// Choosing between several relatives of a locale, by CLDR's language distance. From any thread, and in the child of
/// a fork: this holds forks back while ICU reads its data, once.
#ifndef INTERCO_ICU_RELATIVE_HPP
#define INTERCO_ICU_RELATIVE_HPP

#include <cstddef>
#include <vector>

#include "core/locale_tag.hpp"

namespace interco::detail {

/// Returns the index of the candidate nearest to `wanted` (icu::LocaleMatcher); 0 when ICU has no data to tell.
[[nodiscard]] std::size_t nearest_relative(locale_tag const& wanted, std::vector<locale_tag const*> const& candidates);

} // namespace interco::detail

#endif
