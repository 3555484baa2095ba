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
#include "help.hpp"
#include "output.hpp"
#include "words.hpp"

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

  /// Returns whether there are texts in each language that was asked for, and tells where there are none.
  [[nodiscard]] bool languages_known() const {
    bool all = true;
    for (auto const& language : options_.languages) {
      if (index_.has_language(language))
        continue;
      report_error(say("SEARCH_NO_LANGUAGE", {{"language", detail::shown(language)}}), "locale-unavailable",
                   say("NO_TEXTS_IN_HINT"));
      all = false;
    }
    return all;
  }

  status run() {
    if (options_.words != std::vector<std::string>{"-"}) {
      std::string text;
      for (auto const& word : options_.words)
        text += (text.empty() ? "" : " ") + word;
      search(text, 0);
      return status_;
    }
    std::size_t number = 0;
    for (std::string line; std::getline(std::cin, line);) {
      ++number;
      if (line.ends_with('\r'))
        line.pop_back();
      if (line.find_first_not_of(" \t") != std::string::npos)
        search(line, number);
    }
    if (std::ferror(stdin) != 0) { // where std::cin reads from; it takes an error for the end
      report_error(say("CANNOT_READ_INPUT", {{"reason", std::generic_category().message(errno)}}), "cannot-read");
      status_ = status::unusable;
    }
    return status_;
  }

 private:
  /// Line 0 is what was written as arguments.
  void search(std::string const& text, std::size_t line) {
    search_options options;
    options.limit = options_.limit;
    options.languages = options_.languages;
    auto const found = index_.search(text, options);
    bool const is_sure = !found.empty() && found.front().sure();
    if (line != 0 && !found.empty() && !with_.json()) // there may be answers for many lines
      std::cout << say("SEARCH_LINE", {{"line", std::to_string(line)}, {"text", detail::shown(text)}}) << '\n';
    auto const least = is_sure ? least_shown(found) : 0;
    for (auto const& each : found) {
      if (each.score >= least)
        tell(each, text);
    }
    if (is_sure)
      return;
    status_ = worse(status_, status::not_found);
    if (with_.json())
      return;
    report_note(not_sure(text, line, found.empty()), "not-sure");
  }

  static std::string not_sure(std::string const& text, std::size_t line, bool is_like_none) {
    auto const shown = detail::shown(text);
    if (line == 0)
      return is_like_none ? say("SEARCH_LIKE_NONE", {{"text", shown}}) : say("SEARCH_NONE_SURE", {{"text", shown}});
    auto const number = std::to_string(line);
    return is_like_none ? say("SEARCH_LINE_LIKE_NONE", {{"line", number}, {"text", shown}})
                        : say("SEARCH_LINE_NONE_SURE", {{"line", number}, {"text", shown}});
  }

  /// Where one is sure, what is much less like it is another text: it is not told.
  static double least_shown(std::vector<search_result> const& found) {
    constexpr double far_behind = 0.15;
    auto const best = std::find_if(found.begin(), found.end(), [](auto const& each) { return !each.by_code; });
    return best == found.end() ? 0 : std::max(sure_score, best->score) - far_behind;
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
      report_error(say("UNKNOWN_DOMAIN", {{"domain", detail::shown(options.domain)}}), "unknown-domain",
                   say("KNOWN_DOMAINS", {{"domains", with.domain_names()}}));
      return status::unusable;
    }
    in = catalog_set();
    in.add(*asked);
  }
  search_command search(options, with, in);
  return search.languages_known() ? search.run() : status::unusable;
}

void add_options(CLI::App& command, action& chosen) {
  auto options = std::make_shared<search_command_options>();
  add_footer(command, "interco search \"Il certificato ricevuto Ã¨ scad...\" --locale en",
             {later("SEARCH_ABOUT"), later("SEARCH_STATUS")});
  command.add_option("TEXT", options->words, later("SEARCH_TEXT"))->required()->type_name("");
  command.add_option("--limit", options->limit, later("SEARCH_LIMIT"))->type_name("N")->check(in_range(1U, 100U));
  command.add_option("--domain", options->domain, later("SEARCH_DOMAIN"))->type_name("DOMAIN");
  command.add_option("--language", options->languages, later("SEARCH_LANGUAGE"))
      ->type_name("LANGUAGE")
      ->allow_extra_args(false);
  add_common_options(command, options->common);
  command.callback([options, &chosen] { chosen = [options] { return run(*options); }; });
}

} // namespace

void add_search(CLI::App& app, action& chosen) {
  auto* command = app.add_subcommand("search", later("SEARCH"));
  command->preparse_callback([command, &chosen](std::size_t) { add_options(*command, chosen); });
}

} // namespace interco::command
