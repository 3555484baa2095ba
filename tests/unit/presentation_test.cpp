// The forms in which codes and answers are written.
#include <interco/codes/backup.hpp>
#include <interco/codes/errno.hpp>
#include <interco/codes/sspi.hpp>
#include <interco/interco.hpp>

#include <gtest/gtest.h>

#include "support/fixtures.hpp"

namespace {

using namespace interco;

TEST(Presentation, HasEachFormForEachKindOfAnswer) {
  auto const it = sspi::catalog().in("it-CH");
  auto const backup = interco::backup::catalog().in("it");
  struct {
    message answer;
    std::string_view text, symbol, symbol_hex, log, bilingual;
  } const cases[]{
      {it[sspi::sec_e_cert_expired], "Il certificato ricevuto è scaduto.", "SEC_E_CERT_EXPIRED",
       "SEC_E_CERT_EXPIRED (0x80090328)", "sspi/SEC_E_CERT_EXPIRED(0x80090328)",
       "Il certificato ricevuto è scaduto. [en: The received certificate has expired.]"},
      {it[0x80090399], "Unknown status code. [sspi/0x80090399]", "0x80090399", "0x80090399", "sspi/0x80090399",
       "Unknown status code. [sspi/0x80090399]"},
      {it["NONE"], "Unknown status code.", "?", "?", "sspi/?", "Unknown status code."},
      {it[code{"other", 5}], "Unknown status code. [\"\"/0x00000005]", "0x00000005", "0x00000005", "\"\"/0x00000005",
       "Unknown status code. [\"\"/0x00000005]"},
      {backup["TARGET_FULL"], "La destinazione {volume} è piena: mancano {missing, number} byte.", "TARGET_FULL",
       "TARGET_FULL (0x80120001)", "backup/TARGET_FULL(0x80120001)",
       "La destinazione {volume} è piena: mancano {missing, number} byte. "
       "[en: The target {volume} is full: {missing, number} bytes are missing.]"},
  };
  for (auto const& [answer, text, symbol, symbol_hex, log, bilingual] : cases) {
    EXPECT_EQ(to_string(answer, presentation::text), text);
    EXPECT_EQ(to_string(answer, presentation::symbol), symbol);
    EXPECT_EQ(to_string(answer, presentation::symbol_hex), symbol_hex);
    EXPECT_EQ(to_string(answer, presentation::log), log);
    EXPECT_EQ(to_string(answer, presentation::bilingual), bilingual);
  }
}

TEST(Presentation, ShowsAValueAsPeopleKnowIt) {
  struct {
    std::uint32_t value;
    std::string_view decimal;
  } const cases[]{{0, "0"},
                  {404, "404"},
                  {0xFFFF, "65535"},
                  {0x10000, "0x00010000"},
                  {0xFFFFFFEA, "-22"},
                  {0xFFFF0001, "-65535"},
                  {0xFFFF0000, "0xFFFF0000"},
                  {0x80000000, "0x80000000"}};
  for (auto const& [value, decimal] : cases) {
    EXPECT_EQ(shown_value(value, true).str(), decimal);
    EXPECT_EQ(shown_value(value, false).str(), hex_string(value).str());
  }
  // Only a catalog knows what its values are.
  EXPECT_EQ(errno_::catalog().in("it")["ENOENT"].shown().str(), "2");
  EXPECT_EQ(sspi::catalog().in("it")["SEC_E_OK"].shown().str(), "0x00000000");
  EXPECT_EQ((errno_::catalog().in("it")[code{"other", 5}].shown().str()), "0x00000005");
  EXPECT_EQ(to_string(errno_::catalog().in("it")[999], presentation::symbol), "999");
  // What programs read is the same in all domains.
  EXPECT_EQ(to_string(errno_::catalog().in("it")[999], presentation::symbol_hex), "0x000003E7");
  EXPECT_EQ(to_string(errno_::catalog().in("it")["ENOENT"], presentation::symbol_hex), "ENOENT (0x00000002)");
  EXPECT_EQ(to_string(errno_::catalog().in("it")["ENOENT"], presentation::log), "errno/ENOENT(0x00000002)");
}

TEST(Presentation, SaysEnglishOnce) {
  test::temporary_folder const folder;
  auto const ship = catalog::load(test::compile(
      folder,
      test::ship_sources({{"it.po", test::po_header + test::po_entry("AFLOAT", "Afloat.", "Afloat.") +
                                        test::po_entry("AGROUND", "Aground.", "In secca.")},
                          {"en_GB.po", test::po_header + test::po_entry("AGROUND", "Aground.", "Aground, old chap.")},
                          {"enm.po", test::po_header + test::po_entry("AGROUND", "Aground.", "A-grounde.")},
                          {"ar.po", test::po_header + test::po_entry("AGROUND", "Aground.", "جنحت السفينة.")}})));
  struct {
    std::string_view locale, symbol, expected;
  } const cases[]{
      {"it", "AGROUND", "In secca. [en: Aground.]"},
      {"it", "AFLOAT", "Afloat."}, // a text of its own, and the same
      {"it", "ADRIFT", "Adrift."}, // English answers
      {"en-GB", "AGROUND", "Aground, old chap."},
      {"enm", "AGROUND", "A-grounde. [en: Aground.]"}, // Middle English is another language
      {"ar", "AGROUND", "جنحت السفينة. \u2068[en: Aground.]\u2069"},
      {"ar", "ADRIFT", "Adrift."},
  };
  for (auto const& [locale, symbol, expected] : cases)
    EXPECT_EQ(to_string(ship.in(locale)[symbol], presentation::bilingual), expected) << locale << ' ' << symbol;
}

TEST(Presentation, IsLoggedAsAMessageValueIsAndReadBack) {
  auto const it = sspi::catalog().in("it");
  struct {
    message answer;
    message_value same;
  } const cases[]{
      {it[sspi::sec_e_cert_expired], message_value(code{"sspi", 0x80090328}, "SEC_E_CERT_EXPIRED")},
      {it[0x80090399], message_value(code{"sspi", 0x80090399})},
      {it[code{"other", 5}], message_value(code{"", 5})},
  };
  for (auto const& [answer, same] : cases) {
    auto const log = to_string(answer, presentation::log);
    EXPECT_EQ(log, to_log(same));
    EXPECT_EQ(parse_message_value(log), same);
  }
  EXPECT_FALSE(parse_message_value(to_string(it["NONE"], presentation::log)));
  EXPECT_EQ(to_log(code{"sspi", 0x80090328}), "sspi/0x80090328");
  EXPECT_EQ(to_log(code{"a b\n", 1}), R"("a b\n"/0x00000001)");
}

TEST(Presentation, IsAppended) {
  std::string text = "> ";
  append(text, sspi::catalog().in("it")[sspi::sec_e_ok], presentation::text);
  EXPECT_EQ(text, "> Operazione riuscita.");
}

} // namespace
