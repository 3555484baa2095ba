#include "log_files.hpp"

#include <cerrno>
#include <iostream>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include <interco/safe_text.hpp>

#include "words.hpp"

namespace interco::command {
namespace {

constexpr std::string_view standard_input = "-";

/// A file that is open for reading; standard input stays open.
class log_file {
 public:
  /// Opens it: `descriptor` is negative where that fails, and errno says why.
  explicit log_file(std::string const& file)
      : descriptor_(file == standard_input ? STDIN_FILENO : ::open(file.c_str(), O_RDONLY | O_CLOEXEC)) {} // NOLINT
  ~log_file() {
    if (descriptor_ > STDIN_FILENO)
      ::close(descriptor_);
  }
  log_file(log_file const&) = delete;
  log_file& operator=(log_file const&) = delete;

  [[nodiscard]] int descriptor() const noexcept { return descriptor_; }

 private:
  int descriptor_;
};

void report_unreadable(std::string const& file, std::error_code const& why) {
  auto const name = file == standard_input ? say("STANDARD_INPUT") : file;
  auto const line = say("LINE_FILE_ERROR", {{"file", name}, {"text", why.message()}, {"id", "[cannot-read]"}});
  std::cerr << safe_line(line) << '\n';
}

} // namespace

status filter_files(std::vector<std::string> const& files, log_filter& filter,
                    std::function<void(std::string const&)> const& opened) {
  if (files.empty())
    return filter_files({std::string(standard_input)}, filter, opened);
  auto result = status::found;
  for (auto const& file : files) {
    if (opened)
      opened(file);
    log_file const from(file);
    if (from.descriptor() < 0) {
      report_unreadable(file, std::error_code(errno, std::generic_category()));
      result = status::unusable;
      continue;
    }
    auto const failed = filter_stream(from.descriptor(), STDOUT_FILENO, filter);
    if (!failed)
      continue;
    if (failed.reading) { // what was read is written
      report_unreadable(file, failed.error);
      result = status::unusable;
      continue;
    }
    if (failed.error == std::errc::broken_pipe) // whoever read it has had enough
      return result;
    report_error(say("CANNOT_WRITE_OUTPUT", {{"reason", failed.error.message()}}), "cannot-write");
    return status::unusable;
  }
  return result;
}

} // namespace interco::command
