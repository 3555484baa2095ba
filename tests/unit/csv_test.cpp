#include "exchange/csv.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/translations.hpp"

namespace {

using namespace interco::exchange;
using interco::test::described;

TEST(Csv, ReadsWhatSpreadsheetsWrite) {
  // Of each, one entry A with the English a and the text "b, \"c\"".
  std::vector<std::string> const cases{
      "key,source,target\r\nA,a,\"b, \"\"c\"\"\"\r\n",
      "\xEF\xBB\xBFkey;source;target\nA;a;\"b, \"\"c\"\"\"",
      "target\tkey\tsource\n\"b, \"\"c\"\"\"\tA\ta\n\n",
      "\"Key\",\" SOURCE \",\"Target\"\r\n\r\n\"A\",\"a\",\"b, \"\"c\"\"\"\r\n",
      "context,source,target\nA,a,\"b, \"\"c\"\"\"\n",
  };
  for (auto const& each : cases) {
    diagnostics found;
    auto const file = read_csv(each, "f.csv", found);
    ASSERT_TRUE(file) << each << described(found);
    EXPECT_EQ(described(found), "");
    ASSERT_EQ(file->entries.size(), 1) << each;
    EXPECT_EQ(file->entries[0].key, "A") << each;
    EXPECT_EQ(file->entries[0].source, "a") << each;
    EXPECT_EQ(file->entries[0].target, "b, \"c\"") << each;
    EXPECT_EQ(file->entries[0].state, translation_state::translated) << each;
  }
}

TEST(Csv, KeepsFormulasHarmless) {
  for (std::string const text :
       {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "'=1", "''", "'", "'tis", "'''=", "a=1"}) {
    translation_file file;
    file.entries.resize(1);
    file.entries[0].key = "A";
    file.entries[0].target = text;
    file.entries[0].state = translation_state::translated;
    auto const written = write_csv(file);
    auto const cell = written.substr(written.find("A,,") + 3);
    auto const first = cell[cell[0] == '"' ? 1 : 0];
    EXPECT_EQ(std::string("=+-@\t\r").find(first), std::string::npos) << written;
    diagnostics found;
    EXPECT_EQ(read_csv(written, "f.csv", found)->entries[0].target, text) << written;
  }
}

TEST(Csv, PassesOverEmptyLinesOfLists) {
  diagnostics found;
  auto const file = read_csv("key,target,flags,references\nA,b,\"\n\nx\ny\n\",\"a.c:1\n\n\"\n", "f.csv", found);
  ASSERT_TRUE(file) << described(found);
  EXPECT_EQ(file->entries[0].flags, (std::vector<std::string>{"x", "y"}));
  EXPECT_EQ(file->entries[0].references, std::vector<std::string>{"a.c:1"});
}

TEST(Csv, SaysWhetherItKnowsStates) {
  struct known {
    std::string text;
    bool says_state;
    translation_state state;
  };
  using enum translation_state;
  std::vector<known> const cases{
      {"key,target\nA,b\n", false, translated},
      {"key,target\nA,\n", false, untranslated},
      {"key,target,fuzzy\nA,b,True\n", true, needs_review},
      {"key,target,fuzzy\nA,b,\n", true, translated},
      {"key,target,state\nA,b,reviewed\n", true, reviewed},
      {"key,target,state\nA,b,untranslated\n", true, translated},
      {"key,target,state\nA,,translated\n", true, untranslated},
  };
  for (auto const& each : cases) {
    diagnostics found;
    bool says_state = !each.says_state;
    auto const file = read_csv(each.text, "f.csv", found, &says_state);
    EXPECT_EQ(says_state, each.says_state) << each.text;
    EXPECT_EQ(file->entries[0].state, each.state) << each.text;
  }
}

TEST(Csv, TellsWhereEachProblemIs) {
  struct wrong {
    std::string text;
    std::string expected;
  };
  std::vector<wrong> const cases{
      {"", ""},
      {"key,source\n", "f.csv:1:1: error: the first line names no column \"target\", or neither \"key\" nor \"source\" "
                       "[wrong-column]\n"},
      {"key,target,key\n", "f.csv:1:12: error: a second column \"key\" [wrong-column]\n"},
      {"key,target,colour\nA,b\n",
       "f.csv:1:12: warning: the column \"colour\" is unknown and passed over [wrong-column]\n"},
      {"key,target\nA,b,c\n", "f.csv:2:5: error: a record of 3 cells, 2 expected [syntax]\n"},
      {"key,target\nA,\"b\"c\n",
       "f.csv:2:6: error: text behind the quote that ends a cell; \"\" for a quote inside expected [syntax]\n"},
      {"key,target\nA,\"b\n\n", "f.csv:2:3: error: a cell between quotes that does not end [syntax]\n"},
      {"key,target\nA,b\n\nA,c\n", "f.csv:4:1: error: A was there already, in line 2 [duplicate-key]\n"},
      {"key,target,state\nA,b,done\n",
       "f.csv:2:5: error: A has the state \"done\"; untranslated, needs-review, translated or reviewed expected "
       "[wrong-value]\n"},
      {"key,target\nA,\xFF\n", "f.csv:2:3: error: "},
  };
  for (auto const& each : cases) {
    diagnostics found;
    (void)read_csv(each.text, "f.csv", found);
    EXPECT_EQ(described(found).substr(0, std::max<std::size_t>(each.expected.size(), 1)), each.expected) << each.text;
  }
}

} // namespace
