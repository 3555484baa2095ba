/// \file
/// The arguments of a command that takes codes, which may be negative numbers.
#ifndef INTERCO_COMMAND_ARGUMENTS_HPP
#define INTERCO_COMMAND_ARGUMENTS_HPP

#include <algorithm>
#include <string>
#include <vector>

namespace interco::command {

/// Returns the arguments in the order that CLI11 takes, the last first. A negative number is a code and no flag:
/// with a blank before it, it is read as one.
inline std::vector<std::string> arguments(int argc, char** argv) {
  std::vector<std::string> result(argv + 1, argv + argc);
  for (auto& each : result) {
    bool const is_number = each.size() > 1 && each[0] == '-' &&
                           std::all_of(each.begin() + 1, each.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (is_number)
      each.insert(0, " ");
  }
  std::reverse(result.begin(), result.end());
  return result;
}

} // namespace interco::command

#endif
