// Damaged files of catalogs, some ten thousand of them: none may crash the library, and none may make it lie.
#include <interco/interco.hpp>
#include <interco/safe_text.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <map>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "core/origin_table.hpp"
#include "core/utf16.hpp"
#include "icu/bundle_file.hpp"
#include "icu/resource_bundle.hpp"
#include "support/fixtures.hpp"
#include "support/icu_bundle.hpp"

namespace {

namespace fs = std::filesystem;
using interco::detail::same_text;
using interco::test::po_entry;
using interco::test::po_header;
using interco::test::read_all;
using interco::test::ship_sources;
using interco::test::sspi_sources;
using interco::test::temporary_folder;

/// Makes damaged copies. The same seed makes the same ones everywhere.
class mutator {
 public:
  explicit mutator(std::vector<std::string> donors) : donors_(std::move(donors)) {}

  std::string operator()(std::string bytes) {
    auto const times = 1 + below(3);
    for (std::size_t i = 0; i < times; ++i)
      mutate(bytes);
    return bytes;
  }
  std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }

 private:
  void mutate(std::string& bytes) {
    if (bytes.empty())
      return;
    // Every second one hits the beginning, where sizes and offsets are.
    auto const near = below(2) == 0 ? std::min<std::size_t>(bytes.size(), 256) : bytes.size();
    auto const at = below(near);
    switch (below(9)) {
    case 0:
      bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
      break;
    case 1:
      bytes[at] = static_cast<char>(random_());
      break;
    case 2: { // a number that is a little wrong, or very
      constexpr std::uint32_t extremes[] = {0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0x0FFFFFFF, 0x10000, 0xFFFF};
      auto const place = at / 4 * 4;
      if (place + 4 > bytes.size())
        break;
      std::uint32_t number = 0;
      std::memcpy(&number, bytes.data() + place, 4);
      number = below(2) == 0 ? extremes[below(std::size(extremes))] : number + static_cast<std::uint32_t>(below(9)) - 4;
      std::memcpy(bytes.data() + place, &number, 4);
      break;
    }
    case 3:
      bytes.resize(at);
      break;
    case 4:
      bytes.insert(at, below(64), static_cast<char>(random_()));
      break;
    case 5:
      bytes.erase(at, below(64));
      break;
    case 6: { // a piece of another file
      auto const& donor = donors_[below(donors_.size())];
      auto const from = below(donor.size());
      auto const piece = donor.substr(from, below(512));
      bytes.replace(at, below(2) == 0 ? piece.size() : 0, piece);
      break;
    }
    case 7: // byte order, character set, size of a character; format and its version
      if (bytes.size() > 20)
        bytes[8 + below(12)] = static_cast<char>(below(4) == 0 ? random_() : below(4));
      break;
    default:
      std::reverse(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                   bytes.begin() + static_cast<std::ptrdiff_t>(std::min(bytes.size(), at + 4)));
    }
  }

  std::vector<std::string> donors_;
  std::mt19937 random_{72}; // NOLINT(bugprone-random-generator-seed): the same everywhere
};

/// What a sound catalog answers.
struct answers {
  std::map<std::string, std::string> italian;
  std::map<std::string, std::string> english;

  explicit answers(interco::catalog const& sound) {
    for (auto const message : sound.in("it")) {
      italian[std::string(message.symbol())] = message.text();
      english[std::string(message.symbol())] = message.english();
    }
  }

  /// Every answer of a damaged catalog is one of a sound one, in the locale that it says.
  void expect_no_lie(interco::catalog const& damaged) const {
    for (auto const* wanted : {"it", "en", "de"}) {
      auto const reader = damaged.in(wanted);
      for (auto const& [symbol, text] : english) {
        auto const message = reader[symbol];
        if (!message.known())
          continue;
        ASSERT_EQ(message.symbol(), symbol);
        ASSERT_EQ(message.text(), message.locale() == "it" ? italian.at(symbol) : text) << symbol << " in " << wanted;
        ASSERT_EQ(message.english(), text);
        ASSERT_TRUE(same_text(message.text(), message.text_u16()));
        ASSERT_TRUE(same_text(text, message.english_u16()));
      }
    }
  }
};

/// Every text of a catalog can be shown.
void expect_sound_texts(interco::catalog const& catalog, bool utf16 = true) {
  for (auto const message : catalog.in("it")) {
    for (auto const text : {message.text(), message.action(), message.english(), message.symbol()}) {
      ASSERT_FALSE(interco::find_text_fault(text));
      if (!text.empty()) {
        ASSERT_EQ(*text.end(), '\0');
      }
    }
    if (utf16) {
      ASSERT_TRUE(same_text(message.text(), message.text_u16()));
      ASSERT_TRUE(same_text(message.action(), message.action_u16()));
      ASSERT_TRUE(same_text(message.english(), message.english_u16()));
    }
    for (auto const alias : message.aliases())
      ASSERT_FALSE(alias.empty());
    ASSERT_FALSE(message.text().empty());
  }
}

struct compiled_catalog {
  temporary_folder folder;
  fs::path package;
  std::vector<std::string> items{"definitions", "root", "en", "it", "res_index"};

  explicit compiled_catalog(interco::test::sources const& from) : package(interco::test::compile(folder, from)) {}
  [[nodiscard]] fs::path bundles() const { return fs::path(package).replace_extension(); }
  [[nodiscard]] fs::path bundle(std::string const& name) const { return bundles() / (name + ".res"); }
};

interco::test::sources ship() {
  return ship_sources(
      {{"it.po",
        po_header + po_entry("AFLOAT", "Afloat.", "A galla.") + po_entry("AGROUND", "Aground.", "Incagliata.") +
            po_entry("AGROUND.action", "Wait for the tide.", "Attendere la marea.") +
            po_entry("STRANDED", "Stranded.", "Arenata.") + po_entry("ADRIFT", "Adrift.", "Alla deriva \u00E8.")}});
}

/// Loads damaged copies of a package and of the bundles of a folder, which were compiled with their checksums.
void expect_no_lie(interco::test::sources const& from, int mutations) {
  compiled_catalog const made(from);
  answers const expected(interco::catalog::load(made.package));
  std::map<std::string, std::string> sound{{"", read_all(made.package)}};
  std::vector<std::string> donors{sound[""]};
  for (auto const& name : made.items)
    donors.push_back(sound[name] = read_all(made.bundle(name)));
  mutator mutate(donors);
  int accepted = 0;
  for (int i = 0; i < mutations && !testing::Test::HasFatalFailure(); ++i) {
    SCOPED_TRACE("mutation " + std::to_string(i));
    std::error_code ec;
    interco::catalog damaged;
    if (i % 2 == 0) {
      damaged = interco::catalog::load(made.folder.write("damaged.dat", mutate(sound[""])), ec);
    } else {
      auto const& name = made.items[mutate.below(made.items.size())];
      // Now and then a whole bundle stands under another one's name.
      auto const& other = mutate.below(8) == 0 ? made.items[mutate.below(made.items.size())] : name;
      made.folder.write(made.bundle(name), other == name ? mutate(sound[name]) : sound[other]);
      damaged = interco::catalog::load(made.bundles(), ec);
      damaged.open_all();
      made.folder.write(made.bundle(name), sound[name]);
    }
    accepted += ec ? 0 : 1;
    ASSERT_EQ(ec ? 0U : expected.english.size(), damaged.size());
    ASSERT_TRUE(!ec || !damaged.problems().empty());
    ASSERT_NO_FATAL_FAILURE(expected.expect_no_lie(damaged));
  }
  EXPECT_GT(accepted, mutations / 10); // else it shows little
}

TEST(Mutations, OfASmallCatalogNeitherCrashNorLie) {
  expect_no_lie(ship(), 12'000);
}

TEST(Mutations, OfTheSspiCatalogNeitherCrashNorLie) {
  expect_no_lie(sspi_sources(), 2'000);
}

// Who can write a file can write its checksum too: then it may say anything, but it crashes nothing, and what it says
// can be shown.
TEST(Mutations, WithTheirChecksumMadeAgainCrashNothing) {
  compiled_catalog const made(ship());
  std::map<std::string, std::string> sound;
  std::vector<std::string> donors;
  for (auto const& name : made.items)
    donors.push_back(sound[name] = read_all(made.bundle(name)));
  mutator mutate(donors);
  int accepted = 0;
  int reported = 0;
  for (int i = 0; i < 6'000 && !testing::Test::HasFatalFailure(); ++i) {
    SCOPED_TRACE("mutation " + std::to_string(i));
    auto const& name = made.items[i % 2 == 0 ? 0 : mutate.below(made.items.size())];
    auto const& bundle = sound[name];
    interco::detail::annex_record record;
    auto const end = bundle.size() - sizeof record;
    std::memcpy(&record, bundle.data() + end, sizeof record);
    auto const begin = end - interco::detail::padded(record.size);
    auto content = mutate(bundle.substr(begin, record.size));
    record.size = content.size();
    record.checksum = interco::detail::annex_checksum(std::as_bytes(std::span(content)), name);
    content.resize(interco::detail::padded(content.size()));
    std::string const record_bytes(reinterpret_cast<char const*>(&record), sizeof record);
    made.folder.write(made.bundle(name),
                      bundle.substr(0, begin - sizeof record) + record_bytes + content + record_bytes);
    std::error_code ec;
    // Read as UTF-8 alone, a text may be any; else it has to be that of the strings.
    bool const utf16 = mutate.below(2) == 0;
    auto const damaged = interco::catalog::load(made.bundles(), ec, {.utf16 = utf16});
    made.folder.write(made.bundle(name), bundle);
    ASSERT_NO_FATAL_FAILURE(expect_sound_texts(damaged, utf16));
    accepted += ec ? 0 : 1;
    reported += damaged.problems().empty() ? 0 : 1;
  }
  EXPECT_GT(accepted, 600);
  EXPECT_GT(reported, 600);
}

TEST(Mutations, OfWhereTextsComeFromCrashNothing) {
  using interco::detail::origin_table;
  compiled_catalog const made(ship());
  auto const bundle = read_all(made.bundle("it"));
  interco::detail::annex_record record;
  auto const last = bundle.size() - sizeof record;
  std::memcpy(&record, bundle.data() + last, sizeof record);
  auto const first = last - interco::detail::padded(record.size) - sizeof record;
  auto const begin = first - interco::detail::padded(record.origins_size);
  auto const sound = bundle.substr(begin, record.origins_size);
  mutator mutate({sound});
  int accepted = 0;
  for (int i = 0; i < 3'000; ++i) {
    SCOPED_TRACE("mutation " + std::to_string(i));
    auto content = mutate(sound);
    if (content.size() >= sizeof(origin_table::header)) {
      auto const checksum =
          interco::detail::annex_checksum(std::as_bytes(std::span(content)).subspan(origin_table::checked_from), "it");
      std::memcpy(content.data() + offsetof(origin_table::header, checksum), &checksum, sizeof checksum);
    }
    record.origins_size = content.size();
    content.resize(interco::detail::padded(content.size()));
    std::string const record_bytes(reinterpret_cast<char const*>(&record), sizeof record);
    made.folder.write(made.bundle("it"),
                      bundle.substr(0, begin) + content + bundle.substr(first, last - first) + record_bytes);
    auto const ship = interco::catalog::load(made.bundles(), {.origins = true});
    for (auto const answer : ship.in("it")) {
      auto const from = answer.origin();
      ASSERT_NE(to_string(from.state), "?");
      ASSERT_FALSE(interco::find_text_fault(from.source));
      ASSERT_EQ(from.source.find('/'), std::string_view::npos);
    }
    accepted += ship.problems().empty() ? 1 : 0;
  }
  EXPECT_GT(accepted, 100);
  EXPECT_LT(accepted, 2'900);
}

TEST(Mutations, OfPlainBundlesAreReadAsIcuReadsThemOrNotAtAll) {
  temporary_folder const folder;
  std::vector<std::string> const sound{
      read_all(interco::test::genrb(
          folder, "it", R"(it { AFLOAT { "A galla." } AGROUND { "Incagliata." } "AGROUND.action" { "Attendere." } })")),
      read_all(
          interco::test::genrb(folder, "it", "it { AFLOAT { \"" + std::string(50, 'a') + R"(" } ADRIFT { "\U0001F6A2" }
                                          T { U { "u" } V:int { 1 } W { "x", "y" } } Z:intvector { 1, 2 } Y:bin { 0102 } })"))};
  compiled_catalog const made(ship());
  auto const base = interco::catalog::load(made.package);
  mutator mutate(sound);
  int accepted = 0;
  for (int i = 0; i < 10'000 && !testing::Test::HasFatalFailure(); ++i) {
    SCOPED_TRACE("mutation " + std::to_string(i));
    auto const bytes = mutate(sound[static_cast<std::size_t>(i) % sound.size()]);
    folder.write("it.res", bytes);
    std::error_code ec;
    auto const corrected = base.overlaid(folder.path() / "it.res", ec);
    ASSERT_NO_FATAL_FAILURE(expect_sound_texts(corrected));
    // What is accepted is safe for ICU, which reads the same.
    interco::detail::resource_bundle bundle;
    if (interco::detail::resource_bundle::open(std::as_bytes(std::span(bytes)), bundle))
      continue;
    ++accepted;
    auto const expected = interco::test::read_with_icu(std::as_bytes(std::span(bytes)));
    ASSERT_TRUE(expected);
    for (std::uint32_t each = 0; each < bundle.size(); ++each) {
      auto const item = bundle[each];
      auto const same = expected->find(std::string(item.key));
      ASSERT_EQ(item.is_string, same != expected->end());
      if (item.is_string) {
        ASSERT_EQ(item.text, same->second);
      }
    }
  }
  EXPECT_GT(accepted, 1'000);
}

} // namespace
