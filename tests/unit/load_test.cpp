#include <interco/codes/sspi.hpp>
#include <interco/interco.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <vector>

#include "core/string_table.hpp"
#include "core/utf16_table.hpp"
#include "icu/bundle_file.hpp"
#include "support/allocations.hpp"
#include "support/fixtures.hpp"

namespace {

namespace fs = std::filesystem;
using interco::errc;
using interco::resolved;
using interco::test::genrb;
using interco::test::po_entry;
using interco::test::po_header;
using interco::test::read_all;
using interco::test::ship_sources;
using interco::test::temporary_folder;
using testing::HasSubstr;

std::string italian() {
  return po_header + po_entry("AFLOAT", "Afloat.", "A galla.") + po_entry("AGROUND", "Aground.", "Incagliata.") +
         po_entry("AGROUND.action", "Wait for the tide.", "Attendere la marea.") +
         po_entry("STRANDED", "Stranded.", "Arenata.") + po_entry("ADRIFT", "Adrift.", "Alla deriva.");
}

TEST(CatalogLoad, ReadsAPackageAndAFolder) {
  temporary_folder const folder;
  auto const package = interco::test::compile(folder, ship_sources({{"it.po", italian()}}));
  for (auto const& path : {package, folder.path() / "ship"}) {
    SCOPED_TRACE(path);
    auto const ship = interco::catalog::load(path);
    EXPECT_TRUE(ship.problems().empty());
    EXPECT_EQ(ship.domain(), "ship");
    EXPECT_EQ(ship.locales(), (std::vector<std::string_view>{"en", "it"}));
    EXPECT_EQ(ship.in("it")[0x80120001].text(), "Incagliata.");
    EXPECT_EQ(ship.in("it")["STRANDED"].text(), "Arenata.");
    EXPECT_EQ(ship.in("it")["ADRIFT"].severity(), interco::severity::warning);
  }
}

TEST(CatalogLoad, ReadsWhatTheFuzzTargetBeginsWith) {
  for (auto const* name : {"ship.dat", "plain_bundles.dat"}) {
    std::error_code ec;
    auto const loaded = interco::catalog::load(fs::path(INTERCO_SOURCE_DIR) / "tests/fuzz/seeds/catalog" / name, ec);
    EXPECT_FALSE(ec) << "made for another version, so that all that is made from it is refused at once: "
                        "tests/fuzz/make_seeds makes it again";
    EXPECT_EQ(loaded.in("it")[0x80120001].symbol(), "AGROUND");
  }
}

TEST(CatalogLoad, InheritsNothingInsideIcu) {
  // A plain bundle among compiled ones has no table of its own, and must not get that of root.
  temporary_folder const folder;
  (void)interco::test::compile(folder, ship_sources());
  temporary_folder const plain;
  fs::copy(genrb(plain, "it", "it { AFLOAT { \"A galla.\" } }"), folder.path() / "ship/it.res");
  auto const it = interco::catalog::load(folder.path() / "ship").in("it");
  EXPECT_EQ(it["AFLOAT"].text(), "A galla.");
  EXPECT_EQ(it["AFLOAT"].resolved(), resolved::exact);
  EXPECT_EQ(it["ADRIFT"].resolved(), resolved::source);
}

TEST(CatalogLoad, AnswersMissingMessagesInEnglish) {
  auto sources = interco::test::sspi_sources();
  auto& translation = sources.at("it.po");
  auto const first = translation.find("msgctxt \"SEC_E_CERT_EXPIRED\"");
  translation.erase(first, translation.find("msgctxt", first + 1) - first);
  temporary_folder const folder;
  auto const catalog = interco::catalog::load(interco::test::compile(folder, sources));
  auto const it = catalog.in("it-CH");
  auto const message = it[interco::sspi::sec_e_cert_expired];
  EXPECT_EQ(message.text(), "The received certificate has expired.");
  EXPECT_EQ(message.locale(), "en");
  EXPECT_EQ(message.resolved(), resolved::source);
  EXPECT_EQ(message.action_locale(), "it"); // message by message, and so is the action
  EXPECT_EQ(catalog.translated("it"), 94);
  for (auto const other : it) {
    if (other.symbol() != "SEC_E_CERT_EXPIRED") {
      EXPECT_EQ(other.resolved(), resolved::parent) << other.symbol();
    }
  }
}

TEST(CatalogLoad, ServesNeitherFuzzyNorStaleTranslations) {
  temporary_folder const folder;
  auto const ship = interco::catalog::load(interco::test::compile(
      folder, ship_sources({{"it.po", po_header + "#, fuzzy\n" + po_entry("AFLOAT", "Afloat.", "A galla.") +
                                          po_entry("ADRIFT", "Driving.", "Alla deriva.") +
                                          po_entry("AGROUND", "Aground.", "")}})));
  for (auto const message : ship.in("it"))
    EXPECT_EQ(message.resolved(), resolved::source) << message.symbol();
}

TEST(CatalogLoad, LeavesOutWhatWasMadeFromAnotherEnglish) {
  // The Italian bundle is of one build, English of the next.
  temporary_folder const before;
  temporary_folder const after;
  (void)interco::test::compile(before, ship_sources({{"it.po", italian()}}));
  auto sources = ship_sources();
  auto& english = sources.at("en.txt");
  english.replace(english.find("Adrift."), 7, "No helm.");
  (void)interco::test::compile(after, sources);
  fs::copy(before.path() / "ship/it.res", after.path() / "ship/it.res");
  auto const ship = interco::catalog::load(after.path() / "ship");
  EXPECT_EQ(ship.in("it")["ADRIFT"].text(), "No helm.");
  EXPECT_EQ(ship.in("it")["ADRIFT"].resolved(), resolved::source);
  EXPECT_EQ(ship.in("it")["AFLOAT"].text(), "A galla.");
  ASSERT_EQ(ship.problems().size(), 1);
  EXPECT_EQ(ship.problems()[0].reason, errc::stale);
  EXPECT_EQ(ship.problems()[0].key, "ADRIFT");
}

TEST(CatalogLoad, RefusesEveryTruncation) {
  temporary_folder const folder;
  auto const package = interco::test::compile(folder, ship_sources({{"it.po", italian()}}));
  auto const whole = read_all(package);
  for (std::size_t size = 0; size < whole.size(); size += size < 300 ? 1 : 13) {
    auto const file = folder.write("cut.dat", whole.substr(0, size));
    std::error_code ec;
    auto const cut = interco::catalog::load(file, ec, {.open_all = true});
    ASSERT_FALSE(cut.problems().empty()) << size;
    EXPECT_EQ(cut.problems()[0].file, file.string());
    if (ec) {
      EXPECT_EQ(cut.size(), 0) << size;
      EXPECT_EQ(cut.in("it")[0].resolved(), resolved::built_in);
    } else { // no more than the annex of the last bundle is cut, with which the others have nothing to do
      EXPECT_EQ(cut.problems()[0].key, "it");
      EXPECT_EQ(cut.in("it")["AGROUND"].text(), "Aground.");
    }
  }
}

TEST(CatalogLoad, RefusesATruncatedBundleOfAFolderAndKeepsTheOthers) {
  temporary_folder const folder;
  (void)interco::test::compile(folder, ship_sources({{"it.po", italian()}}));
  auto const bundle = read_all(folder.path() / "ship/it.res");
  folder.write("ship/it.res", bundle.substr(0, bundle.find("ICAX") / 2)); // not only its annex
  auto const ship = interco::catalog::load(folder.path() / "ship");
  EXPECT_EQ(ship.in("it")["AFLOAT"].text(), "Afloat.");
  ASSERT_EQ(ship.problems().size(), 1);
  EXPECT_EQ(ship.problems()[0].reason, errc::truncated);
  EXPECT_EQ(ship.problems()[0].file, (folder.path() / "ship/it.res").string());
  EXPECT_EQ(ship.locales(), (std::vector<std::string_view>{"en"}));
}

TEST(CatalogLoad, SaysWhyItRefuses) {
  temporary_folder const folder;
  auto const package = interco::test::compile(folder, ship_sources());
  auto const bytes = read_all(package);
  fs::create_directory(folder.path() / "empty");
  auto foreign = bytes;
  foreign[8] = static_cast<char>(foreign[8] ^ 1); // byte order
  fs::create_directory(folder.path() / "bundles");
  fs::copy(folder.path() / "ship/root.res", folder.path() / "bundles/root.res");
  fs::create_directory(folder.path() / "no_english");
  fs::copy(folder.path() / "ship/definitions.res", folder.path() / "no_english/definitions.res");
  fs::create_directory(folder.path() / "wrong_definitions");
  folder.write("wrong/definitions.txt", "definitions { domain { \"ship\" } }");
  temporary_folder const other;
  fs::copy(genrb(other, "definitions", "definitions { domain { \"ship\" } }"),
           folder.path() / "wrong_definitions/definitions.res");
  struct {
    fs::path path;
    errc reason;
    char const* text;
  } const cases[] = {
      {folder.path() / "none.dat", errc::cannot_read, "No such file or directory"},
      {"", errc::cannot_read, ""},
      {folder.path() / "empty", errc::not_a_catalog, "no bundle (*.res) in this folder"},
      {folder.write("text.dat", "this is a text and no catalog at all"), errc::not_a_catalog,
       "not ICU data of the format \"CmnD\""},
      {folder.write("empty.dat", ""), errc::truncated, "too short for an ICU data header: 0 bytes"},
      {folder.write("foreign.dat", foreign), errc::not_a_catalog, "another platform"},
      {"/dev/zero", errc::cannot_read, "not a regular file"},
      {folder.path() / "bundles", errc::no_definitions, "no definitions.res"},
      {folder.path() / "no_english", errc::invalid_bundle, "no English texts"},
      {folder.path() / "wrong_definitions", errc::invalid_definitions, "not sound, or of another version"},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.path);
    std::error_code ec;
    auto const nothing = interco::catalog::load(each.path, ec);
    EXPECT_EQ(ec, each.reason);
    EXPECT_EQ(nothing.size(), 0);
    ASSERT_FALSE(nothing.problems().empty());
    EXPECT_EQ(nothing.problems()[0].file, each.path.string());
    EXPECT_THAT(nothing.problems()[0].text, HasSubstr(each.text));
    try {
      (void)interco::catalog::load(each.path);
      ADD_FAILURE() << "no exception";
    } catch (interco::error const& failure) {
      EXPECT_EQ(failure.code(), each.reason);
      EXPECT_EQ(failure.problems().size(), nothing.problems().size());
      EXPECT_THAT(failure.what(), HasSubstr(each.path.string()));
    }
  }
}

/// Writes a number in the place of the bytes at an offset.
template <class Number>
std::string with(std::string bytes, std::size_t offset, Number number) {
  std::memcpy(bytes.data() + offset, &number, sizeof number);
  return bytes;
}

TEST(CatalogLoad, RefusesAPackageWhoseContentsAreNotSound) {
  temporary_folder const folder;
  auto const bytes = read_all(interco::test::compile(folder, ship_sources()));
  auto const number_at = [&bytes](std::size_t offset) {
    std::uint32_t number = 0;
    std::memcpy(&number, bytes.data() + offset, sizeof number);
    return number;
  };
  // The table of contents: a count, then the offsets of name and data of each item.
  std::uint16_t table = 0;
  std::memcpy(&table, bytes.data(), sizeof table);
  auto const name = table + std::size_t{4};
  auto const data = table + std::size_t{8};
  auto const first_name = table + number_at(name);
  auto const first_data = table + number_at(data);
  auto endless = bytes;
  endless.replace(first_name, first_data - first_name, first_data - first_name, 'x');
  auto many = with(bytes, table, std::uint32_t{10'001});
  many.resize(many.size() + 100'000);
  constexpr std::size_t size_in_record = 8;
  auto const annex_end = bytes.find("ICAX", bytes.find("ICAX") + 1);
  struct {
    std::string bytes;
    char const* text;
  } const cases[] = {
      {with(bytes, table, 0xFFFFFFFF), "says 4294967295 items"},
      {many, "says 10001 items"},
      {with(bytes, name, 0xFFFFFFFF), "item 1 of 4 lies outside the file"},
      {with(bytes, data, number_at(data + 8)), "item 1 of 4 lies outside the file"},
      {with(bytes, data, number_at(data + 8) + 16), "item 1 of 4 lies outside the file"},
      {with(bytes, data + 8, 0xFFFFFFF0), "item 1 of 4 lies outside the file"},
      {with(bytes, data, number_at(data) + 4), "is not aligned to 16 bytes"},
      {endless, "the name of item 1 does not end"},
      {with(bytes, annex_end + size_in_record, std::uint64_t{0} - 16), "its annex says 18446744073709551600 bytes"},
      {with(bytes, annex_end + size_in_record, std::uint64_t{bytes.size()}), "its annex says"},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.text);
    for (bool const map : {false, true}) {
      std::error_code ec;
      auto const nothing = interco::catalog::load(folder.write("unsound.dat", each.bytes), ec, {.map = map});
      EXPECT_TRUE(ec);
      ASSERT_FALSE(nothing.problems().empty());
      EXPECT_THAT(nothing.problems()[0].text, HasSubstr(each.text));
    }
  }
}

TEST(CatalogLoad, RefusesAFolderOfMoreBundlesThanThereAreLocales) {
  temporary_folder const folder;
  (void)interco::test::compile(folder, ship_sources());
  for (int i = 0; i < 2'000; ++i)
    folder.write("ship/x" + std::to_string(i) + ".res", "");
  std::error_code ec;
  auto const nothing = interco::catalog::load(folder.path() / "ship", ec);
  EXPECT_EQ(ec, errc::not_a_catalog);
  EXPECT_EQ(nothing.problems()[0].text, "2004 bundles, at most 2000 expected");
}

TEST(CatalogLoad, RefusesABundleOfTheSameSymbolsInAnotherOrder) {
  temporary_folder const before;
  temporary_folder const after;
  (void)interco::test::compile(before, ship_sources({{"it.po", italian()}}));
  auto sources = ship_sources();
  auto& definitions = sources.at("ship.toml");
  auto const adrift = definitions.find("ADRIFT");
  auto const line = definitions.substr(adrift);
  definitions.erase(adrift);
  definitions.insert(definitions.find("AFLOAT"), line);
  (void)interco::test::compile(after, sources);
  fs::copy(before.path() / "ship/it.res", after.path() / "ship/it.res");
  auto const ship = interco::catalog::load(after.path() / "ship", {.open_all = true});
  ASSERT_EQ(ship.problems().size(), 1);
  EXPECT_EQ(ship.problems()[0].reason, errc::other_definitions);
  EXPECT_EQ(ship.in("it")["AFLOAT"].text(), "Afloat.");
}

TEST(CatalogLoad, AnswersWithTheSymbolWhereThereIsNoText) {
  temporary_folder const folder;
  (void)interco::test::compile(folder, ship_sources());
  temporary_folder const plain;
  fs::copy(genrb(plain, "root", "root { AFLOAT { \"Floating.\" } }"), folder.path() / "ship/root.res",
           fs::copy_options::overwrite_existing);
  auto const reader = interco::catalog::load(folder.path() / "ship").in("it");
  EXPECT_EQ(reader["AFLOAT"].text(), "Floating.");
  auto const message = reader["ADRIFT"];
  EXPECT_TRUE(message.known());
  EXPECT_EQ(message.text(), "ADRIFT");
  EXPECT_EQ(message.english(), "ADRIFT");
  EXPECT_EQ(message.resolved(), resolved::built_in);
  EXPECT_EQ(message.locale(), "en");
}

TEST(CatalogLoad, TakesTheNextRelativeWhereOneCannotBeRead) {
  temporary_folder const folder;
  auto const spanish = [](char const* text) { return po_header + po_entry("AFLOAT", "Afloat.", text); };
  (void)interco::test::compile(
      folder, ship_sources({{"es_AR.po", spanish("AR")}, {"es_ES.po", spanish("ES")}, {"es_MX.po", spanish("MX")}}));
  auto const path = folder.path() / "ship";
  auto const nearest = std::string(interco::catalog::load(path).in("es-CL")["AFLOAT"].text());
  fs::resize_file(path / ("es_" + nearest + ".res"), 40);
  auto const ship = interco::catalog::load(path);
  auto const message = ship.in("es-CL")["AFLOAT"];
  EXPECT_EQ(message.resolved(), resolved::relative);
  EXPECT_NE(message.text(), nearest);
  EXPECT_EQ(ship.problems().size(), 1);
}

TEST(CatalogLoad, OpensManyRelativesThatHaveNothingInFewRounds) {
  temporary_folder const folder;
  (void)interco::test::compile(folder, ship_sources());
  constexpr std::size_t count = 500;
  for (std::size_t i = 0; i < count; ++i)
    folder.write("ship/es_ES_" + std::to_string(10'000 + i) + "_NOTHING.res", "");
  auto const ship = interco::catalog::load(folder.path() / "ship");
  auto const before = interco::test::allocations();
  EXPECT_EQ(ship.in("es-CL")["AFLOAT"].resolved(), resolved::source);
  EXPECT_LT(interco::test::allocations() - before, count * count / 2); // a round for each would take more
  EXPECT_EQ(ship.problems().size(), count);
}

TEST(CatalogLoad, ReadsAFolderFromAnyWorkingFolder) {
  temporary_folder const folder;
  (void)interco::test::compile(folder, ship_sources({{"it.po", italian()}}));
  auto const before = fs::current_path();
  fs::current_path(folder.path());
  auto const ship = interco::catalog::load("ship");
  fs::current_path(before);
  EXPECT_EQ(ship.in("it")["AFLOAT"].text(), "A galla.");
}

TEST(CatalogLoad, OpensALocaleWhenAReaderAsksForIt) {
  temporary_folder const folder;
  (void)interco::test::compile(folder, ship_sources({{"it.po", italian()}, {"de.po", po_header}}));
  auto const ship = interco::catalog::load(folder.path() / "ship");
  fs::remove(folder.path() / "ship/it.res");
  fs::remove(folder.path() / "ship/de.res");
  EXPECT_EQ(ship.locales(), (std::vector<std::string_view>{"en", "de", "it"}));
  EXPECT_TRUE(ship.problems().empty());
  EXPECT_EQ(ship.in("it")["AFLOAT"].resolved(), resolved::source);
  ASSERT_EQ(ship.problems().size(), 1); // of de nothing has been asked
  EXPECT_EQ(ship.problems()[0].reason, errc::cannot_read);
  EXPECT_EQ(ship.problems()[0].key, "it");
  EXPECT_EQ(ship.open_all().size(), 2);
}

TEST(CatalogLoad, ReadsAPackageThatHasBeenReplaced) {
  temporary_folder const folder;
  auto const package = interco::test::compile(folder, ship_sources({{"it.po", italian()}}));
  auto const ship = interco::catalog::load(package);
  fs::rename(folder.write("other.dat", "something else"), package);
  EXPECT_EQ(ship.in("it")["AFLOAT"].text(), "A galla.");
  EXPECT_TRUE(ship.problems().empty());
}

TEST(CatalogLoad, RefusesAPackageThatChangesInPlace) {
  temporary_folder const folder;
  auto const package = interco::test::compile(folder, ship_sources({{"it.po", italian()}}));
  auto const ship = interco::catalog::load(package);
  fs::resize_file(package, 100);
  EXPECT_EQ(ship.in("it")["AFLOAT"].text(), "Afloat.");
  ASSERT_EQ(ship.problems().size(), 1);
  EXPECT_EQ(ship.problems()[0].reason, errc::truncated);
}

TEST(CatalogLoad, RefusesAPackageThatIsWrittenToWhileItIsRead) {
  struct {
    char const* name;
    std::chrono::milliseconds later;
    int more_bytes;
  } const cases[] = {
      {"the same bytes, as it happens", std::chrono::seconds(1), 0},
      {"in the same second", std::chrono::milliseconds(1), 0},
      {"longer, its time put back", std::chrono::milliseconds(0), 16},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.name);
    temporary_folder const folder;
    auto const package = interco::test::compile(folder, ship_sources({{"it.po", italian()}}));
    auto const before = std::chrono::floor<std::chrono::seconds>(fs::last_write_time(package));
    fs::last_write_time(package, before);
    auto const ship = interco::catalog::load(package);
    fs::resize_file(package, fs::file_size(package) + static_cast<std::uintmax_t>(each.more_bytes));
    fs::last_write_time(package, before + each.later);
    EXPECT_EQ(ship.in("it")["AFLOAT"].text(), "Afloat.");
    ASSERT_EQ(ship.problems().size(), 1);
    EXPECT_EQ(ship.problems()[0].text, "changed since it was opened");
  }
}

TEST(CatalogLoad, KeepsNoFileOpenThatItHasReadAllOf) {
  temporary_folder const folder;
  auto const package = interco::test::compile(folder, ship_sources({{"it.po", italian()}}));
  auto const open_files = [] {
    return std::distance(fs::directory_iterator("/proc/self/fd"), fs::directory_iterator());
  };
  auto const before = open_files();
  auto const lazy = interco::catalog::load(package);
  EXPECT_EQ(open_files(), before + 1);
  auto const whole = interco::catalog::load(package, {.open_all = true});
  EXPECT_EQ(open_files(), before + 1);
  fs::resize_file(package, 0);
  EXPECT_EQ(whole.in("it")["AFLOAT"].text(), "A galla.");
}

TEST(CatalogLoad, MissesAnAnnexThatIsNotThere) {
  // What is left is a bundle that ICU can open, and that says what it was compiled with.
  temporary_folder const folder;
  (void)interco::test::compile(folder, ship_sources({{"it.po", italian()}}));
  auto const whole = read_all(folder.path() / "ship/it.res");
  folder.write("ship/it.res", whole.substr(0, whole.find("ICAX")));
  auto const ship = interco::catalog::load(folder.path() / "ship", {.open_all = true});
  EXPECT_EQ(ship.in("it")["AFLOAT"].text(), "Afloat.");
  ASSERT_EQ(ship.problems().size(), 1);
  EXPECT_EQ(ship.problems()[0].reason, errc::damaged);
}

TEST(CatalogLoad, MapsFilesOnRequest) {
  temporary_folder const folder;
  auto const package = interco::test::compile(folder, ship_sources({{"it.po", italian()}}));
  for (auto const& path : {package, folder.path() / "ship"}) {
    auto const ship = interco::catalog::load(path, {.map = true, .open_all = true});
    EXPECT_TRUE(ship.problems().empty());
    EXPECT_EQ(ship.in("it")["AGROUND"].action(), "Attendere la marea.");
    // The text lies in a mapping of the file.
    std::ifstream maps("/proc/self/maps");
    EXPECT_THAT(std::string(std::istreambuf_iterator<char>(maps), {}), HasSubstr(path.string()));
  }
}

TEST(CatalogLoad, ServesNoTextWhoseBytesChanged) {
  temporary_folder const folder;
  (void)interco::test::compile(folder, ship_sources({{"it.po", italian()}}));
  auto const sound = read_all(folder.path() / "ship/it.res");
  auto const annex = sound.find("ICAX");
  auto const last_record = sound.rfind("ICAX");
  // How much lies before the annex is looked at by who asks for that (origin_test.cpp).
  auto const origins_size = last_record + offsetof(interco::detail::annex_record, origins_size);
  for (std::size_t at = 0; at < sound.size(); ++at) {
    auto damaged = sound;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    folder.write("ship/it.res", damaged);
    auto const ship = interco::catalog::load(folder.path() / "ship");
    auto const text = ship.in("it")["AFLOAT"].text();
    auto const problems = ship.problems();
    if (problems.empty()) {
      EXPECT_EQ(text, "A galla.") << at;
      // Neither the bundle as ICU reads it nor the record before the annex is looked at, nor padding.
      EXPECT_TRUE(at < annex + 32 || at >= origins_size || sound[at] == '\0') << at;
    } else {
      EXPECT_EQ(text, "Afloat.") << at;
    }
  }
}

TEST(CatalogLoad, ServesNoBundleUnderAnotherName) {
  temporary_folder const folder;
  (void)interco::test::compile(folder, ship_sources({{"it.po", italian()}}));
  fs::copy(folder.path() / "ship/it.res", folder.path() / "ship/de.res");
  auto const ship = interco::catalog::load(folder.path() / "ship");
  EXPECT_EQ(ship.in("de")["AFLOAT"].text(), "Afloat.");
  ASSERT_EQ(ship.problems().size(), 1);
  EXPECT_EQ(ship.problems()[0].reason, errc::damaged);
  EXPECT_EQ(ship.problems()[0].key, "de");
}

TEST(CatalogOverlay, CorrectsMessageByMessage) {
  temporary_folder const folder;
  (void)genrb(
      folder, "it",
      "it { SEC_E_CERT_EXPIRED { \"Certificato scaduto: chiamare il 1234.\" } SEC_E_OK.action { \"Nulla.\" } }");
  auto const before = interco::sspi::catalog().in("it");
  auto const corrected = interco::sspi::catalog().overlaid(folder.path());
  EXPECT_TRUE(corrected.problems().empty());
  auto const it = corrected.in("it");
  EXPECT_EQ(it["SEC_E_CERT_EXPIRED"].text(), "Certificato scaduto: chiamare il 1234.");
  EXPECT_EQ(it["SEC_E_CERT_EXPIRED"].action(), before["SEC_E_CERT_EXPIRED"].action());
  EXPECT_EQ(it["SEC_E_OK"].text(), "Operazione riuscita.");
  EXPECT_EQ(it["SEC_E_OK"].action(), "Nulla.");
  EXPECT_EQ(before["SEC_E_CERT_EXPIRED"].text(), "Il certificato ricevuto è scaduto.");
  EXPECT_EQ(corrected.in("en")["SEC_E_CERT_EXPIRED"].text(), "The received certificate has expired.");
}

TEST(CatalogOverlay, AddsLocalesAndCorrectsEnglish) {
  temporary_folder const folder;
  (void)genrb(folder, "sv", "sv { SEC_E_OK { \"\u00C5tg\u00E4rden lyckades.\" } }");
  (void)genrb(folder, "en", "en { SEC_E_OK { \"Done.\" } }");
  auto const corrected = interco::sspi::catalog().overlaid(folder.path());
  EXPECT_EQ(corrected.in("sv-FI")["SEC_E_OK"].text(), "Åtgärden lyckades.");
  EXPECT_EQ(corrected.in("sv-FI")["SEC_E_CERT_EXPIRED"].resolved(), resolved::source);
  EXPECT_EQ(corrected.in("nl")["SEC_E_OK"].text(), "Done.");
  EXPECT_EQ(corrected.in("it")["SEC_E_OK"].text(), "Operazione riuscita."); // a correction of English outdates nothing
  EXPECT_EQ(corrected.in("it")["SEC_E_OK"].english(), "Done.");
}

TEST(CatalogOverlay, ReportsWhatItCannotUse) {
  temporary_folder const folder;
  (void)genrb(folder, "it", "it { SEC_E_NONE { \"x\" } SEC_E_OK { \"Fatto.\" } sec_e_ok { \"y\" } }");
  (void)genrb(folder, "bogus_locale_name", "bogus_locale_name { SEC_E_OK { \"x\" } }");
  auto const corrected = interco::sspi::catalog().overlaid(folder.path());
  EXPECT_EQ(corrected.in("it")["SEC_E_OK"].text(), "Fatto.");
  ASSERT_EQ(corrected.problems().size(), 3);
  EXPECT_EQ(corrected.problems()[0].reason, errc::malformed_locale);
  EXPECT_EQ(corrected.problems()[1].reason, errc::unknown_key);
  EXPECT_EQ(corrected.problems()[1].file, (folder.path() / "it.res").string());
  EXPECT_EQ(corrected.problems()[1].key, "SEC_E_NONE");
  EXPECT_EQ(corrected.problems()[2].key, "sec_e_ok");
}

TEST(CatalogOverlay, RefusesAnotherDomain) {
  temporary_folder const folder;
  auto const package = interco::test::compile(folder, ship_sources());
  std::error_code ec;
  auto const same = interco::sspi::catalog().overlaid(package, ec);
  EXPECT_EQ(ec, errc::wrong_domain);
  EXPECT_EQ(same.in("it")["SEC_E_OK"].text(), "Operazione riuscita.");
  EXPECT_THROW((void)interco::sspi::catalog().overlaid(package), interco::error);
  EXPECT_THROW((void)interco::sspi::catalog().overlaid(folder.path() / "none"), interco::error);
}

TEST(CatalogOverlay, ServesNoTextThatNoneMayBe) {
  struct {
    char const* name;
    std::string value; // as genrb reads it
    char const* text;  // of the problem
  } const cases[] = {
      {"a lone surrogate", R"({ "a\uD800b" })", "not well-formed UTF-16"},
      {"nothing", R"({ "" })", "empty"},
      {"white space", R"({ " \t\n" })", "empty"},
      {"an escape sequence", R"({ "a\u001B[31mb" })", "U+001B"},
      {"an override that does not end", R"({ "a\u202Eb" })", "U+202E"},
      {"a line separator", R"({ "a\u2028b" })", "U+2028"},
      {"a noncharacter", R"({ "a\uFFFEb" })", "U+FFFE"},
      {"a table", R"({ A { "a" } })", "not a string"},
      {"a number", R"(:int { 1 })", "not a string"},
      {"a whole book", "{ \"" + std::string(65'537, 'a') + "\" }", "over 65536 bytes"},
      {"a book of longer characters", "{ \"" + std::string(400, 'a') + R"(\u00E8)" + std::string(65'135, 'a') + "\" }",
       "65537 bytes, at most 65536 expected"},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.name);
    temporary_folder const folder;
    (void)genrb(folder, "it",
                "it { SEC_E_OK " + each.value +
                    R"( SEC_E_CERT_EXPIRED { "Certificato scaduto: chiamare il 1234." } })");
    auto const corrected = interco::sspi::catalog().overlaid(folder.path());
    EXPECT_EQ(corrected.in("it")["SEC_E_OK"].text(), "Operazione riuscita."); // what it was laid over
    EXPECT_EQ(corrected.in("it")["SEC_E_CERT_EXPIRED"].text(), "Certificato scaduto: chiamare il 1234.");
    ASSERT_EQ(corrected.problems().size(), 1);
    EXPECT_EQ(corrected.problems()[0].reason, errc::invalid_text);
    EXPECT_EQ(corrected.problems()[0].file, (folder.path() / "it.res").string());
    EXPECT_EQ(corrected.problems()[0].key, "SEC_E_OK");
    EXPECT_THAT(corrected.problems()[0].text, HasSubstr(each.text));
  }
}

TEST(CatalogOverlay, TellsNoMoreProblemsOfABundleThanAnybodyReads) {
  std::string content;
  for (int i = 1'500; i > 0; --i)
    content += "NOBODY_" + std::to_string(10'000 + i) + " { \"x\" }\n";
  temporary_folder const folder;
  (void)genrb(folder, "it", "it {" + content + " SEC_E_OK { \"Fatto.\" } }");
  auto const corrected = interco::sspi::catalog().overlaid(folder.path());
  EXPECT_EQ(corrected.in("it")["SEC_E_OK"].text(), "Fatto.");
  ASSERT_EQ(corrected.problems().size(), 1'001);
  EXPECT_EQ(corrected.problems().back().text, "500 more problems like these");
}

TEST(CatalogLoad, KeepsErrnoAsItWas) {
  temporary_folder const folder;
  auto const package = interco::test::compile(folder, ship_sources({{"it.po", italian()}}));
  constexpr int nobodys = 4711;
  errno = nobodys;
  auto const ship = interco::catalog::load(package);
  fs::resize_file(package, 100);
  errno = nobodys;
  EXPECT_EQ(ship.in("it")["AFLOAT"].resolved(), resolved::source); // it cannot be read
  EXPECT_EQ(errno, nobodys);
  std::error_code ec;
  (void)interco::catalog::load("/none", ec);
  (void)ship.overlaid("/none", ec);
  (void)ship.open_all();
  interco::catalog_set all;
  (void)all.load("/none");
  EXPECT_EQ(errno, nobodys);
}

TEST(CatalogOverlay, TakesAPackageOfTheSameDomain) {
  temporary_folder const folder;
  auto const ship = interco::catalog::load(interco::test::compile(folder, ship_sources({{"it.po", italian()}})));
  temporary_folder const next;
  auto const corrected = ship.overlaid(interco::test::compile(
      next, ship_sources({{"it.po", po_header + po_entry("ADRIFT", "Adrift.", "In balia delle onde.")}})));
  EXPECT_TRUE(corrected.problems().empty());
  EXPECT_EQ(corrected.in("it")["ADRIFT"].text(), "In balia delle onde.");
  EXPECT_EQ(corrected.in("it")["AFLOAT"].text(), "A galla.");
}

TEST(CatalogOverlay, TakesANewerPackageWithItsOwnEnglish) {
  temporary_folder const folder;
  auto const ship = interco::catalog::load(interco::test::compile(folder, ship_sources({{"it.po", italian()}})));
  temporary_folder const next;
  auto sources = ship_sources({{"it.po", po_header + po_entry("ADRIFT", "No helm.", "Senza timone.")}});
  auto& english = sources.at("en.txt");
  english.replace(english.find("Adrift."), 7, "No helm.");
  auto const newer = ship.overlaid(interco::test::compile(next, sources));
  EXPECT_TRUE(newer.problems().empty());
  EXPECT_EQ(newer.in("it")["ADRIFT"].text(), "Senza timone.");
  EXPECT_EQ(newer.in("it")["ADRIFT"].english(), "No helm.");
  EXPECT_EQ(newer.in("it")["AFLOAT"].text(), "A galla.");
}

TEST(CatalogLoad, RefusesABundleOfOtherDefinitions) {
  temporary_folder const before;
  temporary_folder const after;
  (void)interco::test::compile(before, ship_sources({{"it.po", italian()}}));
  auto sources = ship_sources();
  sources.at("ship.toml") += "SUNK = { value = 0x80120003, severity = \"error\", audience = \"end_user\" }\n";
  auto& english = sources.at("en.txt");
  english.replace(english.rfind('}'), 1, "SUNK { \"Sunk.\" } SUNK.action { \"Swim.\" } }");
  (void)interco::test::compile(after, sources);
  fs::copy(before.path() / "ship/it.res", after.path() / "ship/it.res");
  auto const ship = interco::catalog::load(after.path() / "ship", {.open_all = true});
  ASSERT_EQ(ship.problems().size(), 1);
  EXPECT_EQ(ship.problems()[0].reason, errc::other_definitions);
  EXPECT_EQ(ship.problems()[0].key, "it");
  EXPECT_EQ(ship.in("it")["AFLOAT"].resolved(), resolved::source);
}

TEST(CatalogOverlay, FindsBundlesWhoseNamesSortApart) {
  temporary_folder const folder;
  for (auto const* name : {"de", "it", "it-CH", "ru"})
    (void)genrb(folder, name, std::string(name) + " { SEC_E_OK { \"" + name + "\" } }");
  auto const all = interco::sspi::catalog().overlaid(folder.path());
  EXPECT_TRUE(all.problems().empty());
  for (auto const* name : {"de", "it", "it-CH", "ru"})
    EXPECT_EQ(all.in(name)["SEC_E_OK"].text(), name);
}

TEST(CatalogLoad, RefusesATableOfAnotherLength) {
  // What its fingerprint of symbols and its checksum say is right, as who can write a file can have it.
  temporary_folder const folder;
  (void)interco::test::compile(folder, ship_sources({{"it.po", po_header + po_entry("AFLOAT", "Afloat.", "Testo.")}}));
  auto const bundle = read_all(folder.path() / "ship/it.res");
  interco::detail::annex_record record;
  auto const end = bundle.size() - sizeof record;
  std::memcpy(&record, bundle.data() + end, sizeof record);
  auto const begin = end - interco::detail::padded(record.size);
  interco::detail::string_table::header head;
  std::memcpy(&head, bundle.data() + begin, sizeof head);
  for (int const count : {0, 4, 7, 8, 9, 16}) { // four codes have eight texts
    SCOPED_TRACE(count);
    interco::detail::string_table_builder table;
    for (int i = 0; i < count; ++i)
      table.add("Testo.", 0);
    auto made = table.finish(head.keys);
    made.resize(interco::detail::padded(made.size()));
    // All are one string, which the bundle has.
    std::vector<interco::detail::utf16_table::place> const places(static_cast<std::size_t>(count), {0, 6});
    auto const strings = bundle.find(std::string("T\0e\0s\0t\0o\0.\0\0\0", 14));
    auto const utf16 = interco::detail::utf16_table::make(places, static_cast<std::uint32_t>(strings), 14);
    auto const bytes = std::as_bytes(std::span(utf16));
    made.insert(made.end(), bytes.begin(), bytes.end());
    record.size = made.size();
    record.checksum = interco::detail::annex_checksum(made, "it");
    std::string content(reinterpret_cast<char const*>(made.data()), made.size());
    content.resize(interco::detail::padded(made.size()));
    std::string const record_bytes(reinterpret_cast<char const*>(&record), sizeof record);
    folder.write("ship/it.res", bundle.substr(0, begin - sizeof record) + record_bytes + content + record_bytes);
    auto const ship = interco::catalog::load(folder.path() / "ship", {.open_all = true});
    EXPECT_EQ(ship.in("it")["AFLOAT"].text(), "Afloat.");
    ASSERT_FALSE(ship.problems().empty());
    // A table of the right length is of another English.
    EXPECT_EQ(ship.problems()[0].reason, count == 8 ? errc::stale : errc::other_definitions);
    EXPECT_EQ(ship.problems().size(), count == 8 ? 8 : 1);
  }
}

} // namespace
