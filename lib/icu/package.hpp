/// \file
/// The items of a compiled catalog, from a data package or a folder, checked before ICU sees them and handed to ICU.
#ifndef INTERCO_ICU_PACKAGE_HPP
#define INTERCO_ICU_PACKAGE_HPP

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <interco/error.hpp>

namespace interco::detail {

/// The largest file that is read: more than a million messages in one language. A limit, so that a wrong path (a
/// disk image, a core file) is an error and not the end of memory.
inline constexpr std::uintmax_t max_file_size = std::uintmax_t{1} << 30U;

/// A compiled resource bundle in memory, with its data header, aligned to 16.
struct package_item {
  std::string name; // without ".res": "it", "definitions"
  std::span<std::byte const> bytes;
  std::filesystem::path file; // where it came from; empty for an embedded one
};

/// The bundles of one catalog. Keeps the bytes alive.
class package {
 public:
  /// Reads a `.dat` file or a folder of `.res` files into memory. Whatever cannot be used is left out and added to
  /// `problems`; a package without any item has at least one problem.
  [[nodiscard]] static package read(std::filesystem::path const& path, std::vector<problem>& problems);

  /// Looks at a package in memory that is trusted and stays for the rest of the process.
  [[nodiscard]] static package embedded(void const* data, std::vector<problem>& problems);

  [[nodiscard]] std::vector<package_item> const& items() const noexcept { return items_; }
  [[nodiscard]] bool has(std::string_view name) const noexcept;

  /// Makes the items known to ICU under a name that no other package of the process has, and returns it.
  [[nodiscard]] std::optional<std::string> register_with_icu();

  /// Returns what must stay alive as long as views into the items are used.
  [[nodiscard]] std::shared_ptr<void const> storage() const { return storage_; }

 private:
  struct contents;
  package();

  void add_package_file(std::span<std::byte const> bytes, std::filesystem::path const& file,
                        std::vector<problem>& problems);
  void add_bundle(std::string name, std::span<std::byte const> bytes, std::filesystem::path const& file,
                  std::vector<problem>& problems);

  std::shared_ptr<contents> storage_;
  std::vector<package_item> items_;
};

} // namespace interco::detail

#endif
