#include "icu/package.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <optional>
#include <utility>

#include "core/folder.hpp"
#include "core/origin_table.hpp"
#include "icu/embedded_part.hpp"

namespace interco::detail {
namespace {

namespace fs = std::filesystem;

/// The beginning of a package file: its header, and the number of its items.
constexpr std::size_t package_head = 0xFFFF + 4;

/// The longest name of an item, with the package's name before it and a NUL.
constexpr std::size_t max_name = 256;

std::vector<fs::path> bundles_in(fs::path const& folder, std::vector<problem>& problems) {
  std::error_code ec;
  auto files = entries_of(folder, ec);
  std::erase_if(files, [](fs::path const& file) { return file.extension() != ".res"; });
  if (ec && !files.empty())
    problems.push_back({errc::cannot_read, folder.string(), "", ec.message()});
  if (files.size() > max_items) {
    problems.push_back({errc::not_a_catalog, folder.string(), "",
                        std::to_string(files.size()) + " bundles, at most " + std::to_string(max_items) + " expected"});
    files.clear();
  } else if (files.empty()) {
    problems.push_back(
        {errc::not_a_catalog, folder.string(), "", ec ? ec.message() : "no bundle (*.res) in this folder"});
  }
  return files;
}

/// A table of contents that is being read: a count, then for each item the offsets of its name and of its data, both
/// from the table, then the names, then the data.
class contents {
 public:
  [[nodiscard]] static std::optional<refusal> read(byte_source const& source, contents& into) {
    // Most headers are short: a large one is read in a second step.
    byte_block head;
    std::size_t header_size = 0;
    std::optional<refusal> no_header;
    for (auto const enough : {std::size_t{256}, package_head}) {
      if (auto refused = source.read(0, static_cast<std::size_t>(std::min<std::uint64_t>(source.size(), enough)), head))
        return refused;
      no_header = check_header(head.view, "CmnD", header_size);
      if (!no_header && head.view.size() >= header_size + 4)
        break;
    }
    if (no_header)
      return no_header;
    if (head.view.size() < header_size + 4)
      return refusal{errc::truncated, "the table of contents is missing"};
    into.start_ = header_size;
    into.count_ = read_at<std::uint32_t>(head.view, header_size);
    auto const entries_end = std::uint64_t{into.count_} * 8 + 4;
    if (into.count_ > max_items || into.start_ + entries_end > source.size())
      return refusal{errc::truncated, "the table of contents says " + std::to_string(into.count_) + " items"};
    // The names lie between the table and the data of the first item.
    byte_block table;
    if (auto refused = source.read(into.start_, static_cast<std::size_t>(entries_end), table))
      return refused;
    auto const first_data = into.count_ == 0 ? 0 : read_at<std::uint32_t>(table.view, 8);
    auto const names_end = std::min({std::max<std::uint64_t>(first_data, entries_end),
                                     entries_end + std::uint64_t{into.count_} * max_name, source.size() - into.start_});
    if (auto refused = source.read(into.start_, static_cast<std::size_t>(names_end), into.table_))
      return refused;
    into.end_ = source.size() - into.start_;
    return std::nullopt;
  }

  [[nodiscard]] std::uint32_t count() const noexcept { return count_; }

  /// Reads one item; of one that is no bundle the name stays empty.
  [[nodiscard]] std::optional<refusal> item(std::uint32_t index, package_item& into) const {
    auto const entry = 4 + std::size_t{index} * 8;
    auto const name_offset = read_at<std::uint32_t>(table_.view, entry);
    auto const first = std::uint64_t{read_at<std::uint32_t>(table_.view, entry + 4)};
    auto const last = index + 1 < count_ ? read_at<std::uint32_t>(table_.view, entry + 12) : end_;
    if (name_offset >= table_.view.size() || first >= last || last > end_)
      return refusal{errc::truncated,
                     "item " + std::to_string(index + 1) + " of " + std::to_string(count_) + " lies outside the file"};
    auto const* const text = reinterpret_cast<char const*>(table_.view.data() + name_offset);
    auto const room = std::min(table_.view.size() - name_offset, max_name);
    auto const length = ::strnlen(text, room);
    if (length == room)
      return refusal{errc::truncated, "the name of item " + std::to_string(index + 1) + " does not end"};
    // "sspi/it.res": the package's name, the item's, its type.
    std::string_view name(text, length);
    name.remove_prefix(std::min(name.find('/') + 1, name.size()));
    if (!name.ends_with(".res"))
      return std::nullopt;
    name.remove_suffix(4);
    if ((start_ + first) % item_alignment != 0)
      return refusal{errc::not_a_catalog, "item " + std::string(name) + " is not aligned to 16 bytes"};
    into.name = name;
    into.offset = start_ + first;
    into.size = last - first;
    return std::nullopt;
  }

 private:
  byte_block table_; // with the names
  std::uint64_t start_ = 0;
  std::uint64_t end_ = 0; // from the table
  std::uint32_t count_ = 0;
};

/// Returns how large a bundle is, which begins at an offset and has so many bytes at most.
std::optional<refusal> measure(byte_source const& source, std::uint64_t offset, std::uint64_t available,
                               std::size_t& size) {
  // Most headers are short: a large one is read in a second step.
  std::optional<refusal> refused;
  for (std::size_t const enough : {std::size_t{256}, bundle_head}) {
    byte_block head;
    if (auto failed = source.read(offset, static_cast<std::size_t>(std::min<std::uint64_t>(available, enough)), head))
      return failed;
    refused = check_bundle(head.view, available, size);
    if (!refused)
      break;
  }
  return refused;
}

refusal too_large(std::uint64_t size) {
  return {errc::cannot_read,
          "too large: " + std::to_string(size) + " bytes, at most " + std::to_string(max_bundle_size) + " expected"};
}

} // namespace

package_item const* package::find(std::string_view name) const noexcept {
  auto const found =
      std::find_if(items_.begin(), items_.end(), [&](package_item const& item) { return item.name == name; });
  return found == items_.end() ? nullptr : &*found;
}

package package::open(fs::path const& path, bool map, std::vector<problem>& problems) {
  package result;
  result.map_ = map;
  std::error_code ec;
  if (fs::is_directory(path, ec)) {
    // Read later, when the process may work in another folder.
    auto whole = fs::absolute(path, ec);
    for (auto const& file : bundles_in(ec ? path : whole, problems))
      result.items_.push_back({file.stem().string(), file, {}});
    return result;
  }
  byte_source source;
  if (auto refused = byte_source::open(path, map, source)) {
    problems.push_back({refused->reason, path.string(), "", std::move(refused->text)});
  } else if (path.extension() == ".res") {
    result.items_.push_back({path.stem().string(), path, std::move(source)});
  } else {
    result.add_items(source, path, problems);
  }
  return result;
}

package package::embedded(std::span<void const* const> parts, std::vector<problem>& problems) {
  package result;
  result.trusted_ = true;
  for (auto const* const part : parts) {
    if (part == nullptr)
      continue;
    auto const* const bytes = static_cast<std::byte const*>(part);
    auto const head = read_at<embedded_part>({bytes, sizeof(embedded_part)}, 0);
    if (!head.is_one()) {
      problems.push_back({errc::not_a_catalog, "", "", "what is embedded is no part of a catalog"});
      continue;
    }
    auto const at = head.annex_offset();
    result.items_.push_back({reinterpret_cast<char const*>(bytes + sizeof head),
                             {},
                             byte_source::memory({bytes, head.size}),
                             at,
                             head.size - at});
  }
  if (result.items_.empty() && problems.empty())
    problems.push_back({errc::not_a_catalog, "", "", "nothing is embedded"});
  return result;
}

void package::add_items(byte_source const& source, fs::path const& file, std::vector<problem>& problems) {
  auto const refuse = [&](refusal const& refused, std::string const& name) {
    items_.clear(); // a file that is damaged in one place is trusted in none
    problems.push_back({refused.reason, file.string(), name, refused.text});
  };
  contents table;
  if (auto const refused = contents::read(source, table))
    return refuse(*refused, "");
  for (std::uint32_t i = 0; i < table.count(); ++i) {
    package_item item{"", file, source};
    std::size_t size = 0;
    auto refused = table.item(i, item);
    if (!refused && !item.name.empty())
      refused = measure(source, item.offset, item.size, size);
    if (refused)
      return refuse(*refused, item.name);
    if (!item.name.empty())
      items_.push_back(std::move(item));
  }
  if (items_.empty())
    refuse({errc::not_a_catalog, "no bundle in this package"}, "");
}

std::optional<refusal> package::open_item(package_item& item) const {
  if (item.source.size() == 0) {
    if (auto refused = byte_source::open(item.file, map_, item.source))
      return refused;
  }
  if (item.size == 0)
    item.size = item.source.size();
  return std::nullopt;
}

package::annex package::find_annex(package_item const& opened, annex_record& record, annex_place& at,
                                   std::vector<problem>& problems) const {
  auto const refuse = [&](refusal const& refused) {
    problems.push_back({refused.reason, opened.file.string(), opened.name, refused.text});
    return annex::wrong;
  };
  if (opened.size < sizeof(annex_record))
    return annex::none;
  auto const record_offset = opened.offset + opened.size - sizeof(annex_record);
  byte_block head;
  if (auto const refused = opened.source.read(record_offset, sizeof(annex_record), head))
    return refuse(*refused);
  record = read_at<annex_record>(head.view, 0);
  if (!record.is_one() && record.magic == annex_record().magic)
    return refuse({errc::invalid_bundle, "its annex has version " + std::to_string(record.version) + ", expected " +
                                             std::to_string(annex_record::current) + "; to be compiled again"});
  if (!record.is_one())
    return annex::none;
  if (record.size > opened.size || record.origins_size > opened.size ||
      padded(record.size) + padded(record.origins_size) + 2 * sizeof(annex_record) > opened.size)
    return refuse({errc::damaged, "its annex says " + std::to_string(record.size) + " bytes, and " +
                                      std::to_string(record.origins_size) + " before it, there are " +
                                      std::to_string(opened.size)});
  if (record.size > max_bundle_size || record.origins_size > max_bundle_size)
    return refuse(too_large(std::max(record.size, record.origins_size)));
  at.content = record_offset - padded(record.size);
  at.origins = at.content - sizeof(annex_record) - padded(record.origins_size);
  return annex::read;
}

package::annex package::read_annex(package_item const& item, byte_block& into, std::vector<problem>& problems) const {
  auto const refuse = [&](refusal const& refused) {
    problems.push_back({refused.reason, item.file.string(), item.name, refused.text});
    return annex::wrong;
  };
  auto opened = item;
  if (auto const refused = open_item(opened))
    return refuse(*refused);
  annex_record record;
  annex_place at;
  if (auto const found = find_annex(opened, record, at, problems); found != annex::read)
    return found;
  if (auto const refused = opened.source.read(at.content, static_cast<std::size_t>(record.size), into))
    return refuse(*refused);
  if (!trusted_ && annex_checksum(into.view, item.name) != record.checksum)
    return refuse({errc::damaged, "the checksum differs: not the bytes that were compiled as \"" + item.name + "\""});
  return annex::read;
}

bool package::read_origins(package_item const& item, byte_block& into, std::vector<problem>& problems) const {
  auto const refuse = [&](refusal const& refused) {
    problems.push_back({refused.reason, item.file.string(), item.name, refused.text});
    return false;
  };
  into = {};
  auto opened = item;
  if (auto const refused = open_item(opened))
    return refuse(*refused);
  annex_record record;
  annex_place at;
  if (auto const found = find_annex(opened, record, at, problems); found != annex::read)
    return found == annex::none;
  if (record.origins_size == 0)
    return true;
  if (auto const refused = opened.source.read(at.origins, static_cast<std::size_t>(record.origins_size), into))
    return refuse(*refused);
  if (trusted_)
    return true;
  if (into.view.size() < sizeof(origin_table::header) ||
      annex_checksum(into.view.subspan(origin_table::checked_from), item.name) !=
          read_at<std::uint64_t>(into.view, offsetof(origin_table::header, checksum)))
    return refuse({errc::damaged, "the checksum of where its texts come from differs"});
  return true;
}

bool package::read_part(package_item const& item, std::uint32_t begin, std::uint32_t size, byte_block& into,
                        std::vector<problem>& problems) const {
  auto opened = item;
  auto refused = open_item(opened);
  if (!refused && size > max_bundle_size)
    refused = too_large(size);
  if (!refused && std::uint64_t{begin} + size > opened.size)
    refused = refusal{errc::truncated, "its annex says " + std::to_string(std::uint64_t{begin} + size) +
                                           " bytes of strings, there are " + std::to_string(opened.size)};
  if (!refused)
    refused = opened.source.read(opened.offset + begin, size, into);
  if (refused)
    problems.push_back({refused->reason, item.file.string(), item.name, refused->text});
  return !refused;
}

bool package::read_bundle(package_item const& item, byte_block& into, std::vector<problem>& problems) const {
  auto const refuse = [&](refusal const& refused) {
    problems.push_back({refused.reason, item.file.string(), item.name, refused.text});
    return false;
  };
  auto opened = item;
  if (auto const refused = open_item(opened))
    return refuse(*refused);
  std::size_t size = 0;
  if (auto const refused = measure(opened.source, opened.offset, opened.size, size))
    return refuse(*refused);
  if (size > max_bundle_size)
    return refuse(too_large(size));
  if (auto const refused = opened.source.read(opened.offset, size, into))
    return refuse(*refused);
  if (read_at<std::array<std::uint8_t, 2>>(into.view, compiled_mark_offset) == compiled_mark)
    return refuse({errc::damaged, "it was compiled with an annex, which is not there"});
  return true;
}

} // namespace interco::detail
