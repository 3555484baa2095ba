#include <interco/codes/sspi.hpp>
#include <interco/live_catalog.hpp>
#include <interco/safe_text.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "support/fixtures.hpp"

// ICU is not instrumented, so that what it does to keep its threads apart is not seen.
extern "C" char const* __tsan_default_suppressions();  // NOLINT: the name is the sanitizer's
extern "C" char const* __tsan_default_suppressions() { // NOLINT
  return "race:^icu_";
}

namespace {

namespace fs = std::filesystem;
using interco::errc;
using interco::live_catalog;
using interco::test::genrb;
using interco::test::po_entry;
using interco::test::po_header;
using interco::test::read_all;
using interco::test::ship_sources;
using interco::test::temporary_folder;

interco::test::sources ship(std::string const& afloat) {
  return ship_sources({{"it.po", po_header + po_entry("AFLOAT", "Afloat.", afloat)}});
}

/// Puts a file in the place of another, as an administrator should.
void replace(fs::path const& from, fs::path const& to) {
  fs::copy_file(from, to.string() + ".new", fs::copy_options::overwrite_existing);
  fs::rename(to.string() + ".new", to);
}

TEST(LiveCatalog, TakesANewVersionOfItsFile) {
  temporary_folder const first;
  temporary_folder const second;
  auto const file = interco::test::compile(first, ship("Galleggia."));
  auto const next = interco::test::compile(second, ship("A galla."));
  live_catalog ship(file);
  auto const before = ship.in("it");
  auto const message = before["AFLOAT"];
  replace(next, file);
  EXPECT_EQ(ship.in("it")["AFLOAT"].text(), "Galleggia.");
  auto const report = ship.reload();
  EXPECT_TRUE(report.replaced);
  EXPECT_TRUE(report.problems.empty());
  EXPECT_EQ(ship.in("it")["AFLOAT"].text(), "A galla.");
  EXPECT_EQ(before["AFLOAT"].text(), "Galleggia."); // readers and messages in hand stay as they were
  EXPECT_EQ(message.text(), "Galleggia.");
}

TEST(LiveCatalog, KeepsTheOldOneWhereTheNewOneIsBroken) {
  temporary_folder const folder;
  temporary_folder const other;
  (void)interco::test::compile(folder, ship("A galla."));
  auto changed = ship("A galla.");
  changed.at("ship.toml") += "SUNK = { value = 0x80120003, severity = \"error\", audience = \"end_user\" }\n";
  auto& english = changed.at("en.txt");
  english.replace(english.rfind('}'), 1, "SUNK { \"Sunk.\" } SUNK.action { \"Swim.\" } }");
  (void)interco::test::compile(other, changed);
  auto const files = folder.path() / "ship";
  struct {
    char const* name;
    char const* item;
    std::string bytes; // none: removed
    errc reason;
  } const cases[] = {
      {"a translation cut short", "it.res", read_all(files / "it.res").substr(0, 40), errc::truncated},
      {"a translation that is another one's", "it.res", read_all(files / "root.res"), errc::damaged},
      {"a translation of other definitions", "it.res", read_all(other.path() / "ship/it.res"), errc::other_definitions},
      {"definitions alone of the next version", "definitions.res", read_all(other.path() / "ship/definitions.res"),
       errc::other_definitions},
      {"definitions of zeros", "definitions.res", std::string(1000, '\0'), errc::invalid_definitions},
      {"no English", "root.res", "", errc::invalid_bundle},
      {"no definitions", "definitions.res", "", errc::no_definitions},
  };
  live_catalog ship(files);
  for (auto const& each : cases) {
    SCOPED_TRACE(each.name);
    auto const sound = read_all(files / each.item);
    if (each.bytes.empty())
      fs::remove(files / each.item);
    else
      folder.write(files / each.item, each.bytes);
    auto const report = ship.reload();
    EXPECT_FALSE(report.replaced);
    ASSERT_FALSE(report.problems.empty());
    EXPECT_EQ(report.problems[0].reason, each.reason) << to_string(report.problems[0]);
    EXPECT_EQ(ship.in("it")["AFLOAT"].text(), "A galla.");
    EXPECT_TRUE(ship.problems().empty()); // of what is in place
    folder.write(files / each.item, sound);
    EXPECT_TRUE(ship.reload().replaced);
  }
}

TEST(LiveCatalog, TakesANewVersionWithAMessageThatCannotBeServed) {
  temporary_folder const folder;
  live_catalog sspi(interco::sspi::catalog(), {folder.path() / "it.res"});
  EXPECT_TRUE(sspi.problems().empty()); // there is nothing yet
  (void)genrb(folder, "it", R"(it { SEC_E_OK { "Fatto." } SEC_I_RENEGOTIATE { "\u202E" } })");
  auto const report = sspi.reload();
  EXPECT_TRUE(report.replaced);
  ASSERT_EQ(report.problems.size(), 1);
  EXPECT_EQ(report.problems[0].key, "SEC_I_RENEGOTIATE");
  EXPECT_EQ(sspi.problems(), report.problems);
  EXPECT_EQ(sspi.in("it")["SEC_E_OK"].text(), "Fatto.");
  EXPECT_EQ(sspi.in("it")["SEC_I_RENEGOTIATE"].text(), interco::sspi::catalog().in("it")["SEC_I_RENEGOTIATE"].text());
}

TEST(LiveCatalog, TakesANewVersionWithMoreOfThemThanAreTold) {
  temporary_folder const folder;
  live_catalog sspi(interco::sspi::catalog(), {folder.path() / "it.res"});
  std::string texts = "SEC_E_OK { \"Fatto.\" }\n";
  for (int i = 1'500; i > 0; --i)
    texts += "NOBODY_" + std::to_string(10'000 + i) + " { \"x\" }\n";
  (void)genrb(folder, "it", "it {" + texts + "}");
  auto const report = sspi.reload();
  EXPECT_TRUE(report.replaced);
  EXPECT_EQ(report.problems.size(), 1'001);
  EXPECT_EQ(sspi.in("it")["SEC_E_OK"].text(), "Fatto.");
}

TEST(LiveCatalog, GoesBackWhenCorrectionsAreRemoved) {
  temporary_folder const folder;
  auto const correction = genrb(folder, "it", R"(it { SEC_E_OK { "Fatto." } })");
  live_catalog sspi(interco::sspi::catalog(), {correction});
  EXPECT_EQ(sspi.in("it")["SEC_E_OK"].text(), "Fatto.");
  fs::remove(correction);
  EXPECT_TRUE(sspi.reload().replaced);
  EXPECT_EQ(sspi.in("it")["SEC_E_OK"].text(), "Operazione riuscita.");
}

TEST(LiveCatalog, NeedsAFileThatCanBeUsedToBeginWith) {
  temporary_folder const folder;
  EXPECT_THROW(live_catalog(folder.path() / "none.dat"), interco::error);
  auto const ship = interco::test::compile(folder, ship_sources());
  live_catalog const sspi(interco::sspi::catalog(), {ship}); // of another domain: what there is serves
  EXPECT_EQ(sspi.problems().size(), 1);
  EXPECT_EQ(sspi.in("it")["SEC_E_OK"].text(), "Operazione riuscita.");
}

// With ThreadSanitizer: tools/dev test threads.
TEST(LiveCatalog, AnswersEightThreadsWhileItIsReloaded) {
  temporary_folder const folder;
  temporary_folder const other;
  auto const with_relatives = [](std::string const& afloat) { // between which ICU chooses
    auto sources = ship(afloat);
    for (auto const* region : {"AR", "ES", "MX"})
      sources["es_" + std::string(region) + ".po"] = po_header + po_entry("AFLOAT", "Afloat.", "A flote.");
    return sources;
  };
  auto const package = interco::test::compile(folder, with_relatives("Galleggia."));
  auto const next = interco::test::compile(other, with_relatives("A galla."));
  auto const third = folder.write("broken.dat", read_all(next).substr(0, 2000));
  fs::path const versions[] = {folder.write("first.dat", read_all(package)), next, third};
  live_catalog ship(package, {genrb(folder, "en", R"(en { ADRIFT { "No helm." } })")});
  std::atomic<bool> done = false;
  std::atomic<unsigned> wrong = 0;
  std::atomic<unsigned> answered = 0;
  auto const read = [&] {
    while (!done) {
      auto const current = ship.current();
      auto const it = ship.in("it-CH, pt;q=0.5");
      auto const message = it["AFLOAT"];
      bool const sound = (message.text() == "Galleggia." || message.text() == "A galla.") && message.locale() == "it" &&
                         it[0x80120002].text() == "No helm." && ship.in("es-CL")["AFLOAT"].text() == "A flote." &&
                         current.in("it")["AGROUND"].text() == "Aground." &&
                         interco::json_string(it["ADRIFT"].text()) == "\"No helm.\"" &&
                         interco::safe_line(interco::sspi::catalog().in("it")[0].text()) == "Operazione riuscita." &&
                         ship.problems().empty();
      wrong += sound ? 0 : 1;
      ++answered;
    }
  };
  std::vector<std::thread> readers;
  for (int i = 0; i < 8; ++i)
    readers.emplace_back(read);
  unsigned replaced = 0;
  for (int i = 0; i < 1'000; ++i) {
    replace(versions[i % 3], package);
    replaced += ship.reload().replaced ? 1 : 0;
  }
  done = true;
  for (auto& each : readers)
    each.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(replaced, 667);
  EXPECT_GT(answered, 100);
}

} // namespace
