/// \file
/// The bundles of a compiled catalog, in a data package, a folder or memory: which there are, and their bytes when
/// asked.
#ifndef INTERCO_ICU_PACKAGE_HPP
#define INTERCO_ICU_PACKAGE_HPP

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <interco/error.hpp>

#include "icu/bundle_file.hpp"
#include "icu/bytes.hpp"

namespace interco::detail {

/// The largest bundle or annex that is read, in bytes: what the 28 bits of an offset in a resource bundle can reach.
/// A limit, so that a wrong path (a disk image, a core file) is an error and not the end of memory.
inline constexpr std::uint64_t max_bundle_size = std::uint64_t{1} << 30U;

/// The most items of a package or a folder: there are a few more than locales, and CLDR has about a thousand of
/// these.
inline constexpr std::uint32_t max_items = 2'000;

/// A compiled resource bundle, not read yet.
struct package_item {
  std::string name;           // without ".res": "it", "definitions"
  std::filesystem::path file; // where it is; empty for an embedded one
  byte_source source;         // of a package, the whole of it; of a folder, opened when it is read
  std::uint64_t offset = 0;
  std::uint64_t size = 0; // 0: to the end of the file
};

/// The items of one catalog. Immutable; may be used from any number of threads.
class package {
 public:
  /// Opens a `.dat` file or a folder of `.res` files. Whatever cannot be used is left out and added to `problems`; a
  /// package without any item has at least one problem.
  [[nodiscard]] static package open(std::filesystem::path const& path, bool map, std::vector<problem>& problems);

  /// Looks at bundles in memory (icu/embedded_part.hpp) that are trusted and stay for the rest of the process. nullptr stands
  /// for one that the program was linked without.
  [[nodiscard]] static package embedded(std::span<void const* const> parts, std::vector<problem>& problems);

  [[nodiscard]] std::vector<package_item> const& items() const noexcept { return items_; }
  /// Returns whether this is a part of the program, which need not be checked.
  [[nodiscard]] bool trusted() const noexcept { return trusted_; }
  /// Returns the item of that name, or nullptr.
  [[nodiscard]] package_item const* find(std::string_view name) const noexcept;

  /// Gives the content of a bundle's annex, aligned to 16 and with the right checksum, or says that there is none, or
  /// adds to `problems` what is wrong.
  enum class annex : std::uint8_t { read, none, wrong };
  [[nodiscard]] annex read_annex(package_item const& item, byte_block& into, std::vector<problem>& problems) const;

  /// Gives where the texts of a bundle with an annex come from (core/origin_table.hpp), aligned to 16 and with the right
  /// checksum, or an empty block where there is nothing about it. Adds to `problems` what is wrong. Its content has not
  /// been looked at.
  [[nodiscard]] bool read_origins(package_item const& item, byte_block& into, std::vector<problem>& problems) const;

  /// Gives a part of a bundle, aligned to 16 if it begins at a multiple of that, or adds to `problems` what is wrong. Its
  /// content has not been looked at.
  [[nodiscard]] bool read_part(package_item const& item, std::uint32_t begin, std::uint32_t size, byte_block& into,
                               std::vector<problem>& problems) const;

  /// Gives the bytes of a plain bundle, aligned to 16 and all there, or adds to `problems` what is wrong. Its content
  /// has not been looked at.
  [[nodiscard]] bool read_bundle(package_item const& item, byte_block& into, std::vector<problem>& problems) const;

 private:
  /// Where the parts of an annex are, from the beginning of the item's source.
  struct annex_place {
    std::uint64_t content = 0;
    std::uint64_t origins = 0;
  };

  /// Finds the annex of an item that has been opened: its record, and where its parts are, which lie inside the item.
  [[nodiscard]] annex find_annex(package_item const& opened, annex_record& record, annex_place& at,
                                 std::vector<problem>& problems) const;
  /// Opens the file of an item that is one of its own.
  [[nodiscard]] std::optional<refusal> open_item(package_item& item) const;
  void add_items(byte_source const& source, std::filesystem::path const& file, std::vector<problem>& problems);

  std::vector<package_item> items_;
  bool map_ = false;
  bool trusted_ = false;
};

} // namespace interco::detail

#endif
