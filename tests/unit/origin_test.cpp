// Where texts come from: of what is shipped, loaded and laid over; and what files must not make of it.
#include <interco/codes.hpp>
#include <interco/interco.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/origin_table.hpp"
#include "exchange/sources.hpp"
#include "exchange/stats.hpp"
#include "icu/bundle_file.hpp"
#include "support/allocations.hpp"
#include "support/fixtures.hpp"

namespace {

namespace fs = std::filesystem;
using interco::catalog;
using interco::origin;
using interco::text_state;
using interco::detail::origin_table;
using interco::test::genrb;
using interco::test::po_entry;
using interco::test::po_header;
using interco::test::read_all;
using interco::test::ship_sources;
using interco::test::temporary_folder;
using testing::HasSubstr;

/// "it.po:4, translated", with the package before it where there is one.
std::string shown(origin const& from) {
  auto text = std::string(from.package.empty() ? "" : fs::path(from.package).filename().string() + ": ");
  text += std::string(from.source) + ":" + std::to_string(from.line) + ", " + std::string(to_string(from.state));
  return text + (from.embedded ? ", embedded" : "");
}

/// What there is where nothing is known.
constexpr char const* nothing = ":0, unknown";

std::vector<std::string> lines_of(std::string const& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);)
    lines.push_back(line);
  return lines;
}

/// A text in each state, but for AGROUND's action, which is English.
std::string italian() {
  return po_header + po_entry("AFLOAT", "Afloat.", "A galla.") + "# Reviewed-by: Ada\n" +
         po_entry("AGROUND", "Aground.", "Incagliata.") + "#, fuzzy\n" + po_entry("STRANDED", "Stranded.", "Arenata.") +
         po_entry("ADRIFT", "Drifting.", "Alla deriva.");
}

TEST(Origin, OfAnEmbeddedTextIsTheLineOfItsKey) {
  for (auto const& catalog : interco::embedded_catalogs()) {
    struct {
      char const* locale;
      char const* file;
      text_state state;
    } const cases[] = {{"it", "it.po", text_state::translated}, {"en", "en.txt", text_state::source}};
    for (auto const& each : cases) {
      auto const translated = catalog.locales();
      if (std::find(translated.begin(), translated.end(), each.locale) == translated.end())
        continue;
      auto const lines =
          lines_of(interco::test::read_source("locales/" + std::string(catalog.domain()) + "/" + each.file));
      auto const in = catalog.in(each.locale);
      auto const is_key = [&](origin const& from, interco::message const& answer, std::string const& suffix) {
        auto const line = from.line == 0 || from.line > lines.size() ? "" : lines[from.line - 1];
        auto const is_of = [&](std::string_view symbol) {
          auto const key = std::string(symbol) + suffix;
          return line == "msgctxt \"" + key + "\"" || line.starts_with("    " + key + " {");
        };
        // An alias has a line of its own, or that of the other.
        auto const other = in[answer.value()];
        EXPECT_TRUE(is_of(answer.symbol()) || (answer.text() == other.text() && is_of(other.symbol())))
            << answer.symbol() << suffix << ": " << line;
        EXPECT_EQ(from.source, each.file);
        EXPECT_EQ(from.package, "");
        EXPECT_EQ(from.state, each.state);
        EXPECT_TRUE(from.embedded);
      };
      for (auto const answer : catalog.in(each.locale)) {
        is_key(answer.origin(), answer, "");
        if (!answer.action().empty())
          is_key(answer.action_origin(), answer, ".action");
        EXPECT_EQ(shown(answer.passed_over()), nothing);
      }
    }
  }
}

TEST(Origin, OfAReaderSetIsThatOfTheReader) {
  auto const set = interco::embedded_catalogs();
  auto const readers = set.in("it-CH");
  auto const answer = readers[interco::code{"sspi", 0x80090328}];
  EXPECT_EQ(answer.resolved(), interco::resolved::parent);
  EXPECT_EQ(answer.origin().source, "it.po");
  EXPECT_GT(answer.origin().line, 0U);
}

TEST(Origin, OfALoadedTextIsReadWhereItIsAskedFor) {
  temporary_folder const folder;
  auto const package = interco::test::compile(folder, ship_sources({{"it.po", italian()}}));
  for (bool const origins : {false, true}) {
    for (bool const map : {false, true}) {
      for (auto const& path : {package, folder.path() / "ship"}) {
        SCOPED_TRACE(path.string());
        auto const ship = catalog::load(path, {.map = map, .origins = origins});
        auto const it = ship.in("it");
        bool const is_folder = fs::is_directory(path);
        auto const file = [&](char const* name) { return is_folder ? (path / name).string() : path.string(); };
        EXPECT_EQ(it["AFLOAT"].origin().package, file("it.res"));
        EXPECT_EQ(it["AGROUND"].action_origin().package, file("root.res"));
        auto const at = [&](char const* name) { return fs::path(file(name)).filename().string() + ": "; };
        EXPECT_EQ(shown(it["AFLOAT"].origin()), at("it.res") + (origins ? "it.po:4, translated" : nothing));
        EXPECT_EQ(shown(it["AGROUND"].origin()), at("it.res") + (origins ? "it.po:9, reviewed" : nothing));
        EXPECT_EQ(shown(it["AGROUND"].action_origin()), at("root.res") + (origins ? "en.txt:4, source" : nothing));
        EXPECT_EQ(shown(it["ADRIFT"].origin()), at("root.res") + (origins ? "en.txt:6, source" : nothing));
        EXPECT_EQ(shown(it["AFLOAT"].action_origin()), nothing);
        EXPECT_TRUE(ship.problems().empty());
      }
    }
  }
}

TEST(Origin, NamesWhatIsTranslatedButNotServed) {
  temporary_folder const folder;
  auto const package = interco::test::compile(
      folder,
      ship_sources({{"it.po", italian()},
                    {"de.po", po_header + po_entry("AFLOAT", "Afloat.", "") + po_entry("ADRIFT", "Adrift.", "\\a") +
                                  po_entry("STRANDED", "Stranded.", "Gestrandet.")}}));
  auto const ship = catalog::load(package, {.origins = true});
  struct {
    char const* locale;
    char const* symbol;
    std::string passed_over;
    char const* origin;
  } const cases[] = {
      {"it", "AFLOAT", nothing, "ship.dat: it.po:4, translated"},
      {"it", "STRANDED", "ship.dat: it.po:14, needs-review", "ship.dat: en.txt:5, source"},
      {"it", "ADRIFT", "ship.dat: it.po:18, stale", "ship.dat: en.txt:6, source"},
      {"de", "ADRIFT", "ship.dat: de.po:8, refused", "ship.dat: en.txt:6, source"},
      {"de", "AFLOAT", nothing, "ship.dat: en.txt:2, source"}, // empty: not translated
      {"de", "AGROUND", nothing, "ship.dat: en.txt:3, source"},
      {"it, de", "STRANDED", "ship.dat: it.po:14, needs-review", "ship.dat: de.po:12, translated"},
      {"de, it", "STRANDED", nothing, "ship.dat: de.po:12, translated"},
      {"de, it", "ADRIFT", "ship.dat: de.po:8, refused", "ship.dat: en.txt:6, source"},
      {"en", "ADRIFT", nothing, "ship.dat: en.txt:6, source"},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(std::string(each.locale) + ", " + each.symbol);
    auto const reader = ship.in(each.locale);
    EXPECT_EQ(shown(reader[each.symbol].passed_over()), each.passed_over);
    EXPECT_EQ(shown(reader[each.symbol].origin()), each.origin);
  }
}

TEST(Origin, IsOfNoUnknownCodeButOfItsParent) {
  temporary_folder const folder;
  auto sources = ship_sources();
  auto& definitions = sources.at("ship.toml");
  definitions.insert(definitions.find("[codes]"), "parent = { modulus = 4096 }\n");
  auto const ship = catalog::load(interco::test::compile(folder, sources), {.origins = true}).in("it");
  EXPECT_EQ(shown(ship[0x123U].origin()), "ship.dat: en.txt:2, source");
  for (auto const& answer : {ship["AGROUMD"], ship[0x80130001U]}) {
    EXPECT_EQ(shown(answer.origin()), nothing);
    EXPECT_EQ(shown(answer.action_origin()), nothing);
    EXPECT_EQ(shown(answer.passed_over()), nothing);
  }
  EXPECT_EQ(shown(catalog().in("it")[1U].origin()), nothing);
}

TEST(Origin, OfAnOverlayIsItsOwnFile) {
  temporary_folder const folder;
  auto const base = interco::test::compile(folder, ship_sources({{"it.po", italian()}}));
  temporary_folder const compiled;
  (void)interco::test::compile(compiled,
                               ship_sources({{"it.po", po_header + po_entry("ADRIFT", "Adrift.", "Al largo.")}}));
  fs::create_directory(folder.path() / "one");
  fs::copy(compiled.path() / "ship/it.res", folder.path() / "one/it.res");
  fs::create_directory(folder.path() / "two");
  fs::rename(genrb(folder, "it", R"(it { AFLOAT { "Galleggia." } })"), folder.path() / "two/it.res");
  auto const ship = catalog::load(base, {.origins = true});
  auto const it = ship.overlaid(folder.path() / "one").overlaid(folder.path() / "two").in("it");
  EXPECT_EQ(it["AFLOAT"].text(), "Galleggia.");
  EXPECT_EQ(it["AFLOAT"].origin().package, (folder.path() / "two/it.res").string());
  EXPECT_EQ(shown(it["AFLOAT"].origin()), "it.res: :0, unknown"); // a plain bundle does not say more
  EXPECT_EQ(it["ADRIFT"].origin().package, (folder.path() / "one/it.res").string());
  EXPECT_EQ(shown(it["ADRIFT"].origin()), "it.res: it.po:4, translated");
  EXPECT_EQ(shown(it["AGROUND"].origin()), "ship.dat: it.po:9, reviewed");

  fs::create_directory(folder.path() / "sspi");
  fs::rename(genrb(folder, "it", R"(it { SEC_E_OK { "Bene." } })"), folder.path() / "sspi/it.res");
  auto const sspi = interco::sspi::catalog().overlaid(folder.path() / "sspi").in("it");
  EXPECT_FALSE(sspi["SEC_E_OK"].origin().embedded);
  EXPECT_TRUE(sspi["SEC_E_CERT_EXPIRED"].origin().embedded);
}

TEST(Origin, OfATextThatTheLoaderLeftOutIsStale) {
  temporary_folder const before;
  temporary_folder const after;
  (void)interco::test::compile(before, ship_sources({{"it.po", italian()}}));
  auto sources = ship_sources();
  auto& english = sources.at("en.txt");
  english.replace(english.find("Afloat."), 7, "On top.");
  (void)interco::test::compile(after, sources);
  fs::copy(before.path() / "ship/it.res", after.path() / "ship/it.res");
  auto const ship = catalog::load(after.path() / "ship", {.origins = true}).in("it");
  EXPECT_EQ(shown(ship["AFLOAT"].origin()), "root.res: en.txt:2, source");
  EXPECT_EQ(shown(ship["AFLOAT"].passed_over()), "it.res: it.po:4, stale");
  EXPECT_EQ(shown(ship["AGROUND"].origin()), "it.res: it.po:9, reviewed");
}

TEST(Origin, HasTheStateThatIsCounted) {
  temporary_folder const folder;
  std::map<std::string, std::string> const locales{
      {"it.po", italian()},
      {"de.po", po_header + "# Reviewed-by: Ada\n" + po_entry("AFLOAT", "Afloat.", "") +
                    "# Reviewed-by: Ada\n#, fuzzy\n" + po_entry("ADRIFT", "Adrift.", "Treibend.") +
                    "# Not Reviewed-by: Ada\n" + po_entry("STRANDED", "Stranded.", "Gestrandet.") + "#, fuzzy\n" +
                    po_entry("AGROUND", "x", "")},
      {"fr.txt", R"(fr {
  // Reviewed-by: Ada
  AFLOAT { "À flot." }
  // Reviewed-by: Ada
  //#, fuzzy
  //msgctxt "ADRIFT"
  //msgid "Adrift."
  //msgstr "À la dérive."
  STRANDED { "Échoué." }
  /* Reviewed-by: Ada */
  AGROUND { "Échoué." }
  AGROUND.action { "" }
}
)"},
      // Marks above what genrb would take.
      {"es.txt", R"(es {
  //#, fuzzy
  // Reviewed-by: Ada
  AFLOAT { "A flote." }
  //msgid "Adrift"
  //" there."
  ADRIFT { "A la deriva." }
  //msgid "Stranded."
  STRANDED { "Varado." }
  //msgid ""
  AGROUND { "Encallado." }
}
)"}};
  auto const package = interco::test::compile(folder, ship_sources(locales));
  auto const ship = catalog::load(package, {.origins = true});
  interco::exchange::diagnostics found;
  auto const sources =
      interco::exchange::read_sources(folder.path() / "sources/ship.toml", folder.path() / "sources", found);
  ASSERT_TRUE(sources);
  auto const measured = measure(*sources, found);
  ASSERT_EQ(measured.languages.size(), locales.size());
  std::set<text_state> seen;
  for (auto const& language : measured.languages) {
    auto const reader = ship.in(language.tag);
    for (std::size_t i = 0; i < measured.texts.size(); ++i) {
      auto const& text = measured.texts[i];
      if (text.is_action)
        continue;
      auto const& symbol = sources->codes.codes[text.ordinal].symbol;
      auto const answer = reader[symbol];
      auto const state =
          answer.origin().state == text_state::source ? answer.passed_over().state : answer.origin().state;
      auto const counted = language.texts[i].state;
      // Of what is not there, nothing is told; in ICU text, what is not served is a comment.
      bool const is_told =
          interco::exchange::is_served(counted) || (counted != text_state::untranslated && language.tag != "fr");
      EXPECT_EQ(to_string(state), to_string(is_told ? counted : text_state::unknown)) << language.tag << ' ' << symbol;
      seen.insert(counted);
    }
  }
  EXPECT_EQ(seen.size(), 5U); // all but refused
}

TEST(Origin, AllocatesNothing) {
  static_assert(noexcept(std::declval<interco::message>().origin()));
  static_assert(noexcept(std::declval<interco::message>().action_origin()));
  static_assert(noexcept(std::declval<interco::message>().passed_over()));
  static_assert(std::is_trivially_copyable_v<origin>);
  temporary_folder const folder; // its name is longer than what a std::string holds without
  auto const package = interco::test::compile(folder, ship_sources({{"it.po", italian()}}));
  auto const it = catalog::load(package, {.origins = true}).in("it");
  std::size_t size = 0;
  auto const before = interco::test::allocations();
  for (auto const* symbol : {"AGROUND", "STRANDED", "NOBODY"}) {
    auto const answer = it[symbol];
    for (auto const& from : {answer.origin(), answer.action_origin(), answer.passed_over()})
      size += from.package.size();
  }
  EXPECT_EQ(interco::test::allocations(), before);
  EXPECT_EQ(size, 4 * package.string().size());
}

TEST(Origin, MakesTheSameBytesFromAnyFolder) {
  temporary_folder const one;
  temporary_folder const other;
  auto const sources = ship_sources({{"it.po", italian()}});
  auto const bytes = read_all(interco::test::compile(one, sources));
  EXPECT_EQ(bytes, read_all(interco::test::compile(other, sources)));
  EXPECT_EQ(bytes.find(one.path().filename().string()), std::string::npos);
}

TEST(OriginTable, OpensWhatWasMadeAndNothingElse) {
  std::vector<std::uint32_t> const entries{origin_table::pack(7, text_state::reviewed),
                                           origin_table::pack(0xFFFFFF, text_state::stale),
                                           origin_table::pack(0x1000000, text_state::source), 0};
  auto const sound = origin_table::make("it.po", entries);
  auto const open = [](std::string const& block, std::uint32_t count, std::size_t shift = 0) {
    std::vector<std::uint64_t> aligned((block.size() + shift) / 8 + 1);
    auto* const begin = reinterpret_cast<char*>(aligned.data()) + shift;
    std::copy(block.begin(), block.end(), begin);
    return origin_table::open(std::as_bytes(std::span(begin, block.size())), count, nullptr).has_value();
  };
  auto const table = origin_table::open(std::as_bytes(std::span(sound)), 4, nullptr);
  ASSERT_TRUE(table);
  EXPECT_EQ(shown(table->of(0)), "it.po:7, reviewed");
  EXPECT_EQ(shown(table->of(1)), "it.po:16777215, stale");
  EXPECT_EQ(shown(table->of(2)), "it.po:0, source"); // there is no room for more
  EXPECT_EQ(shown(table->of(3)), "it.po:0, untranslated");
  EXPECT_EQ(shown(table->of(4)), nothing);
  EXPECT_EQ(shown(origin_table().of(0)), nothing);
  EXPECT_TRUE(open(sound, 4));
  EXPECT_FALSE(open(sound, 4, 1)); // not aligned
  EXPECT_FALSE(open(sound, 3));
  EXPECT_FALSE(open(sound, 5));
  for (std::size_t size = 0; size < sound.size(); ++size)
    EXPECT_FALSE(open(sound.substr(0, size), 4)) << size;
  EXPECT_FALSE(open(sound + '\0', 4));
  struct {
    char const* name;
    std::string block;
  } const cases[] = {
      {"a state that there is not", origin_table::make("it.po", std::vector<std::uint32_t>{0, 0, 0, 8U << 24U})},
      {"no name", origin_table::make("", entries)},
      {"a folder", origin_table::make("/home/ada/it.po", entries)},
      {"a line end", origin_table::make("it\n.po", entries)},
      {"an escape sequence", origin_table::make("it\x1B[2J.po", entries)},
      {"no UTF-8", origin_table::make("it\xFF.po", entries)},
      {"a NUL", origin_table::make(std::string_view("it\0.po", 6), entries)},
      {"no NUL behind it", std::string(sound).replace(sound.size() - 1, 1, "x")},
      {"another version", std::string(sound).replace(4, 1, "\x02")},
      {"another magic", std::string(sound).replace(0, 1, "J")},
  };
  for (auto const& each : cases)
    EXPECT_FALSE(open(each.block, 4)) << each.name;
}

/// A bundle whose table of origins is changed, with the right checksum and size.
class changed_origins {
 public:
  explicit changed_origins(fs::path file) : file_(std::move(file)), bundle_(read_all(file_)) {
    std::memcpy(&record, bundle_.data() + bundle_.size() - sizeof record, sizeof record);
    end_ = bundle_.size() - 2 * sizeof record - interco::detail::padded(record.size);
    begin_ = end_ - interco::detail::padded(record.origins_size);
    content = bundle_.substr(begin_, record.origins_size);
  }
  void write() {
    auto const bytes = std::as_bytes(std::span(content));
    if (bytes.size() >= sizeof(origin_table::header)) {
      auto const sum =
          interco::detail::annex_checksum(bytes.subspan(origin_table::checked_from), file_.stem().string());
      std::memcpy(content.data() + offsetof(origin_table::header, checksum), &sum, sizeof sum);
    }
    write_as_it_is();
  }
  void write_as_it_is() {
    std::string const last(reinterpret_cast<char const*>(&record), sizeof record);
    auto padded = content;
    padded.resize(interco::detail::padded(content.size()));
    auto const annex = bundle_.substr(end_, bundle_.size() - end_ - sizeof record);
    std::ofstream(file_, std::ios::binary) << bundle_.substr(0, begin_) + padded + annex + last;
  }

  interco::detail::annex_record record;
  std::string content;

 private:
  fs::path file_;
  std::string bundle_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

TEST(Origin, OfAFileThatSaysWhatCannotBeIsRefused) {
  temporary_folder const folder;
  (void)interco::test::compile(folder, ship_sources({{"it.po", italian()}}));
  auto const file = folder.path() / "ship/it.res";
  auto const sound = read_all(file);
  struct {
    char const* name;
    std::function<void(changed_origins&)> change;
    char const* text; // empty: as if there were no table
  } const cases[] = {
      {"no table", [](changed_origins& of) { of.content.clear(), of.record.origins_size = 0; }, ""},
      {"half a header", [](changed_origins& of) { of.content.resize(of.record.origins_size = 12); }, "checksum"},
      {"an entry too few",
       [](changed_origins& of) {
         of.content.erase(24, 4);
         of.content[16] = static_cast<char>(of.content[16] - 1);
         of.record.origins_size -= 4;
       },
       "is not sound"},
      {"very many entries", [](changed_origins& of) { of.content.replace(16, 4, "\xFF\xFF\xFF\xFF"); }, "is not sound"},
      {"a very long name", [](changed_origins& of) { of.content.replace(20, 4, "\xFF\xFF\xFF\xFF"); }, "is not sound"},
      {"a state of tomorrow", [](changed_origins& of) { of.content[27] = 8; }, "is not sound"},
      {"a folder", [](changed_origins& of) { of.content[of.content.size() - 4] = '/'; }, "is not sound"},
      {"more than the file", [](changed_origins& of) { of.record.origins_size = std::uint64_t{1} << 40U; },
       "its annex says"},
      {"more than can be said", [](changed_origins& of) { of.record.origins_size = std::uint64_t{0} - 16; },
       "its annex says"},
      {"all of the file", [](changed_origins& of) { of.record.origins_size += 16; }, "checksum"},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.name);
    std::ofstream(file, std::ios::binary) << sound;
    changed_origins changed(file);
    each.change(changed);
    changed.write();
    for (bool const map : {false, true}) {
      auto const ship = catalog::load(folder.path() / "ship", {.map = map, .open_all = true, .origins = true});
      auto const answer = ship.in("it")["AFLOAT"];
      if (*each.text == '\0') {
        EXPECT_EQ(shown(answer.origin()), "it.res: :0, unknown");
        EXPECT_TRUE(ship.problems().empty());
      } else {
        EXPECT_EQ(shown(answer.origin()), "root.res: en.txt:2, source");
        ASSERT_EQ(ship.problems().size(), 1U);
        EXPECT_THAT(ship.problems()[0].text, HasSubstr(each.text));
      }
    }
  }
}

TEST(Origin, OfChangedBytesIsNotTold) {
  temporary_folder const folder;
  (void)interco::test::compile(folder, ship_sources({{"it.po", italian()}}));
  auto const file = folder.path() / "ship/it.res";
  auto const sound = read_all(file);
  auto const begin = sound.find("ICUO");
  ASSERT_NE(begin, std::string::npos);
  int refused = 0;
  for (std::size_t at = begin; at < sound.size(); ++at) {
    auto damaged = sound;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    std::ofstream(file, std::ios::binary) << damaged;
    auto const ship = catalog::load(folder.path() / "ship", {.origins = true}).in("it");
    auto const from = shown(ship["AGROUND"].origin());
    if (from != "it.res: it.po:9, reviewed") {
      EXPECT_EQ(from, "root.res: en.txt:3, source") << at;
      ++refused;
    }
  }
  EXPECT_GT(refused, 200);
}

} // namespace
