/// \file
/// Where the texts of a compiled bundle come from: the name of their source, and for each a line and a state.
///
/// It lies behind the bundle and before its annex (icu/bundle_file.hpp), by itself, so that whoever does not ask for it
/// does not read it. Layout, in the byte order of the machine: `header`; a 32-bit integer for each entry of the string
/// table (core/string_table.hpp), the line in the lower 24 bits and the state in the upper 8; the name of the source
/// with a NUL behind it.
#ifndef INTERCO_CORE_ORIGIN_TABLE_HPP
#define INTERCO_CORE_ORIGIN_TABLE_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <interco/origin.hpp>

namespace interco::detail {

class origin_table {
 public:
  struct header {
    std::array<char, 4> magic{'I', 'C', 'U', 'O'};
    std::uint32_t version = 1;  // read in native byte order, as that of the string table
    std::uint64_t checksum = 0; // of all that is behind it, as that of an annex
    std::uint32_t count = 0;
    std::uint32_t name_size = 0; // with its NUL
  };
  /// What the checksum is of: all but what stands before it, and itself.
  static constexpr std::size_t checked_from = offsetof(header, count);

  origin_table() = default;

  /// Returns how many bytes a block has that these begin with, as it says itself; nothing where it is none.
  [[nodiscard]] static std::optional<std::uint64_t> size_of(std::span<std::byte const> bytes) noexcept;

  /// Looks at a block of bytes, aligned to 4, which `owner` keeps alive. Returns nothing unless it is one of just `count`
  /// entries, each with a state that there is, and the name of a file without folders, which can be shown.
  [[nodiscard]] static std::optional<origin_table> open(std::span<std::byte const> bytes, std::uint32_t count,
                                                        std::shared_ptr<void const> owner) noexcept;

  /// Returns source, line and state of an entry.
  [[nodiscard]] origin of(std::uint32_t entry) const noexcept;

  /// Returns an entry of the table. A line that has no room there is not known.
  [[nodiscard]] static constexpr std::uint32_t pack(std::uint32_t line, text_state state) noexcept {
    return (line > most_lines ? 0 : line) | static_cast<std::uint32_t>(state) << line_bits;
  }
  /// Returns such a block, whose checksum is to be set.
  [[nodiscard]] static std::string make(std::string_view source, std::span<std::uint32_t const> entries);

 private:
  static constexpr unsigned line_bits = 24;
  static constexpr std::uint32_t most_lines = (1U << line_bits) - 1;

  std::span<std::uint32_t const> entries_; // empty where nothing is known
  std::string_view source_;
  std::shared_ptr<void const> owner_;
};

} // namespace interco::detail

#endif
