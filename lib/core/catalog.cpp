#include <interco/catalog.hpp>

#include <algorithm>
#include <cstddef>
#include <new>
#include <numeric>
#include <utility>

#include "core/ascii.hpp"
#include "core/keep_errno.hpp"
#include "core/snapshot.hpp"

namespace interco {
namespace {

/// Levenshtein's distance, without regard to case; `limit + 1` stands for all that is over `limit`.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  auto const difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (difference > limit)
    return limit + 1;
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    auto diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      bool const same = detail::lower(a[i]) == detail::lower(b[j]);
      auto const replaced = diagonal + (same ? 0 : 1);
      diagonal = std::exchange(row[j + 1], std::min({replaced, row[j] + 1, row[j + 1] + 1}));
    }
  }
  return std::min(row.back(), limit + 1);
}

bool has_nothing(detail::link const& link) {
  return link.texts->open().empty();
}

void open_each(detail::snapshot const& data) {
  for (auto const& texts : data.locales)
    (void)texts->open();
}

} // namespace

catalog::catalog() noexcept {
  // Never destroyed: there may be catalogs while static objects are.
  alignas(detail::snapshot) static std::byte storage[sizeof(detail::snapshot)];
  static auto const* const nothing = new (storage) detail::snapshot;
  data_ = {std::shared_ptr<void>(), nothing};
}

catalog::catalog(std::shared_ptr<detail::snapshot const> data) noexcept : data_(std::move(data)) {}

reader catalog::in(locale_list const& wanted) const {
  detail::keep_errno const kept;
  auto state = std::make_shared<detail::reader_state>();
  state->data = data_;
  state->codes = data_->codes.get();
  state->requested = wanted;
  // A locale that turns out to have nothing makes room for another relative. A file may name thousands of them: after
  // some rounds all are opened at once.
  constexpr int most_rounds = 8;
  auto chain = detail::fallback_chain(*data_, wanted);
  for (int round = 1; std::any_of(chain.begin(), chain.end(), has_nothing); ++round) {
    if (round == most_rounds)
      open_each(*data_);
    chain = detail::fallback_chain(*data_, wanted);
  }
  for (auto const& link : chain) {
    auto const& texts = link.texts->open();
    detail::text_link const in_place{texts.table.offsets(), texts.table.arena(), link.reason};
    state->chain.push_back(link);
    state->in_place.push_back(in_place);
    if (link.texts->name() == detail::source_locale)
      state->source.push_back(in_place);
  }
  state->by_value = data_->codes->by_value;
  if (!state->in_place.empty())
    state->first = state->in_place.front();
  state->links = state->in_place.data();
  state->link_count = static_cast<std::uint32_t>(state->in_place.size());
  state->domain = data_->codes->domain;
  return reader(std::move(state));
}

std::string_view catalog::domain() const noexcept {
  return data_->codes->domain;
}

std::size_t catalog::size() const noexcept {
  return data_->codes->count();
}

std::vector<std::string_view> catalog::locales() const {
  detail::keep_errno const kept;
  std::vector<std::string_view> names;
  for (auto const& texts : data_->locales) {
    auto const* const opened = texts->opened();
    if (opened == nullptr || !opened->empty())
      names.emplace_back(texts->name());
  }
  std::sort(names.begin(), names.end(), [](std::string_view a, std::string_view b) {
    return a != b && (a == detail::source_locale || (b != detail::source_locale && a < b));
  });
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::size_t catalog::translated(std::string_view locale) const {
  detail::keep_errno const kept;
  std::vector<bool> has(size());
  for (auto const& texts : data_->locales) {
    if (texts->name() != locale || texts->open().empty())
      continue;
    for (std::uint32_t i = 0; i < has.size(); ++i)
      has[i] = has[i] || texts->open().table.has(detail::text_entry(i));
  }
  return static_cast<std::size_t>(std::count(has.begin(), has.end(), true));
}

std::vector<problem> catalog::problems() const {
  detail::keep_errno const kept;
  auto all = data_->problems;
  for (auto const& texts : data_->locales) {
    if (auto const* const opened = texts->opened())
      all.insert(all.end(), opened->problems.begin(), opened->problems.end());
  }
  return all;
}

std::vector<problem> catalog::open_all() const {
  detail::keep_errno const kept;
  open_each(*data_);
  return problems();
}

std::string_view catalog::nearest_symbol(std::string_view written) const {
  detail::keep_errno const kept;
  constexpr std::size_t longest = 255; // no symbol is as long, and the time grows with the square
  auto const& symbols = data_->codes->symbols;
  std::string_view best;
  if (written.size() > longest)
    return best;
  auto limit = written.size() / 4;
  for (std::uint32_t i = 0; i < symbols.count(); ++i) {
    auto const distance = edit_distance(written, symbols[i], limit);
    if (distance == 0)
      return symbols[i];
    if (distance <= limit) {
      best = symbols[i];
      limit = distance - 1; // only a nearer one replaces it
    }
  }
  return best;
}

} // namespace interco
