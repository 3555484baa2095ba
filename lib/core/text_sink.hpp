/// \file
/// Where a text goes that is being made: into a string, or into as much memory as there is.
#ifndef INTERCO_CORE_TEXT_SINK_HPP
#define INTERCO_CORE_TEXT_SINK_HPP

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

namespace interco::detail {

class text_sink {
 public:
  /// Appends to a string, which may throw std::bad_alloc.
  explicit text_sink(std::string& to) noexcept : string_(&to) {}
  /// Writes what fits and counts the rest.
  explicit text_sink(std::span<char> to) noexcept : to_(to) {}

  void append(std::string_view text) {
    if (string_ != nullptr) {
      string_->append(text);
    } else if (size_ < to_.size()) {
      auto const fits = std::min(text.size(), to_.size() - size_);
      std::memcpy(to_.data() + size_, text.data(), fits);
    }
    size_ += text.size();
  }

  /// Returns the size of all that was appended, in bytes, whether there was room for it or not.
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

 private:
  std::string* string_ = nullptr;
  std::span<char> to_;
  std::size_t size_ = 0;
};

} // namespace interco::detail

#endif
