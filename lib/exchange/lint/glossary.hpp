/// \file
/// Which words a language has for the terms of the English: `glossary.<locale>.tsv` beside the texts, UTF-8, a line a
/// term: the English forms, a tab, the forms that the translation may have, and, behind another tab, what is to be
/// said. Forms are separated by |, and * stands for the rest of a word: "credential*<TAB>credenzial*", also inside a
/// form: "smart card<TAB>kart* inteligentn*"; in the translation for its beginning, too:
/// "certificate*<TAB>*zertifikat*". Where words are written without spaces between them (Chinese, Japanese, Thai), a
/// form is found anywhere. Lines that begin with # are comments. A form with a capital is compared as it is, any
/// other without regard to case.
#ifndef INTERCO_EXCHANGE_LINT_GLOSSARY_HPP
#define INTERCO_EXCHANGE_LINT_GLOSSARY_HPP

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "exchange/lint/checks.hpp"

namespace interco::exchange {

/// A form of a term: words, of whose rest * stands for any letters.
struct term_form {
  std::u32string text;
  bool has_case = false;
};

struct glossary_term {
  std::string expected; // as written, for messages
  std::vector<term_form> english_forms;
  std::vector<term_form> forms;
};

class glossary {
 public:
  /// Reads a file, if it is there. What is wrong with it goes to `found`, as findings of "glossary-syntax".
  static glossary read(std::filesystem::path const& file, lint_options const& options, diagnostics& found);

  /// Looks whether a translation has the words for each term of its English; of terms in one place, the longest counts.
  void check(subject const& each) const;
  /// Returns whether a term of the English has a word in the translation: "CA<TAB>AC" in Portuguese.
  [[nodiscard]] bool translates(std::u32string_view term, subject const& each) const;

 private:
  [[nodiscard]] std::vector<std::size_t> candidates(std::u32string_view lower_case_text) const;

  std::vector<glossary_term> terms_; // the longest first
  // Their numbers by the first letters of their forms, so that a large glossary is not gone through for each text.
  std::unordered_map<std::u32string, std::vector<std::size_t>> by_beginning_;
};

} // namespace interco::exchange

#endif
