/// \file
/// The rules of `interco check`: what each finds, and an example. The list that --list-rules prints, and the README of
/// this folder, are made of this table.
#ifndef INTERCO_EXCHANGE_LINT_RULES_HPP
#define INTERCO_EXCHANGE_LINT_RULES_HPP

#include <span>
#include <string>
#include <string_view>

#include "exchange/diagnostic.hpp"

namespace interco::exchange {

struct rule {
  std::string_view id; // stable, for scripts
  std::string_view subject;
  grade level = grade::warning;
  bool can_be_fixed = false;              // by --fix
  char const* about = "";                 // the symbol of what it finds, one sentence (exchange/wording.hpp)
  std::string_view example;               // that is the same in each language
  char const* example_in_words = nullptr; // the symbol of one that is not
};

/// Returns an example of what a rule finds, in words; it may be empty.
[[nodiscard]] std::string example_of(rule const& of);

/// Returns all rules, by subject.
[[nodiscard]] std::span<rule const> rules() noexcept;
/// Returns the rule with an id, or nothing.
[[nodiscard]] rule const* rule_of(std::string_view id) noexcept;
/// Returns the id of a rule that is spelt like this, or nothing.
[[nodiscard]] std::string_view nearest_rule(std::string_view id);
/// Returns the word for a grade: "error", "warning", "note".
[[nodiscard]] std::string_view name_of(grade level) noexcept;
/// Returns the rules as a table in Markdown, as the README has it.
[[nodiscard]] std::string rules_as_markdown();

} // namespace interco::exchange

#endif
