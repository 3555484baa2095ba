// Codes and answers with {fmt}: every specification here is checked by the compiler, but where it says runtime.
#include <interco/codes.hpp>
#include <interco/fmt.hpp>

#include <gtest/gtest.h>

#include <fmt/compile.h>
#include <fmt/format.h>

#include <locale>
#include <memory>
#include <string>

namespace {

using namespace interco;

std::locale italian_locale() {
  return install_catalogs(std::locale::classic(), embedded_catalogs(), "it");
}

TEST(Fmt, HasALetterForEachForm) {
  auto const m = sspi::catalog().in("it")[sspi::sec_e_cert_expired];
  EXPECT_EQ(fmt::format("{}", m), "Il certificato ricevuto è scaduto.");
  EXPECT_EQ(fmt::format("{:s}", m), "SEC_E_CERT_EXPIRED");
  EXPECT_EQ(fmt::format("{:x}", m), "SEC_E_CERT_EXPIRED (0x80090328)");
  EXPECT_EQ(fmt::format("{:l}", m), "sspi/SEC_E_CERT_EXPIRED(0x80090328)");
  EXPECT_EQ(fmt::format("{:b}", m), "Il certificato ricevuto è scaduto. [en: The received certificate has expired.]");
}

TEST(Fmt, FormatsCodesInTheLanguageThatItIsTold) {
  code const bare{"sspi", 0x80090328};
  EXPECT_EQ(fmt::format("{}", sspi::sec_e_cert_expired), "The received certificate has expired.");
  EXPECT_EQ(fmt::format("{:l}", sspi::sec_e_cert_expired), "sspi/SEC_E_CERT_EXPIRED(0x80090328)");
  EXPECT_EQ(fmt::format("{} {:s}", bare, bare), "sspi/0x80090328 sspi/0x80090328");
  auto const locale = italian_locale();
  EXPECT_EQ(fmt::format(locale, "{:L}", sspi::sec_e_ok), "Operazione riuscita.");
  EXPECT_EQ(fmt::format(locale, "{}", sspi::sec_e_ok), "The operation completed successfully.");
  EXPECT_EQ(fmt::format(locale, "{:L}", bare), "Il certificato ricevuto è scaduto.");
  EXPECT_EQ(fmt::format(locale, "{:Lx}", bare), "SEC_E_CERT_EXPIRED (0x80090328)");
  EXPECT_EQ(fmt::format("{:L}", sspi::sec_e_ok), "The operation completed successfully."); // the global locale's
}

TEST(Fmt, LaysOutAsStrings) {
  auto const m = sspi::catalog().in("it")[sspi::sec_e_cert_expired];
  std::string const text(m.text());
  std::string const symbol(m.symbol());
  EXPECT_EQ(fmt::format("{:>50}|", m), fmt::format("{:>50}|", text));
  EXPECT_EQ(fmt::format("{:^50}|", m), fmt::format("{:^50}|", text));
  EXPECT_EQ(fmt::format("{:50}|", m), fmt::format("{:50}|", text));
  EXPECT_EQ(fmt::format("{:è<50}|", m), fmt::format("{:è<50}|", text));
  EXPECT_EQ(fmt::format("{:s<50}|", m), fmt::format("{:s<50}|", text)); // a fill, no form
  EXPECT_EQ(fmt::format("{:.28}|", m), fmt::format("{:.28}|", text));
  EXPECT_EQ(fmt::format("{:.0}|", m), "|");
  EXPECT_EQ(fmt::format("{:1}|", m), text + "|");
  EXPECT_EQ(fmt::format("{:*^30.7s}|", m), fmt::format("{:*^30.7}|", symbol));
  EXPECT_EQ(fmt::format("{:>30l}|", code{"sspi", 1}), fmt::format("{:>30}|", "sspi/0x00000001"));
  EXPECT_EQ(fmt::format("{:>{}.{}s}|{}", m, 30, 7, 4), fmt::format("{:>{}.{}}|{}", symbol, 30, 7, 4));
  EXPECT_EQ(fmt::format("{0:>{1}s}|", m, 30U), fmt::format("{0:>{1}}|", symbol, 30));
  EXPECT_EQ(fmt::format("{:{}s}|", m, 0), symbol + "|");
  EXPECT_EQ(fmt::format(FMT_COMPILE("{:>30s}|"), m), fmt::format("{:>30}|", symbol));
}

TEST(Fmt, RefusesWhatIsNoSpecification) {
  auto const m = sspi::catalog().in("it")[sspi::sec_e_cert_expired];
  code const c{"sspi", 1};
  for (auto const* const wrong : {"{:q}", "{:ss}", "{:sx}", "{:d}", "{:.}", "{:.s}", "{:05}", "{:+}", "{:#x}", "{:L}",
                                  "{:99999999999}", "{:{}", "{:{x}s}", "{:s", "{:{<5}", "{:>{1}.{}}", "{:{}}"})
    EXPECT_THROW((void)fmt::vformat(wrong, fmt::make_format_args(m)), fmt::format_error) << wrong;
  for (auto const* const wrong : {"{:LL}", "{:sL}", "{:Lq}"})
    EXPECT_THROW((void)fmt::vformat(wrong, fmt::make_format_args(c)), fmt::format_error) << wrong;
  int const negative = -1;
  std::string const word = "7";
  double const half = 0.5;
  EXPECT_THROW((void)fmt::vformat("{:{}}", fmt::make_format_args(m, negative)), fmt::format_error);
  EXPECT_THROW((void)fmt::vformat("{:{}}", fmt::make_format_args(m, word)), fmt::format_error);
  EXPECT_THROW((void)fmt::vformat("{:.{}}", fmt::make_format_args(m, half)), fmt::format_error);
}

} // namespace
