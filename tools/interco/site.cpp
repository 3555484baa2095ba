// interco site: pages that say what the codes mean.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>
#include <memory>
#include <utility>

#include <interco/codes.hpp>

#include "commands.hpp"
#include "core/locale_tag.hpp"
#include "exchange/diagnostic.hpp"
#include "help.hpp"
#include "site/model.hpp"
#include "site/site.hpp"
#include "source_options.hpp"
#include "words.hpp"

namespace interco::command {
namespace {

struct site_command_options {
  std::filesystem::path output;
  std::vector<std::string> catalogs;
  site::site_options pages;
  bool json = false;
};

std::string joined(std::vector<std::string> const& names) {
  std::string result;
  for (auto const& each : names)
    (result += result.empty() ? "" : ", ") += each;
  return result;
}

std::string to_array(std::vector<std::string> const& names) {
  std::string result;
  for (auto const& each : names)
    (result += result.empty() ? "" : ",") += json_string(each);
  return "[" + result + "]";
}

/// Says what could not be used; returns whether there was nothing.
bool is_sound(std::vector<problem> const& problems) {
  report(problems);
  return problems.empty();
}

/// Adds the catalogs of the options to those that are embedded. Returns whether all could be used; if not, why has
/// been said.
bool load(catalog_set& catalogs, std::vector<std::string> const& paths) {
  bool usable = true;
  for (auto const& path : paths)
    usable = is_sound(catalogs.load(path, {.utf16 = false, .origins = true})) && usable;
  for (auto const& each : catalogs)
    usable = is_sound(each.open_all()) && usable;
  return usable;
}

/// Checks the names of domains and languages, and spells them as the catalogs do.
status check(catalog_set const& catalogs, site::site_options& pages) {
  auto result = status::found;
  for (auto& each : pages.domains) {
    auto const* const known = catalogs.find(each);
    if (known != nullptr) {
      each = known->domain();
      continue;
    }
    std::vector<std::string> names;
    for (auto const& other : catalogs)
      names.emplace_back(other.domain());
    report_error(say("UNKNOWN_DOMAIN", {{"domain", each}}), "unknown-domain",
                 say("KNOWN_DOMAINS", {{"domains", joined(names)}}));
    result = worse(result, status::not_found);
  }
  if (result != status::found)
    return result;
  auto const known = site::languages_of(catalogs, pages.domains);
  for (auto& each : pages.locales) {
    each = detail::bcp47(each).value_or(each);
    if (std::find(known.begin(), known.end(), each) != known.end())
      continue;
    report_error(say("SITE_NO_LANGUAGE", {{"locale", each}}), "locale-unavailable",
                 say("SITE_LANGUAGES", {{"locales", joined(known)}}));
    result = worse(result, status::not_found);
  }
  return result;
}

status run(site_command_options options) {
  auto& pages = options.pages;
  pages.words = reader_of_words();
  if (!pages.base_url.empty()) {
    auto const url = site::read_base_url(pages.base_url);
    if (!url) {
      report_error(say("SITE_BAD_URL", {{"url", pages.base_url}}), "usage", say("SITE_BAD_URL_HINT"));
      return status::unusable;
    }
    pages.base_url = *url;
  }
  auto catalogs = embedded_catalogs();
  if (!load(catalogs, options.catalogs))
    return status::unusable;
  if (auto const checked = check(catalogs, pages); checked != status::found)
    return checked;
  exchange::diagnostics found;
  auto const made = site::write_site(catalogs, pages, options.output, found);
  report(found);
  if (found.error_count() != 0)
    return status::unusable;
  if (options.json)
    std::cout << "{\"output\":" << json_string(options.output.string()) << ",\"domains\":" << to_array(made.domains)
              << ",\"locales\":" << to_array(made.locales) << ",\"pages\":" << made.pages << ",\"files\":" << made.files
              << ",\"bytes\":" << made.bytes << ",\"largest\":" << made.largest << ",\"written\":" << made.written
              << ",\"removed\":" << made.removed << "}\n";
  else
    std::cout << say("SITE_MADE", {{"folder", argument::path(options.output.string())},
                                   {"pages", made.pages},
                                   {"domains", joined(made.domains)},
                                   {"locales", joined(made.locales)},
                                   {"written", made.written},
                                   {"unchanged", made.files - made.written},
                                   {"removed", made.removed}})
              << '\n';
  return status::found;
}

void add_options(CLI::App& command, action& chosen) {
  auto options = std::make_shared<site_command_options>();
  add_footer(command, "interco site --output public --base-url https://example.org/codes",
             {later("SITE_ABOUT"), later("SITE_STATUS")});
  command.add_option("--output", options->output, later("SITE_OUTPUT"))->required()->type_name("FOLDER");
  command.add_option("--domain", options->pages.domains, later("SITE_DOMAIN"))
      ->type_name("DOMAIN")
      ->allow_extra_args(false);
  command.add_option("--locale", options->pages.locales, later("SITE_LOCALE"))
      ->type_name("LOCALE")
      ->allow_extra_args(false);
  command.add_option("--catalogs", options->catalogs, later("OPTION_CATALOGS"))
      ->type_name("PATH")
      ->allow_extra_args(false);
  command.add_option("--base-url", options->pages.base_url, later("SITE_BASE_URL"))->type_name("URL");
  command.add_flag("--json", options->json, later("OPTION_JSON"));
  command.callback([options, &chosen] { chosen = [options] { return run(*options); }; });
}

} // namespace

void add_site(CLI::App& app, action& chosen) {
  auto* command = app.add_subcommand("site", later("SITE"));
  command->preparse_callback([command, &chosen](std::size_t) { add_options(*command, chosen); });
}

} // namespace interco::command
