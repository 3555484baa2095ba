#include "exchange/compile.hpp"

#include <interco/catalog.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "core/string_table.hpp"
#include "support/fixtures.hpp"

namespace {

using namespace interco::exchange;
using interco::test::po_entry;
using interco::test::po_header;
using interco::test::ship_sources;
using interco::test::temporary_folder;
using testing::HasSubstr;

TEST(Compile, NamesTheFileAndLineOfAProblem) {
  struct {
    char const* file; // the one that is replaced
    std::string contents;
    std::string message;
    bool fatal;
  } const cases[] = {
      {"en.txt", "en {\n AFLOAT { \"x\" }\n AGROUND { \"x\" }\n STRANDED { \"x\" }\n}",
       "en.txt: error: no text for ADRIFT, which ", true},
      {"en.txt", "en { AFLOAT { \"x\" } AGROUND { \"x\" } STRANDED { \"x\" } ADRIFT { \"\" } }",
       "en.txt:1:54: error: ADRIFT: empty [empty-text]", true},
      {"en.txt", "en { AFLOAT { \"x\" } AGROUND { \"x\" } STRANDED { \"x\" } ADRIFT { \"x\" }\n SUNK { \"x\" } }",
       "en.txt:2:2: error: SUNK is not defined in ", true},
      {"en.txt", "en { AFLOAT { \"x\" }\n AFLOAT { \"y\" } }",
       "en.txt:2:2: error: AFLOAT was there already, in line 1 [duplicate-key]", true},
      {"it.po", po_header + po_entry("SUNK", "Sunk.", "Affondata."), "it.po:4:1: error: SUNK is not defined in ", true},
      {"it.po", po_header + po_entry("ADRIFT.action", "Row.", "Remare."),
       "it.po:4:1: error: ADRIFT.action has no English text in ", true},
      {"it.po", po_header + po_entry("AFLOAT", "Afloat.", "A galla.") + po_entry("AFLOAT", "Afloat.", "A galla."),
       "it.po:8:1: error: AFLOAT was there already, in line 4 [duplicate-key]", true},
      {"it.po", po_header + po_entry("AFLOAT", "Floating.", "A galla."),
       "it.po:4:1: warning: AFLOAT was translated from another English text", false},
      {"it.po", po_header + "#, fuzzy\n" + po_entry("AFLOAT", "Afloat.", "A galla."),
       "it.po:5:1: warning: AFLOAT is fuzzy: English answers", false},
      {"it.po", po_header + po_entry("AFLOAT", "Afloat.", "A \u202Egalla."),
       "it.po:4:1: warning: AFLOAT: U+202E, a bidi control without its partner, at byte 2; English answers until it is "
       "corrected [forbidden-character]",
       false},
      {"it.po", po_header + po_entry("AFLOAT", "Afloat.", " \\t"), "it.po:4:1: warning: AFLOAT: empty; English answers",
       false},
      {"it.po", po_header + po_entry("AFLOAT", "Afloat.", std::string(65'537, 'a')),
       "it.po:4:1: warning: AFLOAT: 65537 bytes, at most 65536 expected; English answers until it is corrected "
       "[long-text]",
       false},
      {"it.po", po_header + po_entry("AGROUND.action", "Wait for the tide.", "Attendere\\r\\n"),
       "it.po:4:1: warning: AGROUND.action: U+000D, a control character, at byte 9; English answers", false},
      {"it.po", po_header + po_entry("AFLOAT\\a", "Afloat.", "A galla."),
       "it.po:4:1: error: AFLOAT\\u0007 is not defined in ", true},
      {"en.txt",
       "en { AFLOAT { \"x\" } AGROUND { \"x\" } STRANDED { \"x\" } ADRIFT { \"x\" }\n ADRIFT.action { \"\\u2028\" } }",
       "en.txt:2:2: error: ADRIFT.action: U+2028, a line or paragraph separator, at byte 0 [forbidden-character]",
       true},
      {"it.po", po_header + po_entry("AFLOAT", "Afloat.", "A galla."),
       "it.po: warning: 4 of 5 texts are missing: English answers for them [missing]", false},
      {"not_a_locale!.po", po_header, "is no locale that can be translated to", true},
      {"en.po", po_header, "a second source for one locale", true},
      {"it-CH.po", po_header,
       "is no locale that can be translated to, as ICU spells one: it_CH expected [wrong-locale]", true},
      {"IT.po", po_header, "as ICU spells one: it expected", true},
      {"res_index.po", po_header, "is no locale that can be translated to", true},
      {"ship.toml", "[domain]\nname = \"ship\"\nlayout = \"plain\"\n[codes]\n", "no code below [codes] [no-codes]",
       true},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.message);
    temporary_folder const folder;
    std::string messages;
    auto const package = interco::test::compile(folder, ship_sources({{each.file, each.contents}}), &messages);
    EXPECT_THAT(messages, HasSubstr(each.message));
    EXPECT_EQ(package.empty(), each.fatal);
  }
}

TEST(Compile, GivesAnAliasWithoutATextThatOfTheOther) {
  std::string const english =
      "en {\n AFLOAT { \"Afloat.\" }\n AGROUND { \"Aground.\" }\n AGROUND.action { \"Wait.\" }\n "
      "ADRIFT { \"Adrift.\" }\n";
  std::string const italian = po_header + po_entry("AGROUND", "Aground.", "Arenata.");
  struct {
    char const* more; // of the English
    std::string po;   // of the Italian
    char const* text;
    char const* action;
    char const* locale;
  } const cases[] = {
      {"", "", "Arenata.", "Wait.", "it"},
      {"STRANDED.action { \"Row.\" }", po_entry("STRANDED.action", "Row.", "Remare."), "Arenata.", "Remare.", "it"},
      {"STRANDED { \"Stranded.\" }", "", "Stranded.", "",
       "en"}, // the text means something else: no action of the other
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.more);
    temporary_folder const folder;
    auto const ship = interco::catalog::load(interco::test::compile(
        folder, ship_sources({{"en.txt", english + each.more + "}"}, {"it.po", italian + each.po}})));
    auto const it = ship.in("it");
    EXPECT_EQ(it["STRANDED"].text(), each.text);
    EXPECT_EQ(it["STRANDED"].action(), each.action);
    EXPECT_EQ(it["STRANDED"].locale(), each.locale);
    EXPECT_EQ(it["STRANDED"].symbol(), "STRANDED");
    EXPECT_EQ(it["AGROUND"].text(), "Arenata.");
    EXPECT_EQ(it["AGROUND"].action(), "Wait.");
  }
}

TEST(Compile, LeavesOutATextWithAFaultAndNoOther) {
  temporary_folder const folder;
  auto const package = interco::test::compile(
      folder, ship_sources({{"it.po", po_header + po_entry("AFLOAT", "Afloat.", "A \u009B31mgalla.") +
                                          po_entry("AGROUND", "Aground.", "Are\u00ADnata.\\n\\tPunto.")}}));
  auto const ship = interco::catalog::load(package);
  EXPECT_EQ(ship.in("it")["AFLOAT"].text(), "Afloat.");
  EXPECT_EQ(ship.in("it")["AGROUND"].text(), "Are\u00ADnata.\n\tPunto.");
}

TEST(Compile, WritesNothingAfterAnError) {
  temporary_folder const folder;
  std::string messages;
  (void)interco::test::compile(folder, ship_sources({{"en.txt", "en { }"}}), &messages);
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "ship/root.txt"));
}

TEST(Compile, RefusesTwoSourcesOfOneLocale) {
  diagnostics found;
  (void)compile_index({"locales/it.po", "locales/it.txt"}, found);
  ASSERT_EQ(found.error_count(), 1);
  EXPECT_EQ(to_string(found.all()[0]),
            "locales/it.txt: error: a second source for one locale; the first is locales/it.po [two-sources]");
  (void)compile_index({"locales/zh.po", "locales/zh_Hans.po"}, found); // one locale under two names
  EXPECT_EQ(found.error_count(), 2);
}

TEST(Compile, WritesKeysInDescendingOrderAndParents) {
  temporary_folder const folder;
  diagnostics found;
  auto const from = ship_sources();
  auto const codes = read_definitions(folder.write("ship.toml", from.at("ship.toml")), found);
  auto const english = read_bundle(folder.write("en.txt", from.at("en.txt")), found);
  ASSERT_TRUE(codes && english);
  struct {
    char const* locale;
    std::vector<std::string> others; // that the catalog has
    char const* parent;
  } const cases[] = {{"it", {}, ""},
                     {"it_CH", {"it"}, ""},
                     {"it_CH", {}, "root"},
                     {"nb", {"no"}, "no"},
                     {"nb", {}, "root"},
                     {"zh_Hant", {"zh"}, "root"},
                     {"zh_Hans_SG", {"zh"}, "zh"},
                     {"sr_Latn", {"sr"}, "root"},
                     {"en_GB", {"en_001"}, "en_001"},
                     {"en_GB", {}, "en"},
                     {"pt_BR", {"pt"}, ""},
                     {"es_MX", {"es", "es_419"}, "es_419"},
                     {"es_MX", {"es"}, "es"}};
  for (auto const& each : cases) {
    SCOPED_TRACE(each.locale);
    bundle_source const translation{std::string(each.locale) + ".po",
                                    {{"AFLOAT", "a", "Afloat.", false, {}}, {"STRANDED", "s", "Stranded.", false, {}}}};
    std::map<std::string, std::string> files;
    auto const texts = compile_translation(*codes, *english, translation, each.locale, each.others, found,
                                           [&files](output const& made) { files[made.name] = made.contents; });
    EXPECT_EQ(texts, 2);
    EXPECT_EQ(files.size(), 2);
    auto const& text = files[std::string(each.locale) + ".txt"];
    EXPECT_LT(text.find("STRANDED {"), text.find("AFLOAT {"));
    EXPECT_EQ(text.find("%%Parent") != std::string::npos, *each.parent != '\0');
    if (*each.parent != '\0') {
      EXPECT_THAT(text, HasSubstr("\"%%Parent\" { \"" + std::string(each.parent) + "\" }"));
    }
  }
}

TEST(Compile, GivesTheSameBytesTwice) {
  temporary_folder const one;
  temporary_folder const two;
  auto const from = interco::test::sspi_sources();
  EXPECT_EQ(interco::test::read_all(interco::test::compile(one, from)),
            interco::test::read_all(interco::test::compile(two, from)));
}

TEST(GenerateHeader, SpellsEnumeratorsInLowerCase) {
  temporary_folder const folder;
  diagnostics found;
  auto const codes = read_definitions(folder.write("ship.toml", ship_sources().at("ship.toml")), found);
  ASSERT_TRUE(codes);
  auto const header_text = generate_header(*codes).contents;
  EXPECT_THAT(header_text, HasSubstr("  aground = 0x80120001,\n  stranded = 0x80120001, // alias of aground\n"));
}

TEST(GenerateHeader, KeepsWordsOfTheLanguageApart) {
  temporary_folder const folder;
  diagnostics found;
  auto const codes = read_definitions(
      folder.write("errno.toml", "[domain]\nname = \"errno\"\nlayout = \"plain\"\n[codes]\n"
                                 "CONTINUE = { value = 1, severity = \"success\", audience = \"flow\" }\n"
                                 "STATUS = { value = 2, severity = \"success\", audience = \"flow\" }\n"
                                 "STATUS_ = { value = 3, severity = \"success\", audience = \"flow\" }\n"),
      found);
  ASSERT_TRUE(codes);
  auto const text = generate_header(*codes).contents;
  EXPECT_THAT(text, HasSubstr("namespace errno_ {"));
  EXPECT_THAT(text, HasSubstr("  continue_ = 0x00000001,\n  status_ = 0x00000002,\n  status__ = 0x00000003,\n"));
  EXPECT_THAT(generate_source(*codes).contents, HasSubstr("namespace interco::errno_ {"));
}

TEST(GenerateHeader, KeepsNamesApartFromThoseOfOthers) {
  struct {
    char const* domain;
    char const* space;
  } const domains[] = {{"describe", "describe_"},
                       {"describe_", "describe__"},
                       {"reader_set", "reader_set_"},
                       {"to_string", "to_string_"},
                       {"std", "std_"},
                       {"signals", "signals_"},
                       {"ship", "ship"}};
  for (auto const& each : domains) {
    diagnostics found;
    auto const codes =
        read_definitions_text(std::string("[domain]\nname = \"") + each.domain +
                                  "\"\nlayout = \"plain\"\n[codes]\n"
                                  "DESCRIBE = { value = 1, severity = \"success\", audience = \"flow\" }\n"
                                  "EMIT = { value = 2, severity = \"success\", audience = \"flow\" }\n"
                                  "INTERFACE = { value = 3, severity = \"success\", audience = \"flow\" }\n"
                                  "MADE_CATEGORY = { value = 4, severity = \"success\", audience = \"flow\" }\n",
                              std::string(each.domain) + ".toml", found);
    ASSERT_TRUE(codes) << each.domain;
    auto const header_text = generate_header(*codes).contents;
    EXPECT_THAT(header_text, HasSubstr(std::string("namespace ") + each.space + " {"));
    EXPECT_THAT(header_text, HasSubstr(std::string("domain_of<") + each.space + "::status> = \"" + each.domain + "\""));
    EXPECT_THAT(header_text, HasSubstr("  describe = 0x00000001,\n  emit_ = 0x00000002,\n  interface_ = 0x00000003,\n"
                                       "  made_category_ = 0x00000004,\n"));
    EXPECT_THAT(generate_source(*codes).contents, HasSubstr(std::string("namespace interco::") + each.space + " {"));
    EXPECT_THAT(generate_set({each.domain}).contents, HasSubstr(std::string("(") + each.space + "::catalog())"));
  }
}

TEST(GenerateHeader, KeepsTextsInsideTheirComments) {
  diagnostics found;
  auto const codes = read_definitions_text(
      "[domain]\nname = \"ship\"\nlayout = \"plain\"\n[codes]\n"
      "LOST = { value = 1, severity = \"error\", audience = \"flow\", arguments = { at = { type = \"path\", note = "
      "\"two\\nlines*/\", example = \"C:\\\\\" }, at_ = { type = \"list\", example = \"what?\?/\" } } }\n",
      "ship.toml", found);
  ASSERT_TRUE(codes);
  auto const english =
      read_bundle_text("en { LOST { \"A text \\u202E{at}\\\\ \\n\\n" + std::string(150, 'x') + "\\\\\" \"\\u000B\" } }",
                       "en.txt", found);
  ASSERT_TRUE(english);
  auto const text = generate_header(*codes, &*english).contents;
  EXPECT_THAT(
      text, HasSubstr(" {\n\n/// A text \\u202E{at}\\.\n/// " + std::string(150, 'x') + "\\\\u000B\nstruct lost {\n"));
  EXPECT_THAT(text, HasSubstr("  /// two lines*/\n  /// Example: C:\\.\n  interco::owned::path at;\n"
                              "  /// Example: what? ?/\n  interco::owned::list at_;\n"));
  EXPECT_EQ(text.find("using enum"), std::string::npos);
}

TEST(GenerateHeader, KeepsTypesWithOtherMembersApart) {
  auto const space_of = [](std::string const& arguments, std::string const& note) {
    diagnostics found;
    auto const codes =
        read_definitions_text("[domain]\nname = \"ship\"\nlayout = \"plain\"\n[codes]\n"
                              "LOST = { value = 1, severity = \"error\", audience = \"flow\", note = \"" +
                                  note + "\", arguments = { " + arguments + " } }\n",
                              "ship.toml", found);
    auto const text = generate_header(codes.value()).contents;
    auto const begin = text.find("inline namespace ");
    return text.substr(begin, text.find('\n', begin) - begin);
  };
  std::string const ship = "ship = { type = \"string\", example = \"Ada\" }";
  auto const one = space_of(ship, "");
  EXPECT_THAT(one, testing::MatchesRegex("inline namespace arguments_[0-9A-F]+ \\{"));
  EXPECT_EQ(space_of(ship, "lost at sea"), one);
  EXPECT_NE(space_of("ship = { type = \"path\", example = \"Ada\" }", ""), one);
  EXPECT_NE(space_of("boat = { type = \"string\", example = \"Ada\" }", ""), one);
  EXPECT_NE(space_of(ship + ", port = { type = \"string\", example = \"Genoa\" }", ""), one);
}

TEST(GenerateSource, SaysWhereTranslationsAre) {
  diagnostics found;
  auto const codes = read_definitions_text("[domain]\nname = \"ship\"\nlayout = \"plain\"\n[codes]\n"
                                           "LOST = { value = 1, severity = \"error\", audience = \"flow\" }\n",
                                           "ship.toml", found);
  ASSERT_TRUE(codes);
  EXPECT_THAT(generate_source(*codes).contents, HasSubstr("catalog::embedded(parts));"));
  EXPECT_THAT(
      generate_source(*codes, {}, {{"../share/a \"b\"/ship.dat", "ship.dat"}, "/b\\", "/b/ship.dat"}).contents,
      HasSubstr("catalog::embedded(parts, interco::detail::find_data_file(interco_ship_definitions, {.installed "
                "= {\"../share/a \\\"b\\\"/ship.dat\", \"ship.dat\"}, .build_folder = \"/b\\\\\", .built = "
                "\"/b/ship.dat\"})));"));
}

TEST(GenerateSource, ListsWhatIsEmbeddedByName) {
  diagnostics found;
  auto const codes = read_definitions_text("[domain]\nname = \"ship\"\nlayout = \"plain\"\n[codes]\n"
                                           "LOST = { value = 1, severity = \"error\", audience = \"flow\" }\n",
                                           "ship.toml", found);
  ASSERT_TRUE(codes);
  for (bool const by_language : {false, true}) {
    auto const source = generate_source(*codes, {{"pt_BR", "it"}, by_language}).contents;
    EXPECT_THAT(source, HasSubstr("parts[]{\n      interco_ship_definitions,\n      interco_ship_root,\n"
                                  "      interco_ship_it,\n      interco_ship_pt_BR,\n  };"));
    EXPECT_THAT(source, HasSubstr("unsigned char const interco_ship_root[];\n")); // English cannot be left out
    auto const weak = "unsigned char const interco_ship_it[] __attribute__((weak, visibility(\"hidden\")));\n";
    EXPECT_EQ(source.find(weak) != std::string::npos, by_language);
  }
}

TEST(GenerateHeader, GivesEachMemberANameOfItsOwn) {
  diagnostics found;
  auto const argument = [](std::string const& name) { return name + " = { type = \"string\", example = \"x\" }, "; };
  auto const codes = read_definitions_text(
      "[domain]\nname = \"ship\"\nlayout = \"plain\"\n[codes]\n"
      "CLASS = { value = 1, severity = \"error\", audience = \"flow\", arguments = { " +
          argument("class") + argument("class_") + argument("code") + argument("symbol") + argument("arguments") +
          argument("linux") + "z = { type = \"date-time\", example = \"x\" } } }\n",
      "ship.toml", found);
  ASSERT_TRUE(codes);
  auto const text = generate_header(*codes).contents;
  EXPECT_THAT(text, HasSubstr("/// CLASS\nstruct class_ {\n"));
  for (auto const* member : {"string class_2;", "string class__;", "string code_;", "string symbol_;",
                             "string arguments_;", "string linux_;", "date_time z;"})
    EXPECT_THAT(text, HasSubstr(std::string("  interco::owned::") + member + "\n"));
  EXPECT_THAT(text, HasSubstr("{\"class\", class_2},"));
}

TEST(Compile, TakesARegionWithoutItsLanguage) {
  temporary_folder const folder;
  auto const package = interco::test::compile(
      folder, ship_sources({{"pt_BR.po", po_header + po_entry("AFLOAT", "Afloat.", "Flutuando.")},
                            {"nb.po", po_header + po_entry("AFLOAT", "Afloat.", "Flytende.")}}));
  auto const ship = interco::catalog::load(package);
  EXPECT_EQ(ship.in("pt-BR")["AFLOAT"].text(), "Flutuando.");
  EXPECT_EQ(ship.in("nb")["AFLOAT"].text(), "Flytende.");
}

} // namespace
