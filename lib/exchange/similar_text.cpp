#include "exchange/similar_text.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "core/ascii.hpp"

namespace interco::exchange {
namespace {

// Longer ones are not compared: no message is, and the time grows with the square.
constexpr std::size_t longest = 16384;

// What bounds the time of one question. Words that are everywhere say little, and the best few are enough.
constexpr std::size_t most_hits = 20'000;
constexpr std::size_t most_compared = 64;
constexpr std::size_t most_steps = 1'000'000; // so many are reached by texts of a thousand bytes

/// Returns numbers that stand for the beginnings of a text's words, in their order: words that are inflected are alike.
std::vector<std::uint64_t> words_in(std::string_view text) {
  constexpr int beginning = 4; // so that two words are a number, too
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
  return result;
}

/// Returns numbers that stand for two words side by side.
std::vector<std::uint64_t> pairs_of(std::vector<std::uint64_t> const& words) {
  constexpr unsigned word_bits = 32;
  std::vector<std::uint64_t> result;
  for (std::size_t i = 1; i < words.size(); ++i)
    result.push_back(words[i - 1] << word_bits | words[i]);
  return result;
}

std::vector<std::uint64_t> each_once(std::vector<std::uint64_t> numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

/// Compares one text with others. Takes the length of the longest common subsequence, 64 bytes of the text at a time:
/// Crochemore et al., "A fast and practical bit-vector algorithm for the longest common subsequence problem", 2001.
class comparer {
 public:
  explicit comparer(std::string_view text)
      : size_(text.size()), row_((size_ + word_size - 1) / word_size), places_(256 * row_.size()) {
    for (std::size_t i = 0; i < size_; ++i)
      places_[static_cast<unsigned char>(text[i]) * row_.size() + i / word_size] |= std::uint64_t(1) << i % word_size;
  }

  /// Returns how many steps it takes to compare with a text.
  [[nodiscard]] std::size_t cost(std::string_view other) const { return row_.size() * other.size(); }

  [[nodiscard]] double similarity(std::string_view other) {
    return 2 * static_cast<double>(common_length(other)) / static_cast<double>(size_ + other.size());
  }

 private:
  static constexpr std::size_t word_size = 64;

  std::size_t common_length(std::string_view other) {
    std::fill(row_.begin(), row_.end(), ~std::uint64_t(0));
    for (char const c : other) {
      auto const* const match = &places_[static_cast<unsigned char>(c) * row_.size()];
      std::uint64_t carry = 0;
      for (std::size_t i = 0; i < row_.size(); ++i) {
        auto const hit = row_[i] & match[i];
        auto const half = row_[i] + hit;
        auto const sum = half + carry;
        carry = (half < row_[i] || sum < half) ? 1 : 0;
        row_[i] = sum | (row_[i] & ~match[i]);
      }
    }
    std::size_t length = 0;
    for (std::size_t i = 0; i < row_.size(); ++i) {
      auto const used = std::min(word_size, size_ - i * word_size);
      auto const mask = used == word_size ? ~std::uint64_t(0) : (std::uint64_t(1) << used) - 1;
      length += static_cast<std::size_t>(std::popcount(~row_[i] & mask));
    }
    return length;
  }

  std::size_t size_;
  std::vector<std::uint64_t> row_;
  std::vector<std::uint64_t> places_; // for each byte, a bit for each place in the text where it stands
};

} // namespace

double similarity(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty())
    return a.empty() && b.empty() ? 1 : 0;
  if (a == b)
    return 1;
  if (std::max(a.size(), b.size()) > longest)
    return 0;
  return comparer(a).similarity(b);
}

void similar_texts::add(std::string_view text) {
  auto const number = static_cast<std::uint32_t>(texts_.size());
  texts_.push_back(text);
  lengths_.push_back(static_cast<std::uint32_t>(std::min(text.size(), longest + 1)));
  for (auto const word : each_once(words_in(text)))
    by_word_[word].push_back(number);
  has_pairs_ = false;
}

/// Returns the texts with a pair of words.
std::span<std::uint32_t const> similar_texts::with_pair(std::uint64_t pair) {
  if (!has_pairs_) {
    has_pairs_ = true;
    pairs_.clear();
    of_pairs_.clear();
    std::vector<std::pair<std::uint64_t, std::uint32_t>> all;
    for (std::uint32_t i = 0; i < texts_.size(); ++i) {
      for (auto const each : each_once(pairs_of(words_in(texts_[i]))))
        all.emplace_back(each, i);
    }
    std::sort(all.begin(), all.end());
    for (auto const& [each, number] : all) {
      pairs_.push_back(each);
      of_pairs_.push_back(number);
    }
  }
  auto const [begin, end] = std::equal_range(pairs_.begin(), pairs_.end(), pair);
  return std::span(of_pairs_).subspan(static_cast<std::size_t>(begin - pairs_.begin()),
                                      static_cast<std::size_t>(end - begin));
}

/// Returns the lists of texts that share words with one, the shortest first.
std::vector<std::span<std::uint32_t const>> similar_texts::lists_for(std::string_view text) {
  std::vector<std::span<std::uint32_t const>> lists;
  auto const words = words_in(text);
  std::size_t hits = 0;
  for (auto const word : each_once(words)) {
    if (auto const found = by_word_.find(word); found != by_word_.end()) {
      lists.emplace_back(found->second);
      hits += found->second.size();
    }
  }
  if (hits > most_hits) { // the words are everywhere: what stands side by side says more
    for (auto const pair : each_once(pairs_of(words))) {
      if (auto const found = with_pair(pair); !found.empty())
        lists.push_back(found);
    }
  }
  std::sort(lists.begin(), lists.end(), [](auto const& a, auto const& b) { return a.size() < b.size(); });
  if (!lists.empty() && lists[0].size() > most_hits)
    lists[0] = lists[0].first(most_hits);
  return lists;
}

std::optional<std::uint32_t> similar_texts::nearest(std::string_view text, double least) {
  scores_.resize(texts_.size());
  std::vector<std::uint32_t> touched;
  std::size_t hits = 0;
  for (auto const& list : lists_for(text)) {
    if (hits + list.size() > most_hits)
      break;
    hits += list.size();
    auto const weight = 1.0F / static_cast<float>(list.size() + 16); // rare words count more, but not for all
    for (auto const number : list) {
      auto const other = static_cast<std::size_t>(lengths_[number]);
      auto const smaller = static_cast<double>(std::min(other, text.size()));
      if (2 * smaller < least * static_cast<double>(other + text.size()))
        continue; // the lengths alone keep them apart
      if (scores_[number] == 0)
        touched.push_back(number);
      scores_[number] += weight;
    }
  }
  auto const best = best_of(text, touched, least);
  for (auto const number : touched)
    scores_[number] = 0;
  return best;
}

/// Returns the nearest of some texts; those with the best scores are compared.
std::optional<std::uint32_t> similar_texts::best_of(std::string_view text, std::vector<std::uint32_t>& among,
                                                    double least) const {
  if (among.empty() || text.size() > longest)
    return std::nullopt;
  auto const compared = std::min(most_compared, among.size());
  std::partial_sort(among.begin(), among.begin() + static_cast<std::ptrdiff_t>(compared), among.end(),
                    [&](auto a, auto b) { return scores_[a] != scores_[b] ? scores_[a] > scores_[b] : a < b; });
  std::optional<std::uint32_t> best;
  double best_similarity = least;
  std::size_t steps = 0;
  comparer with(text);
  for (std::size_t i = 0; i < compared && steps < most_steps; ++i) {
    auto const other = texts_[among[i]];
    if (other.size() > longest)
      continue;
    auto const found = with.similarity(other);
    steps += with.cost(other);
    if (found > best_similarity || (found == best_similarity && (!best || among[i] < *best))) {
      best = among[i];
      best_similarity = found;
    }
  }
  return best;
}

} // namespace interco::exchange
