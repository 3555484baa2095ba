// A process whose surroundings all say Italian, on a machine that may have no locale at all: only what is asked for
// counts.
#include <interco/codes/sspi.hpp>

#include <gtest/gtest.h>

#include <unicode/uloc.h>

#include <clocale>
#include <cstdlib>
#include <string>

namespace {

class ItalianSurroundings : public testing::Test {
 protected:
  void SetUp() override {
    ::setenv("LC_ALL", "it_IT.UTF-8", 1);
    ::setenv("LANGUAGE", "it", 1);
    std::setlocale(LC_ALL, ""); // fails where no locale is installed, and must not matter
    UErrorCode status = U_ZERO_ERROR;
    uloc_setDefault("it_IT", &status);
    ASSERT_TRUE(U_SUCCESS(status));
  }
};

TEST_F(ItalianSurroundings, HaveNoSay) {
  using interco::resolved;
  struct {
    interco::locale_list requested;
    char const* locale;
    resolved reason;
  } const cases[] = {
      {"sv", "en", resolved::source},
      {"it-CH", "it", resolved::parent},
      {{"sv", "it"}, "it", resolved::preference},
      {{}, "en", resolved::source},
      {"C", "en", resolved::source},
      {"en", "en", resolved::exact},
      {"xx-nonsense", "en", resolved::source},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.requested.to_string());
    for (auto const message : interco::sspi::catalog().in(each.requested)) {
      EXPECT_EQ(message.locale(), each.locale) << message.symbol();
      EXPECT_EQ(message.resolved(), each.reason) << message.symbol();
    }
  }
}

TEST_F(ItalianSurroundings, CountWhenAskedFor) {
  auto const reader = interco::sspi::catalog().in(interco::system_locale());
  EXPECT_EQ(reader["SEC_E_OK"].text(), "Operazione riuscita.");
}

} // namespace
