/// \file
/// Putting a string together inside the text that it is read from: what escapes and pieces stand for is never longer
/// than how they are written. A large source is then read without a copy of each of its strings.
#ifndef INTERCO_EXCHANGE_IN_PLACE_HPP
#define INTERCO_EXCHANGE_IN_PLACE_HPP

#include <cstddef>
#include <cstring>
#include <string_view>

namespace interco::exchange {

/// A string that begins somewhere in a text and grows over what has been read.
class in_place_string {
 public:
  in_place_string() = default;
  /// Begins an empty string.
  explicit in_place_string(char* begin) noexcept : begin_(begin) {}

  /// Appends a piece that stands in the text behind the string's end, or elsewhere.
  void append(std::string_view piece) noexcept {
    if (piece.data() != begin_ + size_)
      std::memmove(begin_ + size_, piece.data(), piece.size());
    size_ += piece.size();
  }
  void append(char c) noexcept { begin_[size_++] = c; }
  [[nodiscard]] std::string_view view() const noexcept { return {begin_, size_}; }

 private:
  char* begin_ = nullptr;
  std::size_t size_ = 0;
};

} // namespace interco::exchange

#endif
