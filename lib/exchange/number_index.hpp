/// \file
/// A hash table of numbers that are found by names which lie elsewhere: four bytes a slot, at most half of them used.
#ifndef INTERCO_EXCHANGE_NUMBER_INDEX_HPP
#define INTERCO_EXCHANGE_NUMBER_INDEX_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace interco::exchange {

class number_index {
 public:
  number_index() = default;
  /// Makes room for so many names; more must not be added.
  explicit number_index(std::size_t names) : slots_(std::bit_ceil(2 * names + 2)) {}

  /// Returns the number of a name. `name_of` returns the name of a number.
  template <class NameOf>
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view name, NameOf name_of) const {
    if (slots_.empty())
      return std::nullopt;
    auto const slot = slots_[slot_of(name, name_of)];
    return slot == 0 ? std::nullopt : std::optional(slot - 1);
  }

  /// Adds a number unless there is one with its name; that is returned.
  template <class NameOf>
  std::optional<std::uint32_t> add(std::uint32_t number, NameOf name_of) {
    auto& slot = slots_[slot_of(name_of(number), name_of)];
    if (slot != 0)
      return slot - 1;
    slot = number + 1;
    return std::nullopt;
  }

 private:
  template <class NameOf>
  [[nodiscard]] std::size_t slot_of(std::string_view name, NameOf name_of) const {
    auto const mask = slots_.size() - 1;
    std::size_t at = std::hash<std::string_view>()(name) & mask;
    while (slots_[at] != 0 && name_of(slots_[at] - 1) != name)
      at = (at + 1) & mask;
    return at;
  }

  std::vector<std::uint32_t> slots_; // the number plus one; 0 is free
};

} // namespace interco::exchange

#endif
