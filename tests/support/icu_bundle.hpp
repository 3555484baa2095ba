/// \file
/// A resource bundle as ICU reads it: what the library's own reader is compared with.
#ifndef INTERCO_TESTS_ICU_BUNDLE_HPP
#define INTERCO_TESTS_ICU_BUNDLE_HPP

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>

namespace interco::test {

/// Opens the bytes of a bundle with ICU (`ures_openDirect`) and goes through all of its tree, as deep as it is.
/// Returns the strings at the top by key, or nothing if ICU refuses the bundle. Not for several threads at once.
[[nodiscard]] std::optional<std::map<std::string, std::u16string>> read_with_icu(std::span<std::byte const> bundle);

} // namespace interco::test

#endif
