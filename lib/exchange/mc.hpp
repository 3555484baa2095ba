/// \file
/// Message text files of Windows' Message Compiler, mc.exe: codes with their texts in several languages.
/// Format: Microsoft Learn, "Message Text Files". Where that leaves something open: the sample files there.
///
/// | theirs                | ours |
/// | --------------------- | --------------------------------------------------------------------------------------- |
/// | SymbolicName          | the symbol; without one, `<DOMAIN>_<value>` is made up |
/// | MessageId, Severity, Facility | the value: severity << 30, facility << 16, number; with `customer` bit 29 too |
/// | Severity              | by its name (one with "success", "info", "warn", "error", "fail" or "fatal" in it), else by its number |
/// | a second name of a value, `;#define NAME NAME` | alias_of |
/// | inserts, %1!d!        | arguments, {arg1}, of the type that the format says; the text is then in MessageFormat |
/// | English               | en.txt |
/// | another language      | `<locale>.po` |
///
/// The layout is "hresult" where some value is an error as HRESULT has it and none has the bits that it reserves, else
/// "plain": mc's own values have a severity of two bits, as NTSTATUS, and no HRESULT does.
#ifndef INTERCO_EXCHANGE_MC_HPP
#define INTERCO_EXCHANGE_MC_HPP

#include <optional>
#include <string>
#include <string_view>

#include "exchange/diagnostic.hpp"
#include "exchange/imported_domain.hpp"
#include "exchange/sources.hpp"

namespace interco::exchange {

struct mc_options : import_options {
  std::string english;   // the language, by its name in the file, that texts are translated from; empty: English
  bool customer = false; // sets bit 29 of every value, as the option -c of mc.exe does
};

/// Reads a file in UTF-8 (`decode_text`), with any line ends. Every problem is added to `found`; returns nothing if one
/// of them is an error. What cannot be carried over is a warning: for each text that it is lost from, or one for the
/// whole file where it says nothing about a text. Columns count bytes of UTF-8.
[[nodiscard]] std::optional<imported_domain> read_mc(std::string_view text, std::string const& file,
                                                     mc_options const& options, diagnostics& found);

/// Returns a domain as such a file, in UTF-8 with CRLF: English first, then the other languages. What cannot be said
/// there is a warning with its key: actions, plurals, styles of numbers, a language that Windows has no number for, the
/// bits of a value that no facility reaches. A code whose English cannot be written is left out. An alias with
/// the texts of the other symbol becomes `;#define`. Returns nothing where no code is left.
[[nodiscard]] std::optional<std::string> write_mc(domain_sources const& sources, diagnostics& found);

} // namespace interco::exchange

#endif
