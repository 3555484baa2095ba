/// \file
/// Letters as a search compares them: without case, width, compatibility forms (NFKC_Casefold, UAX #31 and section 3.13 of
/// the Unicode Standard) and accents (canonical decomposition without nonspacing marks). What is neither letter nor digit
/// nor a spacing mark is nothing.
#ifndef INTERCO_ICU_FOLDED_TEXT_HPP
#define INTERCO_ICU_FOLDED_TEXT_HPP

#include <string>
#include <vector>

namespace interco::detail {

/// Folds a character at a time: that is the same as all at once, since what makes characters depend on their neighbours,
/// the order and composition of marks, is undone by the decomposition. For one thread.
class letter_folder {
 public:
  /// `remembers`: keeps what the characters of the basic plane became, in 256 KiB; for large texts.
  explicit letter_folder(bool remembers);

  /// Appends what a character becomes: mostly one, at times none or several.
  void append(std::u32string& to, char32_t c);

 private:
  void fold(std::u32string& to, char32_t c) const;

  std::vector<char32_t> remembered_; // by character; 0 is not known yet
};

} // namespace interco::detail

#endif
