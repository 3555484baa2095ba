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
#include "source_options.hpp"

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
    report_error("--locale: '" + detail::shown(flags.locale) + "' is no pseudo-locale", "locale",
                 "there are en-XA (accents, longer) and ar-XB (from right to left)");
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
  command.footer(
      "Example: mkdir pseudo && cp locales/backup/en.txt pseudo\n"
      "         interco pseudo --definitions backup.toml --locales locales/backup --output pseudo/\n"
      "         interco build --definitions backup.toml --locales pseudo --output out\n"
      "         interco lookup BACKUP_E_DISK_FULL --locale en-XA --catalogs out/backup.dat\n\n"
      "A text without accents is no catalog's, one without its closing bracket is cut off. ar-XB shows what a program\n"
      "does with text from right to left. Symbols, abbreviations, commands, paths and arguments stay as they are.\n"
      "Keep these files out of the folder of the texts: whatever is there is built, and shipped.\n\n"
      "Exit status: 0 written; 2 wrong usage, or an error in a source.");
  add_source_options(command, flags->sources);
  command
      .add_option("--locale", flags->locale,
                  "en-XA (the default): accents, 30 to 50 % longer, in brackets; or ar-XB: from right to left")
      ->type_name("LOCALE");
  command.add_option("--format", flags->format, "po (the default), or icu: a bundle of ICU in text form")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"po", "icu"}));
  command
      .add_option("--output", flags->output,
                  "the file to write, or a folder for en_XA.po or its like; by default standard output")
      ->type_name("PATH");
  command.callback([flags, &chosen] { chosen = [flags] { return run(*flags); }; });
}

} // namespace

void add_pseudo(CLI::App& app, action& chosen) {
  auto* command = app.add_subcommand("pseudo", "Makes pseudo-texts, which show what a program does with translations.");
  command->preparse_callback([command, &chosen](std::size_t) { add_options(*command, chosen); });
}

} // namespace interco::command
