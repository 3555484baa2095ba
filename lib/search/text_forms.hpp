/// \file
/// The letters of a text of a catalog, as it may stand in front of a reader.
#ifndef INTERCO_SEARCH_TEXT_FORMS_HPP
#define INTERCO_SEARCH_TEXT_FORMS_HPP

#include <string>
#include <string_view>
#include <vector>

#include "icu/folded_text.hpp"

namespace interco::detail {

/// Returns the folded letters of a text, with `gap` for each argument. A text in MessageFormat (`is_pattern`) with plurals
/// or selections has as many forms as the argument with most branches, at most eight; form i has branch i of each.
/// Forms without a letter are left out.
[[nodiscard]] std::vector<std::u32string> text_forms(std::string_view text, bool is_pattern, letter_folder& folder);

} // namespace interco::detail

#endif
