#include "exchange/definitions_source.hpp"

#include <algorithm>
#include <unordered_map>

#include "core/ascii.hpp"
#include "core/conditions.hpp"
#include "core/names.hpp"
#include "core/text_rule.hpp"
#include "exchange/decoding_source.hpp"
#include "exchange/definitions_check.hpp"
#include "exchange/definitions_keys.hpp"
#include "exchange/file.hpp"
#include "exchange/lint/nearest.hpp"
#include "exchange/scanner.hpp"
#include "exchange/toml.hpp"
#include "exchange/wording.hpp"

namespace interco::exchange {
namespace {

/// The most parts of a key; codes.SYMBOL.arguments.NAME.type has 5. toml++ makes a table in a table of them, and
/// takes these apart with a call in a call: hundreds of thousands would need more than the stack.
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
      read_head(root);
      if (auto const* codes = root["codes"].as_table())
        read_codes(*codes);
      else
        keys_.error({1, 1}, say("DEFINITIONS_MISSING_TABLE", {{"table", "[codes]"}}), "missing-table");
    } catch (toml::parse_error const& failure) {
      // A key written twice is the parser's to find. Its words are English.
      keys_.error(keys_.at(failure.source()), std::string(failure.description()), "syntax");
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
      read_head(root);
      result_.codes.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')));
      unsigned lines_before = count_lines(text.substr(0, begin));
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
        keys_.begin_piece(lines_before);
        read_codes(codes);
        lines_before += count_lines(piece);
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

  /// Reports a code without a value, which no other code is then compared with.
  void refuse(code_definition const& code, toml::node const& node, std::string text, std::string_view id) {
    keys_.error(node, std::move(text), id);
    faults_.without_value.insert(code.symbol);
  }

  void read_head(toml::table const& root) {
    keys_.only_keys(root, {"domain", "facilities", "codes"}, [](std::string_view key) {
      return say("DEFINITIONS_UNKNOWN_KEY_OF_FILE", {{"key", key}});
    });
    read_domain(root["domain"].as_table());
    read_decoding(root, keys_, result_);
    faults_.has_parent = static_cast<bool>(root["domain"]["parent"]);
  }

  void read_domain(toml::table const* domain) {
    if (domain == nullptr) {
      keys_.error({1, 1}, say("DEFINITIONS_MISSING_TABLE", {{"table", "[domain]"}}), "missing-table");
      return;
    }
    auto const where = [] { return std::string("[domain]"); };
    keys_.only_keys(*domain, where, {"name", "layout", "error_categories", "parent", "wraps"});
    result_.domain = keys_.text_of(*domain, "name", where).value_or("");
    if (!detail::is_symbol_name(result_.domain) || detail::lower(result_.domain) != result_.domain)
      keys_.error(*domain, say("DEFINITIONS_NAME", {{"where", "[domain]: name"}, {"name", result_.domain}}),
                  "wrong-value");
    auto const stem = std::filesystem::path(file_).stem().string();
    if (!result_.domain.empty() && result_.domain != stem)
      keys_.error(*domain->get("name"), say("DEFINITIONS_OTHER_NAME", {{"name", result_.domain}, {"file", stem}}),
                  "wrong-value");
    if (auto const layout = keys_.name_of<detail::value_layout>(*domain, "layout", detail::layout_names, where))
      result_.layout = *layout;
    if (auto const* categories = domain->get("error_categories"))
      read_error_categories(*categories);
  }

  void read_error_categories(toml::node const& node) {
    constexpr std::string_view where = "[domain]: error_categories";
    auto const* names = node.as_array();
    if (names == nullptr)
      return keys_.error(
          node, say("DEFINITIONS_NO_ARRAY", {{"where", where}, {"expected", "[\"generic\", \"system@posix\"]"}}),
          "wrong-type");
    if (names->size() > detail::max_error_categories)
      return keys_.error(node,
                         say("DEFINITIONS_TOO_MANY", {{"where", where},
                                                      {"count", std::to_string(names->size())},
                                                      {"most", std::to_string(detail::max_error_categories)}}),
                         "wrong-value");
    auto& known = result_.error_categories;
    for (auto const& each : *names) {
      auto const name = each.value_exact<std::string>();
      if (!name)
        keys_.error(each, say("DEFINITIONS_ENTRY_NO_STRING", {{"where", where}}), "wrong-value");
      else if (!is_error_category(*name))
        keys_.error(each, say("DEFINITIONS_ERROR_CATEGORY", {{"name", *name}}), "wrong-value");
      else if (std::find(known.begin(), known.end(), *name) != known.end())
        keys_.error(each, say("LINT_OF_KEY", {{"key", where}, {"text", say("LINT_SELECTOR_TWICE", {{"word", *name}})}}),
                    "wrong-value");
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
    std::sort(in_order.begin(), in_order.end(), [this](auto const& a, auto const& b) {
      return before(keys_.at(a.first->source()), keys_.at(b.first->source()));
    });
    for (auto const& [key, node] : in_order) {
      auto& code = result_.codes.emplace_back();
      code.symbol = key->str();
      code.at = keys_.at(key->source());
      if (code.symbol == "Version")
        keys_.error(code.at, say("VERSION_NO_SYMBOL"), "wrong-symbol");
      else if (!detail::is_symbol_name(code.symbol))
        keys_.error(code.at, say("NO_SYMBOL", {{"symbol", code.symbol}}), "wrong-symbol");
      if (auto const* table = node->as_table())
        read_code(code, *table);
      else
        refuse(code, *node,
               say("DEFINITIONS_NO_TABLE",
                   {{"where", code.symbol}, {"expected", "{ value = …, severity = …, audience = … }"}}),
               "wrong-type");
    }
  }

  static bool before(position a, position b) { return std::pair(a.line, a.column) < std::pair(b.line, b.column); }

  /// Checks what concerns all codes together, and puts them in order.
  std::optional<definitions_source> finish() {
    if (!check_codes(result_, faults_, found_))
      throw irregular(); // a symbol in two pieces
    if (result_.codes.empty() && found_.error_count() == errors_before_)
      keys_.error({1, 1}, say("DEFINITIONS_NO_CODES"), "no-codes");
    if (found_.error_count() != errors_before_)
      return std::nullopt;
    order_aliases();
    make_indexes();
    return std::move(result_);
  }

  void read_code(code_definition& code, toml::table const& table) {
    auto const where = [&code] { return code.symbol; };
    read_value(code, table);
    code.alias_of = keys_.text_of(table, "alias_of", where).value_or("");
    code.note = keys_.sound_text_of(table, "note", where);
    code.occurs = keys_.sound_text_of(table, "occurs", where);
    read_max_length(code, table);
    read_answers_unknown(code, table);
    read_elsewhere(code, table);
    if (!code.alias_of.empty()) {
      keys_.only_keys(table, {"value", "alias_of", "answers_unknown", "note", "occurs", "max_length", "elsewhere"},
                      [&code](std::string_view key) {
                        return say("DEFINITIONS_UNKNOWN_KEY_OF_ALIAS", {{"key", key}, {"symbol", code.symbol}});
                      });
      return;
    }
    keys_.only_keys(table, where,
                    {"value", "severity", "audience", "alias_of", "answers_unknown", "note", "occurs", "max_length",
                     "arguments", "condition", "elsewhere"});
    read_condition(code, table);
    read_arguments(code, table);
    if (auto const grade = keys_.name_of<severity>(table, "severity", detail::severity_names, where))
      code.severity = *grade;
    if (auto const reader = keys_.name_of<audience>(table, "audience", detail::audience_names, where))
      code.audience = *reader;
  }

  void read_condition(code_definition& code, toml::table const& table) {
    auto const name = keys_.text_of(table, "condition", [&code] { return code.symbol; });
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
    keys_.error(*table.get("condition"),
                meant.empty()
                    ? say("DEFINITIONS_CONDITION", {{"symbol", code.symbol}, {"name", *name}})
                    : say("DEFINITIONS_CONDITION_NEAR", {{"symbol", code.symbol}, {"name", *name}, {"near", meant}}),
                "wrong-value");
  }

  void read_value(code_definition& code, toml::table const& table) {
    auto const* node = table.get("value");
    if (auto const value = node != nullptr ? keys_.bits_of(*node) : std::nullopt)
      code.value = *value;
    else
      refuse(code, node != nullptr ? *node : table, say("DEFINITIONS_NO_INTEGER", {{"where", code.symbol + ": value"}}),
             "wrong-value");
  }

  void read_elsewhere(code_definition& code, toml::table const& table) {
    auto const* node = table.get("elsewhere");
    if (node == nullptr)
      return;
    auto const* platforms = node->as_table();
    auto const where = [&code](std::string const& behind) { return code.symbol + ": elsewhere" + behind; };
    if (platforms == nullptr)
      return keys_.error(*node,
                         say("DEFINITIONS_NO_TABLE", {{"where", where("")}, {"expected", "{ PLATFORM = value }"}}),
                         "wrong-type");
    for (auto const& [key, value] : *platforms) { // sorted by key
      std::string const platform(key.str());
      if (!detail::is_symbol_name(platform) || detail::lower(platform) != platform)
        keys_.error(keys_.at(key.source()), say("DEFINITIONS_LOWER_CASE", {{"where", where(": \"" + platform + "\"")}}),
                    "wrong-name");
      if (auto const bits = keys_.bits_of(value))
        code.elsewhere.push_back({platform, *bits});
      else
        keys_.error(value, say("DEFINITIONS_NO_INTEGER", {{"where", where(": " + platform)}}), "wrong-value");
    }
  }

  void read_max_length(code_definition& code, toml::table const& table) {
    auto const* node = table.get("max_length");
    if (node == nullptr)
      return;
    auto const length = node->value_exact<std::int64_t>();
    if (length && *length > 0 && *length <= static_cast<std::int64_t>(detail::max_text_size))
      code.max_length = static_cast<unsigned>(*length);
    else
      keys_.error(*node,
                  say("DEFINITIONS_NO_INTEGER_UP_TO", {{"where", code.symbol + ": max_length"},
                                                       {"least", "1"},
                                                       {"most", std::to_string(detail::max_text_size)}}),
                  "wrong-value");
  }

  void read_answers_unknown(code_definition& code, toml::table const& table) {
    auto const* node = table.get("answers_unknown");
    if (node == nullptr)
      return;
    auto const answers = node->value_exact<bool>();
    if (!answers)
      return keys_.error(*node, say("DEFINITIONS_NO_BOOLEAN", {{"where", code.symbol + ": answers_unknown"}}),
                         "wrong-type");
    code.answers_unknown = *answers;
    if (*answers && table.get("alias_of") == nullptr)
      keys_.error(*node, say("DEFINITIONS_ANSWERS_ALONE", {{"symbol", code.symbol}}), "wrong-value");
  }

  static constexpr std::string_view argument_form = R"({ type = "…", example = "…" })";

  void read_arguments(code_definition& code, toml::table const& table) {
    auto const* node = table.get("arguments");
    if (node == nullptr)
      return;
    auto const* arguments = node->as_table();
    if (arguments == nullptr)
      return keys_.error(*node,
                         say("DEFINITIONS_NO_TABLE", {{"where", code.symbol + ": arguments"},
                                                      {"expected", "{ name = " + std::string(argument_form) + " }"}}),
                         "wrong-type");
    for (auto const& [key, value] : *arguments) {
      argument_definition argument;
      argument.name = key.str();
      argument.at = keys_.at(key.source());
      auto const where = [&] {
        return say("DEFINITIONS_ARGUMENT_PLACE", {{"symbol", code.symbol}, {"argument", argument.name}});
      };
      if (!detail::is_symbol_name(argument.name) || detail::lower(argument.name) != argument.name)
        keys_.error(argument.at, say("DEFINITIONS_LOWER_CASE", {{"where", where()}}), "wrong-name");
      if (auto const* parts = value.as_table())
        read_argument(argument, *parts, where);
      else
        keys_.error(value, say("DEFINITIONS_NO_TABLE", {{"where", where()}, {"expected", argument_form}}),
                    "wrong-type");
      code.arguments.push_back(std::move(argument));
    }
    std::sort(code.arguments.begin(), code.arguments.end(),
              [](argument_definition const& a, argument_definition const& b) { return before(a.at, b.at); });
  }

  void read_argument(argument_definition& argument, toml::table const& parts, place_words const& where) {
    keys_.only_keys(parts, where, {"type", "note", "example"});
    if (auto const type = keys_.name_of<argument_type>(parts, "type", detail::argument_type_names, where))
      argument.type = *type;
    argument.note = keys_.sound_text_of(parts, "note", where);
    argument.example = keys_.sound_text_of(parts, "example", where);
    if (argument.example.empty())
      keys_.error(parts, say("DEFINITIONS_NO_EXAMPLE", {{"where", where()}}), "missing-example");
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
  definitions_keys keys_{file_, found_};
  definitions_source result_;
  definitions_faults faults_;
  std::size_t errors_before_ = 0;
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
    found.error(file.string(), {*line, 0}, say("DEFINITIONS_DEEP_KEY", {{"most", std::to_string(most_key_parts)}}),
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
