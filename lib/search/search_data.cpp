#include "search/search_data.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <set>
#include <tuple>
#include <utility>

#include "core/ascii.hpp"
#include "core/keep_errno.hpp"
#include "core/utf8.hpp"
#include "search/alignment.hpp"
#include "search/letters.hpp"
#include "search/query_forms.hpp"
#include "search/text_forms.hpp"

namespace interco::detail {
namespace {

/// How many texts are compared letter by letter for a form of what is searched for.
constexpr std::size_t most_candidates = 64;

/// What a search may take, over all forms: about 3 ns an occurrence and 2 ns a step.
constexpr std::size_t most_occurrences = 2'000'000;
constexpr std::size_t most_steps = 3'000'000;

/// The most that words in another order, or with others between them, are worth.
constexpr double by_words = 0.6;

/// A form of what was searched for that is found so well is what it was: others are not tried.
constexpr double settled_score = 0.97;

/// Returns whether a locale in BCP 47 is one that was wanted, or below that.
bool is_language(std::string_view locale, std::string_view wanted) {
  auto const same = [](char a, char b) { return lower(a) == lower(b) || (a == '_' && b == '-'); };
  return locale.size() >= wanted.size() && std::equal(wanted.begin(), wanted.end(), locale.begin(), same) &&
         (locale.size() == wanted.size() || locale[wanted.size()] == '-');
}

/// Returns whether a word of a longer text is meant as a symbol: as it is written, and no word of a sentence.
bool stands_out(std::string_view word) {
  constexpr std::size_t shortest = 3;
  bool const is_plain = std::any_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return word.size() >= shortest && (!is_plain || word.find('_') != std::string_view::npos);
}

/// Returns whether a word of a longer text is meant as a value: eight digits, or a number that only a code has.
bool is_long_number(std::string_view word) {
  if (word.starts_with("0x") || word.starts_with("0X"))
    return word.size() == 10 || word.size() == 18;
  bool const decimal = std::all_of(word.begin() + (word.front() == '-' ? 1 : 0), word.end(), is_digit);
  return word.size() == 8 || (decimal && word.size() >= 10);
}

} // namespace

search_data::search_data(std::vector<snapshot const*> catalogs) : catalogs_(std::move(catalogs)) {
  for (auto const* const catalog : catalogs_) {
    // English first, then in the order of their names: that is the order of equal answers.
    std::vector<std::size_t> order(catalog->locales.size());
    for (std::size_t i = 0; i < order.size(); ++i)
      order[i] = i;
    std::stable_sort(order.begin(), order.end(), [catalog](std::size_t a, std::size_t b) {
      auto const key = [catalog](std::size_t i) {
        auto const& name = catalog->locales[i]->name();
        return std::tuple(name != source_locale, std::string_view(name));
      };
      return key(a) < key(b);
    });
    for (auto const locale : order)
      add_texts(*catalog, locale);
  }
  entries_.shrink_to_fit();
  letters_.shrink_to_fit();
  grams_ = gram_index(static_cast<std::uint32_t>(entries_.size()), code_points(letters_),
                      [this](std::uint32_t number, std::u32string& to) { append_letters(number, to); });
}

void search_data::add_texts(snapshot const& catalog, std::size_t locale) {
  auto const& texts = *catalog.locales[locale];
  auto const& table = texts.open().table;
  auto const count = catalog.codes->count();
  auto const number = static_cast<std::uint32_t>(places_.size());
  places_.push_back({&catalog, &texts});
  letter_folder folder(true);
  for (std::uint32_t i = 0; i < table.count(); ++i) {
    if (!table.has(i))
      continue;
    // What was laid over a catalog is served in place of its own.
    bool const is_covered = std::any_of(
        catalog.locales.begin(), catalog.locales.begin() + static_cast<std::ptrdiff_t>(locale), [&](auto const& other) {
          return other->name() == texts.name() && !other->open().empty() && other->open().table.has(i);
        });
    if (is_covered)
      continue;
    bool const is_pattern = !catalog.codes->arguments(i % count).empty();
    for (auto const& letters : text_forms(table[i], is_pattern, folder)) {
      entries_.push_back({static_cast<std::uint32_t>(letters_.size()), i, number});
      for (auto const c : letters)
        append_utf8(letters_, c);
    }
  }
}

std::size_t search_data::bytes() const noexcept {
  return entries_.size() * sizeof(indexed_text) + letters_.size() + grams_.bytes() + places_.size() * sizeof(place);
}

void search_data::append_letters(std::uint32_t number, std::u32string& to) const {
  auto const begin = entries_[number].begin;
  auto const end = number + 1 < entries_.size() ? entries_[number + 1].begin : letters_.size();
  for (auto rest = std::string_view(letters_).substr(begin, end - begin); !rest.empty();) {
    auto const [code_point, length, well_formed] = decode_utf8(rest);
    to += code_point;
    rest.remove_prefix(length);
  }
}

std::vector<bool> search_data::places_in(std::vector<std::string> const& languages) const {
  std::vector<bool> wanted(places_.size(), languages.empty());
  for (std::size_t i = 0; i < wanted.size(); ++i)
    wanted[i] = wanted[i] || std::any_of(languages.begin(), languages.end(), [&](std::string const& language) {
                  return is_language(places_[i].texts->name(), language);
                });
  return wanted;
}

bool search_data::has_language(std::string_view language) const noexcept {
  return std::any_of(places_.begin(), places_.end(), [&](place const& each) {
    return !each.texts->open().empty() && is_language(each.texts->name(), language);
  });
}

void search_data::add_code(snapshot const& catalog, std::uint32_t ordinal, std::vector<bool> const& wanted,
                           std::vector<answer>& found) const {
  place const* where = nullptr;
  for (std::size_t i = 0; i < places_.size() && where == nullptr; ++i) {
    auto const& each = places_[i];
    if (wanted[i] && each.catalog == &catalog && each.texts->open().table.count() > ordinal &&
        each.texts->open().table.has(text_entry(ordinal)))
      where = &each;
  }
  found.push_back({&catalog, ordinal, text_entry(ordinal), where, true, 1});
}

void search_data::find_codes(std::string_view text, std::vector<bool> const& wanted, std::vector<answer>& found) const {
  auto const all = trim(text);
  auto const add = [&](std::string_view word, bool is_all) {
    auto const written = parse_code(word);
    if (!written)
      return;
    for (auto const* const catalog : catalogs_) {
      auto const& codes = *catalog->codes;
      if (!written->domain.empty() && !equal_ignoring_case(written->domain, codes.domain))
        continue;
      auto const ordinal = written->by_symbol() ? codes.ordinal_of(written->symbol) : codes.ordinal_of(written->value);
      bool const as_written =
          is_all || !written->by_symbol() || (ordinal != no_ordinal && codes.symbols[ordinal] == word);
      if (ordinal != no_ordinal && as_written)
        add_code(*catalog, ordinal, wanted, found);
    }
  };
  add(all, true);
  for (std::size_t i = 0; i < text.size();) {
    if (!is_word(text[i])) {
      ++i;
      continue;
    }
    auto end = i;
    while (end < text.size() && is_word(text[end]))
      ++end;
    // A minus is the sign of a number unless something stands before it: 2026-11-23.
    bool const is_signed = i > 0 && text[i - 1] == '-' && is_digit(text[i]) && (i == 1 || is_space(text[i - 2]));
    auto const word = is_signed ? text.substr(i - 1, end - i + 1) : text.substr(i, end - i);
    if (is_long_number(word) || (is_symbol_name(word) && stands_out(word)))
      add(word, false);
    i = end;
  }
}

void search_data::find_texts(std::string_view text, std::vector<bool> const& wanted, std::vector<answer>& found) const {
  auto const forms = query_forms(text);
  aligner compare;
  std::u32string letters;
  for (auto const& form : forms) {
    auto steps = most_steps / forms.size();
    double best = 0;
    auto const worth = by_words * std::sqrt(std::min(1.0, evidence_of(form) / enough_evidence));
    for (auto const& [number, share] : grams_.candidates(
             form, [&](std::uint32_t i) { return wanted[entries_[i].place]; }, most_candidates,
             most_occurrences / forms.size())) {
      letters.clear();
      append_letters(number, letters);
      auto const takes = aligner::steps(form, letters);
      if (takes > steps && best > 0) // there may be shorter ones
        continue;
      steps -= std::min(steps, takes);
      auto const score = std::max(compare.score(form, letters), worth * share);
      auto const& entry = entries_[number];
      auto const& where = places_[entry.place];
      found.push_back({where.catalog, entry.text % where.catalog->codes->count(), entry.text, &where, false, score});
      best = std::max(best, score);
    }
    if (best >= settled_score)
      return;
  }
}

search_result search_data::to_result(answer const& from) {
  auto const& codes = *from.catalog->codes;
  search_result result;
  result.code = {codes.domain, codes.value(from.ordinal)};
  result.symbol = codes.symbols[from.ordinal];
  if (from.where != nullptr) {
    result.locale = from.where->texts->name();
    result.text = from.where->texts->open().table[from.text];
  }
  result.is_action = from.text >= codes.count();
  result.by_code = from.by_code;
  result.score = from.score;
  return result;
}

std::vector<search_result> search_data::search(std::string_view text, search_options const& options) const {
  keep_errno const kept;
  text = text.substr(0, most_query_bytes);
  std::vector<answer> found;
  auto const wanted = places_in(options.languages);
  find_codes(text, wanted, found);
  find_texts(text, wanted, found);
  auto const key = [this](answer const& each) {
    auto const catalog = std::find(catalogs_.begin(), catalogs_.end(), each.catalog) - catalogs_.begin();
    bool const is_action = each.text >= each.catalog->codes->count();
    return std::tuple(-each.score, !each.by_code, is_action, catalog, each.ordinal,
                      each.where == nullptr ? -1 : each.where - places_.data());
  };
  std::sort(found.begin(), found.end(), [&](answer const& a, answer const& b) { return key(a) < key(b); });
  std::set<std::pair<snapshot const*, std::uint32_t>> told;
  std::vector<search_result> results;
  for (auto const& each : found) {
    if (results.size() == options.limit || each.score < options.least)
      break;
    if (told.insert({each.catalog, each.ordinal}).second)
      results.push_back(to_result(each));
  }
  return results;
}

} // namespace interco::detail
