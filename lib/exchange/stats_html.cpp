#include "exchange/stats_html.hpp"

#include <optional>

#include "core/definitions.hpp"
#include "core/names.hpp"
#include "core/text_rule.hpp"
#include "exchange/html.hpp"

// The data of the page, as page.js reads it. Lists have a fixed order and no keys, since there may be 100 000 texts:
//   {"states": [name...], "severities": [name...], "audiences": [name...], "domains": [domain...]}
//   domain  {"name", "plain": true where values are no HRESULT or NTSTATUS, "definitions", "english", "words", "languages": [what `stats --json` prints...], "codes": [code...]}
//   code    {"s": symbol, "v": value, "g": severity, "a": audience, "t": text, "n": action or absent,
//            and where there is one: "of": alias of, "note", "occurs", "max", "arguments": [[name, type, note, example]...]}
//   text    [English, translation...], one for each language
//   translation  0 where there is no entry, or [state, target, line], and where there is one a fourth:
//                {"why" it is refused, "from": the English that it was made from, "by": who reviewed it, "comment"}

namespace interco::exchange {
namespace {

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

} // namespace

std::string to_html(std::vector<domain_stats> const& domains) {
  std::string page(page_before_data());
  page += "{";
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
