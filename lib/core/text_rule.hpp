/// \file
/// What a text must be to be served; the compiler and the loader ask alike.
#ifndef INTERCO_CORE_TEXT_RULE_HPP
#define INTERCO_CORE_TEXT_RULE_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace interco::detail {

/// The longest text, in bytes of UTF-8. A message has a few hundred; FormatMessage ends at 64 KiB too.
inline constexpr std::size_t max_text_size = std::size_t{64} << 10U;

/// Returns whether a text can be served: not blank, not too long, and without a fault (`find_text_fault`).
[[nodiscard]] bool can_be_served(std::string_view text) noexcept;

/// Why a text cannot be served.
struct text_refusal {
  std::string_view id; // as in diagnostics: "empty-text", "long-text" or "forbidden-character"
  std::string text;
};

/// Returns why a text cannot be served, if so.
[[nodiscard]] std::optional<text_refusal> refuse_text(std::string_view text);

} // namespace interco::detail

#endif
