#include "exchange/template.hpp"

#include <interco/code.hpp>

#include "core/definitions.hpp"
#include "core/names.hpp"
#include "exchange/plural_forms.hpp"

namespace interco::exchange {
namespace {

constexpr std::string_view format_flag = "icu-message-format";
constexpr std::string_view length_flag = "max-length:";

std::string_view whom(audience reader) {
  switch (reader) {
  case audience::flow:
    return "a step between programs";
  case audience::developer:
    return "for developers";
  case audience::administrator:
    return "for administrators";
  case audience::end_user:
    break;
  }
  return "for end users";
}

void add_line(std::string& note, std::string_view line) {
  if (!line.empty())
    (note += note.empty() ? "" : "\n") += line;
}

} // namespace

std::string note_of(code_definition const& code, detail::value_layout layout, bool is_action) {
  std::string note;
  if (is_action)
    return "What the reader can do about " + code.symbol;
  add_line(note, shown_value(code.value, layout == detail::value_layout::plain).str() + ", " +
                     std::string(detail::name_of(detail::severity_names, code.severity)) + ", " +
                     std::string(whom(code.audience)));
  if (!code.occurs.empty())
    add_line(note, "Occurs " + code.occurs);
  add_line(note, code.note);
  for (auto const& argument : code.arguments)
    add_line(note, "{" + argument.name +
                       "}: " + std::string(detail::name_of(detail::argument_type_names, argument.type)) +
                       (argument.note.empty() ? "" : ", " + argument.note) + "; for example " + argument.example);
  if (code.max_length)
    add_line(note, "At most " + std::to_string(*code.max_length) + " characters");
  return note;
}

std::vector<std::string> flags_of(code_definition const& code, bool is_action) {
  std::vector<std::string> flags;
  if (!code.arguments.empty())
    flags.emplace_back(format_flag);
  if (code.max_length && !is_action)
    flags.push_back(std::string(length_flag) + std::to_string(*code.max_length));
  return flags;
}

bool is_flag_of_definition(std::string_view flag) {
  return flag == format_flag || flag.starts_with(length_flag);
}

translation_file make_template(definitions_source const& codes, bundle_source const& english, std::string_view locale) {
  translation_file result;
  result.locale = locale;
  result.header = {{"Project-Id-Version", codes.domain},
                   {"Report-Msgid-Bugs-To", ""},
                   {"POT-Creation-Date", ""},
                   {"PO-Revision-Date", ""},
                   {"Last-Translator", ""},
                   {"Language-Team", ""},
                   {"Language", std::string(locale)},
                   {"MIME-Version", "1.0"},
                   {"Content-Type", "text/plain; charset=UTF-8"},
                   {"Content-Transfer-Encoding", "8bit"}};
  if (auto const forms = plural_forms(locale); !forms.empty())
    result.header.emplace_back("Plural-Forms", forms);
  std::vector<bundle_entry const*> texts(2 * codes.codes.size());
  for (auto const& entry : english.entries) {
    bool const is_action = entry.key.ends_with(detail::action_suffix);
    auto const symbol = entry.key.substr(0, entry.key.size() - (is_action ? detail::action_suffix.size() : 0));
    if (auto const ordinal = codes.ordinal(symbol))
      texts[2 * *ordinal + (is_action ? 1 : 0)] = &entry;
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts[i] == nullptr)
      continue;
    auto const& code = codes.codes[i / 2];
    bool const is_action = i % 2 != 0;
    translation entry;
    entry.key = texts[i]->key;
    entry.source = texts[i]->text;
    entry.note = note_of(code, codes.layout, is_action);
    entry.flags = flags_of(code, is_action);
    entry.at = texts[i]->at;
    result.entries.push_back(std::move(entry));
  }
  return result;
}

} // namespace interco::exchange
