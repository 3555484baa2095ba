#include "icu/bundle_file.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <string>

namespace interco::detail {
std::optional<refusal> check_header(std::span<std::byte const> from, std::string_view format,
                                    std::size_t& header_size) {
  if (from.size() < sizeof(data_header))
    return refusal{errc::truncated, "too short for an ICU data header: " + std::to_string(from.size()) + " bytes"};
  auto const header = read_at<data_header>(from, 0);
  bool const is_icu = header.magic1 == data_header().magic1 && header.magic2 == data_header().magic2 &&
                      header.info.size >= sizeof(UDataInfo) &&
                      std::equal(format.begin(), format.end(), std::begin(header.info.dataFormat));
  if (!is_icu)
    return refusal{errc::not_a_catalog, "not ICU data of the format \"" + std::string(format) + "\""};
  bool const big_endian = std::endian::native == std::endian::big;
  if ((header.info.isBigEndian != 0) != big_endian || header.info.charsetFamily != U_CHARSET_FAMILY ||
      header.info.sizeofUChar != sizeof(UChar))
    return refusal{errc::not_a_catalog, "ICU data for another platform (byte order or character set)"};
  header_size = header.header_size;
  if (header_size < sizeof(data_header) || header_size > from.size() || header_size % 4 != 0)
    return refusal{errc::truncated, "the ICU data header says " + std::to_string(header_size) + " bytes"};
  return std::nullopt;
}

std::optional<refusal> check_bundle(std::span<std::byte const> head, std::uint64_t available, std::size_t& size) {
  std::size_t header_size = 0;
  if (auto refused = check_header(head, "ResB", header_size))
    return refused;
  // After the header: the root resource, then indexes; [0] has their number in its low byte, [1] the end of the
  // keys, [3] that of the bundle, both in 32-bit words from the root.
  constexpr std::size_t fewest_indexes = 5;
  auto const body = head.subspan(header_size);
  if (body.size() < (1 + fewest_indexes) * 4)
    return refusal{errc::truncated, "too short for a resource bundle: " + std::to_string(available) + " bytes"};
  auto const index_count = read_at<std::uint32_t>(body, 4) & 0xFFU;
  auto const keys_top = std::uint64_t{read_at<std::uint32_t>(body, 8)};
  auto const bundle_top = std::uint64_t{read_at<std::uint32_t>(body, 16)};
  if (index_count < fewest_indexes || keys_top < 1 + std::uint64_t{index_count} || bundle_top < keys_top)
    return refusal{errc::invalid_bundle, "the sizes in the resource bundle contradict each other"};
  if (header_size + bundle_top * 4 > available)
    return refusal{errc::truncated, "the resource bundle says " + std::to_string(bundle_top * 4) +
                                        " bytes, there are " + std::to_string(available - header_size)};
  size = header_size + static_cast<std::size_t>(bundle_top * 4);
  return std::nullopt;
}

std::uint64_t annex_checksum(std::span<std::byte const> content, std::string_view name) noexcept {
  return XXH3_64bits_withSeed(content.data(), content.size(),
                              XXH3_64bits_withSeed(name.data(), name.size(), content.size()));
}

} // namespace interco::detail
