/// \file
/// From a sentence back to its code: which text of a catalog is this, in whatever language and however it has suffered?
///
/// A search compares letters and digits alone: case, width, accents, punctuation, quotation marks and spaces do not
/// count. It undoes what happens to texts in logs (`\u2019`, `&egrave;`, UTF-8 that was read as Windows-1252, CP850 or
/// Windows-1251, once or twice, bytes of these in place of UTF-8), takes `?` and U+FFFD for letters that were lost, finds
/// parts of a text and texts inside others, and lets values stand where a text has arguments. A symbol or value in what
/// is searched for is found as such.
/// \code
///   interco::search_index index(interco::embedded_catalogs());
///   for (auto const& found : index.search("Il certificato ricevuto Ã¨ scad..."))
///     std::cout << found.score << ' ' << found.symbol << ' ' << found.locale << '\n'; // 0.98 SEC_E_CERT_EXPIRED it
/// \endcode
/// In the library Interco::search.
#ifndef INTERCO_SEARCH_HPP
#define INTERCO_SEARCH_HPP

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <interco/catalog.hpp>
#include <interco/catalog_set.hpp>
#include <interco/code.hpp>

namespace interco {

namespace detail {
class search_data;
} // namespace detail

/// From this score on, an answer is taken to be the text that was searched for. Below it is a text like it: half of a
/// sentence that may go on in another way, another program's message in similar words. One word of a long sentence
/// makes little difference to the score: where texts differ in no more than that, or begin with the same words, several
/// answers are sure, and the first is meant.
inline constexpr double sure_score = 0.72;

struct search_options {
  std::size_t limit = 5; ///< The most answers.
  double least = 0.4;    ///< Answers with a lower score are left out.
  /// Texts in these alone, BCP 47: "it" is also "it-CH". Empty: in every language. A code that is named is found in any
  /// case; it has no text where there is none in these.
  std::vector<std::string> languages{};
};

/// A code, and which of its texts was recognised. The views are valid as long as what was searched in, or a copy of it.
struct search_result {
  interco::code code;
  std::string_view symbol;
  std::string_view locale; ///< That of the text, BCP 47.
  std::string_view text;   ///< The text as the catalog has it, in MessageFormat where the code has arguments.
  bool is_action = false;  ///< The text is what the reader can do about it.
  bool by_code = false;    ///< What was found is the symbol or the value.
  /// How much of one is in the other, from 0 to 1: the share of letters that agree where the two lie side by side (1 less
  /// the edit distance divided by the letters), to the power of 1.5; times 0.8 + 0.2 of the share of the text that is
  /// there, where what was searched for is a part of it; times 0.4 + 0.6 of the share of what was searched for that the text
  /// explains, where the text is a part of that; times 0.8 + 0.2 of the share of letters that are no value of an
  /// argument; and less again where these shares are small and the letters that agree are fewer than 24 (one of Chinese
  /// or Japanese counts as two): a word says little. Where that is more, it is 0.6 of the share of runs of three letters
  /// that are in the text, weighed by how rare they are, and less for fewer than 24 letters: for words in another order.
  /// The text itself has 1, and so has a code that was named.
  double score = 0;

  /// Returns whether the score is at least `sure_score`.
  [[nodiscard]] bool sure() const noexcept { return score >= sure_score; }
};

/// The texts of a catalog or of several, laid out to be searched. Immutable and cheap to copy; copies share the data, and
/// keep the catalogs alive. May be used from any thread.
class search_index {
 public:
  /// An index of nothing.
  search_index() = default;
  /// Indexes every text and action in every language, which opens all locales: a locale that cannot be read is left out
  /// (`catalog::problems`). Takes about 2 µs a text, and twice the memory of the texts. Of a text the first 1024
  /// letters count. Throws std::bad_alloc only, as all functions here.
  explicit search_index(catalog const& in);
  explicit search_index(catalog_set const& in);

  /// Returns the codes whose texts are nearest to any bytes, meant as UTF-8: the best first, a code once. Codes of
  /// one text have one score, and come in the order of the definitions. Of what is searched for, the first 1024 letters
  /// (at most 8 KiB) count: a long log is searched line by line.
  [[nodiscard]] std::vector<search_result> search(std::string_view text, search_options const& options = {}) const;

  /// Returns whether there is a catalog with a language, as `search_options::languages` means it.
  [[nodiscard]] bool has_language(std::string_view language) const noexcept;
  /// Returns how many texts there are: one with plurals or selections counts as often as it has different forms.
  [[nodiscard]] std::size_t texts() const noexcept;
  /// Returns the size of the index in bytes, without the catalogs.
  [[nodiscard]] std::size_t bytes() const noexcept;

 private:
  struct state;
  explicit search_index(std::vector<catalog> in);

  std::shared_ptr<state const> state_;
};

} // namespace interco

#endif
