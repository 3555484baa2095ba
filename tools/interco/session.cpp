#include "session.hpp"

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
  subcommand
      .add_option("--locale", options.locale,
                  "the language wanted: BCP 47 (it-CH), POSIX (it_IT.UTF-8), a list (it:de), or Accept-Language "
                  "(it,de;q=0.5).\n"
                  "Without it the environment decides: LANGUAGE, LC_ALL, LC_MESSAGES, LANG")
      ->type_name("LOCALE")
      ->allow_extra_args(false);
  subcommand
      .add_option(
          "--catalogs", options.catalogs,
          "a compiled catalog (.dat), a folder of bundles, or a folder of these: adds domains, or corrects texts")
      ->type_name("PATH")
      ->allow_extra_args(false);
  subcommand.add_flag("--json", options.json, "one JSON object a result, one a line");
  subcommand
      .add_option("--color", options.color,
                  "auto (the default), always or never; NO_COLOR in the environment means never")
      ->type_name("WHEN")
      ->check(CLI::IsMember({"auto", "always", "never"}));
}

std::string in_brackets(std::string_view id) {
  return "[" + std::string(id) + "]";
}

void report_error(std::string_view text, std::string_view id, std::string_view hint) {
  std::cerr << safe_line(say("LINE_ERROR", {{"text", text}, {"id", in_brackets(id)}})) << '\n';
  if (!hint.empty())
    std::cerr << safe_line(say("LINE_HINT", {{"text", hint}})) << '\n';
}

void report_note(std::string_view text, std::string_view id) {
  std::cerr << safe_line(say("LINE_NOTE", {{"text", text}, {"id", in_brackets(id)}})) << '\n';
}

void report(std::vector<problem> const& problems) {
  for (auto const& each : problems)
    std::cerr << safe_line(each.file + ": error: " + (each.key.empty() ? "" : each.key + ": ") + each.text)
              << " [catalog]\n";
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
    report_note("no catalog has texts in " + locales_.to_string() + "; English answers", "locale-unavailable");
}

void session::choose_locales(common_options const& options) {
  bool const given = !options.locale.empty();
  if (!given)
    locales_ = system_locale();
  for (auto const& text : options.locale)
    locales_.append(text);
  for (auto const& problem : locales_.problems()) {
    report_error(std::string(given ? "--locale" : "the environment") + ": " + to_string(problem), "locale");
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
    names += (names.empty() ? "" : " or ") + (other ? std::string(each.domain()) + ":" : "") + std::string(near);
  }
  return names;
}

} // namespace interco::command
