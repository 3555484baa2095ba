#include "log_input.hpp"

#include <iostream>

#include <fcntl.h>
#include <unistd.h>

#include <interco/safe_text.hpp>

namespace interco::command {

log_input::log_input(std::string const& file)
    : descriptor_(file == standard_input ? STDIN_FILENO : ::open(file.c_str(), O_RDONLY | O_CLOEXEC)) {} // NOLINT

log_input::~log_input() {
  if (descriptor_ > STDIN_FILENO)
    ::close(descriptor_);
}

void report_unreadable(std::string const& file, std::error_code const& why) {
  auto const name = file == standard_input ? std::string("standard input") : file;
  std::cerr << safe_line(name) << ": error: " << safe_line(why.message()) << " [cannot-read]\n";
}

} // namespace interco::command
