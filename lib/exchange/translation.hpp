/// \file
/// The translations of a domain into one language, as translators exchange them: what PO, XLIFF, CSV and ICU text
/// have in common. Each format reads into this and writes from this, so that what one of them says is not lost in
/// another.
///
/// The build needs less, in large catalogs, and reads `bundle_source` instead.
#ifndef INTERCO_EXCHANGE_TRANSLATION_HPP
#define INTERCO_EXCHANGE_TRANSLATION_HPP

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/diagnostic.hpp"

namespace interco::exchange {

/// How far a translation is. Only the last two may be served.
enum class translation_state {
  untranslated, // it has no text
  needs_review, // a person has to look at it: PO's fuzzy
  translated,
  reviewed, // a native speaker has read it
};
inline constexpr std::array<std::string_view, 4> translation_state_names{"untranslated", "needs-review", "translated",
                                                                         "reviewed"};

/// One text. All strings are UTF-8; several lines are separated by LF, without one behind the last.
struct translation {
  std::string key;    // "SEC_E_X" or "SEC_E_X.action": PO's msgctxt
  std::string source; // the English that it is made from: PO's msgid
  std::string target; // PO's msgstr
  translation_state state = translation_state::untranslated;
  std::optional<std::string> previous_source;  // the English before it changed: PO's "#| msgid"
  std::optional<std::string> previous_context; // only beside previous_source: the key that its text was taken from
  std::string comment;                         // of translators: PO's "# "
  bool has_blank_comment = false;              // of a lone "#", where `comment` is empty
  std::string reviewed_by;                     // who has read it, where the state is reviewed: "# Reviewed-by: "
  std::string note;                            // for translators, made from the definitions: PO's "#."
  std::vector<std::string> references;         // PO's "#:"
  std::vector<std::string> flags;              // PO's "#," but "fuzzy", in their order: "icu-message-format"
  std::vector<std::string> sticky_flags;       // PO's "#=", of gettext 0.23 and later
  bool obsolete = false;                       // of a code that is no more, kept for its text: PO's "#~"
  position at;                                 // where the entry begins
  position target_at;                          // where its text begins
};

struct translation_file {
  std::string file;                                        // for messages
  std::string locale;                                      // as ICU spells it: "pt_BR"
  std::string comment;                                     // above everything else
  bool has_blank_comment = false;                          // as that of an entry
  std::vector<std::string> header_flags;                   // PO's "#," of the header: "fuzzy"
  std::vector<std::pair<std::string, std::string>> header; // fields in their order, as PO's: {"Language", "pt_BR"}
  std::vector<translation> entries;                        // in the order of the file; obsolete ones are last
  std::string obsolete_po; // what is obsolete and only PO can say, with plurals or without a key, as it is written

  /// Returns a field of the header; empty where there is none. Names are compared as they are.
  [[nodiscard]] std::string_view field(std::string_view name) const;
};

} // namespace interco::exchange

#endif
