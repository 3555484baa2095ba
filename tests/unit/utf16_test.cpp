// Texts in UTF-16: of what is shipped, loaded and laid over; and what files must not make of them.
#include <interco/codes.hpp>
#include <interco/interco.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <future>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/utf16.hpp"
#include "core/utf16_table.hpp"
#include "exchange/annex.hpp"
#include "icu/bundle_file.hpp"
#include "support/allocations.hpp"
#include "support/fixtures.hpp"

// The catalog of SSPI.
extern "C" {
extern unsigned char const interco_sspi_definitions[];
extern unsigned char const interco_sspi_root[];
extern unsigned char const interco_sspi_it[];
}

namespace {

namespace fs = std::filesystem;
using interco::errc;
using interco::detail::same_text;
using interco::detail::to_utf16;
using interco::detail::utf16_table;
using interco::test::genrb;
using interco::test::po_entry;
using interco::test::po_header;
using interco::test::read_all;
using interco::test::ship_sources;
using interco::test::temporary_folder;

TEST(Utf16, IsTheSameTextOrNot) {
  std::string const ascii(33, 'x');
  std::u16string const ascii_16(33, u'x');
  struct {
    std::string utf8;
    std::u16string utf16;
    bool same;
  } const cases[] = {
      {"", u"", true},
      {"", u"a", false},
      {"a", u"", false},
      {ascii, ascii_16, true},
      {ascii, ascii_16 + u'x', false},
      {ascii + "x", ascii_16, false},
      {"y" + ascii, u"z" + ascii_16, false},
      {ascii + "y", ascii_16 + u"z", false},
      {ascii + "\u00E8" + ascii, ascii_16 + u"\u00E8" + ascii_16, true},
      {ascii + "\u00E8" + ascii, ascii_16 + u"\u00E9" + ascii_16, false},
      {"\xE8" + ascii, u"\u00E8" + ascii_16, false}, // not UTF-8, though the numbers are the same
      {"\u07FF\uFFFD\uD7FF\uE000", u"\u07FF\uFFFD\uD7FF\uE000", true},
      {"\U00010000\U0010FFFF", u"\U00010000\U0010FFFF", true},
      {"\U0001F6A2", {0xD83D, 0xDEA2}, true},
      {"\U0001F6A2", {0xD83D}, false},
      {"\xED\xA0\xBD", {0xD83D}, false}, // a surrogate is no character
      {"\xEF\xBF\xBD", {0xD83D}, false},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(testing::PrintToString(each.utf8));
    EXPECT_EQ(same_text(each.utf8, each.utf16), each.same);
    if (each.same) {
      EXPECT_EQ(to_utf16(each.utf8), each.utf16);
    }
  }
}

TEST(Utf16, TablesOfAnotherKindAreRefused) {
  std::vector<utf16_table::place> const places{{0, 1}, {2, 1}};
  auto const block = utf16_table::make(places, 32, 8);
  auto const opens = [](std::string const& bytes, std::uint32_t count) {
    std::vector<std::uint32_t> aligned(bytes.size() / 4 + 1);
    std::memcpy(aligned.data(), bytes.data(), bytes.size());
    return utf16_table::open(std::as_bytes(std::span(aligned)).first(bytes.size()), count).has_value();
  };
  EXPECT_TRUE(opens(block, 2));
  EXPECT_FALSE(opens(block, 1));
  EXPECT_FALSE(opens(block, 3));
  EXPECT_FALSE(opens(block + "x", 2));
  for (std::size_t size = 0; size < block.size(); ++size)
    EXPECT_FALSE(opens(block.substr(0, size), 2)) << size;
  for (std::size_t const at : {0, 4, 8, 12}) { // magic, version, count, an odd beginning
    auto changed = block;
    changed[at] = static_cast<char>(changed[at] + 1);
    EXPECT_FALSE(opens(changed, 2)) << at;
  }
}

TEST(Utf16, PlacesOutsideTheStringsHoldNothing) {
  std::u16string const strings(u"a\0b\0cd", 6); // the last one has no NUL among them
  struct {
    utf16_table::place place;
    char const* text;
    bool holds;
  } const cases[] = {
      {{0, 1}, "a", true},
      {{2, 1}, "b", true},
      {{2, 1}, "a", false},
      {{0, 3}, "a", false},
      {{4, 1}, "c", false}, // no NUL behind it
      {{4, 2}, "cd", false},
      {{6, 0}, "", false},
      {{0xFFFFFFFF, 1}, "a", false},
      {{1, 0xFFFFFFFF}, "a", false},
      {{0xFFFFFFFF, 0xFFFFFFFF}, "a", false},
  };
  for (auto const& each : cases) {
    utf16_table table(std::span(&each.place, 1));
    EXPECT_FALSE(table.attached());
    EXPECT_EQ(table[0].data(), nullptr);
    table.attach(std::as_bytes(std::span(strings)), nullptr);
    EXPECT_EQ(table.holds(0, each.text), each.holds) << each.place.offset << ' ' << each.place.length;
  }
}

/// A text in both forms, each with its NUL.
void expect_same(std::string_view utf8, std::u16string_view utf16) {
  EXPECT_EQ(to_utf16(utf8), utf16);
  EXPECT_EQ(utf8.empty(), utf16.data() == nullptr);
  if (!utf16.empty()) {
    EXPECT_EQ(utf16.data()[utf16.size()], u'\0');
  }
}

void expect_same(interco::catalog const& catalog) {
  for (auto const locale : catalog.locales()) {
    for (auto const message : catalog.in(locale)) {
      SCOPED_TRACE(std::string(message.symbol()) + " in " + std::string(locale));
      expect_same(message.text(), message.text_u16());
      expect_same(message.action(), message.action_u16());
      expect_same(message.english(), message.english_u16());
    }
  }
}

TEST(MessageUtf16, IsEveryShippedText) {
  for (auto const& catalog : interco::embedded_catalogs())
    expect_same(catalog);
}

/// The catalog of SSPI, opened anew: nothing of it has been asked for.
interco::catalog new_catalog() {
  void const* const parts[] = {interco_sspi_definitions, interco_sspi_root, nullptr, interco_sspi_it};
  return interco::catalog::embedded(parts);
}

TEST(MessageUtf16, IsMadeOnceForALocaleThatIsEmbedded) {
  auto const sspi = new_catalog();
  auto const reader = sspi.in("it");
  auto const ok = reader["SEC_E_OK"];
  auto const before = interco::test::allocations();
  EXPECT_EQ(ok.text(), "Operazione riuscita.");
  EXPECT_EQ(interco::test::allocations(), before); // UTF-8 is there
  auto const text = ok.text_u16();
  auto const made = interco::test::allocations();
  EXPECT_GT(made, before);
  for (auto const message : sspi.in("it-CH"))
    (void)message.text_u16();
  auto const again = interco::test::allocations();
  for (auto const message : reader) {
    (void)message.text_u16();
    (void)message.action_u16();
  }
  EXPECT_EQ(interco::test::allocations(), again);
  EXPECT_EQ(reader["SEC_E_OK"].text_u16().data(), text.data());
  EXPECT_GT(ok.english_u16().size(), 0U); // of another locale
  EXPECT_GT(interco::test::allocations(), again);
  expect_same(sspi);
}

TEST(MessageUtf16, IsTheSameForThreadsThatAskAtOnce) {
  for (int round = 0; round < 50; ++round) {
    auto const reader = new_catalog().in("it");
    auto const ask = [&reader] { return reader["SEC_E_CERT_EXPIRED"].text_u16(); };
    std::vector<std::future<std::u16string_view>> answers;
    for (int i = 0; i < 4; ++i)
      answers.push_back(std::async(std::launch::async, ask));
    for (auto& each : answers) {
      auto const text = each.get();
      EXPECT_EQ(text, u"Il certificato ricevuto \u00E8 scaduto.");
      EXPECT_EQ(text.data(), ask().data());
    }
  }
}

TEST(MessageUtf16, IsEmptyWhileThereIsNoMemoryToMakeIt) {
  auto const message = new_catalog().in("it")["SEC_E_CERT_EXPIRED"];
  bool failed = true;
  for (long successes = 0; failed; ++successes) {
    ASSERT_LT(successes, 20);
    errno = ENOTTY;
    interco::test::fail_after(successes, interco::test::failing::all_following);
    auto const text = message.text_u16();
    failed = interco::test::has_failed();
    interco::test::fail_after(-1, interco::test::failing::one);
    EXPECT_EQ(errno, ENOTTY);
    EXPECT_EQ(text, failed ? u"" : u"Il certificato ricevuto \u00E8 scaduto.");
    EXPECT_EQ(message.text(), "Il certificato ricevuto \u00E8 scaduto.");
  }
}

TEST(EmbeddedCatalog, IsOfTheLanguagesThatAreLinked) {
  void const* const parts[] = {interco_sspi_definitions, interco_sspi_root, nullptr};
  auto const sspi = interco::catalog::embedded(parts);
  EXPECT_EQ(sspi.locales(), std::vector<std::string_view>{"en"});
  EXPECT_EQ(sspi.in("it")["SEC_E_OK"].text(), "The operation completed successfully.");
  EXPECT_EQ(new_catalog().locales(), (std::vector<std::string_view>{"en", "it"}));
  EXPECT_TRUE(new_catalog().open_all().empty());
}

TEST(EmbeddedCatalog, SaysWhatTheInstalledPackageSays) {
  auto const& embedded = interco::sspi::catalog();
  auto const installed = interco::catalog::load(INTERCO_SSPI_PACKAGE, {.origins = true});
  ASSERT_EQ(embedded.locales(), installed.locales());
  for (auto const locale : installed.locales()) {
    auto const reader = embedded.in(locale);
    for (auto const message : installed.in(locale)) {
      SCOPED_TRACE(std::string(message.symbol()) + " in " + std::string(locale));
      auto const same = reader[message.symbol()];
      EXPECT_EQ(same.text(), message.text());
      EXPECT_EQ(same.action(), message.action());
      EXPECT_EQ(same.text_u16(), message.text_u16());
      EXPECT_EQ(same.locale(), message.locale());
      EXPECT_EQ(same.severity(), message.severity());
      EXPECT_EQ(same.origin().source, message.origin().source);
      EXPECT_EQ(same.origin().line, message.origin().line);
      EXPECT_EQ(same.origin().state, message.origin().state);
    }
  }
}

TEST(EmbeddedCatalog, IsEmptyWithoutItsParts) {
  alignas(16) static unsigned char const other[32]{};
  for (auto const& parts : std::vector<std::vector<void const*>>{
           {}, {nullptr}, {interco_sspi_root}, {interco_sspi_definitions}, {interco_sspi_it}, {other}}) {
    auto const catalog = interco::catalog::embedded(parts);
    EXPECT_EQ(catalog.size(), 0U);
    EXPECT_FALSE(catalog.problems().empty());
    EXPECT_EQ(catalog.in("it")[1].text(), "Unknown status code.");
  }
}

TEST(MessageUtf16, AllocatesNothingAndLeavesErrnoAlone) {
  auto const reader = interco::sspi::catalog().in("it");
  std::size_t units = reader["SEC_E_OK"].text_u16().size() + reader["SEC_E_OK"].english_u16().size(); // made now
  errno = ENOTTY;
  auto const before = interco::test::allocations();
  for (std::uint32_t const code : {0x80090328U, 1U}) {
    auto const message = reader[code];
    units += message.text_u16().size() + message.action_u16().size() + message.english_u16().size();
  }
  EXPECT_EQ(interco::test::allocations(), before);
  EXPECT_EQ(errno, ENOTTY);
  EXPECT_GT(units, 100U);
  static_assert(noexcept(std::declval<interco::message>().text_u16())&& noexcept(
      std::declval<interco::message>().action_u16())&& noexcept(std::declval<interco::message>().english_u16()));
}

TEST(MessageUtf16, IsASentenceForWhatNobodyKnows) {
  for (auto const& reader : {interco::sspi::catalog().in("it"), interco::catalog().in("it")}) {
    auto const message = reader[1];
    expect_same(message.text(), message.text_u16());
    expect_same(message.english(), message.english_u16());
    EXPECT_EQ(message.text_u16(), u"Unknown status code.");
    EXPECT_EQ(message.action_u16().data(), nullptr);
    EXPECT_EQ(reader["NONE"].text_u16(), u"Unknown status code.");
  }
}

std::string italian() {
  return po_header + po_entry("AFLOAT", "Afloat.", "A galla \U0001F6A2.") +
         po_entry("AGROUND", "Aground.", "Incagliata. " + std::string(2000, '!')) +
         po_entry("AGROUND.action", "Wait for the tide.", "Attendere: \u00E8 la marea.");
}

TEST(MessageUtf16, IsWhatAFileHasHoweverItIsRead) {
  temporary_folder const folder;
  auto const package = interco::test::compile(folder, ship_sources({{"it.po", italian()}}));
  for (auto const& path : {package, folder.path() / "ship"}) {
    for (bool const map : {false, true}) {
      for (bool const open_all : {false, true}) {
        auto const ship = interco::catalog::load(path, {.map = map, .open_all = open_all});
        expect_same(ship);
        EXPECT_EQ(ship.in("it")["AFLOAT"].text_u16(), u"A galla \U0001F6A2.");
        EXPECT_EQ(ship.in("it")["ADRIFT"].text_u16(), u"Adrift.");
        EXPECT_EQ(ship.in("it")["AGROUND"].english_u16(), u"Aground.");
        EXPECT_TRUE(ship.problems().empty());
      }
    }
  }
}

TEST(MessageUtf16, IsEmptyWhereACatalogWasLoadedWithout) {
  temporary_folder const folder;
  auto const package = interco::test::compile(folder, ship_sources({{"it.po", italian()}}));
  auto const ship = interco::catalog::load(package, {.utf16 = false});
  auto const message = ship.in("it")["AGROUND"];
  EXPECT_EQ(message.action(), "Attendere: \u00E8 la marea.");
  EXPECT_EQ(message.text_u16(), u"");
  EXPECT_EQ(message.english_u16(), u"");
  EXPECT_EQ(message.action_u16(), u"");
  EXPECT_EQ(ship.in("it")["UNKNOWN"].text_u16(), u"Unknown status code.");
  // What is laid over it is read with all that it has.
  auto const corrected = ship.overlaid(genrb(folder, "it", R"(it { AGROUND { "In secca." } })"));
  EXPECT_EQ(corrected.in("it")["AGROUND"].text_u16(), u"In secca.");
  EXPECT_EQ(corrected.in("it")["AFLOAT"].text_u16(), u"");
}

TEST(MessageUtf16, IsWhatAPlainBundleHas) {
  temporary_folder const folder;
  std::string const keys = "it { SEC_E_OK { \"Va bene \\U0001F44D\" } SEC_E_CERT_EXPIRED { \"" + std::string(50, 'x') +
                           "\" } SEC_E_CERT_EXPIRED.action { \"Rinnovare.\" } SEC_E_INTERNAL_ERROR { \"\" } }";
  auto const corrected = interco::sspi::catalog().overlaid(genrb(folder, "it", keys));
  EXPECT_EQ(corrected.in("it")["SEC_E_OK"].text_u16(), u"Va bene \U0001F44D");
  EXPECT_EQ(corrected.in("it")["SEC_E_CERT_EXPIRED"].action_u16(), u"Rinnovare.");
  expect_same(corrected);
}

TEST(MessageUtf16, LeavesOutWhatIsLeftOutInUtf8) {
  // A translation of another English, and an English text that may not be served.
  temporary_folder const before;
  temporary_folder const after;
  (void)interco::test::compile(before, ship_sources({{"it.po", italian()}}));
  auto sources = ship_sources();
  auto& english = sources.at("en.txt");
  english.replace(english.find("Afloat."), 7, "On top.");
  (void)interco::test::compile(after, sources);
  fs::copy(before.path() / "ship/it.res", after.path() / "ship/it.res");
  auto const ship = interco::catalog::load(after.path() / "ship");
  expect_same(ship);
  EXPECT_EQ(ship.in("it")["AFLOAT"].text_u16(), u"On top.");
  EXPECT_EQ(ship.in("it")["AGROUND"].action_u16(), u"Attendere: \u00E8 la marea.");
}

TEST(MessageUtf16, IsTheSymbolForACodeWithoutAnyText) {
  temporary_folder const folder;
  (void)interco::test::compile(folder, ship_sources());
  (void)genrb(folder, "root", R"(root { AFLOAT { "Afloat." } AGROUND { "\u202E" } })");
  fs::rename(folder.path() / "root.res", folder.path() / "ship/root.res");
  auto const ship = interco::catalog::load(folder.path() / "ship");
  EXPECT_EQ(ship.in("it")["AFLOAT"].text_u16(), u"Afloat.");
  EXPECT_EQ(ship.in("it")["AGROUND"].text_u16(), u"AGROUND");
  EXPECT_EQ(ship.in("it")["ADRIFT"].english_u16(), u"ADRIFT");
  expect_same(ship);
}

/// The annex of a bundle, to be changed, with the right checksum.
class annex {
 public:
  explicit annex(fs::path file) : file_(std::move(file)), bundle_(read_all(file_)) {
    std::memcpy(&record_, bundle_.data() + bundle_.size() - sizeof record_, sizeof record_);
    begin_ = bundle_.size() - sizeof record_ - interco::detail::padded(record_.size);
    content = bundle_.substr(begin_, record_.size);
  }
  void write(std::uint32_t version = interco::detail::annex_record::current) {
    record_.version = version;
    record_.size = content.size();
    record_.checksum = interco::detail::annex_checksum(std::as_bytes(std::span(content)), file_.stem().string());
    std::string const record(reinterpret_cast<char const*>(&record_), sizeof record_);
    auto padded = content;
    padded.resize(interco::detail::padded(content.size()));
    std::ofstream(file_, std::ios::binary) << bundle_.substr(0, begin_ - sizeof record_) + record + padded + record;
  }
  /// Returns a 32-bit word of the table, from its magic number on.
  [[nodiscard]] char* word(std::size_t index) { return content.data() + content.rfind("ICUT") + index * 4; }

  std::string content;

 private:
  fs::path file_;
  std::string bundle_;
  interco::detail::annex_record record_;
  std::size_t begin_ = 0;
};

TEST(MessageUtf16, OfAFileThatSaysAnythingElseIsRefused) {
  temporary_folder const folder;
  (void)interco::test::compile(folder, ship_sources({{"it.po", italian()}}));
  auto const file = folder.path() / "ship/it.res";
  auto const sound = read_all(file);
  struct {
    char const* name;
    std::function<void(annex&)> change;
    char const* text;
  } const cases[] = {
      {"no table", [](annex& of) { of.content.resize(of.content.rfind("ICUT")); },
       "table of UTF-16 strings is not sound"},
      {"a place too few", [](annex& of) { of.content.resize(of.content.size() - 8); },
       "table of UTF-16 strings is not sound"},
      {"strings behind the file", [](annex& of) { of.word(3)[3] = 0x70; }, "bytes of strings, there are"},
      {"very many strings", [](annex& of) { of.word(4)[3] = 0x70; }, "too large"},
      {"fewer strings",
       [](annex& of) {
         of.word(4)[0] = 2;
         of.word(4)[1] = 0;
       },
       "is another one in UTF-16"},
      {"strings elsewhere", [](annex& of) { of.word(3)[0] = static_cast<char>(of.word(3)[0] + 2); },
       "is another one in UTF-16"},
      {"another place", [](annex& of) { of.word(5)[0] = static_cast<char>(of.word(5)[0] + 1); },
       "the text of AFLOAT is another one in UTF-16"},
      {"a shorter one", [](annex& of) { of.word(6)[0] = static_cast<char>(of.word(6)[0] - 1); },
       "the text of AFLOAT is another one in UTF-16"},
      {"a place far away", [](annex& of) { of.word(5)[3] = 0x70; }, "the text of AFLOAT is another one in UTF-16"},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.name);
    std::ofstream(file, std::ios::binary) << sound;
    annex changed(file);
    each.change(changed);
    changed.write();
    for (bool const map : {false, true}) {
      auto const ship = interco::catalog::load(folder.path() / "ship", {.map = map, .open_all = true});
      EXPECT_EQ(ship.in("it")["AFLOAT"].text_u16(), u"Afloat.");
      expect_same(ship);
      ASSERT_EQ(ship.problems().size(), 1U);
      EXPECT_THAT(ship.problems()[0].text, testing::HasSubstr(each.text));
    }
  }
}

TEST(MessageUtf16, OfAnAnnexOfBeforeIsToBeCompiledAgain) {
  temporary_folder const folder;
  (void)interco::test::compile(folder, ship_sources({{"it.po", italian()}}));
  annex(folder.path() / "ship/it.res").write(1);
  auto const ship = interco::catalog::load(folder.path() / "ship", {.open_all = true});
  EXPECT_EQ(ship.in("it")["AFLOAT"].text(), "Afloat.");
  ASSERT_EQ(ship.problems().size(), 1U);
  EXPECT_EQ(ship.problems()[0].reason, errc::invalid_bundle);
  EXPECT_EQ(ship.problems()[0].text, "its annex has version 1, expected 3; to be compiled again");
}

TEST(MessageUtf16, NeedsABundleThatHasTheTextsOfItsAnnex) {
  temporary_folder const folder;
  (void)interco::test::compile(folder, ship_sources({{"it.po", italian()}}));
  fs::copy(folder.path() / "ship/it.annex", folder.path() / "it.annex");
  auto const bundle = genrb(folder, "it", R"(it { AFLOAT { "A galla!" } })");
  auto const before = read_all(bundle);
  interco::exchange::diagnostics found;
  interco::exchange::append_annex(bundle, found);
  ASSERT_EQ(found.all().size(), 1U);
  EXPECT_THAT(found.all()[0].text, testing::HasSubstr("it does not have this text of its annex: \"A galla"));
  EXPECT_EQ(read_all(bundle), before);
}

} // namespace
