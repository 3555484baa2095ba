/// \file
/// Reading from a file descriptor in large blocks, and writing pieces of memory to one without copying them.
#ifndef INTERCO_LOG_DESCRIPTOR_HPP
#define INTERCO_LOG_DESCRIPTOR_HPP

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <system_error>

#include <sys/uio.h>

#include <interco/log_filter.hpp>

namespace interco::detail {

/// Reads what there is, and waits only where there is nothing yet. Returns the number of bytes, 0 at the end.
[[nodiscard]] std::size_t read_some(int from, std::span<char> into, std::error_code& error);

/// Gathers pieces for writev(2). What is small is copied, so that a piece of a few bytes does not cost one of the few
/// vectors of a call.
class descriptor_sink final : public log_sink {
 public:
  explicit descriptor_sink(int to) noexcept : to_(to) {}

  void write(std::string_view bytes) override;
  /// Writes all that was gathered. After an error nothing is written any more.
  void flush();
  [[nodiscard]] std::error_code const& error() const noexcept { return error_; }

 private:
  static constexpr std::size_t small_piece = 256;
  void write_gathered();

  int to_;
  std::error_code error_;
  std::size_t count_ = 0;  // of vectors
  std::size_t copied_ = 0; // of bytes
  bool last_is_copied_ = false;
  // Linux takes 1024 of them. NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init): written before it is read
  std::array<iovec, 512> vectors_;
  std::array<char, std::size_t{64} * 1024> copies_; // NOLINT(cppcoreguidelines-pro-type-member-init)
};

} // namespace interco::detail

#endif
