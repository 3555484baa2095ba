/// \file
/// Where in a log a code could begin: a test so coarse that it is made for 32 bytes at once. `code_finder` decides.
#ifndef INTERCO_LOG_CODE_ANCHORS_HPP
#define INTERCO_LOG_CODE_ANCHORS_HPP

#include <array>
#include <cstddef>
#include <cstdint>

namespace interco::detail {

/// What codes begin with, but for "0x", behind which one always may be. Made from the catalogs that are searched for.
struct anchor_plan {
  using byte = unsigned char;
  struct range {
    byte first = 0xFF;
    byte last = 0;
    /// Makes it hold a byte.
    void take(byte b) noexcept;
    void take(range const& other) noexcept;
  };
  /// The first two bytes of some symbols.
  using lead = std::array<range, 2>;
  /// More would cost more than the false finds of fewer, which are then wider.
  static constexpr std::size_t most_leads = 4;
  /// The first three bytes of symbols that begin with the first of them, where all these do with the same three; and of
  /// numbers that have few digits.
  static constexpr std::size_t most_prefixes = 4;
  using prefix = std::array<byte, 3>;
  /// The first four bytes of the names of domains, compared after `| 0x20`.
  static constexpr std::size_t most_names = 4;
  using name = std::array<byte, 4>;

  std::array<lead, most_leads> leads{};
  std::size_t lead_count = 0;
  std::array<prefix, most_prefixes> prefixes{};
  std::size_t prefix_count = 0;
  std::array<name, most_names> names{};
  std::size_t name_count = 0;
  /// Whether a name has no more than these bytes: what stands behind it is then no small letter and no '/', which keeps
  /// the URLs and the "HTTP/1.1" of access logs away from `http`.
  std::array<bool, most_names> is_whole{};
  static constexpr std::size_t least_digits = 5;
  /// How many decimal digits a code that is a number begins with at least; 5 to 8.
  std::size_t digits = 8;
  bool eight_hexadecimal = false; ///< Whether eight hexadecimal digits can be a code that begins with fewer.
  bool any_number = false;        ///< Whether a number of one digit can be a code.
};

/// How many places are tested at once, and how many bytes behind the last are read; before the first it is one.
inline constexpr std::size_t anchor_block = 256;
inline constexpr std::size_t anchor_overhang = 32;

/// Sets a flag to 1 for each place of a block where a code could begin, to 0 for the others. Returns whether there is one.
[[nodiscard]] bool mark_anchors(anchor_plan const& plan, unsigned char const* text, unsigned char* flags) noexcept;

} // namespace interco::detail

#endif
