// interco list: the domains, or the codes of one.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>
#include <memory>

#include "commands.hpp"
#include "core/shown.hpp"
#include "help.hpp"
#include "output.hpp"
#include "words.hpp"

namespace interco::command {
namespace {

struct list_options {
  common_options common;
  std::string domain;
};

void list_domain(catalog const& each, bool json) {
  auto const size = each.size();
  std::string locales;
  for (auto const name : each.locales()) {
    auto const count = std::to_string(each.translated(name));
    locales += (locales.empty() ? ""
                : json          ? ","
                                : ", ") +
               (json ? json_string(name) + ":" + count : safe_line(name) + " " + count);
  }
  if (json)
    std::cout << "{\"domain\":" << json_string(each.domain()) << ",\"codes\":" << size << ",\"locales\":{" << locales
              << "}}\n";
  else
    std::cout << say("DOMAIN_LINE", {{"domain", each.domain()}, {"codes", size}, {"texts", locales}}) << '\n';
}

void list_codes(catalog const& each, session const& with) {
  auto const& reader = with.in(each);
  line_widths widths;
  for (auto const message : reader) {
    widths.symbol = std::max(widths.symbol, message.symbol().size());
    widths.value = std::max(widths.value, message.shown().str().size());
  }
  for (auto const message : reader)
    std::cout << (with.json() ? to_json(message, with.locales()) : to_line(message, widths, with.color())) << '\n';
}

status run(list_options const& options) {
  session const with(options.common);
  if (!with.usable())
    return status::unusable;
  if (options.domain.empty()) {
    auto result = status::found;
    for (auto const& each : with.catalogs()) {
      auto const problems = each.open_all(); // all languages are counted
      report(problems);
      if (!problems.empty())
        result = status::unusable;
      list_domain(each, with.json());
    }
    return result;
  }
  auto const* const asked = with.catalogs().find(options.domain);
  if (asked == nullptr) {
    report_error(say("UNKNOWN_DOMAIN", {{"domain", detail::shown(options.domain)}}), "unknown-domain",
                 say("KNOWN_DOMAINS", {{"domains", with.domain_names()}}));
    return status::not_found;
  }
  list_codes(*asked, with);
  return status::found;
}

void add_options(CLI::App& command, action& chosen) {
  auto options = std::make_shared<list_options>();
  add_footer(command, "interco list sspi --locale it", {later("LIST_ABOUT"), later("LIST_STATUS")});
  command.add_option("DOMAIN", options->domain, later("LIST_DOMAIN"))->type_name("");
  add_common_options(command, options->common);
  command.callback([options, &chosen] { chosen = [options] { return run(*options); }; });
}

} // namespace

void add_list(CLI::App& app, action& chosen) {
  auto* command = app.add_subcommand("list", later("LIST"));
  command->preparse_callback([command, &chosen](std::size_t) { add_options(*command, chosen); });
}

} // namespace interco::command
