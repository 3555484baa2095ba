#include "exchange/diagnostic.hpp"

#include <interco/safe_text.hpp>

#include <algorithm>
#include <iterator>

#include "exchange/wording.hpp"

namespace interco::exchange {

std::string to_string(diagnostic const& finding) {
  auto place = finding.file;
  for (auto const number : {finding.at.line, finding.at.column}) {
    if (number != 0)
      place += ":" + std::to_string(number);
  }
  auto const id = "[" + finding.id + "]";
  auto result = safe_line(
      finding.level == grade::error     ? say("FINDING_ERROR", {{"place", place}, {"text", finding.text}, {"id", id}})
      : finding.level == grade::warning ? say("FINDING_WARNING", {{"place", place}, {"text", finding.text}, {"id", id}})
                                        : say("FINDING_NOTE", {{"place", place}, {"text", finding.text}, {"id", id}}));
  if (!finding.hint.empty())
    result += "\n" + safe_line(say("FINDING_HINT", {{"place", place}, {"text", finding.hint}}));
  return result;
}

void diagnostics::append(diagnostics&& others) {
  errors_ += std::exchange(others.errors_, 0);
  std::move(others.all_.begin(), others.all_.end(), std::back_inserter(all_));
  others.all_.clear();
}

} // namespace interco::exchange
