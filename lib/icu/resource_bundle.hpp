/// \file
/// The strings of a plain resource bundle (`.res`), as genrb alone makes it, read in place from bytes that are
/// checked first.
///
/// ICU believes its data files: it follows any offset and stays in any loop that they hold. So a bundle is checked as
/// a whole, every resource, key and string of its tree, before anything is read from it; what passes is safe for ICU
/// too, which the tests and a fuzzer compare it with. Once that is known, a string is two additions away, and ICU,
/// which keeps whatever it was given until the process ends, is not needed.
///
/// Format: versions 1.1 to 3 of source/common/uresdata.h, without pool bundles, which belong to one package of ICU.
#ifndef INTERCO_ICU_RESOURCE_BUNDLE_HPP
#define INTERCO_ICU_RESOURCE_BUNDLE_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "icu/bytes.hpp"

namespace interco::detail {

/// The deepest nesting that is accepted. Interco's bundles are flat; CLDR's have a dozen levels.
inline constexpr int max_bundle_depth = 32;

/// The longest key that is accepted, in bytes: more than twice that of any symbol. Keys may share their ends, so that
/// a small file can hold very many very long ones.
inline constexpr std::size_t max_key_length = 255;

/// A bundle that has been checked. Views point into its bytes.
class resource_bundle {
 public:
  /// An item of the table at the top.
  struct item {
    std::string_view key;     // printable ASCII, followed by a NUL
    bool is_string = false;   // or something else, that is not read
    std::u16string_view text; // followed by a NUL; may be ill-formed
  };

  /// Takes the bytes of a bundle from its header, aligned to 4. Says why they are refused, or sets `into`.
  [[nodiscard]] static std::optional<refusal> open(std::span<std::byte const> bytes, resource_bundle& into);

  /// Returns the number of items at the top.
  [[nodiscard]] std::uint32_t size() const noexcept { return size_; }
  /// Returns one of them; they are sorted by key, each once.
  [[nodiscard]] item operator[](std::uint32_t index) const noexcept;

 private:
  class checker;

  using resource = std::uint32_t; // a type in the upper four bits, an offset or a value in the others

  /// A table or an array, wherever its parts lie.
  struct container {
    std::uint32_t size = 0;
    std::size_t keys = 0;    // the offset of the first key's offset in bytes; 0: an array
    std::size_t items = 0;   // that of the first item
    bool wide_keys = false;  // offsets of keys have 32 bits, or 16
    bool wide_items = false; // items have 32 bits, or are 16-bit offsets of strings
  };

  [[nodiscard]] std::optional<container> container_at(resource which) const noexcept;
  [[nodiscard]] std::optional<std::string_view> key_at(container const& table, std::uint32_t index) const noexcept;
  [[nodiscard]] resource item_at(container const& of, std::uint32_t index) const noexcept;
  [[nodiscard]] std::optional<std::u16string_view> string_at(resource which) const noexcept;
  [[nodiscard]] bool has_integers(resource which, std::size_t unit) const noexcept;

  std::span<std::byte const> body_; // from the root resource on, which offsets count from
  std::size_t keys_begin_ = 0;      // in bytes, as all that follow
  std::size_t keys_end_ = 0;        // and begin of the 16-bit units
  std::size_t units_end_ = 0;       // and begin of the 32-bit resources
  container top_;
  std::uint32_t size_ = 0;
};

} // namespace interco::detail

#endif
