/// \file
/// Small domains whose values are those of error categories of others.
#ifndef INTERCO_TESTS_SMALL_ERRORS_HPP
#define INTERCO_TESTS_SMALL_ERRORS_HPP

#include <interco/catalog_set.hpp>

namespace interco::test {

/// Returns "numbers", which answers for generic and, on this platform, for system and asio.system (2 and 13), and
/// "asio_misc" and "asio_netdb", which have the values of one category each; in English and Italian.
[[nodiscard]] catalog_set small_errors();

} // namespace interco::test

#endif
