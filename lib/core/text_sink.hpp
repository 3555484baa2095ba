/// \file
/// Where a text goes that is being made: as much memory as there is.
#ifndef INTERCO_CORE_TEXT_SINK_HPP
#define INTERCO_CORE_TEXT_SINK_HPP

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>

#include "core/utf8.hpp"

namespace interco::detail {

/// Writes what fits, and counts the rest.
class text_sink {
 public:
  explicit text_sink(std::span<char> to) noexcept : to_(to) {}

  void append(std::string_view text) noexcept {
    if (size_ < to_.size())
      text.copy(to_.data() + size_, to_.size() - size_);
    size_ += text.size();
  }

  /// Returns the size of all that was appended, in bytes, whether there was room for it or not.
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

  /// Returns how many bytes were written, less those of a character that did not fit as a whole.
  [[nodiscard]] std::size_t written() const noexcept {
    if (size_ <= to_.size())
      return size_;
    auto lead = to_.size();
    constexpr std::size_t longest = 4;
    for (std::size_t i = 0; i < longest && lead > 0; ++i) {
      if (!is_continuation(to_[--lead])) {
        auto const last = decode_utf8({to_.data() + lead, to_.size() - lead});
        return last.well_formed ? to_.size() : lead;
      }
    }
    return lead;
  }

 private:
  std::span<char> to_;
  std::size_t size_ = 0;
};

} // namespace interco::detail

#endif
