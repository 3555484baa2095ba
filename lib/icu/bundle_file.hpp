/// \file
/// The bytes of a compiled resource bundle (`.res`) as ICU defines them, and the checksum that Interco adds.
///
/// ICU's headers for its data files are not public; the formats are those of source/common/ucmndata.h and uresdata.h
/// (user guide, "ICU Data"). A header may be longer than what ICU puts into it: ours ends in 16 bytes more, "ICXH",
/// four bytes of zero, and a 64-bit checksum (XXH3) of the whole bundle and its name, so that neither a changed byte
/// nor a bundle under another locale's name goes unnoticed. ICU and its tools skip them.
#ifndef INTERCO_ICU_BUNDLE_FILE_HPP
#define INTERCO_ICU_BUNDLE_FILE_HPP

#include <unicode/udata.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "icu/bytes.hpp"

namespace interco::detail {

/// The header before every ICU data item: its own size, two magic bytes, and UDataInfo.
struct data_header {
  std::uint16_t header_size = sizeof(data_header);
  std::uint8_t magic1 = 0xDA;
  std::uint8_t magic2 = 0x27;
  UDataInfo info{};
};
static_assert(sizeof(data_header) == 24);

/// What an item's bytes are aligned to: genrb aligns binary resources to 16 from the start of the item.
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

/// Returns whether a bundle, whose sizes have been checked, has a checksum.
[[nodiscard]] bool has_checksum(std::span<std::byte const> bundle) noexcept;

/// Checks it. A bundle without one is believed: genrb alone writes none.
[[nodiscard]] std::optional<refusal> verify_checksum(std::span<std::byte const> bundle, std::string_view name);

/// Puts the checksum into a bundle as it will be known under a name ("it", "definitions"), or says why it is none.
[[nodiscard]] std::optional<refusal> add_checksum(std::string& bundle, std::string_view name);

} // namespace interco::detail

#endif
