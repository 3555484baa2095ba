/// \file
/// A catalog that is replaced while the program runs, by corrections or by a new version of its files.
///
/// A catalog is immutable; a live one holds the catalog of the moment. `reload()` makes a new one beside it from the
/// files as they are now, and puts it in its place when nothing of it is broken. Readers and messages in hand keep
/// what they were made from. Every function may be called from any thread.
/// \code
///   interco::live_catalog sspi(interco::sspi::catalog(), {"/etc/backup/sspi"});    // a folder of corrections
///   answer(sspi.in(request.header("Accept-Language"))[code]);                     // any thread
///   for (auto const& each : sspi.reload().problems) log(to_string(each));          // the one that got SIGHUP's news
/// \endcode
#ifndef INTERCO_LIVE_CATALOG_HPP
#define INTERCO_LIVE_CATALOG_HPP

#include <filesystem>
#include <memory>
#include <vector>

#include <interco/catalog.hpp>
#include <interco/error.hpp>
#include <interco/locale_list.hpp>
#include <interco/reader.hpp>

namespace interco {

/// What came of a reload.
struct reload_report {
  bool replaced = false;         ///< Whether the new catalog is in place; else the old one answers as before.
  std::vector<problem> problems; ///< What could not be used, of the new files.
};

class live_catalog {
 public:
  /// Starts from a catalog that stays, such as an embedded one, and lays packages or folders over it, in this order.
  /// One that does not exist is not there yet, and no problem; what cannot be used is left out, and told by
  /// `problems()`.
  explicit live_catalog(catalog base, std::vector<std::filesystem::path> overlays = {});
  /// Starts from a package or a folder, which is read again with the others. Throws `interco::error` if that cannot
  /// be used at all, as `catalog::load`.
  explicit live_catalog(std::filesystem::path base, std::vector<std::filesystem::path> overlays = {});
  ~live_catalog();
  live_catalog(live_catalog const&) = delete;
  live_catalog& operator=(live_catalog const&) = delete;

  /// Returns the catalog of the moment. Takes no lock, and may be called in the child of a `fork`.
  [[nodiscard]] catalog current() const noexcept;

  /// Returns a reader of the catalog of the moment; see `catalog::in`.
  [[nodiscard]] reader in(locale_list const& wanted) const;

  /// Returns what could not be used of the files of the catalog of the moment.
  [[nodiscard]] std::vector<problem> problems() const;

  /// Reads all files again, and takes what they hold if each of them can be used. One that is damaged, or made for
  /// other definitions, or a base that is gone, keeps the whole old catalog in place, so that files that are being
  /// copied one after the other are taken together, by a later reload; a single text that cannot be served keeps
  /// nothing. An overlay that is gone is no longer laid over, and no problem: replace files by renaming. All
  /// languages are read, and no file stays open. Not in the child of a `fork` that came amid a reload. Waits for a
  /// reload of another thread. Throws `std::bad_alloc` alone, and the old catalog is in place then.
  reload_report reload();

 private:
  struct state;
  std::unique_ptr<state> state_;
};

} // namespace interco

#endif
