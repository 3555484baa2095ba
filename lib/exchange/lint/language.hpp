/// \file
/// What the rules have to know of a language: how it is written.
#ifndef INTERCO_EXCHANGE_LINT_LANGUAGE_HPP
#define INTERCO_EXCHANGE_LINT_LANGUAGE_HPP

#include <string>
#include <string_view>
#include <vector>

#include "core/plural_data.hpp"

namespace interco::exchange {

struct language {
  std::string code;                      // "it"
  std::vector<std::string_view> scripts; // what it is written in: {"Hira", "Kana", "Hani"}
  bool right_to_left = false;
  bool spaces_before_marks = false;                   // as French has them before ; : ! ?
  bool has_final_stop = true;                         // sentences end with one; not in Thai
  bool has_plain_space_words = true;                  // words lie between spaces
  bool doubles_words = false;                         // reduplication is grammar, as in Vietnamese
  bool keeps_spaces_together = false;                 // no-break spaces between words are its custom
  std::string_view stop = ".";                        // what a sentence ends with
  detail::plural_categories const* plurals = nullptr; // none where CLDR has no rules

  /// Returns whether a script is one of the language, or common to several.
  [[nodiscard]] bool is_written_in(std::string_view script) const noexcept;
};

/// Makes what is known of the language of a locale; of an unknown one, that of most.
[[nodiscard]] language language_of(std::string_view locale);

} // namespace interco::exchange

#endif
