// Bringing translations up to date, and finding similar texts.
#include "exchange/update.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "exchange/po.hpp"
#include "exchange/similar_text.hpp"
#include "support/fixtures.hpp"
#include "support/program.hpp"

namespace {

using namespace interco::exchange;
using interco::test::run_program;
using interco::test::temporary_folder;

constexpr auto now = "2026-11-22 18:00+0000";

translation entry(std::string key, std::string source, std::string target = "",
                  translation_state state = translation_state::translated) {
  translation result;
  result.key = std::move(key);
  result.source = std::move(source);
  result.target = std::move(target);
  result.state = result.target.empty() ? translation_state::untranslated : state;
  return result;
}

translation obsolete(translation from) {
  from.obsolete = true;
  return from;
}

translation_file file(std::vector<translation> entries) {
  translation_file result;
  result.file = "it.po";
  result.locale = "it";
  result.header = {{"POT-Creation-Date", "before"},
                   {"Language", "it"},
                   {"Content-Type", "text/plain; charset=UTF-8"},
                   {"Plural-Forms", "nplurals=2; plural=(n != 1);"}};
  result.entries = std::move(entries);
  return result;
}

translation_file current(std::vector<translation> entries) {
  translation_file result;
  result.header = {{"Content-Type", "text/plain; charset=UTF-8"}};
  result.entries = std::move(entries);
  return result;
}

/// Returns what matters of the entries, a line each.
std::string shown(translation_file const& file) {
  std::string result;
  for (auto const& each : file.entries) {
    result += (each.obsolete ? "~" : "") + each.key + " | " + each.source + " | " + each.target + " | " +
              std::string(translation_state_names[static_cast<std::size_t>(each.state)]);
    if (each.previous_context || each.previous_source)
      result += " | was " + each.previous_context.value_or("-") + ": " + each.previous_source.value_or("-");
    result += '\n';
  }
  return result;
}

TEST(Update, LeavesWhatIsUpToDate) {
  auto const old = file({entry("A", "One."), entry("B", "Two.", "Due.")});
  auto const result = update(old, current({entry("A", "One."), entry("B", "Two.")}), now);
  EXPECT_FALSE(result.differs);
  EXPECT_EQ(result.added + result.changed + result.obsolete + result.fuzzy, 0);
  EXPECT_EQ(write_po(result.file), write_po(old));
}

TEST(Update, DoesWithEachEntryWhatBecameOfIt) {
  auto constexpr fuzzy = translation_state::needs_review;
  auto already_fuzzy = entry("A", "Second English text.", "Uno.", fuzzy);
  already_fuzzy.previous_source = "First English text.";
  struct {
    char const* what;
    std::vector<translation> old;
    std::vector<translation> now;
    char const* shown;
    std::size_t added, changed, obsolete;
  } const cases[] = {
      {"English changed",
       {entry("A", "One.", "Uno.")},
       {entry("A", "One!")},
       "A | One! | Uno. | needs-review | was -: One.\n",
       0,
       1,
       0},
      {"English changed, no text yet",
       {entry("A", "One.")},
       {entry("A", "One!")},
       "A | One! |  | untranslated\n",
       0,
       1,
       0},
      {"English changed twice",
       {already_fuzzy},
       {entry("A", "Third.")},
       "A | Third. | Uno. | needs-review | was -: First English text.\n",
       0,
       1,
       0},
      {"English is what was translated again",
       {already_fuzzy},
       {entry("A", "First English text.")},
       "A | First English text. | Uno. | needs-review\n",
       0,
       1,
       0},
      {"a key is no more",
       {entry("A", "One.", "Uno."), entry("B", "Two.", "Due.")},
       {entry("B", "Two.")},
       "B | Two. | Due. | translated\n~A | One. | Uno. | translated\n",
       0,
       0,
       1},
      {"a key without text is no more",
       {entry("A", "One."), entry("B", "Two.", "Due.")},
       {entry("B", "Two.")},
       "B | Two. | Due. | translated\n",
       0,
       0,
       1},
      {"a key comes back",
       {obsolete(entry("A", "One.", "Uno."))},
       {entry("A", "One.")},
       "A | One. | Uno. | translated\n",
       1,
       0,
       0},
      {"a key comes back with another English",
       {obsolete(entry("A", "One.", "Uno."))},
       {entry("A", "One!")},
       "A | One! | Uno. | needs-review | was -: One.\n",
       1,
       0,
       0},
      {"an obsolete one stays",
       {obsolete(entry("A", "One.", "Uno."))},
       {entry("B", "Something else entirely")},
       "B | Something else entirely |  | untranslated\n~A | One. | Uno. | translated\n",
       1,
       0,
       0},
      {"a key has an obsolete entry of this English, beside one of another",
       {entry("A", "Two.", "Due."), obsolete(entry("A", "One.", "Uno.")), obsolete(entry("A", "Three.", "Tre."))},
       {entry("A", "One.")},
       "A | One. | Uno. | translated\n~A | Two. | Due. | translated\n~A | Three. | Tre. | translated\n",
       0,
       1,
       0},
      {"a key has an obsolete entry of another English",
       {entry("A", "Two.", "Due."), obsolete(entry("A", "One.", "Uno."))},
       {entry("A", "Three.")},
       "A | Three. | Due. | needs-review | was -: Two.\n~A | One. | Uno. | translated\n",
       0,
       1,
       0},
      {"a key comes back, of which there are two",
       {obsolete(entry("A", "One.", "Uno.")), obsolete(entry("A", "Two.", "Due."))},
       {entry("A", "Two.")},
       "A | Two. | Due. | translated\n~A | One. | Uno. | translated\n",
       1,
       0,
       0},
      {"a key is there twice",
       {entry("A", "One.", "Uno."), entry("A", "Two.", "Due.")},
       {entry("A", "Two.")},
       "A | Two. | Due. | translated\n~A | One. | Uno. | translated\n",
       0,
       0,
       0},
      {"a key is renamed",
       {entry("A", "One.", "Uno.")},
       {entry("B", "One.")},
       "B | One. | Uno. | needs-review | was A: One.\n",
       1,
       0,
       0},
      {"a new key has a similar English",
       {entry("A", "The server could not be reached.", "Il server non è raggiungibile.")},
       {entry("A", "The server could not be reached."), entry("B", "The servers could not be reached!")},
       "A | The server could not be reached. | Il server non è raggiungibile. | translated\n"
       "B | The servers could not be reached! | Il server non è raggiungibile. | needs-review | was A: The server "
       "could not "
       "be reached.\n",
       1,
       0,
       0},
      {"of two with the same English, the one that is no more was renamed",
       {entry("A", "One.", "Uno."), entry("B", "One.", "Prima.")},
       {entry("A", "One."), entry("C", "One.")},
       "A | One. | Uno. | translated\nC | One. | Prima. | needs-review | was B: One.\n",
       1,
       0,
       0},
      {"another order",
       {entry("A", "One.", "Uno."), entry("B", "Two.", "Due.")},
       {entry("B", "Two."), entry("A", "One.")},
       "B | Two. | Due. | translated\nA | One. | Uno. | translated\n",
       0,
       0,
       0},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.what);
    auto const result = update(file(each.old), current(each.now), now);
    EXPECT_EQ(shown(result.file), each.shown);
    EXPECT_EQ(result.added, each.added);
    EXPECT_EQ(result.changed, each.changed);
    EXPECT_EQ(result.obsolete, each.obsolete);
    EXPECT_TRUE(result.differs);
    bool const renewed = each.added + each.changed + each.obsolete != 0;
    EXPECT_EQ(result.file.field("POT-Creation-Date"), renewed ? now : "before");
    EXPECT_FALSE(update(result.file, current(each.now), now).differs) << "a second time changes nothing";
    diagnostics found;
    EXPECT_TRUE(read_po_file(write_po(result.file), "it.po", found)) << "it can be read again";
  }
}

TEST(Update, TakesNotesAndFlagsFromTheTemplateAndKeepsTheRest) {
  auto old = entry("A", "One.", "Uno.", translation_state::reviewed);
  old.reviewed_by = "Anna";
  old.comment = "mine";
  old.note = "old note";
  old.references = {"old.c:1"};
  old.flags = {"no-wrap", "max-length:10"};
  old.sticky_flags = {"sticky"};
  auto of_template = entry("A", "One.");
  of_template.note =
      "A note that is so long that it does not fit into one line, which is 79 columns wide at most\nand a line";
  of_template.flags = {"icu-message-format", "max-length:80"};
  auto const result = update(file({old}), current({of_template}), now);
  ASSERT_EQ(result.file.entries.size(), 1);
  auto const& entry = result.file.entries[0];
  EXPECT_EQ(entry.note,
            "A note that is so long that it does not fit into one line, which is 79\ncolumns wide at most\nand "
            "a line");
  EXPECT_EQ(entry.references, std::vector<std::string>());
  EXPECT_EQ(entry.flags, (std::vector<std::string>{"icu-message-format", "max-length:80", "no-wrap"}));
  EXPECT_EQ(entry.sticky_flags, old.sticky_flags);
  EXPECT_EQ(entry.comment, "mine");
  EXPECT_EQ(entry.reviewed_by, "Anna");
  EXPECT_EQ(entry.state, translation_state::reviewed);
  EXPECT_EQ(result.file.field("POT-Creation-Date"), "before"); // no text has changed
  EXPECT_TRUE(result.differs);

  of_template.source = "One!";
  auto const changed = update(file({old}), current({of_template}), now).file.entries[0];
  EXPECT_EQ(changed.reviewed_by, "");
  EXPECT_EQ(changed.comment, "mine");
}

TEST(Update, TakesAwayWhoHasReadAnEarlierText) {
  // A line of a comment that is no reviewer's yet, since the text is fuzzy, or an earlier one's.
  auto fuzzy = entry("A", "One.", "Uno.", translation_state::needs_review);
  fuzzy.comment = "mine\nReviewed-by: Anna\n\nyours";
  auto reviewed = entry("B", "Two.", "Due.", translation_state::reviewed);
  reviewed.comment = "Reviewed-by: Ugo";
  reviewed.reviewed_by = "Anna";
  auto renamed = reviewed;
  renamed.key = "C";
  renamed.source = "Another text.";
  auto const result = update(file({fuzzy, reviewed, renamed}),
                             current({entry("A", "One!"), entry("B", "Two!"), entry("D", "Another text.")}), now);
  ASSERT_EQ(result.file.entries.size(), 3);
  EXPECT_EQ(result.file.entries[0].comment, "mine\n\nyours");
  for (std::size_t const i : {1U, 2U}) {
    EXPECT_EQ(result.file.entries[i].comment, "");
    EXPECT_EQ(result.file.entries[i].reviewed_by, "");
  }
  // Where the English stays, so does the line.
  EXPECT_FALSE(update(file({fuzzy, reviewed}), current({entry("A", "One."), entry("B", "Two.")}), now).differs);
}

TEST(Update, FillsInWhatTheHeaderLacks) {
  auto old = file({});
  old.locale = "pt_BR";
  old.header = {{"Project-Id-Version", "x"}, {"Language", ""}};
  EXPECT_EQ(update(old, current({}), now).file.header,
            (std::vector<std::pair<std::string, std::string>>{
                {"Project-Id-Version", "x"}, {"Language", "pt_BR"}, {"Plural-Forms", "nplurals=2; plural=(n > 1);"}}));
}

TEST(Update, PutsBackWhatMsgcatDrops) {
  auto of_template = entry("A", "One.");
  of_template.flags = {"icu-message-format", "max-length:80"};
  auto const made = update(file({entry("A", "One.", "Uno.")}), current({of_template}), now).file;
  temporary_folder const folder;
  diagnostics found;
  auto const dropped = run_program("msgcat " + folder.write("it.po", write_po(made)).string()).text;
  EXPECT_NE(dropped, write_po(made));
  auto read = read_po_file(dropped, "it.po", found);
  ASSERT_TRUE(read);
  auto const again = update(to_translation(*read, "it", found), current({of_template}), now);
  EXPECT_TRUE(again.differs);
  EXPECT_EQ(write_po(again.file), write_po(made));
}

TEST(Update, DropsNothingThatItHasNoUseFor) {
  auto const text = std::string("#\n#, fuzzy\nmsgid \"\"\nmsgstr \"\"\n\"Language: it\\n\"\n"
                                "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                                "\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\n"
                                "#\nmsgctxt \"A\"\nmsgid \"One.\"\nmsgstr \"Uno.\"\n\n"
                                "#\n# Reviewed-by: Anna\nmsgctxt \"B\"\nmsgid \"Two.\"\nmsgstr \"Due.\"\n\n"
                                "#\n#, fuzzy\n#~ msgctxt \"Z\"\n#~ msgid \"Nine.\"\n#~ msgstr \"Nove.\"\n\n"
                                "# mine\n#~ msgctxt \"C\"\n#~ msgid \"a file\"\n#~ msgid_plural \"files\"\n"
                                "#~ msgstr[0] \"un file\"\n#~ msgstr[1] \"dei file\"\n\n"
                                "#, fuzzy\n#~| msgid \"keyless\"\n#~ msgid \"without a key\"\n#~ msgstr \"x\"\n");
  temporary_folder const folder;
  ASSERT_EQ(run_program("msgcat " + folder.write("it.po", text).string()).text, text);
  diagnostics found;
  auto const old = to_translation(read_po_file(text, "it.po", found).value(), "it", found);
  EXPECT_EQ(found.all().size(), 0);
  auto const same = update(old, current({entry("A", "One."), entry("B", "Two.")}), "");
  EXPECT_FALSE(same.differs);
  EXPECT_EQ(write_po(same.file), text);
  // What changes leaves the rest.
  auto const changed = write_po(update(old, current({entry("B", "Two.")}), "").file);
  EXPECT_EQ(run_program("msgcat " + folder.write("it.po", changed).string()).text, changed);
  EXPECT_NE(changed.find("#\n#~ msgctxt \"A\""), std::string::npos);
  EXPECT_EQ(changed.substr(changed.size() - 200), text.substr(text.size() - 200));
}

TEST(Update, OfManyEntriesTakesNoSquareOfThem) {
  // A thousand of a hundred thousand have a new key and an English that is slightly different: in a quadratic search
  // this would be a hundred million comparisons, and the test would not end in its time.
  std::vector<translation> old;
  std::vector<translation> now_there;
  constexpr std::size_t all = 100'000;
  constexpr std::size_t every = 100;
  for (std::size_t i = 0; i < all; ++i) {
    auto const number = std::to_string(i);
    auto const source =
        "The file number " + number + " of the backup could not be written to volume " + std::to_string(i % 977);
    old.push_back(entry("KEY_" + number, source, "Il file " + number));
    now_there.push_back(i % every != 0 ? entry("KEY_" + number, source) : entry("NEW_" + number, source + "!"));
  }
  auto const result = update(file(std::move(old)), current(std::move(now_there)), now);
  EXPECT_EQ(result.added, all / every);
  EXPECT_EQ(result.fuzzy, all / every);
  EXPECT_EQ(result.obsolete, 0);
  for (std::size_t i = 0; i < all; i += every)
    EXPECT_EQ(result.file.entries[i].target, "Il file " + std::to_string(i));
}

TEST(Update, SaysHowFarItIs) {
  std::vector<translation> entries;
  for (int i = 0; i < 250; ++i)
    entries.push_back(entry("KEY_" + std::to_string(i), "One."));
  std::string said;
  (void)update(file({}), current(entries), now,
               [&said](auto done, auto all) { said += std::to_string(done) + "/" + std::to_string(all) + " "; });
  EXPECT_EQ(said, "100/250 200/250 ");
}

TEST(Update, TakesARuleToIgnoreAlongToTheSameEnglishOnly) {
  auto old = entry("A", "The server could not be reached.", "Il server non è raggiungibile.");
  old.comment = "of servers\ninterco-ignore: same-text twins";
  auto const comment_of = [&old](auto const* source) {
    return update(file({old}), current({entry("B", source)}), now).file.entries[0].comment;
  };
  EXPECT_EQ(comment_of("The server could not be reached."), old.comment);
  EXPECT_EQ(comment_of("The servers could not be reached!"), "of servers");
}

TEST(SimilarText, IsMeasuredByTheLongestCommonSubsequence) {
  struct {
    std::string a, b;
    double expected;
  } const cases[] = {
      {"", "", 1},
      {"a", "", 0},
      {"abc", "abc", 1},
      {"abc", "xyz", 0},
      {"abcd", "abxd", 0.75},
      {"abcd", "dcba", 0.25},
      {std::string(200, 'a'), std::string(100, 'a'), 200.0 / 300},
      {std::string(64, 'a') + "b", "b", 2.0 / 66},
      {std::string(64, 'a') + std::string(64, 'b'), std::string(64, 'b') + std::string(64, 'a'), 0.5},
  };
  for (auto const& each : cases) {
    EXPECT_DOUBLE_EQ(similarity(each.a, each.b), each.expected) << each.a << " " << each.b;
    EXPECT_DOUBLE_EQ(similarity(each.b, each.a), each.expected) << each.b << " " << each.a;
  }
}

TEST(SimilarText, IsThatOfAPlainTable) {
  std::uint32_t random = 1;
  auto const text = [&random] {
    std::string result;
    random = random * 1664525 + 1013904223;
    for (auto left = random >> 23U; left != 0; --left) {
      random = random * 1664525 + 1013904223;
      result += static_cast<char>('a' + (random >> 30U));
    }
    return result;
  };
  for (int round = 0; round < 50; ++round) {
    auto const a = text();
    auto const b = text();
    std::vector<std::vector<std::size_t>> common(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i < a.size(); ++i) {
      for (std::size_t j = 0; j < b.size(); ++j)
        common[i + 1][j + 1] = a[i] == b[j] ? common[i][j] + 1 : std::max(common[i][j + 1], common[i + 1][j]);
    }
    if (!a.empty() && !b.empty()) {
      EXPECT_DOUBLE_EQ(similarity(a, b), 2.0 * static_cast<double>(common[a.size()][b.size()]) /
                                             static_cast<double>(a.size() + b.size()));
    }
  }
}

TEST(SimilarText, IsTheNearestThatIsNearEnough) {
  similar_texts texts;
  for (auto const* text : {"Cancelled by the user", "The disk is full", "The disc is full!", "", "The disk is full"})
    texts.add(text);
  EXPECT_EQ(texts.nearest("The disk is full", 0.6), 1);
  EXPECT_EQ(texts.nearest("The disk is fully used", 0.6), 1);
  EXPECT_EQ(texts.nearest("Canceled by users", 0.6), 0);
  EXPECT_EQ(texts.nearest("Nothing of the kind", 0.6), std::nullopt);
  EXPECT_EQ(texts.nearest("", 0.6), std::nullopt);
}

TEST(SimilarText, IsFoundWhereEachWordIsInManyTexts) {
  constexpr std::string_view letters = "abcdefghijklmnopqrst"; // of 20 words
  constexpr std::size_t count = 20'000;
  std::uint32_t random = 1;
  std::vector<std::string> all(count);
  similar_texts texts;
  for (auto& text : all) {
    for (int word = 0; word < 10; ++word) {
      random = random * 1664525 + 1013904223;
      text += std::string(5, letters[(random >> 16U) % letters.size()]) + ' ';
    }
    texts.add(text);
  }
  for (std::uint32_t i = 0; i < count; i += 500)
    EXPECT_EQ(texts.nearest(all[i] + "new", 0.6), i);
}

TEST(SimilarText, IsFoundAmongTextsThatAreAllTheSameButForAWord) {
  std::vector<std::string> all;
  for (int i = 0; i < 30'000; ++i)
    all.push_back("The file is open " + std::to_string(i));
  similar_texts texts;
  for (auto const& text : all)
    texts.add(text);
  EXPECT_EQ(texts.nearest("The file is open 12345!", 0.6), 12345);
  EXPECT_EQ(texts.nearest("The file is open", 0.6), 0); // nothing tells them apart
}

} // namespace
