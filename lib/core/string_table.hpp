/// \file
/// Texts by ordinal in one block of bytes: what a compiled bundle keeps in its annex, behind the strings for
/// ICU, and what is read in place at run time, without conversion or copy.
///
/// Layout, in the byte order of the machine: `header`; `count + 1` offsets; `count` hashes of the source text that
/// each entry was made from; the arena. Entry i is the bytes from offset i to offset i + 1 of the arena: UTF-8 and
/// a NUL, or nothing where there is no such text.
#ifndef INTERCO_CORE_STRING_TABLE_HPP
#define INTERCO_CORE_STRING_TABLE_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace interco::detail {

/// FNV-1a over bytes: a fingerprint against mistakes, not against malice.
constexpr std::uint64_t fingerprint(std::string_view bytes, std::uint64_t seed = 0xCBF29CE484222325) noexcept {
  for (char c : bytes)
    seed = (seed ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  return seed;
}

/// The hash of a source text that is stored with its translation.
constexpr std::uint32_t source_hash(std::string_view text) noexcept {
  auto const whole = fingerprint(text);
  return static_cast<std::uint32_t>(whole ^ (whole >> 32U));
}

class string_table {
 public:
  struct header {
    std::array<char, 4> magic;
    std::uint32_t version;
    std::uint32_t count;
    std::uint32_t arena_size;
    std::uint64_t keys;   // fingerprint of the symbols that the ordinals stand for
    std::uint64_t source; // fingerprint of all source hashes
  };
  static constexpr std::array<char, 4> magic{'I', 'C', 'S', 'T'};
  static constexpr std::uint32_t version = 1; // read in native byte order: another machine's table has another version

  string_table() = default;

  /// Returns how many bytes a block has that these begin with, as it says itself; nothing where it is none.
  [[nodiscard]] static std::optional<std::uint64_t> size_of(std::span<std::byte const> bytes) noexcept;

  /// Looks at a block of bytes, aligned to 8. Returns nothing unless every part and every entry is inside it. That an
  /// entry is UTF-8 and has its NUL is the builder's promise; a NUL is inside behind each in any case.
  [[nodiscard]] static std::optional<string_table> open(std::span<std::byte const> bytes) noexcept;

  [[nodiscard]] std::uint32_t count() const noexcept { return count_; }
  [[nodiscard]] bool has(std::uint32_t entry) const noexcept { return offsets_[entry] != offsets_[entry + 1]; }
  /// Returns an entry's text; an empty view where there is none.
  [[nodiscard]] std::string_view operator[](std::uint32_t entry) const noexcept {
    auto const first = offsets_[entry];
    auto const last = offsets_[entry + 1];
    return first == last ? std::string_view() : std::string_view(arena_ + first, last - first - 1);
  }
  [[nodiscard]] std::uint32_t hash(std::uint32_t entry) const noexcept { return hashes_[entry]; }
  [[nodiscard]] std::uint32_t const* offsets() const noexcept { return offsets_; }
  [[nodiscard]] char const* arena() const noexcept { return arena_; }
  /// Returns all entries, each with its NUL.
  [[nodiscard]] std::string_view all() const noexcept {
    return count_ == 0 ? std::string_view() : std::string_view(arena_, offsets_[count_]);
  }
  [[nodiscard]] std::uint64_t keys() const noexcept { return keys_; }
  [[nodiscard]] std::uint64_t source() const noexcept { return source_; }

 private:
  std::uint32_t const* offsets_ = nullptr;
  std::uint32_t const* hashes_ = nullptr;
  char const* arena_ = nullptr;
  std::uint32_t count_ = 0;
  std::uint64_t keys_ = 0;
  std::uint64_t source_ = 0;
};

/// Makes such a block. Entries are added in order.
class string_table_builder {
 public:
  /// Appends a text, or, with an empty one, the absence of a text.
  void add(std::string_view text, std::uint32_t hash);

  /// Returns the block. `keys` says what the ordinals stand for. Throws `std::length_error` when the texts are over
  /// 4 GiB.
  [[nodiscard]] std::vector<std::byte> finish(std::uint64_t keys) const;

 private:
  std::vector<std::uint32_t> offsets_{0};
  std::vector<std::uint32_t> hashes_;
  std::string arena_;
};

} // namespace interco::detail

#endif
