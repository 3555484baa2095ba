/// \file
/// Many literals, looked for at once at the beginnings of words.
///
/// A bitmap of their first eight bytes tells nearly all places of a log apart from those where one could stand; a
/// hash table then gives the literals with these bytes, in alphabetical order, among which the longest one is
/// searched by halves. Not changed after it has been built; from any thread.
#ifndef INTERCO_LOG_LITERAL_INDEX_HPP
#define INTERCO_LOG_LITERAL_INDEX_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "core/ascii.hpp"

namespace interco::detail {

/// How many bytes of a literal its key is made of. With fewer, what many sentences begin with ("The ") would be one
/// key.
inline constexpr std::size_t key_size = 8;

/// What a byte is to the beginnings of words.
enum class byte_class : std::uint8_t { other, word, continuation, lead };

inline constexpr auto byte_classes = [] {
  std::array<byte_class, 256> result{};
  for (std::size_t i = 0; i < result.size(); ++i)
    result[i] = i >= 0xC0                       ? byte_class::lead
                : i >= 0x80                     ? byte_class::continuation
                : is_word(static_cast<char>(i)) ? byte_class::word
                                                : byte_class::other;
  return result;
}();

[[nodiscard]] inline byte_class class_of(char byte) noexcept {
  return byte_classes[static_cast<unsigned char>(byte)];
}

/// Returns whether a word may begin between two bytes: surely not inside one of ASCII, nor inside a character. What
/// is not ASCII may be anything.
[[nodiscard]] inline bool may_begin_word(byte_class before, byte_class behind) noexcept {
  return behind == byte_class::lead || (behind == byte_class::word && before != byte_class::word);
}

class literal_index {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  literal_index() = default;
  /// Takes folded literals of at least `key_size` bytes, which stay where they are; of equal ones, one. Each has the
  /// number that is its place in the list.
  explicit literal_index(std::vector<std::string_view> const& literals);

  /// Returns whether one could stand where these eight bytes are.
  [[nodiscard]] bool may_have(char const* eight) const noexcept {
    auto const hash = hash_of(key_of(eight));
    return (bits_[hash >> bit_shift_ >> 6U] >> ((hash >> bit_shift_) & 63U) & 1U) != 0;
  }
  /// Returns the number of the longest literal that stands at a place of a text, or `none`.
  [[nodiscard]] std::uint32_t longest(std::string_view text, std::size_t at) const noexcept;
  /// Returns the number of the next shorter one that this one begins with, or `none`.
  [[nodiscard]] std::uint32_t shorter(std::uint32_t literal) const noexcept {
    auto const parent = parents_[places_[literal]];
    return parent == none ? none : sorted_[parent].number;
  }

 private:
  struct entry {
    std::string_view literal;
    std::uint32_t number;
  };
  struct slot {
    std::uint64_t key = 0;
    std::uint32_t first = 0; // of sorted_
    std::uint32_t last = 0;  // 0: a free slot
  };

  [[nodiscard]] static std::uint64_t key_of(char const* eight) noexcept {
    std::uint64_t key = 0;
    std::memcpy(&key, eight, key_size);
    return key;
  }
  /// Fibonacci hashing, with the upper half of the key folded in: English begins alike.
  [[nodiscard]] static std::uint64_t hash_of(std::uint64_t key) noexcept {
    return (key ^ key >> 29U) * 0x9E3779B97F4A7C15U;
  }
  void add_key(std::uint64_t key, std::uint32_t place);

  std::vector<entry> sorted_;
  std::vector<std::uint32_t> parents_; // of sorted_: the longest other one that it begins with
  std::vector<std::uint32_t> places_;  // by number
  std::vector<slot> slots_;
  std::vector<std::uint64_t> bits_ = {0};
  unsigned slot_shift_ = 63;
  unsigned bit_shift_ = 63;
};

} // namespace interco::detail

#endif
