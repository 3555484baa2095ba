#include <interco/icu.hpp>

#include <interco/codes/sspi.hpp>

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "support/allocations.hpp"

namespace {

TEST(Icu, RefersToTheTextOfTheCatalog) {
  for (auto const message : interco::sspi::catalog().in("it")) {
    for (auto const text : {message.text_u16(), message.action_u16(), message.english_u16()}) {
      auto const before = interco::test::allocations();
      auto const string = interco::unicode_string(text);
      EXPECT_EQ(interco::test::allocations(), before);
      ASSERT_FALSE(string.isBogus());
      EXPECT_TRUE(text.empty() || string.getBuffer() == text.data()) << message.symbol();
      EXPECT_EQ(std::u16string_view(string.getBuffer(), static_cast<std::size_t>(string.length())), text);
    }
  }
}

TEST(Icu, CopiesWhatIsCopiedOrChanged) {
  auto const text = interco::sspi::catalog().in("it")[interco::sspi::sec_e_cert_expired].text_u16();
  std::u16string const before(text);
  auto string = interco::unicode_string(text);
  EXPECT_EQ(string.getTerminatedBuffer(), text.data()); // it knows of the NUL
  icu::UnicodeString const copy(string); // NOLINT(performance-unnecessary-copy-initialization): which is to be shown
  EXPECT_NE(copy.getBuffer(), text.data());
  icu::UnicodeString const moved(std::move(string));
  EXPECT_EQ(moved.getBuffer(), text.data());
  auto changed = interco::unicode_string(text);
  changed.append(u'!').setCharAt(0, u'?');
  EXPECT_EQ(text, before);
}

TEST(Icu, AsksForTheLocaleOfIcu) {
  struct {
    icu::Locale locale;
    std::string_view requested;
  } const cases[] = {
      {icu::Locale("it", "CH"), "it-CH"},
      {icu::Locale("zh_Hant_TW"), "zh-Hant-TW"},
      {icu::Locale("it_IT@currency=EUR"), "it-IT"},
      {icu::Locale::getRoot(), ""},
      {icu::Locale("und_IT"), ""},
  };
  for (auto const& each : cases)
    EXPECT_EQ(interco::requested_by(each.locale).to_string(), each.requested) << each.locale.getName();
  icu::Locale bogus;
  bogus.setToBogus();
  EXPECT_TRUE(interco::requested_by(bogus).empty());
  EXPECT_EQ(interco::reader_for(interco::sspi::catalog(), icu::Locale("it", "CH"))[0].locale(), "it");
}

TEST(Icu, HasTheLocaleOfAMessage) {
  auto const message = interco::sspi::catalog().in("it-CH")[0];
  EXPECT_EQ(interco::icu_locale(message.locale()), icu::Locale("it"));
  EXPECT_EQ(interco::icu_locale("sr-Latn"), icu::Locale("sr_Latn"));
  for (auto const* none : {"", "-", "no locale"})
    EXPECT_EQ(interco::icu_locale(none), icu::Locale::getRoot()) << none;
}

} // namespace
