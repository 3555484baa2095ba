/// \file
/// Decides whether a code stands at a place of a log: the rules that interco/annotate.hpp states.
///
/// A decision looks at the bytes of one line only, at no more than `look_behind` before the place and `look_ahead()`
/// from it on, and takes no longer than these are.
#ifndef INTERCO_LOG_CODE_FINDER_HPP
#define INTERCO_LOG_CODE_FINDER_HPP

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <interco/message.hpp>
#include <interco/reader_set.hpp>

#include "log/code_anchors.hpp"

namespace interco::detail {

/// A part of a log, and where the last code in it ended.
struct log_window {
  std::string_view text;
  /// Behind the last code, or its annotation. What stands before is seen as a letter, whether it was annotated or not.
  /// At first far from all, so that it may be moved along.
  std::ptrdiff_t floor = std::numeric_limits<std::ptrdiff_t>::min() / 2;

  /// Returns a byte; a line end behind the last.
  [[nodiscard]] char at(std::size_t i) const noexcept { return i < text.size() ? text[i] : '\n'; }
  /// Returns a byte before a place that is being looked at; a line end before the first.
  [[nodiscard]] char behind(std::ptrdiff_t i) const noexcept {
    return i < floor ? 'X' : i < 0 ? '\n' : text[static_cast<std::size_t>(i)];
  }
};

struct code_match {
  std::size_t begin = 0; ///< Before the place, where that is behind a sign.
  std::size_t end = 0;
  message answer;
  bool by_symbol = false;
};

class code_finder {
 public:
  /// Codes of one domain, or of all where it is empty.
  code_finder(reader_set readers, std::string_view domain);

  static constexpr std::size_t look_behind = 128; // two words of `longest_word`, and what stands between
  [[nodiscard]] std::size_t look_ahead() const noexcept { return look_ahead_; }
  [[nodiscard]] anchor_plan const& anchors() const noexcept { return anchors_; }

  /// Returns the code that begins at a place, or behind the name of a domain that begins there.
  [[nodiscard]] std::optional<code_match> match(log_window const& in, std::size_t at) const noexcept;

 private:
  static constexpr std::size_t longest_word = 32;
  /// What stands before a number.
  struct context {
    bool word = false;             // one that says that a status follows
    bool address = false;          // one that says that an address follows
    reader const* named = nullptr; // the domain
  };
  /// What has to stand before a number, so that it is a code.
  enum class need : std::uint8_t { nothing, word, name };
  struct number {
    std::uint32_t value = 0;
    need if_big = need::word;         // above 0x7FFFFFFF
    need if_middle = need::word;      // above 0xFFFF, where values have a facility
    bool is_prefixed = false;         // by "0x"
    bool is_bare_hexadecimal = false; // without it
    bool is_negated = false;          // -2 of a plain domain's 2
  };
  struct symbol_slot {
    std::uint32_t hash = 0;
    std::uint32_t entry = none;
  };
  struct symbol_entry {
    std::string_view symbol;
    reader const* in;
  };
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  void add_codes(reader const& of, bool has_facilities);
  void add_value(std::uint32_t value);
  void plan_anchors();
  void plan_symbols();
  void plan_names();
  /// Returns whether symbols with this prefix are found by the name of a domain that they begin with, as HTTP_ is.
  [[nodiscard]] bool is_behind_name(std::string_view prefix) const noexcept;
  [[nodiscard]] std::optional<code_match> symbol_at(log_window const& in, std::size_t at) const noexcept;
  [[nodiscard]] std::optional<code_match> number_at(log_window const& in, std::size_t at) const noexcept;
  [[nodiscard]] bool begins_name(log_window const& in, std::size_t at) const noexcept;
  [[nodiscard]] std::optional<code_match> behind_name(log_window const& in, std::size_t at) const noexcept;
  [[nodiscard]] context before(log_window const& in, std::ptrdiff_t at) const noexcept;
  [[nodiscard]] reader const* domain_before(log_window const& in, std::ptrdiff_t at) const noexcept;
  [[nodiscard]] reader const* find_domain(std::string_view name) const noexcept;
  [[nodiscard]] std::optional<message> look_up(number const& what, log_window const& in,
                                               std::ptrdiff_t at) const noexcept;

  reader_set all_;
  std::vector<reader const*> readers_;  // those that answer
  std::vector<reader const*> wrapping_; // those whose values can hold codes of other domains
  std::vector<bool> has_facilities_;    // of each of readers_
  std::vector<bool> needs_name_;        // whether it has values that are codes behind its name only
  reader const* plain_ = nullptr;       // the one domain that answers, where its values are plain numbers
  std::vector<symbol_entry> symbols_;
  std::vector<symbol_slot> slots_; // a hash table; empty where there are no symbols
  std::size_t longest_symbol_ = 0;
  std::size_t look_ahead_ = 0;
  std::bitset<65536> known_;         // by `place_of`, of the values that a reader has: most numbers are none
  std::bitset<65536> number_starts_; // the first two digits of numbers
  std::set<std::string> few_digits_; // the first three of numbers that have fewer than eight
  anchor_plan anchors_;
};

} // namespace interco::detail

#endif
