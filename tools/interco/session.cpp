#include "session.hpp"
#include "help.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <set>

#include <unistd.h>

#include <interco/codes.hpp>

#include "core/ascii.hpp"
#include "words.hpp"

namespace interco::command {
namespace {

/// Returns whether a catalog answers in one of the locales that the reader was made for, or what is near to it.
bool answers(reader const& reader) {
  // Nothing but the source is left of a list that no locale of the catalog fits; English asked for is an answer.
  auto const messages = reader.begin();
  return messages == reader.end() || reader.chain().size() > 1 || (*messages).resolved() != resolved::source;
}

} // namespace

bool wants_color(std::string const& mode) {
  if (mode != "auto")
    return mode == "always";
  auto const* const no_color = std::getenv("NO_COLOR"); // NOLINT(concurrency-mt-unsafe): one thread
  return (no_color == nullptr || *no_color == '\0') && ::isatty(STDOUT_FILENO) != 0;
}

status worse(status a, status b) noexcept {
  return std::max(a, b);
}

void add_common_options(CLI::App& subcommand, common_options& options) {
  subcommand.add_option("--locale", options.locale, later("OPTION_LOCALE"))
      ->type_name("LOCALE")
      ->allow_extra_args(false);
  subcommand.add_option("--catalogs", options.catalogs, later("OPTION_CATALOGS"))
      ->type_name("PATH")
      ->allow_extra_args(false);
  subcommand.add_flag("--json", options.json, later("OPTION_JSON_RESULT"));
  subcommand.add_option("--color", options.color, later("OPTION_COLOR"))
      ->type_name("WHEN")
      ->check(one_of({"auto", "always", "never"}));
}

std::string in_brackets(std::string_view id) {
  return "[" + std::string(id) + "]";
}

std::string error_lines(std::string_view text, std::string_view id, std::string_view hint) {
  auto lines = safe_line(say("LINE_ERROR", {{"text", text}, {"id", in_brackets(id)}})) + "\n";
  if (!hint.empty())
    lines += safe_line(say("LINE_HINT", {{"text", hint}})) + "\n";
  return lines;
}

void report_error(std::string_view text, std::string_view id, std::string_view hint) {
  std::cerr << error_lines(text, id, hint);
}

void report_note(std::string_view text, std::string_view id) {
  std::cerr << safe_line(say("LINE_NOTE", {{"text", text}, {"id", in_brackets(id)}})) << '\n';
}

void report(std::vector<problem> const& problems) {
  for (auto const& each : problems) {
    auto const text = each.key.empty() ? each.text : each.key + ": " + each.text;
    std::cerr << safe_line(say("LINE_FILE_ERROR", {{"file", each.file}, {"text", text}, {"id", "[catalog]"}})) << '\n';
  }
}

session::session(common_options const& options)
    : catalogs_(embedded_catalogs()), json_(options.json), color_(!options.json && wants_color(options.color)) {
  std::vector<problem> found;
  for (auto const& path : options.catalogs) {
    auto const more = catalogs_.load(path, {.utf16 = false, .origins = options.origins});
    found.insert(found.end(), more.begin(), more.end());
  }
  choose_locales(options);
  // What is wrong with a locale is known since a reader asked for it.
  std::set<std::string> known;
  for (auto const& problem : found)
    known.insert(to_string(problem));
  for (auto const& each : catalogs_) {
    for (auto const& problem : each.problems()) {
      if (known.insert(to_string(problem)).second)
        found.push_back(problem);
    }
  }
  report(found);
  usable_ = usable_ && found.empty();
  bool const nobody = std::none_of(readers_.begin(), readers_.end(), answers);
  if (!options.locale.empty() && usable_ && !locales_.empty() && nobody)
    report_note(say("NO_TEXTS_ENGLISH_ANSWERS", {{"languages", locales_.to_string()}}), "locale-unavailable");
}

void session::choose_locales(common_options const& options) {
  bool const given = !options.locale.empty();
  if (!given)
    locales_ = system_locale();
  for (auto const& text : options.locale)
    locales_.append(text);
  if (given && options.is_for_reader && !locales_.empty())
    speak(locales_);
  for (auto const& problem : locales_.problems()) {
    report_error(
        say("BAD_LOCALE", {{"where", given ? "--locale" : say("THE_ENVIRONMENT")}, {"problem", to_string(problem)}}),
        "locale");
    usable_ = usable_ && !given; // a broken environment must not keep anybody from an answer
  }
  readers_ = catalogs_.in(locales_);
}

reader const& session::in(catalog const& each) const noexcept {
  return *(readers_.begin() + (&each - &*catalogs_.begin()));
}

std::string session::domain_names() const {
  std::string names;
  for (auto const& each : catalogs_)
    names += (names.empty() ? "" : ", ") + std::string(each.domain());
  return names;
}

std::string session::nearest_symbols(written_code const& written) const {
  std::string names;
  for (auto const& each : catalogs_) {
    auto const near = each.nearest_symbol(written.symbol);
    if (near.empty())
      continue;
    bool const other = !written.domain.empty() && !detail::equal_ignoring_case(written.domain, each.domain());
    auto const name = (other ? std::string(each.domain()) + ":" : "") + std::string(near);
    names = names.empty() ? name : say("SYMBOL_OR", {{"first", names}, {"second", name}});
  }
  return names;
}

} // namespace interco::command
