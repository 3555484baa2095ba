/// \file
/// What a catalog and a reader hold: immutable data, shared.
#ifndef INTERCO_CORE_SNAPSHOT_HPP
#define INTERCO_CORE_SNAPSHOT_HPP

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include <interco/error.hpp>
#include <interco/locale_list.hpp>
#include <interco/message.hpp>

#include "core/definitions.hpp"
#include "core/locale_tag.hpp"
#include "core/string_table.hpp"

namespace interco::detail {

/// The texts of one locale. Entry 2i of the table is the text of ordinal i, entry 2i + 1 its action.
struct locale_texts {
  std::string name; // BCP 47, as the catalog spells it
  locale_tag tag;
  string_table table;
};

constexpr std::uint32_t text_entry(std::uint32_t ordinal) noexcept {
  return 2 * ordinal;
}
constexpr std::uint32_t action_entry(std::uint32_t ordinal) noexcept {
  return 2 * ordinal + 1;
}

/// Picks the locale nearest to `wanted` among some of the same language and script; returns its index.
using nearest_function = std::size_t (*)(locale_tag const& wanted, std::vector<locale_tag const*> const& candidates);

/// The data of a catalog. `owned` keeps alive what the views point to.
struct snapshot {
  definitions codes;
  std::vector<locale_texts> locales; // the source first
  std::vector<problem> problems;
  std::vector<std::shared_ptr<void const>> owned;
  nearest_function nearest = nullptr;
};

struct link {
  locale_texts const* texts;
  resolved reason;
};

/// The data of a reader. The source is always the last link, so that a chain is never empty unless the catalog is.
struct reader_state {
  std::shared_ptr<snapshot const> data;
  locale_list requested;
  std::vector<link> chain;
};

/// Returns the locales to ask, in order, each once.
[[nodiscard]] std::vector<link> fallback_chain(snapshot const& data, locale_list const& wanted);

/// The locale whose texts are written first and stand in for every missing one.
inline constexpr char const* source_locale = "en";

} // namespace interco::detail

#endif
