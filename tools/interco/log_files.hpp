/// \file
/// The logs that a command reads: files, and standard input.
#ifndef INTERCO_COMMAND_LOG_FILES_HPP
#define INTERCO_COMMAND_LOG_FILES_HPP

#include <functional>
#include <string>
#include <vector>

#include <interco/log_filter.hpp>

#include "commands.hpp"

namespace interco::command {

/// Sends files through a filter to standard output, one after the other, each as an input of its own; "-", or no file,
/// is standard input. Calls `opened` with the name of each. Tells on standard error what cannot be read or written: the
/// other files are read nevertheless, unless standard output cannot be written.
[[nodiscard]] status filter_files(std::vector<std::string> const& files, log_filter& filter,
                                  std::function<void(std::string const&)> const& opened = {});

} // namespace interco::command

#endif
