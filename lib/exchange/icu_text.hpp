/// \file
/// ICU resource bundles in text form, as far as catalogs use it: one table of strings.
/// Format: ICU user guide, "Resource Management", and design/bnf_rb.txt in ICU's sources.
#ifndef INTERCO_EXCHANGE_ICU_TEXT_HPP
#define INTERCO_EXCHANGE_ICU_TEXT_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/bundle_source.hpp"

namespace interco::exchange {

/// A line of a comment.
struct icu_comment {
  std::string text;   // what is behind `//`; of a comment in `/*` and `*/`, a blank and the line without its margin
  std::size_t entry;  // of the entry that it stands above, in or, in the same line, behind; that of the next one
  position at;        // where it begins
  bool before_bundle; // above the bundle's name
  bool is_line;       // `//`
};

/// What is in ICU text beside its strings.
struct icu_remarks {
  std::string bundle; // its name
  std::vector<icu_comment> comments;
};

/// Reads UTF-8 text. The bundle must be named `name`, unless that is empty. After an error it goes on with the next
/// entry. A key may be there twice. Comments are kept where there is somewhere to put them.
[[nodiscard]] bundle_source read_icu_text(std::string text, std::string const& file, std::string const& name,
                                          diagnostics& found, icu_remarks* remarks = nullptr);

/// Appends a text between quotes, with `"`, `\` and ASCII controls escaped.
void append_quoted_icu(std::string& to, std::string_view text);
/// Returns such a text.
[[nodiscard]] std::string quote_icu(std::string_view text);

} // namespace interco::exchange

#endif
