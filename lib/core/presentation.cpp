#include <interco/presentation.hpp>

#include <string_view>

#include "core/inserted_text.hpp"
#include "core/log_form.hpp"

namespace interco {
namespace {

/// What stands for a code that has neither symbol nor value.
constexpr std::string_view nothing = "?";

void append_log(std::string& to, message const& answer) {
  if (answer.has_value())
    return detail::append_log_code(to, answer.code().domain, answer.symbol(), answer.value());
  ((to += answer.domain()) += '/') += nothing;
}

void append_text(std::string& to, message const& answer) {
  to += answer.text();
  if (answer.known() || !answer.has_value())
    return;
  append_log(to += " [", answer);
  to += ']';
}

/// Appends the symbol, or, of a code that has none, its value in the form given.
void append_symbol(std::string& to, message const& answer, std::string_view value) {
  if (answer.known())
    to += answer.symbol();
  else
    to += answer.has_value() ? value : nothing;
}

bool is_in_english(message const& answer) noexcept {
  auto const locale = answer.locale();
  return locale == "en" || locale.starts_with("en-") || answer.text() == answer.english();
}

void append_english(std::string& to, message const& answer) {
  // Inside a paragraph from right to left, the bracket and the full stop would go to the wrong end.
  bool const turns = detail::inserted_text(answer.text(), insertion::automatic, {}).is_isolated();
  to += ' ';
  if (turns)
    to += detail::first_strong_isolate;
  ((to += "[en: ") += answer.english()) += ']';
  if (turns)
    to += detail::pop_directional_isolate;
}

} // namespace

void append(std::string& to, message const& answer, presentation form) {
  switch (form) {
  case presentation::text:
    return append_text(to, answer);
  case presentation::symbol:
    return append_symbol(to, answer, answer.shown().str());
  case presentation::symbol_hex:
    append_symbol(to, answer, answer.hex().str());
    if (answer.known())
      ((to += " (") += answer.hex().str()) += ')';
    return;
  case presentation::log:
    return append_log(to, answer);
  case presentation::bilingual:
    append_text(to, answer);
    if (!is_in_english(answer))
      append_english(to, answer);
  }
}

std::string to_string(message const& answer, presentation form) {
  std::string result;
  append(result, answer, form);
  return result;
}

std::string to_log(code const& value) {
  std::string result;
  detail::append_log_code(result, value.domain, {}, value.value);
  return result;
}

} // namespace interco
