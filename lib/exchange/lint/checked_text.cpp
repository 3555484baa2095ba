#include "exchange/lint/checked_text.hpp"

#include "core/utf8.hpp"

namespace interco::exchange {

void checked_text::add(std::string_view text, std::size_t offset) {
  for (std::size_t i = 0; i < text.size();) {
    auto const character = detail::decode_utf8(text.substr(i));
    // Apostrophes of MessageFormat are in the source, but not in what is shown.
    while (pattern && offset < raw.size() && raw[offset] == '\'' && raw[offset] != text[i])
      ++offset;
    shown.push_back(character.code_point);
    at.push_back(offset);
    i += character.length;
    offset += character.length;
  }
}

void checked_text::read(std::string_view text, bool has_arguments) {
  raw = text;
  shown.clear();
  at.clear();
  args.clear();
  pattern.reset();
  error = {};
  if (has_arguments) {
    auto parsed = detail::parse_message(text);
    pattern = std::move(parsed.pattern);
    error = std::move(parsed.error);
  }
  if (!pattern) {
    add(text, 0);
  } else {
    for (auto const& piece : pattern->pieces) {
      if (!piece.is_default)
        continue;
      auto const* const argument = piece.argument ? &pattern->arguments[*piece.argument] : nullptr;
      bool const is_choice =
          argument != nullptr && !argument->selectors.empty() && argument->kind != detail::argument_kind::choice;
      if (is_choice) // what is under "other" follows
        continue;
      if (argument == nullptr && !piece.is_number_sign) {
        add(piece.text, piece.at);
        continue;
      }
      shown.push_back(argument_mark);
      at.push_back(piece.at);
      args.push_back(argument == nullptr ? "#" : argument->name);
    }
  }
  at.push_back(text.size());
}

std::string to_utf8(std::u32string_view text) {
  std::string result;
  for (auto const c : text)
    detail::append_utf8(result, c);
  return result;
}

} // namespace interco::exchange
