// Message text files: from any bytes to a domain, which is written as one and read again.
#include "exchange/mc.hpp"

#include "exchange/charset.hpp"
#include "exchange/mc_text.hpp"
#include "fuzz/support.hpp"

namespace {

using namespace interco;
using namespace interco::exchange;

mc_options const options = [] {
  mc_options made;
  made.domain = "fuzz";
  return made;
}();

/// Returns the files of a domain but the comment that names where it came from.
std::vector<source_file> files_of(imported_domain domain) {
  domain.origin.clear();
  return source_files(domain);
}

/// Reads the files of a domain as the other subcommands do.
domain_sources sources_of(std::vector<source_file> const& files) {
  diagnostics found;
  domain_sources result;
  for (auto const& file : files) {
    auto const name = std::filesystem::path(file.name).filename();
    if (name.extension() == ".toml") {
      auto codes = read_definitions_text(file.contents, name, found);
      fuzz::require(codes.has_value(), "definitions that were made are definitions");
      result.codes = std::move(*codes);
      continue;
    }
    auto bundle = read_bundle_text(file.contents, name, found);
    fuzz::require(bundle.has_value(), "texts that were made can be read");
    if (name == "en.txt") {
      result.english = std::move(*bundle);
      continue;
    }
    auto& translation = result.translations.emplace_back();
    translation.locale = name.stem().string();
    for (auto const& entry : bundle->entries) {
      auto& added = translation.entries.emplace_back();
      added.key = entry.key;
      added.source = *entry.source;
      added.target = entry.text;
      added.state = translation_state::translated;
    }
  }
  fuzz::require(found.all().empty(), "nothing is wrong with what was made");
  return result;
}

/// Requires that a domain is the same when it has been written and read again, as far as it can be written.
void go_round(imported_domain const& domain) {
  auto const files = files_of(domain);
  auto const sources = sources_of(files);
  diagnostics lost;
  auto const written = write_mc(sources, lost);
  fuzz::require(written.has_value(), "a domain that was read can be written");
  fuzz::require(lost.all().empty(), "nothing that was read is lost");
  diagnostics found;
  auto const text = decode_text(encode_utf16(*written), {}, "fuzz.mc", found);
  fuzz::require(text.has_value(), "UTF-16 is read back");
  auto const again = read_mc(*text, "fuzz.mc", options, found);
  fuzz::require(again.has_value(), "what was written is read");
  auto const files_again = files_of(*again);
  fuzz::require(files_again.size() == files.size(), "the languages stay");
  for (std::size_t i = 0; i < files.size(); ++i)
    fuzz::require(files_again[i].name == files[i].name && files_again[i].contents == files[i].contents,
                  "the definitions and the texts stay");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  diagnostics found;
  auto const text = decode_text(std::string(fuzz::as_text(data, size)), {}, "fuzz.mc", found);
  if (!text)
    return 0;
  auto const domain = read_mc(*text, "fuzz.mc", options, found);
  fuzz::require_sound(found, *text);
  fuzz::require(domain.has_value() == (found.error_count() == 0), "what has no error is a domain");
  if (domain)
    go_round(*domain);
  std::string fault;
  auto const format = read_message_format(*text, fault);
  fuzz::require(format.has_value() == fault.empty(), "a pattern that is refused has a fault");
  return 0;
}
