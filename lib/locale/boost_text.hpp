/// \file
/// Texts in MessageFormat, as texts in the syntax of `boost::locale::format`. From any thread.
/// \code
///   // "{files, plural, one {# file was} other {# files were}} skipped in {folder}.", for 3:
///   // "{1,num} files were skipped in {2}."
/// \endcode
#ifndef INTERCO_LOCALE_BOOST_TEXT_HPP
#define INTERCO_LOCALE_BOOST_TEXT_HPP

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <interco/argument.hpp>

#include "core/program_cache.hpp"

namespace interco::detail {

/// An argument as the definitions have it.
struct defined_argument {
  std::string_view name;
  argument_type type;
};

/// The plural rules of one language.
class language_rules {
 public:
  /// Takes a locale in BCP 47.
  explicit language_rules(std::string_view locale) : locale_(locale) {}

  [[nodiscard]] std::string const& locale() const noexcept { return locale_; }
  /// Returns the category of a number less an offset, as a literal. Throws std::bad_alloc only.
  [[nodiscard]] std::string_view category(argument const& number, double offset, bool is_ordinal) const;

 private:
  std::string locale_;
  program_cache programs_;
};

/// A number, and the argument whose plurals it chooses from.
struct chosen_count {
  argument number;
  std::string_view argument_name;
  language_rules const& rules;
};

/// Returns the first argument that a text has a plural of, in the order of the definitions; empty where it has none.
[[nodiscard]] std::string_view counted_argument(std::string_view text, std::vector<defined_argument> const& arguments);

/// Returns the text for `boost::locale::format`: an argument is its number in the definitions. Plurals of the
/// argument that is counted are chosen from, all other plurals and selects are "other". A text that is no
/// MessageFormat is shown as it is written. Throws std::bad_alloc only.
[[nodiscard]] std::string boost_text(std::string_view text, std::vector<defined_argument> const& arguments,
                                     std::optional<chosen_count> const& count);

} // namespace interco::detail

#endif
