#include <algorithm>
#include <iostream>

#include <interco/safe_text.hpp>

#include "diagnosis.hpp"
#include "output.hpp"

namespace interco::command {
namespace {

/// A table on its way to a terminal: what is in it is safe, and all but the last column are padded.
void print_table(std::vector<std::vector<std::string>> const& rows) {
  std::vector<std::size_t> widths;
  for (auto const& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], row[i].size());
  }
  for (auto const& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i)
      line += "  " + row[i] + std::string(widths[i] - row[i].size(), ' ');
    std::cout << line.substr(0, line.find_last_not_of(' ') + 1) << '\n';
  }
}

std::string_view word_of(resolved rule) {
  switch (rule) {
  case resolved::exact:
    return "itself";
  case resolved::parent:
    return "parent";
  case resolved::relative:
    return "relative";
  default:
    return "source";
  }
}

std::string in_words(std::string_view outcome) {
  return outcome == "absent"         ? "not in the catalog"
         : outcome == "empty"        ? "nothing in it can be used"
         : outcome == "farther"      ? "another one is nearer"
         : outcome == "asked-before" ? "was asked before"
         : outcome == "no-text"      ? "has no text for it"
                                     : "answers";
}

// --- text ---

void print_requested(diagnosis const& found, locale_list const& requested) {
  std::cout << "Requested\n";
  std::vector<std::vector<std::string>> rows;
  for (auto const& each : found.readings) {
    auto const understood = each.list.empty() ? std::string("nothing") : each.list.to_string();
    rows.push_back({each.name, safe_line(each.text), "is " + understood});
    for (std::size_t i = 0; i < each.places.size(); ++i) {
      auto const& problem = each.list.problems()[i];
      auto const known = each.places[i] < each.text.size();
      rows.push_back({"", "",
                      "left out: " + (known ? "byte " + std::to_string(each.places[i] + 1) + ", " : "") +
                          safe_line(problem.key + ": " + problem.text)});
    }
    if (each.ends)
      rows.push_back({"", "", "C and POSIX mean English: nothing behind them is asked for"});
  }
  rows.push_back({"in all", "", requested.empty() ? "nothing: English answers" : requested.to_string()});
  print_table(rows);
}

void print_catalogs(diagnosis const& found, doctor_options const& options, session const& with) {
  std::cout << "Catalogs\n";
  std::vector<std::vector<std::string>> rows;
  for (auto const& each : found.catalogs)
    rows.push_back({each.file.empty() ? "embedded" : safe_line(each.file), safe_line(each.domain),
                    each.laid_over ? "laid over" : std::to_string(each.codes) + " codes",
                    "texts: " + joined(each.locales, ", ", [](auto const& locale) {
                      return safe_line(locale.first) + " " + std::to_string(locale.second);
                    })});
  print_table(rows);
  for (auto const& problem : found.problems)
    std::cout << "  left out: " << to_string(problem) << '\n';
  if (options.code.empty()) {
    for (auto const& each : with.catalogs())
      std::cout << "  each text of " << safe_line(each.domain()) << " is looked for in: "
                << joined(with.in(each).chain(), ", ", [](std::string_view name) { return safe_line(name); }) << '\n';
  }
}

void print(examined_code const& each, session const& with) {
  std::cout << safe_line(each.answer.symbol()) << " of " << safe_line(each.of->domain()) << " is looked for in\n";
  std::vector<std::vector<std::string>> rows;
  std::optional<std::size_t> preference;
  for (auto const& asked : each.asked) {
    auto const& step = asked.step;
    bool const is_source = step.preference == with.locales().size();
    auto const wanted = preference == step.preference ? "" : is_source ? "English" : with.locales()[step.preference];
    preference = step.preference;
    rows.push_back({wanted, safe_line(step.locale), std::string(word_of(step.rule)),
                    in_words(asked.outcome) + (asked.reason.empty() ? "" : ": " + safe_line(asked.reason))});
  }
  print_table(rows);
  std::cout << to_card(each.answer, with.color());
  std::cout << "  in " << safe_line(each.answer.locale()) << ", by the rule '" << to_string(each.answer.resolved())
            << "'";
  if (!each.answer.action().empty() && each.answer.action_locale() != each.answer.locale())
    std::cout << "; what to do about it in " << safe_line(each.answer.action_locale());
  std::cout << '\n';
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
  std::cout << "Environment\n";
  std::vector<std::vector<std::string>> rows;
  for (auto const& each : found.variables)
    rows.push_back({each.name, safe_line(each.value.value_or("")), safe_line(each.why)});
  print_table(rows);
  print_requested(found, with.locales());
  print_catalogs(found, options, with);
  for (auto const& each : found.codes)
    print(each, with);
  for (auto const& hint : found.hints)
    std::cout << "hint: " << safe_line(hint) << '\n';
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
