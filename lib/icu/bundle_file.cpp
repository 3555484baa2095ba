#include "icu/bundle_file.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <string>

namespace interco::detail {
namespace {

struct trailer {
  std::array<char, 4> magic{'I', 'C', 'X', 'H'};
  std::uint32_t reserved = 0;
  std::uint64_t checksum = 0;
};
static_assert(sizeof(trailer) == item_alignment);

trailer trailer_of(std::span<std::byte const> bundle) noexcept {
  return read_at<trailer>(bundle, read_at<data_header>(bundle, 0).header_size - sizeof(trailer));
}

/// The checksum of everything but the checksum itself.
std::uint64_t checksum_of(std::span<std::byte const> bundle, std::string_view name) noexcept {
  auto const header_size = std::size_t{read_at<data_header>(bundle, 0).header_size};
  auto const seed = XXH3_64bits_withSeed(name.data(), name.size(), 0);
  auto const head = XXH3_64bits_withSeed(bundle.data(), header_size - sizeof(trailer::checksum), seed);
  return XXH3_64bits_withSeed(bundle.data() + header_size, bundle.size() - header_size, head);
}

} // namespace

std::optional<refusal> check_header(std::span<std::byte const> from, std::string_view format,
                                    std::size_t& header_size) {
  if (from.size() < sizeof(data_header))
    return refusal{errc::truncated, "too short for an ICU data header: " + std::to_string(from.size()) + " bytes"};
  auto const header = read_at<data_header>(from, 0);
  bool const is_icu = header.magic1 == data_header().magic1 && header.magic2 == data_header().magic2 &&
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

bool has_checksum(std::span<std::byte const> bundle) noexcept {
  return read_at<data_header>(bundle, 0).header_size >= sizeof(data_header) + sizeof(trailer) &&
         trailer_of(bundle).magic == trailer().magic;
}

std::optional<refusal> verify_checksum(std::span<std::byte const> bundle, std::string_view name) {
  if (!has_checksum(bundle) || trailer_of(bundle).checksum == checksum_of(bundle, name))
    return std::nullopt;
  return refusal{errc::damaged,
                 "the checksum differs: not the bytes that were compiled as \"" + std::string(name) + "\""};
}

std::optional<refusal> add_checksum(std::string& bundle, std::string_view name) {
  auto const all = std::as_bytes(std::span(bundle));
  std::size_t size = 0;
  if (auto refused = check_bundle(all.first(std::min(all.size(), bundle_head)), all.size(), size))
    return refused;
  bundle.resize(size);
  auto header = read_at<data_header>(all, 0);
  if (!has_checksum(all.first(size))) {
    if (header.header_size + sizeof(trailer) > std::numeric_limits<std::uint16_t>::max())
      return refusal{errc::invalid_bundle, "no room in the ICU data header"};
    bundle.insert(header.header_size, sizeof(trailer), '\0');
    header.header_size = static_cast<std::uint16_t>(header.header_size + sizeof(trailer));
    std::memcpy(bundle.data(), &header, sizeof header);
  }
  trailer last;
  auto* const place = bundle.data() + header.header_size - sizeof last;
  std::memcpy(place, &last, sizeof last);
  last.checksum = checksum_of(std::as_bytes(std::span(bundle)), name);
  std::memcpy(place, &last, sizeof last);
  return std::nullopt;
}

} // namespace interco::detail
