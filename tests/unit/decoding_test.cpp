// What values tell by the rules of their domains: their parts, the parent of an unknown one, a code inside another.
#include "core/decoding.hpp"

#include <gtest/gtest.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <optional>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <interco/interco.hpp>

#include "core/definitions.hpp"
#include "core/utf16.hpp"
#include "exchange/decoding_source.hpp"
#include "support/allocations.hpp"
#include "support/fixtures.hpp"

namespace interco {

/// For the messages of failed expectations; by the name that GoogleTest looks for.
void PrintTo(code_parts const& parts, std::ostream* to) { // NOLINT(readability-identifier-naming)
  *to << to_string(parts.severity) << (parts.customer ? ", customer" : "") << (parts.ntstatus ? ", NTSTATUS" : "")
      << ", facility " << parts.facility << ", code " << parts.code;
}

} // namespace interco

namespace {

namespace detail = interco::detail;
using interco::code;
using interco::code_parts;
using interco::resolved;
using interco::severity;
using interco::detail::same_text;
using interco::test::sources;
using interco::test::temporary_folder;

TEST(Decoding, SplitsHresults) {
  struct {
    std::uint32_t value;
    code_parts parts;
    std::string_view facility;
  } const cases[] = {
      {0x00000000, {severity::success, false, false, 0, 0}, "FACILITY_NULL"},
      {0x80090328, {severity::error, false, false, 9, 0x328}, "FACILITY_SECURITY"},
      {0x80070005, {severity::error, false, false, 7, 5}, "FACILITY_WIN32"},
      {0x00040002, {severity::success, false, false, 4, 2}, "FACILITY_ITF"},
      {0xA0091234, {severity::error, true, false, 9, 0x1234}, "FACILITY_SECURITY"},
      {0x88890004, {severity::error, false, false, 2185, 4}, "FACILITY_AUDCLNT"}, // bit 27
      {0xC0090001, {severity::error, false, false, 9, 1}, "FACILITY_SECURITY"},   // R, without N: reserved
      {0x40090001, {severity::success, false, false, 9, 1}, "FACILITY_SECURITY"},
      {0xD0000022, {severity::error, false, true, 0, 0x22}, "FACILITY_NULL"},         // HRESULT_FROM_NT
      {0x90000005, {severity::warning, false, true, 0, 5}, "FACILITY_NULL"},          // of a warning
      {0x50000010, {severity::informational, false, true, 0, 0x10}, "FACILITY_NULL"}, // of an informational one
      {0x00AB0000, {severity::success, false, false, 171, 0}, ""},
      {0xFFFFFFFF, {severity::error, true, true, 0xFFF, 0xFFFF}, ""},
  };
  for (auto const& each : cases) {
    auto const parts = interco::decode_hresult(each.value);
    EXPECT_EQ(parts, each.parts) << interco::hex_string(each.value).str();
    EXPECT_EQ(interco::hresult_facility_name(parts.facility), each.facility) << parts.facility;
  }
  EXPECT_EQ(interco::hresult_facility_name(0xFFFF), "");
}

TEST(Decoding, SplitsNtstatus) {
  struct {
    std::uint32_t value;
    code_parts parts;
  } const cases[] = {
      {0x00000000, {severity::success, false, false, 0, 0}},
      {0x00000102, {severity::success, false, false, 0, 0x102}},
      {0x40000000, {severity::informational, false, false, 0, 0}},
      {0x80000005, {severity::warning, false, false, 0, 5}},
      {0xC0000022, {severity::error, false, false, 0, 0x22}},
      {0xC0020001, {severity::error, false, false, 2, 1}},
      {0xE06D7363, {severity::error, true, false, 0x06D, 0x7363}},
      {0xC8000000, {severity::error, false, false, 0x800, 0}},
      {0x1FFF0000, {severity::success, false, true, 0xFFF, 0}},
  };
  for (auto const& each : cases)
    EXPECT_EQ(interco::decode_ntstatus(each.value), each.parts) << interco::hex_string(each.value).str();
}

/// The value of an SQLSTATE: five characters as a number to the base 36, so that its class is what 36³ divides.
constexpr std::uint32_t sqlstate(std::string_view five) {
  std::uint32_t value = 0;
  for (char const c : five)
    value = value * 36 + static_cast<std::uint32_t>(c <= '9' ? c - '0' : c - 'A' + 10);
  return value;
}

/// A domain of its own: `head` is what stands in [domain] behind the name.
struct domain_source {
  std::string name;
  std::string head;
  std::vector<std::pair<std::string, std::uint32_t>> codes;
  std::string aliases = {}; // as definitions have them
  std::vector<std::string> alias_symbols = {};
};

std::string definitions_of(domain_source const& domain) {
  std::string text = "[domain]\nname = \"" + domain.name + "\"\n" + domain.head + "\n[codes]\n";
  for (auto const& [symbol, value] : domain.codes)
    text += symbol + " = { value = " + interco::hex_string(value).str() +
            ", severity = \"warning\", audience = \"end_user\" }\n";
  return text + domain.aliases;
}

/// The text of a code is its symbol in small words; the Italian one says so.
interco::catalog catalog_of(domain_source const& domain) {
  std::string english = "en {\n";
  std::string italian = interco::test::po_header;
  auto symbols = domain.alias_symbols;
  for (auto const& [symbol, value] : domain.codes)
    symbols.push_back(symbol);
  for (auto const& symbol : symbols) {
    english += "  " + symbol + " { \"" + symbol + ".\" }\n  " + symbol + ".action { \"Do.\" }\n";
    italian += interco::test::po_entry(symbol, symbol + ".", "it: " + symbol);
  }
  temporary_folder const folder;
  std::error_code ec;
  auto loaded = interco::catalog::load(
      compile(folder,
              {{domain.name + ".toml", definitions_of(domain)}, {"en.txt", english + "}\n"}, {"it.po", italian}}),
      ec);
  EXPECT_FALSE(ec) << ec;
  EXPECT_TRUE(loaded.problems().empty());
  (void)loaded.open_all(); // before the folder goes
  return loaded;
}

domain_source const http{"http",
                         "layout = \"plain\"\nparent = { modulus = 100 }",
                         {{"OK", 200}, {"BAD_REQUEST", 400}, {"NOT_FOUND", 404}, {"SERVER_ERROR", 500}}};
domain_source const sqlite{"sqlite",
                           "layout = \"plain\"\nparent = { mask = 0xFF }",
                           {{"SQLITE_OK", 0}, {"SQLITE_IOERR", 10}, {"SQLITE_IOERR_READ", 266}}};
domain_source const sql{
    "sql",
    "layout = \"plain\"\nparent = { modulus = 46656 }",
    {{"DATA_EXCEPTION", sqlstate("22000")}, {"DIVISION_BY_ZERO", sqlstate("22012")}, {"INTERNAL", sqlstate("XX000")}}};
domain_source const win32{"win32", "layout = \"plain\"", {{"ERROR_ACCESS_DENIED", 5}}};
// STATUS_ACCESS_DENIED has no symbol here, so that only NTSTATUS_FROM_WIN32 leads on.
domain_source const ntstatus{
    "ntstatus",
    "layout = \"ntstatus\"\n"
    "wraps = [{ mask = 0xFFFF0000, equals = 0xC0070000, value = 0xFFFF, domain = \"win32\" }]\n"
    "[facilities]\nFACILITY_DEBUGGER = 1\nFACILITY_OWN = 0xFFF",
    {{"STATUS_TIMEOUT", 0x102},
     {"STATUS_NO_MEMORY", 0xC0000017},
     {"STATUS_ODD", 0x80000017},
     {"STATUS_I", 0x40000017}}};
domain_source const hresult{"hres",
                            "layout = \"hresult\"\n"
                            "wraps = [\n"
                            "  { mask = 0xFFFF0000, equals = 0x80070000, value = 0xFFFF, domain = \"win32\" },\n"
                            "  { mask = 0x10000000, equals = 0x10000000, value = 0xEFFFFFFF, domain = \"ntstatus\" },\n"
                            "]\n"
                            "[facilities]\nFACILITY_OURS = 0x123\nFACILITY_OF_SHIPS = 9",
                            {{"E_FAIL", 0x80004005}, {"E_OUTOFMEMORY", 0x8007000E}}};

TEST(Parent, AnswersForAnUnknownCode) {
  struct {
    domain_source const& domain;
    std::uint32_t value;
    char const* parent; // "": there is none
  } const cases[] = {
      {http, 499, "BAD_REQUEST"},
      {http, 401, "BAD_REQUEST"},
      {http, 599, "SERVER_ERROR"},
      {http, 201, "OK"},
      {http, 300, ""}, // the class itself is not known
      {http, 301, ""},
      {http, 99, ""},
      {http, 0xFFFFFFFF, ""},
      {sqlite, 522, "SQLITE_IOERR"},
      {sqlite, 256, "SQLITE_OK"},
      {sqlite, 11, ""},
      {sqlite, 0xFFFFFF0A, "SQLITE_IOERR"},
      {sql, sqlstate("22007"), "DATA_EXCEPTION"},
      {sql, sqlstate("22ZZZ"), "DATA_EXCEPTION"},
      {sql, sqlstate("XX002"), "INTERNAL"},
      {sql, sqlstate("23000"), ""},
      {win32, 6, ""},
  };
  for (auto const* domain : {&http, &sqlite, &sql, &win32}) {
    auto const catalog = catalog_of(*domain);
    auto const it = catalog.in("it");
    for (auto const& each : cases) {
      if (&each.domain != domain)
        continue;
      auto const message = it[each.value];
      std::string const parent = each.parent;
      SCOPED_TRACE(domain->name + ":" + std::to_string(each.value));
      EXPECT_FALSE(message.known());
      EXPECT_EQ(message.symbol(), "");
      EXPECT_TRUE(message.aliases().empty());
      EXPECT_EQ(message.value(), each.value);
      EXPECT_EQ(message.code(), (code{domain->name, each.value}));
      EXPECT_EQ(message.relative(), parent);
      EXPECT_EQ(message.text(), parent.empty() ? "Unknown status code." : "it: " + parent);
      EXPECT_EQ(message.english(), parent.empty() ? "Unknown status code." : parent + ".");
      EXPECT_EQ(message.action(), parent.empty() ? "" : "Do.");
      EXPECT_TRUE(same_text(message.text(), message.text_u16()));
      EXPECT_TRUE(same_text(message.english(), message.english_u16()));
      EXPECT_TRUE(same_text(message.action(), message.action_u16()));
      EXPECT_EQ(message.action_locale(), parent.empty() ? "" : "en");
      EXPECT_EQ(message.locale(), parent.empty() ? "en" : "it");
      EXPECT_EQ(message.resolved(), parent.empty() ? resolved::built_in : resolved::exact);
      EXPECT_EQ(message.severity(), parent.empty() ? severity::error : severity::warning);
      EXPECT_EQ(message.audience(), parent.empty() ? interco::audience::developer : interco::audience::end_user);
      EXPECT_FALSE(message.decoded());
    }
  }
}

// Aliases before and behind: that which answers for unknown values is first, whatever the order of the file.
domain_source const with_classes{"web",
                                 "layout = \"plain\"\nparent = { modulus = 100 }",
                                 {{"OK", 200}, {"BAD_REQUEST", 400}, {"NOT_FOUND", 404}},
                                 R"(WRONG = { value = 400, alias_of = "BAD_REQUEST" }
CLIENT_ERROR = { value = 400, alias_of = "BAD_REQUEST", answers_unknown = true }
FAULTY = { value = 400, alias_of = "BAD_REQUEST" }
SUCCESS = { value = 200, alias_of = "OK", answers_unknown = true }
)",
                                 {"WRONG", "CLIENT_ERROR", "FAULTY", "SUCCESS"}};

TEST(Parent, LetsItsAliasAnswerForUnknownValues) {
  auto const catalog = catalog_of(with_classes);
  auto const it = catalog.in("it");
  struct {
    std::uint32_t value;
    char const* answers;
  } const cases[] = {{401, "CLIENT_ERROR"},
                     {471, "CLIENT_ERROR"},
                     {499, "CLIENT_ERROR"},
                     {201, "SUCCESS"},
                     {299, "SUCCESS"},
                     {399, ""},
                     {500, ""},
                     {599, ""},
                     {99, ""},
                     {0xFFFFFFFF, ""}};
  for (auto const& each : cases) {
    SCOPED_TRACE(each.value);
    auto const before = interco::test::allocations();
    auto const message = it[each.value];
    auto const text = message.text();
    auto const relative = message.relative();
    EXPECT_EQ(interco::test::allocations(), before);
    EXPECT_FALSE(message.known());
    EXPECT_EQ(message.symbol(), "");
    EXPECT_EQ(message.value(), each.value);
    EXPECT_EQ(relative, each.answers);
    EXPECT_EQ(text, relative.empty() ? "Unknown status code." : "it: " + std::string(relative));
    EXPECT_EQ(message.action(), relative.empty() ? "" : "Do.");
    EXPECT_EQ(message.severity(), relative.empty() ? severity::error : severity::warning);
    EXPECT_TRUE(message.aliases().empty());
  }
}

TEST(Parent, IsNotNamedByItsClass) {
  auto const catalog = catalog_of(with_classes);
  auto const en = catalog.in("en");
  auto const names = [](interco::message const& message) {
    std::string all(message.symbol());
    for (auto const alias : message.aliases())
      all += " " + std::string(alias);
    return all;
  };
  EXPECT_EQ(names(en[400]), "BAD_REQUEST WRONG FAULTY");
  EXPECT_EQ(en[400].text(), "BAD_REQUEST.");
  EXPECT_EQ(names(en["FAULTY"]), "FAULTY BAD_REQUEST WRONG");
  EXPECT_EQ(names(en["CLIENT_ERROR"]), "CLIENT_ERROR BAD_REQUEST WRONG FAULTY");
  EXPECT_EQ(en["CLIENT_ERROR"].text(), "CLIENT_ERROR.");
  EXPECT_TRUE(en["CLIENT_ERROR"].known());
  EXPECT_EQ(names(en[200]), "OK");
  EXPECT_EQ(names(en["SUCCESS"]), "SUCCESS OK");
  EXPECT_EQ(names(en[404]), "NOT_FOUND");
}

TEST(Parent, HasNoSayWhereTheCodeIsKnownOrOfAnotherDomain) {
  auto const catalog = catalog_of(http);
  auto const en = catalog.in("en");
  EXPECT_EQ(en[404].symbol(), "NOT_FOUND");
  EXPECT_EQ(en[404].relative(), "");
  EXPECT_TRUE(en[404].known());
  auto const foreign = en[code{"sqlite", 499}];
  EXPECT_EQ(foreign.text(), "Unknown status code.");
  EXPECT_EQ(foreign.relative(), "");
  EXPECT_EQ(en["NOT_THERE"].text(), "Unknown status code.");
}

TEST(Relative, IsTheGravestOfAnotherSeverity) {
  auto const nt = catalog_of(ntstatus);
  auto const en = nt.in("en");
  struct {
    std::uint32_t value;
    char const* relative;
  } const cases[] = {{0x00000017, "STATUS_NO_MEMORY"},
                     {0xC0000102, "STATUS_TIMEOUT"},
                     {0x40000102, "STATUS_TIMEOUT"},
                     {0xC0000017, ""},
                     {0xC0000018, ""},
                     {0x20000017, ""}};
  for (auto const& each : cases) {
    EXPECT_EQ(en[each.value].relative(), each.relative) << std::hex << each.value;
    EXPECT_EQ(en[each.value].text() == "Unknown status code.", !en[each.value].known());
  }
  EXPECT_EQ(en[0x80001234].severity(), severity::warning);
  EXPECT_EQ(en[0x40001234].severity(), severity::informational);
}

TEST(Facility, IsNamedByTheDomainBeforeWinerror) {
  auto const hres = catalog_of(hresult);
  auto const nt = catalog_of(ntstatus);
  struct {
    interco::catalog const& catalog;
    std::uint32_t value;
    char const* name;
  } const cases[] = {
      {hres, 0x80004005, "FACILITY_NULL"},     // a known code, too
      {hres, 0x81230001, "FACILITY_OURS"},     // own
      {hres, 0xA1230001, "FACILITY_OURS"},     // a third party's
      {hres, 0x80090001, "FACILITY_OF_SHIPS"}, // before winerror.h
      {hres, 0x80080001, "FACILITY_WINDOWS"},  // winerror.h
      {hres, 0xA0080001, ""},                  // a third party's is none of winerror.h
      {hres, 0x90090001, ""},                  // an NTSTATUS has other facilities
      {hres, 0x81240001, ""},                  // nobody's
      {nt, 0xC0010000, "FACILITY_DEBUGGER"},   // its own
      {nt, 0xCFFF0000, "FACILITY_OWN"},        // 12 bits
      {nt, 0xC0070000, ""},                    // not those of HRESULTs
  };
  for (auto const& each : cases)
    EXPECT_EQ(each.catalog.in("")[each.value].facility_name(), each.name) << std::hex << each.value;
  EXPECT_EQ(hres.in("")["NOT_THERE"].facility_name(), "");
}

class Wrapped : public ::testing::Test {
 public:
  static void SetUpTestSuite() {
    // Not in the order in which they lead to each other.
    for (auto const* each : {&win32, &hresult, &http, &ntstatus})
      everything.add(catalog_of(*each));
  }
  static void TearDownTestSuite() { everything = {}; }

  [[nodiscard]] static interco::catalog_set const& all() { return everything; }

 private:
  inline static interco::catalog_set everything;
};

TEST_F(Wrapped, IsToldByOneCatalogAlone) {
  auto const hres = all().find("hres")->in("it");
  struct {
    std::uint32_t value;
    std::optional<code> inside;
  } const cases[] = {
      {0x80070005, code{"win32", 5}},
      {0x8007000E, code{"win32", 14}}, // a known code tells it, too
      {0x8007FFFF, code{"win32", 0xFFFF}},
      {0xD0000022, code{"ntstatus", 0xC0000022}},
      {0x90000005, code{"ntstatus", 0x80000005}},
      {0x00070005, std::nullopt}, // no error: HRESULT_FROM_WIN32 makes none such
      {0x80080005, std::nullopt},
      {0x80004005, std::nullopt},
  };
  for (auto const& each : cases)
    EXPECT_EQ(hres[each.value].wrapped(), each.inside) << std::hex << each.value;
  EXPECT_FALSE(hres["NOT_THERE"].wrapped());
  EXPECT_FALSE((hres[code{"http", 0x80070005}].wrapped()));
  auto const message = hres[0x80070005];
  EXPECT_FALSE(message.known());
  EXPECT_EQ(message.text(), "Unknown status code.");
  EXPECT_EQ(message.decoded()->facility, 7);
  auto const domain = message.wrapped()->domain;
  EXPECT_EQ(domain.data()[domain.size()], '\0');
}

TEST_F(Wrapped, IsFollowedInASet) {
  auto const it = all().in("it");
  struct {
    code asked;
    code answered;
    char const* text;
  } const cases[] = {
      {{"hres", 0x80070005}, {"win32", 5}, "it: ERROR_ACCESS_DENIED"},
      {{"HRES", 0x80070005}, {"win32", 5}, "it: ERROR_ACCESS_DENIED"},
      {{"hres", 0xD0000017}, {"ntstatus", 0xC0000017}, "it: STATUS_NO_MEMORY"},
      {{"hres", 0xD0070005}, {"win32", 5}, "it: ERROR_ACCESS_DENIED"}, // in an NTSTATUS in an HRESULT
      {{"ntstatus", 0xC0070005}, {"win32", 5}, "it: ERROR_ACCESS_DENIED"},
      {{"hres", 0x8007000E}, {"hres", 0x8007000E}, "it: E_OUTOFMEMORY"}, // known itself
      {{"hres", 0x80070006}, {"hres", 0x80070006}, "Unknown status code."},
      {{"hres", 0xD0000022}, {"hres", 0xD0000022}, "Unknown status code."},
      {{"win32", 0x80070005}, {"win32", 0x80070005}, "Unknown status code."},
      {{"http", 499}, {"http", 499}, "it: BAD_REQUEST"},
      {{"none", 5}, {"", 5}, "Unknown status code."},
      {{"", 5}, {"", 5}, "Unknown status code."},
  };
  for (auto const& each : cases) {
    auto const message = it[each.asked];
    SCOPED_TRACE(std::string(each.asked.domain) + ":" + interco::hex_string(each.asked.value).str());
    EXPECT_EQ(message.text(), each.text);
    EXPECT_EQ(message.code(), each.answered);
  }
  ASSERT_NE(it.find("WIN32"), nullptr);
  EXPECT_EQ((*it.find("WIN32"))[5].symbol(), "ERROR_ACCESS_DENIED");
  EXPECT_EQ(it.find("none"), nullptr);
  EXPECT_EQ(it.end() - it.begin(), 4);
}

TEST_F(Wrapped, IsNoSuccessInAnError) {
  interco::catalog_set set;
  set.add(catalog_of(hresult));
  temporary_folder const folder;
  set.add(interco::catalog::load(
      compile(folder, {{"win32.toml", "[domain]\nname = \"win32\"\nlayout = \"plain\"\n[codes]\n"
                                      "ERROR_SUCCESS = { value = 0, severity = \"success\", audience = \"flow\" }\n"},
                       {"en.txt", R"(en { ERROR_SUCCESS { "Completed." } })"}})));
  set.add(catalog_of({"ntstatus", "layout = \"ntstatus\"", {{"STATUS_SUCCESS", 0}}}));
  auto const en = set.in("en");
  // HRESULT_FROM_WIN32(0) is S_OK: who made this was told of no error, and yet failed.
  auto const message = en[code{"hres", 0x80070000}];
  EXPECT_EQ(message.code(), (code{"hres", 0x80070000}));
  EXPECT_EQ(message.severity(), severity::error);
  EXPECT_EQ(message.text(), "Unknown status code.");
  EXPECT_EQ((en[code{"hres", 0x10000000}].text()), "STATUS_SUCCESS."); // HRESULT_FROM_NT
}

TEST_F(Wrapped, EndsInACircle) {
  interco::catalog_set set;
  for (auto const& [name, other] : {std::pair("left", "right"), std::pair("right", "left")}) {
    std::string const head = "layout = \"plain\"\nwraps = [{ mask = 0xF0000000, equals = 0xF0000000, value = -1, "
                             "domain = \"" +
                             std::string(other) + "\" }]";
    set.add(catalog_of({name, head, {{"ONE", 1}}}));
  }
  auto const en = set.in("en");
  EXPECT_EQ((en[code{"left", 0xF0000005}].code()), (code{"left", 0xF0000005}));
  EXPECT_EQ((en[code{"left", 1}].text()), "ONE.");
}

TEST_F(Wrapped, IsAnsweredByTheParentOfTheCodeInside) {
  interco::catalog_set set;
  set.add(catalog_of(http));
  set.add(catalog_of({"web",
                      "layout = \"hresult\"\n"
                      "wraps = [{ mask = 0xFFFF0000, equals = 0x80190000, value = 0xFFFF, domain = \"http\" }]",
                      {{"E_WEB", 0x80040001}}}));
  auto const en = set.in("en");
  auto const message = en[code{"web", 0x801901F3}]; // 499
  EXPECT_FALSE(message.known());
  EXPECT_EQ(message.text(), "BAD_REQUEST.");
  EXPECT_EQ(message.relative(), "BAD_REQUEST");
  EXPECT_EQ(message.code(), (code{"http", 499}));
}

TEST_F(Wrapped, IsFoundWithoutAnAllocation) {
  auto const it = all().in("it");
  errno = ENOTTY;
  auto const before = interco::test::allocations();
  std::size_t bytes = 0;
  for (code const each : {code{"hres", 0xD0070005}, code{"http", 499}, code{"none", 1}, code{"hres", 0xD0000022}}) {
    auto const message = it[each];
    bytes += message.text().size() + message.action().size() + message.relative().size() +
             message.facility_name().size() + (message.wrapped() ? 1 : 0);
  }
  EXPECT_EQ(interco::test::allocations(), before);
  EXPECT_EQ(errno, ENOTTY);
  EXPECT_GT(bytes, 0);
}

template <class Set>
concept answers_as = requires(Set&& set) {
  std::forward<Set>(set)[code{}];
};

TEST_F(Wrapped, OutlivesTheSet) {
  std::optional<interco::reader_set> readers;
  {
    auto const copy = std::make_unique<interco::catalog_set>(all());
    readers = copy->in("it");
  }
  EXPECT_EQ(((*readers)[code{"hres", 0x80070005}].text()), "it: ERROR_ACCESS_DENIED");
  EXPECT_EQ((interco::catalog_set().in("it")).find("hres"), nullptr);
  // An answer of a temporary would be left with nothing; it does not compile.
  static_assert(answers_as<interco::reader_set const&> && !answers_as<interco::reader_set>);
}

/// Reads definitions of a domain "ship" whose head goes on like this.
std::string errors_of(std::string const& head) {
  interco::exchange::diagnostics found;
  (void)interco::exchange::read_definitions_text("[domain]\nname = \"ship\"\n" + head +
                                                     "\n[codes]\nA = { value = 1, severity = \"error\", audience = "
                                                     "\"flow\" }\n",
                                                 "ship.toml", found);
  std::string all;
  for (auto const& each : found.all())
    all += to_string(each) + "\n";
  return all;
}

TEST(DecodingSource, NamesWhatIsWrong) {
  std::string const plain = "layout = \"plain\"\n";
  std::string const hres = "layout = \"hresult\"\n";
  struct {
    std::string head;
    std::string errors;
  } const cases[] = {
      {plain + "parent = { mask = 0xFF }", ""},
      {plain + "parent = { mask = 0x7FFFFFFE }", ""},
      {plain + "parent = { modulus = 4294967295 }", ""},
      {hres + "wraps = []\n[facilities]", ""},
      {plain + "parent = 5",
       "ship.toml:4:10: error: [domain]: parent is neither { mask = … } nor { modulus = … } [wrong-type]\n"},
      {plain + "parent = { mask = 1, modulus = 2 }",
       "ship.toml:4:10: error: [domain]: parent is neither { mask = … } nor { modulus = … } [wrong-type]\n"},
      {plain + "parent = {}",
       "ship.toml:4:10: error: [domain]: parent is neither { mask = … } nor { modulus = … } [wrong-type]\n"},
      {plain + "parent = { divide = 100 }",
       "ship.toml:4:21: error: unknown key \"divide\" in parent, expected mask or modulus [unknown-key]\n"},
      {plain + "parent = { mask = 0 }", "ship.toml:4:19: error: [domain]: mask of parent is no integer of 32 bits of "
                                        "which some are 0 and some 1 [wrong-value]\n"},
      {plain + "parent = { mask = 0xFFFFFFFF }", "ship.toml:4:19: error: [domain]: mask of parent is no integer of 32 "
                                                 "bits of which some are 0 and some 1 [wrong-value]\n"},
      {plain + "parent = { modulus = 1 }",
       "ship.toml:4:22: error: [domain]: parent: modulus is no integer from 2 to 4294967295 [wrong-value]\n"},
      {plain + "parent = { modulus = \"100\" }",
       "ship.toml:4:22: error: [domain]: parent: modulus is no integer from 2 to 4294967295 [wrong-value]\n"},
      {plain + "wraps = { mask = 1 }", "ship.toml:4:9: error: [domain]: wraps is no array: [{ mask = …, equals = …, "
                                       "value = …, domain = \"…\" }] expected [wrong-type]\n"},
      {plain + "wraps = [7]", "ship.toml:4:10: error: wraps, rule 1 is no table: { mask = …, equals = …, value = …, "
                              "domain = \"…\" } expected [wrong-type]\n"},
      {plain + "wraps = [{ mask = 0, equals = 0, value = 1, domain = \"other\" }]",
       "ship.toml:4:10: error: wraps, rule 1: mask is 0, expected at least one bit [wrong-value]\n"},
      {plain + "wraps = [{ mask = 1, equals = 0, value = 0, domain = \"other\" }]",
       "ship.toml:4:10: error: wraps, rule 1: value is 0, expected at least one bit [wrong-value]\n"},
      {plain + "wraps = [{ mask = 0xF0, equals = 0x130, value = 1, domain = \"other\" }]",
       "ship.toml:4:10: error: wraps, rule 1: equals has bits that mask has not, so that no value matches: 0x00000100 "
       "[wrong-value]\n"},
      {plain + "wraps = [{ mask = 1.5, value = 1, domain = \"ship\", to = 2 }]",
       "ship.toml:4:52: error: unknown key \"to\" in wraps, rule 1 [unknown-key]\n"
       "ship.toml:4:19: error: wraps, rule 1: mask is no integer of 32 bits [wrong-value]\n"
       "ship.toml:4:10: error: wraps, rule 1: equals is no integer of 32 bits [wrong-value]\n"
       "ship.toml:4:44: error: wraps, rule 1: domain is this one, expected another [wrong-value]\n"},
      {plain + "wraps = [{ mask = 1, equals = 1, value = 1, domain = \"Win 32\" }]",
       "ship.toml:4:54: error: wraps, rule 1: domain is \"Win 32\", expected lower-case letters, digits and _, "
       "no digit first [wrong-value]\n"},
      {plain + "[facilities]\nA = 1",
       "ship.toml:4:1: error: [facilities]: values of the layout \"plain\" have no facility, "
       "expected \"hresult\" or \"ntstatus\" [wrong-value]\n"},
      {hres + "[facilities]\nA = 4096\nB = \"9\"\n\"C C\" = -1",
       "ship.toml:5:5: error: [facilities]: A is no integer from 0 to 4095 [wrong-value]\n"
       "ship.toml:6:5: error: [facilities]: B is no integer from 0 to 4095 [wrong-value]\n"
       "ship.toml:7:1: error: [facilities]: \"C C\": letters, digits and _ expected, no digit first [wrong-name]\n"
       "ship.toml:7:9: error: [facilities]: C C is no integer from 0 to 4095 [wrong-value]\n"},
      {hres + "[facilities]\nLATER = 9\nB = 9",
       "ship.toml:6:1: error: [facilities]: B has the number of LATER in line 5 [duplicate-value]\n"},
  };
  for (auto const& each : cases)
    EXPECT_EQ(errors_of(each.head), each.errors) << each.head;
  std::string many = "wraps = [";
  for (std::uint32_t i = 0; i <= detail::most_wraps; ++i)
    many += "{ mask = 1, equals = 1, value = 1, domain = \"other\" },";
  EXPECT_EQ(errors_of(plain + many + "]"),
            "ship.toml:4:9: error: [domain]: wraps has 17 entries, expected at most 16 [wrong-value]\n");
}

/// The part of the annex that a head compiles to, aligned as in a file.
struct alignas(16) block {
  std::byte bytes[16];
};
std::vector<block> part_of(std::string const& head) {
  interco::exchange::diagnostics found;
  auto const codes = interco::exchange::read_definitions_text(
      "[domain]\nname = \"ship\"\n" + head +
          "\n[codes]\nA = { value = 1, severity = \"error\", audience = \"flow\" }\n",
      "ship.toml", found);
  auto const bytes = interco::exchange::compile_decoding(codes.value());
  std::vector<block> blocks(bytes.size() / sizeof(block));
  EXPECT_EQ(blocks.size() * sizeof(block), bytes.size());
  std::memcpy(blocks.data(), bytes.data(), bytes.size());
  return blocks;
}

TEST(DecodingRules, RefuseWhatDoesNotFit) {
  auto const sound = part_of("layout = \"hresult\"\nparent = { mask = 0xFF }\n"
                             "wraps = [{ mask = 0xF0, equals = 0x30, value = 0x0F, domain = \"other\" }]\n"
                             "[facilities]\nA = 1\nB = 2\nC = 0xFFF");
  auto const bytes = std::as_bytes(std::span(sound));
  auto const opens = [](std::span<std::byte const> part, detail::value_layout layout = detail::value_layout::hresult) {
    return detail::decoding_rules::open(part, layout).has_value();
  };
  ASSERT_TRUE(opens(bytes));
  EXPECT_TRUE(opens({}));
  EXPECT_FALSE(opens(bytes, detail::value_layout::plain)); // which has no facilities
  for (std::size_t size = 1; size < bytes.size(); ++size)
    ASSERT_FALSE(opens(bytes.first(size))) << size;
  constexpr std::size_t wraps = 32; // behind the header
  std::size_t const facilities =
      wraps + 16 + (sizeof(detail::string_table::header) + std::size_t{3} * 4 + 6 + 15) / 16 * 16;
  struct {
    std::size_t at;
    std::uint32_t number;
    char const* what;
  } const cases[] = {
      {0, 3, "a kind of parent that there is not"},
      {0, 0, "an operand without a kind"},
      {4, 0, "a mask of nothing"},
      {4, 0xFFFFFFFF, "a mask of everything"},
      {8, 17, "too many rules"},
      {8, 2, "more rules than domains"},
      {8, 0, "domains without rules"},
      {16, 4, "more facilities than names"},
      {16, 2, "fewer facilities than names"},
      {20, 8, "names that end too early"},
      {wraps, 0, "a mask of nothing"},
      {wraps, 0x20, "a rule that nothing matches"},
      {wraps + 8, 0, "a code in no bits"},
      {wraps + 16 + sizeof(detail::string_table::header) + 12, 0x20202020, "a domain of blanks"},
      {facilities, 2, "a facility with the number of the next"},
      {facilities + 4, 0x1000, "a facility of more than 12 bits, out of order"},
      {facilities + 8, 0x1000, "a facility of more than 12 bits"},
  };
  for (auto const& each : cases) {
    auto damaged = sound;
    auto* const at = reinterpret_cast<std::byte*>(damaged.data()) + each.at;
    std::memcpy(at, &each.number, sizeof each.number);
    EXPECT_FALSE(opens(std::as_bytes(std::span(damaged)))) << each.what;
  }
  auto modulus = sound;
  std::uint32_t const one[] = {static_cast<std::uint32_t>(detail::parent_kind::modulus), 1};
  std::memcpy(modulus.data(), one, sizeof one);
  EXPECT_FALSE(opens(std::as_bytes(std::span(modulus))));
  std::uint32_t const none[] = {static_cast<std::uint32_t>(detail::parent_kind::modulus), 0}; // a division by 0
  std::memcpy(modulus.data(), none, sizeof none);
  EXPECT_FALSE(opens(std::as_bytes(std::span(modulus))));
}

} // namespace
