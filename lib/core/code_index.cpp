#include "core/code_index.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <numeric>

namespace interco::detail {
namespace {

struct header {
  std::uint32_t slot_count;
  std::uint32_t bucket_count;
  std::uint64_t reserved;
};
static_assert(sizeof(header) % alignof(std::uint64_t) == 0 && sizeof(index_slot) == 8);

/// In open addressing, each stretch of so many slots has a free one, so that a search ends soon whatever a file
/// holds. Of keys that fill a stretch there are enough for a perfect hash; those of symbols, which have none, lie
/// scattered.
constexpr std::uint32_t longest_run = 2 * std::uint32_t{least_for_perfect};

constexpr std::size_t padded_pilots(std::size_t count) noexcept {
  return (count * sizeof(std::uint16_t) + 3) / 4 * 4;
}

std::vector<std::byte> block_of(std::vector<index_slot> const& slots, std::vector<std::uint16_t> const& pilots) {
  header const head{static_cast<std::uint32_t>(slots.size()), static_cast<std::uint32_t>(pilots.size()), 0};
  std::vector<std::byte> block(sizeof head + slots.size() * sizeof slots[0] + padded_pilots(pilots.size()));
  std::memcpy(block.data(), &head, sizeof head);
  std::memcpy(block.data() + sizeof head, slots.data(), slots.size() * sizeof slots[0]);
  if (!pilots.empty())
    std::memcpy(block.data() + sizeof head + slots.size() * sizeof slots[0], pilots.data(),
                pilots.size() * sizeof pilots[0]);
  return block;
}

unsigned shift_of(unsigned bits, std::size_t power_of_two) noexcept {
  return bits - static_cast<unsigned>(std::countr_zero(power_of_two));
}

std::vector<std::byte> build_open_addressing(std::span<index_slot const> entries) {
  auto const capacity = std::bit_ceil(entries.size() * 2 + 2);
  auto const shift = shift_of(32, capacity);
  std::vector<index_slot> slots(capacity);
  for (auto const& entry : entries) {
    std::size_t at = index_view::start(entry.key, shift);
    while (slots[at].ordinal != no_ordinal)
      at = (at + 1) & (capacity - 1);
    slots[at] = entry;
  }
  return block_of(slots, {});
}

/// Looks for a pilot for each bucket, the fullest first, that puts its keys into free slots ("hash, displace and
/// compress"; Belazzougui, Botelho, Dietzfelbinger, 2009). Returns nothing if a bucket has none.
std::vector<std::byte> try_perfect(std::span<index_slot const> entries, std::size_t slot_count,
                                   std::size_t bucket_count) {
  std::vector<std::vector<index_slot>> buckets(bucket_count);
  for (auto const& entry : entries)
    buckets[index_view::bucket(index_view::hash(entry.key), shift_of(64, bucket_count))].push_back(entry);
  std::vector<std::size_t> order(bucket_count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return buckets[a].size() > buckets[b].size(); });

  std::vector<index_slot> slots(slot_count);
  std::vector<std::uint16_t> pilots(bucket_count);
  auto const shift = shift_of(32, slot_count);
  for (auto const bucket : order) {
    auto const fits = [&](std::uint16_t pilot) {
      std::size_t placed = 0;
      for (auto const& entry : buckets[bucket]) {
        auto& slot = slots[index_view::place(index_view::hash(entry.key), pilot, shift)];
        if (slot.ordinal != no_ordinal)
          break;
        slot = entry;
        ++placed;
      }
      if (placed == buckets[bucket].size())
        return true;
      for (auto const& entry : std::span(buckets[bucket]).first(placed))
        slots[index_view::place(index_view::hash(entry.key), pilot, shift)] = {};
      return false;
    };
    std::uint32_t pilot = 0;
    while (pilot <= std::numeric_limits<std::uint16_t>::max() && !fits(static_cast<std::uint16_t>(pilot)))
      ++pilot;
    if (pilot > std::numeric_limits<std::uint16_t>::max())
      return {};
    pilots[bucket] = static_cast<std::uint16_t>(pilot);
  }
  return block_of(slots, pilots);
}

/// Returns nothing where there is no perfect hash of this form.
std::vector<std::byte> build_perfect(std::span<index_slot const> entries) {
  // About four keys a bucket are found with few tries. Where hardly a slot is left free, the last keys have no pilot:
  // twice the slots, then. With equal keys there is no end.
  constexpr std::size_t keys_in_a_bucket = 4;
  auto const bucket_count = std::bit_ceil(entries.size() / keys_in_a_bucket + 2);
  auto slot_count = std::bit_ceil(entries.size() + 2);
  for (int attempts = 0; attempts < 2; ++attempts, slot_count *= 2) {
    if (auto block = try_perfect(entries, slot_count, bucket_count); !block.empty())
      return block;
  }
  return {};
}

} // namespace

std::uint32_t symbol_hash(std::string_view symbol) noexcept {
  // Eight bytes at a time. Bit 5 of a letter is its case; it is set in every byte, which makes some other characters
  // equal too ('@' and '`'), but a hash may.
  constexpr std::uint64_t case_bits = 0x2020202020202020;
  constexpr std::uint64_t factor = 0x9E3779B97F4A7C15;
  std::uint64_t hash = symbol.size();
  auto const mix = [&](char const* bytes, std::size_t count) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, count);
    hash = (hash ^ (word | case_bits)) * factor;
    hash ^= hash >> 32U;
  };
  constexpr std::size_t word_size = sizeof(std::uint64_t);
  auto const* next = symbol.data();
  auto rest = symbol.size();
  for (; rest >= word_size; rest -= word_size, next += word_size)
    mix(next, word_size);
  if (symbol.size() >= word_size && rest != 0) // the last eight bytes, some of them for the second time
    mix(next + rest - word_size, word_size);
  else if (rest != 0)
    mix(next, rest);
  return static_cast<std::uint32_t>(hash);
}

std::optional<index_view> open_index(std::span<std::byte const> block, std::uint32_t count) noexcept {
  header head;
  if (block.size() < sizeof head || reinterpret_cast<std::uintptr_t>(block.data()) % alignof(header) != 0)
    return std::nullopt;
  std::memcpy(&head, block.data(), sizeof head);
  auto const slots_end = sizeof head + std::uint64_t{head.slot_count} * sizeof(index_slot);
  auto const usable = [](std::uint32_t number) { return std::has_single_bit(number) && number > 1; };
  if (block.size() != slots_end + padded_pilots(head.bucket_count) || !usable(head.slot_count) ||
      (head.bucket_count != 0 && !usable(head.bucket_count)))
    return std::nullopt;
  index_view index;
  index.table = reinterpret_cast<index_slot const*>(block.data() + sizeof head);
  index.last_slot = head.slot_count - 1;
  index.slot_shift = static_cast<std::uint8_t>(shift_of(32, head.slot_count));
  // Without branches: which slots are free is random. One more than `no_ordinal` is 0.
  std::uint32_t highest = 0;
  std::uint32_t keys_of_free = 0;
  bool free_everywhere = true;
  for (std::uint32_t first = 0; first < head.slot_count; first += longest_run) {
    std::uint32_t any_free = 0;
    for (std::uint32_t i = first; i < first + std::min(head.slot_count, longest_run); ++i) {
      auto const& slot = index.table[i];
      auto const next = slot.ordinal + 1;
      auto const is_free = static_cast<std::uint32_t>(next == 0);
      highest = std::max(highest, next);
      any_free |= is_free;
      keys_of_free |= slot.key & (0U - is_free);
    }
    free_everywhere &= any_free != 0;
  }
  if (head.bucket_count != 0) {
    index.pilots = reinterpret_cast<std::uint16_t const*>(block.data() + slots_end);
    index.bucket_shift = static_cast<std::uint8_t>(shift_of(64, head.bucket_count));
  }
  bool const ends = free_everywhere || index.pilots != nullptr;
  return ends && highest <= count && keys_of_free == 0 ? std::optional(index) : std::nullopt;
}

std::vector<std::byte> build_index(std::span<index_slot const> entries, index_keys keys) {
  std::vector<std::byte> block;
  if (keys == index_keys::unique && entries.size() >= least_for_perfect)
    block = build_perfect(entries);
  return block.empty() ? build_open_addressing(entries) : block;
}

} // namespace interco::detail
