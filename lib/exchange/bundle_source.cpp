#include "exchange/bundle_source.hpp"

#include "exchange/file.hpp"
#include "exchange/icu_text.hpp"
#include "exchange/icu_translation.hpp"
#include "exchange/number_index.hpp"
#include "exchange/po.hpp"
#include "exchange/wording.hpp"

namespace interco::exchange {
namespace {

bool is_po(std::filesystem::path const& file) {
  return file.extension() == ".po";
}

bundle_source read_icu_bundle(std::string text, std::filesystem::path const& file, diagnostics& found) {
  icu_remarks remarks;
  auto result = read_icu_text(std::move(text), file.string(), file.stem().string(), found, &remarks);
  mark_states(result, remarks, found);
  return result;
}

} // namespace

std::optional<bundle_source> read_bundle(std::filesystem::path const& file, diagnostics& found) {
  if (!is_po(file) && file.extension() != ".txt") {
    found.error(file.string(), {}, say("NEITHER_FORMAT"), "unknown-format");
    return std::nullopt;
  }
  auto bytes = read_file(file, found);
  return bytes ? read_bundle_text(std::move(*bytes), file, found) : std::nullopt;
}

std::optional<bundle_source> read_bundle_text(std::string bytes, std::filesystem::path const& file,
                                              diagnostics& found) {
  auto const errors_before = found.error_count();
  auto text = check_text(std::move(bytes), file.string(), found);
  if (!text)
    return std::nullopt;
  auto result =
      is_po(file) ? read_po(std::move(*text), file.string(), found) : read_icu_bundle(std::move(*text), file, found);
  number_index seen(result.entries.size());
  for (std::uint32_t i = 0; i < result.entries.size(); ++i) {
    auto const& entry = result.entries[i];
    if (auto const first = seen.add(i, [&](std::uint32_t number) { return result.entries[number].key; }))
      found.error(
          result.file, entry.at,
          say("LINT_DUPLICATE_KEY", {{"key", entry.key}, {"line", std::to_string(result.entries[*first].at.line)}}),
          "duplicate-key");
  }
  return found.error_count() == errors_before ? std::optional(std::move(result)) : std::nullopt;
}

} // namespace interco::exchange
