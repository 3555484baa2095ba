#include "exchange/lint/rules.hpp"

#include <algorithm>
#include <array>

#include "exchange/lint/nearest.hpp"
#include "exchange/wording.hpp"

namespace interco::exchange {
namespace {

constexpr auto error = grade::error;
constexpr auto warning = grade::warning;
constexpr auto note = grade::note;

// Characters that cannot be seen stand here by their names, so that the list can be printed anywhere.
constexpr std::array table{
    // completeness
    rule{"missing-text", "completeness", error, false, later("RULE_MISSING_TEXT"),
         "SHIP_E_FIRE is defined, en.txt has no SHIP_E_FIRE"},
    rule{"missing-translation", "completeness", warning, false, later("RULE_MISSING_TRANSLATION"), "msgstr \"\""},
    rule{"unknown-key", "completeness", error, false, later("RULE_UNKNOWN_KEY"), "SHIP_E_FRIE { \"Fire.\" }"},
    rule{"stale", "completeness", warning, false, later("RULE_STALE"), "", later("RULE_STALE_EXAMPLE")},
    rule{"fuzzy", "completeness", warning, false, later("RULE_FUZZY"), "#, fuzzy"},
    rule{"empty-text", "completeness", error, false, later("RULE_EMPTY_TEXT"), "SHIP_E_FIRE { \" \" }"},
    rule{"same-as-english", "completeness", warning, false, later("RULE_SAME_AS_ENGLISH"), "",
         later("RULE_SAME_AS_ENGLISH_EXAMPLE")},
    rule{"action-without-text", "completeness", warning, false, later("RULE_ACTION_WITHOUT_TEXT"), "",
         later("RULE_ACTION_WITHOUT_TEXT_EXAMPLE")},
    rule{"obsolete-entry", "completeness", note, false, later("RULE_OBSOLETE_ENTRY"), "#~ msgctxt \"SHIP_E_OLD\""},
    // patterns
    rule{"pattern-syntax", "patterns", error, false, later("RULE_PATTERN_SYNTAX"), "{file"},
    rule{"unknown-argument", "patterns", error, false, later("RULE_UNKNOWN_ARGUMENT"), "",
         later("RULE_UNKNOWN_ARGUMENT_EXAMPLE")},
    rule{"missing-argument", "patterns", warning, false, later("RULE_MISSING_ARGUMENT"),
         "\"The file {file} is open.\": \"Il file è aperto.\""},
    rule{"quoted-argument", "patterns", error, true, later("RULE_QUOTED_ARGUMENT"), "dell'{file}"},
    rule{"unknown-type", "patterns", error, false, later("RULE_UNKNOWN_TYPE"), "{count, nubmer}"},
    rule{"refused-pattern", "patterns", error, false, later("RULE_REFUSED_PATTERN"), "{n, choice, 0#no files}"},
    rule{"literal-style", "patterns", warning, false, later("RULE_LITERAL_STYLE"), "",
         later("RULE_LITERAL_STYLE_EXAMPLE")},
    rule{"wrong-type", "patterns", error, false, later("RULE_WRONG_TYPE"), "", later("RULE_WRONG_TYPE_EXAMPLE")},
    rule{"missing-plural", "patterns", warning, false, later("RULE_MISSING_PLURAL"), "",
         later("RULE_MISSING_PLURAL_EXAMPLE")},
    rule{"useless-plural", "patterns", warning, false, later("RULE_USELESS_PLURAL"), "",
         later("RULE_USELESS_PLURAL_EXAMPLE")},
    rule{"stray-argument", "patterns", warning, false, later("RULE_STRAY_ARGUMENT"), "",
         later("RULE_STRAY_ARGUMENT_EXAMPLE")},
    // characters
    rule{"forbidden-character", "characters", error, false, later("RULE_FORBIDDEN_CHARACTER"), "",
         later("RULE_FORBIDDEN_CHARACTER_EXAMPLE")},
    rule{"long-text", "characters", error, false, later("RULE_LONG_TEXT"), ""},
    rule{"invisible-character", "characters", warning, false, later("RULE_INVISIBLE_CHARACTER"), "",
         later("RULE_INVISIBLE_CHARACTER_EXAMPLE")},
    rule{"look-alike", "characters", warning, false, later("RULE_LOOK_ALIKE"), "", later("RULE_LOOK_ALIKE_EXAMPLE")},
    rule{"wrong-script", "characters", warning, false, later("RULE_WRONG_SCRIPT"), "",
         later("RULE_WRONG_SCRIPT_EXAMPLE")},
    rule{"not-nfc", "characters", warning, true, later("RULE_NOT_NFC"), "", later("RULE_NOT_NFC_EXAMPLE")},
    rule{"wrong-direction", "characters", warning, false, later("RULE_WRONG_DIRECTION"), "",
         later("RULE_WRONG_DIRECTION_EXAMPLE")},
    rule{"argument-not-isolated", "characters", note, false, later("RULE_ARGUMENT_NOT_ISOLATED"), "",
         later("RULE_ARGUMENT_NOT_ISOLATED_EXAMPLE")},
    // typography
    rule{"doubled-space", "typography", warning, true, later("RULE_DOUBLED_SPACE"), "\"Il  file\""},
    rule{"outer-space", "typography", warning, true, later("RULE_OUTER_SPACE"), "\"Il file è aperto. \""},
    rule{"space-before-punctuation", "typography", warning, true, later("RULE_SPACE_BEFORE_PUNCTUATION"),
         "\"Riprovare .\""},
    rule{"final-stop", "typography", warning, true, later("RULE_FINAL_STOP"), "\"Try again.\": \"Riprovare\""},
    rule{"sentence-kind", "typography", warning, false, later("RULE_SENTENCE_KIND"), "\"Continue?\": \"Continuare.\""},
    rule{"ellipsis-style", "typography", warning, true, later("RULE_ELLIPSIS_STYLE"), "",
         later("RULE_ELLIPSIS_STYLE_EXAMPLE")},
    rule{"unbalanced-bracket", "typography", warning, false, later("RULE_UNBALANCED_BRACKET"),
         "\"Il file (aperto è in uso.\""},
    rule{"unbalanced-quote", "typography", warning, false, later("RULE_UNBALANCED_QUOTE"),
         "\"Il file \\\"a è in uso.\""},
    rule{"line-count", "typography", warning, false, later("RULE_LINE_COUNT"), ""},
    rule{"doubled-word", "typography", note, false, later("RULE_DOUBLED_WORD"), "\"il il file\""},
    // fidelity
    rule{"missing-name", "fidelity", warning, false, later("RULE_MISSING_NAME"),
         "\"Run setspn -Q.\": \"Eseguire setspn.\""},
    rule{"missing-number", "fidelity", warning, false, later("RULE_MISSING_NUMBER"), "\"20 files\": \"10 file\""},
    // length
    rule{"over-length", "length", error, false, later("RULE_OVER_LENGTH"), "max_length = 10, \"Fuoco a bordo.\""},
    rule{"long-translation", "length", note, false, later("RULE_LONG_TRANSLATION"), ""},
    // duplicates
    rule{"duplicate-key", "duplicates", error, false, later("RULE_DUPLICATE_KEY"), "",
         later("RULE_DUPLICATE_KEY_EXAMPLE")},
    rule{"same-text", "duplicates", warning, false, later("RULE_SAME_TEXT"), "", later("RULE_SAME_TEXT_EXAMPLE")},
    rule{"same-english", "duplicates", note, false, later("RULE_SAME_ENGLISH"), "", later("RULE_SAME_ENGLISH_EXAMPLE")},
    // glossary
    rule{"glossary-term", "glossary", warning, false, later("RULE_GLOSSARY_TERM"), "",
         later("RULE_GLOSSARY_TERM_EXAMPLE")},
    rule{"glossary-syntax", "glossary", error, false, later("RULE_GLOSSARY_SYNTAX"), "",
         later("RULE_GLOSSARY_SYNTAX_EXAMPLE")},
    // definitions
    rule{"missing-note", "definitions", note, false, later("RULE_MISSING_NOTE"), "\"The KDC did not answer.\""},
    rule{"unused-argument", "definitions", warning, false, later("RULE_UNUSED_ARGUMENT"), "",
         later("RULE_UNUSED_ARGUMENT_EXAMPLE")},
    // exceptions
    rule{"ignore-without-reason", "exceptions", warning, false, later("RULE_IGNORE_WITHOUT_REASON"),
         "# interco-ignore: same-as-english"},
    rule{"unknown-rule", "exceptions", warning, false, later("RULE_UNKNOWN_RULE"),
         "# interco-ignore: same-as-inglish a name"},
    rule{"unused-ignore", "exceptions", note, false, later("RULE_UNUSED_IGNORE"), ""},
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

std::string example_of(rule const& of) {
  return of.example_in_words == nullptr ? std::string(of.example) : say(of.example_in_words);
}

std::string_view name_of(grade level) noexcept {
  return level == grade::error ? "error" : level == grade::warning ? "warning" : "note";
}

std::string rules_as_markdown() {
  std::string result = "| rule | | finds | for example |\n| --- | --- | --- | --- |\n";
  for (auto const& each : table) {
    result += "| `" + std::string(each.id) + "` | " + std::string(name_of(each.level)) +
              (each.can_be_fixed ? ", fixed" : "") + " | " + say(each.about) + " | ";
    if (auto const example = example_of(each); !example.empty())
      result += "`" + example + "` ";
    result += "|\n";
  }
  return result;
}

} // namespace interco::exchange
