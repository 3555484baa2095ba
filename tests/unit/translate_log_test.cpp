// A log in another language: what counts as a sentence, and that all else stays as it is.
#include <interco/translate_log.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <interco/codes.hpp>
#include <interco/codes/backup.hpp>
#include <interco/interco.hpp>

#include "log/sentences.hpp"
#include "support/fixtures.hpp"

namespace {

using interco::catalog;
using interco::catalog_set;
using interco::log_translator;
using interco::string_sink;
using interco::test::compile;
using interco::test::po_entry;
using interco::test::po_header;
using interco::test::temporary_folder;

catalog_set backup() {
  catalog_set set;
  set.add(interco::backup::catalog());
  return set;
}

std::string translated(log_translator& translator, std::string_view log) {
  string_sink sink;
  translator.feed(log, sink);
  translator.finish(sink);
  return sink.text();
}

std::string translated(catalog_set const& set, char const* from, char const* to, std::string_view log) {
  log_translator translator(set, from, to);
  return translated(translator, log);
}

/// A catalog "ship" of these texts, in English and Italian, the arguments of each code given as TOML.
struct text {
  char const* symbol;
  char const* arguments;
  char const* english;
  char const* italian;
};

class texts {
 public:
  explicit texts(std::vector<text> const& all) {
    std::string toml = "[domain]\nname = \"ship\"\nlayout = \"hresult\"\n[codes]\n";
    std::string english = "en {\n";
    std::string italian = po_header;
    int value = 0;
    for (auto const& each : all) {
      toml += std::string(each.symbol) + " = { value = " + std::to_string(value++) +
              ", severity = \"success\", audience = \"flow\"" +
              (*each.arguments == '\0' ? "" : std::string(", arguments = { ") + each.arguments + " }") + " }\n";
      english += "  " + std::string(each.symbol) + " { \"" + each.english + "\" }\n";
      if (*each.italian != '\0')
        italian += (*each.arguments == '\0' ? "" : "#, icu-message-format\n") +
                   po_entry(each.symbol, each.english, each.italian);
    }
    set_.add(catalog::load(compile(folder_, {{"ship.toml", toml}, {"en.txt", english + "}\n"}, {"it.po", italian}})));
  }

  [[nodiscard]] catalog_set const& set() const noexcept { return set_; }

 private:
  temporary_folder folder_;
  catalog_set set_;
};

TEST(TranslateLog, PutsSentencesIntoTheOtherLanguage) {
  struct {
    char const* log;
    char const* expected;
  } const cases[] = {
      // Whole texts, with and without their full stop.
      {"12:00 INFO The backup is complete.\n", "12:00 INFO Il backup è completo.\n"},
      {"INFO: The backup is complete\n", "INFO: Il backup è completo\n"},
      {"The backup is complete", "Il backup è completo"},
      {"The backup is complete. The backup is complete.", "Il backup è completo. Il backup è completo."},
      {"msg=\"The backup is complete\" pid=3\n", "msg=\"Il backup è completo\" pid=3\n"},
      {"The backup is complete (3 s)\r\n", "Il backup è completo (3 s)\r\n"},
      {"The backup is complete.\0end", "Il backup è completo."},
      // What is none.
      {"the backup is complete.", "the backup is complete."},
      {"The  backup is complete.", "The  backup is complete."},
      {"The backup is completed.", "The backup is completed."},
      {"The backup is complete now.", "The backup is complete now."},
      {"XThe backup is complete.", "XThe backup is complete."},
      {"éThe backup is complete.", "éThe backup is complete."},
      {"_The backup is complete.", "_The backup is complete."},
      {"The backup is complete.txt", "The backup is complete.txt"},
      {"The backup is\ncomplete.", "The backup is\ncomplete."},
      {"a, b, c, d, e", "a, b, c, d, e"},
      // Values, in either order.
      {"W /home/ada/x y.txt is open in Word.\n", "W /home/ada/x y.txt è aperto in Word.\n"},
      {"[C:\\a.txt is open in Word and Excel]\n", "[C:\\a.txt è aperto in Word and Excel]\n"},
      {"Delete files on D:, or choose another drive.", "Eliminare dei file da D: o scegliere un’altra unità."},
      {"Delete files on a, or b, or choose another drive", "Eliminare dei file da a, or b o scegliere un’altra unità"},
      {"Delete files on , or choose another drive.", "Delete files on , or choose another drive."},
      {"nas.example.org refused the backup. It answered: No.",
       "nas.example.org ha rifiutato il backup. Ha risposto: No."},
      {"The last backup was made on November 23, 2026.", "Data dell’ultimo backup: November 23, 2026."},
      {"The backup has 42% of the size of the files.", "Il backup occupa il 42% dello spazio dei file."},
      // Numbers, and the branches that they choose.
      {"1 file was skipped in /tmp/a.b.", "1 file è stato saltato in /tmp/a.b."},
      {"skip: 1,234 files were skipped in /tmp.", "skip: 1.234 file sono stati saltati in /tmp."},
      {"1234 files were skipped in /tmp.", "1234 file sono stati saltati in /tmp."},
      {"No file was skipped in /tmp.", "Nessun file è stato saltato in /tmp."},
      {"1 files were skipped in /tmp.", "1 files were skipped in /tmp."},
      {"many files were skipped in /tmp.", "many files were skipped in /tmp."},
      {"There is not enough room on D:: 1,073,741,824 more bytes are needed.",
       "Lo spazio su D: non basta: servono ancora 1.073.741.824 byte."},
      {"The target D: is full: 5,000,000,000,000 bytes are missing",
       "La destinazione D: è piena: mancano 5.000.000.000.000 byte"},
      {"The target D: is full: 0x500 bytes are missing.", "La destinazione D: è piena: mancano 0x500 byte."},
  };
  log_translator translator(backup(), "en", "it");
  for (auto const& each : cases)
    EXPECT_EQ(translated(translator, each.log), each.expected) << each.log;
}

TEST(TranslateLog, ReadsNumbersAsTheLanguageWritesThem) {
  EXPECT_EQ(translated(backup(), "it", "en", "La destinazione D: è piena: mancano 1.073.741.824 byte."),
            "The target D: is full: 1,073,741,824 bytes are missing.");
  EXPECT_EQ(translated(backup(), "pl", "it", "Pominięto 12\u00A0345 plików w folderze /tmp."),
            "12.345 file sono stati saltati in /tmp.");
  EXPECT_EQ(translated(backup(), "it", "pl", "2 file sono stati saltati in /tmp."),
            "Pominięto 2 pliki w folderze /tmp.");
}

TEST(TranslateLog, TakesStraightAndCurvedQuotesForEqual) {
  for (std::string const apostrophe : {"'", "’", "‘"})
    EXPECT_EQ(translated(backup(), "it", "en", "Eliminare dei file da D: o scegliere un" + apostrophe + "altra unità."),
              "Delete files on D:, or choose another drive.");
  texts const all({{"A", "", "'Tis a “quoted” sentence.", "Citata."},
                   {"B", "", "The file \u201C\u201Dname\u201D is bad.", "Guasto."},
                   {"C", "f = { type = \"path\", example = \"x\" }", "The file ''{f}'' is bad.", "«{f}» non va."}});
  for (auto const* log : {"'Tis a \"quoted\" sentence.", "’Tis a “quoted” sentence.", "‘Tis a ”quoted“ sentence."})
    EXPECT_EQ(translated(all.set(), "en", "it", log), "Citata.") << log;
  for (auto const* log : {"The file ’a.b’ is bad.", "The file 'a.b' is bad.", "The file ‘a.b’ is bad."})
    EXPECT_EQ(translated(all.set(), "en", "it", log), "«a.b» non va.") << log;
  EXPECT_EQ(translated(all.set(), "en", "it", "The file \"\"name\" is bad."), "Guasto.");
}

TEST(TranslateLog, TakesTheLongestSentence) {
  texts const all({{"A", "", "The disk is full.", "Disco pieno."},
                   {"B", "", "The disk is full. Delete files.", "Disco pieno, eliminare dei file."},
                   {"C", "f = { type = \"path\", example = \"x\" }", "The disk {f} is full.", "{f} pieno."},
                   {"D", "f = { type = \"path\", example = \"x\" }, g = { type = \"path\", example = \"x\" }",
                    "The disk {f} is full, and so is {g}.", "{g} e {f} pieni."}});
  struct {
    char const* log;
    char const* expected;
  } const cases[] = {
      {"The disk is full.", "Disco pieno."},
      {"The disk is full. Delete files.", "Disco pieno, eliminare dei file."},
      {"The disk is full. Delete file.", "Disco pieno. Delete file."},
      {"The disk x is full.", "x pieno."},
      {"The disk x is full, and so is y.", "y e x pieni."},
      {"The disk x is full, and so are y.", "x pieno, and so are y."},
  };
  log_translator translator(all.set(), "en", "it");
  for (auto const& each : cases)
    EXPECT_EQ(translated(translator, each.log), each.expected) << each.log;
}

TEST(TranslateLog, AsksForNoMoreThanWasSaid) {
  texts const all({
      // A number that is not written is known where only one has its form, and else only if it makes no difference.
      {"A", "n = { type = \"integer\", example = \"1\" }",
       "{n, plural, one {A ship was} other {Several ships were}} seen at sea.",
       "{n, plural, one {Avvistata # nave} other {Avvistate delle navi}}."},
      {"B", "n = { type = \"integer\", example = \"1\" }",
       "{n, plural, one {A boat was} other {Several boats were}} seen at sea.", "Avvistamento di barche: {n}."},
      {"C", "who = { type = \"string\", example = \"x\" }",
       "{who, select, captain {The captain} other {Somebody}} has left the ship.",
       "{who, select, captain {Il capitano} other {Qualcuno}} ha lasciato la nave."},
      {"D", "a = { type = \"string\", example = \"x\" }, b = { type = \"string\", example = \"x\" }",
       "The harbour is {a}.", "Il porto: {a}, {b}."},
      {"E", "a = { type = \"string\", example = \"x\" }", "From {a} to {a} is no voyage.",
       "Da {a} a {a}: nessun viaggio."},
  });
  struct {
    char const* log;
    char const* expected;
  } const cases[] = {
      {"A ship was seen at sea.", "Avvistata 1 nave."},
      {"Several ships were seen at sea.", "Avvistate delle navi."},
      {"A boat was seen at sea.", "Avvistamento di barche: 1."},
      {"Several boats were seen at sea.", "Several boats were seen at sea."},
      {"The captain has left the ship.", "Il capitano ha lasciato la nave."},
      {"Somebody has left the ship.", "Qualcuno ha lasciato la nave."},
      {"The harbour is closed.", "The harbour is closed."},
      {"From Bari to Bari is no voyage.", "Da Bari a Bari: nessun viaggio."},
      {"From Bari to Rimini is no voyage.", "From Bari to Rimini is no voyage."},
  };
  log_translator translator(all.set(), "en", "it");
  for (auto const& each : cases)
    EXPECT_EQ(translated(translator, each.log), each.expected) << each.log;
}

TEST(TranslateLog, LooksForTextsOfTheLanguageAlone) {
  texts const all({{"A", "", "The ship is afloat.", "La nave galleggia."},
                   {"B", "", "The ship has no name.", ""},
                   {"C", "", "The sea is calm.", "Il mare è calmo."},
                   {"D", "", "The sea is smooth.", "Il mare è calmo."}});
  EXPECT_EQ(translated(all.set(), "it", "en", "The ship has no name. La nave galleggia."),
            "The ship has no name. The ship is afloat.");
  EXPECT_EQ(translated(all.set(), "en", "it", "The ship has no name. The ship is afloat."),
            "The ship has no name. La nave galleggia.");
  EXPECT_EQ(translated(all.set(), "it-CH", "en-GB", "La nave galleggia."), "The ship is afloat.");
  EXPECT_EQ(translated(all.set(), "it", "en", "Il mare è calmo."), "The sea is calm.") << "the first answers";
  EXPECT_EQ(log_translator(all.set(), "de", "en").sentences(), 0U);
  EXPECT_EQ(translated(all.set(), "de", "en", "La nave galleggia."), "La nave galleggia.");
  EXPECT_EQ(log_translator(catalog_set(), "en", "it").sentences(), 0U);
}

TEST(TranslateLog, WritesOneLineForOne) {
  texts const all({{"A", "", "The first line.\\nThe second\\tline.", "Prima riga.\\nSeconda riga."},
                   {"B", "f = { type = \"path\", example = \"x\" }", "The first file:\\n{f}.", "Primo file:\\n{f}."},
                   {"C", "", "The ship \u202Eturns\u202C round.", "La nave \u202Evira\u202C."}});
  EXPECT_EQ(translated(all.set(), "en", "it", "The first line.\\nThe second\\tline.\n"),
            "Prima riga.\\nSeconda riga.\n");
  EXPECT_EQ(translated(all.set(), "en", "it", "The first line.\nThe second\tline.\n"),
            "The first line.\nThe second\tline.\n");
  EXPECT_EQ(translated(all.set(), "en", "it", "The first file:\\n/a\x1B[31m\xFF.\n"), "Primo file:\\n/a\x1B[31m\xFF.\n")
      << "a value is the bytes of the log";
  EXPECT_EQ(translated(all.set(), "en", "it", "The ship \\u202Eturns\\u202C round."), "La nave \\u202Evira\\u202C.");
}

TEST(TranslateLog, ShowsAllTextsOfTheCatalogsBackInTheirLanguage) {
  auto const all = interco::embedded_catalogs();
  struct {
    char const* before;
    char const* behind;
  } const lines[] = {{"2026-11-23T20:21:26Z host app[7]: ", "\n"},
                     {"{\"level\":\"error\",\"message\":\"", "\",\"pid\":3}\n"},
                     {"E (", ") 0x80090328\r\n"},
                     {"", ""}};
  std::size_t count = 0;
  for (auto const* const from : {"en", "it"}) {
    auto const* const to = std::string_view(from) == "en" ? "it" : "en";
    log_translator there(all, from, to);
    log_translator back(all, to, from);
    // What several texts say in either language cannot be told apart on the way back.
    std::map<std::string, int> uses;
    auto const readers = all.in(from);
    auto const others = all.in(to);
    for (auto const* const set : {&readers, &others}) {
      for (auto const& reader : *set) {
        for (auto const message : reader) {
          ++uses[std::string(message.text())];
          ++uses[std::string(message.action())];
        }
      }
    }
    auto other = others.begin();
    for (auto const& reader : readers) {
      for (auto const message : reader) {
        auto const answer = (*other)[message.symbol()];
        for (auto const& [text, translation] :
             {std::pair(message.text(), answer.text()), std::pair(message.action(), answer.action())}) {
          if (text.size() < 12 || uses[std::string(text)] > 1 || uses[std::string(translation)] > 1)
            continue;
          ASSERT_EQ(text.back(), '.');
          for (bool const stopped : {true, false}) {
            for (auto const& [before, behind] : lines) {
              auto const log = before + std::string(text.substr(0, text.size() - (stopped ? 0 : 1))) + behind;
              auto const expected =
                  before + std::string(translation.substr(0, translation.size() - (stopped ? 0 : 1))) + behind;
              ASSERT_EQ(translated(there, log), expected);
              ASSERT_EQ(translated(back, expected), log);
              ++count;
            }
          }
        }
      }
      ++other;
    }
  }
  EXPECT_GT(count, 4000U);
}

TEST(TranslateLog, ShowsTextsWithValuesBackInTheirLanguage) {
  auto const set = backup();
  log_translator there(set, "en", "it");
  log_translator back(set, "it", "en");
  auto const english = interco::backup::catalog().in("en");
  std::vector<std::string_view> const programs{"Word", "Excel", "Outlook"};
  for (int const number : {0, 1, 2, 999, 1000, 1234567}) {
    std::vector<interco::named_argument> const values{
        {"volume", "D:"},
        {"missing", number},
        {"files", number},
        {"folder", "/home/ada/my files"},
        {"file", "/home/ada/a.txt"},
        {"programs", programs},
        {"server", "nas.example.org"},
        {"code", "No."},
        {"ratio", 0.42},
        {"when", std::chrono::sys_days(std::chrono::days(20750))},
    };
    for (auto const message : english) {
      if (message.symbol() == "CLASS") // of values alone
        continue;
      for (auto const& text : {message.format(values), message.format_action(values)}) {
        if (text.empty())
          continue;
        auto const log = "12:00 [x] " + text + "\n";
        auto const other = translated(there, log);
        EXPECT_NE(other, log);
        EXPECT_EQ(translated(back, other), log);
      }
    }
  }
}

TEST(TranslateLog, DoesNotDependOnHowTheInputIsCut) {
  auto set = interco::embedded_catalogs();
  set.add(interco::backup::catalog());
  std::mt19937 random(7); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same each time
  std::vector<std::string> words{
      "\n", "\n", " ", ".", "”", "a.txt", "The ", "The file ", "\xE2\x80", std::string(1, '\0'), "1,234 files were"};
  for (auto const& reader : set.in("en")) {
    for (auto const message : reader)
      words.emplace_back(message.text());
  }
  words.emplace_back(" is open in Word.");
  words.emplace_back(" skipped in /tmp");
  words.emplace_back("Delete files on D:, or choose another drive.");
  words.push_back(std::string(3000, 'x'));
  log_translator whole(set, "en", "it");
  log_translator cut(set, "en", "it");
  for (int round = 0; round < 60; ++round) {
    std::string log;
    for (int i = 0; i < 60; ++i) {
      // The rare ones often enough.
      auto const among = random() % 2 == 0 ? words.size() : 11;
      log += words[random() % among];
      if (random() % 8 == 0)
        log += words[words.size() - 1 - random() % 4];
    }
    auto const expected = translated(whole, log);
    string_sink sink;
    for (std::size_t at = 0; at < log.size();) {
      auto const size = round % 4 == 0 ? 1 : 1 + random() % (round % 4 == 1 ? 40 : 5000);
      // A block is gone when the call has returned, but what was written is there until then.
      std::string const block = log.substr(at, size);
      cut.feed(block, sink);
      at += size;
    }
    cut.finish(sink);
    ASSERT_EQ(sink.text(), expected) << round;
  }
}

TEST(TranslateLog, WritesALineAsSoonAsItIsWhole) {
  log_translator translator(backup(), "en", "it");
  string_sink sink;
  translator.feed("The backup is ", sink);
  EXPECT_EQ(sink.take(), "");
  translator.feed("complete\nThe", sink);
  EXPECT_EQ(sink.take(), "Il backup è completo\n");
  translator.feed(" backup is complete.", sink);
  translator.finish(sink);
  EXPECT_EQ(sink.take(), "Il backup è completo.");
  translator.feed(" is complete.", sink);
  translator.finish(sink);
  EXPECT_EQ(sink.take(), " is complete.") << "another input";
  EXPECT_EQ(translator.translated(), 2U);
}

TEST(TranslateLog, KeepsLittleOfALineThatDoesNotEnd) {
  log_translator translator(backup(), "en", "it");
  string_sink sink;
  std::string const block(std::size_t{256} * 1024, 'x');
  std::size_t fed = 0;
  std::size_t written = 0;
  for (int i = 0; i < 64; ++i) {
    translator.feed(block, sink);
    fed += block.size();
    written += sink.take().size();
    ASSERT_LT(fed - written, 16U * 1024);
  }
  translator.feed(" The backup is complete.", sink);
  translator.finish(sink);
  EXPECT_TRUE(sink.text().ends_with("x Il backup è completo."));
}

/// Looks for sentences at every place of 64 KiB of a piece over and over. Returns how many bytes were searched, and
/// in how many.
std::pair<std::size_t, std::size_t> searched_in(texts const& all, std::string_view piece) {
  std::string log;
  while (log.size() < std::size_t{64} * 1024)
    log += piece;
  interco::detail::sentences known(all.set(), "en", "it");
  for (std::size_t at = 0; at + interco::detail::key_size <= log.size(); ++at) {
    if (known.anchors().may_have(log.data() + at))
      (void)known.find(std::string_view(log).substr(0, at + known.reach_behind()), at, at, 0);
  }
  return {known.searched(), log.size()};
}

TEST(TranslateLog, SearchesNoByteAgainAndAgain) {
  // Beginnings of sentences without an end, over and over: the rest of each may be a kilobyte further on.
  texts const all({{"A", "f = { type = \"path\", example = \"x\" }", "The ship {f} of \u2026 has no name.", "{f}"},
                   {"B", "f = { type = \"path\", example = \"x\" }", "The ship {f} of \u2026 has no flag.", "{f}"}});
  for (std::string const piece : {"The ship ", "The ship x of \u2026 has ", "The ship x of \u2026 has no name"}) {
    auto const [searched, bytes] = searched_in(all, piece);
    EXPECT_GT(searched, 0U) << piece;
    EXPECT_LE(searched, 2 * bytes) << piece << ": once for each of the two sentences";
  }
}

TEST(TranslateLog, SearchesNoByteBackAgainAndAgain) {
  // Ends of sentences without a beginning, which may be a kilobyte before each.
  texts const all({{"A", "f = { type = \"path\", example = \"x\" }", "At {f} nothing was found.", "{f}"}});
  for (std::string const piece : {"nothing was found ", "At nothing was found ", "nothing was found\n"}) {
    auto const [searched, bytes] = searched_in(all, piece);
    EXPECT_LE(searched, bytes) << piece;
  }
}

TEST(TranslateLog, FindsTheNearestBeginningBeforeAnEnd) {
  texts const all({{"A", "f = { type = \"path\", example = \"x\" }", "At {f} nothing was found.", "{f} is void."}});
  std::string const longest(1024, 'x');
  for (auto const& [log, expected] : std::vector<std::pair<std::string, std::string>>{
           {"At a nothing was found.", "a is void."},
           {"At nothing was found, nothing was found.", "nothing was found, is void."},
           {"At At b nothing was found.", "At b is void."},
           {"At a\n nothing was found. At b nothing was found.", "At a\n nothing was found. b is void."},
           {"nothing was found, nothing was found; At c nothing was found",
            "nothing was found, nothing was found; c is void"},
           {"At d nothing was found here, nothing was found.", "d nothing was found here, is void."},
           {"At " + longest + " nothing was found.", longest + " is void."},
           {"At " + longest + "x nothing was found.", "At " + longest + "x nothing was found."},
           {"At a nothing was found! At b nothing was found?", "a is void! b is void?"},
       })
    EXPECT_EQ(translated(all.set(), "en", "it", log), expected) << log;
}

} // namespace
