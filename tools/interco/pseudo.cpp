// interco pseudo: English made to look like a translation, for tests of programs.
#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>
#include <string_view>
#include <system_error>

#include "commands.hpp"
#include "core/shown.hpp"
#include "exchange/file.hpp"
#include "exchange/formats.hpp"
#include "exchange/pseudo.hpp"
#include "exchange/sources.hpp"
#include "help.hpp"
#include "source_options.hpp"
#include "words.hpp"

namespace interco::command {
namespace {

struct pseudo_flags {
  source_options sources;
  std::string locale = "en-XA";
  std::string format = "po";
  std::filesystem::path output;
};

status run(pseudo_flags const& flags) {
  auto const locale = exchange::pseudo_locale_of(flags.locale);
  if (!locale) {
    report_error(say("PSEUDO_NO_LOCALE", {{"locale", detail::shown(flags.locale)}}), "locale", say("PSEUDO_LOCALES"));
    return status::unusable;
  }
  exchange::diagnostics found;
  // Of the translations none is wanted.
  auto const sources = exchange::read_sources(flags.sources.definitions, flags.sources.locales, found, {"root"});
  if (sources && found.error_count() == 0) {
    auto const made = exchange::make_pseudo(sources->codes, sources->english, *locale);
    bool const is_po = flags.format == "po";
    auto const text = exchange::write_translation(made, is_po ? exchange::file_format::po : exchange::file_format::icu,
                                                  {}, sources->english, found);
    std::error_code ignored;
    bool const is_folder = flags.output.filename().empty() || std::filesystem::is_directory(flags.output, ignored);
    if (text && flags.output.empty())
      std::cout << *text;
    else if (text)
      exchange::write_if_changed(is_folder ? flags.output / (made.locale + (is_po ? ".po" : ".txt")) : flags.output,
                                 *text, found);
  }
  report(found);
  return found.error_count() == 0 ? status::found : status::unusable;
}

void add_options(CLI::App& command, action& chosen) {
  auto flags = std::make_shared<pseudo_flags>();
  add_footer(command,
             "mkdir pseudo && cp locales/backup/en.txt pseudo\ninterco pseudo --definitions backup.toml --locales "
             "locales/backup --output pseudo/\ninterco build --definitions backup.toml --locales pseudo --output "
             "out\ninterco lookup BACKUP_E_DISK_FULL --locale en-XA --catalogs out/backup.dat",
             {later("PSEUDO_ABOUT"), later("PSEUDO_STATUS")});
  add_source_options(command, flags->sources);
  command.add_option("--locale", flags->locale, later("PSEUDO_LOCALE"))->type_name("LOCALE");
  command.add_option("--format", flags->format, later("PSEUDO_FORMAT"))
      ->type_name("FORMAT")
      ->check(one_of({"po", "icu"}));
  command.add_option("--output", flags->output, later("PSEUDO_OUTPUT"))->type_name("PATH");
  command.callback([flags, &chosen] { chosen = [flags] { return run(*flags); }; });
}

} // namespace

void add_pseudo(CLI::App& app, action& chosen) {
  auto* command = app.add_subcommand("pseudo", later("PSEUDO"));
  command->preparse_callback([command, &chosen](std::size_t) { add_options(*command, chosen); });
}

} // namespace interco::command
