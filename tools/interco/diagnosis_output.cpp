#include <algorithm>
#include <iostream>

#include <interco/safe_text.hpp>

#include "columns.hpp"
#include "diagnosis.hpp"
#include "output.hpp"
#include "words.hpp"

namespace interco::command {
namespace {

/// A table on its way to a terminal: what is in it is safe, and all but the last column are padded.
void print_table(std::vector<std::vector<std::string>> const& rows) {
  std::vector<std::size_t> widths;
  for (auto const& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], columns(row[i]));
  }
  for (auto const& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i)
      line += "  " + row[i] + std::string(widths[i] - columns(row[i]), ' ');
    std::cout << line.substr(0, line.find_last_not_of(' ') + 1) << '\n';
  }
}

std::string word_of(resolved rule) {
  switch (rule) {
  case resolved::exact:
    return say("DOCTOR_RULE_ITSELF");
  case resolved::parent:
    return say("DOCTOR_RULE_PARENT");
  case resolved::relative:
    return say("DOCTOR_RULE_RELATIVE");
  default:
    return say("DOCTOR_RULE_SOURCE");
  }
}

std::string in_words(asked_locale const& asked) {
  std::string_view const outcome = asked.outcome;
  auto const words = outcome == "absent"         ? say("DOCTOR_ABSENT")
                     : outcome == "empty"        ? say("DOCTOR_NOTHING_USABLE")
                     : outcome == "farther"      ? say("DOCTOR_FARTHER")
                     : outcome == "asked-before" ? say("DOCTOR_ASKED_BEFORE")
                     : outcome == "no-text"      ? say("DOCTOR_NO_TEXT")
                                                 : say("DOCTOR_ANSWERS");
  return asked.reason.empty() ? words : say("DOCTOR_WITH_REASON", {{"outcome", words}, {"reason", asked.reason}});
}

// --- text ---

void print_requested(diagnosis const& found, locale_list const& requested) {
  std::cout << say("DOCTOR_REQUESTED") << '\n';
  std::vector<std::vector<std::string>> rows;
  for (auto const& each : found.readings) {
    rows.push_back({each.name, safe_line(each.text),
                    each.list.empty() ? say("DOCTOR_READ_AS_NOTHING")
                                      : say("DOCTOR_READ_AS", {{"languages", each.list.to_string()}})});
    for (std::size_t i = 0; i < each.places.size(); ++i) {
      auto const& problem = each.list.problems()[i];
      auto const known = each.places[i] < each.text.size();
      auto const text = problem.key + ": " + problem.text;
      rows.push_back({"", "",
                      known
                          ? say("DOCTOR_LEFT_OUT_AT", {{"byte", std::to_string(each.places[i] + 1)}, {"problem", text}})
                          : say("DOCTOR_LEFT_OUT", {{"problem", text}})});
    }
    if (each.ends)
      rows.push_back({"", "", say("DOCTOR_ENDS")});
  }
  rows.push_back({say("DOCTOR_IN_ALL"), "", requested.empty() ? say("DOCTOR_NOTHING") : requested.to_string()});
  print_table(rows);
}

void print_catalogs(diagnosis const& found, doctor_options const& options, session const& with) {
  std::cout << say("DOCTOR_CATALOGS") << '\n';
  std::vector<std::vector<std::string>> rows;
  for (auto const& each : found.catalogs)
    rows.push_back({each.file.empty() ? say("CARD_EMBEDDED") : safe_line(each.file), safe_line(each.domain),
                    each.laid_over ? say("DOCTOR_LAID_OVER") : say("DOCTOR_CODES", {{"codes", each.codes}}),
                    say("DOCTOR_TEXTS", {{"texts", joined(each.locales, ", ", [](auto const& locale) {
                                            return locale.first + " " + std::to_string(locale.second);
                                          })}})});
  print_table(rows);
  for (auto const& problem : found.problems)
    std::cout << "  " << say("DOCTOR_LEFT_OUT", {{"problem", to_string(problem)}}) << '\n';
  if (options.code.empty()) {
    for (auto const& each : with.catalogs())
      std::cout << "  "
                << say("DOCTOR_EACH_TEXT",
                       {{"domain", each.domain()},
                        {"languages",
                         joined(with.in(each).chain(), ", ", [](std::string_view name) { return std::string(name); })}})
                << '\n';
  }
}

void print(examined_code const& each, session const& with) {
  std::cout << say("DOCTOR_LOOKED_FOR", {{"symbol", each.answer.symbol()}, {"domain", each.of->domain()}}) << '\n';
  std::vector<std::vector<std::string>> rows;
  std::optional<std::size_t> preference;
  for (auto const& asked : each.asked) {
    auto const& step = asked.step;
    bool const is_source = step.preference == with.locales().size();
    auto const wanted = preference == step.preference ? ""
                        : is_source                   ? say("DOCTOR_ENGLISH")
                                                      : with.locales()[step.preference];
    preference = step.preference;
    rows.push_back({wanted, safe_line(step.locale), word_of(step.rule), in_words(asked)});
  }
  print_table(rows);
  std::cout << to_card(each.answer, with.color());
  auto const rule = to_string(each.answer.resolved());
  bool const is_other = !each.answer.action().empty() && each.answer.action_locale() != each.answer.locale();
  std::cout << "  "
            << (is_other
                    ? say("DOCTOR_BY_RULE_TWO",
                          {{"locale", each.answer.locale()}, {"rule", rule}, {"other", each.answer.action_locale()}})
                    : say("DOCTOR_BY_RULE", {{"locale", each.answer.locale()}, {"rule", rule}}))
            << '\n';
}

// --- JSON ---

std::string json_array_of(locale_list const& list) {
  return "[" + joined(list, ",", [](std::string const& item) { return json_string(item); }) + "]";
}

std::string to_json(reading const& each) {
  std::size_t next = 0;
  return "{\"name\":" + json_string(each.name) + ",\"text\":" + json_string(each.text) +
         ",\"locales\":" + json_array_of(each.list) + ",\"problems\":[" +
         joined(each.list.problems(), ",",
                [&](problem const& problem) {
                  auto const place = each.places[next++];
                  return "{\"item\":" + json_string(problem.key) +
                         ",\"byte\":" + (place < each.text.size() ? std::to_string(place + 1) : "null") +
                         ",\"text\":" + json_string(problem.text) + "}";
                }) +
         "]}";
}

std::string to_json(found_catalog const& each) {
  return "{\"file\":" + (each.file.empty() ? std::string("null") : json_string(each.file)) +
         ",\"domain\":" + json_string(each.domain) + ",\"codes\":" + std::to_string(each.codes) +
         ",\"laid_over\":" + (each.laid_over ? "true" : "false") + ",\"locales\":{" +
         joined(each.locales, ",",
                [](auto const& locale) { return json_string(locale.first) + ":" + std::to_string(locale.second); }) +
         "}}";
}

std::string to_json(examined_code const& each, doctor_options const& options, session const& with) {
  return "{\"steps\":[" +
         joined(each.asked, ",",
                [&with](asked_locale const& asked) {
                  bool const is_source = asked.step.preference == with.locales().size();
                  return "{\"requested\":" +
                         (is_source ? std::string("null") : json_string(with.locales()[asked.step.preference])) +
                         ",\"locale\":" + json_string(asked.step.locale) +
                         ",\"rule\":" + json_string(to_string(asked.step.rule)) +
                         ",\"outcome\":" + json_string(asked.outcome) +
                         ",\"reason\":" + (asked.reason.empty() ? std::string("null") : json_string(asked.reason)) +
                         "}";
                }) +
         "],\"answer\":" + command::to_json(each.answer, with.locales(), options.code) + "}";
}

} // namespace

void print(diagnosis const& found, doctor_options const& options, session const& with) {
  std::cout << say("DOCTOR_ENVIRONMENT") << '\n';
  std::vector<std::vector<std::string>> rows;
  for (auto const& each : found.variables)
    rows.push_back({each.name, safe_line(each.value.value_or("")), safe_line(each.why)});
  print_table(rows);
  print_requested(found, with.locales());
  print_catalogs(found, options, with);
  for (auto const& each : found.codes)
    print(each, with);
  for (auto const& hint : found.hints)
    std::cout << safe_line(say("DOCTOR_HINT", {{"text", hint}})) << '\n';
}

std::string to_json(diagnosis const& found, doctor_options const& options, session const& with) {
  std::string object = "{\"requested\":" + json_array_of(with.locales()) + ",\"environment\":[";
  object += joined(found.variables, ",", [](variable const& each) {
    return "{\"name\":" + json_string(each.name) +
           ",\"value\":" + (each.value ? json_string(*each.value) : std::string("null")) +
           ",\"use\":" + json_string(each.use) + ",\"reason\":" + json_string(each.why) + "}";
  });
  object += "],\"read\":[" + joined(found.readings, ",", [](reading const& each) { return to_json(each); });
  object += "],\"catalogs\":[" + joined(found.catalogs, ",", [](found_catalog const& each) { return to_json(each); });
  object += "],\"problems\":[" + joined(found.problems, ",", [](problem const& each) {
              return "{\"file\":" + json_string(each.file) + ",\"key\":" + json_string(each.key) +
                     ",\"text\":" + json_string(each.text) + "}";
            });
  object += "],\"codes\":[" +
            joined(found.codes, ",", [&](examined_code const& each) { return to_json(each, options, with); });
  object += "],\"hints\":[" + joined(found.hints, ",", [](std::string const& each) { return json_string(each); });
  return object + "]}";
}

} // namespace interco::command
