/// \file
/// Texts with values in them: what went wrong, and what may be chosen.
///
/// A text that has arguments is in ICU's MessageFormat. It is parsed once, when it is first put into words in a
/// language, by whichever thread comes first. Formatting never fails: an argument that is missing or of the wrong kind
/// is shown by its name, as `{file}`, and is told beside the text; a plural or select that lacks its argument takes
/// "other", with the name before it unless that shows it. What a value holds changes nothing but its own place: see
/// `insertion`.
///
/// Beyond what MessageFormat has, `{files, list}` is a list, as is `{files}` with such a value. Not taken, and shown as
/// it is written, is a text with `choice`, with a list that has a style, with arguments more than 32 deep in each
/// other, with more than 256 formats of its own, with a branch whose bidi controls have their partners outside of it,
/// or with such controls in a style. `interco check` finds all of them.
/// \code
///   interco::message m = reader[backup::status::disk_full];
///   std::string text = m.format({{"volume", "D:"}, {"missing", 1073741824}});
/// \endcode
#ifndef INTERCO_FORMAT_HPP
#define INTERCO_FORMAT_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <interco/argument.hpp>

namespace interco {

class catalog_set;

/// How strings, paths, items of lists and the texts of codes stand in a text. In all of them, what a terminal would act
/// upon, unpaired bidi controls, overrides and ill-formed bytes are shown as `safe_line` shows them.
/// An isolate that would lie deeper in the text than the 125 levels of UAX #9 does nothing, and is left out.
enum class insertion : std::uint8_t {
  automatic, ///< Between U+2068 and U+2069 where it could move what is around it, or be moved: in a text from left to
             ///< right if it has letters or marks of the other direction, in one from right to left always.
  isolated,  ///< Always so.
  plain,     ///< Never so: for a log that is read as bytes.
};

/// What may be chosen for one text.
struct format_options {
  interco::insertion insertion = interco::insertion::automatic;
  /// The time zone in which points in time are told, as the IANA time zone database names it ("Europe/Rome"); an
  /// unknown one is UTC.
  std::string_view time_zone = "UTC";
  /// Where codes of other domains are looked up, and those inside a code (`reader_set`); without it, such a code is
  /// told by its domain and value.
  catalog_set const* codes = nullptr;
};

/// Why an argument is shown by its name.
enum class format_fault : std::uint8_t {
  missing,      ///< There is no argument of this name.
  wrong_kind,   ///< It is not what the text formats: a string where a plural asks for a number.
  wrong_pattern ///< The text is not in MessageFormat; it is shown as it is written. The name is empty.
};

struct format_problem {
  std::string name;
  format_fault what = format_fault::missing;

  friend bool operator==(format_problem const&, format_problem const&) = default;
};

/// What came of writing into a buffer.
struct format_result {
  std::size_t size = 0; ///< Of the whole text, in bytes, without a NUL.
  /// What is in the buffer: `size` if there was room for it, else up to the end of a grapheme cluster (truncate.hpp).
  std::size_t written = 0;
  bool has_problems = false; ///< An argument is shown by its name, or the text as it is written.
};

} // namespace interco

#endif
