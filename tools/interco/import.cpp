// interco import: what translators have made.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include <interco/safe_text.hpp>

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

using exchange::diagnostics;
using exchange::file_format;

struct import_flags {
  source_options sources;
  std::vector<std::filesystem::path> files;
  std::string format;
  std::string locale;
  bool dry_run = false;
  bool json = false;
};

/// A translation that deliveries go into.
struct target {
  exchange::translation_file translation;
  std::filesystem::path file;
  exchange::import_result result;
  bool is_new = false;
};

class import_run {
 public:
  import_run(import_flags const& flags, exchange::domain_sources const& sources, diagnostics& found)
      : flags_(flags), sources_(sources), found_(found) {}

  void take(std::filesystem::path const& file) {
    auto const format = format_for(file);
    if (!format)
      return;
    auto bytes = exchange::read_file(file, found_);
    auto const from =
        bytes ? exchange::read_delivery(std::move(*bytes), file, *format, sources_.english, found_) : std::nullopt;
    if (!from)
      return;
    auto const locale = locale_of(file, from->translation);
    if (!locale)
      return;
    if (std::all_of(from->translation.entries.begin(), from->translation.entries.end(),
                    [](exchange::translation const& entry) { return entry.obsolete; }))
      found_.warning(file.string(), {}, say("IMPORT_NOTHING"), "nothing-to-import");
    auto& into = target_for(*locale);
    auto const result = exchange::import_delivery(sources_, *from, into.translation, found_);
    into.result.texts += result.texts;
    into.result.changed += result.changed;
    into.result.stale += result.stale;
    into.result.repaired += result.repaired;
  }

  /// Writes what has changed; nothing after an error.
  void write() {
    std::vector<std::string> texts;
    for (auto const& each : targets_) {
      auto const format = each.file.extension() == ".txt" ? file_format::icu : file_format::po;
      texts.push_back(
          exchange::write_translation(each.translation, format, exchange::xliff_version::v1_2, sources_.english, found_)
              .value_or(std::string()));
    }
    for (std::size_t i = 0; i < targets_.size() && found_.error_count() == 0; ++i) {
      if (!flags_.dry_run && targets_[i].result.changed != 0)
        (void)exchange::write_if_changed(targets_[i].file, texts[i], found_);
    }
  }

  void print() const {
    for (auto const& [translation, file, result, is_new] : targets_) {
      if (flags_.json)
        std::cout << "{\"domain\":" << json_string(sources_.codes.domain)
                  << ",\"locale\":" << json_string(translation.locale) << ",\"file\":" << json_string(file.string())
                  << ",\"texts\":" << result.texts << ",\"changed\":" << result.changed << ",\"stale\":" << result.stale
                  << ",\"repaired\":" << result.repaired << ",\"new\":" << (is_new ? "true" : "false")
                  << ",\"written\":" << (result.changed != 0 && !flags_.dry_run ? "true" : "false") << "}\n";
      else
        std::cout << safe_line(say("IMPORT_LINE", {{"file", file},
                                                   {"texts", result.texts},
                                                   {"changed", result.changed},
                                                   {"written", flags_.dry_run ? "no" : "yes"}}))
                  << '\n';
    }
  }

 private:
  std::optional<file_format> format_for(std::filesystem::path const& file) {
    auto const& names = exchange::file_format_names;
    if (!flags_.format.empty())
      return static_cast<file_format>(std::find(names.begin(), names.end(), flags_.format) - names.begin());
    auto const format = exchange::format_of(file);
    if (!format)
      found_.add({exchange::grade::error,
                  file.string(),
                  {},
                  say("IMPORT_NO_FORMAT"),
                  "unknown-format",
                  say("IMPORT_NO_FORMAT_HINT")});
    return format;
  }

  /// Returns the locale of a delivery as ICU spells it: what was given, what the file says, or how it is named.
  std::optional<std::string> locale_of(std::filesystem::path const& file, exchange::translation_file const& from) {
    auto given = flags_.locale;
    for (auto const& next : {from.locale, std::string(from.field("Language"))}) {
      if (given.empty())
        given = next;
    }
    bool const by_name = given.empty();
    if (by_name)
      given = file.stem().string();
    auto tag = detail::parse_locale(given);
    if (by_name && tag && tag->language.size() > 3) // a word like any other: no language has one so long
      tag.reset();
    if (!tag || tag->language == "en") {
      found_.add({exchange::grade::error,
                  file.string(),
                  {},
                  tag ? say("IMPORT_ENGLISH") : say("IMPORT_NO_LOCALE", {{"locale", given}}),
                  "locale",
                  say("IMPORT_LOCALE_HINT")});
      return std::nullopt;
    }
    return exchange::icu_spelling(given);
  }

  target& target_for(std::string const& locale) {
    auto const tag = detail::parse_locale(locale);
    auto const known = std::find_if(targets_.begin(), targets_.end(), [&](target const& each) {
      return detail::parse_locale(each.translation.locale) == tag;
    });
    if (known != targets_.end())
      return *known;
    auto const* const existing = sources_.translation_to(locale);
    if (existing != nullptr)
      targets_.push_back({*existing, existing->file, {}, false});
    else
      targets_.push_back({exchange::translation_to_export(sources_, locale, nullptr),
                          flags_.sources.locales / (locale + ".po"),
                          {},
                          true});
    return targets_.back();
  }

  import_flags const& flags_;
  exchange::domain_sources const& sources_;
  diagnostics& found_;
  std::vector<target> targets_;
};

status run(import_flags const& flags) {
  diagnostics found;
  progress_line line(say("JOB_IMPORTING", {{"name", flags.sources.definitions.stem()}}));
  auto const sources = exchange::read_sources(flags.sources.definitions, flags.sources.locales, found);
  if (!sources) {
    report(found);
    return status::unusable;
  }
  import_run work(flags, *sources, found);
  std::size_t taken = 0;
  for (auto const& file : flags.files) {
    line.show(taken++, flags.files.size());
    work.take(file);
  }
  if (found.error_count() == 0)
    work.write();
  line.clear();
  report(found);
  if (found.error_count() != 0)
    return status::unusable;
  work.print();
  return status::found;
}

void add_options(CLI::App& command, action& chosen) {
  auto flags = std::make_shared<import_flags>();
  add_footer(command, "interco import de.xlf --definitions backup.toml --locales locales/backup",
             {later("IMPORT_ABOUT"), later("IMPORT_STATUS")});
  // Not required(): CLI11 would take the name of a subcommand for it.
  command.add_option("FILE", flags->files, later("IMPORT_FILE"))->option_text("... REQUIRED");
  add_source_options(command, flags->sources);
  command.add_option("--format", flags->format, later("IMPORT_FORMAT"))
      ->type_name("FORMAT")
      ->check(one_of({"po", "xliff", "icu", "csv"}));
  command.add_option("--locale", flags->locale, later("IMPORT_LOCALE"))->type_name("LOCALE");
  command.add_flag("--dry-run", flags->dry_run, later("IMPORT_DRY_RUN"));
  command.add_flag("--json", flags->json, later("OPTION_JSON_LANGUAGE"));
  command.callback([&command, flags, &chosen] {
    if (!command.get_subcommands().empty())
      return;
    if (flags->files.empty())
      throw CLI::RequiredError("FILE");
    chosen = [flags] { return run(*flags); };
  });
}

} // namespace

void add_import(CLI::App& app, action& chosen) {
  auto* command = app.add_subcommand("import", later("IMPORT"));
  command->preparse_callback([command, &chosen](std::size_t) { add_options(*command, chosen); });
  add_import_mc(*command, chosen);
  add_import_et(*command, chosen);
}

} // namespace interco::command
