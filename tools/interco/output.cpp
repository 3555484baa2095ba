#include "output.hpp"

#include "words.hpp"

namespace interco::command {
namespace {

std::string styled(std::string_view text, std::string_view style, bool color) {
  return color ? "\x1B[" + std::string(style) + "m" + std::string(text) + "\x1B[0m" : std::string(text);
}

std::string_view style_of(severity grade) {
  switch (grade) {
  case severity::success:
    return "32"; // green
  case severity::informational:
    return "36"; // cyan
  case severity::warning:
    return "33"; // yellow
  case severity::error:
    break;
  }
  return "31"; // red
}

constexpr std::string_view bold = "1";

std::string or_null(std::string_view text) {
  return text.empty() ? "null" : json_string(text);
}

template <class Range>
std::string json_array(Range const& range) {
  std::string array;
  for (auto const& each : range)
    array += (array.empty() ? "" : ",") + json_string(each);
  return "[" + array + "]";
}

std::string json_code(code const& of) {
  return "{\"domain\":" + json_string(of.domain) + ",\"value\":" + json_string(hex_string(of.value).str()) + "}";
}

/// Returns whether people know a value as a decimal number.
bool is_decimal(message const& answer) {
  return answer.has_value() && answer.shown().str() != answer.hex().str();
}

std::string in_words(code const& of) {
  return std::string(of.domain) + ":" + hex_string(of.value).str();
}

/// Appends a line of words, indented.
void append_words(std::string& card, std::string const& words) {
  append_safe_line(card += "  ", words);
  card += '\n';
}

/// Appends what the bits of a value say.
void append_parts(std::string& card, message const& answer) {
  if (auto const parts = answer.decoded())
    append_words(card, say("ANSWER_PARTS", {{"kind", kind_of(*parts)},
                                            {"facility", facility_of(answer)},
                                            {"code", std::to_string(parts->code)}}));
  if (auto const inside = answer.wrapped())
    append_words(card, say("ANSWER_HOLDS", {{"code", in_words(*inside)}}));
}

/// Appends each line of a text, indented.
void append_indented(std::string& card, std::string_view text) {
  for (auto rest = text;;) {
    auto const end = rest.find('\n');
    append_safe_line(card += "  ", rest.substr(0, end));
    card += '\n';
    if (end == std::string_view::npos)
      return;
    rest.remove_prefix(end + 1);
  }
}

} // namespace

std::string facility_of(message const& answer) {
  auto const name = answer.facility_name();
  auto const number = std::to_string(answer.decoded()->facility);
  return name.empty() ? number : number + " (" + std::string(name) + ")";
}

std::string_view kind_of(code_parts const& parts) {
  return parts.customer ? (parts.ntstatus ? "both" : "customer") : parts.ntstatus ? "ntstatus" : "other";
}

std::string to_json(message const& answer, locale_list const& requested, std::string_view input, message const* outer) {
  std::string object = "{\"domain\":" + json_string(answer.domain());
  auto const add = [&object](std::string_view key, std::string const& value) {
    object += ",\"" + std::string(key) + "\":" + value;
  };
  add("symbol", or_null(answer.symbol()));
  add("aliases", json_array(answer.aliases()));
  add("value", answer.has_value() ? json_string(answer.hex().str()) : "null");
  add("severity", json_string(to_string(answer.severity())));
  add("audience", json_string(to_string(answer.audience())));
  add("text", json_string(answer.text()));
  add("action", or_null(answer.action()));
  add("english", json_string(answer.english()));
  add("requested", json_array(requested));
  add("locale", json_string(answer.locale()));
  add("resolved", json_string(to_string(answer.resolved())));
  auto const parts = answer.decoded();
  if (parts) {
    add("facility", std::to_string(parts->facility));
    add("code", std::to_string(parts->code));
  }
  if (!answer.known())
    add("relative", or_null(answer.relative()));
  if (!input.empty())
    add("input", json_string(input));
  if (parts) {
    add("facility_name", or_null(answer.facility_name()));
    add("customer", parts->customer ? "true" : "false");
    add("ntstatus", parts->ntstatus ? "true" : "false");
  }
  if (auto const inside = answer.wrapped())
    add("wraps", json_code(*inside));
  if (outer != nullptr)
    add("wrapped_in", json_code(outer->code()));
  if (is_decimal(answer))
    add("decimal", answer.shown().str());
  return object + "}";
}

std::string to_heading(message const& answer, bool color, bool with_domain) {
  std::string card;
  if (answer.known()) {
    auto const domain = with_domain ? std::string(answer.domain()) + ":" : "";
    card += styled(safe_line(domain + std::string(answer.symbol())), bold, color) + "  ";
  }
  if (answer.has_value())
    card += answer.shown().str() + "  ";
  card += styled(to_string(answer.severity()), style_of(answer.severity()), color);
  for (auto const alias : answer.aliases())
    card += "  " + safe_line(say("ANSWER_ALSO", {{"symbol", alias}}));
  return card += '\n';
}

std::string to_card(message const& answer, bool color, message const* outer, bool with_domain) {
  auto card = to_heading(answer, color, with_domain);
  append_indented(card, answer.text());
  if (!answer.action().empty())
    append_indented(card, answer.action());
  if (!answer.known()) {
    append_parts(card, answer);
    bool const by_parent = answer.resolved() != resolved::built_in;
    if (!answer.relative().empty())
      append_words(card, by_parent ? say("ANSWER_PARENT", {{"symbol", answer.relative()}})
                                   : say("ANSWER_NEAREST", {{"symbol", answer.relative()}}));
  }
  if (outer != nullptr) {
    append_words(card, say("ANSWER_INSIDE", {{"code", std::string(outer->domain()) + ":" + outer->shown().str()}}));
    append_parts(card, *outer);
  }
  return card;
}

std::string to_line(message const& answer, line_widths const& widths, bool color) {
  auto const symbol_padding = widths.symbol - std::min(widths.symbol, answer.symbol().size());
  auto const value = answer.shown().str();
  auto const value_padding = widths.value - std::min(widths.value, value.size());
  return std::string(value_padding, ' ') + styled(value, style_of(answer.severity()), color) + "  " +
         styled(safe_line(answer.symbol()), bold, color) + std::string(symbol_padding, ' ') + "  " +
         safe_line(answer.text());
}

} // namespace interco::command
