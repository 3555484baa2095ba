// interco update: brings translations up to date with the definitions and the English.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <memory>
#include <optional>
#include <string_view>

#include "commands.hpp"
#include "core/locale_tag.hpp"
#include "exchange/file.hpp"
#include "exchange/po.hpp"
#include "exchange/sources.hpp"
#include "exchange/template.hpp"
#include "exchange/update.hpp"
#include "help.hpp"
#include "progress_line.hpp"
#include "source_options.hpp"
#include "words.hpp"

#include <interco/safe_text.hpp>

namespace interco::command {
namespace {

struct update_flags {
  source_options sources;
  std::vector<std::string> locales;
  std::string date;
  bool check = false;
  bool json = false;
};

/// Returns now, in the form of POT-Creation-Date and in UTC; SOURCE_DATE_EPOCH instead, where that is set. Nothing,
/// and says so, if that is no time.
std::optional<std::string> now() {
  constexpr long long last = 253'402'300'799;                 // of the year 9999
  auto const* const given = std::getenv("SOURCE_DATE_EPOCH"); // NOLINT(concurrency-mt-unsafe)
  std::time_t time = 0;
  if (given == nullptr) {
    time = std::time(nullptr);
  } else {
    std::string_view const text = given;
    long long seconds = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || seconds < 0 || seconds > last) {
      report_error(say("UPDATE_BAD_EPOCH", {{"written", text}}), "usage");
      return std::nullopt;
    }
    time = static_cast<std::time_t>(seconds);
  }
  std::tm parts{};
  ::gmtime_r(&time, &parts);
  std::array<char, 32> text{};
  return std::string(text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M+0000", &parts));
}

void print(exchange::updated_translation const& result, update_flags const& flags) {
  auto const& file = result.file;
  if (flags.json) {
    std::cout << "{\"locale\":" << json_string(file.locale) << ",\"file\":" << json_string(file.file)
              << ",\"differs\":" << (result.differs ? "true" : "false") << ",\"new\":" << result.added
              << ",\"changed\":" << result.changed << ",\"obsolete\":" << result.obsolete
              << ",\"fuzzy\":" << result.fuzzy << "}\n";
    return;
  }
  std::cout << safe_line(file.locale) << "  ";
  if (!result.differs)
    std::cout << say("UPDATE_UP_TO_DATE", {{"fuzzy", result.fuzzy}}) << '\n';
  else if (flags.check)
    std::cout << say("UPDATE_OUT_OF_DATE", {{"added", result.added},
                                            {"changed", result.changed},
                                            {"obsolete", result.obsolete},
                                            {"fuzzy", result.fuzzy}})
              << '\n';
  else
    std::cout << say("UPDATE_UPDATED", {{"added", result.added},
                                        {"changed", result.changed},
                                        {"obsolete", result.obsolete},
                                        {"fuzzy", result.fuzzy}})
              << '\n';
}

/// Reports the locales that were asked for and have no translation.
void report_missing(update_flags const& flags, exchange::domain_sources const& sources, exchange::diagnostics& found) {
  for (auto const& locale : flags.locales) {
    if (sources.translation_to(locale) == nullptr && found.error_count() == 0)
      found.error(flags.sources.locales.string(), {}, say("UPDATE_NO_TRANSLATION_TO", {{"locale", locale}}),
                  "no-translation");
  }
}

status run(update_flags const& flags) {
  exchange::diagnostics found;
  progress_line line(say("JOB_UPDATING", {{"name", flags.sources.definitions.stem()}}));
  auto const sources = read_sources(flags.sources.definitions, flags.sources.locales, found, flags.locales);
  if (sources)
    report_missing(flags, *sources, found);
  if (!sources || found.error_count() != 0) {
    report(found);
    return status::unusable;
  }
  if (sources->translations.empty())
    found.add({exchange::grade::note,
               flags.sources.locales.string(),
               {},
               say("UPDATE_NO_TRANSLATION"),
               "no-translation",
               say("UPDATE_NO_TRANSLATION_HINT")});
  auto const date = flags.date.empty() ? now() : std::optional(flags.date);
  if (!date)
    return status::unusable;
  auto const result_if_stale = flags.check ? status::not_found : status::found;
  auto result = status::found;
  for (auto const& translation : sources->translations) {
    if (!translation.file.ends_with(".po")) {
      found.add({exchange::grade::note, translation.file, {}, say("UPDATE_ICU_TEXT"), "not-updated", {}});
      continue;
    }
    auto const current = make_template(sources->codes, sources->english, translation.locale);
    auto const updated =
        update(translation, current, *date, [&line](std::size_t done, std::size_t all) { line.show(done, all); });
    line.clear();
    if (updated.differs)
      result = worse(result, result_if_stale);
    if (updated.differs && !flags.check && !write_if_changed(translation.file, write_po(updated.file), found))
      result = status::unusable;
    else
      print(updated, flags);
  }
  report(found);
  return result;
}

/// Returns what is wrong with a date; empty if nothing is.
std::string refuse_date(std::string const& text) {
  constexpr std::string_view form = "0000-00-00 00:00+0000";
  bool const fits =
      text.size() == form.size() && std::equal(text.begin(), text.end(), form.begin(), [](char c, char expected) {
        return expected == '0' ? c >= '0' && c <= '9' : expected == '+' ? c == '+' || c == '-' : c == expected;
      });
  auto const number = [&text](std::size_t at, std::size_t digits) {
    unsigned result = 0;
    for (auto const c : std::string_view(text).substr(at, digits))
      result = 10 * result + static_cast<unsigned>(c - '0');
    return result;
  };
  auto const exists = [&number] {
    std::chrono::year_month_day const day{std::chrono::year(static_cast<int>(number(0, 4))),
                                          std::chrono::month(number(5, 2)), std::chrono::day(number(8, 2))};
    return day.ok() && number(11, 2) < 24 && number(14, 2) < 60 && number(17, 2) < 24 && number(19, 2) < 60;
  };
  return fits && exists() ? "" : say("UPDATE_BAD_DATE", {{"written", text}});
}

void add_options(CLI::App& command, action& chosen) {
  auto flags = std::make_shared<update_flags>();
  add_footer(command, "interco update --definitions backup.toml --locales locales/backup",
             {later("UPDATE_ABOUT"), later("UPDATE_STATUS")});
  add_source_options(command, flags->sources);
  command.add_option("--locale", flags->locales, later("UPDATE_LOCALE"))->type_name("LOCALE")->allow_extra_args(false);
  command.add_option("--date", flags->date, later("UPDATE_DATE"))
      ->type_name("DATE")
      ->check(CLI::Validator(refuse_date, "", ""));
  command.add_flag("--check", flags->check, later("UPDATE_CHECK"));
  command.add_flag("--json", flags->json, later("UPDATE_JSON"));
  command.callback([flags, &chosen] { chosen = [flags] { return run(*flags); }; });
}

} // namespace

void add_update(CLI::App& app, action& chosen) {
  auto* command = app.add_subcommand("update", later("UPDATE"));
  command->preparse_callback([command, &chosen](std::size_t) { add_options(*command, chosen); });
}

} // namespace interco::command
