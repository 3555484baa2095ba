#include "exchange/diagnostic.hpp"

namespace interco::exchange {

std::string to_string(diagnostic const& finding) {
  std::string result = finding.file;
  for (auto const number : {finding.at.line, finding.at.column}) {
    if (number != 0)
      result += ":" + std::to_string(number);
  }
  result += finding.level == grade::error ? ": error: " : ": warning: ";
  return result + finding.text + " [" + finding.id + "]";
}

} // namespace interco::exchange
