/// \file
/// How much of a domain is translated: the state of every text in every language, counted; and what is in the way of
/// 100 %.
///
/// A text is served exactly where the compiler would take it (`compile_translation`). Any function may be called from
/// any thread. What `measure` returns looks into the sources, which must outlive it.
/// \code
///   auto const measured = measure(*sources, found);
///   for (auto const& language : measured.languages)
///     std::cout << language.tag << ' ' << percent(language.served(), measured.total.all()) << '\n';
/// \endcode
#ifndef INTERCO_EXCHANGE_STATS_HPP
#define INTERCO_EXCHANGE_STATS_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/diagnostic.hpp"
#include "exchange/sources.hpp"
#include "exchange/text_state.hpp"

namespace interco::exchange {

/// Texts and actions, and the words of their English.
struct text_count {
  std::size_t texts = 0;
  std::size_t actions = 0;
  std::size_t words = 0;

  [[nodiscard]] std::size_t all() const noexcept { return texts + actions; }
};

/// An English text: what there is to translate.
struct english_text {
  bundle_entry const* entry = nullptr;
  std::uint32_t ordinal = 0; // of its code
  bool is_action = false;
  std::size_t words = 0;
};

/// The translation of an English text.
struct measured_text {
  text_state state = text_state::untranslated;
  translation const* entry = nullptr; // none where the file has no entry
};

struct language_stats {
  translation_file const* file = nullptr;
  std::string tag;                                       // BCP 47: "pt-BR"
  std::vector<measured_text> texts;                      // of each of `domain_stats::texts`
  std::array<text_count, translation_states> by_state{}; // what each state has

  [[nodiscard]] text_count const& in(text_state state) const noexcept {
    return by_state[static_cast<std::size_t>(state)];
  }
  /// How many texts and actions are served, or reviewed.
  [[nodiscard]] std::size_t served() const noexcept {
    return in(text_state::translated).all() + in(text_state::reviewed).all();
  }
  [[nodiscard]] std::size_t reviewed() const noexcept { return in(text_state::reviewed).all(); }
};

struct domain_stats {
  domain_sources const* sources = nullptr;
  std::vector<english_text> texts; // in the order of the definitions, each action behind its text
  text_count total;
  std::vector<language_stats> languages; // as in the sources
};

/// Returns how many words an English text has: what stands between blanks (space, tab, newline) and has an ASCII
/// letter or digit. "{path}" is one word, " - " none.
[[nodiscard]] std::size_t count_words(std::string_view english) noexcept;

/// Measures a domain. What a build would refuse is an error in `found`: a key that is not defined, a code without
/// English, English that no catalog may hold, a text without English, a file whose name is no locale, two files of
/// one locale.
[[nodiscard]] domain_stats measure(domain_sources const& sources, diagnostics& found);

/// Returns a share in percent with one decimal: "66.6". Rounded down, so that "100.0" means all. Of nothing, all.
[[nodiscard]] std::string percent(std::size_t part, std::size_t all);

/// Returns what is not served of a language, in the order of the definitions: warnings whose `id` is the name of the
/// state, at the entry, or at the file where there is none.
[[nodiscard]] std::vector<diagnostic> blocking(domain_stats const& domain, language_stats const& language);

/// Returns the object that `interco stats --json` prints for a language, without a line end; its keys are described
/// in tools/interco/output.hpp. `with_blocking` adds the list of what is not served.
[[nodiscard]] std::string to_json(domain_stats const& domain, language_stats const& language,
                                  bool with_blocking = false);

} // namespace interco::exchange

#endif
