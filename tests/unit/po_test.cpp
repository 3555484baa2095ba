#include "exchange/po.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace interco::exchange;

std::string const header = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n";

TEST(Po, ReadsEntries) {
  diagnostics found;
  auto const source = read_po(header + R"(# translator
#. extracted
#: reference
#, fuzzy, no-wrap
#| msgid "old"
msgctxt "A"
msgid "one"
msgstr "uno"

msgctxt "B.action"
msgid ""
"two\n"
"\"lines\"\\\t"
msgstr ""
"due"
#, c-format
msgctxt "C"
msgid "three"
msgstr ""

#~ msgctxt "OLD"
#~ msgid "x"
#~ msgstr "y"

#, fuzzy
#~ msgctxt "OLDER"
#~ msgid "x"
#~ msgstr "y"
msgctxt "C2"
msgid "sound"
msgstr "suono"

#= fuzzy
msgctxt "D"
msgid "four"
msgstr "quattro"
)",
                              "it.po", found);
  auto const& entries = source.entries;
  EXPECT_EQ(found.all().size(), 0);
  ASSERT_EQ(entries.size(), 5);
  EXPECT_EQ(entries[0].key, "A");
  EXPECT_EQ(entries[0].text, "uno");
  EXPECT_EQ(*entries[0].source, "one");
  EXPECT_TRUE(entries[0].fuzzy);
  EXPECT_EQ(entries[0].at.line, 9);
  EXPECT_EQ(entries[1].key, "B.action");
  EXPECT_EQ(*entries[1].source, "two\n\"lines\"\\\t");
  EXPECT_EQ(entries[1].text, "due");
  EXPECT_FALSE(entries[1].fuzzy);
  EXPECT_EQ(entries[2].text, "");
  EXPECT_FALSE(entries[3].fuzzy); // the flag was the obsolete entry's
  EXPECT_TRUE(entries[4].fuzzy);
}

TEST(Po, PutsTogetherWhatIsInPieces) {
  diagnostics found;
  auto const source = read_po(header + R"(msgctxt ""
"A." "x"

msgctxt "B"
msgid "\t"
  "one\n"
"\\two" 
""
"\"three"
msgstr "" 
""
"\n\n\n"
"due"
#. between
msgctxt "C" 
msgid "" 
msgstr "uno"
)",
                              "it.po", found);
  ASSERT_EQ(source.entries.size(), 2);
  EXPECT_EQ(source.entries[0].key, "B");
  EXPECT_EQ(*source.entries[0].source, "\tone\n\\two\"three");
  EXPECT_EQ(source.entries[0].text, "\n\n\ndue");
  EXPECT_EQ(source.entries[1].key, "C");
  EXPECT_EQ(*source.entries[1].source, "");
  EXPECT_EQ(source.entries[1].text, "uno");
  EXPECT_EQ(found.error_count(), 1); // no msgid
}

TEST(Po, ReadsCarriageReturnsAndAMissingLastLineEnd) {
  diagnostics found;
  auto const source =
      read_po("msgid \"\"\r\nmsgstr \"charset=utf-8\\n\"\r\n\r\nmsgctxt \"A\"\r\nmsgid \"one\"\r\nmsgstr \"uno\"",
              "it.po", found);
  EXPECT_EQ(found.all().size(), 0);
  ASSERT_EQ(source.entries.size(), 1);
  EXPECT_EQ(source.entries[0].text, "uno");
}

TEST(Po, NamesTheLineOfEachProblem) {
  struct {
    std::string text;
    char const* first;
    std::size_t entries;
  } const cases[] = {
      {"", "it.po:1:1: error: no header: an entry with an empty msgid, which names the charset [no-header]", 0},
      {"msgid \"\"\nmsgstr \"charset=ISO-8859-1\\n\"\n",
       "it.po:1:1: error: the header says charset=ISO-8859-1, expected UTF-8 [charset]", 0},
      {header + "msgid \"one\"\nmsgstr \"uno\"\n",
       "it.po:4:1: error: an entry without msgctxt, the symbol that the text belongs to [no-context]", 0},
      {header + "msgctxt \"A\"\nmsgid \"one\"\n", "it.po:5:1: error: an entry without msgstr [syntax]", 0},
      {header + "msgctxt \"A\"\n", "it.po:4:1: error: an entry without msgid [syntax]", 0},
      {header + "msgctxt \"A\"\nmsgid \"one\nmsgstr \"uno\"\n",
       "it.po:5:7: error: a string between quotes expected: it does not end in its line [syntax]", 1},
      {header + "msgctxt \"A\"\nmsgid \"a\"b\"\nmsgstr \"uno\"\n",
       "it.po:5:10: error: \"b\" where msgctxt, msgid, msgstr or a comment was expected [syntax]", 0},
      {header + "msgctxt \"A\"\nmsgid \"\\q\"\nmsgstr \"uno\"\n",
       "it.po:5:8: error: an unknown escape, or one that does not end [wrong-escape]", 1},
      {header + "msgctxt \"A\"\nmsgid \"one\\\"\nmsgstr \"uno\"\n",
       "it.po:5:7: error: a string between quotes expected: it does not end in its line [syntax]", 1},
      {header + "msgctxt \"A\"\nmsgid \"one\"\nmsgstr \"uno\"\nmsgstr \"due\"\n",
       "it.po:7:1: error: a second msgstr in one entry [syntax]", 1},
      {"\"stray\"\n" + header, "it.po:1:1: error: a string without msgctxt, msgid or msgstr before it [syntax]", 0},
      {header + "nonsense\n\nmsgctxt \"A\"\nmsgid \"one\"\nmsgstr \"uno\"\n",
       "it.po:4:1: error: \"nonsense\" where msgctxt, msgid, msgstr or a comment was expected [syntax]", 1},
      {header + "msgctxt \"A\"\nmsgid \"one\"\nmsgid_plural \"ones\"\nmsgstr[0] \"uno\"\nmsgstr[1] \"due\"\n\nmsgctxt "
                "\"B\"\nmsgid \"two\"\nmsgstr \"due\"\n",
       "it.po:6:1: error: a plural entry; plurals of a catalog are ICU MessageFormat, inside one text [plural]", 1},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.text);
    diagnostics found;
    auto const source = read_po(each.text, "it.po", found);
    ASSERT_FALSE(found.all().empty());
    EXPECT_EQ(to_string(found.all()[0]), each.first);
    EXPECT_EQ(source.entries.size(), each.entries);
  }
}

} // namespace
