/// \file
/// All sources of a domain: its definitions, the English texts, the translations. What `check`, `stats`, `update`,
/// `export` and `import` work on.
#ifndef INTERCO_EXCHANGE_SOURCES_HPP
#define INTERCO_EXCHANGE_SOURCES_HPP

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/bundle_source.hpp"
#include "exchange/definitions_source.hpp"
#include "exchange/diagnostic.hpp"
#include "exchange/translation.hpp"

namespace interco::exchange {

struct domain_sources {
  definitions_source codes;
  bundle_source english;
  std::vector<translation_file> translations; // sorted by locale

  /// Returns the code that a key is about, `SEC_E_X` or `SEC_E_X.action`; nothing for an unknown one.
  [[nodiscard]] code_definition const* code_of(std::string_view key) const;
  /// Returns the translation into a locale, in any spelling; nothing if there is none.
  [[nodiscard]] translation_file const* translation_to(std::string_view locale) const;
};

/// Reads the definitions, `en.txt` and every `<locale>.po` and `<locale>.txt` of a folder; of the translations, only
/// `only` where that is not empty. Every problem of every file is added to `found`. Returns nothing if the
/// definitions or the English cannot be used; a translation that cannot be read is left out.
[[nodiscard]] std::optional<domain_sources> read_sources(std::filesystem::path const& definitions,
                                                         std::filesystem::path const& locales, diagnostics& found,
                                                         std::vector<std::string> const& only = {});

/// Reads one translation, by its extension: `.po`, or `.txt` for ICU text. Its locale is the file's name. English is
/// what an entry of ICU text was made from, unless a comment says otherwise.
[[nodiscard]] std::optional<translation_file> read_translation(std::filesystem::path const& file,
                                                               bundle_source const& english, diagnostics& found);

/// Returns the files of a folder that hold translations, sorted: all `.po` and `.txt` but `en.txt`.
[[nodiscard]] std::vector<std::filesystem::path> translation_files(std::filesystem::path const& locales,
                                                                   diagnostics& found);

} // namespace interco::exchange

#endif
