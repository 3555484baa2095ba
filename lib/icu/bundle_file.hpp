/// \file
/// The bytes of a compiled resource bundle (`.res`) as ICU defines them, and the annex that Interco appends.
///
/// ICU's headers for its data files are not public; the formats are those of source/common/ucmndata.h and uresdata.h
/// (user guide, "ICU Data"). A bundle says how long it is, and what lies behind is nothing to ICU: in a package,
/// items are padded. There we put what a look-up needs, so that it is read without the strings, and without ICU:
/// padded to 16, a record, the content padded to 16, and the record again. It is read from its end; the first record is for
/// who comes from the bundle. Where the texts come from (core/origin_table.hpp), which few ask, stands before the first
/// record, padded to 16: reading the annex does not touch it. A program embeds the annex alone (icu/embedded_part.hpp).
#ifndef INTERCO_ICU_BUNDLE_FILE_HPP
#define INTERCO_ICU_BUNDLE_FILE_HPP

#include <unicode/udata.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>

#include "icu/bytes.hpp"

namespace interco::detail {

/// In a bundle with an annex, these are the last bytes of the data's version (UDataInfo::dataVersion), which ICU does
/// not look at in bundles and genrb leaves 0: where they stand, a missing annex is a loss and not a plain bundle.
inline constexpr std::array<std::uint8_t, 2> compiled_mark{'I', 'C'};

/// The header before every ICU data item: its own size, two magic bytes, and UDataInfo.
struct data_header {
  std::uint16_t header_size = sizeof(data_header);
  std::uint8_t magic1 = 0xDA;
  std::uint8_t magic2 = 0x27;
  UDataInfo info{};
};
static_assert(sizeof(data_header) == 24);

/// Where `compiled_mark` stands in a bundle.
inline constexpr std::size_t compiled_mark_offset =
    offsetof(data_header, info) + offsetof(UDataInfo, dataVersion) + compiled_mark.size();

/// What an item of a package and its annex are aligned to; icupkg pads items to it.
inline constexpr std::size_t item_alignment = 16;

/// How many bytes from the start of a bundle `check_bundle` looks at: the largest header (its size has 16 bits) and
/// the indexes behind it.
inline constexpr std::size_t bundle_head = 0xFFFF + 64;

template <class T>
[[nodiscard]] T read_at(std::span<std::byte const> from, std::size_t offset) noexcept {
  T value;
  std::memcpy(&value, from.data() + offset, sizeof value);
  return value;
}

/// Returns the size of the header, or why these bytes are not of the format for this platform.
[[nodiscard]] std::optional<refusal> check_header(std::span<std::byte const> from, std::string_view format,
                                                  std::size_t& header_size);

/// Checks that a resource bundle has all the bytes that it speaks of, and sets `size` to how many these are. `head`
/// is its beginning, at most `bundle_head` bytes; `available` is how many there are in all.
[[nodiscard]] std::optional<refusal> check_bundle(std::span<std::byte const> head, std::uint64_t available,
                                                  std::size_t& size);

/// What stands before and behind an annex.
struct annex_record {
  static constexpr std::uint32_t current = 3;

  std::array<char, 4> magic{'I', 'C', 'A', 'X'};
  std::uint32_t version = current;
  std::uint64_t size = 0;     // of the content, in bytes
  std::uint64_t checksum = 0; // XXH3 of the content, seeded with that of the size and the bundle's name: a bundle under
                              // another locale's name is as wrong as a changed byte
  std::uint64_t origins_size = 0; // of the table of origins before the first record, in bytes; 0: there is none

  [[nodiscard]] bool is_one() const noexcept { return magic == annex_record().magic && version == current; }
};
static_assert(sizeof(annex_record) % item_alignment == 0);

/// Returns how many bytes something takes with the padding behind it.
constexpr std::uint64_t padded(std::uint64_t size) noexcept {
  return (size + item_alignment - 1) / item_alignment * item_alignment;
}

/// Returns the checksum that an annex has as part of the bundle of that name ("it", "definitions").
[[nodiscard]] std::uint64_t annex_checksum(std::span<std::byte const> content, std::string_view name) noexcept;

} // namespace interco::detail

#endif
