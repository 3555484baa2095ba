// interco stats: how much of each domain is translated.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <deque>
#include <iomanip>
#include <iostream>
#include <memory>
#include <optional>
#include <sstream>

#include "commands.hpp"
#include "core/ascii.hpp"
#include "exchange/file.hpp"
#include "exchange/stats.hpp"
#include "exchange/stats_html.hpp"
#include "progress_line.hpp"
#include "source_options.hpp"

#include <interco/safe_text.hpp>

namespace interco::command {
namespace {

struct stats_options {
  std::vector<std::filesystem::path> definitions;
  std::vector<std::filesystem::path> locales; // of each of the definitions
  std::filesystem::path html;
  std::optional<double> fail_under;
  std::string color = "auto";
  bool blocking = false;
  bool json = false;
};

/// Returns whether the terminal's encoding is UTF-8, as POSIX says it: the first of these that is not empty decides.
bool takes_utf8() {
  for (auto const* const name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    auto const* const value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): one thread
    if (value == nullptr || *value == '\0')
      continue;
    auto const locale = detail::lower(value);
    return locale.find("utf-8") != std::string::npos || locale.find("utf8") != std::string::npos;
  }
  return false;
}

/// Returns a bar of 20 columns: with blocks in eighths of one, or in '#' and '.'.
std::string bar(std::size_t part, std::size_t all, bool utf8) {
  constexpr std::size_t width = 20;
  constexpr std::array<std::string_view, 8> eighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  auto const filled = all == 0 ? 8 * width : part * 8 * width / all; // in eighths
  std::string result;
  std::size_t columns = filled / 8;
  for (std::size_t i = 0; i < columns; ++i)
    result += utf8 ? "█" : "#";
  if (utf8 && filled % 8 != 0) {
    result += eighths[filled % 8];
    ++columns;
  }
  for (; columns < width; ++columns)
    result += utf8 ? " " : ".";
  return result;
}

std::string plural(std::size_t number, std::string const& what) {
  return std::to_string(number) + " " + what + (number == 1 ? "" : "s");
}

/// Numbers stand under their names, to the right.
void print(exchange::domain_stats const& domain, bool color, bool utf8) {
  std::cout << domain.sources->codes.domain << "  " << plural(domain.total.texts, "text") << ", "
            << plural(domain.total.actions, "action") << ", " << plural(domain.total.words, "word") << '\n';
  std::size_t width = 0;
  for (auto const& language : domain.languages)
    width = std::max(width, language.tag.size());
  constexpr int share = 9;
  std::ostringstream table;
  table << "  " << std::left << std::setw(static_cast<int>(width)) << ""
        << "  " << std::setw(20) << "" << std::right << std::setw(share) << "% served" << std::setw(share + 3)
        << "% reviewed";
  auto const column = [](std::string_view name) { return static_cast<int>(name.size()) + 2; };
  for (std::size_t i = 0; i < exchange::translation_states; ++i) {
    auto const name = to_string(static_cast<text_state>(i));
    table << std::setw(column(name)) << name;
  }
  table << "  words to do\n";
  for (auto const& language : domain.languages) {
    auto const served = language.served();
    auto const all = domain.total.all();
    auto const line = bar(served, all, utf8);
    auto const* const hue = served == all ? "\x1B[32m" : "\x1B[33m"; // green, yellow
    table << "  " << std::left << std::setw(static_cast<int>(width)) << language.tag << std::right << "  "
          << (color ? hue + line + "\x1B[0m" : line) << std::setw(share) << exchange::percent(served, all)
          << std::setw(share + 3) << exchange::percent(language.reviewed(), all);
    std::size_t words = 0;
    for (std::size_t i = 0; i < language.by_state.size(); ++i) {
      table << std::setw(column(to_string(static_cast<text_state>(i)))) << language.by_state[i].all();
      words += exchange::is_served(static_cast<text_state>(i)) ? 0 : language.by_state[i].words;
    }
    table << std::setw(column("words to do")) << words << '\n';
  }
  std::cout << (domain.languages.empty() ? "  no translations\n" : table.str());
}

/// Returns whether a language is less complete than it has to be.
bool is_under(exchange::domain_stats const& domain, exchange::language_stats const& language, double least) {
  return 100.0 * static_cast<double>(language.served()) < least * static_cast<double>(domain.total.all());
}

status run(stats_options const& options) {
  if (options.definitions.size() != options.locales.size()) {
    report_error("--definitions is given " + plural(options.definitions.size(), "time") + ", --locales " +
                     plural(options.locales.size(), "time"),
                 "usage", "each domain needs both: the first --definitions belongs to the first --locales");
    return status::unusable;
  }
  exchange::diagnostics found;
  std::deque<exchange::domain_sources> sources; // looked into by what is measured
  std::vector<exchange::domain_stats> domains;
  progress_line line("measuring");
  for (std::size_t i = 0; i < options.definitions.size(); ++i) {
    auto read = exchange::read_sources(options.definitions[i], options.locales[i], found);
    line.show(i, options.definitions.size());
    if (read)
      domains.push_back(exchange::measure(sources.emplace_back(std::move(*read)), found));
  }
  line.show(options.definitions.size(), options.definitions.size());
  if (found.error_count() == 0 && !options.html.empty())
    exchange::write_if_changed(options.html, exchange::to_html(domains), found);
  line.clear();
  report(found);
  if (found.error_count() != 0)
    return status::unusable;

  auto result = status::found;
  bool const color = !options.json && wants_color(options.color);
  bool const utf8 = takes_utf8();
  for (auto const& domain : domains) {
    if (!options.json)
      print(domain, color, utf8);
    for (auto const& language : domain.languages) {
      if (options.json)
        std::cout << exchange::to_json(domain, language, options.blocking) << '\n';
      else if (options.blocking) {
        for (auto const& each : exchange::blocking(domain, language))
          std::cout << to_string(each) << '\n';
      }
      if (options.fail_under && is_under(domain, language, *options.fail_under))
        result = status::not_found;
    }
  }
  return result;
}

void add_options(CLI::App& command, action& chosen) {
  auto options = std::make_shared<stats_options>();
  command.footer(
      "Example: interco stats --definitions backup.toml --locales locales/backup --html coverage.html\n\n"
      "A text is served where it is translated or reviewed; otherwise English answers: it is untranslated, needs a\n"
      "review (PO's fuzzy), is stale (made from another English text) or refused (no catalog may hold it). "
      "Percentages\n"
      "are of texts and actions, rounded down; words are those of the English between blanks. Several domains: give\n"
      "both options again for each.\n\n"
      "Exit status: 0 done; 1 a language is under the limit; 2 wrong usage, or a source that cannot be used.");
  command.add_option("--definitions", options->definitions, "the codes of a domain, DOMAIN.toml")
      ->required()
      ->type_name("FILE")
      ->allow_extra_args(false);
  command.add_option("--locales", options->locales, "the folder of its texts")
      ->required()
      ->type_name("FOLDER")
      ->allow_extra_args(false);
  command.add_flag("--blocking", options->blocking, "list what is not served, as file:line:column, below each domain");
  command.add_option("--html", options->html, "write a page to look at: all texts side by side, with previews")
      ->type_name("FILE");
  command.add_option("--fail-under", options->fail_under, "exit status 1 where less than this is served in a language")
      ->type_name("PERCENT")
      ->check(CLI::Range(0.0, 100.0));
  command.add_flag("--json", options->json, "one JSON object a language, one a line");
  command
      .add_option("--color", options->color,
                  "auto (the default), always or never; NO_COLOR in the environment means never")
      ->type_name("WHEN")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  command.callback([options, &chosen] { chosen = [options] { return run(*options); }; });
}

} // namespace

void add_stats(CLI::App& app, action& chosen) {
  auto* command = app.add_subcommand("stats", "Counts how much of each domain is translated.");
  command->preparse_callback([command, &chosen](std::size_t) { add_options(*command, chosen); });
}

} // namespace interco::command
