/// \file
/// The texts of some catalogs, folded, and the index of them.
#ifndef INTERCO_SEARCH_SEARCH_DATA_HPP
#define INTERCO_SEARCH_SEARCH_DATA_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <interco/search.hpp>

#include "core/kept_object.hpp"
#include "core/snapshot.hpp"
#include "search/gram_index.hpp"

namespace interco::detail {

/// Immutable. What it was made of must live as long.
class search_data : public kept_object {
 public:
  explicit search_data(std::vector<snapshot const*> catalogs);

  [[nodiscard]] std::vector<search_result> search(std::string_view text, search_options const& options) const;
  [[nodiscard]] std::size_t texts() const noexcept { return entries_.size(); }
  [[nodiscard]] std::size_t bytes() const noexcept;
  [[nodiscard]] bool has_language(std::string_view language) const noexcept;

 private:
  /// The texts of a locale in a package.
  struct place {
    snapshot const* catalog;
    locale_texts const* texts;
  };
  struct indexed_text {
    std::uint32_t begin; // of its letters; the end is where the next one begins
    std::uint32_t text;  // in the table of its place
    std::uint32_t place;
  };
  /// A code that was named, or whose text was compared.
  struct answer {
    snapshot const* catalog;
    std::uint32_t ordinal;
    std::uint32_t text; // in the table of its place
    place const* where; // nullptr: a code without any text
    bool by_code;
    double score;
  };
  class filter;

  void add_texts(snapshot const& catalog, std::size_t locale);
  void append_letters(std::uint32_t number, std::u32string& to) const;
  /// Returns for each place whether its texts are in one of the languages.
  [[nodiscard]] std::vector<bool> places_in(std::vector<std::string> const& languages) const;
  void find_codes(std::string_view text, std::vector<bool> const& wanted, std::vector<answer>& found) const;
  void add_code(snapshot const& catalog, std::uint32_t ordinal, std::vector<bool> const& wanted,
                std::vector<answer>& found) const;
  void find_texts(std::string_view text, std::vector<bool> const& wanted, std::vector<answer>& found) const;
  [[nodiscard]] static search_result to_result(answer const& from);

  std::vector<snapshot const*> catalogs_;
  std::vector<place> places_; // in the order of the catalogs, English first
  std::vector<indexed_text> entries_;
  std::string letters_; // of all entries, in UTF-8
  gram_index grams_;
};

} // namespace interco::detail

#endif
