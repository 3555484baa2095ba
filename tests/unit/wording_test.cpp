// What the tools say: that each text that the sources say is defined, with the same arguments, and each that is
// defined is said; and how it is said.
#include "exchange/wording.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <new>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "core/snapshot.hpp"
#include "exchange/sources.hpp"
#include "icu/message_parser.hpp"
#include "support/allocations.hpp"

namespace {

using namespace interco::exchange;
namespace fs = std::filesystem;

/// A symbol in a source, with the names of the arguments behind it.
struct said_text {
  std::string symbol;
  std::set<std::string> arguments;
  bool later = false; // the arguments are given elsewhere
  std::string place;
};

std::string contents_of(fs::path const& file) {
  std::ostringstream all;
  all << std::ifstream(file).rdbuf();
  return all.str();
}

/// Returns where the bracket that is open before `from` is closed; strings and characters are passed over.
std::size_t end_of_call(std::string const& text, std::size_t from) {
  int depth = 1;
  for (auto i = from; i < text.size(); ++i) {
    char const c = text[i];
    if (c == '"' || (c == '\'' && (i == 0 || std::isalnum(static_cast<unsigned char>(text[i - 1])) == 0))) {
      for (++i; i < text.size() && text[i] != c; ++i)
        i += text[i] == '\\' ? 1 : 0;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')' && --depth == 0) {
      return i;
    }
  }
  return text.size();
}

/// Returns the names in `{{"name", value}, {"name", value}}`: those of the outer list, not of a call inside of it.
std::set<std::string> names_in(std::string const& call) {
  std::set<std::string> names;
  int depth = 0; // of round brackets: what is in them belongs to another call
  for (std::size_t i = 0; i < call.size(); ++i) {
    if (call[i] == '"') {
      bool const is_name = depth == 0 && i > 0 && call[i - 1] == '{';
      auto const begin = ++i;
      for (; i < call.size() && call[i] != '"'; ++i)
        i += call[i] == '\\' ? 1 : 0;
      if (is_name)
        names.insert(call.substr(begin, i - begin));
    }
    depth += call[i] == '(' ? 1 : call[i] == ')' ? -1 : 0;
  }
  return names;
}

void find_said(fs::path const& file, std::vector<said_text>& found) {
  auto const text = contents_of(file);
  for (std::string const function : {"say(", "later("}) {
    for (auto at = text.find(function); at != std::string::npos; at = text.find(function, at + 1)) {
      bool const is_word =
          at == 0 || (std::isalnum(static_cast<unsigned char>(text[at - 1])) == 0 && text[at - 1] != '_');
      auto const quote = text.find_first_not_of(" \n", at + function.size());
      auto const begin = text.rfind('\n', at) + 1;
      bool const is_comment = text.compare(text.find_first_not_of(' ', begin), 2, "//") == 0;
      if (!is_word || is_comment || quote == std::string::npos || text[quote] != '"')
        continue;
      auto const end = text.find('"', quote + 1);
      auto const call = text.substr(end + 1, end_of_call(text, end + 1) - end - 1);
      auto const line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
      found.push_back({text.substr(quote + 1, end - quote - 1), names_in(call), function == "later(",
                       file.string() + ":" + std::to_string(line)});
    }
  }
}

std::vector<said_text> all_said() {
  std::vector<said_text> found;
  for (auto const* const folder : {"lib/exchange", "lib/site", "tools/generator", "tools/interco"}) {
    for (auto const& each : fs::recursive_directory_iterator(fs::path(INTERCO_SOURCE_DIR) / folder)) {
      if (each.path().extension() == ".cpp" || each.path().extension() == ".hpp")
        find_said(each.path(), found);
    }
  }
  return found;
}

domain_sources const& own_sources() {
  static auto const read = [] {
    diagnostics found;
    fs::path const root = INTERCO_SOURCE_DIR;
    auto sources = read_sources(root / "tools/interco/words/interco.toml", root / "locales/interco", found);
    for (auto const& each : found.all())
      ADD_FAILURE() << to_string(each);
    return sources ? std::move(*sources) : domain_sources{};
  }();
  return read;
}

std::set<std::string> arguments_of(code_definition const& code) {
  std::set<std::string> names;
  for (auto const& each : code.arguments)
    names.insert(each.name);
  return names;
}

TEST(Wording, DefinesEachTextThatIsSaidWithItsArguments) {
  auto const& sources = own_sources();
  auto const said = all_said();
  EXPECT_GT(said.size(), 5U);
  for (auto const& each : said) {
    auto const* const code = sources.code_of(each.symbol);
    ASSERT_NE(code, nullptr) << each.place << ": " << each.symbol << " is not defined";
    if (!each.later) {
      EXPECT_EQ(each.arguments, arguments_of(*code)) << each.place << ": " << each.symbol;
    }
  }
}

TEST(Wording, SaysEachTextThatIsDefined) {
  std::set<std::string> said;
  for (auto const& each : all_said())
    said.insert(each.symbol);
  for (auto const& code : own_sources().codes.codes)
    EXPECT_TRUE(said.contains(code.symbol)) << code.symbol << " is said nowhere";
}

/// Texts with values in them, and what they become without any language: the values of the definitions' examples.
TEST(Wording, HasEnglishThatIsWhollyPutIntoWords) {
  auto const& sources = own_sources();
  for (auto const& entry : sources.english.entries) {
    std::vector<interco::named_argument> values;
    std::vector<std::string> seen;
    for (auto const& each : sources.code_of(entry.key)->arguments) {
      if (each.type == argument_type::integer)
        values.push_back({each.name, 7});
      else
        values.push_back({each.name, each.example});
    }
    auto const text = say(entry.key, values);
    for (auto const& each : sources.code_of(entry.key)->arguments)
      EXPECT_EQ(text.find("{" + each.name), std::string::npos) << entry.key << ": " << text;
    if (values.empty()) {
      EXPECT_EQ(text, entry.text);
    } else {
      EXPECT_EQ(text.find("''"), std::string::npos) << entry.key << ": " << text;
    }
  }
}

TEST(Wording, PutsPlainValuesWhereFormattingPutsThem) {
  struct {
    char const* pattern;
    bool is_plain;
  } const cases[] = {
      {"no domain ''{a}''", true},
      {"{a}: it's {b}", true},
      {"\u201E{b}\u201C, {a}", true},
      {"{a, number}", false},
      {"'{'{a}'}'", false},
      {"'{a}'", false},
      {"'}'{a}", false},
      {"'#{a}'|'", true},
      {"{a", false},
      {"{a}}", false},
      {"{c}", false},
      {"\u05D0 {a}", false},
      {"\u2067{a}\u2069", false},
      {"\u061C{a}", false},
      {"\u200E{a}", true},
      {"\u200F{a}", false},
      {"\u202B{a}\u202C", false},
      {"\xFF{a}", false},
      {"{n}", false},
  };
  auto const parser = interco::detail::make_message_parser("en");
  for (auto const& each : cases) {
    for (std::string const value : {"x", "", "{b}", "'{", "\x1B[31m\n", "\u05D0\u05D1/x", "\u202E", "\xFF"}) {
      std::vector<interco::named_argument> const values{{"a", value}, {"b", interco::argument::path(value)}, {"n", 5}};
      auto const plain = put_plain_values(each.pattern, values);
      ASSERT_EQ(plain.has_value(), each.is_plain) << each.pattern;
      if (!plain)
        continue;
      std::string formatted(1000, '\0');
      interco::detail::text_sink to(formatted);
      (void)run_program(*parser->parse(each.pattern), values, {}, interco::detail::reader_state{}, to, nullptr);
      EXPECT_EQ(*plain, formatted.substr(0, to.size())) << each.pattern;
    }
  }
}

TEST(Wording, MakesValuesHarmless) {
  EXPECT_EQ(say("LINE_ERROR", {{"text", "a\x1B[31m\nb"}, {"id", "[x]"}}), R"(interco: error: a\u001B[31m\nb [x])");
}

TEST(Wording, WritesEnglishNumbersWithoutSeparators) {
  EXPECT_EQ(say("CHECK_SUM", {{"errors", 1234567}, {"warnings", 1}, {"notes", 0}}),
            "1234567 errors, 1 warning, 0 notes");
}

TEST(Wording, SaysLongTextsWhole) {
  std::string const sum(5000, 'x');
  EXPECT_EQ(say("CHECK_SUM_IN_FILES", {{"sum", sum}, {"files", 2}}), sum + " in 2 files");
}

TEST(Wording, SaysTheSymbolOfATextThatNobodyKnows) {
  EXPECT_EQ(say("NO_SUCH_TEXT"), "NO_SUCH_TEXT");
  EXPECT_EQ(say("NO_SUCH_TEXT", {{"file", "a\n"}, {"line", 3}}), R"(NO_SUCH_TEXT (file: a\n, line: 3))");
}

TEST(Wording, SaysItInWordsAgainAfterMemoryWasShort) {
  for (int const successes : {0, 1, 10}) {
    interco::test::fail_after(successes, interco::test::failing::one);
    EXPECT_THROW(english_words{}, std::bad_alloc);
    interco::test::fail_after(-1, interco::test::failing::one);
    EXPECT_EQ(say("JOB_MEASURING"), "measuring");
  }
}

TEST(Wording, AsksTheSpeakerFirstAndEnglishForTheRest) {
  set_speaker([](std::string_view symbol, interco::argument_list const&) {
    return symbol == "KNOWN_DOMAINS" ? std::optional<std::string>("i domini sono: a") : std::nullopt;
  });
  EXPECT_EQ(say("KNOWN_DOMAINS", {{"domains", "a"}}), "i domini sono: a");
  EXPECT_EQ(say("UNKNOWN_DOMAIN", {{"domain", "b"}}), "no domain 'b'");
  set_speaker(nullptr);
  EXPECT_EQ(say("KNOWN_DOMAINS", {{"domains", "a"}}), "the domains are: a");
}

TEST(Wording, LooksLikeATranslationInAPseudoLocale) {
  english_words const accented(pseudo_locale::accented);
  auto const text = accented.say("UNKNOWN_DOMAIN", {{"domain", "spsi"}});
  ASSERT_TRUE(text);
  EXPECT_TRUE(text->starts_with('[')) << *text;
  EXPECT_NE(text->find("'spsi'"), std::string::npos) << *text;
  EXPECT_EQ(text->find("domain"), std::string::npos) << *text;
  EXPECT_NE(accented.say("CARD_AND_MORE", {{"number", 12345}})->find("12,345"), std::string::npos);
  english_words const turned(pseudo_locale::right_to_left);
  EXPECT_NE(turned.say("UNKNOWN_DOMAIN", {{"domain", "spsi"}})->find("\u2068spsi\u2069"), std::string::npos);
  EXPECT_FALSE(accented.say("NO_SUCH_TEXT", {}));
}

TEST(Wording, GivesAPatternWithItsArgumentsInIt) {
  english_words const english;
  EXPECT_EQ(english.pattern("STATS_PAGE_CODES_OF"), "{shown} of {count, plural, one {# code} other {# codes}}");
  EXPECT_EQ(english.pattern("NO_SUCH_TEXT"), std::nullopt);
  english_words const turned(pseudo_locale::right_to_left);
  EXPECT_EQ(turned.pattern("STATS_PAGE_CLOSE"), "\u2067Close\u2069");
  EXPECT_NE(turned.pattern("STATS_PAGE_CODES_OF")->find("{count, plural, one {"), std::string::npos);
}

} // namespace
