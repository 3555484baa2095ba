#include <interco/code.hpp>

#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace {

struct value_case {
  char const* text;
  std::optional<std::uint32_t> value;
};

TEST(ParseCode, ReadsValuesInEveryForm) {
  constexpr std::uint32_t expired = 0x80090328;
  value_case const cases[] = {
      {"0x80090328", expired},
      {"0X80090328", expired},
      {"80090328", expired},
      {"-2146893016", expired},
      {"2148074280", expired},
      {"18446744071562658600", expired},
      {"0xFFFFFFFF80090328", expired},
      {"ffffffff80090328", expired},
      {"  0x80090328\n", expired},
      {"00090316", 0x00090316}, // eight digits are hexadecimal
      {"0x316", 0x316},
      {"0", 0},
      {"+5", 5},
      {"+12345678", 12345678}, // a sign makes it decimal
      {"-1", 0xFFFFFFFF},
      {"4294967295", 0xFFFFFFFF},
      {"-2147483648", 0x80000000},
      {"-2147483649", std::nullopt},          // no 32-bit integer
      {"4294967296", std::nullopt},           // neither 32 bits nor sign-extended
      {"0xFFFFFFFF00090328", std::nullopt},   // sign-extended from nothing
      {"18446744073709551616", std::nullopt}, // over 64 bits
      {"-0x5", std::nullopt},
      {"0x", std::nullopt},
      {"-", std::nullopt},
      {"", std::nullopt},
      {" ", std::nullopt},
      {"12ab", std::nullopt},
      {"0x80090328.", std::nullopt},
      {"--5", std::nullopt},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.text);
    auto const written = interco::parse_code(each.text);
    ASSERT_EQ(written.has_value(), each.value.has_value());
    if (written) {
      EXPECT_FALSE(written->by_symbol());
      EXPECT_EQ(written->value, *each.value);
    }
  }
}

TEST(ParseCode, ReadsSymbolsAndDomains) {
  struct {
    char const* text;
    char const* domain;
    char const* symbol;
  } const cases[] = {
      {"SEC_E_CERT_EXPIRED", "", "SEC_E_CERT_EXPIRED"},
      {"sec_e_cert_expired", "", "sec_e_cert_expired"},
      {"sspi:SEC_E_CERT_EXPIRED", "sspi", "SEC_E_CERT_EXPIRED"},
      {" sspi: SEC_E_OK ", "sspi", "SEC_E_OK"},
      {"_x1", "", "_x1"},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.text);
    auto const written = interco::parse_code(each.text);
    ASSERT_TRUE(written);
    EXPECT_EQ(written->domain, each.domain);
    EXPECT_EQ(written->symbol, each.symbol);
  }
}

TEST(ParseCode, ReadsValueWithDomain) {
  auto const written = interco::parse_code("sspi:0x80090328");
  ASSERT_TRUE(written);
  EXPECT_EQ(written->domain, "sspi");
  EXPECT_EQ(written->value, 0x80090328);
}

TEST(ParseCode, RefusesWhatIsNoCode) {
  for (auto const* text :
       {":", ":5", "a:", "a:b:c", "1a:5", "SEC E OK", "SEC-E-OK", "SEC_E_\xC3\xA8", "\x1B[31m", "a\0b"}) {
    SCOPED_TRACE(text);
    EXPECT_EQ(interco::parse_code(text).has_value(), std::string(text) == "a");
  }
  EXPECT_FALSE(interco::parse_code(std::string(1 << 20, '9')));
}

TEST(DecodeHresult, SplitsTheBits) {
  auto const error = interco::decode_hresult(0x80090328);
  EXPECT_EQ(error.severity, interco::severity::error);
  EXPECT_FALSE(error.customer);
  EXPECT_EQ(error.facility, 9);
  EXPECT_EQ(error.code, 0x328);
  auto const success = interco::decode_hresult(0x27FF1234);
  EXPECT_EQ(success.severity, interco::severity::success);
  EXPECT_TRUE(success.customer);
  EXPECT_EQ(success.facility, 0x7FF);
  EXPECT_EQ(success.code, 0x1234);
}

TEST(HexString, HasEightUpperCaseDigits) {
  EXPECT_EQ(interco::hex_string(0x8009030C).str(), "0x8009030C");
  interco::hex_string const zero(0);
  EXPECT_EQ(zero.view(), "0x00000000");
  EXPECT_EQ(zero.view().data()[10], '\0');
}

TEST(Code, IsEqualOnlyInDomainAndValue) {
  EXPECT_EQ((interco::code{"sspi", 1}), (interco::code{"sspi", 1}));
  EXPECT_NE((interco::code{"sspi", 0x80090316}), (interco::code{"sspi", 0x00090316}));
  EXPECT_NE((interco::code{"sspi", 1}), (interco::code{"errno", 1}));
}

} // namespace
