/// \file
/// What tests share: folders that go away, and catalogs compiled with the same tools as the build.
#ifndef INTERCO_TESTS_FIXTURES_HPP
#define INTERCO_TESTS_FIXTURES_HPP

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace interco::test {

/// A folder of its own under the system's temporary folder, or another, removed at the end.
class temporary_folder {
 public:
  explicit temporary_folder(std::filesystem::path const& under = std::filesystem::temp_directory_path());
  ~temporary_folder();
  temporary_folder(temporary_folder const&) = delete;
  temporary_folder& operator=(temporary_folder const&) = delete;

  [[nodiscard]] std::filesystem::path const& path() const noexcept { return path_; }
  /// Writes a file in it, with the folders above, and returns its path.
  std::filesystem::path write(std::filesystem::path const& name, std::string_view contents) const;

 private:
  std::filesystem::path path_;
};

[[nodiscard]] std::string read_all(std::filesystem::path const& file);

/// Reads a file of the source tree.
[[nodiscard]] std::string read_source(std::string const& name);

/// The sources of a catalog: file names and contents. `<domain>.toml` and `en.txt` must be among them.
using sources = std::map<std::string, std::string>;

/// Returns the sources of the SSPI catalog.
[[nodiscard]] sources sspi_sources();

/// A small catalog, "ship": three codes and an alias, in the locales of `extra` too.
[[nodiscard]] sources ship_sources(sources const& extra = {});

/// The header that a PO file begins with, and one entry behind it.
inline std::string const po_header = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n";
[[nodiscard]] std::string po_entry(std::string const& key, std::string const& english, std::string const& text);

/// Compiles sources in a folder with the generator, genrb and icupkg, and returns the package, `<domain>.dat`. The
/// bundles lie beside it. The generator's messages are in `messages`; if it fails, the path is empty.
std::filesystem::path compile(temporary_folder const& folder, sources const& from, std::string* messages = nullptr);

/// Makes a bundle with plain genrb, as an ICU user would.
std::filesystem::path genrb(temporary_folder const& folder, std::string const& name, std::string const& text);

} // namespace interco::test

#endif
