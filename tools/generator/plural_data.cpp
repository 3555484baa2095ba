// Writes lib/core/plural_data.hpp: the plural categories of each language, read from the ICU that this is linked with.
// Built and run by hand when CLDR changes (the command is in lib/README.md).
#include <unicode/locid.h>
#include <unicode/plurrule.h>
#include <unicode/strenum.h>
#include <unicode/ulocdata.h>

#include <array>
#include <iostream>
#include <map>
#include <memory>
#include <string>

namespace {

constexpr std::array names{"zero", "one", "two", "few", "many", "other"};

unsigned bit_of(icu::UnicodeString const& keyword) {
  std::string name;
  keyword.toUTF8String(name);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (name == names[i])
      return 1U << i;
  }
  return 0;
}

struct categories {
  unsigned known = 0; // that the rules have
  unsigned usual = 0; // that some whole number below a million has
};

categories read(icu::Locale const& locale, UPluralType type) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::PluralRules> const rules(icu::PluralRules::forLocale(locale, type, status));
  std::unique_ptr<icu::StringEnumeration> const keywords(rules->getKeywords(status));
  categories result;
  while (auto const* keyword = keywords->snext(status))
    result.known |= bit_of(*keyword);
  // No rule of CLDR looks at more than the last three digits, but for those of millions.
  for (int32_t n = 0; n < 1'000'000; n += n < 2'000 ? 1 : 997)
    result.usual |= bit_of(rules->select(n));
  return result;
}

} // namespace

int main() {
  UErrorCode status = U_ZERO_ERROR;
  UVersionInfo cldr;
  ulocdata_getCLDRVersion(cldr, &status);
  std::map<std::string, std::array<unsigned, 4>> all;
  std::unique_ptr<icu::StringEnumeration> const locales(icu::PluralRules::getAvailableLocales(status));
  while (auto const* name = locales->next(nullptr, status)) {
    icu::Locale const locale(name);
    auto const cardinal = read(locale, UPLURAL_TYPE_CARDINAL);
    auto const ordinal = read(locale, UPLURAL_TYPE_ORDINAL);
    if (std::string(name) != "root")
      all[name] = {cardinal.known, cardinal.usual, ordinal.known, ordinal.usual};
  }
  std::cout
      << "/// \\file\n/// The plural categories of each language. Made by tools/generator/plural_data.cpp from CLDR "
      << int(cldr[0]) << '.' << int(cldr[1])
      << " (ICU " U_ICU_VERSION
         ");\n/// not to be edited. Data: copyright Unicode, Inc., under the Unicode License (see NOTICE).\n"
         "#ifndef INTERCO_CORE_PLURAL_DATA_HPP\n#define INTERCO_CORE_PLURAL_DATA_HPP\n\n"
         "#include <array>\n#include <cstdint>\n#include <string_view>\n\nnamespace interco::detail {\n\n"
         "/// In the order of the bits, from the lowest.\n"
         "inline constexpr std::array<std::string_view, 6> plural_category_names{";
  for (std::size_t i = 0; i < names.size(); ++i)
    std::cout << (i == 0 ? "\"" : ", \"") << names[i] << '"';
  std::cout
      << "};\n\n"
         "/// Sets of categories, a bit each: those that the rules have, and those that some whole number below a\n"
         "/// million has; the others are for fractions or for millions (`many` in Italian).\n"
         "struct plural_categories {\n  std::string_view locale;\n  std::uint8_t cardinal;\n"
         "  std::uint8_t usual_cardinal;\n  std::uint8_t ordinal;\n  std::uint8_t usual_ordinal;\n};\n\n"
         "/// Sorted by locale.\n// clang-format off\ninline constexpr std::array<plural_categories, "
      << all.size() << "> plural_table{{\n";
  for (auto const& [locale, sets] : all) {
    std::cout << "    {\"" << locale << "\"";
    for (auto const set : sets)
      std::cout << ", " << set;
    std::cout << "},\n";
  }
  std::cout << "}};\n// clang-format on\n\n} // namespace interco::detail\n\n#endif\n";
  return U_SUCCESS(status) && std::cout ? 0 : 1;
}
