// The parts of a search: folded letters, forms of texts, damage undone, and how much two lines agree.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/utf8.hpp"
#include "icu/folded_text.hpp"
#include "search/alignment.hpp"
#include "search/gram_index.hpp"
#include "search/letters.hpp"
#include "search/query_forms.hpp"
#include "search/text_forms.hpp"

namespace {

using namespace interco::detail;

std::string utf8(std::u32string const& letters) {
  std::string text;
  for (auto const c : letters)
    append_utf8(text, c == gap ? U'_' : c == lost ? U'?' : c);
  return text;
}

std::u32string letters_of(std::string const& text) {
  std::u32string letters;
  for (std::string_view rest = text; !rest.empty();) {
    auto const [code_point, length, well_formed] = decode_utf8(rest);
    letters += code_point == U'_' ? gap : code_point == U'?' ? lost : code_point;
    rest.remove_prefix(length);
  }
  return letters;
}

TEST(LetterFolder, LeavesWhatASearchCompares) {
  struct {
    std::string text;
    std::string expected;
  } const cases[]{
      {"The FILE-7, \"x\".", "thefile7x"},
      {"Perché l’unità È", "perchelunitae"},
      {"perche\u0301", "perche"},
      {"ＦＩＬＥ　７", "file7"},
      {"ｶﾞｽﾎﾞﾝﾍﾞ", "カスホンヘ"},
      {"ガスボンベ", "カスホンヘ"},
      {"Straße", "strasse"},
      {"ЁЖ, Йод", "ежиод"},
      {"ﬁle №5", "fileno5"},
      {"أُخرى", "اخرى"},
      {"\uFDFA", "صلىاللهعليهوسلم"}, // no character becomes more
      {"“…” \u00AD\u200B\u2068", ""},
  };
  for (auto const& [text, expected] : cases) {
    for (bool const remembers : {false, true}) {
      letter_folder folder(remembers);
      for (int round = 0; round < 2; ++round) {
        std::u32string letters;
        for (std::string_view rest = text; !rest.empty();) {
          auto const character = decode_utf8(rest);
          folder.append(letters, character.code_point);
          rest.remove_prefix(character.length);
        }
        EXPECT_EQ(utf8(letters), expected) << text;
      }
    }
  }
}

TEST(TextForms, HaveAGapForAnArgumentAndABranchEach) {
  struct {
    std::string text;
    bool is_pattern;
    std::vector<std::string> expected;
  } const cases[]{
      {"No {file} here.", false, {"nofilehere"}},
      {"No {file} here.", true, {"no_here"}},
      {"{n, plural, one {# file was} other {# files were}} skipped in {folder}.",
       true,
       {"_filewasskippedin_", "_fileswereskippedin_"}},
      {"{n, plural, =0 {None} other {{who, select, f {She} other {They}} {n}}} left", true, {"noneleft", "they_left"}},
      {"It''s '{'quoted'}'", true, {"itsquoted"}},
      {"{a}{b} {c}", true, {}},
      {"{", true, {}},
      {"A { b", true, {"ab"}},
      {"!?", false, {}},
  };
  letter_folder folder(false);
  for (auto const& [text, is_pattern, expected] : cases) {
    std::vector<std::string> forms;
    for (auto const& each : text_forms(text, is_pattern, folder))
      forms.push_back(utf8(each));
    EXPECT_EQ(forms, expected) << text;
  }
}

TEST(QueryForms, UndoWhatLogsDoToTexts) {
  struct {
    std::string damaged;
    std::string expected; // is among the forms
  } const cases[]{
      {"\xC3\xA8 gi\xC3\xA0", "egia"},
      {"\xE8 gi\xE0", "egia"},                      // Latin-1
      {"\x8A gi\x85", "egia"},                      // CP850
      {"\xD4\xE0\xE9\xEB", "фаил"},                 // Windows-1251
      {"Ã¨ giÃ\u00A0", "egia"},                     // UTF-8 as Windows-1252
      {"Ã¨ giÃ  fatto", "egiafatto"},               // whose no-break space became a space
      {"├¿ gi├á", "egia"},                          // as CP850
      {"ГЁ giГ\u00A0", "egia"},                     // as Windows-1251
      {"ÃƒÂ¨", "e"},                                // twice as Windows-1252
      {"Ð¤Ð°Ð¹Ð»", "фаил"},                         // Cyrillic as Windows-1252
      {"æ\u0096\u0087å\u00AD\u0097", "文字"},       // as ISO 8859-1
      {"Ð�Ð²Ð°", "?ва"},                            // a byte that Windows-1252 has not
      {"l\\u2019unit\\u00e0 \\\"x\\\"", "lunitax"}, // JSON
      {"\\ud840\\udc0b", "𠀋"},
      {"unit\\303\\240", "unita"}, // C, in octal
      {"unit\\xc3\\xa0\\n", "unita"},
      {"l&rsquo;unit&agrave; &#232; &#xe8; &quot;x&quot; &amp;", "lunitaeex"},
      {"unit%C3%A0", "unita"},
      {"citt\xEF\xBF\xBD", "citt?"},
      {"citt?", "citt?"},
      {"\\u12", "u12"}, // no escape
      {"&unknown;", "unknown"},
  };
  for (auto const& [damaged, expected] : cases) {
    auto const forms = query_forms(damaged);
    EXPECT_LE(forms.size(), most_forms);
    EXPECT_TRUE(std::any_of(forms.begin(), forms.end(),
                            [&expected = expected](auto const& each) { return utf8(each) == expected; }))
        << damaged << " gave " << (forms.empty() ? "nothing" : utf8(forms.front()));
  }
}

TEST(QueryForms, AreNoneWithoutALetter) {
  for (std::string const text : {"", "   ", "????", "\xEF\xBF\xBD\xEF\xBF\xBD", "\"…\"", "\xC3"})
    EXPECT_TRUE(query_forms(text).empty() || text == "\xC3") << text;
}

TEST(QueryForms, AreBounded) {
  auto const forms = query_forms(std::string(1U << 20U, 'x') + "\xE8");
  ASSERT_EQ(forms.size(), 1U);
  EXPECT_EQ(forms.front().size(), most_letters);
}

TEST(Alignment, ScoresHowMuchAgrees) {
  struct {
    std::string query;
    std::string text;
    double least;
    double most;
  } const cases[]{
      {"thereceivedcertificatehasexpired", "thereceivedcertificatehasexpired", 1, 1},
      {"adrift", "adrift", 1, 1},
      {"adrxft", "adrift", 0.6, 0.8},
      {"thereceivedcertifcatehasexpird", "thereceivedcertificatehasexpired", 0.85, 0.99},
      {"thereceivedcertifica", "thereceivedcertificatehasexpired", 0.75, 0.95}, // the first part
      {"certificatehasexpired", "thereceivedcertificatehasexpired", 0.75, 0.95},
      {"certificate", "thereceivedcertificatehasexpired", 0.3, 0.7}, // a word
      {"the", "thereceivedcertificatehasexpired", 0, 0.2},
      {"error20261123thereceivedcertificatehasexpired", "thereceivedcertificatehasexpired", 0.75, 0.95},
      {"th?receivedc?rtificateh??sexpired", "thereceivedcertificatehasexpired", 0.9, 1},
      {"e????????????????????????????????", "thereceivedcertificatehasexpired", 0, 0.45},
      {"????", "file", 0, 0},
      {"retry?", "retry", 1, 1}, // its question mark
      {"isthefileopen?tryagain", "isthefileopentryagain", 1, 1},
      {"retry????????", "retry", 0.2, 0.8},
      {"thereisnotenoughroomond", "thereisnotenoughroomon_", 0.95, 1},
      {"thereisnotenoughroomonmediaadabackup", "thereisnotenoughroomon_", 0.8, 1},
      {"theresnotenughroomonmediaadabackup", "thereisnotenoughroomon_", 0.7, 0.9},
      {"3fileswereskippedinhomeada", "_fileswereskippedin_", 0.85, 1},
      {"anythingatall", "_", 0, 0},
      {"anythingatallthatisnottheretobefound", "no_here", 0, 0.5},
      {"文件不存在", "文件不存在", 1, 1},
      {"somethingelsealtogether", "thereceivedcertificatehasexpired", 0, 0.5},
  };
  aligner compare;
  for (auto const& [query, text, least, most] : cases) {
    auto const score = compare.score(letters_of(query), letters_of(text));
    EXPECT_GE(score, least) << query << " in " << text;
    EXPECT_LE(score, most) << query << " in " << text;
  }
}

TEST(GramIndex, FindsWhatSharesTheMost) {
  std::vector<std::u32string> const texts{
      letters_of("thefiledoesnotexist"), letters_of("thefolderisfull"), letters_of("ok"),
      letters_of("文件不存在"),          letters_of("cannotopen_now"),  letters_of("是")};
  std::size_t letters = 0;
  for (auto const& each : texts)
    letters += each.size();
  gram_index const index(static_cast<std::uint32_t>(texts.size()), letters,
                         [&](std::uint32_t i, std::u32string& to) { to = texts[i]; });
  auto const find = [&](std::string const& query) {
    auto const found = index.candidates(
        letters_of(query), [](std::uint32_t) { return true; }, 10, 1000);
    return found.empty() ? -1 : static_cast<int>(found.front().text);
  };
  struct {
    std::string query;
    int expected;
  } const cases[]{
      {"thefiledoesnotexist", 0},
      {"filed?esnot", 0},
      {"folderfull", 1},
      {"ok", 2},
      {"件不存", 3},
      {"opennow", 4},
      {"是", 5},
      {"xyzzyxyzzy", -1},
  };
  for (auto const& [query, expected] : cases)
    EXPECT_EQ(find(query), expected) << query;
  EXPECT_TRUE(index
                  .candidates(
                      U"folderfull", [](std::uint32_t i) { return i != 1; }, 10, 1000)
                  .empty() ||
              index.candidates(
                       U"folderfull", [](std::uint32_t i) { return i != 1; }, 10, 1000)
                      .front()
                      .text != 1);
}

} // namespace
