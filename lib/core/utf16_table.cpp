#include "core/utf16_table.hpp"

#include <cstring>

#include "core/utf16.hpp"

namespace interco::detail {

std::optional<utf16_table> utf16_table::open(std::span<std::byte const> bytes, std::uint32_t count) noexcept {
  utf16_table table;
  if (bytes.size() < sizeof(header) || reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(place) != 0)
    return std::nullopt;
  std::memcpy(&table.where_, bytes.data(), sizeof(header));
  auto const places = bytes.subspan(sizeof(header));
  if (table.where_.magic != header().magic || table.where_.version != header().version || table.where_.count != count ||
      places.size() != std::size_t{count} * sizeof(place) || table.where_.begin % alignof(char16_t) != 0)
    return std::nullopt;
  table.places_ = {reinterpret_cast<place const*>(places.data()), count};
  return table;
}

void utf16_table::attach(std::span<std::byte const> strings, std::shared_ptr<void const> owner) noexcept {
  units_ = {reinterpret_cast<char16_t const*>(strings.data()), strings.size() / sizeof(char16_t)};
  owner_ = std::move(owner);
}

bool utf16_table::holds(std::uint32_t entry, std::string_view text) const noexcept {
  auto const& at = places_[entry];
  auto const end = std::uint64_t{at.offset} + at.length;
  return end < units_.size() && units_[end] == u'\0' && same_text(text, (*this)[entry]);
}

std::string utf16_table::make(std::span<place const> places, std::uint32_t begin, std::uint32_t size) {
  header head;
  head.count = static_cast<std::uint32_t>(places.size());
  head.begin = begin;
  head.size = size;
  std::string block(sizeof head + places.size_bytes(), '\0');
  std::memcpy(block.data(), &head, sizeof head);
  if (!places.empty())
    std::memcpy(block.data() + sizeof head, places.data(), places.size_bytes());
  return block;
}

} // namespace interco::detail
