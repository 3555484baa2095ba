#include "exchange/pseudo.hpp"

#include <gtest/gtest.h>
#include <unicode/messagepattern.h>

#include <interco/safe_text.hpp>

#include <random>
#include <string>
#include <vector>

#include "core/utf8.hpp"
#include "exchange/sources.hpp"
#include "support/fixtures.hpp"

namespace {

using namespace interco::exchange;
using enum interco::exchange::pseudo_locale;
using interco::test::temporary_folder;

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (char const c : text)
    count += interco::detail::is_continuation(c) ? 0 : 1;
  return count;
}

TEST(Pseudo, KnowsItsLocalesInAnySpelling) {
  EXPECT_EQ(pseudo_locale_of("en-XA"), accented);
  EXPECT_EQ(pseudo_locale_of("EN_xa"), accented);
  EXPECT_EQ(pseudo_locale_of("ar_XB"), right_to_left);
  for (auto const* other : {"en", "en-XB", "ar-XA", "ar", "", "x y"})
    EXPECT_FALSE(pseudo_locale_of(other)) << other;
}

TEST(Pseudo, ChangesWhatATranslatorWouldChange) {
  struct {
    char const* english;
    char const* pseudo;
  } const cases[] = {
      {"The certificate has expired.", "[Ťĥé ĉéŕťîƒîĉåťé ĥåš éẋþîŕéð one two.]"},
      {"Go!", "[Ĝö one!]"},
      {"\nWait for it...", "\n[Ŵåîť ƒöŕ îť... one]"},
      {"", "[ one]"},
      {"Braces {are} plain 'text'.", "[Ɓŕåĉéš {åŕé} þļåîñ 'ťéẋť' one two.]"},
      {"See SEC_E_OK, kdc.log and https://example.com/a now.",
       "[Šéé SEC_E_OK, kdc.log åñð https://example.com/a ñöŵ one two three four five.]"},
      {"Run setspn -Q or (certutil -verify -urlfetch).",
       "[Ŕûñ setspn -Q öŕ (certutil -verify -urlfetch) one two three four.]"},
      {"The KDC sent PA-DATA for userPrincipalName h2.",
       "[Ťĥé KDC šéñť PA-DATA ƒöŕ userPrincipalName h2 one two three four.]"},
      {"One line.\nAnother line.\n", "[Öñé ļîñé.\nÅñöťĥéŕ ļîñé one two.]\n"},
      {"caf\u00E9 au lait, please", "[ĉåƒ\u00E9 åû ļåîť, þļéåšé one two]"},
  };
  for (auto const& each : cases)
    EXPECT_EQ(pseudo_text(accented, each.english, false), each.pseudo) << each.english;
}

TEST(Pseudo, TurnsEachLine) {
  struct {
    char const* english;
    char const* pseudo;
  } const cases[] = {
      {"Two words.", "\u2067Two\u200F words.\u2069"},
      {"Run setspn -Q now.", "\u2067Run\u200F setspn -Q\u200F now.\u2069"},
      {"One.\nTwo  blanks.\n", "\u2067One.\u2069\n\u2067Two\u200F  blanks.\u2069\n"},
  };
  for (auto const& each : cases)
    EXPECT_EQ(pseudo_text(right_to_left, each.english, false), each.pseudo) << each.english;
}

TEST(Pseudo, LeavesArgumentsAsTheyAre) {
  struct {
    char const* english;
    char const* pseudo;
  } const cases[] = {
      {"The file {path} is missing.", "[Ťĥé ƒîļé {path} îš ɱîššîñĝ one two.]"},
      {"{n, plural, offset:1 =0 {None left} one {# file left} other {# files left}}.",
       "[{n, plural, offset:1 =0 {Ñöñé ļéƒť} one {# ƒîļé ļéƒť} other {# ƒîļéš ļéƒť}} one.]"},
      {"{who, select, she {her {n, number, '#'0} files} other {their files}} here",
       "[{who, select, she {ĥéŕ {n, number, '#'0} ƒîļéš} other {ťĥéîŕ ƒîļéš}} ĥéŕé one two]"},
      {"It's '{not}' an {argument}, it isn''t", "[Îť'š '{ñöť}' åñ {argument}, îť îšñ''ť one two]"},
      {"Never closed '{''", "[Ñéṽéŕ ĉļöšéð '{'' one]"},
      {"A # is plain here, } too", "[Å # îš þļåîñ ĥéŕé, } ťöö one two]"},
  };
  for (auto const& each : cases)
    EXPECT_EQ(pseudo_text(accented, each.english, true), each.pseudo) << each.english;
  // Values of any direction stand between isolates; marks of a plural do not.
  auto const turned = pseudo_text(right_to_left, "{n, plural, one {# file} other {# files}} in {path}", true);
  for (auto const* part : {"one {\u2068#\u2069", "other {\u2068#\u2069", "\u2068{path}\u2069"})
    EXPECT_NE(turned.find(part), std::string::npos) << turned;
  EXPECT_EQ(turned.find("\u2068{n"), std::string::npos) << turned;
  for (auto const* broken : {"a {b", "a {}", "{n, plural, one {a}", "{n, plural, }", "{a b}", "{n, date, '}"})
    EXPECT_EQ(pseudo_text(accented, broken, true), broken) << broken;
  std::string deep;
  for (int i = 0; i < 100000; ++i)
    deep += "{n, plural, other {";
  EXPECT_EQ(pseudo_text(accented, deep, true), deep);
}

/// The syntax of a pattern as ICU sees it; nothing if it is not sound.
std::vector<std::string> syntax_of(std::string const& pattern) {
  UErrorCode status = U_ZERO_ERROR;
  icu::MessagePattern const read(icu::UnicodeString::fromUTF8(pattern), nullptr, status);
  std::vector<std::string> parts;
  for (std::int32_t i = 0; U_SUCCESS(status) && i < read.countParts(); ++i) {
    std::string text;
    auto const& part = read.getPart(i);
    if (part.getType() == UMSGPAT_PART_TYPE_INSERT_CHAR) // of where a quote is, which moves
      continue;
    read.getSubstring(part).toUTF8String(text);
    parts.push_back(std::to_string(part.getType()) + ":" + text);
  }
  return parts;
}

TEST(Pseudo, KeepsTheSyntaxThatIcuSees) {
  std::vector<std::string> const words{"a file",
                                       " ",
                                       "'",
                                       "''",
                                       "{n}",
                                       "{n, number}",
                                       "#",
                                       "'{'",
                                       "'}'",
                                       "don't ",
                                       "\n",
                                       "'#'",
                                       "{d, date, yyyy 'o''clock'}",
                                       "Run x -y {path}",
                                       "\u00E8 {a,b}",
                                       "setspn",
                                       "it {s, spellout}"};
  std::mt19937 random(7);
  auto const some = [&](std::size_t most) {
    std::string text;
    for (auto count = random() % most; count > 0; --count)
      text += words[random() % words.size()];
    return text;
  };
  int sound = 0;
  for (int i = 0; i < 3000; ++i) {
    auto pattern = some(6);
    if (random() % 2 == 0)
      pattern += "{k, plural, =1 {" + some(4) + "} other {" + some(4) + "{g, select, other {" + some(3) + "}}}}";
    pattern += some(3);
    auto const syntax = syntax_of(pattern);
    if (syntax.empty())
      continue;
    ++sound;
    for (auto const locale : {accented, right_to_left})
      ASSERT_EQ(syntax_of(pseudo_text(locale, pattern, true)), syntax) << pattern;
    ASSERT_NE(pseudo_text(accented, "w" + pattern, true), "w" + pattern);
  }
  EXPECT_GT(sound, 1000);
}

TEST(Pseudo, IsAThirdToAHalfLonger) {
  std::mt19937 random(3);
  for (std::size_t size = 10; size < 600; ++size) {
    std::string text;
    for (std::size_t i = 0; i < size; ++i)
      text += random() % 5 == 0 && i != 0 && i + 1 != size ? ' ' : static_cast<char>('a' + random() % 26);
    auto const longer = code_points(pseudo_text(accented, text, false));
    ASSERT_GE(10 * longer, 13 * size) << text;
    ASSERT_LE(10 * longer, 15 * size) << text;
  }
}

TEST(Pseudo, ExceedsNoLength) {
  for (std::string const text : {"Not afloat", "x", "Wait for the tide, then go on.\n", "a b c d e f g h"}) {
    for (std::size_t longest = 1; longest < 60; ++longest) {
      for (auto const locale : {accented, right_to_left})
        ASSERT_LE(code_points(pseudo_text(locale, text, false, longest)), std::max(longest, code_points(text)))
            << text << longest;
    }
  }
  std::string const huge(40000, 'x'); // twice as many bytes could not be served
  EXPECT_EQ(pseudo_text(accented, huge, false), huge);
  std::string const full((std::size_t{64} << 10U) - 1, 'x'); // no room for an isolate
  EXPECT_EQ(pseudo_text(right_to_left, full, false), full);
}

TEST(Pseudo, TranslatesEveryTextOfADomain) {
  diagnostics found;
  std::string const folder = INTERCO_SOURCE_DIR;
  auto const sources = read_sources(folder + "/lib/codes/sspi.toml", folder + "/locales/sspi", found, {"it"});
  ASSERT_TRUE(sources);
  for (auto const locale : {accented, right_to_left}) {
    auto const made = make_pseudo(sources->codes, sources->english, locale);
    EXPECT_EQ(made.entries.size(), sources->english.entries.size());
    for (auto const& entry : made.entries) {
      EXPECT_EQ(entry.state, translation_state::translated);
      EXPECT_NE(entry.target, entry.source);
      EXPECT_FALSE(interco::find_text_fault(entry.target)) << entry.key;
      auto const size = code_points(entry.source);
      if (locale == accented) {
        EXPECT_GE(10 * code_points(entry.target), 13 * size) << entry.target;
        EXPECT_LE(10 * code_points(entry.target), 15 * size) << entry.target;
      }
    }
  }
}

// The definitions say which texts have arguments, and how long they may be.
TEST(Pseudo, HeedsTheDefinitions) {
  temporary_folder const folder;
  auto const definitions = folder.write("ship.toml", "[domain]\nname = \"ship\"\nlayout = \"plain\"\n[codes]\n"
                                                     "A = { value = 1, severity = \"error\", audience = \"flow\", "
                                                     "arguments = { n = { type = \"integer\", example = \"3\" } } }\n"
                                                     "B = { value = 2, severity = \"error\", audience = \"flow\", "
                                                     "max_length = 12 }\n");
  folder.write("locales/en.txt", "en {\nA { \"At {n}\" }\nA.action { \"Go {n}\" }\nB { \"Up {n} now.\" }\n"
                                 "B.action { \"Wait here.\" }\n}\n");
  diagnostics found;
  auto const sources = read_sources(definitions, folder.path() / "locales", found);
  ASSERT_TRUE(sources);
  auto const made = make_pseudo(sources->codes, sources->english, accented);
  std::string all;
  for (auto const& entry : made.entries)
    all += entry.target + "|";
  EXPECT_EQ(all, "[Åť {n} one]|[Ĝö {n} one]|Ûþ {ñ} ñöŵ.|[Ŵåîť ĥéŕé on.]|");
}

} // namespace
