/// \file
/// A page that is being written: markup as it is, texts escaped, and the language of each where it is not the page's.
///
/// \code
///   markup page(italian);
///   (page << "<p").language("en") << ">";        // <p lang="en" dir="ltr">
///   page.text(message.english()) << "</p>";
/// \endcode
#ifndef INTERCO_SITE_MARKUP_HPP
#define INTERCO_SITE_MARKUP_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "site/languages.hpp"
#include "site/model.hpp"

namespace interco::site {

class markup {
 public:
  /// The language must outlive it.
  explicit markup(shown_language const& page) : page_(&page) {}

  /// Appends markup, which must be well-formed and the writer's own.
  markup& operator<<(std::string_view own) {
    text_ += own;
    return *this;
  }
  /// Appends a text, escaped.
  markup& text(std::string_view shown);
  /// Appends a number in ASCII digits.
  markup& number(std::size_t shown) { return *this << std::to_string(shown); }

  /// Appends a word of the pages (words.hpp), in a span with its language where that is not the page's.
  markup& word(std::string_view symbol);
  /// \overload With a value in the place of `{name}`.
  markup& word(std::string_view symbol, std::string_view name, std::string_view value);
  /// Appends ` name="word"`, and the language of the word where it is not the page's. For an element whose content
  /// says its own language.
  markup& word_attribute(std::string_view name, std::string_view symbol);
  /// Appends the language of a word, where it is not the page's.
  markup& word_language(std::string_view tag);
  /// Appends ` name="value"`.
  markup& attribute(std::string_view name, std::string_view value);
  /// Appends ` lang="…" dir="…"` for a content in some language, unless it is the page's.
  markup& language(std::string_view tag);

  /// Appends a symbol: never translated, always from left to right, and broken behind '_' where it is too long for a
  /// line.
  markup& symbol(std::string_view name);
  /// Appends a value that is read from left to right in any language.
  markup& value(std::string_view number);

  /// Returns the punctuation of the page's language, which is no markup.
  [[nodiscard]] punctuation const& marks() const noexcept { return punctuation_of(page_->tag); }
  [[nodiscard]] shown_language const& page() const noexcept { return *page_; }
  [[nodiscard]] std::size_t size() const noexcept { return text_.size(); }
  [[nodiscard]] std::string take() && { return std::move(text_); }

 private:
  shown_language const* page_;
  std::string text_;
};

} // namespace interco::site

#endif
