#include "exchange/html.hpp"

#include <interco/safe_text.hpp>

namespace interco::exchange {

void append_html(std::string& to, std::string_view text) {
  for (char const c : text) {
    switch (c) {
    case '&':
      to += "&amp;";
      break;
    case '<':
      to += "&lt;";
      break;
    case '>':
      to += "&gt;";
      break;
    case '"':
      to += "&quot;";
      break;
    case '\'':
      to += "&#39;";
      break;
    default:
      to += c;
    }
  }
}

void append_script_string(std::string& to, std::string_view text) {
  for (char const c : json_string(text)) {
    if (c == '<')
      to += "\\u003C";
    else
      to += c;
  }
}

} // namespace interco::exchange
