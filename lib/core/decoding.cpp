#include "core/decoding.hpp"

#include <algorithm>
#include <cstring>
#include <functional>

#include "core/annex_parts.hpp"
#include "core/ascii.hpp"

namespace interco::detail {
namespace {

/// Returns a table of names, each an identifier with a NUL behind it.
std::optional<string_table> open_names(std::span<std::byte const> bytes) noexcept {
  auto const table = string_table::open(bytes);
  bool sound = table.has_value();
  for (std::uint32_t i = 0; sound && i < table->count(); ++i)
    sound = is_symbol_name((*table)[i]) && *(*table)[i].end() == '\0';
  return sound ? table : std::nullopt;
}

/// Returns such a table of so many names.
std::optional<string_table> open_names(std::span<std::byte const> bytes, std::size_t count) noexcept {
  auto const table = open_names(bytes);
  return table && table->count() == count ? table : std::nullopt;
}

bool are_sound(std::span<elsewhere_value const> values, std::uint32_t platforms) noexcept {
  auto const place = [](elsewhere_value const& each) { return std::uint64_t{each.ordinal} << 32U | each.platform; };
  return std::all_of(values.begin(), values.end(), [&](auto const& each) { return each.platform < platforms; }) &&
         std::adjacent_find(values.begin(), values.end(),
                            [&](auto const& a, auto const& b) { return place(a) >= place(b); }) == values.end();
}

bool ascending(std::span<std::uint32_t const> numbers) noexcept {
  return std::adjacent_find(numbers.begin(), numbers.end(), std::greater_equal<>()) == numbers.end();
}

} // namespace

std::optional<code_parts> decode(value_layout layout, std::uint32_t value) noexcept {
  switch (layout) {
  case value_layout::hresult:
    return decode_hresult(value);
  case value_layout::ntstatus:
    return decode_ntstatus(value);
  case value_layout::plain:
    break;
  }
  return std::nullopt;
}

std::optional<code> decoding_rules::wrapped(std::uint32_t value) const noexcept {
  for (std::uint32_t i = 0; i < wraps.size(); ++i) {
    if (wraps[i].matches(value))
      return code{wrap_domains[i], value & wraps[i].value};
  }
  return std::nullopt;
}

std::string_view decoding_rules::facility_name(std::uint32_t number) const noexcept {
  auto const found = std::lower_bound(facilities.begin(), facilities.end(), number);
  return found != facilities.end() && *found == number
             ? facility_names[static_cast<std::uint32_t>(found - facilities.begin())]
             : std::string_view();
}

std::optional<decoding_rules> decoding_rules::open(std::span<std::byte const> part, value_layout layout) noexcept {
  decoding_rules rules;
  if (part.empty())
    return rules;
  decoding_header head;
  annex_parts all(part);
  auto const first = all.take(sizeof head);
  if (!all.complete())
    return std::nullopt;
  std::memcpy(&head, first.data(), sizeof head);
  if (!head.parent.sound() || head.wrap_count > most_wraps)
    return std::nullopt;
  rules.parent = head.parent;
  if (head.wrap_count != 0) {
    rules.wraps = all.take_array<wrap_rule>(head.wrap_count);
    auto const domains = open_names(all.take(head.wrap_domains_size), rules.wraps.size());
    if (!domains)
      return std::nullopt;
    rules.wrap_domains = *domains;
  }
  if (head.facility_count != 0) {
    rules.facilities = all.take_array<std::uint32_t>(head.facility_count);
    auto const names = open_names(all.take(head.facility_names_size), rules.facilities.size());
    if (!names)
      return std::nullopt;
    rules.facility_names = *names;
  }
  if (head.elsewhere_count != 0) {
    rules.elsewhere = all.take_array<elsewhere_value>(head.elsewhere_count);
    auto const names = open_names(all.take(head.platforms_size));
    if (!names || !are_sound(rules.elsewhere, names->count()))
      return std::nullopt;
    rules.platforms = *names;
  }
  bool const sound =
      all.complete() &&
      std::all_of(rules.wraps.begin(), rules.wraps.end(), [](wrap_rule const& w) { return w.sound(); }) &&
      ascending(rules.facilities) &&
      (rules.facilities.empty() || (layout != value_layout::plain && rules.facilities.back() >> facility_bits == 0));
  return sound ? std::optional(rules) : std::nullopt;
}

} // namespace interco::detail
