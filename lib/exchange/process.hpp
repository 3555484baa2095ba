/// \file
/// Running other programs, without a shell between.
#ifndef INTERCO_EXCHANGE_PROCESS_HPP
#define INTERCO_EXCHANGE_PROCESS_HPP

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace interco::exchange {

/// Returns the path of a program: found in PATH, or where system tools are for those whose PATH leaves them out
/// (/usr/sbin, /usr/local/sbin), as CMake's find_program() is told to look. An empty path if there is none.
[[nodiscard]] std::filesystem::path find_program(std::string_view name);

/// Runs a program to its end, with nothing to read; what it prints goes to `log`, which is written anew. Returns
/// nothing if it succeeded, otherwise what became of it: "exit status 3". Safe to call from several threads.
[[nodiscard]] std::optional<std::string> run_program(std::filesystem::path const& program,
                                                     std::vector<std::string> const& arguments,
                                                     std::filesystem::path const& log);

} // namespace interco::exchange

#endif
