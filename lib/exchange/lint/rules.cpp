#include "exchange/lint/rules.hpp"

#include <algorithm>
#include <array>

#include "exchange/lint/nearest.hpp"

namespace interco::exchange {
namespace {

constexpr auto error = grade::error;
constexpr auto warning = grade::warning;
constexpr auto note = grade::note;

// Characters that cannot be seen stand here by their names, so that the list can be printed anywhere.
constexpr std::array table{
    // completeness
    rule{"missing-text", "completeness", error, false, "A code has no English text.",
         "SHIP_E_FIRE is defined, en.txt has no SHIP_E_FIRE"},
    rule{"missing-translation", "completeness", warning, false, "An English text has no translation.", "msgstr \"\""},
    rule{"unknown-key", "completeness", error, false, "A text belongs to no code, or to none with an English text.",
         "SHIP_E_FRIE { \"Fire.\" }"},
    rule{"stale", "completeness", warning, false, "A text was translated from another English text than that of now.",
         "msgid \"Old.\", but en.txt has \"New.\""},
    rule{"fuzzy", "completeness", warning, false, "An entry waits for a person to look at it.", "#, fuzzy"},
    rule{"empty-text", "completeness", error, false, "A text has nothing but white space.", "SHIP_E_FIRE { \" \" }"},
    rule{"same-as-english", "completeness", warning, false,
         "A translation is the English text, and that has words to translate.", "\"Fire on board.\" in it.po"},
    rule{"action-without-text", "completeness", warning, false,
         "What the reader can do has a text, what happened has none.", "only SHIP_E_FIRE.action is translated"},
    rule{"obsolete-entry", "completeness", note, false, "A file keeps the text of a code that is no more.",
         "#~ msgctxt \"SHIP_E_OLD\""},
    // patterns
    rule{"pattern-syntax", "patterns", error, false,
         "A text with arguments is not in the syntax of ICU's MessageFormat.", "{file"},
    rule{"unknown-argument", "patterns", error, false, "A text uses an argument that its code does not define.",
         "{flie} for {file}"},
    rule{"missing-argument", "patterns", warning, false, "A translation leaves out an argument of the English text.",
         "\"The file {file} is open.\": \"Il file è aperto.\""},
    rule{"quoted-argument", "patterns", error, true,
         "An apostrophe takes the meaning from the brace behind it: readers see {file}.", "dell'{file}"},
    rule{"unknown-type", "patterns", error, false, "An argument has a type that MessageFormat does not know.",
         "{count, nubmer}"},
    rule{"refused-pattern", "patterns", error, false,
         "A text in MessageFormat cannot be formatted: readers see it as it is written, with its braces.",
         "{n, choice, 0#no files}"},
    rule{"literal-style", "patterns", warning, false,
         "A style is taken for a pattern, and readers see its letters or the space around it.",
         "{n, number, #,##0}, where ICU shows the space behind the comma"},
    rule{"wrong-type", "patterns", error, false, "An argument is formatted as what it is not.",
         "{file, number}, but file is a path"},
    rule{"missing-plural", "patterns", warning, false,
         "A plural leaves out a category that whole numbers have in the language.",
         "{n, plural, one {...} other {...}} in Russian"},
    rule{"useless-plural", "patterns", warning, false,
         "A plural has a category that the language has not, or one twice.", "few {...} in Italian"},
    rule{"stray-argument", "patterns", warning, false,
         "A text without arguments has what looks like one: readers see its braces.",
         "{file}, but the code defines no arguments"},
    // characters
    rule{"forbidden-character", "characters", error, false,
         "A text has a character that no text may have, and is not served.", "a bell (U+0007)"},
    rule{"long-text", "characters", error, false, "A text is longer than 64 KiB, and is not served.", ""},
    rule{"invisible-character", "characters", warning, false,
         "A text has a character that cannot be seen and does nothing here.", "a zero width space (U+200B) in a word"},
    rule{"look-alike", "characters", warning, false, "A word has letters that look like those of another script.",
         "Kerberos with the Cyrillic letter o"},
    rule{"wrong-script", "characters", warning, false,
         "Most of a text is in a script that its language is not written in.", "Cyrillic in it.po"},
    rule{"not-nfc", "characters", warning, true, "A text is not in Normalization Form C: searching for it fails.",
         "e, then a combining acute (U+0301)"},
    rule{"wrong-direction", "characters", warning, false,
         "A text from right to left begins with a left-to-right letter, and is shown from left to right.",
         "\"SSPI ...\" in ar.po"},
    rule{"argument-not-isolated", "characters", note, false,
         "An argument in a text from right to left is not between isolates.",
         "{file}, without U+2068 before and U+2069 behind it"},
    // typography
    rule{"doubled-space", "typography", warning, true, "Two spaces stand side by side.", "\"Il  file\""},
    rule{"outer-space", "typography", warning, true,
         "A text begins or ends with white space that the English has not, or the reverse.", "\"Il file è aperto. \""},
    rule{"space-before-punctuation", "typography", warning, true,
         "A space stands before a comma, a full stop or the like.", "\"Riprovare .\""},
    rule{"final-stop", "typography", warning, true,
         "The English ends with a full stop and the translation does not, or the reverse.",
         "\"Try again.\": \"Riprovare\""},
    rule{"sentence-kind", "typography", warning, false,
         "The English ends with a question mark, exclamation mark, colon or ellipsis and the translation does not, or "
         "the reverse.",
         "\"Continue?\": \"Continuare.\""},
    rule{"ellipsis-style", "typography", warning, true,
         "Three full stops stand where the text or its English has the ellipsis character.",
         "\"Attendere...\" for \"Please wait"
         "\\u2026\""},
    rule{"unbalanced-bracket", "typography", warning, false, "A bracket has no partner.",
         "\"Il file (aperto è in uso.\""},
    rule{"unbalanced-quote", "typography", warning, false, "A quotation mark has no partner.",
         "\"Il file \\\"a è in uso.\""},
    rule{"line-count", "typography", warning, false, "A text has not as many lines as the English.", ""},
    rule{"doubled-word", "typography", note, false, "A word stands there twice.", "\"il il file\""},
    // fidelity
    rule{"missing-name", "fidelity", warning, false,
         "A symbol, path, address, command or other name of the English is not in the translation.",
         "\"Run setspn -Q.\": \"Eseguire setspn.\""},
    rule{"missing-number", "fidelity", warning, false, "A number of the English is not in the translation.",
         "\"20 files\": \"10 file\""},
    // length
    rule{"over-length", "length", error, false, "A text has more characters than its code allows.",
         "max_length = 10, \"Fuoco a bordo.\""},
    rule{"long-translation", "length", note, false, "A translation is more than three times as long as the English.",
         ""},
    // duplicates
    rule{"duplicate-key", "duplicates", error, false, "A key is there twice, with two English texts.",
         "msgctxt \"SHIP_E_FIRE\", twice"},
    rule{"same-text", "duplicates", warning, false, "Two codes have one text in a language and two in English.",
         "\"Errore.\" for both \"Fire.\" and \"Flood.\""},
    rule{"same-english", "duplicates", note, false, "Two codes have the same English text.", "\"Error.\", twice"},
    // glossary
    rule{"glossary-term", "glossary", warning, false,
         "The English has a term of the glossary, the translation none of the words for it.",
         "\"handle\" without \"handle\" in it.po"},
    rule{"glossary-syntax", "glossary", error, false, "A line of a glossary is not a term, a tab and the words for it.",
         "\"credential\" alone"},
    // definitions
    rule{"missing-note", "definitions", note, false,
         "An English text has an abbreviation, and no note tells translators what it stands for.",
         "\"The KDC did not answer.\""},
    rule{"unused-argument", "definitions", warning, false, "A code defines an argument that its English does not use.",
         "arguments = { file = ... }, \"The file is open.\""},
    // exceptions
    rule{"ignore-without-reason", "exceptions", warning, false, "A rule is ignored, and nothing says why.",
         "# interco-ignore: same-as-english"},
    rule{"unknown-rule", "exceptions", warning, false, "What is to be ignored is no rule.",
         "# interco-ignore: same-as-inglish a name"},
    rule{"unused-ignore", "exceptions", note, false, "What is to be ignored does not occur.", ""},
};

} // namespace

std::span<rule const> rules() noexcept {
  return table;
}

rule const* rule_of(std::string_view id) noexcept {
  auto const* const found = std::find_if(table.begin(), table.end(), [id](rule const& each) { return each.id == id; });
  return found == table.end() ? nullptr : &*found;
}

std::string_view nearest_rule(std::string_view id) {
  std::vector<std::string_view> ids;
  ids.reserve(table.size());
  for (auto const& each : table)
    ids.push_back(each.id);
  return nearest(id, ids);
}

std::string_view name_of(grade level) noexcept {
  return level == grade::error ? "error" : level == grade::warning ? "warning" : "note";
}

std::string rules_as_markdown() {
  std::string result = "| rule | | finds | for example |\n| --- | --- | --- | --- |\n";
  for (auto const& each : table) {
    result += "| `" + std::string(each.id) + "` | " + std::string(name_of(each.level)) +
              (each.can_be_fixed ? ", fixed" : "") + " | " + std::string(each.about) + " | ";
    if (!each.example.empty())
      result += "`" + std::string(each.example) + "` ";
    result += "|\n";
  }
  return result;
}

} // namespace interco::exchange
