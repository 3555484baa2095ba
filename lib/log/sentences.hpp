/// \file
/// The sentences that catalogs have in one language, each with its text in another, and where one stands in a line.
///
/// A sentence is found by its anchor, a piece of its text that begins with a word; what is before and behind that is
/// looked at only where the anchor stands. Used by one thread at a time: how far the log has been searched for a
/// piece is remembered, so that no byte is searched again and again for the same one.
#ifndef INTERCO_LOG_SENTENCES_HPP
#define INTERCO_LOG_SENTENCES_HPP

#include <cstddef>
#include <cstdint>
#include <deque>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <interco/catalog_set.hpp>
#include <interco/reader_set.hpp>

#include "core/program_cache.hpp"
#include "core/snapshot.hpp"
#include "log/literal_index.hpp"
#include "log/wording.hpp"

namespace interco::detail {

/// How long a value may be, in bytes.
inline constexpr std::size_t max_value = 1024;

/// A sentence in a line, and what takes its place.
struct found_sentence {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view translation; // in a catalog; or empty, and then
  std::string made;             // with the values of the line
};

class sentences {
 public:
  sentences(catalog_set const& catalogs, locale_list const& from, locale_list const& to);

  [[nodiscard]] std::size_t count() const noexcept { return all_.size(); }
  [[nodiscard]] literal_index const& anchors() const noexcept { return anchors_; }
  /// Return how far before and behind the beginning of an anchor it has to be known what the log is: more than the
  /// sentence itself.
  [[nodiscard]] std::size_t reach_before() const noexcept { return reach_before_; }
  [[nodiscard]] std::size_t reach_behind() const noexcept { return reach_behind_; }

  /// Returns how many bytes have been searched for pieces of text before and behind values so far.
  [[nodiscard]] std::uint64_t searched() const noexcept { return searched_; }

  /// Returns the longest sentence whose anchor stands at a place, or nothing. `line` is all that may be looked at: up
  /// to the end of the line, and from `floor` on for what it may cover. `base` is the place of its first byte in the
  /// log.
  [[nodiscard]] std::optional<found_sentence> find(std::string_view line, std::size_t at, std::size_t floor,
                                                   std::uint64_t base);

 private:
  static constexpr auto no_end = (std::numeric_limits<std::uint64_t>::max)();
  /// Text, folded, or the place of a value.
  struct piece {
    std::string_view text;
    bool is_number = false; // of a value: one
    // Of text: it has been searched from one place of the log to another, and stands at this one if `is_there`.
    bool is_there = false;
    std::uint64_t searched_from = 1;
    std::uint64_t searched_to = 0;
    // Likewise backwards: between these two, it ends last at `last_end`, or nowhere if that is `no_end`.
    std::uint64_t back_from = 1;
    std::uint64_t back_to = 0;
    std::uint64_t last_end = no_end;
  };
  struct sentence {
    std::uint32_t first = 0; // its pieces
    std::uint32_t last = 0;
    std::uint32_t anchor = 0;    // the piece
    std::uint32_t anchor_at = 0; // in its text
    std::string_view full_stop;  // which may be missing
    std::string_view translation;
    std::uint32_t wording = 0; // its number from 1; 0: there are no values
  };
  struct language {
    std::unique_ptr<message_parser const> parser;
    std::shared_ptr<number_reader const> numbers;
  };
  struct sentence_end {
    std::size_t end;
    bool with_full_stop;
  };

  void collect(reader const& from, reader const& to, bool aliases);
  void add_text(std::string_view from, std::string_view to);
  void add_pattern(text_pattern const& from, text_pattern const& to, wording::argument_kinds const& kinds);
  void add(sentence added);
  [[nodiscard]] text_pattern parsed(std::string_view text, std::string const& locale);
  [[nodiscard]] std::string_view kept(std::string text);
  [[nodiscard]] std::optional<std::uint32_t> anchor_of(piece const& in, bool begins_sentence) const;
  [[nodiscard]] bool choose_anchor(sentence& of, std::uint32_t from) const;
  void build_index();
  void measure(sentence const& one);

  [[nodiscard]] bool match(sentence const& one, std::string_view line, std::size_t at, std::size_t floor,
                           std::uint64_t base, found_sentence& best);
  [[nodiscard]] std::optional<std::size_t> begin_of(sentence const& one, std::string_view line, std::size_t at,
                                                    std::uint64_t base);
  [[nodiscard]] std::optional<sentence_end> end_of(sentence const& one, std::string_view line, std::size_t at,
                                                   std::uint64_t base);
  [[nodiscard]] std::size_t search(piece& wanted, std::string_view line, std::size_t from, std::size_t to,
                                   std::uint64_t base);
  [[nodiscard]] std::size_t search_back(piece& wanted, std::string_view line, std::size_t end, std::uint64_t base);

  std::shared_ptr<void const> keeps_;
  std::vector<piece> pieces_;
  std::vector<sentence> all_;
  std::vector<std::unique_ptr<wording const>> wordings_;
  std::deque<std::string> kept_;
  std::unordered_map<std::string, language> languages_;
  std::unordered_set<std::string_view> known_; // texts without values
  literal_index anchors_;
  std::vector<std::uint32_t> first_of_anchor_; // by anchor, in by_anchor_; and their number behind
  std::vector<std::uint32_t> by_anchor_;       // sentences
  std::size_t reach_before_ = 0;
  std::size_t reach_behind_ = 0;
  std::uint64_t searched_ = 0;
  std::vector<std::string_view> values_; // of the sentence that is being compared
  std::string made_;
};

} // namespace interco::detail

#endif
