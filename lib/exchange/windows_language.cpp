#include "exchange/windows_language.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "core/locale_tag.hpp"

namespace interco::exchange {
namespace {

// By name. Where two have the same locale, the first is what Windows uses today.
constexpr windows_language languages[] = {
    {0x0436, "af", "ZA", "Afrikaans"},
    {0x0484, "gsw_FR", "", "Alsatian"},
    {0x041C, "sq", "AL", "Albanian"},
    {0x045E, "am", "ET", "Amharic"},
    {0x0401, "ar_SA", "", "ArabicSaudiArabia"},
    {0x0801, "ar_IQ", "", "ArabicIraq"},
    {0x0C01, "ar", "EG", "ArabicEgypt"},
    {0x1001, "ar_LY", "", "ArabicLibya"},
    {0x1401, "ar_DZ", "", "ArabicAlgeria"},
    {0x1801, "ar_MA", "", "ArabicMorocco"},
    {0x1C01, "ar_TN", "", "ArabicTunisia"},
    {0x2001, "ar_OM", "", "ArabicOman"},
    {0x2401, "ar_YE", "", "ArabicYemen"},
    {0x2801, "ar_SY", "", "ArabicSyria"},
    {0x2C01, "ar_JO", "", "ArabicJordan"},
    {0x3001, "ar_LB", "", "ArabicLebanon"},
    {0x3401, "ar_KW", "", "ArabicKuwait"},
    {0x3801, "ar_AE", "", "ArabicEmirates"},
    {0x3C01, "ar_BH", "", "ArabicBahrain"},
    {0x4001, "ar_QA", "", "ArabicQatar"},
    {0x042B, "hy", "AM", "Armenian"},
    {0x044D, "as", "IN", "Assamese"},
    {0x042C, "az", "AZ", "Azerbaijani"},
    {0x082C, "az_Cyrl", "AZ", "AzerbaijaniCyrillic"},
    {0x046D, "ba", "RU", "Bashkir"},
    {0x042D, "eu", "ES", "Basque"},
    {0x0423, "be", "BY", "Belarusian"},
    {0x0845, "bn", "BD", "Bangla"},
    {0x0445, "bn_IN", "", "BanglaIndia"},
    {0x141A, "bs", "BA", "Bosnian"},
    {0x201A, "bs_Cyrl", "BA", "BosnianCyrillic"},
    {0x047E, "br", "FR", "Breton"},
    {0x0402, "bg", "BG", "Bulgarian"},
    {0x0455, "my", "MM", "Burmese"},
    {0x0403, "ca", "ES", "Catalan"},
    {0x0492, "ckb", "IQ", "CentralKurdish"},
    {0x0804, "zh", "CN", "ChineseSimplified"},
    {0x0404, "zh_Hant", "TW", "ChineseTraditional"},
    {0x0C04, "zh_HK", "", "ChineseHongKong"},
    {0x1004, "zh_SG", "", "ChineseSingapore"},
    {0x1404, "zh_MO", "", "ChineseMacao"},
    {0x041A, "hr", "HR", "Croatian"},
    {0x101A, "hr_BA", "", "CroatianBosnia"},
    {0x0405, "cs", "CZ", "Czech"},
    {0x0406, "da", "DK", "Danish"},
    {0x0465, "dv", "MV", "Divehi"},
    {0x0413, "nl", "NL", "Dutch"},
    {0x0813, "nl_BE", "", "DutchBelgium"},
    {0x0409, "en", "US", "English"},
    {0x0809, "en_GB", "", "EnglishBritain"},
    {0x0C09, "en_AU", "", "EnglishAustralia"},
    {0x1009, "en_CA", "", "EnglishCanada"},
    {0x1409, "en_NZ", "", "EnglishNewZealand"},
    {0x1809, "en_IE", "", "EnglishIreland"},
    {0x1C09, "en_ZA", "", "EnglishSouthAfrica"},
    {0x2009, "en_JM", "", "EnglishJamaica"},
    {0x2809, "en_BZ", "", "EnglishBelize"},
    {0x2C09, "en_TT", "", "EnglishTrinidad"},
    {0x3009, "en_ZW", "", "EnglishZimbabwe"},
    {0x3409, "en_PH", "", "EnglishPhilippines"},
    {0x3C09, "en_HK", "", "EnglishHongKong"},
    {0x4009, "en_IN", "", "EnglishIndia"},
    {0x4409, "en_MY", "", "EnglishMalaysia"},
    {0x4809, "en_SG", "", "EnglishSingapore"},
    {0x0425, "et", "EE", "Estonian"},
    {0x0438, "fo", "FO", "Faroese"},
    {0x0464, "fil", "PH", "Filipino"},
    {0x040B, "fi", "FI", "Finnish"},
    {0x040C, "fr", "FR", "French"},
    {0x080C, "fr_BE", "", "FrenchBelgium"},
    {0x0C0C, "fr_CA", "", "FrenchCanada"},
    {0x100C, "fr_CH", "", "FrenchSwitzerland"},
    {0x140C, "fr_LU", "", "FrenchLuxembourg"},
    {0x180C, "fr_MC", "", "FrenchMonaco"},
    {0x0462, "fy", "NL", "Frisian"},
    {0x0456, "gl", "ES", "Galician"},
    {0x0437, "ka", "GE", "Georgian"},
    {0x0407, "de", "DE", "German"},
    {0x0807, "de_CH", "", "GermanSwitzerland"},
    {0x0C07, "de_AT", "", "GermanAustria"},
    {0x1007, "de_LU", "", "GermanLuxembourg"},
    {0x1407, "de_LI", "", "GermanLiechtenstein"},
    {0x0408, "el", "GR", "Greek"},
    {0x046F, "kl", "GL", "Greenlandic"},
    {0x0447, "gu", "IN", "Gujarati"},
    {0x0468, "ha", "NG", "Hausa"},
    {0x0475, "haw", "US", "Hawaiian"},
    {0x040D, "he", "IL", "Hebrew"},
    {0x0439, "hi", "IN", "Hindi"},
    {0x040E, "hu", "HU", "Hungarian"},
    {0x040F, "is", "IS", "Icelandic"},
    {0x0470, "ig", "NG", "Igbo"},
    {0x0421, "id", "ID", "Indonesian"},
    {0x083C, "ga", "IE", "Irish"},
    {0x0410, "it", "IT", "Italian"},
    {0x0810, "it_CH", "", "ItalianSwitzerland"},
    {0x0411, "ja", "JP", "Japanese"},
    {0x044B, "kn", "IN", "Kannada"},
    {0x043F, "kk", "KZ", "Kazakh"},
    {0x0453, "km", "KH", "Khmer"},
    {0x0487, "rw", "RW", "Kinyarwanda"},
    {0x0457, "kok", "IN", "Konkani"},
    {0x0412, "ko", "KR", "Korean"},
    {0x0440, "ky", "KG", "Kyrgyz"},
    {0x0454, "lo", "LA", "Lao"},
    {0x0426, "lv", "LV", "Latvian"},
    {0x0427, "lt", "LT", "Lithuanian"},
    {0x082E, "dsb", "DE", "LowerSorbian"},
    {0x046E, "lb", "LU", "Luxembourgish"},
    {0x042F, "mk", "MK", "Macedonian"},
    {0x043E, "ms", "MY", "Malay"},
    {0x083E, "ms_BN", "", "MalayBrunei"},
    {0x044C, "ml", "IN", "Malayalam"},
    {0x043A, "mt", "MT", "Maltese"},
    {0x0481, "mi", "NZ", "Maori"},
    {0x044E, "mr", "IN", "Marathi"},
    {0x0450, "mn", "MN", "Mongolian"},
    {0x0461, "ne", "NP", "Nepali"},
    {0x0414, "nb", "NO", "Norwegian"},
    {0x0814, "nn", "NO", "NorwegianNynorsk"},
    {0x0482, "oc", "FR", "Occitan"},
    {0x0448, "or", "IN", "Odia"},
    {0x0463, "ps", "AF", "Pashto"},
    {0x0429, "fa", "IR", "Persian"},
    {0x0415, "pl", "PL", "Polish"},
    {0x0416, "pt", "BR", "Portuguese"},
    {0x0816, "pt_PT", "", "PortuguesePortugal"},
    {0x0446, "pa", "IN", "Punjabi"},
    {0x0418, "ro", "RO", "Romanian"},
    {0x0818, "ro_MD", "", "RomanianMoldova"},
    {0x0417, "rm", "CH", "Romansh"},
    {0x0419, "ru", "RU", "Russian"},
    {0x0819, "ru_MD", "", "RussianMoldova"},
    {0x044F, "sa", "IN", "Sanskrit"},
    {0x0491, "gd", "GB", "ScottishGaelic"},
    {0x281A, "sr", "RS", "Serbian"},
    {0x241A, "sr_Latn", "RS", "SerbianLatin"},
    {0x1C1A, "sr_BA", "", "SerbianBosnia"},
    {0x181A, "sr_Latn_BA", "", "SerbianLatinBosnia"},
    {0x046C, "nso", "ZA", "SesothoSaLeboa"},
    {0x0432, "tn", "ZA", "Setswana"},
    {0x045B, "si", "LK", "Sinhala"},
    {0x041B, "sk", "SK", "Slovak"},
    {0x0424, "sl", "SI", "Slovenian"},
    {0x0C0A, "es", "ES", "Spanish"},
    {0x040A, "es", "ES", "SpanishTraditional"},
    {0x080A, "es_MX", "", "SpanishMexico"},
    {0x100A, "es_GT", "", "SpanishGuatemala"},
    {0x140A, "es_CR", "", "SpanishCostaRica"},
    {0x180A, "es_PA", "", "SpanishPanama"},
    {0x1C0A, "es_DO", "", "SpanishDominicanRepublic"},
    {0x200A, "es_VE", "", "SpanishVenezuela"},
    {0x240A, "es_CO", "", "SpanishColombia"},
    {0x280A, "es_PE", "", "SpanishPeru"},
    {0x2C0A, "es_AR", "", "SpanishArgentina"},
    {0x300A, "es_EC", "", "SpanishEcuador"},
    {0x340A, "es_CL", "", "SpanishChile"},
    {0x380A, "es_UY", "", "SpanishUruguay"},
    {0x3C0A, "es_PY", "", "SpanishParaguay"},
    {0x400A, "es_BO", "", "SpanishBolivia"},
    {0x440A, "es_SV", "", "SpanishElSalvador"},
    {0x480A, "es_HN", "", "SpanishHonduras"},
    {0x4C0A, "es_NI", "", "SpanishNicaragua"},
    {0x500A, "es_PR", "", "SpanishPuertoRico"},
    {0x540A, "es_US", "", "SpanishUnitedStates"},
    {0x0441, "sw_KE", "", "Swahili"},
    {0x041D, "sv", "SE", "Swedish"},
    {0x081D, "sv_FI", "", "SwedishFinland"},
    {0x0428, "tg", "TJ", "Tajik"},
    {0x0449, "ta", "IN", "Tamil"},
    {0x0444, "tt", "RU", "Tatar"},
    {0x044A, "te", "IN", "Telugu"},
    {0x041E, "th", "TH", "Thai"},
    {0x0451, "bo", "CN", "Tibetan"},
    {0x041F, "tr", "TR", "Turkish"},
    {0x0442, "tk", "TM", "Turkmen"},
    {0x0422, "uk", "UA", "Ukrainian"},
    {0x042E, "hsb", "DE", "UpperSorbian"},
    {0x0420, "ur", "PK", "Urdu"},
    {0x0480, "ug", "CN", "Uyghur"},
    {0x0443, "uz", "UZ", "Uzbek"},
    {0x0843, "uz_Cyrl", "UZ", "UzbekCyrillic"},
    {0x042A, "vi", "VN", "Vietnamese"},
    {0x0452, "cy", "GB", "Welsh"},
    {0x0488, "wo", "SN", "Wolof"},
    {0x0434, "xh", "ZA", "Xhosa"},
    {0x0485, "sah", "RU", "Yakut"},
    {0x046A, "yo", "NG", "Yoruba"},
    {0x0435, "zu", "ZA", "Zulu"},
};

// The sublanguage that a primary language alone means is 1, SUBLANG_DEFAULT, but for these.
constexpr std::uint32_t primary_mask = 0x3FF;
constexpr std::uint32_t default_sublanguage = 1U << 10U;
constexpr std::array<std::uint16_t, 3> other_defaults{0x0804, 0x0C0A, 0x083C};

} // namespace

std::span<windows_language const> windows_languages() noexcept {
  return languages;
}

windows_language const* find_windows_language(std::uint32_t id) noexcept {
  if ((id & ~primary_mask) == 0) {
    auto const* const other = std::find_if(other_defaults.begin(), other_defaults.end(),
                                           [id](std::uint32_t each) { return (each & primary_mask) == id; });
    id = other != other_defaults.end() ? *other : id | default_sublanguage;
  }
  auto const* const found = std::find_if(std::begin(languages), std::end(languages),
                                         [id](windows_language const& each) { return each.id == id; });
  return found == std::end(languages) ? nullptr : found;
}

windows_language const* find_windows_language(std::string_view locale) {
  auto wanted = detail::parse_locale(locale);
  if (!wanted)
    return nullptr;
  if (wanted->language == "no") // the older name of what is nearly always Bokmål
    wanted->language = "nb";
  auto const* const found = std::find_if(std::begin(languages), std::end(languages), [&](windows_language const& each) {
    if (!each.locale.starts_with(wanted->language))
      return false;
    std::string full(each.locale);
    if (!each.region.empty())
      (full += '_') += each.region;
    return detail::parse_locale(each.locale) == wanted || detail::parse_locale(full) == wanted;
  });
  return found == std::end(languages) ? nullptr : found;
}

} // namespace interco::exchange
