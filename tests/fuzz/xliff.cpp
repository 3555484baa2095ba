// XLIFF: from any bytes to a translation, which is the same when it is written and read again.
#include "exchange/xliff.hpp"

#include "exchange/translation_json.hpp"
#include "fuzz/support.hpp"

namespace {

using namespace interco;
using namespace interco::exchange;

void write_and_read(translation_file const& translation, xliff_version version) {
  diagnostics found;
  auto const text = write_xliff(translation, version, found);
  if (!text) // a character that only 2.0's <cp> can stand for
    return fuzz::require(found.error_count() != 0, "a translation that cannot be written has an error");
  auto const again = read_xliff(*text, "it.xlf", found);
  fuzz::require(again.has_value(), "what is written is read");
  fuzz::require(write_json(*again) == write_json(translation), "what is written is read without loss");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const text = fuzz::as_text(data, size);
  diagnostics found;
  auto translation = read_xliff(std::string(text), "it.xlf", found);
  fuzz::require_sound(found, text);
  fuzz::require(translation.has_value() == (found.error_count() == 0), "there is a translation or an error");
  if (!translation)
    return 0;
  write_and_read(*translation, xliff_version::v1_2);
  write_and_read(*translation, xliff_version::v2_0);
  return 0;
}
