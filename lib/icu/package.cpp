#include "icu/package.hpp"

#include <unicode/udata.h>

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstring>
#include <deque>
#include <fstream>

namespace interco::detail {
namespace {

namespace fs = std::filesystem;

// The formats are those of ICU's source/common/ucmndata.h and uresdata.h (user guide, "ICU Data").

/// The header before every ICU data item: its own size, two magic bytes, and UDataInfo.
struct data_header {
  std::uint16_t header_size;
  std::uint8_t magic1;
  std::uint8_t magic2;
  UDataInfo info;
};
static_assert(sizeof(data_header) == 24);

constexpr std::size_t item_alignment = 16;

template <class T>
T read_at(std::span<std::byte const> bytes, std::size_t offset) noexcept {
  T value;
  std::memcpy(&value, bytes.data() + offset, sizeof value);
  return value;
}

struct refusal {
  errc reason;
  std::string text;
};

/// Returns the size of the header, or why these bytes are not of the format for this platform.
std::optional<refusal> check_header(std::span<std::byte const> bytes, std::string_view format,
                                    std::size_t& header_size) {
  if (bytes.size() < sizeof(data_header))
    return refusal{errc::truncated, "too short for an ICU data header: " + std::to_string(bytes.size()) + " bytes"};
  auto const header = read_at<data_header>(bytes, 0);
  bool const is_icu = header.magic1 == 0xDA && header.magic2 == 0x27 &&
                      std::equal(format.begin(), format.end(), std::begin(header.info.dataFormat));
  if (!is_icu)
    return refusal{errc::not_a_catalog, "not ICU data of the format \"" + std::string(format) + "\""};
  bool const big_endian = std::endian::native == std::endian::big;
  if ((header.info.isBigEndian != 0) != big_endian || header.info.charsetFamily != U_CHARSET_FAMILY ||
      header.info.sizeofUChar != sizeof(UChar))
    return refusal{errc::not_a_catalog, "ICU data for another platform (byte order or character set)"};
  header_size = header.header_size;
  if (header_size < sizeof(data_header) || header_size > bytes.size() || header_size % 4 != 0)
    return refusal{errc::truncated, "the ICU data header says " + std::to_string(header_size) + " bytes"};
  return std::nullopt;
}

/// Checks that a resource bundle has all the bytes that it speaks of, and sets `size` to how many these are.
std::optional<refusal> check_bundle(std::span<std::byte const> bytes, std::size_t& size) {
  std::size_t header_size = 0;
  if (auto refused = check_header(bytes, "ResB", header_size))
    return refused;
  // After the header: the root resource, then indexes; [0] has their number in its low byte, [1] the end of the
  // keys, [3] that of the bundle, both in 32-bit words from the root.
  constexpr std::size_t fewest_indexes = 5;
  auto const body = bytes.subspan(header_size);
  if (body.size() < (1 + fewest_indexes) * 4)
    return refusal{errc::truncated, "too short for a resource bundle: " + std::to_string(bytes.size()) + " bytes"};
  auto const index_count = read_at<std::uint32_t>(body, 4) & 0xFFU;
  auto const keys_top = std::uint64_t{read_at<std::uint32_t>(body, 8)};
  auto const bundle_top = std::uint64_t{read_at<std::uint32_t>(body, 16)};
  if (index_count < fewest_indexes || keys_top < 1 + std::uint64_t{index_count} || bundle_top < keys_top)
    return refusal{errc::invalid_bundle, "the sizes in the resource bundle contradict each other"};
  if (bundle_top * 4 > body.size())
    return refusal{errc::truncated, "the resource bundle says " + std::to_string(bundle_top * 4) +
                                        " bytes, there are " + std::to_string(body.size())};
  size = header_size + static_cast<std::size_t>(bundle_top * 4);
  return std::nullopt;
}

std::optional<std::vector<std::byte>> read_file(fs::path const& file, std::vector<problem>& problems) {
  auto const refuse = [&](errc reason, std::string text) {
    problems.push_back({reason, file.string(), "", std::move(text)});
    return std::nullopt;
  };
  std::error_code ec;
  if (!fs::is_regular_file(file, ec))
    return refuse(errc::cannot_read, ec ? ec.message() : "not a regular file");
  auto const size = fs::file_size(file, ec);
  if (ec)
    return refuse(errc::cannot_read, ec.message());
  if (size > max_file_size)
    return refuse(errc::cannot_read, "too large: " + std::to_string(size) + " bytes, at most " +
                                         std::to_string(max_file_size) + " expected");
  std::vector<std::byte> bytes(static_cast<std::size_t>(size));
  std::ifstream stream(file, std::ios::binary);
  stream.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  if (!stream)
    return refuse(errc::cannot_read, "reading failed after " + std::to_string(stream.gcount()) + " bytes");
  return bytes;
}

/// ICU's table of contents with pointers ("ToCP"): any items, from anywhere in memory, under any names.
struct pointer_entry {
  char const* name;
  void const* item;
};

struct contents_table {
  std::array<std::byte, 32> header;
  std::uint32_t count;
  std::uint32_t reserved;
  // pointer_entry entries[count] follow
};
static_assert(sizeof(contents_table) % alignof(pointer_entry) == 0);

} // namespace

struct package::contents {
  std::vector<std::vector<std::byte>> files;
  std::deque<std::string> names; // their characters stay where they are
  std::vector<std::byte> table;
};

package::package() : storage_(std::make_shared<contents>()) {}

bool package::has(std::string_view name) const noexcept {
  return std::any_of(items_.begin(), items_.end(), [&](package_item const& item) { return item.name == name; });
}

package package::read(fs::path const& path, std::vector<problem>& problems) {
  package result;
  std::error_code ec;
  std::vector<fs::path> files;
  if (fs::is_directory(path, ec)) {
    fs::directory_iterator entry(path, ec);
    for (; !ec && entry != fs::directory_iterator(); entry.increment(ec)) {
      if (entry->path().extension() == ".res")
        files.push_back(entry->path());
    }
    std::sort(files.begin(), files.end());
    if (ec && !files.empty())
      problems.push_back({errc::cannot_read, path.string(), "", ec.message()});
    if (files.empty())
      problems.push_back(
          {errc::not_a_catalog, path.string(), "", ec ? ec.message() : "no bundle (*.res) in this folder"});
  } else {
    files.push_back(path);
  }
  for (auto const& file : files) {
    auto bytes = read_file(file, problems);
    if (!bytes)
      continue;
    auto const& kept = result.storage_->files.emplace_back(std::move(*bytes));
    if (file.extension() == ".res")
      result.add_bundle(file.stem().string(), kept, file, problems);
    else
      result.add_package_file(kept, file, problems);
  }
  return result;
}

package package::embedded(void const* data, std::vector<problem>& problems) {
  package result;
  // Nobody says how long it is; the bundles do, and they are trusted.
  constexpr std::size_t unknown_size = std::size_t{1} << 30U;
  result.add_package_file({static_cast<std::byte const*>(data), unknown_size}, {}, problems);
  return result;
}

void package::add_package_file(std::span<std::byte const> bytes, fs::path const& file, std::vector<problem>& problems) {
  auto const refuse = [&](errc reason, std::string text) {
    items_.clear();
    problems.push_back({reason, file.string(), "", std::move(text)});
  };
  std::size_t header_size = 0;
  if (auto refused = check_header(bytes, "CmnD", header_size))
    return refuse(refused->reason, std::move(refused->text));
  // The table of contents: a count, then for each item the offsets of its name and of its data, both from the table.
  auto const body = bytes.subspan(header_size);
  if (body.size() < 4)
    return refuse(errc::truncated, "the table of contents is missing");
  auto const count = read_at<std::uint32_t>(body, 0);
  if (std::uint64_t{count} * 8 + 4 > body.size())
    return refuse(errc::truncated, "the table of contents says " + std::to_string(count) + " items");
  for (std::uint32_t i = 0; i < count; ++i) {
    auto const entry = 4 + std::size_t{i} * 8;
    auto const name_offset = read_at<std::uint32_t>(body, entry);
    auto const first = std::size_t{read_at<std::uint32_t>(body, entry + 4)};
    auto const last = i + 1 < count ? std::size_t{read_at<std::uint32_t>(body, entry + 12)} : body.size();
    if (name_offset >= body.size() || first > last || last > body.size())
      return refuse(errc::truncated,
                    "item " + std::to_string(i + 1) + " of " + std::to_string(count) + " lies outside the file");
    auto const* const name = reinterpret_cast<char const*>(body.data() + name_offset);
    auto const room = std::min<std::size_t>(body.size() - name_offset, 256);
    auto const length = ::strnlen(name, room);
    if (length == room)
      return refuse(errc::truncated, "the name of item " + std::to_string(i + 1) + " does not end");
    // "sspi/it.res": the package's name, the item's, its type.
    std::string_view item(name, length);
    item.remove_prefix(std::min(item.find('/') + 1, item.size()));
    if (!item.ends_with(".res"))
      continue;
    item.remove_suffix(4);
    auto const item_bytes = body.subspan(first, last - first);
    if (reinterpret_cast<std::uintptr_t>(item_bytes.data()) % item_alignment != 0)
      return refuse(errc::not_a_catalog, "item " + std::string(item) + " is not aligned to 16 bytes");
    auto const before = problems.size();
    add_bundle(std::string(item), item_bytes, file, problems);
    if (problems.size() != before) // a file that is damaged in one place is trusted in none
      return items_.clear();
  }
  if (items_.empty())
    refuse(errc::not_a_catalog, "no bundle in this package");
}

void package::add_bundle(std::string name, std::span<std::byte const> bytes, fs::path const& file,
                         std::vector<problem>& problems) {
  std::size_t size = 0;
  if (auto refused = check_bundle(bytes, size))
    problems.push_back({refused->reason, file.string(), name, std::move(refused->text)});
  else
    items_.push_back({std::move(name), bytes.first(size), file});
}

std::optional<std::string> package::register_with_icu() {
  static std::atomic<unsigned> last_number{0};
  // ICU looks for files of this name below its data path (ICU_DATA) before it asks the data that it was given: a name
  // longer than any file system has (NAME_MAX is 255) keeps what lies there out.
  constexpr std::size_t longer_than_any_file = 256;
  auto const package_name = "interco_" + std::to_string(++last_number) + std::string(longer_than_any_file, '_');

  // ICU finds an item by binary search, so the entries are sorted by name.
  auto sorted = items_;
  std::sort(sorted.begin(), sorted.end(),
            [](package_item const& a, package_item const& b) { return a.name + ".res" < b.name + ".res"; });
  contents_table head{};
  data_header header{};
  header.header_size = sizeof head.header;
  header.magic1 = 0xDA;
  header.magic2 = 0x27;
  header.info.size = sizeof(UDataInfo);
  header.info.isBigEndian = std::endian::native == std::endian::big ? 1 : 0;
  header.info.charsetFamily = U_CHARSET_FAMILY;
  header.info.sizeofUChar = sizeof(UChar);
  std::memcpy(header.info.dataFormat, "ToCP", 4);
  header.info.formatVersion[0] = 1;
  std::memcpy(head.header.data(), &header, sizeof header);
  head.count = static_cast<std::uint32_t>(sorted.size());

  auto& table = storage_->table;
  table.resize(sizeof head + sorted.size() * sizeof(pointer_entry));
  std::memcpy(table.data(), &head, sizeof head);
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    auto const& name = storage_->names.emplace_back(package_name + "/" + sorted[i].name + ".res");
    pointer_entry const entry{name.c_str(), sorted[i].bytes.data()};
    std::memcpy(table.data() + sizeof head + i * sizeof entry, &entry, sizeof entry);
  }
  UErrorCode status = U_ZERO_ERROR;
  udata_setAppData(package_name.c_str(), table.data(), &status);
  return status == U_ZERO_ERROR ? std::optional(package_name) : std::nullopt;
}

} // namespace interco::detail
