// interco stats: how much of each domain is translated.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <deque>
#include <iostream>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "columns.hpp"
#include "commands.hpp"
#include "core/ascii.hpp"
#include "exchange/file.hpp"
#include "exchange/stats.hpp"
#include "exchange/stats_html.hpp"
#include "help.hpp"
#include "progress_line.hpp"
#include "site/languages.hpp"
#include "source_options.hpp"
#include "words.hpp"

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

/// The headings of the table, by the state of a text.
constexpr std::array state_headings{later("STATS_UNTRANSLATED"), later("STATS_NEEDS_REVIEW"), later("STATS_STALE"),
                                    later("STATS_REFUSED"),      later("STATS_TRANSLATED"),   later("STATS_REVIEWED")};
static_assert(state_headings.size() == exchange::translation_states);

/// Pads a text on the left, or with `left` on the right, up to a number of columns.
std::string padded(std::string_view text, std::size_t width, bool left = false) {
  std::string const margin(width - std::min(width, columns(text)), ' ');
  return left ? std::string(text) + margin : margin + std::string(text);
}

/// Numbers stand under their names, to the right.
void print(exchange::domain_stats const& domain, bool color, bool utf8) {
  std::cout << say("STATS_DOMAIN", {{"domain", domain.sources->codes.domain},
                                    {"texts", domain.total.texts},
                                    {"actions", domain.total.actions},
                                    {"words", domain.total.words}})
            << '\n';
  if (domain.languages.empty()) {
    std::cout << "  " << say("STATS_NO_TRANSLATIONS") << '\n';
    return;
  }
  std::size_t width = 0;
  for (auto const& language : domain.languages)
    width = std::max(width, language.tag.size());
  // The shares have room for "100.0".
  std::vector<std::pair<std::string, std::size_t>> headings; // with the columns that each takes
  for (auto const* const share : {later("STATS_SHARE_SERVED"), later("STATS_SHARE_REVIEWED")})
    headings.emplace_back(say(share), std::max<std::size_t>(5, columns(say(share))));
  for (auto const* const state : state_headings)
    headings.emplace_back(say(state), columns(say(state)));
  headings.emplace_back(say("STATS_WORDS_TO_DO"), columns(say("STATS_WORDS_TO_DO")));
  auto const print_row = [&headings](std::vector<std::string> const& cells) {
    for (std::size_t i = 0; i < headings.size(); ++i)
      std::cout << std::string(i == 0 ? 1 : 2, ' ') << padded(cells[i], headings[i].second);
    std::cout << '\n';
  };
  constexpr std::size_t bar_width = 20;
  std::cout << "  " << std::string(width, ' ') << "  " << std::string(bar_width, ' ');
  std::vector<std::string> cells;
  cells.reserve(headings.size());
  for (auto const& each : headings)
    cells.push_back(each.first);
  print_row(cells);
  for (auto const& language : domain.languages) {
    auto const served = language.served();
    auto const all = domain.total.all();
    auto const line = bar(served, all, utf8);
    auto const* const hue = served == all ? "\x1B[32m" : "\x1B[33m"; // green, yellow
    std::cout << "  " << padded(language.tag, width, true) << "  " << (color ? hue + line + "\x1B[0m" : line);
    cells = {exchange::percent(served, all), exchange::percent(language.reviewed(), all)};
    std::size_t words = 0;
    for (std::size_t i = 0; i < language.by_state.size(); ++i) {
      cells.push_back(std::to_string(language.by_state[i].all()));
      words += exchange::is_served(static_cast<text_state>(i)) ? 0 : language.by_state[i].words;
    }
    cells.push_back(std::to_string(words));
    print_row(cells);
  }
}

/// Returns whether a language is less complete than it has to be.
bool is_under(exchange::domain_stats const& domain, exchange::language_stats const& language, double least) {
  return 100.0 * static_cast<double>(language.served()) < least * static_cast<double>(domain.total.all());
}

/// The page speaks as the command does.
exchange::page_language page_language() {
  auto spoken = spoken_language();
  bool const right_to_left = site::is_right_to_left(spoken);
  return {std::move(spoken), right_to_left, reader_of_words()};
}

status run(stats_options const& options) {
  if (options.definitions.size() != options.locales.size()) {
    report_error(
        say("STATS_UNPAIRED", {{"definitions", options.definitions.size()}, {"locales", options.locales.size()}}),
        "usage", say("STATS_UNPAIRED_HINT"));
    return status::unusable;
  }
  exchange::diagnostics found;
  std::deque<exchange::domain_sources> sources; // looked into by what is measured
  std::vector<exchange::domain_stats> domains;
  progress_line line(say("JOB_MEASURING"));
  for (std::size_t i = 0; i < options.definitions.size(); ++i) {
    auto read = exchange::read_sources(options.definitions[i], options.locales[i], found);
    line.show(i, options.definitions.size());
    if (read)
      domains.push_back(exchange::measure(sources.emplace_back(std::move(*read)), found));
  }
  line.show(options.definitions.size(), options.definitions.size());
  if (found.error_count() == 0 && !options.html.empty())
    exchange::write_if_changed(options.html, exchange::to_html(domains, page_language()), found);
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
  add_footer(command, "interco stats --definitions backup.toml --locales locales/backup --html coverage.html",
             {later("STATS_ABOUT"), later("STATS_STATUS")});
  command.add_option("--definitions", options->definitions, later("STATS_DEFINITIONS"))
      ->required()
      ->type_name("FILE")
      ->allow_extra_args(false);
  command.add_option("--locales", options->locales, later("STATS_LOCALES"))
      ->required()
      ->type_name("FOLDER")
      ->allow_extra_args(false);
  command.add_flag("--blocking", options->blocking, later("STATS_BLOCKING"));
  command.add_option("--html", options->html, later("STATS_HTML"))->type_name("FILE");
  command.add_option("--fail-under", options->fail_under, later("STATS_FAIL_UNDER"))
      ->type_name("PERCENT")
      ->check(in_range(0.0, 100.0));
  command.add_flag("--json", options->json, later("OPTION_JSON_LANGUAGE"));
  command.add_option("--color", options->color, later("OPTION_COLOR"))
      ->type_name("WHEN")
      ->check(one_of({"auto", "always", "never"}));
  command.callback([options, &chosen] { chosen = [options] { return run(*options); }; });
}

} // namespace

void add_stats(CLI::App& app, action& chosen) {
  auto* command = app.add_subcommand("stats", later("STATS"));
  command->preparse_callback([command, &chosen](std::size_t) { add_options(*command, chosen); });
}

} // namespace interco::command
