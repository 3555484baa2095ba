/// \file
/// What concerns all codes of definitions together: that symbols and values are there once, and what aliases may be.
#ifndef INTERCO_EXCHANGE_DEFINITIONS_CHECK_HPP
#define INTERCO_EXCHANGE_DEFINITIONS_CHECK_HPP

#include <set>
#include <string>

#include "exchange/definitions_source.hpp"
#include "exchange/diagnostic.hpp"

namespace interco::exchange {

/// What is known of definitions that have faults, and is not in them.
struct definitions_faults {
  bool has_parent = false;                          // sound or not
  std::set<std::string, std::less<>> without_value; // symbols, which are compared with no other
};

/// Adds each problem to `found`. Returns false where a symbol is there twice in the same spelling, which has not been
/// added: the parser has words for it.
[[nodiscard]] bool check_codes(definitions_source const& codes, definitions_faults const& faults, diagnostics& found);

} // namespace interco::exchange

#endif
