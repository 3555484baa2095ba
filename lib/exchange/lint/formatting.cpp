// What a text in MessageFormat may not have if it shall be formatted, and styles that do not do what is meant.
#include <algorithm>
#include <array>
#include <set>

#include <interco/safe_text.hpp>

#include "core/ascii.hpp"
#include "core/utf8.hpp"
#include "exchange/lint/checks.hpp"
#include "exchange/lint/nearest.hpp"
#include "exchange/wording.hpp"

namespace interco::exchange {
namespace {

using detail::argument_kind;
using detail::message_argument;

constexpr char const* refused = "refused-pattern";

// The words of a number's skeleton, with a '/' where they have options: ICU user guide, "Number Skeletons". Otherwise
// each would have a line of its own:
// clang-format off
constexpr std::array<std::string_view, 63> skeleton_words{
    "base-unit", "compact-long", "compact-short", "currency/", "decimal-always", "decimal-auto", "engineering",
    "engineering/", "group-auto", "group-min2", "group-off", "group-on-aligned", "group-thousands",
    "integer-width-trunc", "integer-width/", "latin", "measure-unit/", "notation-simple", "numbering-system/",
    "per-measure-unit/", "percent", "permille", "precision-currency-cash", "precision-currency-cash/",
    "precision-currency-standard", "precision-currency-standard/", "precision-increment/", "precision-integer",
    "precision-integer/", "precision-unlimited", "precision-unlimited/", "rounding-mode-ceiling",
    "rounding-mode-down", "rounding-mode-floor", "rounding-mode-half-ceiling", "rounding-mode-half-down",
    "rounding-mode-half-even", "rounding-mode-half-floor", "rounding-mode-half-odd", "rounding-mode-half-up",
    "rounding-mode-unnecessary", "rounding-mode-up", "scale/", "scientific", "scientific/", "sign-accounting",
    "sign-accounting-always", "sign-accounting-except-zero", "sign-accounting-negative", "sign-always",
    "sign-auto", "sign-except-zero", "sign-negative", "sign-never", "unit-width-formal", "unit-width-full-name",
    "unit-width-hidden", "unit-width-iso-code", "unit-width-narrow", "unit-width-short", "unit-width-variant",
    "unit/", "usage/"};
// clang-format on

// MessageFormat's own words for styles; all else is a pattern. ICU ignores their case and the space around them.
constexpr std::array<std::string_view, 3> number_styles{"integer", "currency", "percent"};
constexpr std::array<std::string_view, 4> time_styles{"short", "medium", "long", "full"};

template <std::size_t N>
bool is_one_of(std::array<std::string_view, N> const& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

template <std::size_t N>
std::string hint_for(std::array<std::string_view, N> const& words, std::string_view word, char const* otherwise) {
  auto const near = nearest(word, {words.begin(), words.end()});
  return near.empty() ? (otherwise == nullptr ? std::string() : say(otherwise))
                      : say("LINT_WORD_NEAR", {{"word", near}});
}

void check_skeleton(subject const& each, message_argument const& argument, std::string_view skeleton) {
  while (!skeleton.empty()) {
    auto const token = skeleton.substr(0, skeleton.find_first_of(" \t\n\r"));
    auto const slash = token.find('/');
    auto const word = token.substr(0, slash == std::string_view::npos ? slash : slash + 1);
    // What is no word begins with a digit, a sign or a capital: ".00", "@@#", "+!", "EE0", "KK".
    bool const is_word = !word.empty() && word.front() >= 'a' && word.front() <= 'z';
    if (is_word && !is_one_of(skeleton_words, word))
      each.add_at_byte(refused, argument.style_at + static_cast<std::size_t>(word.data() - argument.style.data()),
                       say("LINT_NO_SKELETON_WORD", {{"word", word}}),
                       hint_for(skeleton_words, word, later("LINT_NO_SKELETON_WORD_HINT")));
    skeleton.remove_prefix(std::min(token.size() + 1, skeleton.size()));
  }
}

/// Looks at a style that is neither a word nor a skeleton.
void check_pattern_of_value(subject const& each, message_argument const& argument, std::string const& type,
                            std::string_view word) {
  auto const add = [&](std::string const& what, std::string hint) {
    each.add_at_byte("literal-style", argument.style_at, what, std::move(hint));
  };
  bool const is_number = type == "number";
  bool const is_letters = std::all_of(word.begin(), word.end(), [](char c) { return detail::is_letter(c); });
  if (is_number && word.find_first_of("0123456789#@") == std::string_view::npos)
    return add(say("LINT_NUMBER_PATTERN", {{"word", word}}),
               hint_for(number_styles, word, later("LINT_NUMBER_PATTERN_HINT")));
  if (!is_number && is_letters && !nearest(word, {time_styles.begin(), time_styles.end()}).empty())
    return add(say("LINT_TIME_PATTERN", {{"word", word}}), hint_for(time_styles, word, nullptr));
  if (word.size() != argument.style.size())
    add(say("LINT_PATTERN_SPACE", {{"word", word}}),
        say("LINT_WRITE", {{"text", "{" + argument.name + "," + argument.type + "," + std::string(word) + "}"}}));
}

void check_style(subject const& each, message_argument const& argument) {
  auto const type = detail::lower(argument.type);
  std::string_view const word = detail::trim(argument.style);
  if (word.empty())
    return;
  if (argument.type == "list")
    return each.add_at_byte(refused, argument.style_at, say("LINT_LIST_STYLE"),
                            say("LINT_WRITE", {{"text", "{" + argument.name + ", list}"}}));
  if (type == "number" && word.starts_with("::"))
    return check_skeleton(each, argument, word.substr(2));
  if (word.starts_with("::")) // of a time: ICU takes each letter for a part, and leaves out what it does not know
    return;
  bool const is_time = type == "date" || type == "time";
  bool const is_known = is_time ? is_one_of(time_styles, detail::lower(word))
                                : type == "number" && is_one_of(number_styles, detail::lower(word));
  if (is_known)
    return;
  if (is_time || type == "number")
    return check_pattern_of_value(each, argument, type, word);
  if (word.size() != argument.style.size())
    each.add_at_byte(
        "literal-style", argument.style_at, say("LINT_RULE_SET_SPACE", {{"word", word}}),
        say("LINT_WRITE", {{"text", "{" + argument.name + "," + argument.type + "," + std::string(word) + "}"}}));
}

/// Returns where a character stands that is at `offset` of a piece's text.
std::size_t place_of(subject const& each, detail::message_piece const& piece, std::size_t offset, char32_t character) {
  std::string bytes;
  detail::append_utf8(bytes, character);
  auto const found = each.text.raw.find(bytes, piece.at + offset); // apostrophes before it may be left out
  return found == std::string_view::npos ? piece.at : found;
}

/// Finds bidi controls whose partners stand in another branch, or around this one. The text as a whole is sound.
void check_branches(subject const& each) {
  auto const& pattern = *each.text.pattern;
  std::vector<std::string> texts(pattern.branches.size());
  for (auto const& piece : pattern.pieces)
    texts[piece.branch] += piece.text;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    auto const fault = find_text_fault(texts[i]);
    if (!fault)
      continue;
    auto left = fault->offset;
    for (auto const& piece : pattern.pieces) {
      if (piece.branch != i)
        continue;
      if (left < piece.text.size()) {
        each.add_at_byte(refused, place_of(each, piece, left, fault->code_point), say("LINT_BIDI_BRANCH"),
                         say("LINT_BIDI_BRANCH_HINT"));
        return;
      }
      left -= piece.text.size();
    }
  }
}

} // namespace

void check_formatting(subject const& each) {
  std::set<std::pair<std::string_view, std::string_view>> formats;
  for (auto const& argument : each.text.pattern->arguments) {
    if (argument.kind == argument_kind::choice)
      each.add_at_byte(refused, argument.at, say("LINT_CHOICE"), say("LINT_CHOICE_HINT"));
    if (argument.kind != argument_kind::simple)
      continue;
    if (formats.emplace(argument.type, argument.style).second && formats.size() == detail::max_message_formats + 1)
      each.add_at_byte(refused, argument.at, say("LINT_TOO_MANY_FORMATS", {{"most", detail::max_message_formats}}),
                       say("LINT_TOO_MANY_FORMATS_HINT"));
    if (detail::paired_bidi_controls(argument.style) != 0)
      each.add_at_byte(refused, argument.style_at, say("LINT_BIDI_STYLE"), say("LINT_BIDI_STYLE_HINT"));
    else
      check_style(each, argument);
  }
  check_branches(each);
}

} // namespace interco::exchange
