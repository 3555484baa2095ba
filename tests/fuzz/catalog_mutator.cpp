// Packages whose checksums are right again after a mutation, as somebody would make them who means harm: the bytes
// behind the checksum are then looked at.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

#include "core/origin_table.hpp"
#include "icu/bundle_file.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned seed);

namespace {

using namespace interco::detail;

/// Makes the checksum of a table of origins, which ends where the first record begins, fit.
void mend_origins(std::span<std::byte> before, std::uint64_t size, std::string_view name) {
  if (size > before.size() || padded(size) > before.size() || size < sizeof(origin_table::header))
    return;
  auto const table = before.subspan(before.size() - static_cast<std::size_t>(padded(size)), size);
  auto const checksum = annex_checksum(table.subspan(origin_table::checked_from), name);
  std::memcpy(table.data() + offsetof(origin_table::header, checksum), &checksum, sizeof checksum);
}

/// Makes the record of an item's annex fit what lies before it, where there is one.
void mend(std::span<std::byte> item, std::string_view name) {
  if (item.size() < sizeof(annex_record))
    return;
  auto record = read_at<annex_record>(item, item.size() - sizeof(annex_record));
  auto const room = item.size() - sizeof record;
  if (!record.is_one() || record.size > room || padded(record.size) > room)
    return;
  auto const begin = room - static_cast<std::size_t>(padded(record.size));
  auto const content = item.subspan(begin, record.size);
  if (begin >= sizeof record)
    mend_origins(item.first(begin - sizeof record), record.origins_size, name);
  record.checksum = annex_checksum(content, name);
  std::memcpy(item.data() + room, &record, sizeof record);
}

/// Goes through the table of contents (lib/icu/package.cpp), as far as it makes sense.
void mend_all(std::span<std::byte> package) {
  if (package.size() < sizeof(data_header))
    return;
  auto const start = std::size_t{read_at<std::uint16_t>(package, 0)};
  if (start + 4 > package.size())
    return;
  auto const body = package.subspan(start);
  auto const count = read_at<std::uint32_t>(body, 0);
  if (count > (body.size() - 4) / 8)
    return;
  for (std::size_t i = 0; i < count; ++i) {
    auto const name_at = read_at<std::uint32_t>(body, 4 + i * 8);
    auto const first = std::size_t{read_at<std::uint32_t>(body, 8 + i * 8)};
    auto const last = i + 1 < count ? std::size_t{read_at<std::uint32_t>(body, 16 + i * 8)} : body.size();
    if (name_at >= body.size() || first > last || last > body.size())
      continue;
    auto const* const text = reinterpret_cast<char const*>(body.data() + name_at);
    std::string_view name(text, ::strnlen(text, body.size() - name_at));
    name.remove_prefix(std::min(name.find('/') + 1, name.size()));
    if (name.ends_with(".res"))
      mend(body.subspan(first, last - first), name.substr(0, name.size() - 4));
  }
}

} // namespace

std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size, unsigned seed) {
  size = LLVMFuzzerMutate(data, size, max_size);
  constexpr unsigned one_left_wrong = 8;
  if (seed % one_left_wrong != 0)
    mend_all(std::as_writable_bytes(std::span(data, size)));
  return size;
}
