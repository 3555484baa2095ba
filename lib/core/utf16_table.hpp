/// \file
/// Where the texts of a bundle stand in it as UTF-16, for ICU's readers: so they are read in place, too.
///
/// Layout, in the byte order of the machine: `header`; a `place` for each entry of the string table before it
/// (core/string_table.hpp), of zeros where that has no text.
#ifndef INTERCO_CORE_UTF16_TABLE_HPP
#define INTERCO_CORE_UTF16_TABLE_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace interco::detail {

class utf16_table {
 public:
  struct header {
    std::array<char, 4> magic{'I', 'C', 'U', 'T'};
    std::uint32_t version = 1; // read in native byte order, as that of the string table
    std::uint32_t count = 0;
    std::uint32_t begin = 0; // of all strings, in bytes from the beginning of the bundle
    std::uint32_t size = 0;  // of all strings, in bytes
  };
  /// One string; a NUL stands behind it. The same one may stand for several texts.
  struct place {
    std::uint32_t offset = 0; // in units, from the first string
    std::uint32_t length = 0; // in units
  };

  utf16_table() = default;
  /// Takes places in strings that are to be attached.
  explicit utf16_table(std::span<place const> places) noexcept : places_(places) {}

  /// Looks at a block of bytes, aligned to 4. Returns nothing unless it has just `count` places. Whether these lie inside
  /// the bundle is asked by `holds`.
  [[nodiscard]] static std::optional<utf16_table> open(std::span<std::byte const> bytes, std::uint32_t count) noexcept;

  /// Returns what a bundle has for such places.
  [[nodiscard]] header const& where() const noexcept { return where_; }
  /// Gives it the strings; `owner` keeps them and the places alive.
  void attach(std::span<std::byte const> strings, std::shared_ptr<void const> owner) noexcept;
  /// Returns whether it was given strings.
  [[nodiscard]] bool attached() const noexcept { return units_.data() != nullptr; }

  /// Returns whether the string of an entry is all there, with its NUL, and is that text.
  [[nodiscard]] bool holds(std::uint32_t entry, std::string_view text) const noexcept;

  /// Returns the string of an entry; an empty view where there are no strings. Of an entry without a text it is any
  /// that is inside.
  [[nodiscard]] std::u16string_view operator[](std::uint32_t entry) const noexcept {
    if (!attached())
      return {};
    return {units_.data() + places_[entry].offset, places_[entry].length};
  }

  /// Returns such a block. `strings` lie in the bundle from `begin` on, in bytes.
  [[nodiscard]] static std::string make(std::span<place const> places, std::uint32_t begin, std::uint32_t size);

 private:
  header where_;
  std::span<place const> places_;
  std::span<char16_t const> units_;
  std::shared_ptr<void const> owner_;
};

} // namespace interco::detail

#endif
