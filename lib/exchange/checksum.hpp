/// \file
/// The checksum of a compiled bundle (format: icu/bundle_file.hpp), added between genrb and icupkg.
#ifndef INTERCO_EXCHANGE_CHECKSUM_HPP
#define INTERCO_EXCHANGE_CHECKSUM_HPP

#include <filesystem>

#include "exchange/diagnostic.hpp"

namespace interco::exchange {

/// Adds its checksum to a bundle, `<name>.res`, where it lies. Adds an error if it cannot.
void add_checksum(std::filesystem::path const& bundle, diagnostics& found);

} // namespace interco::exchange

#endif
