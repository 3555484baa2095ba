#include "exchange/decoding_source.hpp"

#include <interco/code.hpp>

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "core/annex_parts.hpp"
#include "core/ascii.hpp"
#include "core/decoding.hpp"
#include "exchange/wording.hpp"

namespace interco::exchange {
namespace {

constexpr std::string_view wrap_form = R"({ mask = …, equals = …, value = …, domain = "…" })";

class decoding_reader {
 public:
  decoding_reader(definitions_keys& keys, definitions_source& to) : keys_(keys), to_(to) {}

  void read_parent(toml::node const& node) {
    auto const* table = node.as_table();
    if (table == nullptr || table->size() != 1)
      return keys_.error(node, say("DEFINITIONS_PARENT", {{"mask", "{ mask = … }"}, {"modulus", "{ modulus = … }"}}),
                         "wrong-type");
    auto const only = table->begin(); // what it refers to is inside it
    auto const& [name, value] = *only;
    bool const is_mask = name == "mask";
    if (!is_mask && name != "modulus")
      return keys_.error(value, say("DEFINITIONS_UNKNOWN_KEY_OF_PARENT", {{"key", name.str()}}), "unknown-key");
    auto const operand = keys_.bits_of(value);
    detail::parent_rule const rule{is_mask ? detail::parent_kind::mask : detail::parent_kind::modulus,
                                   operand.value_or(0)};
    if (!operand || !rule.sound())
      return keys_.error(value,
                         is_mask
                             ? say("DEFINITIONS_PARENT_MASK")
                             : say("DEFINITIONS_NO_INTEGER_UP_TO",
                                   {{"where", "[domain]: parent: modulus"}, {"least", "2"}, {"most", "4294967295"}}),
                         "wrong-value");
    to_.parent = rule;
  }

  void read_wraps(toml::node const& node) {
    constexpr std::string_view where = "[domain]: wraps";
    auto const* rules = node.as_array();
    if (rules == nullptr)
      return keys_.error(
          node, say("DEFINITIONS_NO_ARRAY", {{"where", where}, {"expected", "[" + std::string(wrap_form) + "]"}}),
          "wrong-type");
    if (rules->size() > detail::most_wraps)
      return keys_.error(node,
                         say("DEFINITIONS_TOO_MANY", {{"where", where},
                                                      {"count", std::to_string(rules->size())},
                                                      {"most", std::to_string(detail::most_wraps)}}),
                         "wrong-value");
    for (std::size_t i = 0; i < rules->size(); ++i) {
      auto const of_rule = [i] { return say("DEFINITIONS_WRAP_PLACE", {{"number", std::to_string(i + 1)}}); };
      auto const* rule = (*rules)[i].as_table();
      if (rule == nullptr)
        keys_.error((*rules)[i], say("DEFINITIONS_NO_TABLE", {{"where", of_rule()}, {"expected", wrap_form}}),
                    "wrong-type");
      else
        read_wrap(*rule, of_rule);
    }
  }

  void read_facilities(toml::node const& node) {
    auto const* facilities = node.as_table();
    if (facilities == nullptr)
      return keys_.error(node, say("DEFINITIONS_NO_TABLE", {{"where", "facilities"}, {"expected", "NAME = number"}}),
                         "wrong-type");
    if (to_.layout == detail::value_layout::plain && !facilities->empty())
      return keys_.error(node, say("DEFINITIONS_FACILITIES_OF_PLAIN"), "wrong-value");
    for (auto const& [key, value] : *facilities) {
      facility_definition facility;
      facility.name = key.str();
      facility.at = keys_.at(key.source());
      if (!detail::is_symbol_name(facility.name))
        keys_.error(facility.at, say("DEFINITIONS_FACILITY_NAME", {{"name", facility.name}}), "wrong-name");
      auto const number = keys_.bits_of(value);
      if (!number || *number >> detail::facility_bits != 0)
        keys_.error(value,
                    say("DEFINITIONS_NO_INTEGER_UP_TO", {{"where", "[facilities]: " + facility.name},
                                                         {"least", "0"},
                                                         {"most", std::to_string((1U << detail::facility_bits) - 1)}}),
                    "wrong-value");
      else {
        facility.number = *number;
        to_.facilities.push_back(std::move(facility));
      }
    }
    auto const place = [](facility_definition const& each) {
      return std::tuple(each.number, each.at.line, each.at.column);
    };
    std::sort(to_.facilities.begin(), to_.facilities.end(),
              [&](facility_definition const& a, facility_definition const& b) { return place(a) < place(b); });
    for (std::size_t i = 1; i < to_.facilities.size(); ++i) {
      auto const& each = to_.facilities[i];
      auto const& before = to_.facilities[i - 1];
      if (each.number == before.number)
        keys_.error(each.at,
                    say("DEFINITIONS_SAME_FACILITY",
                        {{"name", each.name}, {"other", before.name}, {"line", std::to_string(before.at.line)}}),
                    "duplicate-value");
    }
  }

 private:
  std::optional<std::uint32_t> bits_of(toml::table const& table, std::string_view key, place_words const& where) {
    auto const* node = table.get(key);
    auto const bits = node == nullptr ? std::nullopt : keys_.bits_of(*node);
    if (!bits)
      keys_.error(node == nullptr ? table : *node,
                  say("DEFINITIONS_NO_INTEGER", {{"where", where() + ": " + std::string(key)}}), "wrong-value");
    return bits;
  }

  void read_wrap(toml::table const& rule, place_words const& where) {
    keys_.only_keys(rule, where, {"mask", "equals", "value", "domain"});
    auto const mask = bits_of(rule, "mask", where);
    auto const equals = bits_of(rule, "equals", where);
    auto const value = bits_of(rule, "value", where);
    wrap_definition wrap;
    if (mask && equals && value) {
      wrap.rule = {*mask, *equals, *value};
      if (*mask == 0 || *value == 0)
        keys_.error(rule, say("DEFINITIONS_WRAP_ZERO", {{"where", where() + (*mask == 0 ? ": mask" : ": value")}}),
                    "wrong-value");
      else if (!wrap.rule.sound())
        keys_.error(rule,
                    say("DEFINITIONS_WRAP_BITS", {{"where", where()}, {"bits", hex_string(*equals & ~*mask).str()}}),
                    "wrong-value");
    }
    auto const* domain = rule.get("domain");
    wrap.domain = domain == nullptr ? "" : domain->value_exact<std::string>().value_or("");
    if (!detail::is_symbol_name(wrap.domain) || detail::lower(wrap.domain) != wrap.domain)
      keys_.error(domain == nullptr ? rule : *domain,
                  say("DEFINITIONS_NAME", {{"where", where() + ": domain"}, {"name", wrap.domain}}), "wrong-value");
    else if (wrap.domain == to_.domain)
      keys_.error(*domain, say("DEFINITIONS_WRAP_ITSELF", {{"where", where()}}), "wrong-value");
    to_.wraps.push_back(std::move(wrap));
  }

  definitions_keys& keys_;
  definitions_source& to_;
};

} // namespace

void read_decoding(toml::table const& root, definitions_keys& keys, definitions_source& to) {
  decoding_reader reader(keys, to);
  if (auto const parent = root["domain"]["parent"])
    reader.read_parent(*parent.node());
  if (auto const wraps = root["domain"]["wraps"])
    reader.read_wraps(*wraps.node());
  if (auto const* facilities = root.get("facilities"))
    reader.read_facilities(*facilities);
}

std::string compile_decoding(definitions_source const& codes) {
  std::map<std::string_view, std::uint32_t> platforms; // and their places
  std::size_t elsewhere_count = 0;
  for (auto const& code : codes.codes) {
    for (auto const& each : code.elsewhere)
      platforms.emplace(each.platform, 0);
    elsewhere_count += code.elsewhere.size();
  }
  if (codes.parent == detail::parent_rule() && codes.wraps.empty() && codes.facilities.empty() && platforms.empty())
    return {};
  std::vector<detail::wrap_rule> rules;
  detail::string_table_builder domains;
  for (auto const& each : codes.wraps) {
    rules.push_back(each.rule);
    domains.add(each.domain, 0);
  }
  std::vector<std::uint32_t> numbers;
  detail::string_table_builder names;
  for (auto const& each : codes.facilities) {
    numbers.push_back(each.number);
    names.add(each.name, 0);
  }
  detail::string_table_builder platform_names;
  std::uint32_t next_place = 0;
  for (auto& [name, place] : platforms) {
    place = next_place++;
    platform_names.add(name, 0);
  }
  std::vector<detail::elsewhere_value> elsewhere;
  elsewhere.reserve(elsewhere_count);
  for (std::uint32_t i = 0; i < codes.codes.size(); ++i) {
    for (auto const& each : codes.codes[i].elsewhere)
      elsewhere.push_back({i, platforms.at(each.platform), each.value});
  }
  auto const platform_table = platform_names.finish(codes.keys());
  auto const domain_table = domains.finish(codes.keys());
  auto const name_table = names.finish(codes.keys());
  detail::decoding_header head;
  head.parent = codes.parent;
  head.wrap_count = static_cast<std::uint32_t>(rules.size());
  head.wrap_domains_size = static_cast<std::uint32_t>(domain_table.size());
  head.facility_count = static_cast<std::uint32_t>(numbers.size());
  head.facility_names_size = static_cast<std::uint32_t>(name_table.size());
  head.elsewhere_count = static_cast<std::uint32_t>(elsewhere.size());
  head.platforms_size = static_cast<std::uint32_t>(platform_table.size());

  std::string part;
  auto const add = [&part](auto const& bytes) {
    part.append(reinterpret_cast<char const*>(std::data(bytes)), std::size(bytes) * sizeof(*std::data(bytes)));
    part.resize((part.size() + detail::annex_alignment - 1) / detail::annex_alignment * detail::annex_alignment);
  };
  add(std::span(&head, 1));
  if (!rules.empty()) {
    add(rules);
    add(domain_table);
  }
  if (!numbers.empty()) {
    add(numbers);
    add(name_table);
  }
  if (!elsewhere.empty()) {
    add(elsewhere);
    add(platform_table);
  }
  return part;
}

} // namespace interco::exchange
