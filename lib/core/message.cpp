#include <interco/message.hpp>

#include "core/names.hpp"
#include "core/snapshot.hpp"

namespace interco {
namespace {

constexpr std::array<std::string_view, 6> resolved_names{"exact",      "parent", "relative",
                                                         "preference", "source", "built_in"};

/// The answer to a code that no catalog knows. Without the number, so that the view of it lives as long as any
/// other text.
constexpr std::string_view unknown_text = "Unknown status code.";

/// Returns the first link of the chain that has an entry, or the chain's length.
std::size_t first_with(detail::reader_state const& state, std::uint32_t entry) noexcept {
  std::size_t i = 0;
  while (i < state.chain.size() && !state.chain[i].texts->table.has(entry))
    ++i;
  return i;
}

} // namespace

std::string_view to_string(resolved reason) noexcept {
  return detail::name_of(resolved_names, reason);
}

message::message(detail::reader_state const* state, std::uint32_t ordinal, std::uint32_t value, bool has_value) noexcept
    : state_(state), text_(unknown_text), ordinal_(ordinal), value_(value), has_value_(has_value) {
  if (!known())
    return;
  auto const entry = detail::text_entry(ordinal);
  auto const at = first_with(*state, entry);
  if (at == state->chain.size()) {
    text_ = symbol();
    return;
  }
  text_ = state->chain[at].texts->table[entry];
  link_ = static_cast<std::uint16_t>(at);
  resolved_ = state->chain[at].reason;
}

std::string_view message::action() const noexcept {
  if (!known())
    return {};
  auto const entry = detail::action_entry(ordinal_);
  auto const at = first_with(*state_, entry);
  return at == state_->chain.size() ? std::string_view() : state_->chain[at].texts->table[entry];
}

std::string_view message::action_locale() const noexcept {
  if (!known())
    return {};
  auto const at = first_with(*state_, detail::action_entry(ordinal_));
  return at == state_->chain.size() ? std::string_view() : std::string_view(state_->chain[at].texts->name);
}

std::string_view message::english() const noexcept {
  if (!known())
    return unknown_text;
  auto const& locales = state_->data->locales;
  auto const entry = detail::text_entry(ordinal_);
  return !locales.empty() && locales[0].table.has(entry) ? locales[0].table[entry] : symbol();
}

std::string_view message::locale() const noexcept {
  return resolved_ == interco::resolved::built_in ? std::string_view(detail::source_locale)
                                                  : std::string_view(state_->chain[link_].texts->name);
}

std::string_view message::symbol() const noexcept {
  return known() ? state_->data->codes.symbols[ordinal_] : std::string_view();
}

symbol_range message::aliases() const& noexcept {
  if (!known())
    return {state_, 0, 0, unknown};
  auto const& canonical = state_->data->codes.canonical;
  auto const first = static_cast<std::uint32_t>(canonical[ordinal_]);
  auto last = first + 1;
  while (last < canonical.size() && canonical[last] == canonical[first])
    ++last;
  return {state_, first, last, ordinal_};
}

std::string_view message::domain() const noexcept {
  return state_->data->codes.domain;
}

severity message::severity() const noexcept {
  if (known())
    return state_->data->codes.grade(ordinal_);
  auto const parts = decoded();
  return parts ? parts->severity : interco::severity::error;
}

audience message::audience() const noexcept {
  return known() ? state_->data->codes.concerns(ordinal_) : interco::audience::developer;
}

std::optional<hresult_parts> message::decoded() const noexcept {
  if (!has_value_ || foreign_ || state_->data->codes.layout != detail::value_layout::hresult)
    return std::nullopt;
  return decode_hresult(value_);
}

std::string_view message::relative() const noexcept {
  auto const& codes = state_->data->codes;
  if (known() || !has_value_ || foreign_ || codes.layout != detail::value_layout::hresult)
    return {};
  constexpr std::uint32_t severity_bit = 0x80000000;
  auto const other = codes.ordinal_of(value_ ^ severity_bit);
  return other == detail::flat_index::none ? std::string_view() : codes.symbols[other];
}

std::string_view symbol_range::iterator::operator*() const noexcept {
  return state_->data->codes.symbols[at_];
}

} // namespace interco
