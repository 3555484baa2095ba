/// \file
/// Where a text goes that is being made: as much memory as there is.
#ifndef INTERCO_CORE_TEXT_SINK_HPP
#define INTERCO_CORE_TEXT_SINK_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "core/grapheme.hpp"

namespace interco::detail {

/// Writes what fits, and counts the rest.
class text_sink {
 public:
  explicit text_sink(std::span<char> to) noexcept : to_(to) {}

  void append(std::string_view text) noexcept {
    if (size_ < to_.size())
      text.copy(to_.data() + size_, to_.size() - size_);
    // What did not fit decides whether a cluster ends before it.
    if (auto const room = to_.size() + behind_.size(); size_ + text.size() > to_.size() && size_ < room) {
      auto const from = std::max(size_, to_.size());
      text.copy(behind_.data() + (from - to_.size()), room - from, from - size_);
    }
    size_ += text.size();
  }

  /// Returns the size of all that was appended, in bytes, whether there was room for it or not.
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

  /// Returns how many bytes were written, less those of a grapheme cluster that did not fit as a whole.
  [[nodiscard]] std::size_t written() const noexcept {
    if (size_ <= to_.size())
      return size_;
    std::string_view const text(to_.data(), to_.size());
    std::string_view const behind(behind_.data(), std::min(behind_.size(), size_ - to_.size()));
    // The character at the end of the room, which may lie on both sides of it.
    auto const held = std::min(text.size(), longest_character);
    std::array<char, 2 * longest_character> around{};
    text.copy(around.data(), held, text.size() - held);
    behind.copy(around.data() + held, behind.size());
    std::string_view const seen(around.data(), held + behind.size());
    auto const start = character_start(seen, held);
    return last_cluster_end(text.substr(0, text.size() - held + start), seen.substr(start));
  }

 private:
  static constexpr std::size_t longest_character = 4; // in UTF-8

  std::span<char> to_;
  std::size_t size_ = 0;
  std::array<char, longest_character> behind_{}; // the first bytes for which there was no room
};

} // namespace interco::detail

#endif
