/// \file
/// A locale in parts, in a form in which equal locales are equal, and its parents.
#ifndef INTERCO_CORE_LOCALE_TAG_HPP
#define INTERCO_CORE_LOCALE_TAG_HPP

#include <optional>
#include <string>
#include <string_view>

namespace interco::detail {

/// A locale identifier (UTS #35) without extensions. The script is empty where it is the language's usual one (CLDR
/// likely subtags), and always present where it is another, also when only the region says so: `zh_TW` is {zh,
/// Hant, TW}, `zh_Hans` is {zh}, `sr_Latn` is {sr, Latn}, `sr_ME` is {sr, Latn, ME}.
struct locale_tag {
  std::string language; // "en", "fil"; lower case
  std::string script;   // "Hant"
  std::string region;   // "TW", "419"
  std::string variant;  // upper case, joined by '_'

  friend bool operator==(locale_tag const&, locale_tag const&) = default;
};

/// Reads BCP 47 (`it-CH`, extensions ignored), ICU (`it_CH`, `ca__VALENCIA`) or POSIX (`it_IT.UTF-8@euro`, `sr_RS@latin`).
/// Deprecated, grandfathered and three-letter codes are replaced by the current ones (`iw` by `he`, `i-lux` by `lb`,
/// `ita` by `it`). Empty if it is no locale; `C` and `POSIX` are none.
[[nodiscard]] std::optional<locale_tag> parse_locale(std::string_view text);

/// Returns the BCP 47 form as it was written, in the usual case: "zh-Hans-CN", "sr-Latn-RS". No script is dropped
/// or added; what is not made of parts is replaced ("tlh" for "i-klingon", "yue" for "zh-yue").
[[nodiscard]] std::optional<std::string> bcp47(std::string_view text);

/// Returns the CLDR parent, or nothing where only the root is left. Never goes to another script.
[[nodiscard]] std::optional<locale_tag> parent(locale_tag const& tag);

/// Returns the ICU form, with the script spelled out where it is not the usual one or where the region would say
/// another: "zh_Hant_TW", "zh_Hans_TW", "it_CH".
[[nodiscard]] std::string to_icu(locale_tag const& tag);

/// Returns whether two languages are one for a reader: equal, or both Norwegian (`no`, `nb`, `nn`).
[[nodiscard]] bool same_language(std::string_view a, std::string_view b) noexcept;

} // namespace interco::detail

#endif
