/// \file
/// Where a text may be broken into lines, and where GNU gettext breaks it.
#ifndef INTERCO_EXCHANGE_LINE_BREAKS_HPP
#define INTERCO_EXCHANGE_LINE_BREAKS_HPP

#include <cstddef>
#include <string_view>
#include <vector>

namespace interco::exchange {

/// Breaks well-formed UTF-8 into lines of at most `columns` columns, the first of which begins at `first_column`.
/// Returns the offsets at which a new line begins, in order. Each line takes as many pieces as fit, with the spaces
/// behind them; a piece that is wider is a line by itself. Breaks are those of UAX #14, by its pair table, as gettext
/// 0.21 has them: numbers are not looked at as a whole (LB25), and breaks in the language of the text are unknown.
/// There is none where `joined` holds an offset; those are in order.
void break_lines(std::string_view text, std::size_t first_column, std::size_t columns,
                 std::vector<std::size_t> const& joined, std::vector<std::size_t>& breaks);

} // namespace interco::exchange

#endif
