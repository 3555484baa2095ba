#include "exchange/definitions_keys.hpp"

#include <interco/safe_text.hpp>

#include <limits>

#include "exchange/wording.hpp"

namespace interco::exchange {
namespace {

/// Joins names: "success", "informational" or "error".
std::string alternatives(std::span<std::string_view const> names) {
  std::string result;
  for (std::size_t i = 0; i < names.size(); ++i) {
    auto const name = '"' + std::string(names[i]) + '"';
    if (i == 0 || i + 1 < names.size())
      (result += i == 0 ? "" : ", ") += name;
    else
      result = say("SYMBOL_OR", {{"first", result}, {"second", name}});
  }
  return result;
}

} // namespace

void definitions_keys::only_keys(toml::table const& table, place_words const& where,
                                 std::initializer_list<std::string_view> known) {
  only_keys(table, known, [&where](std::string_view key) {
    return say("DEFINITIONS_UNKNOWN_KEY", {{"key", key}, {"where", where()}});
  });
}

std::optional<std::string> definitions_keys::text_of(toml::table const& table, std::string_view key,
                                                     place_words const& where) {
  auto const* node = table.get(key);
  if (node == nullptr)
    return std::nullopt;
  auto value = node->value_exact<std::string>();
  if (!value)
    error(*node, say("DEFINITIONS_NO_STRING", {{"where", where() + ": " + std::string(key)}}), "wrong-type");
  return value;
}

std::string definitions_keys::sound_text_of(toml::table const& table, std::string_view key, place_words const& where) {
  auto text = text_of(table, key, where).value_or("");
  if (auto const fault = find_text_fault(text))
    error(*table.get(key),
          say("REFUSED_TEXT", {{"key", where() + ": " + std::string(key)}, {"why", to_string(*fault)}}),
          "forbidden-character");
  return text;
}

std::optional<std::uint32_t> definitions_keys::bits_of(toml::node const& node) {
  auto const value = node.value_exact<std::int64_t>();
  if (!value || *value < std::numeric_limits<std::int32_t>::min() || *value > std::numeric_limits<std::uint32_t>::max())
    return std::nullopt;
  return static_cast<std::uint32_t>(*value);
}

void definitions_keys::refuse_name(toml::table const& table, std::string_view key,
                                   std::optional<std::string> const& found, std::span<std::string_view const> names,
                                   place_words const& where) {
  auto const* node = table.get(key);
  if (node != nullptr && !found) // which has been said
    return;
  auto const place = where() + ": " + std::string(key);
  auto const expected = alternatives(names);
  error(node != nullptr ? *node : table,
        found ? say("DEFINITIONS_CHOICE", {{"where", place}, {"found", *found}, {"names", expected}})
              : say("DEFINITIONS_CHOICE_MISSING", {{"where", place}, {"names", expected}}),
        "wrong-value");
}

} // namespace interco::exchange
