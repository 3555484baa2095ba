// Codes and answers in streams, and the language of a stream.
#include <interco/codes.hpp>
#include <interco/codes/backup.hpp>
#include <interco/interco.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <iomanip>
#include <locale>
#include <new>
#include <sstream>
#include <streambuf>
#include <thread>
#include <vector>

#include "core/stream_locale.hpp"
#include "support/allocations.hpp"
#include "support/fixtures.hpp"

namespace {

using namespace interco;

constexpr std::string_view italian = "Il certificato ricevuto è scaduto.";
constexpr std::string_view english = "The received certificate has expired.";

template <class What>
std::string written(What const& what, std::locale const& locale) {
  std::ostringstream to;
  to.imbue(locale);
  to << what;
  return to.str();
}

std::locale with_sspi(std::string_view wanted) {
  catalog_set set;
  set.add(sspi::catalog());
  return install_catalogs(std::locale::classic(), set, wanted);
}

TEST(Ostream, WritesInTheLanguageOfTheStream) {
  auto const classic = std::locale::classic();
  catalog_set const none;
  code const bare{"sspi", 0x80090328};
  EXPECT_EQ(written(sspi::sec_e_cert_expired, with_sspi("it-CH")), italian);
  EXPECT_EQ(written(bare, with_sspi("it-CH")), italian);
  EXPECT_EQ(written(sspi::sec_e_cert_expired, with_sspi("sv")), english);
  EXPECT_EQ(written(sspi::sec_e_cert_expired, classic), english);
  EXPECT_EQ(written(bare, classic), "sspi/0x80090328");
  // A locale that has catalogs, but not this one.
  EXPECT_EQ(written(backup::done, with_sspi("it")), "Il backup è completo.");
  EXPECT_EQ(written(code{"backup", 0x00120000}, with_sspi("it")), "backup/0x00120000");
  EXPECT_EQ(written(sspi::sec_e_cert_expired, install_catalogs(classic, none, "it")), italian);
  // The last call counts.
  EXPECT_EQ(written(bare, install_catalogs(with_sspi("it"), none, "it")), "sspi/0x80090328");
}

TEST(Ostream, WritesAMessageInItsOwnLanguage) {
  auto const en = sspi::catalog().in("en");
  EXPECT_EQ(written(en[sspi::sec_e_cert_expired], with_sspi("it")), english);
  EXPECT_EQ(written(sspi::catalog().in("it")[sspi::sec_e_cert_expired], std::locale::classic()), italian);
}

TEST(Ostream, WritesUnknownCodesWithTheirValue) {
  auto const locale = with_sspi("it");
  EXPECT_EQ(written(code{"sspi", 0x80090399}, locale), "Unknown status code. [sspi/0x80090399]");
  EXPECT_EQ(written(static_cast<sspi::status>(0x80090399), std::locale::classic()),
            "Unknown status code. [sspi/0x80090399]");
  EXPECT_EQ(written(code{"a\x1B", 1}, locale), "\"a\\u001B\"/0x00000001"); // a domain may be anybody's
}

TEST(Ostream, WritesACodeInsideACodeInWords) {
  interco::test::temporary_folder const folder;
  auto all = embedded_catalogs();
  all.add(interco::catalog::load(interco::test::compile(
      folder, {{"win32.toml",
                "[domain]\nname = \"win32\"\nlayout = \"plain\"\n[codes]\nERROR_ACCESS_DENIED = { value = 5, severity "
                "= \"error\", audience = \"end_user\" }\n"},
               {"en.txt", R"(en { ERROR_ACCESS_DENIED { "Access is denied." } })"}})));
  auto const locale = install_catalogs(std::locale::classic(), all, "it");
  code const held{"sspi", 0x80070005};
  EXPECT_EQ(written(held, locale), "Access is denied. [sspi/0x80070005]");
  EXPECT_EQ(written(static_cast<sspi::status>(held.value), locale), "Access is denied. [sspi/0x80070005]");
  EXPECT_EQ(written(shown(held, presentation::log), locale), "sspi/0x80070005");
  EXPECT_EQ(written(shown(held, presentation::symbol_hex), locale), "0x80070005");
  EXPECT_EQ(written(code{"sspi", 0x80070006}, locale), "Unknown status code. [sspi/0x80070006]");
}

TEST(Ostream, ShowsOneValueInAnotherForm) {
  auto const it = with_sspi("it");
  auto const answer = sspi::catalog().in("it")[sspi::sec_e_cert_expired];
  struct {
    presentation form;
    std::string_view expected;
  } const cases[]{
      {presentation::text, "Il certificato ricevuto è scaduto."},
      {presentation::symbol, "SEC_E_CERT_EXPIRED"},
      {presentation::symbol_hex, "SEC_E_CERT_EXPIRED (0x80090328)"},
      {presentation::log, "sspi/SEC_E_CERT_EXPIRED(0x80090328)"},
      {presentation::bilingual, "Il certificato ricevuto è scaduto. [en: The received certificate has expired.]"},
  };
  for (auto const& [form, expected] : cases) {
    EXPECT_EQ(written(shown(answer, form), std::locale::classic()), expected);
    EXPECT_EQ(written(shown(sspi::sec_e_cert_expired, form), it), expected);
    EXPECT_EQ(written(shown(code{"sspi", 0x80090328}, form), it), expected);
    EXPECT_EQ(written(shown(code{"sspi", 0x80090328}, form), std::locale::classic()), "sspi/0x80090328");
  }
}

/// An enumeration that somebody made, without a catalog.
enum class plain_code : std::uint32_t { first = 7 };

} // namespace

template <>
inline constexpr std::string_view interco::domain_of<plain_code> = "plain";

namespace {

TEST(Ostream, ShowsEnumeratorsWithoutACatalog) {
  EXPECT_EQ(written(shown(plain_code::first, presentation::text), std::locale::classic()), "plain/0x00000007");
}

TEST(Ostream, TakesTheLanguageFromTheNameOfALocale) {
  struct {
    std::string name, expected;
  } const cases[]{
      {"C", ""},
      {"*", ""},
      {"C.UTF-8", ""},
      {"it_IT.UTF-8", "it-IT"},
      {"LC_CTYPE=C;LC_MESSAGES=it_IT.UTF-8;LC_PAPER=de_DE", "it-IT"},
      {"LC_CTYPE=it_IT;LC_PAPER=de_DE;LC_MESSAGES=C", ""},
      {"LC_CTYPE=it_IT.UTF-8;LC_MESSAGES=sr_RS@latin", "sr-Latn-RS"},
  };
  for (auto const& [name, expected] : cases)
    EXPECT_EQ(detail::locales_named(name).to_string(), expected) << name;
  auto const installed = install_catalogs(std::locale::classic(), embedded_catalogs());
  EXPECT_EQ(written(code{"sspi", 0x80090328}, installed), english);
}

TEST(Ostream, TakesWidthFillAndAdjustmentAsForStrings) {
  auto const answer = sspi::catalog().in("it")[sspi::sec_e_cert_expired];
  auto const both = [](auto const& what, std::string const& string, auto set) {
    std::ostringstream ours;
    std::ostringstream standard;
    set(ours);
    set(standard);
    ours << what << '|';
    standard << string << '|';
    EXPECT_EQ(ours.str(), standard.str());
    EXPECT_EQ(ours.width(), 0);
    EXPECT_EQ(ours.flags(), standard.flags());
  };
  for (auto const form : {presentation::text, presentation::symbol, presentation::bilingual}) {
    auto const string = to_string(answer, form);
    both(shown(answer, form), string, [](std::ostream& to) { to << std::setw(100) << std::setfill('*'); });
    both(shown(answer, form), string, [](std::ostream& to) { to << std::left << std::setw(100) << std::setfill('.'); });
    both(shown(answer, form), string, [](std::ostream& to) { to << std::internal << std::setw(3); });
  }
  both(answer, answer.text().data(), [](std::ostream& to) { to << std::setw(100); });
  both(sspi::sec_e_cert_expired, std::string(english), [](std::ostream& to) { to << std::setw(100); });
  both(code{"sspi", 1}, "sspi/0x00000001", [](std::ostream& to) { to << std::setw(100) << std::left; });
}

TEST(Ostream, LeavesTheStreamAsItWas) {
  std::ostringstream to;
  auto const locale = with_sspi("it");
  to.imbue(locale);
  to << std::hex << std::showbase << std::left << std::setfill('*') << std::setprecision(3);
  auto const flags = to.flags();
  to << sspi::sec_e_ok << code{"sspi", 0x80090399} << shown(sspi::sec_e_ok, presentation::symbol_hex)
     << sspi::catalog().in("it")[sspi::sec_e_ok];
  EXPECT_EQ(to.flags(), flags);
  EXPECT_EQ(to.fill(), '*');
  EXPECT_EQ(to.precision(), 3);
  EXPECT_EQ(to.getloc(), locale);
  to.str({});
  to << 255;
  EXPECT_EQ(to.str(), "0xff");
}

/// Takes so many characters and no more.
class narrow_buffer final : public std::streambuf {
 public:
  explicit narrow_buffer(int room) : room_(room) {}

 private:
  int_type overflow(int_type c) override { return room_-- > 0 ? c : traits_type::eof(); }
  int room_;
};

TEST(Ostream, FailsAsAStreamDoes) {
  narrow_buffer narrow(5);
  std::ostream to(&narrow);
  to << sspi::sec_e_ok;
  EXPECT_TRUE(to.bad());
  std::ostringstream failed;
  failed.setstate(std::ios_base::failbit);
  failed << sspi::sec_e_ok << sspi::catalog().in("it")[sspi::sec_e_ok];
  EXPECT_EQ(failed.str(), "");
}

TEST(Ostream, SetsBadbitForWantOfMemory) {
  auto const answer = sspi::catalog().in("it")[sspi::sec_e_cert_expired];
  narrow_buffer wide(1000);
  std::ostream to(&wide);
  test::fail_after(0, test::failing::one);
  to << answer;
  test::fail_after(-1, test::failing::one);
  EXPECT_EQ(to.rdstate(), std::ios_base::badbit);
  to.clear();
  to.exceptions(std::ios_base::badbit);
  test::fail_after(0, test::failing::one);
  EXPECT_THROW(to << answer, std::bad_alloc);
  test::fail_after(-1, test::failing::one);
}

TEST(Ostream, KeepsCatalogsAsLongAsALocaleHasThem) {
  std::locale copy;
  {
    test::temporary_folder const folder;
    catalog_set set;
    ASSERT_TRUE(set.load(test::compile(folder, test::ship_sources())).empty());
    copy = std::locale(install_catalogs(std::locale::classic(), set, "it"), std::locale::classic(),
                       std::locale::numeric); // a locale that is made from it
  }
  EXPECT_EQ(written(code{"ship", 0x80120001}, copy), "Aground.");
  ASSERT_NE(installed_reader(copy, "ship"), nullptr);
  EXPECT_EQ((*installed_reader(copy, "ship"))["AGROUND"].action(), "Wait for the tide.");
  EXPECT_EQ(installed_reader(copy, "sspi"), nullptr);
  EXPECT_EQ(installed_reader(std::locale::classic(), "ship"), nullptr);
}

TEST(Ostream, IsWrittenInManyThreads) {
  auto const locale = with_sspi("it");
  std::vector<std::thread> threads;
  std::vector<int> right(4);
  for (auto& each : right)
    threads.emplace_back([&each, &locale] {
      for (int i = 0; i < 100; ++i)
        each += written(sspi::sec_e_cert_expired, locale) == italian ? 1 : 0;
    });
  for (auto& each : threads)
    each.join();
  EXPECT_EQ(right, std::vector<int>(4, 100));
}

} // namespace
