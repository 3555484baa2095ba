#include "exchange/bundle_source.hpp"

#include <unordered_map>

#include "exchange/file.hpp"
#include "exchange/icu_text.hpp"
#include "exchange/po.hpp"

namespace interco::exchange {

std::optional<bundle_source> read_bundle(std::filesystem::path const& file, diagnostics& found) {
  auto const errors_before = found.error_count();
  bool const is_po = file.extension() == ".po";
  if (!is_po && file.extension() != ".txt") {
    found.error(file.string(), {}, "neither ICU text (.txt) nor PO (.po)", "unknown-format");
    return std::nullopt;
  }
  auto const text = read_text(file, found);
  if (!text)
    return std::nullopt;
  bundle_source result{file.string(), is_po ? read_po(*text, file.string(), found)
                                            : read_icu_text(*text, file.string(), file.stem().string(), found)};
  std::unordered_map<std::string, position> seen;
  for (auto const& entry : result.entries) {
    auto const [first, is_new] = seen.emplace(entry.key, entry.at);
    if (!is_new)
      found.error(result.file, entry.at,
                  entry.key + " was there already, in line " + std::to_string(first->second.line), "duplicate-key");
  }
  return found.error_count() == errors_before ? std::optional(std::move(result)) : std::nullopt;
}

} // namespace interco::exchange
