/// \file
/// Where in a log a code could begin: a test so coarse that the compiler makes vector instructions of it, at many times
/// the speed of one that decides. `code_finder` decides.
#ifndef INTERCO_LOG_CODE_ANCHORS_HPP
#define INTERCO_LOG_CODE_ANCHORS_HPP

#include <array>
#include <cstddef>
#include <cstdint>

namespace interco::detail {

/// What codes begin with. Made from the catalogs that are searched for.
struct anchor_plan {
  using byte = unsigned char;
  struct range {
    byte first = 0xFF;
    byte last = 0;
    /// Makes it hold a byte.
    void take(byte b) noexcept;
    void take(range const& other) noexcept;
  };
  /// The first three bytes of some symbols.
  using lead = std::array<range, 3>;
  /// The first four bytes of a name, in lower case: those of a text are compared after `| fold`. 0xFF takes any.
  struct name {
    std::array<byte, 4> fold{};
    std::array<byte, 4> bytes{};
  };
  /// More would cost more than the false finds of fewer, which are then wider.
  static constexpr std::size_t most_leads = 4;
  static constexpr std::size_t most_names = 3;

  std::array<lead, most_leads> leads{};
  std::size_t lead_count = 0;
  std::array<name, most_names> names{};
  std::size_t name_count = 0;
  bool any_number = false; ///< Whether a number of one digit can be a code.
};

/// How many places are tested at once, and how many bytes behind the last are looked at; before the first it is one.
inline constexpr std::size_t anchor_block = 256;
inline constexpr std::size_t anchor_overhang = 8;

/// Sets a flag to 1 for each place of a block where a code could begin, to 0 for the others. Returns whether there is one.
[[nodiscard]] bool mark_anchors(anchor_plan const& plan, unsigned char const* text, unsigned char* flags) noexcept;

} // namespace interco::detail

#endif
