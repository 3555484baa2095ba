#include "exchange/diagnostic.hpp"

#include <interco/safe_text.hpp>

#include <algorithm>
#include <iterator>

namespace interco::exchange {

std::string to_string(diagnostic const& finding) {
  auto place = finding.file;
  for (auto const number : {finding.at.line, finding.at.column}) {
    if (number != 0)
      place += ":" + std::to_string(number);
  }
  auto const* const level = finding.level == grade::error     ? ": error: "
                            : finding.level == grade::warning ? ": warning: "
                                                              : ": note: ";
  auto result = safe_line(place + level + finding.text + " [" + finding.id + "]");
  if (!finding.hint.empty())
    result += "\n" + safe_line(place + ": hint: " + finding.hint);
  return result;
}

void diagnostics::append(diagnostics&& others) {
  errors_ += std::exchange(others.errors_, 0);
  std::move(others.all_.begin(), others.all_.end(), std::back_inserter(all_));
  others.all_.clear();
}

} // namespace interco::exchange
