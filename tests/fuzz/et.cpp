// Tables of com_err: from any bytes to a domain, whose sources are read as they are from a folder.
#include "exchange/et.hpp"

#include "exchange/charset.hpp"
#include "fuzz/support.hpp"

using namespace interco;
using namespace interco::exchange;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  import_options options;
  options.domain = "ship";
  diagnostics found;
  auto const text = decode_text(std::string(fuzz::as_text(data, size)), "", "ship.et", found);
  if (!text)
    return 0;
  auto const domain = read_et(*text, "ship.et", options, found);
  fuzz::require_sound(found, *text);
  if (!domain)
    return 0;
  fuzz::require(found.error_count() == 0, "what has an error is not accepted");
  fuzz::require_readable(*domain);
  return 0;
}
