#include "exchange/sources.hpp"

#include <algorithm>

#include "core/definitions.hpp"
#include "core/folder.hpp"
#include "core/locale_tag.hpp"
#include "exchange/file.hpp"
#include "exchange/icu_translation.hpp"
#include "exchange/po.hpp"
#include "exchange/wording.hpp"

namespace interco::exchange {
std::string_view translation_file::field(std::string_view name) const {
  auto const found =
      std::find_if(header.begin(), header.end(), [name](auto const& each) { return each.first == name; });
  return found == header.end() ? std::string_view() : found->second;
}

code_definition const* domain_sources::code_of(std::string_view key) const {
  if (key.ends_with(detail::action_suffix))
    key.remove_suffix(detail::action_suffix.size());
  auto const ordinal = codes.ordinal(key);
  return ordinal ? &codes.codes[*ordinal] : nullptr;
}

translation_file const* domain_sources::translation_to(std::string_view locale) const {
  auto const wanted = detail::parse_locale(locale);
  auto const found = std::find_if(translations.begin(), translations.end(), [&](translation_file const& each) {
    return wanted && detail::parse_locale(each.locale) == wanted;
  });
  return found == translations.end() ? nullptr : &*found;
}

std::vector<std::filesystem::path> translation_files(std::filesystem::path const& locales, diagnostics& found) {
  std::error_code ec;
  auto files = detail::entries_of(locales, ec);
  if (ec)
    found.error(locales.string(), {}, say("CANNOT_READ", {{"reason", ec.message()}}), "unreadable");
  std::erase_if(files, [](std::filesystem::path const& file) {
    auto const extension = file.extension();
    return (extension != ".po" && extension != ".txt") || file.filename() == "en.txt";
  });
  return files;
}

std::optional<translation_file> read_translation(std::filesystem::path const& file, bundle_source const& english,
                                                 diagnostics& found) {
  if (file.extension() != ".po" && file.extension() != ".txt") {
    found.error(file.string(), {}, say("NEITHER_FORMAT"), "unknown-format");
    return std::nullopt;
  }
  auto bytes = read_file(file, found);
  if (!bytes)
    return std::nullopt;
  auto locale = file.stem().string();
  if (file.extension() == ".txt")
    return read_icu(std::move(*bytes), file.string(), locale, english, found);
  auto const errors_before = found.error_count();
  auto const po = read_po_file(std::move(*bytes), file.string(), found);
  if (!po)
    return std::nullopt;
  auto result = to_translation(*po, std::move(locale), found);
  return found.error_count() == errors_before ? std::optional(std::move(result)) : std::nullopt;
}

std::optional<domain_sources> read_sources(std::filesystem::path const& definitions,
                                           std::filesystem::path const& locales, diagnostics& found,
                                           std::vector<std::string> const& only) {
  auto codes = read_definitions(definitions, found);
  auto english = read_bundle(locales / "en.txt", found);
  auto const files = translation_files(locales, found);
  bool const usable = codes && english;
  // The translations are read in any case, so that what is wrong with them is said in the same run.
  domain_sources result{
      codes ? std::move(*codes) : definitions_source{}, english ? std::move(*english) : bundle_source{}, {}};
  for (auto const& file : files) {
    auto const tag = detail::parse_locale(file.stem().string());
    bool const wanted = only.empty() || std::any_of(only.begin(), only.end(), [&](std::string const& locale) {
                          return tag && detail::parse_locale(locale) == tag;
                        });
    if (auto translation = wanted ? read_translation(file, result.english, found) : std::nullopt)
      result.translations.push_back(std::move(*translation));
  }
  if (!usable)
    return std::nullopt;
  return result;
}

} // namespace interco::exchange
