#include "exchange/lint/lint.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "exchange/lint/rules.hpp"
#include "support/fixtures.hpp"

namespace {

using namespace interco::exchange;
using interco::test::po_entry;
using interco::test::po_header;
using testing::HasSubstr;

std::string const domain = "[domain]\nname = \"ship\"\nlayout = \"plain\"\n\n[codes]\n";

/// A code in the definitions; `more` are further fields.
std::string code(std::string const& symbol, int value, std::string const& more = {}) {
  return symbol + " = { value = " + std::to_string(value) + ", severity = \"error\", audience = \"end_user\"" +
         (more.empty() ? "" : ", " + more) + " }\n";
}

/// The files of a domain, and what is found in them.
class checked_domain {
 public:
  checked_domain(std::string const& codes, std::string const& english, std::string const& locale,
                 std::string const& translation, std::string const& glossary = {}) {
    folder_.write("ship.toml", codes);
    folder_.write("locales/en.txt", english);
    if (!translation.empty())
      folder_.write("locales/" + locale, translation);
    if (!glossary.empty())
      folder_.write("locales/glossary." + locale.substr(0, locale.find('.')) + ".tsv", glossary);
  }

  [[nodiscard]] std::vector<diagnostic> check(lint_options options = {}) {
    options.glossaries = folder_.path() / "locales";
    diagnostics found;
    auto const sources = read_sources(folder_.path() / "ship.toml", folder_.path() / "locales", found);
    edits.clear();
    if (sources)
      lint_domain(*sources, options, found, &edits);
    return found.all();
  }
  [[nodiscard]] std::string read(std::string const& name) const {
    return interco::test::read_all(folder_.path() / "locales" / name);
  }

  std::vector<text_edit> edits;

 private:
  interco::test::temporary_folder folder_;
};

std::string quoted(std::string const& text) {
  std::string result;
  for (char const c : text)
    result += c == '\n' ? "\\n" : c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  return "\"" + result + "\"";
}

std::string one_english(std::string const& text) {
  return "en {\n  A { " + quoted(text) + " }\n}\n";
}

std::vector<diagnostic> of_rule(std::vector<diagnostic> const& all, std::string_view rule) {
  std::vector<diagnostic> result;
  std::copy_if(all.begin(), all.end(), std::back_inserter(result), [&](auto const& each) { return each.id == rule; });
  return result;
}

std::string shown(std::vector<diagnostic> const& all) {
  std::string result;
  for (auto const& each : all)
    result += to_string(each) + "\n";
  return result;
}

std::string const file_and_count =
    R"(arguments = { file = { type = "path", example = "/a" }, n = { type = "integer", example = "3" } })";

std::string const every_type =
    R"(arguments = { d = { type = "date-time", example = "1 May" }, l = { type = "list", example = "a, b" }, )"
    R"(c = { type = "code", example = "Fire." } })";

/// A text with so many formats, each with a width of its own.
std::string formats(unsigned count) {
  std::string text;
  for (unsigned i = 0; i < count; ++i)
    text += "{n,number,'" + std::to_string(1000 + i) + "'0}";
  return text;
}

/// A text with plurals so deep in each other.
std::string nested(unsigned depth) {
  std::string text = "#";
  for (unsigned i = 0; i < depth; ++i)
    text = "{n, plural, other {" + text + "}}";
  return text;
}

struct text_case {
  char const* rule;
  char const* locale;
  std::string fields; // of the definition
  std::string english;
  std::string translation;
  unsigned offset; // in bytes of the translation; `fine` where nothing may be found
};
constexpr unsigned fine = ~0U;

// Each rule with what it finds, and beside it what is nearly that and right.
std::vector<text_case> const text_cases{
    {"same-as-english", "it", "", "Fire on board.", "Fire on board.", 0},
    {"same-as-english", "it", "", "CompleteAuthToken", "CompleteAuthToken", fine},
    {"same-as-english", "en_GB", "", "Fire on board.", "Fire on board.", fine},

    {"pattern-syntax", "it", file_and_count, "Open {file}.", "Apri {file.", 6},
    {"pattern-syntax", "it", file_and_count, "Open {file}.", "Apri {file}.", fine},
    {"pattern-syntax", "it", file_and_count, "{n, plural, one {a} other {b}}", "{n, plural, one {a}}", 0},
    {"pattern-syntax", "it", "", "An open brace {.", "Una graffa aperta {.", fine},
    {"unknown-argument", "it", file_and_count, "Open {file}.", "Apri {flie}.", 5},
    {"unknown-argument", "it", file_and_count, "Open {file}.", "Apri {file} {n}.", fine},
    {"unknown-argument", "it", file_and_count, "Open {file}.", "Apri {file} {0}.", 12},
    {"unknown-argument", "it", file_and_count, "Open {file}.", "{m, plural, other {{file}}}", 0},
    {"missing-argument", "it", file_and_count, "Open {file}.", "Apri.", 0},
    {"missing-argument", "it", file_and_count, "Open {file}.", "{n, plural, one {{file}} other {a {file}}}", fine},
    {"missing-argument", "it", file_and_count, "Open {file}.", "{n, plural, one {a} other {{file}}}", 17},
    {"missing-argument", "it", file_and_count, "{n} files", "{n, plural, one {un file} other {file}}", 33},
    {"missing-argument", "it", file_and_count, "{n} files", "{n, plural, =0 {niente} one {un file} other {# file}}",
     fine},
    {"quoted-argument", "it", file_and_count, "Name of {file}.", "Nome dell'{file}.", 9},
    {"quoted-argument", "it", file_and_count, "Name of {file}.", "Nome dell''{file}.", fine},
    {"quoted-argument", "it", file_and_count, "Name of {file}.", "L'altro nome di {file}.", fine},
    {"quoted-argument", "it", file_and_count, "{file}: a '{'b'}'", "{file}: a '{'b'}'", fine},
    {"quoted-argument", "it", file_and_count, "{n, plural, other {#, '#'}}", "{n, plural, other {l'# e l'altro}}", 20},
    {"quoted-argument", "it", file_and_count, "{n, plural, other {#, '#'}}", "l'# {n, plural, other {#, '#'}} l'#",
     fine},
    {"quoted-argument", "it", file_and_count, "\u201C'{name}'\u201D {file}", "\u201C'{name}'\u201D {file}", fine},
    {"unknown-type", "it", file_and_count, "{n, number} of {file}", "{n, nubmer} di {file}", 4},
    {"unknown-type", "it", file_and_count, "{n, number} of {file}", "{n, spellout} di {file}", fine},
    {"unknown-type", "it", file_and_count, "{n, number} of {file}", "{n, Number} di {file}", fine}, // as ICU has it
    {"unknown-type", "it", every_type, "{l, list}", "{l, List}", 4},
    {"refused-pattern", "it", file_and_count, "{n} a", "{n, choice, 0#niente|1#una}", 0},
    {"refused-pattern", "it", file_and_count, "{n} a", "{n, plural, other {# a}}", fine},
    {"refused-pattern", "it", file_and_count, "{n} a", formats(256), fine},
    {"refused-pattern", "it", file_and_count, "{n} a", formats(257), 4608},
    {"refused-pattern", "it", file_and_count, "{n} a", formats(256) + formats(256), fine},
    {"refused-pattern", "it", every_type, "{l, list}", "{l, list, o}", 9},
    {"refused-pattern", "it", every_type, "{l, list}", "{l, list, }", fine},
    {"refused-pattern", "it", file_and_count, "{n} a", "a {n, number,\u202A#\u202C}", 13},
    {"refused-pattern", "it", file_and_count, "{n} a", "''\u202A{n, plural, one {a\u202C} other {\u202Cb}}", 2},
    {"refused-pattern", "it", file_and_count, "{n} a", "\u202A{n, plural, one {a} other {\u202Ab\u202C}}\u202C", fine},
    {"refused-pattern", "it", file_and_count, "{n} a", "{n, plural, one {''a\u202A#} other {c\u202C}}", 20},
    {"refused-pattern", "it", file_and_count, "{n} a", "{n, number, ::percnt .00}", 14},
    {"refused-pattern", "it", file_and_count, "{n} a", "{n, number, ::currency/EUR unitwidth-narrow}", 27},
    {"refused-pattern", "it", file_and_count, "{n} a",
     "{n,number,::currency/EUR unit-width-narrow .00 K @@@ ,_ %x100 sign-always scale/0.5 }", fine},
    // Whether a word needs options, may have them or has none, is as ICU 72 has it.
    {"refused-pattern", "it", file_and_count, "{n} a",
     "{n,number,::group-min2 scientific/+ee/sign-always precision-integer/w}{n, number, ::unit/foot usage/road}", fine},
    {"refused-pattern", "it", file_and_count, "{n} a", "{n,number,::scientific precision-integer base-unit}", fine},
    {"refused-pattern", "it", file_and_count, "{n} a", "{n,number,::latin group-min}", 18},
    {"refused-pattern", "it", file_and_count, "{n} a", "{n,number,::latin group-min3}", 18},
    {"refused-pattern", "it", file_and_count, "{n} a", "{n,number,::currency .00}", 12},
    {"refused-pattern", "it", file_and_count, "{n} a", "{n,number,::percent/2}", 12},
    {"refused-pattern", "it", file_and_count, "{n} a", "{n,number,::sign_never}", 12},
    {"pattern-syntax", "it", file_and_count, "{n} a", nested(32), fine},
    {"pattern-syntax", "it", file_and_count, "{n} a", nested(33), 608},
    {"literal-style", "it", file_and_count, "{n} a", "{n, number, #,##0}", 11},
    {"literal-style", "it", file_and_count, "{n} a", "{n, number,#,##0 }", 11},
    {"literal-style", "it", file_and_count, "{n} a", "{n, number,#,##0} {n,number,' '0}", fine},
    {"literal-style", "it", file_and_count, "{n} a", "{n, number, percnt}", 11},
    {"literal-style", "it", file_and_count, "{n} a", "{n, number, Percent }{n, number, ::.00}{n, number, }", fine},
    {"literal-style", "it", every_type, "{d, date}", "{d, date, lnog}", 9},
    {"literal-style", "it", every_type, "{d, date}", "{d, time, HH:mm}", 9},
    {"literal-style", "it", every_type, "{d, date}", "{d, date, long}{d, time,HH:mm}{d, Date, ::yMMMd}", fine},
    {"literal-style", "it", file_and_count, "{n} a", "{n, spellout, %spellout-ordinal}", 13},
    {"literal-style", "it", file_and_count, "{n} a", "{n, spellout,%spellout-ordinal}", fine},
    {"wrong-type", "it", file_and_count, "{file}", "{file, number}", 0},
    {"wrong-type", "it", file_and_count, "{file}", "{file, select, other {x}}", fine},
    {"wrong-type", "it", file_and_count, "{file}", "{file, plural, other {x}}", 0},
    {"wrong-type", "it", file_and_count, "{n}", "{n, select, other {x}}", 0},
    {"wrong-type", "it", file_and_count, "{n}", "{n, list}", 0},
    {"wrong-type", "it", every_type, "{d}", "{d, number}", 0},
    {"wrong-type", "it", every_type, "{d}", "{d, Date}", fine},
    {"wrong-type", "it", every_type, "{d}", "{d, select, other {x}}", 0},
    {"wrong-type", "it", every_type, "{l}", "{l, select, other {x}}", 0},
    {"wrong-type", "it", every_type, "{c}", "{c, selectordinal, other {x}}", 0},
    {"missing-plural", "ru", file_and_count, "{n, plural, one {a} other {b}}",
     "{n, plural, one {\u0430} other {\u0431}}", 0},
    {"missing-plural", "ru", file_and_count, "{n, plural, one {a} other {b}}",
     "{n, plural, one {\u0430} few {\u0431} many {\u0432} other {\u0433}}", fine},
    {"missing-plural", "it", file_and_count, "{n, plural, one {a} other {b}}", "{n, plural, one {a} other {b}}", fine},
    {"missing-plural", "en_GB", file_and_count, "{n} a", "{n, selectordinal, one {a} other {b}}", 0},
    {"useless-plural", "it", file_and_count, "{n, plural, one {a} other {b}}", "{n, plural, one {a} few {b} other {c}}",
     20},
    {"useless-plural", "it", file_and_count, "{n, plural, one {a} other {b}}",
     "{n, plural, one {a} =1 {b} one {c} other {d}}", 27},
    {"useless-plural", "it", file_and_count, "{n, plural, one {a} other {b}}",
     "{n, plural, =0 {a} one {b} many {c} other {d}}", fine},
    {"stray-argument", "it", "", "Open the file.", "Apri {0}.", 5},
    {"stray-argument", "it", "", "Write {name}.", "Scrivi {name}.", fine},
    {"stray-argument", "it", "", "The set {} is empty.", "L'insieme {} \u00E8 vuoto.", fine},

    {"forbidden-character", "it", "", "Fire.", "Fu\u202Eoco.", 2},
    {"forbidden-character", "it", "", "Fire.", "Fuoco.", fine},
    {"long-text", "it", "", "Fire.", std::string(70'000, 'x'), 0},
    {"long-text", "it", "", "Fire.", std::string(60'000, 'x'), fine},
    {"invisible-character", "it", "", "Fire.", "Fu\u200Boco.", 2},
    {"invisible-character", "th", "", "Fire.", "\u0E44\u0E1F\u200B\u0E44\u0E2B\u0E21\u0E49", fine},
    {"invisible-character", "it", "", "Fire.", "Fu\u00ADoco.", 2},
    {"invisible-character", "it", "", "In the file.", "Nel\u00A0file.", 3},
    {"invisible-character", "it", "", "5 files.", "5\u00A0file.", fine},
    {"invisible-character", "fr", "", "Really?", "Vraiment\u00A0?", fine},
    {"invisible-character", "fa", "", "He goes.", "\u0645\u06CC\u200C\u0631\u0648\u062F.", fine},
    {"look-alike", "it", "", "Kerberos.", "Kerber\u043Es.", 0},
    {"look-alike", "it", "", "The CA.", "La \u0421\u0410.", 3},
    {"look-alike", "ru", "", "The IP address.", "IP-\u0430\u0434\u0440\u0435\u0441.", fine},
    {"look-alike", "it", "", "5 kilo-ohms.", "5 k\u03A9.", fine},
    {"wrong-script", "it", "", "Fire on board.",
     "\u041F\u043E\u0436\u0430\u0440 \u043D\u0430 \u0431\u043E\u0440\u0442\u0443.", 0},
    {"wrong-script", "ru", "", "Kerberos error.", "\u0421\u0431\u043E\u0439 Kerberos.", fine},
    {"wrong-script", "sr_Latn", "", "Fire on board.", "Po\u017Ear na brodu.", fine},
    {"wrong-script", "ja", "", "Use altSecurityIdentities.", "altSecurityIdentities\u304B\u3089\u524A\u9664\u3002",
     fine},
    {"wrong-script", "ja", "", "Fire on board.", "\u8239\u4E0A\u706B\u707D\u3067\u3059\u3002", fine},
    {"not-nfc", "it", "", "Closed.", "E\u0300 chiuso.", 0},
    {"not-nfc", "it", "", "Closed.", "\u00C8 chiuso.", fine},
    {"wrong-direction", "ar", "", "SSPI failed.", "SSPI \u0641\u0634\u0644.", 0},
    {"wrong-direction", "ar", "", "SSPI failed.", "\u200FSSPI \u0641\u0634\u0644.", fine},
    {"argument-not-isolated", "ar", file_and_count, "File {file}.", "\u0645\u0644\u0641 {file}.", 7},
    {"argument-not-isolated", "ar", file_and_count, "File {file}.", "\u0645\u0644\u0641 \u2068{file}\u2069.", fine},

    {"doubled-space", "it", "", "The file.", "Il  file.", 3},
    {"doubled-space", "it", "", "The file.", "Il file.", fine},
    {"doubled-space", "it", "", "One.\n  Two.", "Uno.\n  Due.", fine},
    {"doubled-space", "it", file_and_count, "A {n, plural, one {a} other {b}}", "Un  {n, plural, one {a} other {b}}",
     3},
    {"doubled-space", "it", file_and_count, "A {file} of it.", "L''a '{'x'}' di  {file}.", 16},
    {"outer-space", "it", "", "The file.", "Il file. ", 8},
    {"outer-space", "it", "", "The file:\n", "Il file:\n", fine},
    {"outer-space", "it", "", "The file: ", "Il file:", 8},
    {"space-before-punctuation", "it", "", "Fire, then flood.", "Fuoco , poi acqua.", 5},
    {"space-before-punctuation", "it", "", "The .NET file.", "Il file .NET.", fine},
    {"space-before-punctuation", "fr", "", "Really?", "Vraiment ?", fine},
    {"space-before-punctuation", "it", "", "Really?", "Davvero ?", 7},
    {"space-before-punctuation", "it", file_and_count, "{n, plural, one {a, b} other {c}}.",
     "{n, plural, one {a , b} other {c}}.", 18},
    {"final-stop", "it", "", "Try again.", "Riprovare", 9},
    {"final-stop", "it", file_and_count, "{n, plural, one {a} other {b}}.", "{n, plural, one {a} other {b.}}", 18},
    {"final-stop", "it", file_and_count, "{n, plural, =0 {None} other {#.}}",
     "{n, plural, =0 {Niente} one {Uno.} other {#.}}", fine},
    {"final-stop", "it", "", "Try again", "Riprovare.", 9},
    {"final-stop", "ja", "", "Try again.", "\u518D\u8A66\u884C\u3002", fine},
    {"final-stop", "th", "", "Try again.", "\u0E25\u0E2D\u0E07", fine},
    {"final-stop", "it", "", "Try \"it\".", "Provare \"questo.\"", fine},
    {"sentence-kind", "it", "", "Continue?", "Continuare.", 10},
    {"sentence-kind", "el", "", "Continue?", "\u03A3\u03C5\u03BD\u03AD\u03C7\u03B5\u03B9\u03B1;", fine},
    {"sentence-kind", "ar", "", "Continue?", "\u0645\u062A\u0627\u0628\u0639\u0629\u061F", fine},
    {"ellipsis-style", "it", "", "Wait\u2026", "Attendere...", 9},
    {"ellipsis-style", "it", "", "Wait...", "Attendere...", fine},
    {"unbalanced-bracket", "it", "", "The file (open).", "Il file (aperto.", 8},
    {"unbalanced-bracket", "it", "", "1) The file.", "1) Il file.", fine},
    {"unbalanced-quote", "it", "", "The \"file\".", "Il \u00ABfile.", 3},
    {"unbalanced-quote", "de", "", "The \"file\".", "Die \u201EDatei\u201C.", fine},
    {"unbalanced-quote", "de", "", "The 'file'.", "Die \u201ADatei.", 4},
    {"unbalanced-quote", "it", "", "The user's file.", "L\u2019archivio dell'utente.", fine},
    {"unbalanced-quote", "it", "", "A 5\" disk.", "Un disco da 5\".", fine},
    {"line-count", "it", "", "One.\nTwo.", "Uno. Due.", 0},
    {"line-count", "it", "", "One.\nTwo.", "Uno.\nDue.", fine},
    {"doubled-word", "it", "", "The file.", "Il il file.", 3},
    {"doubled-word", "de", "", "Those that run.", "Die, die laufen, und die die stehen.", fine},
    {"doubled-word", "vi", "", "Green.", "Xanh xanh.", fine},

    {"line-count", "it", "", "One.\nTwo.", "Uno.\nDue.\nTre.", 0},
    {"line-count", "it", "", "One.\nTwo.\nThree.", "Uno.\nDue.\nTre.\nQuattro.", fine},
    {"line-count", "it", "", "One.\nTwo.\nThree.", "Uno.\nDue.", 0},
    {"line-count", "it", "", "One.\nTwo.\nThree.", "Uno.\nDue.\nTre.\nQuattro.\nCinque.", 0},
    {"missing-name", "it", "", "Set it: mc.exe does with -c.", "Impostare il bit: mc.exe lo fa se si usa -c.", fine},
    {"missing-name", "it", "", "Set it: mc.exe does with -c.", "Impostare il bit: mc.exe lo fa.", 0},
    {"missing-name", "it", "", "Call CompleteAuthToken.", "Chiamare Completa.", 0},
    {"missing-name", "it", "", "Check the SPNs.", "Controllare i nomi SPN.", fine},
    {"missing-name", "it", "", "Check the SPNs.", "Controllare i nomi.", 0},
    {"missing-name", "it", "", "Run setspn -Q.", "Eseguire setspn -X.", 0},
    {"missing-name", "it", "", "See https://example.com/a.", "Vedere https://example.com/b.", 0},
    {"missing-name", "it", "", "Enter name@example.com.", "Immettere nome@example.com.", fine},
    {"missing-name", "it", "", "See /etc/krb5.conf.", "Vedere /etc/krb5.", 0},
    {"missing-name", "it", "", "This and/or that, e.g. now.", "Questo o quello, ad esempio ora.", fine},
    {"missing-name", "it", "", "The CA.", "La CAPI2.", 0},
    {"missing-name", "it", file_and_count, "{n, plural, one {An SPN} other {# SPNs}}",
     "{n, plural, one {Un nome} other {# SPN}}", 17},
    {"missing-name", "it", file_and_count, "{n, plural, one {A name} other {# SPNs}}",
     "{n, plural, one {Un nome} other {# SPN}}", fine},
    {"missing-name", "it", "", "Do NOT do it.", "Non farlo.", fine},
    {"missing-number", "it", "", "At most 20 files.", "Al massimo 10 file.", 0},
    {"missing-number", "it", "", "At most 1,024 files.", "Al massimo 1.024 file.", fine},
    {"missing-number", "ar", "", "At most 20 files.", "\u0662\u0660 \u0645\u0644\u0641\u0627.", fine},
    {"missing-number", "it", "", "At most 1 file.", "Al massimo un file.", fine},
    {"missing-number", "ja", "", "Of 255 bytes.", "\u540D\u524D\u304C255\u30D0\u30A4\u30C8\u3002", fine},
    {"missing-number", "it", "", "In 5 minutes.", "Tra 6 minuti.", 0},

    {"over-length", "it", "max_length = 8", "Fire.", "Incendio!", 8},
    {"over-length", "it", "max_length = 9", "Fire.", "Incendio\u00E0", fine},
    {"over-length", "it", R"(max_length = 6, arguments = { a = { type = "string", example = "\u00E0\u00E0" } })",
     "In {a}.", "In {a}!", fine},
    {"over-length", "it", R"(max_length = 5, arguments = { a = { type = "string", example = "\u00E0\u00E0" } })",
     "In {a}.", "In {a}!", 7},
    {"long-translation", "it", "", "A fire is on board now.", std::string(80, 'a') + ".", 0},
    {"long-translation", "it", "", "Fire.", std::string(40, 'a') + ".", fine},
};

void PrintTo(text_case const& one, std::ostream* out) { // NOLINT(readability-identifier-naming): GoogleTest calls it
  *out << one.rule << ' ' << one.locale << " \"" << one.translation.substr(0, 80) << '"';
}

class lint_texts : public testing::TestWithParam<text_case> {};

TEST_P(lint_texts, AreFoundOrNot) {
  auto const& one = GetParam();
  checked_domain files(domain + code("A", 1, one.fields), one_english(one.english), std::string(one.locale) + ".po",
                       po_header + "msgctxt \"A\"\nmsgid " + quoted(one.english) + "\nmsgstr " +
                           quoted(one.translation) + "\n");
  auto const all = files.check();
  auto found = of_rule(all, one.rule);
  std::erase_if(found, [](diagnostic const& each) { return !each.file.ends_with(".po"); });
  if (one.offset == fine) {
    EXPECT_EQ(shown(found), "");
    return;
  }
  ASSERT_EQ(found.size(), 1) << shown(all);
  constexpr unsigned first = 9; // behind msgstr "
  auto column = first + one.offset;
  for (std::size_t i = 0; i < one.offset; ++i) // an escape is two bytes
    column += one.translation[i] == '"' || one.translation[i] == '\n' ? 1 : 0;
  EXPECT_EQ(found[0].at.column, column) << shown(found);
  EXPECT_EQ(found[0].at.line, 6);
  EXPECT_NE(found[0].hint, "");
  EXPECT_EQ(found[0].level, rule_of(one.rule)->level);
}

INSTANTIATE_TEST_SUITE_P(Lint, lint_texts, testing::ValuesIn(text_cases), [](auto const& one) {
  std::string name = one.param.rule;
  std::replace(name.begin(), name.end(), '-', '_');
  return name + "_" + std::to_string(one.index);
});

struct file_case {
  char const* name;
  char const* rule;
  std::string codes;
  std::string english;
  std::string translation; // it.po, behind its header; none where empty
  std::string glossary;
  std::vector<std::string> places; // "en.txt:3:5", in order; empty: nothing may be found
};

std::string const two = domain + code("A", 1) + code("B", 2);
std::string const two_english = "en {\n  A { \"Fire.\" }\n  A.action { \"Run.\" }\n  B { \"Flood.\" }\n}\n";
std::string const fuoco = po_entry("A", "Fire.", "Fuoco.");
std::string const scappa = po_entry("A.action", "Run.", "Scappa.");
std::string const diluvio = po_entry("B", "Flood.", "Diluvio.");
std::string const with_argument = R"(arguments = { file = { type = "path", example = "/a" } })";

std::vector<file_case> const file_cases{
    {"text_missing", "missing-text", two, one_english("Fire."), "", "", {"en.txt"}},
    {"text_there", "missing-text", two, two_english, "", "", {}},
    {"translation_missing",
     "missing-translation",
     two,
     two_english,
     fuoco + po_entry("A.action", "Run.", ""),
     "",
     {"it.po", "it.po:10:1"}},
    {"translation_there", "missing-translation", two, two_english, fuoco + scappa + diluvio, "", {}},
    {"key_unknown",
     "unknown-key",
     two,
     "en {\n  A { \"Fire.\" }\n  B { \"Flood.\" }\n  C { \"Ice.\" }\n}\n",
     po_entry("BB", "Flood.", "Diluvio."),
     "",
     {"en.txt:4:3", "it.po:6:1"}},
    {"stale", "stale", two, two_english, po_entry("A", "Fire!", "Fuoco!") + diluvio, "", {"it.po:6:1"}},
    {"fuzzy", "fuzzy", two, two_english, "#, fuzzy\n" + fuoco + diluvio, "", {"it.po:7:1"}},
    {"empty", "empty-text", two, two_english, po_entry("A", "Fire.", " "), "", {"it.po:6:1"}},
    {"action_alone", "action-without-text", two, two_english, po_entry("A", "Fire.", "") + scappa, "", {"it.po:10:1"}},
    {"action_and_text", "action-without-text", two, two_english, fuoco + scappa, "", {}},
    {"key_twice",
     "duplicate-key",
     two,
     two_english,
     fuoco + diluvio + po_entry("A", "Blaze.", "Incendio."),
     "",
     {"it.po:14:1"}},
    {"key_once_and_obsolete",
     "duplicate-key",
     two,
     two_english,
     fuoco + "#~ msgctxt \"A\"\n#~ msgid \"Blaze.\"\n#~ msgstr \"Incendio.\"\n",
     "",
     {}},
    {"same_text", "same-text", two, two_english, fuoco + po_entry("B", "Flood.", "Fuoco."), "", {"it.po:10:1"}},
    {"same_text_of_alias",
     "same-text",
     domain + code("A", 1) + "B = { value = 1, alias_of = \"A\" }\n",
     two_english,
     fuoco + po_entry("B", "Flood.", "Fuoco."),
     "",
     {}},
    {"same_english",
     "same-english",
     two,
     "en {\n  A { \"Fire.\" }\n  B { \"Fire.\" }\n}\n",
     fuoco + po_entry("B", "Fire.", "Fuoco."),
     "",
     {"en.txt:3:3"}},
    {"same_english_is_no_same_text",
     "same-text",
     two,
     "en {\n  A { \"Fire.\" }\n  B { \"Fire.\" }\n}\n",
     fuoco + po_entry("B", "Fire.", "Fuoco."),
     "",
     {}},
    {"term_missing",
     "glossary-term",
     two,
     two_english,
     po_entry("A", "Fire.", "Fiamma.") + diluvio,
     "# terms\nfire|fires\tfuoco|fuochi\nflood\tdiluvi*\n",
     {"it.po:6:9"}},
    {"term_there", "glossary-term", two, two_english, fuoco + diluvio, "fire\tfuoco\nflood\tdiluvi*\nfir\tabete\n", {}},
    {"longest_term",
     "glossary-term",
     domain + code("A", 1),
     one_english("A security package."),
     po_entry("A", "A security package.", "Un pacchetto di sicurezza."),
     "package\tscatola\nsecurity package\tpacchetto di sicurezza\n",
     {}},
    {"term_in_a_compound",
     "glossary-term",
     domain + code("A", 1),
     one_english("The certificate has expired."),
     po_entry("A", "The certificate has expired.", "Das Serverzertifikats ist ab."),
     "certificate\t*zertifikat* is*\nexpired\t*laufen\n",
     {"it.po:6:9"}},
    {"term_without_spaces",
     "glossary-term",
     domain + code("A", 1),
     one_english("The handle of a token."),
     po_entry("A", "The handle of a token.", "\u4F20\u9012\u7684\u53E5\u67C4\u65E0\u6548\u3002"),
     "handle\t\u53E5\u67C4\ntoken\t\u4EE4\u724C\n",
     {"it.po:6:9"}},
    {"term_before_a_name",
     "glossary-term",
     domain + code("A", 1),
     one_english("The key Lsa of the package."),
     po_entry("A", "The key Lsa of the package.", "\u30AD\u30FCLsa"),
     "key\t\u30AD\u30FC\npackage\t\u5305\n",
     {"it.po:6:9"}},
    {"name_of_the_glossary",
     "missing-name",
     domain + code("A", 1),
     one_english("The CA and the KDC."),
     po_entry("A", "The CA and the KDC.", "A AC e o centro."),
     "CA\tAC\nKDC\tCDC\n",
     {"it.po:6:9"}},
    {"glossary_syntax",
     "glossary-syntax",
     two,
     two_english,
     fuoco + diluvio,
     "fire\tfuoco\nflood\n*ood\tdiluvio\n",
     {"glossary.it.tsv:2:1", "glossary.it.tsv:3:1"}},
    {"note_missing",
     "missing-note",
     two,
     "en {\n  A { \"The KDC is down.\" }\n  B { \"Flood.\" }\n}\n",
     "",
     "",
     {"ship.toml:6:1"}},
    {"note_there",
     "missing-note",
     domain + code("A", 1, "note = \"KDC is Key Distribution Center\"") + code("B", 2),
     "en {\n  A { \"The KDC is down.\" }\n  B { \"No KDC.\" }\n}\n",
     "",
     "",
     {}},
    {"argument_unused",
     "unused-argument",
     domain + code("A", 1, with_argument),
     one_english("Open."),
     "",
     "",
     {"ship.toml:6"}},
    {"argument_used_in_action",
     "unused-argument",
     domain + code("A", 1, with_argument),
     "en {\n  A { \"Open.\" }\n  A.action { \"Close {file}.\" }\n}\n",
     "",
     "",
     {}},
    {"argument_of_english_unknown",
     "unknown-argument",
     domain + code("A", 1, with_argument),
     one_english("{file} {fiel}"),
     "",
     "",
     {"en.txt:2:15"}},
    {"english_too_long",
     "over-length",
     domain + code("A", 1, "max_length = 4"),
     one_english("Fire."),
     "",
     "",
     {"en.txt:2:12"}},
    {"ignored_in_entry",
     "final-stop",
     two,
     two_english,
     "# interco-ignore: final-stop a headline\n" + po_entry("A", "Fire.", "Fuoco") + po_entry("B", "Flood.", "Diluvio"),
     "",
     {"it.po:11:16"}},
    {"reason_missing",
     "ignore-without-reason",
     two,
     two_english,
     "# interco-ignore: final-stop\n" + po_entry("A", "Fire.", "Fuoco"),
     "",
     {"it.po:4:3"}},
    {"reason_there",
     "ignore-without-reason",
     two,
     two_english,
     "# interco-ignore: final-stop a headline\n" + po_entry("A", "Fire.", "Fuoco"),
     "",
     {}},
    {"ignored_rule_unknown",
     "unknown-rule",
     two,
     two_english,
     "# interco-ignore: final-stap a headline\n" + fuoco,
     "",
     {"it.po:4:3"}},
    {"ignore_unused",
     "unused-ignore",
     two,
     two_english,
     "# interco-ignore: final-stop a headline\n" + fuoco,
     "",
     {"it.po:4:3"}},
    {"ignore_used",
     "unused-ignore",
     two,
     two_english,
     "# interco-ignore: final-stop a headline\n" + po_entry("A", "Fire.", "Fuoco"),
     "",
     {}},
    {"ignored_in_icu_text",
     "doubled-space",
     domain + code("A", 1),
     "en {\n  // interco-ignore: doubled-space it is a table\n  A { \"Fire.  Run.\" }\n}\n",
     "",
     "",
     {}},
    {"ignored_in_whole_file",
     "doubled-space",
     domain + code("A", 1) + code("B", 2),
     "// interco-ignore: doubled-space tables\nen {\n  A { \"Fire.  Run.\" }\n  B { \"Ice.  Run.\" }\n}\n",
     "",
     "",
     {}},
    {"ignored_in_definitions",
     "missing-note",
     domain + "# interco-ignore: missing-note everybody knows it\n" + code("A", 1),
     one_english("The KDC is down."),
     "",
     "",
     {}},
};

void PrintTo(file_case const& one, std::ostream* out) { // NOLINT(readability-identifier-naming): GoogleTest calls it
  *out << one.name;
}

class lint_files : public testing::TestWithParam<file_case> {};

TEST_P(lint_files, AreFoundOrNot) {
  auto const& one = GetParam();
  checked_domain files(one.codes, one.english, "it.po", one.translation.empty() ? "" : po_header + one.translation,
                       one.glossary);
  auto const all = files.check();
  std::vector<std::string> places;
  for (auto const& each : of_rule(all, one.rule)) {
    auto place = std::filesystem::path(each.file).filename().string();
    for (auto const number : {each.at.line, each.at.column})
      place += number == 0 ? "" : ":" + std::to_string(number);
    places.push_back(place);
  }
  if (one.rule == std::string("unused-argument") && !places.empty()) // its column is that of a table in TOML
    places[0] = places[0].substr(0, places[0].rfind(':'));
  EXPECT_EQ(places, one.places) << shown(all);
}

INSTANTIATE_TEST_SUITE_P(Lint, lint_files, testing::ValuesIn(file_cases),
                         [](auto const& one) { return std::string(one.param.name); });

TEST(Lint, HasACaseForEachRule) {
  std::set<std::string_view> covered{"obsolete-entry"}; // no reader of today keeps them
  for (auto const& each : text_cases) {
    if (each.offset != fine)
      covered.insert(each.rule);
  }
  for (auto const& each : file_cases) {
    if (!each.places.empty())
      covered.insert(each.rule);
  }
  std::set<std::string_view> all;
  for (auto const& each : rules())
    EXPECT_TRUE(all.insert(each.id).second) << each.id;
  EXPECT_EQ(covered, all);
}

TEST(Lint, ReportsObsoleteEntries) {
  checked_domain files(two, two_english, "it.po", po_header + fuoco);
  diagnostics found;
  domain_sources sources{};
  translation_file file;
  file.file = "it.po";
  file.locale = "it";
  translation entry;
  entry.key = "OLD";
  entry.obsolete = true;
  entry.at = entry.target_at = {7, 1};
  file.entries.push_back(entry);
  sources.translations.push_back(std::move(file));
  lint_domain(sources, {}, found);
  EXPECT_EQ(shown(found.all()), "it.po:7:1: note: OLD is kept, but no code has it [obsolete-entry]\n"
                                "it.po:7:1: hint: remove it, or leave it\n");
}

TEST(Lint, FindsPlacesInBrokenStringsAndEscapes) {
  checked_domain po(two, two_english, "it.po",
                    po_header + "msgctxt \"A\"\nmsgid \"Fire.\"\nmsgstr \"\"\n\"\\\"Fu\\\" \"\n\"oco  qui.\"\n");
  auto const in_po = of_rule(po.check(), "doubled-space");
  ASSERT_EQ(in_po.size(), 1);
  EXPECT_EQ(in_po[0].at.line, 8);
  EXPECT_EQ(in_po[0].at.column, 6);
  checked_domain icu(two, two_english, "it.txt", "it {\n  A { \"\\u00C8 \\U0001F525\" /* x */\n    \"  qui.\" }\n}\n");
  auto const in_icu = of_rule(icu.check(), "doubled-space");
  ASSERT_EQ(in_icu.size(), 1);
  EXPECT_EQ(in_icu[0].at.line, 3);
  EXPECT_EQ(in_icu[0].at.column, 7);
}

TEST(Lint, FollowsOnlyTheRulesAskedFor) {
  checked_domain files(two, two_english, "it.po", po_header + po_entry("A", "Fire.", "Il  fuoco") + diluvio);
  lint_options options;
  options.only = {"final-stop", "doubled-space"};
  EXPECT_EQ(files.check(options).size(), 2);
  options.without = {"final-stop"};
  auto const found = files.check(options);
  ASSERT_EQ(found.size(), 1);
  EXPECT_EQ(found[0].id, "doubled-space");
}

TEST(Lint, SuggestsTheNearestName) {
  checked_domain files(domain + code("A", 1, file_and_count), one_english("{file} {n}"), "it.po",
                       po_header + po_entry("A", "{file} {n}", "{fiel} {n, spelout}"));
  auto const all = files.check();
  EXPECT_THAT(shown(of_rule(all, "unknown-argument")), HasSubstr("did you mean {file}?"));
  EXPECT_THAT(shown(of_rule(all, "unknown-type")), HasSubstr("did you mean \"spellout\"?"));
}

TEST(Lint, SaysThatAKeyHasLettersThatLookAlike) {
  checked_domain files(two, two_english, "it.po", po_header + po_entry("\u0410", "Fire.", "Fuoco."));
  EXPECT_THAT(shown(of_rule(files.check(), "unknown-key")), HasSubstr("a letter of another script"));
}

TEST(Lint, KeepsItemNumbersApartFromBrackets) {
  checked_domain files(two, "en {\n  A { \"1) Fire. 2) Flood (b).\" }\n  B { \"Flood).\" }\n}\n", "it.po", "");
  auto const found = of_rule(files.check(), "unbalanced-bracket");
  ASSERT_EQ(found.size(), 1);
  EXPECT_EQ(found[0].at.line, 3);
}

struct fix_case {
  char const* rule;
  std::string fields;
  std::string english;
  std::string before;
  std::string after;
};

TEST(Lint, FixesWhatCanBeFixedWithoutHarm) {
  std::vector<fix_case> const cases{
      {"doubled-space", "", "The file.", "\"Il   file.\"", "\"Il file.\""},
      {"doubled-space", "", "The file.", "\"Il \"\n\" file.\"", "\"Il \"\n\"file.\""},
      {"outer-space", "", "The file.", "\"Il file. \"", "\"Il file.\""},
      {"outer-space", "", "The file.\n", "\"Il file.\"", "\"Il file.\\n\""},
      {"space-before-punctuation", "", "Fire, then.", "\"Fuoco , poi.\"", "\"Fuoco, poi.\""},
      {"final-stop", "", "The file.", "\"Il file\"", "\"Il file.\""},
      {"final-stop", "", "The file", "\"Il file.\"", "\"Il file\""},
      {"ellipsis-style", "", "Wait\u2026", "\"Aspetta...\"", "\"Aspetta\u2026\""},
      {"ellipsis-style", "", "Wait\u2026", "\"Aspetta... e\u2026\"", "\"Aspetta\u2026 e\u2026\""},
      {"quoted-argument", file_and_count, "Of {file}.", "\"Dell'{file}.\"", "\"Dell\u2019{file}.\""},
      {"not-nfc", "", "Closed.", "\"E\u0300 \\\"ca\u0300\\\" chiuso.\"", "\"\u00C8 \\\"c\u00E0\\\" chiuso.\""},
  };
  std::set<std::string> fixed;
  for (auto const& one : cases) {
    SCOPED_TRACE(one.rule);
    fixed.insert(one.rule);
    auto const entry = po_header + "# a comment\nmsgctxt \"A\"\nmsgid " + quoted(one.english) + "\nmsgstr ";
    checked_domain files(domain + code("A", 1, one.fields), one_english(one.english), "it.po",
                         entry + one.before + "\n");
    (void)files.check();
    ASSERT_EQ(files.edits.size(), 1);
    EXPECT_EQ(files.edits[0].rule, one.rule);
    diagnostics failed;
    EXPECT_EQ(apply_edits(files.edits, failed).size(), 1);
    EXPECT_EQ(files.read("it.po"), entry + one.after + "\n");
    (void)files.check();
    EXPECT_EQ(files.edits.size(), 0);
  }
  for (auto const& each : rules())
    EXPECT_EQ(fixed.contains(std::string(each.id)), each.can_be_fixed) << each.id;
}

TEST(Lint, FixesInABranchWhatNoOtherOneShows) {
  struct {
    std::string english;
    std::string before;
    std::string after; // the same where it is left to a person
  } const cases[]{
      {"{n, plural, one {a} other {b}}.", "{n, plural, one {a.} other {b}}", "{n, plural, one {a.} other {b.}}"},
      {"{n, plural, one {a} other {b}}", "{n, plural, one {a.} other {b.}}", "{n, plural, one {a} other {b}}"},
      {"{n, plural, one {a} other {b}}", "{n, plural, one { a} other {b }}", "{n, plural, one {a} other {b}}"},
      {"{n, plural, one {a} other {b}} c", "{n, plural, one {a} other {b }} c", "{n, plural, one {a} other {b }} c"},
      {"{n, plural, one {a} other {b}}.", "{n, plural, one {a} other {b }}.", "{n, plural, one {a} other {b }}."},
      {"{n, plural, =0 {No} other {#}} c", "{n, plural, =0 {} other {#}} c", "{n, plural, =0 {} other {#}} c"},
      {"{n, plural, =0 {No} other {#.}}", "{n, plural, =0 {No} other {#}} c", "{n, plural, =0 {No} other {#}} c"},
      {"{n, plural, other {#}} c", "{n, plural, other {#  b '{'}}  '{' c", "{n, plural, other {# b '{'}}  '{' c"},
      {"{n} it's.", "{n} l''", "{n} l''."},
      {"{n} it", "{n} l'{file} {' b", "{n} l'{file} {' b"},
      {"{n} it\u2026", "... ... ... ... ... {n}\u2026", "\u2026 \u2026 \u2026 \u2026 \u2026 {n}\u2026"},
      {"{n} it", "{n}  dell''{file} ", "{n} dell''{file}"},
      {"{n, plural, other {#}}", "{n, plural, other {# dell' }}", "{n, plural, other {# dell' }}"},
  };
  for (auto const& one : cases) {
    SCOPED_TRACE(one.before);
    auto const entry = po_header + "msgctxt \"A\"\nmsgid " + quoted(one.english) + "\nmsgstr ";
    checked_domain files(domain + code("A", 1, file_and_count), one_english(one.english), "it.po",
                         entry + quoted(one.before) + "\n");
    (void)files.check();
    diagnostics failed;
    (void)apply_edits(files.edits, failed);
    EXPECT_EQ(files.read("it.po"), entry + quoted(one.after) + "\n");
  }
}

TEST(Lint, FixesOnlyTheTextThatItHasRead) {
  struct {
    std::string header;
    std::string before; // of an entry
    std::string after;
    position place; // of the finding
  } const cases[]{
      {"UTF-8", "\"Il \" \" file\"", "\"Il \" \"file\"", {6, 15}},
      {"UTF-8", "\"\\x41\\102  file\"", "\"\\x41\\102 file\"", {6, 18}},
      {"UTF-8", "\"\\xC3\\xA8  file\"", "\"\\xC3\\xA8 file\"", {6, 18}},
      {"UTF-8", "\"Il  file\"\r", "\"Il file\"\r", {6, 12}},
      {"ISO-8859-1", "\"\xC8 il  file\"", "\"\xC8 il  file\"", {6, 1}},
  };
  for (auto const& one : cases) {
    SCOPED_TRACE(one.before);
    auto const entry = "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=" + one.header +
                       "\\n\"\nmsgctxt \"A\" msgid \"The file\"\nmsgstr ";
    checked_domain files(domain + code("A", 1), one_english("The file"), "it.po", "#\n" + entry + one.before + "\n");
    auto const found = of_rule(files.check(), "doubled-space");
    ASSERT_EQ(found.size(), 1);
    EXPECT_EQ(found[0].at.line, one.place.line);
    EXPECT_EQ(found[0].at.column, one.place.column);
    diagnostics failed;
    (void)apply_edits(files.edits, failed);
    EXPECT_EQ(files.read("it.po"), "#\n" + entry + one.after + "\n");
  }
}

TEST(Lint, FixesIcuTextBehindMarksAndComments) {
  std::string const text = "\xEF\xBB\xBFit { A /* { \" */ // }\n { /**/ \"Fu \" /* \" */ \" oco.\" } B { Diluvio } }\n";
  checked_domain files(two, two_english, "it.txt", text);
  (void)files.check();
  diagnostics failed;
  EXPECT_EQ(apply_edits(files.edits, failed).size(), 1); // a stop cannot be put behind a text without quotes
  auto expected = text;
  expected.erase(expected.find(" oco"), 1);
  EXPECT_EQ(files.read("it.txt"), expected);
}

TEST(Lint, FixesIcuText) {
  checked_domain files(two, two_english, "it.txt",
                       "it {\n  // fire\n  A { \"\\u00C8  fuoco\" } B { \"Dil\" \"uvio .\" }\n}\n");
  (void)files.check();
  diagnostics failed;
  EXPECT_EQ(apply_edits(files.edits, failed).size(), 3);
  EXPECT_EQ(files.read("it.txt"), "it {\n  // fire\n  A { \"\\u00C8 fuoco.\" } B { \"Dil\" \"uvio.\" }\n}\n");
}

TEST(Lint, NeverChangesEnglish) {
  checked_domain files(two, "en {\n  A { \"A  fire.\" }\n  B { \"Flood.\" }\n}\n", "it.po", "");
  EXPECT_EQ(of_rule(files.check(), "doubled-space").size(), 1);
  EXPECT_EQ(files.edits.size(), 0);
}

TEST(Lint, ReadmeListsTheRules) {
  EXPECT_THAT(interco::test::read_source("lib/exchange/lint/README.md"), HasSubstr(rules_as_markdown()));
}

TEST(Lint, ShippedSourcesAreClean) {
  auto const root = std::filesystem::path(INTERCO_SOURCE_DIR);
  diagnostics found;
  auto const sources = read_sources(root / "lib/codes/sspi.toml", root / "locales/sspi", found);
  ASSERT_TRUE(sources);
  lint_options options;
  options.glossaries = root / "locales/sspi";
  lint_domain(*sources, options, found);
  EXPECT_EQ(shown(found.all()), "");
}

} // namespace
