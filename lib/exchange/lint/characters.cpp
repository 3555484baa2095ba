#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>
#include <unordered_set>

#include "core/text_rule.hpp"
#include "core/utf8.hpp"
#include "exchange/lint/checks.hpp"
#include "exchange/wording.hpp"
#include "icu/characters.hpp"

#include <interco/safe_text.hpp>

namespace interco::exchange {
namespace {

std::string hex(char32_t c) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "U+%04X", static_cast<unsigned>(c));
  return text.data();
}

bool is_ascii(char32_t c) {
  return c < 0x80;
}

bool is_space(char32_t c) {
  return c == ' ' || c == '\n' || c == '\t' || c == 0xA0 || c == 0x202F;
}

/// Returns whether the scripts around a joiner need it: Arabic, those of India, Mongolian, and emoji.
bool needs_joiners(char32_t neighbour) {
  constexpr std::array<std::string_view, 4> without{"Latn", "Cyrl", "Grek", "Hani"};
  auto const script = detail::script_of(neighbour);
  bool const is_plain = is_ascii(neighbour) || std::find(without.begin(), without.end(), script) != without.end();
  return !is_plain;
}

/// Returns the symbol of what is wrong with a character that cannot be seen; nullptr where nothing is.
char const* invisible_fault(subject const& each, std::size_t i) {
  auto const& text = each.text.shown;
  auto const before = i == 0 ? U' ' : text[i - 1];
  auto const after = i + 1 == text.size() ? U' ' : text[i + 1];
  switch (text[i]) {
  case 0xAD:
    return later("LINT_SOFT_HYPHEN");
  case 0x200B:
    return each.in.has_plain_space_words ? later("LINT_ZERO_WIDTH_SPACE") : nullptr;
  case 0x200C:
  case 0x200D:
    return needs_joiners(before) ? nullptr : later("LINT_JOINER");
  case 0x2060:
    return later("LINT_WORD_JOINER");
  case 0xFEFF:
    return later("LINT_BYTE_ORDER_MARK");
  case 0x034F:
  case 0x115F:
  case 0x1160:
  case 0x180E:
  case 0x3164:
    return later("LINT_FILLER");
  case 0xA0:
  case 0x202F: {
    if (is_space(before) || is_space(after))
      return later("LINT_NO_BREAK_SPACE_BESIDE");
    bool const both_letters = detail::is_letter(before) && detail::is_letter(after);
    return both_letters && !each.in.keeps_spaces_together ? later("LINT_NO_BREAK_SPACE_BETWEEN") : nullptr;
  }
  default:
    return text[i] >= 0xE0000 && text[i] <= 0xE007F ? later("LINT_TAG") : nullptr;
  }
}

void check_invisible(subject const& each) {
  auto const& text = each.text.shown;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_ascii(text[i]))
      continue;
    auto const fault = invisible_fault(each, i);
    if (fault != nullptr)
      each.add("invisible-character", i, say(fault, {{"character", hex(text[i])}}), say("LINT_INVISIBLE_HINT"));
  }
}

// Letters that look like Latin ones (Unicode, confusables.txt, those of a usual face).
constexpr std::u32string_view like_latin =
    U"\u0430\u0435\u043E\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u051B\u051D"
    U"\u0410\u0412\u0415\u041A\u041C\u041D\u041E\u0420\u0421\u0422\u0423\u0425\u0406\u0408\u0405"
    U"\u03BF\u03BD\u0391\u0392\u0395\u0396\u0397\u0399\u039A\u039C\u039D\u039F\u03A1\u03A4\u03A5\u03A7";
// Latin letters that look like Cyrillic or Greek ones.
constexpr std::u32string_view like_others = U"aeopcyxijsABEKMHOPCTYXIJSZNv";

struct letters {
  std::size_t latin = 0;
  std::size_t latin_alike = 0;
  std::size_t others = 0; // Cyrillic and Greek
  std::size_t others_alike = 0;
};

letters count(std::u32string_view word) {
  letters result;
  for (auto const c : word) {
    auto const script = is_ascii(c) ? std::string_view("Latn") : detail::script_of(c);
    bool const is_unit = c == 0x3A9 || c == 0x3BC; // ohm, micro
    if (script == "Latn") {
      ++result.latin;
      result.latin_alike += like_others.find(c) != std::u32string_view::npos ? 1 : 0;
    } else if ((script == "Cyrl" || script == "Grek") && !is_unit) {
      ++result.others;
      result.others_alike += like_latin.find(c) != std::u32string_view::npos ? 1 : 0;
    }
  }
  return result;
}

/// Calls a function with each word, a run of letters and marks, and its index.
template <class Function>
void for_words(std::u32string_view text, Function function) {
  for (std::size_t i = 0; i < text.size();) {
    if (!detail::is_letter(text[i])) {
      ++i;
      continue;
    }
    auto const begin = i;
    while (i < text.size() && (detail::is_letter(text[i]) || detail::is_mark(text[i])))
      ++i;
    function(begin, text.substr(begin, i - begin));
  }
}

void check_scripts(subject const& each) {
  std::u32string_view const text = each.text.shown;
  bool const is_plain = std::all_of(text.begin(), text.end(), is_ascii);
  if (is_plain && each.in.is_written_in("Latn"))
    return;
  std::unordered_set<std::u32string_view> english;
  if (each.english != nullptr)
    for_words(each.english->shown, [&](std::size_t, std::u32string_view word) { english.insert(word); });
  std::size_t own = 0;
  std::size_t foreign = 0;
  std::size_t first_foreign = 0;
  for_words(text, [&](std::size_t at, std::u32string_view word) {
    auto const found = count(word);
    bool const is_mixed = found.latin != 0 && found.others != 0;
    bool const is_disguised = found.latin == 0 && found.others >= 2 && found.others == found.others_alike &&
                              !each.in.is_written_in("Cyrl") && !each.in.is_written_in("Grek");
    if (is_disguised || (is_mixed && (found.others == found.others_alike || found.latin == found.latin_alike)))
      each.add("look-alike", at, say("LINT_LOOK_ALIKE", {{"word", to_utf8(word)}}), say("LINT_LOOK_ALIKE_HINT"));
    // What is behind a name may follow it without a space, as in Japanese.
    auto const is_like = [](char32_t a, char32_t b) { return is_ascii(a) == is_ascii(b); };
    while (!word.empty()) {
      auto const end = std::adjacent_find(word.begin(), word.end(), std::not_fn(is_like));
      auto const part = word.substr(0, static_cast<std::size_t>(end - word.begin()) + (end == word.end() ? 0 : 1));
      word.remove_prefix(part.size());
      if (english.contains(part)) // a name
        continue;
      for (auto const c : part) {
        bool const is_own = each.in.is_written_in(detail::script_of(c));
        ++(is_own ? own : foreign);
        if (!is_own && foreign == 1)
          first_foreign = at;
      }
    }
  });
  constexpr std::size_t enough = 4; // fewer letters may be a name
  if (foreign > own && foreign >= enough)
    each.add("wrong-script", first_foreign, say("LINT_WRONG_SCRIPT", {{"language", each.in.code}}),
             say("LINT_WRONG_SCRIPT_HINT"));
}

void check_direction(subject const& each) {
  if (!each.in.right_to_left)
    return;
  auto const& text = each.text.shown;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto const c = text[i];
    bool const is_mark = c == 0x200F || c == 0x061C || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    if (is_mark || detail::is_right_to_left(c))
      break;
    if (detail::is_letter(c)) { // UAX #9, P2: the first strong character decides for a paragraph
      each.add("wrong-direction", i, say("LINT_WRONG_DIRECTION"), say("LINT_WRONG_DIRECTION_HINT"));
      break;
    }
  }
  std::size_t number = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != argument_mark || number == each.text.args.size())
      continue;
    auto const& name = each.text.args[number++];
    bool const opened = i > 0 && text[i - 1] >= 0x2066 && text[i - 1] <= 0x2068;
    if (!opened)
      each.add("argument-not-isolated", i, say("LINT_NOT_ISOLATED", {{"argument", "{" + name + "}"}}),
               say("LINT_NOT_ISOLATED_HINT"));
  }
}

/// Adds what is not composed, from its first to its last character.
void add_composition(subject const& each, std::string_view composed) {
  auto const raw = each.text.raw;
  auto const differs = std::mismatch(raw.begin(), raw.end(), composed.begin(), composed.end()).first;
  auto begin = static_cast<std::size_t>(differs - raw.begin());
  while (begin > 0 && (begin == raw.size() || detail::is_continuation(raw[begin])))
    --begin;
  auto const most = std::min(raw.size(), composed.size()) - begin;
  std::size_t same = 0; // bytes at the end
  while (same < most && raw[raw.size() - 1 - same] == composed[composed.size() - 1 - same])
    ++same;
  while (same > 0 && detail::is_continuation(raw[raw.size() - same]))
    --same;
  each.add_at_byte(
      "not-nfc", begin, say("LINT_NOT_NFC"), say("LINT_NOT_NFC_HINT"),
      text_change{begin, raw.size() - same, std::string(composed.substr(begin, composed.size() - same - begin))});
}

} // namespace

bool check_served(subject const& each) {
  auto const raw = each.text.raw;
  if (auto const refused = detail::refuse_text(raw)) {
    auto const fault = find_text_fault(raw);
    each.add_at_byte(refused->id, fault ? fault->offset : 0, refused->text, say("LINT_NOT_SERVED_HINT"));
    return refused->id != "long-text";
  }
  if (auto const composed = detail::to_nfc(raw))
    add_composition(each, *composed);
  return true;
}

void check_characters(subject const& each) {
  check_invisible(each);
  check_scripts(each);
  check_direction(each);
}

} // namespace interco::exchange
