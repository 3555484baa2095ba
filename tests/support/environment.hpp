/// \file
/// The variables of the environment that name a locale.
#ifndef INTERCO_TESTS_ENVIRONMENT_HPP
#define INTERCO_TESTS_ENVIRONMENT_HPP

#include <string>
#include <utility>
#include <vector>

#include <stdlib.h> // NOLINT(modernize-deprecated-headers): setenv is POSIX's

namespace interco::test {

/// Sets variables, and takes all of those that name a locale away before and at the end.
class environment {
 public:
  explicit environment(std::vector<std::pair<std::string, std::string>> const& variables) {
    clear();
    for (auto const& [name, value] : variables)
      ::setenv(name.c_str(), value.c_str(), 1);
  }
  ~environment() { clear(); }
  environment(environment const&) = delete;
  environment& operator=(environment const&) = delete;

 private:
  static void clear() {
    for (auto const* name : {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG"})
      ::unsetenv(name);
  }
};

} // namespace interco::test

#endif
