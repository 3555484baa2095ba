/// \file
/// The formats in which translations come and go, by their names.
#ifndef INTERCO_EXCHANGE_FORMATS_HPP
#define INTERCO_EXCHANGE_FORMATS_HPP

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "exchange/bundle_source.hpp"
#include "exchange/diagnostic.hpp"
#include "exchange/translation.hpp"
#include "exchange/xliff.hpp"

namespace interco::exchange {

enum class file_format { pot, po, xliff, icu, csv, json };
inline constexpr std::array<std::string_view, 6> file_format_names{"pot", "po", "xliff", "icu", "csv", "json"};
inline constexpr std::array<std::string_view, 6> file_extensions{".pot", ".po", ".xlf", ".txt", ".csv", ".json"};

/// Returns the format of a file by its extension, `.xliff` among them; nothing for an unknown one.
[[nodiscard]] std::optional<file_format> format_of(std::filesystem::path const& file);

/// Writes a translation; PO as `update` would leave it, with notes in lines. `english` is what ICU text leaves out
/// where a text was made from it. Adds an error and returns nothing if the format cannot hold it.
[[nodiscard]] std::optional<std::string> write_translation(translation_file const& translation, file_format format,
                                                           xliff_version version, bundle_source const& english,
                                                           diagnostics& found);

/// A translation that comes from somebody.
struct delivery {
  translation_file translation;
  bool says_state = true; // whether the file says how far its texts are
};

/// Reads the bytes of a file in any format but JSON. The locale is the one that the file says, or empty. Every
/// problem is added to `found`; returns nothing if one of them is an error.
[[nodiscard]] std::optional<delivery> read_delivery(std::string bytes, std::filesystem::path const& file,
                                                    file_format format, bundle_source const& english,
                                                    diagnostics& found);

} // namespace interco::exchange

#endif
