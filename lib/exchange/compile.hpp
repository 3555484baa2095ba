/// \file
/// From sources to what genrb, icupkg and the C++ compiler take: the compiled form of a catalog, in parts.
///
/// Everything here is a function of its arguments: no clock, no machine, no order of files, so that the same
/// sources make the same bytes.
#ifndef INTERCO_EXCHANGE_COMPILE_HPP
#define INTERCO_EXCHANGE_COMPILE_HPP

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/bundle_source.hpp"
#include "exchange/definitions_source.hpp"
#include "exchange/diagnostic.hpp"

namespace interco::exchange {

/// A file to be written.
struct output {
  std::string name;
  std::string contents;
};

/// Takes each file as soon as it is made, so that none of them is held while the next is made.
using output_sink = std::function<void(output)>;

/// Compiles definitions: `definitions.txt` for genrb, which is for any reader of ICU's bundles, and
/// `definitions.annex`.
[[nodiscard]] std::vector<output> compile_definitions(definitions_source const& codes);

/// Compiles the English texts: `root.txt`, which has them, `root.annex` (annex.hpp), and the stub `en.txt`. Every code must have
/// a text, and every text a code; a text with a fault (`find_text_fault`) is an error. After an error there is no
/// file. Returns how many codes have a text.
std::size_t compile_english(definitions_source const& codes, bundle_source const& english, diagnostics& found,
                            output_sink const& to);

/// Compiles a translation: `<locale>.txt` and `<locale>.annex`. A text that is missing, fuzzy, made from another
/// English text, or has a fault is left out with a warning; one for an unknown key is an error, after which there is
/// no file. `locales` are all translations of the catalog: one of them may be what ICU's readers inherit from.
/// Returns how many codes have a text.
std::size_t compile_translation(definitions_source const& codes, bundle_source const& english,
                                bundle_source const& translation, std::string_view locale,
                                std::vector<std::string> const& locales, diagnostics& found, output_sink const& to);

/// Compiles the index of locales, `res_index.txt`, and the list of items for icupkg, `items.lst`. A locale with two
/// sources is an error.
[[nodiscard]] std::vector<output> compile_index(std::vector<std::filesystem::path> const& sources, diagnostics& found);

/// Returns `<domain>.hpp`: the enumeration of the codes, a type for each that has arguments, and the declaration of
/// the embedded catalog. The English texts, where there are any, document the types.
[[nodiscard]] output generate_header(definitions_source const& codes, bundle_source const* english = nullptr);

/// What a program embeds beside the definitions and English.
struct data_parts {
  std::vector<std::string> locales; // the translations, as their bundles are named
  bool by_language = false;         // each only where the linker is told to take it
};

/// Returns the name of the bytes of a bundle in a program: "interco_sspi_it".
[[nodiscard]] std::string part_symbol(std::string_view domain, std::string_view bundle);

/// Where a program finds the file with the translations of a catalog that embeds English alone
/// (`detail::find_data_file`). Without `installed`, all is embedded.
struct data_places {
  std::vector<std::string> installed;
  std::string build_folder;
  std::string built;
};

/// Returns `<domain>.cpp`: the definition of the embedded catalog, which refers to the bytes of each bundle.
[[nodiscard]] output generate_source(definitions_source const& codes, data_parts const& parts = {},
                                     data_places const& places = {});

/// Returns `codes.hpp`: the set of all embedded catalogs.
[[nodiscard]] output generate_set(std::vector<std::string> const& domains);

} // namespace interco::exchange

#endif
