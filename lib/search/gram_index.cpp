#include "search/gram_index.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "search/letters.hpp"

namespace interco::detail {
namespace {

// A bucket for four letters: texts repeat what they are made of. Beyond 2^18 there are no more runs to tell apart.
constexpr std::size_t letters_a_bucket = 4;
constexpr std::size_t fewest_buckets = std::size_t{1} << 10U;
constexpr std::size_t most_buckets = std::size_t{1} << 18U;

/// Texts whose share is less than this part of the best one's are not worth a comparison.
constexpr float least_share = 0.35F;

std::size_t size_of_number(std::uint32_t number) {
  return number == 0 ? 1 : (static_cast<std::size_t>(std::bit_width(number)) + 6) / 7;
}

/// Calls `use` with a hash of each run; a run that an argument or a lost letter is in is none.
template <class Use>
void for_each_gram(std::u32string_view letters, Use use) {
  for (std::size_t i = 0; i < letters.size(); ++i) {
    std::size_t const wanted = is_wide(letters[i]) ? 2 : 3;
    auto run = letters.substr(i, wanted);
    run = run.substr(0, run.find_first_of(std::u32string{gap, lost}));
    bool const alone = i == 0 || letters[i - 1] == gap || letters[i - 1] == lost;
    if (run.empty() || (run.size() < wanted && !alone)) // a word shorter than a run is one
      continue;
    std::uint64_t hash = run.size();
    for (auto const c : run)
      hash = (hash ^ c) * 0x9E3779B97F4A7C15U;
    use(hash ^ hash >> 29U);
  }
}

} // namespace

gram_index::gram_index(std::uint32_t count, std::size_t letters, letters_of const& source) : count_(count) {
  auto const buckets = std::clamp(std::bit_ceil(letters / letters_a_bucket + 1), fewest_buckets, most_buckets);
  shift_ = 64U - static_cast<unsigned>(std::countr_zero(buckets));
  begins_.assign(buckets + 1, 0);
  frequencies_.assign(buckets, 0);
  sizes_.assign(count, 0);
  std::u32string text;
  auto const go_through = [&](auto use) { // with each bucket of each text once, and the difference to the one before
    std::vector<std::uint32_t> next(buckets, 0);
    for (std::uint32_t i = 0; i < count; ++i) {
      text.clear();
      source(i, text);
      for_each_gram(text, [&](std::uint64_t hash) {
        auto const bucket = static_cast<std::size_t>((hash * 0x9E3779B97F4A7C15U) >> shift_);
        if (next[bucket] == i + 1)
          return;
        use(i, bucket, i - next[bucket]);
        next[bucket] = i + 1;
      });
    }
  };
  go_through([&](std::uint32_t i, std::size_t bucket, std::uint32_t difference) {
    begins_[bucket + 1] += static_cast<std::uint32_t>(size_of_number(difference));
    ++frequencies_[bucket];
    ++sizes_[i];
  });
  for (std::size_t i = 0; i < buckets; ++i)
    begins_[i + 1] += begins_[i];
  occurrences_.resize(begins_.back());
  auto at = begins_;
  go_through([&](std::uint32_t /*i*/, std::size_t bucket, std::uint32_t difference) {
    auto& to = at[bucket];
    for (; difference >= 0x80; difference >>= 7U)
      occurrences_[to++] = static_cast<std::uint8_t>(difference | 0x80U);
    occurrences_[to++] = static_cast<std::uint8_t>(difference);
  });
}

std::size_t gram_index::bytes() const noexcept {
  return begins_.size() * sizeof begins_[0] + frequencies_.size() * sizeof frequencies_[0] + occurrences_.size() +
         sizes_.size() * sizeof sizes_[0];
}

std::vector<std::uint32_t> gram_index::buckets_of(std::u32string_view letters) const {
  std::vector<std::uint32_t> buckets;
  for_each_gram(letters, [&](std::uint64_t hash) {
    auto const bucket = static_cast<std::uint32_t>((hash * 0x9E3779B97F4A7C15U) >> shift_);
    buckets.push_back(bucket);
  });
  std::sort(buckets.begin(), buckets.end(), [this](std::uint32_t a, std::uint32_t b) {
    return frequencies_[a] != frequencies_[b] ? frequencies_[a] < frequencies_[b] : a < b;
  });
  buckets.erase(std::unique(buckets.begin(), buckets.end()), buckets.end());
  return buckets;
}

std::vector<gram_index::candidate> gram_index::candidates(std::u32string_view query, text_filter const& wanted,
                                                          std::size_t most, std::size_t budget) const {
  if (count_ == 0)
    return {};
  std::vector<float> shares(count_, 0);
  std::vector<std::uint16_t> common(count_, 0);
  std::size_t read = 0;
  float whole = 0;
  for (auto const bucket : buckets_of(query)) {
    read += frequencies_[bucket];
    if (read > budget && read != frequencies_[bucket]) // the rarest is read in any case
      break;
    auto const weight =
        std::log2(1 + static_cast<float>(count_) / static_cast<float>(std::max(1U, frequencies_[bucket])));
    whole += weight;
    std::uint32_t text = 0;
    for (auto at = begins_[bucket]; at < begins_[bucket + 1];) {
      std::uint32_t difference = 0;
      for (unsigned bits = 0;; bits += 7) {
        auto const byte = occurrences_[at++];
        difference |= (byte & 0x7FU) << bits;
        if (byte < 0x80)
          break;
      }
      text += difference;
      shares[text] += weight;
      ++common[text];
      ++text;
    }
  }
  std::vector<std::uint32_t> texts;
  for (std::uint32_t i = 0; i < count_; ++i) {
    if (common[i] != 0 && wanted(i))
      texts.push_back(i);
  }
  auto const by_share = [&](std::uint32_t a, std::uint32_t b) {
    return shares[a] != shares[b] ? shares[a] > shares[b] : a < b;
  };
  auto const covered = [&](std::uint32_t i) { return static_cast<float>(common[i]) / static_cast<float>(sizes_[i]); };
  auto const by_coverage = [&](std::uint32_t a, std::uint32_t b) {
    return covered(a) != covered(b) ? covered(a) > covered(b) : by_share(a, b);
  };
  auto const middle = texts.begin() + static_cast<std::ptrdiff_t>(std::min(most, texts.size()));
  std::nth_element(texts.begin(), middle, texts.end(), by_share);
  auto const last = middle + std::min<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(most), texts.end() - middle);
  std::nth_element(middle, last, texts.end(), by_coverage);
  texts.erase(last, texts.end());
  std::sort(texts.begin(), texts.end(), by_share);
  // Where a small text lies in a long query, that it is all there counts.
  constexpr float mostly = 0.6F;
  if (!texts.empty()) {
    auto const least = shares[texts.front()] * least_share;
    std::erase_if(texts, [&](std::uint32_t i) { return shares[i] < least && covered(i) < mostly; });
  }
  // So that the budget of comparisons never ends before the texts that are wholly there.
  std::stable_partition(texts.begin(), texts.end(), [&](std::uint32_t i) { return covered(i) > 0.99F; });
  std::vector<candidate> best;
  best.reserve(texts.size());
  for (auto const text : texts)
    best.push_back({text, shares[text] / whole});
  return best;
}

} // namespace interco::detail
