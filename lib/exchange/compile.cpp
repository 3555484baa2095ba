#include "exchange/compile.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "core/code_index.hpp"
#include "core/definitions.hpp"
#include "core/locale_tag.hpp"
#include "core/locale_texts.hpp"
#include "core/names.hpp"
#include "core/snapshot.hpp"
#include "core/string_table.hpp"
#include "exchange/icu_text.hpp"

namespace interco::exchange {
namespace {

constexpr std::string_view made = "// Made by the Interco generator; not to be edited.\n";

template <class Range, class Value>
std::string integer_vector(std::string_view key, Range const& range, Value value) {
  std::string text = "    " + std::string(key) + ":intvector { ";
  for (auto const& each : range)
    text += std::to_string(static_cast<std::int32_t>(value(each))) + ",";
  return text + " }\n";
}

std::string as_string(std::vector<std::byte> const& bytes) {
  return {reinterpret_cast<char const*>(bytes.data()), bytes.size()};
}

/// The texts of a bundle by entry of the table: first the text of each ordinal, then the actions.
class texts_by_entry {
 public:
  /// Unknown keys are errors.
  texts_by_entry(definitions_source const& codes, bundle_source const& source, diagnostics& found)
      : codes_(codes), entries_(2 * codes.codes.size()) {
    for (auto const& entry : source.entries) {
      bool const is_action = entry.key.ends_with(detail::action_suffix);
      auto const symbol =
          std::string_view(entry.key).substr(0, entry.key.size() - (is_action ? detail::action_suffix.size() : 0));
      auto const ordinal = codes.ordinals.find(symbol);
      if (ordinal == codes.ordinals.end())
        found.error(source.file, entry.at, entry.key + " is not defined in " + codes.file, "unknown-key");
      else
        entries_[is_action ? detail::action_entry(ordinal->second, count()) : detail::text_entry(ordinal->second)] =
            &entry;
    }
  }

  [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }
  [[nodiscard]] bundle_entry const* operator[](std::size_t entry) const noexcept { return entries_[entry]; }
  [[nodiscard]] bool is_text(std::size_t entry) const noexcept { return entry < codes_.codes.size(); }
  /// Returns the code that an entry is about.
  [[nodiscard]] code_definition const& code(std::size_t entry) const noexcept {
    return codes_.codes[entry % codes_.codes.size()];
  }
  [[nodiscard]] std::string key(std::size_t entry) const {
    auto const& symbol = code(entry).symbol;
    return is_text(entry) ? symbol : symbol + std::string(detail::action_suffix);
  }

 private:
  [[nodiscard]] std::uint32_t count() const noexcept { return static_cast<std::uint32_t>(codes_.codes.size()); }

  definitions_source const& codes_;
  std::vector<bundle_entry const*> entries_;
};

/// The bundle of one locale: the table of all texts, and the same texts under their keys for any ICU reader.
std::vector<output> bundle_outputs(std::string const& name, std::string const& parent, definitions_source const& codes,
                                   std::map<std::string, std::string> const& texts,
                                   detail::string_table_builder const& table) {
  auto const table_name = name + ".texts";
  std::string text(made);
  text += name + " {\n";
  // genrb inserts into a sorted list from its head: descending keys make that linear, ascending ones quadratic.
  for (auto entry = texts.rbegin(); entry != texts.rend(); ++entry)
    text += "    " + entry->first + " { " + quote_icu(entry->second) + " }\n";
  // '%' sorts before every letter of a key.
  if (!parent.empty())
    text += "    \"%%Parent\" { " + quote_icu(parent) + " }\n";
  text += "    " + std::string(detail::texts_resource) + ":import { " + quote_icu(table_name) + " }\n}\n";
  return {{name + ".txt", std::move(text)}, {table_name, as_string(table.finish(codes.keys()))}};
}

/// What ICU's readers inherit from where the name without its last part is not the CLDR parent: sr_Latn would
/// inherit Cyrillic.
std::string parent_for_icu(std::string const& name) {
  auto const tag = detail::parse_locale(name);
  auto const truncated = name.find('_') == std::string::npos ? "root" : name.substr(0, name.rfind('_'));
  auto const above = tag ? detail::parent(*tag) : std::nullopt;
  auto const parent = above ? detail::to_icu(*above) : "root";
  return parent == truncated ? "" : parent;
}

} // namespace

std::vector<output> compile_definitions(definitions_source const& codes) {
  std::vector<detail::index_slot> values;
  std::vector<detail::index_slot> symbols;
  detail::string_table_builder names;
  for (std::uint32_t i = 0; i < codes.codes.size(); ++i) {
    auto const& code = codes.codes[i];
    if (code.alias_of.empty())
      values.push_back({code.value, i});
    symbols.push_back({detail::symbol_hash(code.symbol), i});
    names.add(code.symbol, 0);
  }
  std::vector<std::uint32_t> canonical;
  for (std::uint32_t i = 0; i < codes.codes.size(); ++i)
    canonical.push_back(codes.canonical(i));

  auto const same = [](auto number) { return number; };
  std::string text(made);
  text += std::string(detail::definitions_bundle) + " {\n";
  text += integer_vector("values", codes.codes, [](code_definition const& code) { return code.value; });
  text += "    value_index:import { \"definitions.value_index\" }\n";
  text += "    symbols:import { \"definitions.symbols\" }\n";
  text += "    symbol_index:import { \"definitions.symbol_index\" }\n";
  text += "    layout { " + quote_icu(detail::name_of(detail::layout_names, codes.layout)) + " }\n";
  text += "    format:int { " + std::to_string(detail::definitions_format) + " }\n";
  text += "    domain { " + quote_icu(codes.domain) + " }\n";
  text += integer_vector("canonical", canonical, same);
  text += integer_vector("attributes", codes.codes, [](code_definition const& code) {
    return static_cast<unsigned>(code.severity) | static_cast<unsigned>(code.audience) << 8U;
  });
  text += "}\n";
  return {{"definitions.txt", std::move(text)},
          {"definitions.symbols", as_string(names.finish(codes.keys()))},
          {"definitions.value_index", as_string(detail::build_index(values, detail::index_kind::perfect))},
          {"definitions.symbol_index", as_string(detail::build_index(symbols, detail::index_kind::open_addressing))}};
}

std::vector<output> compile_english(definitions_source const& codes, bundle_source const& english, diagnostics& found) {
  texts_by_entry const texts(codes, english, found);
  detail::string_table_builder table;
  std::map<std::string, std::string> by_key;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    auto const* entry = texts[i];
    if (texts.is_text(i) && entry == nullptr)
      found.error(english.file, {},
                  "no text for " + texts.key(i) + ", which " + codes.file + " defines in line " +
                      std::to_string(texts.code(i).at.line),
                  "missing-text");
    else if (entry != nullptr && entry->text.empty())
      found.error(english.file, entry->at, texts.key(i) + " is empty", "empty-text");
    std::string_view const text = entry == nullptr ? std::string_view() : entry->text;
    table.add(text, detail::source_hash(text));
    if (!text.empty())
      by_key.emplace(texts.key(i), text);
  }
  auto outputs = bundle_outputs("root", "", codes, by_key, table);
  // Without an `en`, ICU answers a request for English in the process's default locale.
  outputs.push_back({"en.txt", std::string(made) + "en {\n    Version { \"1\" }\n}\n"});
  return outputs;
}

std::vector<output> compile_translation(definitions_source const& codes, bundle_source const& english,
                                        bundle_source const& translation, std::string_view locale, diagnostics& found) {
  auto spelling = detail::bcp47(locale).value_or("");
  std::replace(spelling.begin(), spelling.end(), '-', '_');
  if (spelling != locale || locale == detail::source_locale) {
    found.error(translation.file, {},
                "\"" + std::string(locale) + "\" is no locale that can be translated to, as ICU spells one" +
                    (spelling.empty() || spelling == locale ? " (it, pt_BR, zh_Hant)" : ": " + spelling + " expected"),
                "wrong-locale");
    return {};
  }
  texts_by_entry const source(codes, english, found);
  texts_by_entry const texts(codes, translation, found);
  detail::string_table_builder table;
  std::map<std::string, std::string> by_key;
  std::size_t missing = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    std::string_view const original = source[i] == nullptr ? std::string_view() : source[i]->text;
    auto const* entry = texts[i];
    std::string_view text;
    if (entry != nullptr && original.empty()) {
      found.error(translation.file, entry->at, entry->key + " has no English text in " + english.file, "unknown-key");
    } else if (entry != nullptr && entry->fuzzy) {
      found.warning(translation.file, entry->at,
                    entry->key + " is fuzzy: English answers until somebody has looked at it", "fuzzy");
    } else if (entry != nullptr && entry->source && *entry->source != original) {
      found.warning(translation.file, entry->at,
                    entry->key + " was translated from another English text than the one in " + english.file +
                        ": English answers until it is brought up to date",
                    "stale");
    } else if (entry != nullptr) {
      text = entry->text;
    }
    missing += text.empty() && !original.empty() ? 1 : 0;
    table.add(text, detail::source_hash(original));
    if (!text.empty())
      by_key.emplace(texts.key(i), text);
  }
  if (missing != 0)
    found.warning(translation.file, {},
                  std::to_string(missing) + " of " + std::to_string(english.entries.size()) +
                      " texts are missing: English answers for them",
                  "missing");
  return bundle_outputs(std::string(locale), parent_for_icu(std::string(locale)), codes, by_key, table);
}

std::vector<output> compile_index(std::vector<std::filesystem::path> const& sources, diagnostics& found) {
  std::map<std::string, std::filesystem::path> by_locale;
  std::map<std::string, std::filesystem::path> by_tag; // zh and zh_Hans are one
  for (auto const& source : sources) {
    auto const locale = source.stem().string();
    by_locale.emplace(locale, source);
    auto const tag = detail::parse_locale(locale);
    auto const [first, is_new] = by_tag.emplace(tag ? detail::to_icu(*tag) : locale, source);
    if (!is_new)
      found.error(source.string(), {}, "a second source for one locale; the first is " + first->second.string(),
                  "two-sources");
  }
  std::string index(made);
  index += "res_index:table(nofallback) {\n    InstalledLocales {\n";
  std::string items = "definitions.res\nres_index.res\nroot.res\n";
  for (auto entry = by_locale.rbegin(); entry != by_locale.rend(); ++entry) {
    index += "        " + entry->first + " { \"\" }\n";
    items += entry->first + ".res\n";
  }
  index += "    }\n}\n";
  return {{"res_index.txt", std::move(index)}, {"items.lst", std::move(items)}};
}

} // namespace interco::exchange
