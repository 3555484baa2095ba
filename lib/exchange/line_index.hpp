/// \file
/// From an offset in a text to line and column: for parsers that know offsets.
#ifndef INTERCO_EXCHANGE_LINE_INDEX_HPP
#define INTERCO_EXCHANGE_LINE_INDEX_HPP

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "exchange/diagnostic.hpp"

namespace interco::exchange {

class line_index {
 public:
  explicit line_index(std::string_view text) {
    for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', end + 1))
      begins_.push_back(end + 1);
  }

  [[nodiscard]] position at(std::size_t offset) const {
    auto const line = std::upper_bound(begins_.begin(), begins_.end(), offset) - 1;
    return {static_cast<unsigned>(line - begins_.begin() + 1), static_cast<unsigned>(offset - *line + 1)};
  }

 private:
  std::vector<std::size_t> begins_{0}; // of the lines
};

} // namespace interco::exchange

#endif
