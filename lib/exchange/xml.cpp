#include "exchange/xml.hpp"
#include "exchange/wording.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <vector>

#include "core/ascii.hpp"
#include "core/utf8.hpp"
#include "exchange/scanner.hpp"

namespace interco::exchange {
namespace {

bool is_xml_character(std::uint32_t c) noexcept {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
         (c >= 0x10000 && c <= 0x10FFFF);
}

bool is_name_character(char c) noexcept {
  return detail::is_alphanumeric(c) || c == '_' || c == '-' || c == '.' || c == ':' ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// Goes through the markup of a document.
class xml_checker {
 public:
  xml_checker(std::string_view text, std::string const& file, diagnostics& found)
      : text_(text), in_(text), file_(file), found_(found) {}

  void check() {
    if (auto const at = find_non_xml(text_); at != std::string_view::npos) {
      in_.take_to(at);
      return error(in_.at(), say("XML_CHARACTER"), "syntax");
    }
    while (!failed_ && !in_.at_end()) {
      if (in_.peek() == '<')
        read_markup();
      else if (in_.peek() == '&')
        read_reference();
      else
        read_text();
    }
    if (!failed_ && !open_.empty())
      error(in_.at(), say("XML_END_OF_FILE", {{"name", open_.back()}}), "syntax");
    else if (!failed_ && !has_root_)
      error({1, 1}, say("XML_NO_ELEMENT"), "syntax");
  }

 private:
  /// One error is enough: what follows ill-formed markup means nothing.
  void error(position at, std::string text, std::string_view id) {
    found_.error(file_, at, std::move(text), id);
    failed_ = true;
  }

  void read_text() {
    auto const at = in_.at();
    auto const text = in_.take_while([](char c) { return c != '<' && c != '&'; });
    if (open_.empty() && !detail::trim(text).empty())
      error(at, say("XML_TEXT_OUTSIDE"), "syntax");
    else if (text.find("]]>") != std::string_view::npos)
      error(at, say("XML_CDATA_END"), "syntax");
  }

  void read_reference() {
    auto const at = in_.at();
    in_.take();
    auto const name = in_.take_while([](char c) { return is_name_character(c) || c == '#'; });
    constexpr std::array<std::string_view, 5> known{"amp", "lt", "gt", "quot", "apos"};
    bool const closed = in_.take_if(";");
    if (!closed)
      return error(at, say("XML_AMPERSAND"), "syntax");
    if (open_.empty())
      return error(at, say("XML_TEXT_OUTSIDE"), "syntax");
    if (!name.starts_with('#')) {
      if (std::find(known.begin(), known.end(), name) == known.end())
        error(at, say("XML_ENTITY", {{"name", name}}), "entity");
      return;
    }
    bool const hexadecimal = name.starts_with("#x");
    auto const digits = name.substr(hexadecimal ? 2 : 1);
    std::uint32_t value = 0;
    auto const read = std::from_chars(digits.data(), digits.data() + digits.size(), value, hexadecimal ? 16 : 10);
    if (digits.empty() || read.ec != std::errc() || read.ptr != digits.data() + digits.size() ||
        !is_xml_character(value))
      error(at, say("XML_NO_CHARACTER", {{"name", name}}), "syntax");
  }

  void skip_past(std::string_view end, position at, char const* what) {
    auto const found = text_.find(end, in_.offset());
    if (found == std::string_view::npos)
      return error(at, say(what), "syntax");
    in_.take_to(found + end.size());
  }

  void read_markup() {
    auto const at = in_.at();
    auto const begin = in_.offset();
    if (in_.take_if("<!--"))
      return skip_past("-->", at, later("ICU_COMMENT_NO_END"));
    if (in_.take_if("<![CDATA["))
      return open_.empty() ? error(at, say("XML_TEXT_OUTSIDE"), "syntax")
                           : skip_past("]]>", at, later("XML_CDATA_NO_END"));
    if (in_.take_if("<!"))
      return error(at, say("XML_DOCTYPE"), "doctype");
    if (in_.take_if("<?")) {
      skip_past("?>", at, later("XML_INSTRUCTION_NO_END"));
      if (!failed_ && begin == 0)
        check_encoding(text_.substr(0, in_.offset()));
      return;
    }
    if (in_.take_if("</"))
      return read_end_tag(at);
    in_.take();
    read_start_tag(at);
  }

  void check_encoding(std::string_view declaration) {
    auto const name = declaration.find("encoding");
    auto const quote = name == std::string_view::npos ? name : declaration.find_first_of("'\"", name);
    if (quote == std::string_view::npos)
      return;
    auto const value = declaration.substr(quote + 1, declaration.find(declaration[quote], quote + 1) - quote - 1);
    if (!detail::equal_ignoring_case(value, "UTF-8") && !detail::equal_ignoring_case(value, "US-ASCII"))
      error({1, 1}, say("XML_ENCODING", {{"encoding", value}}), "charset");
  }

  void read_end_tag(position at) {
    auto const name = in_.take_while(is_name_character);
    in_.take_while(detail::is_space);
    if (!in_.take_if(">"))
      return error(at, say("XML_TAG_NO_END"), "syntax");
    if (open_.empty() || open_.back() != name)
      return error(at,
                   open_.empty() ? say("XML_NOTHING_TO_END", {{"name", name}})
                                 : say("XML_WRONG_END", {{"name", name}, {"expected", open_.back()}}),
                   "syntax");
    open_.pop_back();
  }

  void read_start_tag(position at) {
    auto const name = in_.take_while(is_name_character);
    if (name.empty())
      return error(at, say("XML_LESS_THAN"), "syntax");
    if (open_.empty() && has_root_)
      return error(at, say("XML_SECOND_ELEMENT", {{"name", name}}), "syntax");
    has_root_ = true;
    std::vector<std::string_view> attributes;
    while (!failed_) {
      auto const blank = in_.take_while(detail::is_space);
      if (in_.take_if("/>"))
        return;
      if (in_.take_if(">")) {
        open_.push_back(name);
        if (open_.size() > max_xml_depth)
          error(at, say("XML_TOO_DEEP", {{"most", std::to_string(max_xml_depth)}}), "too-deep");
        return;
      }
      read_attribute(!blank.empty(), attributes);
    }
  }

  void read_attribute(bool after_blank, std::vector<std::string_view>& attributes) {
    // No element of XLIFF has more than 32; what is compared with all others must be few.
    constexpr std::size_t most = 100;
    auto const at = in_.at();
    auto const name = in_.take_while(is_name_character);
    in_.take_while(detail::is_space);
    bool const has_value = in_.take_if("=");
    in_.take_while(detail::is_space);
    char const quote = in_.peek();
    if (!after_blank || name.empty() || !has_value || (quote != '"' && quote != '\''))
      return error(at, say("XML_BAD_TAG"), "syntax");
    if (attributes.size() == most || std::find(attributes.begin(), attributes.end(), name) != attributes.end())
      return error(at, say("XML_SECOND_ATTRIBUTE", {{"name", name}}), "syntax");
    attributes.push_back(name);
    in_.take();
    while (!failed_ && !in_.at_end() && in_.peek() != quote) {
      if (in_.peek() == '<')
        return error(in_.at(), say("XML_LESS_THAN_IN_ATTRIBUTE"), "syntax");
      if (in_.peek() == '&')
        read_attribute_reference();
      else
        in_.take();
    }
    if (!failed_ && in_.take() != quote)
      error(at, say("XML_ATTRIBUTE_NO_END"), "syntax");
  }

  void read_attribute_reference() {
    // The root's attributes are read before it is open.
    open_.emplace_back();
    read_reference();
    open_.pop_back();
  }

  std::string_view text_;
  scanner in_;
  std::string const& file_;
  diagnostics& found_;
  std::vector<std::string_view> open_; // the elements around
  bool has_root_ = false;
  bool failed_ = false;
};

} // namespace

std::size_t find_non_xml(std::string_view text) noexcept {
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto const c = static_cast<unsigned char>(text[i]);
    if (c < 0x20 && !is_xml_character(c))
      return i;
    // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
    if (c == 0xEF && text.substr(i, 3) >= "\xEF\xBF\xBE")
      return i;
  }
  return std::string_view::npos;
}

void append_xml(std::string& to, std::string_view text, bool in_attribute) {
  for (char const c : text) {
    if (c == '&')
      to += "&amp;";
    else if (c == '<')
      to += "&lt;";
    else if (c == '>')
      to += "&gt;";
    else if (c == '\r')
      to += "&#13;";
    else if (in_attribute && c == '"')
      to += "&quot;";
    else if (in_attribute && c == '\n')
      to += "&#10;";
    else if (in_attribute && c == '\t')
      to += "&#9;";
    else
      to += c;
  }
}

bool check_xml(std::string_view text, std::string const& file, diagnostics& found) {
  auto const before = found.error_count();
  xml_checker(text, file, found).check();
  return found.error_count() == before;
}

} // namespace interco::exchange
