#include "exchange/formats.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "exchange/csv.hpp"
#include "exchange/icu_translation.hpp"
#include "exchange/po.hpp"
#include "exchange/translation_json.hpp"

namespace interco::exchange {
namespace {

// Until PO can be read and written as a translation: its texts alone.
std::string write_plain_po(translation_file const& translation) {
  std::string to = "msgid \"\"\nmsgstr \"\"\n";
  for (auto const& [name, value] : translation.header)
    (((to += '"') += name) += ": ").append(value).append("\\n\"\n");
  if (translation.field("Content-Type").empty())
    to += "\"Content-Type: text/plain; charset=UTF-8\\n\"\n";
  for (auto const& entry : translation.entries) {
    if (entry.obsolete)
      continue;
    to += entry.state == translation_state::needs_review ? "\n#, fuzzy\n" : "\n";
    auto const quoted = [](std::string_view text) {
      std::string result;
      for (char const c : text)
        result += c == '"' ? "\\\"" : c == '\\' ? "\\\\" : c == '\n' ? "\\n" : std::string(1, c);
      return "\"" + result + "\"\n";
    };
    to += "msgctxt " + quoted(entry.key) + "msgid " + quoted(entry.source) + "msgstr " + quoted(entry.target);
  }
  return to;
}

std::optional<translation_file> read_plain_po(std::string bytes, std::filesystem::path const& file,
                                              diagnostics& found) {
  auto const bundle = read_bundle_text(std::move(bytes), file, found);
  if (!bundle)
    return std::nullopt;
  translation_file result;
  result.file = file.string();
  for (auto const& each : bundle->entries) {
    translation entry;
    entry.key = each.key;
    entry.source = each.source.value_or("");
    entry.target = each.text;
    entry.state = each.text.empty() ? translation_state::untranslated
                  : each.fuzzy      ? translation_state::needs_review
                                    : translation_state::translated;
    entry.at = entry.target_at = each.at;
    result.entries.push_back(std::move(entry));
  }
  return result;
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
    return write_plain_po(translation);
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
    result = read_plain_po(std::move(bytes), file, found);
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
    found.error(name, {}, "JSON is written and not read; PO, XLIFF, ICU text or CSV expected", "unknown-format");
    break;
  }
  return result ? std::optional(delivery{std::move(*result), says_state}) : std::nullopt;
}

} // namespace interco::exchange
