#include <algorithm>
#include <array>
#include <unordered_set>

#include "core/ascii.hpp"
#include "core/names.hpp"
#include "core/utf8.hpp"
#include "exchange/lint/checks.hpp"
#include "exchange/lint/nearest.hpp"
#include "exchange/wording.hpp"
#include "icu/characters.hpp"

namespace interco::exchange {
namespace {

using detail::argument_kind;
using detail::message_argument;

// MessageFormat's, ICU's API reference of icu::MessageFormat; and "list", which definitions know.
constexpr std::array<std::string_view, 7> type_names{"number",  "date",     "time", "spellout",
                                                     "ordinal", "duration", "list"};

constexpr char const* apostrophe = "\u2019";

argument_definition const* definition_of(code_definition const& code, std::string_view name) {
  auto const found = std::find_if(code.arguments.begin(), code.arguments.end(),
                                  [name](argument_definition const& each) { return each.name == name; });
  return found == code.arguments.end() ? nullptr : &*found;
}

std::string names_of(code_definition const& code) {
  std::string result;
  for (auto const& each : code.arguments)
    result += (result.empty() ? "{" : ", {") + each.name + "}";
  return result;
}

std::string braced(std::string_view name) {
  return "{" + std::string(name) + "}";
}

/// Returns what a brace at `at` would name: "file" of "{file}" or "{file, number}"; empty if it looks like none.
std::string_view name_at(std::string_view text, std::size_t at) {
  auto begin = at + 1;
  while (begin < text.size() && text[begin] == ' ')
    ++begin;
  auto end = begin;
  while (end < text.size() && detail::is_word(text[end]))
    ++end;
  auto after = end;
  while (after < text.size() && text[after] == ' ')
    ++after;
  bool const is_one = end != begin && after < text.size() && (text[after] == '}' || text[after] == ',');
  return is_one ? text.substr(begin, end - begin) : std::string_view();
}

/// Returns whether formatting knows a type. The case of ICU's does not matter.
bool is_type(std::string_view name) {
  auto const known = name == "list" ? std::string(name) : detail::lower(name);
  return (known != "list" || name == "list") &&
         std::find(type_names.begin(), type_names.end(), known) != type_names.end();
}

bool fits(argument_type type, message_argument const& argument) {
  bool const is_number = type == argument_type::integer || type == argument_type::number;
  switch (argument.kind) {
  case argument_kind::none:
    return true;
  case argument_kind::select:
    return type == argument_type::string || type == argument_type::path;
  case argument_kind::choice:
  case argument_kind::plural:
  case argument_kind::selectordinal:
    return is_number;
  case argument_kind::simple:
    break;
  }
  auto const style = detail::lower(argument.type);
  if (style == "date" || style == "time")
    return type == argument_type::date_time;
  if (argument.type == "list")
    return type == argument_type::list;
  return is_number;
}

void check_argument(subject const& each, message_argument const& argument) {
  auto const* const definition = definition_of(each.code, argument.name);
  if (definition == nullptr) {
    std::vector<std::string_view> names;
    for (auto const& known : each.code.arguments)
      names.push_back(known.name);
    auto const near = nearest(argument.name, names);
    each.add_at_byte(
        "unknown-argument", argument.at,
        say("LINT_UNKNOWN_ARGUMENT", {{"argument", braced(argument.name)}, {"arguments", names_of(each.code)}}),
        near.empty() ? say("LINT_UNKNOWN_ARGUMENT_HINT") : say("CHECK_RULE_NEAR", {{"rule", braced(near)}}));
  }
  bool const is_simple = argument.kind == argument_kind::simple;
  if (is_simple && !is_type(argument.type)) {
    auto const near = nearest(argument.type, {type_names.begin(), type_names.end()});
    each.add_at_byte("unknown-type", argument.type_at, say("LINT_UNKNOWN_TYPE", {{"type", argument.type}}),
                     near.empty() ? say("LINT_UNKNOWN_TYPE_HINT") : say("LINT_WORD_NEAR", {{"word", near}}));
  } else if (definition != nullptr && !fits(definition->type, argument)) {
    each.add_at_byte("wrong-type", argument.at,
                     say("LINT_WRONG_TYPE", {{"argument", braced(argument.name)},
                                             {"type", detail::name_of(detail::argument_type_names, definition->type)}}),
                     say("LINT_WRITE", {{"text", braced(argument.name)}}));
  }
}

void check_plural(subject const& each, message_argument const& argument) {
  bool const is_ordinal = argument.kind == argument_kind::selectordinal;
  if ((argument.kind != argument_kind::plural && !is_ordinal) || each.in.plurals == nullptr)
    return;
  unsigned const known = is_ordinal ? each.in.plurals->ordinal : each.in.plurals->cardinal;
  unsigned const usual = is_ordinal ? each.in.plurals->usual_ordinal : each.in.plurals->usual_cardinal;
  unsigned present = 0;
  std::unordered_set<std::string_view> names;
  for (auto const& selector : argument.selectors) {
    if (!names.insert(selector.name).second)
      each.add_at_byte("useless-plural", selector.at, say("LINT_SELECTOR_TWICE", {{"word", selector.name}}),
                       say("LINT_REMOVE_ONE"));
    if (selector.name.starts_with('='))
      continue;
    auto const category =
        std::find(detail::plural_category_names.begin(), detail::plural_category_names.end(), selector.name);
    unsigned const bit = category == detail::plural_category_names.end()
                             ? 0
                             : 1U << static_cast<unsigned>(category - detail::plural_category_names.begin());
    present |= bit;
    if ((bit & known) == 0 && selector.name != "other")
      each.add_at_byte("useless-plural", selector.at,
                       say("LINT_NO_SUCH_CATEGORY", {{"category", selector.name}, {"language", each.in.code}}),
                       say("LINT_REMOVE_IT"));
  }
  std::string missing;
  for (std::size_t i = 0; i < detail::plural_category_names.size(); ++i) {
    if (((usual & ~present) >> i & 1U) != 0)
      missing += (missing.empty() ? "" : ", ") + std::string(detail::plural_category_names[i]);
  }
  if (!missing.empty())
    each.add_at_byte("missing-plural", argument.at,
                     say("LINT_MISSING_PLURAL",
                         {{"argument", braced(argument.name)}, {"categories", missing}, {"language", each.in.code}}),
                     say("LINT_MISSING_PLURAL_HINT"));
}

/// Returns whether the apostrophe at `at` begins a quotation: of a run of them, each pair is one that is shown.
bool opens_quotation(std::string_view text, std::size_t at) {
  std::size_t run = 1;
  while (run <= at && text[at - run] == '\'')
    ++run;
  return run % 2 == 1;
}

/// Returns whether a letter stands before the apostrophe at `at`, as in l'{file}.
bool is_behind_letter(std::string_view text, std::size_t at) {
  auto begin = at;
  while (begin > 0 && detail::is_continuation(text[begin - 1]))
    --begin;
  return begin > 0 && detail::is_letter(detail::decode_utf8(text.substr(begin - 1)).code_point);
}

/// Returns whether typographic apostrophes in these places leave a text that can be parsed.
bool can_be_typographic(subject const& each, std::vector<std::size_t> const& places) {
  std::string changed;
  std::size_t from = 0;
  for (auto const at : places) {
    changed.append(each.text.raw, from, at - from).append(apostrophe);
    from = at + 1;
  }
  return detail::parse_message(changed.append(each.text.raw, from)).pattern.has_value();
}

/// Finds what an apostrophe makes of the # of a plural: readers see it, and no number.
void check_number_signs(subject const& each) {
  auto const text = each.text.raw;
  std::vector<std::size_t> places;
  for (auto const& argument : each.text.pattern->arguments) {
    if (argument.kind != argument_kind::plural && argument.kind != argument_kind::selectordinal)
      continue;
    auto const from = places.empty() ? argument.at : std::max(argument.at, places.back() + 1);
    for (auto at = text.find("'#", from); at < argument.end; at = text.find("'#", at + 1)) {
      if (is_behind_letter(text, at) && opens_quotation(text, at))
        places.push_back(at);
    }
  }
  bool const can_be_fixed = !places.empty() && can_be_typographic(each, places);
  for (auto const at : places)
    each.add_at_byte("quoted-argument", at, say("LINT_QUOTED_SIGN"), say("LINT_APOSTROPHE"),
                     can_be_fixed ? std::optional(text_change{at, at + 1, apostrophe}) : std::nullopt);
}

/// Returns the names of arguments that an apostrophe hides.
std::vector<std::string_view> check_quotations(subject const& each) {
  struct quotation {
    std::size_t at;
    std::string_view name;
    bool behind_letter;
  };
  std::vector<quotation> all;
  std::vector<std::size_t> places; // of those behind a letter
  auto const text = each.text.raw;
  for (auto at = text.find("'{"); at != std::string_view::npos; at = text.find("'{", at + 1)) {
    auto const name = name_at(text, at + 1);
    bool const behind_letter = is_behind_letter(text, at);
    bool const is_argument = definition_of(each.code, name) != nullptr;
    if (name.empty() || (!behind_letter && !is_argument) || !opens_quotation(text, at))
      continue;
    all.push_back({at, name, behind_letter});
    if (behind_letter)
      places.push_back(at);
  }
  bool const can_be_fixed = !places.empty() && can_be_typographic(each, places);
  std::vector<std::string_view> hidden;
  for (auto const& [at, name, behind_letter] : all) {
    hidden.push_back(name);
    std::optional<text_change> remedy;
    if (behind_letter && can_be_fixed)
      remedy = text_change{at, at + 1, apostrophe};
    each.add_at_byte("quoted-argument", at, say("LINT_QUOTED_ARGUMENT", {{"argument", braced(name)}}),
                     say("LINT_APOSTROPHE"), remedy);
  }
  return hidden;
}

/// Returns whether an apostrophe takes its meaning from a brace that would end a branch, or from a #.
bool hides_syntax(std::string_view text) {
  for (auto const* const hidden : {"'}", "'#"}) {
    for (auto at = text.find(hidden); at != std::string_view::npos; at = text.find(hidden, at + 1)) {
      if (is_behind_letter(text, at))
        return true;
    }
  }
  return false;
}

void check_missing(subject const& each, std::vector<std::string_view> const& hidden) {
  std::vector<std::string_view> told;
  for (auto const& argument : each.english->pattern->arguments) {
    auto const& used = each.text.pattern->arguments;
    bool const is_used =
        std::any_of(used.begin(), used.end(), [&](auto const& one) { return one.name == argument.name; });
    bool const is_known = std::find(hidden.begin(), hidden.end(), argument.name) != hidden.end() ||
                          std::find(told.begin(), told.end(), argument.name) != told.end();
    if (is_used || is_known || definition_of(each.code, argument.name) == nullptr)
      continue;
    told.emplace_back(argument.name);
    each.add_at_byte("missing-argument", 0, say("LINT_MISSING_ARGUMENT", {{"argument", braced(argument.name)}}),
                     say("LINT_MISSING_ARGUMENT_HINT"));
  }
}

} // namespace

void check_patterns(subject const& each) {
  auto const text = each.text.raw;
  if (each.code.arguments.empty()) {
    for (auto at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
      auto const name = name_at(text, at);
      auto const& english = each.english == nullptr ? text : each.english->raw;
      bool const is_meant = each.english != nullptr && english.find(braced(name)) != std::string_view::npos;
      if (!name.empty() && !is_meant)
        each.add_at_byte("stray-argument", at,
                         say("LINT_STRAY_ARGUMENT", {{"argument", braced(name)}, {"symbol", each.code.symbol}}),
                         say("LINT_STRAY_ARGUMENT_HINT"));
    }
    return;
  }
  auto const hidden = check_quotations(each);
  if (!each.text.pattern) {
    bool const is_hidden = hides_syntax(text);
    each.add_at_byte("pattern-syntax", each.text.error.at, each.text.error.text,
                     is_hidden ? say("LINT_PATTERN_APOSTROPHE") : say("LINT_PATTERN_HINT"));
    return;
  }
  check_number_signs(each);
  for (auto const& argument : each.text.pattern->arguments) {
    check_argument(each, argument);
    check_plural(each, argument);
  }
  check_formatting(each);
  if (each.english != nullptr && each.english->pattern)
    check_missing(each, hidden);
}

void check_arguments(subject const& each) {
  bool const has_both = each.text.pattern && each.english != nullptr && each.english->pattern;
  if (!has_both || each.text.pattern->branches.size() == 1) // seen as a whole already
    return;
  std::unordered_set<std::string_view> missing(each.english->args.begin(), each.english->args.end());
  for (auto const& name : each.text.args)
    missing.erase(name);
  // One, two and none may be said in words.
  for (auto const& [name, selector] : each.chosen) {
    if (selector == "one" || selector == "two" || selector == "zero" || selector.starts_with('='))
      missing.erase(name);
  }
  for (auto const& argument : each.text.pattern->arguments) {
    if (missing.erase(argument.name) != 0)
      each.add("missing-argument", 0, say("LINT_MISSING_IN_BRANCH", {{"argument", braced(argument.name)}}),
               say("LINT_MISSING_ARGUMENT_HINT"));
  }
}

} // namespace interco::exchange
