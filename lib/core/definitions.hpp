/// \file
/// The compiled definitions of a domain: views into the annex of `definitions.res`, read in place.
#ifndef INTERCO_CORE_DEFINITIONS_HPP
#define INTERCO_CORE_DEFINITIONS_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <interco/argument.hpp>
#include <interco/severity.hpp>

#include "core/ascii.hpp"
#include "core/code_index.hpp"
#include "core/conditions.hpp"
#include "core/decoding.hpp"
#include "core/string_table.hpp"

namespace interco::detail {

/// The name of the resource bundle.
inline constexpr std::string_view definitions_bundle = "definitions";

/// In a locale's bundle, the key of an action is its symbol with this behind it.
inline constexpr std::string_view action_suffix = ".action";

/// What the annex of `definitions.res` begins with. Behind it lie, each aligned to 16: the name of the domain;
/// values, attributes and canonical ordinals, `count` integers of 32 bits each; the table of symbols; the indexes by
/// value and by symbol; where a code has arguments, `count + 1` integers that say where its own begin among those of
/// all, the type of each (an integer), and the table of their names; the names of error categories, a line each; where
/// values tell more than their number, the rules for that (`decoding_header`).
struct definitions_header {
  static constexpr std::uint32_t current = 4;

  std::array<char, 4> magic{'I', 'C', 'D', 'F'};
  std::uint32_t version = current; // in the byte order of the machine: another machine's has another version
  std::uint32_t layout = 0;
  std::uint32_t count = 0;
  std::uint32_t domain_size = 0; // in bytes, as the following
  std::uint32_t symbols_size = 0;
  std::uint32_t value_index_size = 0;
  std::uint32_t symbol_index_size = 0;
  std::uint32_t argument_count = 0; // of all codes together; 0: there is no part about them
  std::uint32_t argument_names_size = 0;
  std::uint32_t error_categories_size = 0; // in bytes
  std::uint32_t decoding_size = 0;
};

/// The bit in the attributes of an alias that answers for unknown values whose parent is its value. It stands right
/// behind its canonical symbol.
inline constexpr std::uint32_t answers_unknown = 1U << 24U;

/// The most error categories that definitions may list: each look-up by std::error_code compares their names.
inline constexpr std::size_t max_error_categories = 16;

/// What this platform is called behind the '@' of an error category whose values differ with it. "linux" is Linux with its
/// generic error numbers (asm-generic/errno.h); some architectures have others.
#if defined(_WIN32)
inline constexpr std::array<std::string_view, 1> platforms{"windows"};
#elif defined(__linux__) && !defined(__alpha__) && !defined(__hppa__) && !defined(__mips__) && !defined(__sparc__)
inline constexpr std::array<std::string_view, 2> platforms{"posix", "linux"};
#else
inline constexpr std::array<std::string_view, 1> platforms{"posix"};
#endif

struct argument_range {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  [[nodiscard]] bool empty() const noexcept { return first == last; }
};

struct definitions {
  std::shared_ptr<void const> owner; // keeps alive what the others point to
  std::string domain;
  value_layout layout = value_layout::plain;
  decoding_rules decoding;
  std::span<std::int32_t const> values;     // by ordinal
  std::span<std::int32_t const> attributes; // severity | audience << 8 | condition << 16 | answers_unknown
  std::span<std::int32_t const> canonical;  // ordinal of the canonical symbol; its own where it is no alias
  string_table symbols;
  index_view by_value; // canonical symbols only
  index_view by_symbol;
  std::span<std::int32_t const> first_arguments; // by ordinal, and their number behind; empty where there are none
  std::span<std::int32_t const> argument_types;
  string_table argument_names;
  std::vector<std::string_view> error_categories; // those of this platform

  [[nodiscard]] std::uint32_t count() const noexcept { return symbols.count(); }
  [[nodiscard]] std::uint32_t value(std::uint32_t ordinal) const noexcept {
    return static_cast<std::uint32_t>(values[ordinal]);
  }
  [[nodiscard]] severity grade(std::uint32_t ordinal) const noexcept {
    return static_cast<severity>(static_cast<std::uint32_t>(attributes[ordinal]) & 0xFFU);
  }
  [[nodiscard]] audience concerns(std::uint32_t ordinal) const noexcept {
    return static_cast<audience>((static_cast<std::uint32_t>(attributes[ordinal]) >> 8U) & 0xFFU);
  }
  /// Returns the generic condition of a code, or nothing.
  [[nodiscard]] std::optional<std::errc> condition(std::uint32_t ordinal) const noexcept {
    auto const number = condition_number_of(ordinal);
    return number == no_condition ? std::nullopt : std::optional(conditions[number - 1U].value);
  }
  /// Returns its name, as definitions spell it; an empty view where there is none.
  [[nodiscard]] std::string_view condition_name(std::uint32_t ordinal) const noexcept {
    auto const number = condition_number_of(ordinal);
    return number == no_condition ? std::string_view() : conditions[number - 1U].name;
  }
  /// Returns whether a symbol is an alias that answers for unknown values.
  [[nodiscard]] bool is_class(std::uint32_t ordinal) const noexcept {
    return (static_cast<std::uint32_t>(attributes[ordinal]) & answers_unknown) != 0;
  }
  /// Returns the symbol that answers for unknown values whose parent a canonical symbol is: the alias that does so,
  /// or that symbol.
  [[nodiscard]] std::uint32_t class_of(std::uint32_t canonical_ordinal) const noexcept {
    auto const next = canonical_ordinal + 1;
    return next < attributes.size() && is_class(next) ? next : canonical_ordinal;
  }
  /// Returns the range of a code's arguments, in `argument_types` and `argument_names`.
  [[nodiscard]] argument_range arguments(std::uint32_t ordinal) const noexcept {
    return first_arguments.empty() ? argument_range()
                                   : argument_range{static_cast<std::uint32_t>(first_arguments[ordinal]),
                                                    static_cast<std::uint32_t>(first_arguments[ordinal + 1])};
  }
  [[nodiscard]] std::uint32_t ordinal_of(std::uint32_t value) const noexcept { return by_value.find(value); }
  [[nodiscard]] std::uint32_t ordinal_of(std::string_view symbol) const noexcept {
    return find_if(by_symbol, symbol_hash(symbol),
                   [&](std::uint32_t i) { return symbols[i] == symbol || equal_ignoring_case(symbols[i], symbol); });
  }

  /// Returns whether values of an error category, by its name, are values of this domain.
  [[nodiscard]] bool answers_for(std::string_view category) const noexcept {
    return category == domain ||
           std::find(error_categories.begin(), error_categories.end(), category) != error_categories.end();
  }

  /// Looks at an annex, aligned to 16. Returns nothing unless all parts are inside it and fit together, and the
  /// domain and the symbols are identifiers.
  [[nodiscard]] static std::shared_ptr<definitions const> open(std::span<std::byte const> annex,
                                                               std::shared_ptr<void const> owner);

  /// Returns definitions without any code, which are never destroyed.
  [[nodiscard]] static std::shared_ptr<definitions const> none() noexcept;

 private:
  /// Returns the number of a generic condition, which has been checked in opened definitions.
  [[nodiscard]] std::uint8_t condition_number_of(std::uint32_t ordinal) const noexcept {
    return static_cast<std::uint8_t>(static_cast<std::uint32_t>(attributes[ordinal]) >> 16U);
  }
  [[nodiscard]] bool read_error_categories(std::string_view lines);
  [[nodiscard]] bool consistent() const noexcept;
  [[nodiscard]] bool sound_arguments() const noexcept;
};

} // namespace interco::detail

#endif
