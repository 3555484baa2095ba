// interco translate-log: a log with its sentences in another language.
#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <interco/translate_log.hpp>

#include "commands.hpp"
#include "core/shown.hpp"
#include "help.hpp"
#include "log_files.hpp"
#include "words.hpp"

namespace interco::command {
namespace {

struct command_options {
  std::string from;
  std::string to;
  std::vector<std::string> catalogs;
  std::vector<std::string> domains;
  bool count = false;
  std::vector<std::string> files;
};

/// Returns the catalogs of the domains asked for; all where there are none. Tells which are not known.
catalog_set chosen_catalogs(std::vector<std::string> const& domains, session const& with, bool& usable) {
  if (domains.empty())
    return with.catalogs();
  catalog_set chosen;
  for (auto const& domain : domains) {
    if (auto const* const found = with.catalogs().find(domain)) {
      chosen.add(*found);
      continue;
    }
    report_error(say("UNKNOWN_DOMAIN", {{"domain", detail::shown(domain)}}), "unknown-domain",
                 say("KNOWN_DOMAINS", {{"domains", with.domain_names()}}));
    usable = false;
  }
  return chosen;
}

/// Reads the language of an option, and tells what is wrong with it.
locale_list language(std::string_view option, std::string const& written, bool& usable) {
  locale_list result(written);
  for (auto const& problem : result.problems())
    report_error(say("BAD_LOCALE", {{"where", option}, {"problem", to_string(problem)}}), "locale");
  usable = usable && result.problems().empty();
  return result;
}

status run(command_options const& options) {
  // The session reads the catalogs; the languages are this command's own.
  common_options common;
  common.catalogs = options.catalogs;
  common.locale = {"en"};
  common.is_for_reader = false;
  session const with(common);
  bool usable = with.usable();
  auto const from = language("--from", options.from, usable);
  auto const to = language("--to", options.to, usable);
  auto const catalogs = chosen_catalogs(options.domains, with, usable);
  if (!usable)
    return status::unusable;
  log_translator translator(catalogs, from, to);
  if (translator.sentences() == 0) {
    report_error(say("NO_TEXTS_IN", {{"languages", from.to_string()}}), "locale-unavailable", say("NO_TEXTS_IN_HINT"));
    return status::unusable;
  }
  auto const result = filter_files(options.files, translator);
  if (options.count)
    report_note(say("TRANSLATE_LOG_COUNTED", {{"sentences", translator.translated()}}), "translated");
  return result;
}

void add_options(CLI::App& command, action& chosen) {
  auto options = std::make_shared<command_options>();
  add_footer(command, "interco translate-log --from it --to en server.log",
             {later("TRANSLATE_LOG_ABOUT"), later("TRANSLATE_LOG_STATUS")});
  command.add_option("FILE", options->files, later("OPTION_LOGS"))->type_name("");
  command.add_option("--from", options->from, later("TRANSLATE_LOG_FROM"))->type_name("LANG")->required();
  command.add_option("--to", options->to, later("TRANSLATE_LOG_TO"))->type_name("LANG")->required();
  command.add_option("--domain", options->domains, later("TRANSLATE_LOG_DOMAIN"))
      ->type_name("DOMAIN")
      ->allow_extra_args(false);
  command.add_option("--catalogs", options->catalogs, later("OPTION_CATALOGS"))
      ->type_name("PATH")
      ->allow_extra_args(false);
  command.add_flag("--count", options->count, later("TRANSLATE_LOG_COUNT"));
  command.callback([options, &chosen] { chosen = [options] { return run(*options); }; });
}

} // namespace

void add_translate_log(CLI::App& app, action& chosen) {
  auto* command = app.add_subcommand("translate-log", later("TRANSLATE_LOG"));
  command->preparse_callback([command, &chosen](std::size_t) { add_options(*command, chosen); });
}

} // namespace interco::command
