#include "support/damage.hpp"

#include <array>
#include <cstdio>
#include <initializer_list>
#include <map>
#include <memory>
#include <stdexcept>
#include <utility>

#include <iconv.h>

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include "core/utf8.hpp"

namespace interco::test {
namespace {

/// Converts by iconv(3); nothing where a character has no place in the other set.
std::string convert(std::string const& text, char const* from, char const* to) {
  auto const descriptor = ::iconv_open(to, from);
  if (descriptor == reinterpret_cast<iconv_t>(-1)) // NOLINT(performance-no-int-to-ptr): what POSIX returns
    throw std::runtime_error(to);
  auto input = text;
  std::string output(4 * text.size() + 4, '\0');
  auto* in = input.data();
  auto in_left = input.size();
  auto* out = output.data();
  auto out_left = output.size();
  auto const done = ::iconv(descriptor, &in, &in_left, &out, &out_left);
  ::iconv_close(descriptor);
  if (done == static_cast<std::size_t>(-1))
    return {};
  output.resize(output.size() - out_left);
  return output;
}

std::vector<std::string> characters_of(std::string_view text) {
  std::vector<std::string> all;
  while (!text.empty()) {
    auto const length = detail::decode_utf8(text).length;
    all.emplace_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return all;
}

/// Returns how many characters must be left of a text: below, what is left is a word.
std::size_t fewest_left(std::vector<std::string> const& characters) {
  return characters.front().size() > 2 ? 7 : 12;
}

/// Reads bytes as if they were of another character set; what that has not becomes U+FFFD.
std::string read_as(std::string const& bytes, char const* set) {
  static std::map<std::string, std::array<std::string, 256>> known;
  auto& table = known[set];
  std::string result;
  for (char const c : bytes) {
    auto& character = table.at(static_cast<unsigned char>(c));
    if (character.empty())
      character = convert(std::string(1, c), set, "UTF-8");
    if (character.empty())
      character = "\uFFFD";
    result += character;
  }
  return result;
}

/// Reads UTF-8 in one character set, and what comes of that in the next. Nothing where more than a third of the characters would
/// lose a byte of theirs so, or where hardly any would be left.
std::string misread(std::string const& text, std::initializer_list<char const*> sets) {
  std::string result;
  std::size_t lost = 0;
  auto const all = characters_of(text);
  for (auto const& each : all) {
    auto bytes = each;
    bool is_lost = false;
    for (auto const* const set : sets) {
      bytes = read_as(bytes, set);
      is_lost = is_lost || bytes.find("\uFFFD") != std::string::npos;
    }
    result += bytes;
    lost += is_lost ? 1 : 0;
  }
  bool const is_too_much = lost > 0 && (3 * lost > all.size() || all.size() - lost < fewest_left(all));
  return result == text || is_too_much ? "" : result;
}

std::string in_bytes(std::string const& text, char const* set) {
  auto result = convert(text, "UTF-8", set);
  return result == text ? "" : result;
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
    text.replace(at, what.size(), by);
  return text;
}

/// Replaces each character outside of ASCII; nothing where more than a quarter of the text would be lost.
template <class Replacement>
std::string without_foreign(std::string const& text, Replacement replacement) {
  std::string result;
  std::size_t lost = 0;
  auto const all = characters_of(text);
  for (auto const& each : all) {
    lost += each.size() > 1 ? 1 : 0;
    result += each.size() > 1 ? replacement(each) : each;
  }
  return lost == 0 || 4 * lost > all.size() ? "" : result;
}

/// Returns a part of a text: from so many hundredths on, so many.
std::string part_of(std::string const& text, std::size_t from, std::size_t length) {
  auto const all = characters_of(text);
  std::string result;
  auto const count = all.size() * length / 100;
  if (count < fewest_left(all))
    return {};
  for (std::size_t i = 0; i < count; ++i)
    result += all[all.size() * from / 100 + i];
  return result;
}

std::string ending(std::string const& part, std::string_view by) {
  return part.empty() ? "" : part + std::string(by);
}

template <class Change>
std::string changed_within(std::string const& text, Change change) {
  auto all = characters_of(text);
  if (all.size() < 9)
    return {};
  change(all, all.size() / 2);
  std::string result;
  for (auto const& each : all)
    result += each;
  return result;
}

template <class Between>
std::string spread(std::string const& text, Between between) {
  std::string result;
  std::size_t number = 0;
  for (auto const& each : characters_of(text))
    result += each + between(++number);
  return result;
}

std::string escaped(std::string const& text, char const* before, char const* behind, bool decimal) {
  std::string result;
  for (auto const& each : characters_of(text)) {
    auto const c = detail::decode_utf8(each).code_point;
    std::array<char, 24> number{};
    std::snprintf(number.data(), number.size(), decimal ? "%u" : "%04x", static_cast<unsigned>(c));
    result += each.size() == 1 ? each : before + std::string(number.data()) + behind;
  }
  return result == text ? "" : result;
}

/// Maps what is full width to half width, or back, by ICU.
std::string transliterated(std::string const& text, char const* id) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Transliterator> const by(icu::Transliterator::createInstance(id, UTRANS_FORWARD, status));
  if (U_FAILURE(status))
    throw std::runtime_error(id);
  auto string = icu::UnicodeString::fromUTF8(text);
  by->transliterate(string);
  std::string result;
  string.toUTF8String(result);
  return result == text ? "" : result;
}

std::vector<damage> make() {
  using text = std::string const&;
  return {
      {"whole", [](text t) { return t; }},
      {"upper_case", [](text t) { return transliterated(t, "Upper"); }},
      {"lower_case", [](text t) { return transliterated(t, "Lower"); }},
      {"without_accents", [](text t) { return transliterated(t, "NFD; [:Nonspacing Mark:] Remove; NFC"); }},
      {"decomposed", [](text t) { return transliterated(t, "NFD"); }},
      {"full_width", [](text t) { return transliterated(t, "Halfwidth-Fullwidth"); }},
      {"half_width", [](text t) { return transliterated(t, "Fullwidth-Halfwidth"); }},
      {"straight_quotes", [](text t) { return replaced(replaced(replaced(t, "’", "'"), "“", "\""), "”", "\""); }},
      {"typographic_quotes", [](text t) { return "“" + replaced(t, "'", "’") + "”"; }},
      {"truncated_with_dots", [](text t) { return ending(part_of(t, 0, 60), "..."); }, true},
      {"truncated_with_ellipsis", [](text t) { return ending(part_of(t, 0, 75), "…"); }, true},
      {"without_its_end", [](text t) { return part_of(t, 0, 70); }, true},
      {"cut_in_a_character",
       [](text t) {
         auto const part = part_of(t, 0, 80);
         bool const cuts =
             !part.empty() && part.size() < t.size() && static_cast<unsigned char>(t[part.size()]) >= 0x80;
         return cuts ? part + t[part.size()] : "";
       },
       true},
      {"middle", [](text t) { return part_of(t, 20, 60); }, true},
      {"end", [](text t) { return part_of(t, 35, 65); }, true},
      {"letters_swapped",
       [](text t) { return changed_within(t, [](auto& all, std::size_t i) { std::swap(all[i], all[i + 1]); }); }, false,
       false, true},
      {"letter_missing",
       [](text t) {
         return changed_within(t, [](auto& all, std::size_t i) { all.erase(all.begin() + static_cast<long>(i)); });
       },
       false, false, true},
      {"letters_doubled",
       [](text t) {
         return changed_within(t, [](auto& all, std::size_t i) {
           all[i] += all[i];
           all[i / 2] += all[i / 2];
         });
       },
       false, false, true},
      {"letter_wrong", [](text t) { return changed_within(t, [](auto& all, std::size_t i) { all[i] = "x"; }); }, false,
       false, true},
      {"utf8_as_1252", [](text t) { return misread(t, {"CP1252"}); }, false, true},
      {"utf8_as_latin1", [](text t) { return misread(t, {"ISO-8859-1"}); }},
      {"utf8_as_850", [](text t) { return misread(t, {"CP850"}); }},
      {"utf8_as_1251", [](text t) { return misread(t, {"CP1251"}); }, false, true},
      {"utf8_as_1252_with_spaces", [](text t) { return replaced(misread(t, {"CP1252"}), "\u00A0", " "); }, false, true},
      {"utf8_as_1252_with_questions", [](text t) { return replaced(misread(t, {"CP1252"}), "\uFFFD", "?"); }, false,
       true},
      {"twice_as_1252",
       [](text t) {
         return misread(t, {"CP1252", "CP1252"});
       },
       false, true},
      {"twice_as_latin1",
       [](text t) {
         return misread(t, {"ISO-8859-1", "ISO-8859-1"});
       }},
      {"twice_as_850",
       [](text t) {
         return misread(t, {"CP850", "CP850"});
       }},
      {"twice_as_1251",
       [](text t) {
         return misread(t, {"CP1251", "CP1251"});
       },
       false, true},
      {"as_1252_then_850",
       [](text t) {
         return misread(t, {"CP1252", "CP850"});
       },
       false, true},
      {"as_850_then_1252",
       [](text t) {
         return misread(t, {"CP850", "CP1252"});
       },
       false, true},
      {"bytes_of_1252", [](text t) { return in_bytes(t, "CP1252"); }},
      {"bytes_of_latin1", [](text t) { return in_bytes(replaced(t, "’", "'"), "ISO-8859-1"); }},
      {"bytes_of_850", [](text t) { return in_bytes(replaced(t, "’", "'"), "CP850"); }},
      {"bytes_of_1251", [](text t) { return in_bytes(t, "CP1251"); }},
      {"question_marks", [](text t) { return without_foreign(t, [](text) { return std::string("?"); }); }, false, true},
      {"question_marks_a_byte",
       [](text t) { return without_foreign(t, [](text c) { return std::string(c.size(), '?'); }); }, false, true},
      {"replacement_characters", [](text t) { return without_foreign(t, [](text) { return std::string("\uFFFD"); }); },
       false, true},
      {"foreign_letters_gone", [](text t) { return without_foreign(t, [](text) { return std::string(); }); }, false,
       true},
      {"each_ninth_lost",
       [](text t) {
         std::string result;
         std::size_t number = 0;
         for (auto const& each : characters_of(t))
           result += ++number % 9 == 0 ? "?" : each;
         return result;
       },
       false, false, true},
      {"lines_broken", [](text t) { return spread(t, [](std::size_t i) { return i % 17 == 0 ? "\r\n    " : ""; }); }},
      {"spaces_doubled", [](text t) { return replaced(t, " ", "  "); }},
      {"spaces_missing", [](text t) { return replaced(t, " ", ""); }},
      {"no_break_spaces", [](text t) { return replaced(t, " ", "\u00A0"); }},
      {"json", [](text t) { return escaped(t, "\\u", "", false); }},
      {"html_decimal", [](text t) { return escaped(t, "&#", ";", true); }},
      {"html_hexadecimal", [](text t) { return escaped(t, "&#x", ";", false); }},
      {"c_octal",
       [](text t) {
         std::string result;
         for (char const c : t) {
           std::array<char, 8> number{};
           std::snprintf(number.data(), number.size(), "\\%03o", static_cast<unsigned>(static_cast<unsigned char>(c)));
           result += static_cast<unsigned char>(c) < 0x80 ? std::string(1, c) : number.data();
         }
         return result == t ? "" : result;
       }},
      {"quoted", [](text t) { return "\"" + replaced(t, "\"", "\\\"") + "\"\\n"; }},
  };
}

} // namespace

std::vector<damage> const& damages() {
  static auto const all = make();
  return all;
}

} // namespace interco::test
