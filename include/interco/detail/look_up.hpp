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
/// kinds: with pilots, a perfect hash, which looks at one slot; without, open addressing with linear probing and at
/// most half of the slots used. Small tables fit the nearest cache either way, and probing takes fewer steps there;
/// large ones are half as large with pilots (figures: tests/bench/README.md). The numbers of slots and of buckets are
/// powers of two, so that the upper bits of a product are a place.
struct index_view {
  static constexpr std::array<index_slot, 2> empty_table{};

  index_slot const* table = empty_table.data();
  std::uint16_t const* pilots = nullptr; // one for each bucket of keys; nullptr: open addressing
  std::uint32_t last_slot = empty_table.size() - 1;
  std::uint8_t slot_shift = 31;   // 32 - log2 of the number of slots
  std::uint8_t bucket_shift = 63; // 64 - log2 of the number of buckets

  /// Fibonacci hashing: the product with 2^64, or with 2^32, divided by the golden ratio.
  [[nodiscard]] static constexpr std::uint64_t hash(std::uint32_t key) noexcept { return key * 0x9E3779B97F4A7C15U; }
  /// Returns the bucket of a key.
  [[nodiscard]] static constexpr std::uint32_t bucket(std::uint64_t hash, unsigned shift) noexcept {
    return static_cast<std::uint32_t>(hash >> shift);
  }
  /// Returns where a key lies under its bucket's pilot.
  [[nodiscard]] static constexpr std::uint32_t place(std::uint64_t hash, std::uint16_t pilot, unsigned shift) noexcept {
    return (static_cast<std::uint32_t>(hash) * (2U * pilot + 1U)) >> shift;
  }
  /// Returns where the search for a key begins in open addressing.
  [[nodiscard]] static constexpr std::uint32_t start(std::uint32_t key, unsigned shift) noexcept {
    return (key * 0x9E3779B9U) >> shift;
  }

  /// Returns the ordinal of a key, or `no_ordinal`.
  [[nodiscard]] std::uint32_t find(std::uint32_t key) const noexcept {
    if (pilots != nullptr) {
      auto const hashed = hash(key);
      auto const& slot = table[place(hashed, pilots[bucket(hashed, bucket_shift)], slot_shift)];
      return slot.key == key ? slot.ordinal : no_ordinal;
    }
    for (auto at = start(key, slot_shift);; at = (at + 1) & last_slot) {
      auto const& slot = table[at];
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

  /// Returns a text; one without data where there is none.
  [[nodiscard]] std::string_view text(std::uint32_t entry) const noexcept {
    auto const first = offsets[entry];
    auto const last = offsets[entry + 1];
    return first == last ? std::string_view() : std::string_view(arena + first, last - first - 1);
  }
};

/// What a reader's look-ups by value need of its data.
struct look_up_state {
  index_view by_value;
  text_link first{}; // of the links; there is one where there are codes
  text_link const* links = nullptr;
  std::uint32_t link_count = 0;
  std::string_view domain;
};

} // namespace detail
} // namespace interco

#endif
