#include "card.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "columns.hpp"
#include "core/catalog_access.hpp"
#include "core/names.hpp"
#include "core/utf8.hpp"
#include "output.hpp"
#include "session.hpp"
#include "words.hpp"

namespace interco::command {
namespace {

/// The most related codes that a card lists: a domain may state one condition for all of its codes.
constexpr std::size_t most_related = 100;

/// Every label of a card.
constexpr std::array labels{
    later("CARD_TEXT"),      later("CARD_FROM"),        later("CARD_ACTION"),    later("CARD_ACTION_IN"),
    later("CARD_ENGLISH"),   later("CARD_PASSED_OVER"), later("CARD_REQUESTED"), later("CARD_LOCALE"),
    later("CARD_DOMAIN"),    later("CARD_VALUE"),       later("CARD_ALIASES"),   later("CARD_SEVERITY"),
    later("CARD_AUDIENCE"),  later("CARD_FACILITY"),    later("CARD_NEAREST"),   later("CARD_PARENT"),
    later("CARD_HOLDS"),     later("CARD_INSIDE"),      later("CARD_ELSEWHERE"), later("CARD_ARGUMENTS"),
    later("CARD_CONDITION"), later("CARD_RELATED")};

/// Returns where the values of a card begin: behind the longest label and two blanks, and a margin of two.
std::size_t widest_label() {
  std::size_t result = 0;
  for (auto const* const label : labels)
    result = std::max(result, columns(say(label)));
  return result + 4;
}

/// Appends a label, and a value that may have several lines, from column `indent` on; nothing where that is empty.
void append_row(std::string& card, std::size_t indent, std::string_view label, std::string_view value) {
  if (value.empty())
    return;
  append_safe_line(card.append(2, ' '), label);
  auto column = 2 + columns(label);
  for (auto const line : wrapped(value, usual_columns - indent)) {
    append_safe_line(card.append(indent - std::exchange(column, 0), ' '), line);
    card += '\n';
  }
}

std::string joined(std::vector<std::string> const& parts) {
  std::string result;
  for (auto const& part : parts)
    (result += result.empty() ? "" : ", ") += part;
  return result;
}

[[nodiscard]] bool is_somewhere(origin const& from) {
  return from.embedded || !from.package.empty();
}

/// "it.po:12, translated, embedded"; "/usr/share/backup/it.res" where that is all that is known.
std::string to_words(origin const& from) {
  std::vector<std::string> parts;
  if (!from.source.empty()) {
    parts.push_back(std::string(from.source) + (from.line == 0 ? "" : ":" + std::to_string(from.line)));
    parts.emplace_back(to_string(from.state));
  }
  if (is_somewhere(from))
    parts.push_back(from.embedded ? say("CARD_EMBEDDED") : std::string(from.package));
  return joined(parts);
}

std::string to_object(origin const& from) {
  if (!is_somewhere(from))
    return "null";
  auto const or_null = [](std::string_view text) { return text.empty() ? "null" : json_string(text); };
  return "{\"package\":" + or_null(from.package) + ",\"source\":" + or_null(from.source) +
         ",\"line\":" + (from.line == 0 ? "null" : std::to_string(from.line)) +
         ",\"state\":" + json_string(to_string(from.state)) + ",\"embedded\":" + (from.embedded ? "true" : "false") +
         "}";
}

std::string to_words(code const& of) {
  return std::string(of.domain) + ":" + hex_string(of.value).str();
}

/// "0x80090328, -2146893016 signed, 2148074280 unsigned"; "2, 0x00000002" where people know the value so.
std::string value_of(message const& answer) {
  if (!answer.has_value())
    return {};
  auto const value = answer.value();
  auto const number = static_cast<std::int32_t>(value);
  auto const text = std::to_string(value);
  if (auto const shown = answer.shown().str(); shown == text)
    return shown + ", " + answer.hex().str();
  return number < 0
             ? say("CARD_SIGNED", {{"hex", answer.hex().str()}, {"signed", std::to_string(number)}, {"unsigned", text}})
             : answer.hex().str() + ", " + text;
}

std::string parts_of(message const& answer) {
  auto const parts = answer.decoded();
  if (!parts)
    return {};
  return say("CARD_PARTS",
             {{"kind", kind_of(*parts)}, {"facility", facility_of(answer)}, {"code", std::to_string(parts->code)}});
}

} // namespace

struct cards::relations {
  struct argument {
    std::string_view name;
    std::string_view type;
  };
  std::vector<argument> arguments;
  std::string_view condition;   // its name
  std::vector<message> related; // the codes that state the same condition, without the code itself: the first of them
  std::size_t related_count = 0;
  /// A platform, and what the symbol's value is there, or what symbols the value has there.
  struct elsewhere_value {
    std::string_view platform;
    std::uint32_t value;
  };
  struct elsewhere_symbol {
    std::string_view platform;
    std::string_view symbol;
  };
  std::vector<elsewhere_value> values_elsewhere;
  std::vector<elsewhere_symbol> symbols_elsewhere; // where the value means something else

  /// Says what a symbol's value is on other platforms, and which symbols have this value there, a line for what
  /// several platforms have alike.
  [[nodiscard]] std::string elsewhere(message const& answer) const {
    std::map<std::uint32_t, std::vector<std::string_view>> by_value;
    for (auto const& each : values_elsewhere)
      by_value[each.value].push_back(each.platform);
    std::string result;
    for (auto const& [value, platforms] : by_value)
      (result += result.empty() ? "" : "\n") +=
          say("CARD_VALUE_THERE",
              {{"symbol", answer.symbol()}, {"value", std::to_string(value)}, {"platforms", platforms}});
    std::map<std::string_view, std::vector<std::string_view>> by_platform;
    for (auto const& each : symbols_elsewhere)
      by_platform[each.platform].push_back(each.symbol);
    std::map<std::vector<std::string_view>, std::vector<std::string_view>> by_symbols;
    for (auto const& [platform, symbols] : by_platform)
      by_symbols[symbols].push_back(platform);
    for (auto const& [symbols, platforms] : by_symbols)
      (result += result.empty() ? "" : "\n") +=
          say("CARD_SYMBOLS_THERE",
              {{"value", std::to_string(answer.value())}, {"symbols", symbols}, {"platforms", platforms}});
    return result;
  }
};

cards::cards(session const& with) : with_(with) {
  for (auto const& each : with.catalogs()) {
    auto const& codes = *detail::catalog_access::data(each).codes;
    for (std::uint32_t i = 0; i < codes.count(); ++i) {
      bool const is_alias = codes.canonical[i] != static_cast<std::int32_t>(i);
      if (auto const condition = is_alias ? std::nullopt : codes.condition(i))
        by_condition_[*condition].push_back({&each, i});
    }
  }
}

cards::relations cards::relations_of(message const& answer) const {
  relations result;
  auto const* const asked = with_.catalogs().find(answer.domain());
  if (asked == nullptr || !answer.has_value())
    return result;
  auto const& codes = *detail::catalog_access::data(*asked).codes;
  auto const ordinal = answer.known() ? codes.ordinal_of(answer.symbol()) : detail::no_ordinal;
  auto const& decoding = codes.decoding;
  for (auto const& each : decoding.elsewhere) {
    auto const platform = decoding.platforms[each.platform];
    if (each.ordinal == ordinal)
      result.values_elsewhere.push_back({platform, each.value});
    if (each.value == answer.value() && codes.value(each.ordinal) != answer.value())
      result.symbols_elsewhere.push_back({platform, codes.symbols[each.ordinal]});
  }
  if (!answer.known())
    return result;
  auto const range = codes.arguments(ordinal);
  for (auto i = range.first; i < range.last; ++i)
    result.arguments.push_back(
        {codes.argument_names[i],
         detail::name_of(detail::argument_type_names, static_cast<argument_type>(codes.argument_types[i]))});
  result.condition = codes.condition_name(ordinal);
  auto const condition = answer.condition();
  auto const same = condition ? by_condition_.find(*condition) : by_condition_.end();
  if (same == by_condition_.end())
    return result;
  for (auto const& each : same->second) {
    auto const& others = *detail::catalog_access::data(*each.of).codes;
    if (each.of == asked && others.value(each.ordinal) == answer.value())
      continue;
    if (result.related.size() < most_related)
      result.related.push_back(with_.in(*each.of)[others.symbols[each.ordinal]]);
    else
      break;
  }
  // The code, or what it is an alias of, is among them.
  bool const is_there = codes.condition(codes.ordinal_of(answer.value())) == condition;
  result.related_count = same->second.size() - (is_there ? 1 : 0);
  return result;
}

std::string cards::to_text(message const& answer, message const* outer, bool with_domain) const {
  auto card = to_heading(answer, with_.color(), with_domain);
  auto const indent = widest_label();
  auto const row = [&card, indent](char const* label, std::string_view value) {
    append_row(card, indent, say(label), value);
  };
  auto const more = relations_of(answer);
  row("CARD_TEXT", answer.text());
  row("CARD_FROM", to_words(answer.origin()));
  row("CARD_ACTION", answer.action());
  row("CARD_FROM", to_words(answer.action_origin()));
  if (answer.action_locale() != answer.locale())
    row("CARD_ACTION_IN", answer.action_locale());
  if (answer.english() != answer.text())
    row("CARD_ENGLISH", answer.english());
  row("CARD_PASSED_OVER", to_words(answer.passed_over()));
  row("CARD_REQUESTED", with_.locales().to_string());
  row("CARD_LOCALE", say("CARD_LOCALE_BY", {{"locale", answer.locale()}, {"rule", to_string(answer.resolved())}}));
  row("CARD_DOMAIN", answer.domain());
  row("CARD_VALUE", value_of(answer));
  row("CARD_ALIASES", joined({answer.aliases().begin(), answer.aliases().end()}));
  row("CARD_SEVERITY", to_string(answer.severity()));
  row("CARD_AUDIENCE", to_string(answer.audience()));
  row("CARD_FACILITY", parts_of(answer));
  if (!answer.known())
    row(answer.resolved() == resolved::built_in ? "CARD_NEAREST" : "CARD_PARENT", answer.relative());
  if (auto const inside = answer.wrapped())
    row("CARD_HOLDS", to_words(*inside));
  if (outer != nullptr) {
    row("CARD_INSIDE", to_words(outer->code()));
    row("CARD_FACILITY", parts_of(*outer));
  }
  std::vector<std::string> words;
  for (auto const& each : more.arguments)
    words.push_back(std::string(each.name) + " (" + std::string(each.type) + ")");
  row("CARD_ELSEWHERE", more.elsewhere(answer));
  row("CARD_ARGUMENTS", joined(words));
  row("CARD_CONDITION", more.condition);
  words.clear();
  for (auto const& each : more.related)
    words.push_back(std::string(each.domain()) + ":" + std::string(each.symbol()));
  if (more.related_count > words.size())
    words.push_back(say("CARD_AND_MORE", {{"number", more.related_count - words.size()}}));
  row("CARD_RELATED", joined(words));
  return card;
}

std::string cards::to_json(message const& answer, std::string_view input, message const* outer) const {
  auto object = command::to_json(answer, with_.locales(), input, outer);
  object.pop_back(); // its brace
  auto const add = [&object](std::string_view key, std::string const& value) {
    object += ",\"" + std::string(key) + "\":" + value;
  };
  auto const or_null = [](std::string_view text) { return text.empty() ? "null" : json_string(text); };
  auto const more = relations_of(answer);
  auto const value = answer.value();
  add("signed", answer.has_value() ? std::to_string(static_cast<std::int32_t>(value)) : "null");
  add("unsigned", answer.has_value() ? std::to_string(value) : "null");
  add("action_locale", or_null(answer.action_locale()));
  add("origin", to_object(answer.origin()));
  add("action_origin", to_object(answer.action_origin()));
  add("passed_over", to_object(answer.passed_over()));
  std::string array;
  for (auto const& each : more.arguments)
    array += (array.empty() ? "" : ",") + ("{\"name\":" + json_string(each.name)) +
             ",\"type\":" + json_string(each.type) + "}";
  add("arguments", "[" + array + "]");
  add("condition", or_null(more.condition));
  array.clear();
  for (auto const& each : more.related)
    array += (array.empty() ? "" : ",") + ("{\"domain\":" + json_string(each.domain())) +
             ",\"symbol\":" + json_string(each.symbol()) + ",\"value\":" + json_string(each.hex().str()) + "}";
  add("related", "[" + array + "]");
  add("related_count", std::to_string(more.related_count));
  array.clear();
  for (auto const& each : more.values_elsewhere)
    array += (array.empty() ? "" : ",") + ("{\"platform\":" + json_string(each.platform)) +
             ",\"value\":" + std::to_string(each.value) + "}";
  add("elsewhere", "[" + array + "]");
  array.clear();
  for (auto const& each : more.symbols_elsewhere)
    array += (array.empty() ? "" : ",") + ("{\"platform\":" + json_string(each.platform)) +
             ",\"symbol\":" + json_string(each.symbol) + "}";
  add("symbols_elsewhere", "[" + array + "]");
  return object + "}";
}

} // namespace interco::command
