#include "core/grapheme.hpp"

#include <interco/truncate.hpp>

#include <algorithm>

#include "core/grapheme_data.hpp"
#include "core/utf8.hpp"

namespace interco {
namespace detail {
namespace {

/// What ill-formed bytes count as: a character like U+FFFD, which stands alone.
constexpr char32_t replacement = 0xFFFD;

grapheme_class class_of(char32_t c) noexcept {
  // Hangul's syllables, of which every 28th has no last consonant (Unicode, section 3.12).
  constexpr char32_t first_syllable = 0xAC00;
  constexpr char32_t last_syllable = 0xD7A3;
  constexpr char32_t last_consonants = 28;
  if (c >= first_syllable && c <= last_syllable)
    return (c - first_syllable) % last_consonants == 0 ? grapheme_class::lv : grapheme_class::lvt;
  auto const* const found =
      std::lower_bound(grapheme_table.begin(), grapheme_table.end(), c,
                       [](grapheme_range const& range, char32_t value) { return range.last < value; });
  return found != grapheme_table.end() && found->first <= c ? found->kind : grapheme_class::other;
}

/// Returns the class of the first character of a text that is not empty.
grapheme_class first_class(std::string_view text) noexcept {
  auto const character = decode_utf8(text);
  return class_of(character.well_formed ? character.code_point : replacement);
}

/// Goes through a text from its end.
class backwards {
 public:
  explicit backwards(std::string_view text) noexcept : text_(text), start_(text.size()) { step(); }

  [[nodiscard]] bool at_start() const noexcept { return text_.empty(); }
  [[nodiscard]] std::size_t start() const noexcept { return start_; }
  [[nodiscard]] grapheme_class kind() const noexcept { return kind_; }

  /// Goes to the character before.
  void step() noexcept {
    text_ = text_.substr(0, start_);
    start_ = text_.empty() ? 0 : character_start(text_, text_.size() - 1);
    if (!at_start())
      kind_ = first_class(text_.substr(start_));
  }

 private:
  std::string_view text_;
  std::size_t start_;
  grapheme_class kind_ = grapheme_class::other;
};

bool is_extend(grapheme_class kind) noexcept {
  return kind == grapheme_class::extend || kind == grapheme_class::combining_extend || kind == grapheme_class::linker;
}

bool is_control(grapheme_class kind) noexcept {
  return kind == grapheme_class::cr || kind == grapheme_class::lf || kind == grapheme_class::control;
}

/// GB6 to GB8: whether two parts of a Korean syllable belong together.
bool is_syllable(grapheme_class before, grapheme_class after) noexcept {
  switch (before) {
  case grapheme_class::l:
    return after == grapheme_class::l || after == grapheme_class::v || after == grapheme_class::lv ||
           after == grapheme_class::lvt;
  case grapheme_class::v:
  case grapheme_class::lv:
    return after == grapheme_class::v || after == grapheme_class::t;
  case grapheme_class::t:
  case grapheme_class::lvt:
    return after == grapheme_class::t;
  default:
    return false;
  }
}

/// GB9c: whether a consonant belongs to one before, with a linker between them.
bool is_conjunct(backwards at) noexcept {
  bool is_linked = false;
  while (!at.at_start() && (at.kind() == grapheme_class::linker || at.kind() == grapheme_class::combining_extend ||
                            at.kind() == grapheme_class::zwj)) {
    is_linked = is_linked || at.kind() == grapheme_class::linker;
    at.step();
  }
  return is_linked && !at.at_start() && at.kind() == grapheme_class::consonant;
}

/// GB11: whether a pictograph belongs to one before, with a joiner between them.
bool is_joined(backwards at) noexcept {
  if (at.kind() != grapheme_class::zwj)
    return false;
  do
    at.step();
  while (!at.at_start() && is_extend(at.kind()));
  return !at.at_start() && at.kind() == grapheme_class::pictographic;
}

/// GB12 and GB13: whether a regional indicator is the second one of a flag.
bool is_flag(backwards at) noexcept {
  bool is_second = false;
  for (; !at.at_start() && at.kind() == grapheme_class::regional_indicator; at.step())
    is_second = !is_second;
  return is_second;
}

/// Returns whether a cluster ends behind a character, before one of a class.
bool is_border(backwards const& before, grapheme_class after) noexcept {
  auto const kind = before.kind();
  if (kind == grapheme_class::cr && after == grapheme_class::lf) // GB3
    return false;
  if (is_control(kind) || is_control(after)) // GB4, GB5
    return true;
  if (is_syllable(kind, after) || is_extend(after) || after == grapheme_class::zwj || // GB6 to GB9
      after == grapheme_class::spacing_mark || kind == grapheme_class::prepend)       // GB9a, GB9b
    return false;
  switch (after) {
  case grapheme_class::consonant:
    return !is_conjunct(before);
  case grapheme_class::pictographic:
    return !is_joined(before);
  case grapheme_class::regional_indicator:
    return !is_flag(before);
  default:
    return true; // GB999
  }
}

} // namespace

std::size_t character_start(std::string_view text, std::size_t most) noexcept {
  constexpr std::size_t most_continuations = 3;
  auto lead = most;
  while (lead > 0 && most - lead < most_continuations && is_continuation(text[lead]))
    --lead;
  return lead + decode_utf8(text.substr(lead)).length > most ? lead : most;
}

std::size_t last_cluster_end(std::string_view text, std::string_view behind) noexcept {
  auto after = first_class(behind);
  auto end = text.size();
  // A rule that looks further back than to one character is asked once for each run that it looks at: what it passes
  // are marks, between which no cluster ends, or regional indicators, of which every second one ends a cluster.
  for (backwards before(text); !before.at_start() && !is_border(before, after); before.step()) {
    after = before.kind();
    end = before.start();
  }
  return end;
}

} // namespace detail

std::string_view truncated(std::string_view text, std::size_t most_bytes) noexcept {
  if (text.size() <= most_bytes)
    return text;
  auto const end = detail::character_start(text, most_bytes);
  return text.substr(0, detail::last_cluster_end(text.substr(0, end), text.substr(end)));
}

} // namespace interco
