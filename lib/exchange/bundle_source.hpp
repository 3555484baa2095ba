/// \file
/// The texts of one locale as they are written, whatever the format: a list of keys and texts with their places.
#ifndef INTERCO_EXCHANGE_BUNDLE_SOURCE_HPP
#define INTERCO_EXCHANGE_BUNDLE_SOURCE_HPP

#include <deque>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/diagnostic.hpp"

namespace interco::exchange {

struct bundle_entry {
  std::string_view key;                   // "SEC_E_X" or "SEC_E_X.action"
  std::string_view text;                  // empty: not translated yet
  std::optional<std::string_view> source; // the English text that it was made from, where the format says so
  bool fuzzy = false;                     // a person has to look at it before it may be used
  position at;
  bool reviewed = false; // a native speaker has read it; asked of translations alone
};

struct bundle_source {
  std::string file;
  std::vector<bundle_entry> entries;           // in the order of the file; each key once
  std::unique_ptr<std::string> text = nullptr; // what the entries look into: the text of the file, decoded in place
  std::deque<std::string> decoded = {};        // and what cannot be decoded in place, from comments
};

/// Reads a source by its extension: `.txt` is ICU text, `.po` is gettext's. Every problem is added to `found`;
/// returns nothing if one of them is an error.
[[nodiscard]] std::optional<bundle_source> read_bundle(std::filesystem::path const& file, diagnostics& found);
/// The same for the bytes of a file; its name says the format.
[[nodiscard]] std::optional<bundle_source> read_bundle_text(std::string bytes, std::filesystem::path const& file,
                                                            diagnostics& found);

} // namespace interco::exchange

#endif
