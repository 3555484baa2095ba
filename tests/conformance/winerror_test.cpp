// The definitions against winerror.h of mingw-w64, both ways; and the generated header beside its macros in one file.
#include <cstdint>

// Types that winerror.h takes from headers of Windows.
using HRESULT = std::int32_t;

#include <winerror.h>

#include <interco/codes/sspi.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>
#include <string>

namespace {

namespace sspi = interco::sspi;

static_assert(static_cast<std::uint32_t>(SEC_E_CERT_EXPIRED) == static_cast<std::uint32_t>(sspi::sec_e_cert_expired));
static_assert(static_cast<std::uint32_t>(SEC_I_RENEGOTIATE) == static_cast<std::uint32_t>(sspi::sec_i_renegotiate));

/// Reads `#define SEC_E_X _HRESULT_TYPEDEF_(0x…)`, `((HRESULT)0x…)` and `#define SEC_E_X SEC_E_Y`.
std::map<std::string, std::uint32_t> symbols_of_header() {
  std::map<std::string, std::uint32_t> values;
  std::map<std::string, std::string> aliases;
  std::ifstream header(INTERCO_WINERROR);
  for (std::string line; std::getline(header, line);) {
    std::istringstream words(line);
    std::string define;
    std::string symbol;
    std::string meaning;
    words >> define >> symbol >> meaning;
    if (define != "#define" || !(symbol.starts_with("SEC_E_") || symbol.starts_with("SEC_I_")))
      continue;
    if (auto const digits = meaning.find("0x"); digits != std::string::npos)
      values[symbol] = static_cast<std::uint32_t>(std::stoul(meaning.substr(digits), nullptr, 16));
    else
      aliases[symbol] = meaning;
  }
  for (auto const& [alias, symbol] : aliases)
    values[alias] = values.at(symbol);
  return values;
}

TEST(Winerror, HasTheSameSymbolsAndValues) {
  auto const expected = symbols_of_header();
  ASSERT_EQ(expected.size(), 95);
  std::map<std::string, std::uint32_t> defined;
  for (auto const message : sspi::catalog().in(""))
    defined.emplace(message.symbol(), message.value());
  EXPECT_EQ(defined, expected);
}

TEST(Winerror, LooksUpItsMacros) {
  auto const en = sspi::catalog().in("en");
  EXPECT_EQ(en[SEC_E_LOGON_DENIED].symbol(), "SEC_E_LOGON_DENIED");
  EXPECT_EQ(en[SEC_E_NO_SPM].symbol(), "SEC_E_INTERNAL_ERROR");
  EXPECT_EQ(en[SEC_E_OK].symbol(), "SEC_E_OK");
}

} // namespace
