/// \file
/// What a file of another program's messages becomes: the sources of a domain, before they are files.
#ifndef INTERCO_EXCHANGE_IMPORTED_DOMAIN_HPP
#define INTERCO_EXCHANGE_IMPORTED_DOMAIN_HPP

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "exchange/definitions_source.hpp"
#include "exchange/diagnostic.hpp"
#include "exchange/translation.hpp"

namespace interco::exchange {

/// What the user says of an import, whatever the format.
struct import_options {
  std::string domain;                                        // lower-case letters, digits and _
  interco::audience audience = interco::audience::developer; // of every code: other formats do not know it
  std::optional<detail::value_layout> layout;                // where it is not to be guessed from the values
};

struct imported_text {
  std::string key; // a symbol
  std::string text;
  position at;
};

struct imported_domain {
  definitions_source codes; // without its indexes
  std::vector<imported_text> english;
  std::vector<translation_file> translations; // the source of each entry is its English text
  std::string origin;                         // the comment above the definitions
};

/// Returns the name of a domain made from a file's: "Disk-Errors.mc" is "disk_errors". Empty where nothing of it can
/// stand in one.
[[nodiscard]] std::string domain_from(std::filesystem::path const& file);

/// Returns the comment above definitions made from a file: which, and that the audience is the same everywhere.
[[nodiscard]] std::string origin_of(std::filesystem::path const& file, import_options const& options);

/// Checks symbols as the reader of definitions does, and makes a second symbol of a value an alias of the first, behind
/// which it is put; texts get the order of their codes. Every problem is added to `found`, with the places of the codes.
void check_and_order(imported_domain& domain, diagnostics& found);

/// A file to be written, its name relative to the folder of the output.
struct source_file {
  std::string name; // "disk.toml", "disk/en.txt", "disk/it.po"
  std::string contents;
};

/// Returns the files of a domain: definitions, English texts in ICU text, translations in PO.
[[nodiscard]] std::vector<source_file> source_files(imported_domain const& domain);

} // namespace interco::exchange

#endif
