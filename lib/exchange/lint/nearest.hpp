/// \file
/// Did you mean: the name that a misspelt one is nearest to.
#ifndef INTERCO_EXCHANGE_LINT_NEAREST_HPP
#define INTERCO_EXCHANGE_LINT_NEAREST_HPP

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string_view>
#include <vector>

#include "core/ascii.hpp"

namespace interco::exchange {

/// Returns the first of the names that lie nearest, without regard to case, at most a third of the letters away and
/// at least one; empty if none does. The letter O is as good as a zero.
[[nodiscard]] inline std::string_view nearest(std::string_view written, std::vector<std::string_view> const& names) {
  constexpr std::size_t longest = 64; // nobody's name, and what is compared costs its square
  if (written.size() > longest)
    return {};
  auto const fold = [](char c) { return c == 'O' || c == 'o' ? '0' : detail::lower(c); };
  std::size_t best = std::max<std::size_t>(1, written.size() / 3) + 1;
  std::string_view result;
  for (auto const name : names) {
    if (name.size() > longest)
      continue;
    // Levenshtein's distances, and two neighbours that changed places are one step.
    std::vector<std::size_t> before(name.size() + 1);
    std::vector<std::size_t> row(name.size() + 1);
    std::vector<std::size_t> next(name.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < written.size(); ++i) {
      next[0] = i + 1;
      for (std::size_t j = 0; j < name.size(); ++j) {
        auto const a = fold(written[i]);
        auto const b = fold(name[j]);
        next[j + 1] = std::min({row[j] + (a == b ? 0 : 1), row[j + 1] + 1, next[j] + 1});
        if (i > 0 && j > 0 && a == fold(name[j - 1]) && b == fold(written[i - 1]))
          next[j + 1] = std::min(next[j + 1], before[j - 1] + 1);
      }
      before.swap(row);
      row.swap(next);
    }
    if (row.back() < best) {
      best = row.back();
      result = name;
    }
  }
  return result;
}

} // namespace interco::exchange

#endif
