/// \file
/// The locales that a reader wants, in order of preference, from any of the forms in which they are written.
///
/// A list owns its strings and, once made, may be read from any thread.
/// \code
///   interco::locale_list wanted("de-CH, it;q=0.8");   // an Accept-Language header
///   interco::locale_list also{"it_IT.UTF-8", "de"};    // POSIX or BCP 47, one an element
/// \endcode
#ifndef INTERCO_LOCALE_LIST_HPP
#define INTERCO_LOCALE_LIST_HPP

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <interco/error.hpp>

namespace interco {

/// Requested locales, most wanted first, in BCP 47 form (`it-CH`, `zh-Hant-TW`).
///
/// Making a list never fails: an item that is no locale is skipped and noted in `problems()`; the others stay.
/// Items after `C` or `POSIX` are dropped: both mean "as the program was written", which is English and always there.
/// `*`, any language, is no preference, and left out.
class locale_list {
 public:
  /// The longest single locale accepted, in bytes: ICU's ULOC_FULLNAME_CAPACITY less its NUL. What is longer is no
  /// locale, and ICU has had trouble with it (ICU-22198).
  static constexpr std::size_t max_locale_length = 156;
  /// The longest list accepted, in bytes: what HTTP servers commonly allow for a whole header line.
  static constexpr std::size_t max_list_length = 8192;
  /// The most items kept; the rest are noted in `problems()`. Nobody reads more languages than that.
  static constexpr std::size_t max_items = 32;

  /// No preference: the source language answers.
  locale_list() = default;

  /// Reads one string: an Accept-Language header (RFC 9110 section 12.5.4; it has a `,` or `;`), a GNU `LANGUAGE`
  /// list (it has a `:`), or a single locale, BCP 47 (`it-CH`) or POSIX (`it_IT.UTF-8@euro`). An empty string is an
  /// empty list.
  template <std::convertible_to<std::string_view> Text>
  locale_list(Text const& text) { // NOLINT(google-explicit-constructor): a locale's name is its list of one
    read(text);
  }
  /// \overload A null pointer is an empty list, as from `std::getenv` of what is not set.
  locale_list(char const* text) { // NOLINT(google-explicit-constructor)
    if (text != nullptr)
      read(text);
  }

  /// Reads one locale, or one list of any of the above forms, an element.
  locale_list(std::initializer_list<std::string_view> items) {
    for (auto item : items)
      read(item);
  }

  /// Appends what `text` holds, in any of the above forms.
  void append(std::string_view text) { read(text); }

  [[nodiscard]] bool empty() const noexcept { return items_.empty(); }
  [[nodiscard]] std::size_t size() const noexcept { return items_.size(); }
  [[nodiscard]] std::string const& operator[](std::size_t index) const noexcept { return items_[index]; }
  [[nodiscard]] auto begin() const noexcept { return items_.begin(); }
  [[nodiscard]] auto end() const noexcept { return items_.end(); }

  /// Returns what was skipped, and why; `key` holds the item, shortened if it is long.
  [[nodiscard]] std::vector<problem> const& problems() const noexcept { return problems_; }

  /// Returns the items joined with ", ": "it-CH, de".
  [[nodiscard]] std::string to_string() const;

 private:
  void read(std::string_view text);
  void add(std::string_view item);
  void reject(std::string_view item, std::string text);

  std::vector<std::string> items_;
  std::vector<problem> problems_;
  bool ended_ = false; // C or POSIX was read
};

/// Returns what the process's environment asks for, as GNU gettext reads it: `LC_ALL`, else `LC_MESSAGES`, else
/// `LANG` names the locale; a `LANGUAGE` list goes before it, unless that locale is `C` or `POSIX` (not `C.UTF-8`).
/// Reads the environment at every call and keeps nothing; not to be called while another thread changes the
/// environment. Neither `setlocale` nor `std::locale` is asked.
[[nodiscard]] locale_list system_locale();

} // namespace interco

#endif
