/// \file
/// The part of definitions about values that are no codes of the domain: `parent` and `wraps` of [domain], and
/// [facilities] (grammar in the head of `lib/codes/sspi.toml`).
#ifndef INTERCO_EXCHANGE_DECODING_SOURCE_HPP
#define INTERCO_EXCHANGE_DECODING_SOURCE_HPP

#include <string>

#include "exchange/definitions_keys.hpp"
#include "exchange/definitions_source.hpp"
#include "exchange/toml.hpp"

namespace interco::exchange {

/// Reads what the head of a file says of it into `to`, whose domain and layout have been read. `keys` are those of
/// the file; they take every problem.
void read_decoding(toml::table const& root, definitions_keys& keys, definitions_source& to);

/// Returns the part of the annex of the definitions, whose size is a multiple of 16; empty where there is nothing to
/// say.
[[nodiscard]] std::string compile_decoding(definitions_source const& codes);

} // namespace interco::exchange

#endif
