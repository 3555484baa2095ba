#include "site/model.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "core/ascii.hpp"
#include "core/catalog_access.hpp"
#include "core/snapshot.hpp"
#include "site/languages.hpp"

namespace interco::site {
namespace {

/// The longest part of a file's name that is taken from a symbol: file systems allow 255 bytes, and a temporary
/// file's name is longer than that of the file.
constexpr std::size_t longest_name = 200;

/// What is a device on Windows, whatever stands behind a full stop: such a file cannot be written there.
constexpr std::array<std::string_view, 22> device_names{"aux",  "con",  "nul",  "prn",  "com1", "com2", "com3", "com4",
                                                        "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3",
                                                        "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"};

/// Returns the name of each code's page. Names that differ in case alone are one on some file systems, and a page
/// must not take the place of a table, "index.html" or "index-2.html": what would be taken gets a number behind two
/// hyphens, which neither a symbol nor a table has.
std::vector<std::string> file_names(detail::definitions const& codes) {
  std::set<std::string, std::less<>> taken(device_names.begin(), device_names.end());
  taken.insert("index");
  std::vector<std::string> names;
  for (std::uint32_t i = 0; i < codes.count(); ++i) {
    std::string name(codes.symbols[i].substr(0, longest_name));
    // Its own ordinal, so that names are found at once also where all are taken.
    if (codes.symbols[i].size() > longest_name || !taken.insert(detail::lower(name)).second)
      name += "--" + std::to_string(i);
    names.push_back(name + ".html");
  }
  return names;
}

bool is_among(std::vector<std::string> const& names, std::string_view name) {
  return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
}

coverage measure(shown_language const& language, reader const& texts) {
  coverage result;
  for (auto const each : texts) {
    if (each.resolved() == resolved::built_in || each.locale() != language.tag)
      continue;
    ++result.translated;
    result.reviewed += each.origin().state == text_state::reviewed ? 1U : 0U;
  }
  return result;
}

} // namespace

std::size_t shown_domain::part_of(std::uint32_t ordinal) const noexcept {
  return static_cast<std::size_t>(std::upper_bound(parts.begin(), parts.end(), ordinal) - parts.begin()) - 1;
}

std::vector<std::string> languages_of(catalog_set const& catalogs, std::vector<std::string> const& domains) {
  std::set<std::string, std::less<>> found;
  for (auto const& each : catalogs) {
    if (!is_among(domains, each.domain()))
      continue;
    for (auto const tag : each.locales())
      found.emplace(tag);
  }
  found.erase(detail::source_locale);
  std::vector<std::string> result{detail::source_locale};
  result.insert(result.end(), found.begin(), found.end());
  return result;
}

model make_model(catalog_set const& catalogs, std::vector<std::string> const& domains,
                 std::vector<std::string> const& locales, word_reader const& words) {
  model result;
  for (auto const& each : catalogs) {
    if (!is_among(domains, each.domain()))
      continue;
    (void)each.open_all();
    shown_domain shown;
    shown.codes = each;
    shown.definitions = detail::catalog_access::data(each).codes.get();
    shown.files = file_names(*shown.definitions);
    for (std::uint32_t i = 0; i < shown.count(); ++i) {
      auto const condition = shown.is_alias(i) ? std::nullopt : shown.definitions->condition(i);
      if (condition)
        result.by_condition[*condition].push_back({result.domains.size(), i});
    }
    result.domains.push_back(std::move(shown));
  }
  for (auto const& tag : languages_of(catalogs, domains)) {
    if (tag != detail::source_locale && !is_among(locales, tag))
      continue;
    shown_language language{tag, native_name(tag), is_right_to_left(tag), {}, {}, page_words(tag, words)};
    for (auto const& each : result.domains) {
      language.readers.push_back(each.codes.in(locale_list(tag)));
      language.of_domains.push_back(measure(language, language.readers.back()));
    }
    result.languages.push_back(std::move(language));
  }
  return result;
}

} // namespace interco::site
