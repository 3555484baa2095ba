#include "log/descriptor.hpp"

#include <cerrno>
#include <cstring>

#include <poll.h>
#include <unistd.h>

namespace interco::detail {
namespace {

/// Waits for a descriptor that does not block. Returns false where waiting fails.
bool wait_for(int descriptor, short event) {
  pollfd one{descriptor, event, 0};
  int ready = 0;
  do {
    ready = ::poll(&one, 1, -1);
  } while (ready < 0 && errno == EINTR);
  return ready > 0;
}

/// Returns whether a call is to be made again after it failed; waits where it could not be made at once.
bool again(int descriptor, short event) {
  if (errno == EINTR)
    return true;
  return (errno == EAGAIN || errno == EWOULDBLOCK) && wait_for(descriptor, event);
}

} // namespace

std::size_t read_some(int from, std::span<char> into, std::error_code& error) {
  for (;;) {
    auto const got = ::read(from, into.data(), into.size());
    if (got >= 0)
      return static_cast<std::size_t>(got);
    if (!again(from, POLLIN)) {
      error = std::error_code(errno, std::generic_category());
      return 0;
    }
  }
}

void descriptor_sink::write(std::string_view bytes) {
  if (bytes.empty() || error_)
    return;
  bool const is_small = bytes.size() < small_piece;
  if (count_ == vectors_.size() || (is_small && copied_ + bytes.size() > copies_.size()))
    write_gathered();
  if (!is_small) {
    vectors_[count_++] = {const_cast<char*>(bytes.data()), bytes.size()}; // NOLINT: writev only reads
    last_is_copied_ = false;
    return;
  }
  char* const copy = copies_.data() + copied_;
  std::memcpy(copy, bytes.data(), bytes.size());
  copied_ += bytes.size();
  if (last_is_copied_)
    vectors_[count_ - 1].iov_len += bytes.size();
  else
    vectors_[count_++] = {copy, bytes.size()};
  last_is_copied_ = true;
}

void descriptor_sink::flush() {
  if (count_ != 0)
    write_gathered();
}

void descriptor_sink::write_gathered() {
  iovec* next = vectors_.data();
  iovec* const end = next + count_;
  while (next != end && !error_) {
    auto const written = ::writev(to_, next, static_cast<int>(end - next));
    if (written < 0) {
      if (!again(to_, POLLOUT))
        error_ = std::error_code(errno, std::generic_category());
      continue;
    }
    if (written == 0) { // there is something in each vector: what takes none of it now may never do so
      error_ = std::make_error_code(std::errc::io_error);
      continue;
    }
    auto left = static_cast<std::size_t>(written);
    while (next != end && left >= next->iov_len)
      left -= next++->iov_len;
    if (left != 0) {
      next->iov_base = static_cast<char*>(next->iov_base) + left;
      next->iov_len -= left;
    }
  }
  count_ = 0;
  copied_ = 0;
  last_is_copied_ = false;
}

} // namespace interco::detail
