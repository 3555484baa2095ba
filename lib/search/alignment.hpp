/// \file
/// How much two lines of letters agree: an edit distance in which values may stand for arguments and lost letters for any.
#ifndef INTERCO_SEARCH_ALIGNMENT_HPP
#define INTERCO_SEARCH_ALIGNMENT_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace interco::detail {

/// Compares; keeps its memory from one comparison to the next. For one thread.
class aligner {
 public:
  /// Returns the score of `search_result`. Both have at most `most_letters`.
  [[nodiscard]] double score(std::u32string_view query, std::u32string_view text);
  /// Returns how many steps such a comparison takes, of about 2 ns each.
  [[nodiscard]] static std::size_t steps(std::u32string_view query, std::u32string_view text) noexcept;

 private:
  struct found {
    double edits;
    double absorbed;   // letters of the query that are values
    std::size_t begin; // of the part that agrees: in the text, or in the query
    std::size_t end;
  };
  [[nodiscard]] found best_part_of_text(std::u32string_view query, std::u32string_view text);
  [[nodiscard]] found best_part_of_query(std::u32string_view query, std::u32string_view text);
  void cross_gap(std::size_t size);
  void next_row(std::u32string_view query, char32_t letter);

  std::vector<std::uint64_t> row_;
  std::vector<std::uint64_t> before_;
};

} // namespace interco::detail

#endif
