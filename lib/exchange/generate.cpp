// The C++ that is made from definitions.
#include <algorithm>
#include <bit>
#include <functional>
#include <set>
#include <unordered_map>

#include "core/ascii.hpp"
#include "core/names.hpp"
#include "core/string_table.hpp"
#include "core/utf8.hpp"
#include "exchange/compile.hpp"

#include <interco/code.hpp>
#include <interco/safe_text.hpp>

namespace interco::exchange {
namespace {

std::string banner(std::string const& from) {
  return "// Made by the Interco generator from " + from + "; not to be edited.\n";
}

std::string source_name(definitions_source const& codes) {
  return std::filesystem::path(codes.file).filename().string();
}

/// Returns a name in lower case; one that C++, <cerrno> or Interco has taken gets an underscore behind it, and so
/// does one that is such a name with underscores behind it: two names stay two.
std::string identifier(std::string_view name) {
  static std::set<std::string, std::less<>> const taken{
      // [lex.key] and [lex.digraph]
      "alignas", "alignof", "and", "and_eq", "asm", "auto", "bitand", "bitor", "bool", "break", "case", "catch", "char",
      "char16_t", "char32_t", "char8_t", "class", "co_await", "co_return", "co_yield", "compl", "concept", "const",
      "const_cast", "consteval", "constexpr", "constinit", "continue", "decltype", "default", "delete", "do", "double",
      "dynamic_cast", "else", "enum", "explicit", "export", "extern", "false", "float", "for", "friend", "goto", "if",
      "inline", "int", "long", "mutable", "namespace", "new", "noexcept", "not", "not_eq", "nullptr", "operator", "or",
      "or_eq", "private", "protected", "public", "register", "reinterpret_cast", "requires", "return", "short",
      "signed", "sizeof", "static", "static_assert", "static_cast", "struct", "switch", "template", "this",
      "thread_local", "throw", "true", "try", "typedef", "typeid", "typename", "union", "unsigned", "using", "virtual",
      "void", "volatile", "wchar_t", "while", "xor", "xor_eq",
      // macros: of the standard library, of gcc, Qt's keywords, what <windows.h> brings
      "errno", "stderr", "stdin", "stdout", "i386", "linux", "unix", "emit", "foreach", "forever", "signals", "slots",
      "far", "interface", "near", "small",
      // ours
      "argument", "argument_list", "argument_type", "audience", "catalog", "catalog_of", "catalog_set", "category",
      "code", "code_of", "detail", "errc", "error", "format_fault", "format_options", "format_problem", "format_result",
      "formatted_text", "hash_of", "hex_string", "insertion", "interco", "locale_list", "made_category",
      "make_error_code", "make_error_condition", "message", "message_value", "message_value_fault", "named_argument",
      "owned", "presentation", "problem", "reader", "resolved", "severity", "shown", "shown_value", "status", "std",
      "symbol_range", "typed_message", "written_code"};
  auto const lower = detail::lower(name);
  auto const word = std::string_view(lower).substr(0, lower.find_last_not_of('_') + 1);
  return taken.contains(word) ? lower + "_" : lower;
}

/// Returns the namespace of a domain: no other name of namespace interco, either.
std::string namespace_of(std::string_view domain) {
  static std::set<std::string, std::less<>> const taken{"append",
                                                        "append_json_string",
                                                        "append_safe_line",
                                                        "code_enum",
                                                        "code_integer",
                                                        "code_parts",
                                                        "decode_hresult",
                                                        "decode_ntstatus",
                                                        "describe",
                                                        "domain_of",
                                                        "embedded_catalogs",
                                                        "error_category",
                                                        "failed",
                                                        "find_text_fault",
                                                        "hresult_facility_name",
                                                        "icu_locale",
                                                        "install_catalogs",
                                                        "install_messages",
                                                        "installed_reader",
                                                        "isolated",
                                                        "json_string",
                                                        "live_catalog",
                                                        "load_options",
                                                        "look_up",
                                                        "lookup_key",
                                                        "max_message_value_arguments",
                                                        "max_message_value_items",
                                                        "max_message_value_size",
                                                        "narrow_code",
                                                        "origin",
                                                        "parse_code",
                                                        "parse_message_value",
                                                        "qlocale",
                                                        "qstring",
                                                        "qstring_view",
                                                        "raw_qstring",
                                                        "reader_for",
                                                        "reader_set",
                                                        "reload_report",
                                                        "requested_by",
                                                        "safe_line",
                                                        "set_error_language",
                                                        "system_locale",
                                                        "text_fault",
                                                        "text_state",
                                                        "to_json",
                                                        "to_log",
                                                        "to_string",
                                                        "truncated",
                                                        "unicode_string"};
  auto name = identifier(domain);
  auto const word = std::string_view(name).substr(0, name.find_last_not_of('_') + 1);
  return taken.contains(word) ? name + "_" : name;
}

constexpr std::size_t most_columns = 118; // of a comment

/// Appends a comment of documentation. Whatever the text holds, it stays one: each line is made harmless for a
/// terminal, none ends with a backslash, and nothing is a trigraph.
void append_comment(std::string& to, std::string_view indentation, std::string_view text) {
  auto const append_line = [&](std::string_view line) {
    auto shown = safe_line(line);
    for (auto at = shown.find("??"); at != std::string::npos; at = shown.find("??", at))
      shown.insert(at + 1, " ");
    ((to += indentation) += "/// ") += shown;
    to += shown.ends_with('\\') ? ".\n" : "\n";
  };
  auto const room = most_columns - indentation.size() - std::string_view("/// ").size();
  std::string line;
  while (!text.empty()) {
    auto const begin = std::min(text.find_first_not_of(" \t\n"), text.size());
    auto const end = std::min(text.find_first_of(" \t\n", begin), text.size());
    auto const word = text.substr(begin, end - begin);
    text.remove_prefix(end);
    if (!line.empty() && detail::code_points(line) + 1 + detail::code_points(word) > room) {
      append_line(line);
      line.clear();
    }
    (line += line.empty() || word.empty() ? "" : " ") += word;
  }
  if (!line.empty())
    append_line(line);
}

/// Returns a literal of a path.
std::string string_literal(std::string_view path) {
  std::string literal = "\"";
  for (char c : path) {
    if (c == '"' || c == '\\')
      literal += '\\';
    literal += c;
  }
  return literal + '"';
}

/// Returns the class that holds the values of a type.
std::string owned_type(argument_type type) {
  std::string name(detail::name_of(detail::argument_type_names, type));
  std::replace(name.begin(), name.end(), '-', '_');
  return "interco::owned::" + name;
}

/// Returns a name for each argument's member: not one of the type's own members, not its name, not one that is there.
std::vector<std::string> member_names(code_definition const& code) {
  std::set<std::string, std::less<>> used{identifier(code.symbol), "arguments", "symbol"}; // "code" is taken anyway
  std::vector<std::string> names;
  for (auto const& argument : code.arguments) {
    auto name = identifier(argument.name);
    for (int number = 2; !used.insert(name).second; ++number)
      name += name.ends_with('_') ? std::to_string(number) : "_"; // two underscores are not ours to use
    names.push_back(name);
  }
  return names;
}

/// Appends the type of a code that has arguments.
void append_type(std::string& to, code_definition const& code, std::string_view english) {
  auto const type = identifier(code.symbol);
  append_comment(to, "", english.empty() ? std::string_view(code.symbol) : english);
  to += "struct " + type + " {\n  static constexpr status code = status::" + type +
        ";\n  static constexpr std::string_view symbol = \"" + code.symbol + "\";\n\n";
  auto const members = member_names(code);
  std::string views;
  for (std::size_t i = 0; i < members.size(); ++i) {
    auto const& argument = code.arguments[i];
    append_comment(to, "  ", argument.note);
    append_comment(to, "  ", "Example: " + argument.example);
    to += "  " + owned_type(argument.type) + " " + members[i] + ";\n";
    views += std::string(i == 0 ? "" : ",\n             ") + "{\"" + argument.name + "\", " + members[i] + "}";
  }
  to += "\n  /// Returns views of the arguments, valid as long as the message and unchanged.\n"
        "  [[nodiscard]] std::array<interco::named_argument, " +
        std::to_string(members.size()) + "> arguments() const noexcept {\n    return {{" + views +
        "}};\n  }\n"
        "  friend bool operator==(" +
        type + " const&, " + type + " const&) = default;\n};\n\n";
}

/// Returns what is another where a type of the domain has other members.
std::string fingerprint_of_types(definitions_source const& codes) {
  std::string members;
  for (auto const& code : codes.codes) {
    for (auto const& argument : code.arguments)
      ((((members += code.symbol) += ' ') += argument.name) += ' ') += owned_type(argument.type) + '\n';
  }
  auto const hash = detail::fingerprint(members);
  constexpr unsigned half = 32;
  // Digits of hexadecimal numbers are wanted, not the prefix.
  return hex_string(static_cast<std::uint32_t>(hash >> half)).str().substr(2) +
         hex_string(static_cast<std::uint32_t>(hash)).str().substr(2);
}

/// Appends the names of a domain that has typed messages: the name of a type is not that of an enumerator as well.
void append_messages(std::string& to, definitions_source const& codes, bundle_source const* english) {
  std::unordered_map<std::string_view, std::string_view> texts;
  if (english != nullptr) {
    for (auto const& entry : english->entries)
      texts.emplace(entry.key, entry.text);
  }
  for (auto const& code : codes.codes) {
    if (code.arguments.empty())
      to += "using status::" + identifier(code.symbol) + ";\n";
  }
  to += "\n// Two versions of a domain may be in one process, as in a program and its plug-in: types that differ have\n"
        "// names that differ.\ninline namespace arguments_" +
        fingerprint_of_types(codes) + " {\n\n";
  for (auto const& code : codes.codes) {
    if (code.arguments.empty())
      continue;
    auto text = texts.find(code.symbol);
    if (text == texts.end()) // an alias without a text of its own
      text = texts.find(code.alias_of);
    append_type(to, code, text == texts.end() ? std::string_view() : text->second);
  }
  to += "} // namespace\n\n";
}

/// What makes the enumeration one of std::error_code.
constexpr std::string_view error_code_functions =
    "/// Returns the category of these codes as a std::error_code has them; see interco/error_code.hpp.\n"
    "[[nodiscard]] std::error_category const& category() noexcept;\n\n"
    "/// Makes std::error_code constructible from a code.\n"
    "[[nodiscard]] inline std::error_code make_error_code(status value) noexcept {\n"
    "  return {static_cast<int>(value), category()};\n}\n\n"
    "/// Returns a code as what an error is compared with: also one that another copy of this library made.\n"
    "[[nodiscard]] inline std::error_condition make_error_condition(status value) noexcept {\n"
    "  return {static_cast<int>(value), category()};\n}\n\n";

} // namespace

output generate_header(definitions_source const& codes, bundle_source const* english) {
  auto const& domain = codes.domain;
  bool const has_types = std::any_of(codes.codes.begin(), codes.codes.end(),
                                     [](code_definition const& code) { return !code.arguments.empty(); });
  std::string guard = "INTERCO_CODES_";
  for (char c : domain)
    guard += detail::upper(c);
  guard += "_HPP";

  std::string text = banner(source_name(codes));
  text += "/// \\file\n/// The codes of the domain \"" + domain +
          "\" and its embedded catalog.\n///\n"
          "/// Enumerators are in lower case, since their symbols may be macros of a system's headers, and end in _ "
          "where C++\n"
          "/// or Interco has the word. An alias has the value of its canonical symbol, which a switch cannot list "
          "twice, and\n"
          "/// which answers when the value is looked up: for the alias's own text, look up its symbol as a string.\n";
  if (has_types)
    text += "///\n/// A code whose text has arguments has a type, named as its enumerator, which is status::NAME then. "
            "It is "
            "a message,\n/// all of whose members are to be given; for an alias, one with the alias's own text.\n";
  text += "#ifndef " + guard + "\n#define " + guard + "\n\n" +
          (has_types ? "// NOLINTBEGIN: names are those of the definitions\n\n#include <array>\n" : "") +
          "#include <cstdint>\n#include <iosfwd>\n#include <string_view>\n#include <system_error>\n\n"
          "#include <interco/catalog.hpp>\n#include <interco/code.hpp>\n" +
          (has_types ? "#include <interco/typed_message.hpp>\n" : "") + "\nnamespace interco {\nnamespace " +
          namespace_of(domain) + " {\n\n";
  text += "/// A code of this domain.\nenum class status : std::uint32_t {\n";
  for (auto const& code : codes.codes) {
    text += "  " + identifier(code.symbol) + " = " + hex_string(code.value).str() + ",";
    if (!code.alias_of.empty())
      text += " // alias of " + identifier(code.alias_of) + (code.answers_unknown ? ", for unknown codes" : "");
    text += '\n';
  }
  text += "};\n";
  if (has_types)
    append_messages(text, codes, english);
  else
    text += "using enum status;\n\n";
  text += "/// Returns the catalog that is part of the program: no file, no set-up. Opened at the first call, which "
          "may be\n"
          "/// made from any thread; never destroyed.\n"
          "[[nodiscard]] interco::catalog const& catalog();\n"
          "/// Returns the catalog that a code of this domain is in: for what takes a code of any.\n"
          "[[nodiscard]] inline interco::catalog const& catalog_of(status /*code*/) { return catalog(); }\n"
          "/// Writes the text of a code in the language of the stream (interco/ostream.hpp).\n"
          "std::ostream& operator<<(std::ostream& to, status code);\n\n";
  text += error_code_functions;
  text += "} // namespace " + namespace_of(domain) + "\n\n";
  text += "template <>\ninline constexpr std::string_view domain_of<" + namespace_of(domain) + "::status> = \"" +
          domain +
          "\";\n\n"
          "} // namespace interco\n\n"
          "template <>\nstruct std::is_error_code_enum<interco::" +
          namespace_of(domain) + "::status> : std::true_type {};\n\n";
  if (has_types)
    text += "// NOLINTEND\n\n";
  text += "#endif\n";
  return {domain + ".hpp", std::move(text)};
}

std::string part_symbol(std::string_view domain, std::string_view bundle) {
  auto symbol = "interco_" + std::string(domain) + "_" + std::string(bundle);
  std::replace_if(
      symbol.begin(), symbol.end(), [](char c) { return !detail::is_word(c); }, '_');
  return symbol;
}

output generate_source(definitions_source const& codes, data_parts const& parts, data_places const& places) {
  auto const& domain = codes.domain;
  auto locales = parts.locales;
  std::sort(locales.begin(), locales.end());
  std::string declared;
  std::string listed;
  auto const add = [&](std::string_view bundle, std::string_view attributes) {
    auto const symbol = part_symbol(domain, bundle);
    ((declared += "extern unsigned char const ") += symbol) += "[]";
    (declared += attributes) += ";\n";
    ((listed += "      ") += symbol) += ",\n";
  };
  add("definitions", "");
  add("root", "");
  for (auto const& locale : locales)
    add(locale, parts.by_language ? " __attribute__((weak, visibility(\"hidden\")))" : "");
  std::string opening = "interco::catalog::embedded(parts";
  if (!places.installed.empty()) {
    std::string installed;
    for (auto const& place : places.installed)
      installed += (installed.empty() ? "" : ", ") + string_literal(place);
    opening += ", interco::detail::find_data_file(" + part_symbol(domain, "definitions") + ", {.installed = {" +
               installed + "}, .build_folder = " + string_literal(places.build_folder) +
               ", .built = " + string_literal(places.built) + "})";
  }
  std::string text = banner(source_name(codes));
  text += "#include <interco/codes/" + domain +
          ".hpp>\n\n#include <atomic>\n#include <bit>\n#include <memory>\n#include <ostream>\n\n" +
          (places.installed.empty() ? "" : "#include <interco/detail/data_file.hpp>\n") +
          "#include <interco/detail/domain_category.hpp>\n#include <interco/ostream.hpp>\n\n"
          "// The compiled bundles" +
          (parts.by_language ? "; of a language that was not linked, nullptr" : "") + ".\nextern \"C\" {\n" + declared +
          "}\n\n"
          "static_assert(std::endian::native == std::endian::" +
          (std::endian::native == std::endian::little ? "little" : "big") +
          ", \"the catalog was compiled on a machine of another byte order\");\n\n"
          "namespace interco::" +
          namespace_of(domain) +
          " {\n\n"
          "interco::catalog const& catalog() {\n"
          "  static constinit void const* const parts[]{\n" +
          listed +
          "  };\n"
          "  // No lock, as a local static would have: the child of a fork could wait for it for ever.\n"
          "  static std::atomic<interco::catalog const*> opened = nullptr;\n"
          "  if (auto const* const known = opened.load(std::memory_order_acquire))\n"
          "    return *known;\n"
          "  auto mine = std::make_unique<interco::catalog const>(" +
          opening +
          "));\n"
          "  interco::catalog const* first = nullptr;\n"
          "  if (opened.compare_exchange_strong(first, mine.get(), std::memory_order_acq_rel))\n"
          "    return *mine.release();\n"
          "  return *first;\n}\n\n"
          "namespace {\n\n"
          "// Not inside the function, where it would have a lock.\n"
          "constinit interco::detail::never_destroyed<interco::detail::domain_category> const made_category(\"" +
          domain +
          "\", &catalog);\n\n} // namespace\n\n"
          "std::error_category const& category() noexcept {\n  return made_category.value;\n}\n\n"
          "std::ostream& operator<<(std::ostream& to, status code) {\n"
          "  return to << interco::shown(code, interco::presentation::text);\n}\n\n} // namespace interco::" +
          namespace_of(domain) + "\n";
  return {domain + ".cpp", std::move(text)};
}

output generate_set(std::vector<std::string> const& domains) {
  std::string text = banner("the list of domains");
  text += "/// \\file\n/// Every catalog that Interco embeds.\n#ifndef INTERCO_CODES_HPP\n#define INTERCO_CODES_HPP\n\n"
          "#include <interco/catalog_set.hpp>\n#include <interco/detail/offered_catalogs.hpp>\n";
  for (auto const& domain : domains)
    text += "#include <interco/codes/" + domain + ".hpp>\n";
  text += "\nnamespace interco {\n\n/// Returns a set of all embedded catalogs.\n"
          "[[nodiscard]] inline catalog_set embedded_catalogs() {\n  catalog_set all;\n";
  for (auto const& domain : domains)
    text += "  all.add(" + namespace_of(domain) + "::catalog());\n";
  text +=
      "  return all;\n}\n\nnamespace detail {\n/// Lets `describe(ec, locale)` answer for the errors of the "
      "system, too.\ninline offered_catalogs const offered_by_program{&embedded_catalogs};\n} // namespace detail\n\n"
      "} // namespace interco\n\n#endif\n";
  return {"codes.hpp", std::move(text)};
}

} // namespace interco::exchange
