#include <interco/codes.hpp>
#include <interco/interco.h>
#include <interco/interco.hpp>

#include <gtest/gtest.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "support/allocations.hpp"
#include "support/fixtures.hpp"

namespace {

using interco::test::failing;
using interco::test::temporary_folder;

using catalog_handle = std::unique_ptr<interco_catalog, void (*)(interco_catalog*)>;
using reader_handle = std::unique_ptr<interco_reader, void (*)(interco_reader*)>;

catalog_handle sspi() {
  interco_catalog* catalog = nullptr;
  EXPECT_EQ(interco_catalog_embedded("sspi", INTERCO_TERMINATED, &catalog), INTERCO_OK);
  return {catalog, interco_catalog_release};
}

catalog_handle loaded(std::filesystem::path const& path) {
  interco_catalog* catalog = nullptr;
  std::array<char, 500> error{};
  EXPECT_EQ(interco_catalog_load(path.c_str(), 0, &catalog, error.data(), error.size()), INTERCO_OK) << error.data();
  return {catalog, interco_catalog_release};
}

reader_handle in(catalog_handle const& catalog, char const* locales) {
  interco_reader* reader = nullptr;
  EXPECT_EQ(interco_reader_for(catalog.get(), locales, INTERCO_TERMINATED, &reader), INTERCO_OK);
  return {reader, interco_reader_release};
}

std::string_view view(interco_text const& text) {
  EXPECT_NE(text.data, nullptr);
  EXPECT_EQ(text.data[text.size], '\0');
  return {text.data, text.size};
}

void expect_same(interco_message const& in_c, interco::message const& m) {
  EXPECT_EQ(view(in_c.text), m.text());
  EXPECT_EQ(view(in_c.action), m.action());
  EXPECT_EQ(view(in_c.english), m.english());
  EXPECT_EQ(view(in_c.symbol), m.symbol());
  EXPECT_EQ(view(in_c.domain), m.domain());
  EXPECT_EQ(view(in_c.locale), m.locale());
  EXPECT_EQ(view(in_c.action_locale), m.action_locale());
  EXPECT_EQ(view(in_c.relative), m.relative());
  EXPECT_EQ(in_c.value, m.value());
  EXPECT_EQ(in_c.severity, static_cast<int>(m.severity()));
  EXPECT_EQ(in_c.audience, static_cast<int>(m.audience()));
  EXPECT_EQ(in_c.resolved, static_cast<int>(m.resolved()));
  EXPECT_EQ(in_c.known != 0, m.known());
  EXPECT_EQ(in_c.has_value != 0, m.has_value());
  EXPECT_EQ(in_c.by_parent != 0, !m.known() && m.resolved() != interco::resolved::built_in);
  EXPECT_EQ(view(in_c.facility), m.facility_name());
  auto const inside = m.wrapped().value_or(interco::code());
  EXPECT_EQ(view(in_c.wrapped_domain), inside.domain);
  EXPECT_EQ(in_c.wrapped_value, inside.value);
  EXPECT_EQ(in_c.condition, static_cast<int>(m.condition().value_or(std::errc())));
}

TEST(CInterface, AnswersAsTheCppInterface) {
  auto const reader = in(sspi(), "it-CH");
  auto const cpp = interco::sspi::catalog().in("it-CH");
  interco_message answer;
  std::size_t index = 0;
  for (auto const& m : cpp) {
    ASSERT_EQ(interco_find_index(reader.get(), index++, &answer, sizeof answer), INTERCO_OK);
    expect_same(answer, m);
    ASSERT_EQ(interco_find_value(reader.get(), m.value(), &answer, sizeof answer), INTERCO_OK);
    expect_same(answer, cpp[m.value()]);
    auto const symbol = std::string(m.symbol()) + "behind";
    ASSERT_EQ(interco_find_symbol(reader.get(), symbol.data(), m.symbol().size(), &answer, sizeof answer), INTERCO_OK);
    expect_same(answer, cpp[m.symbol()]);
  }
  EXPECT_GT(index, 90U);
  EXPECT_EQ(interco_find_index(reader.get(), index, &answer, sizeof answer), INTERCO_NOT_FOUND);
  expect_same(answer, cpp[""]);
  for (std::uint32_t const value : {0x1234U, 0xFFFFFFFFU, 0x00090328U, 0x80070005U, 0xD0000022U}) {
    EXPECT_EQ(interco_find_value(reader.get(), value, &answer, sizeof answer), INTERCO_OK);
    expect_same(answer, cpp[value]);
  }
}

TEST(CInterface, TellsWhatAValueSaysByTheRulesOfItsDomain) {
  auto const reader = in(sspi(), "it");
  interco_message answer;
  interco_find_value(reader.get(), 0x80070005, &answer, sizeof answer);
  EXPECT_EQ(answer.known, 0);
  EXPECT_EQ(answer.by_parent, 0);
  EXPECT_EQ(view(answer.facility), "FACILITY_WIN32");
  EXPECT_EQ(view(answer.wrapped_domain), "win32");
  EXPECT_EQ(answer.wrapped_value, 5U);
  EXPECT_EQ(answer.condition, 0);
  interco_find_symbol(reader.get(), "SEC_E_LOGON_DENIED", INTERCO_TERMINATED, &answer, sizeof answer);
  EXPECT_EQ(answer.condition, EACCES);
  EXPECT_EQ(view(answer.wrapped_domain), "");

  temporary_folder const folder;
  auto const http = loaded(interco::test::compile(
      folder, {{"http.toml", "[domain]\nname = \"http\"\nlayout = \"plain\"\nparent = { modulus = 100 }\n[codes]\n"
                             "BAD_REQUEST = { value = 400, severity = \"warning\", audience = \"end_user\", "
                             "condition = \"invalid_argument\" }\n"},
               {"en.txt", R"(en { BAD_REQUEST { "Refused." } BAD_REQUEST.action { "Ask otherwise." } })"}}));
  auto const english = in(http, "en");
  interco_find_value(english.get(), 499, &answer, sizeof answer);
  EXPECT_EQ(answer.known, 0);
  EXPECT_EQ(answer.by_parent, 1);
  EXPECT_EQ(view(answer.relative), "BAD_REQUEST");
  EXPECT_EQ(view(answer.text), "Refused.");
  EXPECT_EQ(view(answer.action), "Ask otherwise.");
  EXPECT_EQ(view(answer.symbol), "");
  EXPECT_EQ(answer.value, 499U);
  EXPECT_EQ(answer.severity, INTERCO_SEVERITY_WARNING);
  EXPECT_EQ(answer.audience, INTERCO_AUDIENCE_END_USER);
  EXPECT_EQ(answer.condition, 0);
  interco_find_value(english.get(), 599, &answer, sizeof answer);
  EXPECT_EQ(answer.by_parent, 0);
  EXPECT_EQ(view(answer.relative), "");
}

TEST(CInterface, ReadsWhatSomebodyWrote) {
  auto const reader = in(sspi(), nullptr);
  struct {
    char const* written;
    char const* symbol;
    interco_status status;
    int has_value;
  } const cases[] = {
      {"0x80090328", "SEC_E_CERT_EXPIRED", INTERCO_OK, 1},
      {"-2146893016", "SEC_E_CERT_EXPIRED", INTERCO_OK, 1},
      {"SSPI:sec_e_cert_expired", "SEC_E_CERT_EXPIRED", INTERCO_OK, 1},
      {"ship:SEC_E_CERT_EXPIRED", "", INTERCO_OK, 0},
      {"0x1", "", INTERCO_OK, 1},
      {"SEC_E_NOTHING", "", INTERCO_OK, 0},
      {"no code", "", INTERCO_NOT_FOUND, 0},
      {"", "", INTERCO_NOT_FOUND, 0},
  };
  for (auto const& each : cases) {
    interco_message answer;
    EXPECT_EQ(interco_find_written(reader.get(), each.written, INTERCO_TERMINATED, &answer, sizeof answer),
              each.status);
    EXPECT_EQ(view(answer.symbol), each.symbol) << each.written;
    EXPECT_EQ(answer.has_value, each.has_value) << each.written;
    EXPECT_FALSE(view(answer.text).empty()) << each.written;
  }
}

TEST(CInterface, WritesNoMoreThanTheCallerKnows) {
  auto const reader = in(sspi(), "it");
  constexpr auto longest = sizeof(interco_message) + 24; // of a caller that is newer
  interco_message whole;
  interco_find_value(reader.get(), 0x80090328, &whole, sizeof whole);
  for (std::size_t size = 1; size <= longest; ++size) {
    alignas(interco_message) std::array<char, longest + 8> room;
    room.fill('x');
    auto* const to = reinterpret_cast<interco_message*>(room.data());
    ASSERT_EQ(interco_find_value(reader.get(), 0x80090328, to, size), INTERCO_OK);
    ASSERT_EQ(std::memcmp(room.data(), &whole, std::min(size, sizeof whole)), 0) << size;
    for (std::size_t i = sizeof whole; i < size; ++i)
      ASSERT_EQ(room[i], '\0') << size;
    for (std::size_t i = size; i < room.size(); ++i)
      ASSERT_EQ(room[i], 'x') << size;
  }
}

TEST(CInterface, ListsTheEmbeddedDomains) {
  std::vector<std::string> domains;
  while (char const* const domain = interco_domain(domains.size()))
    domains.emplace_back(domain);
  std::vector<std::string> expected;
  for (auto const& catalog : interco::embedded_catalogs())
    expected.emplace_back(catalog.domain());
  EXPECT_EQ(domains, expected);
  EXPECT_EQ(interco_domain(SIZE_MAX), nullptr);
}

TEST(CInterface, SaysWhatIsWrongWithAFile) {
  temporary_folder const folder;
  auto bytes = interco::test::read_all(INTERCO_SSPI_PACKAGE);
  auto const cut = folder.write("cut.dat", std::string_view(bytes).substr(0, bytes.size() / 2));
  auto const text = folder.write("text.dat", std::string(1000, 'x'));
  auto const nothing = folder.path() / "nothing\x1B[31m.dat";
  struct {
    std::filesystem::path path;
    interco_status status;
    char const* said;
  } const cases[] = {
      {cut, INTERCO_TRUNCATED, "cut.dat"},
      {text, INTERCO_NOT_A_CATALOG, "text.dat"},
      {nothing, INTERCO_CANNOT_READ, "nothing\\u001B[31m.dat"},
  };
  auto const base = sspi();
  for (auto const& each : cases) {
    std::array<char, 500> error{};
    interco_catalog* catalog = base.get();
    EXPECT_EQ(interco_catalog_load(each.path.c_str(), 0, &catalog, error.data(), error.size()), each.status);
    EXPECT_EQ(catalog, nullptr);
    EXPECT_NE(std::string_view(error.data()).find(each.said), std::string_view::npos) << error.data();
    EXPECT_EQ(interco_catalog_overlaid(base.get(), each.path.c_str(), &catalog, error.data(), error.size()),
              each.status);
    EXPECT_NE(std::string_view(error.data()).find(each.said), std::string_view::npos) << error.data();
    // Into a buffer that is too short, and none.
    std::array<char, 8> little{};
    EXPECT_EQ(interco_catalog_load(each.path.c_str(), 0, &catalog, little.data(), 4), each.status);
    EXPECT_EQ(std::string_view(little.data()), std::string_view(error.data()).substr(0, 3));
    EXPECT_EQ(interco_catalog_load(each.path.c_str(), 0, &catalog, nullptr, 0), each.status);
  }
}

TEST(CInterface, LoadsAndLaysOver) {
  temporary_folder const folder;
  auto const package = interco::test::compile(folder, interco::test::ship_sources());
  temporary_folder const corrections;
  interco::test::genrb(corrections, "de", "de { AGROUND { \"Festgefahren.\" } NOTHING { \"Nichts.\" } }");
  std::array<char, 500> room{"before"};
  interco_catalog* catalog = nullptr;
  ASSERT_EQ(interco_catalog_load(package.c_str(), INTERCO_LOAD_MAP | INTERCO_LOAD_OPEN_ALL, &catalog, room.data(),
                                 room.size()),
            INTERCO_OK);
  EXPECT_STREQ(room.data(), "");
  catalog_handle const ship(catalog, interco_catalog_release);
  EXPECT_STREQ(interco_catalog_domain(ship.get()), "ship");
  ASSERT_EQ(interco_catalog_overlaid(ship.get(), corrections.path().c_str(), &catalog, room.data(), room.size()),
            INTERCO_OK);
  catalog_handle const corrected(catalog, interco_catalog_release);
  interco_message answer;
  interco_find_symbol(in(corrected, "de").get(), "AGROUND", INTERCO_TERMINATED, &answer, sizeof answer);
  EXPECT_EQ(view(answer.text), "Festgefahren.");
  std::size_t needed = 0;
  ASSERT_EQ(interco_catalog_problems(corrected.get(), room.data(), room.size(), &needed), INTERCO_OK);
  EXPECT_EQ(std::string_view(room.data()).size(), needed);
  EXPECT_NE(std::string_view(room.data()).find("NOTHING"), std::string_view::npos) << room.data();
  EXPECT_EQ(interco_catalog_load(package.c_str(), 4, &catalog, room.data(), room.size()), INTERCO_INVALID_ARGUMENT);
}

TEST(CInterface, KeepsWhatIsReferredTo) {
  (void)interco_domain(0); // what stays until the process ends
  auto const before = interco::test::outstanding_allocations();
  {
    temporary_folder const folder;
    auto catalog = loaded(INTERCO_SSPI_PACKAGE);
    EXPECT_EQ(interco_catalog_retain(catalog.get()), catalog.get());
    auto reader = in(catalog, "it");
    interco_catalog_release(catalog.get());
    catalog.reset();
    EXPECT_EQ(interco_reader_retain(reader.get()), reader.get());
    interco_reader_release(reader.get());
    interco_message answer;
    interco_find_value(reader.get(), 0x80090328, &answer, sizeof answer);
    EXPECT_EQ(view(answer.text), "Il certificato ricevuto è scaduto.");
  }
  EXPECT_EQ(interco::test::outstanding_allocations(), before);
}

TEST(CInterface, AllocatesNothingAndLeavesErrnoAlone) {
  auto const reader = in(sspi(), "it");
  std::array<char, 20> room{};
  interco_message answer;
  errno = ENOTTY;
  auto const before = interco::test::allocations();
  for (int i = 0; i < 100; ++i) {
    interco_find_value(reader.get(), 0x80090300U + static_cast<unsigned>(i), &answer, sizeof answer);
    interco_find_symbol(reader.get(), "sec_e_cert_expired", INTERCO_TERMINATED, &answer, sizeof answer);
    interco_find_written(reader.get(), "sspi:0x80090328", INTERCO_TERMINATED, &answer, sizeof answer);
    interco_find_index(reader.get(), 7, &answer, sizeof answer);
    interco_copy(answer.text.data, answer.text.size, room.data(), room.size());
    interco_reader_release(interco_reader_retain(reader.get()));
  }
  EXPECT_EQ(interco::test::allocations(), before);
  EXPECT_EQ(errno, ENOTTY);
}

TEST(CInterface, AnswersWantOfMemory) {
  auto const base = sspi();
  auto const backup = loaded(INTERCO_BACKUP_PACKAGE);
  interco_catalog* catalog = nullptr;
  interco_reader* reader = nullptr;
  std::array<char, 100> room{};
  std::string const very_long(3000, 'x');
  interco_argument volume{};
  volume.name = {"volume", INTERCO_TERMINATED};
  volume.text = {very_long.data(), very_long.size()};
  auto const italian = in(backup, "it");
  struct {
    char const* what;
    std::function<interco_status()> run;
  } const cases[] = {
      {"embedded", [&] { return interco_catalog_embedded("sspi", INTERCO_TERMINATED, &catalog); }},
      {"load", [&] { return interco_catalog_load(INTERCO_SSPI_PACKAGE, 0, &catalog, room.data(), room.size()); }},
      {"overlaid",
       [&] { return interco_catalog_overlaid(base.get(), INTERCO_SSPI_PACKAGE, &catalog, room.data(), room.size()); }},
      {"reader", [&] { return interco_reader_for(base.get(), "it-CH, de", INTERCO_TERMINATED, &reader); }},
      {"reader of the system", [&] { return interco_reader_for_system(base.get(), &reader); }},
      {"format",
       [&] {
         return interco_format(italian.get(), "DISK_FULL", INTERCO_TERMINATED, &volume, 1, INTERCO_INSERT_AUTOMATIC,
                               room.data(), room.size(), nullptr, nullptr);
       }},
      {"format_action",
       [&] {
         return interco_format_action(italian.get(), "DISK_FULL", INTERCO_TERMINATED, &volume, 1,
                                      INTERCO_INSERT_AUTOMATIC, room.data(), room.size(), nullptr);
       }},
  };
  for (auto const& [what, run] : cases) {
    ASSERT_EQ(run(), INTERCO_OK) << what; // what is made once is there
    interco_catalog_release(catalog);
    interco_reader_release(reader);
    int failures = 0;
    for (long successes = 0;; ++successes) {
      catalog = nullptr;
      reader = nullptr;
      auto const before = interco::test::outstanding_allocations();
      errno = ENOTTY;
      interco::test::fail_after(successes, failing::one);
      auto const status = run();
      bool const failed = interco::test::has_failed();
      interco::test::fail_after(-1, failing::one);
      ASSERT_EQ(errno, ENOTTY) << what;
      if (!failed) {
        EXPECT_EQ(status, INTERCO_OK) << what;
        break;
      }
      ++failures;
      if (status != INTERCO_OK) { // the library may do without
        ASSERT_EQ(status, INTERCO_NO_MEMORY) << what << " after " << successes;
        ASSERT_TRUE(catalog == nullptr && reader == nullptr) << what;
        ASSERT_EQ(interco::test::outstanding_allocations(), before) << what << " after " << successes;
      } else {
        interco_catalog_release(catalog);
        interco_reader_release(reader);
      }
    }
    EXPECT_GT(failures, 0) << what;
    interco_catalog_release(catalog);
    interco_reader_release(reader);
    catalog = nullptr;
    reader = nullptr;
  }
}

interco_argument argument(char const* name, interco_kind kind) {
  interco_argument result{};
  result.name = {name, INTERCO_TERMINATED};
  result.kind = kind;
  return result;
}

TEST(CInterface, FormatsAsTheCppInterface) {
  auto const catalog = loaded(INTERCO_BACKUP_PACKAGE);
  auto const cpp = interco::catalog::load(INTERCO_BACKUP_PACKAGE).in("it");
  auto const reader = in(catalog, "it");

  auto volume = argument("volume", INTERCO_STRING);
  volume.text = {"D:behind", 2};
  auto missing = argument("missing", INTERCO_INTEGER);
  missing.integer = 1'073'741'824;
  auto files = argument("files", INTERCO_UNSIGNED_INTEGER);
  files.unsigned_integer = UINT64_MAX;
  auto folder = argument("folder", INTERCO_PATH);
  folder.text = {"/home/ada\n", INTERCO_TERMINATED};
  auto when = argument("when", INTERCO_DATE_TIME);
  when.integer = 1'795'449'600'000;
  auto ratio = argument("ratio", INTERCO_NUMBER);
  ratio.number = 0.42;
  auto server = argument("server", INTERCO_STRING);
  server.text = {"\u0645", INTERCO_TERMINATED};
  auto code = argument("code", INTERCO_CODE);
  code.text = {"sspi", INTERCO_TERMINATED};
  code.code = 0x80090328;
  auto file = argument("file", INTERCO_PATH);
  file.text = {"a.txt", INTERCO_TERMINATED};
  auto programs = argument("programs", INTERCO_LIST);
  interco_text const list[] = {{"Word", INTERCO_TERMINATED}, {"Excel and more", 5}, {nullptr, 0}};
  programs.list = list;
  programs.list_size = 2;

  auto const all = interco::embedded_catalogs();
  using interco::insertion;
  std::vector<std::string_view> const names{"Word", "Excel"};
  struct {
    char const* symbol;
    std::vector<interco_argument> arguments;
    std::vector<interco::named_argument> in_cpp;
    std::size_t problems;
  } const cases[] = {
      {"DONE", {}, {}, 0},
      {"DISK_FULL", {volume, missing}, {{"volume", "D:"}, {"missing", 1'073'741'824}}, 0},
      {"TARGET_FULL", {volume, missing}, {{"volume", "D:"}, {"missing", 1'073'741'824}}, 0},
      {"DISK_FULL", {}, {}, 2},
      {"DISK_FULL", {volume}, {{"volume", "D:"}}, 1},
      {"FILES_SKIPPED",
       {files, folder},
       {{"files", UINT64_MAX}, {"folder", interco::argument::path("/home/ada\n")}},
       0},
      {"LAST_RUN",
       {when},
       {{"when", interco::argument::milliseconds(std::chrono::milliseconds(1'795'449'600'000))}},
       0},
      {"COMPRESSED", {ratio}, {{"ratio", 0.42}}, 0},
      {"REFUSED", {server, code}, {{"server", "\u0645"}, {"code", interco::code{"sspi", 0x80090328}}}, 0},
      {"LOCKED", {file, programs}, {{"file", interco::argument::path("a.txt")}, {"programs", names}}, 0},
      {"NOTHING", {}, {}, 0},
  };
  for (auto const& each : cases) {
    for (auto const how : {insertion::automatic, insertion::isolated, insertion::plain}) {
      interco::format_options options;
      options.insertion = how;
      options.codes = &all;
      auto const m = cpp[each.symbol];
      auto const expected = m.format(each.in_cpp, options);
      auto const status = m.known() ? INTERCO_OK : INTERCO_NOT_FOUND;
      for (std::size_t size = 0; size <= expected.size() + 2; ++size) {
        std::string room(size, 'x');
        std::size_t needed = 0;
        std::size_t problems = 9;
        ASSERT_EQ(interco_format(reader.get(), each.symbol, INTERCO_TERMINATED, each.arguments.data(),
                                 each.arguments.size(), static_cast<interco_insertion>(how), room.data(), size, &needed,
                                 &problems),
                  status);
        EXPECT_EQ(needed, expected.size());
        EXPECT_EQ(problems, each.problems) << each.symbol;
        if (size > 0) {
          auto const written = std::string_view(room.c_str());
          ASSERT_EQ(written, interco::truncated(expected, size - 1));
        }
      }
      std::string room(500, 'x');
      std::size_t needed = 0;
      ASSERT_EQ(interco_format_action(reader.get(), each.symbol, INTERCO_TERMINATED, each.arguments.data(),
                                      each.arguments.size(), static_cast<interco_insertion>(how), room.data(),
                                      room.size(), &needed),
                status);
      EXPECT_EQ(std::string_view(room.c_str()), m.format_action(each.in_cpp, options));
      EXPECT_EQ(std::string_view(room.c_str()).size(), needed);
    }
  }
}

TEST(CInterface, CopiesWholeCharacters) {
  std::string const text = "ae\u0301\U0001F468\u200D\U0001F469";
  struct {
    std::size_t size;
    std::string copied;
  } const cases[] = {{1, ""},
                     {2, "a"},
                     {3, "a"},
                     {4, "a"},
                     {5, "ae\u0301"},
                     {text.size(), "ae\u0301"},
                     {text.size() + 1, text},
                     {text.size() + 9, text}};
  for (auto const& each : cases) {
    std::string room(each.size + 1, 'x');
    EXPECT_EQ(interco_copy(text.c_str(), INTERCO_TERMINATED, room.data(), each.size), text.size());
    EXPECT_EQ(room.c_str(), each.copied) << each.size;
    EXPECT_EQ(room.back(), 'x');
  }
  char untouched = 'x';
  EXPECT_EQ(interco_copy("abc", 2, &untouched, 0), 2U);
  EXPECT_EQ(untouched, 'x');
  EXPECT_EQ(interco_copy("abc", 2, nullptr, 5), 2U);
  EXPECT_EQ(interco_copy(nullptr, 5, &untouched, 1), 0U);
  EXPECT_EQ(untouched, '\0');
}

TEST(CInterface, AnswersNullAndNonsense) {
  auto const catalog = sspi();
  auto const reader = in(catalog, "it");
  interco_message answer;
  interco_catalog* made = nullptr;
  interco_reader* made_reader = nullptr;
  std::size_t needed = 9;
  std::array<char, 8> room{"before"};
  auto bad = argument("a", 99);
  auto no_list = argument("a", INTERCO_LIST);
  no_list.list_size = 1;
  auto const format = [&](interco_reader const* from, char const* symbol, interco_argument const* arguments,
                          std::size_t count, interco_insertion how, char* to) {
    needed = 9;
    room = {"before"};
    auto const status =
        interco_format(from, symbol, INTERCO_TERMINATED, arguments, count, how, to, room.size(), &needed, nullptr);
    EXPECT_EQ(needed, 0U);
    EXPECT_STREQ(to == nullptr ? "" : room.data(), "");
    return status;
  };
  auto const size = sizeof answer;
  auto const all = INTERCO_TERMINATED;
  interco_status const statuses[] = {
      interco_catalog_embedded(nullptr, all, &made),
      interco_catalog_embedded("sspi", all, nullptr),
      interco_catalog_load(nullptr, 0, &made, room.data(), room.size()),
      interco_catalog_load("x", 0, nullptr, room.data(), room.size()),
      interco_catalog_load("x", 0, &made, nullptr, 1),
      interco_catalog_overlaid(nullptr, "x", &made, nullptr, 0),
      interco_catalog_overlaid(catalog.get(), nullptr, &made, nullptr, 0),
      interco_catalog_overlaid(catalog.get(), "x", nullptr, nullptr, 0),
      interco_catalog_problems(nullptr, room.data(), room.size(), nullptr),
      interco_catalog_problems(catalog.get(), nullptr, 1, &needed),
      interco_reader_for(nullptr, "it", all, &made_reader),
      interco_reader_for(catalog.get(), "it", all, nullptr),
      interco_reader_for_system(nullptr, &made_reader),
      interco_reader_for_system(catalog.get(), nullptr),
      interco_find_value(reader.get(), 1, nullptr, size),
      interco_find_value(reader.get(), 1, &answer, 0),
      interco_find_symbol(reader.get(), nullptr, 3, &answer, size),
      interco_find_written(reader.get(), nullptr, 3, &answer, size),
      interco_find_written(nullptr, "1", all, &answer, size),
      interco_find_index(nullptr, 0, &answer, size),
      interco_find_symbol(nullptr, "A", all, &answer, size),
      interco_find_value(nullptr, 1, &answer, size),
      format(nullptr, "A", nullptr, 0, INTERCO_INSERT_AUTOMATIC, room.data()),
      format(reader.get(), nullptr, nullptr, 0, INTERCO_INSERT_AUTOMATIC, room.data()),
      format(reader.get(), "A", nullptr, 1, INTERCO_INSERT_AUTOMATIC, room.data()),
      format(reader.get(), "A", &bad, 1, INTERCO_INSERT_AUTOMATIC, room.data()),
      format(reader.get(), "A", &no_list, 1, INTERCO_INSERT_AUTOMATIC, room.data()),
      format(reader.get(), "A", nullptr, 0, 3, room.data()),
      format(reader.get(), "A", nullptr, 0, -1, room.data()),
      format(reader.get(), "A", nullptr, 0, INTERCO_INSERT_AUTOMATIC, nullptr),
  };
  for (std::size_t i = 0; i < std::size(statuses); ++i)
    EXPECT_EQ(statuses[i], INTERCO_INVALID_ARGUMENT) << i;
  EXPECT_EQ(made, nullptr);
  EXPECT_EQ(made_reader, nullptr);
  EXPECT_EQ(view(answer.text), "");
  EXPECT_EQ(view(answer.locale), "");
  EXPECT_EQ(interco_catalog_embedded("nothing", all, &made), INTERCO_NOT_FOUND);
  EXPECT_STREQ(interco_catalog_domain(nullptr), "");
  EXPECT_EQ(interco_catalog_retain(nullptr), nullptr);
  EXPECT_EQ(interco_reader_retain(nullptr), nullptr);
  interco_catalog_release(nullptr);
  interco_reader_release(nullptr);
}

} // namespace
