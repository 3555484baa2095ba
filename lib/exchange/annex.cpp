#include "exchange/annex.hpp"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <limits>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <vector>

#include "core/origin_table.hpp"
#include "core/string_table.hpp"
#include "core/utf16.hpp"
#include "core/utf16_table.hpp"
#include "exchange/file.hpp"
#include "exchange/wording.hpp"
#include "icu/bundle_file.hpp"
#include "icu/bytes.hpp"
#include "icu/embedded_part.hpp"
#include "icu/resource_bundle.hpp"

namespace interco::exchange {
namespace {

/// Takes away what stands behind a table of texts, and returns it: where they come from, with its checksum in the bundle
/// of that name. Nothing where there is no such table.
std::string take_origins(std::string& content, std::string const& name) {
  auto const size = detail::string_table::size_of(std::as_bytes(std::span(content)));
  auto const begin = static_cast<std::size_t>(detail::padded(size.value_or(content.size())));
  if (begin >= content.size())
    return {};
  auto origins = content.substr(begin);
  auto const bytes = std::as_bytes(std::span(origins));
  if (detail::origin_table::size_of(bytes) != bytes.size())
    return {};
  content.resize(static_cast<std::size_t>(*size));
  auto const checksum = detail::annex_checksum(bytes.subspan(detail::origin_table::checked_from), name);
  std::memcpy(origins.data() + offsetof(detail::origin_table::header, checksum), &checksum, sizeof checksum);
  return origins;
}

/// Adds to a table of texts where a bundle has them as UTF-16. Returns why it cannot.
std::optional<std::string> append_utf16(detail::byte_block const& bundle, std::string& content) {
  auto const texts = detail::string_table::open(std::as_bytes(std::span(content)));
  if (!texts)
    return std::nullopt; // the annex of the definitions
  detail::resource_bundle strings;
  if (auto refused = detail::resource_bundle::open(bundle.view, strings))
    return refused->text;
  // Which key a text has is not asked: where two texts are the same, so are their strings.
  auto const start = reinterpret_cast<std::uintptr_t>(bundle.view.data());
  auto const offset_of = [start](char16_t const* unit) {
    return static_cast<std::size_t>(reinterpret_cast<std::uintptr_t>(unit) - start);
  };
  std::unordered_map<std::u16string_view, std::size_t> offsets;
  for (std::uint32_t i = 0; i < strings.size(); ++i) {
    if (auto const item = strings[i]; item.is_string)
      offsets.emplace(item.text, offset_of(item.text.data()));
  }
  std::vector<std::u16string_view> found(texts->count());
  auto begin = std::numeric_limits<std::size_t>::max();
  std::size_t end = 0;
  for (std::uint32_t entry = 0; entry < texts->count(); ++entry) {
    if (!texts->has(entry))
      continue;
    auto const text = offsets.find(detail::to_utf16((*texts)[entry]));
    if (text == offsets.end())
      return say("BUNDLE_WITHOUT_TEXT", {{"text", (*texts)[entry]}});
    found[entry] = text->first;
    begin = std::min(begin, text->second);
    end = std::max(end, text->second + (text->first.size() + 1) * sizeof(char16_t));
  }
  begin = std::min(begin, end);
  std::vector<detail::utf16_table::place> places(found.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!found[i].empty())
      places[i] = {static_cast<std::uint32_t>((offset_of(found[i].data()) - begin) / sizeof(char16_t)),
                   static_cast<std::uint32_t>(found[i].size())};
  }
  content.resize(static_cast<std::size_t>(detail::padded(content.size())));
  content +=
      detail::utf16_table::make(places, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin));
  return std::nullopt;
}

/// Returns what stands behind a bundle of that name in a file.
std::string annex_bytes(std::string_view origins, std::string_view content, std::string const& name) {
  detail::annex_record record;
  record.size = content.size();
  record.checksum = detail::annex_checksum(std::as_bytes(std::span(content)), name);
  record.origins_size = origins.size();
  std::string_view const record_bytes(reinterpret_cast<char const*>(&record), sizeof record);
  std::string all;
  auto const append = [&all](std::string_view part) { (all += part).resize(detail::padded(all.size())); };
  append(origins);
  append(record_bytes);
  append(content);
  append(record_bytes);
  return all;
}

} // namespace

std::string embedded_part_of(std::string content, std::string const& name) {
  auto const origins = take_origins(content, name);
  auto const annex = annex_bytes(origins, content, name);
  detail::embedded_part head;
  head.name_size = static_cast<std::uint32_t>(name.size() + 1);
  auto const size = head.annex_offset() + annex.size();
  if (size > std::numeric_limits<std::uint32_t>::max())
    throw std::length_error("a part of " + std::to_string(size) + " bytes");
  head.size = static_cast<std::uint32_t>(size);
  std::string all(reinterpret_cast<char const*>(&head), sizeof head);
  (all += name).resize(static_cast<std::size_t>(head.annex_offset()));
  return all + annex;
}

void append_annex(std::filesystem::path const& bundle, diagnostics& found) {
  std::string content;
  auto const source = std::filesystem::path(bundle).replace_extension(".annex");
  if (std::error_code ec; std::filesystem::exists(source, ec)) {
    auto read = read_file(source, found);
    if (!read)
      return;
    content = std::move(*read);
  }
  auto const name = bundle.stem().string();
  auto const origins = take_origins(content, name);
  std::fstream file(bundle, std::ios::binary | std::ios::in | std::ios::out);
  std::vector<char> head(detail::bundle_head);
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(file.gcount()));
  file.clear(file.rdstate() & std::ios::badbit); // the end is no failure
  file.seekg(0, std::ios::end);
  auto const available = static_cast<std::uint64_t>(file.tellg());
  std::size_t size = 0;
  if (!file)
    return found.error(bundle.string(), {}, say("CANNOT_READ", {{"reason", std::generic_category().message(errno)}}),
                       "cannot-read");
  if (auto const refused = detail::check_bundle(std::as_bytes(std::span(head)), available, size))
    return found.error(bundle.string(), {}, refused->text, "not-a-bundle");

  detail::byte_block mapped;
  detail::byte_source whole;
  auto refused = detail::byte_source::open(bundle, true, whole);
  if (!refused)
    refused = whole.read(0, size, mapped);
  if (refused)
    return found.error(bundle.string(), {}, refused->text, "cannot-read");
  if (auto const fault = append_utf16(mapped, content))
    return found.error(bundle.string(), {}, *fault, "not-a-bundle");
  mapped = {};
  whole = {};

  file.seekp(static_cast<std::streamoff>(size));
  file << std::string(detail::padded(size) - size, '\0') << annex_bytes(origins, content, name);
  auto const end = file.tellp();
  file.seekp(detail::compiled_mark_offset);
  file.write(reinterpret_cast<char const*>(detail::compiled_mark.data()), detail::compiled_mark.size());
  file.close();
  std::error_code ec;
  if (file)
    std::filesystem::resize_file(bundle, static_cast<std::uint64_t>(end), ec); // of a longer annex before it
  if (!file || ec)
    found.error(bundle.string(), {}, say("CANNOT_WRITE", {{"reason", std::generic_category().message(errno)}}),
                "cannot-write");
}

} // namespace interco::exchange
