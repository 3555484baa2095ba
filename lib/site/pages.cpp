#include "site/pages.hpp"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

#include "exchange/html.hpp"
#include "site/markup.hpp"
#include "site/words.hpp"

namespace interco::site {
namespace {

/// The most bytes that rows of one page have: with what is around them a page stays below 200 kB.
constexpr std::size_t most_rows = 150'000;
/// From here on, a code's page links to its texts in further languages instead of showing them.
constexpr std::size_t most_of_languages = 150'000;
/// The most codes that are listed as related, and the most other names: of a domain that states one for all its
/// codes, the pages together would be as large as the square of their number.
constexpr std::size_t most_related = 20;
constexpr std::size_t most_names = 20;

/// The page that is written, and where it lies.
struct place {
  model const& all;
  std::string root; // what leads from the page to the folder of the site: "../../"
  std::string rest; // the path behind the folder of the language: "sspi/index.html"
};

constexpr std::string_view html_suffix = ".html";

std::string table_name(std::size_t part) {
  return part == 0 ? "index.html" : "index-" + std::to_string(part + 1) + ".html";
}

void write_languages(markup& page, place const& at) {
  page << "<details class=\"languages\"><summary>";
  page.word("language") << page.marks().colon;
  page.text(page.page().name) << "</summary><ul>";
  for (auto const& each : at.all.languages) {
    page << "<li><a";
    page.attribute("href", at.root + each.tag + "/" + at.rest).attribute("hreflang", each.tag).language(each.tag);
    page << (&each == &page.page() ? " aria-current=\"true\">" : ">");
    page.text(each.name) << "</a></li>";
  }
  page << "</ul></details>";
}

void write_option(markup& page, std::string_view value, std::string_view symbol) {
  auto const& shown = page.page().words[symbol];
  page << "<option";
  page.attribute("value", value).word_language(shown.locale) << ">";
  page.text(shown.text) << "</option>";
}

/// Writes all above the content. `crumbs` are the links to what the page is part of.
void write_head(markup& page, place const& at, std::string const& title, std::string_view description,
                std::string_view crumbs) {
  auto const& language = page.page();
  page << "<!doctype html>\n<html";
  page.attribute("lang", language.tag).attribute("dir", language.right_to_left ? "rtl" : "ltr");
  // Beside 'self', "file:" is for browsers to which every file is an origin of its own; a page from a server can load
  // no file.
  page << ">\n<head>\n<meta charset=\"utf-8\">\n"
          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self' file:; "
          "style-src 'self' file:; img-src data:; base-uri 'none'; form-action 'none'\">\n"
          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
          "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
          "<meta name=\"generator\" content=\"Interco\">\n";
  if (!description.empty())
    (page << "<meta name=\"description\"").attribute("content", description) << ">\n";
  page << "<title>";
  page.text(title) << "</title>\n<link rel=\"icon\" href=\"data:,\">\n";
  if (!at.all.base_url.empty()) {
    (page << "<link rel=\"canonical\"").attribute("href", at.all.base_url + "/" + language.tag + "/" + at.rest)
        << ">\n";
    for (auto const& each : at.all.languages)
      (page << "<link rel=\"alternate\"")
              .attribute("hreflang", each.tag)
              .attribute("href", at.all.base_url + "/" + each.tag + "/" + at.rest)
          << ">\n";
  }
  page << "<link rel=\"stylesheet\" href=\"" << at.root << "site.css\">\n<script src=\"" << at.root
       << "site.js\"></script>\n</head>\n<body";
  std::string domains;
  for (auto const& each : at.all.domains)
    (domains += domains.empty() ? "" : " ") += each.name();
  page.attribute("data-texts", at.root + language.tag + "/").attribute("data-domains", domains);
  page << ">\n<a class=\"skip\" href=\"#ui.main\">";
  page.word("skip") << "</a>\n<header>\n<nav class=\"crumbs\"";
  page.word_attribute("aria-label", "title")
      << ">" << crumbs << "</nav>\n<div class=\"search\"><form role=\"search\"><label for=\"ui.query\">";
  page.word("search") << "</label><input id=\"ui.query\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\" "
                         "autocapitalize=\"off\" aria-keyshortcuts=\"/\"";
  page.word_attribute("placeholder", "search_hint") << "><p id=\"ui.found\" role=\"status\"";
  page.word_attribute("data-found", "found").attribute("data-first", language.words["found_first"].text);
  page.attribute("data-nothing", language.words["nothing_found"].text);
  page.attribute("data-failed", language.words["search_failed"].text);
  page << "></p></form>\n<section id=\"ui.results\" hidden";
  page.word_attribute("aria-label", "search_results") << "><ol></ol></section></div>\n";
  write_languages(page, at);
  page << "\n<label class=\"appearance\"><span>";
  page.word("appearance") << "</span><select id=\"ui.appearance\">";
  write_option(page, "auto", "appearance_auto");
  write_option(page, "light", "appearance_light");
  write_option(page, "dark", "appearance_dark");
  page << "</select></label>\n</header>\n<main id=\"ui.main\" tabindex=\"-1\">\n";
}

/// Writes all below the content: with whose texts the page shows, where a licence asks for that. `of` are the domains of
/// the page.
std::string finished(markup page, std::span<shown_domain const> of) {
  page << "</main>\n<footer>";
  for (auto const& each : of) {
    auto const notice = "notice_" + std::string(each.name());
    if (!page.page().words[notice].text.empty())
      (page << "<p>").word(notice) << "</p>";
  }
  page << "<p>";
  page.word("footer") << "</p></footer>\n</body>\n</html>\n";
  return std::move(page).take();
}

void write_crumb(markup& page, std::string const& href, std::string_view symbol) {
  (page << "<a").attribute("href", href) << ">";
  page.word(symbol) << "</a>";
}

void write_crumb_of(markup& page, std::string const& href, shown_domain const& domain) {
  (page << "<a").attribute("href", href) << ">";
  page.symbol(domain.name()) << "</a>";
}

/// The word for what a domain is for; only those of Interco itself have one.
std::string purpose_of(shown_domain const& domain) {
  return "purpose_" + std::string(domain.name());
}
bool has_purpose(markup const& page, shown_domain const& domain) {
  return !page.page().words[purpose_of(domain)].text.empty();
}

void write_severity(markup& page, message const& shown) {
  auto const name = to_string(shown.severity());
  page << "<span class=\"severity " << name << "\">";
  page.word("severity_" + std::string(name)) << "</span>";
}

/// Writes a text in a paragraph of its own. Its language is said where it is not the page's.
void write_text(markup& page, std::string_view kind, std::string_view tag, std::string_view text) {
  page << "<p class=\"" << kind << "\"";
  page.language(tag) << ">";
  page.text(text) << "</p>";
}

std::string_view word_of(text_state state) {
  switch (state) {
  case text_state::source:
    return "state_source";
  case text_state::reviewed:
    return "state_reviewed";
  case text_state::translated:
    return "state_translated";
  default:
    return "state_unknown";
  }
}

/// Returns whether what answers is English in the place of a missing translation.
bool stands_in(markup const& page, message const& shown) {
  return page.page().tag != "en" && shown.locale() == "en";
}

/// Returns a text as people read it: a value that a program would put into it stands there as its name, `{volume}`.
std::string text_of(message const& shown) {
  return shown.format({});
}
std::string action_of(message const& shown) {
  return shown.action().empty() ? std::string() : shown.format_action({});
}

/// Returns the last value for which a symbol answers: its own, or that of the unknown values for which it does.
std::uint32_t last_value(shown_domain const& codes, std::uint32_t ordinal) {
  auto const first = codes.definitions->value(ordinal);
  auto const& parent = codes.definitions->decoding.parent;
  bool const is_range = parent.kind == detail::parent_kind::modulus && codes.definitions->is_class(ordinal);
  return is_range ? first + (parent.operand - 1) : first;
}

/// Returns the value of a code of a domain of plain numbers, or all for which its symbol answers.
std::string plain_value(shown_domain const& codes, std::uint32_t ordinal, message const& shown) {
  auto const last = last_value(codes, ordinal);
  auto const value = shown.shown().str();
  return last == shown.value() ? value : value + "\u2013" + std::to_string(last);
}

void write_row(markup& page, model const& all, std::size_t domain, std::uint32_t ordinal) {
  auto const& codes = all.domains[domain];
  auto const shown = all.message_of(page.page(), domain, ordinal);
  auto const english = all.message_of(all.languages.front(), domain, ordinal);
  (page << "<tr").attribute("id", shown.symbol()) << "><th scope=\"row\"><a";
  page.attribute("href", codes.files[ordinal]) << ">";
  page.symbol(shown.symbol()) << "</a>";
  write_severity(page, shown);
  page << "</th><td class=\"value\">";
  if (codes.is_hexadecimal()) {
    page.value(shown.hex().str()) << "<br>";
    page.value(std::to_string(static_cast<std::int32_t>(shown.value())));
  } else {
    page.value(plain_value(codes, ordinal, shown));
  }
  page << "</td><td>";
  write_text(page, "text", shown.locale(), text_of(shown));
  auto const other = shown.locale() != "en";
  if (other)
    write_text(page, "text en", "en", text_of(english));
  if (stands_in(page, shown)) {
    page << "<p class=\"note\">";
    page.word("not_translated") << "</p>";
  }
  page << "</td><td>";
  if (auto const action = action_of(shown); !action.empty()) {
    write_text(page, "action", shown.action_locale(), action);
    if (shown.action_locale() != "en")
      write_text(page, "action en", "en", action_of(english));
  }
  page << "</td></tr>\n";
}

void write_english_switch(markup& page) {
  if (page.page().tag == "en")
    return;
  page << "<p class=\"switch\"><label><input type=\"checkbox\" class=\"bilingual\"> ";
  page.word("show_english") << "</label></p>";
}

void write_part_links(markup& page, shown_domain const& domain, std::size_t part) {
  if (domain.parts.size() == 1)
    return;
  page << "<nav class=\"parts\"";
  page.word_attribute("aria-label", "parts") << "><ul>";
  for (std::size_t i = 0; i < domain.parts.size(); ++i) {
    (page << "<li><a").attribute("href", table_name(i)) << (i == part ? " aria-current=\"page\">" : ">");
    page.number(i + 1) << "</a></li>";
  }
  page << "</ul></nav>\n";
}

/// Begins an entry of a list of facts.
markup& write_term(markup& page, std::string_view symbol) {
  page << "<dt>";
  return page.word(symbol) << "</dt><dd>";
}

void write_values(markup& page, shown_domain const& domain, std::uint32_t ordinal, message const& shown) {
  auto const number = static_cast<std::int32_t>(shown.value());
  if (!domain.is_hexadecimal()) {
    write_term(page, "value");
    page.value(plain_value(domain, ordinal, shown)) << "</dd>\n";
    return;
  }
  write_term(page, "hexadecimal");
  page.value(shown.hex().str()) << "</dd>\n";
  write_term(page, "decimal");
  page.value(std::to_string(number));
  if (number < 0) {
    auto const& marks = page.marks();
    page << marks.open;
    page.word("signed") << marks.close << marks.comma;
    page.value(std::to_string(shown.value())) << marks.open;
    page.word("unsigned") << marks.close;
  }
  page << "</dd>\n";
}

void write_facility(markup& page, message const& shown) {
  auto const parts = shown.decoded();
  if (!parts)
    return;
  write_term(page, "facility");
  page.value(std::to_string(parts->facility));
  if (!shown.facility_name().empty())
    (page << " ").symbol(shown.facility_name());
  auto const comma = page.marks().comma;
  (page << comma).word("code_number", "code", std::to_string(parts->code));
  if (parts->customer)
    (page << comma).word("customer");
  if (parts->ntstatus)
    (page << comma).word("ntstatus");
  page << "</dd>\n";
}

/// Writes the links to the other symbols of the value.
void write_names(markup& page, shown_domain const& domain, message const& shown) {
  auto const names = shown.aliases();
  if (names.empty())
    return;
  write_term(page, "other_names");
  std::size_t count = 0;
  for (auto const name : names) {
    if (count++ == most_names) {
      page << " …";
      break;
    }
    page << (count == 1 ? std::string_view() : page.marks().comma);
    (page << "<a").attribute("href", domain.files[domain.definitions->ordinal_of(name)]) << ">";
    page.symbol(name) << "</a>";
  }
  page << "</dd>\n";
}

void write_facts(markup& page, shown_domain const& domain, std::uint32_t ordinal, message const& shown) {
  page << "<dl class=\"facts\">\n";
  write_values(page, domain, ordinal, shown);
  write_term(page, "severity");
  write_severity(page, shown);
  page << "</dd>\n";
  write_term(page, "audience");
  page.word("audience_" + std::string(to_string(shown.audience()))) << "</dd>\n";
  write_facility(page, shown);
  write_names(page, domain, shown);
  auto const& codes = *domain.definitions;
  if (auto const range = codes.arguments(ordinal); !range.empty()) {
    write_term(page, "parameters");
    for (auto i = range.first; i < range.last; ++i)
      page.symbol(codes.argument_names[i]) << (i + 1 < range.last ? page.marks().comma : std::string_view());
    page << "</dd>\n";
  }
  if (auto const name = codes.condition_name(ordinal); !name.empty()) {
    write_term(page, "condition");
    page.symbol("std::errc::" + std::string(name)) << "</dd>\n";
  }
  write_term(page, "domain");
  page.symbol(domain.name());
  if (has_purpose(page, domain))
    (page << page.marks().colon).word(purpose_of(domain));
  page << "</dd>\n</dl>\n";
}

/// Writes the texts of a code in all languages, each with the anchor that a link can point at: its tag.
void write_all_languages(markup& page, place const& at, std::size_t domain, std::uint32_t ordinal) {
  page << "<h2>";
  page.word("all_languages") << "</h2>\n<div class=\"all\">\n";
  for (auto const& each : at.all.languages) {
    auto const shown = at.all.message_of(each, domain, ordinal);
    (page << "<section").attribute("id", each.tag) << "><h3><a";
    page.attribute("href", at.root + each.tag + "/" + at.rest).attribute("hreflang", each.tag).language(each.tag);
    page << ">";
    page.text(each.name) << "</a></h3>";
    bool const is_there = shown.resolved() != resolved::built_in && shown.locale() == each.tag;
    if (is_there && page.size() < most_of_languages) {
      write_text(page, "text", each.tag, text_of(shown));
      if (auto const action = action_of(shown); !action.empty())
        write_text(page, "action", shown.action_locale(), action);
    }
    page << "<p class=\"note\">";
    page.word(is_there ? word_of(shown.origin().state) : "no_text") << "</p></section>\n";
  }
  page << "</div>\n";
}

void write_related(markup& page, place const& at, std::size_t domain, std::uint32_t ordinal) {
  auto const condition = at.all.domains[domain].definitions->condition(at.all.domains[domain].canonical(ordinal));
  auto const same = condition ? at.all.by_condition.find(*condition) : at.all.by_condition.end();
  if (same == at.all.by_condition.end() || same->second.size() < 2)
    return;
  page << "<h2>";
  page.word("related") << "</h2>\n<ul class=\"related\">\n";
  std::size_t count = 0;
  for (auto const& each : same->second) {
    auto const& other = at.all.domains[each.domain];
    if (each.domain == domain && each.ordinal == other.canonical(ordinal))
      continue;
    if (count++ == most_related)
      break;
    auto const shown = at.all.message_of(page.page(), each.domain, each.ordinal);
    (page << "<li><a").attribute("href", "../" + std::string(other.name()) + "/" + other.files[each.ordinal]) << ">";
    page.symbol(shown.symbol()) << "</a> ";
    page.value(shown.shown().str()) << " <span";
    page.language(shown.locale()) << ">";
    page.text(text_of(shown)) << "</span></li>\n";
  }
  if (count > most_related) {
    page << "<li>";
    page.word("more", "count", std::to_string(same->second.size() - 1 - most_related)) << "</li>\n";
  }
  page << "</ul>\n";
}

/// Writes the links to the codes before and behind one.
void write_neighbours(markup& page, shown_domain const& domain, std::uint32_t ordinal) {
  page << "<nav class=\"neighbours\"";
  page.word_attribute("aria-label", "codes") << ">";
  auto const write = [&](std::string_view rel, std::string_view symbol, std::uint32_t to) {
    (page << "<a").attribute("rel", rel).attribute("href", domain.files[to]) << "><span>";
    page.word(symbol) << "</span> ";
    page.symbol(domain.definitions->symbols[to]) << "</a>";
  };
  if (ordinal > 0)
    write("prev", "previous", ordinal - 1);
  if (ordinal + 1 < domain.count())
    write("next", "next", ordinal + 1);
  page << "</nav>\n";
}

/// Begins a table that may be wider than a phone, and is then moved by keys, too.
void begin_wide_table(markup& page, std::string_view name) {
  page << "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-labelledby=\"ui." << name << "\"><table class=\""
       << name << "\"><caption class=\"hidden\">";
  page.word(name) << "</caption>";
}

void write_domains(markup& page, place const& at, std::string const& folder) {
  page << "<section><h2 id=\"ui.domains\">";
  page.word("domains") << "</h2>\n";
  begin_wide_table(page, "domains");
  page << "<thead><tr>";
  for (auto const* const name : {"domain", "purpose", "codes"})
    (page << "<th scope=\"col\">").word(name) << "</th>";
  page << "</tr></thead><tbody>\n";
  for (auto const& each : at.all.domains) {
    page << "<tr><th scope=\"row\">";
    write_crumb_of(page, folder + std::string(each.name()) + "/index.html", each);
    page << "</th><td>";
    if (has_purpose(page, each))
      page.word(purpose_of(each));
    page << "</td><td class=\"count\">";
    page.number(each.count()) << "</td></tr>\n";
  }
  page << "</tbody></table></div></section>\n";
}

void write_coverage(markup& page, place const& at) {
  page << "<section><h2 id=\"ui.coverage\">";
  page.word("coverage") << "</h2>\n<p class=\"note\">";
  page.word("coverage_note") << "</p>\n";
  begin_wide_table(page, "coverage");
  page << "<thead><tr><td rowspan=\"2\"></td>";
  for (auto const& each : at.all.domains) {
    page << "<th scope=\"colgroup\" colspan=\"2\">";
    page.symbol(each.name()) << " <span class=\"quiet number\">";
    page.number(each.count()) << "</span></th>";
  }
  page << "</tr><tr>";
  for (std::size_t i = 0; i < at.all.domains.size(); ++i) {
    (page << "<th scope=\"col\">").word("translated") << "</th>";
    (page << "<th scope=\"col\">").word("reviewed") << "</th>";
  }
  page << "</tr></thead><tbody>\n";
  for (auto const& each : at.all.languages) {
    page << "<tr><th scope=\"row\"><a";
    page.attribute("href", at.root + each.tag + "/index.html").attribute("hreflang", each.tag).language(each.tag);
    page << ">";
    page.text(each.name) << "</a></th>";
    for (auto const& of : each.of_domains) {
      page << "<td class=\"count\">";
      page.number(of.translated) << "</td><td class=\"count\">";
      if (each.tag == "en")
        page.word("state_source");
      else
        page.number(of.reviewed);
      page << "</td>";
    }
    page << "</tr>\n";
  }
  page << "</tbody></table></div></section>\n";
}

} // namespace

std::string index_path(shown_language const& language) {
  return language.tag + "/index.html";
}

std::string table_path(shown_language const& language, shown_domain const& domain, std::size_t part) {
  return language.tag + "/" + std::string(domain.name()) + "/" + table_name(part);
}

std::string code_path(shown_language const& language, shown_domain const& domain, std::uint32_t ordinal) {
  return language.tag + "/" + std::string(domain.name()) + "/" + domain.files[ordinal];
}

std::string search_path(shown_language const& language, shown_domain const& domain) {
  return language.tag + "/" + std::string(domain.name()) + "/search.js";
}

std::string index_page(model const& all, shown_language const& language, bool at_root) {
  markup page(language);
  place const at{all, at_root ? "" : "../", "index.html"};
  markup crumbs(language);
  (crumbs << "<a href=\"index.html\" aria-current=\"page\">").word("title") << "</a>";
  write_head(page, at, language.words["title"].text, {}, std::move(crumbs).take());
  page << "<h1>";
  page.word("title") << "</h1>\n<p class=\"lead\">";
  page.word("lead") << "</p>\n";
  write_domains(page, at, at_root ? language.tag + "/" : "");
  write_coverage(page, at);
  return finished(std::move(page), all.domains);
}

std::string table_page(model const& all, shown_language const& language, std::size_t domain, std::size_t part) {
  auto const& codes = all.domains[domain];
  markup page(language);
  place const at{all, "../../", std::string(codes.name()) + "/" + table_name(part)};
  markup crumbs(language);
  write_crumb(crumbs, "../index.html", "title");
  (crumbs << "<a aria-current=\"page\"").attribute("href", table_name(part)) << ">";
  crumbs.symbol(codes.name()) << "</a>";
  auto const title = std::string(codes.name()) + " · " + language.words["title"].text;
  write_head(page, at, title, {}, std::move(crumbs).take());
  page << "<h1>";
  page.symbol(codes.name()) << "</h1>\n";
  if (has_purpose(page, codes)) {
    page << "<p class=\"lead\">";
    page.word(purpose_of(codes)) << "</p>\n";
  }
  auto const& covered = language.of_domains[domain];
  page << "<dl class=\"counts\"><div>";
  write_term(page, "codes").number(codes.count()) << "</dd></div>";
  if (language.tag != "en") {
    page << "<div>";
    write_term(page, "translated").number(covered.translated) << "</dd></div><div>";
    write_term(page, "reviewed").number(covered.reviewed) << "</dd></div>";
  }
  page << "</dl>\n";
  write_english_switch(page);
  write_part_links(page, codes, part);
  page << "<table class=\"codes\"><caption" << (codes.parts.size() == 1 ? " class=\"hidden\">" : ">");
  page.symbol(codes.name());
  if (codes.parts.size() > 1) {
    auto const shown = with(language.words["page_number"].text, "part", std::to_string(part + 1));
    (page << page.marks().comma).text(with(shown, "parts", std::to_string(codes.parts.size())));
  }
  page << "</caption>\n<thead><tr>";
  for (auto const* const name : {"symbol", "value", "meaning", "action"})
    (page << "<th scope=\"col\">").word(name) << "</th>";
  page << "</tr></thead>\n<tbody>\n";
  auto const last = part + 1 < codes.parts.size() ? codes.parts[part + 1] : codes.count();
  for (auto i = codes.parts[part]; i < last; ++i)
    write_row(page, all, domain, i);
  page << "</tbody></table>\n";
  write_part_links(page, codes, part);
  return finished(std::move(page), {&codes, 1});
}

std::string code_page(model const& all, shown_language const& language, std::size_t domain, std::uint32_t ordinal) {
  auto const& codes = all.domains[domain];
  auto const shown = all.message_of(language, domain, ordinal);
  auto const text = text_of(shown);
  markup page(language);
  place const at{all, "../../", std::string(codes.name()) + "/" + codes.files[ordinal]};
  markup crumbs(language);
  write_crumb(crumbs, "../index.html", "title");
  write_crumb_of(crumbs, table_name(codes.part_of(ordinal)) + "#" + std::string(shown.symbol()), codes);
  write_head(page, at, std::string(shown.symbol()) + " · " + std::string(codes.name()), text, std::move(crumbs).take());
  page << "<article>\n<h1>";
  page.symbol(shown.symbol()) << "</h1>\n";
  write_text(page, "text lead", shown.locale(), text);
  if (language.tag != "en") {
    page << "<p class=\"note\">";
    page.word(stands_in(page, shown) ? "not_translated" : word_of(shown.origin().state)) << "</p>";
  }
  auto const english = all.message_of(all.languages.front(), domain, ordinal);
  if (auto const action = action_of(shown); !action.empty()) {
    page << "\n<h2>";
    page.word("action") << "</h2>\n";
    write_text(page, "action", shown.action_locale(), action);
  }
  if (shown.locale() != "en") {
    page << "\n<div class=\"beside\"><h2>";
    page.word("in_english") << "</h2>\n";
    write_text(page, "text", "en", text_of(english));
    if (auto const action = action_of(english); !action.empty())
      write_text(page, "action", "en", action);
    page << "</div>";
  }
  page << "\n";
  write_facts(page, codes, ordinal, shown);
  write_related(page, at, domain, ordinal);
  write_all_languages(page, at, domain, ordinal);
  write_neighbours(page, codes, ordinal);
  page << "</article>\n";
  return finished(std::move(page), {&codes, 1});
}

std::string search_data(model const& all, shown_language const& language, std::size_t domain) {
  auto const& codes = all.domains[domain];
  std::string data =
      "interco_search(\"" + std::string(codes.name()) + "\"," + (codes.is_hexadecimal() ? "true" : "false");
  data += ",[";
  for (std::uint32_t i = 0; i < codes.count(); ++i) {
    auto const shown = all.message_of(language, domain, i);
    data += i == 0 ? "\n[\"" : ",\n[\"";
    (data += shown.symbol()) += "\"," + std::to_string(shown.value()) + ",";
    exchange::append_script_string(data, text_of(shown));
    exchange::append_script_string(data += ",", action_of(shown));
    std::string_view const file(codes.files[i].data(), codes.files[i].size() - html_suffix.size());
    bool const other_file = file != shown.symbol();
    auto const last = last_value(codes, i);
    bool const is_range = last != shown.value();
    if (shown.locale() != language.tag || other_file || is_range)
      ((data += ",\"") += shown.locale() == language.tag ? "" : shown.locale()) += "\"";
    if (other_file || is_range)
      ((data += ",\"") += file) += "\"";
    if (is_range)
      (data += ",") += std::to_string(last);
    data += "]";
  }
  return data += "\n]);\n";
}

void split_tables(model& all) {
  for (std::size_t d = 0; d < all.domains.size(); ++d) {
    auto& domain = all.domains[d];
    domain.parts = {0};
    std::vector<std::size_t> sizes(all.languages.size()); // of the part that is filled
    for (std::uint32_t i = 0; i < domain.count(); ++i) {
      bool full = false;
      std::vector<std::size_t> rows;
      for (std::size_t l = 0; l < all.languages.size(); ++l) {
        markup row(all.languages[l]);
        write_row(row, all, d, i);
        rows.push_back(row.size());
        full = full || sizes[l] + row.size() > most_rows;
      }
      if (full && i != domain.parts.back()) {
        domain.parts.push_back(i);
        sizes.assign(sizes.size(), 0);
      }
      for (std::size_t l = 0; l < sizes.size(); ++l)
        sizes[l] += rows[l];
    }
  }
}

} // namespace interco::site
