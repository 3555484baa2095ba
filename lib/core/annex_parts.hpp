/// \file
/// Takes the annex of a bundle apart: one part after the other, each of which begins at a multiple of 16.
#ifndef INTERCO_CORE_ANNEX_PARTS_HPP
#define INTERCO_CORE_ANNEX_PARTS_HPP

#include <cstddef>
#include <cstdint>
#include <span>

namespace interco::detail {

/// Where the parts of an annex begin: what any of them holds is aligned to less.
inline constexpr std::size_t annex_alignment = 16;

class annex_parts {
 public:
  explicit annex_parts(std::span<std::byte const> all) noexcept : rest_(all) {}

  /// Returns the next part, which ends at a multiple of 16; an empty one if it is not all there.
  std::span<std::byte const> take(std::size_t size) noexcept {
    auto const whole = (size + annex_alignment - 1) / annex_alignment * annex_alignment;
    complete_ = complete_ && whole <= rest_.size();
    if (!complete_)
      return {};
    auto const part = rest_.first(size);
    rest_ = rest_.subspan(whole);
    return part;
  }
  /// Returns the next part as so many objects of a type whose every value is sound.
  template <class T>
  std::span<T const> take_array(std::uint32_t count) noexcept {
    auto const part = take(std::size_t{count} * sizeof(T));
    return {reinterpret_cast<T const*>(part.data()), part.size() / sizeof(T)};
  }
  [[nodiscard]] bool complete() const noexcept { return complete_; }

 private:
  std::span<std::byte const> rest_;
  bool complete_ = true;
};

} // namespace interco::detail

#endif
