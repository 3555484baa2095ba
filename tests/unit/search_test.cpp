// Searching all texts of all languages, as they are and damaged in each way, and what is none of them.
#include <interco/codes.hpp>
#include <interco/search.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <numeric>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/utf8.hpp"
#include "support/damage.hpp"
#include "support/dock.hpp"
#include "support/fixtures.hpp"

namespace {

using namespace interco::test;

interco::catalog_set const& catalogs() {
  static temporary_folder const folder;
  static auto const all = [] {
    auto set = interco::embedded_catalogs();
    set.add(interco::catalog::load(compile(folder, dock_sources()), {.open_all = true}));
    return set;
  }();
  return all;
}

interco::search_index const& index() {
  static interco::search_index const of_all(catalogs());
  return of_all;
}

struct known_text {
  interco::code code;
  std::string symbol;
  std::string locale;
  std::string text;
  bool is_action;
};

/// Puts values into the places of a dock text's arguments.
std::string with_values(std::string text) {
  static interco::reader_set const readers = catalogs().in({});
  auto const replace = [&text](std::string_view what, std::string_view by) {
    if (auto const at = text.find(what); at != std::string::npos)
      text.replace(at, what.size(), by);
  };
  if (auto const plural = text.find("{boxes, plural,"); plural != std::string::npos) {
    auto const other = text.find("other {", plural);
    std::size_t depth = 1;
    auto end = other + 7;
    for (; depth > 0; ++end)
      depth += text[end] == '{' ? 1 : text[end] == '}' ? std::size_t(-1) : 0;
    text = text.substr(0, plural) + text.substr(other + 7, end - other - 8) + text.substr(end + 1);
    replace("#", "12");
  }
  replace("{ship}", "Elba");
  replace("{place}", "Genova");
  return text;
}

std::string without_value(std::string text) {
  auto const at = text.find("Elba");
  return at == std::string::npos ? text : text.erase(at, 4);
}

std::vector<known_text> const& all_texts() {
  static std::vector<known_text> const all = [] {
    std::vector<known_text> texts;
    for (auto const& catalog : catalogs()) {
      for (auto const locale : catalog.locales()) {
        auto const reader = catalog.in(std::string(locale));
        for (auto const message : reader) {
          auto const add = [&](std::string_view text, bool is_action) {
            texts.push_back({{catalog.domain(), message.value()},
                             std::string(message.symbol()),
                             std::string(locale),
                             with_values(std::string(text)),
                             is_action});
          };
          if (message.locale() == locale)
            add(message.text(), false);
          if (!message.action().empty() && message.action_locale() == locale)
            add(message.action(), true);
        }
      }
    }
    return texts;
  }();
  return all;
}

std::string told(interco::search_result const& one) {
  return std::string(one.symbol) + " " + std::string(one.locale) + " " + std::to_string(one.score) + " " +
         std::string(one.text);
}

/// Returns whether two texts differ in so few characters, put in, left out or replaced, that a damaged one may be
/// nearer to the other.
bool are_twins(std::string_view a, std::string_view b) {
  constexpr std::size_t few = 2;
  auto const read = [](std::string_view text) {
    std::u32string characters;
    while (!text.empty()) {
      auto const decoded = interco::detail::decode_utf8(text);
      characters += decoded.code_point;
      text.remove_prefix(decoded.length);
    }
    return characters;
  };
  auto const one = read(a);
  auto const other = read(b);
  std::vector<std::size_t> row(other.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < one.size(); ++i) {
    auto diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < other.size(); ++j) {
      auto const replaced = diagonal + (one[i] == other[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
    }
  }
  return row.back() <= few;
}

/// Returns whether what is left of a text is part of another one as well: so is the first half of it, or the second.
bool is_part_of(std::string_view part, std::string_view text) {
  for (std::string_view const end : {"...", "\u2026"}) { // of a truncated one
    if (part.ends_with(end))
      part.remove_suffix(end.size());
  }
  auto const half = part.size() / 2;
  return text.find(part.substr(0, half)) != std::string_view::npos ||
         text.find(part.substr(half)) != std::string_view::npos;
}

/// What may stand for the text that was searched for.
bool is_right(damage const& form, std::string const& damaged, known_text const& searched,
              interco::search_result const& ours, interco::search_result const& first) {
  if (ours.score == first.score) // of two codes with one text either may be first
    return true;
  if (form.part) // it may be that of a shorter text, or of one that goes on otherwise
    return is_part_of(damaged, first.text);
  return (form.changed || form.lossy) && first.locale == searched.locale && are_twins(searched.text, first.text);
}

/// The languages of all catalogs, each once. Under a sanitizer, which takes three times as long, one of each kind.
std::vector<std::string> languages() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return {"ar", "fr", "ja"};
#else
  std::set<std::string> all(dock_locales.begin(), dock_locales.end());
  for (auto const& catalog : interco::embedded_catalogs()) {
    for (auto const locale : catalog.locales())
      all.emplace(locale);
  }
  all.erase("zh_Hant"); // as dock spells it
  return {all.begin(), all.end()};
#endif
}

/// A language is a test, so that they run at the same time.
class SearchDamaged : public testing::TestWithParam<std::string> {};

TEST_P(SearchDamaged, FindsEachTextFirstInEachForm) {
  for (auto const& form : damages()) {
    std::size_t tried = 0;
    std::size_t wrong = 0;
    for (auto const& searched : all_texts()) {
      auto const& [code, symbol, locale, text, is_action] = searched;
      if (locale != GetParam())
        continue;
      auto const damaged = form.of(text);
      if (damaged.empty() || (form.part && without_value(damaged).size() < 12)) // a part of a value and a word
        continue;
      ++tried;
      auto const found = index().search(damaged, {.limit = 100});
      auto const ours = std::find_if(found.begin(), found.end(), [&code = code, &symbol = symbol](auto const& each) {
        return each.code == code && each.symbol == symbol;
      });
      bool const few = interco::detail::code_points(text) < 20; // a letter of these is much
      if (ours != found.end() && is_right(form, damaged, searched, *ours, found.front()) &&
          (form.part || form.lossy || few || ours->sure()))
        continue;
      if (++wrong <= 5)
        ADD_FAILURE() << form.name << " " << symbol << ": " << damaged
                      << "\n  ours: " << (ours == found.end() ? "not found" : told(*ours))
                      << "\n  first: " << (found.empty() ? "nothing" : told(found.front()));
    }
    EXPECT_EQ(wrong, 0U) << "of " << tried << " " << form.name;
    RecordProperty(form.name, static_cast<int>(tried));
  }
}

TEST(SearchTexts, AreAllThatTheCatalogsHave) {
  for (auto const& catalog : catalogs()) {
    for (auto const locale : catalog.locales()) {
      auto const tried = std::count_if(all_texts().begin(), all_texts().end(), [&](known_text const& each) {
        return each.code.domain == catalog.domain() && each.locale == locale && !each.is_action;
      });
      EXPECT_EQ(static_cast<std::size_t>(tried), catalog.translated(locale)) << catalog.domain() << " " << locale;
      EXPECT_GT(tried, 0) << catalog.domain() << " " << locale;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Language, SearchDamaged, testing::ValuesIn(languages()), [](auto const& each) {
  auto name = each.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

TEST(Search, SaysWhichLanguageItWas) {
  struct {
    std::string text;
    std::string symbol;
    std::string locale;
    bool is_action;
  } const cases[]{
      {"Il certificato ricevuto Ã¨ scad...", "SEC_E_CERT_EXPIRED", "it", false},
      {"the received certificate has expired", "SEC_E_CERT_EXPIRED", "en", false},
      {"Die Papiere von Gorch Fock wurden nicht abgegeben.", "PAPERS_MISSING", "de", false},
      {"尚未提交 泰山 的文件。", "PAPERS_MISSING", "zh", false},
      {"2 ящика смыло за борт возле Сочи", "BOXES_LOST", "ru", false},
      {"Gare au port: Allégez le conteneur ou appelez le mécanicien du port.", "CRANE_BROKEN", "fr", true},
      {"خفف الحمولة أو اتصل بميكانيكي الميناء", "CRANE_BROKEN", "ar", true},
      {"夜間は水門が閉まっています", "GATE_LOCKED", "ja", false},
      {"2026-11-23 20:22:02 [4711] sshd: Il certificato ricevuto è scaduto.", "SEC_E_CERT_EXPIRED", "it", false},
  };
  for (auto const& [text, symbol, locale, is_action] : cases) {
    auto const found = index().search(text);
    ASSERT_FALSE(found.empty()) << text;
    EXPECT_EQ(found.front().symbol, symbol) << text;
    EXPECT_EQ(found.front().locale, locale) << text;
    EXPECT_EQ(found.front().is_action, is_action) << text;
    EXPECT_FALSE(found.front().by_code) << text;
  }
}

TEST(Search, FindsWhatIsNamed) {
  struct {
    std::string text;
    std::string symbol;
  } const cases[]{
      {"SEC_E_CERT_EXPIRED", "SEC_E_CERT_EXPIRED"},
      {"sec_e_cert_expired", "SEC_E_CERT_EXPIRED"},
      {"schannel failed with SEC_E_CERT_EXPIRED, giving up", "SEC_E_CERT_EXPIRED"},
      {"InitializeSecurityContext: 0x80090328", "SEC_E_CERT_EXPIRED"},
      {"hr=80090328.", "SEC_E_CERT_EXPIRED"},
      {"result -2146893016 from server", "SEC_E_CERT_EXPIRED"},
      {"2148074280", "SEC_E_CERT_EXPIRED"},
      {"sspi:0x80090328", "SEC_E_CERT_EXPIRED"},
      {"errno:2", "ENOENT"},
      {"open(): ENOENT", "ENOENT"},
      {"enoent", "ENOENT"},
  };
  for (auto const& [text, symbol] : cases) {
    auto const found = index().search(text);
    ASSERT_FALSE(found.empty()) << text;
    EXPECT_EQ(found.front().symbol, symbol) << text;
    EXPECT_TRUE(found.front().by_code) << text;
    EXPECT_EQ(found.front().score, 1) << text;
  }
  for (std::string const text : {"a line of 2 words", "wait for enoent to come", "2026-11-23", "20261123"}) {
    auto const found = index().search(text);
    EXPECT_TRUE(found.empty() || !found.front().by_code) << text;
  }
}

TEST(Search, FindsWordsInAnotherOrder) {
  struct {
    std::string text;
    std::string symbol;
  } const cases[]{
      {"message altered verification", "SEC_E_MESSAGE_ALTERED"},
      {"expired certificate received", "SEC_E_CERT_EXPIRED"},
      {"scaduto certificato ricevuto", "SEC_E_CERT_EXPIRED"},
  };
  for (auto const& [text, symbol] : cases) {
    auto const found = index().search(text);
    ASSERT_FALSE(found.empty()) << text;
    EXPECT_EQ(found.front().symbol, symbol) << text;
    EXPECT_FALSE(found.front().sure()) << text;
  }
}

TEST(Search, IsNotSureOfWhatIsNotOurs) {
  std::vector<std::string> sentences;
  auto const file = read_source("tests/data/search_other.txt");
  for (std::size_t begin = 0; begin < file.size();) {
    auto const end = file.find('\n', begin);
    if (file[begin] != '#')
      sentences.push_back(file.substr(begin, end - begin));
    begin = end + 1;
  }
  for (int number = 1; number < 134; ++number)
    sentences.emplace_back(::strerror(number)); // NOLINT(concurrency-mt-unsafe): one thread
  EXPECT_GE(sentences.size(), 330U);
  for (auto const& each : sentences) {
    auto const found = index().search(each);
    EXPECT_TRUE(found.empty() || !found.front().sure()) << each << "\n  " << told(found.front());
  }
}

TEST(Search, KeepsToItsOptions) {
  auto const sentence = "The received certificate has expired.";
  EXPECT_EQ(index().search(sentence, {.limit = 1}).size(), 1U);
  EXPECT_TRUE(index().search(sentence, {.limit = 0}).empty());
  EXPECT_TRUE(index().search(sentence, {.limit = 100, .least = 1.1}).empty());
  for (auto const& each : index().search(sentence, {.limit = 100, .least = 0.5}))
    EXPECT_GE(each.score, 0.5);
  for (auto const& each : index().search(sentence, {.limit = 100, .languages = {"it", "DE"}}))
    EXPECT_TRUE(each.locale == "it" || each.locale == "de") << each.locale;
  auto const chinese = index().search("船闸夜间关闭", {.languages = {"zh"}});
  ASSERT_FALSE(chinese.empty());
  EXPECT_EQ(chinese.front().locale, "zh");
  EXPECT_EQ(index().search("船閘夜間關閉", {.languages = {"zh_hant"}}).front().locale, "zh-Hant");
  EXPECT_TRUE(index().search("船閘夜間關閉", {.languages = {"z"}}).empty());
}

TEST(Search, NamesACodeInTheLanguagesAskedFor) {
  struct {
    std::vector<std::string> languages;
    std::string locale; // of the text
  } const cases[]{{{}, "en"}, {{"it"}, "it"}, {{"tlh", "it"}, "it"}, {{"tlh"}, ""}};
  for (auto const& [languages, locale] : cases) {
    auto const found = index().search("ENOENT", {.limit = 1, .languages = languages});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().symbol, "ENOENT");
    EXPECT_EQ(found.front().locale, locale);
    EXPECT_EQ(found.front().text.empty(), locale.empty());
  }
}

TEST(Search, KnowsItsLanguages) {
  for (auto const* const language : {"en", "IT", "zh", "zh-Hant", "zh_hant"})
    EXPECT_TRUE(index().has_language(language)) << language;
  for (auto const* const language : {"", "i", "it-CH", "tlh"})
    EXPECT_FALSE(index().has_language(language)) << language;
  EXPECT_FALSE(interco::search_index().has_language("en"));
}

TEST(Search, IsTheSameOfACatalogAsOfAnIndexOfIt) {
  auto const& sspi = interco::sspi::catalog();
  interco::search_index const own(sspi);
  for (auto const* const text : {"La richiesta non è supportata", "certificate", "nothing of the kind"}) {
    auto const one = sspi.search(text);
    auto const other = own.search(text);
    ASSERT_EQ(one.size(), other.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
      EXPECT_EQ(one[i].symbol, other[i].symbol);
      EXPECT_EQ(one[i].score, other[i].score);
    }
  }
  EXPECT_GT(own.texts(), 200U);
  EXPECT_GT(own.bytes(), own.texts() * 20);
}

TEST(Search, KeepsItsCatalogAlive) {
  temporary_folder const folder;
  auto const own = [&] { return interco::search_index(interco::catalog::load(compile(folder, ship_sources()))); }();
  auto const found = own.search("wait for the tide");
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found.front().symbol, "AGROUND");
  EXPECT_EQ(found.front().code.domain, "ship");
  EXPECT_EQ(found.front().text, "Wait for the tide.");
  EXPECT_TRUE(found.front().is_action);
}

TEST(Search, FindsWhatIsLaidOverAndNotWhatThatCovers) {
  temporary_folder const folder;
  auto const ship = interco::catalog::load(compile(folder, ship_sources()));
  EXPECT_EQ(ship.search("Adrift.").front().score, 1);
  auto const corrected =
      ship.overlaid(genrb(folder, "en", "en { ADRIFT { \"The anchor does not hold.\" } }").parent_path());
  EXPECT_EQ(corrected.search("the anchor does not hold").front().symbol, "ADRIFT");
  EXPECT_TRUE(corrected.search("Adrift.").empty());
  EXPECT_TRUE(ship.search("the anchor does not hold").empty());
}

TEST(Search, OfNothingIsNothing) {
  EXPECT_TRUE(interco::search_index().search("anything").empty());
  EXPECT_EQ(interco::search_index().texts(), 0U);
  EXPECT_TRUE(interco::catalog().search("anything").empty());
  EXPECT_TRUE(interco::search_index(interco::catalog_set()).search("anything").empty());
  for (auto const& text : {std::string(), std::string(" \t\n"), std::string(100000, '?'), std::string(10, '\0'),
                           std::string(100000, '\xFF'), std::string("…")})
    EXPECT_TRUE(index().search(text).empty() || !index().search(text).front().sure());
}

} // namespace
