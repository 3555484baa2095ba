#include <algorithm>
#include <array>

#include "exchange/lint/checks.hpp"
#include "exchange/wording.hpp"
#include "icu/characters.hpp"

namespace interco::exchange {
namespace {

bool is_space(char32_t c) {
  return c == ' ' || c == '\n' || c == '\t' || c == 0xA0 || c == 0x202F || c == 0x3000;
}

bool is_any_of(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

bool is_word_part(char32_t c) {
  return detail::is_letter(c) || detail::is_mark(c) || detail::digit_value(c) || c == argument_mark;
}

void check_spaces(subject const& each) {
  auto const& text = each.text.shown;
  for (std::size_t i = 1; i < text.size(); ++i) {
    bool const is_inner = i + 1 < text.size() && text[i + 1] != '\n';
    bool const is_first = i < 2 || !is_space(text[i - 2]);
    if (text[i] != ' ' || text[i - 1] != ' ' || !is_first || !is_inner)
      continue;
    auto end = i + 1;
    while (end < text.size() && text[end] == ' ')
      ++end;
    if (i > 1 && end < text.size()) // those at the edges are another rule's
      each.add("doubled-space", i, say("LINT_TWO_SPACES"), say("LINT_TWO_SPACES_HINT"), each.text.replace(i, end, ""));
  }
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i - 1] != ' ' || (i > 1 && is_space(text[i - 2])))
      continue;
    bool const always = is_any_of(text[i], U",.\u3001\u3002");
    bool const ends = i + 1 == text.size() || is_space(text[i + 1]) || is_any_of(text[i + 1], U")]\"\u201D\u00BB");
    if (i > 1 && ends && (always || (is_any_of(text[i], U";:!?") && !each.in.spaces_before_marks)))
      each.add("space-before-punctuation", i - 1, say("LINT_SPACE_BEFORE", {{"mark", to_utf8(text.substr(i, 1))}}),
               say("LINT_REMOVE_IT"), each.text.replace(i - 1, i, ""));
  }
}

std::size_t spaces_before(std::u32string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_space) - text.begin());
}

std::size_t end_of_text(std::u32string_view text) {
  return static_cast<std::size_t>(text.rend() - std::find_if_not(text.rbegin(), text.rend(), is_space));
}

void check_edges(subject const& each) {
  std::u32string_view const text = each.text.shown;
  std::u32string_view const english = each.english == nullptr ? std::u32string_view() : each.english->shown;
  auto const begin = spaces_before(text);
  auto const end = end_of_text(text);
  auto const wanted_begin = english.substr(0, spaces_before(english));
  auto const wanted_end = english.empty() ? english : english.substr(end_of_text(english));
  auto const* const hint = each.english == nullptr ? later("LINT_REMOVE_IT") : later("LINT_AS_IN_ENGLISH");
  if (text.substr(0, begin) != wanted_begin)
    each.add("outer-space", 0,
             begin == 0 ? say("LINT_SPACE_MISSING_AT_BEGINNING") : say("LINT_SPACE_DIFFERS_AT_BEGINNING"), say(hint),
             each.text.replace(0, begin, to_utf8(wanted_begin)));
  if (text.substr(end) != wanted_end)
    each.add("outer-space", end,
             end == text.size() ? say("LINT_SPACE_MISSING_AT_END") : say("LINT_SPACE_DIFFERS_AT_END"), say(hint),
             each.text.replace(end, text.size(), to_utf8(wanted_end)));
}

enum class ending { none, stop, question, exclamation, ellipsis, colon };
constexpr std::array<char const*, 6> ending_names{later("LINT_NO_MARK"),       later("LINT_FULL_STOP"),
                                                  later("LINT_QUESTION_MARK"), later("LINT_EXCLAMATION_MARK"),
                                                  later("LINT_ELLIPSIS"),      later("LINT_COLON")};

// Quotes, brackets, and the marks of direction that end an isolate.
constexpr std::u32string_view closers =
    U"\u200E\u200F\u202C\u2069)]}\"\u201D\u201C\u00BB\u00AB\u203A\u2019\u300D\u300F\uFF09\u3011";
constexpr std::u32string_view stops = U".\u3002\uFF0E\uFF61\u0964\u0965\u0589\u06D4\u1362\u17D4\u104B\u1803\u1809";

struct last_mark {
  ending kind = ending::none;
  std::size_t at = 0; // where the mark is, or would be put
};

last_mark ending_of(std::u32string_view text, bool is_greek) {
  auto const end = end_of_text(text);
  auto last = end;
  while (last > 0 && is_any_of(text[last - 1], closers))
    --last;
  if (last == 0)
    return {ending::none, end};
  auto const c = text[last - 1];
  if (c == 0x2026 || (last >= 3 && text.substr(last - 3, 3) == U"..."))
    return {ending::ellipsis, last - 1};
  if (is_any_of(c, stops))
    return {ending::stop, last - 1};
  if (is_any_of(c, U"?\uFF1F\u061F\u037E\u1367\u2047") || (is_greek && c == ';'))
    return {ending::question, last - 1};
  if (is_any_of(c, U"!\uFF01\u055C"))
    return {ending::exclamation, last - 1};
  if (is_any_of(c, U":\uFF1A"))
    return {ending::colon, last - 1};
  return {ending::none, end};
}

void check_ending(subject const& each) {
  if (each.english == nullptr || end_of_text(each.english->shown) == 0)
    return;
  auto const wanted = ending_of(each.english->shown, false).kind;
  auto const found = ending_of(each.text.shown, each.in.code == "el");
  if (found.kind == wanted)
    return;
  bool const inside_word = each.in.code == "hy"; // Armenian puts these marks into the word that is stressed
  if (wanted == ending::stop && found.kind == ending::none) {
    if (each.in.has_final_stop)
      each.add("final-stop", found.at, say("LINT_NO_FINAL_STOP"),
               say("LINT_NO_FINAL_STOP_HINT", {{"stop", each.in.stop}}),
               each.text.replace(found.at, found.at, std::string(each.in.stop)));
  } else if (wanted == ending::none && found.kind == ending::stop) {
    each.add("final-stop", found.at, say("LINT_FINAL_STOP"), say("LINT_REMOVE_IT"),
             each.text.replace(found.at, found.at + 1, ""));
  } else if (!inside_word && (wanted != ending::stop || each.in.has_final_stop || found.kind != ending::none)) {
    each.add("sentence-kind", found.at,
             say("LINT_SENTENCE_KIND", {{"english", say(ending_names[static_cast<std::size_t>(wanted)])},
                                        {"translation", say(ending_names[static_cast<std::size_t>(found.kind)])}}),
             say("LINT_SENTENCE_KIND_HINT"));
  }
}

void check_ellipsis(subject const& each) {
  std::u32string_view const text = each.text.shown;
  constexpr std::u32string_view three = U"...";
  auto at = text.find(three);
  if (at == std::u32string_view::npos)
    return;
  bool const has_character = text.find(U'\u2026') != std::u32string_view::npos;
  bool const english_has = each.english != nullptr && each.english->shown.find(U'\u2026') != std::u32string::npos;
  if (!has_character && !english_has)
    return;
  for (; at != std::u32string_view::npos; at = text.find(three, at + three.size()))
    each.add("ellipsis-style", at, say("LINT_THREE_STOPS"), say("LINT_THREE_STOPS_HINT"),
             each.text.replace(at, at + 3, "\u2026"));
}

struct bracket_pair {
  char32_t open;
  char32_t close;
};
constexpr std::array<bracket_pair, 8> brackets{{{'(', ')'},
                                                {'[', ']'},
                                                {0xFF08, 0xFF09},
                                                {0x300C, 0x300D},
                                                {0x300E, 0x300F},
                                                {0x3010, 0x3011},
                                                {0x300A, 0x300B},
                                                {0x3008, 0x3009}}};

/// Returns whether a closing bracket is that of a list's item: "1)", "b)".
bool ends_item_number(std::u32string_view text, std::size_t at) {
  auto begin = at;
  while (begin > 0 && is_word_part(text[begin - 1]))
    --begin;
  auto const number = text.substr(begin, at - begin);
  bool const is_number = std::all_of(number.begin(), number.end(), [](char32_t c) { return detail::digit_value(c); });
  return !number.empty() && (number.size() == 1 || is_number) && (begin == 0 || is_space(text[begin - 1]));
}

/// Returns the place of a bracket without partner, or nothing.
std::optional<std::size_t> lonely_bracket(std::u32string_view text) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < text.size(); ++i) {
    for (auto const& pair : brackets) {
      if (text[i] == pair.open) {
        open.push_back(i);
      } else if (text[i] == pair.close) {
        if (open.empty() && ends_item_number(text, i))
          continue;
        if (open.empty() || text[open.back()] != pair.open)
          return open.empty() ? i : open.back();
        open.pop_back();
      }
    }
  }
  return open.empty() ? std::nullopt : std::optional(open.back());
}

/// Returns the place of the last quotation mark of a kind that stands there an odd number of times, or nothing.
/// Which of them opens depends on the language, and in Swedish both are one; apostrophes are none.
std::optional<std::size_t> lonely_quote(std::u32string_view text) {
  constexpr std::array<std::u32string_view, 4> kinds{U"\"\uFF02", U"\u201C\u201D\u201E\u201F", U"\u00AB\u00BB",
                                                     U"\u2039\u203A"};
  for (auto const kind : kinds) {
    std::size_t number = 0;
    std::size_t last = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      bool const is_inch = text[i] == '"' && i > 0 && detail::digit_value(text[i - 1]);
      if (!is_any_of(text[i], kind) || (is_inch && number % 2 == 0))
        continue;
      ++number;
      last = i;
    }
    if (number % 2 != 0)
      return last;
  }
  // Single ones: U+2018 and U+201A open where no letter is before them; U+2019 may be an apostrophe.
  std::optional<std::size_t> open;
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool const behind_word = i > 0 && is_word_part(text[i - 1]);
    bool const before_word = i + 1 < text.size() && is_word_part(text[i + 1]);
    if (is_any_of(text[i], U"\u2018\u201A") && !behind_word && before_word)
      open = i;
    else if (is_any_of(text[i], U"\u2018\u2019") && !before_word)
      open.reset();
  }
  return open;
}

void check_pairs(subject const& each) {
  using finder = std::optional<std::size_t> (*)(std::u32string_view);
  auto const check = [&](finder find, std::string_view rule, char const* what) {
    auto const at = find(each.text.shown);
    if (at && (each.english == nullptr || !find(each.english->shown))) // "1) first" is like that in English too
      each.add(rule, *at, say(what, {{"mark", to_utf8(each.text.shown.substr(*at, 1))}}), say("LINT_UNBALANCED_HINT"));
  };
  check(lonely_bracket, "unbalanced-bracket", later("LINT_BRACKET"));
  check(lonely_quote, "unbalanced-quote", later("LINT_QUOTE"));
}

void check_lines(subject const& each) {
  if (each.english == nullptr)
    return;
  auto const lines = [](std::u32string_view text) {
    auto const inner = text.substr(0, end_of_text(text));
    return 1 + std::count(inner.begin(), inner.end(), U'\n');
  };
  auto const wanted = lines(each.english->shown);
  auto const found = lines(each.text.shown);
  // A paragraph that is longer in another language may take one line more; two lines are a heading and its text.
  constexpr auto paragraph = 3;
  bool const is_longer_paragraph = wanted >= paragraph && found == wanted + 1;
  if (found != wanted && !is_longer_paragraph)
    each.add("line-count", 0, say("LINT_LINES", {{"lines", found}, {"english", wanted}}), say("LINT_LINES_HINT"));
}

/// Returns whether a word may follow itself: German "die, die", English "that that".
bool may_be_doubled(std::string_view language, std::string const& word) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 14> known{{{"de", "die"},
                                                                                 {"de", "der"},
                                                                                 {"de", "das"},
                                                                                 {"de", "sie"},
                                                                                 {"en", "that"},
                                                                                 {"en", "had"},
                                                                                 {"fr", "nous"},
                                                                                 {"fr", "vous"},
                                                                                 {"it", "via"},
                                                                                 {"it", "man"},
                                                                                 {"nl", "die"},
                                                                                 {"nl", "dat"},
                                                                                 {"nl", "zij"},
                                                                                 {"pt", "se"}}};
  return std::find(known.begin(), known.end(), std::pair<std::string_view, std::string_view>(language, word)) !=
         known.end();
}

void check_doubled_words(subject const& each) {
  if (each.in.doubles_words || !each.in.has_plain_space_words)
    return;
  std::u32string_view const text = each.text.shown;
  std::u32string_view before;
  std::size_t before_end = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (!detail::is_letter(text[i])) {
      ++i;
      continue;
    }
    auto const begin = i;
    while (i < text.size() && is_word_part(text[i]))
      ++i;
    auto const word = text.substr(begin, i - begin);
    bool const is_near = begin == before_end + 1 && text[before_end] == ' ';
    bool const is_whole = (begin == 0 || !is_any_of(text[begin - 1], U"'-\u2019")) &&
                          (i == text.size() || !is_any_of(text[i], U"'-\u2019"));
    auto const same = [](char32_t a, char32_t b) { return detail::lower_case(a) == detail::lower_case(b); };
    if (is_near && is_whole && word.size() > 1 &&
        std::equal(word.begin(), word.end(), before.begin(), before.end(), same)) {
      std::u32string lower;
      for (auto const c : word)
        lower += detail::lower_case(c);
      if (!may_be_doubled(each.in.code, to_utf8(lower)))
        each.add("doubled-word", begin, say("LINT_WORD_TWICE", {{"word", to_utf8(word)}}), say("LINT_REMOVE_ONE"));
    }
    before = word;
    before_end = i;
  }
}

} // namespace

void check_typography(subject const& each) {
  check_spaces(each);
  check_edges(each);
  check_ending(each);
  check_ellipsis(each);
  check_pairs(each);
  check_lines(each);
  check_doubled_words(each);
}

} // namespace interco::exchange
