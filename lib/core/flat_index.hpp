/// \file
/// A hash table from 32-bit keys to ordinals, laid out when a catalog is compiled and read in place.
///
/// Open addressing with linear probing over a power of two of slots, at most half of them used, so that every probe
/// ends. A slot is two integers, the key and the ordinal plus one; zero in the second marks a free slot.
#ifndef INTERCO_CORE_FLAT_INDEX_HPP
#define INTERCO_CORE_FLAT_INDEX_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/ascii.hpp"

namespace interco::detail {

/// Hashes a symbol without regard to the case of ASCII letters (FNV-1a).
constexpr std::uint32_t symbol_hash(std::string_view symbol) noexcept {
  std::uint32_t hash = 0x811C9DC5;
  for (char c : symbol)
    hash = (hash ^ static_cast<unsigned char>(lower(c))) * 0x01000193;
  return hash;
}

class flat_index {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  flat_index() = default;

  /// Takes slots as `build` makes them. Returns whether they are sound: a power of two of slots, one of them free,
  /// every ordinal below `count`.
  [[nodiscard]] bool open(std::span<std::int32_t const> slots, std::uint32_t count) noexcept {
    auto const capacity = slots.size() / 2;
    if (slots.size() % 2 != 0 || !std::has_single_bit(capacity) || capacity > (std::size_t{1} << 31U))
      return false;
    bool has_free = false;
    for (std::size_t i = 0; i < capacity; ++i) {
      auto const stored = static_cast<std::uint32_t>(slots[2 * i + 1]);
      has_free = has_free || stored == 0;
      if (stored > count)
        return false;
    }
    if (!has_free)
      return false;
    slots_ = slots.data();
    shift_ = 32U - static_cast<unsigned>(std::countr_zero(capacity));
    mask_ = static_cast<std::uint32_t>(capacity - 1);
    return true;
  }

  /// Returns the ordinal of a key for which `accept(ordinal)` holds, or `none`.
  template <class Accept>
  [[nodiscard]] std::uint32_t find(std::uint32_t key, Accept accept) const noexcept {
    if (slots_ == nullptr)
      return none;
    for (std::uint32_t slot = start(key, shift_);; slot = (slot + 1) & mask_) {
      auto const stored = static_cast<std::uint32_t>(slots_[2 * std::size_t{slot} + 1]);
      if (stored == 0)
        return none;
      if (static_cast<std::uint32_t>(slots_[2 * std::size_t{slot}]) == key && accept(stored - 1))
        return stored - 1;
    }
  }

  [[nodiscard]] std::uint32_t find(std::uint32_t key) const noexcept {
    return find(key, [](std::uint32_t) { return true; });
  }

  struct entry {
    std::uint32_t key;
    std::uint32_t ordinal;
  };

  /// Lays out the slots for some entries. Keys may repeat: each is found through `accept`.
  [[nodiscard]] static std::vector<std::int32_t> build(std::span<entry const> entries) {
    auto const capacity = std::bit_ceil(entries.size() * 2 + 2);
    auto const shift = 32U - static_cast<unsigned>(std::countr_zero(capacity));
    std::vector<std::int32_t> slots(capacity * 2);
    for (auto const& e : entries) {
      std::size_t slot = start(e.key, shift);
      while (slots[2 * slot + 1] != 0)
        slot = (slot + 1) & (capacity - 1);
      slots[2 * slot] = static_cast<std::int32_t>(e.key);
      slots[2 * slot + 1] = static_cast<std::int32_t>(e.ordinal + 1);
    }
    return slots;
  }

 private:
  /// Fibonacci hashing: the top bits of the product with 2^32 divided by the golden ratio.
  [[nodiscard]] static std::uint32_t start(std::uint32_t key, unsigned shift) noexcept {
    return (key * 0x9E3779B9U) >> shift;
  }

  std::int32_t const* slots_ = nullptr;
  unsigned shift_ = 31;
  std::uint32_t mask_ = 0;
};

} // namespace interco::detail

#endif
