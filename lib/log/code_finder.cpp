#include "log/code_finder.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "core/ascii.hpp"
#include "core/catalog_access.hpp"

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
// As Linux returns them, -1 to -4095 (MAX_ERRNO of <linux/err.h>).
constexpr std::uint64_t most_errno = 4095;
// Longer ones are left alone: none has been seen, and what is kept back of a line has a limit.
constexpr std::size_t longest_possible_symbol = 1024;
// 18446744071562658572 has as many; and 0xFFFFFFFF8009030C fewer.
constexpr std::size_t most_digits = 20;

/// What a byte can be beside a number.
enum class kind : std::uint8_t { hexadecimal = 1, word = 2, before = 4, after = 8, separator = 16 };

constexpr auto kinds = [] {
  std::array<std::uint8_t, 256> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    auto const c = static_cast<char>(i);
    auto const is_one_of = [c](std::string_view set) { return set.find(c) != std::string_view::npos; };
    bool const is_blank_or_foreign = i <= ' ' || i >= 0x80;
    auto const add = [&](kind what, bool is) { table[i] |= is ? static_cast<std::uint8_t>(what) : std::uint8_t{0}; };
    add(kind::hexadecimal, is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'f'));
    add(kind::word, detail::is_word(c));
    // Not a part of a path, a URL, a version, an address.
    add(kind::before, is_blank_or_foreign || is_one_of("=:([{<>\"'`,;#|!*"));
    add(kind::after, is_blank_or_foreign || is_one_of(",;)]}><\"'`|!?=*([&"));
    add(kind::separator, is_one_of(" \t=:(#<\"'\\"));
  }
  return table;
}();

constexpr bool is(kind what, char c) noexcept {
  return (kinds[static_cast<unsigned char>(c)] & static_cast<std::uint8_t>(what)) != 0;
}
constexpr bool is_hexadecimal(char c) noexcept {
  return is(kind::hexadecimal, c);
}
constexpr bool in_word(char c) noexcept {
  return is(kind::word, c);
}
constexpr bool is_separator(char c) noexcept {
  return is(kind::separator, c);
}

/// Returns whether a number may end before the byte at a place.
bool may_end(log_window const& in, std::size_t at) noexcept {
  char const c = in.at(at);
  char const next = in.at(at + 1);
  if (c == '.')
    return !in_word(next) && next != '.'; // a version, a file; the end of a sentence
  if (c == ':')
    return !is_digit(next) && next != '/' && next != '\\'; // a time, an address, a drive
  if (c == '-')
    return !in_word(next); // a date, a UUID
  if (c == '\\')
    return next == '"' || next == 'n' || next == 'r'; // inside a string of JSON
  return is(kind::after, c);
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
  auto const add = [&hash](std::uint64_t part) {
    hash = (hash ^ part) * factor;
    hash ^= hash >> 32U;
  };
  auto const eight_at = [symbol](std::size_t at) {
    std::uint64_t part = 0;
    std::memcpy(&part, symbol.data() + at, 8);
    return part;
  };
  std::size_t at = 0;
  for (; at + 8 < symbol.size(); at += 8)
    add(eight_at(at));
  if (symbol.size() >= 8) { // the last eight, some of them again
    add(eight_at(symbol.size() - 8));
  } else {
    std::uint64_t part = 0;
    for (char const c : symbol)
      part = part << 8U | static_cast<unsigned char>(c);
    add(part);
  }
  return static_cast<std::uint32_t>(hash);
}

/// Reads digits, at most `most_digits` of them. Returns nothing where the number has more than 64 bits.
template <std::uint64_t Base>
std::optional<std::uint64_t> number_in(std::string_view digits) noexcept {
  constexpr std::size_t always_fit = Base == 16 ? 16 : 19;
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    // The letters' lowest four bits are 1 for 'A' and 'a' to 6, and their seventh is set. No branch: digits and letters of
    // hashes and addresses come in no order that a processor could learn.
    auto const c = static_cast<unsigned char>(digits[i]);
    auto const digit = static_cast<std::uint64_t>((c & 0xFU) + 9U * (c >> 6U));
    constexpr auto most = std::numeric_limits<std::uint64_t>::max();
    if (i >= always_fit && (value > most / Base || value * Base > most - digit))
      return std::nullopt;
    value = value * Base + digit;
  }
  return value;
}

/// Returns the place of a value in `code_finder::known_`.
std::size_t place_of(std::uint32_t value) noexcept {
  constexpr std::uint32_t factor = 0x9E3779B1; // 2^32 divided by the golden ratio, a prime
  return (value * factor) >> 16U;
}

/// Returns the place behind a symbol's own value in parentheses, as in SEC_E_OK(0x00000000) and ENOENT (2); the same place
/// where there is none.
std::size_t behind_value(log_window const& in, std::size_t at, std::uint32_t value) noexcept {
  auto first = at + (in.at(at) == ' ' ? 1 : 0);
  if (in.at(first++) != '(')
    return at;
  bool const negative = in.at(first) == '-';
  first += negative ? 1 : 0;
  bool const prefixed = !negative && in.at(first) == '0' && lower(in.at(first + 1)) == 'x';
  first += prefixed ? 2 : 0;
  auto end = first;
  constexpr std::size_t most = 10; // 4294967295 has as many
  while (end - first <= most && (prefixed ? is_hexadecimal(in.at(end)) : is_digit(in.at(end))))
    ++end;
  auto const size = end - first;
  if (size == 0 || size > most || in.at(end) != ')')
    return at;
  auto const digits = in.text.substr(first, size);
  auto const written = prefixed ? number_in<16>(digits) : number_in<10>(digits);
  return written == (negative ? std::uint32_t{0} - value : value) ? end + 1 : at;
}

/// Adds the first two digits of a number to a set.
void add_start(std::bitset<65536>& to, std::string_view digits) noexcept {
  to.set(static_cast<std::size_t>(static_cast<unsigned char>(digits[0])) << 8U | static_cast<unsigned char>(digits[1]));
}

} // namespace

code_finder::code_finder(reader_set readers, std::string_view domain) : all_(std::move(readers)) {
  for (auto const& each : all_) {
    if (!domain.empty() && !equal_ignoring_case(each.domain(), domain))
      continue;
    bool const has_facilities = each[0U].decoded().has_value();
    readers_.push_back(&each);
    has_facilities_.push_back(has_facilities);
    if (!catalog_access::data(each).codes->decoding.wraps.empty())
      wrapping_.push_back(&each);
    plain_ = !domain.empty() && !has_facilities ? &each : nullptr;
    add_codes(each, has_facilities);
  }
  slots_.resize(symbols_.empty() ? 0 : std::bit_ceil(2 * symbols_.size()));
  for (std::uint32_t i = 0; i < symbols_.size(); ++i) {
    auto const hash = hash_of(symbols_[i].symbol);
    auto at = hash & (slots_.size() - 1);
    while (slots_[at].entry != none)
      at = (at + 1) & (slots_.size() - 1);
    slots_[at] = {hash, i};
  }
  plan_anchors();
  // A name, separators, a number or a symbol; and what an annotation begins with: " [", a symbol, ": ".
  look_ahead_ = 2 * longest_word + most_digits + 2 * longest_symbol_ + 16;
}

void code_finder::add_codes(reader const& of, bool has_facilities) {
  bool needs_name = false;
  for (auto const& each : of) {
    auto const symbol = each.symbol();
    auto const value = each.value();
    known_.set(place_of(value));
    if (value > 0x7FFFFFFF || (value > 0xFFFF && has_facilities))
      add_value(value);
    else
      needs_name = needs_name || value != 0;
    if (symbol.size() > longest_possible_symbol)
      continue;
    symbols_.push_back({symbol, &of});
    longest_symbol_ = std::max(longest_symbol_, symbol.size());
  }
  needs_name_.push_back(needs_name);
  if (!has_facilities)
    return;
  // A value that holds a code may be any with the highest bit.
  for (int start = 21; start <= 42; ++start)
    add_start(number_starts_, std::to_string(start));
}

void code_finder::add_value(std::uint32_t value) {
  auto const add = [this](std::string_view digits) {
    add_start(number_starts_, digits);
    auto const decimal =
        static_cast<std::size_t>(std::find_if_not(digits.begin(), digits.end(), is_digit) - digits.begin());
    if (digits.size() < 8)
      few_digits_.emplace(digits.substr(0, 3));
    else if (decimal < anchor_plan::least_digits)
      anchors_.eight_hexadecimal = true;
    else
      anchors_.digits = std::min(anchors_.digits, decimal);
  };
  auto const hex = hex_string(value).str().substr(2);
  add(hex);
  add(lower(hex));
  add(std::to_string(value));
  if (value > 0x7FFFFFFF) {
    add(std::to_string(0xFFFFFFFF00000000 | value));
    if (auto const magnitude = std::uint32_t{0} - value; magnitude > 0xFFFF)
      add(std::to_string(magnitude));
  }
}

void code_finder::plan_anchors() {
  // A few first digits are tested like symbols.
  constexpr std::size_t most = 2;
  if (few_digits_.size() > most) {
    anchors_.digits = anchor_plan::least_digits;
  } else {
    for (auto const& start : few_digits_)
      std::copy(start.begin(), start.end(), anchors_.prefixes[anchors_.prefix_count++].begin());
  }
  plan_names();
  plan_symbols();
}

void code_finder::plan_symbols() {
  // By the first byte of a symbol: what the second can be, and what all begin with.
  struct group {
    anchor_plan::lead lead;
    std::string_view prefix;
  };
  std::map<char, group> groups;
  for (auto const& each : symbols_) {
    auto& of = groups[each.symbol[0]];
    auto const same =
        of.prefix.data() == nullptr
            ? each.symbol.size()
            : static_cast<std::size_t>(
                  std::mismatch(of.prefix.begin(), of.prefix.end(), each.symbol.begin(), each.symbol.end()).first -
                  of.prefix.begin());
    of.prefix = each.symbol.substr(0, same);
    of.lead[0].take(static_cast<unsigned char>(each.symbol[0]));
    if (each.symbol.size() > 1)
      of.lead[1].take(static_cast<unsigned char>(each.symbol[1]));
    else
      of.lead[1] = {0, 0xFF};
  }
  std::vector<anchor_plan::lead> leads;
  for (auto const& [first, of] : groups) {
    constexpr std::size_t size = std::tuple_size_v<anchor_plan::prefix>;
    if (is_behind_name(of.prefix))
      continue; // found where the name is
    if (of.prefix.size() >= size && anchors_.prefix_count != anchor_plan::most_prefixes)
      std::copy_n(of.prefix.begin(), size, anchors_.prefixes[anchors_.prefix_count++].begin());
    else
      leads.push_back(of.lead);
  }
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
}

void code_finder::plan_names() {
  // A number of few digits is a code behind the name of its domain, which is rarer than a number.
  anchors_.any_number = plain_ != nullptr;
  if (anchors_.any_number)
    return;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < readers_.size(); ++i) {
    if (!needs_name_[i])
      continue;
    names.emplace_back(readers_[i]->domain());
    if (equal_ignoring_case(readers_[i]->domain(), rust_domain))
      names.emplace_back(rust_name);
  }
  bool const has_short = std::any_of(names.begin(), names.end(), [](std::string const& name) {
    return name.size() < std::tuple_size_v<anchor_plan::name>;
  });
  if (names.size() > anchor_plan::most_names || has_short) {
    anchors_.any_number = true;
    return;
  }
  for (auto const& name : names) {
    anchors_.is_whole[anchors_.name_count] = name.size() == std::tuple_size_v<anchor_plan::name>;
    auto& anchor = anchors_.names[anchors_.name_count++];
    std::transform(name.begin(), name.begin() + static_cast<std::ptrdiff_t>(anchor.size()), anchor.begin(),
                   [](char c) { return static_cast<unsigned char>(static_cast<unsigned char>(c) | 0x20U); });
  }
}

bool code_finder::is_behind_name(std::string_view prefix) const noexcept {
  constexpr std::size_t size = std::tuple_size_v<anchor_plan::name>;
  return prefix.size() > size && prefix[size] == '_' &&
         std::any_of(anchors_.names.begin(), anchors_.names.begin() + anchors_.name_count, [prefix](auto const& name) {
           return std::equal(name.begin(), name.end(), prefix.begin(),
                             [](unsigned char a, char b) { return a == (static_cast<unsigned char>(b) | 0x20U); });
         });
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
  char const next = in.at(at + 1);
  char const previous = in.behind(static_cast<std::ptrdiff_t>(at) - 1);
  if (in_word(previous))
    return std::nullopt;
  if (is_hexadecimal(c)) {
    bool const prefixed = c == '0' && lower(next) == 'x';
    auto const start = static_cast<std::size_t>(static_cast<unsigned char>(c)) << 8U | static_cast<unsigned char>(next);
    if (prefixed || previous == '-' || number_starts_[start] || (anchors_.any_number && is_digit(c))) {
      if (auto found = number_at(in, at))
        return found;
    }
    if (is_digit(c))
      return std::nullopt;
  }
  if (auto found = symbol_at(in, at))
    return found;
  return begins_name(in, at) ? behind_name(in, at) : std::nullopt;
}

bool code_finder::begins_name(log_window const& in, std::size_t at) const noexcept {
  return std::any_of(anchors_.names.begin(), anchors_.names.begin() + anchors_.name_count, [&](auto const& name) {
    return (static_cast<unsigned char>(in.at(at)) | 0x20U) == name[0] &&
           (static_cast<unsigned char>(in.at(at + 1)) | 0x20U) == name[1];
  });
}

std::optional<code_match> code_finder::symbol_at(log_window const& in, std::size_t at) const noexcept {
  if (slots_.empty())
    return std::nullopt;
  std::size_t end = at;
  while (in_word(in.at(end))) {
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
      auto const previous = in.behind(static_cast<std::ptrdiff_t>(at) - 1);
      if (previous == ':' || previous == '/') // as in sspi/SEC_E_OK(0x00000000)
        domain = domain_before(in, static_cast<std::ptrdiff_t>(at) - 1);
    }
    if (domain == nullptr || domain == entry.in) {
      auto answer = (*entry.in)[word];
      end = behind_value(in, end, answer.value());
      return code_match{at, end, std::move(answer), true};
    }
  }
  return std::nullopt;
}

reader const* code_finder::domain_before(log_window const& in, std::ptrdiff_t at) const noexcept {
  std::array<char, longest_word> name{};
  std::size_t size = 0;
  while (in_word(in.behind(at - 1))) {
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
  if (!is(kind::before, previous))
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

  auto const digits = in.text.substr(first, size);
  number what;
  auto const found = [&]() -> std::optional<code_match> {
    auto const begin = at - (negative ? 1U : 0U);
    auto answer = look_up(what, in, static_cast<std::ptrdiff_t>(begin));
    if (!answer)
      return std::nullopt;
    return code_match{begin, end, *std::move(answer), false};
  };
  if (prefixed || (eight && !negative)) {
    // A pointer has 9 to 15 digits, or zeros before.
    auto const wide = size <= 8 || size == 16 ? number_in<16>(digits) : std::nullopt;
    auto const value = wide ? narrow_code(*wide) : std::nullopt;
    if (!value)
      return std::nullopt;
    bool const extended = *wide > 0xFFFFFFFF;
    what.value = *value;
    what.if_big = extended || (eight && !(decimal && !prefixed)) ? need::nothing : need::word;
    what.if_middle = prefixed && eight ? need::nothing : need::word;
    what.is_bare_hexadecimal = !prefixed;
    what.is_prefixed = prefixed;
    if (auto answer = found())
      return answer;
    if (!decimal)
      return std::nullopt;
    what = {};
  }
  if (size > 1 && in.at(first) == '0') // a serial number
    return std::nullopt;
  auto const wide = number_in<10>(digits);
  if (!wide)
    return std::nullopt;
  if (negative) {
    if (*wide > 0x80000000 || *wide == 0)
      return std::nullopt;
    what.value = static_cast<std::uint32_t>(0 - *wide);
    what.if_big = *wide > 0xFFFF ? need::nothing : need::name; // -1 is no code
    if (*wide <= most_errno) {
      if (auto answer = found())
        return answer;
      what.value = static_cast<std::uint32_t>(*wide);
      what.is_negated = true;
    }
  } else {
    auto const value = narrow_code(*wide);
    if (!value)
      return std::nullopt;
    what.value = *value;
    what.if_big = *wide > 0xFFFFFFFF ? need::nothing : need::word;
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
  if (what.value == 0 && !what.is_prefixed)
    return std::nullopt;
  auto const is_known = [&](std::size_t i) { return (*readers_[i])[what.value].known(); };
  std::size_t first = known_[place_of(what.value)] ? 0 : readers_.size();
  while (first != readers_.size() && !is_known(first))
    ++first;
  if (first == readers_.size()) {
    if (!big || what.is_bare_hexadecimal)
      return std::nullopt;
    // A code of another domain inside?
    for (auto const* const each : wrapping_) {
      auto const own = (*each)[what.value];
      auto const inside = own.wrapped();
      if (!inside || all_.find(inside->domain) == nullptr)
        continue;
      auto answer = all_[own.code()];
      if (!answer.known())
        continue;
      auto const stands = before(in, at);
      bool const has_word = stands.word || stands.named != nullptr;
      if (stands.address || what.if_big == need::name || (what.if_big == need::word && !has_word))
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
    if (answer.known() && !(what.is_negated && answer.decoded()))
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
    if (needed == need::nothing || (needed == need::word && has_word))
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
    while (in_word(in.behind(at - 1))) {
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
      in.behind(at - 1) == ' ' && !in_word(in.behind(at - 4)))
    result.named = find_domain(rust_domain);
  return result;
}

std::optional<code_match> code_finder::behind_name(log_window const& in, std::size_t at) const noexcept {
  auto const word_at = [&in](std::size_t begin) {
    auto end = begin;
    while (end - begin <= longest_word && in_word(in.at(end)))
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
  next += in.at(next) == '-' ? 1U : 0U;
  return is_digit(in.at(next)) ? number_at(in, next) : std::nullopt;
}

} // namespace interco::detail
