#include "support/allocations.hpp"

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<std::size_t> count{0};
std::atomic<std::size_t> deleted{0};
std::atomic<long> successes_left{-1};
std::atomic<bool> fails_on{false};
std::atomic<bool> failed{false};

} // namespace

namespace interco::test {

std::size_t allocations() noexcept {
  return count;
}

std::size_t outstanding_allocations() noexcept {
  return count - deleted;
}

void fail_after(long successes, failing which) noexcept {
  fails_on = which == failing::all_following;
  failed = false;
  successes_left = successes;
}

bool has_failed() noexcept {
  return failed;
}

bool may_allocate() noexcept {
  if (failed && fails_on && successes_left == -1)
    return false;
  auto left = successes_left.load();
  while (left >= 0 && !successes_left.compare_exchange_weak(left, left - 1)) {
  }
  failed = failed || left == 0;
  return left != 0;
}

} // namespace interco::test

// In a file of their own, so that no compiler sees both sides and calls them mismatched.
void* operator new(std::size_t size, std::align_val_t alignment, std::nothrow_t const& /*nothrow*/) noexcept {
  if (!interco::test::may_allocate())
    return nullptr;
  ++count;
  auto const unit = static_cast<std::size_t>(alignment);
  return std::aligned_alloc(unit, (size + unit - 1) / unit * unit + (size == 0 ? unit : 0));
}
void* operator new(std::size_t size, std::nothrow_t const& nothrow) noexcept {
  return operator new (size, std::align_val_t{__STDCPP_DEFAULT_NEW_ALIGNMENT__}, nothrow);
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  if (void* const memory = operator new(size, alignment, std::nothrow))
    return memory;
  throw std::bad_alloc();
}
void* operator new(std::size_t size) {
  return operator new (size, std::align_val_t{__STDCPP_DEFAULT_NEW_ALIGNMENT__});
}
void operator delete(void* memory) noexcept {
  deleted += memory == nullptr ? 0 : 1;
  std::free(memory);
}
void operator delete(void* memory, std::size_t /*size*/) noexcept {
  operator delete(memory);
}
void operator delete(void* memory, std::align_val_t /*alignment*/) noexcept {
  operator delete(memory);
}
void operator delete(void* memory, std::size_t /*size*/, std::align_val_t /*alignment*/) noexcept {
  operator delete(memory);
}
