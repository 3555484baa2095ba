/// \file
/// What a program embeds of a compiled bundle: its annex (icu/bundle_file.hpp), which is all that Interco reads, without the
/// strings, keys and tables for other readers of ICU's bundles.
///
/// Layout, in the byte order of the machine, each part padded to 16: `embedded_part`; the bundle's name with a NUL; what
/// stands behind a bundle in a file, byte for byte.
#ifndef INTERCO_ICU_EMBEDDED_PART_HPP
#define INTERCO_ICU_EMBEDDED_PART_HPP

#include <array>
#include <cstdint>

#include "icu/bundle_file.hpp"

namespace interco::detail {

struct embedded_part {
  std::array<char, 4> magic{'I', 'C', 'E', 'P'};
  std::uint32_t version = 1;   // read in native byte order, as that of the string table
  std::uint32_t size = 0;      // of all, in bytes
  std::uint32_t name_size = 0; // with its NUL

  [[nodiscard]] bool is_one() const noexcept {
    return magic == embedded_part().magic && version == embedded_part().version;
  }
  /// Returns where the annex begins.
  [[nodiscard]] std::uint64_t annex_offset() const noexcept { return sizeof(embedded_part) + padded(name_size); }
};
static_assert(sizeof(embedded_part) % item_alignment == 0);

} // namespace interco::detail

#endif
