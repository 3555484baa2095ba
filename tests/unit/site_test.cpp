#include "site/site.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/uloc.h>

#include <array>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <interco/codes.hpp>

#include "exchange/html.hpp"
#include "site/languages.hpp"
#include "site/manifest.hpp"
#include "site/model.hpp"
#include "site/pages.hpp"
#include "site/words.hpp"
#include "support/fixtures.hpp"

namespace {

namespace fs = std::filesystem;
using interco::catalog_set;
using interco::exchange::diagnostics;
using interco::site::file_set;
using interco::site::site_options;
using interco::site::site_summary;
using interco::test::po_entry;
using interco::test::po_header;
using interco::test::read_all;
using interco::test::ship_sources;
using interco::test::sources;
using interco::test::temporary_folder;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

constexpr std::size_t most_bytes = 200'000;

/// A set of one catalog, compiled from sources.
catalog_set compiled(sources const& from) {
  temporary_folder const folder;
  std::string messages;
  auto const package = interco::test::compile(folder, from, &messages);
  catalog_set catalogs;
  auto const problems = catalogs.load(package, {.open_all = true, .origins = true});
  EXPECT_TRUE(!package.empty() && problems.empty())
      << messages << (problems.empty() ? "" : to_string(problems.front()));
  return catalogs;
}

catalog_set ship() {
  return compiled(
      ship_sources({{"it.po", po_header + po_entry("AFLOAT", "Afloat.", "A galla.") + "# Reviewed-by: Ada Rossi\n" +
                                  po_entry("AGROUND", "Aground.", "Arenata.") +
                                  po_entry("AGROUND.action", "Wait for the tide.", "Attendere la marea.")},
                    {"ar.po", po_header + po_entry("AFLOAT", "Afloat.", "\u0639\u0627\u0626\u0645\u0629.")}}));
}

/// Knows some of the pages' words in Italian.
std::optional<interco::site::ui_word> italian(std::string_view locale, std::string_view symbol,
                                              interco::argument_list const& values) {
  static std::map<std::string_view, std::string> const known{
      {"SITE_PAGE_AUDIENCE_END_USER", "Utenti"},
      {"SITE_PAGE_MORE", "e altri "},
      {"SITE_PAGE_NO_TEXT", "Non ancora tradotto"},
      {"SITE_PAGE_SEARCH", "Cerca"},
      {"SITE_PAGE_SEVERITY_ERROR", "errore"},
      {"SITE_PAGE_STATE_REVIEWED", "Tradotto; letto da un madrelingua"},
      {"SITE_PAGE_VALUE", "Valore"},
  };
  auto const found = known.find(symbol);
  if (found == known.end() || (locale != "it" && !locale.starts_with("it-")))
    return std::nullopt;
  std::string const value(values.size() == 0 ? "" : values.begin()->value.text());
  return interco::site::ui_word{found->second + value, "it"};
}

site_summary write(catalog_set const& catalogs, fs::path const& folder, site_options const& options = {}) {
  diagnostics found;
  auto pages = options;
  pages.words = italian;
  auto const made = interco::site::write_site(catalogs, pages, folder, found);
  for (auto const& each : found.all())
    ADD_FAILURE() << to_string(each);
  return made;
}

/// The options of some domains and languages.
site_options only(std::vector<std::string> domains, std::vector<std::string> locales) {
  site_options options;
  options.domains = std::move(domains);
  options.locales = std::move(locales);
  return options;
}

file_set files_below(fs::path const& folder) {
  file_set files;
  for (auto const& each : fs::recursive_directory_iterator(folder)) {
    if (each.is_regular_file())
      files.insert(each.path().lexically_relative(folder).generic_string());
  }
  return files;
}

/// A tag of a page, with its attributes as they are read: character references replaced.
struct tag {
  std::string name;
  std::map<std::string, std::string> attributes;
};

std::string decoded(std::string_view text) {
  static std::array<std::pair<std::string_view, char>, 5> const references{
      {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};
  std::string result;
  while (!text.empty()) {
    std::size_t size = 1;
    char shown = text.front();
    for (auto const& [reference, character] : references) {
      if (text.starts_with(reference)) {
        size = reference.size();
        shown = character;
      }
    }
    EXPECT_TRUE(text.front() != '&' || size > 1) << "an & that begins nothing";
    result += shown;
    text.remove_prefix(size);
  }
  return result;
}

/// A page as a browser reads it, as far as ours go: tags, and the texts between them.
struct parsed_page {
  std::vector<tag> tags;
  std::vector<std::string> texts;
};

parsed_page parse(std::string_view page) {
  parsed_page result;
  while (!page.empty()) {
    auto const begin = std::min(page.find('<'), page.size());
    result.texts.push_back(decoded(page.substr(0, begin)));
    page.remove_prefix(begin);
    if (page.empty())
      break;
    // A '>' in an attribute is a character reference, so that the first one ends the tag.
    auto const end = page.find('>');
    EXPECT_NE(end, std::string_view::npos);
    auto inside = page.substr(1, end - 1);
    page.remove_prefix(end + 1);
    tag found{std::string(inside.substr(0, inside.find_first_of(" \n"))), {}};
    inside.remove_prefix(found.name.size());
    while (!inside.empty()) {
      inside.remove_prefix(1);
      auto const name = inside.substr(0, inside.find_first_of("= "));
      inside.remove_prefix(name.size());
      std::string value;
      if (inside.starts_with("=\"")) {
        auto const last = inside.find('"', 2);
        EXPECT_NE(last, std::string_view::npos);
        value = decoded(inside.substr(2, last - 2));
        inside.remove_prefix(last + 1);
      }
      found.attributes.emplace(name, value);
    }
    result.tags.push_back(std::move(found));
  }
  return result;
}

TEST(Html, ShowsEveryTextAsItIs) {
  std::string page;
  interco::exchange::append_html(page, "<b title='x' id=\"y\">&amp;</b>");
  EXPECT_EQ(page, "&lt;b title=&#39;x&#39; id=&quot;y&quot;&gt;&amp;amp;&lt;/b&gt;");
  std::string script;
  interco::exchange::append_script_string(script, "</script><!--\u2028\"");
  EXPECT_EQ(script, "\"\\u003C/script>\\u003C!--\\u2028\\\"\"");
}

TEST(SiteLanguages, AreCalledWhatTheyCallThemselves) {
  for (auto const& [tag, name] : std::map<std::string_view, std::string_view>{{"it", "Italiano"},
                                                                              {"pt-BR", "Português (Brasil)"},
                                                                              {"zh-Hant", "中文（繁體）"},
                                                                              {"ar-XB", "العربية (ar-XB)"},
                                                                              {"it-x-none", "Italiano (it-x-none)"},
                                                                              {"qaa", "qaa"}})
    EXPECT_EQ(interco::site::native_name(tag), name) << tag;
}

TEST(SiteLanguages, AreWrittenAsIcuWritesThem) {
  for (std::int32_t i = 0; i < uloc_countAvailable(); ++i) {
    std::array<char, 64> tag{};
    UErrorCode status = U_ZERO_ERROR;
    auto const* const name = uloc_getAvailable(i);
    uloc_toLanguageTag(name, tag.data(), tag.size(), 0, &status);
    EXPECT_EQ(interco::site::is_right_to_left(tag.data()), uloc_isRightToLeft(name) != 0) << tag.data();
  }
  for (auto const& [tag, expected] : std::map<std::string_view, bool>{
           {"ar-XB", true}, {"az-Arab-IR", true}, {"ar-Latn", false}, {"he-Hebr", true}, {"qaa", false}, {"", false}})
    EXPECT_EQ(interco::site::is_right_to_left(tag), expected) << tag;
}

TEST(SiteLanguages, HaveTheirOwnPunctuation) {
  auto const shown = [](std::string_view tag) {
    auto const& marks = interco::site::punctuation_of(tag);
    return std::string("a") + std::string(marks.colon) + "b" + std::string(marks.open) + "c" +
           std::string(marks.close) + std::string(marks.comma) + "d";
  };
  for (auto const& [tag, expected] :
       std::map<std::string_view, std::string_view>{{"en", "a: b (c), d"},
                                                    {"ar-XB", "a: b (c)\u060C d"},
                                                    {"arn", "a: b (c), d"},
                                                    {"fr-CA", "a\u00A0: b (c), d"},
                                                    {"ja", "a: b\uFF08c\uFF09\u3001d"},
                                                    {"zh-Hant", "a\uFF1Ab\uFF08c\uFF09\uFF0Cd"},
                                                    {"", "a: b (c), d"}})
    EXPECT_EQ(shown(tag), expected) << tag;
}

TEST(SiteWords, ComeInTheLanguageOfThePageOrInEnglish) {
  interco::site::page_words const swiss("it-CH", italian);
  EXPECT_EQ(swiss["search"].text, "Cerca");
  EXPECT_EQ(swiss["search"].locale, "it");
  EXPECT_EQ(swiss["more"].text, "e altri {count}");
  EXPECT_EQ(swiss["language"].text, "Language");
  EXPECT_EQ(swiss["language"].locale, "en");
  interco::site::page_words const japanese("ja", italian);
  EXPECT_EQ(japanese["search"].text, "Search");
  EXPECT_EQ(japanese["found_first"].text, "Found: {count}; the first {shown} are shown");
  EXPECT_EQ(japanese["search"].locale, "en");
  EXPECT_EQ(interco::site::page_words()["no_such_word"].text, "");
  EXPECT_EQ(interco::site::with("Part {part} of {parts}", "parts", "3"), "Part {part} of 3");
}

TEST(SiteManifest, TakesPathsOfPagesOnly) {
  for (auto const* const path : {"index.html", "it/index.html", "zh-Hans/sspi/SEC_E_OK.html", "site.css"})
    EXPECT_TRUE(interco::site::is_page_path(path)) << path;
  for (auto const* const path : {"", "/", "/etc/passwd", "..", "../x.html", "it/../../x", "it//x", "it/",
                                 ".interco-site", "it/.x", "a/b/c/d.html", "it/x\\y", "it/x y", "it/\u00E8", "~"})
    EXPECT_FALSE(interco::site::is_page_path(path)) << path;
}

TEST(SiteManifest, IsReadAsItWasWritten) {
  temporary_folder const folder;
  file_set const files{"index.html", "it/ship/AFLOAT.html"};
  folder.write(interco::site::manifest_name, interco::site::to_manifest(files));
  diagnostics found;
  EXPECT_EQ(interco::site::read_manifest(folder.path(), found), files);
  EXPECT_EQ(interco::site::read_manifest(folder.path() / "none", found), file_set());
  EXPECT_TRUE(found.all().empty());
}

TEST(SiteManifest, IsNotBelievedWhenItIsSomethingElse) {
  for (std::string_view const contents : {"", "../../etc/passwd\n", "interco site 1\n../outside\n",
                                          "interco site 1\n\n", "interco site 2\nindex.html\n"}) {
    temporary_folder const folder;
    folder.write(interco::site::manifest_name, contents);
    auto const outside = folder.write("outside", "x");
    diagnostics found;
    (void)interco::site::write_site(ship(), {}, folder.path(), found);
    EXPECT_EQ(found.error_count(), contents.empty() ? 0 : 1) << contents; // an empty file lists nothing
    EXPECT_TRUE(fs::exists(outside));
  }
}

TEST(Site, HasAPageForEachCodeInEachLanguage) {
  temporary_folder const folder;
  auto const made = write(ship(), folder.path());
  file_set expected{".interco-site", "index.html", "site.css", "site.js"};
  for (std::string const language : {"en", "ar", "it"}) {
    expected.insert(language + "/index.html");
    for (auto const* const name :
         {"AFLOAT.html", "AGROUND.html", "STRANDED.html", "ADRIFT.html", "index.html", "search.js"})
      expected.insert(language + "/ship/" + name);
  }
  EXPECT_EQ(files_below(folder.path()), expected);
  EXPECT_EQ(made.files, expected.size() - 1);
  EXPECT_EQ(made.written, made.files);
  EXPECT_EQ(made.pages, 1 + 3 * 6);
  EXPECT_THAT(made.locales, testing::ElementsAre("en", "ar", "it"));
}

TEST(Site, SaysWhatACodeMeans) {
  temporary_folder const folder;
  write(ship(), folder.path());
  auto const page = read_all(folder.path() / "it/ship/AGROUND.html");
  for (auto const* const part :
       {"<html lang=\"it\" dir=\"ltr\">",
        "<p class=\"text lead\">Arenata.</p><p class=\"note\">Tradotto; letto da un madrelingua</p>",
        "<p class=\"action\">Attendere la marea.</p>", "<p class=\"text\" lang=\"en\" dir=\"ltr\">Aground.</p>",
        "0x80120001", "-2146303999", "2148663297", "<span class=\"severity error\">errore</span>",
        "<a href=\"STRANDED.html\">", "Utenti", "<section id=\"ar\">", "Tradotto; letto da un madrelingua",
        "Non ancora tradotto"})
    EXPECT_THAT(page, HasSubstr(part));
  auto const alias = read_all(folder.path() / "it/ship/STRANDED.html");
  EXPECT_THAT(alias, HasSubstr("<p class=\"text lead\" lang=\"en\" dir=\"ltr\">Stranded.</p>"));
  auto const table = read_all(folder.path() / "ar/ship/index.html");
  EXPECT_THAT(table, HasSubstr("<html lang=\"ar\" dir=\"rtl\">"));
  EXPECT_THAT(table, HasSubstr("<p class=\"text en\" lang=\"en\" dir=\"ltr\">Afloat.</p>"));
  EXPECT_THAT(table, HasSubstr("<p class=\"text\" lang=\"en\" dir=\"ltr\">Adrift.</p>"));
  EXPECT_THAT(read_all(folder.path() / "it/ship/search.js"),
              HasSubstr("[\"AGROUND\",2148663297,\"Arenata.\",\"Attendere la marea.\"]"));
  EXPECT_THAT(read_all(folder.path() / "it/ship/search.js"),
              HasSubstr("[\"ADRIFT\",2148663298,\"Adrift.\",\"\",\"en\"]"));
  EXPECT_THAT(read_all(folder.path() / "it/index.html"),
              HasSubstr("<td class=\"count\">2</td><td class=\"count\">1</td>"));
}

TEST(Site, ShowsPlainNumbersInDecimalAlone) {
  temporary_folder const folder;
  write(interco::embedded_catalogs(), folder.path(), only({"errno"}, {"it"}));
  auto const page = read_all(folder.path() / "it/errno/ENOENT.html");
  EXPECT_THAT(page, HasSubstr("<dt>Valore</dt><dd><span class=\"number\" dir=\"ltr\">2</span></dd>"));
  EXPECT_THAT(page, Not(HasSubstr("0x")));
  EXPECT_THAT(read_all(folder.path() / "it/errno/index.html"), Not(HasSubstr("0x")));
}

TEST(Site, ShowsAPlainNumberWithItsSign) {
  temporary_folder const folder;
  write(compiled({{"tide.toml", "[domain]\nname = \"tide\"\nlayout = \"plain\"\n[codes]\n"
                                "EBB = { value = -5, severity = \"error\", audience = \"end_user\" }\n"},
                  {"en.txt", "en { EBB { \"Ebb.\" } }"}}),
        folder.path());
  auto const value = HasSubstr("<span class=\"number\" dir=\"ltr\">-5</span>");
  EXPECT_THAT(read_all(folder.path() / "en/tide/EBB.html"), value);
  EXPECT_THAT(read_all(folder.path() / "en/tide/index.html"), value);
}

TEST(Site, ShowsAllValuesForWhichAClassAnswers) {
  temporary_folder const folder;
  write(interco::embedded_catalogs(), folder.path(), only({"http"}, {"en"}));
  auto const value = [](auto const* digits) {
    return HasSubstr("<span class=\"number\" dir=\"ltr\">" + std::string(digits) + "</span>");
  };
  EXPECT_THAT(read_all(folder.path() / "en/http/HTTP_CLIENT_ERROR.html"), value("400\u2013499"));
  EXPECT_THAT(read_all(folder.path() / "en/http/HTTP_BAD_REQUEST.html"), value("400"));
  EXPECT_THAT(read_all(folder.path() / "en/http/index.html"), value("500\u2013599"));
}

TEST(Site, FindsAClassByAllItsValues) {
  temporary_folder const folder;
  write(interco::embedded_catalogs(), folder.path(), only({"http"}, {"it"}));
  auto const data = read_all(folder.path() / "en/http/search.js");
  EXPECT_THAT(data, ContainsRegex("\\[\"HTTP_CLIENT_ERROR\",400,.*,\"\",\"HTTP_CLIENT_ERROR\",499\\]"));
  EXPECT_THAT(data, ContainsRegex("\\[\"HTTP_NOT_FOUND\",404,\"[^\"]*\",\"[^\"]*\"\\]"));
}

TEST(Site, ChangesNothingWhenItIsMadeAgain) {
  temporary_folder const folder;
  temporary_folder const other;
  write(ship(), folder.path());
  auto const before = fs::last_write_time(folder.path() / "it/ship/AFLOAT.html");
  auto const list = fs::last_write_time(folder.path() / interco::site::manifest_name);
  auto const again = write(ship(), folder.path());
  EXPECT_EQ(again.written, 0);
  EXPECT_EQ(fs::last_write_time(folder.path() / "it/ship/AFLOAT.html"), before);
  EXPECT_EQ(fs::last_write_time(folder.path() / interco::site::manifest_name), list);
  write(ship(), other.path());
  for (auto const& path : files_below(folder.path()))
    EXPECT_EQ(read_all(folder.path() / path), read_all(other.path() / path)) << path;
}

TEST(Site, RemovesItsOwnFilesOnly) {
  temporary_folder const folder;
  write(ship(), folder.path());
  auto const kept = folder.write("it/ship/notes.txt", "x");
  auto const kept_page = folder.write("ar/own.html", "x");
  // What lies behind a link is not below the folder.
  temporary_folder const elsewhere;
  auto const linked = elsewhere.write("AFLOAT.html", "x");
  fs::remove_all(folder.path() / "ar/ship");
  fs::create_directory_symlink(elsewhere.path(), folder.path() / "ar/ship");
  auto const made = write(ship(), folder.path(), only({}, {"en"}));
  EXPECT_EQ(made.removed, 1 + 1 + 6); // two index pages, and it/ship
  for (auto const& each : {kept, kept_page, linked})
    EXPECT_TRUE(fs::exists(each)) << each;
  EXPECT_FALSE(fs::exists(folder.path() / "it/index.html"));
  EXPECT_FALSE(fs::exists(folder.path() / "it/ship/AFLOAT.html"));
  EXPECT_EQ(files_below(folder.path()).contains("it/ship/search.js"), false);
}

TEST(Site, RemovesFoldersThatAreEmptyThen) {
  temporary_folder const folder;
  write(ship(), folder.path());
  write(ship(), folder.path(), only({}, {"it"}));
  EXPECT_FALSE(fs::exists(folder.path() / "ar"));
  EXPECT_TRUE(fs::exists(folder.path() / "it/ship"));
}

TEST(Site, WritesNothingWhereAnotherFileHasTheNameOfAPage) {
  temporary_folder const folder;
  auto const own = folder.write("it/ship/AGROUND.html", "mine");
  diagnostics found;
  (void)interco::site::write_site(ship(), {}, folder.path(), found);
  ASSERT_EQ(found.error_count(), 1);
  EXPECT_EQ(found.all().front().id, "file-exists");
  EXPECT_EQ(found.all().front().file, own.string());
  EXPECT_EQ(files_below(folder.path()), file_set{"it/ship/AGROUND.html"});
  EXPECT_EQ(read_all(own), "mine");
}

TEST(Site, KnowsItsFilesAfterARunThatWasEnded) {
  temporary_folder const folder;
  write(ship(), folder.path());
  auto const list = read_all(folder.path() / interco::site::manifest_name);
  // As it is when a run ended between its first list and its last: the pages of other texts, and some not written.
  folder.write("it/ship/AGROUND.html", "of other texts");
  fs::remove(folder.path() / "ar/index.html");
  folder.write(interco::site::manifest_name, list + "it/ship/GONE.html\n");
  folder.write("it/ship/GONE.html", "of an older run");
  auto const made = write(ship(), folder.path());
  EXPECT_EQ(made.written, 2);
  EXPECT_EQ(made.removed, 1);
  EXPECT_EQ(read_all(folder.path() / interco::site::manifest_name), list);
}

TEST(Site, PointsAtThePagesOfOtherLanguagesWhereItKnowsItsAddress) {
  temporary_folder const folder;
  site_options options;
  options.base_url = "https://example.org/codes";
  write(ship(), folder.path(), options);
  auto const page = read_all(folder.path() / "it/ship/AGROUND.html");
  EXPECT_THAT(page, HasSubstr("<link rel=\"canonical\" href=\"https://example.org/codes/it/ship/AGROUND.html\">"));
  EXPECT_THAT(page, HasSubstr("hreflang=\"ar\" href=\"https://example.org/codes/ar/ship/AGROUND.html\">"));
  for (auto const& [text, expected] :
       std::map<std::string_view, std::string_view>{{"https://example.org/codes///", "https://example.org/codes"},
                                                    {"http://[::1]:8080", "http://[::1]:8080"},
                                                    {"https://", ""},
                                                    {"https:///", ""},
                                                    {"ftp://example.org", ""},
                                                    {"https://example.org/?a", ""},
                                                    {"https://example.org/#a", ""},
                                                    {"https://example.org/\"><script>", ""},
                                                    {"https://example.org/a b", ""},
                                                    {"https://example.org/\u00E8", ""},
                                                    {"", ""}})
    EXPECT_EQ(interco::site::read_base_url(text).value_or(""), expected) << text;
}

TEST(Site, GivesPagesNamesThatDoNotCollide) {
  temporary_folder const folder;
  std::string const longest(230, 'L');
  write(compiled({{"odd.toml", "[domain]\nname = \"odd\"\nlayout = \"plain\"\n[codes]\n"
                               "index = { value = 1, severity = \"error\", audience = \"flow\" }\n"
                               "search = { value = 2, severity = \"error\", audience = \"flow\" }\n" +
                                   longest + " = { value = 3, severity = \"error\", audience = \"flow\" }\n"},
                  {"en.txt", "en {\n  index { \"A\" }\n  search { \"B\" }\n  " + longest + " { \"C\" }\n}\n"}}),
        folder.path());
  EXPECT_THAT(read_all(folder.path() / "en/odd/index.html"), HasSubstr("<a href=\"index--0.html\">"));
  EXPECT_THAT(read_all(folder.path() / "en/odd/index--0.html"), HasSubstr("<p class=\"text lead\">A</p>"));
  EXPECT_THAT(read_all(folder.path() / "en/odd/search.html"), HasSubstr("<p class=\"text lead\">B</p>"));
  auto const data = read_all(folder.path() / "en/odd/search.js");
  EXPECT_THAT(data, HasSubstr("[\"index\",1,\"A\",\"\",\"\",\"index--0\"]"));
  EXPECT_THAT(data, HasSubstr("\"C\",\"\",\"\",\"" + longest.substr(0, 200) + "--2\"]"));
}

TEST(Site, GivesPagesNoNameOfAFurtherTable) {
  temporary_folder const folder;
  std::string codes = "[domain]\nname = \"odd\"\nlayout = \"plain\"\n[codes]\n";
  std::string english = "en {\n";
  int value = 0;
  for (auto const* const symbol : {"FIRST", "SECOND", "index", "NUL", "LAST"}) { // two of them in a table
    codes += std::string(symbol) + " = { value = " + std::to_string(++value) +
             ", severity = \"error\", audience = \"flow\" }\n";
    english += "  " + std::string(symbol) + " { \"" + std::string(60'000, 'x') + "\" }\n";
  }
  write(compiled({{"odd.toml", codes}, {"en.txt", english + "}\n"}}), folder.path());
  EXPECT_THAT(read_all(folder.path() / "en/odd/index-2.html"), HasSubstr("<tr id=\"index\">"));
  EXPECT_THAT(read_all(folder.path() / "en/odd/index--2.html"), HasSubstr("<article>"));
  EXPECT_THAT(read_all(folder.path() / "en/odd/NUL--3.html"), HasSubstr("<article>")); // a device on Windows
}

TEST(Site, SplitsTablesThatAreTooLargeAlikeInAllLanguages) {
  constexpr int count = 900;
  std::string codes = "[domain]\nname = \"big\"\nlayout = \"hresult\"\n[codes]\n";
  std::string english = "en {\n";
  std::string italian = po_header;
  for (int i = 0; i < count; ++i) {
    auto const symbol = "BIG_E_" + std::to_string(i);
    auto const text = "Text number " + std::to_string(i) + std::string(300, 'x');
    codes += symbol + " = { value = " + std::to_string(0x80120000U + static_cast<unsigned>(i)) +
             ", severity = \"error\", audience = \"end_user\", condition = \"io_error\" }\n";
    english += "  " + symbol + " { \"" + text + "\" }\n";
    italian += po_entry(symbol, text, "Testo numero " + std::to_string(i) + std::string(900, 'y'));
  }
  temporary_folder const folder;
  auto const made =
      write(compiled({{"big.toml", codes}, {"en.txt", english + "}\n"}, {"it.po", italian}}), folder.path());
  EXPECT_LE(made.largest, most_bytes);
  std::set<std::string> rows;
  int parts = 0;
  for (std::string name = "index.html"; fs::exists(folder.path() / "it/big" / name);
       name = "index-" + std::to_string(parts + 1) + ".html") {
    ++parts;
    std::set<std::string> here;
    for (auto const& each : parse(read_all(folder.path() / "it/big" / name)).tags) {
      if (each.name == "tr" && each.attributes.contains("id"))
        here.insert(each.attributes.at("id"));
    }
    for (auto const& each : parse(read_all(folder.path() / "en/big" / name)).tags)
      EXPECT_TRUE(each.name != "tr" || !each.attributes.contains("id") || here.contains(each.attributes.at("id")));
    rows.merge(here);
  }
  EXPECT_GT(parts, 2);
  EXPECT_EQ(rows.size(), count);
  EXPECT_THAT(read_all(folder.path() / "it/big/BIG_E_899.html"),
              HasSubstr("index-" + std::to_string(parts) + ".html#BIG_E_899"));
  EXPECT_THAT(read_all(folder.path() / "en/big/BIG_E_5.html"), HasSubstr("and 879 more"));
}

TEST(Site, ShowsHostileTextsAsTexts) {
  // Texts of what ends something in HTML, JSON, CSS or a URL, in random order, in all places of a catalog.
  constexpr std::array<std::string_view, 22> pieces{"</script>",
                                                    "<script>",
                                                    "<!--",
                                                    "-->",
                                                    "]]>",
                                                    "\\\"",
                                                    "'",
                                                    "&lt;",
                                                    "&#60;",
                                                    "&",
                                                    "<img src=x onerror=alert(1)>",
                                                    "</style>",
                                                    "</title>",
                                                    "</p>",
                                                    "javascript:",
                                                    "`${",
                                                    "}",
                                                    "\\\\u003C",
                                                    "\u2067x\u2069",
                                                    "\u200F",
                                                    "{count}",
                                                    "\\n"};
  std::mt19937 random(8); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same texts each time
  auto const text = [&] {
    std::string result = "x";
    for (int i = 0; i < 6; ++i)
      result += pieces[random() % pieces.size()];
    return result;
  };
  constexpr int count = 60;
  std::string codes = "[domain]\nname = \"evil\"\nlayout = \"hresult\"\n[codes]\n";
  std::string english = "en {\n";
  std::string translated = po_header;
  for (int i = 0; i < count; ++i) {
    auto const symbol = "EVIL_" + std::to_string(i);
    codes += symbol + " = { value = " + std::to_string(i) + ", severity = \"error\", audience = \"flow\" }\n";
    auto const [meaning, action] = std::pair(text(), text());
    english += "  " + symbol + " { \"" + meaning + "\" }\n  " + symbol + ".action { \"" + action + "\" }\n";
    translated += po_entry(symbol, meaning, text()) + po_entry(symbol + ".action", action, text());
  }
  auto const catalogs = compiled({{"evil.toml", codes}, {"en.txt", english + "}\n"}, {"he.po", translated}});
  temporary_folder const folder;
  write(catalogs, folder.path());
  std::set<std::string> const known_tags{
      "!doctype", "html",    "head",    "meta",   "title",  "link",  "script", "body",    "a",  "header", "nav",
      "code",     "wbr",     "div",     "form",   "label",  "input", "p",      "section", "ol", "ul",     "li",
      "details",  "summary", "span",    "select", "option", "main",  "h1",     "h2",      "h3", "dl",     "dt",
      "dd",       "table",   "caption", "thead",  "tbody",  "tr",    "th",     "td",      "br", "footer", "article"};
  for (auto const& path : files_below(folder.path())) {
    auto const contents = read_all(folder.path() / path);
    EXPECT_TRUE(!path.ends_with("search.js") || contents.find('<') == std::string::npos) << path;
    if (!path.ends_with(".html"))
      continue;
    for (auto const& each : parse(contents).tags) {
      auto const name = each.name.starts_with('/') ? each.name.substr(1) : each.name;
      EXPECT_TRUE(known_tags.contains(name)) << path << ": " << each.name;
      for (auto const& [attribute, value] : each.attributes) {
        EXPECT_FALSE(attribute.starts_with("on") || attribute == "style") << path << ": " << attribute;
        EXPECT_TRUE((attribute != "href" && attribute != "src") || value.find(':') == std::string::npos ||
                    value == "data:,")
            << value;
      }
    }
  }
  auto const he = catalogs.in("he");
  auto const* const reader = he.find("evil");
  ASSERT_NE(reader, nullptr);
  for (auto const each : *reader) {
    auto const page = parse(read_all(folder.path() / "he/evil" / (std::string(each.symbol()) + ".html")));
    EXPECT_THAT(page.texts, testing::Contains(std::string(each.text()))) << each.symbol();
    EXPECT_THAT(page.texts, testing::Contains(std::string(each.action())));
    EXPECT_THAT(page.texts, testing::Contains(std::string(each.english())));
    bool described = false;
    for (auto const& tag : page.tags)
      described = described || (tag.name == "meta" && tag.attributes.contains("content") &&
                                tag.attributes.at("content") == each.text());
    EXPECT_TRUE(described) << each.symbol();
  }
}

TEST(Site, HasNoPageOverItsLimit) {
  temporary_folder const folder;
  auto const made = write(interco::embedded_catalogs(), folder.path());
  EXPECT_LE(made.largest, most_bytes);
}

} // namespace
