/// \file
/// Running the programs of others, as oracles.
#ifndef INTERCO_TESTS_PROGRAM_HPP
#define INTERCO_TESTS_PROGRAM_HPP

#include <cstdint>
#include <map>
#include <string>

namespace interco::test {

struct program_output {
  int status = -1; // the exit status; -1 if it was ended by a signal
  std::string text;
  std::string errors;
};

/// Runs a command of the shell under LC_ALL=C. It reads nothing.
[[nodiscard]] program_output run_program(std::string const& command);

/// Returns the numbers that a header of C defines, as `0xC0120001` or `(-1765328384L)`.
[[nodiscard]] std::map<std::string, std::uint32_t> defines_of(std::string const& header);

} // namespace interco::test

#endif
