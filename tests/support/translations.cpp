#include "support/translations.hpp"

#include <array>
#include <memory>
#include <string_view>

#include "core/utf8.hpp"
#include "exchange/translation_json.hpp"

namespace interco::test {
namespace {

using namespace exchange;

/// SplitMix64.
class random_source {
 public:
  explicit random_source(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t limit) {
    state_ += 0x9E3779B97F4A7C15U;
    auto z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return (z ^ (z >> 31U)) % limit;
  }

 private:
  std::uint64_t state_;
};

constexpr std::array<std::string_view, 46> pieces{
    "word",
    " ",
    "due parole",
    "\"",
    "'",
    "''",
    "\\",
    "\\n",
    "{file}",
    "dell'{file}",
    "<g id='1'>",
    "</target>",
    "&amp;",
    "&",
    "]]>",
    "<![CDATA[",
    "-->",
    "//",
    "/*",
    "*/",
    "#, fuzzy",
    "#~",
    "msgid \"x\"",
    "=1+1",
    "+",
    "-",
    "@SUM(A1)",
    ";",
    ",",
    "%s",
    "\xC3\xA8",
    "\xE2\x80\x99",
    "\xF0\x9F\x9A\xA2",
    "\xD7\xA9\xD7\x9C",
    "\xEF\xBB\xBF",
    "\xC2\xA0",
    "}",
    "\t",
    "Reviewed",
    ":",
    "\xE2\x80\xAE", // U+202E, a bidi control
    "\xE2\x81\xA9", // U+2069
    "\x7F",
    "\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E", // wide
    "per cominciare una riga che non ci sta, ",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"};
// Lines of comments that look like something else.
constexpr std::array<std::string_view, 14> remarks{"",
                                                   "  indented",
                                                   ", fuzzy",
                                                   ". extracted",
                                                   ": reference",
                                                   "= sticky",
                                                   "~ msgid \"\"",
                                                   "| old",
                                                   "msgctxt \"X\"",
                                                   "\"Language: de\\n\"",
                                                   "-- ]]> -->",
                                                   "// *",
                                                   "//#, fuzzy",
                                                   "\t"};
// These end a line for some reader.
constexpr std::array<std::string_view, 6> line_ends{"\n", "\r", "\r\n", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"};

std::string text(random_source& random) {
  std::string result;
  for (auto count = random.below(8) + 1; count > 0; --count)
    result += random.below(8) == 0 ? line_ends[random.below(line_ends.size())] : pieces[random.below(pieces.size())];
  return result;
}

std::string comment(random_source& random, std::size_t most_lines) {
  std::string result;
  for (auto lines = random.below(most_lines + 1); lines > 0; --lines) {
    if (random.below(3) == 0) {
      result += remarks[random.below(remarks.size())];
    } else {
      result += "x";
      for (auto count = random.below(4); count > 0; --count)
        result += pieces[random.below(pieces.size())];
      result += '.';
    }
    result += lines > 1 ? "\n" : "";
  }
  return result;
}

std::vector<std::string> some_of(random_source& random, std::initializer_list<char const*> all) {
  std::vector<std::string> result;
  for (auto const* each : all) {
    if (random.below(5) == 0)
      result.emplace_back(each);
  }
  return result;
}

} // namespace

translation_file any_translation(std::uint64_t seed, std::size_t entries) {
  random_source random(seed);
  translation_file result;
  result.file = "it.po";
  result.locale = "it";
  result.comment = comment(random, 4);
  result.header = {{"Project-Id-Version", "ship"},
                   {"Last-Translator", "Ada \"A\" Rossi <ada@example.org>"},
                   {"Language", "it"},
                   {"MIME-Version", "1.0"},
                   {"Content-Type", "text/plain; charset=UTF-8"},
                   {"Content-Transfer-Encoding", "8bit"},
                   {"X-Empty", ""},
                   {"X-Colon", "a: b"},
                   {"X-Blank", "  two before, one behind "},
                   {"X-Empty", "again"},
                   {"", "a line that is no field"}};
  for (std::size_t i = 0; i < entries; ++i) {
    translation entry;
    entry.key = "K" + std::to_string(i) + (random.below(3) == 0 ? ".action" : "");
    entry.source = text(random);
    entry.source.insert(random.below(2) == 0 ? 0 : entry.source.size(),
                        std::to_string(i)); // two of one key must differ
    entry.state = static_cast<translation_state>(random.below(4));
    entry.obsolete = i >= entries - entries / 8;
    if (entry.obsolete && random.below(2) == 0) // one that is there, or was there before
      entry.key = result.entries[random.below(i)].key;
    if (entry.obsolete && entry.state == translation_state::untranslated)
      entry.state = translation_state::translated;
    if (entry.state != translation_state::untranslated)
      entry.target = text(random);
    if (entry.state == translation_state::reviewed)
      entry.reviewed_by = random.below(4) == 0 ? "" : "Ada Rossi";
    if (random.below(entry.state == translation_state::needs_review ? 2 : 8) == 0)
      entry.previous_source = text(random);
    if (entry.previous_source && random.below(2) == 0)
      entry.previous_context = "K_BEFORE";
    entry.comment = comment(random, 2);
    // Who has read a text before it changed; of one that is translated it would say who has read it.
    if (entry.state != translation_state::translated && random.below(4) == 0)
      entry.comment += entry.comment.empty() ? "Reviewed-by: Bo\nx" : "\nReviewed-by: Bo";
    entry.note = comment(random, 3);
    entry.references = some_of(random, {"lib/codes/ship.toml:12", "a.c:7:8", "ship"});
    entry.flags = some_of(random, {"c-format", "range: 0..10", "no-wrap", "icu-message-format", "max-length:80"});
    entry.sticky_flags = some_of(random, {"no-wrap", "x-mine"});
    result.entries.push_back(std::move(entry));
  }
  return result;
}

bundle_source english_of(translation_file const& translation) {
  bundle_source english{"en.txt", {}};
  for (std::size_t i = 0; i < translation.entries.size(); ++i) {
    if (i % 4 != 0)
      english.entries.push_back({translation.entries[i].key, translation.entries[i].source, {}, false, {}});
  }
  return english;
}

std::string described(translation_file const& translation) {
  return write_json(translation);
}

std::string described(diagnostics const& found) {
  std::string result;
  for (auto const& each : found.all())
    result += to_string(each) + "\n";
  return result;
}

std::u16string to_utf16(std::string_view text) {
  std::u16string result;
  while (!text.empty()) {
    auto const next = detail::decode_utf8(text);
    text.remove_prefix(next.length);
    if (next.code_point < 0x10000) {
      result += static_cast<char16_t>(next.code_point);
    } else {
      result += static_cast<char16_t>(0xD7C0 + (next.code_point >> 10U));
      result += static_cast<char16_t>(0xDC00 + (next.code_point & 0x3FFU));
    }
  }
  return result;
}

} // namespace interco::test
