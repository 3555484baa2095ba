// interco search: which code a text belongs to.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <memory>
#include <system_error>

#include <interco/search.hpp>

#include "commands.hpp"
#include "core/shown.hpp"
#include "output.hpp"

namespace interco::command {
namespace {

struct search_command_options {
  common_options common;
  std::vector<std::string> words;
  std::vector<std::string> languages;
  std::string domain;
  std::size_t limit = 5;
};

/// Returns a number from 0 to 1 with three decimals, in no locale; rounded down, so that 1 is exact.
std::string three_decimals(double score) {
  std::array<char, 16> digits{};
  auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), std::floor(score * 1000) / 1000,
                                 std::chars_format::fixed, 3);
  return {digits.data(), end.ptr};
}

class search_command {
 public:
  search_command(search_command_options const& options, session const& with, catalog_set const& in)
      : options_(options), with_(with), index_(in) {}

  status run() {
    if (options_.words != std::vector<std::string>{"-"}) {
      std::string text;
      for (auto const& word : options_.words)
        text += (text.empty() ? "" : " ") + word;
      search(text);
      return status_;
    }
    for (std::string line; std::getline(std::cin, line);) {
      if (line.find_first_not_of(" \t\r") != std::string::npos)
        search(line);
    }
    if (std::ferror(stdin) != 0) { // where std::cin reads from; it takes an error for the end
      report_error("standard input: " + std::generic_category().message(errno), "cannot-read");
      status_ = status::unusable;
    }
    return status_;
  }

 private:
  void search(std::string const& text) {
    search_options options;
    options.limit = options_.limit;
    options.languages = options_.languages;
    auto const found = index_.search(text, options);
    bool const is_sure = !found.empty() && found.front().sure();
    if (!is_sure)
      status_ = worse(status_, status::not_found);
    constexpr double far_behind = 0.6; // where one is sure, what is only a little like it is none
    for (auto const& each : found) {
      if (!is_sure || each.score >= far_behind)
        tell(each, text);
    }
    if (is_sure || with_.json())
      return;
    report_note(found.empty() ? "'" + detail::shown(text) + "' is like no text of the catalogs"
                              : "'" + detail::shown(text) + "' is none of the texts; these are like it",
                "not-sure");
  }

  void tell(search_result const& found, std::string const& text) const {
    auto const message = with_.in(*with_.catalogs().find(found.code.domain))[found.symbol];
    if (with_.json()) {
      auto object = to_json(message, with_.locales(), text);
      object.pop_back(); // what is found is told behind the message
      object += ",\"score\":" + three_decimals(found.score);
      object += std::string(",\"sure\":") + (found.sure() ? "true" : "false");
      object += std::string(",\"found\":\"") + (found.by_code ? "code" : found.is_action ? "action" : "text") + '"';
      object += ",\"found_text\":" + (found.text.empty() ? "null" : json_string(found.text));
      object += ",\"found_locale\":" + (found.locale.empty() ? "null" : json_string(found.locale)) + '}';
      std::cout << object << '\n';
      return;
    }
    auto const percent = std::to_string(static_cast<int>(found.score * 100)) + " %";
    std::cout << std::string(5 - std::min<std::size_t>(5, percent.size()), ' ') << percent << "  "
              << to_card(message, with_.color(), nullptr, true);
    // The text that was recognised is told unless the card has it already.
    if (!found.by_code && found.text != message.text() && found.text != message.action())
      std::cout << "  " << safe_line(found.locale) << ": " << safe_line(found.text) << '\n';
  }

  search_command_options const& options_;
  session const& with_;
  search_index index_;
  status status_ = status::found;
};

status run(search_command_options const& options) {
  session const with(options.common);
  if (!with.usable())
    return status::unusable;
  auto in = with.catalogs();
  if (!options.domain.empty()) {
    auto const* const asked = with.catalogs().find(options.domain);
    if (asked == nullptr) {
      report_error("no domain '" + detail::shown(options.domain) + "'", "unknown-domain",
                   "the domains are: " + with.domain_names());
      return status::unusable;
    }
    in = catalog_set();
    in.add(*asked);
  }
  return search_command(options, with, in).run();
}

void add_options(CLI::App& command, action& chosen) {
  auto options = std::make_shared<search_command_options>();
  command.footer(
      "Example: interco search \"Il certificato ricevuto Ã¨ scad...\" --locale en\n\n"
      "A text may be in any language of the catalogs, a part of a message or a line around one, misspelt, with "
      "values in it, or\n"
      "damaged: read in a wrong character set, with ? for letters, with escapes. Before each answer stands its "
      "score: 100 % is\n"
      "the text itself; below 72 % it may be another text.\n\n"
      "Exit status: 0 found; 1 a text was not found for sure; 2 wrong usage, or an option that cannot be used.");
  command.add_option("TEXT", options->words, "the text, in one word or several; '-' for lines of standard input")
      ->required()
      ->type_name("");
  command.add_option("--limit", options->limit, "the most answers for a text (5)")->type_name("N");
  command.add_option("--domain", options->domain, "the domain to search; all without it")->type_name("DOMAIN");
  command
      .add_option("--language", options->languages,
                  "the language that the text is in, BCP 47; may be repeated. Any without it")
      ->type_name("LANGUAGE")
      ->allow_extra_args(false);
  add_common_options(command, options->common);
  command.callback([options, &chosen] { chosen = [options] { return run(*options); }; });
}

} // namespace

void add_search(CLI::App& app, action& chosen) {
  auto* command = app.add_subcommand("search", "Says which code a text belongs to.");
  command->preparse_callback([command, &chosen](std::size_t) { add_options(*command, chosen); });
}

} // namespace interco::command
