#include "exchange/decoding_source.hpp"

#include <interco/code.hpp>

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <limits>
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

namespace interco::exchange {
namespace {

class decoding_reader {
 public:
  decoding_reader(std::string const& file, diagnostics& found, definitions_source& to)
      : file_(file), found_(found), to_(to) {}

  void read_parent(toml::node const& node) {
    auto const* table = node.as_table();
    if (table == nullptr || table->size() != 1)
      return error(node, "[domain]: parent is neither { mask = … } nor { modulus = … }", "wrong-type");
    auto const only = table->begin(); // what it refers to is inside it
    auto const& [name, value] = *only;
    bool const is_mask = name == "mask";
    if (!is_mask && name != "modulus")
      return error(value, "unknown key \"" + std::string(name.str()) + "\" in parent, expected mask or modulus",
                   "unknown-key");
    auto const operand = bits_of(value);
    detail::parent_rule const rule{is_mask ? detail::parent_kind::mask : detail::parent_kind::modulus,
                                   operand.value_or(0)};
    if (!operand || !rule.sound())
      return error(value,
                   is_mask ? "[domain]: mask of parent is no integer of 32 bits of which some are 0 and some 1"
                           : "[domain]: modulus of parent is no integer from 2 to 4294967295",
                   "wrong-value");
    to_.parent = rule;
  }

  void read_wraps(toml::node const& node) {
    auto const* rules = node.as_array();
    if (rules == nullptr)
      return error(node, R"([domain]: wraps is no array: [{ mask = …, equals = …, value = …, domain = "…" }] expected)",
                   "wrong-type");
    if (rules->size() > detail::most_wraps)
      return error(node,
                   "[domain]: wraps has " + std::to_string(rules->size()) + " rules, expected at most " +
                       std::to_string(detail::most_wraps),
                   "wrong-value");
    for (std::size_t i = 0; i < rules->size(); ++i) {
      auto const where = "wraps, rule " + std::to_string(i + 1);
      auto const* rule = (*rules)[i].as_table();
      if (rule == nullptr)
        error((*rules)[i], where + R"( is no table: { mask = …, equals = …, value = …, domain = "…" } expected)",
              "wrong-type");
      else
        read_wrap(*rule, where);
    }
  }

  void read_facilities(toml::node const& node) {
    auto const* facilities = node.as_table();
    if (facilities == nullptr)
      return error(node, "facilities is no table: NAME = number expected", "wrong-type");
    if (to_.layout == detail::value_layout::plain && !facilities->empty())
      return error(node, R"([facilities]: values of the layout "plain" have none, expected "hresult" or "ntstatus")",
                   "wrong-value");
    for (auto const& [key, value] : *facilities) {
      facility_definition facility;
      facility.name = key.str();
      facility.at = at(key.source());
      if (!detail::is_symbol_name(facility.name))
        found_.error(file_, facility.at, "[facilities]: \"" + facility.name + "\": letters, digits and _ expected",
                     "wrong-name");
      auto const number = bits_of(value);
      if (!number || *number >> detail::facility_bits != 0)
        error(value,
              "[facilities]: " + facility.name + " is no integer from 0 to " +
                  std::to_string((1U << detail::facility_bits) - 1),
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
        found_.error(file_, each.at,
                     "[facilities]: " + each.name + " has the number of " + before.name + " in line " +
                         std::to_string(before.at.line),
                     "duplicate-value");
    }
  }

 private:
  static position at(toml::source_region const& region) { return {region.begin.line, region.begin.column}; }

  void error(toml::node const& node, std::string text, std::string_view id) {
    found_.error(file_, at(node.source()), std::move(text), id);
  }

  /// Returns an integer of 32 bits, signed or not.
  static std::optional<std::uint32_t> bits_of(toml::node const& node) {
    auto const value = node.value_exact<std::int64_t>();
    if (!value || *value < std::numeric_limits<std::int32_t>::min() ||
        *value > std::numeric_limits<std::uint32_t>::max())
      return std::nullopt;
    return static_cast<std::uint32_t>(*value);
  }

  std::optional<std::uint32_t> bits_of(toml::table const& table, std::string_view key, std::string const& where) {
    auto const* node = table.get(key);
    auto const bits = node == nullptr ? std::nullopt : bits_of(*node);
    if (!bits)
      error(node == nullptr ? table : *node, where + ": " + std::string(key) + " is no integer of 32 bits",
            "wrong-value");
    return bits;
  }

  void read_wrap(toml::table const& rule, std::string const& where) {
    for (auto const& [key, node] : rule) {
      (void)node;
      constexpr std::string_view known[] = {"mask", "equals", "value", "domain"};
      if (std::find(std::begin(known), std::end(known), key.str()) == std::end(known))
        found_.error(file_, at(key.source()), "unknown key \"" + std::string(key.str()) + "\" in " + where,
                     "unknown-key");
    }
    auto const mask = bits_of(rule, "mask", where);
    auto const equals = bits_of(rule, "equals", where);
    auto const value = bits_of(rule, "value", where);
    wrap_definition wrap;
    if (mask && equals && value) {
      wrap.rule = {*mask, *equals, *value};
      if (*mask == 0 || *value == 0)
        error(rule, where + ": " + (*mask == 0 ? "mask" : "value") + " is 0, expected some bits", "wrong-value");
      else if (!wrap.rule.sound())
        error(rule,
              where + ": equals has bits that mask has not, so that no value matches: " +
                  hex_string(*equals & ~*mask).str(),
              "wrong-value");
    }
    auto const* domain = rule.get("domain");
    wrap.domain = domain == nullptr ? "" : domain->value_exact<std::string>().value_or("");
    if (!detail::is_symbol_name(wrap.domain) || detail::lower(wrap.domain) != wrap.domain)
      error(domain == nullptr ? rule : *domain,
            where + ": domain is \"" + wrap.domain + "\", expected lower-case letters, digits and _", "wrong-value");
    else if (wrap.domain == to_.domain)
      error(*domain, where + ": domain is this one, expected another", "wrong-value");
    to_.wraps.push_back(std::move(wrap));
  }

  std::string const& file_;
  diagnostics& found_;
  definitions_source& to_;
};

} // namespace

void read_decoding(toml::table const& root, std::string const& file, diagnostics& found, definitions_source& to) {
  decoding_reader reader(file, found, to);
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
