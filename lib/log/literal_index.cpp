#include "log/literal_index.hpp"

#include <algorithm>
#include <bit>
#include <string>

#include "log/quotes.hpp"

namespace interco::detail {
namespace {

/// Each form that the first bytes of a literal can have in a log. One with more quotes than this among them is found
/// with straight ones behind those: the number of forms is three to the power of it.
constexpr int max_quotes = 3;

void add_forms(std::vector<std::string>& all, std::string_view literal, std::string const& begun, std::size_t folded,
               int quotes) {
  if (begun.size() >= key_size) {
    all.push_back(begun.substr(0, key_size));
    return;
  }
  char const next = literal[folded];
  add_forms(all, literal, begun + next, folded + 1, quotes);
  if ((next != '\'' && next != '"') || quotes == max_quotes)
    return;
  for (auto const* const curved : {next == '\'' ? "\u2018" : "\u201C", next == '\'' ? "\u2019" : "\u201D"})
    add_forms(all, literal, begun + curved, folded + 1, quotes + 1);
}

/// Compares a folded literal with what stands in a text: 0 where it stands there.
int compare(std::string_view literal, std::string_view text, std::size_t at) noexcept {
  for (char const wanted : literal) {
    if (at >= text.size())
      return 1;
    auto const [byte, length] = fold_at(text, at);
    if (byte != wanted)
      return static_cast<unsigned char>(wanted) < static_cast<unsigned char>(byte) ? -1 : 1;
    at += length;
  }
  return 0;
}

} // namespace

literal_index::literal_index(std::vector<std::string_view> const& literals) : places_(literals.size()) {
  sorted_.reserve(literals.size());
  for (auto const literal : literals)
    sorted_.push_back({literal, static_cast<std::uint32_t>(sorted_.size())});
  std::sort(sorted_.begin(), sorted_.end(), [](entry const& a, entry const& b) { return a.literal < b.literal; });
  parents_.reserve(sorted_.size());
  for (std::uint32_t i = 0; i < sorted_.size(); ++i) {
    places_[sorted_[i].number] = i;
    auto parent = i == 0 ? none : i - 1;
    while (parent != none && !sorted_[i].literal.starts_with(sorted_[parent].literal))
      parent = parents_[parent];
    parents_.push_back(parent);
  }

  struct keyed {
    std::uint64_t key;
    std::uint32_t place;
  };
  std::vector<keyed> keys;
  keys.reserve(sorted_.size());
  std::vector<std::string> forms;
  for (std::uint32_t i = 0; i < sorted_.size(); ++i) {
    auto const literal = sorted_[i].literal;
    if (literal.substr(0, key_size).find_first_of("'\"") == std::string_view::npos) {
      keys.push_back({key_of(literal.data()), i});
      continue;
    }
    forms.clear();
    add_forms(forms, literal, {}, 0, 0);
    for (auto const& each : forms)
      keys.push_back({key_of(each.data()), i});
  }
  // At most half of the slots are used; of the bits, one in 32.
  auto const count = std::max<std::size_t>(keys.size(), 1024);
  slots_.resize(std::bit_ceil(2 * count));
  slot_shift_ = static_cast<unsigned>(64 - std::countr_zero(slots_.size()));
  bits_.assign(std::bit_ceil(32 * count) / 64, 0);
  bit_shift_ = static_cast<unsigned>(64 - std::countr_zero(64 * bits_.size()));
  for (auto const& each : keys)
    add_key(each.key, each.place);
}

void literal_index::add_key(std::uint64_t key, std::uint32_t place) {
  auto const hash = hash_of(key);
  bits_[hash >> bit_shift_ >> 6U] |= std::uint64_t{1} << ((hash >> bit_shift_) & 63U);
  for (auto at = hash >> slot_shift_;; at = (at + 1) & (slots_.size() - 1)) {
    auto& one = slots_[at];
    if (one.last == 0) {
      one = {key, place, place + 1};
      return;
    }
    if (one.key == key) { // what lies between has the same first bytes, or is passed over when it is compared
      one.first = std::min(one.first, place);
      one.last = std::max(one.last, place + 1);
      return;
    }
  }
}

std::uint32_t literal_index::longest(std::string_view text, std::size_t at) const noexcept {
  if (slots_.empty() || text.size() < at + key_size)
    return none;
  auto const key = key_of(text.data() + at);
  for (auto place = hash_of(key) >> slot_shift_;; place = (place + 1) & (slots_.size() - 1)) {
    auto const& one = slots_[place];
    if (one.last == 0)
      return none;
    if (one.key != key)
      continue;
    // Every literal that stands here is the last one that does not lie behind the text, or one that this begins with.
    auto const begin = sorted_.begin() + one.first;
    auto const behind = std::partition_point(begin, sorted_.begin() + one.last,
                                             [&](entry const& each) { return compare(each.literal, text, at) <= 0; });
    if (behind == begin)
      return none;
    auto found = static_cast<std::uint32_t>(behind - sorted_.begin()) - 1;
    while (found != none && compare(sorted_[found].literal, text, at) != 0)
      found = parents_[found];
    return found == none ? none : sorted_[found].number;
  }
}

} // namespace interco::detail
