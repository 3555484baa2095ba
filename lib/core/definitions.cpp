#include "core/definitions.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <limits>
#include <new>
#include <optional>
#include <utility>

#include "core/annex_parts.hpp"

namespace interco::detail {
namespace {

/// Returns whether each symbol of a table is one, and is followed by a NUL.
bool are_symbols(string_table const& table) noexcept {
  // Bytes and no branches, so that the compiler takes 16 at a time or more: ten times as fast. Where there are no
  // more NULs than symbols, there is none within one.
  using byte = std::uint8_t;
  byte wrong = 0;
  std::uint32_t ends = 0;
  for (auto rest = table.all(); !rest.empty();) {
    auto const part = rest.substr(0, std::numeric_limits<byte>::max()); // as many as a byte can count
    byte ends_here = 0;
    for (char each : part) {
      auto const c = static_cast<byte>(each);
      auto const is_end = static_cast<byte>(c == 0);
      auto const is_letter = static_cast<byte>(static_cast<byte>((c | 0x20U) - 'a') < 26);
      auto const is_digit = static_cast<byte>(static_cast<byte>(c - '0') < 10);
      auto const is_underscore = static_cast<byte>(c == '_');
      ends_here = static_cast<byte>(ends_here + is_end);
      wrong = static_cast<byte>(wrong | (1U ^ (is_end | is_letter | is_digit | is_underscore)));
    }
    ends += ends_here;
    rest.remove_prefix(part.size());
  }
  bool sound = wrong == 0 && ends == table.count();
  for (std::uint32_t i = 0; i < table.count() && sound; ++i)
    sound = table.has(i) && *table[i].end() == '\0' && !is_digit(table[i].front());
  return sound;
}

} // namespace

std::shared_ptr<definitions const> definitions::none() noexcept {
  alignas(definitions) static std::byte storage[sizeof(definitions)];
  static definitions const* const instance = new (storage) definitions;
  return {std::shared_ptr<void>(), instance};
}

std::shared_ptr<definitions const> definitions::open(std::span<std::byte const> annex,
                                                     std::shared_ptr<void const> owner) {
  definitions_header head;
  annex_parts all(annex);
  auto const first = all.take(sizeof head);
  if (!all.complete())
    return nullptr;
  std::memcpy(&head, first.data(), sizeof head);
  if (head.magic != definitions_header().magic || head.version != definitions_header::current ||
      head.layout > static_cast<std::uint32_t>(value_layout::ntstatus))
    return nullptr;
  auto codes = std::make_shared<definitions>();
  codes->owner = std::move(owner);
  codes->layout = static_cast<value_layout>(head.layout);
  auto const domain = all.take(head.domain_size);
  codes->domain.assign(reinterpret_cast<char const*>(domain.data()), domain.size());
  codes->values = all.take_array<std::int32_t>(head.count);
  codes->attributes = all.take_array<std::int32_t>(head.count);
  codes->canonical = all.take_array<std::int32_t>(head.count);
  auto const symbols = string_table::open(all.take(head.symbols_size));
  auto const by_value = open_index(all.take(head.value_index_size), head.count);
  auto const by_symbol = open_index(all.take(head.symbol_index_size), head.count);
  if (head.argument_count != 0) {
    codes->first_arguments = all.take_array<std::int32_t>(head.count + 1);
    codes->argument_types = all.take_array<std::int32_t>(head.argument_count);
    auto const names = string_table::open(all.take(head.argument_names_size));
    if (!names)
      return nullptr;
    codes->argument_names = *names;
  }
  auto const categories = all.take(head.error_categories_size);
  if (!codes->read_error_categories({reinterpret_cast<char const*>(categories.data()), categories.size()}))
    return nullptr;
  auto const decoding = decoding_rules::open(all.take(head.decoding_size), codes->layout);
  // Symbols may share hashes, so that their index has no pilots.
  if (!all.complete() || !decoding || !symbols || !by_value || !by_symbol || by_symbol->pilots != nullptr)
    return nullptr;
  codes->decoding = *decoding;
  codes->symbols = *symbols;
  codes->by_value = *by_value;
  codes->by_symbol = *by_symbol;
  return codes->consistent() ? codes : nullptr;
}

bool definitions::read_error_categories(std::string_view lines) {
  for (std::size_t count = 1; !lines.empty(); ++count) {
    auto const line = lines.substr(0, lines.find('\n'));
    auto const at = std::min(line.find('@'), line.size());
    if (count > max_error_categories || at == 0)
      return false;
    if (at == line.size() || std::find(platforms.begin(), platforms.end(), line.substr(at + 1)) != platforms.end())
      error_categories.push_back(line.substr(0, at));
    lines.remove_prefix(std::min(line.size() + 1, lines.size()));
  }
  return true;
}

bool definitions::consistent() const noexcept {
  auto const count = symbols.count();
  if (!is_symbol_name(domain) || !are_symbols(symbols) || values.size() != count || attributes.size() != count ||
      canonical.size() != count)
    return false;
  // Without branches, so that the compiler may take many ordinals at a time.
  bool sound = true;
  for (std::uint32_t i = 0; i < count; ++i)
    sound &=
        grade(i) <= severity::error && concerns(i) <= audience::end_user && condition_number_of(i) <= conditions.size();
  // An alias stands behind its canonical symbol: a group of equal values is a range of ordinals.
  for (std::uint32_t i = 0; i < count; ++i) {
    auto const canon = static_cast<std::uint32_t>(canonical[i]);
    sound &= canon == i || (i > 0 && canon == static_cast<std::uint32_t>(canonical[i - 1]));
    // What answers for unknown values is the first alias of a group.
    sound &= !is_class(i) || (i > 0 && canon == i - 1);
  }
  // In the order of ordinals.
  sound &= decoding.elsewhere.empty() || decoding.elsewhere.back().ordinal < count;
  return sound && sound_arguments();
}

bool definitions::sound_arguments() const noexcept {
  if (first_arguments.empty())
    return true;
  auto const all = static_cast<std::int32_t>(argument_types.size());
  bool sound = first_arguments.size() == values.size() + 1 && argument_names.count() == argument_types.size() &&
               first_arguments.front() == 0 && first_arguments.back() == all &&
               std::is_sorted(first_arguments.begin(), first_arguments.end());
  for (std::uint32_t i = 0; i < argument_names.count() && sound; ++i)
    sound = is_symbol_name(argument_names[i]) && argument_types[i] >= 0 &&
            argument_types[i] <= static_cast<std::int32_t>(argument_type::list);
  return sound;
}

} // namespace interco::detail
