/// \file
/// Texts in MessageFormat without a catalog around them, and what ICU's own MessageFormat makes of them.
#ifndef INTERCO_TESTS_FORMATTING_HPP
#define INTERCO_TESTS_FORMATTING_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <interco/argument.hpp>
#include <interco/format.hpp>

namespace interco::test {

struct formatted {
  std::string text;
  std::vector<format_problem> problems;
};

/// Formats a text of a locale, as `message::format` does, but into a buffer that is larger than it must be.
[[nodiscard]] formatted format(std::string const& locale, std::string_view text, argument_list const& arguments,
                               format_options const& options = {});

/// Returns what icu::MessageFormat makes of strings and numbers; nothing where it refuses that. Points in time are told
/// in UTC.
[[nodiscard]] std::optional<std::string> format_with_icu(std::string const& locale, std::string_view text,
                                                         argument_list const& arguments);

} // namespace interco::test

#endif
