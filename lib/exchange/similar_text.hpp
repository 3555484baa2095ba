/// \file
/// Finding the text that is most like another among many: what a translator can begin with.
#ifndef INTERCO_EXCHANGE_SIMILAR_TEXT_HPP
#define INTERCO_EXCHANGE_SIMILAR_TEXT_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace interco::exchange {

/// Returns how much of two texts is alike, from 0 to 1: twice the length of their longest common subsequence of
/// bytes, of both their lengths. Takes time by the product of the lengths over 64.
[[nodiscard]] double similarity(std::string_view a, std::string_view b);

/// An index of texts by the beginnings of their words. For one thread at a time. The texts must outlive it.
class similar_texts {
 public:
  /// Adds a text, whose number is how many there were before.
  void add(std::string_view text);

  /// Returns the number of the most similar text, the first of several, if its similarity is at least `least`. Those
  /// that share the most words, the rare ones first, are compared; not all of them where there are many. Where each
  /// word is in many texts, words that stand side by side are what counts.
  [[nodiscard]] std::optional<std::uint32_t> nearest(std::string_view text, double least);

 private:
  [[nodiscard]] std::span<std::uint32_t const> with_pair(std::uint64_t pair);
  [[nodiscard]] std::vector<std::span<std::uint32_t const>> lists_for(std::string_view text);
  [[nodiscard]] std::optional<std::uint32_t> best_of(std::string_view text, std::vector<std::uint32_t>& among,
                                                     double least) const;

  std::vector<std::string_view> texts_;
  std::vector<std::uint32_t> lengths_; // of the texts; together, since each question looks at many
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_word_;
  bool has_pairs_ = false;              // of all texts; they are made when a question needs them
  std::vector<std::uint64_t> pairs_;    // two words side by side, sorted
  std::vector<std::uint32_t> of_pairs_; // the text of each
  std::vector<float> scores_;           // of each text for the last question; 0 again behind it
};

} // namespace interco::exchange

#endif
