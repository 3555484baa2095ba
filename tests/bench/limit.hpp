/// \file
/// The limit: the least that a look-up can do, without locales, fallback, symbols or checks of a file. Plain
/// prototypes, made in memory from the entries, with 32-bit offsets into one arena of UTF-8.
#ifndef INTERCO_TESTS_BENCH_LIMIT_HPP
#define INTERCO_TESTS_BENCH_LIMIT_HPP

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "data.hpp"

namespace interco::bench {

/// Texts by ordinal: one arena, each text followed by a NUL.
class limit_texts {
 public:
  limit_texts() = default;
  explicit limit_texts(std::vector<entry> const& entries) {
    for (auto const& each : entries)
      add(each.italian);
  }
  void add(std::string_view text) {
    arena_.append(text).push_back('\0');
    offsets_.push_back(static_cast<std::uint32_t>(arena_.size()));
  }
  [[nodiscard]] std::string_view operator[](std::size_t ordinal) const noexcept {
    auto const first = offsets_[ordinal];
    return {arena_.data() + first, std::size_t{offsets_[ordinal + 1]} - first - 1};
  }

 private:
  std::vector<std::uint32_t> offsets_{0};
  std::string arena_;
};

struct limit_slot {
  std::uint32_t code;
  std::uint32_t ordinal;
};
inline constexpr std::uint32_t free_slot = 0xFFFFFFFF;

/// Flat open addressing: linear probing, at most half of the slots used, Fibonacci hashing.
class flat_limit {
 public:
  explicit flat_limit(std::vector<entry> const& entries)
      : slots_(std::bit_ceil(entries.size() * 2), {0, free_slot}), mask_(slots_.size() - 1),
        shift_(32U - static_cast<unsigned>(std::countr_zero(slots_.size()))), texts_(entries) {
    for (std::uint32_t ordinal = 0; ordinal < entries.size(); ++ordinal) {
      auto at = start(entries[ordinal].code);
      while (slots_[at].ordinal != free_slot)
        at = (at + 1) & mask_;
      slots_[at] = {entries[ordinal].code, ordinal};
    }
  }

  [[nodiscard]] std::string_view operator()(std::uint32_t code) const noexcept {
    for (auto at = start(code);; at = (at + 1) & mask_) {
      auto const slot = slots_[at];
      if (slot.ordinal == free_slot)
        return {};
      if (slot.code == code)
        return texts_[slot.ordinal];
    }
  }

 private:
  [[nodiscard]] std::size_t start(std::uint32_t code) const noexcept { return (code * 0x9E3779B9U) >> shift_; }

  std::vector<limit_slot> slots_;
  std::size_t mask_;
  unsigned shift_;
  limit_texts texts_;
};

/// A perfect hash (compress, hash, displace): a bucket of about four codes has a pilot of 16 bits, chosen when the
/// table is made so that no two codes meet in a slot. It takes two multiplications and a pilot, without a loop.
class perfect_hash {
 public:
  /// Chooses the pilots, and lays the entries out in `slots`.
  perfect_hash(std::vector<entry> const& entries, std::vector<limit_slot>& slots)
      : pilots_(std::bit_ceil(entries.size() / 4 + 1)),
        bucket_shift_(64U - static_cast<unsigned>(std::countr_zero(pilots_.size()))) {
    slots.assign(std::bit_ceil(entries.size()), {0, free_slot});
    slot_shift_ = 32U - static_cast<unsigned>(std::countr_zero(slots.size()));
    std::vector<std::vector<limit_slot>> buckets(pilots_.size());
    for (std::uint32_t ordinal = 0; ordinal < entries.size(); ++ordinal)
      buckets[bucket(hash(entries[ordinal].code))].push_back({entries[ordinal].code, ordinal});
    // The fullest first, while there is room.
    std::vector<std::size_t> order(buckets.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return buckets[a].size() > buckets[b].size(); });
    for (auto const i : order)
      place(buckets[i], pilots_[i], slots);
    // A free slot holds a code that belongs to another one, so that a look-up compares nothing but codes.
    for (std::size_t i = 0; i < slots.size(); ++i) {
      while (slots[i].ordinal == free_slot && (*this)(slots[i].code) == i)
        ++slots[i].code;
    }
  }

  /// Returns the slot of a code.
  [[nodiscard]] std::size_t operator()(std::uint32_t code) const noexcept {
    auto const hashed = hash(code);
    return slot(hashed, pilots_[bucket(hashed)]);
  }

 private:
  [[nodiscard]] static std::uint64_t hash(std::uint32_t code) noexcept { return code * 0x9E3779B97F4A7C15U; }
  [[nodiscard]] std::size_t bucket(std::uint64_t hashed) const noexcept { return hashed >> bucket_shift_; }
  [[nodiscard]] std::size_t slot(std::uint64_t hashed, std::uint16_t pilot) const noexcept {
    return (static_cast<std::uint32_t>(hashed) * (2U * pilot + 1)) >> slot_shift_;
  }

  void place(std::vector<limit_slot> const& codes, std::uint16_t& pilot, std::vector<limit_slot>& slots) const {
    std::vector<std::size_t> taken;
    for (std::uint32_t tried = 0; tried < 0x10000; ++tried) {
      pilot = static_cast<std::uint16_t>(tried);
      taken.clear();
      for (auto const& each : codes) {
        auto const at = slot(hash(each.code), pilot);
        if (slots[at].ordinal != free_slot || std::find(taken.begin(), taken.end(), at) != taken.end())
          break;
        taken.push_back(at);
      }
      if (taken.size() == codes.size()) {
        for (std::size_t i = 0; i < codes.size(); ++i)
          slots[taken[i]] = codes[i];
        return;
      }
    }
    throw std::runtime_error("no pilot of 16 bits suits a bucket");
  }

  std::vector<std::uint16_t> pilots_;
  unsigned bucket_shift_;
  unsigned slot_shift_ = 0;
};

/// A perfect hash over slots of a code and an ordinal.
class perfect_limit {
 public:
  explicit perfect_limit(std::vector<entry> const& entries) : hash_(entries, slots_), texts_(entries) {}

  [[nodiscard]] std::string_view operator()(std::uint32_t code) const noexcept {
    auto const slot = slots_[hash_(code)];
    return slot.code == code ? texts_[slot.ordinal] : std::string_view();
  }

 private:
  std::vector<limit_slot> slots_;
  perfect_hash hash_;
  limit_texts texts_;
};

/// The same with the texts in the order of the slots: there is no ordinal to wait for, so that code and offset are
/// read at once.
class slot_order_limit {
 public:
  explicit slot_order_limit(std::vector<entry> const& entries) : hash_(entries, slots_) {
    for (auto const& slot : slots_) {
      codes_.push_back(slot.code);
      texts_.add(slot.ordinal == free_slot ? std::string_view() : entries[slot.ordinal].italian);
    }
    slots_ = std::vector<limit_slot>();
  }

  [[nodiscard]] std::string_view operator()(std::uint32_t code) const noexcept {
    auto const slot = hash_(code);
    return codes_[slot] == code ? texts_[slot] : std::string_view();
  }

 private:
  std::vector<limit_slot> slots_; // while the table is made
  perfect_hash hash_;
  limit_texts texts_;
  std::vector<std::uint32_t> codes_;
};

} // namespace interco::bench

#endif
