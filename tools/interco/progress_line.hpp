/// \file
/// A line on the terminal that says how far long work is.
#ifndef INTERCO_COMMAND_PROGRESS_LINE_HPP
#define INTERCO_COMMAND_PROGRESS_LINE_HPP

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace interco::command {

/// Shown from one second on, where standard error is a terminal; removed when it goes. For one thread at a time.
class progress_line {
 public:
  /// `what` is as in "building sspi".
  explicit progress_line(std::string_view what);
  ~progress_line();
  progress_line(progress_line const&) = delete;
  progress_line& operator=(progress_line const&) = delete;

  void show(std::size_t done, std::size_t all);
  /// Removes the line, before something else is written.
  void clear();

 private:
  std::string what_;
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
  bool is_terminal_;
  bool shown_ = false;
};

} // namespace interco::command

#endif
