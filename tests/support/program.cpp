#include "support/program.hpp"

#include <cstdlib>
#include <sstream>

#include <sys/wait.h>

#include "support/fixtures.hpp"

namespace interco::test {

program_output run_program(std::string const& command) {
  temporary_folder const folder;
  auto const text = folder.path() / "stdout";
  auto const errors = folder.path() / "stderr";
  // What the shell says itself, of a program that was aborted for one, belongs to its errors.
  auto const line = "export LC_ALL=C; exec >" + text.string() + " 2>" + errors.string() + " </dev/null; " + command;
  auto const status = std::system(line.c_str()); // NOLINT(concurrency-mt-unsafe): one thread
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_all(text), read_all(errors)};
}

std::map<std::string, std::uint32_t> defines_of(std::string const& header) {
  std::map<std::string, std::uint32_t> values;
  std::istringstream lines(header);
  for (std::string word; lines >> word;) {
    std::string name;
    std::string value;
    if (word != "#define" || !(lines >> name >> value))
      continue;
    auto const number = value.substr(value.starts_with('(') ? 1 : 0);
    if (number.find_first_of("-0123456789") == 0)
      values[name] = static_cast<std::uint32_t>(std::stoll(number, nullptr, 0));
  }
  return values;
}

} // namespace interco::test
