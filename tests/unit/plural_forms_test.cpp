// The table of plural forms: as msginit has them, and as CLDR divides the numbers.
#include "exchange/plural_forms.hpp"

#include <gtest/gtest.h>

#include <unicode/plurrule.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "support/fixtures.hpp"
#include "support/program.hpp"

namespace {

using interco::exchange::plural_forms;
using interco::test::run_program;
using interco::test::temporary_folder;

TEST(PluralForms, AreThoseOfMsginit) {
  temporary_folder const folder;
  auto const source = folder.write("a.pot", "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
                                            "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n");
  auto const* const languages = "be bg bs cs da de el en eo es et fi fo fr ga he hr hu it ja ko lt lv nb nl nn no pl "
                                "pt pt_BR ro ru sk sl sr sv tr uk vi";
  auto const said = run_program("sh -c 'for l in " + std::string(languages) +
                                "; do msginit --no-translator --no-wrap "
                                "--input=" +
                                source.string() + " --output-file=- --locale=$l | grep Plural; done'");
  std::string expected;
  std::string_view rest = languages;
  std::size_t none = 0;
  while (!rest.empty()) {
    auto const language = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(rest.size(), language.size() + 1));
    // Of Bosnian, msginit of gettext 0.21 knows none.
    none += language == "bs" ? 1 : 0;
    if (language != "bs")
      expected += "\"Plural-Forms: " + std::string(plural_forms(language)) + "\\n\"\n";
  }
  EXPECT_EQ(none, 1);
  EXPECT_EQ(said.text, expected);
}

/// Returns for each number which of the keywords of CLDR it has, numbered in their order of appearance.
std::vector<int> by_cldr(std::string const& language, std::size_t numbers) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::PluralRules> const rules(icu::PluralRules::forLocale(icu::Locale(language.c_str()), status));
  EXPECT_TRUE(U_SUCCESS(status));
  std::map<icu::UnicodeString, int> seen;
  std::vector<int> result;
  for (std::size_t n = 0; n < numbers; ++n)
    result.push_back(
        seen.emplace(rules->select(static_cast<std::int32_t>(n)), static_cast<int>(seen.size())).first->second);
  return result;
}

TEST(PluralForms, DivideNumbersAsCldrDoes) {
  // Not those in which msginit differs from CLDR, in Hebrew, Irish and Latvian.
  std::vector<std::string> const languages{"ar",      "br",  "cs",      "cy",    "de",    "fil",  "fr", "gd",  "gv",
                                           "hi",      "hr",  "hsb",     "is",    "ja",    "ksh",  "kw", "lt",  "mk",
                                           "mt",      "pl",  "prg",     "pt",    "ro",    "ru",   "se", "shi", "sl",
                                           "sr_Latn", "tzm", "zh_Hant", "zh_TW", "sr_RS", "pt_PT"};
  constexpr std::size_t numbers = 2001;
  std::string script;
  for (auto const& language : languages) {
    auto const forms = std::string(plural_forms(language));
    ASSERT_NE(forms, "") << language;
    auto const expression = forms.substr(forms.find("plural=", 1 + forms.find(';')) + 7);
    script += "for ((n = 0; n < " + std::to_string(numbers) + "; ++n)); do echo $((" +
              expression.substr(0, expression.find(';')) + ")); done\n";
  }
  temporary_folder const folder;
  auto const output = run_program("bash " + folder.write("forms", script).string());
  ASSERT_EQ(output.status, 0) << output.errors;
  std::size_t next = 0;
  for (auto const& language : languages) {
    std::vector<int> found;
    std::map<std::string, int> seen;
    for (std::size_t n = 0; n < numbers; ++n) {
      auto const end = output.text.find('\n', next);
      found.push_back(seen.emplace(output.text.substr(next, end - next), static_cast<int>(seen.size())).first->second);
      next = end + 1;
    }
    auto const forms = plural_forms(language);
    auto const beyond = language == "br" ? 1U : 0U; // millions have a form of their own
    EXPECT_EQ(seen.size() + beyond, static_cast<std::size_t>(forms[forms.find('=') + 1] - '0')) << language;
    // For gettext, pt is Portugal's Portuguese; for CLDR, Brazil's.
    EXPECT_EQ(found, by_cldr(language == "pt" ? "pt_PT" : language, numbers)) << language;
  }
}

TEST(PluralForms, AreFoundInAnySpellingAndOfNoUnknownLanguage) {
  struct {
    char const* locale;
    char const* forms;
  } const cases[] = {{"pt-BR", "nplurals=2; plural=(n > 1);"},
                     {"pt_AO", "nplurals=2; plural=(n != 1);"},
                     {"iw", "nplurals=2; plural=(n != 1);"},
                     {"zh_Hant_TW", "nplurals=1; plural=0;"},
                     {"xx", ""},
                     {"", ""},
                     {"it de", ""}};
  for (auto const& each : cases)
    EXPECT_EQ(plural_forms(each.locale), each.forms) << each.locale;
}

} // namespace
