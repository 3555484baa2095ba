// Where a message's texts come from.
#include <interco/origin.hpp>

#include <interco/message.hpp>

#include "core/names.hpp"
#include "core/snapshot.hpp"

namespace interco {
namespace {

/// Returns what a locale that is open says about an entry.
origin origin_in(detail::locale_texts const& texts, std::uint32_t entry) noexcept {
  auto const& opened = *texts.opened();
  auto result = opened.origins.of(entry);
  result.package = opened.package;
  result.embedded = opened.embedded;
  return result;
}

bool has(detail::link const& link, std::uint32_t entry) noexcept {
  return link.texts->opened()->table.has(entry);
}

} // namespace

std::string_view to_string(text_state state) noexcept {
  return detail::name_of(detail::text_state_names, state);
}

origin message::origin() const noexcept {
  return resolved_ == interco::resolved::built_in
             ? interco::origin()
             : origin_in(*state().chain[link_].texts, detail::text_entry(ordinal_));
}

origin message::action_origin() const noexcept {
  if (ordinal_ == unknown)
    return {};
  auto const entry = detail::action_entry(ordinal_, state().codes->count());
  for (auto const& link : state().chain) {
    if (has(link, entry))
      return origin_in(*link.texts, entry);
  }
  return {};
}

origin message::passed_over() const noexcept {
  if (ordinal_ == unknown)
    return {};
  auto const entry = detail::text_entry(ordinal_);
  for (auto const& link : state().chain) {
    if (has(link, entry))
      break;
    auto found = origin_in(*link.texts, entry);
    if (found.state == text_state::untranslated || found.state == text_state::unknown)
      continue;
    // The compiler took it; the loader, which knows the English of now, did not.
    if (found.state == text_state::translated || found.state == text_state::reviewed)
      found.state = text_state::stale;
    return found;
  }
  return {};
}

} // namespace interco
