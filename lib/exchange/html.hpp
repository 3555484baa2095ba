/// \file
/// Texts in HTML: none can become markup, an attribute or a script, whatever is in it.
///
/// Thread-safe. All text is UTF-8.
/// \code
///   append_html(page += "<p title=\"", title);
///   append_html(page += "\">", text);
/// \endcode
#ifndef INTERCO_EXCHANGE_HTML_HPP
#define INTERCO_EXCHANGE_HTML_HPP

#include <string>
#include <string_view>

namespace interco::exchange {

/// Appends a text as it is to be shown, in an element or in an attribute between quotation marks: &, <, > and both
/// quotation marks as character references (HTML, 13.1.2.3 and 13.1.4).
void append_html(std::string& to, std::string_view text);

/// Appends a JSON string in which nothing can end the script that it stands in, or begin a comment: every '<' is
/// escaped.
void append_script_string(std::string& to, std::string_view text);

} // namespace interco::exchange

#endif
