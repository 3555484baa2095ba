/// \file
/// Parts of a text, with something between them.
#ifndef INTERCO_EXCHANGE_JOINED_HPP
#define INTERCO_EXCHANGE_JOINED_HPP

#include <string>
#include <string_view>
#include <vector>

namespace interco::exchange {

/// Returns the parts in their order, with a separator between each two; empty ones at the beginning leave no trace.
[[nodiscard]] inline std::string joined(std::vector<std::string> const& parts, std::string_view separator) {
  std::string result;
  for (auto const& part : parts)
    (result += result.empty() ? std::string_view() : separator) += part;
  return result;
}

} // namespace interco::exchange

#endif
