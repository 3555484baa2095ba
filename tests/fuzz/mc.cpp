// Windows' message text files: from any bytes to a domain, whose sources are read as they are from a folder.
#include "exchange/mc.hpp"

#include "exchange/charset.hpp"
#include "fuzz/support.hpp"

using namespace interco;
using namespace interco::exchange;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  mc_options options;
  options.domain = "ship";
  diagnostics found;
  auto const text = decode_text(std::string(fuzz::as_text(data, size)), "", "ship.mc", found);
  if (!text)
    return 0;
  auto const domain = read_mc(*text, "ship.mc", options, found);
  fuzz::require_sound(found, *text);
  if (!domain)
    return 0;
  fuzz::require(found.error_count() == 0, "what has an error is not accepted");
  fuzz::require_readable(*domain);
  return 0;
}
