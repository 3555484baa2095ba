// ICU text: from any bytes to entries, from what is accepted to a compiled catalog, and back from what is quoted.
#include "exchange/icu_text.hpp"

#include "fuzz/support.hpp"

namespace {

using namespace interco;
using namespace interco::exchange;

/// Compiles a source as the English of a catalog that defines what it has texts for.
void compile(std::string_view text) {
  diagnostics found;
  auto english = read_bundle_text(std::string(text), "en.txt", found);
  if (!english)
    return;
  auto const codes = fuzz::definitions_of(*english);
  fuzz::keep_defined(*english, codes);
  std::vector<output> files;
  auto const compiled =
      compile_english(codes, *english, found, [&files](output made) { files.push_back(std::move(made)); });
  if (found.error_count() != 0)
    return; // an empty text
  fuzz::require(compiled == codes.codes.size(), "every code has a text in English");
  std::vector<fuzz::keyed_text> texts;
  for (auto const& entry : english->entries)
    texts.push_back({std::string(entry.key), std::string(entry.text)});
  fuzz::require_compiled(files, "root", codes, texts);
}

void quote(std::string_view text) {
  diagnostics found;
  auto const source = read_icu_text("en { A { " + quote_icu(text) + " } }", "en.txt", "en", found);
  fuzz::require(source.entries.size() == 1 && source.entries[0].text == text && found.all().empty(),
                "a text that was quoted is read back as it was");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const text = fuzz::as_text(data, size);
  diagnostics found;
  auto const source = read_icu_text(std::string(text), "en.txt", "en", found);
  fuzz::require_sound(found, text);
  fuzz::require_sound(source, text);
  if (found.error_count() == 0)
    compile(text);
  if (text.find('\0') == std::string_view::npos) // no source has one: `read_text` refuses it
    quote(text);
  return 0;
}
