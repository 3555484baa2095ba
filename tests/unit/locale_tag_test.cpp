#include "core/locale_tag.hpp"

#include <gtest/gtest.h>

namespace {

using interco::detail::bcp47;
using interco::detail::parent;
using interco::detail::parse_locale;
using interco::detail::to_icu;

TEST(LocaleTag, NormalizesEveryForm) {
  struct {
    char const* written;
    char const* icu; // the normal form; empty: no locale
  } const cases[] = {
      {"it", "it"},
      {"IT", "it"},
      {"it-CH", "it_CH"},
      {"it_ch", "it_CH"},
      {"it_IT.UTF-8", "it_IT"},
      {"it_IT.ISO8859-15@euro", "it_IT"},
      {"it-Latn-IT", "it_IT"},
      {"ita", "it"},
      {"zh-TW", "zh_Hant_TW"},
      {"zh-HK", "zh_Hant_HK"},
      {"zh-CN", "zh_CN"},
      {"zh-Hans", "zh"},
      {"zh-Hans-CN", "zh_CN"},
      {"zh-Hans-TW", "zh_Hans_TW"}, // the usual script of the language, which the region alone would not say
      {"sr-Cyrl-ME", "sr_Cyrl_ME"},
      {"zh-cmn-Hans-CN", "zh_CN"},
      {"zh-yue", "yue"},
      {"cmn-TW", "zh_Hant_TW"},
      {"sr", "sr"},
      {"sr-Cyrl", "sr"},
      {"sr-Latn", "sr_Latn"},
      {"sr_RS@latin", "sr_Latn_RS"},
      {"sr_RS.UTF-8@latin", "sr_Latn_RS"},
      {"sr_ME", "sr_Latn_ME"},
      {"sh", "sr_Latn"},
      {"uz_UZ@cyrillic", "uz_Cyrl_UZ"},
      {"tt_RU@iqtelif", "tt_Latn_RU"},
      {"cnr", "sr_Latn_ME"},
      {"prs", "fa_AF"},
      {"prs-IR", "fa_IR"},
      {"ks_IN@devanagari", "ks_Deva_IN"},
      {"iw", "he"},
      {"in-ID", "id_ID"},
      {"ji", "yi"},
      {"mo", "ro"},
      {"en-UK", "en_GB"},
      {"es-419", "es_419"},
      {"ca-valencia", "ca_VALENCIA"},
      {"ca_ES@valencia", "ca_ES_VALENCIA"},
      {"ca__VALENCIA", "ca_VALENCIA"}, // as ICU writes it
      {"sr_Latn__EKAVSK", "sr_Latn_EKAVSK"},
      {"ca___VALENCIA", ""},
      {"it__CH", ""},
      {"it__", ""},
      {"i-klingon", "tlh"},
      {"I_Klingon", "tlh"},
      {"en-GB-oed", "en_GB_OXENDICT"},
      {"zh-min-nan", "nan"},
      {"zh-min-nan-TW", "nan_TW"}, // not `min`, which is Minangkabau
      {"zh_min_nan.UTF-8", "nan"},
      {"zh-min-Hant-TW", "nan_Hant_TW"},
      {"no-bok-NO", "nb_NO"},
      {"zh-mins", "zh_Mins"},
      {"no-nyn", "nn"},
      {"i-default", ""}, // has none to be used instead
      {"sgn-ase", "ase"},
      {"it-ITA", "it"}, // no extended language
      {"it-abc-def-CH", "it_CH"},
      {"de-CH-1996", "de_CH_1996"},
      {"sl-rozaj-biske", "sl_ROZAJ_BISKE"},
      {"en-US-u-hc-h12", "en_US"},
      {"en-x-whatever", "en"},
      {"de_DE@collation=phonebook", "de_DE"},
      {"gsw", "gsw"},
      {"fil-PH", "fil_PH"},
      {"", ""},
      {"C", ""},
      {"i", ""},
      {"it--CH", ""},
      {"it-", ""},
      {"-it", ""},
      {"it_IT@@@", ""},
      {"it_IT.", ""},
      {"it CH", ""},
      {"it-CH-", ""},
      {"123", ""},
      {"it-u", ""},
      {"it-CH-toolongvariant", ""},
      {"it\xC3\xA8", ""},
      {"../../etc/passwd", ""},
      {"root", ""},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.written);
    auto const tag = parse_locale(each.written);
    EXPECT_EQ(tag ? to_icu(*tag) : "", each.icu);
  }
}

TEST(LocaleTag, KeepsWhatWasWrittenForBcp47) {
  EXPECT_EQ(bcp47("zh_Hans_CN"), "zh-Hans-CN");
  EXPECT_EQ(bcp47("it_IT.UTF-8@euro"), "it-IT");
  EXPECT_EQ(bcp47("SR-latn-rs"), "sr-Latn-RS");
  EXPECT_EQ(bcp47("sl-ROZAJ-biske"), "sl-rozaj-biske");
  EXPECT_EQ(bcp47("iw"), "iw");
  EXPECT_EQ(bcp47("i-klingon"), "tlh");
  EXPECT_EQ(bcp47("ca_ES@valencia"), "ca-ES-valencia");
  EXPECT_EQ(bcp47("?"), std::nullopt);
}

TEST(LocaleTag, GoesToCldrParentsAndNeverToAnotherScript) {
  struct {
    char const* written;
    char const* parents; // joined by a blank
  } const cases[] = {
      {"it-CH", "it"},
      {"it", ""},
      {"en-GB", "en_001 en"},
      {"en-DE", "en_150 en_001 en"},
      {"es-MX", "es_419 es"},
      {"pt-AO", "pt_PT pt"},
      {"pt-BR", "pt"},
      {"zh-TW", "zh_Hant"},
      {"zh-MO", "zh_Hant_HK zh_Hant"},
      {"zh-CN", "zh"},
      {"sr-Latn-RS", "sr_Latn"},
      {"sr-RS", "sr"},
      {"nb-NO", "nb no"},
      {"nn", "no"},
      {"no", ""},
      {"zh-Hans-TW", "zh"},
      {"hi-Latn", ""}, // CLDR's parent is en_IN: another language
      {"ca-ES-valencia", "ca_ES ca"},
      {"sl-IT-rozaj-biske", "sl_IT_ROZAJ sl_IT sl"},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.written);
    std::string joined;
    for (auto tag = parent(*parse_locale(each.written)); tag; tag = parent(*tag))
      joined += (joined.empty() ? "" : " ") + to_icu(*tag);
    EXPECT_EQ(joined, each.parents);
  }
}

} // namespace
