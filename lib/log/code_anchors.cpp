#include "log/code_anchors.hpp"

#include <algorithm>
#include <cstring>

// The same code for processors with AVX2 and without, chosen when the program starts. Sanitizers instrument the function
// that chooses, which then runs before they do; without optimization nothing is gained.
#if defined(__x86_64__) && defined(__gnu_linux__) && defined(__GNUC__) && !defined(__clang__) &&                       \
    defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define INTERCO_FOR_EACH_PROCESSOR __attribute__((target_clones("avx2", "default")))
#else
#define INTERCO_FOR_EACH_PROCESSOR
#endif

namespace interco::detail {
namespace {

// 32 bytes, as the compilers have them for every processor: a comparison gives 0xFF or 0 for each.
constexpr std::size_t width = 32;
using vector = unsigned char __attribute__((vector_size(width)));
struct __attribute__((packed, may_alias)) unaligned_vector {
  vector bytes;
};

} // namespace

// Functions that take or return vectors would be called differently by each kind of processor.
#define INTERCO_LOAD(from) (reinterpret_cast<unaligned_vector const*>(from)->bytes)
#define INTERCO_WITHIN(bytes, range)                                                                                   \
  static_cast<vector>(static_cast<vector>((bytes) - (range).first) <=                                                  \
                      static_cast<unsigned char>((range).last - (range).first))
#define INTERCO_IS(bytes, byte) static_cast<vector>((bytes) == (byte))

void anchor_plan::range::take(byte b) noexcept {
  first = std::min(first, b);
  last = std::max(last, b);
}

void anchor_plan::range::take(range const& other) noexcept {
  take(other.first);
  take(other.last);
}

INTERCO_FOR_EACH_PROCESSOR bool mark_anchors(anchor_plan const& plan, unsigned char const* text,
                                             unsigned char* flags) noexcept {
  constexpr anchor_plan::range digits{'0', '9'};
  constexpr anchor_plan::range letters{'a', 'f'};
  constexpr anchor_plan::range capitals{'A', 'Z'};
  constexpr anchor_plan::range no_small_letters{0, 'a' - 1};
  // In `digit` one place further, so that the byte before the block is there.
  alignas(width) std::array<unsigned char, anchor_block + 2 * width> digit;       // NOLINT: written before it is read
  alignas(width) std::array<unsigned char, anchor_block + 2 * width> folded;      // NOLINT: as above
  alignas(width) std::array<unsigned char, anchor_block + 2 * width> hexadecimal; // NOLINT: as above
  for (std::size_t i = 0; i < anchor_block + width; i += width) {
    vector const here = INTERCO_LOAD(text + i);
    vector const before = INTERCO_LOAD(text + i - 1);
    reinterpret_cast<unaligned_vector*>(folded.data() + i)->bytes = here | 0x20;
    reinterpret_cast<unaligned_vector*>(digit.data() + i)->bytes = INTERCO_WITHIN(before, digits);
  }
  if (plan.eight_hexadecimal) {
    for (std::size_t i = 0; i < anchor_block + width; i += width) {
      vector const before = INTERCO_LOAD(text + i - 1);
      vector const lower = before | 0x20;
      reinterpret_cast<unaligned_vector*>(hexadecimal.data() + i)->bytes =
          INTERCO_WITHIN(before, digits) | INTERCO_WITHIN(lower, letters);
    }
  }
  vector any{};
  for (std::size_t i = 0; i < anchor_block; i += width) {
    vector const here = INTERCO_LOAD(text + i);
    vector const second = INTERCO_LOAD(text + i + 1);
    vector const third = INTERCO_LOAD(text + i + 2);
    vector const lower = INTERCO_LOAD(folded.data() + i);
    auto const* const d = digit.data() + i;
    vector found = INTERCO_IS(lower, '0') & INTERCO_IS(INTERCO_LOAD(text + i + 1) | 0x20, 'x');
    vector const begins = ~INTERCO_LOAD(d);
    vector run = begins & INTERCO_LOAD(d + 1) & INTERCO_LOAD(d + 2) & INTERCO_LOAD(d + 3) & INTERCO_LOAD(d + 4) &
                 INTERCO_LOAD(d + 5);
    for (std::size_t n = anchor_plan::least_digits + 1; n <= plan.digits; ++n)
      run &= INTERCO_LOAD(d + n);
    found |= run;
    if (plan.any_number)
      found |= begins & INTERCO_LOAD(d + 1);
    if (plan.eight_hexadecimal) {
      auto const* const h = hexadecimal.data() + i;
      found |= ~INTERCO_LOAD(h) & INTERCO_LOAD(h + 1) & INTERCO_LOAD(h + 2) & INTERCO_LOAD(h + 3) &
               INTERCO_LOAD(h + 4) & INTERCO_LOAD(h + 5) & INTERCO_LOAD(h + 6) & INTERCO_LOAD(h + 7) &
               INTERCO_LOAD(h + 8);
    }
    for (std::size_t n = 0; n < plan.prefix_count; ++n) {
      auto const& prefix = plan.prefixes[n];
      found |= INTERCO_IS(here, prefix[0]) & INTERCO_IS(second, prefix[1]) & INTERCO_IS(third, prefix[2]);
    }
    // Not inside words in capitals, which logs are full of.
    vector const inside = INTERCO_WITHIN(INTERCO_LOAD(text + i - 1), capitals);
    for (std::size_t n = 0; n < plan.lead_count; ++n) {
      auto const& lead = plan.leads[n];
      found |= ~inside & INTERCO_WITHIN(here, lead[0]) & INTERCO_WITHIN(second, lead[1]);
    }
    for (std::size_t n = 0; n < plan.name_count; ++n) {
      auto const& name = plan.names[n];
      auto const* const f = folded.data() + i;
      vector begins_name = INTERCO_IS(lower, name[0]) & INTERCO_IS(INTERCO_LOAD(f + 3), name[3]);
      if (plan.is_whole[n]) { // rare enough without the bytes between
        vector const behind = INTERCO_LOAD(text + i + name.size());
        begins_name &= ~INTERCO_IS(behind, '/') & INTERCO_WITHIN(behind, no_small_letters);
      } else {
        begins_name &= INTERCO_IS(INTERCO_LOAD(f + 1), name[1]) & INTERCO_IS(INTERCO_LOAD(f + 2), name[2]);
      }
      found |= begins_name;
    }
    found &= 1;
    any |= found;
    reinterpret_cast<unaligned_vector*>(flags + i)->bytes = found;
  }
  std::array<std::uint64_t, width / sizeof(std::uint64_t)> parts{};
  std::memcpy(parts.data(), &any, width);
  return std::any_of(parts.begin(), parts.end(), [](std::uint64_t part) { return part != 0; });
}

} // namespace interco::detail
