/// \file
/// How often this program has allocated, and want of memory at will. Linking it replaces the global operator new.
#ifndef INTERCO_TESTS_ALLOCATIONS_HPP
#define INTERCO_TESTS_ALLOCATIONS_HPP

#include <cstddef>

namespace interco::test {

/// Returns the number of allocations by operator new since the start, of all threads.
[[nodiscard]] std::size_t allocations() noexcept;

/// Returns how many of them have not been deleted.
[[nodiscard]] std::size_t outstanding_allocations() noexcept;

/// Lets allocations fail (`std::bad_alloc`) after so many that succeed: one, or all from there on. A negative number
/// lets none fail.
enum class failing { one, all_following };
void fail_after(long successes, failing which) noexcept;
/// Returns whether one has failed since.
[[nodiscard]] bool has_failed() noexcept;
/// Counts an allocation by other means, and returns whether it shall succeed.
[[nodiscard]] bool may_allocate() noexcept;

} // namespace interco::test

#endif
