#include "log/code_finder.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstring>
#include <string>

#include "core/ascii.hpp"

namespace interco::detail {
namespace {

// In lower case. Each is that word or the last part of a longer one.
constexpr std::array<std::string_view, 24> status_words{
    "code",       "err",      "errcode",  "errno",  "error",  "errorcode",  "exit",   "exitcode",
    "hr",         "hresult",  "ntstatus", "rc",     "result", "resultcode", "ret",    "return",
    "returncode", "returned", "returns",  "retval", "sc",     "scode",      "status", "statuscode"};
// What may stand between such a word and the number.
constexpr std::array<std::string_view, 5> linking_words{"is", "number", "of", "value", "was"};
constexpr std::array<std::string_view, 12> address_words{"addr",   "address", "at",      "base", "handle", "id",
                                                         "offset", "pc",      "pointer", "ptr",  "thread", "tid"};
// As Rust's standard library ends the text of an error: "(os error 2)".
constexpr std::string_view rust_name = "os error";
constexpr std::string_view rust_domain = "errno";

constexpr std::ptrdiff_t most_separators = 8;
// Longer ones are left alone: none has been seen, and what is kept back of a line has a limit.
constexpr std::size_t longest_possible_symbol = 1024;
// 18446744071562658572 has as many; and 0xFFFFFFFF8009030C fewer.
constexpr std::size_t most_digits = 20;

constexpr bool is_hexadecimal(char c) noexcept {
  return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'f');
}
constexpr bool is_separator(char c) noexcept {
  return std::string_view(" \t=:(#<\"'\\").find(c) != std::string_view::npos;
}
constexpr bool is_other_script(char c) noexcept {
  return static_cast<unsigned char>(c) >= 0x80;
}
constexpr bool is_blank(char c) noexcept {
  return static_cast<unsigned char>(c) <= ' ';
}

/// Returns whether a number may stand behind this: not a part of a path, a URL, a version, an address.
constexpr bool may_stand_before(char c) noexcept {
  return is_blank(c) || is_other_script(c) || std::string_view("=:([{<>\"'`,;#|!*").find(c) != std::string_view::npos;
}

/// Returns whether a number may end before the byte at a place.
bool may_end(log_window const& in, std::size_t at) noexcept {
  char const c = in.at(at);
  char const next = in.at(at + 1);
  if (c == '.')
    return !is_word(next) && next != '.'; // a version, a file; the end of a sentence
  if (c == ':')
    return !is_digit(next) && next != '/' && next != '\\'; // a time, an address, a drive
  if (c == '-')
    return !is_word(next); // a date, a UUID
  if (c == '\\')
    return next == '"' || next == 'n' || next == 'r'; // inside a string of JSON
  return is_blank(c) || is_other_script(c) || std::string_view(",;)]}><\"'`|!?=*([&").find(c) != std::string_view::npos;
}

/// Returns whether a name ends in one of some words, as `exit_code` and `lastError` do.
template <std::size_t N>
bool ends_in(std::string_view name, std::array<std::string_view, N> const& words) noexcept {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    if (name.size() < word.size())
      return false;
    auto const at = name.size() - word.size();
    auto const end = name.substr(at);
    if (!equal_ignoring_case(end, word))
      return false;
    return at == 0 || name[at - 1] == '_' || (end[0] == upper(end[0]) && name[at - 1] == lower(name[at - 1]));
  });
}

template <std::size_t N>
bool is_one_of(std::string_view name, std::array<std::string_view, N> const& words) noexcept {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return equal_ignoring_case(name, word); });
}

std::uint32_t hash_of(std::string_view symbol) noexcept {
  constexpr std::uint64_t factor = 0x9E3779B97F4A7C15; // 2^64 divided by the golden ratio
  std::uint64_t hash = symbol.size() * factor;
  for (; symbol.size() >= 8; symbol.remove_prefix(8)) {
    std::uint64_t part = 0;
    std::memcpy(&part, symbol.data(), 8);
    hash = (hash ^ part) * factor;
    hash ^= hash >> 32U;
  }
  std::uint64_t part = 0;
  std::memcpy(&part, symbol.data(), symbol.size());
  hash = (hash ^ part) * factor;
  return static_cast<std::uint32_t>(hash >> 32U);
}

/// Returns what the first bytes of a name are compared with.
anchor_plan::name anchor_of(std::string_view name) noexcept {
  anchor_plan::name anchor;
  for (std::size_t i = 0; i < anchor.bytes.size(); ++i) {
    bool const folds = i < name.size() && is_letter(name[i]);
    anchor.fold[i] = i >= name.size() ? 0xFF : folds ? 0x20 : 0;
    anchor.bytes[i] = i >= name.size() ? 0xFF : static_cast<unsigned char>(lower(name[i]));
  }
  return anchor;
}

} // namespace

code_finder::code_finder(reader_set readers, std::string_view domain) : all_(std::move(readers)) {
  bool has_plain_domain = false;
  for (auto const& each : all_) {
    if (!domain.empty() && !equal_ignoring_case(each.domain(), domain))
      continue;
    bool const has_facilities = each[0U].decoded().has_value();
    readers_.push_back(&each);
    has_facilities_.push_back(has_facilities);
    has_plain_domain = has_plain_domain || !has_facilities;
    plain_ = !domain.empty() && !has_facilities ? &each : nullptr;
    add_symbols(each);
  }
  slots_.resize(symbols_.empty() ? 0 : std::bit_ceil(2 * symbols_.size()));
  for (std::uint32_t i = 0; i < symbols_.size(); ++i) {
    auto const hash = hash_of(symbols_[i].symbol);
    auto at = hash & (slots_.size() - 1);
    while (slots_[at].entry != none)
      at = (at + 1) & (slots_.size() - 1);
    slots_[at] = {hash, i};
  }
  plan_anchors(has_plain_domain);
  // A name, separators, a number or a symbol; and what an annotation begins with: " [", a symbol, ": ".
  look_ahead_ = 2 * longest_word + most_digits + 2 * longest_symbol_ + 16;
}

void code_finder::add_symbols(reader const& of) {
  for (auto const& each : of) {
    auto const symbol = each.symbol();
    if (symbol.size() > longest_possible_symbol)
      continue;
    symbols_.push_back({symbol, &of});
    longest_symbol_ = std::max(longest_symbol_, symbol.size());
  }
}

void code_finder::plan_anchors(bool has_plain_domain) {
  std::vector<anchor_plan::lead> leads;
  for (auto const& each : symbols_) {
    anchor_plan::lead lead;
    for (std::size_t i = 0; i < lead.size(); ++i) {
      if (i < each.symbol.size())
        lead[i].take(static_cast<unsigned char>(each.symbol[i]));
      else
        lead[i] = {0, 0xFF};
    }
    auto const same = std::find_if(leads.begin(), leads.end(),
                                   [&](anchor_plan::lead const& other) { return other[0].first == lead[0].first; });
    if (same == leads.end())
      leads.push_back(lead);
    else
      for (std::size_t i = 0; i < lead.size(); ++i)
        (*same)[i].take(lead[i]);
  }
  std::sort(leads.begin(), leads.end(), [](auto const& a, auto const& b) { return a[0].first < b[0].first; });
  while (leads.size() > anchor_plan::most_leads) {
    auto nearest = leads.begin();
    for (auto each = leads.begin(); each + 1 != leads.end(); ++each) {
      if (each[1][0].last - each[0][0].first < nearest[1][0].last - nearest[0][0].first)
        nearest = each;
    }
    for (std::size_t i = 0; i < nearest->size(); ++i)
      (*nearest)[i].take(nearest[1][i]);
    leads.erase(nearest + 1);
  }
  std::copy(leads.begin(), leads.end(), anchors_.leads.begin());
  anchors_.lead_count = leads.size();

  // A number of few digits is a code behind the name of its domain, which is rarer than a number.
  anchors_.any_number = plain_ != nullptr;
  if (!has_plain_domain || anchors_.any_number)
    return;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < readers_.size(); ++i) {
    if (has_facilities_[i])
      continue;
    names.emplace_back(readers_[i]->domain());
    if (equal_ignoring_case(readers_[i]->domain(), rust_domain))
      names.emplace_back(rust_name);
  }
  if (names.size() > anchor_plan::most_names) {
    anchors_.any_number = true;
    return;
  }
  for (auto const& name : names)
    anchors_.names[anchors_.name_count++] = anchor_of(name);
}

reader const* code_finder::find_domain(std::string_view name) const noexcept {
  for (auto const* const each : readers_) {
    if (equal_ignoring_case(each->domain(), name))
      return each;
  }
  return nullptr;
}

std::optional<code_match> code_finder::match(log_window const& in, std::size_t at) const noexcept {
  char const c = in.at(at);
  if (is_hexadecimal(c)) {
    if (auto found = number_at(in, at))
      return found;
  }
  if (is_digit(c) || !is_word(c) || is_word(in.behind(static_cast<std::ptrdiff_t>(at) - 1)))
    return std::nullopt;
  if (auto found = symbol_at(in, at))
    return found;
  return anchors_.name_count != 0 ? behind_name(in, at) : std::nullopt;
}

std::optional<code_match> code_finder::symbol_at(log_window const& in, std::size_t at) const noexcept {
  if (slots_.empty())
    return std::nullopt;
  std::size_t end = at;
  while (is_word(in.at(end))) {
    if (++end - at > longest_symbol_)
      return std::nullopt;
  }
  auto const word = in.text.substr(at, end - at);
  auto const hash = hash_of(word);
  reader const* domain = nullptr;
  bool is_known = false;
  for (auto slot = hash & (slots_.size() - 1); slots_[slot].entry != none; slot = (slot + 1) & (slots_.size() - 1)) {
    auto const& entry = symbols_[slots_[slot].entry];
    if (slots_[slot].hash != hash || entry.symbol != word)
      continue;
    if (!is_known) {
      is_known = true;
      if (in.behind(static_cast<std::ptrdiff_t>(at) - 1) == ':')
        domain = domain_before(in, static_cast<std::ptrdiff_t>(at) - 1);
    }
    if (domain == nullptr || domain == entry.in)
      return code_match{at, end, (*entry.in)[word], true};
  }
  return std::nullopt;
}

reader const* code_finder::domain_before(log_window const& in, std::ptrdiff_t at) const noexcept {
  std::array<char, longest_word> name{};
  std::size_t size = 0;
  while (is_word(in.behind(at - 1))) {
    if (size == name.size())
      return nullptr;
    name[name.size() - ++size] = in.behind(--at);
  }
  return find_domain({name.data() + name.size() - size, size});
}

std::optional<code_match> code_finder::number_at(log_window const& in, std::size_t at) const noexcept {
  auto const place = static_cast<std::ptrdiff_t>(at);
  char previous = in.behind(place - 1);
  bool const negative = previous == '-';
  if (negative)
    previous = in.behind(place - 2);
  if (!may_stand_before(previous))
    return std::nullopt;

  bool const prefixed = in.at(at) == '0' && lower(in.at(at + 1)) == 'x';
  std::size_t const first = at + (prefixed ? 2 : 0);
  std::size_t end = first;
  bool decimal = !prefixed;
  while (is_hexadecimal(in.at(end))) {
    decimal = decimal && is_digit(in.at(end));
    if (++end - first > most_digits)
      return std::nullopt;
  }
  auto const size = end - first;
  if (size == 0 || !may_end(in, end))
    return std::nullopt;
  bool const eight = size == 8;
  if (!decimal && (negative || (!prefixed && !eight)))
    return std::nullopt;

  std::uint64_t wide = 0;
  auto const as = [&](int base) {
    auto const [rest, failed] = std::from_chars(in.text.data() + first, in.text.data() + end, wide, base);
    return failed == std::errc() && rest == in.text.data() + end;
  };
  number what;
  auto const found = [&]() -> std::optional<code_match> {
    auto const begin = at - (negative ? 1U : 0U);
    auto answer = look_up(what, in, static_cast<std::ptrdiff_t>(begin));
    if (!answer)
      return std::nullopt;
    return code_match{begin, end, *std::move(answer), false};
  };
  if (prefixed || (eight && !negative)) {
    if (size > 16 || !as(16))
      return std::nullopt;
    auto const value = narrow_code(wide);
    // A pointer has 9 to 15 digits, or zeros before.
    if (!value || (size > 8 && size != 16))
      return std::nullopt;
    bool const extended = wide > 0xFFFFFFFF;
    what.value = *value;
    what.if_big = extended || (eight && !(decimal && !prefixed)) ? need::nothing : need::word;
    what.if_middle = prefixed && eight ? need::nothing : need::word;
    what.hexadecimal = true;
    if (auto answer = found())
      return answer;
    if (!decimal)
      return std::nullopt;
    what = {};
  }
  if (size > 1 && in.at(first) == '0') // a serial number
    return std::nullopt;
  if (!as(10))
    return std::nullopt;
  if (negative) {
    if (wide > 0x80000000 || wide == 0)
      return std::nullopt;
    what.value = static_cast<std::uint32_t>(0 - wide);
    what.if_big = need::nothing;
  } else {
    auto const value = narrow_code(wide);
    if (!value)
      return std::nullopt;
    what.value = *value;
    what.if_big = wide > 0xFFFFFFFF ? need::nothing : need::word;
  }
  // What has thousands behind a comma is an amount.
  if (what.value <= 0xFFFF && in.at(end) == ',' && is_digit(in.at(end + 1)))
    return std::nullopt;
  return found();
}

std::optional<message> code_finder::look_up(number const& what, log_window const& in,
                                            std::ptrdiff_t at) const noexcept {
  bool const big = what.value > 0x7FFFFFFF;
  bool const middle = !big && what.value > 0xFFFF;
  if (what.value == 0 && !what.hexadecimal)
    return std::nullopt;
  auto const is_known = [&](std::size_t i) { return (*readers_[i])[what.value].known(); };
  std::size_t first = 0;
  while (first != readers_.size() && !is_known(first))
    ++first;
  if (first == readers_.size()) {
    if (!big)
      return std::nullopt;
    // A code of another domain inside?
    for (std::size_t i = 0; i < readers_.size(); ++i) {
      if (!has_facilities_[i])
        continue;
      auto answer = all_[code{readers_[i]->domain(), what.value}];
      if (!answer.known())
        continue;
      auto const stands = before(in, at);
      if (stands.address || (what.if_big == need::word && !stands.word && stands.named == nullptr))
        return std::nullopt;
      return answer;
    }
    return std::nullopt;
  }
  auto stands = before(in, at);
  if (stands.named == nullptr && stands.word)
    stands.named = plain_;
  if (stands.named != nullptr) {
    auto answer = (*stands.named)[what.value];
    if (answer.known())
      return answer;
  }
  if (stands.address)
    return std::nullopt;
  bool const has_word = stands.word || stands.named != nullptr;
  for (auto i = first; i != readers_.size(); ++i) {
    bool const may = big || (middle && has_facilities_[i]);
    if (!may || !is_known(i))
      continue;
    auto const needed = big ? what.if_big : what.if_middle;
    if (needed == need::nothing || has_word)
      return (*readers_[i])[what.value];
  }
  return std::nullopt;
}

code_finder::context code_finder::before(log_window const& in, std::ptrdiff_t at) const noexcept {
  context result;
  std::array<char, longest_word> letters{};
  // Goes back over separators and a word, which it returns: empty where there is none, or it is too long.
  auto const previous_word = [&]() -> std::string_view {
    for (std::ptrdiff_t i = 0; is_separator(in.behind(at - 1)); ++i, --at) {
      if (i == most_separators)
        return {};
    }
    std::size_t size = 0;
    while (is_word(in.behind(at - 1))) {
      if (size == letters.size())
        return {};
      letters[letters.size() - ++size] = in.behind(--at);
    }
    return {letters.data() + letters.size() - size, size};
  };
  auto word = previous_word();
  if (is_one_of(word, linking_words))
    word = previous_word();
  if (word.empty())
    return result;
  result.word = ends_in(word, status_words);
  result.address = is_one_of(word, address_words);
  result.named = find_domain(word);
  if (equal_ignoring_case(word, "error") && lower(in.behind(at - 2)) == 's' && lower(in.behind(at - 3)) == 'o' &&
      in.behind(at - 1) == ' ' && !is_word(in.behind(at - 4)))
    result.named = find_domain(rust_domain);
  return result;
}

std::optional<code_match> code_finder::behind_name(log_window const& in, std::size_t at) const noexcept {
  auto const word_at = [&in](std::size_t begin) {
    auto end = begin;
    while (end - begin <= longest_word && is_word(in.at(end)))
      ++end;
    return in.text.substr(std::min(begin, in.text.size()), end - begin);
  };
  auto const skip_separators = [&in](std::size_t from) {
    auto const most = from + static_cast<std::size_t>(most_separators);
    while (from != most && is_separator(in.at(from)))
      ++from;
    return from;
  };
  auto word = word_at(at);
  if (equal_ignoring_case(word, rust_name.substr(0, 2)) && in.at(at + 2) == ' ')
    word = word_at(at += 3);
  else if (find_domain(word) == nullptr)
    return std::nullopt;
  auto next = skip_separators(at + word.size());
  if (auto const linking = word_at(next); is_one_of(linking, linking_words))
    next = skip_separators(next + linking.size());
  return is_digit(in.at(next)) ? number_at(in, next) : std::nullopt;
}

} // namespace interco::detail
