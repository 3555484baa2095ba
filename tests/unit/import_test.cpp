#include "exchange/import.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "exchange/csv.hpp"
#include "support/fixtures.hpp"
#include "support/translations.hpp"

namespace {

using namespace interco::exchange;
using interco::test::described;
using enum translation_state;

code_definition code_with(std::vector<std::string> const& arguments) {
  code_definition code;
  for (auto const& name : arguments)
    code.arguments.push_back({name, argument_type::string, "", "", {}});
  return code;
}

TEST(Import, RepairsApostrophesThatWouldQuoteAnArgument) {
  struct repair {
    std::string text;
    std::string expected;
  };
  std::vector<repair> const cases{
      {"dell'{file}", "dell\xE2\x80\x99{file}"},
      {"l'{file} e dell'{ count, number }", "l\xE2\x80\x99{file} e dell\xE2\x80\x99{ count, number }"},
      {"\xC3\xA0'{file}", "\xC3\xA0\xE2\x80\x99{file}"},
      {"dell''{file}", "dell''{file}"},
      {"dell'{other}'", "dell'{other}'"}, // no argument
      {"'{file}'", "'{file}'"},           // quoted by intent
      {"x '{file}'", "x '{file}'"},
      {"'{'x'{file}", "'{'x\xE2\x80\x99{file}"},
      {"'{ x'{file}", "'{ x'{file}"}, // the end of what is quoted
      {"l'altro {file}", "l'altro {file}"},
      {"dell'", "dell'"},
      {"", ""},
  };
  auto const code = code_with({"file", "count"});
  for (auto const& each : cases)
    EXPECT_EQ(repair_apostrophes(each.text, code), each.expected) << each.text;
}

/// The sources of a domain with the texts a, b, c, where c is b in English too, and one with an argument.
class ImportDelivery : public testing::Test {
 protected:
  ImportDelivery() {
    folder_.write("ship.toml", R"([domain]
name = "ship"
layout = "plain"
[codes]
A = { value = 1, severity = "error", audience = "end_user" }
B = { value = 2, severity = "error", audience = "end_user" }
C = { value = 3, severity = "error", audience = "end_user" }
D = { value = 4, severity = "error", audience = "end_user", arguments = { file = { type = "path", example = "x" } } }
)");
    folder_.write("en.txt", R"(en { A { "a" } B { "b" } C { "b" } D { "of {file}" } })");
    diagnostics found;
    auto sources = read_sources(folder_.path() / "ship.toml", folder_.path(), found);
    EXPECT_TRUE(sources) << described(found);
    sources_ = std::move(*sources);
    into_ = translation_to_export(sources_, "it", nullptr);
  }

  void set(std::string const& key, std::string const& source, std::string const& target, translation_state state) {
    auto& entry = at(key);
    entry.source = source;
    entry.target = target;
    entry.state = state;
    entry.reviewed_by = state == reviewed ? "Ada" : "";
  }
  translation& at(std::string const& key) {
    return *std::find_if(into_.entries.begin(), into_.entries.end(), [&](auto const& each) { return each.key == key; });
  }
  std::string state_of(std::string const& key) {
    return std::string(translation_state_names[static_cast<std::size_t>(at(key).state)]);
  }
  /// Takes CSV, and returns the findings.
  std::string take(std::string const& csv) {
    diagnostics found;
    bool says_state = true;
    auto file = read_csv(csv, "f.csv", found, &says_state);
    if (!file)
      return described(found);
    result_ = import_delivery(sources_, {std::move(*file), says_state}, into_, found);
    return described(found);
  }

  interco::test::temporary_folder folder_;
  domain_sources sources_;
  translation_file into_;
  import_result result_;
};

TEST_F(ImportDelivery, KeepsWhatTheFileDoesNotSay) {
  set("A", "a", "uno", reviewed);
  set("B", "b", "due", needs_review);
  at("B").previous_source = "bb";
  at("A").comment = "remark";
  EXPECT_EQ(take("key,source,target\nA,a,uno\nB,b,due\nC,b,\n"), "");
  EXPECT_EQ(state_of("A"), "reviewed");
  EXPECT_EQ(at("A").reviewed_by, "Ada");
  EXPECT_EQ(at("A").comment, "remark");
  EXPECT_EQ(state_of("B"), "needs-review");
  EXPECT_EQ(at("B").previous_source, "bb");
  EXPECT_EQ(result_.texts, 2);
  EXPECT_EQ(result_.changed, 0);
  // An empty text takes nothing away.
  EXPECT_EQ(take("key,source,target,state\nA,a,,untranslated\n"), "");
  EXPECT_EQ(at("A").target, "uno");
}

TEST_F(ImportDelivery, TakesTextsAndStates) {
  set("A", "a", "uno", reviewed);
  set("B", "b", "due", needs_review);
  at("B").previous_source = "bb";
  EXPECT_EQ(take("key,source,target,state,reviewed by\nA,a,Uno,translated,\nB,b,due,reviewed,Eva\nC,b,tre,reviewed,\n"),
            "");
  EXPECT_EQ(state_of("A"), "translated");
  EXPECT_EQ(at("A").reviewed_by, "");
  EXPECT_EQ(state_of("B"), "reviewed");
  EXPECT_EQ(at("B").reviewed_by, "Eva");
  EXPECT_EQ(at("B").previous_source, std::nullopt);
  EXPECT_EQ(state_of("C"), "translated"); // nobody says who has read it
  EXPECT_EQ(result_.changed, 3);
}

TEST_F(ImportDelivery, TakesAwayWhoHasReadAnEarlierText) {
  constexpr auto line = "Reviewed-by: Ada";
  struct {
    char const* what;
    translation_state before;
    char const* comment; // before
    char const* delivered;
    char const* state; // then
    char const* reviewer;
    char const* left; // of the comment
  } const cases[] = {
      {"another text, with the name that went out", reviewed, "", "A,a,Uno,reviewed,Ada,", "translated", "", ""},
      {"another text, with a new name", reviewed, "", "A,a,Uno,reviewed,Eva,", "reviewed", "Eva", ""},
      {"another text, with a line on who read one earlier", reviewed, line, "A,a,Uno,translated,,", "translated", "",
       ""},
      {"the same text", reviewed, line, "A,a,uno,reviewed,Ada,", "reviewed", "Ada", line},
      {"a state that goes back", reviewed, "", "A,a,uno,translated,Ada,", "translated", "", ""},
      {"fuzzy, with a line", needs_review, line, "A,a,uno,translated,,Reviewed-by: Ada", "translated", "", ""},
      {"fuzzy, with a line, and another text", needs_review, line, "A,a,Uno,needs-review,,Reviewed-by: Ada",
       "needs-review", "", ""},
      {"fuzzy, with a line, still", needs_review, line, "A,a,uno,needs-review,,Reviewed-by: Ada", "needs-review", "",
       line},
      {"fuzzy, with a line that PO makes the name", needs_review, line, "A,a,uno,reviewed,Ada,", "translated", "", ""},
      {"fuzzy, with a line, and the name beside it", needs_review, line, "A,a,uno,reviewed,Ada,Reviewed-by: Ada",
       "reviewed", "Ada", ""},
      {"of an English before", reviewed, line, "A,before,Uno,translated,,", "needs-review", "", ""},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.what);
    set("A", "a", "uno", each.before);
    at("A").comment = each.comment;
    (void)take(std::string("key,source,target,state,reviewed by,comment\n") + each.delivered + "\n");
    EXPECT_EQ(state_of("A"), each.state);
    EXPECT_EQ(at("A").reviewed_by, each.reviewer);
    EXPECT_EQ(at("A").comment, each.left);
  }
  // The English has changed, and the file says no state.
  set("A", "before", "uno", reviewed);
  at("A").comment = line;
  EXPECT_EQ(take("key,target\nA,uno\n"), "");
  EXPECT_EQ(state_of("A"), "needs-review");
  EXPECT_EQ(at("A").previous_source, "before");
  EXPECT_EQ(at("A").reviewed_by + at("A").comment, "");
}

TEST_F(ImportDelivery, HasAStaleTextReviewed) {
  EXPECT_EQ(
      take("key,source,target\nA,before,uno\n"),
      "f.csv:2:1: warning: A was made from another English text than the present one; it needs review [stale-text]\n");
  EXPECT_EQ(state_of("A"), "needs-review");
  EXPECT_EQ(at("A").previous_source, "before");
  EXPECT_EQ(at("A").source, "a");
  EXPECT_EQ(at("A").target, "uno");
  EXPECT_EQ(result_.stale, 1);
}

TEST_F(ImportDelivery, FindsByTheirEnglishWhatHasLostItsKey) {
  EXPECT_EQ(take("id,source,target\n17,a,uno\n18,b,due\n19,b,tre\n"), "");
  EXPECT_EQ(at("A").target, "uno");
  EXPECT_EQ(at("B").target, "due");
  EXPECT_EQ(at("C").target, "tre");
  // One text for all that are the same in English.
  EXPECT_EQ(take("source,target\nb,due e tre\n"), "");
  EXPECT_EQ(at("B").target, "due e tre");
  EXPECT_EQ(at("C").target, "due e tre");
}

TEST_F(ImportDelivery, TellsOfEveryText) {
  auto const english = (folder_.path() / "en.txt").string();
  EXPECT_EQ(
      take("key,source,target\nX,x,ics\nA,a,\"\x1B[1m\"\nB,b,\"\n\"\nD,of {file},dell'{file}\n,b,1\n,b,2\n,b,3\n"),
      "f.csv:2:1: error: X belongs to no English text of " + english +
          ", by its key or its English [unknown-key]\n"
          "f.csv:3:5: error: A: U+001B, a control character, at byte 0 [forbidden-character]\n"
          "f.csv:4:5: error: B: empty [empty-text]\n"
          "f.csv:6:13: note: D: an apostrophe before an argument would quote it; it is U+2019 now [apostrophe]\n"
          "f.csv:7:1: error: a text belongs to no English text of " +
          english +
          ", by its key or its English [unknown-key]\n"
          "f.csv:8:1: error: a text belongs to no English text of " +
          english +
          ", by its key or its English [unknown-key]\n"
          "f.csv:9:1: error: a text belongs to no English text of " +
          english + ", by its key or its English [unknown-key]\n");
  EXPECT_EQ(at("D").target, "dell\xE2\x80\x99{file}");
  EXPECT_EQ(at("A").target, "");
}

TEST_F(ImportDelivery, FollowsTheRulesOnArgumentsForNewTexts) {
  set("D", "of {file}", "{O}", translated);
  struct {
    std::string line;
    std::string findings;
  } const cases[] = {
      {"D,of {file},{O},translated", ""},          // nothing new
      {"D,of {file},{O} {file},needs-review", ""}, // not served
      {"D,of {files},{files} di,translated",
       "1: warning: D was made from another English text than the present one; it needs review [stale-text]\n"},
      {"D,of {file},di {file},translated", ""},
      {"A,a,{file},translated", "5: warning: A: {file} looks like an argument, but A defines none [stray-argument]\n"},
      {"D,of {file},{O} {file},translated",
       "13: error: D: there is no argument {O}; the code has {file} [unknown-argument]\n"},
      {"D,of {file},{file,translated", "13: error: D: braces that do not match [pattern-syntax]\n"},
      {"D,of {file},di,translated",
       "13: warning: D: {file} of the English is not in the translation [missing-argument]\n"},
  };
  for (auto const& each : cases) {
    auto const expected = each.findings.empty() ? "" : "f.csv:2:" + each.findings;
    auto const findings = take("key,source,target,state\n" + each.line + "\n"); // a hint below some
    EXPECT_EQ(findings.substr(0, findings.find('\n') + 1), expected) << each.line;
  }
}

TEST_F(ImportDelivery, AddsEntriesBeforeObsoleteOnes) {
  into_.entries = {into_.entries[0], into_.entries[1]};
  into_.entries[1].key = "GONE";
  into_.entries[1].target = "x";
  into_.entries[1].obsolete = true;
  EXPECT_EQ(take("key,target\nD,di {file}\nC,tre\n"), "");
  ASSERT_EQ(into_.entries.size(), 4);
  EXPECT_EQ(into_.entries[1].key, "D");
  EXPECT_EQ(into_.entries[1].flags, std::vector<std::string>{"icu-message-format"});
  EXPECT_EQ(into_.entries[2].key, "C");
  EXPECT_TRUE(into_.entries[3].obsolete);
}

TEST_F(ImportDelivery, GivesOutEveryEnglishText) {
  translation_file existing;
  existing.file = "it.po";
  existing.comment = "remark";
  existing.header = {{"Language", "it"}, {"X-Mine", "1"}};
  for (auto const* key : {"GONE", "LOST", "B", "A"}) {
    translation entry;
    entry.key = key;
    entry.source = "a";
    entry.target = entry.key == "LOST" ? "" : "x";
    entry.state = entry.key == "LOST" ? untranslated : reviewed;
    entry.reviewed_by = "Ada";
    entry.flags = {"max-length:7", "no-wrap"};
    existing.entries.push_back(entry);
  }
  into_ = translation_to_export(sources_, "it", &existing);
  ASSERT_EQ(into_.entries.size(), 5);
  EXPECT_EQ(into_.comment, "remark");
  EXPECT_EQ(into_.field("X-Mine"), "1");
  EXPECT_EQ(into_.field("Project-Id-Version"), "ship");
  EXPECT_EQ(state_of("A"), "reviewed");
  EXPECT_EQ(at("A").flags, std::vector<std::string>{"no-wrap"});
  EXPECT_EQ(state_of("B"), "needs-review"); // its English was "a"
  EXPECT_EQ(at("B").previous_source, "a");
  EXPECT_EQ(at("B").source, "b");
  EXPECT_EQ(state_of("C"), "untranslated");
  EXPECT_EQ(at("B").reviewed_by, "");
  EXPECT_TRUE(at("GONE").obsolete);
}

TEST_F(ImportDelivery, OfAKeyThatIsThereTwiceTakesTheEnglishOfNow) {
  struct {
    std::vector<std::string> english; // of the entries of A, each with the text of its place
    std::string target;
    translation_state state;
  } const cases[] = {
      {{"a", "old"}, "0", translated},
      {{"old", "a"}, "1", translated},
      {{"old", "a", "a"}, "1", translated},
      {{"old", "older"}, "0", needs_review},
  };
  for (auto const& each : cases) {
    translation_file existing;
    for (auto const& english : each.english) {
      auto& entry = existing.entries.emplace_back();
      entry.key = "A";
      entry.source = english;
      entry.target = std::to_string(existing.entries.size() - 1);
      entry.state = translated;
    }
    into_ = translation_to_export(sources_, "it", &existing);
    EXPECT_EQ(at("A").target, each.target);
    EXPECT_EQ(at("A").state, each.state);
    EXPECT_EQ(std::count_if(into_.entries.begin(), into_.entries.end(), [](auto const& one) { return one.obsolete; }),
              each.english.size() - 1); // kept
    // So does import.
    into_ = existing;
    EXPECT_EQ(take("key,source,target\nA,a,uno\n"), "");
    for (std::size_t i = 0; i < existing.entries.size(); ++i)
      EXPECT_EQ(into_.entries[i].target, std::to_string(i) == each.target ? "uno" : std::to_string(i));
  }
}

TEST_F(ImportDelivery, GivesOutTheEnglishThatATextWasMadeFrom) {
  constexpr auto line = "Reviewed-by: Ada";
  struct {
    translation_state before;
    std::optional<std::string> previous;
    std::optional<std::string> expected;
  } const cases[] = {
      {translated, std::nullopt, "old"},
      {translated, "left over", "old"},
      {needs_review, "older", "older"},
      {needs_review, "a", std::nullopt},
  };
  for (auto const& each : cases) {
    translation_file existing;
    auto& entry = existing.entries.emplace_back();
    entry.key = "A";
    entry.source = "old";
    entry.target = "uno";
    entry.comment = line;
    entry.state = each.before;
    entry.previous_source = each.previous;
    into_ = translation_to_export(sources_, "it", &existing);
    EXPECT_EQ(state_of("A"), "needs-review");
    EXPECT_EQ(at("A").previous_source, each.expected) << each.previous.value_or("none");
    EXPECT_EQ(at("A").comment, "");
  }
}

} // namespace
