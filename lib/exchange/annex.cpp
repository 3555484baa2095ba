#include "exchange/annex.hpp"

#include <cerrno>
#include <fstream>
#include <span>
#include <string>
#include <system_error>
#include <vector>

#include "exchange/file.hpp"
#include "icu/bundle_file.hpp"

namespace interco::exchange {

void append_annex(std::filesystem::path const& bundle, diagnostics& found) {
  std::string content;
  auto const source = std::filesystem::path(bundle).replace_extension(".annex");
  if (std::error_code ec; std::filesystem::exists(source, ec)) {
    auto read = read_file(source, found);
    if (!read)
      return;
    content = std::move(*read);
  }
  std::fstream file(bundle, std::ios::binary | std::ios::in | std::ios::out);
  std::vector<char> head(detail::bundle_head);
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(file.gcount()));
  file.clear(file.rdstate() & std::ios::badbit); // the end is no failure
  file.seekg(0, std::ios::end);
  auto const available = static_cast<std::uint64_t>(file.tellg());
  std::size_t size = 0;
  if (!file)
    return found.error(bundle.string(), {}, "cannot be read: " + std::generic_category().message(errno), "cannot-read");
  if (auto const refused = detail::check_bundle(std::as_bytes(std::span(head)), available, size))
    return found.error(bundle.string(), {}, refused->text, "not-a-bundle");

  detail::annex_record record;
  record.size = content.size();
  record.checksum = detail::annex_checksum(std::as_bytes(std::span(content)), bundle.stem().string());
  auto const pad = [&file](std::uint64_t count) { file << std::string(detail::padded(count) - count, '\0'); };
  auto const write_record = [&] { file.write(reinterpret_cast<char const*>(&record), sizeof record); };
  file.seekp(static_cast<std::streamoff>(size));
  pad(size);
  write_record();
  file << content;
  pad(content.size());
  write_record();
  auto const end = file.tellp();
  file.seekp(detail::compiled_mark_offset);
  file.write(reinterpret_cast<char const*>(detail::compiled_mark.data()), detail::compiled_mark.size());
  file.close();
  std::error_code ec;
  if (file)
    std::filesystem::resize_file(bundle, static_cast<std::uint64_t>(end), ec); // of a longer annex before it
  if (!file || ec)
    found.error(bundle.string(), {}, "cannot be written: " + std::generic_category().message(errno), "cannot-write");
}

} // namespace interco::exchange
