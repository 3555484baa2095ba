/// \file
/// Translations with everything in them that a format must keep, and what is needed to compare them.
#ifndef INTERCO_TESTS_TRANSLATIONS_HPP
#define INTERCO_TESTS_TRANSLATIONS_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "exchange/bundle_source.hpp"
#include "exchange/translation.hpp"

namespace interco::test {

/// Returns a translation of so many entries, in which every state, mark, quote, escape and line end occurs; the same
/// for the same seed.
[[nodiscard]] exchange::translation_file any_translation(std::uint64_t seed, std::size_t entries);

/// Returns the English of a translation, of all but every fourth entry that it has: the one from which ICU text need
/// not say what a text was made from. It looks into the translation.
[[nodiscard]] exchange::bundle_source english_of(exchange::translation_file const& translation);

/// Returns all that a translation says but for places, a line an entry.
[[nodiscard]] std::string described(exchange::translation_file const& translation);

/// Returns well-formed UTF-8 as UTF-16.
[[nodiscard]] std::u16string to_utf16(std::string_view text);

/// Returns findings as they are printed, a line each.
[[nodiscard]] std::string described(exchange::diagnostics const& found);

} // namespace interco::test

#endif
