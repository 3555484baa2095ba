// interco export: what translators get.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>
#include <memory>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "commands.hpp"
#include "core/locale_tag.hpp"
#include "exchange/file.hpp"
#include "exchange/formats.hpp"
#include "exchange/import.hpp"
#include "exchange/locale_spelling.hpp"
#include "exchange/sources.hpp"
#include "foreign.hpp"
#include "help.hpp"
#include "progress_line.hpp"
#include "source_options.hpp"
#include "words.hpp"

namespace interco::command {
namespace {

using exchange::file_format;

struct export_flags {
  source_options sources;
  std::string format;
  std::string xliff_version = "1.2";
  std::vector<std::string> locales;
  std::filesystem::path output;
};

/// Returns the locales to export, spelled as the files are; of those that the user named, what is none is told.
std::optional<std::vector<std::string>> chosen_locales(export_flags const& flags,
                                                       exchange::domain_sources const& sources) {
  std::vector<std::string> result;
  if (flags.format == "pot")
    return std::vector<std::string>{""};
  for (auto const& given : flags.locales) {
    auto const tag = detail::parse_locale(given);
    if (!tag || tag->language == "en") {
      report_error(tag ? say("EXPORT_ENGLISH", {{"locale", given}}) : say("EXPORT_NO_LOCALE", {{"locale", given}}),
                   "locale");
      return std::nullopt;
    }
    auto const* const known = sources.translation_to(given);
    result.push_back(known != nullptr ? known->locale : exchange::icu_spelling(given).value_or(given));
  }
  if (flags.locales.empty()) {
    for (auto const& each : sources.translations)
      result.push_back(each.locale);
  }
  if (result.empty())
    report_error(say("EXPORT_NO_TRANSLATION"), "locale");
  return result.empty() ? std::nullopt : std::optional(std::move(result));
}

/// Writes one file, or to standard output.
bool write(export_flags const& flags, std::string const& name, std::string const& text, bool several,
           exchange::diagnostics& found) {
  if (flags.output.empty()) {
    std::cout << text;
    return true;
  }
  std::error_code ignored;
  bool const is_folder =
      several || flags.output.filename().empty() || std::filesystem::is_directory(flags.output, ignored);
  return exchange::write_if_changed(is_folder ? flags.output / name : flags.output, text, found);
}

status run(export_flags const& flags) {
  auto const names = exchange::file_format_names;
  auto const format = static_cast<file_format>(std::find(names.begin(), names.end(), flags.format) - names.begin());
  auto const version = flags.xliff_version == "2.0" ? exchange::xliff_version::v2_0 : exchange::xliff_version::v1_2;
  exchange::diagnostics found;
  progress_line line(say("JOB_EXPORTING", {{"name", flags.sources.definitions.stem()}}));
  auto const sources = exchange::read_sources(flags.sources.definitions, flags.sources.locales, found, flags.locales);
  if (!sources || found.error_count() != 0) {
    report(found);
    return status::unusable;
  }
  auto const locales = chosen_locales(flags, *sources);
  if (!locales)
    return status::unusable;
  bool const several = locales->size() > 1;
  if (several && flags.output.empty()) {
    report_error(say("EXPORT_SEVERAL"), "usage");
    return status::unusable;
  }
  // What cannot be written is told of all languages, before anything is.
  std::vector<std::pair<std::string, std::string>> files;
  for (auto const& locale : *locales) {
    line.show(files.size(), locales->size());
    auto const translation =
        exchange::translation_to_export(*sources, locale, locale.empty() ? nullptr : sources->translation_to(locale));
    if (auto text = exchange::write_translation(translation, format, version, sources->english, found))
      files.emplace_back((locale.empty() ? sources->codes.domain : locale) +
                             std::string(exchange::file_extensions[static_cast<std::size_t>(format)]),
                         std::move(*text));
  }
  line.clear(); // standard output may be the same terminal
  if (found.error_count() == 0) {
    for (auto const& [name, text] : files)
      (void)write(flags, name, text, several, found);
  }
  report(found);
  return found.error_count() == 0 ? status::found : status::unusable;
}

void add_options(CLI::App& command, action& chosen) {
  auto flags = std::make_shared<export_flags>();
  add_footer(command, "interco export --definitions backup.toml --locales locales/backup --format xliff --locale de",
             {later("EXPORT_ABOUT"), later("EXPORT_STATUS")});
  add_source_options(command, flags->sources);
  command.add_option("--format", flags->format, later("EXPORT_FORMAT"))
      ->required()
      ->type_name("FORMAT")
      ->check(one_of({"pot", "po", "xliff", "icu", "csv", "json"}));
  command.add_option("--xliff-version", flags->xliff_version, later("EXPORT_XLIFF_VERSION"))
      ->type_name("VERSION")
      ->check(one_of({"1.2", "2.0"}));
  command.add_option("--locale", flags->locales, later("EXPORT_LOCALE"))->type_name("LOCALE")->allow_extra_args(false);
  command.add_option("--output", flags->output, later("EXPORT_OUTPUT"))->type_name("PATH");
  command.callback([&command, flags, &chosen] {
    if (command.get_subcommands().empty())
      chosen = [flags] { return run(*flags); };
  });
}

} // namespace

void add_export(CLI::App& app, action& chosen) {
  auto* command = app.add_subcommand("export", later("EXPORT"));
  command->preparse_callback([command, &chosen](std::size_t) { add_options(*command, chosen); });
  add_export_mc(*command, chosen);
}

} // namespace interco::command
