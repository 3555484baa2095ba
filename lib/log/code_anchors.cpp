#include "log/code_anchors.hpp"

#include <algorithm>

// The same code for processors with AVX2 and without, chosen when the program starts. Sanitizers instrument the function
// that chooses, which then runs before they do.
#if defined(__x86_64__) && defined(__gnu_linux__) && defined(__GNUC__) && !defined(__clang__) &&                       \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define INTERCO_VECTORS __attribute__((target_clones("avx2", "default"), optimize("O3")))
#else
#define INTERCO_VECTORS
#endif

namespace interco::detail {

void anchor_plan::range::take(byte b) noexcept {
  first = std::min(first, b);
  last = std::max(last, b);
}

void anchor_plan::range::take(range const& other) noexcept {
  take(other.first);
  take(other.last);
}

// Loops over arrays of bytes without branches, each of which becomes a few instructions for 32 bytes. A flag is 0 or 1.
INTERCO_VECTORS bool mark_anchors(anchor_plan const& plan, unsigned char const* __restrict__ text,
                                  unsigned char* __restrict__ flags) noexcept {
  using byte = unsigned char;
  constexpr std::size_t size = anchor_block;
  constexpr std::size_t before = 1;
  constexpr std::size_t all = before + size + anchor_overhang;
  std::array<byte, all> digit;       // NOLINT(cppcoreguidelines-pro-type-member-init): written before it is read
  std::array<byte, all> hexadecimal; // NOLINT(cppcoreguidelines-pro-type-member-init)
  for (std::size_t i = 0; i < all; ++i) {
    byte const c = text[static_cast<std::ptrdiff_t>(i) - 1];
    byte const is_digit = static_cast<byte>(c - '0') < 10;
    byte const is_letter = static_cast<byte>((c | 0x20U) - 'a') < 6;
    digit[i] = is_digit;
    hexadecimal[i] = is_digit | is_letter;
  }
  byte const* const d = digit.data() + before;
  byte const* const h = hexadecimal.data() + before;
  for (std::size_t i = 0; i < size; ++i) {
    byte const prefix = (text[i] == '0') & ((text[i + 1] | 0x20U) == 'x');
    // Five digits: of those shorter only what a name stands before is a code. Eight hexadecimal ones: a value.
    byte const five = d[i] & d[i + 1] & d[i + 2] & d[i + 3] & d[i + 4];
    byte const eight = h[i] & h[i + 1] & h[i + 2] & h[i + 3] & h[i + 4] & h[i + 5] & h[i + 6] & h[i + 7];
    byte const first = hexadecimal[i] == 0;
    flags[i] = prefix | ((five | eight) & first);
  }
  for (std::size_t n = 0; n < plan.lead_count; ++n) {
    auto const& lead = plan.leads[n];
    byte const first0 = lead[0].first;
    byte const first1 = lead[1].first;
    byte const first2 = lead[2].first;
    auto const span0 = static_cast<byte>(lead[0].last - first0);
    auto const span1 = static_cast<byte>(lead[1].last - first1);
    auto const span2 = static_cast<byte>(lead[2].last - first2);
    for (std::size_t i = 0; i < size; ++i) {
      byte const fits = (static_cast<byte>(text[i] - first0) <= span0) &
                        (static_cast<byte>(text[i + 1] - first1) <= span1) &
                        (static_cast<byte>(text[i + 2] - first2) <= span2);
      // Inside words in capitals, which logs are full of.
      byte const begins = static_cast<byte>(text[static_cast<std::ptrdiff_t>(i) - 1] - 'A') >= 26;
      flags[i] = flags[i] | (fits & begins);
    }
  }
  for (std::size_t n = 0; n < plan.name_count; ++n) {
    auto const [fold, bytes] = plan.names[n];
    for (std::size_t i = 0; i < size; ++i) {
      byte const fits = ((text[i] | fold[0]) == bytes[0]) & ((text[i + 1] | fold[1]) == bytes[1]) &
                        ((text[i + 2] | fold[2]) == bytes[2]) & ((text[i + 3] | fold[3]) == bytes[3]);
      flags[i] = flags[i] | fits;
    }
  }
  if (plan.any_number) {
    for (std::size_t i = 0; i < size; ++i) {
      byte const first = hexadecimal[i] == 0;
      flags[i] = flags[i] | (d[i] & first);
    }
  }
  byte any = 0;
  for (std::size_t i = 0; i < size; ++i)
    any = any | flags[i];
  return any != 0;
}

} // namespace interco::detail
