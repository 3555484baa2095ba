#include <interco/codes/errno.hpp>
#include <interco/codes/sspi.hpp>
#include <interco/interco.hpp>

#include <gtest/gtest.h>

#include <atomic>
#include <cerrno>
#include <string>
#include <thread>
#include <vector>

#include "support/allocations.hpp"

namespace {

using interco::resolved;
namespace sspi = interco::sspi;

interco::catalog const& catalog = sspi::catalog();

TEST(EmbeddedCatalog, IsSound) {
  EXPECT_EQ(catalog.domain(), "sspi");
  EXPECT_EQ(catalog.size(), 95);
  EXPECT_TRUE(catalog.problems().empty());
  EXPECT_EQ(catalog.locales().front(), "en");
  EXPECT_EQ(catalog.translated("en"), 95);
  EXPECT_EQ(catalog.translated("it"), 95);
  EXPECT_EQ(catalog.translated("xx"), 0);
  EXPECT_EQ(&sspi::catalog(), &catalog);
}

TEST(CatalogLookup, AnswersInTheLanguageAskedFor) {
  struct {
    char const* requested;
    char const* text;
    char const* locale;
    resolved reason;
  } const cases[] = {
      {"it", "Il certificato ricevuto è scaduto.", "it", resolved::exact},
      {"it-CH", "Il certificato ricevuto è scaduto.", "it", resolved::parent},
      {"sv:it", "Il certificato ricevuto è scaduto.", "it", resolved::preference},
      {"sv", "The received certificate has expired.", "en", resolved::source},
      {"", "The received certificate has expired.", "en", resolved::source},
      {"en", "The received certificate has expired.", "en", resolved::exact},
      {"en-AU", "The received certificate has expired.", "en", resolved::parent},
      {"en:it", "The received certificate has expired.", "en", resolved::exact},
      {"sv:en", "The received certificate has expired.", "en", resolved::preference},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.requested);
    auto const reader = catalog.in(each.requested);
    auto const message = reader[sspi::sec_e_cert_expired];
    EXPECT_EQ(message.text(), each.text);
    EXPECT_EQ(message.locale(), each.locale);
    EXPECT_EQ(message.resolved(), each.reason);
    EXPECT_EQ(message.english(), "The received certificate has expired.");
  }
}

TEST(CatalogLookup, TakesEveryKindOfCode) {
  auto const it = catalog.in("it");
  auto const expected = it[0x80090328U].text();
  EXPECT_EQ(it[sspi::sec_e_cert_expired].text(), expected);
  EXPECT_EQ(it[static_cast<std::int32_t>(0x80090328U)].text(), expected);
  EXPECT_EQ(it["SEC_E_CERT_EXPIRED"].text(), expected);
  EXPECT_EQ(it[std::string("sec_e_Cert_Expired")].text(), expected);
  EXPECT_EQ((it[interco::code{"sspi", 0x80090328}].text()), expected);
  EXPECT_EQ(it[*interco::parse_code("sspi:-2146893016")].text(), expected);
  EXPECT_EQ(it[*interco::parse_code("SSPI:SEC_E_CERT_EXPIRED")].text(), expected);
}

TEST(CatalogLookup, TellsWhatTheDefinitionsSay) {
  auto const message = catalog.in("it")[sspi::sec_e_cert_expired];
  EXPECT_TRUE(message.known());
  EXPECT_EQ(message.symbol(), "SEC_E_CERT_EXPIRED");
  EXPECT_EQ(message.value(), 0x80090328);
  EXPECT_EQ(message.hex().str(), "0x80090328");
  EXPECT_EQ(message.domain(), "sspi");
  EXPECT_EQ(message.severity(), interco::severity::error);
  EXPECT_EQ(message.audience(), interco::audience::end_user);
  EXPECT_FALSE(message.action().empty());
  EXPECT_EQ(message.action_locale(), "it");
  EXPECT_TRUE(message.aliases().empty());
  EXPECT_EQ(message.decoded()->facility, 9);
  EXPECT_EQ(catalog.in("")[sspi::sec_e_ok].severity(), interco::severity::success);
  EXPECT_EQ(catalog.in("")[sspi::sec_i_continue_needed].severity(), interco::severity::informational);
  EXPECT_TRUE(catalog.in("it")[sspi::sec_e_ok].action().empty());
}

TEST(CatalogLookup, KeepsSeveritiesApart) {
  auto const en = catalog.in("en");
  EXPECT_EQ(en[0x80090316].symbol(), "SEC_E_BAD_PKGID");
  EXPECT_EQ(en[0x00090316].symbol(), "SEC_I_GENERIC_EXTENSION_RECEIVED");
}

TEST(CatalogLookup, AnswersAliasesByValueAndBySymbol) {
  auto const en = catalog.in("en");
  auto const by_value = en[0x80090302];
  EXPECT_EQ(by_value.symbol(), "SEC_E_UNSUPPORTED_FUNCTION");
  ASSERT_FALSE(by_value.aliases().empty());
  EXPECT_EQ(*by_value.aliases().begin(), "SEC_E_NOT_SUPPORTED");
  EXPECT_EQ(by_value.text(), "The requested function is not supported.");
  auto const by_symbol = en["SEC_E_NOT_SUPPORTED"];
  EXPECT_EQ(by_symbol.symbol(), "SEC_E_NOT_SUPPORTED");
  EXPECT_EQ(by_symbol.value(), 0x80090302);
  EXPECT_EQ(by_symbol.text(), "The request is not supported.");
  std::vector<std::string_view> others;
  for (auto const alias : by_symbol.aliases())
    others.push_back(alias);
  EXPECT_EQ(others, std::vector<std::string_view>{"SEC_E_UNSUPPORTED_FUNCTION"});
  EXPECT_EQ(en["SEC_E_NO_SPM"].value(), en["SEC_E_INTERNAL_ERROR"].value());
}

TEST(CatalogLookup, AnswersUnknownValuesWithTheirParts) {
  auto const it = catalog.in("it");
  auto const message = it[0x80091234];
  EXPECT_FALSE(message.known());
  EXPECT_EQ(message.resolved(), resolved::built_in);
  EXPECT_EQ(message.text(), "Unknown status code.");
  EXPECT_EQ(message.locale(), "en");
  EXPECT_EQ(message.english(), "Unknown status code.");
  EXPECT_EQ(message.symbol(), "");
  EXPECT_EQ(message.action(), "");
  EXPECT_EQ(message.action_locale(), "");
  EXPECT_TRUE(message.aliases().empty());
  EXPECT_EQ(message.hex().str(), "0x80091234");
  EXPECT_EQ(message.severity(), interco::severity::error);
  ASSERT_TRUE(message.decoded());
  EXPECT_EQ(message.decoded()->facility, 9);
  EXPECT_EQ(message.decoded()->code, 0x1234);
  EXPECT_EQ(message.relative(), "");
  EXPECT_EQ(it[0x00091234].severity(), interco::severity::success);
}

TEST(CatalogLookup, NamesTheRelativeOfAnUnknownValue) {
  auto const en = catalog.in("en");
  EXPECT_EQ(en[0x80090312].relative(), "SEC_I_CONTINUE_NEEDED");
  EXPECT_EQ(en[0x00090328].relative(), "SEC_E_CERT_EXPIRED");
  EXPECT_EQ(en[0x80090328].relative(), "");
}

TEST(CatalogLookup, AnswersExtremeValues) {
  auto const it = catalog.in("it");
  EXPECT_EQ(it[0].symbol(), "SEC_E_OK");
  for (std::uint32_t const value : {1U, 0x7FFFFFFFU, 0x80000000U, 0xFFFFFFFFU}) {
    EXPECT_FALSE(it[value].known());
    EXPECT_EQ(it[value].value(), value);
    EXPECT_FALSE(it[value].text().empty());
  }
}

TEST(CatalogLookup, AnswersUnknownSymbolsWithoutAValue) {
  auto const it = catalog.in("it");
  for (auto const* symbol : {"SEC_E_CERT_EXPIRD", "", "sspi:SEC_E_OK", " SEC_E_OK", "\xFF"}) {
    auto const message = it[symbol];
    EXPECT_FALSE(message.known()) << symbol;
    EXPECT_FALSE(message.has_value());
    EXPECT_FALSE(message.decoded());
    EXPECT_EQ(message.severity(), interco::severity::error);
    EXPECT_EQ(message.relative(), "");
  }
  EXPECT_FALSE(it[std::string(1 << 20, 'A')].known());
}

TEST(CatalogLookup, TakesNoCodeOfAnotherDomain) {
  auto const it = catalog.in("it");
  EXPECT_FALSE((it[interco::code{"errno", 0}].known()));
  EXPECT_FALSE(it[*interco::parse_code("errno:0")].known());
  EXPECT_TRUE((it[interco::code{"sspi", 0}].known()));
  auto const foreign = it[interco::code{"http", 0x00090328}]; // its bits would be SEC_E_CERT_EXPIRED's relative here
  EXPECT_EQ(foreign.severity(), interco::severity::error);
  EXPECT_FALSE(foreign.decoded());
  EXPECT_EQ(foreign.relative(), "");
  EXPECT_NE(foreign.code(), (interco::code{"sspi", 0x00090328}));
}

TEST(CatalogLookup, AllocatesNothingAndKeepsErrno) {
  auto const reader = catalog.in("fr:it");
  errno = ENOTTY;
  auto const before = interco::test::allocations();
  std::size_t bytes = 0;
  for (std::uint32_t value = 0x80090300; value < 0x80090400; ++value) {
    auto const message = reader[value];
    bytes += message.text().size() + message.action().size() + message.english().size() + message.symbol().size();
    auto const hex = message.hex();
    bytes += hex.view().size();
    bytes += message.locale().size() + message.relative().size();
    for (auto const alias : message.aliases())
      bytes += alias.size();
  }
  bytes += reader["SEC_E_NO_CREDENTIALS"].text().size() + reader["NOT_THERE"].text().size();
  EXPECT_EQ(interco::test::allocations(), before);
  EXPECT_EQ(errno, ENOTTY);
  EXPECT_GT(bytes, 0);
}

TEST(CatalogLookup, EndsEveryViewWithANul) {
  for (auto const message : catalog.in("it")) {
    for (auto const view : {message.text(), message.action(), message.english(), message.symbol(), message.locale()}) {
      if (!view.empty()) {
        EXPECT_EQ(view.data()[view.size()], '\0') << message.symbol();
      }
    }
  }
}

TEST(Reader, GoesThroughEverySymbol) {
  auto const it = catalog.in("it");
  std::size_t count = 0;
  for (auto const message : it) {
    EXPECT_EQ(message.locale(), "it") << message.symbol();
    EXPECT_EQ(it[message.symbol()].text(), message.text());
    EXPECT_EQ(it[message.value()].value(), message.value());
    ++count;
  }
  EXPECT_EQ(count, it.size());
  EXPECT_EQ(it.chain(), (std::vector<std::string_view>{"it", "en"}));
  EXPECT_EQ(catalog.in("it-CH").requested().to_string(), "it-CH");
}

TEST(Reader, IsKeptByTheAnswerOfATemporary) {
  auto const message = interco::catalog(catalog).in("it-CH")["SEC_E_CERT_EXPIRED"];
  auto const copy = message;
  EXPECT_EQ(copy.text(), "Il certificato ricevuto è scaduto.");
  EXPECT_EQ(copy.locale(), "it");
  EXPECT_FALSE(copy.action().empty());
}

TEST(Reader, IsKeptByTheAliasesOfATemporaryAnswer) {
  for (auto const alias : interco::catalog(catalog).in("it")[0x80090302].aliases())
    EXPECT_EQ(alias, "SEC_E_NOT_SUPPORTED");
  auto const message = catalog.in("it")[0x80090302];
  auto const first = message.aliases().begin(); // outlives the range
  EXPECT_EQ(*first, "SEC_E_NOT_SUPPORTED");
}

TEST(Reader, TakesNullForEmpty) {
  char const* const nothing = nullptr;
  EXPECT_EQ(catalog.in(nothing)["SEC_E_OK"].resolved(), resolved::source);
  EXPECT_FALSE(catalog.in("it")[nothing].known());
}

TEST(Reader, OutlivesItsCatalog) {
  auto const reader = interco::catalog(catalog).in("it");
  auto const copy = reader;
  EXPECT_EQ(copy[0].text(), "Operazione riuscita.");
}

TEST(Reader, ServesManyThreads) {
  auto const it = catalog.in("it");
  std::atomic<int> wrong{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      for (int round = 0; round < 200; ++round) {
        auto const own = sspi::catalog().in("it-CH");
        for (auto const message : own)
          wrong += message.text() == it[message.symbol()].text() ? 0 : 1;
      }
    });
  for (auto& thread : threads)
    thread.join();
  EXPECT_EQ(wrong, 0);
}

TEST(EmptyCatalog, StillAnswers) {
  interco::catalog const none;
  auto const reader = none.in("it");
  EXPECT_EQ(reader[5].text(), "Unknown status code.");
  EXPECT_EQ(reader["X"].text(), "Unknown status code.");
  EXPECT_EQ(reader[5].resolved(), resolved::built_in);
  EXPECT_FALSE(reader[5].decoded());
  EXPECT_EQ(reader.size(), 0);
  EXPECT_EQ(reader.begin(), reader.end());
  EXPECT_EQ(none.nearest_symbol("X"), "");
}

TEST(Catalog, SuggestsTheNearestSymbol) {
  EXPECT_EQ(catalog.nearest_symbol("SEC_E_CERT_EXPIRD"), "SEC_E_CERT_EXPIRED");
  EXPECT_EQ(catalog.nearest_symbol("sec_e_cert_expird"), "SEC_E_CERT_EXPIRED");
  EXPECT_EQ(catalog.nearest_symbol("SEC_E_POLICY_NTLM_ONLY"), "SEC_E_POLICY_NLTM_ONLY");
  EXPECT_EQ(catalog.nearest_symbol("sec_e_cert_expired"), "SEC_E_CERT_EXPIRED"); // behind others that are near
  EXPECT_EQ(interco::errno_::catalog().nearest_symbol("ENFILE"), "ENFILE");      // behind EMFILE
  EXPECT_EQ(interco::errno_::catalog().nearest_symbol("EIO"), "EIO");            // a quarter of it is no letter
  EXPECT_EQ(catalog.nearest_symbol("SOMETHING_ELSE"), "");
  EXPECT_EQ(catalog.nearest_symbol(""), "");
  EXPECT_EQ(catalog.nearest_symbol(std::string(1 << 16, 'A')), "");
}

} // namespace
