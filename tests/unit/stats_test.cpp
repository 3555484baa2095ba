#include "exchange/stats.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <span>
#include <sstream>
#include <string>
#include <vector>

#include "core/names.hpp"
#include "exchange/stats_html.hpp"
#include "support/fixtures.hpp"

namespace {

using namespace interco::exchange;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

/// The ship's definitions and English, without translations.
domain_sources ship() {
  auto const from = interco::test::ship_sources();
  diagnostics found;
  domain_sources sources{*read_definitions_text(from.at("ship.toml"), "ship.toml", found),
                         *read_bundle_text(from.at("en.txt"), "en.txt", found),
                         {}};
  EXPECT_TRUE(found.all().empty());
  return sources;
}

translation entry(std::string key, std::string source, std::string target,
                  translation_state state = translation_state::translated, unsigned line = 7) {
  translation result;
  result.key = std::move(key);
  result.source = std::move(source);
  result.target = std::move(target);
  result.state = state;
  result.at = {line, 1};
  return result;
}

translation_file file_of(std::string locale, std::vector<translation> entries) {
  translation_file result;
  result.file = locale + ".po";
  result.locale = std::move(locale);
  result.entries = std::move(entries);
  return result;
}

std::vector<std::string> lines(std::vector<diagnostic> const& all) {
  std::vector<std::string> result;
  for (auto const& each : all)
    result.push_back(to_string(each));
  return result;
}

TEST(Stats, CountsWordsOfEnglish) {
  for (auto const& [text, words] : std::vector<std::pair<std::string, std::size_t>>{
           {"", 0},
           {" \t\n", 0},
           {"Afloat.", 1},
           {"  Wait for\tthe\ntide.  ", 4},
           {"a - b", 2},
           {"\u2014 ... \u2026", 0},
           {"e-mail {path} 0x80090328, it's", 4},
           {"na\u00EFve", 1},
       })
    EXPECT_EQ(count_words(text), words) << text;
}

TEST(Stats, RoundsPercentDown) {
  EXPECT_EQ(percent(0, 7), "0.0");
  EXPECT_EQ(percent(2, 3), "66.6");
  EXPECT_EQ(percent(99999, 100000), "99.9");
  EXPECT_EQ(percent(7, 7), "100.0");
  EXPECT_EQ(percent(0, 0), "100.0");
}

TEST(Stats, TakesTheStateThatTheCompilerWouldSee) {
  struct {
    translation given;
    text_state state;
  } const cases[]{
      {entry("ADRIFT", "Adrift.", "Alla deriva."), text_state::translated},
      {entry("ADRIFT", "Adrift.", "Alla deriva.", translation_state::reviewed), text_state::reviewed},
      {entry("ADRIFT", "Adrift.", "", translation_state::untranslated), text_state::untranslated},
      {entry("ADRIFT", "Adrift.", "", translation_state::needs_review), text_state::untranslated},
      {entry("ADRIFT", "Adrift.", "Alla deriva.", translation_state::needs_review), text_state::needs_review},
      {entry("ADRIFT", "Drifting.", "Alla deriva.", translation_state::needs_review), text_state::needs_review},
      {entry("ADRIFT", "Drifting.", "Alla deriva."), text_state::stale},
      {entry("ADRIFT", "Drifting.", "Alla deriva.", translation_state::reviewed), text_state::stale},
      {entry("ADRIFT", "Adrift.", "\x1B[2J"), text_state::refused},
      {entry("ADRIFT", "Adrift.", "   ", translation_state::reviewed), text_state::refused},
  };
  for (auto const& each : cases) {
    auto sources = ship();
    sources.translations = {file_of("it", {each.given})};
    diagnostics found;
    auto const measured = measure(sources, found);
    EXPECT_EQ(found.all().size(), 0);
    auto const& language = measured.languages.at(0);
    EXPECT_EQ(language.in(each.state).texts, each.state == text_state::untranslated ? 4 : 1) << each.given.target;
    EXPECT_EQ(language.served(), is_served(each.state) ? 1 : 0);
    EXPECT_EQ(language.reviewed(), each.state == text_state::reviewed ? 1 : 0);
  }
}

TEST(Stats, CountsTextsActionsAndWords) {
  auto sources = ship();
  auto obsolete = entry("SUNK", "Sunk.", "Affondata.");
  obsolete.obsolete = true;
  sources.translations = {
      file_of("it", {entry("AGROUND", "Aground.", "Arenata."),
                     entry("AGROUND.action", "Wait for the tide.", "Attendere la marea.", translation_state::reviewed),
                     obsolete})};
  diagnostics found;
  auto const measured = measure(sources, found);
  EXPECT_EQ(found.all().size(), 0);
  EXPECT_EQ(measured.total.texts, 4);
  EXPECT_EQ(measured.total.actions, 1);
  EXPECT_EQ(measured.total.words, 8);
  EXPECT_EQ(to_json(measured, measured.languages.at(0), true),
            R"({"domain":"ship","locale":"it","file":"it.po","total":5,"served":2,"served_percent":40.0,)"
            R"("reviewed_percent":20.0,)"
            R"("texts":{"untranslated":3,"needs-review":0,"stale":0,"refused":0,"translated":1,"reviewed":0},)"
            R"("actions":{"untranslated":0,"needs-review":0,"stale":0,"refused":0,"translated":0,"reviewed":1},)"
            R"("words":{"untranslated":3,"needs-review":0,"stale":0,"refused":0,"translated":1,"reviewed":4},)"
            R"("blocking":[{"key":"AFLOAT","state":"untranslated","line":null},)"
            R"({"key":"STRANDED","state":"untranslated","line":null},)"
            R"({"key":"ADRIFT","state":"untranslated","line":null}]})");
}

TEST(Stats, SaysWhatBlocksInTheOrderOfTheDefinitions) {
  auto sources = ship();
  sources.translations = {
      file_of("it", {entry("ADRIFT", "Adrift.", "\u202E", translation_state::translated, 30),
                     entry("AGROUND.action", "Wait for the flood.", "Attendere.", translation_state::translated, 20),
                     entry("AGROUND", "Aground.", "Arenata?", translation_state::needs_review, 10),
                     entry("AFLOAT", "Afloat.", "A galla.")})};
  diagnostics found;
  auto const measured = measure(sources, found);
  EXPECT_THAT(lines(blocking(measured, measured.languages.at(0))),
              ElementsAre("it.po:10:1: warning: AGROUND needs a review [needs-review]",
                          "it.po:20:1: warning: AGROUND.action was translated from another English text than that of "
                          "en.txt:4:3 [stale]",
                          "it.po: warning: STRANDED is not translated; its English is at en.txt:5:3 [untranslated]",
                          "it.po:30:1: warning: ADRIFT: U+202E, a bidi control without its partner, at byte 0 "
                          "[refused]"));
}

TEST(Stats, ReportsWhatABuildWouldRefuse) {
  auto const from = interco::test::ship_sources();
  diagnostics found;
  domain_sources sources{
      *read_definitions_text(from.at("ship.toml"), "ship.toml", found),
      *read_bundle_text("en {\n  AFLOAT { \"Afloat.\" }\n  AGROUND { \"Aground.\" }\n"
                        "  STRANDED { \"Stranded.\\u2028\" }\n  SUNK { \"Sunk.\" }\n}\n",
                        "en.txt", found),
      {file_of("it", {entry("SUNK", "Sunk.", "Affondata."), entry("AGROUND.action", "Wait.", "Attendere.")}),
       file_of("not a locale", {}), file_of("zh", {}), file_of("zh_Hans", {})}};
  (void)measure(sources, found);
  EXPECT_THAT(lines(found.all()),
              ElementsAre("en.txt:4:3: error: STRANDED: U+2028, a line or paragraph separator, at byte 9 "
                          "[forbidden-character]",
                          "en.txt:5:3: error: SUNK is not defined in ship.toml [unknown-key]",
                          "en.txt: error: no text for ADRIFT, which ship.toml defines in line 8 [missing-text]",
                          "it.po:7:1: error: SUNK is not defined in ship.toml [unknown-key]",
                          "it.po:7:1: error: AGROUND.action has no English text in en.txt [unknown-key]",
                          "not a locale.po: error: \"not a locale\" is no locale (it, pt_BR, zh_Hant) [wrong-locale]",
                          "zh_Hans.po: error: a second source for one locale; the first is zh.po [two-sources]"));
}

TEST(Stats, CountsNoTextOfAnAliasThatHasThatOfTheOther) {
  auto const from = interco::test::ship_sources();
  diagnostics found;
  domain_sources const sources{
      *read_definitions_text(from.at("ship.toml"), "ship.toml", found),
      *read_bundle_text("en { AFLOAT { \"Afloat.\" } AGROUND { \"Aground.\" } ADRIFT { \"Adrift.\" } }", "en.txt",
                        found),
      {}};
  EXPECT_EQ(measure(sources, found).total.texts, 3);
  EXPECT_EQ(found.all().size(), 0);
}

TEST(Stats, CountsADomainWithoutTranslations) {
  auto const sources = ship();
  diagnostics found;
  auto const measured = measure(sources, found);
  EXPECT_TRUE(measured.languages.empty());
  EXPECT_EQ(measured.total.all(), 5);
}

/// What stands in the script of the data.
std::string data_of(std::string const& page) {
  std::string const begin = "<script type=\"application/json\" id=\"data\">";
  auto const from = page.find(begin) + begin.size();
  return page.substr(from, page.find("</script>", from) - from);
}

TEST(StatsPage, HoldsHostileTextAsData) {
  auto sources = ship();
  auto hostile = entry("ADRIFT", "</script><!--", "</script><script>alert(1)</script>\u2028<!--\x1B");
  hostile.comment = "</SCRIPT>";
  hostile.reviewed_by = "<b>";
  sources.translations = {file_of("it", {hostile})};
  sources.translations[0].file = "<img>.po";
  diagnostics found;
  std::vector<domain_stats> measured;
  measured.push_back(measure(sources, found));
  auto const page = to_html(measured);
  auto const data = data_of(page);
  EXPECT_THAT(data, Not(HasSubstr("<")));
  EXPECT_THAT(data, Not(HasSubstr("\u2028")));
  EXPECT_THAT(data, HasSubstr(R"(,[2,"\u003C/script>\u003Cscript>alert(1)\u003C/script>\u2028\u003C!--\u001B",7,)"
                              R"({"from":"\u003C/script>\u003C!--","by":"\u003Cb>","comment":"\u003C/SCRIPT>"}]])"));
  EXPECT_THAT(data, HasSubstr(R"("file":"\u003Cimg>.po")"));
  EXPECT_TRUE(data.starts_with("{") && data.ends_with("}]}]}")) << data;
}

TEST(StatsPage, HoldsEveryCodeWithItsTexts) {
  auto sources = ship();
  sources.translations = {
      file_of("it", {entry("AGROUND", "Aground.", "Arenata.", translation_state::reviewed, 3),
                     entry("AGROUND.action", "Wait for the tide.", "Attendere.", translation_state::translated, 9)}),
      file_of("pt_BR", {})};
  diagnostics found;
  std::vector<domain_stats> measured;
  measured.push_back(measure(sources, found));
  auto const data = data_of(to_html(measured));
  EXPECT_THAT(data, HasSubstr(R"({"s":"AGROUND","v":2148663297,"g":3,"a":3,"t":["Aground.",[5,"Arenata.",3],0],)"
                              R"("n":["Wait for the tide.",[4,"Attendere.",9],0]})"));
  EXPECT_THAT(data, HasSubstr(R"({"s":"STRANDED","v":2148663297,"g":3,"a":3,"of":"AGROUND","t":["Stranded.",0,0]})"));
  EXPECT_THAT(data, HasSubstr(R"("locale":"pt-BR")"));
}

TEST(StatsPage, IsTheSameForTheSameSources) {
  auto const sources = ship();
  diagnostics found;
  std::vector<domain_stats> measured;
  measured.push_back(measure(sources, found));
  EXPECT_EQ(to_html(measured), to_html(measured));
  EXPECT_THAT(to_html({}), HasSubstr("\"domains\":[]}"));
}

/// A reader of words that has a few, one of which wants to become markup.
std::optional<interco::exchange::ui_word> arabic(std::string_view locale, std::string_view symbol,
                                                 interco::argument_list const&) {
  EXPECT_EQ(locale, "ar-EG");
  if (symbol == "STATS_PAGE_TITLE")
    return interco::exchange::ui_word{"</title><b> & \u062A\u063A\u0637\u064A\u0629", "ar-EG"};
  if (symbol == "STATS_PAGE_CHARACTERS")
    return interco::exchange::ui_word{"{count, plural, two {</script>} other {#}}", "ar-EG"};
  if (symbol == "STATS_PAGE_CLOSE")
    return interco::exchange::ui_word{"\u0625\u063A\u0644\u0627\u0642", "ar"};
  return std::nullopt;
}

TEST(StatsPage, SpeaksALanguageAndEnglishWhereThatHasNoWord) {
  auto const page = to_html({}, {"ar-EG", true, arabic});
  EXPECT_THAT(page, HasSubstr("<html lang=\"ar-EG\" dir=\"rtl\">"));
  EXPECT_THAT(page, HasSubstr("<title>&lt;/title&gt;&lt;b&gt; &amp; \u062A\u063A\u0637\u064A\u0629</title>"));
  EXPECT_THAT(page,
              HasSubstr("<noscript><p class=\"empty\" lang=\"en\" dir=\"ltr\">This page needs JavaScript. It loads "
                        "nothing from elsewhere.</p></noscript>"));
  auto const data = data_of(page);
  EXPECT_TRUE(data.starts_with("{\"language\":\"ar-EG\",\"words\":{\n")) << data;
  EXPECT_THAT(data, HasSubstr(R"("characters":"{count, plural, two {\u003C/script>} other {#}}")"));
  EXPECT_THAT(data, HasSubstr("\"close\":[\"\u0625\u063A\u0644\u0627\u0642\",\"ar\"]"));
  EXPECT_THAT(data, HasSubstr(R"("severity_error":["error","en"])"));
  EXPECT_THAT(data, HasSubstr(R"("all_codes":["{count, plural, one {# code} other {# codes}}","en"])"));
}

TEST(StatsPage, SpeaksEnglishWhereNoLanguageIsSaid) {
  auto const page = to_html({});
  EXPECT_THAT(page, HasSubstr("<html lang=\"en\" dir=\"ltr\">"));
  EXPECT_THAT(page, HasSubstr("<title>Translation coverage</title>"));
  EXPECT_THAT(data_of(page), HasSubstr("\"close\":\"Close\",\n"));
}

/// Returns what stands in a file of the page.
std::string part_of_page(std::string const& name) {
  std::ostringstream all;
  all << std::ifstream(std::filesystem::path(INTERCO_SOURCE_DIR) / "lib/exchange/page" / name).rdbuf();
  return all.str();
}

TEST(StatsPage, HasTheWordsThatItSaysAndNoOthers) {
  std::set<std::string> words;
  auto const data = data_of(to_html({}));
  for (auto at = data.find("\n\""); at != std::string::npos && !data.substr(at).starts_with("\n\"states\"");
       at = data.find("\n\"", at + 1))
    words.insert(data.substr(at + 2, data.find('"', at + 2) - at - 2));
  EXPECT_GT(words.size(), 50U);

  auto const sources = part_of_page("page.js") + part_of_page("page.html");
  std::set<std::string> said;
  std::regex const call(R"re((?:\b(?:said|say|add)\(|option\('', |data-word=)['"]([a-z_-]+)['"])re");
  for (std::sregex_iterator each(sources.begin(), sources.end(), call), end; each != end; ++each)
    said.insert((*each)[1]);
  for (auto const& each : said)
    EXPECT_TRUE(words.contains(each)) << each << " is said, but is not among the words";
  for (auto const& each : words) {
    // "state_stale" is said as `state_${state}`.
    bool const is_one_of_many = sources.find(each.substr(0, each.find('_')) + "_${") != std::string::npos;
    EXPECT_TRUE(is_one_of_many || sources.find("'" + each + "'") != std::string::npos || said.contains(each))
        << each << " is said nowhere";
  }
  for (auto const* const prefix : {"means_", "state_"}) {
    for (auto const state : std::span(interco::detail::text_state_names).first(translation_states))
      EXPECT_TRUE(words.contains(prefix + std::string(state))) << prefix << state;
  }
  for (auto const severity : interco::detail::severity_names)
    EXPECT_TRUE(words.contains("severity_" + std::string(severity))) << severity;
  for (auto const audience : interco::detail::audience_names)
    EXPECT_TRUE(words.contains("audience_" + std::string(audience))) << audience;
}

TEST(StatsPage, HasTheSameScriptInEachLanguage) {
  auto const behind_data = [](std::string const& page) { return page.substr(page.find("</script>")); };
  EXPECT_EQ(behind_data(to_html({}, {"ar-EG", true, arabic})), behind_data(to_html({})));
}

TEST(StatsPage, LoadsNothingFromElsewhere) {
  auto const page = to_html({});
  for (auto const* const loading : {" src=", "@import", "url(", "https:", "fetch(", "XMLHttpRequest", "import("})
    EXPECT_THAT(page, Not(HasSubstr(loading)));
  // The hashes are those of the style and the script: tests/cli/stats_html.
  EXPECT_THAT(page, testing::ContainsRegex("content=\"default-src 'none'; style-src 'sha256-[^' ]+'; "
                                           "script-src 'sha256-[^' ]+'; img-src data:; base-uri 'none'; "
                                           "form-action 'none'\""));
  EXPECT_THAT(page, Not(testing::ContainsRegex("@[a-z_]+@"))); // every part has been put in
}

} // namespace
