/// \file
/// From the sources of a catalog to its package, in one go: definitions and texts are compiled, genrb makes a bundle
/// of each, icupkg a package of these. `interco build` is this; the build of Interco itself takes the same steps one
/// by one (lib/cmake/interco_add_catalog.cmake), so that an edit rebuilds only what hangs on it.
///
///     build_options options;
///     options.definitions = "backup.toml";
///     options.locales = "locales/backup";
///     options.output = "out";
///     options.genrb = find_program("genrb");
///     options.icupkg = find_program("icupkg");
///     diagnostics found;
///     auto const package = build_package(options, found); // out/backup.dat
#ifndef INTERCO_EXCHANGE_BUILD_HPP
#define INTERCO_EXCHANGE_BUILD_HPP

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "exchange/diagnostic.hpp"

namespace interco::exchange {

struct build_options {
  std::filesystem::path definitions; // <domain>.toml
  std::filesystem::path locales;     // the folder with en.txt and a <locale>.po or <locale>.txt a translation
  std::filesystem::path output;      // the folder for <domain>.dat; made if need be
  std::filesystem::path genrb;       // ICU's tools
  std::filesystem::path icupkg;
  bool keep = false; // what is made on the way stays in <output>/<domain>.build
  unsigned jobs = 1; // threads of this process, and programs run at the same time
  /// Called after each step, by one thread at a time.
  std::function<void(std::size_t done, std::size_t all)> progress;
  /// Asked before each step, by several threads; after "yes" nothing more is begun.
  std::function<bool()> stopped;
};

struct built_locale {
  std::string name;      // as ICU spells it
  std::size_t texts = 0; // how many codes have one
};

struct built_package {
  std::string domain;
  std::size_t codes = 0;
  std::vector<built_locale> locales; // English first
  std::filesystem::path file;
  std::uintmax_t bytes = 0;
};

/// Builds `<output>/<domain>.dat`. Every problem of every source is added to `found`, in the same order every time;
/// after an error, or when stopped, it returns nothing and the old package is still there. What is made on the way
/// lies in a folder beside the package, which is removed. A package that has not changed is left alone.
[[nodiscard]] std::optional<built_package> build_package(build_options const& options, diagnostics& found);

} // namespace interco::exchange

#endif
