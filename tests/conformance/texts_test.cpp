// What holds for the shipped texts of every domain and language.
#include <interco/codes.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

bool is_clean(std::string_view text) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ' || text.find("  ") != std::string_view::npos)
    return false;
  for (char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
      return false;
  }
  constexpr std::string_view ideographic_full_stop = "\u3002";
  return text.back() == '.' || text.ends_with(ideographic_full_stop);
}

TEST(Texts, AreCompleteAndClean) {
  for (auto const& catalog : interco::embedded_catalogs()) {
    for (auto const locale : catalog.locales()) {
      EXPECT_EQ(catalog.translated(locale), catalog.size()) << locale;
      for (auto const message : catalog.in(locale)) {
        SCOPED_TRACE(std::string(message.symbol()) + " in " + std::string(locale));
        EXPECT_EQ(message.locale(), locale);
        EXPECT_TRUE(is_clean(message.text())) << message.text();
        EXPECT_TRUE(message.action().empty() || is_clean(message.action())) << message.action();
      }
    }
  }
}

TEST(Texts, SayWhatPeopleCanDo) {
  for (auto const& catalog : interco::embedded_catalogs()) {
    for (auto const locale : catalog.locales()) {
      for (auto const message : catalog.in(locale)) {
        bool const for_people =
            message.audience() == interco::audience::end_user || message.audience() == interco::audience::administrator;
        if (for_people && message.severity() >= interco::severity::warning) {
          EXPECT_EQ(message.action_locale(), locale) << message.symbol();
        }
      }
    }
  }
}

TEST(Texts, NeverTranslateASymbolOrAName) {
  for (auto const message : interco::sspi::catalog().in("it")) {
    for (std::string_view const name :
         {"CompleteAuthToken", "InitializeSecurityContext", "AcceptSecurityContext", "Kerberos", "SSPI", "KDC", "NTLM",
          "TLS", "ALPN", "PKU2U", "HTTPS", "S4U", "UPN", "setspn", "certutil"}) {
      if (message.english().find(name) != std::string_view::npos) {
        EXPECT_NE(message.text().find(name), std::string_view::npos) << message.symbol() << ": " << name;
      }
    }
  }
}

} // namespace
