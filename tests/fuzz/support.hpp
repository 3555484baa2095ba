/// \file
/// What the fuzz targets share: stating a property, and compiling what a reader accepted.
///
/// A property that does not hold ends the process, as a sanitizer does: libFuzzer then keeps the input, and the
/// replay fails.
#ifndef INTERCO_TESTS_FUZZ_SUPPORT_HPP
#define INTERCO_TESTS_FUZZ_SUPPORT_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/bundle_source.hpp"
#include "exchange/compile.hpp"
#include "exchange/definitions_source.hpp"
#include "exchange/diagnostic.hpp"
#include "exchange/imported_domain.hpp"

namespace interco::fuzz {

/// Ends the process, with the property on standard error, unless it holds.
void require(bool holds, char const* property);

/// Returns the bytes of an input as characters.
[[nodiscard]] inline std::string_view as_text(std::uint8_t const* data, std::size_t size) noexcept {
  return {reinterpret_cast<char const*>(data), size};
}

[[nodiscard]] bool is_utf8(std::string_view text) noexcept;

/// Returns whether a view is empty or lies inside another.
[[nodiscard]] bool inside(std::string_view part, std::string_view whole) noexcept;

/// Requires of what a reader found in a text that its places are in the text, and that it says UTF-8 about UTF-8.
void require_sound(exchange::diagnostics const& found, std::string_view text);

/// Requires of what a reader made of a text that its views lie in the text that it keeps, that UTF-8 stayed UTF-8,
/// and that its places are in the text.
void require_sound(exchange::bundle_source const& source, std::string_view text);

/// Requires of a domain that was imported that the readers of its sources find no error in them.
void require_readable(exchange::imported_domain const& domain);

/// Returns definitions of the symbols that a source has texts for, as far as they are symbols; their values are 1, 2,
/// ….
[[nodiscard]] exchange::definitions_source definitions_of(exchange::bundle_source const& source);

/// Leaves out of a source what the definitions do not define.
void keep_defined(exchange::bundle_source& source, exchange::definitions_source const& codes);

/// A text under its key.
struct keyed_text {
  std::string key;
  std::string text;

  friend auto operator<=>(keyed_text const&,
                          keyed_text const&) = default; // NOLINT(modernize-use-nullptr): clang-tidy 14
};

/// Requires of the compiled form of a bundle, as `compile_english` or `compile_translation` gives it, that both its
/// parts have these texts and no others: the annex for Interco and the text for genrb.
void require_compiled(std::vector<exchange::output> const& files, std::string const& name,
                      exchange::definitions_source const& codes, std::vector<keyed_text> expected);

} // namespace interco::fuzz

#endif
