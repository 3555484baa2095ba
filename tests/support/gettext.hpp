/// \file
/// GNU gettext's programs, as oracles.
#ifndef INTERCO_TESTS_GETTEXT_HPP
#define INTERCO_TESTS_GETTEXT_HPP

#include <filesystem>
#include <string>

namespace interco::test {

struct program_output {
  int status = -1; // the exit status; -1 if it was ended by a signal
  std::string text;
  std::string errors;
};

/// Runs a command of the shell under LC_ALL=C. Its words must need no quoting.
[[nodiscard]] program_output run_program(std::string const& command);

} // namespace interco::test

#endif
