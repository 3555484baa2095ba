/// \file
/// What can go wrong while loading a catalog, and where.
///
/// Only loading fails; a look-up always answers. Each fallible function has two forms, as in `std::filesystem`:
/// one throws `interco::error`, one takes a `std::error_code&`. The values own their strings.
/// \code
///   try {
///     auto catalog = interco::catalog::load("/usr/share/backup/backup.dat");
///   } catch (interco::error const& failure) {
///     for (auto const& problem : failure.problems()) std::cerr << to_string(problem) << '\n';
///   }
/// \endcode
#ifndef INTERCO_ERROR_HPP
#define INTERCO_ERROR_HPP

#include <string>
#include <system_error>
#include <vector>

namespace interco {

/// The reasons a catalog is refused.
enum class errc {
  cannot_read = 1,     ///< The file or folder does not exist, or reading it failed.
  not_a_catalog,       ///< The bytes are not an ICU data package or resource bundle for this platform.
  truncated,           ///< The file is shorter than its own header says.
  damaged,             ///< The bytes are not those that were compiled: their checksum differs, or their UTF-16.
  no_definitions,      ///< A catalog needs `definitions.res`; a folder of bundles alone can only be an overlay.
  invalid_definitions, ///< `definitions.res` is there, but inconsistent or of an unknown version.
  invalid_bundle,      ///< A locale's bundle is there, but cannot be used.
  wrong_domain,        ///< An overlay was made for another domain.
  unknown_key,         ///< A bundle has a text for a symbol that the definitions lack.
  stale,               ///< A text was made from an English text that has changed since.
  malformed_locale,    ///< A locale is neither BCP 47 nor POSIX, or longer than any locale.
  other_definitions,   ///< A bundle was compiled with other definitions than the catalog's.
  invalid_text,        ///< A text is empty, too long, no string, or holds what no text may (`find_text_fault`).
};

/// Returns the category of `errc`; its name is "interco".
[[nodiscard]] std::error_category const& error_category() noexcept;

/// Makes `std::error_code` constructible from an `errc`.
[[nodiscard]] std::error_code make_error_code(errc reason) noexcept;

/// One thing that is wrong, and its place. Encoding: UTF-8.
struct problem {
  errc reason = errc::cannot_read; ///< What kind of thing is wrong.
  std::string file;                ///< The file or folder; empty for a list of locales.
  std::string key;                 ///< The item inside it (a bundle, a symbol, a locale); may be empty.
  std::string text;                ///< What was found and what was expected, in English.

  friend bool operator==(problem const&, problem const&) = default;
};

/// Returns "file: key: text", the form in which tools print a problem, as by `safe_line`; an empty part is left out.
[[nodiscard]] std::string to_string(problem const& what);

/// Thrown when nothing could be loaded. `what()` tells of the first problem, `code()` is its reason.
class error : public std::system_error {
 public:
  /// Takes the problems found, in the order found; there is at least one.
  explicit error(std::vector<problem> problems);

  /// Returns every problem found, not just the first.
  [[nodiscard]] std::vector<problem> const& problems() const noexcept { return problems_; }

 private:
  std::vector<problem> problems_;
};

} // namespace interco

template <>
struct std::is_error_code_enum<interco::errc> : std::true_type {};

#endif
