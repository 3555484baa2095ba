#include "exchange/lint/glossary.hpp"

#include <algorithm>

#include "core/ascii.hpp"
#include "core/utf8.hpp"
#include "exchange/file.hpp"
#include "icu/characters.hpp"

namespace interco::exchange {
namespace {

bool is_word_part(char32_t c) {
  return c < 0x80 ? detail::is_alphanumeric(static_cast<char>(c)) : detail::is_letter(c) || detail::is_mark(c);
}

std::u32string lower_case(std::u32string_view text) {
  std::u32string result(text);
  for (auto& c : result)
    c = c < 0x80 ? static_cast<char32_t>(detail::lower(static_cast<char>(c))) : detail::lower_case(c);
  return result;
}

std::vector<term_form> forms_of(std::string_view text) {
  std::vector<term_form> result;
  while (!text.empty()) {
    auto const end = std::min(text.find('|'), text.size());
    auto word = detail::trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    term_form form;
    form.any_ending = word.ends_with('*');
    if (form.any_ending)
      word.remove_suffix(1);
    while (!word.empty()) {
      auto const character = detail::decode_utf8(word);
      form.text += character.code_point;
      form.has_case = form.has_case || detail::is_upper(character.code_point);
      word.remove_prefix(character.length);
    }
    if (!form.text.empty())
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

constexpr auto nowhere = std::u32string::npos;

/// Returns where a form stands at or behind `from`.
std::size_t find(searched_text const& text, term_form const& form, std::size_t from) {
  auto const& in = form.has_case ? text.plain : text.lower;
  for (auto at = in.find(form.text, from); at != nowhere; at = in.find(form.text, at + 1)) {
    auto const end = at + form.text.size();
    bool const begins = at == 0 || !is_word_part(in[at - 1]) || !is_word_part(form.text.front());
    bool const ends = form.any_ending || end == in.size() || !is_word_part(in[end]);
    if (begins && ends)
      return at;
  }
  return nowhere;
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
    if (term.english_forms.empty() || term.forms.empty())
      wrong.at_entry("glossary-syntax", {number, 1}, "an English term, a tab and the words for it expected",
                     "credential*<TAB>credenzial*");
    else
      result.terms_.push_back(std::move(term));
  }
  wrong.finish(found, nullptr);
  std::stable_sort(result.terms_.begin(), result.terms_.end(), [](glossary_term const& a, glossary_term const& b) {
    return a.english_forms[0].text.size() > b.english_forms[0].text.size();
  });
  for (std::size_t i = 0; i < result.terms_.size(); ++i) {
    for (auto const& form : result.terms_[i].english_forms)
      result.by_beginning_[lower_case(form.text.substr(0, beginning_size))].push_back(i);
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
  std::vector<std::pair<std::size_t, std::size_t>> taken; // by longer terms
  for (auto const number : candidates(english.lower)) {
    auto const& term = terms_[number];
    std::u32string_view occurs;
    for (auto const& form : term.english_forms) {
      for (auto at = find(english, form, 0); at != nowhere; at = find(english, form, at + 1)) {
        auto const end = at + form.text.size();
        bool const is_free = std::none_of(taken.begin(), taken.end(),
                                          [&](auto const& range) { return at < range.second && end > range.first; });
        if (!is_free)
          continue;
        occurs = std::u32string_view(english.plain).substr(at, form.text.size());
        taken.emplace_back(at, end);
      }
    }
    if (occurs.empty())
      continue;
    if (!text)
      text.emplace(each.text.shown);
    bool const is_there = std::any_of(term.forms.begin(), term.forms.end(),
                                      [&](term_form const& form) { return find(*text, form, 0) != nowhere; });
    if (!is_there)
      each.add("glossary-term", 0,
               "the English has \"" + to_utf8(occurs) + "\", the translation no word of the glossary for it",
               "the words for it are " + term.expected + "; if another one is right, add it to the glossary");
  }
}

} // namespace interco::exchange
