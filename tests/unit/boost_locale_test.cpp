#include <interco/boost_locale.hpp>
#include <interco/codes.hpp>
#include <interco/codes/backup.hpp>
#include <interco/ostream.hpp>

#include <gtest/gtest.h>

#include <boost/locale.hpp>

#include <locale>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "locale/boost_text.hpp"
#include "support/fixtures.hpp"

namespace {

namespace bl = boost::locale;

// What a plural is counted in: int in Boost 1.74, long long in 1.83.
template <class Facet, class Count>
Count count_of(char const* (Facet::*)(int, char const*, char const*, Count) const);
using plural_count = decltype(count_of(&bl::message_format<char>::get));

std::locale boost_locale(std::string const& name) {
  bl::generator generator;
  return generator(name);
}

TEST(BoostLocale, TranslatesSymbols) {
  auto const loc = interco::install_messages(boost_locale("it_IT.UTF-8"), interco::embedded_catalogs());
  EXPECT_EQ(bl::translate("SEC_E_CERT_EXPIRED").str(loc), "Il certificato ricevuto è scaduto.");
  EXPECT_EQ(bl::translate("sspi", "SEC_E_CERT_EXPIRED").str(loc), "Il certificato ricevuto è scaduto.");
  EXPECT_EQ(bl::translate("SEC_E_CERT_EXPIRED").str(loc, "sspi"), "Il certificato ricevuto è scaduto.");
  EXPECT_EQ(bl::dgettext("sspi", "SEC_E_CERT_EXPIRED", loc), "Il certificato ricevuto è scaduto.");
  std::ostringstream stream;
  stream.imbue(loc);
  stream << bl::translate("SEC_E_OK");
  EXPECT_EQ(stream.str(), "Operazione riuscita.");
}

TEST(BoostLocale, FallsBackAsInterco) {
  auto const all = interco::embedded_catalogs();
  EXPECT_EQ(bl::translate("SEC_E_OK").str(interco::install_messages(boost_locale("it_CH.UTF-8"), all)),
            "Operazione riuscita.");
  EXPECT_EQ(bl::translate("SEC_E_OK").str(interco::install_messages(boost_locale("sv_SE.UTF-8"), all)),
            "The operation completed successfully.");
  EXPECT_EQ(bl::translate("SEC_E_OK").str(interco::install_messages(std::locale::classic(), all)),
            "The operation completed successfully.");
  EXPECT_EQ(bl::translate("SEC_E_OK").str(interco::install_messages(std::locale::classic(), all, "sv:it")),
            "Operazione riuscita.");
}

TEST(BoostLocale, LeavesWhatIsNotOursAlone) {
  auto const loc = interco::install_messages(boost_locale("it_IT.UTF-8"), interco::embedded_catalogs());
  EXPECT_EQ(bl::translate("Hello").str(loc), "Hello");
  EXPECT_EQ(bl::translate("other", "SEC_E_OK").str(loc), "SEC_E_OK");
  EXPECT_EQ(bl::translate("SEC_E_OK").str(loc, "other"), "SEC_E_OK");
  EXPECT_EQ(bl::translate("file", "files", 2).str(loc), "files");
}

/// A program's own messages, under ours.
class own_messages final : public bl::message_format<char> {
 public:
  char const* get(int domain_id, char const*, char const* key) const override {
    if (std::string(key) != "Hello")
      return nullptr;
    return domain_id == 3 ? "Ciao dalla terza" : "Ciao";
  }
  char const* get(int, char const*, char const*, plural_count n) const override { return n == 1 ? "uno" : "tanti"; }
  int domain(std::string const& name) const override { return name == "third" ? 3 : -1; }
  char const* convert(char const* text, std::string&) const override { return text; }
};

TEST(BoostLocale, KeepsTheMessagesOfTheProgram) {
  std::locale const base(boost_locale("it_IT.UTF-8"), new own_messages);
  auto const loc = interco::install_messages(base, interco::embedded_catalogs());
  EXPECT_EQ(bl::translate("Hello").str(loc), "Ciao");
  EXPECT_EQ(bl::translate("Hello").str(loc, "third"), "Ciao dalla terza");
  EXPECT_EQ(bl::translate("file", "files", 2).str(loc), "tanti");
  EXPECT_EQ(bl::translate("SEC_E_OK").str(loc), "Operazione riuscita.");
  EXPECT_EQ(bl::translate("Hello").str(loc, "sspi"), "Hello"); // asked for in our domain
}

TEST(BoostLocale, MakesReadersFromLocales) {
  auto const& sspi = interco::sspi::catalog();
  EXPECT_EQ(interco::reader_for(sspi, boost_locale("it_CH.UTF-8"))["SEC_E_OK"].resolved(), interco::resolved::parent);
  EXPECT_EQ(interco::reader_for(sspi, std::locale::classic())["SEC_E_OK"].resolved(), interco::resolved::source);
  EXPECT_EQ(interco::requested_by(boost_locale("sr_RS.UTF-8@latin")).to_string(), "sr-Latn-RS");
}

std::locale backup_locale(std::string const& name) {
  auto all = interco::embedded_catalogs();
  all.add(interco::backup::catalog());
  return interco::install_messages(boost_locale(name), all);
}

TEST(BoostLocale, FormatsValuesInEachLanguage) {
  struct {
    std::string locale, expected;
  } const cases[]{
      {"en_US.UTF-8", "There is not enough room on {D:}: 1,073,741,824 more bytes are needed."},
      {"it_IT.UTF-8", "Lo spazio su {D:} non basta: servono ancora 1.073.741.824 byte."},
      {"pl_PL.UTF-8", "Na {D:} jest za mało miejsca: brakuje 1\u00A0073\u00A0741\u00A0824 bajta."},
      {"fr_FR.UTF-8", "There is not enough room on {D:}: 1\u202F073\u202F741\u202F824 more bytes are needed."},
  };
  for (auto const& [locale, expected] : cases)
    EXPECT_EQ((bl::format(bl::translate("DISK_FULL")) % "{D:}" % 1073741824).str(backup_locale(locale)), expected);
  auto const it = backup_locale("it_IT.UTF-8");
  EXPECT_EQ((bl::format(bl::translate("COMPRESSED")) % 0.42).str(it), "Il backup occupa il 42% dello spazio dei file.");
  std::ostringstream stream;
  stream.imbue(it);
  stream << bl::as::gmt << bl::format(bl::translate("LAST_RUN")) % 1795442400;
  EXPECT_EQ(stream.str(), "Data dell’ultimo backup: 23 novembre 2026.");
}

TEST(BoostLocale, ChoosesThePluralOfTheLanguageThatAnswers) {
  struct {
    std::string locale;
    int n;
    std::string expected;
  } const cases[]{
      {"en_US.UTF-8", 0, "No file was skipped in /a."},
      {"en_US.UTF-8", 1, "1 file was skipped in /a."},
      {"en_US.UTF-8", 2, "2 files were skipped in /a."},
      {"it_IT.UTF-8", 0, "Nessun file è stato saltato in /a."},
      {"it_IT.UTF-8", 1, "1 file è stato saltato in /a."},
      {"it_IT.UTF-8", 5000, "5.000 file sono stati saltati in /a."},
      {"pl_PL.UTF-8", 1, "Pominięto 1 plik w folderze /a."},
      {"pl_PL.UTF-8", 3, "Pominięto 3 pliki w folderze /a."},
      {"pl_PL.UTF-8", 5, "Pominięto 5 plików w folderze /a."},
      {"pl_PL.UTF-8", 22, "Pominięto 22 pliki w folderze /a."},
      {"fr_FR.UTF-8", 0, "No file was skipped in /a."},
      {"fr_FR.UTF-8", 1, "1 file was skipped in /a."}, // by English's rules, not by those of French
  };
  for (auto const& [locale, n, expected] : cases) {
    auto const loc = backup_locale(locale);
    EXPECT_EQ((bl::format(bl::translate("FILES_SKIPPED", "FILES_SKIPPED", n)) % n % "/a").str(loc), expected);
    EXPECT_EQ((bl::format(bl::translate("backup", "FILES_SKIPPED", "FILES_SKIPPED", n)) % n % "/a").str(loc), expected);
    std::ostringstream stream;
    stream.imbue(loc);
    stream << bl::as::domain("backup") << bl::format(bl::translate("FILES_SKIPPED", "FILES_SKIPPED", n)) % n % "/a";
    EXPECT_EQ(stream.str(), expected);
  }
}

TEST(BoostLocale, HasADomainForEachCatalog) {
  auto const loc = backup_locale("it_IT.UTF-8");
  EXPECT_EQ(bl::translate("DONE").str(loc, "backup"), "Il backup è completo.");
  EXPECT_EQ(bl::translate("DONE").str(loc, "sspi"), "DONE");
  EXPECT_EQ(bl::dngettext("backup", "FILES_SKIPPED", "FILES_SKIPPED", 1, loc), "{1,num} file è stato saltato in {2}.");
  EXPECT_EQ(bl::dngettext("sspi", "FILES_SKIPPED", "some", 2, loc), "some");
  EXPECT_EQ(bl::dnpgettext("backup", "sspi", "FILES_SKIPPED", "some", 2, loc), "some");
  EXPECT_EQ(bl::translate("DONE", "DONE", 3).str(loc), "Il backup è completo."); // nothing is counted
}

/// What the syntax of boost::locale::format has for each of MessageFormat's.
TEST(BoostLocale, WritesTextsForItsFormat) {
  struct {
    std::string_view text, expected;
  } const cases[]{
      {"{s} {i} {n} {d} {p} {c} {l}", "{1} {2,num} {3,num} {4,date=m,time=s,dt} {5} {6} {7}"},
      {"{i, number} {i, number, integer} {n, number, percent} {n, NUMBER , currency }",
       "{2,num} {2,num=fix,p=0} {3,per,p=0} {3,cur}"},
      {"{n, number, ::compact-short} {n, number, #.##}", "{3,num} {3,num}"},
      {"{d, date} {d, date, short} {d, date, medium} {d, date, long} {d, date, full} {d, date, yMMM}",
       "{4,date=m} {4,date=s} {4,date=m} {4,date=l} {4,date=f} {4,date=m}"},
      {"{d, time} {d, time, short} {d, time, full}", "{4,time=m} {4,time=s} {4,time=f}"},
      {"{i, spellout} {i, ordinal} {i, duration} {l, list}", "{2,spell} {2,ord} {2,num} {7}"},
      {"'{'it''s'}' }", "{{it's}} }}"},
      {"{other}", "{{other}}"},
      {"{s, select, a {A} other {B {i}}}!", "B {2,num}!"},
      {"{i, plural, =3 {three} one {# one} other {# #}}!", "{2,num} {2,num}!"},
      {"{i, plural, offset:1 one {# one} other {i: {i}, #}}!", "i: {2,num}, {2,num}!"},
      {"{i, plural, one {{n, plural, one {1} other {#}}} other {{s, select, other {{i}#}}}}", "{2,num}#"},
      {"{i, plural, one {", "{{i, plural, one {{"},
  };
  for (auto const& [text, expected] : cases) {
    using interco::argument_type;
    EXPECT_EQ(interco::detail::boost_text(text,
                                          {{"s", argument_type::string},
                                           {"i", argument_type::integer},
                                           {"n", argument_type::number},
                                           {"d", argument_type::date_time},
                                           {"p", argument_type::path},
                                           {"c", argument_type::code},
                                           {"l", argument_type::list}},
                                          std::nullopt),
              expected);
  }
}

/// A catalog whose texts count in other ways.
interco::test::sources fleet_sources() {
  std::string definitions = "[domain]\nname = \"fleet\"\nlayout = \"plain\"\n[codes]\n";
  int value = 0;
  for (std::string const symbol : {"NESTED", "PLACE", "LESS", "MANY"})
    definitions +=
        symbol + " = { value = " + std::to_string(++value) +
        ", audience = \"end_user\", severity = \"error\", arguments = { count = { type = \"integer\", example "
        "= \"3\" }, other = { type = \"integer\", example = \"4\" } } }\n";
  definitions += "BRACES = { value = 9, audience = \"end_user\", severity = \"error\" }\n";
  std::string many = "{count, plural,";
  for (int i = 0; i < 400; ++i)
    many += " =" + std::to_string(i) + " {n" + std::to_string(i) + "}";
  std::string const place = "{count, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} of {other}";
  return {{"fleet.toml", definitions},
          {"en.txt", "en {\n"
                     "NESTED { \"{count, plural, one {a ship} other {# ships}}, "
                     "{other, plural, one {a man} other {# men}}\" }\n"
                     "PLACE { \"" +
                         place +
                         "\" }\n"
                         "LESS { \"{other, plural, offset:1 =0 {nobody} =1 {you} =1.5 {half} one {you and one} "
                         "other {you and more}}\" }\n"
                         "MANY { \"" +
                         many +
                         " other {other}}\" }\n"
                         "BRACES { \"It's {plain}.\" }\n}\n"},
          {"it.po",
           interco::test::po_header +
               interco::test::po_entry("PLACE", place, "{other, plural, one {un posto} other {posto {count} di #}}")}};
}

TEST(BoostLocale, CountsWhatEnglishCounts) {
  interco::test::temporary_folder const folder;
  interco::catalog_set set;
  ASSERT_TRUE(set.load(interco::test::compile(folder, fleet_sources())).empty());
  auto const en = interco::install_messages(std::locale::classic(), set);
  auto const it = interco::install_messages(std::locale::classic(), set, "it");
  struct {
    std::locale const& locale;
    char const* symbol;
    int n;
    std::string_view expected;
  } const cases[]{
      {en, "NESTED", 1, "a ship, {2,num} men"}, // the first of the definitions; the other one is "other"
      {en, "NESTED", 2, "{1,num} ships, {2,num} men"},
      {en, "PLACE", 1, "{1,num}st of {2,num}"},
      {en, "PLACE", 22, "{1,num}nd of {2,num}"},
      {en, "PLACE", 11, "{1,num}th of {2,num}"},
      {it, "PLACE", 1, "posto {1,num} di {2,num}"}, // what is counted is in no plural here
      {en, "LESS", 0, "nobody"},
      {en, "LESS", 1, "you"},
      {en, "LESS", 2, "you and one"},
      {en, "LESS", 3, "you and more"},
      {en, "LESS", -1, "you and more"},
      {en, "BRACES", 1, "It's {plain}."}, // no arguments: as it is
  };
  for (auto const& [locale, symbol, n, expected] : cases)
    EXPECT_EQ(bl::translate(symbol, symbol, n).str(locale), expected) << symbol << ' ' << n;
  EXPECT_EQ(bl::translate("NESTED").str(en), "{1,num} ships, {2,num} men");
}

TEST(BoostLocale, KeepsAStringForEachBranch) {
  interco::test::temporary_folder const folder;
  interco::catalog_set set;
  ASSERT_TRUE(set.load(interco::test::compile(folder, fleet_sources())).empty());
  auto const loc = interco::install_messages(std::locale::classic(), set);
  auto const& facet = std::use_facet<bl::message_format<char>>(loc);
  auto const* const one = facet.get(0, nullptr, "NESTED", 1);
  auto const* const two = facet.get(0, nullptr, "NESTED", 2);
  EXPECT_NE(one, two);
  EXPECT_EQ(facet.get(0, nullptr, "NESTED", 3), two);
  EXPECT_EQ(facet.get(0, nullptr, "NESTED"), two);
  for (int i = 0; i < 300; ++i) { // more than are kept: the rest is "other"
    std::string const expected = i < 256 ? "n" + std::to_string(i) : "other";
    EXPECT_EQ(facet.get(0, nullptr, "MANY", i), expected);
  }
  EXPECT_STREQ(facet.get(0, nullptr, "NESTED", 1), "a ship, {2,num} men");
}

TEST(BoostLocale, AnswersManyThreads) {
  auto const loc = backup_locale("pl_PL.UTF-8");
  auto const& facet = std::use_facet<bl::message_format<char>>(loc);
  std::vector<std::vector<char const*>> seen(4);
  std::vector<std::thread> threads;
  for (auto& mine : seen)
    threads.emplace_back([&facet, &mine] {
      for (int n = 0; n < 200; ++n)
        mine.push_back(facet.get(0, nullptr, "FILES_SKIPPED", n));
    });
  for (auto& each : threads)
    each.join();
  for (auto const& each : seen)
    EXPECT_EQ(each, seen.front()); // the very strings
}

TEST(BoostLocale, GivesStreamsTheirLanguage) {
  std::ostringstream stream;
  stream.imbue(backup_locale("it_IT.UTF-8"));
  stream << interco::backup::done << ' ' << interco::code{"sspi", 0x80090328};
  EXPECT_EQ(stream.str(), "Il backup è completo. Il certificato ricevuto è scaduto.");
}

} // namespace
