#include "search/alignment.hpp"

#include <algorithm>
#include <cmath>

#include "search/letters.hpp"

namespace interco::detail {
namespace {

// A cell has, from its upper bits down, the least cost so far, how many letters were absorbed by arguments, where the part
// began, and how many edits there are: the smaller number is the better way, and steps are added as numbers. A letter
// that an argument absorbs costs a quarter of an edit, so that a text is not explained by its arguments alone; but for
// one argument no more than two edits, so that a long path does not outweigh the words behind it.
constexpr unsigned cost_shift = 40;
constexpr unsigned absorbed_shift = 28;
constexpr unsigned begin_shift = 16;
constexpr std::uint64_t field = 0xFFF;
static_assert(most_letters < field);
constexpr std::uint64_t edit = (std::uint64_t{4} << cost_shift) + 1;
constexpr std::uint64_t absorption = std::uint64_t{1} << absorbed_shift;
constexpr std::uint64_t absorption_cost = std::uint64_t{1} << cost_shift;
constexpr std::size_t most_paid = 8; // letters of an argument

constexpr std::size_t begin_of(std::uint64_t cell) noexcept {
  return static_cast<std::size_t>(cell >> begin_shift & field);
}
constexpr std::uint64_t beginning_at(std::size_t begin) noexcept {
  return std::uint64_t{begin} << begin_shift;
}
constexpr double absorbed_in(std::uint64_t cell) noexcept {
  return static_cast<double>(cell >> absorbed_shift & field);
}
constexpr double edits_in(std::uint64_t cell) noexcept {
  return static_cast<double>(cell & 0xFFFFU);
}

double count_literals(std::u32string_view text) {
  return static_cast<double>(text.size()) - static_cast<double>(std::count(text.begin(), text.end(), gap));
}

/// An exact part of a text comes before a larger part of another that is nearly the same.
double sharpened(double agreement) {
  return agreement * std::sqrt(agreement);
}

/// Returns how much of what was compared is text and no value.
double share_of_text(double text, double values) {
  return text / (text + values);
}

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
  auto const text_wide = static_cast<double>(std::count_if(text.begin(), text.end(), is_wide));
  auto const weight = 1 + text_wide / literals; // of a letter of the text
  // A letter that was lost is there, but which it was is not known.
  auto const half_lost = (size - known) / 2;
  bool const has_gaps = literals != static_cast<double>(text.size());
  double best = 0;
  if (has_gaps || size <= literals) {
    auto const part = best_part_of_text(query, text);
    auto const compared = known - part.absorbed;
    auto const agreeing = compared - part.edits;
    if (agreeing > 0) {
      auto const reached = count_literals(text.substr(part.begin, part.end - part.begin));
      auto const there = std::min(reached, compared + half_lost) / literals;
      auto const own = share_of_text(compared * weight, part.absorbed);
      best = weighed(sharpened(agreeing / compared) * (0.8 + 0.2 * there) * (0.8 + 0.2 * own), there * (1 + own) / 2,
                     agreeing * weight);
    }
  }
  if (has_gaps || size > literals) {
    auto const part = best_part_of_query(query, text);
    auto const agreeing = literals - part.edits;
    if (agreeing > 0) {
      // An argument at either end takes what is left over there.
      bool const is_question = part.end < query.size() && query[part.end] == lost; // its mark is no letter
      auto const end = part.end + (is_question ? 1 : 0);
      auto const left_over = (text.front() == gap ? static_cast<double>(part.begin) : 0) +
                             (text.back() == gap ? size - static_cast<double>(end) : 0);
      auto const explained =
          (static_cast<double>(end - part.begin) + left_over) / size * std::min(1.0, (known + half_lost) / literals);
      auto const own = share_of_text(literals * weight, part.absorbed + left_over);
      auto const score = sharpened(agreeing / literals) * (0.4 + 0.6 * explained) * (0.8 + 0.2 * own);
      best = std::max(best, weighed(score, explained * (1 + own) / 2, std::min(agreeing, known) * weight));
    }
  }
  return best;
}

/// Lets an argument absorb letters of the query.
void aligner::cross_gap(std::size_t size) {
  before_ = row_;
  auto free = ~std::uint64_t{0}; // the best that has paid for all that it has to
  for (std::size_t j = 1; j <= size; ++j) {
    auto best = before_[j];
    for (std::size_t letters = 1; letters < std::min(most_paid, j + 1); ++letters)
      best = std::min(best, before_[j - letters] + letters * (absorption + absorption_cost));
    if (j >= most_paid) {
      auto const paid = before_[j - most_paid] + most_paid * (absorption + absorption_cost);
      free = j == most_paid ? paid : std::min(free + absorption, paid);
      best = std::min(best, free);
    }
    row_[j] = best;
  }
}

/// Goes from one letter of the text to the next. What cell 0 becomes stands behind the row.
void aligner::next_row(std::u32string_view query, char32_t letter) {
  auto* const row = row_.data();
  if (letter == gap) {
    cross_gap(query.size());
    return;
  }
  auto diagonal = row[0];
  row[0] = row_.back();
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
    row_.back() = beginning_at(i + 1); // a part may begin behind each letter
    next_row(query, text[i]);
    row_[0] = beginning_at(i + 1);
    if (row_[size] < best) {
      best = row_[size];
      end = i + 1;
    }
  }
  return {edits_in(best), absorbed_in(best), begin_of(best), end};
}

aligner::found aligner::best_part_of_query(std::u32string_view query, std::u32string_view text) {
  auto const size = query.size();
  row_.assign(size + 2, 0);
  for (std::size_t j = 0; j <= size; ++j)
    row_[j] = beginning_at(j); // it may begin at each letter of the query
  for (auto const letter : text) {
    row_.back() = row_[0] + (letter == gap ? 0 : edit);
    next_row(query, letter);
  }
  auto const best = std::min_element(row_.begin(), row_.end() - 1);
  auto const end = static_cast<std::size_t>(best - row_.begin());
  return {edits_in(*best), absorbed_in(*best), begin_of(*best), end};
}

} // namespace interco::detail
