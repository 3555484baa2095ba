// PO files: from any bytes to entries, and from what is accepted to a compiled translation.
#include "exchange/po.hpp"

#include "core/text_rule.hpp"
#include "fuzz/support.hpp"

namespace {

using namespace interco;
using namespace interco::exchange;

/// The English source that a translation was made from, as it says itself.
bundle_source english_of(bundle_source const& translation) {
  bundle_source english{"en.txt", {}};
  for (auto const& entry : translation.entries)
    english.entries.push_back({entry.key, *entry.source, std::nullopt, false, entry.at});
  return english;
}

/// Compiles a translation beside the English that it was made from, where every code has one.
void compile(std::string_view text) {
  diagnostics found;
  auto translation = read_bundle_text(std::string(text), "it.po", found);
  if (!translation)
    return;
  auto const codes = fuzz::definitions_of(*translation);
  fuzz::keep_defined(*translation, codes);
  auto const english = english_of(*translation);

  std::vector<output> files;
  auto const keep = [&files](output made) { files.push_back(std::move(made)); };
  std::vector<fuzz::keyed_text> texts;
  std::vector<fuzz::keyed_text> english_texts;
  std::size_t count = 0;
  for (auto const& entry : translation->entries) {
    english_texts.push_back({std::string(entry.key), std::string(*entry.source)});
    if (entry.fuzzy || !detail::can_be_served(entry.text))
      continue;
    texts.push_back({std::string(entry.key), std::string(entry.text)});
    count += codes.ordinal(entry.key) ? 1 : 0;
  }

  diagnostics of_english;
  (void)compile_english(codes, english, of_english, keep);
  if (of_english.error_count() != 0)
    return; // an entry with an empty msgid
  fuzz::require_compiled(files, "root", codes, english_texts);
  auto const compiled = compile_translation(codes, english, *translation, "it", {"it"}, found, keep);
  fuzz::require(found.error_count() == 0, "a translation of its own English texts compiles");
  fuzz::require(compiled == count, "the texts that were compiled are counted");
  fuzz::require_compiled(files, "it", codes, texts);
}

/// Reads a file as any PO file, and writes it: what was written is read again as the same.
void read_whole(std::string_view text) {
  diagnostics found;
  auto const file = read_po_file(std::string(text), "it.po", found);
  fuzz::require(file.has_value() == (found.error_count() == 0), "a file is read or there is an error");
  if (!file)
    return;
  for (auto const& entry : file->entries) {
    fuzz::require(fuzz::is_utf8(entry.id) && fuzz::is_utf8(entry.text), "texts are UTF-8");
    fuzz::require(entry.at.line != 0 && entry.id_at.line >= entry.at.line && entry.text_at.line >= entry.id_at.line,
                  "the parts of an entry stand in their order");
  }
  auto const written = write_po(*file);
  diagnostics none;
  auto const again = read_po_file(written, "it.po", none);
  fuzz::require(again.has_value() && none.all().empty(), "what was written is read without a complaint");
  fuzz::require(write_po(*again) == written, "what was written is written again as it is");
  std::size_t kept = 0;
  for (auto const& entry : file->entries)
    kept += entry.obsolete && entry.text.empty() ? 0 : 1;
  fuzz::require(again->entries.size() == kept, "no entry is lost");

  diagnostics refused;
  auto const translation = to_translation(*file, "it", refused);
  if (refused.error_count() != 0)
    return;
  auto const exchanged = write_po(translation);
  auto const back = read_po_file(exchanged, "it.po", none);
  fuzz::require(back.has_value() && none.all().empty(), "a translation that was written is read");
  fuzz::require(write_po(to_translation(*back, "it", refused)) == exchanged, "a translation is written as it is");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const text = fuzz::as_text(data, size);
  diagnostics found;
  auto const source = read_po(std::string(text), "it.po", found);
  fuzz::require_sound(found, text);
  fuzz::require_sound(source, text);
  for (auto const& entry : source.entries)
    fuzz::require(entry.source.has_value(), "an entry of PO has its msgid");
  if (found.error_count() == 0)
    compile(text);
  read_whole(text);
  return 0;
}
