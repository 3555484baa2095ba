/// \file
/// GNU gettext's PO files: read for a catalog, and in and out without loss.
/// Format: GNU gettext manual, "The Format of PO Files".
///
/// In a catalog, msgctxt is the key and msgid the English text. Any PO file can be read as it is:
///
///     auto const file = read_po_file(std::move(bytes), "it.po", found);
///     std::string const same = write_po(*file);
#ifndef INTERCO_EXCHANGE_PO_HPP
#define INTERCO_EXCHANGE_PO_HPP

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/bundle_source.hpp"
#include "exchange/translation.hpp"

namespace interco::exchange {

/// Reads UTF-8 text. Obsolete entries (`#~`) and the header are left out. After an error it goes on with the next
/// entry. A key may be there twice.
[[nodiscard]] bundle_source read_po(std::string text, std::string const& file, diagnostics& found);

/// One entry of any PO file. Comments are lines without what they begin with, the '#' and one space, and with LF
/// behind each; empty where there are none. Texts are decoded, and UTF-8.
struct po_entry {
  std::string_view comment;                         // of translators, "# "
  std::string_view extracted;                       // "#. "
  std::string_view references;                      // "#: "
  std::string_view flags;                           // "#, ", as written; `flags_of` separates them
  std::string_view sticky_flags;                    // "#= ", of gettext 0.23 and later
  std::optional<std::string_view> previous_context; // "#| msgctxt"
  std::optional<std::string_view> previous_id;
  std::optional<std::string_view> previous_plural;
  std::optional<std::string_view> context; // an empty one is another than none
  std::string_view id;
  std::optional<std::string_view> plural;
  std::string_view text;                    // msgstr, or msgstr[0]
  std::vector<std::string_view> more_texts; // msgstr[1] and so on
  std::string_view domain;                  // of the directive before it; empty: gettext's default, "messages"
  bool obsolete = false;                    // "#~"
  position at;                              // where it begins: its msgctxt or msgid
  position id_at;                           // its msgid
  position plural_at;                       // its msgid_plural
  position text_at;                         // its msgstr, or the first of them

  /// Returns whether this is the header: an empty msgid, and no msgctxt.
  [[nodiscard]] bool is_header() const noexcept { return id.empty() && !context && !obsolete; }
};

/// A whole PO file. The entries look into `texts`: it is moved as a whole.
struct po_file {
  std::string file;
  std::vector<po_entry> entries; // in the order of the file, the header among them
  std::deque<std::string> texts; // what the entries look into

  /// Returns the header; nothing if there is none.
  [[nodiscard]] po_entry const* header() const noexcept;
};

/// Reads the bytes of any PO file, in the encoding that its header names (iconv(3)), with LF or CRLF. A byte order
/// mark is a warning. Errors are those of msgfmt, at the same line, but that of an entry which lacks a part, where it
/// begins; after one it goes on with the next entry. Returns nothing if there was one.
[[nodiscard]] std::optional<po_file> read_po_file(std::string bytes, std::string const& file, diagnostics& found);

/// Returns the flags of lines of flags, in their order.
[[nodiscard]] std::vector<std::string_view> flags_of(std::string_view lines);

/// Returns whether a flag is among them.
[[nodiscard]] bool has_flag(std::string_view lines, std::string_view flag);

/// Returns what stands between blanks and line ends: the references of lines of references.
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view text);

/// Returns a header that says charset=UTF-8, where it names one.
[[nodiscard]] std::string in_utf8(std::string_view header);

/// Returns the fields of a header: what is before and behind the colon of each line. A line without one is a field
/// without a name.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> header_fields(std::string_view header);

/// Returns the file as GNU msgcat of gettext 0.21 writes it, in UTF-8, whatever it was read in: the flags in its
/// order, those that it does not know behind them (it would drop them), sticky flags in a line below; obsolete
/// entries last; texts broken at 79 columns, unless "no-wrap" is among the flags. As there, "fuzzy" is not said of an
/// entry without text, an obsolete entry without text is left out, and a reference is there once. Of a translation,
/// so is an obsolete entry whose key and English another has, since no reader of PO takes both.
[[nodiscard]] std::string write_po(po_file const& file);
[[nodiscard]] std::string write_po(translation_file const& translation);

/// Returns one entry as `write_po` writes it.
[[nodiscard]] std::string write_po(po_entry const& entry);

/// Whether every entry must have a msgctxt, the key, or may be without, and has an empty key then.
enum class po_keys { required, optional };

/// Returns what translators see of a PO file. The line "Reviewed-by: NAME" of a comment is the state `reviewed`,
/// where the entry is translated and not fuzzy. Errors: an entry without msgctxt that needs one, or with a plural; an
/// obsolete one is kept as it is written.
[[nodiscard]] translation_file to_translation(po_file const& file, std::string locale, diagnostics& found,
                                              po_keys keys = po_keys::required);

} // namespace interco::exchange

#endif
