// Whole PO files in and out: what is read, what is written as msgcat does it, and what translators see of it.
#include "exchange/po.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <random>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "exchange/file.hpp"
#include "exchange/sources.hpp"
#include "support/fixtures.hpp"
#include "support/program.hpp"

namespace {

using namespace interco::exchange;
using interco::test::po_header;
using interco::test::read_all;
using interco::test::read_source;
using interco::test::run_program;
using interco::test::temporary_folder;

std::string messages_of(diagnostics const& found) {
  std::string result;
  for (auto const& each : found.all())
    result += to_string(each) + '\n';
  return result;
}

po_file read(std::string const& text) {
  diagnostics found;
  auto file = read_po_file(text, "it.po", found);
  EXPECT_EQ(messages_of(found), "");
  return file ? std::move(*file) : po_file();
}

std::vector<std::filesystem::path> data_files() {
  std::vector<std::filesystem::path> files;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(INTERCO_SOURCE_DIR "/tests/data/po")) {
    if (entry.path().extension() == ".po")
      files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

TEST(PoFile, KeepsEveryPartOfAnEntry) {
  auto const file = read(po_header + R"(# one
# two
#. extracted
#: a.c:1 b.c:2
#, fuzzy, no-wrap
#= sticky
#| msgctxt "old key"
#| msgid "was"
#| msgid_plural "were"
msgctxt ""
msgid "is"
msgid_plural "are"
msgstr[0] "è"
msgstr[1] "sono"
)");
  ASSERT_EQ(file.entries.size(), 2);
  EXPECT_TRUE(file.entries[0].is_header());
  EXPECT_EQ(file.header(), &file.entries[0]);
  auto const& entry = file.entries[1];
  EXPECT_EQ(entry.comment, "one\ntwo\n");
  EXPECT_EQ(entry.extracted, "extracted\n");
  EXPECT_EQ(entry.references, "a.c:1 b.c:2\n");
  EXPECT_EQ(flags_of(entry.flags), (std::vector<std::string_view>{"fuzzy", "no-wrap"}));
  EXPECT_EQ(entry.sticky_flags, "sticky\n");
  EXPECT_EQ(entry.previous_context, "old key");
  EXPECT_EQ(entry.previous_id, "was");
  EXPECT_EQ(entry.previous_plural, "were");
  EXPECT_EQ(entry.context, "");
  EXPECT_EQ(entry.id, "is");
  EXPECT_EQ(entry.plural, "are");
  EXPECT_EQ(entry.text, "è");
  EXPECT_EQ(entry.more_texts, std::vector<std::string_view>{"sono"});
  EXPECT_FALSE(entry.obsolete);
  EXPECT_EQ(entry.at.line, 13);
  EXPECT_EQ(entry.id_at.line, 14);
  EXPECT_EQ(entry.text_at.line, 16);
}

TEST(PoFile, ReadsWhatMsgcatReadsAndRefusesWhatItRefuses) {
  // Read by us alone: msgcat takes a byte order mark for a word.
  std::set<std::string> const ours{"byte_order_mark.po"};
  ASSERT_GT(data_files().size(), 40);
  for (auto const& path : data_files()) {
    SCOPED_TRACE(path);
    diagnostics found;
    auto const file = read_po_file(read_all(path), path.string(), found);
    auto const oracle = run_program("msgcat --to-code=UTF-8 " + path.string());
    if (ours.contains(path.filename().string())) {
      EXPECT_NE(oracle.status, 0);
      ASSERT_TRUE(file);
      continue;
    }
    ASSERT_EQ(file.has_value(), oracle.status == 0) << oracle.errors << messages_of(found);
    if (file) {
      auto const expected = std::regex_replace(oracle.text, std::regex(" ?\r\n"), "\n"); // msgcat keeps CR in comments
      EXPECT_EQ(write_po(*file), expected);
    }
  }
}

TEST(PoFile, ComplainsInTheLineInWhichMsgfmtDoes) {
  // msgfmt counts a line on before it complains of a string that does not end in it, and names the word behind a
  // msgctxt that is alone; here the place of the string and of the entry is said. Those of charsets have no line
  // there, and it does not write two domains into one file.
  std::set<std::string> const otherwise{
      "string_without_end.po", "two_msgid_in_a_context.po", "byte_order_mark.po", "no_header_and_not_ascii.po",
      "unknown_charset.po",    "escape_not_utf8.po",        "domains.po"};
  std::size_t compared = 0;
  for (auto const& path : data_files()) {
    SCOPED_TRACE(path);
    auto const oracle = run_program("msgfmt --output-file=/dev/null " + path.string());
    std::regex const place("\\.po:([0-9]+):.*");
    std::smatch match;
    auto const errors = std::regex_replace(oracle.errors, std::regex("[^\n]*warning:[^\n]*\n"), "");
    if (oracle.status == 0 || otherwise.contains(path.filename().string()) || !std::regex_search(errors, match, place))
      continue;
    ++compared;
    diagnostics found;
    EXPECT_FALSE(read_po_file(read_all(path), path.string(), found));
    ASSERT_FALSE(found.all().empty());
    EXPECT_EQ(std::to_string(found.all()[0].at.line), match[1].str()) << messages_of(found) << oracle.errors;
  }
  EXPECT_GT(compared, 15);
}

TEST(PoFile, NamesLineAndColumnOfEachProblem) {
  struct {
    std::string text;
    char const* messages;
  } const cases[] = {
      {po_header + "msgctxt \"A\"\nmsgid \"a\"\nmsgstr \"\\q\" \"\\400\"\n\nmsgid \"b\"\nmsgstr \"c\"\nmsgstr \"d\"\n\n"
                   "msgid \"b\"\nmsgstr \"e\"\n",
       "it.po:6:9: error: an unknown escape, or one that does not end [wrong-escape]\n"
       "it.po:6:14: error: an unknown escape, or one that does not end [wrong-escape]\n"
       "it.po:10:1: error: a second msgstr in one entry [syntax]\n"
       "it.po:12:1: error: \"b\" was there already, in line 8 [duplicate-key]\n"},
      {"msgid \"\"\nmsgstr \"Content-Type: text/plain; \x94"
       "charset=SHIFT_JIS\"\n", // U+6392 is 0x94 0x63 there
       "it.po:1:1: error: read as SHIFT_JIS, the header names no charset [charset]\n"},
      {po_header + "#| msgid \"o\"\n#~ msgid \"a\"\n#~ msgstr \"b\"\n\n"
                   "#~| msgctxt \"o\"\n#| msgid \"p\"\nmsgid \"c\"\nmsgstr \"d\"\n\n"
                   "#~ msgctxt \"X\"\nmsgid \"e\"\nmsgstr \"f\"\n",
       "it.po:5:4: error: a line that begins with another of #~, #| than the one before [syntax]\n"
       "it.po:9:4: error: a line that begins with another of #~, #| than the one before [syntax]\n"
       "it.po:14:1: error: a line that begins with another of #~, #| than the one before [syntax]\n"},
      {po_header + "msgid \"a\"\nmsgstr \"\\0\"\n",
       "it.po:5:9: error: an escape for NUL, which would end the text in C [nul]\n"},
      {po_header + "msgid \"a\"\nmsgstr \"b\xE9\"\n", "it.po:5:10: error: a byte that is not UTF-8 [not-utf8]\n"},
      {"msgid \"\"\nmsgstr \"charset=EUC-JP\\n\"\n\nmsgid \"a\"\nmsgstr \"b\xFF\"\n",
       "it.po:5:10: error: a byte that is not EUC-JP [charset]\n"},
      {"msgid \"\"\nmsgstr \"charset=UTF-8//IGNORE\\n\"\n",
       "it.po:1:1: error: the charset \"UTF-8//IGNORE\" is not known here; UTF-8 expected [charset]\n"},
      {"msgid \"\"\nmsgstr \"charset=\\n\"\n\nmsgid \"a\"\nmsgstr \"é\"\n",
       "it.po:5:9: error: a character beyond ASCII, and no header that names the charset [charset]\n"},
      {"msgid \"a\"\nmsgstr \"\\303\\251\"\n",
       "it.po:1:1: error: a character beyond ASCII, and no header that names the charset [charset]\n"},
      {po_header + "msgid \"a\"\nmsgstr[ \"b\"\n", "it.po:5:8: error: the end of msgstr[ expected: ] [syntax]\n"
                                                   "it.po:4:1: error: msgstr[] without a msgid_plural [syntax]\n"},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.text);
    diagnostics found;
    EXPECT_FALSE(read_po_file(each.text, "it.po", found));
    EXPECT_EQ(messages_of(found), each.messages);
  }
}

/// Texts that are hard to break into lines.
class text_maker {
 public:
  explicit text_maker(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t end) { return random_() % end; }

  std::string text() {
    static constexpr std::array words{"The",
                                      "operation",
                                      "well-known",
                                      "user's",
                                      "(see",
                                      "2822)",
                                      "$5.00",
                                      "10%",
                                      "3/4",
                                      "[brackets]",
                                      "{arg, plural,",
                                      "one {# file}",
                                      "other {# files}}",
                                      "\"quoted",
                                      "text\"",
                                      "https://example.org/a/b-c?d=e&f=g#h",
                                      "C:\\Windows\\System32\\drivers",
                                      "/usr/local/share/doc",
                                      "a--b",
                                      "en–dash…",
                                      "‘single’",
                                      "“double”",
                                      "«guillemets»",
                                      "perché",
                                      "l'identità",
                                      "città,",
                                      "「日本語の文章です。」",
                                      "カタカナ、ひらがな",
                                      "漢字（かっこ）ー長音",
                                      "ぁぃっ々ゝ！？１００％",
                                      "操作成功完成。",
                                      "《书名》，逗号；",
                                      "破折号——",
                                      "تعذّر",
                                      "الاتصال",
                                      "بالخادم،",
                                      "١٢٣٪",
                                      "ไม่สามารถเชื่อมต่อกับเซิร์ฟเวอร์ได้",
                                      "עולם־מקף",
                                      "דו-צדדי",
                                      "안녕하세요",
                                      "ᄒ\u1161ᆫ글",
                                      "😀",
                                      "👍🏽",
                                      "👩\u200D👩\u200D👧",
                                      "🇮🇹🇫🇷🇩🇪",
                                      "❤️",
                                      "→",
                                      "№",
                                      "°C",
                                      "€5",
                                      "\u00AD",
                                      "\u00A0",
                                      "\u200B",
                                      "\u2060",
                                      "\u202F",
                                      "\u2028",
                                      "e\u0301",
                                      "\u0301",
                                      "½",
                                      "\t",
                                      "\n",
                                      "\\",
                                      "\"",
                                      "\u3000",
                                      "～",
                                      "．",
                                      "|",
                                      "_",
                                      "!",
                                      "?",
                                      ".",
                                      ",",
                                      ";",
                                      ":",
                                      "-",
                                      "/",
                                      "//",
                                      "{",
                                      "}",
                                      "(",
                                      ")",
                                      "<b>",
                                      "%s",
                                      "% d",
                                      "%(name)s",
                                      "#",
                                      "@",
                                      "~",
                                      "'"};
    static constexpr std::array behind{" ", " ", " ", "", "", "  ", "\n"};
    std::string result;
    for (auto left = below(4) * below(20); left != 0; --left)
      (result += words[below(words.size())]) += behind[below(behind.size() - (below(4) == 0 ? 0 : 1))];
    return result;
  }

  translation entry(std::size_t number) {
    translation result;
    result.key = "KEY_" + std::to_string(number) + (below(10) == 0 ? text() : "");
    result.source = "x" + text();
    result.target = text();
    result.obsolete = below(10) == 0;
    result.state = translation_state::translated;
    if (result.obsolete)
      result.target += 'x';
    if (result.target.empty())
      result.state = translation_state::untranslated;
    else if (below(4) == 0)
      result.state = translation_state::needs_review;
    else if (below(4) == 0)
      result.state = translation_state::reviewed;
    if (result.state == translation_state::reviewed)
      result.reviewed_by = "Anna Bianchi";
    if (below(4) == 0)
      result.previous_source = "y" + text();
    if (result.previous_source && below(2) == 0)
      result.previous_context = "z" + text();
    if (below(4) == 0)
      result.comment = "a comment\n\n  with lines";
    if (below(4) == 0)
      result.note = "0x80090300, error, for end users\n" + std::string(100, 'n');
    for (auto left = below(3) * below(6); left != 0; --left)
      result.references.push_back("lib/file" + std::to_string(left) + std::string(below(70), 'x') +
                                  ".cpp:" + std::to_string(below(1000)));
    for (auto const* flag : {"c-format", "no-python-format", "no-wrap"}) {
      if (below(10) == 0)
        result.flags.emplace_back(flag);
    }
    return result;
  }

  translation_file file(std::size_t entries) {
    translation_file result;
    result.locale = "it";
    result.comment = "Texts.";
    result.header = {{"Project-Id-Version", text_without_lines()},
                     {"Language", "it"},
                     {"MIME-Version", "1.0"},
                     {"Content-Type", "text/plain; charset=UTF-8"}};
    for (std::size_t i = 0; i < entries; ++i)
      result.entries.push_back(entry(i));
    std::stable_partition(result.entries.begin(), result.entries.end(),
                          [](auto const& each) { return !each.obsolete; });
    return result;
  }

 private:
  std::string text_without_lines() {
    auto result = text();
    std::replace(result.begin(), result.end(), '\n', ' ');
    return result;
  }

  std::minstd_rand random_;
};

TEST(PoFile, WritesWhatMsgcatWouldWrite) {
  temporary_folder const folder;
  for (unsigned seed = 1; seed <= 20; ++seed) {
    auto const text = write_po(text_maker(seed).file(300));
    auto const path = folder.write("it.po", text);
    auto const oracle = run_program("msgcat " + path.string());
    ASSERT_EQ(oracle.status, 0) << oracle.errors;
    ASSERT_EQ(text, oracle.text) << "seed " << seed;
  }
}

bool equal(translation const& a, translation const& b) {
  return a.key == b.key && a.source == b.source && a.target == b.target && a.state == b.state &&
         a.previous_source == b.previous_source && a.previous_context == b.previous_context && a.comment == b.comment &&
         a.reviewed_by == b.reviewed_by && a.note == b.note && a.references == b.references && a.flags == b.flags &&
         a.sticky_flags == b.sticky_flags && a.obsolete == b.obsolete;
}

TEST(PoFile, KeepsATranslationThroughWritingAndReading) {
  auto made = text_maker(42).file(1000);
  made.entries[0].sticky_flags = {"icu-message-format", "x"};
  made.entries[1].flags = {"no-wrap", "icu-message-format", "max-length:80"};
  diagnostics found;
  auto const again = to_translation(read(write_po(made)), "it", found);
  EXPECT_EQ(messages_of(found), "");
  EXPECT_EQ(again.comment, made.comment);
  EXPECT_EQ(again.header, made.header);
  ASSERT_EQ(again.entries.size(), made.entries.size());
  for (std::size_t i = 0; i < made.entries.size(); ++i)
    EXPECT_TRUE(equal(again.entries[i], made.entries[i])) << made.entries[i].key;
}

TEST(PoFile, PutsFlagsThatMsgcatDoesNotKnowBehindTheOthers) {
  auto const text = po_header + "#, max-length:80, no-wrap, icu-message-format, range: 0..9, c-format, fuzzy\n"
                                "#= sticky, other\nmsgid \"a\"\nmsgstr \"b\"\n";
  EXPECT_NE(write_po(read(text))
                .find("\n#, fuzzy, c-format, range: 0..9, no-wrap, max-length:80, icu-message-format\n"
                      "#= sticky, other\nmsgid"),
            std::string::npos);
}

TEST(PoFile, HoldsNoObsoleteEntryThatAnotherHasTakenThePlaceOf) {
  auto const text = po_header + "msgctxt \"A\"\nmsgid \"a\"\nmsgstr \"b\"\n\n"
                                "#~ msgctxt \"A\"\n#~ msgid \"before\"\n#~ msgstr \"c\"\n";
  diagnostics found;
  auto translation = to_translation(read(text), "it", found);
  for (std::size_t const i : {0U, 1U}) {
    translation.entries.push_back(translation.entries[i]);
    translation.entries.back().obsolete = true;
    translation.entries.back().target = "another";
  }
  EXPECT_EQ(write_po(translation), text);
}

TEST(PoFile, IsWrittenInUtf8WhateverItWasReadIn) {
  std::string const bytes = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-1\\n\"\n\n"
                            "msgctxt \"A\"\nmsgid \"a\"\nmsgstr \"\xE8\"\n";
  std::string const expected = po_header + "msgctxt \"A\"\nmsgid \"a\"\nmsgstr \"è\"\n";
  auto const file = read(bytes);
  diagnostics found;
  EXPECT_EQ(write_po(file), expected);
  EXPECT_EQ(write_po(to_translation(file, "it", found)), expected);
}

TEST(PoFile, TakesAReviewerFromTheComment) {
  struct {
    char const* comment;
    char const* flags;
    char const* text;
    translation_state state;
    char const* reviewer;
    char const* left;
  } const cases[] = {
      {"# Reviewed-by: Anna\n", "", "b", translation_state::reviewed, "Anna", ""},
      {"# one\n# Reviewed-by: Anna\n# two\n", "", "b", translation_state::reviewed, "Anna", "one\ntwo"},
      {"# one\n#\n# Reviewed-by:   Anna B.\n", "", "b", translation_state::reviewed, "Anna B.", "one\n"},
      {"# Reviewed-by: Anna\n# Reviewed-by: Ugo\n", "", "b", translation_state::reviewed, "Ugo", "Reviewed-by: Anna"},
      {"# Reviewed-by:\n", "", "b", translation_state::reviewed, "", ""},
      {"# Not Reviewed-by: Anna\n", "", "b", translation_state::translated, "", "Not Reviewed-by: Anna"},
      {"# Reviewed-by: Anna\n", "#, fuzzy\n", "b", translation_state::needs_review, "", "Reviewed-by: Anna"},
      {"# Reviewed-by: Anna\n", "", "", translation_state::untranslated, "", "Reviewed-by: Anna"},
      {"# Reviewed-by: Anna\n", "#= fuzzy\n", "b", translation_state::needs_review, "", "Reviewed-by: Anna"},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.comment);
    diagnostics found;
    auto const file = to_translation(
        read(po_header + each.comment + each.flags + "msgctxt \"A\"\nmsgid \"a\"\nmsgstr \"" + each.text + "\"\n"),
        "it", found);
    ASSERT_EQ(file.entries.size(), 1);
    EXPECT_EQ(file.entries[0].state, each.state);
    EXPECT_EQ(file.entries[0].reviewed_by, each.reviewer);
    EXPECT_EQ(file.entries[0].comment, each.left);
  }
}

TEST(PoFile, OfOneWithoutKeysOrWithPluralsTellsTheLine) {
  temporary_folder const folder;
  auto const path = folder.write("it.po", po_header + "msgid \"a\"\nmsgstr \"b\"\n\nmsgctxt \"A\"\nmsgid \"c\"\n"
                                                      "msgid_plural \"d\"\nmsgstr[0] \"e\"\n");
  diagnostics found;
  EXPECT_FALSE(read_translation(path, {}, found));
  EXPECT_EQ(messages_of(found),
            path.string() +
                ":4:1: error: an entry without msgctxt, the symbol that the text belongs to [no-context]\n" +
                path.string() +
                ":9:1: error: a plural entry; plurals of a catalog are ICU MessageFormat, inside one text [plural]\n");
}

TEST(PoFile, OfTheProjectIsAsMsgcatLeavesIt) {
  auto const path = std::string(INTERCO_SOURCE_DIR "/locales/sspi/it.po");
  auto const text = read_source("locales/sspi/it.po");
  diagnostics found;
  EXPECT_EQ(write_po(to_translation(read(text), "it", found)), text);
  EXPECT_EQ(run_program("msgcat " + path).text, text);
  auto const checked = run_program("msgfmt --check --output-file=/dev/null " + path);
  EXPECT_EQ(checked.status, 0);
  EXPECT_EQ(checked.errors, "");
}

TEST(PoFile, WithManyMixedCommentsIsReadInNoTimeWorthMentioning) {
  // Each line of a kind is behind one of another: appending in place would be wrong, copying all of it quadratic.
  std::string text = po_header;
  constexpr std::size_t lines = 100'000;
  for (std::size_t i = 0; i < lines; ++i)
    text += i % 2 == 0 ? "# a\n" : "#. b\n";
  text += "msgid \"a\"\nmsgstr \"b\"\n";
  auto const file = read(text);
  ASSERT_EQ(file.entries.size(), 2);
  EXPECT_EQ(file.entries[1].comment.size(), lines);
  EXPECT_EQ(file.entries[1].extracted.size(), lines);
}

TEST(PoFile, WithALongLineIsReadInNoTimeWorthMentioning) {
  // Looking for the end of the line, or of the string, at each of its parts would take minutes.
  constexpr std::size_t parts = 2'000'000;
  std::string escapes;
  std::string strings;
  for (std::size_t i = 0; i < parts; ++i) {
    escapes += "\\n";
    strings += " \"x\"";
  }
  for (auto const& text : {"\"" + escapes + "\"", strings}) {
    auto const file = read(po_header + "msgid \"a\"\nmsgstr " + text + "\n");
    ASSERT_EQ(file.entries.size(), 2);
    EXPECT_EQ(file.entries[1].text.size(), parts);
  }
}

} // namespace
