// What the environment may say: anything, in any bytes. It never keeps anybody from an answer.
#include <interco/codes/sspi.hpp>
#include <interco/interco.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "support/environment.hpp"
#include "support/fixtures.hpp"

namespace {

using interco::test::environment;
using interco::test::temporary_folder;

TEST(Environment, OfAnyContentLeavesAnAnswer) {
  std::string every_byte;
  for (int byte = 1; byte < 256; ++byte)
    every_byte += static_cast<char>(byte);
  std::string many;
  for (int i = 0; i < 1000; ++i)
    many += "it:";
  char const* const italian = "Operazione riuscita.";
  char const* const english = "The operation completed successfully.";
  struct {
    std::vector<std::pair<std::string, std::string>> variables;
    char const* text;
  } const cases[] = {
      {{}, english},
      {{{"LANG", "C:it"}}, english}, // ends at C
      {{{"LANG", "it"}, {"LANGUAGE", "C:it"}}, english},
      {{{"LANG", "it"}, {"LANGUAGE", ":::"}}, italian},
      {{{"LANG", ":::"}}, english},
      {{{"LANG", "it"}, {"LANGUAGE", ":::it:::"}}, italian},
      {{{"LANG", "it"}, {"LANGUAGE", many}}, italian},
      {{{"LC_ALL", "POSIX"}, {"LANGUAGE", "it"}, {"LANG", "it"}}, english},
      {{{"LC_ALL", "C.UTF-8"}, {"LANGUAGE", "it"}}, italian},
      {{{"LC_ALL", ""}, {"LC_MESSAGES", ""}, {"LANG", "it"}}, italian},
      {{{"LC_ALL", every_byte}}, english},
      {{{"LC_ALL", every_byte}, {"LANGUAGE", "it"}}, italian},
      {{{"LC_ALL", "it"}, {"LANGUAGE", every_byte}}, italian},
      {{{"LC_ALL", std::string(1 << 20, 'a')}}, english},
      {{{"LC_ALL", std::string(1 << 20, ':')}, {"LANGUAGE", std::string(1 << 20, '\xFF')}}, english},
      {{{"LC_ALL", "it"}, {"LANGUAGE", std::string(1 << 20, ';')}}, italian},
      {{{"LC_ALL", "\xC3"}, {"LANGUAGE", "\xED\xA0\x80:it"}}, italian},
      {{{"LC_ALL", "../../../../etc/passwd"}}, english},
      {{{"LC_ALL", "%s%n%s%n"}, {"LANGUAGE", "$(reboot)"}}, english},
      {{{"LC_ALL", "it\n\x1B]0;x\x07"}}, english},
      {{{"LC_ALL", "it_IT.\x1B[31m@\xFF"}}, english},
  };
  for (auto const& each : cases) {
    environment const set(each.variables);
    auto const wanted = interco::system_locale();
    EXPECT_LE(wanted.size(), interco::locale_list::max_items);
    for (auto const& locale : wanted)
      EXPECT_TRUE(std::all_of(locale.begin(), locale.end(), [](char c) { return c > ' ' && c < 0x7F; })) << locale;
    EXPECT_EQ(interco::sspi::catalog().in(wanted)["SEC_E_OK"].text(), each.text)
        << "case " << &each - cases << ": " << wanted.to_string();
  }
}

TEST(Environment, NeedNotBeThere) {
  ::clearenv(); // no HOME, no TMPDIR, no PATH
  EXPECT_TRUE(interco::system_locale().empty());
  EXPECT_EQ(interco::sspi::catalog().in("it")["SEC_E_OK"].text(), "Operazione riuscita.");
}

TEST(Environment, MayNameAFolderOfWrongDataToIcu) {
  // ICU looks there for the language distances by which a relative is chosen, before it asks its own data.
  temporary_folder const folder;
  auto const german = [](char const* text) {
    return interco::test::po_header + interco::test::po_entry("AFLOAT", "Afloat.", text);
  };
  auto const package = interco::test::compile(
      folder, interco::test::ship_sources({{"de_AT.po", german("AT")}, {"de_CH.po", german("CH")}}));
  auto const sound = interco::test::read_all(folder.path() / "ship/definitions.res");
  for (auto const* name : {"langInfo.res", "likelySubtags.res", "supplementalData.res", "root.res", "pool.res"}) {
    folder.write(std::string("data/") + name, sound.substr(0, sound.size() / 2));
    folder.write(std::string("data/icudt" INTERCO_ICU_VERSION "l/") + name, sound.substr(0, sound.size() / 2));
    folder.write(std::string("data/icudt" INTERCO_ICU_VERSION "b/") + name, "no bundle");
  }
  folder.write("data/icudt" INTERCO_ICU_VERSION "l.dat", sound);
  ::setenv("ICU_DATA", (folder.path() / "data").c_str(), 1);
  auto const message = interco::catalog::load(package).in("de-LI")["AFLOAT"];
  EXPECT_TRUE(message.text() == "AT" || message.text() == "CH") << message.text();
  EXPECT_EQ(message.resolved(), interco::resolved::relative);
  EXPECT_EQ(interco::sspi::catalog().in("it")["SEC_E_OK"].text(), "Operazione riuscita.");
}

} // namespace
