#include "exchange/imported_domain.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include <interco/safe_text.hpp>

#include "core/ascii.hpp"
#include "core/names.hpp"
#include "exchange/definitions_writer.hpp"
#include "exchange/icu_text.hpp"
#include "exchange/po.hpp"
#include "exchange/template.hpp"
#include "exchange/wording.hpp"

namespace interco::exchange {
namespace {

std::string english_text(std::vector<imported_text> const& texts) {
  std::string text = "en {\n";
  for (auto const& each : texts) {
    ((text += "  ") += each.key) += " { ";
    append_quoted_icu(text, each.text);
    text += " }\n";
  }
  return text += "}\n";
}

} // namespace

std::string domain_from(std::filesystem::path const& file) {
  auto name = detail::lower(file.stem().string());
  std::replace_if(
      name.begin(), name.end(), [](char c) { return !detail::is_word(c); }, '_');
  return detail::is_symbol_name(name) ? name : std::string();
}

std::string origin_of(std::filesystem::path const& file, import_options const& options) {
  return "Made from " + safe_line(file.filename().string()) + ". That says nothing of the audience: all are " +
         std::string(detail::name_of(detail::audience_names, options.audience)) + ".";
}

void check_and_order(imported_domain& domain, diagnostics& found) {
  auto& codes = domain.codes;
  std::unordered_map<std::string, code_definition const*> by_symbol;
  std::unordered_map<std::uint32_t, std::size_t> by_value;
  std::vector<std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < codes.codes.size(); ++i) {
    auto& code = codes.codes[i];
    if (!detail::is_symbol_name(code.symbol))
      found.error(codes.file, code.at, say("NO_SYMBOL", {{"symbol", code.symbol}}), "wrong-symbol");
    else if (code.symbol == "Version")
      found.error(codes.file, code.at, say("VERSION_NO_SYMBOL"), "wrong-symbol");
    auto const [same, is_new] = by_symbol.emplace(detail::lower(code.symbol), &code);
    if (!is_new)
      found.error(codes.file, code.at,
                  same->second->symbol == code.symbol
                      ? say("SYMBOL_TWICE", {{"symbol", code.symbol}, {"line", std::to_string(same->second->at.line)}})
                      : say("SYMBOL_DIFFERS_IN_CASE", {{"symbol", code.symbol},
                                                       {"other", same->second->symbol},
                                                       {"line", std::to_string(same->second->at.line)}}),
                  "duplicate-symbol");
    auto const [group, is_first] = by_value.emplace(code.value, groups.size());
    if (is_first)
      groups.emplace_back();
    else
      code.alias_of = codes.codes[groups[group->second].front()].symbol;
    groups[group->second].push_back(i);
  }
  std::vector<code_definition> ordered;
  ordered.reserve(codes.codes.size());
  for (auto const& group : groups) {
    for (auto const i : group)
      ordered.push_back(std::move(codes.codes[i]));
  }
  codes.codes = std::move(ordered);
  // An alias has what the first of its group has.
  for (std::size_t i = 1; i < codes.codes.size(); ++i) {
    auto& code = codes.codes[i];
    if (code.alias_of.empty())
      continue;
    code.severity = codes.codes[i - 1].severity;
    code.audience = codes.codes[i - 1].audience;
    code.arguments = codes.codes[i - 1].arguments;
  }
  std::unordered_map<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < codes.codes.size(); ++i)
    places.emplace(codes.codes[i].symbol, i);
  auto const in_order = [&places](auto const& a, auto const& b) { return places[a.key] < places[b.key]; };
  std::stable_sort(domain.english.begin(), domain.english.end(), in_order);
  for (auto& translation : domain.translations)
    std::stable_sort(translation.entries.begin(), translation.entries.end(), in_order);
}

std::vector<source_file> source_files(imported_domain const& domain) {
  auto const& name = domain.codes.domain;
  std::vector<source_file> files;
  files.push_back({name + ".toml", write_definitions(domain.codes, domain.origin)});
  files.push_back({name + "/en.txt", english_text(domain.english)});
  std::unordered_map<std::string_view, code_definition const*> codes;
  for (auto const& code : domain.codes.codes)
    codes.emplace(code.symbol, &code);
  for (auto translation : domain.translations) {
    translation.header = {{"Project-Id-Version", name},
                          {"Language", translation.locale},
                          {"MIME-Version", "1.0"},
                          {"Content-Type", "text/plain; charset=UTF-8"},
                          {"Content-Transfer-Encoding", "8bit"}};
    for (auto& entry : translation.entries) {
      if (auto const code = codes.find(entry.key); code != codes.end()) {
        entry.note = note_of(*code->second, domain.codes.layout, false);
        entry.flags = flags_of(*code->second, false);
      }
    }
    files.push_back({name + "/" + translation.locale + ".po", write_po(translation)});
  }
  return files;
}

} // namespace interco::exchange
