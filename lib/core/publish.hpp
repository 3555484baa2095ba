/// \file
/// What is made when it is first asked for, without a lock: threads that ask at once may each make it, and the first to be
/// done is kept. So the child of a `fork` never waits for a thread that it does not have.
#ifndef INTERCO_CORE_PUBLISH_HPP
#define INTERCO_CORE_PUBLISH_HPP

#include <atomic>
#include <memory>

namespace interco::detail {

/// Puts something where nothing is yet, and returns what is there then. Whoever has `to` owns it.
template <class T>
T const& publish(std::atomic<T const*>& to, std::unique_ptr<T const> mine) noexcept {
  T const* first = nullptr;
  if (to.compare_exchange_strong(first, mine.get(), std::memory_order_acq_rel))
    return *mine.release();
  return *first;
}

} // namespace interco::detail

#endif
