// interco check: what is wrong, or likely to be, with definitions and texts.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "commands.hpp"
#include "exchange/lint/lint.hpp"
#include "exchange/lint/rules.hpp"
#include "exchange/sources.hpp"
#include "help.hpp"
#include "progress_line.hpp"
#include "source_options.hpp"
#include "words.hpp"

#include <interco/safe_text.hpp>

namespace interco::command {
namespace {

using exchange::diagnostics;
using exchange::grade;

struct check_flags {
  std::filesystem::path definitions;
  std::filesystem::path locales;
  std::vector<std::string> only_locales;
  exchange::lint_options options;
  bool list_rules = false;
  bool json = false;
  bool strict = false;
  bool fix = false;
};

void print(diagnostics const& found, bool json) {
  for (auto const& each : found.all()) {
    if (!json) {
      std::cout << to_string(each) << '\n';
      continue;
    }
    std::cout << "{\"file\":" << json_string(each.file) << ",\"line\":" << each.at.line
              << ",\"column\":" << each.at.column << ",\"severity\":\"" << exchange::name_of(each.level)
              << "\",\"rule\":" << json_string(each.id) << ",\"text\":" << json_string(each.text)
              << ",\"hint\":" << (each.hint.empty() ? "null" : json_string(each.hint)) << "}\n";
  }
}

/// Writes how much was found, and returns what that means.
status sum_up(diagnostics const& found, bool strict) {
  std::size_t warnings = 0;
  std::size_t notes = 0;
  std::set<std::string> files;
  for (auto const& each : found.all()) {
    warnings += each.level == grade::warning ? 1 : 0;
    notes += each.level == grade::note ? 1 : 0;
    files.insert(each.file);
  }
  auto const sum = say("CHECK_SUM", {{"errors", found.error_count()}, {"warnings", warnings}, {"notes", notes}});
  std::cerr << (files.empty() ? sum : say("CHECK_SUM_IN_FILES", {{"sum", sum}, {"files", files.size()}})) << '\n';
  return found.error_count() + warnings + (strict ? notes : 0) == 0 ? status::found : status::not_found;
}

void list_rules(bool json) {
  for (auto const& each : exchange::rules()) {
    auto const example = exchange::example_of(each);
    if (json)
      std::cout << "{\"rule\":" << json_string(each.id) << ",\"subject\":" << json_string(each.subject)
                << ",\"severity\":\"" << exchange::name_of(each.level)
                << "\",\"fixed\":" << (each.can_be_fixed ? "true" : "false")
                << ",\"about\":" << json_string(say(each.about))
                << ",\"example\":" << (example.empty() ? "null" : json_string(example)) << "}\n";
    else
      std::cout << each.id << "  "
                << (each.can_be_fixed ? say("CHECK_FIXED_BY", {{"severity", exchange::name_of(each.level)}})
                                      : std::string(exchange::name_of(each.level)))
                << "\n  " << say(each.about) << '\n'
                << (example.empty() ? "" : "  " + say("HELP_EXAMPLE") + " " + example + "\n");
  }
}

/// Returns whether all names of rules are such; if not, says so.
bool knows_rules(exchange::lint_options const& options) {
  bool result = true;
  for (auto const* list : {&options.only, &options.without}) {
    for (auto const& each : *list) {
      if (exchange::rule_of(each) != nullptr)
        continue;
      auto const near = exchange::nearest_rule(each);
      report_error(say("CHECK_NO_RULE", {{"written", each}}), "usage",
                   near.empty() ? say("CHECK_NO_RULE_HINT") : say("CHECK_RULE_NEAR", {{"rule", near}}));
      result = false;
    }
  }
  return result;
}

/// Reads the sources and adds what is found in them. Returns nothing if they cannot be used.
std::optional<std::vector<exchange::text_edit>> look(check_flags const& flags, diagnostics& found) {
  std::size_t const before = found.error_count();
  auto const sources = exchange::read_sources(flags.definitions, flags.locales, found, flags.only_locales);
  if (!sources || found.error_count() != before)
    return std::nullopt;
  bool usable = true;
  for (auto const& locale : flags.only_locales) {
    if (sources->translation_to(locale) != nullptr)
      continue;
    report_error(say("CHECK_NO_TRANSLATION", {{"locale", locale}, {"folder", flags.locales}}), "no-translation");
    usable = false;
  }
  if (!usable)
    return std::nullopt;
  std::vector<exchange::text_edit> edits;
  progress_line line(say("JOB_CHECKING", {{"name", sources->codes.domain}}));
  auto options = flags.options;
  options.progress = [&line](std::size_t done, std::size_t all) { line.show(done, all); };
  lint_domain(*sources, options, found, &edits);
  return edits;
}

/// Changes what can be changed without harm, and says what. What one change lays bare, the next round sees.
bool fix(check_flags const& flags) {
  constexpr int rounds = 5;
  for (int i = 0; i < rounds; ++i) {
    diagnostics found;
    auto const edits = look(flags, found);
    if (!edits) // what is wrong is said when they are read again
      return true;
    diagnostics failed;
    auto const made = apply_edits(*edits, failed);
    report(failed);
    for (auto const& each : made)
      std::cerr << safe_line(say("CHECK_FIXED", {{"place", each.file + ":" + std::to_string(each.entry.line)},
                                                 {"id", in_brackets(each.rule)}}))
                << '\n';
    if (failed.error_count() != 0)
      return false;
    if (made.empty())
      return true;
  }
  return true;
}

status run(check_flags const& flags) {
  if (flags.list_rules) {
    list_rules(flags.json);
    return status::found;
  }
  if (flags.definitions.empty() || flags.locales.empty()) {
    report_error(say("CHECK_NO_SOURCES"), "usage", say("USAGE_HINT", {{"command", "interco check"}}));
    return status::unusable;
  }
  if (!knows_rules(flags.options) || (flags.fix && !fix(flags)))
    return status::unusable;
  diagnostics found;
  auto const edits = look(flags, found);
  print(found, flags.json);
  if (!edits && found.all().empty()) // what is wrong has been said
    return status::unusable;
  auto const result = sum_up(found, flags.strict);
  return edits ? result : status::unusable;
}

void add_options(CLI::App& command, action& chosen) {
  auto flags = std::make_shared<check_flags>();
  add_footer(command,
             "interco check --definitions backup.toml --locales locales/backup --locale it\ninterco check --list-rules",
             {later("CHECK_ABOUT"), later("CHECK_STATUS")});
  command.add_option("--definitions", flags->definitions, later("OPTION_DEFINITIONS"))->type_name("FILE");
  command.add_option("--locales", flags->locales, later("OPTION_LOCALES"))->type_name("FOLDER");
  command.add_option("--locale", flags->only_locales, later("CHECK_LOCALE"))
      ->type_name("LOCALE")
      ->allow_extra_args(false);
  command.add_option("--rule", flags->options.only, later("CHECK_RULE"))->type_name("ID")->allow_extra_args(false);
  command.add_option("--no-rule", flags->options.without, later("CHECK_WITHOUT_RULE"))
      ->type_name("ID")
      ->allow_extra_args(false);
  command.add_flag("--fix", flags->fix, later("CHECK_FIX"));
  command.add_flag("--strict", flags->strict, later("CHECK_STRICT"));
  command.add_flag("--list-rules", flags->list_rules, later("CHECK_LIST_RULES"));
  command.add_flag("--json", flags->json, later("CHECK_JSON"));
  command.callback([flags, &chosen] {
    flags->options.glossaries = flags->locales;
    chosen = [flags] { return run(*flags); };
  });
}

} // namespace

void add_check(CLI::App& app, action& chosen) {
  auto* command = app.add_subcommand("check", later("CHECK"));
  command->preparse_callback([command, &chosen](std::size_t) { add_options(*command, chosen); });
}

} // namespace interco::command
