/// \file
/// What a log goes through on its way from one file descriptor to another: blocks of bytes in, bytes out.
///
/// A filter sees its input in blocks that may end anywhere, in the middle of a line, a code or a character, and gives
/// the same bytes however it was cut. What it needs to remember between two blocks is bounded, so that neither a long
/// input nor a long line costs memory. A filter is used by one thread at a time; several may be made from one reader.
/// \code
///   interco::annotator annotate(interco::embedded_catalogs().in("it"));  // <interco/annotate.hpp>
///   if (auto const failed = interco::filter_stream(STDIN_FILENO, STDOUT_FILENO, annotate))
///     std::cerr << failed.error.message() << '\n';
/// \endcode
/// In the library Interco::log.
#ifndef INTERCO_LOG_FILTER_HPP
#define INTERCO_LOG_FILTER_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace interco {

/// What a filter writes to.
class log_sink {
 public:
  log_sink() = default;
  log_sink(log_sink const&) = delete;
  log_sink& operator=(log_sink const&) = delete;

  /// Takes bytes, in any number. They are views of the block that the filter was given or of what it keeps, and stay as
  /// they are until the call of `feed` or `finish` in which they are written has returned: who wants them for longer
  /// copies them.
  virtual void write(std::string_view bytes) = 0;

 protected:
  ~log_sink() = default;
};

class log_filter {
 public:
  log_filter() = default;
  log_filter(log_filter const&) = delete;
  log_filter& operator=(log_filter const&) = delete;
  virtual ~log_filter() = default;

  /// Takes the next bytes, and writes all that is decided by them: a line as soon as it is whole.
  virtual void feed(std::string_view block, log_sink& to) = 0;
  /// Takes the end of the input, and writes what is left. The filter may then be fed another input.
  virtual void finish(log_sink& to) = 0;
};

/// Collects what is written.
class string_sink final : public log_sink {
 public:
  void write(std::string_view bytes) override { text_.append(bytes); }
  [[nodiscard]] std::string const& text() const noexcept { return text_; }
  [[nodiscard]] std::string take() noexcept { return std::exchange(text_, {}); }

 private:
  std::string text_;
};

/// How `filter_stream` ended.
struct stream_result {
  std::error_code error; ///< Of the system; `std::errc::broken_pipe` where nobody reads any more.
  bool reading = false;  ///< Whether it was the input that failed.
  /// Returns whether there was an error.
  explicit operator bool() const noexcept { return static_cast<bool>(error); }
};

/// Reads `from`, a file descriptor, to its end, and writes what the filter makes of it to `to`. Writes what it has
/// whenever nothing more can be read at once, so that a line that was written into a pipe comes out of the filter
/// without waiting for the next; in large blocks else. `finish` is called at the end of the input where `finishes`;
/// always where reading fails, so that what was read is written; not where writing fails. A pipe at either end is
/// given room for 1 MiB, where the system allows it (F_SETPIPE_SZ). Descriptors that do not block are waited for, and
/// calls that a signal interrupts are made again. SIGPIPE is the caller's business. Throws what the filter throws.
[[nodiscard]] stream_result filter_stream(int from, int to, log_filter& filter, bool finishes = true);

} // namespace interco

#endif
