/// \file
/// How far a translation is: what the compiler takes, and what is counted (exchange/stats.hpp), by one rule.
#ifndef INTERCO_EXCHANGE_TEXT_STATE_HPP
#define INTERCO_EXCHANGE_TEXT_STATE_HPP

#include <cstddef>
#include <optional>
#include <string_view>

#include <interco/origin.hpp>

namespace interco::exchange {

using interco::text_state;

/// How many states a translation can be in: the first of `text_state`.
inline constexpr auto translation_states = static_cast<std::size_t>(text_state::reviewed) + 1;

[[nodiscard]] constexpr bool is_served(text_state state) noexcept {
  return state == text_state::translated || state == text_state::reviewed;
}

/// What the state of a translation follows from.
struct written_translation {
  std::string_view text;
  std::optional<std::string_view> source; // the English that it was made from, where the format says so
  bool needs_review = false;              // PO's fuzzy
  bool reviewed = false;                  // a native speaker has read it
};

/// Returns the state of a translation of an English text.
[[nodiscard]] text_state state_of(written_translation const& translation, std::string_view english) noexcept;

} // namespace interco::exchange

#endif
