#include "exchange/lint/language.hpp"

#include <algorithm>
#include <array>

#include "core/locale_data.hpp"
#include "core/locale_tag.hpp"

namespace interco::exchange {
namespace {

template <std::size_t N>
bool one_of(std::array<std::string_view, N> const& list, std::string_view word) noexcept {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// CLDR, exemplar punctuation and delimiters; The Chicago Manual of Style and the languages' own manuals for spaces.
constexpr std::array<std::string_view, 3> french{"fr", "frp", "br"};
constexpr std::array<std::string_view, 6> without_stop{"th", "lo", "bo", "dz", "shn", "nod"};
constexpr std::array<std::string_view, 11> without_spaces{"zh", "ja", "yue", "th",  "lo", "km",
                                                          "my", "bo", "dz",  "shn", "nod"};
constexpr std::array<std::string_view, 24> doubling{"tr",  "az", "vi", "id", "ms", "jv", "su", "fil",
                                                    "haw", "ko", "hi", "ur", "bn", "ta", "te", "ml",
                                                    "kn",  "mr", "gu", "pa", "ne", "si", "sw", "mi"};
constexpr std::array<std::string_view, 12> tied{"fr", "cs", "sk", "pl", "ru", "uk", "be", "bg", "lt", "lv", "sl", "de"};
constexpr std::array<std::string_view, 9> right_to_left{"Arab", "Hebr", "Syrc", "Thaa", "Nkoo",
                                                        "Adlm", "Rohg", "Mand", "Samr"};
constexpr std::array<detail::locale_pair, 14> stops{{{"am", "\u1362"},
                                                     {"as", "\u0964"},
                                                     {"bn", "\u0964"},
                                                     {"hi", "\u0964"},
                                                     {"hy", "\u0589"},
                                                     {"ja", "\u3002"},
                                                     {"km", "\u17D4"},
                                                     {"my", "\u104B"},
                                                     {"ne", "\u0964"},
                                                     {"or", "\u0964"},
                                                     {"pa", "\u0964"},
                                                     {"ur", "\u06D4"},
                                                     {"yue", "\u3002"},
                                                     {"zh", "\u3002"}}};

std::string_view value_of(auto const& table, std::string_view key, std::string_view otherwise) {
  auto const found = std::lower_bound(table.begin(), table.end(), key,
                                      [](detail::locale_pair const& pair, std::string_view k) { return pair.key < k; });
  return found != table.end() && found->key == key ? found->value : otherwise;
}

detail::plural_categories const* plurals_of(std::string const& locale) {
  auto const found = std::lower_bound(
      detail::plural_table.begin(), detail::plural_table.end(), locale,
      [](detail::plural_categories const& each, std::string const& name) { return each.locale < name; });
  return found != detail::plural_table.end() && found->locale == locale ? found : nullptr;
}

std::vector<std::string_view> scripts_of(std::string_view script) {
  if (script == "Jpan")
    return {"Hira", "Kana", "Hani"};
  if (script == "Kore")
    return {"Hang", "Hani"};
  if (script == "Hans" || script == "Hant")
    return {"Hani", "Bopo"};
  return {script};
}

} // namespace

bool language::is_written_in(std::string_view script) const noexcept {
  return script == "Zyyy" || script == "Zinh" || std::find(scripts.begin(), scripts.end(), script) != scripts.end();
}

language language_of(std::string_view locale) {
  auto const tag = detail::parse_locale(locale).value_or(detail::locale_tag{});
  auto const usual = value_of(detail::usual_scripts, tag.language, "Latn");
  auto script = usual;
  for (auto const known : {"Latn", "Cyrl", "Arab", "Hans", "Hant", "Deva", "Guru", "Hebr", "Mong"}) {
    if (tag.script == known)
      script = known;
  }
  language result;
  result.code = tag.language;
  result.scripts = scripts_of(script);
  result.right_to_left = one_of(right_to_left, script);
  result.spaces_before_marks = one_of(french, tag.language) && tag.region != "CH";
  result.has_final_stop = !one_of(without_stop, tag.language);
  result.has_plain_space_words = !one_of(without_spaces, tag.language);
  result.doubles_words = one_of(doubling, tag.language);
  result.keeps_spaces_together = one_of(tied, tag.language);
  result.stop = script == usual ? value_of(stops, tag.language, ".") : ".";
  bool const is_pseudo = tag.region == "XA" || tag.region == "XB"; // English in another dress
  result.plurals = plurals_of(is_pseudo ? std::string("en") : tag.language + "_" + tag.region);
  if (result.plurals == nullptr)
    result.plurals = plurals_of(tag.language);
  return result;
}

} // namespace interco::exchange
