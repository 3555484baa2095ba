// The library against the plain reference, on random catalogs: small ones and such as have a perfect hash.
#include "support/reference.hpp"

#include <interco/interco.hpp>

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>
#include <vector>

#include "support/fixtures.hpp"

namespace {

using interco::test::po_entry;
using interco::test::po_header;
using interco::test::reference_answer;
using interco::test::reference_catalog;
using interco::test::temporary_folder;

class random_catalog {
 public:
  random_catalog(unsigned seed, std::size_t count) : random_(seed) {
    std::set<std::uint32_t> values;
    while (reference_.codes.size() < count) {
      // Clustered, as status codes are, and some from everywhere, among them the ends of the range.
      auto const kind = below(20);
      auto const value = kind == 0   ? static_cast<std::uint32_t>(random_())
                         : kind == 1 ? static_cast<std::uint32_t>(below(3)) - 1U
                                     : 0x80090000U + static_cast<std::uint32_t>(below(2 * count));
      if (!values.insert(value).second)
        continue;
      add_code(value, false);
      while (below(10) == 0)
        add_code(value, true);
    }
    for (auto const& code : reference_.codes) {
      add_text("en", code.symbol, 1);
      if (below(2) == 0)
        add_text("en", code.symbol + ".action", 1);
    }
    for (auto const* locale : {"it", "it-CH", "de"}) {
      for (auto const& [key, text] : reference_.texts.at("en"))
        add_text(locale, key, 2);
    }
  }

  [[nodiscard]] reference_catalog const& reference() const { return reference_; }

  [[nodiscard]] interco::test::sources sources() const {
    interco::test::sources all;
    auto& definitions = all["wreck.toml"] = "[domain]\nname = \"wreck\"\nlayout = \"plain\"\n[codes]\n";
    std::string canonical;
    for (auto const& code : reference_.codes) {
      definitions += code.symbol + " = { value = " + std::to_string(code.value);
      if (code.is_alias)
        definitions += ", alias_of = \"" + canonical + "\" }\n";
      else
        definitions += ", severity = \"error\", audience = \"developer\" }\n";
      canonical = code.is_alias ? canonical : code.symbol;
    }
    auto const& english = reference_.texts.at("en");
    auto& source = all["en.txt"] = "en {\n";
    for (auto const& [key, text] : english)
      source += key + " { \"" + text + "\" }\n";
    source += "}\n";
    for (auto const& [locale, texts] : reference_.texts) {
      if (locale == "en")
        continue;
      auto& po = all[(locale == "it-CH" ? "it_CH" : locale) + ".po"] = po_header;
      for (auto const& [key, text] : texts)
        po += po_entry(key, english.at(key), text);
    }
    return all;
  }

  std::size_t below(std::size_t limit) { return random_() % limit; }

  /// Returns a symbol in another case.
  std::string respelt(std::string symbol) {
    for (auto& c : symbol)
      c = c >= 'A' && c <= 'Z' && below(2) == 0 ? static_cast<char>(c - 'A' + 'a') : c;
    return symbol;
  }

 private:
  void add_code(std::uint32_t value, bool is_alias) {
    auto symbol = std::string(1, static_cast<char>('A' + below(26)));
    for (auto length = below(30); length > 0; --length)
      symbol += "ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789"[below(37)];
    symbol += "_" + std::to_string(reference_.codes.size());
    reference_.codes.push_back({symbol, value, is_alias});
  }

  /// Adds a text, or, but for one time in `one_in`, none.
  void add_text(std::string const& locale, std::string const& key, std::size_t one_in) {
    if (below(one_in) != 0)
      return;
    auto text = locale + " \u00E8 " + key; // è: two bytes
    text += std::string(below(60), '.');
    reference_.texts[locale][key] = text;
  }

  std::mt19937 random_;
  reference_catalog reference_;
};

reference_answer answer_of(interco::message const& message) {
  return {std::string(message.symbol()),
          std::string(message.text()),
          std::string(message.locale()),
          std::string(message.action()),
          std::string(message.action_locale()),
          std::string(message.english()),
          message.resolved()};
}

void compare(interco::catalog const& catalog, random_catalog& random) {
  auto const& reference = random.reference();
  std::vector<std::vector<std::string>> const requests{
      {}, {"it"}, {"it-CH"}, {"de-AT", "it-CH"}, {"fr", "de"}, {"de", "en", "it"}, {"en-GB"}};
  for (auto const& wanted : requests) {
    interco::locale_list list;
    for (auto const& locale : wanted)
      list.append(locale);
    auto const reader = catalog.in(list);
    // The reference is slow: of a large catalog some.
    auto const step = reference.codes.size() / 200 + 1;
    for (std::size_t i = random.below(step); i < reference.codes.size(); i += step) {
      auto const& code = reference.codes[i];
      auto const expected = reference.answer(*reference.find(code.value), wanted);
      auto const by_value = reader[code.value];
      ASSERT_EQ(answer_of(by_value), expected);
      ASSERT_TRUE(by_value.known());
      ASSERT_EQ(answer_of(reader[random.respelt(code.symbol)]), reference.answer(code, wanted));
    }
    for (std::size_t i = 0; i < 100; ++i) {
      auto const value = 0x80090000U + static_cast<std::uint32_t>(random.below(4 * reference.codes.size()));
      ASSERT_EQ(reader[value].known(), reference.find(value) != nullptr) << value;
      auto const symbol = random.reference().codes[random.below(reference.codes.size())].symbol + "_";
      ASSERT_EQ(reader[symbol].known(), reference.find(symbol) != nullptr) << symbol;
    }
  }
}

TEST(Reference, AgreesOnRandomCatalogs) {
  unsigned seed = 0;
  for (std::size_t const count : {1U, 2U, 7U, 60U, 3000U}) {
    SCOPED_TRACE(count);
    random_catalog random(++seed, count);
    temporary_folder const folder;
    auto const package = interco::test::compile(folder, random.sources());
    compare(interco::catalog::load(package), random);
    compare(interco::catalog::load(package, {.map = true}), random);
  }
}

} // namespace
