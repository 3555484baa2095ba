// interco translate-log: a log with its sentences in another language.
#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <interco/translate_log.hpp>

#include "commands.hpp"
#include "core/shown.hpp"
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
    report_error(std::string(option) + ": " + to_string(problem), "locale");
  usable = usable && result.problems().empty();
  return result;
}

status run(command_options const& options) {
  // The session reads the catalogs; the languages are this command's own.
  common_options common;
  common.catalogs = options.catalogs;
  common.locale = {"en"};
  session const with(common);
  bool usable = with.usable();
  auto const from = language("--from", options.from, usable);
  auto const to = language("--to", options.to, usable);
  auto const catalogs = chosen_catalogs(options.domains, with, usable);
  if (!usable)
    return status::unusable;
  log_translator translator(catalogs, from, to);
  if (translator.sentences() == 0) {
    report_error("no catalog has texts in " + from.to_string(), "locale-unavailable",
                 "interco list shows which languages there are");
    return status::unusable;
  }
  auto const result = filter_files(options.files, translator);
  if (options.count)
    report_note(std::to_string(translator.translated()) + " sentences were translated", "translated");
  return result;
}

void add_options(CLI::App& command, action& chosen) {
  auto options = std::make_shared<command_options>();
  command.footer(
      "Example: interco translate-log --from it --to en server.log\n\n"
      "The texts and actions of the catalogs are found as whole sentences, also without their full stop, and around "
      "their values.\n"
      "Case and white space have to be as in the catalog; quotation marks and apostrophes may be straight or curved. "
      "Numbers are\n"
      "written as the other language does where they are written as the one does. What has no text in the other "
      "language is written\n"
      "in English. All other bytes stay as they are. A line comes out as soon as it has come in.\n\n"
      "Exit status: 0 all was read, whether there was a sentence or not; 2 wrong usage, or a file that cannot be read: "
      "the others are.");
  command.add_option("FILE", options->files, "the logs, one after the other; '-', or none, for standard input")
      ->type_name("");
  command.add_option("--from", options->from, "the language of the log: it, pt-BR")->type_name("LANG")->required();
  command.add_option("--to", options->to, "the language that it is put into; a list (de,it) says what else will do")
      ->type_name("LANG")
      ->required();
  command.add_option("--domain", options->domains, "sentences of this domain only; may be given several times")
      ->type_name("DOMAIN")
      ->allow_extra_args(false);
  command
      .add_option(
          "--catalogs", options->catalogs,
          "a compiled catalog (.dat), a folder of bundles, or a folder of these: adds domains, or corrects texts")
      ->type_name("PATH")
      ->allow_extra_args(false);
  command.add_flag("--count", options->count, "tells at the end how many sentences were translated");
  command.callback([options, &chosen] { chosen = [options] { return run(*options); }; });
}

} // namespace

void add_translate_log(CLI::App& app, action& chosen) {
  auto* command = app.add_subcommand("translate-log", "Puts the sentences of a log into another language.");
  command->preparse_callback([command, &chosen](std::size_t) { add_options(*command, chosen); });
}

} // namespace interco::command
