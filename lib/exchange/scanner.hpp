/// \file
/// Going through a text with a position: what the readers of formats share.
#ifndef INTERCO_EXCHANGE_SCANNER_HPP
#define INTERCO_EXCHANGE_SCANNER_HPP

#include <cstddef>
#include <string_view>

#include "exchange/diagnostic.hpp"

namespace interco::exchange {

class scanner {
 public:
  explicit scanner(std::string_view text) noexcept : text_(text) {}

  [[nodiscard]] bool at_end() const noexcept { return next_ == text_.size(); }
  /// Returns a character ahead; NUL behind the end.
  [[nodiscard]] char peek(std::size_t ahead = 0) const noexcept {
    return ahead < text_.size() - next_ ? text_[next_ + ahead] : '\0';
  }
  /// Returns the next character and goes behind it; NUL at the end.
  char take() noexcept {
    if (at_end())
      return '\0';
    char const c = text_[next_++];
    if (c == '\n') {
      ++at_.line;
      at_.column = 0;
    }
    ++at_.column;
    return c;
  }
  bool take_if(std::string_view expected) noexcept {
    if (!text_.substr(next_).starts_with(expected))
      return false;
    for (std::size_t i = 0; i < expected.size(); ++i)
      take();
    return true;
  }
  template <class Test>
  std::string_view take_while(Test test) noexcept {
    auto const first = next_;
    while (!at_end() && test(peek()))
      take();
    return text_.substr(first, next_ - first);
  }
  /// Goes to an offset that is not behind the next character.
  void take_to(std::size_t offset) noexcept {
    while (next_ < offset && !at_end())
      take();
  }
  /// Returns how many characters are before the next one.
  [[nodiscard]] std::size_t offset() const noexcept { return next_; }
  [[nodiscard]] position at() const noexcept { return at_; }

 private:
  std::string_view text_;
  std::size_t next_ = 0;
  position at_{1, 1};
};

} // namespace interco::exchange

#endif
