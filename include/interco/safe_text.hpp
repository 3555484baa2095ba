/// \file
/// Text on its way out, made harmless for where it goes: a log or a terminal, a dialog, JSON.
///
/// The policy belongs to the sink: a byte that a terminal acts upon is nothing to a dialog, and a mark that turns a
/// sentence of a dialog round is nothing to a log file. So no text is altered when it is read; what may not be in a
/// catalog at all is refused there (`find_text_fault`), and everything else, such as a file's name or what a user
/// typed, goes through the function of its sink. Each takes any bytes and gives well-formed UTF-8. All may be called
/// from any thread; those that return or append strings allocate, and throw std::bad_alloc only.
/// \code
///   std::cerr << interco::safe_line(path) << '\n';                        // \u001B[31m, in black and white
///   show(interco::isolated(name) + " " + std::string(message.text()));    // an Arabic name stays where it is
///   std::cout << "{\"file\":" << interco::json_string(path) << "}\n";
/// \endcode
#ifndef INTERCO_SAFE_TEXT_HPP
#define INTERCO_SAFE_TEXT_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace interco {

/// Something in a text that no text of a catalog may hold, and its place.
struct text_fault {
  enum class kind : std::uint8_t {
    ill_formed,    ///< A byte that is no part of well-formed UTF-8 (RFC 3629).
    control,       ///< A control of C0 or C1, but newline and tab: NUL, ESC, DEL, NEL, CSI and their like.
    separator,     ///< U+2028 or U+2029, a line end that few programs know.
    noncharacter,  ///< One of the 66 code points that are no characters and never will be.
    unpaired_bidi, ///< An embedding, override or isolate that is not closed, or what closes none (UAX #9).
  };

  kind what = kind::ill_formed;
  std::size_t offset = 0;  ///< In bytes, from 0; of what is not closed, that of its opener.
  char32_t code_point = 0; ///< The code point found; of ill-formed bytes, the first one.

  friend bool operator==(text_fault const&, text_fault const&) = default;
};

/// Returns the first fault of a text by offset, or nothing. Embeddings, overrides and isolates must be closed in the
/// order of their opening before their paragraph ends, as with a newline, and lie at most 125 deep (max_depth of
/// UAX #9). Marks without an end, such as LRM, and joiners are no fault. Allocates nothing.
[[nodiscard]] std::optional<text_fault> find_text_fault(std::string_view text) noexcept;

/// Returns "U+202E, a bidi control without its partner, at byte 12".
[[nodiscard]] std::string to_string(text_fault const& fault);

/// Appends a text, which must not lie in `to`, as one line for a log or a terminal, without a line end: what a
/// terminal would act upon is shown instead. Controls, newline and tab among them, line separators, noncharacters and
/// unpaired bidi controls become `\n`, `\u001B` or `\U0001FFFE`, ill-formed bytes `\xFF`; overrides, and what closes
/// them, are shown even in pairs, since they make text read as another. Text without any of these is unchanged. The
/// form is to be read, not to be turned back: a backslash stays as it is.
void append_safe_line(std::string& to, std::string_view text);
/// Returns such a line.
[[nodiscard]] std::string safe_line(std::string_view text);

/// Returns a text, such as a path or a name, that can be put into any sentence of a dialog without changing the
/// direction of either: as by `safe_line`, between U+2068 FIRST STRONG ISOLATE and U+2069 POP DIRECTIONAL ISOLATE
/// (UAX #9; W3C, "Inline markup and bidirectional text in HTML").
[[nodiscard]] std::string isolated(std::string_view inserted);

/// Appends a JSON string (RFC 8259) with its quotes. Ill-formed UTF-8 becomes U+FFFD, one for each maximal subpart
/// (Unicode, section 3.9). Controls, line separators, noncharacters and all bidi controls are escaped, so that
/// a terminal may show the JSON and a parser gets the same value.
void append_json_string(std::string& to, std::string_view text);
/// Returns such a string.
[[nodiscard]] std::string json_string(std::string_view text);

} // namespace interco

#endif
