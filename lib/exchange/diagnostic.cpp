#include "exchange/diagnostic.hpp"

#include <interco/safe_text.hpp>

#include <algorithm>
#include <iterator>

namespace interco::exchange {

std::string to_string(diagnostic const& finding) {
  std::string result = finding.file;
  for (auto const number : {finding.at.line, finding.at.column}) {
    if (number != 0)
      result += ":" + std::to_string(number);
  }
  result += finding.level == grade::error ? ": error: " : ": warning: ";
  return safe_line(result + finding.text + " [" + finding.id + "]");
}

void diagnostics::append(diagnostics&& others) {
  errors_ += std::exchange(others.errors_, 0);
  std::move(others.all_.begin(), others.all_.end(), std::back_inserter(all_));
  others.all_.clear();
}

} // namespace interco::exchange
