#include "exchange/pseudo.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "core/ascii.hpp"
#include "core/definitions.hpp"
#include "core/locale_tag.hpp"
#include "core/text_rule.hpp"
#include "core/utf8.hpp"
#include "exchange/template.hpp"

namespace interco::exchange {
namespace {

using detail::code_points;

/// A letter for each of ASCII's, of the same shape and precomposed, so that a text has as many code points as before.
constexpr std::array<std::string_view, 26> small_letters{"å", "ƀ", "ĉ", "ð", "é", "ƒ", "ĝ", "ĥ", "î",
                                                         "ĵ", "ķ", "ļ", "ɱ", "ñ", "ö", "þ", "ǫ", "ŕ",
                                                         "š", "ť", "û", "ṽ", "ŵ", "ẋ", "ý", "ž"};
constexpr std::array<std::string_view, 26> capital_letters{"Å", "Ɓ", "Ĉ", "Ð", "É", "Ƒ", "Ĝ", "Ĥ", "Î",
                                                           "Ĵ", "Ķ", "Ļ", "Ṁ", "Ñ", "Ö", "Þ", "Ǫ", "Ŕ",
                                                           "Š", "Ť", "Û", "Ṽ", "Ŵ", "Ẋ", "Ý", "Ž"};

constexpr std::string_view right_to_left_mark = "\u200F";
constexpr std::string_view right_to_left_isolate = "\u2067";
constexpr std::string_view first_strong_isolate = "\u2068";
constexpr std::string_view pop_isolate = "\u2069";

/// A part of a text: one that is shown as it is, or one of the syntax of MessageFormat.
struct piece {
  std::string_view text;
  bool literal = true;
};

/// Returns whether a piece of syntax is a value's place, not an end of a plural's or select's.
bool is_value(std::string_view syntax) {
  return syntax == "#" || (syntax.starts_with('{') && syntax.ends_with('}'));
}

/// Takes a pattern of ICU's MessageFormat apart (ICU user guide, "Formatting Messages"; class MessagePattern, with its
/// default treatment of apostrophes).
class pattern_reader {
 public:
  explicit pattern_reader(std::string_view pattern) : pattern_(pattern) {}

  /// Returns whether the pattern is sound.
  bool read() {
    if (!read_message(0, false))
      return false;
    end_piece(true);
    return true;
  }
  [[nodiscard]] std::vector<piece> const& pieces() const noexcept { return pieces_; }
  /// Returns about how many code points are shown: of branches those of the longest, of a value those of its name.
  [[nodiscard]] std::size_t shown() const noexcept { return shown_; }

 private:
  static constexpr unsigned most_levels = 32; // of messages in messages; people write two or three

  [[nodiscard]] bool at_end() const noexcept { return next_ == pattern_.size(); }
  [[nodiscard]] char peek(std::size_t ahead = 0) const noexcept {
    return next_ + ahead < pattern_.size() ? pattern_[next_ + ahead] : '\0';
  }
  /// Ends a piece before the next character.
  void end_piece(bool literal) {
    if (next_ != begin_)
      pieces_.push_back({pattern_.substr(begin_, next_ - begin_), literal});
    begin_ = next_;
  }
  void skip_spaces() {
    while (detail::is_space(peek()))
      ++next_;
  }

  /// Reads up to the end of the pattern or, in an argument, its closing brace.
  bool read_message(unsigned level, bool of_plural) {
    if (level > most_levels)
      return false;
    for (std::size_t shown = 0;; ++next_) {
      char const c = peek();
      if (at_end() || (c == '}' && level > 0)) {
        shown_ = shown;
        return at_end() == (level == 0);
      }
      shown += detail::is_continuation(c) ? 0 : 1;
      if (c == '\'') {
        skip_quoted(of_plural);
      } else if (c == '#' && of_plural) {
        end_piece(true);
        ++next_;
        end_piece(false);
        --next_;
      } else if (c == '{') {
        end_piece(true);
        if (!read_argument(level))
          return false;
        shown += shown_;
      }
    }
  }

  /// Goes to the last character of what an apostrophe begins: two of them are one, and only before syntax it quotes.
  void skip_quoted(bool of_plural) {
    char const quoted = peek(1);
    if (quoted == '\'')
      ++next_;
    if (quoted != '{' && quoted != '}' && (quoted != '#' || !of_plural))
      return;
    for (++next_; next_ + 1 < pattern_.size(); ++next_) {
      if (peek() != '\'')
        continue;
      if (peek(1) != '\'')
        return;
      ++next_;
    }
    next_ = pattern_.size() - 1; // one that is not closed quotes all that follows
  }

  /// Reads from an opening brace to the closing one, which is the next character then.
  bool read_argument(unsigned level) {
    ++next_;
    skip_spaces();
    auto const name = next_;
    while (!at_end() && !detail::is_space(peek()) && peek() != ',' && peek() != '}')
      ++next_;
    auto const name_size = next_ - name;
    skip_spaces();
    if (name_size == 0 || (peek() != ',' && peek() != '}'))
      return false;
    std::string type;
    if (peek() == ',') {
      ++next_;
      skip_spaces();
      while (detail::is_letter(peek()))
        type += detail::lower(pattern_[next_++]);
    }
    shown_ = name_size + 2;
    bool const is_plural = type == "plural" || type == "selectordinal";
    bool const sound = is_plural || type == "select" ? read_branches(level, is_plural) : skip_style();
    if (!sound)
      return false;
    ++next_;
    end_piece(false);
    --next_;
    return true;
  }

  bool read_branches(unsigned level, bool is_plural) {
    std::size_t longest = 0;
    bool any = false;
    for (; peek() != '}'; ++next_) {
      if (at_end())
        return false;
      if (peek() != '{')
        continue;
      ++next_;
      end_piece(false);
      if (!read_message(level + 1, is_plural))
        return false;
      end_piece(true);
      longest = std::max(longest, shown_);
      any = true;
    }
    shown_ = longest;
    return any;
  }

  /// Goes to the closing brace of a value; its style may have braces and quotes.
  bool skip_style() {
    for (unsigned open = 0; !at_end(); ++next_) {
      if (peek() == '\'') {
        auto const end = pattern_.find('\'', next_ + 1);
        if (end == std::string_view::npos)
          return false;
        next_ = end;
      } else if (peek() == '{') {
        ++open;
      } else if (peek() == '}' && open-- == 0) {
        return true;
      }
    }
    return false;
  }

  std::string_view pattern_;
  std::size_t next_ = 0;
  std::size_t begin_ = 0; // of the piece that is read
  std::size_t shown_ = 0; // of the message or argument that was read last
  std::vector<piece> pieces_;
};

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

bool is_option(std::string_view word) {
  return word.size() > 1 && word[0] == '-' && detail::is_letter(word[1]);
}

/// Returns whether a translator would leave a word as it is. `next` is the word behind it.
bool stays(std::string_view word, std::string_view next) {
  if (is_option(word) || is_option(next)) // setspn -Q
    return true;
  constexpr std::string_view marks = "_/\\@=";
  unsigned capitals = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    char const c = word[i];
    bool const between =
        i > 0 && i + 1 < word.size() && detail::is_alphanumeric(word[i - 1]) && detail::is_alphanumeric(word[i + 1]);
    if (detail::is_digit(c) || marks.find(c) != std::string_view::npos || (c == '.' && between))
      return true;
    if (c >= 'A' && c <= 'Z')
      capitals += i > 0 && detail::is_letter(word[i - 1]) && detail::lower(word[i - 1]) == word[i - 1] ? 2 : 1;
  }
  return capitals > 1; // an abbreviation, or a name such as userPrincipalName
}

/// Returns the next word of a text, or the blanks and line ends up to it.
std::string_view first_run(std::string_view text) {
  auto const is_end = [space = !text.empty() && detail::is_space(text.front())](char c) {
    return detail::is_space(c) != space;
  };
  return text.substr(0, static_cast<std::size_t>(std::find_if(text.begin(), text.end(), is_end) - text.begin()));
}

void append_accented(std::string& to, std::string_view literal) {
  while (!literal.empty()) {
    auto const run = first_run(literal);
    literal.remove_prefix(run.size());
    auto const behind = literal.substr(first_run(literal).size());
    bool const kept = stays(run, first_run(behind));
    for (char const c : run) {
      if (kept || !detail::is_letter(c))
        to += c;
      else
        to += c >= 'a' ? small_letters[static_cast<std::size_t>(c - 'a')]
                       : capital_letters[static_cast<std::size_t>(c - 'A')];
    }
  }
}

/// Between two words of Latin letters, a blank goes with them; a mark before it makes the next one stand to the left.
void append_right_to_left(std::string& to, std::string_view literal, bool with_marks) {
  for (std::size_t i = 0; i < literal.size(); ++i) {
    char const c = literal[i];
    bool const begins = is_blank(c) && (i == 0 || !is_blank(literal[i - 1]));
    if (c == '\n')
      ((to += pop_isolate) += c) += right_to_left_isolate; // no isolate goes beyond its line
    else if (with_marks && begins && !is_option(first_run(literal.substr(std::min(i + 1, literal.size())))))
      (to += right_to_left_mark) += c;
    else
      to += c;
  }
}

/// Returns words that make a text of `shown` code points 30 to 50 % longer, together with two brackets; a short one
/// gets a word in any case. They take at most `room`.
std::string padding(std::size_t shown, std::size_t room) {
  constexpr std::size_t brackets = 2;
  constexpr std::string_view words = " one two three four five six seven eight nine ten";
  constexpr std::size_t one_word = 4;
  constexpr std::size_t short_text = 10; // half of it has no room for a word
  auto const least = (3 * shown + 9) / 10;
  auto const most = std::min(shown < short_text ? brackets + one_word : shown / 2, room);
  if (most <= brackets)
    return {};
  auto const size = most - brackets;
  std::string all;
  while (all.size() <= size)
    all += words;
  auto const whole = all.rfind(' ', size);
  all.resize(whole + brackets >= least ? whole : size); // a word is cut where no whole one fits
  if (all.ends_with(' '))
    all.pop_back();
  return all;
}

} // namespace

std::optional<pseudo_locale> pseudo_locale_of(std::string_view name) {
  auto const tag = detail::parse_locale(name);
  for (std::size_t i = 0; i < pseudo_locale_names.size(); ++i) {
    if (tag && tag == detail::parse_locale(pseudo_locale_names[i]))
      return static_cast<pseudo_locale>(i);
  }
  return std::nullopt;
}

std::string pseudo_text(pseudo_locale locale, std::string_view english, bool has_arguments,
                        std::optional<std::size_t> longest) {
  auto const first = std::min(english.find_first_not_of('\n'), english.size());
  auto const text = english.substr(first, english.find_last_not_of('\n') + 1 - first);
  std::vector<piece> pieces{{text}};
  auto const size = code_points(text);
  auto shown = size;
  if (has_arguments) {
    pattern_reader pattern(text);
    if (!pattern.read())
      return std::string(english);
    pieces = pattern.pieces();
    shown = pattern.shown();
  }
  auto const around = english.size() - text.size();
  auto const limit = longest ? *longest - std::min(*longest, around) : std::string_view::npos;
  auto const make = [&](auto append, std::string_view before, std::string const& behind, bool isolated = false) {
    std::string result(english.substr(0, first));
    result += before;
    for (auto const& each : pieces) {
      if (each.literal)
        append(result, each.text);
      else if (isolated && is_value(each.text))
        ((result += first_strong_isolate) += each.text) += pop_isolate;
      else
        result += each.text;
    }
    return (result += behind) += english.substr(first + text.size());
  };
  auto const fits = [&](std::string const& made) {
    return made.size() <= detail::max_text_size && (!longest || code_points(made) <= *longest);
  };

  if (locale == pseudo_locale::accented) {
    auto const room = limit - std::min(limit, size);
    bool const bracketed = room >= 2;
    // The mark that ends a sentence stays its end.
    auto* const last = pieces.empty() || !pieces.back().literal ? nullptr : &pieces.back().text;
    std::string mark;
    if (bracketed && last != nullptr && !last->empty() &&
        std::string_view(".?!:").find(last->back()) != std::string_view::npos && !last->ends_with("..")) {
      mark = last->back();
      last->remove_suffix(1);
    }
    auto made = make(append_accented, bracketed ? "[" : "", bracketed ? padding(shown, room) + mark + "]" : "");
    return made.size() <= detail::max_text_size ? made : std::string(english);
  }
  for (bool const with_marks : {true, false}) {
    auto made = make([&](std::string& to, std::string_view part) { append_right_to_left(to, part, with_marks); },
                     right_to_left_isolate, std::string(pop_isolate), with_marks);
    if (fits(made))
      return made;
  }
  return std::string(english);
}

translation_file make_pseudo(definitions_source const& codes, bundle_source const& english, pseudo_locale locale) {
  auto result = make_template(codes, english, pseudo_locale_names[static_cast<std::size_t>(locale)]);
  result.comment = "Pseudo-texts, made by interco pseudo: for tests of programs, not to be shipped.";
  for (auto& entry : result.entries) {
    auto const key = std::string_view(entry.key);
    bool const is_action = key.ends_with(detail::action_suffix);
    auto const ordinal = codes.ordinal(key.substr(0, key.size() - (is_action ? detail::action_suffix.size() : 0)));
    auto const& code = codes.codes[ordinal.value()]; // a template has no other keys
    auto const longest = is_action ? std::nullopt : code.max_length;
    entry.target = pseudo_text(locale, entry.source, !code.arguments.empty(),
                               longest ? std::optional<std::size_t>(*longest) : std::nullopt);
    entry.state = translation_state::translated;
  }
  return result;
}

} // namespace interco::exchange
