/// \file
/// What the values of a domain tell apart from their definitions: how they are made up, which code stands for an
/// unknown one, and which are codes of another domain in disguise. Data of the domain, read in place from the annex of
/// its definitions.
#ifndef INTERCO_CORE_DECODING_HPP
#define INTERCO_CORE_DECODING_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include <interco/code.hpp>

#include "core/string_table.hpp"

namespace interco::detail {

/// How the values of a domain are made up, which decides what an unknown one still tells.
enum class value_layout : std::uint8_t { plain, hresult, ntstatus };

/// Returns the parts of a value; nothing where values are plain numbers.
[[nodiscard]] std::optional<code_parts> decode(value_layout layout, std::uint32_t value) noexcept;

/// Returns how many of the highest bits are the severity, the greater the graver; 0 where values are plain numbers.
[[nodiscard]] constexpr unsigned severity_bits(value_layout layout) noexcept {
  return layout == value_layout::plain ? 0 : layout == value_layout::hresult ? 1 : 2; // S; Sev
}

/// How many bits the number of a facility has (`code_parts`).
inline constexpr unsigned facility_bits = 12;

enum class parent_kind : std::uint32_t { none, mask, modulus };

/// Which code stands for one that is not known, as 400 does for 499 in HTTP (RFC 9110 section 15).
struct parent_rule {
  parent_kind kind = parent_kind::none;
  std::uint32_t operand = 0;

  /// Returns the value of the parent; the value itself where it has none.
  [[nodiscard]] constexpr std::uint32_t of(std::uint32_t value) const noexcept {
    return kind == parent_kind::mask ? value & operand : kind == parent_kind::none ? value : value - value % operand;
  }
  /// Returns whether some value has another one as its parent, and not all the same.
  [[nodiscard]] constexpr bool sound() const noexcept {
    return kind == parent_kind::none   ? operand == 0
           : kind == parent_kind::mask ? operand != 0 && ~operand != 0
                                       : kind == parent_kind::modulus && operand > 1;
  }
  friend bool operator==(parent_rule const&, parent_rule const&) = default;
};

/// Which values hold a code of another domain: those with the bits `equals` under `mask`; the code is in the bits of
/// `value`, where it keeps its place.
struct wrap_rule {
  std::uint32_t mask = 0;
  std::uint32_t equals = 0;
  std::uint32_t value = 0;

  [[nodiscard]] constexpr bool matches(std::uint32_t code) const noexcept { return (code & mask) == equals; }
  /// Returns whether some values match, but not all, and what they hold is a code.
  [[nodiscard]] constexpr bool sound() const noexcept { return mask != 0 && (equals & ~mask) == 0 && value != 0; }
  friend bool operator==(wrap_rule const&, wrap_rule const&) = default;
};

/// The most rules that a domain may have for wrapped codes: they are tried one by one.
inline constexpr std::uint32_t most_wraps = 16;

/// The value that a symbol has on another platform, as errno's have. For who asks; no look-up does.
struct elsewhere_value {
  std::uint32_t ordinal = 0;
  std::uint32_t platform = 0; // in the table of their names
  std::uint32_t value = 0;
};

/// What the part of an annex begins with. Behind it lie, each aligned to 16: the rules for wrapped codes; the table of
/// the domains that they lead to; the numbers of the facilities, ascending; the table of their names; values on other
/// platforms, by ordinal and platform; the table of the platforms' names. A table of nothing is left out.
struct decoding_header {
  parent_rule parent;
  std::uint32_t wrap_count = 0;
  std::uint32_t wrap_domains_size = 0; // in bytes, as the other
  std::uint32_t facility_count = 0;
  std::uint32_t facility_names_size = 0;
  std::uint32_t elsewhere_count = 0;
  std::uint32_t platforms_size = 0;
};

struct decoding_rules {
  parent_rule parent;
  std::span<wrap_rule const> wraps;
  string_table wrap_domains;
  std::span<std::uint32_t const> facilities; // ascending
  string_table facility_names;
  std::span<elsewhere_value const> elsewhere; // by ordinal and platform
  string_table platforms;

  /// Returns the code that a value holds, by the first rule that it matches.
  [[nodiscard]] std::optional<code> wrapped(std::uint32_t value) const noexcept;
  /// Returns the name that the domain gives a facility, or an empty view.
  [[nodiscard]] std::string_view facility_name(std::uint32_t number) const noexcept;

  /// Looks at a part of an annex, aligned to 16; an empty one has no rules. Returns nothing unless all is inside it,
  /// the rules have a meaning, facilities fit the layout and names are identifiers.
  [[nodiscard]] static std::optional<decoding_rules> open(std::span<std::byte const> part,
                                                          value_layout layout) noexcept;
};

} // namespace interco::detail

#endif
