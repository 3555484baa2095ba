/// \file
/// Bringing a translation up to date with the definitions and the English, as msgmerge does it.
#ifndef INTERCO_EXCHANGE_UPDATE_HPP
#define INTERCO_EXCHANGE_UPDATE_HPP

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "exchange/translation.hpp"

namespace interco::exchange {

struct updated_translation {
  translation_file file;
  std::size_t added = 0;    // keys that it did not have
  std::size_t changed = 0;  // keys whose English is another than before
  std::size_t obsolete = 0; // keys that are no more
  std::size_t fuzzy = 0;    // entries that a person has to look at, of all that there are
  bool differs = false;     // from what it was, in anything
};

/// Returns a translation with the entries of a template (`make_template`), in its order: notes, flags and references
/// are the template's, the rest is the translation's; flags of others are kept. An entry whose English has changed
/// needs review, keeps the old English as previous, and loses its reviewer. A key that is new gets the text that was
/// obsolete under it, or else the text of the most similar English, for review. What is no more becomes obsolete, if
/// it has a text. The header keeps its fields; Language and Plural-Forms are added where they are missing, and
/// POT-Creation-Date becomes `now`, "2026-11-22 18:00+0000", where keys or English changed.
/// `progress`, if there is one, is called now and then with how many entries are done, of how many.
[[nodiscard]] updated_translation update(translation_file const& old, translation_file const& current,
                                         std::string_view now,
                                         std::function<void(std::size_t done, std::size_t all)> const& progress = {});

/// Gives an entry another English: a text that it has needs review, keeps the English that it was made from as
/// previous, and loses its reviewers, those in the comment too.
void change_source(translation& entry, std::string const& source);

/// Returns a note in lines that fit behind "#. ", broken at blanks; what is wider stays whole. One that is in such
/// lines comes back as it is.
[[nodiscard]] std::string wrap_note(std::string_view text);

} // namespace interco::exchange

#endif
