// The C++ that is made from definitions.
#include <functional>
#include <set>

#include "core/ascii.hpp"
#include "exchange/compile.hpp"

#include <interco/code.hpp>

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
      // a macro
      "errno",
      // ours
      "audience", "catalog", "catalog_set", "code", "detail", "errc", "error", "hex_string", "interco", "locale_list",
      "message", "problem", "reader", "resolved", "severity", "status", "std", "symbol_range", "written_code"};
  auto const lower = detail::lower(name);
  auto const word = std::string_view(lower).substr(0, lower.find_last_not_of('_') + 1);
  return taken.contains(word) ? lower + "_" : lower;
}

} // namespace

output generate_header(definitions_source const& codes) {
  auto const& domain = codes.domain;
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
  text += "#ifndef " + guard + "\n#define " + guard +
          "\n\n#include <cstdint>\n#include <string_view>\n\n"
          "#include <interco/catalog.hpp>\n#include <interco/code.hpp>\n\nnamespace interco {\nnamespace " +
          identifier(domain) + " {\n\n";
  text += "/// A code of this domain.\nenum class status : std::uint32_t {\n";
  for (auto const& code : codes.codes) {
    text += "  " + identifier(code.symbol) + " = " + hex_string(code.value).str() + ",";
    text += code.alias_of.empty() ? "\n" : " // alias of " + identifier(code.alias_of) + "\n";
  }
  text += "};\nusing enum status;\n\n"
          "/// Returns the catalog that is part of the program: no file, no set-up. Opened at the first call, which "
          "may be\n"
          "/// made from any thread; never destroyed.\n"
          "[[nodiscard]] interco::catalog const& catalog();\n\n} // namespace " +
          identifier(domain) + "\n\n";
  text += "template <>\ninline constexpr std::string_view domain_of<" + identifier(domain) + "::status> = \"" + domain +
          "\";\n\n"
          "} // namespace interco\n\n#endif\n";
  return {domain + ".hpp", std::move(text)};
}

output generate_source(definitions_source const& codes) {
  auto const& domain = codes.domain;
  auto const bytes = "interco_" + domain + "_dat";
  std::string text = banner(source_name(codes));
  text += "#include <interco/codes/" + domain +
          ".hpp>\n\n#include <atomic>\n#include <memory>\n\n"
          "// The data package, from genccode.\nextern \"C\" unsigned char const " +
          bytes +
          "[];\n\n"
          "namespace interco::" +
          identifier(domain) +
          " {\n\n"
          "interco::catalog const& catalog() {\n"
          "  // No lock, as a local static would have: the child of a fork could wait for it for ever.\n"
          "  static std::atomic<interco::catalog const*> opened = nullptr;\n"
          "  if (auto const* const known = opened.load(std::memory_order_acquire))\n"
          "    return *known;\n"
          "  auto mine = std::make_unique<interco::catalog const>(interco::catalog::embedded(" +
          bytes +
          "));\n"
          "  interco::catalog const* first = nullptr;\n"
          "  if (opened.compare_exchange_strong(first, mine.get(), std::memory_order_acq_rel))\n"
          "    return *mine.release();\n"
          "  return *first;\n}\n\n} // namespace interco::" +
          identifier(domain) + "\n";
  return {domain + ".cpp", std::move(text)};
}

output generate_set(std::vector<std::string> const& domains) {
  std::string text = banner("the list of domains");
  text += "/// \\file\n/// Every catalog that Interco embeds.\n#ifndef INTERCO_CODES_HPP\n#define INTERCO_CODES_HPP\n\n"
          "#include <interco/catalog_set.hpp>\n";
  for (auto const& domain : domains)
    text += "#include <interco/codes/" + domain + ".hpp>\n";
  text += "\nnamespace interco {\n\n/// Returns a set of all embedded catalogs.\n"
          "[[nodiscard]] inline catalog_set embedded_catalogs() {\n  catalog_set all;\n";
  for (auto const& domain : domains)
    text += "  all.add(" + identifier(domain) + "::catalog());\n";
  text += "  return all;\n}\n\n} // namespace interco\n\n#endif\n";
  return {"codes.hpp", std::move(text)};
}

} // namespace interco::exchange
