// CSV: from any bytes to a translation, which is the same when it is written and read again.
#include "exchange/csv.hpp"

#include "exchange/translation_json.hpp"
#include "fuzz/support.hpp"

using namespace interco;
using namespace interco::exchange;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const text = fuzz::as_text(data, size);
  diagnostics found;
  auto const translation = read_csv(std::string(text), "it.csv", found);
  fuzz::require_sound(found, text);
  if (!translation)
    return 0;
  diagnostics none;
  auto const written = write_csv(*translation);
  auto const again = read_csv(written, "it.csv", none);
  fuzz::require(again && none.all().empty(), "what is written is read");
  fuzz::require(write_json(*again) == write_json(*translation), "what is written is read without loss");
  fuzz::require(write_csv(*again) == written, "what is written is written so again");
  return 0;
}
