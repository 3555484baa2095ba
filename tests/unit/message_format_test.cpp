// Messages of a catalog with values in them: what is allocated, what fits, codes among the values.
#include <interco/codes.hpp>
#include <interco/codes/sspi.hpp>
#include <interco/interco.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "core/utf8.hpp"
#include "support/allocations.hpp"
#include "support/harbour.hpp"

namespace {

using interco::format_fault;
using interco::format_problem;
using interco::test::allocations;
using testing::ElementsAre;

class MessageFormat : public testing::Test {
 protected:
  static void SetUpTestSuite() { // NOLINT(readability-identifier-naming)
    folder = std::make_unique<interco::test::temporary_folder>();
    catalog = interco::catalog::load(interco::test::compile(*folder, interco::test::harbour_sources()));
  }
  static void TearDownTestSuite() { // NOLINT(readability-identifier-naming)
    catalog = {};
    folder.reset();
  }
  static interco::message message(char const* locale, char const* symbol) { return catalog.in(locale)[symbol]; }

  static std::unique_ptr<interco::test::temporary_folder> folder;
  static interco::catalog catalog;
};
std::unique_ptr<interco::test::temporary_folder> MessageFormat::folder;
interco::catalog MessageFormat::catalog;

TEST_F(MessageFormat, AnswersInTheLanguageOfTheText) {
  EXPECT_EQ(message("en", "BERTHED").format({{"n", 1}, {"port", "Genoa"}}), "1 ship is in Genoa.");
  EXPECT_EQ(message("it-CH", "BERTHED").format({{"n", 1234}, {"port", "Genova"}}), "1.234 navi sono a Genova.");
  EXPECT_EQ(message("ar, it", "BERTHED").format({{"n", 1000000}, {"port", "Genova"}}),
            "1.000.000 di navi sono a Genova.");
  EXPECT_EQ(message("ar", "NAMED").format({{"ship", "Argo"}}), "\u2068Argo\u2069 هنا: \u2068Argo\u2069.");
  EXPECT_EQ(message("it", "NAMED").format_action({{"ship", "Argo"}}), "Look for Argo.");
  EXPECT_EQ(message("it", "PLAIN").format_action({}), "");
  EXPECT_EQ(catalog.in("en")[99].format({{"n", 1}}), "Unknown status code.");
  EXPECT_EQ(catalog.in("it")["BERTHED"].format({}), "{n} navi sono a {port}."); // of a reader that is gone
}

TEST_F(MessageFormat, LeavesATextWithoutArgumentsAlone) {
  std::vector<format_problem> problems;
  EXPECT_EQ(message("en", "PLAIN").format({{"plain", "x"}}, {}, problems), "It's {plain}, isn't it?");
  EXPECT_TRUE(problems.empty());
}

TEST_F(MessageFormat, TellsProblemsOfEachTextByItself) {
  std::vector<format_problem> problems;
  format_problem const ship{"ship", format_fault::missing};
  EXPECT_EQ(message("en", "NAMED").format({}, {}, problems), "{ship} is here: {ship}.");
  EXPECT_THAT(problems, ElementsAre(ship));
  (void)message("en", "NAMED").format({{"ship", std::string(2000, 'x')}}, {}, problems);
  (void)message("en", "NAMED").format({}, {}, problems);
  EXPECT_THAT(problems, ElementsAre(ship, ship));
}

TEST_F(MessageFormat, PutsCodesIntoWords) {
  auto const because = message("en", "BECAUSE");
  auto const sspi = interco::code{"sspi", 0x80090328};
  EXPECT_EQ(because.format({{"why", interco::code{"harbour", 1}}}), "Because: It's {plain}, isn't it?");
  EXPECT_EQ(because.format({{"why", interco::code{"harbour", 2}}}), "Because: NAMED"); // has arguments of its own
  EXPECT_EQ(because.format({{"why", interco::code{"harbour", 1}}}, {.insertion = interco::insertion::isolated}),
            "Because: \u2068It's {plain}, isn't it?\u2069");
  EXPECT_EQ(because.format({{"why", interco::code{"harbour", 99}}}), "Because: harbour:0x00000063");
  EXPECT_EQ(because.format({{"why", sspi}}), "Because: sspi:0x80090328");
  EXPECT_EQ(because.format({{"why", interco::code{"", 7}}}), "Because: 0x00000007");
  auto const all = interco::embedded_catalogs();
  interco::format_options options;
  options.codes = &all;
  EXPECT_EQ(because.format({{"why", sspi}}, options), "Because: The received certificate has expired.");
  EXPECT_EQ(message("it", "BECAUSE").format({{"why", interco::sspi::sec_e_cert_expired}}, options),
            "Because: Il certificato ricevuto è scaduto.");
  EXPECT_EQ(because.format({{"why", interco::code{"sspi", 99}}}, options), "Because: sspi:0x00000063");
  std::vector<format_problem> problems;
  EXPECT_EQ(message("en", "DUE").format({{"day", sspi}}, {}, problems), "Due on {day}.");
  EXPECT_THAT(problems, ElementsAre(format_problem{"day", format_fault::wrong_kind}));
}

TEST_F(MessageFormat, PutsACodeInsideACodeIntoWords) {
  interco::test::temporary_folder const folder_of_win32;
  auto all = interco::embedded_catalogs();
  all.add(interco::catalog::load(interco::test::compile(
      folder_of_win32,
      {{"win32.toml",
        "[domain]\nname = \"win32\"\nlayout = \"plain\"\n[codes]\nERROR_ACCESS_DENIED = { value = 5, severity "
        "= \"error\", audience = \"end_user\" }\n"},
       {"en.txt", R"(en { ERROR_ACCESS_DENIED { "Access is denied." } })"}})));
  auto const because = message("en", "BECAUSE");
  interco::code const held{"sspi", 0x80070005}; // HRESULT_FROM_WIN32
  EXPECT_EQ(because.format({{"why", held}}, {.codes = &all}), "Because: Access is denied.");
  EXPECT_EQ(because.format({{"why", held}}), "Because: sspi:0x80070005");
  EXPECT_EQ(because.format({{"why", interco::code{"sspi", 0x80070006}}}, {.codes = &all}), "Because: sspi:0x80070006");
  interco::message_value const value(held);
  auto const sspi = interco::sspi::catalog().in("it");
  EXPECT_EQ(sspi.format(value, {.codes = &all}), "Access is denied.");
  EXPECT_EQ(catalog.in("it").format(value, {.codes = &all}), "Access is denied.");
  EXPECT_EQ(sspi.format(value), "Unknown status code.");
}

TEST_F(MessageFormat, AllocatesNothingButTheResult) {
  auto const named = message("en", "NAMED");
  auto const arabic = message("ar", "NAMED");
  auto const berthed = message("it", "BERTHED");
  std::string const values[]{"Argo, a ship",
                             "",
                             std::string(900, 'x'),
                             std::string(5'000, 'x'),
                             "Łódź and some more of it",
                             "שלום עולם, ",
                             std::string(100'000, 'x')};
  std::array<char, 64> room{};
  for (auto const& value : values) {
    (void)named.format({{"ship", value}}); // parsed now
    (void)arabic.format({{"ship", value}});
    (void)berthed.format({{"n", 1234567}, {"port", value}});
    for (auto const& each : {named, arabic, berthed}) {
      auto before = allocations();
      auto const text = each.format({{"ship", value}, {"n", 1234567}, {"port", value}, {"unused", value}});
      EXPECT_EQ(allocations() - before, text.size() < 16 ? 0 : 1) << text.substr(0, 50);
      before = allocations();
      auto const made = each.format_to(room, {{"ship", value}, {"n", 1234567}, {"port", value}});
      EXPECT_EQ(allocations() - before, 0);
      EXPECT_EQ(made.size, text.size());
      EXPECT_FALSE(made.has_problems);
    }
  }
}

TEST_F(MessageFormat, CutsAtTheEndOfACharacter) {
  auto const arabic = message("ar", "NAMED");
  std::vector<interco::named_argument> const arguments{{"ship", "日\U0001F600é"}};
  auto const whole = arabic.format(arguments);
  for (std::size_t size = 0; size <= whole.size() + 2; ++size) {
    std::string room(size + 1, '\x01');
    auto const made = arabic.format_to(std::span(room.data(), size), arguments);
    EXPECT_EQ(made.size, whole.size());
    EXPECT_LE(made.written, size);
    EXPECT_EQ(room[size], '\x01'); // nothing behind
    auto const written = room.substr(0, made.written);
    EXPECT_TRUE(whole.starts_with(written));
    EXPECT_EQ(interco::detail::utf8_valid_prefix(written), written.size());
    EXPECT_TRUE(written.size() == whole.size() || written.size() + 4 > size); // no more than a character is left out
  }
  EXPECT_EQ(arabic.format_to({}, arguments).size, whole.size());
  EXPECT_TRUE(arabic.format_to({}, {}).has_problems);
}

} // namespace
