#include "exchange/stats.hpp"

#include <interco/safe_text.hpp>

#include <map>
#include <unordered_map>

#include "core/definitions.hpp"
#include "core/locale_tag.hpp"
#include "core/text_rule.hpp"
#include "exchange/wording.hpp"

namespace interco::exchange {
namespace {

constexpr bool is_blank(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\n';
}

std::string place_of(std::string_view file, position at) {
  auto place = std::string(file);
  for (auto const number : {at.line, at.column}) {
    if (number != 0)
      place += ":" + std::to_string(number);
  }
  return place;
}

void add(text_count& count, english_text const& text) {
  ++(text.is_action ? count.actions : count.texts);
  count.words += text.words;
}

/// The English texts in the order of the definitions.
std::vector<english_text> english_of(domain_sources const& sources, diagnostics& found) {
  auto const& codes = sources.codes;
  auto const& english = sources.english;
  std::vector<english_text> by_entry(2 * codes.codes.size());
  for (auto const& entry : english.entries) {
    bool const is_action = entry.key.ends_with(detail::action_suffix);
    auto const symbol = entry.key.substr(0, entry.key.size() - (is_action ? detail::action_suffix.size() : 0));
    auto const ordinal = codes.ordinal(symbol);
    if (!ordinal)
      found.error(english.file, entry.at, say("UNKNOWN_KEY", {{"key", entry.key}, {"file", codes.file}}),
                  "unknown-key");
    else
      by_entry[2 * std::size_t{*ordinal} + (is_action ? 1 : 0)] = {&entry, *ordinal, is_action,
                                                                   count_words(entry.text)};
    if (auto const refused = ordinal ? detail::refuse_text(entry.text) : std::nullopt)
      found.error(english.file, entry.at, say("REFUSED_TEXT", {{"key", entry.key}, {"why", refused->text}}),
                  refused->id);
  }
  std::vector<english_text> result;
  result.reserve(english.entries.size());
  for (std::size_t i = 0; i < by_entry.size(); ++i) {
    if (by_entry[i].entry != nullptr)
      result.push_back(by_entry[i]);
    else if (i % 2 == 0 && codes.codes[i / 2].alias_of.empty()) // an alias has the text of the other
      found.error(english.file, {},
                  say("MISSING_TEXT", {{"symbol", codes.codes[i / 2].symbol},
                                       {"file", codes.file},
                                       {"line", std::to_string(codes.codes[i / 2].at.line)}}),
                  "missing-text");
  }
  return result;
}

text_state state_of(translation const& entry, std::string_view english) {
  return exchange::state_of(
      {entry.state == translation_state::untranslated ? std::string_view() : std::string_view(entry.target),
       entry.source, entry.state == translation_state::needs_review, entry.state == translation_state::reviewed},
      english);
}

/// Places of the English texts in `domain_stats::texts`, by key.
using text_index = std::unordered_map<std::string_view, std::size_t>;

language_stats measure_language(domain_stats const& domain, text_index const& places, translation_file const& file,
                                diagnostics& found) {
  language_stats result;
  result.file = &file;
  result.texts.resize(domain.texts.size());
  auto const tag = detail::bcp47(file.locale);
  if (!tag)
    found.error(file.file, {}, say("STATS_NO_LOCALE", {{"locale", file.locale}}), "wrong-locale");
  result.tag = tag.value_or(file.locale);
  for (auto const& entry : file.entries) {
    if (entry.obsolete)
      continue;
    auto const place = places.find(entry.key);
    if (place == places.end())
      found.error(file.file, entry.at,
                  domain.sources->code_of(entry.key) == nullptr
                      ? say("UNKNOWN_KEY", {{"key", entry.key}, {"file", domain.sources->codes.file}})
                      : say("LINT_NO_ENGLISH", {{"key", entry.key}, {"file", domain.sources->english.file}}),
                  "unknown-key");
    else
      result.texts[place->second] = {state_of(entry, domain.texts[place->second].entry->text), &entry};
  }
  for (std::size_t i = 0; i < result.texts.size(); ++i)
    add(result.by_state[static_cast<std::size_t>(result.texts[i].state)], domain.texts[i]);
  return result;
}

std::string reason(measured_text const& text, bundle_entry const& english, std::string const& english_place) {
  auto const key = std::string(english.key);
  if (text.entry == nullptr || text.state == text_state::untranslated)
    return say("STATS_UNTRANSLATED_TEXT", {{"key", key}, {"place", english_place}});
  switch (text.state) {
  case text_state::needs_review:
    return say("STATS_FUZZY_TEXT", {{"key", key}});
  case text_state::stale:
    return say("STATS_STALE_TEXT", {{"key", key}, {"place", english_place}});
  default:
    auto const refused = detail::refuse_text(text.entry->target);
    return say("REFUSED_TEXT", {{"key", key}, {"why", refused ? refused->text : std::string()}});
  }
}

} // namespace

std::size_t count_words(std::string_view english) noexcept {
  std::size_t words = 0;
  bool counted = false; // the run of characters that goes on
  for (char const c : english) {
    bool const is_letter_or_digit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    words += is_letter_or_digit && !counted ? 1 : 0;
    counted = !is_blank(c) && (counted || is_letter_or_digit);
  }
  return words;
}

domain_stats measure(domain_sources const& sources, diagnostics& found) {
  domain_stats result;
  result.sources = &sources;
  result.texts = english_of(sources, found);
  text_index places;
  places.reserve(result.texts.size());
  for (std::size_t i = 0; i < result.texts.size(); ++i) {
    places.emplace(result.texts[i].entry->key, i);
    add(result.total, result.texts[i]);
  }
  std::map<std::string, std::string_view> file_of; // zh and zh_Hans are one locale
  for (auto const& file : sources.translations) {
    result.languages.push_back(measure_language(result, places, file, found));
    auto const tag = detail::parse_locale(file.locale);
    auto const [first, is_new] = file_of.emplace(tag ? detail::to_icu(*tag) : file.locale, file.file);
    if (!is_new)
      found.error(file.file, {}, say("SECOND_SOURCE", {{"file", argument::path(first->second)}}), "two-sources");
  }
  return result;
}

std::string percent(std::size_t part, std::size_t all) {
  auto const per_mille = all == 0 ? 1000 : part * 1000 / all;
  return std::to_string(per_mille / 10) + "." + std::to_string(per_mille % 10);
}

std::vector<diagnostic> blocking(domain_stats const& domain, language_stats const& language) {
  std::vector<diagnostic> result;
  for (std::size_t i = 0; i < language.texts.size(); ++i) {
    auto const& text = language.texts[i];
    if (is_served(text.state))
      continue;
    auto const& english = *domain.texts[i].entry;
    result.push_back({grade::warning,
                      language.file->file,
                      text.entry == nullptr ? position() : text.entry->at,
                      reason(text, english, place_of(domain.sources->english.file, english.at)),
                      std::string(to_string(text.state)),
                      {}});
  }
  return result;
}

std::string to_json(domain_stats const& domain, language_stats const& language, bool with_blocking) {
  std::string object = "{\"domain\":" + json_string(domain.sources->codes.domain) +
                       ",\"locale\":" + json_string(language.tag) + ",\"file\":" + json_string(language.file->file) +
                       ",\"total\":" + std::to_string(domain.total.all()) +
                       ",\"served\":" + std::to_string(language.served()) +
                       ",\"served_percent\":" + percent(language.served(), domain.total.all()) +
                       ",\"reviewed_percent\":" + percent(language.reviewed(), domain.total.all());
  for (auto const& [key, member] : {std::pair("texts", &text_count::texts), std::pair("actions", &text_count::actions),
                                    std::pair("words", &text_count::words)}) {
    object += ",\"" + std::string(key) + "\":{";
    for (std::size_t i = 0; i < translation_states; ++i)
      object += (i == 0 ? "\"" : ",\"") + std::string(to_string(static_cast<text_state>(i))) +
                "\":" + std::to_string(language.by_state[i].*member);
    object += "}";
  }
  if (with_blocking) {
    object += ",\"blocking\":[";
    std::string_view separator;
    for (std::size_t i = 0; i < language.texts.size(); ++i) {
      auto const& text = language.texts[i];
      if (is_served(text.state))
        continue;
      object += std::string(separator) + "{\"key\":" + json_string(domain.texts[i].entry->key) + ",\"state\":\"" +
                std::string(to_string(text.state)) + "\",\"line\":" +
                (text.entry == nullptr || text.entry->at.line == 0 ? "null" : std::to_string(text.entry->at.line)) +
                "}";
      separator = ",";
    }
    object += "]";
  }
  return object + "}";
}

} // namespace interco::exchange
