/// \file
/// The forms in which a program writes a code or an answer: for people, for support, for logs.
///
/// What the adapters for output are made of (`ostream.hpp`, `fmt.hpp`). Every function may be called from any thread,
/// reads no locale, and throws std::bad_alloc only. All text is UTF-8. No form has a control in it: the texts of
/// catalogs are checked when they are loaded, and symbols are identifiers.
/// \code
///   interco::message const m = it[interco::sspi::sec_e_cert_expired];
///   to_string(m, interco::presentation::bilingual);
///   // Il certificato ricevuto è scaduto. [en: The received certificate has expired.]
///   to_log(m.code()); // sspi/0x80090328
/// \endcode
#ifndef INTERCO_PRESENTATION_HPP
#define INTERCO_PRESENTATION_HPP

#include <cstdint>
#include <string>

#include <interco/code.hpp>
#include <interco/message.hpp>

namespace interco {

/// How an answer is written. Beside each form: a known code, one that no catalog knows, and an unknown symbol, which
/// has no value.
enum class presentation : std::uint8_t {
  /// `Il certificato ricevuto è scaduto.`, `Unknown status code. [sspi/0x80090399]`, `Unknown status code.` A text
  /// with arguments is as it is written, `{volume} is full.`: values come into it by `message::format`.
  text,
  symbol,     ///< `SEC_E_CERT_EXPIRED`, `0x80090399` (of `http` `471`: `message::shown`), `?`
  symbol_hex, ///< `SEC_E_CERT_EXPIRED (0x80090328)`, `0x80090399` (of `http` `0x000001D7`), `?`
  /// `sspi/SEC_E_CERT_EXPIRED(0x80090328)`, `sspi/0x80090399`, `sspi/?`: stable, in no language. It is that of
  /// `to_log(message_value)`, and `parse_message_value` reads it, but for that of an unknown symbol.
  log,
  /// The text, and behind it that in English unless it is that already: `Il certificato ricevuto è scaduto. [en: The
  /// received certificate has expired.]`. What people read, and what support finds. Behind a text from right to left,
  /// the English is between U+2068 and U+2069.
  bilingual,
};

/// Appends an answer in one of the forms.
void append(std::string& to, message const& answer, presentation form);

/// Returns an answer in one of the forms.
[[nodiscard]] std::string to_string(message const& answer, presentation form);

/// Returns a code in the form for logs, without a catalog: `sspi/0x80090328`.
[[nodiscard]] std::string to_log(code const& value);

} // namespace interco

#endif
