#include <interco/boost_locale.hpp>
#include <interco/codes.hpp>

#include <gtest/gtest.h>

#include <boost/locale.hpp>

#include <locale>
#include <sstream>
#include <string>

namespace {

namespace bl = boost::locale;

// What a plural is counted in: int in Boost 1.74, long long in 1.83.
template <class Facet, class Count>
Count count_of(char const* (Facet::*)(int, char const*, char const*, Count) const);
using plural_count = decltype(count_of(&bl::message_format<char>::get));

std::locale boost_locale(std::string const& name) {
  bl::generator generator;
  return generator(name);
}

TEST(BoostLocale, TranslatesSymbols) {
  auto const loc = interco::install_messages(boost_locale("it_IT.UTF-8"), interco::embedded_catalogs());
  EXPECT_EQ(bl::translate("SEC_E_CERT_EXPIRED").str(loc), "Il certificato ricevuto è scaduto.");
  EXPECT_EQ(bl::translate("sspi", "SEC_E_CERT_EXPIRED").str(loc), "Il certificato ricevuto è scaduto.");
  EXPECT_EQ(bl::translate("SEC_E_CERT_EXPIRED").str(loc, "sspi"), "Il certificato ricevuto è scaduto.");
  EXPECT_EQ(bl::dgettext("sspi", "SEC_E_CERT_EXPIRED", loc), "Il certificato ricevuto è scaduto.");
  std::ostringstream stream;
  stream.imbue(loc);
  stream << bl::translate("SEC_E_OK");
  EXPECT_EQ(stream.str(), "Operazione riuscita.");
}

TEST(BoostLocale, FallsBackAsInterco) {
  auto const all = interco::embedded_catalogs();
  EXPECT_EQ(bl::translate("SEC_E_OK").str(interco::install_messages(boost_locale("it_CH.UTF-8"), all)),
            "Operazione riuscita.");
  EXPECT_EQ(bl::translate("SEC_E_OK").str(interco::install_messages(boost_locale("fr_FR.UTF-8"), all)),
            "The operation completed successfully.");
  EXPECT_EQ(bl::translate("SEC_E_OK").str(interco::install_messages(std::locale::classic(), all)),
            "The operation completed successfully.");
  EXPECT_EQ(bl::translate("SEC_E_OK").str(interco::install_messages(std::locale::classic(), all, "fr:it")),
            "Operazione riuscita.");
}

TEST(BoostLocale, LeavesWhatIsNotOursAlone) {
  auto const loc = interco::install_messages(boost_locale("it_IT.UTF-8"), interco::embedded_catalogs());
  EXPECT_EQ(bl::translate("Hello").str(loc), "Hello");
  EXPECT_EQ(bl::translate("other", "SEC_E_OK").str(loc), "SEC_E_OK");
  EXPECT_EQ(bl::translate("SEC_E_OK").str(loc, "other"), "SEC_E_OK");
  EXPECT_EQ(bl::translate("file", "files", 2).str(loc), "files");
}

/// A program's own messages, under ours.
class own_messages final : public bl::message_format<char> {
 public:
  char const* get(int domain_id, char const*, char const* key) const override {
    if (std::string(key) != "Hello")
      return nullptr;
    return domain_id == 3 ? "Ciao dalla terza" : "Ciao";
  }
  char const* get(int, char const*, char const*, plural_count n) const override { return n == 1 ? "uno" : "tanti"; }
  int domain(std::string const& name) const override { return name == "third" ? 3 : -1; }
  char const* convert(char const* text, std::string&) const override { return text; }
};

TEST(BoostLocale, KeepsTheMessagesOfTheProgram) {
  std::locale const base(boost_locale("it_IT.UTF-8"), new own_messages);
  auto const loc = interco::install_messages(base, interco::embedded_catalogs());
  EXPECT_EQ(bl::translate("Hello").str(loc), "Ciao");
  EXPECT_EQ(bl::translate("Hello").str(loc, "third"), "Ciao dalla terza");
  EXPECT_EQ(bl::translate("file", "files", 2).str(loc), "tanti");
  EXPECT_EQ(bl::translate("SEC_E_OK").str(loc), "Operazione riuscita.");
  EXPECT_EQ(bl::translate("Hello").str(loc, "sspi"), "Hello"); // asked for in our domain
}

TEST(BoostLocale, MakesReadersFromLocales) {
  auto const& sspi = interco::sspi::catalog();
  EXPECT_EQ(interco::reader_for(sspi, boost_locale("it_CH.UTF-8"))["SEC_E_OK"].resolved(), interco::resolved::parent);
  EXPECT_EQ(interco::reader_for(sspi, std::locale::classic())["SEC_E_OK"].resolved(), interco::resolved::source);
  EXPECT_EQ(interco::requested_by(boost_locale("sr_RS.UTF-8@latin")).to_string(), "sr-Latn-RS");
}

} // namespace
