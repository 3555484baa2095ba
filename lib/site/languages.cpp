#include "site/languages.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/ascii.hpp"
#include "site/language_names.hpp"

namespace interco::site {
namespace {

language_name const* find(std::string_view tag) noexcept {
  auto const* const found =
      std::lower_bound(language_names.begin(), language_names.end(), tag,
                       [](language_name const& each, std::string_view wanted) { return each.tag < wanted; });
  return found != language_names.end() && found->tag == tag ? found : nullptr;
}

/// Returns a tag without its last subtag; empty where there is but one.
std::string_view shorter(std::string_view tag) noexcept {
  auto const at = tag.rfind('-');
  return at == std::string_view::npos ? std::string_view() : tag.substr(0, at);
}

/// The scripts of UAX #24 that are written from right to left and that languages of today have.
constexpr std::array<std::string_view, 9> right_to_left_scripts{"Adlm", "Arab", "Hebr", "Mand", "Nkoo",
                                                                "Rohg", "Samr", "Syrc", "Thaa"};

constexpr punctuation english_punctuation{", ", ": ", " (", ")"};
constexpr punctuation arabic_punctuation{"\u060C ", ": ", " (", ")"};
/// By language. The colon of French has a space before it that is no end of a line; full-width signs bring their own.
constexpr std::array<std::pair<std::string_view, punctuation>, 6> punctuations{{
    {"ar", arabic_punctuation},
    {"fa", arabic_punctuation},
    {"fr", {", ", "\u00A0: ", " (", ")"}},
    {"ja", {"\u3001", ": ", "\uFF08", "\uFF09"}},
    {"ur", arabic_punctuation},
    {"zh", {"\uFF0C", "\uFF1A", "\uFF08", "\uFF09"}},
}};

} // namespace

std::string native_name(std::string_view tag) {
  for (auto each = tag; !each.empty(); each = shorter(each)) {
    if (auto const* const known = find(each))
      return each == tag ? std::string(known->name) : std::string(known->name) + " (" + std::string(tag) + ")";
  }
  return std::string(tag);
}

bool is_right_to_left(std::string_view tag) {
  auto const behind = tag.find('-');
  auto const script = behind == std::string_view::npos ? std::string_view() : tag.substr(behind + 1, 4);
  if (script.size() == 4 && std::all_of(script.begin(), script.end(), detail::is_letter) &&
      (tag.size() == behind + 5 || tag[behind + 5] == '-'))
    return std::find(right_to_left_scripts.begin(), right_to_left_scripts.end(), script) != right_to_left_scripts.end();
  for (auto each = tag; !each.empty(); each = shorter(each)) {
    if (auto const* const known = find(each))
      return known->right_to_left;
  }
  return false;
}

punctuation const& punctuation_of(std::string_view tag) noexcept {
  auto const language = tag.substr(0, tag.find('-'));
  auto const* const found = std::find_if(punctuations.begin(), punctuations.end(),
                                         [language](auto const& each) { return each.first == language; });
  return found == punctuations.end() ? english_punctuation : found->second;
}

} // namespace interco::site
