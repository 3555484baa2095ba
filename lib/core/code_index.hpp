/// \file
/// The hash tables of a catalog's definitions: from values and from symbols to ordinals. Laid out when the catalog is
/// compiled, read in place.
///
/// Layout of a block, in the byte order of the machine: the number of slots and of buckets; eight bytes of zero; the
/// slots; a pilot for each bucket, padded to 4 bytes.
#ifndef INTERCO_CORE_CODE_INDEX_HPP
#define INTERCO_CORE_CODE_INDEX_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <interco/detail/look_up.hpp>

namespace interco::detail {

/// Hashes a symbol without regard to the case of ASCII letters.
[[nodiscard]] std::uint32_t symbol_hash(std::string_view symbol) noexcept;

/// Takes a block as `build_index` makes it, aligned to 8. Returns nothing unless every slot is free or holds an
/// ordinal below `count`, and every search ends, within some thousand steps.
[[nodiscard]] std::optional<index_view> open_index(std::span<std::byte const> block, std::uint32_t count) noexcept;

/// Returns the ordinal of a key for which `accept(ordinal)` holds, or `no_ordinal`. For tables without pilots: their
/// keys may repeat.
template <class Accept>
[[nodiscard]] std::uint32_t find_if(index_view const& index, std::uint32_t key, Accept accept) noexcept {
  for (auto at = index_view::start(key, index.slot_shift);; at = (at + 1) & index.last_slot) {
    auto const& slot = index.table[at];
    if (slot.ordinal == no_ordinal)
      return no_ordinal;
    if (slot.key == key && accept(slot.ordinal))
      return slot.ordinal;
  }
}

/// Whether two entries may have one key: only unique ones can have a perfect hash.
enum class index_keys : std::uint8_t { unique, may_repeat };

/// The number of keys from which a perfect hash is the faster kind, measured: below it, all slots fit the nearest
/// cache.
inline constexpr std::size_t least_for_perfect = 2048;

/// Lays out a table for some entries: a perfect hash where there is one and it is worth it, else open addressing.
[[nodiscard]] std::vector<std::byte> build_index(std::span<index_slot const> entries, index_keys keys);

} // namespace interco::detail

#endif
