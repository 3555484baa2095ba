#include "exchange/xliff.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "exchange/xml.hpp"
#include "support/translations.hpp"

namespace {

using namespace interco::exchange;
using interco::test::described;

std::string const begin_1_2 = R"(<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
<file original="x" source-language="en" target-language="pt-BR" datatype="plaintext"><body>
)";
std::string const end_1_2 = "</body></file></xliff>\n";
std::string const begin_2_1 =
    R"(<x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en-US" trgLang="it">
<x:file id="f">
)";
std::string const end_2_1 = "</x:file></x:xliff>\n";

/// An entry as other tools write it, and what is read.
struct foreign {
  std::string written;
  std::string key;
  std::string source;
  std::string target;
  translation_state state;
};

TEST(Xliff, ReadsWhatOtherToolsWrite) {
  using enum translation_state;
  auto const unit = [](std::string const& attributes, std::string const& target) {
    return "<trans-unit id=\"A\"" + attributes + "><source>a</source>" + target + "</trans-unit>";
  };
  auto const segment = [](std::string const& attributes, std::string const& target) {
    return "<x:unit id=\"A\"><x:segment" + attributes + "><x:source>a</x:source>" + target + "</x:segment></x:unit>";
  };
  std::vector<foreign> const cases{
      {unit("", ""), "A", "a", "", untranslated},
      {unit("", "<target/>"), "A", "a", "", untranslated},
      {unit("", "<target>b</target>"), "A", "a", "b", translated},
      {unit(" resname=\"K.action\"", "<target>b</target>"), "K.action", "a", "b", translated},
      {unit(" approved=\"yes\"", "<target>b</target>"), "A", "a", "b", reviewed},
      {unit(" approved=\"no\"", "<target>b</target>"), "A", "a", "b", translated},
      {unit(" approved=\"yes\"", "<target state=\"translated\">b</target>"), "A", "a", "b", translated},
      {unit(" approved=\"yes\"", "<target state=\"needs-l10n\">b</target>"), "A", "a", "b", needs_review},
      {unit("", "<target state=\"signed-off\">b</target>"), "A", "a", "b", reviewed},
      {unit("", "<target state=\"final\">b</target>"), "A", "a", "b", reviewed},
      {unit("", "<target state=\"final\"/>"), "A", "a", "", untranslated},
      {unit("", "<target state=\"new\">b</target>"), "A", "a", "b", needs_review},
      {unit("", "<target state=\"x-mine\">b</target>"), "A", "a", "b", needs_review},
      {unit("", "<target><![CDATA[<b> & ]]>c<!-- no -->d</target>"), "A", "a", "<b> & cd", translated},
      {unit("", "<target>&lt;&#xE8;&#10;\r\n </target>"), "A", "a", "<\xC3\xA8\n\n ", translated},
      {unit("", "<target> </target>"), "A", "a", " ", translated},
      {unit("", "<target><mrk mtype=\"seg\" mid=\"1\">b.</mrk> <mrk mtype=\"seg\" mid=\"2\">c.</mrk></target>"), "A",
       "a", "b. c.", translated},
      {"<group id=\"g\"><group>" + unit("", "<target>b</target>") + "</group></group>", "A", "a", "b", translated},
      {segment("", ""), "A", "a", "", untranslated},
      {segment("", "<x:target>b</x:target>"), "A", "a", "b", translated},
      {segment(" state=\"initial\"", "<x:target>b</x:target>"), "A", "a", "b", needs_review},
      {segment(" state=\"translated\"", "<x:target>b</x:target>"), "A", "a", "b", translated},
      {segment(" state=\"translated\" subState=\"tool:needs-review\"", "<x:target>b</x:target>"), "A", "a", "b",
       needs_review},
      {segment(" state=\"final\"", "<x:target>b<x:cp hex=\"001B\"/></x:target>"), "A", "a", "b\x1B", reviewed},
      {"<x:unit id=\"1\" name=\"K\"><x:segment "
       "state=\"final\"><x:source>a.</x:source><x:target>b.</x:target></x:segment>"
       "<x:ignorable><x:source> </x:source></x:ignorable>"
       "<x:segment state=\"translated\"><x:source>c.</x:source><x:target>d.</x:target></x:segment></x:unit>",
       "K", "a. c.", "b. d.", translated},
      {"<x:unit id=\"1\"><x:segment><x:source>a.</x:source></x:segment><x:ignorable><x:source> "
       "</x:source></x:ignorable>"
       "</x:unit>",
       "1", "a. ", "", untranslated},
      {"<x:unit id=\"1\"><x:segment><x:source>a.</x:source></x:segment>"
       "<x:segment state=\"final\"><x:source>c.</x:source><x:target>d.</x:target></x:segment></x:unit>",
       "1", "a.c.", "d.", needs_review},
  };
  for (auto const& each : cases) {
    bool const is_2 = each.written.find("<x:") != std::string::npos;
    diagnostics found;
    auto const file =
        read_xliff((is_2 ? begin_2_1 : begin_1_2) + each.written + (is_2 ? end_2_1 : end_1_2), "f.xlf", found);
    ASSERT_TRUE(file) << each.written << described(found);
    EXPECT_EQ(file->locale, is_2 ? "it" : "pt_BR");
    ASSERT_EQ(file->entries.size(), 1) << each.written;
    auto const& entry = file->entries[0];
    EXPECT_EQ(entry.key, each.key) << each.written;
    EXPECT_EQ(entry.source, each.source) << each.written;
    EXPECT_EQ(entry.target, each.target) << each.written;
    EXPECT_EQ(translation_state_names[static_cast<std::size_t>(entry.state)],
              translation_state_names[static_cast<std::size_t>(each.state)])
        << each.written;
  }
}

TEST(Xliff, TellsWhereEachProblemIs) {
  struct wrong {
    std::string text;
    std::string expected;
  };
  auto const in = [](std::string const& units) { return begin_1_2 + units + "\n" + end_1_2; };
  auto const unit = [&in](std::string const& target) {
    return in("<trans-unit id=\"A\">\n<source>a</source>\n  <target>" + target + "</target></trans-unit>");
  };
  std::string deep;
  for (int i = 0; i < 70; ++i)
    deep += "<group>";
  std::vector<wrong> const cases{
      {unit("a <g id=\"1\">b</g>"),
       "f.xlf:6:13: error: A has an inline element <g>; plain text expected [inline-element]\n"},
      {unit("<x id=\"1\"/><ph id=\"2\"/>"),
       "f.xlf:6:11: error: A has an inline element <x>; plain text expected [inline-element]\n"
       "f.xlf:6:22: error: A has an inline element <ph>; plain text expected [inline-element]\n"},
      {unit("&nbsp;"),
       "f.xlf:6:11: error: the entity &nbsp;, which is not XML's own; the character expected [entity]\n"},
      {unit("a & b"), "f.xlf:6:13: error: '&' that begins no reference; &amp; expected [syntax]\n"},
      {unit("&#27;"), "f.xlf:6:11: error: &#27; is no character of XML [syntax]\n"},
      {unit("\x1B"), "f.xlf:6:11: error: a character that XML does not allow [syntax]\n"},
      {unit("<b>"), "f.xlf:6:14: error: </target> where </b> was expected [syntax]\n"},
      {unit("]]>"), "f.xlf:6:11: error: \"]]>\" in text [syntax]\n"},
      {in("<trans-unit><source>a</source></trans-unit>"),
       "f.xlf:4:1: error: a <trans-unit> without resname and id; the key expected [no-key]\n"},
      {in("<trans-unit id=\"A\"/>\n<trans-unit id=\"A\"><source/></trans-unit>"),
       "f.xlf:4:1: error: A has no <source> [syntax]\n"
       "f.xlf:5:1: error: A was there already, in line 4 [duplicate-key]\n"},
      {in("<trans-unit id=\"A\"><source>a</source><source>a</source>\n <target>b</target>\n <target>b</target>"
          "<alt-trans><target>c</target></alt-trans><alt-trans><target>d</target></alt-trans></trans-unit>"),
       "f.xlf:4:38: error: A has a second <source> [syntax]\n"
       "f.xlf:6:2: error: A has a second <target> [syntax]\n"},
      {"<xliff version='2.0' srcLang='en'><file><unit id='A'><segment><source>a</source>\n<source>a</source>"
       "<target>b</target>\n<target/></segment><segment><source>c</source><target>d</target></segment></unit></file>"
       "</xliff>",
       "f.xlf:2:1: error: A has a second <source> [syntax]\n"
       "f.xlf:3:1: error: A has a second <target> [syntax]\n"},
      {in(deep), "f.xlf:4:428: error: elements nested deeper than 64 [too-deep]\n"},
      {"<!DOCTYPE xliff [<!ENTITY a \"b\">]>\n<xliff/>",
       "f.xlf:1:1: error: a document type declaration; XLIFF needs none, and it is not read [doctype]\n"},
      {"<?xml version='1.0' encoding='ISO-8859-1'?><xliff/>",
       "f.xlf:1:1: error: the document says encoding=\"ISO-8859-1\", expected UTF-8 [charset]\n"},
      {"", "f.xlf:1:1: error: no element; XLIFF expected [syntax]\n"},
      {"x", "f.xlf:1:1: error: text outside of the document's element [syntax]\n"},
      {"<xliff", "f.xlf:1:7: error: a tag that is ill-formed [syntax]\n"},
      {"<xliff a='1' a='2'/>", "f.xlf:1:14: error: a second attribute a, or more than 100 [syntax]\n"},
      {"<xliff a='<'/>", "f.xlf:1:11: error: '<' in an attribute; &lt; expected [syntax]\n"},
      {"<xliff>", "f.xlf:1:8: error: the end of the file where </xliff> was expected [syntax]\n"},
      {"<xliff/><xliff/>", "f.xlf:1:9: error: a second element <xliff> outside of the document's [syntax]\n"},
      {"<!-- ", "f.xlf:1:1: error: a comment that does not end [syntax]\n"},
      {"<tmx version='1.4'/>", "f.xlf:1:1: error: <tmx> where <xliff> was expected [syntax]\n"},
      {"<xliff version='1.0'/>",
       "f.xlf:1:1: error: XLIFF of version \"1.0\"; 1.1, 1.2, 2.0 or 2.1 expected [wrong-version]\n"},
      {"<xliff version='1.2'/>", "f.xlf:1:1: error: no <file> in <xliff> [syntax]\n"},
      {"<xliff version='1.2'>\n<file source-language='de' target-language='it'><body/></file></xliff>",
       "f.xlf:2:1: error: source-language is \"de\"; en, the language of the texts that are translated, expected "
       "[wrong-language]\n"},
      {"<xliff version='1.2'><file source-language='en' target-language='it'><body/></file>\n"
       "<file source-language='en' target-language='fr'><body/></file></xliff>",
       "f.xlf:2:1: error: target-language is \"fr\", another was before: it [wrong-language]\n"},
      {"<xliff version='2.0' srcLang='en' trgLang='!'><file/></xliff>",
       "f.xlf:1:1: error: trgLang is \"!\", which is no language [wrong-language]\n"},
      {"<xliff version='2.0' srcLang='en'><file>\n<unit id='A'><segment><source>a</source><target order='2'>b</target>"
       "</segment></unit>\n<unit id='B'/></file></xliff>",
       "f.xlf:2:41: error: A has segments in another order than the English; the same order expected [order]\n"
       "f.xlf:3:1: error: B has no <segment> [syntax]\n"},
      {"<xliff version='2.0' srcLang='en'><file><unit id='A'><segment><source>a<cp hex='D800'/></source></segment>"
       "</unit></file></xliff>",
       "f.xlf:1:72: error: A has <cp hex=\"D800\">, which is no character [wrong-escape]\n"},
  };
  for (auto const& each : cases) {
    diagnostics found;
    EXPECT_FALSE(read_xliff(each.text, "f.xlf", found)) << each.text;
    EXPECT_EQ(described(found), each.expected) << each.text;
  }
}

TEST(Xliff, SaysWhichTextXmlCannotHold) {
  translation_file file;
  file.file = "it.po";
  file.locale = "it";
  file.entries.resize(3);
  for (std::size_t i = 0; i < 3; ++i) {
    file.entries[i].key = std::string("ABC").substr(i, 1);
    file.entries[i].at = {static_cast<unsigned>(10 * i + 1), 1};
  }
  file.entries[0].target = "\x1B[1m";
  file.entries[2].note = "\xEF\xBF\xBF";
  for (auto const version : {xliff_version::v1_2, xliff_version::v2_0}) {
    diagnostics found;
    EXPECT_FALSE(write_xliff(file, version, found));
    EXPECT_EQ(described(found),
              "it.po:1:1: error: A has a character that XML cannot hold; none of C0 but tab and newline expected "
              "[forbidden-character]\n"
              "it.po:21:1: error: C has a character that XML cannot hold; none of C0 but tab and newline expected "
              "[forbidden-character]\n");
  }
}

TEST(Xliff, WritesALengthThatToolsKnow) {
  translation_file file;
  file.locale = "it";
  file.entries.resize(1);
  file.entries[0].key = "A";
  file.entries[0].flags = {"max-length:80"};
  diagnostics found;
  auto text = *write_xliff(file, xliff_version::v1_2, found);
  EXPECT_NE(text.find(" maxwidth=\"80\" size-unit=\"char\""), std::string::npos) << text;
  // A tool that drops contexts leaves it.
  auto const begin = text.find("<context-group");
  text.erase(begin, text.find("</context-group>") + 16 - begin);
  EXPECT_EQ(read_xliff(text, "f.xlf", found)->entries[0].flags, file.entries[0].flags);
}

} // namespace
