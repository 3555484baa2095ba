#include "exchange/formats.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "exchange/csv.hpp"
#include "exchange/icu_translation.hpp"
#include "exchange/po.hpp"
#include "exchange/translation_json.hpp"
#include "exchange/update.hpp"
#include "exchange/wording.hpp"

namespace interco::exchange {
namespace {

/// Writes what `update` would leave as it is.
std::string write_wrapped_po(translation_file translation) {
  for (auto& entry : translation.entries) {
    if (!entry.obsolete)
      entry.note = wrap_note(entry.note);
  }
  return write_po(translation);
}

std::optional<translation_file> read_po_delivery(std::string bytes, std::string const& name, diagnostics& found) {
  auto const errors_before = found.error_count();
  auto const po = read_po_file(std::move(bytes), name, found);
  if (!po)
    return std::nullopt;
  // Translate Toolkit's xliff2po drops msgctxt; `import` then finds the key by the English.
  auto result = to_translation(*po, {}, found, po_keys::optional);
  return found.error_count() == errors_before ? std::optional(std::move(result)) : std::nullopt;
}

} // namespace

std::optional<file_format> format_of(std::filesystem::path const& file) {
  auto const extension = file.extension().string();
  if (extension == ".xliff")
    return file_format::xliff;
  auto const found = std::find(file_extensions.begin(), file_extensions.end(), extension);
  return found == file_extensions.end() ? std::nullopt
                                        : std::optional(static_cast<file_format>(found - file_extensions.begin()));
}

std::optional<std::string> write_translation(translation_file const& translation, file_format format,
                                             xliff_version version, bundle_source const& english, diagnostics& found) {
  switch (format) {
  case file_format::pot:
  case file_format::po:
    return write_wrapped_po(translation);
  case file_format::xliff:
    return write_xliff(translation, version, found);
  case file_format::icu:
    return write_icu(translation, english, found);
  case file_format::csv:
    return write_csv(translation);
  case file_format::json:
    break;
  }
  return write_json(translation);
}

std::optional<delivery> read_delivery(std::string bytes, std::filesystem::path const& file, file_format format,
                                      bundle_source const& english, diagnostics& found) {
  auto const name = file.string();
  bool says_state = true;
  std::optional<translation_file> result;
  switch (format) {
  case file_format::pot:
  case file_format::po:
    result = read_po_delivery(std::move(bytes), name, found);
    break;
  case file_format::xliff:
    result = read_xliff(std::move(bytes), name, found);
    break;
  case file_format::icu:
    result = read_icu(std::move(bytes), name, {}, english, found);
    break;
  case file_format::csv:
    result = read_csv(std::move(bytes), name, found, &says_state);
    break;
  case file_format::json:
    found.error(name, {}, say("JSON_NOT_READ"), "unknown-format");
    break;
  }
  return result ? std::optional(delivery{std::move(*result), says_state}) : std::nullopt;
}

} // namespace interco::exchange
