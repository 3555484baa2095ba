/// \file
/// The catalogs a program works with, one a domain.
///
/// Build a set, then read it from any thread; changing one is not safe while others read it.
/// \code
///   interco::catalog_set all = interco::embedded_catalogs();     // <interco/codes.hpp>, generated
///   all.load("/usr/share/backup/catalogs");                       // adds domains, or corrects some
/// \endcode
#ifndef INTERCO_CATALOG_SET_HPP
#define INTERCO_CATALOG_SET_HPP

#include <filesystem>
#include <string_view>
#include <system_error>
#include <vector>

#include <interco/catalog.hpp>
#include <interco/locale_list.hpp>
#include <interco/reader_set.hpp>

namespace interco {

class catalog_set {
 public:
  /// Adds a catalog; it replaces one of the same domain.
  void add(catalog added);

  /// Loads what `path` holds and adds it, or lays it over the catalog of the same domain. `path` is a package
  /// (`<domain>.dat`), a folder of bundles (named after its domain where it has no definitions), or a folder of
  /// these. Returns what could not be used; what could be is in the set. What is laid over a catalog has no options.
  /// Throws nothing but `std::bad_alloc`.
  std::vector<problem> load(std::filesystem::path const& path, load_options const& options = {});

  /// Returns the catalog of a domain, in any case of its letters, or nullptr. Valid until the set is changed.
  [[nodiscard]] catalog const* find(std::string_view domain) const noexcept;

  /// Returns the catalog that answers for an error category: that of the domain with its name, or the first whose
  /// definitions list it (`error_categories`); or nullptr. Valid until the set is changed.
  [[nodiscard]] catalog const* find(std::error_category const& category) const noexcept;

  /// Returns the catalogs seen through these languages, for codes of any of their domains. Allocates.
  [[nodiscard]] reader_set in(locale_list const& wanted) const;

  [[nodiscard]] auto begin() const noexcept { return catalogs_.begin(); }
  [[nodiscard]] auto end() const noexcept { return catalogs_.end(); }
  [[nodiscard]] bool empty() const noexcept { return catalogs_.empty(); }

 private:
  std::vector<problem> load_one(std::filesystem::path const& path, load_options const& options);

  std::vector<catalog> catalogs_;
};

} // namespace interco

#endif
