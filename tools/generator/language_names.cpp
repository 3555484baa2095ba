// Writes lib/site/language_names.hpp: what each language calls itself, and which way it is written, read from the ICU
// that this is linked with. Built and run by hand when CLDR changes (the command is in lib/README.md).
#include <unicode/locdspnm.h>
#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/ulocdata.h>

#include <iostream>
#include <map>
#include <memory>
#include <string>

namespace {

struct language {
  std::string name;
  bool right_to_left;
};

std::string name_of(icu::Locale const& locale) {
  UDisplayContext contexts[]{UDISPCTX_STANDARD_NAMES, UDISPCTX_CAPITALIZATION_FOR_UI_LIST_OR_MENU,
                             UDISPCTX_NO_SUBSTITUTE};
  std::unique_ptr<icu::LocaleDisplayNames> const names(icu::LocaleDisplayNames::createInstance(locale, contexts, 3));
  icu::UnicodeString name;
  names->localeDisplayName(locale, name);
  std::string utf8;
  return name.isBogus() ? utf8 : name.toUTF8String(utf8);
}

std::string bcp47_of(icu::Locale const& locale) {
  UErrorCode status = U_ZERO_ERROR;
  return locale.toLanguageTag<std::string>(status);
}

} // namespace

int main() {
  UErrorCode status = U_ZERO_ERROR;
  UVersionInfo cldr;
  ulocdata_getCLDRVersion(cldr, &status);
  std::map<std::string, language> all;
  std::int32_t count = 0;
  auto const* const available = icu::Locale::getAvailableLocales(count);
  for (std::int32_t i = 0; i < count; ++i) {
    auto const& locale = available[i];
    auto const name = name_of(locale);
    if (*locale.getVariant() == '\0' && !name.empty() && name != locale.getLanguage())
      all[bcp47_of(locale)] = {name, locale.isRightToLeft() != 0};
  }
  std::cout
      << "/// \\file\n/// What languages call themselves, and which of them are written from right to left. Made by\n"
         "/// tools/generator/language_names.cpp from CLDR "
      << int(cldr[0]) << '.' << int(cldr[1])
      << " (ICU " U_ICU_VERSION
         "); not to be edited. Data: copyright Unicode, Inc.,\n/// under the Unicode License (see NOTICE).\n"
         "#ifndef INTERCO_SITE_LANGUAGE_NAMES_HPP\n#define INTERCO_SITE_LANGUAGE_NAMES_HPP\n\n"
         "#include <array>\n#include <string_view>\n\nnamespace interco::site {\n\n"
         "struct language_name {\n  std::string_view tag; // BCP 47\n"
         "  std::string_view name;\n  bool right_to_left;\n};\n\n"
         "/// Sorted by tag.\n// clang-format off\ninline constexpr std::array<language_name, "
      << all.size() << "> language_names{{\n";
  for (auto const& [tag, found] : all)
    std::cout << "    {\"" << tag << "\", \"" << found.name << "\", " << (found.right_to_left ? "true" : "false")
              << "},\n";
  std::cout << "}};\n// clang-format on\n\n} // namespace interco::site\n\n#endif\n";
  return U_SUCCESS(status) && std::cout ? 0 : 1;
}
