/// \file
/// Answers on standard output: for people, or as JSON Lines.
///
/// The JSON of a message has these keys, which are never localized, renamed or taken away; new ones may come behind
/// them:
///   domain     the domain that was asked
///   symbol     the symbol, or null for an unknown code
///   aliases    the other symbols of the value
///   value      "0x80090328", or null for an unknown symbol
///   severity   "success", "informational", "warning" or "error"
///   audience   "flow", "developer", "administrator" or "end_user"
///   text       what it means; never empty
///   action     what the reader can do about it, or null
///   english    the text in English
///   requested  the locales asked for, BCP 47
///   locale     the locale that answered
///   resolved   "exact", "parent", "relative", "preference", "source" or "built_in"
///   facility   the facility of an HRESULT or NTSTATUS, a number; only where values are these
///   code       its code, a number; only where there is a facility
///   relative   the symbol nearest in meaning to an unknown code, or null; only for unknown codes. The text is its own
///              unless resolved is "built_in"
///   input      what was looked up, as given; only from lookup
///   facility_name
///              the name of the facility, or null; only where there is a facility
///   customer   whether bit 29 is set: a third party's; only where there is a facility
///   ntstatus   whether bit 28 is set: an NTSTATUS that was mapped to an HRESULT; only where there is a facility
///   wraps      the code of another domain that the value holds, an object of domain and value; only where it does
///   wrapped_in the code that was looked up and holds this one, an object of domain and value; only where what answers
///              is a code inside
///   decimal    the value as a decimal number, as people know it; only where values are no HRESULT or NTSTATUS
///   file       the log that the code was found in, "-" for standard input; only from annotate, as the next two; input is
///              the code as it stands there
///   line       its line, from 1
///   column     its column in bytes, from 1
/// the card of one (`lookup --card --json`) these behind them:
///   signed, unsigned
///              the value as a number of 32 bits, or null
///   action_locale
///              the locale of the action, or null
///   origin     where the text comes from, or null: an object of package (the file that it was loaded from; null: it is
///              embedded), source ("it.po", or null), line (from 1, or null), state ("translated", "reviewed", "source" or
///              "unknown") and embedded
///   action_origin
///              the same of the action
///   passed_over
///              the same of the first translation that is written, but not served; its state is "needs-review", "stale" or
///              "refused"
///   arguments  an array of objects of name and type ("string", "integer", "number", "date-time", "path", "code", "list")
///   condition  the generic condition, as std::errc spells it, or null
///   related    the codes of all domains that have the same condition, at most 100 of them: an array of objects of domain,
///              symbol and value
///   related_count
///              how many there are
///   elsewhere  the symbol's values on other platforms, as the definitions have them: an array of objects of platform
///              and value (a number)
///   symbols_elsewhere
///              what the value is there, where that is another symbol: an array of objects of platform and symbol
/// and that of an answer of `search --json` these more behind them:
///   score      how much of what was searched for is in a text of the code, and the reverse, from 0 to 1
///              (interco/search.hpp)
///   sure       whether that is enough to take the text for the one that was searched for
///   found      what was recognised: "text", "action" or "code" (the symbol or the value)
///   found_text that text, as the catalog has it, in MessageFormat where the code has arguments; null for a code
///              without a text
///   found_locale
///              its language, or null
///              The input is the line that was searched for.
/// and that of a domain (`list --json`) these:
///   domain     its name
///   codes      how many symbols it has
///   locales    an object: for each locale, how many of them have a text in it
/// and that of a package (`build --json`) these two more:
///   file       where it was written
///   bytes      its size
/// and what came of an import (`import --json`), an object a language:
///   domain     its name
///   locale     the language, as ICU spells it
///   file       what it went into
///   texts      how many texts were delivered
///   changed    how many of them say something else than before
///   stale      how many were made from another English, and need review
///   repaired   in how many an apostrophe before an argument is U+2019 now
///   new        whether the language is new
///   written    whether the file was written
/// The JSON of a language (`stats --json`) has these:
///   domain     the domain
///   locale     the language, BCP 47
///   file       its file
///   total      how many English texts and actions there are
///   served, served_percent, reviewed_percent
///              how many of them are served, and the shares with one decimal, rounded down
///   texts, actions, words
///              an object each: of texts, of actions and of the words of their English, how many are "untranslated",
///              "needs-review", "stale", "refused", "translated" and "reviewed"
///   blocking   only with --blocking: an array of what is not served, objects of key, state and line (null where the
///              file has no entry)
/// and a finding (`check --json`) these:
///   file       the source
///   line       from 1; 0: the finding is about the whole file
///   column     in bytes, from 1; 0 is unknown
///   severity   "error", "warning" or "note"
///   rule       its id, as --list-rules has it, or that of a problem of reading
///   text       what was found
///   hint       what to do about it, or null
/// and the one of `doctor --json` these:
///   requested    the locales asked for, BCP 47
///   environment  for each variable: name, value or null, use ("used", "ignored" or "unset"), reason in words
///   read         for each text that asks: name, text, locales, problems (item, byte from 1 or null, text)
///   catalogs     for each place and domain: file or null (embedded), domain, codes, laid_over, locales as above
///   problems     what was left out of them: file, key, text
///   codes        for each domain that knows the code: steps, answer (a message, as above); a step has requested (null
///                for the source), locale, rule ("exact", "parent", "relative" or "source"), outcome ("absent",
///                "empty", "farther", "asked-before", "no-text" or "answers"), reason or null
///   hints        what can be done about it, in words
/// A record (`render --json`) keeps what it has, and gets these behind it, under these names or those of --field:
///   text       what its message means, with its values in it
///   action     what the reader can do about it; left out where there is nothing
///   locale     the locale that answered
/// What was made of a site (`site --json`) has these:
///   output     its folder
///   domains, locales
///              arrays of the names of those that it has pages of; locales are BCP 47, English first
///   pages      how many HTML pages it has
///   files      how many files, its style, script and data of the search among them
///   bytes      the size of all of them
///   largest    the size of the largest page
///   written    how many of the files were not there before, or were different
///   removed    how many files of an earlier run are no longer made, and were removed
/// A translation (`update --json`) has these:
///   locale     its locale
///   file       its file
///   differs    whether it was, or with --check would be, changed
///   new        keys that it did not have
///   changed    keys whose English is another than before
///   obsolete   keys that are no more
///   fuzzy      texts that a person has to look at, of all that there are
#ifndef INTERCO_COMMAND_OUTPUT_HPP
#define INTERCO_COMMAND_OUTPUT_HPP

#include <string>
#include <string_view>

#include <interco/interco.hpp>

namespace interco::command {

/// Returns the object described above, without a line end. An empty `input` is left out. `outer` is the answer of the
/// value that holds the code, where it was that which was looked up.
[[nodiscard]] std::string to_json(message const& answer, locale_list const& requested, std::string_view input = {},
                                  message const* outer = nullptr);

/// Returns the facility of a value that has one, by number and, in brackets, by name.
[[nodiscard]] std::string facility_of(message const& answer);
/// Returns what the upper bits say of a value, by the word that texts choose by: "customer", "ntstatus", "both" or
/// "other".
[[nodiscard]] std::string_view kind_of(code_parts const& parts);

/// Returns the first line of a card, with its line end: symbol, value, severity and aliases.
[[nodiscard]] std::string to_heading(message const& answer, bool color, bool with_domain);

/// Returns a message in a few lines: symbol, value and severity; the text; the action. They are safe for a terminal
/// (`safe_line`), and every line of a text is indented, so that none looks like another message. With its domain, a
/// symbol is as it can be looked up: "errno:ENOENT".
[[nodiscard]] std::string to_card(message const& answer, bool color, message const* outer = nullptr,
                                  bool with_domain = false);

/// How wide the columns of a list are.
struct line_widths {
  std::size_t value = 0;
  std::size_t symbol = 0;
};

/// Returns a message in one line, safe for a terminal: value and symbol, padded to their columns, and text.
[[nodiscard]] std::string to_line(message const& answer, line_widths const& widths, bool color);

} // namespace interco::command

#endif
