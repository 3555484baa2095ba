#include "exchange/stats_html.hpp"

#include <array>
#include <optional>

#include "core/definitions.hpp"
#include "core/names.hpp"
#include "core/text_rule.hpp"
#include "exchange/html.hpp"
#include "exchange/wording.hpp"

// The data of the page, as page.js reads it. Lists have a fixed order and no keys, since there may be 100 000 texts:
//   {"language": what the page speaks, "words": {name: text, or [text, language] where it is another one...},
//    "states": [name...], "severities": [name...], "audiences": [name...], "domains": [domain...]}
//   domain  {"name", "plain": true where values are no HRESULT or NTSTATUS, "definitions", "english", "words", "languages": [what `stats --json` prints...], "codes": [code...]}
//   code    {"s": symbol, "v": value, "g": severity, "a": audience, "t": text, "n": action or absent,
//            and where there is one: "of": alias of, "note", "occurs", "max", "arguments": [[name, type, note, example]...]}
//   text    [English, translation...], one for each language
//   translation  0 where there is no entry, or [state, target, line], and where there is one a fourth:
//                {"why" it is refused, "from": the English that it was made from, "by": who reviewed it, "comment"}

namespace interco::exchange {
namespace {

/// Said before the script runs.
constexpr ui_word_row title{"title", later("STATS_PAGE_TITLE")};
constexpr ui_word_row no_script{"no_script", later("STATS_PAGE_NO_SCRIPT")};

/// All that the script says.
constexpr std::array rows{
    ui_word_row{"action", later("SITE_PAGE_ACTION"), {}},
    ui_word_row{"all_codes", later("STATS_PAGE_CODE_COUNT"), {}},
    ui_word_row{"any", later("STATS_PAGE_ANY"), {}},
    ui_word_row{"at_most", later("STATS_PAGE_AT_MOST"), {}},
    ui_word_row{"audience", later("SITE_PAGE_AUDIENCE"), {}},
    ui_word_row{"audience_administrator", later("SITE_PAGE_AUDIENCE_ADMINISTRATOR"), {}},
    ui_word_row{"audience_developer", later("SITE_PAGE_AUDIENCE_DEVELOPER"), {}},
    ui_word_row{"audience_end_user", later("SITE_PAGE_AUDIENCE_END_USER"), {}},
    ui_word_row{"audience_flow", later("SITE_PAGE_AUDIENCE_FLOW"), {}},
    ui_word_row{"characters", later("STATS_PAGE_CHARACTERS"), {}},
    ui_word_row{"close", later("STATS_PAGE_CLOSE"), {}},
    ui_word_row{"comment", later("STATS_PAGE_COMMENT"), {}},
    ui_word_row{"coverage", later("SITE_PAGE_COVERAGE"), {}},
    ui_word_row{"domain", later("SITE_PAGE_DOMAIN"), {}},
    ui_word_row{"english_answers", later("STATS_PAGE_ENGLISH_ANSWERS"), {}},
    ui_word_row{"example", later("HELP_EXAMPLE"), {}},
    ui_word_row{"from", later("STATS_PAGE_FROM"), {}},
    ui_word_row{"keys", later("STATS_PAGE_KEYS"), {}},
    ui_word_row{"language", later("SITE_PAGE_LANGUAGE"), {}},
    ui_word_row{"longest", later("STATS_PAGE_LONGEST"), {}},
    ui_word_row{"means_needs-review", later("STATS_PAGE_NEEDS_REVIEW_MEANS"), {}},
    ui_word_row{"means_refused", later("STATS_PAGE_REFUSED_MEANS"), {}},
    ui_word_row{"means_reviewed", later("SITE_PAGE_STATE_REVIEWED"), {}},
    ui_word_row{"means_stale", later("STATS_PAGE_STALE_MEANS"), {}},
    ui_word_row{"means_translated", later("SITE_PAGE_STATE_TRANSLATED"), {}},
    ui_word_row{"means_untranslated", later("STATS_PAGE_ENGLISH_ANSWERS"), {}},
    ui_word_row{"next", later("SITE_PAGE_NEXT"), {}},
    ui_word_row{"no_translations", later("STATS_NO_TRANSLATIONS"), {}},
    ui_word_row{"note", later("STATS_PAGE_NOTE"), {}},
    ui_word_row{"nothing_found", later("SITE_PAGE_NOTHING_FOUND"), {}},
    ui_word_row{"occurs", later("STATS_PAGE_OCCURS"), {}},
    ui_word_row{"other_names", later("SITE_PAGE_OTHER_NAMES"), {}},
    ui_word_row{"parameters", later("SITE_PAGE_PARAMETERS"), {}},
    ui_word_row{"place", later("STATS_PAGE_PLACE"), {}},
    ui_word_row{"previous", later("SITE_PAGE_PREVIOUS"), {}},
    ui_word_row{"print_limit", later("STATS_PAGE_PRINT_LIMIT"), {}},
    ui_word_row{"ratio", later("STATS_PAGE_RATIO"), {}},
    ui_word_row{"reset", later("STATS_PAGE_RESET"), {}},
    ui_word_row{"reviewer", later("STATS_PAGE_REVIEWER"), {}},
    ui_word_row{"search", later("SITE_PAGE_SEARCH"), {}},
    ui_word_row{"search_hint", later("SITE_PAGE_SEARCH_HINT"), {}},
    ui_word_row{"severity", later("SITE_PAGE_SEVERITY"), {}},
    ui_word_row{"severity_error", later("SITE_PAGE_SEVERITY_ERROR"), {}},
    ui_word_row{"severity_informational", later("SITE_PAGE_SEVERITY_INFORMATIONAL"), {}},
    ui_word_row{"severity_success", later("SITE_PAGE_SEVERITY_SUCCESS"), {}},
    ui_word_row{"severity_warning", later("SITE_PAGE_SEVERITY_WARNING"), {}},
    ui_word_row{"share_reviewed", later("STATS_PAGE_SHARE_REVIEWED"), {}},
    ui_word_row{"share_served", later("STATS_PAGE_SHARE_SERVED"), {}},
    ui_word_row{"skip", later("SITE_PAGE_SKIP"), {}},
    ui_word_row{"some_codes", later("STATS_PAGE_CODES_OF"), {}},
    ui_word_row{"source", later("SITE_PAGE_STATE_SOURCE"), {}},
    ui_word_row{"state", later("STATS_PAGE_STATE"), {}},
    ui_word_row{"state_needs-review", later("STATS_PAGE_STATE_NEEDS_REVIEW"), {}},
    ui_word_row{"state_refused", later("STATS_PAGE_STATE_REFUSED"), {}},
    ui_word_row{"state_reviewed", later("STATS_PAGE_STATE_REVIEWED"), {}},
    ui_word_row{"state_stale", later("STATS_PAGE_STATE_STALE"), {}},
    ui_word_row{"state_translated", later("STATS_PAGE_STATE_TRANSLATED"), {}},
    ui_word_row{"state_untranslated", later("STATS_PAGE_STATE_UNTRANSLATED"), {}},
    ui_word_row{"summary", later("STATS_PAGE_SUMMARY"), {}},
    ui_word_row{"text_count", later("STATS_PAGE_TEXT_COUNT"), {}},
    ui_word_row{"texts", later("STATS_PAGE_TEXTS"), {}},
    ui_word_row{"theme", later("SITE_PAGE_APPEARANCE"), {}},
    ui_word_row{"theme_auto", later("SITE_PAGE_APPEARANCE_AUTO"), {}},
    ui_word_row{"theme_dark", later("SITE_PAGE_APPEARANCE_DARK"), {}},
    ui_word_row{"theme_light", later("SITE_PAGE_APPEARANCE_LIGHT"), {}},
    title,
    ui_word_row{"value", later("SITE_PAGE_VALUE"), {}},
    ui_word_row{"why", later("STATS_PAGE_WHY"), {}},
};

/// Puts a text in the place of a mark, which the page has once.
void put(std::string& page, std::string_view mark, std::string_view text) {
  std::string shown;
  append_html(shown, text);
  page.replace(page.find(mark), mark.size(), shown);
}

/// Where the words are in another language than the page, it is English.
void put_no_script(std::string& page, page_language const& language) {
  auto const word = read_word(no_script, language.locale, language.words);
  put(page, "@no_script_language@", word.locale);
  put(page, "@no_script_direction@", word.locale == "en" || !language.right_to_left ? "ltr" : "rtl");
  put(page, "@no_script@", word.text);
}

void append_member(std::string& to, std::string_view key, std::string_view text) {
  ((to += ",\"") += key) += "\":";
  append_script_string(to, text);
}

void append_member_unless_empty(std::string& to, std::string_view key, std::string_view text) {
  if (!text.empty())
    append_member(to, key, text);
}

template <class Names>
void append_names(std::string& to, std::string_view key, Names const& names) {
  ((to += "\"") += key) += "\":[";
  for (std::size_t i = 0; i < names.size(); ++i) {
    to += i == 0 ? "" : ",";
    append_script_string(to, names[i]);
  }
  to += "],";
}

void append_translation(std::string& to, measured_text const& text) {
  if (text.entry == nullptr) {
    to += "0";
    return;
  }
  auto const& entry = *text.entry;
  to += "[" + std::to_string(static_cast<int>(text.state)) + ",";
  append_script_string(to, entry.target);
  to += "," + std::to_string(entry.at.line);
  std::string more;
  if (auto const refused = text.state == text_state::refused ? detail::refuse_text(entry.target) : std::nullopt)
    append_member(more, "why", refused->text);
  if (text.state == text_state::stale || text.state == text_state::needs_review)
    append_member_unless_empty(more, "from",
                               text.state == text_state::stale ? entry.source : entry.previous_source.value_or(""));
  append_member_unless_empty(more, "by", entry.reviewed_by);
  append_member_unless_empty(more, "comment", entry.comment);
  if (!more.empty())
    (to += ",{").append(more, 1) += "}";
  to += "]";
}

/// A text with its translations.
void append_text(std::string& to, domain_stats const& domain, std::size_t place) {
  to += "[";
  append_script_string(to, domain.texts[place].entry->text);
  for (auto const& language : domain.languages)
    append_translation(to += ",", language.texts[place]);
  to += "]";
}

void append_code(std::string& to, code_definition const& code) {
  to += "{\"s\":";
  append_script_string(to, code.symbol);
  to += ",\"v\":" + std::to_string(code.value) + ",\"g\":" + std::to_string(static_cast<int>(code.severity)) +
        ",\"a\":" + std::to_string(static_cast<int>(code.audience));
  append_member_unless_empty(to, "of", code.alias_of);
  append_member_unless_empty(to, "note", code.note);
  append_member_unless_empty(to, "occurs", code.occurs);
  if (code.max_length)
    to += ",\"max\":" + std::to_string(*code.max_length);
  if (code.arguments.empty())
    return;
  to += ",\"arguments\":[";
  for (auto const& argument : code.arguments) {
    to += &argument == &code.arguments.front() ? "[" : ",[";
    append_script_string(to, argument.name);
    append_script_string(to += ",", detail::name_of(detail::argument_type_names, argument.type));
    append_script_string(to += ",", argument.note);
    append_script_string(to += ",", argument.example);
    to += "]";
  }
  to += "]";
}

void append_domain(std::string& to, domain_stats const& domain) {
  auto const& codes = domain.sources->codes;
  to += "{\"name\":";
  append_script_string(to, codes.domain);
  if (codes.layout == detail::value_layout::plain)
    to += ",\"plain\":true";
  append_member(to, "definitions", codes.file);
  append_member(to, "english", domain.sources->english.file);
  to += ",\"words\":" + std::to_string(domain.total.words) + ",\"languages\":[";
  for (auto const& language : domain.languages) {
    to += &language == &domain.languages.front() ? "\n" : ",\n";
    for (char const c : to_json(domain, language)) {
      if (c == '<') // in a file's name
        to += "\\u003C";
      else
        to += c;
    }
  }
  to += "],\"codes\":[";
  std::optional<std::uint32_t> open; // the code whose object is begun
  for (std::size_t i = 0; i < domain.texts.size(); ++i) {
    auto const& text = domain.texts[i];
    if (open != text.ordinal) {
      to += open ? "},\n" : "\n";
      append_code(to, codes.codes[text.ordinal]);
      open = text.ordinal;
    }
    append_text(to += text.is_action ? ",\"n\":" : ",\"t\":", domain, i);
  }
  to += open ? "}]}" : "]}";
}

void append_words(std::string& to, page_language const& language) {
  to += "\"language\":";
  append_script_string(to, language.locale);
  to += ",\"words\":{";
  for (auto const& row : rows) {
    auto const word = read_word(row, language.locale, language.words);
    to += &row == &rows.front() ? "\n" : ",\n";
    append_script_string(to, row.word);
    to += word.locale == language.locale ? ":" : ":[";
    append_script_string(to, word.text);
    if (word.locale != language.locale) {
      append_script_string(to += ",", word.locale);
      to += "]";
    }
  }
  to += "},\n";
}

} // namespace

std::string to_html(std::vector<domain_stats> const& domains, page_language const& language) {
  std::string page(page_before_data());
  put(page, "@language@", language.locale);
  put(page, "@direction@", language.right_to_left ? "rtl" : "ltr");
  put(page, "@title@", read_word(title, language.locale, language.words).text);
  put_no_script(page, language);
  page += "{";
  append_words(page, language);
  append_names(page, "states", std::span(detail::text_state_names).first(translation_states));
  append_names(page, "severities", detail::severity_names);
  append_names(page, "audiences", detail::audience_names);
  page += "\"domains\":[";
  for (auto const& domain : domains) {
    page += &domain == &domains.front() ? "\n" : ",\n";
    append_domain(page, domain);
  }
  page += "]}";
  return page += page_after_data();
}

} // namespace interco::exchange
