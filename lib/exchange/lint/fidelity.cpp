#include <algorithm>
#include <array>

#include "core/ascii.hpp"
#include "core/utf8.hpp"
#include "exchange/lint/checks.hpp"
#include "exchange/lint/glossary.hpp"
#include "exchange/wording.hpp"
#include "icu/characters.hpp"

namespace interco::exchange {
namespace {

constexpr auto none = std::u32string_view::npos;

bool is_ascii_word(char32_t c) {
  return c < 0x80 && detail::is_alphanumeric(static_cast<char>(c));
}
bool is_upper(char32_t c) {
  return c >= 'A' && c <= 'Z';
}
bool is_lower(char32_t c) {
  return c >= 'a' && c <= 'z';
}
bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}
bool is_space(char32_t c) {
  return c == ' ' || c == '\n' || c == '\t' || c == 0xA0 || c == 0x202F || c == argument_mark;
}

/// English words that are written in capitals to stress them.
bool is_stressed(std::u32string_view word) {
  constexpr std::array<std::u32string_view, 14> words{U"NOT", U"AND", U"OR",  U"ONLY", U"NO",  U"MUST",  U"ALL",
                                                      U"OK",  U"IS",  U"THE", U"ANY",  U"YES", U"NEVER", U"ON"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// A part of a text that is the same in every language.
struct name {
  std::u32string_view text;
  bool is_abbreviation = false;
};

/// Finds the names of an English text: what is no word of a language by its letters.
class name_finder {
 public:
  explicit name_finder(std::u32string_view text) : text_(text) {
    has_lower_case_ = std::any_of(text.begin(), text.end(), is_lower);
  }

  std::vector<name> find() {
    for (std::size_t i = 0; i < text_.size();) {
      auto end = i;
      while (end < text_.size() && !is_space(text_[end]))
        ++end;
      if (end != i)
        token(text_.substr(i, end - i));
      i = end + 1;
    }
    return std::move(names_);
  }

 private:
  void add(std::u32string_view text, bool is_abbreviation = false) {
    auto const known = [text](name const& each) { return each.text == text; };
    if (!text.empty() && std::none_of(names_.begin(), names_.end(), known))
      names_.push_back({text, is_abbreviation});
  }

  static std::u32string_view strip(std::u32string_view token) {
    constexpr std::u32string_view marks = U".,:;!?()[]{}\"'\u2018\u2019\u201C\u201D\u00AB\u00BB\u2026";
    while (!token.empty() && marks.find(token.back()) != none)
      token.remove_suffix(1);
    while (!token.empty() && marks.find(token.front()) != none) {
      bool const is_extension = token.front() == '.' && token.size() > 1 && is_ascii_word(token[1]); // .NET, .dll
      if (is_extension)
        break;
      token.remove_prefix(1);
    }
    return token;
  }

  void token(std::u32string_view token) {
    auto const call = token.find(U"()");
    if (call != none && call > 0 && is_ascii_word(token[call - 1])) {
      auto begin = call;
      while (begin > 0 && (is_ascii_word(token[begin - 1]) || token[begin - 1] == '_'))
        --begin;
      return add(token.substr(begin, call + 2 - begin));
    }
    auto const before = previous_;
    token = strip(token);
    previous_ = token;
    if (token.size() < 2)
      return;
    auto const at = token.find('@');
    bool const is_address = token.find(U"://") != none || token.starts_with(U"www.");
    bool const is_mail = at != none && at > 0 && at + 1 < token.size();
    bool const is_path = token.find('\\') != none || (token[0] == '/' && is_ascii_word(token[1]));
    bool const is_option = token[0] == '-' && is_ascii_word(token[1]) && !is_digit(token[1]);
    if (is_mail && !is_address)
      add(token.substr(at)); // what stands before it may be a word: name@example.com
    else if (is_option)
      option(token, before);
    else if (is_address || is_path || token.find('_') != none)
      add(token);
    else
      parts(token);
  }

  void option(std::u32string_view token, std::u32string_view command) {
    bool const is_command = !command.empty() && std::all_of(command.begin(), command.end(), [](char32_t c) {
      return is_lower(c) || is_digit(c) || c == '.' || c == '-';
    });
    // "mc.exe does it with -c": of these, no command is named like one.
    constexpr std::array<std::u32string_view, 9> words{U"with", U"by",   U"without", U"use",   U"or",
                                                       U"and",  U"give", U"see",     U"option"};
    bool const is_word = std::find(words.begin(), words.end(), command) != words.end();
    if (is_command && !is_word && command[0] != '-')
      add(command);
    add(token);
  }

  void parts(std::u32string_view token) {
    bool const is_dotted = dotted(token);
    if (is_dotted)
      return add(token);
    for (std::size_t i = 0; i < token.size();) {
      auto const end = std::min(token.find_first_of(U"-/+=&|~\u2013\u2014()[],:;\"", i), token.size());
      word(token.substr(i, end - i));
      i = end + 1;
    }
  }

  /// Returns whether a token is a file or a host: letters on both sides of a dot, more than one on one of them.
  static bool dotted(std::u32string_view token) {
    auto const dot = token.find('.');
    if (dot == none || dot + 1 == token.size())
      return false;
    if (token.find_first_of(U"/,;:()") != none)
      return false;
    bool has_letters = false;
    std::size_t longest = 0;
    std::size_t length = 0;
    for (auto const c : token) {
      length = c == '.' ? 0 : length + 1;
      longest = std::max(longest, length);
      has_letters = has_letters || is_lower(c) || is_upper(c);
    }
    return has_letters && longest > 1 && token.back() != '.';
  }

  void word(std::u32string_view word) {
    for (auto const ending : {U"'s", U"\u2019s"}) {
      if (word.ends_with(ending))
        word.remove_suffix(2);
    }
    word = strip(word);
    auto const capitals = std::count_if(word.begin(), word.end(), is_upper);
    bool const is_plural = word.ends_with('s') && capitals >= 2 && capitals + 1 == std::ssize(word);
    if (is_plural)
      word.remove_suffix(1);
    if (word.size() < 2 || !std::all_of(word.begin(), word.end(), is_ascii_word))
      return;
    bool const has_lower = std::any_of(word.begin(), word.end(), is_lower);
    bool const has_digit = std::any_of(word.begin(), word.end(), is_digit);
    bool inner_capital = false;
    for (std::size_t i = 1; i < word.size(); ++i)
      inner_capital = inner_capital || (is_upper(word[i]) && is_lower(word[i - 1]));
    bool const is_abbreviation = capitals >= 2 && !has_lower && has_lower_case_ && !is_stressed(word);
    bool const has_both = has_digit && (capitals > 0 || has_lower) && !is_digit(word[0]); // not 3rd, 5GB
    if (is_abbreviation || inner_capital || has_both)
      add(word, is_abbreviation && !has_digit);
  }

  std::u32string_view text_;
  std::u32string_view previous_;
  std::vector<name> names_;
  bool has_lower_case_ = false; // otherwise capitals say nothing
};

bool contains(std::u32string_view text, std::u32string_view name) {
  auto const touches = [](char32_t c) { return is_upper(c) || is_digit(c) || c == '_'; };
  for (auto at = text.find(name); at != none; at = text.find(name, at + 1)) {
    auto const end = at + name.size();
    bool const before = at > 0 && is_ascii_word(text[at - 1]) && is_ascii_word(name.front());
    bool const after = end < text.size() && touches(text[end]) && is_ascii_word(name.back());
    if (!before && !after)
      return true;
  }
  return false;
}

void check_names(subject const& each) {
  for (auto const& name : name_finder(each.english->shown).find()) {
    bool const is_translated = each.terms != nullptr && each.terms->translates(name.text, each);
    if (!contains(each.text.shown, name.text) && !is_translated)
      each.add("missing-name", 0, say("LINT_MISSING_NAME", {{"name", to_utf8(name.text)}}),
               say("LINT_MISSING_NAME_HINT"));
  }
}

/// Returns the numbers of a text, without the separators of their groups, and with the digits of ASCII.
std::vector<std::string> numbers_of(std::u32string_view text) {
  constexpr std::u32string_view separators = U".,'\u2019\u00A0\u202F\u066B\u066C";
  std::vector<std::string> result;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] < '0' || !detail::digit_value(text[i])) { // nothing below is a digit
      ++i;
      continue;
    }
    // S4U; not what stands behind a Chinese word, without a space.
    bool const is_part = i > 0 && text[i - 1] < 0x80 && (detail::is_letter(text[i - 1]) || text[i - 1] == '_');
    std::string number;
    while (i < text.size()) {
      auto const digit = detail::digit_value(text[i]);
      if (digit)
        number += static_cast<char>('0' + *digit);
      else if (separators.find(text[i]) == none || i + 1 == text.size() || !detail::digit_value(text[i + 1]))
        break;
      ++i;
    }
    if (!is_part)
      result.push_back(std::move(number));
  }
  return result;
}

void check_numbers(subject const& each) {
  auto const wanted = numbers_of(each.english->shown);
  if (wanted.empty())
    return;
  auto const found = numbers_of(each.text.shown);
  auto const has = [](std::vector<std::string> const& list, std::string const& number) {
    return std::find(list.begin(), list.end(), number) != list.end();
  };
  bool const has_another = std::any_of(found.begin(), found.end(), [&](auto const& one) { return !has(wanted, one); });
  for (auto const& number : wanted) {
    // A language may spell out a small one.
    if (!has(found, number) && (number.size() > 1 || has_another))
      each.add("missing-number", 0, say("LINT_MISSING_NUMBER", {{"number", number}}), say("LINT_MISSING_NUMBER_HINT"));
  }
}

} // namespace

void check_fidelity(subject const& each) {
  if (each.english == nullptr)
    return;
  check_names(each);
  check_numbers(each);
}

bool has_words(std::u32string_view text) {
  auto const names = name_finder(text).find();
  std::size_t letters = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    bool const is_part =
        i < text.size() && (detail::is_letter(text[i]) || text[i] == '_' || detail::digit_value(text[i]));
    if (is_part) {
      ++letters;
      continue;
    }
    auto const word = text.substr(i - letters, letters);
    letters = 0;
    bool const is_name =
        std::any_of(names.begin(), names.end(), [word](name const& each) { return each.text.find(word) != none; });
    bool const is_plain = word.size() > 1 && std::any_of(word.begin(), word.end(), is_lower);
    if (is_plain && !is_name)
      return true;
  }
  return false;
}

std::string first_abbreviation(std::u32string_view text) {
  for (auto const& each : name_finder(text).find()) {
    if (each.is_abbreviation)
      return to_utf8(each.text);
  }
  return {};
}

void check_length(subject const& each) {
  auto const& text = each.text;
  auto length = text.shown.size();
  for (auto const& name : text.args) {
    for (auto const& argument : each.code.arguments)
      length += argument.name == name && !argument.example.empty() ? detail::code_points(argument.example) - 1 : 0;
  }
  if (each.code.max_length && !each.is_action && length > *each.code.max_length)
    each.add("over-length", std::min<std::size_t>(*each.code.max_length, text.shown.size()),
             say("LINT_TOO_LONG", {{"characters", length}, {"most", *each.code.max_length}}),
             text.args.empty() ? say("LINT_SHORTEN") : say("LINT_SHORTEN_ARGUMENTS"));
  constexpr std::size_t short_text = 20; // "OK" may well become "Einverstanden"
  constexpr std::size_t much = 3;
  if (each.english != nullptr && each.english->shown.size() >= short_text &&
      text.shown.size() > much * each.english->shown.size())
    each.add("long-translation", 0, say("LINT_THREE_TIMES"), say("LINT_THREE_TIMES_HINT"));
}

} // namespace interco::exchange
