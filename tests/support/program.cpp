#include "support/program.hpp"

#include <cstdlib>

#include <sys/wait.h>

#include "support/fixtures.hpp"

namespace interco::test {

program_output run_program(std::string const& command) {
  temporary_folder const folder;
  auto const text = folder.path() / "stdout";
  auto const errors = folder.path() / "stderr";
  auto const line = "export LC_ALL=C; (" + command + ") >" + text.string() + " 2>" + errors.string() + " </dev/null";
  auto const status = std::system(line.c_str()); // NOLINT(concurrency-mt-unsafe): one thread
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_all(text), read_all(errors)};
}

} // namespace interco::test
