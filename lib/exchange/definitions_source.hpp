/// \file
/// The definitions of a domain as they are written: `lib/codes/<domain>.toml` (grammar in the head of that file).
#ifndef INTERCO_EXCHANGE_DEFINITIONS_SOURCE_HPP
#define INTERCO_EXCHANGE_DEFINITIONS_SOURCE_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <interco/argument.hpp>
#include <interco/severity.hpp>

#include "core/definitions.hpp"
#include "exchange/diagnostic.hpp"
#include "exchange/number_index.hpp"

namespace interco::exchange {

using interco::argument_type;

/// What a program puts into a text.
struct argument_definition {
  std::string name; // as a text writes it between braces: {name}
  argument_type type = argument_type::string;
  std::string note;    // for translators, in English; may be empty
  std::string example; // a value as it may look in a text
  position at;
};

/// The value that a symbol has on another platform.
struct elsewhere_definition {
  std::string platform;
  std::uint32_t value = 0;
  friend bool operator==(elsewhere_definition const&, elsewhere_definition const&) = default;
};

struct code_definition {
  std::string symbol;
  std::uint32_t value = 0;
  interco::severity severity = severity::error;
  interco::audience audience = audience::developer;
  std::uint8_t condition = 0;                  // its number (core/conditions.hpp); 0: none
  std::string alias_of;                        // the canonical symbol; empty where it is one itself
  bool answers_unknown = false;                // an alias, for unknown values whose parent is its value
  std::string note;                            // for translators, in English
  std::string occurs;                          // for translators, in English: when a reader meets the code
  std::vector<argument_definition> arguments;  // in the order of the file; an alias has those of the other
  std::optional<unsigned> max_length;          // of a text in any language, in code points
  std::vector<elsewhere_definition> elsewhere; // by platform
  position at;
};

/// Which values hold a code of another domain.
struct wrap_definition {
  detail::wrap_rule rule;
  std::string domain;
};

struct facility_definition {
  std::string name;
  std::uint32_t number = 0;
  position at;
};

/// Definitions without errors. Codes stand in the order of the file, each canonical one followed by its aliases,
/// first the one that answers for unknown values: their places are the ordinals of the compiled form.
struct definitions_source {
  std::string file;
  std::string domain;
  detail::value_layout layout = detail::value_layout::plain;
  std::vector<std::string> error_categories; // as written, "system@posix"
  detail::parent_rule parent;
  std::vector<wrap_definition> wraps;          // in the order of the file: the first that matches counts
  std::vector<facility_definition> facilities; // by number
  std::vector<code_definition> codes;
  number_index by_symbol;            // for ordinal()
  std::vector<std::uint32_t> sorted; // the ordinals, by symbol

  /// The ordinal of a symbol.
  [[nodiscard]] std::optional<std::uint32_t> ordinal(std::string_view symbol) const;
  /// The ordinal of the canonical symbol of a code: its own, or that of what it is an alias of.
  [[nodiscard]] std::uint32_t canonical(std::uint32_t ordinal) const;
  /// A fingerprint of the symbols in their order: what ordinals stand for.
  [[nodiscard]] std::uint64_t keys() const;
};

/// Reads definitions. Every problem is added to `found`; returns nothing if one of them is an error.
[[nodiscard]] std::optional<definitions_source> read_definitions(std::filesystem::path const& file, diagnostics& found);
/// The same for the bytes of a file. The parser gets whole lines of codes, about `piece` bytes at a time, so that a
/// large file needs little memory, or everything at once where that is 0. What is read does not depend on it.
[[nodiscard]] std::optional<definitions_source> read_definitions_text(std::string bytes,
                                                                      std::filesystem::path const& file,
                                                                      diagnostics& found, std::size_t piece = 8192);

} // namespace interco::exchange

#endif
