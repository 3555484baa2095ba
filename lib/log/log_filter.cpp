#include <interco/log_filter.hpp>

#include <memory>
#include <span>

#include <fcntl.h>

#include "log/descriptor.hpp"

namespace interco {
namespace {

// More than a pipe gives at once, and little enough to stay in the second cache of a core between reading and writing.
constexpr std::size_t block_size = std::size_t{512} * 1024;

/// A pipe has room for 64 KiB at first, and both sides then wait for each other most of the time.
void widen_pipe([[maybe_unused]] int descriptor) {
#ifdef F_SETPIPE_SZ
  constexpr int room = 1024 * 1024;                   // what pipe-max-size allows everybody
  auto const now = ::fcntl(descriptor, F_GETPIPE_SZ); // fails on what is no pipe
  if (now >= 0 && now < room)                         // its owner may have given it more
    (void)::fcntl(descriptor, F_SETPIPE_SZ, room);
#endif
}

} // namespace

stream_result filter_stream(int from, int to, log_filter& filter, bool finishes) {
  widen_pipe(from);
  widen_pipe(to);
  auto const block = std::make_unique_for_overwrite<char[]>(block_size); // NOLINT(modernize-avoid-c-arrays)
  auto const sink = std::make_unique<detail::descriptor_sink>(to);
  std::error_code unreadable;
  while (auto const size = detail::read_some(from, std::span(block.get(), block_size), unreadable)) {
    filter.feed({block.get(), size}, *sink);
    sink->flush(); // what was written refers to the block
    if (sink->error())
      return {sink->error(), false};
  }
  if (finishes || unreadable) {
    filter.finish(*sink);
    sink->flush();
  }
  if (unreadable)
    return {unreadable, true};
  return {sink->error(), false};
}

} // namespace interco
