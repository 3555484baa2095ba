#include "exchange/icu_translation.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/translations.hpp"

namespace {

using namespace interco::exchange;
using interco::test::described;

bundle_source english() {
  bundle_source result{"en.txt", {}};
  for (auto const* key : {"A", "B", "C", "D"})
    result.entries.push_back({key, "english", {}, false, {}});
  return result;
}

TEST(IcuTranslation, KeepsTheCommentsOfAnybody) {
  auto const of_english = english();
  diagnostics found;
  auto const file = read_icu(R"(/*
 * Of the file.
 **/
//without a blank
it:table(nofallback) { // of A
  /* also of A */
  A:string { /* in A */ "uno" // and here
    "\u00E8\x21" } // behind A

  "%%Parent" { "no" }
  // of B
  //#. of everybody
  B { due } C { "tre" } /* of C,
     still */
  // at the end
}
// behind
)",
                             "it.txt", "it", of_english, found);
  ASSERT_TRUE(file) << described(found);
  EXPECT_EQ(file->comment, "Of the file.\nwithout a blank");
  EXPECT_EQ(file->locale, "it");
  ASSERT_EQ(file->entries.size(), 3);
  auto const& entries = file->entries;
  EXPECT_EQ(entries[0].target, "uno\xC3\xA8!");
  EXPECT_EQ(entries[0].source, "english");
  EXPECT_EQ(entries[0].comment, "of A\nalso of A\nin A\nand here\nbehind A");
  EXPECT_EQ(entries[0].at.line, 7);
  EXPECT_EQ(entries[1].comment, "of B");
  EXPECT_EQ(entries[1].note, "of everybody");
  EXPECT_EQ(entries[1].target, "due");
  EXPECT_EQ(entries[2].comment, "of C,\nstill\nat the end\nbehind");
}

TEST(IcuTranslation, WritesWhatMayNotBeServedAsComments) {
  auto const of_english = english();
  translation_file file;
  file.locale = "it";
  file.comment = "Of the file.\n\nMore.";
  file.header = {{"Language", "it"}};
  for (auto const state : {translation_state::reviewed, translation_state::needs_review, translation_state::translated,
                           translation_state::untranslated}) {
    translation entry;
    entry.key = std::string("ABCD").substr(file.entries.size(), 1);
    entry.state = state;
    entry.source = "english";
    entry.target = state == translation_state::untranslated ? "" : "\"testo\"\n\xE2\x80\xA8";
    file.entries.push_back(entry);
  }
  file.entries[0].reviewed_by = "Ada";
  file.entries[0].references = {"a.c:1", "b.c"};
  file.entries[0].flags = {"icu-message-format", "max-length:80"};
  file.entries[0].sticky_flags = {"no-wrap"};
  file.entries[1].previous_source = "before";
  file.entries[2].source = "another";
  file.entries[2].obsolete = true;
  file.entries.push_back(file.entries[2]);
  file.entries.back().obsolete = false;
  diagnostics found;
  auto const text = write_icu(file, of_english, found);
  ASSERT_TRUE(text) << described(found);
  EXPECT_EQ(*text, R"(// Of the file.
//
// More.
//"Language: it\n"
it {
    // Reviewed-by: Ada
    //#: a.c:1
    //#: b.c
    //#, icu-message-format, max-length:80
    //#= no-wrap
    A { "\"testo\"\n\u2028" }

    //#, fuzzy
    //#| msgid "before"
    //msgctxt "B"
    //msgid "english"
    //msgstr "\"testo\"\n\u2028"

    //#~ msgctxt "C"
    //#~ msgid "another"
    //#~ msgstr "\"testo\"\n\u2028"

    //msgctxt "D"
    //msgid "english"
    //msgstr ""

    //msgid "another"
    C { "\"testo\"\n\u2028" }
}
)");
}

TEST(IcuTranslation, ReadsStringsInPieces) {
  auto const of_english = english();
  diagnostics found;
  auto const file = read_icu(R"(it {
  //#| msgctxt "Z"
  //#| "ZZ"
  //#| msgid "be"
  //#| "fore"
  //msgctxt ""
  //"A"
  //msgid "a "
  //"b"
  //msgstr "c\x21"
  //"\u00e8"
  //#~ msgctxt "OLD"
  //#~ msgid "x"
  //#~ "y"
  //#~ msgstr "z"
}
)",
                             "it.txt", "it", of_english, found);
  ASSERT_TRUE(file) << described(found);
  ASSERT_EQ(file->entries.size(), 2);
  EXPECT_EQ(file->entries[0].key, "A");
  EXPECT_EQ(file->entries[0].previous_source, "before");
  EXPECT_EQ(file->entries[0].source, "a b");
  EXPECT_EQ(file->entries[0].target, "c!\xC3\xA8");
  EXPECT_EQ(file->entries[1].source, "xy");
  EXPECT_TRUE(file->entries[1].obsolete);
}

TEST(IcuTranslation, RefusesWhatGenrbWouldTakeForSomethingElse) {
  auto const of_english = english();
  for (std::string const end : {"\r", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xEF\xBF\xBF"}) {
    translation_file file;
    file.file = "it.po";
    file.locale = "it";
    file.entries.resize(1);
    file.entries[0].key = "A";
    file.entries[0].at = {7, 1};
    file.entries[0].comment = "x" + end + "B { \"injected\" }";
    diagnostics found;
    EXPECT_FALSE(write_icu(file, of_english, found));
    EXPECT_EQ(described(found), "it.po:7:1: error: A has a comment with a line end that is no newline; ICU text cannot "
                                "hold it [forbidden-character]\n");
  }
  translation_file file;
  file.locale = "sr@latin";
  file.entries.resize(1);
  file.entries[0].key = "A { \"injected\" } B";
  file.entries[0].target = "x";
  file.entries[0].state = translation_state::translated;
  diagnostics found;
  EXPECT_FALSE(write_icu(file, of_english, found));
  EXPECT_EQ(found.error_count(), 2);
}

TEST(IcuTranslation, TellsWhereEachProblemIs) {
  struct wrong {
    std::string text;
    std::string expected;
  };
  std::vector<wrong> const cases{
      {"it {\n//msgctxt \"A\"\n//msgid \"a\"\n}",
       "it.txt:2:1: error: an entry in comments that has not all of msgctxt, msgid and msgstr [syntax]\n"},
      {"it {\n//msgctxt \"A\n//msgid \"a\"\n//msgstr \"\\q\"\n}",
       "it.txt:2:1: error: a string between quotes expected [syntax]\n"
       "it.txt:4:1: error: an unknown escape, or one that does not end [wrong-escape]\n"},
      {"it {\n//msgctxt \"A\"\n//msgid \"a\"\n//msgid \"b\"\n//msgstr \"\"\n}",
       "it.txt:4:1: error: a second msgid in one entry [syntax]\n"},
      {"it {\nA { \"a\" }\n//msgctxt \"A\"\n//msgid \"a\"\n//msgstr \"\"\n}",
       "it.txt:3:1: error: A was there already, in line 2 [duplicate-key]\n"},
      {"de { A { \"a\" } }", "it.txt:1:1: error: the bundle is named \"de\", the file \"it\" [wrong-name]\n"},
      {"it { A { \"a\" /* }", "it.txt:1:14: error: a comment that does not end [syntax]\n"
                              "it.txt:1:18: error: the end of the file where '}' was expected [syntax]\n"
                              "it.txt:1:18: error: the end of the file where '}' was expected [syntax]\n"},
  };
  auto const of_english = english();
  for (auto const& each : cases) {
    diagnostics found;
    EXPECT_FALSE(read_icu(each.text, "it.txt", "it", of_english, found)) << each.text;
    EXPECT_EQ(described(found), each.expected) << each.text;
  }
}

} // namespace
