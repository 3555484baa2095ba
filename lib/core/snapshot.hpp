/// \file
/// What a catalog and a reader hold: immutable data, shared.
#ifndef INTERCO_CORE_SNAPSHOT_HPP
#define INTERCO_CORE_SNAPSHOT_HPP

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include <interco/detail/look_up.hpp>
#include <interco/error.hpp>
#include <interco/locale_list.hpp>
#include <interco/message.hpp>

#include "core/definitions.hpp"
#include "core/kept_object.hpp"
#include "core/locale_tag.hpp"
#include "core/locale_texts.hpp"

namespace interco::detail {

/// Picks the locale nearest to `wanted` among some of the same language and script; returns its index.
using nearest_function = std::size_t (*)(locale_tag const& wanted, std::vector<locale_tag const*> const& candidates);

/// The data of a catalog.
struct snapshot {
  std::shared_ptr<definitions const> codes = definitions::none();
  /// A locale stands here once for each package that has it, in the order in which they answer: the last laid over
  /// the others first. The last one of all is the source as it was compiled with the definitions.
  std::vector<std::shared_ptr<locale_texts const>> locales;
  std::vector<problem> problems; // of loading; those of opening a locale are with it
  nearest_function nearest = nullptr;
  /// The symbols as `codes->symbols` has them, each with its NUL, but in UTF-16; where a code may have no text there.
  std::shared_ptr<std::u16string const> utf16_symbols;
  object_slot search; // of catalog::search
};

/// A place in the fallback chain.
struct link {
  locale_texts const* texts;
  resolved reason;
};

/// The data of a reader.
struct reader_state : look_up_state {
  std::shared_ptr<snapshot const> data;
  definitions const* codes; // of data
  locale_list requested;
  std::vector<link> chain;         // what answers, in order; the source is last
  std::vector<text_link> in_place; // the same for a look-up
  std::vector<text_link> source;   // the links of English alone
};

/// Returns the locales to ask, in order, each once; without those that were opened and have nothing. Opens none.
[[nodiscard]] std::vector<link> fallback_chain(snapshot const& data, locale_list const& wanted);

/// The locale whose texts are written first and stand in for every missing one.
inline constexpr char const* source_locale = "en";

} // namespace interco::detail

#endif
