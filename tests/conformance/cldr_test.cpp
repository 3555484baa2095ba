// The fallback rule's data against ICU's own, for every locale that ICU knows.
#include <gtest/gtest.h>

#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/uversion.h>

#include <array>
#include <string>

#include "core/locale_data.hpp"
#include "core/locale_tag.hpp"

namespace {

using interco::detail::parse_locale;
using interco::detail::to_icu;

std::string script_of(std::string const& id) {
  std::array<char, ULOC_FULLNAME_CAPACITY> full{};
  std::array<char, ULOC_SCRIPT_CAPACITY> script{};
  UErrorCode status = U_ZERO_ERROR;
  uloc_addLikelySubtags(id.c_str(), full.data(), full.size(), &status);
  uloc_getScript(full.data(), script.data(), script.size(), &status);
  return script.data();
}

/// Returns whether the tag leaves out the script exactly where it is the language's usual one.
bool script_agrees(std::string const& id) {
  auto const tag = parse_locale(id);
  if (!tag)
    return false;
  auto const usual = script_of(tag->language);
  return (tag->script.empty() ? usual : tag->script) == script_of(id);
}

TEST(Cldr, AgreesOnTheScriptOfEveryLocale) {
  for (std::int32_t i = 0; i < uloc_countAvailable(); ++i) {
    std::string const id = uloc_getAvailable(i);
    EXPECT_TRUE(script_agrees(id)) << id;
  }
}

TEST(Cldr, AgreesOnTheScriptOfEveryLanguageInEveryRegion) {
  for (std::string const language : {"zh", "sr", "uz", "az", "pa",  "kk", "ky", "mn", "ms", "sd",
                                     "tg", "ug", "ha", "ku", "yue", "it", "en", "ru", "ar", "ja"}) {
    for (auto const* const* region = uloc_getISOCountries(); *region != nullptr; ++region)
      EXPECT_TRUE(script_agrees(language + "_" + *region)) << language << "_" << *region;
  }
}

TEST(Cldr, AgreesOnDeprecatedLanguages) {
  for (auto const& [deprecated, current] : interco::detail::language_aliases) {
    auto const expected = icu::Locale::createCanonical(std::string(deprecated).c_str());
    EXPECT_EQ(std::string(expected.getName()), current) << deprecated;
    EXPECT_EQ(parse_locale(deprecated)->language, expected.getLanguage()) << deprecated;
    EXPECT_EQ(parse_locale(deprecated)->region, expected.getCountry()) << deprecated;
  }
}

TEST(Cldr, AgreesOnGrandfatheredTags) {
  // All of RFC 5646 that have one to be used instead, and zh-min, for which CLDR has one.
  for (auto const* const tag :
       {"art-lojban", "en-GB-oed", "i-ami",    "i-bnn",  "i-hak",      "i-klingon", "i-lux",     "i-navajo",
        "i-pwn",      "i-tao",     "i-tay",    "i-tsu",  "no-bok",     "no-nyn",    "sgn-BE-FR", "sgn-BE-NL",
        "sgn-CH-DE",  "zh-guoyu",  "zh-hakka", "zh-min", "zh-min-nan", "zh-xiang"}) {
    UErrorCode status = U_ZERO_ERROR;
    auto expected = icu::Locale::forLanguageTag(tag, status);
    expected.canonicalize(status); // zh-guoyu is cmn, and cmn is zh
    ASSERT_EQ(status, U_ZERO_ERROR) << tag;
    auto const parsed = parse_locale(tag);
    ASSERT_TRUE(parsed) << tag;
    EXPECT_EQ(parsed->language, expected.getLanguage()) << tag;
    EXPECT_EQ(parsed->region, expected.getCountry()) << tag;
    EXPECT_EQ(parsed->variant, expected.getVariant()) << tag;
  }
}

TEST(Cldr, KnowsTheParentsThatMatter) {
  // CLDR's parentLocales, by hand: the table itself is made from ICU.
  for (auto const& [child, parent] :
       {std::pair("en_AU", "en_001"), std::pair("en_AT", "en_150"), std::pair("es_CO", "es_419"),
        std::pair("pt_MZ", "pt_PT"), std::pair("zh_Hant_MO", "zh_Hant_HK"), std::pair("nb", "no")}) {
    auto const above = interco::detail::parent(*parse_locale(child));
    ASSERT_TRUE(above) << child;
    EXPECT_EQ(to_icu(*above), parent) << child;
  }
}

} // namespace
