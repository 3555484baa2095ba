/// \file
/// How often this program has allocated. Linking it replaces the global operator new.
#ifndef INTERCO_TESTS_ALLOCATIONS_HPP
#define INTERCO_TESTS_ALLOCATIONS_HPP

#include <cstddef>

namespace interco::test {

/// Returns the number of allocations by operator new since the start, of all threads.
[[nodiscard]] std::size_t allocations() noexcept;

} // namespace interco::test

#endif
