// Which relative is nearest. The answers are those of CLDR's language distances in ICU's own data; the static
// command, which brings only a part of that data, must give the same, so this file is built twice.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/locale_tag.hpp"
#include "icu/relative.hpp"

namespace {

using interco::detail::locale_tag;
using interco::detail::parse_locale;

struct question {
  std::string wanted;
  std::vector<std::string> candidates;
  std::string nearest;
};

std::string nearest_of(question const& asked) {
  std::vector<locale_tag> tags;
  for (auto const& each : asked.candidates)
    tags.push_back(parse_locale(each).value());
  std::vector<locale_tag const*> pointers;
  for (auto const& each : tags)
    pointers.push_back(&each);
  return asked.candidates.at(nearest_relative(parse_locale(asked.wanted).value(), pointers));
}

std::vector<question> const questions{
    // English: the United States, what is near to them, and all others, who write as in Great Britain.
    {"en-AU", {"en-US", "en-GB"}, "en-GB"},
    {"en-NZ", {"en-US", "en-AU"}, "en-AU"},
    {"en-IN", {"en-US", "en-GB"}, "en-GB"},
    {"en-ZA", {"en-US", "en-CA", "en-GB"}, "en-GB"},
    {"en-PR", {"en-GB", "en-US"}, "en-US"},
    {"en-CA", {"en-GB", "en-US"}, "en-US"},
    {"en-001", {"en-GB", "en-US"}, "en-US"},
    // Spanish: Latin America, Spain.
    {"es-AR", {"es-ES", "es-419"}, "es-419"},
    {"es-MX", {"es-ES", "es-419"}, "es-419"},
    {"es-MX", {"es-ES", "es-AR"}, "es-AR"},
    {"es-US", {"es-ES", "es-MX"}, "es-MX"},
    {"es-GQ", {"es-419", "es-ES"}, "es-ES"},
    {"es-PH", {"es-419", "es-ES"}, "es-ES"},
    // Portuguese: Brazil, and all others.
    {"pt-AO", {"pt-BR", "pt-PT"}, "pt-PT"},
    {"pt-MZ", {"pt-BR", "pt-PT"}, "pt-PT"},
    {"pt-US", {"pt-PT", "pt-BR"}, "pt-BR"},
    {"pt", {"pt-PT", "pt-BR"}, "pt-BR"},
    // Chinese in traditional characters: Hong Kong and Macao, and Taiwan.
    {"zh-Hant-MO", {"zh-Hant-TW", "zh-Hant-HK"}, "zh-Hant-HK"},
    {"zh-MO", {"zh-TW", "zh-HK"}, "zh-HK"},
    {"zh-Hant-TW", {"zh-Hant-HK", "zh-Hant-MO"}, "zh-Hant-HK"},
    {"zh-SG", {"zh-MY", "zh-CN"}, "zh-CN"},
    // Arabic: the Maghreb, and all others.
    {"ar-DZ", {"ar-EG", "ar-MA"}, "ar-MA"},
    {"ar-TN", {"ar-SA", "ar-LY"}, "ar-LY"},
    {"ar-SA", {"ar-MA", "ar-EG"}, "ar-EG"},
    // The language's usual region.
    {"de-LI", {"de-AT", "de-DE"}, "de-DE"},
    {"fr-BE", {"fr-CA", "fr-FR"}, "fr-FR"},
    {"it-SM", {"it-CH", "it-IT"}, "it-IT"},
    {"nl-SR", {"nl-BE", "nl-NL"}, "nl-NL"},
    {"sr-BA", {"sr-ME", "sr-RS"}, "sr-RS"},
    {"nb", {"no-NO", "nb-NO"}, "nb-NO"},
};

TEST(Relative, IsTheNearestByTheDistancesOfCldr) {
  for (auto const& asked : questions)
    EXPECT_EQ(nearest_of(asked), asked.nearest)
        << asked.wanted << " among " << ::testing::PrintToString(asked.candidates);
}

} // namespace
