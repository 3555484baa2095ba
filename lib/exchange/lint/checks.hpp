/// \file
/// The rules that look at one text, by subject.
#ifndef INTERCO_EXCHANGE_LINT_CHECKS_HPP
#define INTERCO_EXCHANGE_LINT_CHECKS_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/definitions_source.hpp"
#include "exchange/lint/checked_text.hpp"
#include "exchange/lint/language.hpp"
#include "exchange/lint/reporter.hpp"
#include "exchange/wording.hpp"

namespace interco::exchange {

class glossary;

/// A text with all that a rule may ask about it.
struct subject {
  std::string_view key;
  code_definition const& code;
  bool is_action;
  checked_text const& text;
  checked_text const* english; // what it translates; none where it is the English itself
  language const& in;
  position at;
  reporter& found;
  glossary const* terms; // the words of the language, if there is a translation
  selection chosen;      // that `text` and `english` show

  /// Adds a finding at a byte of the text.
  void add_at_byte(std::string_view rule, std::size_t offset, std::string const& what, std::string hint,
                   std::optional<text_change> remedy = std::nullopt) const {
    found.at_text(rule, at, text.raw, offset, say("LINT_OF_KEY", {{"key", key}, {"text", what}}), std::move(hint),
                  std::move(remedy));
  }
  /// The same at a character of what is shown.
  void add(std::string_view rule, std::size_t index, std::string const& what, std::string hint,
           std::optional<text_change> remedy = std::nullopt) const {
    add_at_byte(rule, text.at[index], what, std::move(hint), std::move(remedy));
  }
};

/// Calls `check` once for each selection, which the texts of the subject show then.
template <class Check>
void for_each_selection(subject& each, checked_text& text, checked_text* english, Check check) {
  for (auto& chosen : text.selections()) {
    if (!chosen.empty()) {
      text.show(chosen);
      if (english != nullptr)
        english->show(chosen);
    }
    each.chosen = std::move(chosen);
    check();
  }
}

/// Looks at the text as it is written; returns false if it is so long that nothing else shall look at it.
bool check_served(subject const& each);
void check_patterns(subject const& each);
/// Looks at what formatting would refuse, and at styles. The text has been parsed.
void check_formatting(subject const& each);

// These look at what is shown, for one selection.
void check_arguments(subject const& each);
void check_characters(subject const& each);
void check_typography(subject const& each);
void check_fidelity(subject const& each);
void check_length(subject const& each);

/// Returns whether a text has words to translate, more than names, numbers and arguments.
[[nodiscard]] bool has_words(std::u32string_view text);
/// Returns the first abbreviation of a text, such as KDC; empty if there is none.
[[nodiscard]] std::string first_abbreviation(std::u32string_view text);

} // namespace interco::exchange

#endif
