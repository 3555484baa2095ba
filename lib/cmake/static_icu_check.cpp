// Links with what a static program needs of ICU, and fails without the data that Interco reads: Australian English is
// nearer to British than to American English, the euro has a name in Italian, and a full-width A is an a.
#include <unicode/currunit.h>
#include <unicode/localematcher.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/numberformatter.h>
#include <unicode/unistr.h>

#include <vector>

int main() {
  std::vector<icu::Locale> const supported{icu::Locale("en_US"), icu::Locale("en_GB")};
  UErrorCode status = U_ZERO_ERROR;
  auto const matcher =
      icu::LocaleMatcher::Builder().setSupportedLocales(supported.begin(), supported.end()).build(status);
  auto const best = matcher.getBestMatchResult(icu::Locale("en_AU"), status);
  auto const price = icu::number::NumberFormatter::withLocale(icu::Locale("it"))
                         .unit(icu::CurrencyUnit(u"EUR", status))
                         .unitWidth(UNUM_UNIT_WIDTH_FULL_NAME)
                         .formatInt(2, status)
                         .toString(status);
  auto const* const casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status) || best.getSupportedIndex() != 1 || !price.endsWith(u"euro"))
    return 1;
  auto const folded = casefold->normalize(icu::UnicodeString(static_cast<UChar32>(0xFF21)), status);
  return U_SUCCESS(status) && folded == icu::UnicodeString(u'a') ? 0 : 1;
}
