#include "exchange/translation_check.hpp"

#include "exchange/number_index.hpp"
#include "exchange/wording.hpp"

namespace interco::exchange {

void report_duplicates(translation_file const& translation, diagnostics& found) {
  auto const& entries = translation.entries;
  number_index keys(entries.size());
  auto const key_of = [&entries](std::uint32_t number) -> std::string_view { return entries[number].key; };
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    auto const& entry = entries[i];
    if (entry.key.empty() || entry.obsolete)
      continue;
    if (auto const first = keys.add(i, key_of))
      found.error(translation.file, entry.at,
                  say("LINT_DUPLICATE_KEY", {{"key", entry.key}, {"line", std::to_string(entries[*first].at.line)}}),
                  "duplicate-key");
  }
}

} // namespace interco::exchange
