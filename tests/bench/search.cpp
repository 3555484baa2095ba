// bench_search: builds an index of 100 000 synthetic texts in 20 languages, searches it, and prints, as JSON: the time to
// build it and its size beside that of the texts, and for each kind of query the milliseconds of an answer, of the processor,
// median and longest, and how many were answered rightly.
#include <interco/search.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <ctime>
#include <functional>
#include <iostream>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "core/catalog_access.hpp"
#include "core/snapshot.hpp"
#include "core/utf8.hpp"
#include "search/code_page.hpp"

namespace interco::bench {
namespace {

constexpr std::size_t languages = 20;
constexpr std::uint32_t codes = 5'000;
constexpr std::size_t words_of_a_language = 3'000;

/// `std::mt19937` is the same everywhere, the distributions are not.
class dice {
 public:
  explicit dice(std::uint32_t seed) : engine_(seed) {}
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>((std::uint64_t{engine_()} * limit) >> 32U); }

 private:
  std::mt19937 engine_;
};

std::string one_of(std::u32string_view letters, dice& random) {
  std::string letter;
  detail::append_utf8(letter, letters[random.below(letters.size())]);
  return letter;
}

/// Words of syllables: Latin with a few accents in most languages, Cyrillic, Greek, Arabic; ideographs in two.
std::vector<std::string> make_words(std::size_t language, dice& random) {
  struct letters {
    std::u32string_view consonants;
    std::u32string_view vowels;
  };
  static constexpr std::array<letters, 5> scripts{{{U"bcdfghlmnprstvzç", U"aeiouaeioéàöü"},
                                                   {U"бвгдзклмнпрстч", U"аеиоуыя"},
                                                   {U"βγδθκλμνπρστφ", U"αεηιουω"},
                                                   {U"بتجدرسشعفقكلمنه", U"ايو"},
                                                   {U"カキクケコサシスセソタチツ", U"アイウエオン"}}};
  auto const number = language < 12 ? 0 : language < 15 ? 1 : language - 13;
  std::vector<std::string> words;
  for (std::size_t i = 0; i < words_of_a_language; ++i) {
    std::string word;
    if (language >= languages - 2) {
      constexpr char32_t first_ideograph = 0x4E00;
      constexpr std::size_t ideographs = 2500;
      for (std::size_t count = 1 + random.below(2); count-- > 0;)
        detail::append_utf8(word, static_cast<char32_t>(first_ideograph + random.below(ideographs)));
    } else {
      auto const& [consonants, vowels] = scripts.at(number);
      for (std::size_t syllables = 1 + random.below(4); syllables-- > 0;) {
        word += one_of(consonants, random);
        word += one_of(vowels, random);
        if (random.below(3) == 0)
          word += one_of(consonants, random);
      }
    }
    words.push_back(std::move(word));
  }
  return words;
}

struct synthetic {
  std::shared_ptr<detail::snapshot> data = std::make_shared<detail::snapshot>();
  std::vector<std::vector<std::string>> texts; // by language and ordinal
  std::size_t bytes = 0;
  std::vector<std::string> common; // a word of each language
};

detail::opened_texts table_of(std::vector<std::string> const& texts, std::size_t count) {
  detail::string_table_builder builder;
  for (std::size_t i = 0; i < count; ++i)
    builder.add(i < texts.size() ? std::string_view(texts[i]) : std::string_view(), 0);
  auto const bytes = std::make_shared<std::vector<std::byte>>(builder.finish(0));
  detail::opened_texts opened;
  opened.owner = bytes;
  opened.table = *detail::string_table::open(*bytes);
  return opened;
}

synthetic make() {
  synthetic made;
  dice random(20261123);
  std::vector<std::string> symbols;
  auto const values = std::make_shared<std::vector<std::int32_t>>();
  for (std::uint32_t i = 0; i < codes; ++i) {
    symbols.push_back("BENCH_E_" + std::to_string(i));
    values->push_back(static_cast<std::int32_t>(i));
  }
  auto const table = std::make_shared<detail::opened_texts>(table_of(symbols, codes));
  auto definitions = std::make_shared<detail::definitions>();
  definitions->owner = std::make_shared<std::pair<decltype(values), decltype(table)>>(values, table);
  definitions->domain = "bench";
  definitions->symbols = table->table;
  definitions->values = *values;
  made.data->codes = definitions;
  constexpr std::array<char const*, languages> names{"en", "it", "de", "fr", "es", "pt", "nl", "sv", "da", "fi",
                                                     "pl", "cs", "ru", "uk", "bg", "el", "ar", "ja", "zh", "zh-Hant"};
  for (std::size_t language = 0; language < languages; ++language) {
    auto const words = make_words(language, random);
    bool const spaces = language < languages - 2;
    std::vector<std::string> texts;
    for (std::uint32_t i = 0; i < codes; ++i) {
      std::string text;
      for (std::size_t count = 6 + random.below(12); count-- > 0;) // some words are much more frequent than others
        text += (text.empty() || !spaces ? "" : " ") +
                words[random.below(random.below(random.below(words.size()) + 1) + 1)];
      text += spaces ? "." : "。";
      made.bytes += text.size();
      texts.push_back(std::move(text));
    }
    made.common.push_back(words.front());
    made.data->locales.push_back(std::make_shared<detail::locale_texts>(
        names[language], *detail::parse_locale(names[language]), table_of(texts, std::size_t{2} * codes)));
    made.texts.push_back(std::move(texts));
  }
  return made;
}

std::string misread(std::string const& text) {
  std::string result;
  for (char const c : text)
    detail::append_utf8(result, detail::windows_1252.character(static_cast<std::uint8_t>(c)));
  return result;
}

std::string cut(std::string const& text, std::size_t size) {
  return text.substr(0, detail::utf8_valid_prefix(text.substr(0, size)));
}

/// Of the processor, which others may want, too.
double milliseconds() {
  std::timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

int run() {
  auto const all = make();
  auto const catalog = detail::catalog_access::make(all.data);
  auto const begin = milliseconds();
  search_index const index(catalog);
  std::cout << "{\"build\": " << milliseconds() - begin << ", \"texts\": " << index.texts()
            << ", \"text_bytes\": " << all.bytes << ", \"index_bytes\": " << index.bytes() << ", \"queries\": {";

  constexpr std::size_t large = std::size_t{64} << 10U;
  std::string long_text;
  for (std::size_t i = 0; long_text.size() < large; ++i)
    long_text += all.texts[i % 12][i];
  using text = std::string const&;
  struct kind {
    char const* name;
    std::function<std::string(text, std::size_t language)> of;
    bool is_text; // the code of the text is to be found
  };
  std::vector<kind> const kinds{
      {"the whole text", [](text t, std::size_t) { return t; }, true},
      {"its first two thirds", [](text t, std::size_t) { return cut(t, t.size() * 2 / 3) + "..."; }, true},
      {"two letters wrong",
       [](text t, std::size_t) { return cut(t, t.size() / 3) + "x" + t.substr(cut(t, t.size() / 3).size()); }, true},
      {"in a line of a log", [](text t, std::size_t) { return "2026-11-23 20:22:02 host app[4711]: " + t; }, true},
      {"read as Windows-1252", [](text t, std::size_t) { return misread(t); }, true},
      {"so twice", [](text t, std::size_t) { return misread(misread(t)); }, true},
      {"another text", [](text t, std::size_t) { return std::string(t.rbegin(), t.rend()); }, false},
      {"a frequent word", [&](text, std::size_t language) { return all.common[language]; }, false},
      {"64 KiB of texts", [&](text, std::size_t) { return long_text; }, false},
      {"64 KiB of texts, read wrongly", [&](text, std::size_t) { return misread(long_text); }, false},
      {"64 KiB of '?'", [](text, std::size_t) { return std::string(large, '?'); }, false},
      {"64 KiB of one letter", [](text, std::size_t) { return std::string(large, 'a'); }, false},
      {"64 KiB of 0xFF", [](text, std::size_t) { return std::string(large, '\xFF'); }, false},
  };
  char const* separator = "";
  for (auto const& [name, of, is_text] : kinds) {
    constexpr std::size_t tries = 100;
    std::vector<double> times;
    std::size_t right = 0;
    dice random(7);
    for (std::size_t i = 0; i < tries; ++i) {
      auto const language = i % languages;
      auto const ordinal = random.below(codes);
      auto const query = of(all.texts[language][ordinal], language);
      auto const before = milliseconds();
      auto const found = index.search(query);
      times.push_back(milliseconds() - before);
      right += !found.empty() && found.front().code.value == ordinal ? 1 : 0;
    }
    std::sort(times.begin(), times.end());
    std::cout << separator << "\n  \"" << name << "\": {\"median\": " << times[times.size() / 2]
              << ", \"longest\": " << times.back() << ", \"right\": " << (is_text ? std::to_string(right) : "null")
              << "}";
    separator = ",";
  }
  std::cout << "}}\n";
  return 0;
}

} // namespace
} // namespace interco::bench

int main() {
  return interco::bench::run();
}
