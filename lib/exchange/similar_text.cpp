#include "exchange/similar_text.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "core/ascii.hpp"

namespace interco::exchange {
namespace {

// Longer ones are not compared: no message is, and the time grows with the square.
constexpr std::size_t longest = 16384;

/// Returns numbers that stand for the beginnings of a text's words, each once: words that are inflected are alike.
std::vector<std::uint64_t> words_in(std::string_view text) {
  constexpr int beginning = 4;
  std::vector<std::uint64_t> result;
  std::uint64_t word = 0;
  int length = 0;
  auto const end_word = [&] {
    if (length != 0)
      result.push_back(word);
    word = 0;
    length = 0;
  };
  for (char const c : text.substr(0, longest)) {
    if (!detail::is_alphanumeric(c) && static_cast<unsigned char>(c) < 0x80) {
      end_word();
    } else if (++length <= beginning) {
      word = word << 8U | static_cast<unsigned char>(detail::lower(c));
    }
  }
  end_word();
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

/// Returns the length of the longest common subsequence, 64 bytes of `a` at a time: Crochemore et al., "A fast and
/// practical bit-vector algorithm for the longest common subsequence problem", 2001.
std::size_t common_length(std::string_view a, std::string_view b) {
  constexpr std::size_t word_size = 64;
  auto const words = (a.size() + word_size - 1) / word_size;
  std::vector<std::uint64_t> places(256 * words); // for each byte, a bit for each place in `a` where it stands
  for (std::size_t i = 0; i < a.size(); ++i)
    places[static_cast<unsigned char>(a[i]) * words + i / word_size] |= std::uint64_t(1) << i % word_size;
  std::vector<std::uint64_t> row(words, ~std::uint64_t(0));
  for (char const c : b) {
    auto const* const match = &places[static_cast<unsigned char>(c) * words];
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < words; ++i) {
      auto const hit = row[i] & match[i];
      auto const half = row[i] + hit;
      auto const sum = half + carry;
      carry = (half < row[i] || sum < half) ? 1 : 0;
      row[i] = sum | (row[i] & ~match[i]);
    }
  }
  std::size_t length = 0;
  for (std::size_t i = 0; i < words; ++i) {
    auto const used = std::min(word_size, a.size() - i * word_size);
    auto const mask = used == word_size ? ~std::uint64_t(0) : (std::uint64_t(1) << used) - 1;
    length += static_cast<std::size_t>(std::popcount(~row[i] & mask));
  }
  return length;
}

} // namespace

double similarity(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty())
    return a.empty() && b.empty() ? 1 : 0;
  if (a == b)
    return 1;
  if (std::max(a.size(), b.size()) > longest)
    return 0;
  return 2 * static_cast<double>(common_length(a, b)) / static_cast<double>(a.size() + b.size());
}

void similar_texts::add(std::string_view text) {
  auto const number = static_cast<std::uint32_t>(texts_.size());
  texts_.push_back(text);
  for (auto const word : words_in(text))
    by_word_[word].push_back(number);
}

std::optional<std::uint32_t> similar_texts::nearest(std::string_view text, double least) {
  // What bounds the time of one question: words that are everywhere say little, and the best few are enough.
  constexpr std::size_t most_hits = 200'000;
  constexpr std::size_t most_compared = 64;
  scores_.resize(texts_.size());
  std::vector<std::vector<std::uint32_t> const*> lists;
  for (auto const word : words_in(text)) {
    if (auto const found = by_word_.find(word); found != by_word_.end())
      lists.push_back(&found->second);
  }
  std::sort(lists.begin(), lists.end(), [](auto const* a, auto const* b) { return a->size() < b->size(); });
  std::vector<std::uint32_t> touched;
  std::size_t hits = 0;
  for (auto const* list : lists) {
    if (hits != 0 && hits + list->size() > most_hits)
      break;
    hits += list->size();
    auto const weight = 1.0F / static_cast<float>(list->size() + 16); // rare words count more, but not for all
    for (auto const number : *list) {
      auto const other = texts_[number].size();
      auto const smaller = static_cast<double>(std::min(other, text.size()));
      if (2 * smaller < least * static_cast<double>(other + text.size()))
        continue; // the lengths alone keep them apart
      if (scores_[number] == 0)
        touched.push_back(number);
      scores_[number] += weight;
    }
  }
  auto const compared = std::min(most_compared, touched.size());
  std::partial_sort(touched.begin(), touched.begin() + static_cast<std::ptrdiff_t>(compared), touched.end(),
                    [&](auto a, auto b) { return scores_[a] != scores_[b] ? scores_[a] > scores_[b] : a < b; });
  std::optional<std::uint32_t> best;
  double best_similarity = least;
  for (std::size_t i = 0; i < compared; ++i) {
    auto const found = similarity(text, texts_[touched[i]]);
    if (found > best_similarity || (found == best_similarity && (!best || touched[i] < *best))) {
      best = touched[i];
      best_similarity = found;
    }
  }
  for (auto const number : touched)
    scores_[number] = 0;
  return best;
}

} // namespace interco::exchange
