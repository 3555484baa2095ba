#include "exchange/definitions_source.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "exchange/wording.hpp"
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

std::string const with_parent = "[domain]\nname = \"ship\"\nlayout = \"plain\"\nparent = { modulus = 100 }\n[codes]\n";

TEST(DefinitionsSource, PutsWhatAnswersForUnknownValuesRightBehindItsSymbol) {
  diagnostics found;
  auto const codes = read_definitions_text(with_parent + R"(FIRST = { value = 400, alias_of = "BAD" }
NO = { value = 400, alias_of = "BAD", answers_unknown = false }
CLASS = { value = 400, alias_of = "BAD", answers_unknown = true }
BAD = { value = 400, severity = "warning", audience = "end_user" }
OTHER = { value = 500, severity = "error", audience = "flow" }
LAST = { value = 500, alias_of = "OTHER", answers_unknown = true }
)",
                                           "ship.toml", found);
  ASSERT_TRUE(codes) << to_string(found.all().at(0));
  std::string order;
  for (auto const& code : codes->codes)
    order += code.symbol + (code.answers_unknown ? "* " : " ");
  EXPECT_EQ(order, "BAD CLASS* FIRST NO OTHER LAST* ");
  EXPECT_EQ(codes->codes[1].severity, interco::severity::warning);
}

TEST(DefinitionsSource, RefusesWhatCannotAnswerForUnknownValues) {
  std::string const bad = "BAD = { value = 400, severity = \"error\", audience = \"flow\" }\n";
  auto const alias = [](std::string const& symbol, int value, std::string const& of, std::string const& answers) {
    return symbol + " = { value = " + std::to_string(value) + ", alias_of = \"" + of +
           "\", answers_unknown = " + answers + " }\n";
  };
  struct {
    std::string text;
    std::string findings; // all of them
  } const cases[] = {
      {with_parent + bad + alias("A", 400, "BAD", "1"),
       ":7:56: error: A: answers_unknown is neither true nor false [wrong-type]\n"},
      {with_parent + "BAD = { value = 400, severity = \"error\", audience = \"flow\", answers_unknown = true }\n",
       ":6:79: error: BAD: answers_unknown, but no alias_of; only an alias can have it: a parent answers by itself "
       "[wrong-value]\n"},
      {with_parent + bad + alias("A", 400, "BAD", "true") + alias("B", 400, "BAD", "false") +
           alias("C", 400, "BAD", "true") + alias("D", 400, "BAD", "true"),
       ":9:1: error: C answers for the same unknown values as A in line 7; one alias of BAD can [duplicate-value]\n"
       ":10:1: error: D answers for the same unknown values as A in line 7; one alias of BAD can [duplicate-value]\n"},
      {head + good + alias("A", 1, "AGROUND", "true"),
       ":6:1: error: A answers for unknown values, but [domain] has no parent, which says for which [wrong-value]\n"},
      // A parent with a fault is one, and what it would have said is not known.
      {"[domain]\nname = \"ship\"\nlayout = \"plain\"\nparent = 5\n[codes]\n" + bad + alias("A", 400, "BAD", "true"),
       ":4:10: error: [domain]: parent is neither { mask = … } nor { modulus = … } [wrong-type]\n"},
      {with_parent + "LOST = { value = 404, severity = \"error\", audience = \"flow\" }\n" +
           alias("A", 404, "LOST", "true"),
       ":7:1: error: A answers for unknown values, but 404 is the parent of no value: its own parent is 400 "
       "[wrong-value]\n"},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.text);
    diagnostics found;
    EXPECT_FALSE(read_definitions_text(each.text, "ship.toml", found));
    std::string findings;
    for (auto const& one : found.all())
      findings += to_string(one).substr(std::string("ship.toml").size()) + "\n";
    EXPECT_EQ(findings, each.findings);
  }
}

TEST(DefinitionsSource, ReadsTheValuesOfOtherPlatforms) {
  diagnostics found;
  auto const codes = read_definitions_text(
      head + R"(A = { value = 1, severity = "error", audience = "flow", elsewhere = { moon = 5, earth_2 = -1 } }
B = { value = 1, alias_of = "A", elsewhere = { moon = 0xFFFFFFFF } }
C = { value = 2, severity = "error", audience = "flow", elsewhere = {} }
)",
      "ship.toml", found);
  ASSERT_TRUE(codes) << to_string(found.all().at(0));
  EXPECT_EQ(codes->codes[0].elsewhere, (std::vector<elsewhere_definition>{{"earth_2", 0xFFFFFFFF}, {"moon", 5}}));
  EXPECT_EQ(codes->codes[1].elsewhere, (std::vector<elsewhere_definition>{{"moon", 0xFFFFFFFF}}));
  EXPECT_TRUE(codes->codes[2].elsewhere.empty());

  std::string const code = head + "A = { value = 1, severity = \"error\", audience = \"flow\", ";
  struct {
    char const* rest; // of line 5, from column 57 on
    char const* finding;
  } const cases[] = {
      {"elsewhere = 5", "69: error: A: elsewhere is no table: { PLATFORM = value } expected [wrong-type]"},
      {"elsewhere = { Moon = 5 }",
       "71: error: A: elsewhere: \"Moon\": lower-case letters, digits and _ expected, no digit first [wrong-name]"},
      {"elsewhere = { moon = 4294967296 }", "78: error: A: elsewhere: moon is no integer of 32 bits [wrong-value]"},
      {"elsewhere = { moon = \"5\" }", "78: error: A: elsewhere: moon is no integer of 32 bits [wrong-value]"},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.rest);
    diagnostics problems;
    EXPECT_FALSE(read_definitions_text(code + each.rest + " }\n", "ship.toml", problems));
    ASSERT_EQ(problems.all().size(), 1);
    EXPECT_EQ(to_string(problems.all()[0]), std::string("ship.toml:5:") + each.finding);
  }
}

TEST(DefinitionsSource, ReadsWhatTranslatorsAreTold) {
  diagnostics found;
  auto const codes = read_definitions_text(
      head +
          R"(A = { value = 1, severity = "error", audience = "flow", occurs = "when it is low", max_length = 80, arguments = { z_2 = { type = "date-time", example = "today", note = "the tide" }, a = { type = "path", example = "/x" } } }
B = { value = 1, alias_of = "A", occurs = "after it", max_length = 65536 }
)",
      "ship.toml", found);
  ASSERT_TRUE(codes) << to_string(found.all().at(0));
  auto const& code = codes->codes[0];
  EXPECT_EQ(code.occurs, "when it is low");
  EXPECT_EQ(code.max_length, 80);
  ASSERT_EQ(code.arguments.size(), 2); // in the order of the file, not of the names
  EXPECT_EQ(code.arguments[0].name, "z_2");
  EXPECT_EQ(code.arguments[0].type, argument_type::date_time);
  EXPECT_EQ(code.arguments[0].note, "the tide");
  EXPECT_EQ(code.arguments[0].example, "today");
  EXPECT_EQ(code.arguments[0].at.line, 5);
  EXPECT_EQ(code.arguments[1].name, "a");
  EXPECT_EQ(code.arguments[1].type, argument_type::path);
  auto const& alias = codes->codes[1];
  EXPECT_EQ(alias.occurs, "after it");
  EXPECT_EQ(alias.max_length, 65536);
  EXPECT_EQ(alias.arguments.size(), 2);
}

TEST(DefinitionsSource, RefusesWhatTranslatorsCannotUse) {
  std::string const code = head + "A = { value = 1, severity = \"error\", audience = \"flow\", ";
  struct {
    char const* rest; // of line 5, from column 57 on
    char const* finding;
  } const cases[] = {
      {"occurs = 5", "66: error: A: occurs is no string [wrong-type]"},
      {R"(occurs = "\u202E")",
       "66: error: A: occurs: U+202E, a bidi control without its partner, at byte 0 [forbidden-character]"},
      {"max_length = 0", "70: error: A: max_length is no integer from 1 to 65536 [wrong-value]"},
      {"max_length = -1", "70: error: A: max_length is no integer from 1 to 65536 [wrong-value]"},
      {"max_length = 65537", "70: error: A: max_length is no integer from 1 to 65536 [wrong-value]"},
      {"max_length = 8.0", "70: error: A: max_length is no integer from 1 to 65536 [wrong-value]"},
      {"max_length = \"8\"", "70: error: A: max_length is no integer from 1 to 65536 [wrong-value]"},
      {"arguments = [\"n\"]",
       "69: error: A: arguments is no table: { name = { type = \"…\", example = \"…\" } } expected "
       "[wrong-type]"},
      {"arguments = { n = \"3\" }",
       "75: error: A: argument n is no table: { type = \"…\", example = \"…\" } expected [wrong-type]"},
      {"arguments = { N = { type = \"string\", example = \"3\" } }",
       "71: error: A: argument N: lower-case letters, digits and _ expected, no digit first [wrong-name]"},
      {"arguments = { 3n = { type = \"string\", example = \"3\" } }",
       "71: error: A: argument 3n: lower-case letters, digits and _ expected, no digit first [wrong-name]"},
      {"arguments = { n = { type = \"int\", example = \"3\" } }",
       "84: error: A: argument n: type is \"int\", expected \"string\", \"integer\", \"number\", \"date-time\", "
       "\"path\", \"code\" or \"list\" [wrong-value]"},
      {"arguments = { n = { type = \"path\" } }",
       "75: error: A: argument n: example is missing: a value as it may look in a text [missing-example]"},
      {"arguments = { n = { type = \"path\", example = \"\" } }",
       "75: error: A: argument n: example is missing: a value as it may look in a text [missing-example]"},
      {R"(arguments = { n = { type = "path", example = "\u0007" } })",
       "102: error: A: argument n: example: U+0007, a control character, at byte 0 [forbidden-character]"},
      {"arguments = { n = { type = \"path\", example = \"3\", kind = 1 } }",
       "107: error: unknown key \"kind\" in A: argument n [unknown-key]"},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.rest);
    diagnostics found;
    EXPECT_FALSE(read_definitions_text(code + each.rest + " }\n", "ship.toml", found));
    ASSERT_EQ(found.all().size(), 1);
    EXPECT_EQ(to_string(found.all()[0]), std::string("ship.toml:5:") + each.finding);
  }
  // An alias has the arguments of the other.
  diagnostics found;
  EXPECT_FALSE(read_definitions_text(head + good + "B = { value = 1, alias_of = \"AGROUND\", arguments = {} }\n",
                                     "ship.toml", found));
  ASSERT_EQ(found.all().size(), 1);
  EXPECT_EQ(to_string(found.all()[0]), "ship.toml:6:40: error: unknown key \"arguments\" in B, an alias [unknown-key]");
}

TEST(DefinitionsSource, ReadsGenericConditions) {
  std::string const code = head + "A = { value = 1, severity = \"error\", audience = \"flow\", ";
  diagnostics found;
  auto const codes =
      read_definitions_text(code + "condition = \"wrong_protocol_type\" }\nB = { value = 1, alias_of = \"A\" }\n" +
                                "C = { value = 2, severity = \"error\", audience = \"flow\" }\n",
                            "ship.toml", found);
  ASSERT_TRUE(codes) << to_string(found.all().at(0));
  EXPECT_EQ(codes->codes[0].condition, 78); // the last of the standard's list, for ever
  EXPECT_EQ(codes->codes[1].condition, 78); // an alias has that of the other
  EXPECT_EQ(codes->codes[2].condition, 0);
  struct {
    char const* value; // of line 5, column 69
    char const* finding;
  } const cases[] = {
      {"5", "A: condition is no string [wrong-type]"},
      {"\"permision_denied\"", "A: condition is \"permision_denied\", expected the name of an enumerator of std::errc; "
                               "did you mean \"permission_denied\"? [wrong-value]"},
      {"\"success\"", "A: condition is \"success\", expected the name of an enumerator of std::errc [wrong-value]"},
      {"\"\"", "A: condition is \"\", expected the name of an enumerator of std::errc [wrong-value]"},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.value);
    diagnostics refused;
    EXPECT_FALSE(read_definitions_text(code + "condition = " + each.value + " }\n", "ship.toml", refused));
    ASSERT_EQ(refused.all().size(), 1);
    EXPECT_EQ(to_string(refused.all()[0]), std::string("ship.toml:5:69: error: ") + each.finding);
  }
}

TEST(DefinitionsSource, ReadsErrorCategories) {
  auto const text = [](std::string const& value) {
    return "[domain]\nname = \"ship\"\nlayout = \"plain\"\nerror_categories = " + value + "\n[codes]\n" + good;
  };
  diagnostics found;
  auto const codes =
      read_definitions_text(text(R"(["generic", "system@posix", "my own"])"), "ship.toml", found).value();
  EXPECT_EQ(codes.error_categories, (std::vector<std::string>{"generic", "system@posix", "my own"}));
  std::string seventeen = "[";
  for (char c = 'a'; c < 'a' + 17; ++c)
    (seventeen += seventeen.size() == 1 ? "\"" : ", \"") += std::string(1, c) + "\"";
  std::string const expected =
      " is no name of an error category: printable ASCII expected, and behind it nothing, @posix, "
      "@linux or @windows [wrong-value]";
  std::string const where = ":4:21: error: [domain]: error_categories: ";
  struct {
    std::string value;
    std::string finding;
  } const cases[] = {
      {"\"generic\"", ":4:20: error: [domain]: error_categories is no array: [\"generic\", \"system@posix\"] expected "
                      "[wrong-type]"},
      {seventeen + "]", ":4:20: error: [domain]: error_categories has 17 entries, expected at most 16 [wrong-value]"},
      {"[5]", where + "an entry that is no string [wrong-value]"},
      {"[\"\"]", where + "\"\"" + expected},
      {"[\"@posix\"]", where + "\"@posix\"" + expected},
      {"[\"a@amiga\"]", where + "\"a@amiga\"" + expected},
      {"[\"a@\"]", where + "\"a@\"" + expected},
      {R"(["a\nb"])", where + "\"a\\nb\"" + expected},
      {"[\"é\"]", where + "\"é\"" + expected},
      {"[\"a\", \"a\"]", ":4:26: error: [domain]: error_categories: \"a\" is there twice [wrong-value]"},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.value);
    diagnostics refused;
    EXPECT_FALSE(read_definitions_text(text(each.value), "ship.toml", refused));
    ASSERT_EQ(refused.all().size(), 1);
    EXPECT_EQ(to_string(refused.all()[0]), "ship.toml" + each.finding);
  }
}

/// Returns what is asked for while definitions are read.
std::vector<std::string> said_of(std::string const& text, bool& is_sound) {
  std::vector<std::string> said;
  set_speaker([&said](std::string_view symbol, interco::argument_list const&) {
    said.emplace_back(symbol);
    return std::nullopt;
  });
  diagnostics found;
  is_sound = read_definitions_text(text, "ship.toml", found).has_value();
  set_speaker(nullptr);
  return said;
}

TEST(DefinitionsSource, LooksForWordsOnlyAfterAnError) {
  auto const text = [](std::string const& type) {
    return "[domain]\nname = \"ship\"\nlayout = \"hresult\"\nparent = { mask = 0xFF }\n"
           "wraps = [{ mask = 0xF0, equals = 0x30, value = 0x0F, domain = \"other\" }]\n[facilities]\nA = 1\n[codes]\n"
           "A = { value = 1, severity = \"error\", audience = \"flow\", note = \"x\", elsewhere = { moon = 5 }, "
           "arguments = { n = { type = \"" +
           type + "\", example = \"3\" } } }\nB = { value = 1, alias_of = \"A\" }\n";
  };
  bool is_sound = false;
  EXPECT_EQ(said_of(text("integer"), is_sound), std::vector<std::string>());
  EXPECT_TRUE(is_sound);
  EXPECT_EQ(said_of(text("int"), is_sound),
            (std::vector<std::string>{"DEFINITIONS_ARGUMENT_PLACE", "SYMBOL_OR", "DEFINITIONS_CHOICE"}));
  EXPECT_FALSE(is_sound);
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
       ":1:1: error: [domain]: name is \"Ship\", expected lower-case letters, digits and _, no digit first "
       "[wrong-value]"},
      {"[domain]\nname = \"ship\"\nlayout = \"hex\"\n[codes]\n",
       ":3:10: error: [domain]: layout is \"hex\", expected \"plain\", \"hresult\" or \"ntstatus\" [wrong-value]"},
      {"[domain]\nname = \"boat\"\nlayout = \"plain\"\n[codes]\n",
       ":2:8: error: [domain]: name is \"boat\", but the file is named \"ship\" [wrong-value]"},
      {"other = 1\n" + head, ":1:1: error: unknown key \"other\" in the file [unknown-key]"},
      {head + "A = { value = 1, severity = \"error\", audience = \"flow\", note = \"x\\u001B\" }\n",
       ":5:64: error: A: note: U+001B, a control character, at byte 1 [forbidden-character]"},
      {head + good + good, ":6:11: error: "}, // a key written twice: the parser's own words
      {head + good + "aground = { value = 2, severity = \"error\", audience = \"flow\" }\n",
       ":6:1: error: aground differs only in case from AGROUND, in line 5 [duplicate-symbol]"},
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
       ":5:1: error: \"A B\" is no symbol: letters, digits and _ expected, no digit first [wrong-symbol]"},
      {head + "Version = { value = 1, severity = \"error\", audience = \"flow\" }\n",
       ":5:1: error: \"Version\" is no symbol: ICU keeps the version of a bundle under that key [wrong-symbol]"},
      {head + "[\\A]\n", ":5:2: error: "}, // the parser's own words
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

TEST(DefinitionsSource, SaysOnceThatANameIsNoString) {
  diagnostics found;
  EXPECT_FALSE(
      read_definitions_text(head + "A = { value = 1, severity = 3, audience = \"flow\" }\n", "ship.toml", found));
  ASSERT_EQ(found.all().size(), 1);
  EXPECT_EQ(to_string(found.all()[0]), "ship.toml:5:29: error: A: severity is no string [wrong-type]");
}

// A file that is read in several pieces.
class LargeDefinitions : public testing::Test {
 protected:
  static constexpr int size = 1000;

  /// Reads the file with some lines in place of one in its middle; the findings are without the file's name.
  std::optional<definitions_source> read(std::string const& middle, std::string const& above = head) {
    std::string text = above;
    for (int i = 0; i < size; ++i)
      text += i == size / 2 ? middle : line(i);
    auto const file = folder_.write("ship.toml", text);
    diagnostics found;
    auto codes = read_definitions(file, found);
    findings_.clear();
    for (auto const& each : found.all())
      findings_ += to_string(each).substr(file.string().size()) + "\n";
    return codes;
  }
  static std::string line(int i) {
    return "CODE_" + std::to_string(i) + " = { value = " + std::to_string(i) +
           ", severity = \"error\", audience = \"developer\" }\n";
  }

  temporary_folder folder_;
  std::string findings_;
};

TEST_F(LargeDefinitions, KeepTheOrderAndTheLinesOfTheFile) {
  auto const codes = read(line(size / 2));
  ASSERT_TRUE(codes) << findings_;
  ASSERT_EQ(codes->codes.size(), size);
  for (unsigned i = 0; i < size; ++i) {
    EXPECT_EQ(codes->codes[i].value, i);
    EXPECT_EQ(codes->codes[i].at.line, i + 5);
    EXPECT_EQ(codes->ordinal("CODE_" + std::to_string(i)), i);
  }
  EXPECT_FALSE(codes->ordinal("CODE_"));
  for (unsigned i = 1; i < size; ++i)
    EXPECT_LT(codes->codes[codes->sorted[i - 1]].symbol, codes->codes[codes->sorted[i]].symbol);
}

TEST_F(LargeDefinitions, NameTheLineOfEachProblem) {
  struct {
    char const* middle; // line 505
    char const* findings;
  } const cases[] = {
      {"A = 5\n", ":505:5: error: A is no table: { value = …, severity = …, audience = … } expected [wrong-type]\n"},
      {"A = { value = 1, severity = \"error\", audience = \"flow\" }\n",
       ":505:1: error: A has the value of CODE_1 in line 6; a second symbol of one value needs alias_of "
       "[duplicate-value]\n"},
      {"A = { value = 1, alias_of = \"B\" }\n",
       ":505:1: error: A is an alias of B, which is not defined [wrong-alias]\n"},
      {"code_7 = { value = 5000, severity = \"error\", audience = \"flow\" }\n",
       ":505:1: error: code_7 differs only in case from CODE_7, in line 12 [duplicate-symbol]\n"},
      {"A = { value = x }\n", ":505:"}, // the parser's words follow
      {"CODE_7 = { value = 7, severity = \"error\", audience = \"flow\" }\n",
       ":505:10: error: "}, // the parser's to find
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.middle);
    EXPECT_FALSE(read(each.middle));
    EXPECT_EQ(findings_.substr(0, std::string(each.findings).size()), each.findings);
  }
}

TEST_F(LargeDefinitions, MayBeWrittenInOtherWays) {
  auto const long_note = std::string(30000, 'x') + "\nCODE_1 = { value = 1 }\n[codes]\n";
  struct {
    std::string middle;
    std::string above;
    std::size_t added;
  } const cases[] = {
      // A string of several lines, which no piece holds.
      {"A = { value = 5000, severity = \"error\", audience = \"flow\", note = \"\"\"" + long_note + "\"\"\" }\n", head,
       1},
      {"A.value = 5000\nA.severity = \"error\"\nA.audience = \"flow\"\n", head, 1},
      {"[codes.A]\nvalue = 5000\nseverity = \"error\"\naudience = \"flow\"\n[domain]\nname = \"ship\"\nlayout = "
       "\"plain\"\n"
       "[other]\n",
       "#\n[codes]\n", 0},
      {"# nothing\n\n", "[domain]\nname = \"ship\"\nlayout = \"plain\"\n\n[codes] # all of them\n", 0},
      {"\r\n", head, 0},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.middle.substr(0, 60));
    auto const codes = read(each.middle, each.above);
    if (each.above.starts_with("#")) { // whatever stands below [other] is no code
      EXPECT_FALSE(codes);
      EXPECT_EQ(findings_, ":510:2: error: unknown key \"other\" in the file [unknown-key]\n");
      continue;
    }
    ASSERT_TRUE(codes) << findings_;
    EXPECT_EQ(codes->codes.size(), size - 1 + each.added);
    EXPECT_EQ(codes->codes[size / 2].symbol, each.added == 1 ? "A" : "CODE_501");
    EXPECT_EQ(codes->codes.back().value, size - 1);
  }
}

TEST(DefinitionsSource, IsReadInPiecesAsInOne) {
  std::string const cases[] = {
      good + "ALIAS = { value = 1, alias_of = \"AGROUND\" }\n",
      good + "\xEF\xBB\xBF" + "A = 5\n", // a byte order mark, but not at the beginning
      good + good,
      good + "AGROUND.note = \"\"\n",
  };
  for (auto const& text : cases) {
    SCOPED_TRACE(text);
    std::string findings[2];
    for (std::size_t const piece : {0, 1}) {
      diagnostics found;
      (void)read_definitions_text(head + text, "ship.toml", found, piece);
      for (auto const& each : found.all())
        findings[piece] += to_string(each) + "\n";
    }
    EXPECT_EQ(findings[0], findings[1]);
  }
}

// White space is looked for there, which toml++ 3.3 does wrong for this character (exchange/toml.hpp).
TEST(DefinitionsSource, ReadsALetterBehindABackslashAndALineEnd) {
  diagnostics found;
  auto const codes = read_definitions_text(
      head + "A = { value = 1, severity = \"error\", audience = \"flow\", note = \"\"\"a \\\n \u00E8\"\"\" }\n",
      "ship.toml", found);
  ASSERT_TRUE(codes);
  EXPECT_EQ(codes->codes[0].note, "a \u00E8");
}

// The parser would need a stack as deep as the keys.
TEST(DefinitionsSource, RefusesDeepKeys) {
  auto const parts = [](int count, char const* part, char const* quoted) {
    std::string key = part;
    for (int i = 1; i < count; ++i)
      key += std::string(".") + (i % 2 == 0 ? part : quoted);
    return key;
  };
  std::string const note = "A = { value = 1, severity = \"error\", audience = \"flow\", note = ";
  struct {
    std::string text; // below [codes]
    unsigned line;    // of the finding; 0: there is none
  } const cases[] = {
      {parts(200000, "a", "b") + " = 1\n", 5},
      {"[" + parts(200000, "a", "'='") + "]\n", 5},
      {"A = [\n\"\"\"\n\"\"\"\"\", {" + parts(200000, "a", "\"\\\"#\"") + " = 1}]\n", 7},
      {"# " + parts(1000, "a", "b") + "\n" + note + "\"" + parts(1000, "a", "b") + "\\\"\" }\n", 0},
      {note + "'''" + parts(999, "a", "\n\"'") + "''''' }\n", 0},
      {note + "\"\"\"\n" + parts(999, "a", "\\\"\"\"") + "\"\"\"\" }\n", 0},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.text.substr(0, 60));
    diagnostics found;
    EXPECT_EQ(read_definitions_text(head + each.text, "ship.toml", found).has_value(), each.line == 0);
    ASSERT_EQ(found.all().empty(), each.line == 0) << to_string(found.all()[0]);
    if (each.line != 0) {
      EXPECT_EQ(to_string(found.all()[0]), "ship.toml:" + std::to_string(each.line) +
                                               ": error: a key of more than 8 parts; the deepest in "
                                               "definitions is codes.SYMBOL.arguments.NAME.type [deep-key]");
    }
  }
}

TEST(DefinitionsSource, ReportsEveryProblem) {
  temporary_folder const folder;
  diagnostics found;
  EXPECT_FALSE(read_definitions(folder.write("ship.toml", head + "A = 5\nB = 6\nC = 7\n"), found));
  EXPECT_EQ(found.error_count(), 3);
}

} // namespace
