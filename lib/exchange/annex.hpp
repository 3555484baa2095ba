/// \file
/// The annex of a compiled bundle (format: icu/bundle_file.hpp), appended between genrb and icupkg.
#ifndef INTERCO_EXCHANGE_ANNEX_HPP
#define INTERCO_EXCHANGE_ANNEX_HPP

#include <filesystem>
#include <string>

#include "exchange/diagnostic.hpp"

namespace interco::exchange {

/// Appends to `<name>.res`, as genrb made it, what lies beside it as `<name>.annex`, or an annex without content. To a
/// table of texts it adds where the bundle has each as UTF-16 (core/utf16_table.hpp), and so refuses a bundle that lacks
/// one; what stands behind the table, at a multiple of 16, says where the texts come from (core/origin_table.hpp), and is
/// put before the annex, with its checksum. Adds an error if it cannot.
void append_annex(std::filesystem::path const& bundle, diagnostics& found);

/// Returns the content of `<name>.annex` as what a program embeds of that bundle (icu/embedded_part.hpp): without
/// UTF-16, and without the bundle. Throws std::length_error when it is over 4 GiB.
[[nodiscard]] std::string embedded_part_of(std::string content, std::string const& name);

} // namespace interco::exchange

#endif
