/// \file
/// Who has read a text, as a line of its comment, "Reviewed-by: NAME": what PO and ICU text have for it.
#ifndef INTERCO_EXCHANGE_REVIEWER_HPP
#define INTERCO_EXCHANGE_REVIEWER_HPP

#include <string>
#include <string_view>

#include "exchange/translation.hpp"

namespace interco::exchange {

/// Moves the last such line of the comment of a translated entry to `reviewed_by`, and makes its state `reviewed`. Of
/// an entry in another state, the line says who has read an earlier text: it stays.
void take_reviewer(translation& entry);

/// Returns whether a comment has one.
[[nodiscard]] bool has_reviewer(std::string_view comment) noexcept;

/// Returns the comment of an entry, with the line of its reviewer below where its state is `reviewed`.
[[nodiscard]] std::string comment_with_reviewer(translation const& entry);

/// Returns a comment without such lines: what is left of it when its text is made anew.
[[nodiscard]] std::string without_reviewers(std::string_view comment);

/// Returns a comment without the lines that begin with `first`.
[[nodiscard]] std::string without_lines(std::string_view comment, std::string_view first);

} // namespace interco::exchange

#endif
