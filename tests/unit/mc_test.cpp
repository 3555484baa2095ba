#include "exchange/mc.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>
#include <vector>

#include "core/names.hpp"
#include "exchange/charset.hpp"
#include "exchange/definitions_writer.hpp"
#include "exchange/mc_text.hpp"
#include "exchange/wording.hpp"
#include "support/fixtures.hpp"

namespace {

using namespace interco::exchange;
using interco::test::read_source;
using interco::test::temporary_folder;

std::vector<std::string> told(diagnostics const& found) {
  std::vector<std::string> lines;
  for (auto const& each : found.all())
    lines.push_back(to_string(each));
  return lines;
}

mc_options options_of(std::string const& domain) {
  mc_options options;
  options.domain = domain;
  return options;
}

mc_options const options = options_of("disk");

std::string entry(std::string const& head, std::string const& text) {
  return head + "\nLanguage=English\n" + text + "\n.\n";
}

std::string const names = "SeverityNames=(Success=0 Informational=1 Warning=2 Error=3 CoError=2)\n"
                          "FacilityNames=(A=1 B=0x2)\nLanguageNames=(Italian=0x410:MSG00410 German=0x407)\n";

TEST(MessageTextFile, BecomesADomain) {
  diagnostics found;
  auto const domain = read_mc(read_source("tests/data/mc/disk.mc"), "disk.mc", options, found);
  ASSERT_TRUE(domain);
  std::string all;
  for (auto const& line : told(found))
    all += line + "\n";
  EXPECT_EQ(
      all,
      R"(disk.mc:46:1: warning: MessageId follows 0, the last one of the facility, not 2, that of the message above: some compilers count otherwise [ambiguous-number]
disk.mc:48:7: warning: DISK_BAD_BLOCK, English: %2!08lX!: width, precision and flags are left out [format]
disk.mc:51:11: warning: DISK_BAD_BLOCK, Italian: %2!08lX!: width, precision and flags are left out [format]
disk.mc:1:1: warning: a comment for the header file is left out (2 times) [comment]
disk.mc:4:27: warning: a macro for a severity or facility is left out (6 times) [macro]
disk.mc:2:1: warning: what says how the header file is written is left out: MessageIdTypedef, OutputBase [header-statement]
)");
  EXPECT_EQ(write_definitions(domain->codes), R"([domain]
name = "disk"
layout = "plain"

[codes]
DISK_STARTED = { value = 0x00120001, severity = "success", audience = "developer" }
DISK_ALMOST_FULL = { value = 0x80120002, severity = "warning", audience = "developer", arguments = { arg1 = { type = "string", example = "text" }, arg2 = { type = "integer", example = "42" } } }
DISK_BAD_BLOCK = { value = 0xC0130003, severity = "error", audience = "developer", arguments = { arg1 = { type = "string", example = "text" }, arg2 = { type = "integer", note = "hexadecimal in upper case", example = "1F" } } }
DISK_UNREADABLE = { value = 0xC0130003, alias_of = "DISK_BAD_BLOCK" }
)");
  ASSERT_EQ(domain->english.size(), 4U);
  EXPECT_EQ(domain->english[1].text, "Volume {arg1} is {arg2}% full.\n\nDon''t wait: free '{'some'}' space.");
  EXPECT_EQ(domain->english[1].at.line, 34U);
  ASSERT_EQ(domain->translations.size(), 2U);
  EXPECT_EQ(domain->translations[0].locale, "de");
  EXPECT_EQ(domain->translations[1].locale, "it");
  EXPECT_EQ(domain->translations[1].entries[0].source, "The disk service has started.");
  EXPECT_EQ(domain->translations[1].entries[1].target,
            "Il volume {arg1} è pieno al {arg2}%.\n\nNon attendere: liberare '{'un po'' di'}' spazio.");
}

TEST(MessageTextFile, NumbersItsMessages) {
  struct {
    std::string text;
    std::vector<std::uint32_t> values;
    std::size_t warnings;
  } const cases[] = {
      // Severity and facility stay; a number follows the last one of the facility.
      {entry("MessageId=5 SymbolicName=A", "x") + entry("MessageId=\nFacility=A\nSeverity=Error\nSymbolicName=B", "x") +
           entry("MessageId=+4 SymbolicName=C", "x") + entry("MessageId= Facility=B SymbolicName=D", "x"),
       {5, 0xC0010001, 0xC0010005, 0xC0020001},
       2},
      {entry("messageid=017 symbolicname=A", "x") + entry("MESSAGEID =\n0x1fL SymbolicName\n=\nB", "x") +
           entry("MessageId=65535 SymbolicName=C", "x"),
       {15, 31, 65535},
       0},
      {entry("MessageId=1 Severity=CoError Facility=A SymbolicName=A", "x"), {0x80010001}, 0},
      {entry("MessageId=1 Facility=Application SymbolicName=A", "x"), {0x0FFF0001}, 0},
  };
  for (auto const& each : cases) {
    diagnostics found;
    auto const domain = read_mc(names + each.text, "x.mc", options, found);
    ASSERT_TRUE(domain) << to_string(found.all().at(0));
    std::vector<std::uint32_t> values;
    for (auto const& code : domain->codes.codes)
      values.push_back(code.value);
    EXPECT_EQ(values, each.values);
    EXPECT_EQ(found.all().size(), each.warnings);
  }
  auto customer = options;
  customer.customer = true;
  diagnostics found;
  auto const domain = read_mc(entry("MessageId=1 SymbolicName=A", "x"), "x.mc", customer, found);
  EXPECT_EQ(domain->codes.codes[0].value, 0x20000001U);
}

TEST(MessageTextFile, HasTheLayoutOfItsValues) {
  struct {
    char const* head;
    interco::detail::value_layout layout;
  } const cases[] = {{"MessageId=1 Severity=CoError", interco::detail::value_layout::hresult},
                     {"MessageId=1 Severity=Error", interco::detail::value_layout::plain},
                     {"MessageId=1 Severity=Success", interco::detail::value_layout::plain},
                     {"MessageId=1 Severity=CoError Facility=Application", interco::detail::value_layout::plain}};
  for (auto const& each : cases) {
    diagnostics found;
    auto const domain = read_mc(names + entry(each.head + std::string(" SymbolicName=A"), "x"), "x.mc", options, found);
    ASSERT_TRUE(domain);
    EXPECT_EQ(domain->codes.layout, each.layout) << each.head;
  }
}

TEST(MessageTextFile, TakesSeveritiesByName) {
  struct {
    char const* name;
    interco::severity severity;
  } const cases[] = {{"CoError", interco::severity::error},      {"FATAL", interco::severity::error},
                     {"Failure", interco::severity::error},      {"MyWarn", interco::severity::warning},
                     {"Info", interco::severity::informational}, {"SUCCESS_X", interco::severity::success},
                     {"Blue", interco::severity::informational}};
  for (auto const& each : cases) {
    diagnostics found;
    auto const domain = read_mc("SeverityNames=(" + std::string(each.name) + "=1)\n" +
                                    entry("MessageId=1 SymbolicName=A Severity=" + std::string(each.name), "x"),
                                "x.mc", options, found);
    ASSERT_TRUE(domain);
    EXPECT_EQ(domain->codes.codes[0].severity, each.severity) << each.name;
  }
}

TEST(MessageTextFile, MakesTextsOfWhatFormatMessageKnows) {
  struct {
    std::string text;
    std::string expected;
    std::vector<std::string> arguments; // name, type, note
  } const cases[] = {
      {"plain {braces} and 'quotes'", "plain {braces} and 'quotes'", {}},
      {"a%nb%tc%bd% e%.f%!g%%h%%", "a\nb\tc d e.f!g%h%", {}},
      {"a%r%nb%rc", "a\nb\nc", {}},
      {"a%\\\nb%\\c", "a\nb\\c", {}},
      {"Enter: %0", "Enter: ", {}},
      {"first\n\nsecond%n%n\n", "first\n\nsecond", {}},
      {"two\r\nlines\r\n", "two\nlines", {}},
      {"; no comment\n.not the end\n..", "; no comment\n.not the end\n..", {}},
      {"%1", "{arg1}", {"arg1 string "}},
      {"%10 %1!d!", "{arg10} {arg1}", {"arg1 integer ", "arg10 string "}},
      {"%1!ls!%2!hs!%3!S!%4!ws!",
       "{arg1}{arg2}{arg3}{arg4}",
       {"arg1 string ", "arg2 string ", "arg3 string ", "arg4 string "}},
      {"%1!lu!%2!I64d!%3!llx!%4!X!",
       "{arg1}{arg2}{arg3}{arg4}",
       {"arg1 integer ", "arg2 integer 64 bits", "arg3 integer hexadecimal, 64 bits",
        "arg4 integer hexadecimal in upper case"}},
      {"%1!c! %2!p! %3!o!",
       "{arg1} {arg2} {arg3}",
       {"arg1 string one character", "arg2 integer an address, hexadecimal", "arg3 integer octal"}},
      {"it's %1: {0} '{}' {'}", "it''s {arg1}: '{'0'}' '''{}''' '{''}'", {"arg1 string "}},
  };
  for (auto const& each : cases) {
    diagnostics found;
    auto const domain = read_mc(entry("MessageId=1 SymbolicName=A", each.text), "x.mc", options, found);
    ASSERT_TRUE(domain) << each.text << to_string(found.all().at(0));
    EXPECT_EQ(domain->english[0].text, each.expected);
    std::vector<std::string> arguments;
    for (auto const& argument : domain->codes.codes[0].arguments)
      arguments.push_back(argument.name + " " +
                          std::string(interco::detail::argument_type_names[static_cast<std::size_t>(argument.type)]) +
                          " " + argument.note);
    EXPECT_EQ(arguments, each.arguments) << each.text;
    EXPECT_EQ(told(found), std::vector<std::string>()) << each.text;
  }
}

TEST(MessageTextFile, BecomesTheSameDefinitionsInAnyLanguage) {
  set_speaker([](std::string_view symbol, interco::argument_list const&) { return std::string(symbol); });
  diagnostics found;
  auto const domain = read_mc(entry("MessageId=1 SymbolicName=A", "%1!08X!"), "x.mc", options, found);
  auto const line = told(found).at(0);
  set_speaker(nullptr);
  EXPECT_EQ(line, "FINDING_WARNING");
  ASSERT_TRUE(domain);
  EXPECT_EQ(found.all()[0].text, "LINT_OF_KEY");
  EXPECT_EQ(domain->codes.codes[0].arguments[0].note, "hexadecimal in upper case");
}

TEST(MessageTextFile, TellsWhatIsLost) {
  struct {
    std::string text;
    std::string line;
  } const cases[] = {
      {entry("MessageId=1 SymbolicName=A", "a\nb %1!5.2f!"),
       "x.mc:4:3: warning: A, English: %1!5.2f!: FormatMessage knows no fractions; the argument is a string [format]"},
      {entry("MessageId=1 SymbolicName=A", "%1!*.*s!"),
       "x.mc:3:1: warning: A, English: %1!*.*s!: width, precision and flags are left out [format]"},
      {entry("MessageId=1 SymbolicName=A", "Hello %1! And %2!"),
       "x.mc:3:7: warning: A, English: \"!\" behind %1 begins no format that FormatMessage knows; it is kept as text "
       "[unknown-format]"},
      {entry("MessageId=1 SymbolicName=A", "a%0b"),
       "x.mc:3:2: warning: A, English: what stands behind %0, which ends a text, is left out [text-behind-end]"},
      {names + entry("MessageId=1 SymbolicName=A", "%1") + "Language=Italian\n%1!d!\n.\n",
       "x.mc:9:1: warning: A, Italian: %1 has another format than in English, which is kept [format]"},
      {names + entry("MessageId=1 SymbolicName=A", "a") + "Language=Italian\n\n.\n",
       "x.mc:9:1: warning: A, Italian: empty; the text is left out [empty-text]"},
      {"LanguageNames=(Usa=9)\n" + entry("MessageId=1 SymbolicName=A", "a") + "Language=Usa\na\n.\n",
       "x.mc:7:1: warning: the language Usa is English too; its texts are left out [duplicate-language]"},
      {entry("MessageId=0x1F", "a"), "x.mc:1:1: warning: no SymbolicName; DISK_0000001F is made up [no-symbol]"},
      {";#define OTHER B\n;#define A_TOO A\n" + entry("MessageId=1 SymbolicName=A", "a"),
       "x.mc:1:1: warning: a comment for the header file is left out [comment]"},
  };
  for (auto const& each : cases) {
    diagnostics found;
    ASSERT_TRUE(read_mc(each.text, "x.mc", options, found)) << told(found).at(0);
    EXPECT_EQ(told(found), std::vector<std::string>{each.line});
  }
}

TEST(MessageTextFile, NamesThePlaceOfEachProblem) {
  struct {
    std::string text;
    std::vector<std::string> lines;
  } const cases[] = {
      {"", {"x.mc:1:1: error: no message [no-codes]"}},
      {"hello world\nmore\nMessageId 1\nSymbolicName=A",
       {"x.mc:1:1: error: \"hello\" where a keyword was expected, such as MessageId [syntax]",
        "x.mc:3:11: error: \"1\" where \"=\" was expected, behind MessageId [syntax]",
        "x.mc:4:1: error: SymbolicName before the first MessageId [syntax]"}},
      {"SeverityNames=(A=4 B C=1)\n" + entry("MessageId=1 SymbolicName=A", "x"),
       {"x.mc:1:18: error: the severity \"A\" is \"4\", expected a number up to 3 [wrong-value]",
        "x.mc:1:22: error: \"C\" where \"=\" was expected, behind the name of a severity [syntax]"}},
      {"SeverityNames=(A=1\n" + entry("MessageId=1 SymbolicName=A", "x"),
       {"x.mc:2:1: error: a list that does not end; \")\" expected [syntax]"}},
      {"SeverityNames=(A=1\n", {"x.mc:2:1: error: a list that does not end; \")\" expected [syntax]"}},
      {"SeverityNames=A\n" + entry("MessageId=1 SymbolicName=A", "x"),
       {"x.mc:1:15: error: \"A\" where \"(\" was expected, before a list of names [syntax]"}},
      {entry("MessageId=0x10000 SymbolicName=A", "x") + entry("MessageId=65535 SymbolicName=B", "x") +
           entry("MessageId= SymbolicName=C", "x") + entry("MessageId=x SymbolicName=D", "x"),
       {"x.mc:1:11: error: MessageId is \"0x10000\", expected a number up to 65535, +number or nothing [wrong-value]",
        "x.mc:9:1: error: MessageId is 65536, expected at most 65535 [wrong-value]",
        "x.mc:13:11: error: MessageId is \"x\", expected a number up to 65535, +number or nothing [wrong-value]"}},
      {"MessageId=1 Severity=Blue Facility=Red SymbolicName=A SymbolicName=B Language=French\nx\n.\n",
       {"x.mc:1:22: error: unknown severity \"Blue\"; expected Error, Informational, Success, Warning [unknown-name]",
        "x.mc:1:36: error: unknown facility \"Red\"; expected Application, System [unknown-name]",
        "x.mc:1:68: error: a second SymbolicName of a message [syntax]",
        "x.mc:1:79: error: unknown language \"French\"; expected English [unknown-name]"}},
      {"MessageId=1 SymbolicName=A\nLanguage=English x\nx\n.\nLanguage=English\ny\n.\nSeverity=Error\n",
       {"x.mc:2:10: error: text behind Language in its line; the text has to begin in the next one [syntax]",
        "x.mc:5:10: error: a second text in the language \"English\"; the first begins in line 3 [duplicate-key]",
        "x.mc:8:1: error: Severity behind a text; it belongs before the first Language of its message [syntax]"}},
      {"MessageId=1 SymbolicName=A\nLanguage=English\nx\n",
       {"x.mc:2:10: error: a text that does not end; a line with only \".\" expected [syntax]"}},
      {names + "MessageId=1 SymbolicName=A\nLanguage=Italian\nx\n.\n",
       {"x.mc:1:1: error: no text is in English [no-english]\nx.mc:1:1: hint: --english LANGUAGE names the language of "
        "the file to translate from: Italian"}},
      {names + entry("MessageId=1 SymbolicName=A", "x") + "MessageId=2 SymbolicName=B\nLanguage=Italian\nx\n.\n",
       {"x.mc:8:1: error: B has no text in the language \"English\" [no-english]"}},
      {entry("MessageId=1 SymbolicName=A", ""), {"x.mc:3:1: error: A, English: empty [empty-text]"}},
      {entry("MessageId=1 SymbolicName=A", "x\x07"),
       {"x.mc:3:1: error: A, English: U+0007, a control character, at byte 1 [forbidden-character]"}},
      {"LanguageNames=(X=0x3FF Y=0x10 Z=0x410)\n" + entry("MessageId=1 SymbolicName=A", "x") +
           "Language=X\nx\n.\nLanguage=Y\nx\n.\nLanguage=Z\nx\n.\n",
       {"x.mc:7:1: error: the language X has the unknown number 1023 [unknown-language]",
        "x.mc:13:1: error: the languages Y and Z are both it [duplicate-language]"}},
      {entry("MessageId=1 SymbolicName=A", "x") + entry("MessageId=2 SymbolicName=a", "x") +
           entry("MessageId=3 SymbolicName=A-B", "x"),
       {"x.mc:5:26: error: a differs only in case from A, in line 1 [duplicate-symbol]",
        "x.mc:9:26: error: \"A-B\" is no symbol: letters, digits and _ expected, no digit first [wrong-symbol]"}},
  };
  for (auto const& each : cases) {
    diagnostics found;
    EXPECT_FALSE(read_mc(each.text, "x.mc", options, found)) << each.text;
    EXPECT_EQ(told(found), each.lines);
  }
}

TEST(MessageTextFile, HasNoArgumentsOfATextThatIsLeftOut) {
  diagnostics found;
  auto const domain = read_mc(names + entry("MessageId=1 SymbolicName=A", "{a}") + "Language=Italian\n%2\x1C\n.\n",
                              "x.mc", options, found);
  ASSERT_TRUE(domain);
  EXPECT_TRUE(domain->codes.codes[0].arguments.empty());
  EXPECT_EQ(domain->english[0].text, "{a}");
  EXPECT_TRUE(domain->translations.empty());
}

TEST(MessageTextFile, IsTranslatedFromTheEnglishOfTheUnitedStates) {
  std::string const head = "LanguageNames=(Britain=0x809 Canada=0x1009 Usa=0x409 Italian=0x410)\n"
                           "MessageId=1 SymbolicName=A\n";
  auto const text = [](std::string const& language) { return "Language=" + language + "\n" + language + "\n.\n"; };
  struct {
    std::string text;
    std::string english; // the option
    std::string source;
    std::vector<std::string> locales;
  } const cases[] = {
      {text("Britain") + text("Italian") + text("Usa"), "", "Usa", {"en_GB", "it"}},
      {text("Canada") + text("Britain"), "", "Britain", {"en_CA"}},
      {text("Canada") + text("Italian"), "", "Canada", {"it"}},
      {text("Usa") + text("Italian"), "italian", "Italian", {}},
  };
  for (auto const& each : cases) {
    auto with_english = options;
    with_english.english = each.english;
    diagnostics found;
    auto const domain = read_mc(head + each.text, "x.mc", with_english, found);
    ASSERT_TRUE(domain) << told(found).at(0);
    EXPECT_EQ(domain->english[0].text, each.source);
    std::vector<std::string> locales;
    for (auto const& translation : domain->translations)
      locales.push_back(translation.locale);
    EXPECT_EQ(locales, each.locales);
  }
}

TEST(MessageTextFile, StaysSmallWhenItIsHostile) {
  std::string many_texts = "LanguageNames=(";
  for (int i = 0; i < 2000; ++i)
    many_texts += "L" + std::to_string(i) + "=0x410 ";
  many_texts += ")\n" + entry("MessageId=1 SymbolicName=A", "x");
  for (int i = 0; i < 2000; ++i)
    many_texts += "Language=L" + std::to_string(i) + "\nx\n.\n";
  std::string many_messages;
  for (int i = 0; i < 30'000; ++i)
    many_messages += entry("MessageId=" + std::to_string(i % 65536) + " SymbolicName=S" + std::to_string(i), "%1!9d!");
  std::string losses;
  for (int i = 0; i < 50'000; ++i)
    losses += "%1!9d!\n";
  std::string const cases[] = {many_texts,
                               many_messages,
                               entry("MessageId=1 SymbolicName=A", losses),
                               std::string(1'000'000, '('),
                               "SeverityNames=(" + std::string(1'000'000, '='),
                               std::string(1'000'000, ';')};
  for (auto const& text : cases) {
    diagnostics found;
    (void)read_mc(text, "x.mc", options, found);
  }
}

TEST(MessageFormat, IsReadAsFarAsAMessageTableCanSayIt) {
  struct {
    std::string text;
    std::string expected; // arguments as <name>, losses behind |
  } const cases[] = {
      {"a {b} c", "a <b> c"},
      {"it's {b}", "it's <b>"},
      {"it''s '{b}' {c}", "it's {b} <c>"},
      {"'{a''b}' '' '", "{a'b} ' '"},
      {"'{ends", "{ends"},
      {"# {n}", "# <n>"},
      {"{ n , number , #,##0.00 {x} }", "<n>|the style of {n, number} is left out"},
      {"{n, plural, offset:1 one {# file} other {# files of {o}}} left",
       "<n> files of <o> left|plural of {n}: only the form \"other\" is kept"},
      {"{s, select, other {x '#' {n, plural, =0 {none} other {'#'#}}}}",
       "x '#' #<n>|select of {s}: only the form \"other\" is kept|plural of {n}: only the form \"other\" is kept"},
      {"{", "!an argument without a name"},
      {"}", "!a bracket } without its partner"},
      {"{a", "!{a: ',' or '}' expected"},
      {"{a, number", "!{a does not end"},
      {"{a, plural}", "!{a, plural: ',' expected"},
      {"{a, plural, one {x}}", "!{a, plural} has no form \"other\""},
      {"{a, select, other x}", "!{a, select}: other {…} expected"},
      {"{a, select, other {x", "!{a, select} does not end"},
  };
  for (auto const& each : cases) {
    std::string fault;
    auto const format = read_message_format(each.text, fault);
    std::string result = format ? "" : "!" + fault;
    if (format) {
      for (auto const& piece : format->pieces)
        result += piece.argument.empty() ? piece.literal : "<" + piece.argument + ">";
      for (auto const& loss : format->losses)
        result += "|" + loss;
    }
    EXPECT_EQ(result, each.expected) << each.text;
  }
  std::string deep;
  for (int i = 0; i < 100'000; ++i)
    deep += "{a, select, other {";
  std::string fault;
  EXPECT_FALSE(read_message_format(deep, fault));
  EXPECT_EQ(fault, "braces nested deeper than 16");
}

TEST(MessageFormat, KeepsEveryLiteral) {
  std::mt19937 random(11); // NOLINT(bugprone-random-generator-seed): the same each time
  for (int round = 0; round < 20'000; ++round) {
    std::string literal(1 + random() % 8, ' ');
    for (char& c : literal)
      c = "{}'#|a"[random() % 6];
    std::vector<text_piece> const pieces{{literal, 0}, {{}, 2}, {literal, 0}};
    std::string fault;
    auto const format = read_message_format(to_source_text(pieces, true), fault);
    ASSERT_TRUE(format) << literal << ": " << fault;
    ASSERT_EQ(format->pieces.size(), 3U) << literal;
    EXPECT_EQ(format->pieces[0].literal, literal);
    EXPECT_EQ(format->pieces[1].argument, "arg2");
    EXPECT_EQ(format->pieces[2].literal, literal);
  }
}

TEST(Charset, IsSaidByTheMarkOrTheOption) {
  struct {
    std::string bytes;
    std::string charset;
    std::string expected; // or the first message
  } const cases[] = {
      {"è", "", "è"},
      {"\xEF\xBB\xBFè", "CP1252", "è"},
      {"\xE8 \x80", "CP1252", "è €"},
      {std::string("\xFF\xFE\xE8\0=\xD8\0\xDE", 8), "CP1252", "è😀"},
      {std::string("\xFE\xFF\0\xE8\xD8=\xDE\0", 8), "", "è😀"},
      {encode_utf16("è😀\n"), "", "è😀\n"},
      {"\xE8", "", "x.mc:1:1: error: "},
      {"a\n\x80", "ASCII", "x.mc:2:1: error: a byte that is not ASCII [charset]"},
      {"a", "no-such", "x.mc: error: the charset \"no-such\" is not known here; UTF-8 expected [charset]"},
      {std::string("\xFF\xFE\n\0a", 5), "", "x.mc:2:1: error: UTF-16 that ends within a character [encoding]"},
      {std::string("\xFF\xFE\0\xD8", 4), "", "x.mc:1:1: error: ill-formed UTF-16: half of a surrogate pair [encoding]"},
      {std::string("\xFF\xFE\0\xD8\0\xD8", 6), "",
       "x.mc:1:1: error: ill-formed UTF-16: half of a surrogate pair [encoding]"},
      {std::string("\xFF\xFE\0\xDC\0\xDC", 6), "",
       "x.mc:1:1: error: ill-formed UTF-16: half of a surrogate pair [encoding]"},
      {std::string("\xFF\xFE\0\0", 4), "", "x.mc:1:1: error: "},
  };
  for (auto const& each : cases) {
    diagnostics found;
    auto const text = decode_text(each.bytes, each.charset, "x.mc", found);
    auto const result = text ? *text : told(found).at(0);
    EXPECT_EQ(result.substr(0, each.expected.ends_with(": error: ") ? each.expected.size() : std::string::npos),
              each.expected);
  }
}

/// Writes a domain into a folder and reads it as the other subcommands do.
domain_sources sources_of(imported_domain const& domain, temporary_folder const& folder) {
  for (auto const& file : source_files(domain))
    folder.write(file.name, file.contents);
  diagnostics found;
  auto const& name = domain.codes.domain;
  auto sources = read_sources(folder.path() / (name + ".toml"), folder.path() / name, found);
  if (!sources || !found.all().empty())
    throw std::runtime_error(to_string(found.all().at(0)));
  return std::move(*sources);
}

/// What the files of a domain are, without the comment that names the file it came from.
std::map<std::string, std::string> files_of(imported_domain domain) {
  domain.origin.clear();
  std::map<std::string, std::string> files;
  for (auto const& file : source_files(domain))
    files.emplace(file.name, file.contents);
  return files;
}

/// A message text file as the format allows it, with all kinds of texts; not every one can be read.
std::string random_file(std::mt19937& random) {
  auto const below = [&random](std::size_t limit) { return static_cast<std::size_t>(random() % limit); };
  std::vector<std::string> const parts{"word",   " ",  "\n", "\n\n", "%n", "%t",   "%%", "%1", "%2!d!", "%3!x!",
                                       "%12!s!", "{",  "}",  "'",    "''", ".b",   ";",  "%.", "%!",    "!",
                                       "\\",     "\"", "%b", "é",    "😀",  "%r%n", "#",  "\t"};
  std::string file = names;
  for (auto count = 1 + below(6), i = std::size_t{0}; i < count; ++i) {
    file +=
        "MessageId=" + (below(2) == 0 ? "" : std::to_string(below(4))) + "\nSymbolicName=S" + std::to_string(i) + "\n";
    if (below(3) == 0)
      file += std::vector<std::string>{"Severity=Error\n", "Severity=CoError\n", "Severity=Informational\n"}[below(3)];
    if (below(3) == 0)
      file += std::vector<std::string>{"Facility=A\n", "Facility=B\n", "Facility=Application\n"}[below(3)];
    for (auto const* language : {"English", "Italian", "German"}) {
      if (language != std::string("English") && below(2) == 0)
        continue;
      file += "Language=" + std::string(language) + "\nx";
      for (auto left = below(8); left > 0; --left)
        file += parts[below(parts.size())];
      file += "\n.\n";
    }
    if (below(4) == 0)
      file += ";#define ALIAS" + std::to_string(i) + " S" + std::to_string(i) + "\n";
  }
  return file;
}

TEST(MessageTextFile, IsTheSameDomainWhenItIsWrittenAndReadAgain) {
  std::mt19937 random(3); // NOLINT(bugprone-random-generator-seed): the same each time
  int read = 0;
  for (int round = 0; round < 300; ++round) {
    auto const file = random_file(random);
    diagnostics found;
    auto const first = read_mc(file, "x.mc", options, found);
    ASSERT_TRUE(first) << told(found).at(0) << "\n" << file;
    ++read;
    temporary_folder const folder;
    diagnostics lost;
    auto const written = write_mc(sources_of(*first, folder), lost);
    ASSERT_EQ(told(lost), std::vector<std::string>()) << file;
    diagnostics again;
    auto const second = read_mc(*decode_text(encode_utf16(*written), "", "x.mc", again), "y.mc", options, again);
    ASSERT_TRUE(second) << told(again).at(0) << "\n" << *written;
    ASSERT_EQ(files_of(*second), files_of(*first)) << file << *written;
  }
  EXPECT_EQ(read, 300);
}

TEST(MessageTextFile, LeavesTheCustomerBitOfAllValuesToTheCompiler) {
  auto customer = options_of("ship");
  customer.customer = true;
  diagnostics found;
  auto const domain = read_mc(entry("MessageId=1 SymbolicName=A", "x"), "x.mc", customer, found);
  ASSERT_TRUE(domain);
  domain_sources sources{domain->codes, *read_bundle_text("en { A { \"x\" } }", "en.txt", found), {}};
  auto const written = write_mc(sources, found);
  ASSERT_TRUE(written);
  EXPECT_EQ(told(found),
            std::vector<std::string>{"x.mc: note: all values have the customer bit: mc.exe sets it with -c, "
                                     "interco import mc with --customer [customer-bit]"});
  auto const again = read_mc(*written, "x.mc", customer, found);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->codes.codes[0].value, 0x20000001U);
}

TEST(MessageTextFile, SaysWhatItCannotHold) {
  temporary_folder const folder;
  auto const definitions = folder.write("ship.toml", R"([domain]
name = "ship"
layout = "plain"
[codes]
A = { value = 1, severity = "error", audience = "flow", arguments = { n = { type = "integer", example = "3" }, at = { type = "date-time", example = "now" } } }
RESERVED = { value = 0x10000001, severity = "error", audience = "flow" }
CUSTOMER = { value = 0x20000001, severity = "error", audience = "flow" }
B = { value = 2, severity = "error", audience = "flow" }
B2 = { value = 2, alias_of = "B" }
)");
  folder.write("locales/en.txt", "en { A { \"{n, plural, one {# a} other {# b}} {at}\" } A.action { \"Wait.\" } "
                                 "RESERVED { \"x\" } CUSTOMER { \"x\" } B { \"50% {x}\" } B2 { \"50% {x}\" } }\n");
  folder.write("locales/eo.txt", "eo { B { \"x\" } }\n");
  folder.write("locales/it_IT.txt", "it_IT { B { \"x\" } }\n");
  folder.write("locales/it.po", interco::test::po_header + interco::test::po_entry("A", "other", "altro") +
                                    interco::test::po_entry("B", "50% {x}", "al 50% {x}") +
                                    interco::test::po_entry("B2", "50% {x}", "ancora"));
  folder.write("locales/de.txt", "de { A { \"{m}\" } }\n");
  diagnostics found;
  auto const sources = read_sources(definitions, folder.path() / "locales", found);
  ASSERT_TRUE(sources && found.all().empty());
  auto const written = write_mc(*sources, found);
  ASSERT_TRUE(written);
  std::string all;
  for (auto const& line : told(found))
    all += line.substr(line.rfind('/') + 1) + "\n";
  EXPECT_EQ(all, R"(en.txt:1:54: warning: A.action: a message text file has no actions; it is left out [no-action]
eo.txt: warning: Windows has no number for the language eo; it is left out [unknown-language]
it.po:4:1: warning: A: the English text has changed since; it is left out [stale]
it_IT.txt: warning: the language it_IT is Italian, which is there already; it is left out [duplicate-language]
en.txt:1:6: warning: A: plural of {n}: only the form "other" is kept [format]
de.txt:1:6: warning: A: {m} is no argument of the code; the text is left out [unknown-argument]
ship.toml:5:112: warning: A: the argument at becomes a string, which a program has to make [argument-type]
ship.toml:6:1: warning: RESERVED: bit 28 of its value is reserved; the code is left out [wrong-value]
ship.toml:7:1: warning: CUSTOMER: its value has the customer bit (29), others have not; mc.exe sets it for all or none; the code is left out [wrong-value]
)");
  auto const messages = written->substr(written->find("MessageId"));
  EXPECT_EQ(messages, "MessageId=0x0001\r\nSeverity=Error_0\r\nFacility=Facility_000\r\nSymbolicName=A\r\n"
                      "Language=English\r\n%1!d! b %2!s!\r\n.\r\n\r\n"
                      "MessageId=0x0002\r\nSeverity=Error_0\r\nFacility=Facility_000\r\nSymbolicName=B\r\n"
                      "Language=English\r\n50%% {x}\r\n.\r\nLanguage=Italian\r\nal 50%% {x}\r\n.\r\n\r\n"
                      "MessageId=0x0002\r\nSeverity=Error_0\r\nFacility=Facility_000\r\nSymbolicName=B2\r\n"
                      "Language=English\r\n50%% {x}\r\n.\r\nLanguage=Italian\r\nancora\r\n.\r\n\r\n");
}

} // namespace
