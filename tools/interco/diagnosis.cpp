#include "diagnosis.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <utility>

#include <interco/codes.hpp>

#include "core/ascii.hpp"
#include "core/catalog_access.hpp"
#include "core/environment.hpp"
#include "core/shown.hpp"
#include "core/text_rule.hpp"
#include "exchange/sources.hpp"
#include "words.hpp"

namespace interco::command {
namespace {

using detail::step_outcome;

// --- what is asked for -----------------------------------------------------------------------------------------

std::vector<variable> read_variables(bool locale_given) {
  auto const read = detail::read_environment();
  std::vector<variable> all;
  for (std::string const name : {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"}) {
    auto const* const value = std::getenv(name.c_str()); // NOLINT(concurrency-mt-unsafe): one thread
    variable each{name, value == nullptr ? std::nullopt : std::optional<std::string>(value), "ignored", "", false};
    if (!each.value || each.value->empty()) {
      each.use = "unset";
      each.why = each.value ? say("DOCTOR_EMPTY") : say("DOCTOR_NOT_SET");
    } else if (locale_given) {
      each.why = say("DOCTOR_LOCALE_GIVEN");
    } else if (name == read.variable) {
      each.use = "used";
      each.why = say("DOCTOR_NAMES_LOCALE");
    } else if (name != "LANGUAGE") {
      each.why = say("DOCTOR_OTHER_SET", {{"variable", read.variable}});
    } else if (read.language_counts) {
      each.use = "used";
      each.why = say("DOCTOR_GOES_BEFORE", {{"variable", read.variable}});
    } else {
      each.counts_with_locale = true;
      each.why = read.locale.empty() ? say("DOCTOR_NONE_SET")
                                     : say("DOCTOR_IGNORED", {{"variable", read.variable}, {"value", read.locale}});
    }
    all.push_back(std::move(each));
  }
  return all;
}

/// Returns whether "C" or "POSIX" is among the items of a text.
bool ends_the_list(std::string_view text) {
  while (!text.empty()) {
    auto const end = text.find_first_of(":,");
    auto const item = detail::trim(text.substr(0, std::min(end, text.find(';'))));
    auto const name = item.substr(0, item.find_first_of(".@"));
    if (name == "C" || name == "POSIX")
      return true;
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return false;
}

reading read_text(std::string name, std::string text) {
  reading result{std::move(name), std::move(text), {}, {}};
  result.ends = ends_the_list(result.text);
  result.list = locale_list(result.text);
  std::size_t from = 0;
  for (auto const& problem : result.list.problems()) {
    auto const at = result.text.find(problem.key, from);
    result.places.push_back(std::min(at, result.text.size()));
    if (at != std::string::npos)
      from = at + problem.key.size();
  }
  return result;
}

// --- the catalogs ----------------------------------------------------------------------------------------------

std::size_t text_count(detail::locale_texts const& texts, std::uint32_t codes) {
  auto const& opened = texts.open();
  std::size_t count = 0;
  for (std::uint32_t i = 0; i < codes && !opened.empty(); ++i)
    count += opened.table.has(detail::text_entry(i)) ? 1 : 0;
  return count;
}

/// Describes the first `layers` of a catalog's locales.
found_catalog describe(catalog const& each, std::size_t layers, std::string const& file, bool laid_over) {
  auto const& data = detail::catalog_access::data(each);
  found_catalog result{file, std::string(each.domain()), each.size(), laid_over};
  for (std::size_t i = 0; i < layers; ++i) {
    auto const& texts = *data.locales[i];
    auto const count = text_count(texts, data.codes->count());
    auto const known = std::find_if(result.locales.begin(), result.locales.end(),
                                    [&](auto const& locale) { return locale.first == texts.name(); });
    if (known != result.locales.end()) // English, as it was compiled and as it is corrected
      known->second = std::max(known->second, count);
    else if (count != 0)
      result.locales.emplace_back(texts.name(), count);
  }
  std::sort(result.locales.begin(), result.locales.end());
  return result;
}

/// Loads the catalogs as the session does, one place after the other. What could not be used goes to `problems`.
std::vector<found_catalog> find_catalogs(std::vector<std::string> const& paths, std::vector<problem>& problems) {
  std::vector<found_catalog> found;
  auto all = embedded_catalogs();
  for (auto const& each : all)
    found.push_back(describe(each, detail::catalog_access::data(each).locales.size(), "", false));
  for (auto const& path : paths) {
    auto const before = all;
    auto const more = all.load(path, {.utf16 = false});
    problems.insert(problems.end(), more.begin(), more.end());
    for (auto const& each : all) {
      auto const layers = detail::catalog_access::data(each).locales.size();
      auto const* const known = before.find(each.domain());
      auto const layers_before = known == nullptr ? 0 : detail::catalog_access::data(*known).locales.size();
      if (layers != layers_before)
        found.push_back(describe(each, layers - layers_before, path, known != nullptr));
    }
  }
  std::set<std::string> told;
  for (auto const& each : problems)
    told.insert(to_string(each));
  for (auto const& each : all) {
    for (auto const& problem : each.problems()) {
      if (told.insert(to_string(problem)).second)
        problems.push_back(problem);
    }
  }
  return found;
}

// --- one code --------------------------------------------------------------------------------------------------

/// Says from the sources why a catalog has no text.
class source_reasons {
 public:
  source_reasons(source_options const& options, exchange::diagnostics& found) : options_(options), found_(found) {
    if (!options.definitions.empty())
      sources_ = exchange::read_sources(options.definitions, options.locales, found);
  }

  [[nodiscard]] exchange::domain_sources const* sources() const noexcept { return sources_ ? &*sources_ : nullptr; }

  /// Returns why a locale has no text under a key; empty where there are no sources.
  [[nodiscard]] std::string reason(std::string const& locale, std::string_view key, bool has_locale) const {
    if (!sources_)
      return {};
    auto const* const file = sources_->translation_to(locale);
    if (file == nullptr) {
      auto const unusable = unusable_file(locale);
      return !unusable.empty() ? say("DOCTOR_FILE_UNUSABLE", {{"file", unusable}})
             : has_locale      ? say("DOCTOR_NO_FILE", {{"folder", options_.locales}})
                               : "";
    }
    auto const entry = std::find_if(file->entries.begin(), file->entries.end(), [&](exchange::translation const& each) {
      return each.key == key && !each.obsolete;
    });
    if (entry == file->entries.end())
      return say("DOCTOR_NO_ENTRY", {{"file", file->file}});
    auto const english = std::find_if(sources_->english.entries.begin(), sources_->english.entries.end(),
                                      [&](exchange::bundle_entry const& each) { return each.key == key; });
    auto const place = file->file + ":" + std::to_string(entry->at.line);
    if (entry->target.empty())
      return say("DOCTOR_UNTRANSLATED", {{"place", place}});
    if (entry->state == exchange::translation_state::needs_review)
      return say("DOCTOR_FUZZY", {{"place", place}});
    if (english != sources_->english.entries.end() && entry->source != english->text)
      return say("DOCTOR_STALE", {{"place", place}});
    if (auto const refused = detail::refuse_text(entry->target))
      return say("DOCTOR_REFUSED", {{"place", place}, {"why", refused->text}});
    return say("DOCTOR_OLDER_CATALOG", {{"place", place}});
  }

 private:
  /// Returns the file of a locale that has errors; empty where there is none.
  [[nodiscard]] std::string unusable_file(std::string const& locale) const {
    auto const wanted = detail::parse_locale(locale);
    for (auto const& each : found_.all()) {
      std::filesystem::path const file(each.file);
      if (each.level == exchange::grade::error && file != options_.definitions &&
          detail::parse_locale(file.stem().string()) == wanted)
        return each.file;
    }
    return {};
  }

  source_options const& options_;
  exchange::diagnostics const& found_;
  std::optional<exchange::domain_sources> sources_;
};

/// Returns what loading a locale has said of a key.
std::string known_problem(detail::snapshot const& data, detail::locale_texts const& texts, std::string_view key) {
  if (auto const* const opened = texts.opened()) {
    for (auto const& each : opened->problems) {
      if (key.empty() || each.key == key)
        return each.text;
    }
  }
  // Of what is laid over, the problems are with the catalog; the file is named after the locale.
  for (auto const& each : data.problems) {
    auto const tag = detail::parse_locale(std::filesystem::path(each.file).stem().string());
    if (each.key == key && tag && *tag == texts.tag())
      return each.text;
  }
  return {};
}

std::string_view word_of(step_outcome outcome) {
  switch (outcome) {
  case step_outcome::absent:
    return "absent";
  case step_outcome::empty:
    return "empty";
  case step_outcome::farther:
    return "farther";
  case step_outcome::asked_before:
    return "asked-before";
  case step_outcome::taken:
    break;
  }
  return "taken";
}

class examiner {
 public:
  examiner(doctor_options const& options, session const& with)
      : options_(options), with_(with), reasons_(options.sources, found_.source_problems) {}

  std::optional<diagnosis> run() {
    if (!options_.code.empty() && !parse())
      return std::nullopt;
    if (auto const* const sources = reasons_.sources();
        sources != nullptr && with_.catalogs().find(sources->codes.domain) == nullptr)
      add_hint(say("DOCTOR_NOT_BUILT", {{"domain", sources->codes.domain}, {"file", options_.sources.definitions}}));
    found_.variables = read_variables(!options_.common.locale.empty());
    for (auto const& text : options_.common.locale)
      found_.readings.push_back(read_text("--locale", text));
    for (auto const& each : found_.variables) {
      if (each.use == "used")
        found_.readings.push_back(read_text(each.name, *each.value));
    }
    // Before all locales are opened: the steps are those that a look-up takes.
    if (options_.code.empty())
      examine_languages();
    else
      examine_code();
    found_.catalogs = find_catalogs(options_.common.catalogs, found_.problems);
    if (!with_.usable() || found_.source_problems.error_count() != 0)
      found_.outcome = status::unusable;
    return std::move(found_);
  }

 private:
  bool parse() {
    written_ = parse_code(detail::trim(options_.code));
    if (!written_) {
      report_error(say("NOT_A_CODE", {{"written", detail::shown(options_.code)}}), "not-a-code",
                   say("NOT_A_CODE_HINT"));
      return false;
    }
    if (written_->domain.empty())
      written_->domain = options_.domain;
    return true;
  }

  void add_hint(std::string hint) {
    if (std::find(found_.hints.begin(), found_.hints.end(), hint) == found_.hints.end())
      found_.hints.push_back(std::move(hint));
  }

  /// Returns whether a locale is in the language of the first preference; anything is, where there is none.
  [[nodiscard]] bool as_wanted(std::string_view locale) const {
    if (with_.locales().empty())
      return true;
    auto const wanted = detail::parse_locale(with_.locales()[0]);
    auto const found = detail::parse_locale(locale);
    return wanted && found && detail::same_language(wanted->language, found->language);
  }

  void hint_at_request() {
    auto const ignored = std::find_if(found_.variables.begin(), found_.variables.end(),
                                      [](variable const& each) { return each.counts_with_locale; });
    if (ignored != found_.variables.end())
      add_hint(say("DOCTOR_LET_LANGUAGE_COUNT"));
    if (with_.locales().empty())
      add_hint(how_to_ask());
    constexpr std::size_t longest_code = 3; // of ISO 639; BCP 47 keeps longer ones for registration, and has none
    for (auto const& each : with_.locales()) {
      if (auto const language = detail::parse_locale(each)->language; language.size() > longest_code)
        add_hint(say("DOCTOR_NO_LANGUAGE_CODE", {{"language", language}}));
    }
  }

  [[nodiscard]] std::string how_to_ask() const {
    if (!options_.common.locale.empty())
      return say("DOCTOR_ASK_BY_OPTION");
    // LANGUAGE, where it is used, decides, and comes first.
    auto const names = std::find_if(found_.variables.begin(), found_.variables.end(),
                                    [](variable const& each) { return each.use == "used"; });
    if (names == found_.variables.end())
      return say("DOCTOR_ASK_BY_LANG");
    auto const value = *names->value;
    auto const next = std::find_if(names + 1, found_.variables.end(),
                                   [](variable const& each) { return each.value && !each.value->empty(); });
    return next == found_.variables.end()
               ? say("DOCTOR_ASK_BY_VARIABLE", {{"variable", names->name}, {"value", value}})
               : say("DOCTOR_ASK_BY_ANOTHER", {{"variable", names->name}, {"value", value}, {"other", next->name}});
  }

  void hint_at_locales(catalog const& each) {
    auto const locales = each.locales(); // those that can be used
    if (std::none_of(locales.begin(), locales.end(), [this](std::string_view name) { return as_wanted(name); }))
      add_hint(say("DOCTOR_DOMAIN_HAS",
                   {{"domain", each.domain()},
                    {"language", detail::parse_locale(with_.locales()[0])->language},
                    {"languages", joined(locales, ", ", [](std::string_view name) { return std::string(name); })}}));
  }

  void examine_languages() {
    hint_at_request();
    for (auto const& each : with_.catalogs()) {
      auto const chain = with_.in(each).chain();
      if (chain.empty() || as_wanted(chain.front()))
        continue;
      found_.outcome = status::not_found;
      hint_at_locales(each);
    }
  }

  void examine_code() {
    hint_at_request();
    for (auto const& each : with_.catalogs()) {
      if (!written_->domain.empty() && !detail::equal_ignoring_case(written_->domain, each.domain()))
        continue;
      auto const answer = with_.in(each)[*written_];
      if (answer.known())
        examine(each, answer);
    }
    if (!found_.codes.empty())
      return;
    found_.outcome = status::not_found;
    auto const nearest = written_->by_symbol() ? with_.nearest_symbols(*written_) : "";
    auto const code = detail::shown(options_.code);
    add_hint(nearest.empty() ? say("DOCTOR_UNKNOWN_CODE", {{"code", code}, {"domains", with_.domain_names()}})
                             : say("DOCTOR_UNKNOWN_SYMBOL", {{"code", code}, {"symbol", nearest}}));
  }

  void examine(catalog const& each, message const& answer) {
    examined_code result{&each, answer};
    auto const& data = detail::catalog_access::data(each);
    auto const ordinal = data.codes->ordinal_of(answer.symbol());
    auto const* const sources = reasons_.sources();
    bool const has_sources = sources != nullptr && sources->codes.domain == each.domain();
    std::vector<detail::fallback_step> steps;
    (void)detail::fallback_chain(data, with_.locales(), steps);
    for (auto const& step : steps) {
      asked_locale asked{step, std::string(word_of(step.outcome)), ""};
      bool const taken = step.outcome == step_outcome::taken;
      bool const answers = taken && step.texts->open().table.has(detail::text_entry(ordinal));
      if (taken)
        asked.outcome = answers ? "answers" : "no-text";
      if (taken && !answers)
        asked.reason = known_problem(data, *step.texts, answer.symbol());
      else if (step.outcome == step_outcome::empty)
        asked.reason = known_problem(data, *step.texts, "");
      bool const may_explain = (taken && !answers) || step.outcome == step_outcome::empty || step.texts == nullptr;
      if (asked.reason.empty() && may_explain && has_sources)
        asked.reason = reasons_.reason(step.locale, answer.symbol(), step.texts != nullptr);
      result.asked.push_back(std::move(asked));
      if (answers)
        break;
    }
    if (!as_wanted(answer.locale()) || answer.resolved() == resolved::built_in) {
      found_.outcome = worse(found_.outcome, status::not_found);
      hint_at_locales(each);
      for (auto const& asked : result.asked) {
        if (asked.outcome == "empty" && as_wanted(asked.step.locale))
          add_hint(say("DOCTOR_BUILD_AGAIN", {{"domain", each.domain()}, {"locale", asked.step.locale}}));
      }
      bool const misses = std::any_of(result.asked.begin(), result.asked.end(),
                                      [](asked_locale const& asked) { return asked.outcome == "no-text"; });
      if (misses && !has_sources)
        add_hint(say("DOCTOR_SOURCES_TELL", {{"domain", each.domain()}}));
    }
    found_.codes.push_back(std::move(result));
  }

  doctor_options const& options_;
  session const& with_;
  diagnosis found_;
  source_reasons reasons_;
  std::optional<written_code> written_;
};

} // namespace

std::optional<diagnosis> diagnose(doctor_options const& options, session const& with) {
  return examiner(options, with).run();
}

} // namespace interco::command
