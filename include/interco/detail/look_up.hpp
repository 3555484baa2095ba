/// \file
/// What a look-up by value touches: a hash table and the offsets of the texts, in place. Inside a header, so that the
/// compiler can put it into the caller; no part of the API, and free to change with every version.
#ifndef INTERCO_DETAIL_LOOK_UP_HPP
#define INTERCO_DETAIL_LOOK_UP_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace interco {

enum class resolved : std::uint8_t;

namespace detail {

inline constexpr std::uint32_t no_ordinal = 0xFFFFFFFF;

/// A place of the hash table. A free one has `no_ordinal`, and the key 0.
struct index_slot {
  std::uint32_t key = 0;
  std::uint32_t ordinal = no_ordinal;
};

/// A hash table from 32-bit keys to ordinals, laid out when a catalog is compiled and read in place. One of two
/// kinds: with pilots, a perfect hash, which looks at one slot; without, open addressing with linear probing over a
/// power of two of slots, at most half of them used. Small tables fit the nearest cache either way, and probing takes
/// fewer steps there; large ones are smaller with pilots (figures: tests/bench/README.md).
struct index_view {
  static constexpr std::array<index_slot, 2> free_slots{};

  index_slot const* slots = free_slots.data();
  std::uint16_t const* pilots = nullptr; // one for each bucket of keys; nullptr: open addressing
  std::uint32_t slot_count = free_slots.size();
  std::uint32_t bucket_count = 0;
  unsigned shift = 63; // 64 - log2(slot_count); of open addressing

  /// Fibonacci hashing: the product with 2^64 divided by the golden ratio, of which the upper bits count.
  [[nodiscard]] static constexpr std::uint64_t hash(std::uint32_t key) noexcept { return key * 0x9E3779B97F4A7C15U; }
  /// Returns a number below `limit` from the upper half of a hash (Lemire, "Fast random integer generation in an
  /// interval", 2019).
  [[nodiscard]] static constexpr std::uint32_t scale(std::uint64_t hash, std::uint32_t limit) noexcept {
    return static_cast<std::uint32_t>(((hash >> 32U) * limit) >> 32U);
  }
  /// Returns where a key lies under a pilot. The second factor is that of MurmurHash3's finalizer.
  [[nodiscard]] static constexpr std::uint32_t place(std::uint64_t hash, std::uint16_t pilot,
                                                     std::uint32_t slot_count) noexcept {
    return scale((hash ^ pilot) * 0xFF51AFD7ED558CCDU, slot_count);
  }

  /// Returns the ordinal of a key, or `no_ordinal`.
  [[nodiscard]] std::uint32_t find(std::uint32_t key) const noexcept {
    auto const hashed = hash(key);
    if (pilots != nullptr) {
      auto const& slot = slots[place(hashed, pilots[scale(hashed, bucket_count)], slot_count)];
      return slot.key == key ? slot.ordinal : no_ordinal;
    }
    for (auto at = static_cast<std::uint32_t>(hashed >> shift);; at = (at + 1) & (slot_count - 1)) {
      auto const& slot = slots[at];
      if (slot.key == key)
        return slot.ordinal;
      if (slot.ordinal == no_ordinal)
        return no_ordinal;
    }
  }
};

/// The texts of one place of the fallback chain. Text i is the bytes from offset i to offset i + 1, the last of which
/// is a NUL; where both are the same there is none.
struct text_link {
  std::uint32_t const* offsets;
  char const* arena;
  resolved reason;
};

/// What a reader's look-ups by value need of its data.
struct look_up_state {
  index_view by_value;
  text_link const* links = nullptr;
  std::uint32_t link_count = 0;
  std::string_view domain;
};

} // namespace detail
} // namespace interco

#endif
