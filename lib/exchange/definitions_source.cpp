#include "exchange/definitions_source.hpp"

#include <interco/safe_text.hpp>

#include <algorithm>
#include <limits>
#include <set>
#include <unordered_map>

#include "core/ascii.hpp"
#include "core/conditions.hpp"
#include "core/names.hpp"
#include "core/text_rule.hpp"
#include "exchange/decoding_source.hpp"
#include "exchange/file.hpp"
#include "exchange/lint/nearest.hpp"
#include "exchange/scanner.hpp"
#include "exchange/toml.hpp"

namespace interco::exchange {
namespace {

/// Joins names for a message: "success", "informational" or "error".
template <std::size_t N>
std::string alternatives(std::array<std::string_view, N> const& names) {
  std::string result;
  for (std::size_t i = 0; i < N; ++i)
    result += std::string(i == 0 ? "" : i + 1 == N ? " or " : ", ") + '"' + std::string(names[i]) + '"';
  return result;
}

/// The most parts of a key; codes.SYMBOL.value has 3. toml++ makes a table in a table of them, and takes these apart
/// with a call in a call: hundreds of thousands would need more than the stack.
constexpr unsigned most_key_parts = 8;

/// Goes behind the end of a string that begins with these quotes.
void skip_string(scanner& in, std::string_view quotes) {
  bool const of_several_lines = quotes.size() > 1;
  bool const has_escapes = quotes.front() == '"';
  while (!in.at_end() && !in.take_if(quotes)) {
    if (in.peek() == '\n' && !of_several_lines) // an error, and the parser's to find
      return;
    if (in.peek() == '\\' && has_escapes)
      in.take();
    in.take();
  }
  for (int i = 0; i < 2 && of_several_lines; ++i) // up to two quotes more may stand before those that end it
    in.take_if(quotes.substr(0, 1));
}

/// Returns whether a line has at least so many dots.
bool has_line_of_dots(std::string_view text, unsigned dots) {
  while (!text.empty()) {
    auto const line = text.substr(0, text.find('\n'));
    if (static_cast<std::size_t>(std::count(line.begin(), line.end(), '.')) >= dots)
      return true;
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return false;
}

/// Returns the line of a key that has too many parts, if there is one, before the parser sees it.
std::optional<unsigned> find_deep_key(std::string_view text) {
  if (!has_line_of_dots(text, most_key_parts)) // a key stands in one line; this is all that most files need
    return std::nullopt;
  constexpr std::string_view all_quotes[] = {"\"\"\"", "'''", "\"", "'"};
  scanner in(text);
  unsigned parts = 1;
  while (!in.at_end()) {
    auto const* const quotes = std::find_if(std::begin(all_quotes), std::end(all_quotes),
                                            [&in](std::string_view each) { return in.take_if(each); });
    if (quotes != std::end(all_quotes)) {
      skip_string(in, *quotes);
      continue;
    }
    if (in.peek() == '#')
      in.take_while([](char c) { return c != '\n'; });
    char const c = in.take();
    if (c == '.' && ++parts > most_key_parts)
      return in.at().line;
    if (std::string_view("=,{}[]\n").find(c) != std::string_view::npos)
      parts = 1;
  }
  return std::nullopt;
}

class definitions_reader {
 public:
  definitions_reader(std::string file, diagnostics& found)
      : file_(std::move(file)), found_(found), errors_before_(found.error_count()) {
    result_.file = file_;
  }

  /// Reads the whole file as one document, which takes several times its size.
  std::optional<definitions_source> read(std::string_view text) {
    try {
      auto const root = toml::parse(text, file_);
      only_keys(root, "the file", {"domain", "facilities", "codes"});
      read_domain(root["domain"].as_table());
      read_parts_of_values(root);
      if (auto const* codes = root["codes"].as_table())
        read_codes(*codes);
      else
        found_.error(file_, {1, 1}, "no table [codes]", "missing-table");
    } catch (toml::parse_error const& failure) {
      // A key written twice is the parser's to find.
      found_.error(file_, at(failure.source()), std::string(failure.description()), "syntax");
      return std::nullopt;
    }
    return finish();
  }

  /// Reads the file in pieces: what is above the codes, then some lines of codes at a time, each a document of its
  /// own. That needs as good as no memory and half of the time, but holds only where every line under [codes] is
  /// `SYMBOL = { … }` and no table follows. Throws `irregular` where that is not so: whatever the parser and `read`
  /// make of the file is then right, and what has been found is to be forgotten.
  std::optional<definitions_source> read_in_pieces(std::string_view text, std::size_t piece_size) {
    constexpr std::string_view header = "\n[codes]";
    auto const above = text.find(header);
    if (piece_size == 0 || above == std::string_view::npos)
      throw irregular();
    try {
      auto const begin = std::min(text.find('\n', above + 1), text.size() - 1) + 1;
      auto const root = toml::parse(text.substr(0, begin));
      auto const* none = root["codes"].as_table();
      if (none == nullptr || !none->empty())
        throw irregular();
      only_keys(root, "the file", {"domain", "facilities", "codes"});
      read_domain(root["domain"].as_table());
      read_parts_of_values(root);
      result_.codes.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')));
      lines_before_ = count_lines(text.substr(0, begin));
      for (auto rest = text.substr(begin); !rest.empty();) {
        // A string of several lines that is cut in two is not read as anything else: its first half does not end.
        auto const piece = rest.substr(0, std::min(rest.find('\n', piece_size), rest.size() - 1) + 1);
        // At the beginning of a document, U+FEFF is skipped as a byte order mark.
        if (piece.starts_with("\xEF\xBB\xBF"))
          throw irregular();
        auto const codes = toml::parse(piece);
        for (auto const& [key, node] : codes) {
          if (node.is_array() || (node.is_table() && !node.as_table()->is_inline()))
            throw irregular();
          (void)key;
        }
        read_codes(codes);
        lines_before_ += count_lines(piece);
        rest.remove_prefix(piece.size());
      }
    } catch (toml::parse_error const&) {
      throw irregular();
    }
    return finish();
  }

  struct irregular {};

 private:
  static unsigned count_lines(std::string_view text) {
    return static_cast<unsigned>(std::count(text.begin(), text.end(), '\n'));
  }

  [[nodiscard]] position at(toml::source_region const& region) const {
    return {lines_before_ + region.begin.line, region.begin.column};
  }

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
    only_keys(*domain, "[domain]", {"name", "layout", "error_categories", "parent", "wraps"});
    result_.domain = text_of(*domain, "name").value_or("");
    if (!detail::is_symbol_name(result_.domain) || detail::lower(result_.domain) != result_.domain)
      error(*domain,
            "[domain]: name is \"" + result_.domain + "\", expected lower-case letters, digits and _, no digit first",
            "wrong-value");
    auto const stem = std::filesystem::path(file_).stem().string();
    if (!result_.domain.empty() && result_.domain != stem)
      error(*domain->get("name"),
            "[domain]: name is \"" + result_.domain + "\", but the file is named \"" + stem + "\"", "wrong-value");
    if (auto const layout = name_of<detail::value_layout>(*domain, "layout", detail::layout_names, "[domain]"))
      result_.layout = *layout;
    if (auto const* categories = domain->get("error_categories"))
      read_error_categories(*categories);
  }

  void read_parts_of_values(toml::table const& root) {
    read_decoding(root, file_, found_, result_);
    has_parent_ = static_cast<bool>(root["domain"]["parent"]);
  }

  void read_error_categories(toml::node const& node) {
    auto const* names = node.as_array();
    if (names == nullptr)
      return error(node, "[domain]: error_categories is no array: [\"generic\", \"system@posix\"] expected",
                   "wrong-type");
    if (names->size() > detail::max_error_categories)
      return error(node,
                   "[domain]: error_categories has " + std::to_string(names->size()) + " names, expected at most " +
                       std::to_string(detail::max_error_categories),
                   "wrong-value");
    auto& known = result_.error_categories;
    for (auto const& each : *names) {
      auto const name = each.value_exact<std::string>();
      if (!name || !is_error_category(*name))
        error(
            each,
            "[domain]: error_categories: " + (name ? "\"" + *name + "\"" : "what is no string") +
                " is no name of an error category: printable ASCII expected, and behind it nothing, @posix, @linux or "
                "@windows",
            "wrong-value");
      else if (std::find(known.begin(), known.end(), *name) != known.end())
        error(each, "[domain]: error_categories: \"" + *name + "\" is there twice", "wrong-value");
      else
        known.push_back(*name);
    }
  }

  static bool is_error_category(std::string_view written) {
    constexpr std::size_t longest = 100; // nobody's name
    auto const name = written.substr(0, written.find('@'));
    auto const behind = written.substr(name.size());
    return !name.empty() && name.size() <= longest &&
           std::all_of(name.begin(), name.end(), [](char c) { return c >= ' ' && c <= '~'; }) &&
           (behind.empty() || behind == "@posix" || behind == "@linux" || behind == "@windows");
  }

  void read_codes(toml::table const& codes) {
    // toml++ keeps tables sorted by key; the order of the file is the order of the codes.
    std::vector<std::pair<toml::key const*, toml::node const*>> in_order;
    in_order.reserve(codes.size());
    for (auto const& [key, node] : codes)
      in_order.emplace_back(&key, &node);
    std::sort(in_order.begin(), in_order.end(),
              [this](auto const& a, auto const& b) { return before(at(a.first->source()), at(b.first->source())); });
    for (auto const& [key, node] : in_order) {
      auto& code = result_.codes.emplace_back();
      code.symbol = key->str();
      code.at = at(key->source());
      if (code.symbol == "Version")
        found_.error(file_, code.at, "\"Version\" is no symbol: ICU keeps the version of a bundle under that key",
                     "wrong-symbol");
      else if (!detail::is_symbol_name(code.symbol))
        found_.error(file_, code.at,
                     "\"" + code.symbol + "\" is no symbol: letters, digits and _ expected, no digit first",
                     "wrong-symbol");
      if (auto const* table = node->as_table())
        read_code(code, *table);
      else
        refuse(code, *node, " is no table: { value = …, severity = …, audience = … } expected", "wrong-type");
    }
  }

  static bool before(position a, position b) { return std::pair(a.line, a.column) < std::pair(b.line, b.column); }

  /// Checks what concerns all codes together, and puts them in order.
  std::optional<definitions_source> finish() {
    check_symbols();
    check_values();
    check_answers_unknown();
    if (result_.codes.empty() && found_.error_count() == errors_before_)
      found_.error(file_, {1, 1}, "no code below [codes]", "no-codes");
    if (found_.error_count() != errors_before_)
      return std::nullopt;
    order_aliases();
    make_indexes();
    return std::move(result_);
  }

  void read_code(code_definition& code, toml::table const& table) {
    read_value(code, table);
    code.alias_of = text_of(table, "alias_of").value_or("");
    code.note = sound_text_of(table, "note", code.symbol);
    code.occurs = sound_text_of(table, "occurs", code.symbol);
    read_max_length(code, table);
    read_answers_unknown(code, table);
    read_elsewhere(code, table);
    if (!code.alias_of.empty()) {
      only_keys(table, code.symbol + ", an alias",
                {"value", "alias_of", "answers_unknown", "note", "occurs", "max_length", "elsewhere"});
      return;
    }
    only_keys(table, code.symbol,
              {"value", "severity", "audience", "alias_of", "answers_unknown", "note", "occurs", "max_length",
               "arguments", "condition", "elsewhere"});
    read_condition(code, table);
    read_arguments(code, table);
    if (auto const grade = name_of<severity>(table, "severity", detail::severity_names, code.symbol))
      code.severity = *grade;
    if (auto const reader = name_of<audience>(table, "audience", detail::audience_names, code.symbol))
      code.audience = *reader;
  }

  void read_condition(code_definition& code, toml::table const& table) {
    auto const name = text_of(table, "condition");
    if (!name)
      return;
    code.condition = detail::condition_number(*name);
    if (code.condition != detail::no_condition)
      return;
    std::string_view meant;
    // Not for each of a hundred thousand.
    if (constexpr std::size_t most_suggestions = 100; found_.error_count() - errors_before_ < most_suggestions) {
      std::vector<std::string_view> names;
      names.reserve(detail::conditions.size());
      for (auto const& each : detail::conditions)
        names.push_back(each.name);
      meant = nearest(*name, names);
    }
    error(*table.get("condition"),
          code.symbol + ": condition is \"" + *name + "\", expected the name of an enumerator of std::errc" +
              (meant.empty() ? "" : "; did you mean \"" + std::string(meant) + "\"?"),
          "wrong-value");
  }

  static std::optional<std::uint32_t> bits_of(toml::node const& node) {
    auto const value = node.value_exact<std::int64_t>();
    if (!value || *value < std::numeric_limits<std::int32_t>::min() ||
        *value > std::numeric_limits<std::uint32_t>::max())
      return std::nullopt;
    return static_cast<std::uint32_t>(*value);
  }

  void read_value(code_definition& code, toml::table const& table) {
    auto const* node = table.get("value");
    if (auto const value = node != nullptr ? bits_of(*node) : std::nullopt)
      code.value = *value;
    else
      refuse(code, node != nullptr ? *node : table, ": value is no integer of 32 bits", "wrong-value");
  }

  void read_elsewhere(code_definition& code, toml::table const& table) {
    auto const* node = table.get("elsewhere");
    if (node == nullptr)
      return;
    auto const* platforms = node->as_table();
    if (platforms == nullptr)
      return error(*node, code.symbol + ": elsewhere is no table: { PLATFORM = value } expected", "wrong-type");
    for (auto const& [key, value] : *platforms) { // sorted by key
      if (!detail::is_symbol_name(key.str()) || detail::lower(key.str()) != key.str())
        found_.error(file_, at(key.source()),
                     code.symbol + ": elsewhere: \"" + std::string(key.str()) +
                         "\": lower-case letters, digits and _ expected, no digit first",
                     "wrong-name");
      if (auto const bits = bits_of(value))
        code.elsewhere.push_back({std::string(key.str()), *bits});
      else
        error(value, code.symbol + ": elsewhere: " + std::string(key.str()) + " is no integer of 32 bits",
              "wrong-value");
    }
  }

  /// Returns a text for translators, empty where there is none.
  std::string sound_text_of(toml::table const& table, std::string_view key, std::string const& where) {
    auto text = text_of(table, key).value_or("");
    if (auto const fault = find_text_fault(text))
      error(*table.get(key), where + ": " + std::string(key) + ": " + to_string(*fault), "forbidden-character");
    return text;
  }

  void read_max_length(code_definition& code, toml::table const& table) {
    auto const* node = table.get("max_length");
    if (node == nullptr)
      return;
    auto const length = node->value_exact<std::int64_t>();
    if (length && *length > 0 && *length <= static_cast<std::int64_t>(detail::max_text_size))
      code.max_length = static_cast<unsigned>(*length);
    else
      error(*node, code.symbol + ": max_length is no integer from 1 to " + std::to_string(detail::max_text_size),
            "wrong-value");
  }

  void read_answers_unknown(code_definition& code, toml::table const& table) {
    auto const* node = table.get("answers_unknown");
    if (node == nullptr)
      return;
    auto const answers = node->value_exact<bool>();
    if (!answers)
      return error(*node, code.symbol + ": answers_unknown is neither true nor false", "wrong-type");
    code.answers_unknown = *answers;
    if (*answers && table.get("alias_of") == nullptr)
      error(*node,
            code.symbol + ": answers_unknown, but no alias_of; only an alias can have it: a parent answers by itself",
            "wrong-value");
  }

  void read_arguments(code_definition& code, toml::table const& table) {
    auto const* node = table.get("arguments");
    if (node == nullptr)
      return;
    auto const* arguments = node->as_table();
    if (arguments == nullptr) {
      error(*node, code.symbol + R"(: arguments is no table: { name = { type = "…", example = "…" } } expected)",
            "wrong-type");
      return;
    }
    for (auto const& [key, value] : *arguments) {
      argument_definition argument;
      argument.name = key.str();
      argument.at = at(key.source());
      auto const where = code.symbol + ": argument " + argument.name;
      if (!detail::is_symbol_name(argument.name) || detail::lower(argument.name) != argument.name)
        found_.error(file_, argument.at, where + ": lower-case letters, digits and _ expected, no digit first",
                     "wrong-name");
      if (auto const* parts = value.as_table())
        read_argument(argument, *parts, where);
      else
        error(value, where + R"( is no table: { type = "…", example = "…" } expected)", "wrong-type");
      code.arguments.push_back(std::move(argument));
    }
    std::sort(code.arguments.begin(), code.arguments.end(),
              [](argument_definition const& a, argument_definition const& b) { return before(a.at, b.at); });
  }

  void read_argument(argument_definition& argument, toml::table const& parts, std::string const& where) {
    only_keys(parts, where, {"type", "note", "example"});
    if (auto const type = name_of<argument_type>(parts, "type", detail::argument_type_names, where))
      argument.type = *type;
    argument.note = sound_text_of(parts, "note", where);
    argument.example = sound_text_of(parts, "example", where);
    if (argument.example.empty())
      error(parts, where + ": example is missing: a value as it may look in a text", "missing-example");
  }

  void check_symbols() {
    // Look-up ignores case. All symbols in one block: as strings they would leave holes in the heap.
    std::string lower;
    std::vector<std::size_t> begins{0};
    begins.reserve(result_.codes.size() + 1);
    for (auto const& code : result_.codes) {
      std::transform(code.symbol.begin(), code.symbol.end(), std::back_inserter(lower),
                     [](char c) { return detail::lower(c); });
      begins.push_back(lower.size());
    }
    auto const lower_symbol = [&](std::uint32_t number) {
      return std::string_view(lower).substr(begins[number], begins[number + 1] - begins[number]);
    };
    number_index seen(result_.codes.size());
    for (std::uint32_t i = 0; i < result_.codes.size(); ++i) {
      auto const first = seen.add(i, lower_symbol);
      if (first && result_.codes[*first].symbol == result_.codes[i].symbol)
        throw irregular(); // in two pieces; the parser has words for it
      if (first)
        found_.error(file_, result_.codes[i].at,
                     result_.codes[i].symbol + " differs only in case from " + result_.codes[*first].symbol +
                         " in line " + std::to_string(result_.codes[*first].at.line),
                     "duplicate-symbol");
    }
  }

  void check_values() {
    std::unordered_map<std::string_view, code_definition const*> by_symbol;
    std::vector<std::pair<std::uint32_t, code_definition const*>> by_value;
    by_value.reserve(result_.codes.size());
    bool const has_aliases = std::any_of(result_.codes.begin(), result_.codes.end(),
                                         [](code_definition const& code) { return !code.alias_of.empty(); });
    for (auto const& code : result_.codes) {
      if (has_aliases)
        by_symbol.emplace(code.symbol, &code);
      if (code.alias_of.empty() && !without_value_.contains(code.symbol))
        by_value.emplace_back(code.value, &code);
    }
    std::sort(by_value.begin(), by_value.end()); // those of one value in the order of the file
    for (std::size_t i = 1, first = 0; i < by_value.size(); ++i) {
      if (by_value[i].first != by_value[first].first)
        first = i;
      else
        found_.error(file_, by_value[i].second->at,
                     by_value[i].second->symbol + " has the value of " + by_value[first].second->symbol + " in line " +
                         std::to_string(by_value[first].second->at.line) +
                         "; a second symbol of one value needs alias_of",
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

  void check_answers_unknown() {
    std::unordered_map<std::string_view, code_definition const*> first; // by the canonical symbol
    for (auto const& code : result_.codes) {
      if (!code.answers_unknown || code.alias_of.empty())
        continue;
      auto const [other, is_first] = first.emplace(code.alias_of, &code);
      if (!is_first)
        found_.error(file_, code.at,
                     code.symbol + " answers for the same unknown values as " + other->second->symbol + " in line " +
                         std::to_string(other->second->at.line) + "; one alias of " + code.alias_of + " can",
                     "duplicate-value");
      else if (!has_parent_)
        found_.error(file_, code.at,
                     code.symbol + " answers for unknown values, but [domain] has no parent, which says for which",
                     "wrong-value");
      else if (auto const parent = result_.parent.of(code.value);
               parent != code.value && !without_value_.contains(code.symbol))
        found_.error(file_, code.at,
                     code.symbol + " answers for unknown values, but " + std::to_string(code.value) +
                         " is the parent of none: its own is " + std::to_string(parent),
                     "wrong-value");
    }
  }

  /// Puts each alias behind its canonical symbol, first the one that answers for unknown values, and gives it what an
  /// alias inherits.
  void order_aliases() {
    std::unordered_map<std::string, std::vector<code_definition>> aliases;
    for (auto const& code : result_.codes) {
      if (!code.alias_of.empty())
        aliases[code.alias_of].push_back(code);
    }
    if (aliases.empty())
      return;
    std::vector<code_definition> ordered;
    for (auto const& code : result_.codes) {
      if (!code.alias_of.empty())
        continue;
      ordered.push_back(code);
      auto const group = aliases.find(code.symbol);
      if (group == aliases.end())
        continue;
      std::stable_partition(group->second.begin(), group->second.end(),
                            [](code_definition const& alias) { return alias.answers_unknown; });
      for (auto& alias : group->second) {
        alias.severity = code.severity;
        alias.audience = code.audience;
        alias.condition = code.condition;
        alias.arguments = code.arguments;
        ordered.push_back(std::move(alias));
      }
    }
    result_.codes = std::move(ordered);
  }

  void make_indexes() {
    auto const& codes = result_.codes;
    result_.by_symbol = number_index(codes.size());
    for (std::uint32_t i = 0; i < codes.size(); ++i) {
      result_.by_symbol.add(i, [&](std::uint32_t number) { return std::string_view(codes[number].symbol); });
    }
    sort_by_symbol();
  }

  /// Sorts by eight characters at once, those behind what all symbols begin with, before it compares whole symbols.
  void sort_by_symbol() {
    auto const& codes = result_.codes;
    if (codes.empty())
      return;
    std::string_view common = codes.front().symbol;
    for (auto const& code : codes)
      common = common.substr(
          0, static_cast<std::size_t>(
                 std::mismatch(common.begin(), common.end(), code.symbol.begin(), code.symbol.end()).first -
                 common.begin()));
    struct item {
      std::uint64_t characters; // the first is the highest byte
      std::uint32_t ordinal;
    };
    std::vector<item> items;
    items.reserve(codes.size());
    for (std::uint32_t i = 0; i < codes.size(); ++i) {
      item next{0, i};
      for (std::size_t k = 0; k < sizeof next.characters; ++k) {
        auto const at = common.size() + k;
        next.characters = next.characters << 8U | (at < codes[i].symbol.size() ? codes[i].symbol[at] & 0xFFU : 0U);
      }
      items.push_back(next);
    }
    std::sort(items.begin(), items.end(), [&codes](item const& a, item const& b) {
      return a.characters != b.characters ? a.characters < b.characters
                                          : codes[a.ordinal].symbol < codes[b.ordinal].symbol;
    });
    result_.sorted.reserve(items.size());
    for (auto const& each : items)
      result_.sorted.push_back(each.ordinal);
  }

  std::string file_;
  diagnostics& found_;
  definitions_source result_;
  std::size_t errors_before_ = 0;
  unsigned lines_before_ = 0;                        // of the piece that is read
  bool has_parent_ = false;                          // sound or not
  std::set<std::string, std::less<>> without_value_; // symbols
};

} // namespace

std::optional<std::uint32_t> definitions_source::ordinal(std::string_view symbol) const {
  return by_symbol.find(symbol, [this](std::uint32_t number) { return std::string_view(codes[number].symbol); });
}

std::uint32_t definitions_source::canonical(std::uint32_t ordinal) const {
  auto const& code = codes[ordinal];
  return code.alias_of.empty() ? ordinal : this->ordinal(code.alias_of).value_or(ordinal);
}

std::uint64_t definitions_source::keys() const {
  auto hash = detail::fingerprint(domain);
  for (auto const& code : codes)
    hash = detail::fingerprint(code.symbol, detail::fingerprint("\n", hash));
  return hash;
}

std::optional<definitions_source> read_definitions(std::filesystem::path const& file, diagnostics& found) {
  auto bytes = read_file(file, found);
  return bytes ? read_definitions_text(std::move(*bytes), file, found) : std::nullopt;
}

std::optional<definitions_source> read_definitions_text(std::string bytes, std::filesystem::path const& file,
                                                        diagnostics& found, std::size_t piece) {
  auto const text = check_text(std::move(bytes), file.string(), found);
  if (!text)
    return std::nullopt;
  if (auto const line = find_deep_key(*text)) {
    found.error(file.string(), {*line, 0},
                "a key of more than " + std::to_string(most_key_parts) +
                    " parts; the deepest here is codes.SYMBOL.value",
                "deep-key");
    return std::nullopt;
  }
  try {
    diagnostics found_in_pieces;
    auto result = definitions_reader(file.string(), found_in_pieces).read_in_pieces(*text, piece);
    found.append(std::move(found_in_pieces));
    return result;
  } catch (definitions_reader::irregular const&) {
    return definitions_reader(file.string(), found).read(*text);
  }
}

} // namespace interco::exchange
