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
    std::vector<std::size_t> row(name.size() + 1); // Levenshtein's distances
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < written.size(); ++i) {
      auto diagonal = std::exchange(row[0], i + 1);
      for (std::size_t j = 0; j < name.size(); ++j) {
        auto const replaced = diagonal + (fold(written[i]) == fold(name[j]) ? 0 : 1);
        diagonal = row[j + 1];
        row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
      }
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
