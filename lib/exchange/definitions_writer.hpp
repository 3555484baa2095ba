/// \file
/// Definitions in the form that `read_definitions` reads: `<domain>.toml`, one line a code.
/// \code
///   write_if_changed("errno.toml", write_definitions(codes, "Made from errno.mc."), found);
/// \endcode
#ifndef INTERCO_EXCHANGE_DEFINITIONS_WRITER_HPP
#define INTERCO_EXCHANGE_DEFINITIONS_WRITER_HPP

#include <string>
#include <string_view>

#include "exchange/definitions_source.hpp"

namespace interco::exchange {

/// Returns definitions as TOML 1.0 in UTF-8, codes in their order. What stands in `head`, which may have several lines,
/// comes first as a comment. Strings must be UTF-8; symbols and names of arguments as `read_definitions` accepts them.
[[nodiscard]] std::string write_definitions(definitions_source const& codes, std::string_view head = {});

} // namespace interco::exchange

#endif
