/// \file
/// Keys of the tables in definitions: what their values have to be, and the words for what they are not.
///
/// A place is a function, since its words are only needed for an error: definitions are read whenever a tool starts.
#ifndef INTERCO_EXCHANGE_DEFINITIONS_KEYS_HPP
#define INTERCO_EXCHANGE_DEFINITIONS_KEYS_HPP

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/names.hpp"
#include "exchange/diagnostic.hpp"
#include "exchange/toml.hpp"

namespace interco::exchange {

/// Returns where something is, for people: "SHIP_E_FIRE", or "wraps, rule 2".
using place_words = std::function<std::string()>;

/// Reads keys of one file, which has to outlive it as do the findings.
class definitions_keys {
 public:
  definitions_keys(std::string const& file, diagnostics& found) : file_(file), found_(found) {}

  /// Sets how many lines stand before the piece of the file that is read now.
  void begin_piece(unsigned lines_before) { lines_before_ = lines_before; }

  [[nodiscard]] position at(toml::source_region const& region) const {
    return {lines_before_ + region.begin.line, region.begin.column};
  }

  void error(position at, std::string text, std::string_view id) { found_.error(file_, at, std::move(text), id); }
  void error(toml::node const& node, std::string text, std::string_view id) {
    error(at(node.source()), std::move(text), id);
  }

  /// Reports each key that is not known; `words` makes a text of its name.
  template <class Words>
  void only_keys(toml::table const& table, std::initializer_list<std::string_view> known, Words const& words) {
    for (auto const& [key, node] : table) {
      if (std::find(known.begin(), known.end(), key.str()) == known.end())
        error(at(key.source()), words(key.str()), "unknown-key");
      (void)node;
    }
  }

  /// The same with the words for a table at a place.
  void only_keys(toml::table const& table, place_words const& where, std::initializer_list<std::string_view> known);

  /// Returns the string of a key; nothing where there is none, after an error where it is something else.
  std::optional<std::string> text_of(toml::table const& table, std::string_view key, place_words const& where);

  /// Returns a text for translators, empty where there is none.
  std::string sound_text_of(toml::table const& table, std::string_view key, place_words const& where);

  /// Returns what a key names of several; nothing after an error.
  template <class Enum, std::size_t N>
  std::optional<Enum> name_of(toml::table const& table, std::string_view key,
                              std::array<std::string_view, N> const& names, place_words const& where) {
    auto const text = text_of(table, key, where);
    auto const value = text ? detail::value_of<Enum>(names, *text) : std::nullopt;
    if (!value)
      refuse_name(table, key, text, names, where);
    return value;
  }

  /// Returns an integer of 32 bits, signed or not.
  [[nodiscard]] static std::optional<std::uint32_t> bits_of(toml::node const& node);

 private:
  /// Reports a key that is missing, or whose string is none of the names.
  void refuse_name(toml::table const& table, std::string_view key, std::optional<std::string> const& found,
                   std::span<std::string_view const> names, place_words const& where);

  std::string const& file_;
  diagnostics& found_;
  unsigned lines_before_ = 0;
};

} // namespace interco::exchange

#endif
