#include "exchange/lint/glossary.hpp"

#include <algorithm>
#include <array>

#include "core/ascii.hpp"
#include "core/utf8.hpp"
#include "exchange/file.hpp"
#include "exchange/wording.hpp"
#include "icu/characters.hpp"

namespace interco::exchange {
namespace {

/// Returns whether a character is of a script that has no spaces between words.
bool is_written_without_spaces(char32_t c) {
  constexpr std::array<std::string_view, 8> scripts{"Hani", "Hira", "Kana", "Khmr", "Laoo", "Mymr", "Thai", "Tibt"};
  constexpr char32_t prolonged_sound = 0x30FC; // of Hiragana and Katakana, so that its script is none of the two
  return c == prolonged_sound || std::find(scripts.begin(), scripts.end(), detail::script_of(c)) != scripts.end();
}

/// Returns whether a word could go on with a character.
bool is_word_part(char32_t c) {
  if (c < 0x80)
    return detail::is_alphanumeric(static_cast<char>(c));
  return (detail::is_letter(c) || detail::is_mark(c)) && !is_written_without_spaces(c);
}

std::u32string lower_case(std::u32string_view text) {
  std::u32string result(text);
  for (auto& c : result)
    c = c < 0x80 ? static_cast<char32_t>(detail::lower(static_cast<char>(c))) : detail::lower_case(c);
  return result;
}

constexpr auto nowhere = std::u32string::npos;

std::vector<term_form> forms_of(std::string_view text) {
  std::vector<term_form> result;
  while (!text.empty()) {
    auto const end = std::min(text.find('|'), text.size());
    auto word = detail::trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    term_form form;
    while (!word.empty()) {
      auto const character = detail::decode_utf8(word);
      form.text += character.code_point;
      form.has_case = form.has_case || detail::is_upper(character.code_point);
      word.remove_prefix(character.length);
    }
    if (form.text.find_first_not_of(U'*') != nowhere)
      result.push_back(std::move(form));
  }
  return result;
}

/// A text as it is, and in lower case.
struct searched_text {
  explicit searched_text(std::u32string const& text) : plain(text), lower(lower_case(text)) {}
  std::u32string const& plain;
  std::u32string lower;
};

constexpr std::size_t beginning_size = 3; // letters; more would leave out few terms more

/// A place in a text, without its end.
struct found_form {
  std::size_t begin = nowhere;
  std::size_t end = nowhere;
};

/// Returns where a form ends that stands at `at`, or nowhere. An asterisk takes all letters that follow, or as many
/// as leave what is behind it in the form.
std::size_t end_of(std::u32string_view form, std::u32string_view in, std::size_t at) {
  std::size_t i = 0;
  std::size_t asterisk = nowhere; // the last one that was passed
  std::size_t taken = 0;          // where what it takes ends
  auto const is_end = [&] { return at == in.size() || !is_word_part(in[at]) || !is_word_part(in[at - 1]); };
  while (true) {
    if (i < form.size() && form[i] == U'*') {
      asterisk = i++;
      while (i == form.size() && at < in.size() && is_word_part(in[at]))
        ++at;
      taken = at;
    } else if (i == form.size() && is_end()) {
      return at;
    } else if (i < form.size() && at < in.size() && form[i] == in[at]) {
      ++i;
      ++at;
    } else if (asterisk != nowhere && taken < in.size() && is_word_part(in[taken])) {
      i = asterisk + 1;
      at = ++taken;
    } else {
      return nowhere;
    }
  }
}

/// Returns where a form stands at or behind `from`.
found_form find(searched_text const& text, term_form const& form, std::size_t from) {
  auto const& in = form.has_case ? text.plain : text.lower;
  auto const first = form.text.front();
  for (auto at = from; at < in.size(); ++at) {
    bool const begins = at == 0 || !is_word_part(in[at - 1]) || !is_word_part(in[at]);
    if (!begins || (first != U'*' && first != in[at]))
      continue;
    if (auto const end = end_of(form.text, in, at); end != nowhere)
      return {at, end};
  }
  return {};
}

} // namespace

glossary glossary::read(std::filesystem::path const& file, lint_options const& options, diagnostics& found) {
  glossary result;
  std::error_code ec;
  if (!std::filesystem::exists(file, ec))
    return result;
  auto const text = read_text(file, found);
  if (!text)
    return result;
  reporter wrong(file.string(), {}, options);
  std::string_view rest = *text;
  for (unsigned number = 1; !rest.empty(); ++number) {
    auto const end = std::min(rest.find('\n'), rest.size());
    auto const line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (detail::trim(line).empty() || line.starts_with('#'))
      continue;
    auto const tab = std::min(line.find('\t'), line.size());
    auto const behind = line.substr(std::min(tab + 1, line.size()));
    glossary_term term;
    term.expected = detail::trim(behind.substr(0, behind.find('\t')));
    term.english_forms = forms_of(line.substr(0, tab));
    term.forms = forms_of(term.expected);
    // The English is looked through by the beginnings of its words.
    bool const has_no_beginning = std::any_of(term.english_forms.begin(), term.english_forms.end(),
                                              [](term_form const& form) { return form.text.front() == U'*'; });
    if (term.english_forms.empty() || has_no_beginning || term.forms.empty())
      wrong.at_entry("glossary-syntax", {number, 1}, say("LINT_GLOSSARY_SYNTAX"), "credential*<TAB>credenzial*");
    else
      result.terms_.push_back(std::move(term));
  }
  wrong.finish(found, nullptr);
  auto const letters = [](glossary_term const& term) {
    auto const& form = term.english_forms[0].text;
    return std::ssize(form) - std::count(form.begin(), form.end(), U'*');
  };
  std::stable_sort(result.terms_.begin(), result.terms_.end(),
                   [&](glossary_term const& a, glossary_term const& b) { return letters(a) > letters(b); });
  for (std::size_t i = 0; i < result.terms_.size(); ++i) {
    for (auto const& form : result.terms_[i].english_forms)
      result.by_beginning_[lower_case(form.text.substr(0, std::min(beginning_size, form.text.find(U'*'))))].push_back(
          i);
  }
  return result;
}

std::vector<std::size_t> glossary::candidates(std::u32string_view text) const {
  std::vector<std::size_t> result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && is_word_part(text[i]) && is_word_part(text[i - 1]))
      continue;
    for (std::size_t size = 1; size <= std::min(beginning_size, text.size() - i); ++size) {
      if (auto const found = by_beginning_.find(std::u32string(text.substr(i, size))); found != by_beginning_.end())
        result.insert(result.end(), found->second.begin(), found->second.end());
    }
  }
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

void glossary::check(subject const& each) const {
  if (terms_.empty() || each.english == nullptr)
    return;
  searched_text const english(each.english->shown);
  std::optional<searched_text> text;
  std::vector<found_form> taken; // by longer terms
  for (auto const number : candidates(english.lower)) {
    auto const& term = terms_[number];
    std::u32string_view occurs;
    for (auto const& form : term.english_forms) {
      for (auto at = find(english, form, 0); at.begin != nowhere; at = find(english, form, at.begin + 1)) {
        bool const is_free = std::none_of(taken.begin(), taken.end(), [&](found_form const& other) {
          return at.begin < other.end && at.end > other.begin;
        });
        if (!is_free)
          continue;
        occurs = std::u32string_view(english.plain).substr(at.begin, at.end - at.begin);
        taken.push_back(at);
      }
    }
    if (occurs.empty())
      continue;
    if (!text)
      text.emplace(each.text.shown);
    bool const is_there = std::any_of(term.forms.begin(), term.forms.end(),
                                      [&](term_form const& form) { return find(*text, form, 0).begin != nowhere; });
    if (!is_there)
      each.add("glossary-term", 0, say("LINT_GLOSSARY_TERM", {{"term", to_utf8(occurs)}}),
               say("LINT_GLOSSARY_TERM_HINT", {{"words", term.expected}}));
  }
}

bool glossary::translates(std::u32string_view term, subject const& each) const {
  searched_text const text(each.text.shown);
  return std::any_of(terms_.begin(), terms_.end(), [&](glossary_term const& one) {
    auto const is_it = [&](term_form const& form) { return form.text == term; };
    auto const is_there = [&](term_form const& form) { return find(text, form, 0).begin != nowhere; };
    return std::any_of(one.english_forms.begin(), one.english_forms.end(), is_it) &&
           std::any_of(one.forms.begin(), one.forms.end(), is_there);
  });
}

} // namespace interco::exchange
