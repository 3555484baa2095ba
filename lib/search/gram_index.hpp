/// \file
/// Which texts share the most with a line of letters: an inverted index of runs of three letters, or two of Chinese and
/// Japanese.
#ifndef INTERCO_SEARCH_GRAM_INDEX_HPP
#define INTERCO_SEARCH_GRAM_INDEX_HPP

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace interco::detail {

/// Runs that fall into one bucket are not told apart: that only makes a text a candidate which is then compared letter by
/// letter. The texts of a bucket are kept as differences of their numbers, seven bits a byte. Immutable.
class gram_index {
 public:
  using letters_of = std::function<void(std::uint32_t text, std::u32string& to)>;
  using text_filter = std::function<bool(std::uint32_t text)>;

  struct candidate {
    std::uint32_t text;
    double share; // of the query's runs that are in the text, weighed by how rare they are; from 0 to 1
  };

  gram_index() = default;
  /// Indexes `count` texts with so many letters in all; each is asked for twice.
  gram_index(std::uint32_t count, std::size_t letters, letters_of const& source);

  /// Returns the texts that share the most, the best first: at most `most`, and as many again of those of which the
  /// largest part is in the query. Runs that few texts have count most; of these, no more than `budget` occurrences are
  /// read.
  [[nodiscard]] std::vector<candidate> candidates(std::u32string_view query, text_filter const& wanted,
                                                  std::size_t most, std::size_t budget) const;
  [[nodiscard]] std::size_t bytes() const noexcept;

 private:
  [[nodiscard]] std::vector<std::uint32_t> buckets_of(std::u32string_view letters) const;

  std::uint32_t count_ = 0;
  unsigned shift_ = 0;
  std::vector<std::uint32_t> begins_;      // of each bucket in `occurrences_`, and the end of the last
  std::vector<std::uint32_t> frequencies_; // how many texts each bucket has
  std::vector<std::uint8_t> occurrences_;
  std::vector<std::uint16_t> sizes_; // how many buckets each text is in
};

} // namespace interco::detail

#endif
