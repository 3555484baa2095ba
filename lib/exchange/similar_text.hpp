/// \file
/// Finding the text that is most like another among many: what a translator can begin with.
#ifndef INTERCO_EXCHANGE_SIMILAR_TEXT_HPP
#define INTERCO_EXCHANGE_SIMILAR_TEXT_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
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
  /// that share the most words, the rare ones first, are compared; not all of them where there are many.
  [[nodiscard]] std::optional<std::uint32_t> nearest(std::string_view text, double least);

 private:
  std::vector<std::string_view> texts_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_word_;
  std::vector<float> scores_; // of each text for the last question; 0 again behind it
};

} // namespace interco::exchange

#endif
