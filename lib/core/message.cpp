#include <interco/message.hpp>

#include "core/names.hpp"
#include "core/snapshot.hpp"

namespace interco {
namespace {

constexpr std::array<std::string_view, 6> resolved_names{"exact",      "parent", "relative",
                                                         "preference", "source", "built_in"};

/// Returns the first link that has an entry, or how many there are.
std::size_t first_with(std::vector<detail::text_link> const& links, std::uint32_t entry) noexcept {
  std::size_t i = 0;
  while (i < links.size() && links[i].text(entry).data() == nullptr)
    ++i;
  return i;
}

} // namespace

std::string_view to_string(resolved reason) noexcept {
  return detail::name_of(resolved_names, reason);
}

detail::reader_state const& message::state() const noexcept {
  return static_cast<detail::reader_state const&>(*state_);
}

std::string_view message::action() const noexcept {
  if (ordinal_ == unknown)
    return {};
  auto const& links = state().in_place;
  auto const entry = detail::action_entry(ordinal_, state().codes->count());
  auto const at = first_with(links, entry);
  return at == links.size() ? std::string_view() : links[at].text(entry);
}

std::string_view message::action_locale() const noexcept {
  if (ordinal_ == unknown)
    return {};
  auto const at = first_with(state().in_place, detail::action_entry(ordinal_, state().codes->count()));
  return at == state().chain.size() ? std::string_view() : std::string_view(state().chain[at].texts->name());
}

std::string_view message::english() const noexcept {
  if (ordinal_ == unknown)
    return unknown_text;
  auto const& links = state().source;
  auto const entry = detail::text_entry(ordinal_);
  auto const at = first_with(links, entry);
  return at == links.size() ? symbol_of(state_, ordinal_) : links[at].text(entry);
}

std::u16string_view message::utf16_symbol() const noexcept {
  auto const& all = state().data->utf16_symbols;
  if (ordinal_ == unknown)
    return u"Unknown status code.";
  if (all == nullptr) // loaded without UTF-16
    return {};
  auto const* const offsets = state().codes->symbols.offsets();
  return {all->data() + offsets[ordinal_], offsets[ordinal_ + 1] - offsets[ordinal_] - 1};
}

std::u16string_view message::text_u16() const noexcept {
  if (resolved_ == interco::resolved::built_in)
    return utf16_symbol();
  auto const text = state().chain[link_].texts->utf16(detail::text_entry(ordinal_));
  return text.empty() ? utf16_symbol() : text;
}

std::u16string_view message::action_u16() const noexcept {
  if (ordinal_ == unknown)
    return {};
  auto const entry = detail::action_entry(ordinal_, state().codes->count());
  auto const at = first_with(state().in_place, entry);
  return at == state().chain.size() ? std::u16string_view() : state().chain[at].texts->utf16(entry);
}

std::u16string_view message::english_u16() const noexcept {
  if (ordinal_ == unknown)
    return utf16_symbol();
  auto const entry = detail::text_entry(ordinal_);
  std::u16string_view text;
  for (auto const& link : state().chain) {
    if (text.empty() && link.texts->name() == detail::source_locale && link.texts->opened()->table.has(entry))
      text = link.texts->utf16(entry);
  }
  return text.empty() ? utf16_symbol() : text;
}

std::string_view message::locale() const noexcept {
  return resolved_ == interco::resolved::built_in ? std::string_view(detail::source_locale)
                                                  : std::string_view(state().chain[link_].texts->name());
}

std::string_view message::symbol_of(detail::look_up_state const* state, std::uint32_t ordinal) noexcept {
  return static_cast<detail::reader_state const&>(*state).codes->symbols[ordinal];
}

std::string_view message::symbol() const noexcept {
  return known() ? symbol_of(state_, ordinal_) : std::string_view();
}

symbol_range message::aliases() const& noexcept {
  if (!known())
    return {state_, 0, 0, unknown, unknown};
  auto const& codes = *state().codes;
  auto const& canonical = codes.canonical;
  auto const first = static_cast<std::uint32_t>(canonical[ordinal_]);
  auto last = first + 1;
  while (last < canonical.size() && canonical[last] == canonical[first])
    ++last;
  // A class is not another name of the code that it shares the value with.
  auto const named_class = codes.class_of(first);
  return {state_, first, last, ordinal_, named_class == first ? unknown : named_class};
}

std::string_view message::domain() const noexcept {
  return state_->domain;
}

std::uint32_t message::parent_of(detail::look_up_state const* state, std::uint32_t value) noexcept {
  auto const& codes = *static_cast<detail::reader_state const&>(*state).codes;
  auto const parent = codes.decoding.parent.of(value);
  auto const ordinal = parent == value ? unknown : codes.ordinal_of(parent);
  return ordinal == unknown ? unknown : codes.class_of(ordinal);
}

severity message::severity() const noexcept {
  if (ordinal_ != unknown)
    return state().codes->grade(ordinal_);
  auto const parts = decoded();
  return parts ? parts->severity : interco::severity::error;
}

audience message::audience() const noexcept {
  return ordinal_ != unknown ? state().codes->concerns(ordinal_) : interco::audience::developer;
}

std::optional<std::errc> message::condition() const noexcept {
  return known() ? state().codes->condition(ordinal_) : std::nullopt;
}

std::optional<code_parts> message::decoded() const noexcept {
  if (!has_value_ || foreign_)
    return std::nullopt;
  return detail::decode(state().codes->layout, value_);
}

shown_value message::shown() const noexcept {
  return {value_, !foreign_ && state().codes->layout == detail::value_layout::plain};
}

std::string_view message::facility_name() const noexcept {
  auto const parts = decoded();
  auto const& codes = *state().codes;
  bool const of_hresults = codes.layout == detail::value_layout::hresult;
  if (!parts || (of_hresults && parts->ntstatus)) // NTSTATUS number their facilities anew
    return {};
  auto const own = codes.decoding.facility_name(parts->facility);
  return own.empty() && of_hresults && !parts->customer ? hresult_facility_name(parts->facility) : own;
}

std::optional<code> message::wrapped() const noexcept {
  if (!has_value_ || foreign_)
    return std::nullopt;
  return state().codes->decoding.wrapped(value_);
}

std::string_view message::relative() const noexcept {
  auto const& codes = *state().codes;
  if (known() || !has_value_ || foreign_)
    return {};
  if (ordinal_ != unknown)
    return codes.symbols[ordinal_];
  auto const bits = detail::severity_bits(codes.layout);
  if (bits == 0)
    return {};
  auto const rest = value_ << bits >> bits;
  for (auto grade = 1U << bits; grade-- > 0;) {
    // The value itself is not known, and so not found.
    if (auto const other = codes.ordinal_of(grade << (32 - bits) | rest); other != unknown)
      return codes.symbols[other];
  }
  return {};
}

std::string_view symbol_range::iterator::operator*() const noexcept {
  return static_cast<detail::reader_state const&>(*state_).codes->symbols[at_];
}

} // namespace interco
