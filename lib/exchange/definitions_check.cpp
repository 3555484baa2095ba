#include "exchange/definitions_check.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/ascii.hpp"
#include "exchange/number_index.hpp"
#include "exchange/wording.hpp"

namespace interco::exchange {
namespace {

std::string line_of(code_definition const& code) {
  return std::to_string(code.at.line);
}

bool check_symbols(definitions_source const& source, diagnostics& found) {
  // Look-up ignores case. All symbols in one block: as strings they would leave holes in the heap.
  auto const& codes = source.codes;
  std::string lower;
  std::vector<std::size_t> begins{0};
  begins.reserve(codes.size() + 1);
  for (auto const& code : codes) {
    std::transform(code.symbol.begin(), code.symbol.end(), std::back_inserter(lower),
                   [](char c) { return detail::lower(c); });
    begins.push_back(lower.size());
  }
  auto const lower_symbol = [&](std::uint32_t number) {
    return std::string_view(lower).substr(begins[number], begins[number + 1] - begins[number]);
  };
  number_index seen(codes.size());
  for (std::uint32_t i = 0; i < codes.size(); ++i) {
    auto const first = seen.add(i, lower_symbol);
    if (first && codes[*first].symbol == codes[i].symbol)
      return false;
    if (first)
      found.error(source.file, codes[i].at,
                  say("SYMBOL_DIFFERS_IN_CASE",
                      {{"symbol", codes[i].symbol}, {"other", codes[*first].symbol}, {"line", line_of(codes[*first])}}),
                  "duplicate-symbol");
  }
  return true;
}

void check_values(definitions_source const& source, definitions_faults const& faults, diagnostics& found) {
  auto const& codes = source.codes;
  std::unordered_map<std::string_view, code_definition const*> by_symbol;
  std::vector<std::pair<std::uint32_t, code_definition const*>> by_value;
  by_value.reserve(codes.size());
  bool const has_aliases =
      std::any_of(codes.begin(), codes.end(), [](code_definition const& code) { return !code.alias_of.empty(); });
  for (auto const& code : codes) {
    if (has_aliases)
      by_symbol.emplace(code.symbol, &code);
    if (code.alias_of.empty() && !faults.without_value.contains(code.symbol))
      by_value.emplace_back(code.value, &code);
  }
  std::sort(by_value.begin(), by_value.end()); // those of one value in the order of the file
  for (std::size_t i = 1, first = 0; i < by_value.size(); ++i) {
    auto const& code = *by_value[i].second;
    if (by_value[i].first != by_value[first].first)
      first = i;
    else
      found.error(source.file, code.at,
                  say("DEFINITIONS_SAME_VALUE", {{"symbol", code.symbol},
                                                 {"other", by_value[first].second->symbol},
                                                 {"line", line_of(*by_value[first].second)}}),
                  "duplicate-value");
  }
  for (auto const& code : codes) {
    if (code.alias_of.empty())
      continue;
    auto const refuse = [&](std::string text) { found.error(source.file, code.at, std::move(text), "wrong-alias"); };
    auto const target = by_symbol.find(code.alias_of);
    if (target == by_symbol.end())
      refuse(say("DEFINITIONS_ALIAS_UNDEFINED", {{"symbol", code.symbol}, {"other", code.alias_of}}));
    else if (!target->second->alias_of.empty())
      refuse(say("DEFINITIONS_ALIAS_OF_ALIAS", {{"symbol", code.symbol}, {"other", code.alias_of}}));
    else if (target->second->value != code.value && !faults.without_value.contains(code.symbol) &&
             !faults.without_value.contains(code.alias_of))
      refuse(say("DEFINITIONS_ALIAS_VALUE", {{"symbol", code.symbol}, {"other", code.alias_of}}));
  }
}

void check_answers_unknown(definitions_source const& source, definitions_faults const& faults, diagnostics& found) {
  std::unordered_map<std::string_view, code_definition const*> first; // by the canonical symbol
  for (auto const& code : source.codes) {
    if (!code.answers_unknown || code.alias_of.empty())
      continue;
    auto const [other, is_first] = first.emplace(code.alias_of, &code);
    if (!is_first)
      found.error(source.file, code.at,
                  say("DEFINITIONS_ANSWERS_TWICE", {{"symbol", code.symbol},
                                                    {"other", other->second->symbol},
                                                    {"line", line_of(*other->second)},
                                                    {"canonical", code.alias_of}}),
                  "duplicate-value");
    else if (!faults.has_parent)
      found.error(source.file, code.at, say("DEFINITIONS_ANSWERS_NO_PARENT", {{"symbol", code.symbol}}), "wrong-value");
    else if (auto const parent = source.parent.of(code.value);
             parent != code.value && !faults.without_value.contains(code.symbol))
      found.error(
          source.file, code.at,
          say("DEFINITIONS_ANSWERS_NO_CLASS",
              {{"symbol", code.symbol}, {"value", std::to_string(code.value)}, {"parent", std::to_string(parent)}}),
          "wrong-value");
  }
}

} // namespace

bool check_codes(definitions_source const& codes, definitions_faults const& faults, diagnostics& found) {
  if (!check_symbols(codes, found))
    return false;
  check_values(codes, faults, found);
  check_answers_unknown(codes, faults, found);
  return true;
}

} // namespace interco::exchange
