#include "exchange/checksum.hpp"

#include "exchange/file.hpp"
#include "icu/bundle_file.hpp"

namespace interco::exchange {

void add_checksum(std::filesystem::path const& bundle, diagnostics& found) {
  auto bytes = read_file(bundle, found);
  if (!bytes)
    return;
  if (auto const refused = detail::add_checksum(*bytes, bundle.stem().string()))
    found.error(bundle.string(), {}, refused->text, "not-a-bundle");
  else
    write_if_changed(bundle, *bytes, found);
}

} // namespace interco::exchange
