/// \file
/// A log that a command reads: a file, or standard input.
#ifndef INTERCO_COMMAND_LOG_INPUT_HPP
#define INTERCO_COMMAND_LOG_INPUT_HPP

#include <string>
#include <system_error>

namespace interco::command {

/// The name of standard input on a command line.
inline constexpr char const* standard_input = "-";

/// A file that is open for reading; standard input stays open.
class log_input {
 public:
  /// Opens a file: `descriptor` is negative where that fails, and errno says why.
  explicit log_input(std::string const& file);
  ~log_input();
  log_input(log_input const&) = delete;
  log_input& operator=(log_input const&) = delete;

  [[nodiscard]] int descriptor() const noexcept { return descriptor_; }

 private:
  int descriptor_;
};

/// Says on standard error that a log cannot be read.
void report_unreadable(std::string const& file, std::error_code const& why);

} // namespace interco::command

#endif
