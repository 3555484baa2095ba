#include "search/alignment.hpp"

#include <algorithm>

#include "search/letters.hpp"

namespace interco::detail {
namespace {

// A cell has the least cost so far in its upper half, then how many letters were absorbed, then where the part began: the
// smaller number is the better way, and costs are added as numbers. A letter absorbed by an argument costs a quarter of an
// edit, so that a text is not explained by its arguments alone.
constexpr unsigned cost_shift = 32;
constexpr unsigned absorbed_shift = 16;
constexpr std::uint64_t edit = std::uint64_t{4} << cost_shift;
constexpr std::uint64_t absorption = (std::uint64_t{1} << cost_shift) + (std::uint64_t{1} << absorbed_shift);

constexpr std::uint64_t begin_of(std::uint64_t cell) noexcept {
  return cell & 0xFFFFU;
}
constexpr double absorbed_in(std::uint64_t cell) noexcept {
  return static_cast<double>((cell >> absorbed_shift) & 0xFFFFU);
}
constexpr double edits_in(std::uint64_t cell) noexcept {
  return (static_cast<double>(cell >> cost_shift) - absorbed_in(cell)) / 4;
}

double count_literals(std::u32string_view text) {
  return static_cast<double>(text.size()) - static_cast<double>(std::count(text.begin(), text.end(), gap));
}

/// How many letters that agree say enough, however small a part they are.
constexpr double enough_evidence = 20;

/// Weakens a score where little of the whole is there (`share`) and what is there says little.
double weighed(double score, double share, double evidence) {
  share = std::clamp(share, 0.0, 1.0);
  return score * (share + (1 - share) * std::clamp(evidence / enough_evidence, 0.0, 1.0));
}

} // namespace

std::size_t aligner::steps(std::u32string_view query, std::u32string_view text) noexcept {
  bool const both = text.find(gap) != std::u32string_view::npos;
  return (query.size() + 1) * (text.size() + 1) * (both ? 2 : 1);
}

double aligner::score(std::u32string_view query, std::u32string_view text) {
  auto const literals = count_literals(text);
  auto const size = static_cast<double>(query.size());
  double known = 0;
  double wide = 0;
  for (auto const c : query) {
    known += c == lost ? 0 : 1;
    wide += is_wide(c) ? 1 : 0;
  }
  if (literals == 0 || known == 0)
    return 0;
  bool const has_gaps = literals != static_cast<double>(text.size());
  auto const weight = (known + wide) / known; // what a letter says
  double best = 0;
  if (has_gaps || size <= literals) {
    auto const part = best_part_of_text(query, text);
    auto const compared = known - part.absorbed;
    if (compared > 0) {
      auto const agreeing = compared - part.edits;
      auto const there = std::min(count_literals(text.substr(part.begin, part.end - part.begin)), compared) / literals;
      auto const own = compared / (compared + part.absorbed);
      best = weighed(std::max(0.0, agreeing / compared) * (0.6 + 0.4 * there) * (0.7 + 0.3 * own), there * own,
                     agreeing * weight);
    }
  }
  if (has_gaps || size > literals) {
    auto const part = best_part_of_query(query, text);
    auto const agreeing = literals - part.edits;
    // An argument at either end takes what is left over there.
    auto const before = text.front() == gap ? static_cast<double>(part.begin) : 0;
    auto const behind = text.back() == gap ? size - static_cast<double>(part.end) : 0;
    auto const explained =
        (static_cast<double>(part.end - part.begin) + before + behind) / size * std::min(1.0, known / literals);
    auto const own = literals / (literals + part.absorbed + before + behind);
    best = std::max(best, weighed(std::max(0.0, agreeing / literals) * (0.4 + 0.6 * explained) * (0.7 + 0.3 * own),
                                  explained * own, agreeing * weight));
  }
  return best;
}

/// Goes from one letter of the text to the next. Cell 0 is the caller's.
void aligner::next_row(std::u32string_view query, char32_t letter) {
  auto* const row = row_.data();
  if (letter == gap) {
    for (std::size_t j = 1; j <= query.size(); ++j)
      row[j] = std::min(row[j], row[j - 1] + absorption);
    return;
  }
  auto diagonal = row[0];
  row[0] = row_.back(); // where the caller has put it
  for (std::size_t j = 0; j < query.size(); ++j) {
    bool const was_lost = query[j] == lost;
    auto const replaced = diagonal + (was_lost || query[j] == letter ? 0 : edit);
    auto const left_out = row[j + 1] + edit;
    auto const added = row[j] + (was_lost ? 0 : edit);
    diagonal = row[j + 1];
    row[j + 1] = std::min({replaced, left_out, added});
  }
}

aligner::found aligner::best_part_of_text(std::u32string_view query, std::u32string_view text) {
  auto const size = query.size();
  row_.assign(size + 2, 0); // and what cell 0 becomes
  for (std::size_t j = 0; j < size; ++j)
    row_[j + 1] = row_[j] + (query[j] == lost ? 0 : edit);
  auto best = row_[size];
  std::size_t end = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    row_.back() = i + 1; // a part may begin behind each letter
    next_row(query, text[i]);
    row_[0] = i + 1;
    if (row_[size] < best) {
      best = row_[size];
      end = i + 1;
    }
  }
  return {edits_in(best), absorbed_in(best), std::min<std::size_t>(begin_of(best), end), end};
}

aligner::found aligner::best_part_of_query(std::u32string_view query, std::u32string_view text) {
  auto const size = query.size();
  row_.assign(size + 2, 0);
  for (std::size_t j = 0; j <= size; ++j)
    row_[j] = j; // it may begin at each letter of the query
  for (auto const letter : text) {
    row_.back() = row_[0] + (letter == gap ? 0 : edit);
    next_row(query, letter);
  }
  auto const best = std::min_element(row_.begin(), row_.end() - 1);
  auto const end = static_cast<std::size_t>(best - row_.begin());
  return {edits_in(*best), absorbed_in(*best), std::min<std::size_t>(begin_of(*best), end), end};
}

} // namespace interco::detail
