#include "exchange/definitions_writer.hpp"

#include <interco/code.hpp>

#include "core/conditions.hpp"
#include "core/names.hpp"

namespace interco::exchange {
namespace {

/// Appends a basic string of TOML.
void append_quoted(std::string& to, std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  to += '"';
  for (char const c : text) {
    auto const byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      (to += '\\') += c;
    else if (c == '\n')
      to += "\\n";
    else if (c == '\t')
      to += "\\t";
    else if (byte < 0x20 || byte == 0x7F)
      ((to += "\\u00") += digits[byte >> 4U]) += digits[byte & 0xFU];
    else
      to += c;
  }
  to += '"';
}

void append_field(std::string& to, std::string_view name, std::string_view text) {
  ((to += ", ") += name) += " = ";
  append_quoted(to, text);
}

void append_arguments(std::string& to, code_definition const& code) {
  to += ", arguments = {";
  bool first = true;
  for (auto const& argument : code.arguments) {
    ((to += first ? " " : ", ") += argument.name) += " = { type = ";
    first = false;
    append_quoted(to, detail::name_of(detail::argument_type_names, argument.type));
    if (!argument.note.empty())
      append_field(to, "note", argument.note);
    append_field(to, "example", argument.example);
    to += " }";
  }
  to += " }";
}

void append_code(std::string& to, code_definition const& code) {
  ((to += code.symbol) += " = { value = ") += hex_string(code.value).str();
  if (code.alias_of.empty()) {
    append_field(to, "severity", detail::name_of(detail::severity_names, code.severity));
    append_field(to, "audience", detail::name_of(detail::audience_names, code.audience));
    if (code.condition != detail::no_condition)
      append_field(to, "condition", detail::conditions[code.condition - 1U].name);
  } else {
    append_field(to, "alias_of", code.alias_of);
    to += code.answers_unknown ? ", answers_unknown = true" : "";
  }
  if (!code.note.empty())
    append_field(to, "note", code.note);
  if (!code.occurs.empty())
    append_field(to, "occurs", code.occurs);
  if (code.max_length)
    (to += ", max_length = ") += std::to_string(*code.max_length);
  for (auto const& each : code.elsewhere)
    to += (&each == &code.elsewhere.front() ? ", elsewhere = { " : ", ") + each.platform + " = " +
          std::to_string(each.value);
  to += code.elsewhere.empty() ? "" : " }";
  if (!code.arguments.empty() && code.alias_of.empty()) // an alias has those of the other
    append_arguments(to, code);
  to += " }\n";
}

void append_decoding(std::string& to, definitions_source const& codes) {
  if (codes.parent.kind == detail::parent_kind::mask)
    to += "\nparent = { mask = " + hex_string(codes.parent.operand).str() + " }";
  else if (codes.parent.kind == detail::parent_kind::modulus)
    to += "\nparent = { modulus = " + std::to_string(codes.parent.operand) + " }";
  if (!codes.wraps.empty())
    to += "\nwraps = [";
  for (auto const& each : codes.wraps) {
    to += "\n  { mask = " + hex_string(each.rule.mask).str() + ", equals = " + hex_string(each.rule.equals).str() +
          ", value = " + hex_string(each.rule.value).str();
    append_field(to, "domain", each.domain);
    to += " },";
  }
  if (!codes.wraps.empty())
    to += "\n]";
  if (!codes.facilities.empty())
    to += "\n\n[facilities]";
  for (auto const& each : codes.facilities)
    to += "\n" + each.name + " = " + std::to_string(each.number);
}

void append_comment(std::string& to, std::string_view text) {
  while (!text.empty()) {
    auto const line = text.substr(0, text.find('\n'));
    ((to += line.empty() ? "#" : "# ") += line) += '\n';
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
}

} // namespace

std::string write_definitions(definitions_source const& codes, std::string_view head) {
  std::string text;
  append_comment(text, head);
  text += text.empty() ? "[domain]\nname = " : "\n[domain]\nname = ";
  append_quoted(text, codes.domain);
  text += "\nlayout = ";
  append_quoted(text, detail::name_of(detail::layout_names, codes.layout));
  for (auto const& each : codes.error_categories) {
    text += &each == &codes.error_categories.front() ? "\nerror_categories = [" : ", ";
    append_quoted(text, each);
  }
  text += codes.error_categories.empty() ? "" : "]";
  append_decoding(text, codes);
  text += "\n\n[codes]\n";
  for (auto const& code : codes.codes)
    append_code(text, code);
  return text;
}

} // namespace interco::exchange
