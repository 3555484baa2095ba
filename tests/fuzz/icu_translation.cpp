// ICU text with its comments: from any bytes to a translation, which is the same when it is written and read again.
#include "exchange/icu_translation.hpp"

#include "exchange/translation_json.hpp"
#include "fuzz/support.hpp"

using namespace interco;
using namespace interco::exchange;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const text = fuzz::as_text(data, size);
  bundle_source english{"en.txt", {}};
  english.entries.push_back({"A", "Afloat.", {}, false, {}});
  diagnostics found;
  auto const translation = read_icu(std::string(text), "it.txt", {}, english, found);
  fuzz::require_sound(found, text);
  if (!translation)
    return 0;
  // Keys that are no symbols, and comments that genrb would see another end of, are not written.
  auto const written = write_icu(*translation, english, found);
  if (!written)
    return fuzz::require(found.error_count() != 0, "a translation that cannot be written has an error"), 0;
  diagnostics none;
  auto const again = read_icu(*written, "it.txt", translation->locale, english, none);
  fuzz::require(again && none.all().empty(), "what is written is read");
  fuzz::require(write_json(*again) == write_json(*translation), "what is written is read without loss");
  return 0;
}
