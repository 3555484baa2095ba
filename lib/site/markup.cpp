#include "site/markup.hpp"

#include <algorithm>

#include "exchange/html.hpp"
#include "site/languages.hpp"

namespace interco::site {
namespace {

/// Returns whether a word is in the language of a page: one in "it" is on a page in "it-CH".
bool is_in(std::string_view page, std::string_view word) noexcept {
  return page.starts_with(word) && (page.size() == word.size() || page[word.size()] == '-');
}

} // namespace

markup& markup::text(std::string_view shown) {
  exchange::append_html(text_, shown);
  return *this;
}

markup& markup::word(std::string_view symbol) {
  return word(symbol, {}, {});
}

markup& markup::word(std::string_view symbol, std::string_view name, std::string_view value) {
  auto const& found = page_->words[symbol];
  bool const other = !is_in(page_->tag, found.locale);
  if (other)
    (*this << "<span").language(found.locale) << ">";
  text(name.empty() ? found.text : with(found.text, name, value));
  return other ? *this << "</span>" : *this;
}

markup& markup::word_attribute(std::string_view name, std::string_view symbol) {
  auto const& found = page_->words[symbol];
  return attribute(name, found.text).word_language(found.locale);
}

markup& markup::word_language(std::string_view tag) {
  return is_in(page_->tag, tag) ? *this : attribute("lang", tag);
}

markup& markup::attribute(std::string_view name, std::string_view value) {
  (*this << " " << name << "=\"").text(value);
  return *this << "\"";
}

markup& markup::language(std::string_view tag) {
  if (tag == page_->tag)
    return *this;
  return attribute("lang", tag) << (is_right_to_left(tag) ? " dir=\"rtl\"" : " dir=\"ltr\"");
}

markup& markup::symbol(std::string_view name) {
  *this << "<code dir=\"ltr\" translate=\"no\">";
  for (std::size_t begin = 0; begin < name.size();) {
    auto const end = std::min(name.find('_', begin), name.size() - 1) + 1;
    text(name.substr(begin, end - begin)) << (end < name.size() ? "<wbr>" : "");
    begin = end;
  }
  return *this << "</code>";
}

markup& markup::value(std::string_view number) {
  (*this << "<span class=\"number\" dir=\"ltr\">").text(number);
  return *this << "</span>";
}

} // namespace interco::site
