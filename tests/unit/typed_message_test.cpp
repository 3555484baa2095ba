// The types in a generated header, and what readers make of them in three languages.
#include <interco/catalog_set.hpp>
#include <interco/codes/backup.hpp>
#include <interco/codes/sspi.hpp>
#include <interco/interco.hpp>

#include <chrono>
#include <filesystem>
#include <type_traits>
#include <unordered_set>

#include <gmock/gmock.h>

namespace {

using namespace interco;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::chrono::sys_days day = std::chrono::year(2026) / 11 / 23;

template <class... Arguments>
constexpr bool takes = (std::is_convertible_v<Arguments, owned::integer> && ...);

TEST(TypedMessage, IsPutIntoWordsForEachReader) {
  struct {
    message_value what;
    char const* english;
    char const* italian;
    char const* polish;
  } const cases[]{
      {backup::disk_full{.volume = "D:", .missing = 1}, "There is not enough room on D:: 1 more byte is needed.",
       "Lo spazio su D: non basta: serve ancora 1 byte.", "Na D: jest za mało miejsca: brakuje 1 bajta."},
      {backup::disk_full{.volume = "D:", .missing = 1234567},
       "There is not enough room on D:: 1,234,567 more bytes are needed.",
       "Lo spazio su D: non basta: servono ancora 1.234.567 byte.",
       "Na D: jest za mało miejsca: brakuje 1\u00A0234\u00A0567 bajtów."},
      {backup::target_full{.volume = "D:", .missing = 5}, "The target D: is full: 5 bytes are missing.",
       "La destinazione D: è piena: mancano 5 byte.", "Miejsce docelowe D: jest pełne. Brakujące bajty: 5."},
      {backup::files_skipped{.files = 0, .folder = "/a"}, "No file was skipped in /a.",
       "Nessun file è stato saltato in /a.", "Nie pominięto żadnego pliku w folderze /a."},
      {backup::files_skipped{.files = 3, .folder = "/a"}, "3 files were skipped in /a.",
       "3 file sono stati saltati in /a.", "Pominięto 3 pliki w folderze /a."},
      {backup::files_skipped{.files = 25U, .folder = std::filesystem::path("/a")}, "25 files were skipped in /a.",
       "25 file sono stati saltati in /a.", "Pominięto 25 plików w folderze /a."},
      {backup::last_run{.when = day}, "The last backup was made on November 23, 2026.",
       "Data dell’ultimo backup: 23 novembre 2026.", "Ostatnią kopię zapasową utworzono 23 listopada 2026."},
      {backup::locked{.file = "a.doc", .programs = {"Word", "Excel", "Outlook"}},
       "a.doc is open in Word, Excel, and Outlook.", "a.doc è aperto in Word, Excel e Outlook.",
       "a.doc – ten plik jest otwarty w programach: Word, Excel i Outlook."},
      {backup::refused{.server = "nas", .code_ = backup::done},
       "nas refused the backup. It answered: The backup is complete.",
       "nas ha rifiutato il backup. Ha risposto: Il backup è completo.",
       "Serwer nas odmówił przyjęcia kopii zapasowej. Jego odpowiedź: Tworzenie kopii zapasowej zakończone."},
      {backup::compressed{.ratio = 0.42}, "The backup has 42% of the size of the files.",
       "Il backup occupa il 42% dello spazio dei file.", "Kopia zapasowa zajmuje 42% rozmiaru plików."},
      {backup::class_{.class_2 = "a", .arguments_ = "b", .symbol_ = "c", .status_ = "d", .int_ = 5}, "a, b, c, d, 5",
       "a, b, c, d, 5", "a, b, c, d, 5"},
  };
  auto const& catalog = backup::catalog();
  for (auto const& each : cases) {
    SCOPED_TRACE(to_log(each.what));
    std::vector<format_problem> problems;
    EXPECT_EQ(catalog.in("en").format(each.what, {}, problems), each.english);
    EXPECT_EQ(catalog.in("it").format(each.what, {}, problems), each.italian);
    EXPECT_EQ(catalog.in("pl").format(each.what, {}, problems), each.polish);
    EXPECT_THAT(problems, IsEmpty());
    EXPECT_EQ(catalog.in("it").format(*parse_message_value(to_log(each.what))), each.italian);
    EXPECT_EQ(catalog.in("pl").format(*parse_message_value(to_json(each.what))), each.polish);
  }
}

TEST(TypedMessage, IsFormattedWithoutBecomingAValue) {
  auto const full = backup::disk_full{.volume = "D:", .missing = 1};
  auto const english = backup::catalog().in("en");
  std::vector<format_problem> problems;
  EXPECT_EQ(english.format(full), english.format(message_value(full)));
  EXPECT_EQ(english.format(full, {}, problems), english.format(full));
  EXPECT_EQ(english.format(full, {.insertion = insertion::isolated}),
            "There is not enough room on \u2068D:\u2069: 1 more byte is needed.");
  EXPECT_EQ(english[full.code].format_action(full.arguments()), "Delete files on D:, or choose another drive.");
}

TEST(TypedMessage, TakesTheTextOfACodeOfAnotherDomain) {
  catalog_set codes;
  codes.add(sspi::catalog());
  auto const refused = backup::refused{.server = "nas", .code_ = sspi::sec_e_cert_expired};
  auto const italian = backup::catalog().in("it");
  EXPECT_EQ(italian.format(refused), "nas ha rifiutato il backup. Ha risposto: sspi:0x80090328");
  EXPECT_EQ(italian.format(refused, {.codes = &codes}),
            "nas ha rifiutato il backup. Ha risposto: Il certificato ricevuto è scaduto.");
}

TEST(TypedMessage, OwnsItsValues) {
  std::string text = "a long text that does not fit into a string itself";
  auto const before = text;
  std::vector<std::string> names{"x", text};
  auto locked = backup::locked{.file = text, .programs = names};
  auto const refused = backup::refused{.server = text, .code_ = {text, 7}};
  message_value const value = locked;
  text.assign(text.size(), '?');
  names.clear();
  auto const copy = locked;
  auto const moved = std::move(locked);
  EXPECT_EQ(copy, moved);
  EXPECT_EQ(value, message_value(copy));
  EXPECT_EQ(copy.file.value(), before);
  EXPECT_THAT(moved.programs.value(), ElementsAre("x", before));
  EXPECT_THAT(copy.programs.value(), ElementsAre("x", before));
  EXPECT_EQ(refused.code_.value(), (code{before, 7}));
}

TEST(TypedMessage, IsAssigned) {
  auto a = backup::locked{.file = "a", .programs = {"x", "y"}};
  auto const b = backup::locked{.file = "b", .programs = std::vector<std::string_view>{}};
  a = b;
  EXPECT_EQ(a, b);
  EXPECT_THAT(a.programs.value(), IsEmpty());
  a = backup::locked{.file = "c", .programs = {"z"}};
  EXPECT_THAT(a.programs.value(), ElementsAre("z"));
}

TEST(TypedMessage, IsComparedAndHashed) {
  using full = backup::disk_full;
  std::unordered_set<full> const set{{.volume = "C:", .missing = 1}, {.volume = "D:", .missing = 1}};
  EXPECT_TRUE(set.contains(full{.volume = "C:", .missing = 1U}));
  EXPECT_FALSE(set.contains(full{.volume = "C:", .missing = 2}));
  EXPECT_NE((full{.volume = "C:", .missing = -1}), (full{.volume = "C:", .missing = ~std::uint64_t{0}}));
  EXPECT_EQ(backup::compressed{.ratio = 3}, backup::compressed{.ratio = 3.0F});
  EXPECT_EQ(backup::compressed{.ratio = std::nan("1")}, backup::compressed{.ratio = -std::nan("2")});
  EXPECT_NE(backup::compressed{.ratio = 0.0}, backup::compressed{.ratio = -0.0});
  EXPECT_EQ(std::hash<full>()({.volume = "C:", .missing = 1}),
            std::hash<message_value>()(full{.volume = "C:", .missing = 1}));
}

TEST(TypedMessage, TakesValuesOfItsKindOnly) {
  EXPECT_TRUE((takes<int, long, unsigned, std::int8_t, std::uint64_t>));
  EXPECT_FALSE(takes<bool> || takes<char> || takes<char32_t> || takes<double> || takes<float> || takes<char const*>);
  EXPECT_FALSE(takes<backup::status> || takes<std::nullptr_t>);
  EXPECT_FALSE((std::is_convertible_v<std::int64_t, owned::number>)); // may be rounded
  EXPECT_FALSE((std::is_convertible_v<long double, owned::number>));
  EXPECT_FALSE((std::is_convertible_v<bool, owned::number>));
  EXPECT_FALSE((std::is_convertible_v<std::filesystem::path, owned::string>));
  EXPECT_FALSE((std::is_convertible_v<int, owned::string>));
  EXPECT_FALSE((std::is_convertible_v<char const*, owned::list>));
  EXPECT_FALSE((std::is_convertible_v<std::uint32_t, owned::code>));
  EXPECT_FALSE((std::is_convertible_v<std::int64_t, owned::date_time>));
  EXPECT_FALSE((std::is_constructible_v<owned::code, char const*, bool>));
}

TEST(OwnedValue, OfANullPointerIsEmpty) {
  char const* const nothing = nullptr;
  EXPECT_EQ(interco::owned::string(nothing).value(), "");
  EXPECT_EQ(interco::owned::path(nothing).value(), "");
}

TEST(TypedMessage, HasTheNameOfItsEnumerator) {
  static_assert(backup::disk_full::code == backup::status::disk_full);
  static_assert(backup::done == backup::status::done);
  static_assert(typed_message<backup::disk_full> && !typed_message<message_value> && !typed_message<message>);
  EXPECT_EQ(backup::target_full::symbol, "TARGET_FULL");
  EXPECT_EQ(code_of<backup::target_full>, (code{"backup", 0x80120001}));
}

} // namespace
