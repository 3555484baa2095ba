#include "exchange/definitions_source.hpp"

#include <gtest/gtest.h>

#include <string>

#include "support/fixtures.hpp"

namespace {

using namespace interco::exchange;
using interco::test::temporary_folder;

std::string const head = "[domain]\nname = \"ship\"\nlayout = \"plain\"\n[codes]\n";
std::string const good = "AGROUND = { value = 1, severity = \"error\", audience = \"end_user\" }\n";

TEST(DefinitionsSource, PutsAliasesBehindTheirSymbol) {
  temporary_folder const folder;
  auto const file = folder.write("ship.toml", head + R"(ALIAS = { value = 1, alias_of = "AGROUND" }
AGROUND = { value = 1, severity = "error", audience = "end_user", note = "on the ground" }
LOW = { value = -5, severity = "warning", audience = "flow" }
SECOND = { value = 1, alias_of = "AGROUND" }
HIGH = { value = 0xFFFFFFFF, severity = "success", audience = "developer" }
)");
  diagnostics found;
  auto const codes = read_definitions(file, found);
  ASSERT_TRUE(codes) << to_string(found.all().at(0));
  ASSERT_EQ(codes->codes.size(), 5);
  EXPECT_EQ(codes->domain, "ship");
  EXPECT_EQ(codes->codes[0].symbol, "AGROUND");
  EXPECT_EQ(codes->codes[0].note, "on the ground");
  EXPECT_EQ(codes->codes[1].symbol, "ALIAS");
  EXPECT_EQ(codes->codes[1].audience, interco::audience::end_user);
  EXPECT_EQ(codes->codes[2].symbol, "SECOND");
  EXPECT_EQ(codes->canonical(2), 0);
  EXPECT_EQ(codes->codes[3].value, 0xFFFFFFFB);
  EXPECT_EQ(codes->codes[4].value, 0xFFFFFFFF);
}

TEST(DefinitionsSource, NamesTheLineOfEachProblem) {
  struct {
    std::string text;
    char const* first; // without the file
  } const cases[] = {
      {"x", ":1:2: error: "}, // the parser's own words follow
      {"[codes]\n" + good, ":1:1: error: no table [domain] [missing-table]"},
      {"[domain]\nname = \"ship\"\nlayout = \"plain\"\n", ":1:1: error: no table [codes] [missing-table]"},
      {"[domain]\nname = \"Ship\"\nlayout = \"plain\"\n[codes]\n",
       ":1:1: error: [domain]: name is \"Ship\", expected lower-case letters, digits and _ [wrong-value]"},
      {"[domain]\nname = \"ship\"\nlayout = \"hex\"\n[codes]\n",
       ":3:10: error: [domain]: layout is \"hex\", expected \"plain\" or \"hresult\" [wrong-value]"},
      {"[domain]\nname = \"boat\"\nlayout = \"plain\"\n[codes]\n",
       ":2:8: error: [domain]: name is \"boat\", but the file is named \"ship\" [wrong-value]"},
      {"other = 1\n" + head, ":1:1: error: unknown key \"other\" in the file [unknown-key]"},
      {head + good + good, ":6:11: error: "}, // a key written twice: the parser's own words
      {head + good + "aground = { value = 2, severity = \"error\", audience = \"flow\" }\n",
       ":6:1: error: aground differs only in case from AGROUND in line 5 [duplicate-symbol]"},
      {head + good + "OTHER = { value = 1, severity = \"error\", audience = \"flow\" }\n",
       ":6:1: error: OTHER has the value of AGROUND in line 5; a second symbol of one value needs alias_of "
       "[duplicate-value]"},
      {head + good + "OTHER = { value = 1, alias_of = \"NONE\" }\n",
       ":6:1: error: OTHER is an alias of NONE, which is not defined [wrong-alias]"},
      {head + good + "OTHER = { value = 2, alias_of = \"AGROUND\" }\n",
       ":6:1: error: OTHER is an alias of AGROUND, but their values differ [wrong-alias]"},
      {head + good + "A = { value = 1, alias_of = \"AGROUND\" }\nB = { value = 1, alias_of = \"A\" }\n",
       ":7:1: error: B is an alias of A, which is an alias itself [wrong-alias]"},
      {head + "A = { severity = \"error\", audience = \"flow\" }\n",
       ":5:5: error: A: value is no integer of 32 bits [wrong-value]"},
      {head + "A = { value = 4294967296, severity = \"error\", audience = \"flow\" }\n",
       ":5:15: error: A: value is no integer of 32 bits [wrong-value]"},
      {head + "A = { value = \"1\", severity = \"error\", audience = \"flow\" }\n",
       ":5:15: error: A: value is no integer of 32 bits [wrong-value]"},
      {head + "A = { value = 1, severity = \"bad\", audience = \"flow\" }\n",
       ":5:29: error: A: severity is \"bad\", expected \"success\", \"informational\", \"warning\" or \"error\" "
       "[wrong-value]"},
      {head + "A = { value = 1, severity = \"error\" }\n",
       ":5:5: error: A: audience is missing, expected \"flow\", \"developer\", \"administrator\" or \"end_user\" "
       "[wrong-value]"},
      {head + "A = { value = 1, severity = \"error\", audience = \"flow\", text = \"Aground\" }\n",
       ":5:57: error: unknown key \"text\" in A [unknown-key]"},
      {head + "A = 5\n", ":5:5: error: A is no table: { value = …, severity = …, audience = … } expected [wrong-type]"},
      {head + "\"A B\" = { value = 1, severity = \"error\", audience = \"flow\" }\n",
       ":5:1: error: \"A B\" is no symbol: letters, digits and _ expected [wrong-symbol]"},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.text);
    temporary_folder const folder;
    auto const file = folder.write("ship.toml", each.text);
    diagnostics found;
    EXPECT_FALSE(read_definitions(file, found));
    ASSERT_FALSE(found.all().empty());
    auto const first = to_string(found.all()[0]);
    EXPECT_EQ(first.substr(0, file.string().size() + std::string(each.first).size()), file.string() + each.first);
  }
}

TEST(DefinitionsSource, ReportsEveryProblem) {
  temporary_folder const folder;
  diagnostics found;
  EXPECT_FALSE(read_definitions(folder.write("ship.toml", head + "A = 5\nB = 6\nC = 7\n"), found));
  EXPECT_EQ(found.error_count(), 3);
}

} // namespace
