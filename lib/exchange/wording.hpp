/// \file
/// What the tools say to people, by the symbols of Interco's own domain, `interco`: its definitions are in
/// tools/interco/words/interco.toml, its texts in locales/interco.
///
/// A compiled catalog is made by the generator, which is made of this library: so the English is embedded as text,
/// en.txt, and read when something is first said. The command `interco` sets a speaker over its catalog, for other
/// languages. A test reads the sources: each symbol is written as a literal in `say` or `later`, with its arguments.
///
/// Everything may be called from any thread, but `set_speaker`, which is not to be called while another one says
/// something.
/// \code
///   found.error(file, at, say("CSV_TOO_LARGE", {{"most", max_cells}}), "too-large");
/// \endcode
#ifndef INTERCO_EXCHANGE_WORDING_HPP
#define INTERCO_EXCHANGE_WORDING_HPP

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <interco/argument.hpp>

#include "exchange/pseudo.hpp"

namespace interco::exchange {

/// Returns a text with values in it, as `message::format` puts them there: in the language of the speaker, in English
/// where that has none; for a symbol that nobody knows, the symbol with its values. A text without values is no
/// pattern. Throws std::bad_alloc only, and what the speaker throws.
[[nodiscard]] std::string say(std::string_view symbol, argument_list const& values = {});

/// Returns the symbol as it is. It marks a literal that is said by another function: a description of an option, a
/// row of a table.
[[nodiscard]] constexpr char const* later(char const* symbol) noexcept {
  return symbol;
}

/// Puts values into a text of MessageFormat that needs no formats: from left to right, with nothing but `{name}` in
/// it, for strings and paths. It is what `message::format` makes of it, without the time that ICU takes for the
/// formats of a locale, many milliseconds for one error. Returns nothing where it is not that simple.
[[nodiscard]] std::optional<std::string> put_plain_values(std::string_view pattern, argument_list const& values);

/// Says a text in another language than English; returns nothing where it has none.
using speaker = std::function<std::optional<std::string>(std::string_view symbol, argument_list const& values)>;

/// Sets who is asked before English answers; an empty function: nobody.
void set_speaker(speaker who);

/// The embedded English, as it is written or made to look like a translation. Numbers are as in the locale POSIX,
/// without separators, since that is how programs that read messages expect them. May be used from any thread.
class english_words {
 public:
  explicit english_words(std::optional<pseudo_locale> as = std::nullopt);
  ~english_words();
  english_words(english_words const&) = delete;
  english_words& operator=(english_words const&) = delete;

  /// Returns a text with its values; nothing for a symbol that is not known.
  [[nodiscard]] std::optional<std::string> say(std::string_view symbol, argument_list const& values) const;

  /// Returns a text as it is written, a pattern of MessageFormat where it has a brace; nothing for a symbol that is
  /// not known.
  [[nodiscard]] std::optional<std::string> pattern(std::string_view symbol) const;

 private:
  struct texts;
  std::unique_ptr<texts const> texts_;
};

} // namespace interco::exchange

#endif
