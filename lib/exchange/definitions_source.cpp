#include "exchange/definitions_source.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <limits>
#include <set>
#include <unordered_map>

#include "core/ascii.hpp"
#include "core/names.hpp"
#include "exchange/file.hpp"

namespace interco::exchange {
namespace {

bool is_symbol(std::string_view text) {
  return !text.empty() && !detail::is_digit(text.front()) &&
         std::all_of(text.begin(), text.end(), [](char c) { return detail::is_alphanumeric(c) || c == '_'; });
}

/// Joins names for a message: "success", "informational" or "error".
template <std::size_t N>
std::string alternatives(std::array<std::string_view, N> const& names) {
  std::string result;
  for (std::size_t i = 0; i < N; ++i)
    result += std::string(i == 0 ? "" : i + 1 == N ? " or " : ", ") + '"' + std::string(names[i]) + '"';
  return result;
}

class definitions_reader {
 public:
  definitions_reader(std::string file, diagnostics& found) : file_(std::move(file)), found_(found) {
    result_.file = file_;
  }

  std::optional<definitions_source> read(std::string_view text) {
    auto const errors_before = found_.error_count();
    toml::table root;
    try {
      root = toml::parse(text, file_);
    } catch (toml::parse_error const& failure) {
      // A key written twice is the parser's to find.
      found_.error(file_, at(failure.source()), std::string(failure.description()), "syntax");
      return std::nullopt;
    }
    only_keys(root, "the file", {"domain", "codes"});
    read_domain(root["domain"].as_table());
    read_codes(root["codes"].as_table());
    if (found_.error_count() != errors_before)
      return std::nullopt;
    order_aliases();
    return std::move(result_);
  }

 private:
  static position at(toml::source_region const& region) { return {region.begin.line, region.begin.column}; }

  void error(toml::node const& node, std::string text, std::string_view id) {
    found_.error(file_, at(node.source()), std::move(text), id);
  }

  /// Reports a code without a value, which no other code is then compared with.
  void refuse(code_definition const& code, toml::node const& node, std::string const& text, std::string_view id) {
    error(node, code.symbol + text, id);
    without_value_.insert(code.symbol);
  }

  void only_keys(toml::table const& table, std::string const& where, std::initializer_list<std::string_view> known) {
    for (auto const& [key, node] : table) {
      if (std::find(known.begin(), known.end(), key.str()) == known.end())
        found_.error(file_, at(key.source()), "unknown key \"" + std::string(key.str()) + "\" in " + where,
                     "unknown-key");
      (void)node;
    }
  }

  std::optional<std::string> text_of(toml::table const& table, std::string_view key) {
    auto const* node = table.get(key);
    if (node == nullptr)
      return std::nullopt;
    auto value = node->value_exact<std::string>();
    if (!value)
      error(*node, std::string(key) + " is no string", "wrong-type");
    return value;
  }

  template <class Enum, std::size_t N>
  std::optional<Enum> name_of(toml::table const& table, std::string_view key,
                              std::array<std::string_view, N> const& names, std::string const& where) {
    auto const text = text_of(table, key);
    auto const value = text ? detail::value_of<Enum>(names, *text) : std::nullopt;
    if (!value) {
      auto const* node = table.get(key);
      found_.error(file_, at((node != nullptr ? *node : static_cast<toml::node const&>(table)).source()),
                   where + ": " + std::string(key) + " is " + (text ? "\"" + *text + "\"" : "missing") + ", expected " +
                       alternatives(names),
                   "wrong-value");
    }
    return value;
  }

  void read_domain(toml::table const* domain) {
    if (domain == nullptr) {
      found_.error(file_, {1, 1}, "no table [domain]", "missing-table");
      return;
    }
    only_keys(*domain, "[domain]", {"name", "layout"});
    result_.domain = text_of(*domain, "name").value_or("");
    if (!is_symbol(result_.domain) || detail::lower(result_.domain) != result_.domain)
      error(*domain, "[domain]: name is \"" + result_.domain + "\", expected lower-case letters, digits and _",
            "wrong-value");
    auto const stem = std::filesystem::path(file_).stem().string();
    if (!result_.domain.empty() && result_.domain != stem)
      error(*domain->get("name"),
            "[domain]: name is \"" + result_.domain + "\", but the file is named \"" + stem + "\"", "wrong-value");
    if (auto const layout = name_of<detail::value_layout>(*domain, "layout", detail::layout_names, "[domain]"))
      result_.layout = *layout;
  }

  void read_codes(toml::table const* codes) {
    if (codes == nullptr) {
      found_.error(file_, {1, 1}, "no table [codes]", "missing-table");
      return;
    }
    for (auto const& [key, node] : *codes) {
      code_definition code;
      code.symbol = key.str();
      code.at = at(key.source());
      if (!is_symbol(code.symbol))
        found_.error(file_, code.at, "\"" + code.symbol + "\" is no symbol: letters, digits and _ expected",
                     "wrong-symbol");
      if (auto const* table = node.as_table())
        read_code(code, *table);
      else
        refuse(code, node, " is no table: { value = …, severity = …, audience = … } expected", "wrong-type");
      result_.codes.push_back(std::move(code));
    }
    // toml++ keeps tables sorted by key; the order of the file is the order of the codes.
    std::sort(result_.codes.begin(), result_.codes.end(), [](code_definition const& a, code_definition const& b) {
      return std::pair(a.at.line, a.at.column) < std::pair(b.at.line, b.at.column);
    });
    check_symbols();
    check_values();
  }

  void read_code(code_definition& code, toml::table const& table) {
    read_value(code, table);
    code.alias_of = text_of(table, "alias_of").value_or("");
    code.note = text_of(table, "note").value_or("");
    if (!code.alias_of.empty()) {
      only_keys(table, code.symbol + ", an alias", {"value", "alias_of", "note"});
      return;
    }
    only_keys(table, code.symbol, {"value", "severity", "audience", "alias_of", "note"});
    if (auto const grade = name_of<severity>(table, "severity", detail::severity_names, code.symbol))
      code.severity = *grade;
    if (auto const reader = name_of<audience>(table, "audience", detail::audience_names, code.symbol))
      code.audience = *reader;
  }

  void read_value(code_definition& code, toml::table const& table) {
    auto const* node = table.get("value");
    auto const value = node != nullptr ? node->value_exact<std::int64_t>() : std::nullopt;
    if (!value || *value < std::numeric_limits<std::int32_t>::min() ||
        *value > std::numeric_limits<std::uint32_t>::max())
      refuse(code, node != nullptr ? *node : table, ": value is no integer of 32 bits", "wrong-value");
    else
      code.value = static_cast<std::uint32_t>(*value);
  }

  void check_symbols() {
    std::unordered_map<std::string, code_definition const*> seen; // by the symbol in lower case: look-up ignores case
    for (auto const& code : result_.codes) {
      auto const [first, is_new] = seen.emplace(detail::lower(code.symbol), &code);
      if (!is_new)
        found_.error(file_, code.at,
                     code.symbol + " differs only in case from " + first->second->symbol + " in line " +
                         std::to_string(first->second->at.line),
                     "duplicate-symbol");
    }
  }

  void check_values() {
    std::map<std::string, code_definition const*, std::less<>> by_symbol;
    std::unordered_map<std::uint32_t, code_definition const*> by_value;
    for (auto const& code : result_.codes) {
      by_symbol.emplace(code.symbol, &code);
      if (!code.alias_of.empty() || without_value_.contains(code.symbol))
        continue;
      auto const [first, is_new] = by_value.emplace(code.value, &code);
      if (!is_new)
        found_.error(file_, code.at,
                     code.symbol + " has the value of " + first->second->symbol + " in line " +
                         std::to_string(first->second->at.line) + "; a second symbol of one value needs alias_of",
                     "duplicate-value");
    }
    for (auto const& code : result_.codes) {
      if (code.alias_of.empty())
        continue;
      auto const target = by_symbol.find(code.alias_of);
      if (target == by_symbol.end() || !target->second->alias_of.empty())
        found_.error(file_, code.at,
                     code.symbol + " is an alias of " + code.alias_of + ", which is " +
                         (target == by_symbol.end() ? "not defined" : "an alias itself"),
                     "wrong-alias");
      else if (target->second->value != code.value && !without_value_.contains(code.symbol) &&
               !without_value_.contains(code.alias_of))
        found_.error(file_, code.at, code.symbol + " is an alias of " + code.alias_of + ", but their values differ",
                     "wrong-alias");
    }
  }

  /// Puts each alias behind its canonical symbol, and gives it what an alias inherits.
  void order_aliases() {
    std::unordered_map<std::string, std::vector<code_definition>> aliases;
    for (auto const& code : result_.codes) {
      if (!code.alias_of.empty())
        aliases[code.alias_of].push_back(code);
    }
    std::vector<code_definition> ordered;
    for (auto const& code : result_.codes) {
      if (!code.alias_of.empty())
        continue;
      ordered.push_back(code);
      for (auto& alias : aliases[code.symbol]) {
        alias.severity = code.severity;
        alias.audience = code.audience;
        ordered.push_back(std::move(alias));
      }
    }
    result_.codes = std::move(ordered);
    for (std::uint32_t i = 0; i < result_.codes.size(); ++i)
      result_.ordinals.emplace(result_.codes[i].symbol, i);
  }

  std::string file_;
  diagnostics& found_;
  definitions_source result_;
  std::set<std::string, std::less<>> without_value_; // symbols
};

} // namespace

std::uint32_t definitions_source::canonical(std::uint32_t ordinal) const {
  auto const& code = codes[ordinal];
  return code.alias_of.empty() ? ordinal : ordinals.find(code.alias_of)->second;
}

std::uint64_t definitions_source::keys() const {
  auto hash = detail::fingerprint(domain);
  for (auto const& code : codes)
    hash = detail::fingerprint(code.symbol, detail::fingerprint("\n", hash));
  return hash;
}

std::optional<definitions_source> read_definitions(std::filesystem::path const& file, diagnostics& found) {
  auto const text = read_text(file, found);
  return text ? definitions_reader(file.string(), found).read(*text) : std::nullopt;
}

} // namespace interco::exchange
