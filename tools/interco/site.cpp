// interco site: pages that say what the codes mean.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>

#include <interco/codes.hpp>

#include "commands.hpp"
#include "core/locale_tag.hpp"
#include "core/shown.hpp"
#include "exchange/diagnostic.hpp"
#include "site/model.hpp"
#include "site/site.hpp"
#include "source_options.hpp"

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
    report_error("no domain '" + detail::shown(each) + "'", "unknown-domain", "the domains are: " + joined(names));
    result = worse(result, status::not_found);
  }
  if (result != status::found)
    return result;
  auto const known = site::languages_of(catalogs, pages.domains);
  for (auto& each : pages.locales) {
    each = detail::bcp47(each).value_or(each);
    if (std::find(known.begin(), known.end(), each) != known.end())
      continue;
    report_error("there are no texts in '" + detail::shown(each) + "'", "locale-unavailable",
                 "the languages are: " + joined(known));
    result = worse(result, status::not_found);
  }
  return result;
}

status run(site_command_options options) {
  auto& pages = options.pages;
  if (!pages.base_url.empty()) {
    auto const url = site::read_base_url(pages.base_url);
    if (!url) {
      report_error("--base-url: '" + detail::shown(pages.base_url) + "' is not the address of a site", "usage",
                   "it begins with http:// or https://, and has no query, no fragment and no blank");
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
    std::cout << safe_line(options.output.string()) << ": " << made.pages << " pages of " << joined(made.domains)
              << " in " << joined(made.locales) << "; files written: " << made.written
              << ", left alone: " << made.files - made.written << ", removed: " << made.removed << '\n';
  return status::found;
}

void add_options(CLI::App& command, action& chosen) {
  auto options = std::make_shared<site_command_options>();
  command.footer(
      "Example: interco site --output public --base-url https://example.org/codes\n\n"
      "Open index.html in the folder with any browser; no server is needed. The addresses of pages stay as they are:\n"
      "  LANGUAGE/DOMAIN/SYMBOL.html            a code: it/sspi/SEC_E_CERT_EXPIRED.html\n"
      "  en/DOMAIN/SYMBOL.html#LANGUAGE         its text in any language: en/sspi/SEC_E_CERT_EXPIRED.html#it\n"
      "  LANGUAGE/DOMAIN/index.html#SYMBOL      its line in the table of its domain\n"
      "A file that is right already is left alone. A page of an earlier run that is no longer made is removed; the\n"
      "list of what is a run's own is in .interco-site. No other file is touched: where one has the name of a page,\n"
      "nothing is written.\n\n"
      "Exit status: 0 done; 1 no such domain or language; 2 wrong usage, or a catalog or folder that cannot be used.");
  command.add_option("--output", options->output, "the folder of the pages; made if need be")
      ->required()
      ->type_name("FOLDER");
  command.add_option("--domain", options->pages.domains, "only this domain; may be given several times")
      ->type_name("DOMAIN")
      ->allow_extra_args(false);
  command
      .add_option("--locale", options->pages.locales, "only this language beside English; may be given several times")
      ->type_name("LOCALE")
      ->allow_extra_args(false);
  command
      .add_option(
          "--catalogs", options->catalogs,
          "a compiled catalog (.dat), a folder of bundles, or a folder of these: adds domains, or corrects texts")
      ->type_name("PATH")
      ->allow_extra_args(false);
  command
      .add_option("--base-url", options->pages.base_url,
                  "where the pages will lie: tells search engines which pages are one in several languages")
      ->type_name("URL");
  command.add_flag("--json", options->json, "one JSON object");
  command.callback([options, &chosen] { chosen = [options] { return run(*options); }; });
}

} // namespace

void add_site(CLI::App& app, action& chosen) {
  auto* command = app.add_subcommand("site", "Makes pages that say what the codes mean, to be read in a browser.");
  command->preparse_callback([command, &chosen](std::size_t) { add_options(*command, chosen); });
}

} // namespace interco::command
