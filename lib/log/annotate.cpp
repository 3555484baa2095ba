#include <interco/annotate.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <unordered_map>
#include <utility>

#include <interco/safe_text.hpp>

#include "core/ascii.hpp"
#include "log/code_finder.hpp"

namespace interco {
namespace {

using detail::anchor_block;
using detail::anchor_overhang;
using detail::code_finder;
using detail::code_match;
using detail::log_window;

/// Returns the first place from `from` on, before `end`, with either of two bytes; `end` where there is none.
std::size_t find_either(std::string_view text, std::size_t from, std::size_t end, char a, char b) noexcept {
  auto const part = text.substr(from, end - from);
  auto const line = part.substr(0, std::min(part.find(b), part.size()));
  return from + std::min(line.find(a), line.size());
}

/// Returns whether a text begins like an annotation with a name.
bool begins_with(log_window const& in, std::size_t at, std::string_view name) noexcept {
  return in.text.substr(at).starts_with(name) && in.at(at + name.size()) == ':' && in.at(at + name.size() + 1) == ' ';
}

/// Returns whether behind a code stands what was written for it before.
bool is_annotated(log_window const& in, std::size_t end, message const& answer) {
  if (in.at(end) != ' ' || in.at(end + 1) != '[')
    return false;
  return begins_with(in, end + 2, answer.symbol()) || begins_with(in, end + 2, answer.shown().str());
}

} // namespace

class annotator::state {
 public:
  state(reader_set readers, annotate_options options)
      : options_(std::move(options)), finder_(std::move(readers), options_.domain) {}

  void feed(std::string_view block, log_sink& to) {
    if (block.empty())
      return;
    std::size_t decided = 0;
    if (!kept_.empty()) {
      // The seam: what was kept, and enough of the block that all that began there is decided.
      auto const size = std::min(block.size(), finder_.look_ahead() + code_finder::look_behind);
      auto const before = kept_.size();
      seam_.assign(kept_).append(block.substr(0, size));
      auto const end = scan(seam_, kept_context_, false, to);
      if (size == block.size()) {
        keep(seam_, end);
        return;
      }
      decided = end - before;
      floor_ -= static_cast<std::ptrdiff_t>(before);
    }
    keep(block, scan(block, decided, false, to));
  }

  void finish(log_sink& to) {
    seam_.assign(kept_);
    (void)scan(seam_, kept_context_, true, to);
    kept_.clear();
    kept_context_ = 0;
    floor_ = no_floor;
    in_annotation_ = false;
    lines_ = 0;
    behind_line_ = 0;
  }

 private:
  static constexpr std::ptrdiff_t no_floor = log_window().floor;

  /// How far a text that is being scanned is done with.
  struct progress {
    std::size_t written;
    std::size_t counted;
  };

  /// Keeps what is not decided yet, and what may be looked at before it.
  void keep(std::string_view text, std::size_t decided) {
    auto const from = decided - std::min(decided, code_finder::look_behind);
    kept_.assign(text.substr(from));
    kept_context_ = decided - from;
    floor_ -= static_cast<std::ptrdiff_t>(from);
  }

  /// Writes all from `begin` on that is decided, and returns where that ends.
  std::size_t scan(std::string_view text, std::size_t begin, bool is_last, log_sink& to) {
    auto const limit = is_last ? text.size() : decidable(text, begin);
    progress done{begin, begin};
    std::size_t at = in_annotation_ ? skip_annotation(text, begin) : begin;
    while (at < limit)
      at = scan_block(text, at, std::min(anchor_block, limit - at), done, to);
    at = std::max(at, limit);
    write(text, done, at, to);
    if (options_.found)
      count_lines(text, done, at);
    return at;
  }

  /// Returns up to where all that begins can be decided.
  [[nodiscard]] std::size_t decidable(std::string_view text, std::size_t begin) const noexcept {
    auto const ahead = finder_.look_ahead();
    auto const least = text.size() - std::min(text.size() - begin, ahead);
    auto const line_end = text.substr(least).rfind('\n');
    return line_end == std::string_view::npos ? least : least + line_end + 1;
  }

  /// Annotates the codes that begin in a block of at most `anchor_block` bytes, and returns where to go on.
  std::size_t scan_block(std::string_view text, std::size_t at, std::size_t size, progress& done, log_sink& to) {
    std::array<unsigned char, 1 + anchor_block + anchor_overhang> copy;   // NOLINT: written where it is read
    alignas(std::uint64_t) std::array<unsigned char, anchor_block> flags; // NOLINT: written by mark_anchors
    auto const* bytes = reinterpret_cast<unsigned char const*>(text.data()) + at;
    if (at == 0 || text.size() - at < anchor_block + anchor_overhang) {
      // Beyond both ends there are line ends.
      copy.fill('\n');
      auto const from = at - (at == 0 ? 0U : 1U);
      auto const part = text.substr(from, std::min(text.size() - from, copy.size() - 1));
      std::memcpy(copy.data() + (at == 0 ? 1 : 0), part.data(), part.size());
      bytes = copy.data() + 1;
    }
    if (!detail::mark_anchors(finder_.anchors(), bytes, flags.data()))
      return at + size;
    auto const end = at + size;
    for (std::size_t group = 0; group < size; group += 8) {
      std::uint64_t any = 0; // of eight flags
      std::memcpy(&any, flags.data() + group, 8);
      if (any == 0)
        continue;
      while (any != 0) {
        auto const place = end - size + group + take_first(any);
        if (place < at)
          continue;
        if (place >= end)
          return std::max(at, end);
        if (auto const found = finder_.match({text, floor_}, place))
          at = take(text, *found, done, to);
      }
    }
    return std::max(at, end);
  }

  /// Takes the first of eight flags away, and returns its place.
  static std::size_t take_first(std::uint64_t& flags) noexcept {
    if constexpr (std::endian::native == std::endian::little) {
      auto const place = static_cast<unsigned>(std::countr_zero(flags)) / 8;
      flags &= flags - 1;
      return place;
    }
    auto const place = static_cast<unsigned>(std::countl_zero(flags)) / 8;
    flags &= ~(std::uint64_t{1} << (56 - 8 * place));
    return place;
  }

  /// Writes up to a code, and its annotation where it has none. Returns where to go on.
  std::size_t take(std::string_view text, code_match const& found, progress& done, log_sink& to) {
    auto const written = text.substr(found.begin, found.end - found.begin);
    if (options_.found) {
      count_lines(text, done, found.begin);
      options_.found({lines_ + 1, behind_line_ + 1, written, found.answer});
    }
    if (options_.output == annotated_output::codes) {
      to.write(written);
      to.write(annotation(found));
      to.write("\n");
    }
    if (is_annotated({text}, found.end, found.answer)) {
      in_annotation_ = true;
      return skip_annotation(text, found.end);
    }
    if (options_.output == annotated_output::everything) {
      write(text, done, found.end, to);
      to.write(annotation(found));
    }
    floor_ = static_cast<std::ptrdiff_t>(found.end);
    return found.end;
  }

  /// Returns where an annotation ends, or the text.
  std::size_t skip_annotation(std::string_view text, std::size_t from) {
    auto end = find_either(text, from, text.size(), ']', '\n');
    if (end == text.size())
      return end;
    in_annotation_ = false;
    end += text[end] == ']' ? 1 : 0;
    floor_ = static_cast<std::ptrdiff_t>(end);
    return end;
  }

  void write(std::string_view text, progress& done, std::size_t end, log_sink& to) const {
    if (options_.output == annotated_output::everything && end > done.written)
      to.write(text.substr(done.written, end - done.written));
    done.written = end;
  }

  void count_lines(std::string_view text, progress& done, std::size_t end) {
    auto const part = text.substr(done.counted, end - done.counted);
    done.counted = end;
    lines_ += static_cast<std::uint64_t>(std::count(part.begin(), part.end(), '\n'));
    auto const line_end = part.rfind('\n');
    behind_line_ = line_end == std::string_view::npos ? behind_line_ + part.size() : part.size() - line_end - 1;
  }

  std::string_view annotation(code_match const& found) {
    auto const symbol = found.answer.symbol();
    auto& kept = annotations_[found.by_symbol ? 1 : 0][symbol.data()];
    if (kept.empty())
      kept = make_annotation(found);
    return kept;
  }

  [[nodiscard]] std::string make_annotation(code_match const& found) const {
    std::string text = found.answer.format({});
    std::replace(text.begin(), text.end(), '\n', ' ');
    std::replace(text.begin(), text.end(), '\t', ' ');
    std::replace(text.begin(), text.end(), '[', '(');
    std::replace(text.begin(), text.end(), ']', ')');
    std::string result = " [";
    result += found.by_symbol ? found.answer.shown().str() : std::string(found.answer.symbol());
    result += ": ";
    result += options_.color ? "\x1B[36m" : ""; // cyan; behind what a second run knows an annotation by
    append_safe_line(result, text);
    result += options_.color ? "\x1B[0m" : "";
    return result + "]";
  }

  annotate_options options_;
  code_finder finder_;
  // By the place of a symbol, whose text stays as long as its reader.
  std::array<std::unordered_map<char const*, std::string>, 2> annotations_; // of values, of symbols
  std::string kept_;                                                        // of the last block
  std::size_t kept_context_ = 0;                                            // how much of it is decided
  std::string seam_;
  std::ptrdiff_t floor_ = no_floor; // as in log_window, in what is scanned next
  bool in_annotation_ = false;      // of a line of the log
  std::uint64_t lines_ = 0;         // that end before what is decided, where that is asked for
  std::uint64_t behind_line_ = 0;   // bytes since the last of them
};

annotator::annotator(reader_set readers, annotate_options options)
    : state_(std::make_unique<state>(std::move(readers), std::move(options))) {}
annotator::~annotator() = default;

void annotator::feed(std::string_view block, log_sink& to) {
  state_->feed(block, to);
}

void annotator::finish(log_sink& to) {
  state_->finish(to);
}

} // namespace interco
