// The definitions against winerror.h of mingw-w64, both ways; and the generated header beside its macros in one file.
#include <cstdint>

// Types that winerror.h takes from headers of Windows.
using HRESULT = std::int32_t;

#include <winerror.h>

#include <interco/codes/sspi.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

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

/// Reads `#define FACILITY_X 7`.
std::map<std::uint32_t, std::vector<std::string>> facilities_of_header() {
  std::map<std::uint32_t, std::vector<std::string>> names;
  std::ifstream header(INTERCO_WINERROR);
  for (std::string line; std::getline(header, line);) {
    std::istringstream words(line);
    std::string define;
    std::string name;
    std::uint32_t number = 0;
    if (words >> define >> name >> number && define == "#define" && name.starts_with("FACILITY_") &&
        (words >> std::ws).eof()) // a decimal number
      names[number].push_back(name);
  }
  return names;
}

TEST(Winerror, HasTheSameFacilities) {
  auto const names = facilities_of_header();
  ASSERT_GT(names.size(), 30);
  for (std::uint32_t number = 0; number <= 0xFFFF; ++number) {
    auto const name = std::string(interco::hresult_facility_name(static_cast<std::uint16_t>(number)));
    auto const expected = names.find(number);
    if (expected == names.end())
      EXPECT_EQ(name, "") << number;
    else
      EXPECT_THAT(expected->second, testing::Contains(name)) << number;
  }
}

TEST(Winerror, MakesWhatIsDecoded) {
  auto const sspi = sspi::catalog().in("en");
  for (std::int32_t const error : {1, 5, 0x57, 0xFFFF}) {
    auto const value = static_cast<std::uint32_t>(__HRESULT_FROM_WIN32(error));
    EXPECT_EQ(interco::decode_hresult(value).facility, FACILITY_WIN32);
    EXPECT_EQ(sspi[value].wrapped(), (interco::code{"win32", static_cast<std::uint32_t>(error)}));
  }
  for (std::uint32_t const status : {0xC0000022U, 0x80000005U, 0x40000000U}) {
    auto const value = static_cast<std::uint32_t>(HRESULT_FROM_NT(status));
    EXPECT_TRUE(interco::decode_hresult(value).ntstatus);
    EXPECT_EQ(sspi[value].wrapped(), (interco::code{"ntstatus", status}));
  }
}

} // namespace
