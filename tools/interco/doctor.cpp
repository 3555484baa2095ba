// interco doctor: why an answer comes in the language that it comes in.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "commands.hpp"
#include "core/ascii.hpp"
#include "core/catalog_access.hpp"
#include "core/environment.hpp"
#include "core/fallback_trace.hpp"
#include "core/shown.hpp"
#include "core/text_rule.hpp"
#include "exchange/sources.hpp"
#include "output.hpp"
#include "source_options.hpp"

#include <interco/codes.hpp>

namespace interco::command {
namespace {

using detail::step_outcome;

struct doctor_options {
  common_options common;
  std::string domain;
  std::string code;
  source_options sources;
};

/// A table on its way to a terminal: what is in it is safe, and all but the last column are padded.
void print_table(std::vector<std::vector<std::string>> const& rows) {
  std::vector<std::size_t> widths;
  for (auto const& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], row[i].size());
  }
  for (auto const& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i)
      line += "  " + row[i] + std::string(widths[i] - row[i].size(), ' ');
    std::cout << line.substr(0, line.find_last_not_of(' ') + 1) << '\n';
  }
}

/// Joins the JSON of values, or what is shown of them.
template <class Range, class Format>
std::string joined(Range const& range, std::string_view separator, Format format) {
  std::string result;
  for (auto const& each : range)
    (result += result.empty() ? "" : separator) += format(each);
  return result;
}

std::string json_array_of(locale_list const& list) {
  return "[" + joined(list, ",", [](std::string const& item) { return json_string(item); }) + "]";
}

// --- what is asked for -----------------------------------------------------------------------------------------

/// A variable of the environment, and what becomes of it.
struct variable {
  std::string name;
  std::optional<std::string> value;
  std::string use; // "used", "ignored" or "unset"
  std::string why; // in words
};

std::vector<variable> read_variables(bool locale_given) {
  auto const read = detail::read_environment();
  std::vector<variable> all;
  for (std::string const name : {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"}) {
    auto const* const value = std::getenv(name.c_str()); // NOLINT(concurrency-mt-unsafe): one thread
    variable each{name, value == nullptr ? std::nullopt : std::optional<std::string>(value), "ignored", ""};
    if (!each.value || each.value->empty()) {
      each.use = "unset";
      each.why = each.value ? "empty: as if it were not set" : "not set";
    } else if (locale_given) {
      each.why = "not asked: --locale is given";
    } else if (name == read.variable) {
      each.use = "used";
      each.why = "names the locale";
    } else if (name != "LANGUAGE") {
      each.why = "not asked: " + std::string(read.variable) + " is set";
    } else if (read.language_counts) {
      each.use = "used";
      each.why = "goes before " + std::string(read.variable);
    } else {
      each.why = read.locale.empty() ? "ignored: none of LC_ALL, LC_MESSAGES and LANG is set"
                                     : "ignored: " + std::string(read.variable) + " is " + std::string(read.locale);
    }
    all.push_back(std::move(each));
  }
  return all;
}

/// A text that asks for locales, and what is wrong with it.
struct reading {
  std::string name; // "--locale", "LANGUAGE"
  std::string text;
  locale_list list;
  std::vector<std::size_t> places; // of each problem in the text, in bytes from 0; its size where that is not known
};

reading read_text(std::string name, std::string text) {
  reading result{std::move(name), std::move(text), {}, {}};
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

/// Returns whether "C" or "POSIX" is among the items of a text: nothing behind it is asked for.
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

// --- the catalogs ----------------------------------------------------------------------------------------------

/// What one place has of a domain.
struct found_catalog {
  std::string file; // empty: embedded
  std::string domain;
  std::size_t codes = 0;
  bool laid_over = false;                                        // over a catalog found before
  std::vector<std::pair<std::string, std::size_t>> locales = {}; // with the number of codes that have a text
};

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
    auto const more = all.load(path);
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

/// A locale that was asked for the text.
struct asked_locale {
  detail::fallback_step step;
  std::string outcome; // "absent", "empty", "farther", "asked-before", "no-text" or "answers"
  std::string reason;  // in words; may be empty
};

/// Says from the sources why a catalog has no text.
class source_reasons {
 public:
  source_reasons(source_options const& options, exchange::diagnostics& found) : options_(options) {
    if (!options.definitions.empty())
      sources_ = exchange::read_sources(options.definitions, options.locales, found);
  }

  [[nodiscard]] exchange::domain_sources const* sources() const noexcept { return sources_ ? &*sources_ : nullptr; }

  /// Returns why a locale has no text under a key; empty where there are no sources.
  [[nodiscard]] std::string reason(std::string const& locale, std::string_view key, bool has_locale) const {
    if (!sources_)
      return {};
    auto const* const file = sources_->translation_to(locale);
    if (file == nullptr)
      return has_locale ? "no such file in " + options_.locales.string() : "";
    auto const entry = std::find_if(file->entries.begin(), file->entries.end(), [&](exchange::translation const& each) {
      return each.key == key && !each.obsolete;
    });
    if (entry == file->entries.end())
      return file->file + " has no entry for it";
    auto const english = std::find_if(sources_->english.entries.begin(), sources_->english.entries.end(),
                                      [&](exchange::bundle_entry const& each) { return each.key == key; });
    auto const place = file->file + ":" + std::to_string(entry->at.line) + ": ";
    if (entry->target.empty())
      return place + "not translated yet";
    if (entry->state == exchange::translation_state::needs_review)
      return place + "fuzzy: somebody has to look at it";
    if (english != sources_->english.entries.end() && entry->source != english->text)
      return place + "made from another English text";
    if (auto const refused = detail::refuse_text(entry->target))
      return place + refused->text;
    return place + "translated; the catalog is older, or was built from other files";
  }

 private:
  source_options const& options_;
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

std::string_view word_of(resolved rule) {
  switch (rule) {
  case resolved::exact:
    return "itself";
  case resolved::parent:
    return "parent";
  case resolved::relative:
    return "relative";
  default:
    return "source";
  }
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

std::string in_words(std::string_view outcome) {
  return outcome == "absent"         ? "not in the catalog"
         : outcome == "empty"        ? "nothing in it can be used"
         : outcome == "farther"      ? "another one is nearer"
         : outcome == "asked-before" ? "was asked before"
         : outcome == "no-text"      ? "has no text for it"
                                     : "answers";
}

class doctor {
 public:
  doctor(doctor_options const& options, session const& with)
      : options_(options), with_(with), reasons_(options.sources, source_problems_) {}

  status run() {
    if (!options_.code.empty() && !parse())
      return status::unusable;
    if (auto const* const sources = reasons_.sources();
        sources != nullptr && with_.catalogs().find(sources->codes.domain) == nullptr)
      add_hint("no catalog has the domain " + sources->codes.domain + " of " + options_.sources.definitions.string() +
               ": build it, and give it with --catalogs");
    variables_ = read_variables(!options_.common.locale.empty());
    for (auto const& text : options_.common.locale)
      readings_.push_back(read_text("--locale", text));
    for (auto const& each : variables_) {
      if (each.use == "used")
        readings_.push_back(read_text(each.name, *each.value));
    }
    // Before all locales are opened: the steps are those that a look-up takes.
    if (options_.code.empty())
      examine_languages();
    else
      examine_code();
    catalogs_ = find_catalogs(options_.common.catalogs, problems_);
    if (with_.json())
      print_json();
    else
      print();
    report(source_problems_);
    bool const unusable = !with_.usable() || (!options_.sources.definitions.empty() && reasons_.sources() == nullptr);
    return unusable ? status::unusable : status_;
  }

 private:
  struct examined {
    catalog const* of = nullptr;
    message answer;
    std::vector<asked_locale> asked = {};
  };

  bool parse() {
    written_ = parse_code(detail::trim(options_.code));
    if (!written_) {
      report_error("'" + detail::shown(options_.code) + "' is no code", "not-a-code",
                   "a code is 0x80090328, -2146893016, 2148074280, SEC_E_CERT_EXPIRED or sspi:SEC_E_CERT_EXPIRED");
      return false;
    }
    if (written_->domain.empty())
      written_->domain = options_.domain;
    return true;
  }

  void add_hint(std::string hint) {
    if (std::find(hints_.begin(), hints_.end(), hint) == hints_.end())
      hints_.push_back(std::move(hint));
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
    auto const language = std::find_if(variables_.begin(), variables_.end(), [](variable const& each) {
      return each.name == "LANGUAGE" && each.use == "ignored" && each.why.starts_with("ignored");
    });
    if (language != variables_.end())
      add_hint("for LANGUAGE to count, one of LC_ALL, LC_MESSAGES and LANG must name a locale other than C, such as "
               "C.UTF-8");
    if (with_.locales().empty())
      add_hint("no language is asked for: set LANG, or give --locale");
  }

  void hint_at_locales(catalog const& each) {
    auto const locales = each.locales();
    if (std::none_of(locales.begin(), locales.end(), [this](std::string_view name) { return as_wanted(name); }))
      add_hint(std::string(each.domain()) + " has no " + detail::parse_locale(with_.locales()[0])->language +
               "; it has " + joined(locales, ", ", [](std::string_view name) { return std::string(name); }));
  }

  void examine_languages() {
    hint_at_request();
    for (auto const& each : with_.catalogs()) {
      auto const chain = with_.in(each).chain();
      if (chain.empty() || as_wanted(chain.front()))
        continue;
      status_ = status::not_found;
      hint_at_locales(each);
    }
  }

  void examine_code() {
    hint_at_request();
    std::string_view nearest;
    for (auto const& each : with_.catalogs()) {
      if (!written_->domain.empty() && !detail::equal_ignoring_case(written_->domain, each.domain()))
        continue;
      auto const answer = with_.in(each)[*written_];
      if (answer.known())
        examine(each, answer);
      else if (written_->by_symbol())
        nearest = each.nearest_symbol(written_->symbol);
    }
    if (!examined_.empty())
      return;
    status_ = status::not_found;
    add_hint("no catalog knows " + detail::shown(options_.code) +
             (nearest.empty() ? "; there are the domains " + with_.domain_names()
                              : "; did you mean " + std::string(nearest)));
  }

  void examine(catalog const& each, message const& answer) {
    examined result{&each, answer};
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
      status_ = worse(status_, status::not_found);
      hint_at_locales(each);
      bool const misses = std::any_of(result.asked.begin(), result.asked.end(),
                                      [](asked_locale const& asked) { return asked.outcome == "no-text"; });
      if (misses && !has_sources)
        add_hint("--definitions and --locales, the sources of " + std::string(each.domain()) +
                 ", tell why a text is missing");
    }
    examined_.push_back(std::move(result));
  }

  // --- text ---

  void print() const {
    std::cout << "Environment\n";
    std::vector<std::vector<std::string>> rows;
    for (auto const& each : variables_)
      rows.push_back({each.name, safe_line(each.value.value_or("")), safe_line(each.why)});
    print_table(rows);
    print_requested();
    print_catalogs();
    for (auto const& each : examined_)
      print(each);
    for (auto const& hint : hints_)
      std::cout << "hint: " << safe_line(hint) << '\n';
  }

  void print_requested() const {
    std::cout << "Requested\n";
    std::vector<std::vector<std::string>> rows;
    for (auto const& each : readings_) {
      auto const understood = each.list.empty() ? std::string("nothing") : each.list.to_string();
      rows.push_back({each.name, safe_line(each.text), "is " + understood});
      for (std::size_t i = 0; i < each.places.size(); ++i) {
        auto const& problem = each.list.problems()[i];
        auto const known = each.places[i] < each.text.size();
        rows.push_back({"", "",
                        "left out: " + (known ? "byte " + std::to_string(each.places[i] + 1) + ", " : "") +
                            safe_line(problem.key + ": " + problem.text)});
      }
      if (ends_the_list(each.text))
        rows.push_back({"", "", "C and POSIX mean English: nothing behind them is asked for"});
    }
    rows.push_back({"in all", "", with_.locales().empty() ? "nothing: English answers" : with_.locales().to_string()});
    print_table(rows);
  }

  void print_catalogs() const {
    std::cout << "Catalogs\n";
    std::vector<std::vector<std::string>> rows;
    for (auto const& each : catalogs_)
      rows.push_back({each.file.empty() ? "embedded" : safe_line(each.file), safe_line(each.domain),
                      each.laid_over ? "laid over" : std::to_string(each.codes) + " codes",
                      "texts: " + joined(each.locales, ", ", [](auto const& locale) {
                        return safe_line(locale.first) + " " + std::to_string(locale.second);
                      })});
    print_table(rows);
    for (auto const& problem : problems_)
      std::cout << "  left out: " << to_string(problem) << '\n';
    if (options_.code.empty()) {
      for (auto const& each : with_.catalogs())
        std::cout << "  each text of " << safe_line(each.domain()) << " is looked for in: "
                  << joined(with_.in(each).chain(), ", ", [](std::string_view name) { return safe_line(name); })
                  << '\n';
    }
  }

  void print(examined const& each) const {
    std::cout << safe_line(each.answer.symbol()) << " of " << safe_line(each.of->domain()) << " is looked for in\n";
    std::vector<std::vector<std::string>> rows;
    std::optional<std::size_t> preference;
    for (auto const& asked : each.asked) {
      auto const& step = asked.step;
      bool const is_source = step.preference == with_.locales().size();
      auto const wanted = preference == step.preference ? "" : is_source ? "English" : with_.locales()[step.preference];
      preference = step.preference;
      rows.push_back({wanted, safe_line(step.locale), std::string(word_of(step.rule)),
                      in_words(asked.outcome) + (asked.reason.empty() ? "" : ": " + safe_line(asked.reason))});
    }
    print_table(rows);
    std::cout << to_card(each.answer, with_.color());
    std::cout << "  in " << safe_line(each.answer.locale()) << ", by the rule '" << to_string(each.answer.resolved())
              << "'";
    if (!each.answer.action().empty() && each.answer.action_locale() != each.answer.locale())
      std::cout << "; what to do about it in " << safe_line(each.answer.action_locale());
    std::cout << '\n';
  }

  // --- JSON ---

  void print_json() const {
    std::string object = "{\"requested\":" + json_array_of(with_.locales()) + ",\"environment\":[";
    object += joined(variables_, ",", [](variable const& each) {
      return "{\"name\":" + json_string(each.name) +
             ",\"value\":" + (each.value ? json_string(*each.value) : std::string("null")) +
             ",\"use\":" + json_string(each.use) + ",\"reason\":" + json_string(each.why) + "}";
    });
    object += "],\"read\":[" + joined(readings_, ",", [](reading const& each) { return to_json(each); });
    object += "],\"catalogs\":[" + joined(catalogs_, ",", [](found_catalog const& each) { return to_json(each); });
    object += "],\"problems\":[" + joined(problems_, ",", [](problem const& each) {
                return "{\"file\":" + json_string(each.file) + ",\"key\":" + json_string(each.key) +
                       ",\"text\":" + json_string(each.text) + "}";
              });
    object += "],\"codes\":[" + joined(examined_, ",", [this](examined const& each) { return to_json(each); });
    object += "],\"hints\":[" + joined(hints_, ",", [](std::string const& each) { return json_string(each); });
    std::cout << object << "]}\n";
  }

  static std::string to_json(reading const& each) {
    std::size_t next = 0;
    return "{\"name\":" + json_string(each.name) + ",\"text\":" + json_string(each.text) +
           ",\"locales\":" + json_array_of(each.list) + ",\"problems\":[" +
           joined(each.list.problems(), ",",
                  [&](problem const& problem) {
                    auto const place = each.places[next++];
                    return "{\"item\":" + json_string(problem.key) +
                           ",\"byte\":" + (place < each.text.size() ? std::to_string(place + 1) : "null") +
                           ",\"text\":" + json_string(problem.text) + "}";
                  }) +
           "]}";
  }

  static std::string to_json(found_catalog const& each) {
    return "{\"file\":" + (each.file.empty() ? std::string("null") : json_string(each.file)) +
           ",\"domain\":" + json_string(each.domain) + ",\"codes\":" + std::to_string(each.codes) +
           ",\"laid_over\":" + (each.laid_over ? "true" : "false") + ",\"locales\":{" +
           joined(each.locales, ",",
                  [](auto const& locale) { return json_string(locale.first) + ":" + std::to_string(locale.second); }) +
           "}}";
  }

  [[nodiscard]] std::string to_json(examined const& each) const {
    return "{\"steps\":[" +
           joined(each.asked, ",",
                  [this](asked_locale const& asked) {
                    bool const is_source = asked.step.preference == with_.locales().size();
                    return "{\"requested\":" +
                           (is_source ? std::string("null") : json_string(with_.locales()[asked.step.preference])) +
                           ",\"locale\":" + json_string(asked.step.locale) +
                           ",\"rule\":" + json_string(to_string(asked.step.rule)) +
                           ",\"outcome\":" + json_string(asked.outcome) +
                           ",\"reason\":" + (asked.reason.empty() ? std::string("null") : json_string(asked.reason)) +
                           "}";
                  }) +
           "],\"answer\":" + command::to_json(each.answer, with_.locales(), options_.code) + "}";
  }

  doctor_options const& options_;
  session const& with_;
  exchange::diagnostics source_problems_;
  source_reasons reasons_;
  std::optional<written_code> written_;
  std::vector<variable> variables_;
  std::vector<reading> readings_;
  std::vector<found_catalog> catalogs_;
  std::vector<problem> problems_;
  std::vector<examined> examined_;
  std::vector<std::string> hints_;
  status status_ = status::found;
};

void add_options(CLI::App& command, action& chosen) {
  auto options = std::make_shared<doctor_options>();
  command.footer(
      "Example: interco doctor SEC_E_CERT_EXPIRED\n"
      "         interco doctor BACKUP_E_DISK_FULL --locale de-AT --catalogs out/backup.dat \\\n"
      "           --definitions backup.toml --locales locales/backup\n\n"
      "Shows what the environment or --locale asks for, which catalogs there are and what of them was left out; for a\n"
      "code, each locale that is asked until one answers. A catalog does not know why a text is missing: its sources\n"
      "do, where they are given.\n\n"
      "Exit status: 0 the language of the first preference answers; 1 another one does, or the code is not known; 2\n"
      "wrong usage, or an option that cannot be used.");
  command.add_option("CODE", options->code, "the code; without it, languages and catalogs alone")->type_name("");
  command.add_option("--domain", options->domain, "the domain of a code without one")->type_name("DOMAIN");
  add_common_options(command, options->common);
  auto* const definitions =
      command.add_option("--definitions", options->sources.definitions, "the codes, DOMAIN.toml")->type_name("FILE");
  auto* const locales =
      command.add_option("--locales", options->sources.locales, "the folder of the texts")->type_name("FOLDER");
  definitions->needs(locales);
  locales->needs(definitions);
  command.callback([options, &chosen] {
    chosen = [options] {
      session const with(options->common);
      return doctor(*options, with).run();
    };
  });
}

} // namespace

void add_doctor(CLI::App& app, action& chosen) {
  auto* command = app.add_subcommand("doctor", "Says why an answer comes in the language that it comes in.");
  command->preparse_callback([command, &chosen](std::size_t) { add_options(*command, chosen); });
}

} // namespace interco::command
