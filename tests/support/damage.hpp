/// \file
/// What happens to texts on their way into a log and out of it.
#ifndef INTERCO_TESTS_DAMAGE_HPP
#define INTERCO_TESTS_DAMAGE_HPP

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace interco::test {

struct damage {
  std::string name;
  /// Returns the damaged text, or nothing where it cannot be damaged so, or too little of it is left to be known again.
  std::string (*of)(std::string const& text);
  bool part = false;    // what is left may be a part of another text, too
  bool lossy = false;   // much may be lost: what is left is enough to find the text, and not always to be sure
  bool changed = false; // letters are others: a text that differs in a letter or two may be as near
};

inline void PrintTo(damage const& one, std::ostream* to) { // NOLINT(readability-identifier-naming): GoogleTest's
  *to << one.name;
}

/// Returns every kind of damage there is.
[[nodiscard]] std::vector<damage> const& damages();

} // namespace interco::test

#endif
