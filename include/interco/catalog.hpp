/// \file
/// The codes of one domain with their texts in every language: embedded, from disk, or one laid over the other.
///
/// A catalog is immutable and cheap to copy; copies share the data, which lives as long as a copy or a reader does.
/// It may be used from any thread, and in the child of a `fork`. No function of it changes `errno`.
/// \code
///   auto sspi = interco::sspi::catalog().overlaid("/etc/backup/sspi");  // a folder with a corrected it.res
///   auto backup = interco::catalog::load("/usr/share/backup/backup.dat");
/// \endcode
#ifndef INTERCO_CATALOG_HPP
#define INTERCO_CATALOG_HPP

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <interco/error.hpp>
#include <interco/locale_list.hpp>
#include <interco/reader.hpp>

namespace interco {

struct search_options;
struct search_result;

namespace detail {
struct snapshot;
struct catalog_access;
} // namespace detail

/// How the files of a catalog are read.
struct load_options {
  /// Maps files into memory instead of reading them: pages that nobody touches cost nothing, and processes share
  /// them. For catalogs that are only ever replaced by renaming: when a mapped file is cut short in place, the
  /// process ends with SIGBUS; when it is overwritten in place, what has been checked is no longer what is read, and
  /// anything may happen. Default: read, a bundle at a time.
  bool map = false;
  /// Opens every locale while loading, so that `problems()` is complete at once, and neither is anything read later
  /// nor a file kept open. Default: a locale is opened when a reader first asks for it.
  bool open_all = false;
  /// Keeps the texts in UTF-16, too, for `message::text_u16`: nearly twice the memory of UTF-8 alone, and the time to read
  /// them and to compare the two. An embedded catalog makes them when they are first asked for. What is laid over a catalog
  /// is kept in both. Default: both, so that there is always an answer.
  bool utf16 = true;
  /// Keeps which line of which source each text comes from, and its state, for `message::origin`: four bytes for each
  /// text and action, and the time to read and check them. An embedded catalog has them at no cost. What is laid over a
  /// catalog keeps them. Default: not read, since few programs ask.
  bool origins = false;
};

/// The definitions and bundles of one domain.
class catalog {
 public:
  /// A catalog of no domain: it knows no code, and answers each as unknown. Allocates nothing.
  catalog() noexcept;

  /// Loads a compiled catalog: an ICU data package (`<domain>.dat`), or a folder that holds the same items as files
  /// (`definitions.res`, `root.res`, `it.res`, …). The definitions and English are read now, a translation when a
  /// reader first asks for it; it is checked then. A package's file stays open as long as the catalog lives, so that
  /// it may be renamed or removed; a package that is overwritten in place, or a file of a folder that is gone, costs
  /// the locales that have not been opened, for good (`load_options::open_all` avoids both). Nothing that a file
  /// holds is believed (SECURITY.md says what is checked). An item that cannot be used is left out and noted in
  /// `problems()`, and so is a single text; without definitions or English, or when the file is damaged as a whole,
  /// throws `interco::error`.
  [[nodiscard]] static catalog load(std::filesystem::path const& path, load_options const& options = {});
  /// \overload On failure sets `ec` and returns the empty catalog, whose `problems()` say what was wrong; there are
  /// none where memory was wanting (`std::errc::not_enough_memory`).
  [[nodiscard]] static catalog load(std::filesystem::path const& path, std::error_code& ec,
                                    load_options const& options = {});

  /// Returns this catalog with the texts of a package or folder laid over it, message by message: what the overlay
  /// has answers first, in its own locale; a locale that this catalog lacks is added, and may be the relative that is
  /// asked instead of another one. Plain bundles made by `genrb` will do; a correction of English outdates no
  /// translation. Keys of symbols that this catalog lacks are left out and noted in `problems()`, and so is a bundle
  /// compiled with other definitions. Throws `interco::error` when nothing of the overlay can be used.
  [[nodiscard]] catalog overlaid(std::filesystem::path const& path) const;
  /// \overload On failure sets `ec` and returns this catalog as it is, with the failures added to `problems()`; where
  /// memory was wanting (`std::errc::not_enough_memory`) without any.
  [[nodiscard]] catalog overlaid(std::filesystem::path const& path, std::error_code& ec) const;

  /// Opens what is part of the program, in place; for generated code. `parts` are the definitions and a part a language, in
  /// the order of their names, as `interco-generator embed` made them, aligned to 16; nullptr stands for a language that
  /// the program was linked without. They must stay as they are for the rest of the process; they are trusted. Should they
  /// not be sound, the catalog is empty.
  [[nodiscard]] static catalog embedded(std::span<void const* const> parts);
  /// \overload For programs whose translations are installed beside them: `parts` are the definitions and English,
  /// `file`, made of the same definitions, those and all translations, and is read as by `load`. Where it cannot be
  /// used, or has other codes than the program, English answers, and `problems()` say why.
  [[nodiscard]] static catalog embedded(std::span<void const* const> parts, std::filesystem::path const& file);

  /// Returns a reader for the locales wanted. Opens those that have not been opened yet, which may read files. Never
  /// fails but for want of memory (`std::bad_alloc`): a locale that the catalog lacks, or that cannot be read (see
  /// `problems`), falls back; an ill-formed one is skipped (see `locale_list::problems`).
  [[nodiscard]] reader in(locale_list const& wanted) const;

  /// Returns the name of the domain: "sspi".
  [[nodiscard]] std::string_view domain() const noexcept;
  /// Returns the number of symbols, aliases included.
  [[nodiscard]] std::size_t size() const noexcept;
  /// Returns the locales that the catalog has texts in, as BCP 47, English first, then by name; without those that
  /// could not be opened when they were needed. Allocates.
  [[nodiscard]] std::vector<std::string_view> locales() const;
  /// Returns how many symbols have a text of their own in a locale as `locales()` spells it; 0 for others. Opens that
  /// locale.
  [[nodiscard]] std::size_t translated(std::string_view locale) const;
  /// Returns what has been left out so far: while loading, and of the locales that have been opened since. Allocates.
  [[nodiscard]] std::vector<problem> problems() const;
  /// Opens every locale that has not been opened yet, and returns `problems()`, which is complete then.
  std::vector<problem> open_all() const;

  /// Returns the symbol that differs least from what was written (at most a quarter of its letters), or an empty
  /// view; also for what has over 255 bytes.
  [[nodiscard]] std::string_view nearest_symbol(std::string_view written) const;

  /// Returns the codes whose texts, in any language, are nearest to what was written (search.hpp). The first call makes
  /// an index of all texts, which opens all locales; it is kept with this catalog and its copies. Throws std::bad_alloc
  /// only. In the library Interco::search.
  [[nodiscard]] std::vector<search_result> search(std::string_view text) const;
  /// \overload
  [[nodiscard]] std::vector<search_result> search(std::string_view text, search_options const& options) const;

 private:
  friend struct detail::catalog_access;
  explicit catalog(std::shared_ptr<detail::snapshot const> data) noexcept;

  std::shared_ptr<detail::snapshot const> data_;
};

} // namespace interco

#endif
