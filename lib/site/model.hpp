/// \file
/// What the pages show: some languages of some catalogs, the files that each code's pages are in, and which codes
/// belong together.
///
/// Immutable once made; keeps its catalogs alive. May be used from any thread.
#ifndef INTERCO_SITE_MODEL_HPP
#define INTERCO_SITE_MODEL_HPP

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <interco/interco.hpp>

#include "core/definitions.hpp"
#include "site/words.hpp"

namespace interco::site {

/// How much of a domain there is in a language.
struct coverage {
  std::size_t translated = 0; // symbols with a text of this very language
  std::size_t reviewed = 0;   // those of them that a native speaker has read
};

struct shown_language {
  std::string tag;  // BCP 47; also the name of its folder
  std::string name; // what it calls itself
  bool right_to_left = false;
  std::vector<reader> readers;      // one for each domain
  std::vector<coverage> of_domains; // one for each domain
  page_words words{};               // English until others are set
};

struct shown_domain {
  catalog codes;
  detail::definitions const* definitions = nullptr; // of codes
  std::vector<std::string> files;                   // by ordinal: "SEC_E_OK.html"
  std::vector<std::uint32_t> parts{0};              // the first ordinal of each page that the table has

  [[nodiscard]] std::string_view name() const noexcept { return definitions->domain; }
  [[nodiscard]] std::uint32_t count() const noexcept { return definitions->count(); }
  [[nodiscard]] bool is_alias(std::uint32_t ordinal) const noexcept {
    return definitions->canonical[ordinal] != static_cast<std::int32_t>(ordinal);
  }
  /// Returns the symbol that answers for a code's value.
  [[nodiscard]] std::uint32_t canonical(std::uint32_t ordinal) const noexcept {
    return static_cast<std::uint32_t>(definitions->canonical[ordinal]);
  }
  /// Returns whether values are written in hexadecimal digits: not where they are plain numbers.
  [[nodiscard]] bool is_hexadecimal() const noexcept { return definitions->layout != detail::value_layout::plain; }
  /// Returns the part of the table in which a code stands.
  [[nodiscard]] std::size_t part_of(std::uint32_t ordinal) const noexcept;
};

/// A code, by its places in the model.
struct code_place {
  std::size_t domain = 0;
  std::uint32_t ordinal = 0;
};

struct model {
  std::vector<shown_language> languages; // English is the first
  std::vector<shown_domain> domains;
  std::map<std::errc, std::vector<code_place>> by_condition; // without aliases
  std::string base_url;                                      // without a slash behind; may be empty

  [[nodiscard]] message message_of(shown_language const& language, std::size_t domain, std::uint32_t ordinal) const {
    return language.readers[domain][domains[domain].definitions->symbols[ordinal]];
  }
};

/// Makes the model of some domains of a set and some languages (BCP 47), all where none are named. English is always
/// among them: its pages are where every code is found. Opens all languages, and counts.
[[nodiscard]] model make_model(catalog_set const& catalogs, std::vector<std::string> const& domains,
                               std::vector<std::string> const& locales, word_reader const& words = {});

/// Returns the languages that some domains of a set (all where none are named) have texts in, English first.
[[nodiscard]] std::vector<std::string> languages_of(catalog_set const& catalogs,
                                                    std::vector<std::string> const& domains);

} // namespace interco::site

#endif
