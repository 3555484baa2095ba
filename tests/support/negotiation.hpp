/// \file
/// The table of negotiated locales, tests/data/negotiation.tsv, whose head is its manual.
#ifndef INTERCO_TESTS_NEGOTIATION_HPP
#define INTERCO_TESTS_NEGOTIATION_HPP

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace interco::test {

/// Variables of the environment, and what they are to be.
using variables = std::vector<std::pair<std::string, std::string>>;

struct negotiation {
  std::size_t line = 0;
  std::string written;                // what is requested, as the table has it
  std::string requested;              // empty where `environment` asks
  variables environment;              // LANGUAGE, LC_ALL …; empty where `requested` asks
  std::vector<std::string> available; // BCP 47; "en" among them
  std::vector<std::string> resolved;  // "it:exact", without the English behind it
  std::string source;
  std::map<std::string, std::string> otherwise; // what answers with others: by "icu", "lookup" or "gettext"

  /// Returns the locale that answers first.
  [[nodiscard]] std::string first() const { return resolved.at(0).substr(0, resolved.at(0).find(':')); }
};

/// Reads the table. Throws std::runtime_error with the line for one that is not as the head says.
[[nodiscard]] std::vector<negotiation> read_negotiations();

} // namespace interco::test

#endif
