#include "exchange/compile.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <span>

#include "core/annex_parts.hpp"
#include "core/code_index.hpp"
#include "core/definitions.hpp"
#include "core/locale_tag.hpp"
#include "core/locale_texts.hpp"
#include "core/names.hpp"
#include "core/origin_table.hpp"
#include "core/snapshot.hpp"
#include "core/string_table.hpp"
#include "core/text_rule.hpp"
#include "exchange/decoding_source.hpp"
#include "exchange/icu_text.hpp"
#include "exchange/locale_spelling.hpp"
#include "exchange/text_state.hpp"
#include "exchange/wording.hpp"

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

std::uint32_t entry_of(definitions_source const& codes, std::uint32_t ordinal, bool is_action) {
  return is_action ? detail::action_entry(ordinal, static_cast<std::uint32_t>(codes.codes.size()))
                   : detail::text_entry(ordinal);
}

bool is_text_entry(definitions_source const& codes, std::size_t entry) {
  return entry < codes.codes.size();
}

/// Returns the code that an entry is about.
code_definition const& code_of(definitions_source const& codes, std::size_t entry) {
  return codes.codes[entry % codes.codes.size()];
}

std::string key_of(definitions_source const& codes, std::size_t entry) {
  auto const& symbol = code_of(codes, entry).symbol;
  return is_text_entry(codes, entry) ? symbol : symbol + std::string(detail::action_suffix);
}

/// The texts of a bundle by entry of the table: first the text of each ordinal, then the actions.
class texts_by_entry {
 public:
  /// Unknown keys are errors.
  texts_by_entry(definitions_source const& codes, bundle_source const& source, diagnostics& found)
      : entries_(2 * codes.codes.size()) {
    for (auto const& entry : source.entries) {
      bool const is_action = entry.key.ends_with(detail::action_suffix);
      auto const symbol = entry.key.substr(0, entry.key.size() - (is_action ? detail::action_suffix.size() : 0));
      auto const ordinal = codes.ordinal(symbol);
      if (!ordinal)
        found.error(source.file, entry.at, say("UNKNOWN_KEY", {{"key", entry.key}, {"file", codes.file}}),
                    "unknown-key");
      else
        entries_[entry_of(codes, *ordinal, is_action)] = &entry;
    }
  }

  [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }
  [[nodiscard]] bundle_entry const* operator[](std::size_t entry) const noexcept { return entries_[entry]; }

 private:
  std::vector<bundle_entry const*> entries_;
};

/// The texts of a locale by entry, an empty one where there is none; the hash of the English of each; and where each comes
/// from, also one that is not served (`origin_table::pack`).
struct chosen_texts {
  explicit chosen_texts(std::size_t entries) : texts(entries), source_hashes(entries), origins(entries) {}

  void set_origin(std::size_t entry, bundle_entry const& from, text_state state) {
    origins[entry] = detail::origin_table::pack(from.at.line, state);
  }

  std::vector<std::string_view> texts;
  std::vector<std::uint32_t> source_hashes;
  std::vector<std::uint32_t> origins;
};

/// The table of texts; behind it, padded, where they come from. Of the source only the name, so that the same sources make
/// the same bytes wherever they are.
std::string annex_of(definitions_source const& codes, bundle_source const& source, chosen_texts const& chosen) {
  detail::string_table_builder table;
  for (std::size_t i = 0; i < chosen.texts.size(); ++i)
    table.add(chosen.texts[i], chosen.source_hashes[i]);
  auto annex = as_string(table.finish(codes.keys()));
  annex.resize((annex.size() + detail::annex_alignment - 1) / detail::annex_alignment * detail::annex_alignment);
  return annex + detail::origin_table::make(std::filesystem::path(source.file).filename().string(), chosen.origins);
}

/// The same texts under their keys, for any ICU reader.
std::string bundle_of(std::string const& name, std::string const& parent, definitions_source const& codes,
                      chosen_texts const& chosen) {
  std::size_t size = 0;
  constexpr std::size_t around = 64; // a symbol and what stands beside a text
  for (auto const text : chosen.texts)
    size += text.empty() ? 0 : text.size() + around;
  std::string result(made);
  result.reserve(size);
  result += name + " {\n";
  auto const add = [&result](std::string_view symbol, std::string_view suffix, std::string_view text) {
    if (text.empty())
      return;
    ((result += "    ") += symbol) += suffix;
    result += " { ";
    append_quoted_icu(result, text);
    result += " }\n";
  };
  // genrb inserts into a sorted list from its head: descending keys make that linear, ascending ones quadratic. The
  // '.' of an action sorts before every character of a symbol: its key comes right behind its symbol.
  for (auto ordinal = codes.sorted.rbegin(); ordinal != codes.sorted.rend(); ++ordinal) {
    auto const& symbol = codes.codes[*ordinal].symbol;
    add(symbol, detail::action_suffix, chosen.texts[entry_of(codes, *ordinal, true)]);
    add(symbol, "", chosen.texts[entry_of(codes, *ordinal, false)]);
  }
  // '%' sorts before every letter of a key.
  if (!parent.empty())
    result += "    \"%%Parent\" { " + quote_icu(parent) + " }\n";
  return result + "}\n";
}

/// The bundle of one locale: the table of all texts, and the same texts under their keys. Returns how many codes have
/// one.
std::size_t compile_bundle(std::string const& name, std::string const& parent, definitions_source const& codes,
                           bundle_source const& source, chosen_texts const& chosen, output_sink const& to) {
  to({name + ".annex", annex_of(codes, source, chosen)});
  to({name + ".txt", bundle_of(name, parent, codes, chosen)});
  std::size_t count = 0;
  for (std::size_t i = 0; i < chosen.texts.size(); ++i)
    count += is_text_entry(codes, i) && !chosen.texts[i].empty() ? 1 : 0;
  return count;
}

/// Gives an alias whose text is not written that of its canonical symbol, and its action where none is written
/// either, as this language has them. `source` has the English.
void inherit_texts(definitions_source const& codes, texts_by_entry const& source, chosen_texts& chosen) {
  for (std::uint32_t i = 0; i < codes.codes.size(); ++i) {
    if (codes.codes[i].alias_of.empty() || source[entry_of(codes, i, false)] != nullptr)
      continue;
    for (bool const is_action : {false, true}) {
      auto const to = entry_of(codes, i, is_action);
      auto const from = entry_of(codes, codes.canonical(i), is_action);
      if (source[to] != nullptr)
        continue;
      chosen.texts[to] = chosen.texts[from];
      chosen.source_hashes[to] = chosen.source_hashes[from];
      chosen.origins[to] = chosen.origins[from];
    }
  }
}

/// Says why a translation is not served; one that is missing is only counted.
void warn_of(bundle_source const& translation, bundle_entry const& entry, text_state state,
             bundle_source const& english, diagnostics& found) {
  auto const warn = [&](std::string const& text, std::string_view id) {
    found.warning(translation.file, entry.at, text, id);
  };
  if (state == text_state::needs_review)
    warn(say("COMPILE_FUZZY", {{"key", entry.key}}), "fuzzy");
  else if (state == text_state::stale)
    warn(say("COMPILE_STALE", {{"key", entry.key}, {"file", english.file}}), "stale");
  else if (auto const refused = state == text_state::refused ? detail::refuse_text(entry.text) : std::nullopt)
    warn(say("COMPILE_REFUSED", {{"key", entry.key}, {"why", refused->text}}), refused->id);
}

/// What ICU's readers inherit from; empty where they find that by themselves, by leaving out the last part of the
/// name. So sr_Latn would inherit Cyrillic, pt_BR what is not there if the catalog has no pt; and ICU never returns
/// from opening an nb that does not say that it is no child of no.
std::string parent_for_icu(std::string const& name, std::vector<std::string> const& locales) {
  auto const truncated = name.find('_') == std::string::npos ? "root" : name.substr(0, name.rfind('_'));
  auto const tag = detail::parse_locale(name);
  auto above = tag ? detail::parent(*tag) : std::nullopt;
  bool const regular = (above ? detail::to_icu(*above) : "root") == truncated;
  for (; above; above = detail::parent(*above)) {
    auto const found = std::find_if(locales.begin(), locales.end(),
                                    [&](std::string const& locale) { return detail::parse_locale(locale) == above; });
    bool const is_source = detail::to_icu(*above) == detail::source_locale; // there is an `en`, if only a stub
    if (found != locales.end() || is_source) {
      auto const parent = is_source ? detail::source_locale : *found;
      return regular && parent == truncated ? "" : parent;
    }
  }
  return regular && truncated == "root" ? "" : "root";
}

std::uint32_t attributes_of(code_definition const& code) {
  return static_cast<std::uint32_t>(code.severity) | static_cast<std::uint32_t>(code.audience) << 8U |
         static_cast<std::uint32_t>(code.condition) << 16U | (code.answers_unknown ? detail::answers_unknown : 0);
}

output definitions_annex(definitions_source const& codes) {
  std::vector<detail::index_slot> by_value;
  std::vector<detail::index_slot> by_symbol;
  detail::string_table_builder symbols;
  std::vector<std::uint32_t> values;
  std::vector<std::uint32_t> attributes;
  std::vector<std::uint32_t> canonical;
  for (std::uint32_t i = 0; i < codes.codes.size(); ++i) {
    auto const& code = codes.codes[i];
    if (code.alias_of.empty())
      by_value.push_back({code.value, i});
    by_symbol.push_back({detail::symbol_hash(code.symbol), i});
    symbols.add(code.symbol, 0);
    values.push_back(code.value);
    attributes.push_back(attributes_of(code));
    canonical.push_back(codes.canonical(i));
  }
  std::vector<std::uint32_t> first_arguments{0};
  std::vector<std::uint32_t> argument_types;
  detail::string_table_builder argument_names;
  for (auto const& code : codes.codes) {
    for (auto const& argument : code.arguments) {
      argument_types.push_back(static_cast<std::uint32_t>(argument.type));
      argument_names.add(argument.name, 0);
    }
    first_arguments.push_back(static_cast<std::uint32_t>(argument_types.size()));
  }
  auto const table = symbols.finish(codes.keys());
  auto const names = argument_names.finish(codes.keys());
  auto const value_index = detail::build_index(by_value, detail::index_keys::unique);
  auto const symbol_index = detail::build_index(by_symbol, detail::index_keys::may_repeat);
  detail::definitions_header head;
  head.layout = static_cast<std::uint32_t>(codes.layout);
  head.count = static_cast<std::uint32_t>(values.size());
  head.domain_size = static_cast<std::uint32_t>(codes.domain.size());
  head.symbols_size = static_cast<std::uint32_t>(table.size());
  head.value_index_size = static_cast<std::uint32_t>(value_index.size());
  head.symbol_index_size = static_cast<std::uint32_t>(symbol_index.size());
  head.argument_count = static_cast<std::uint32_t>(argument_types.size());
  head.argument_names_size = static_cast<std::uint32_t>(names.size());
  std::string categories;
  for (auto const& each : codes.error_categories)
    (categories += each) += '\n';
  head.error_categories_size = static_cast<std::uint32_t>(categories.size());
  auto const decoding = compile_decoding(codes);
  head.decoding_size = static_cast<std::uint32_t>(decoding.size());

  std::string annex;
  auto const add = [&annex](auto const& part) {
    annex.append(reinterpret_cast<char const*>(std::data(part)), std::size(part) * sizeof(*std::data(part)));
    constexpr std::size_t alignment = 16;
    annex.resize((annex.size() + alignment - 1) / alignment * alignment);
  };
  add(std::span(&head, 1));
  add(codes.domain);
  add(values);
  add(attributes);
  add(canonical);
  add(table);
  add(value_index);
  add(symbol_index);
  if (!argument_types.empty()) {
    add(first_arguments);
    add(argument_types);
    add(names);
  }
  add(categories);
  add(decoding);
  return {"definitions.annex", std::move(annex)};
}

} // namespace

std::vector<output> compile_definitions(definitions_source const& codes) {
  std::string text(made);
  text += std::string(detail::definitions_bundle) + " {\n";
  text += integer_vector("values", codes.codes, [](code_definition const& code) { return code.value; });
  // One string, a line a symbol: of an array, genrb would make each string by itself.
  text += "    symbols { \"";
  for (auto const& code : codes.codes)
    (text += code.symbol) += "\\n";
  text += "\" }\n    layout { " + quote_icu(detail::name_of(detail::layout_names, codes.layout)) + " }\n";
  text += "    domain { " + quote_icu(codes.domain) + " }\n";
  text += integer_vector("attributes", codes.codes, attributes_of);
  text += "}\n";
  return {{"definitions.txt", std::move(text)}, definitions_annex(codes)};
}

std::size_t compile_english(definitions_source const& codes, bundle_source const& english, diagnostics& found,
                            output_sink const& to) {
  auto const errors_before = found.error_count();
  texts_by_entry const entries(codes, english, found);
  chosen_texts chosen(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    auto const* entry = entries[i];
    if (entry == nullptr && is_text_entry(codes, i) && code_of(codes, i).alias_of.empty())
      found.error(english.file, {},
                  say("MISSING_TEXT", {{"symbol", key_of(codes, i)},
                                       {"file", codes.file},
                                       {"line", std::to_string(code_of(codes, i).at.line)}}),
                  "missing-text");
    else if (auto const refused = entry == nullptr ? std::nullopt : detail::refuse_text(entry->text))
      found.error(english.file, entry->at, say("REFUSED_TEXT", {{"key", key_of(codes, i)}, {"why", refused->text}}),
                  refused->id);
    if (entry != nullptr) {
      chosen.texts[i] = entry->text;
      chosen.set_origin(i, *entry, text_state::source);
    }
    chosen.source_hashes[i] = detail::source_hash(chosen.texts[i]);
  }
  if (found.error_count() != errors_before)
    return 0;
  inherit_texts(codes, entries, chosen);
  // Without an `en`, ICU answers a request for English in the process's default locale.
  to({"en.txt", std::string(made) + "en {\n    Version { \"1\" }\n}\n"});
  return compile_bundle("root", "", codes, english, chosen, to);
}

std::size_t compile_translation(definitions_source const& codes, bundle_source const& english,
                                bundle_source const& translation, std::string_view locale,
                                std::vector<std::string> const& locales, diagnostics& found, output_sink const& to) {
  auto const errors_before = found.error_count();
  auto const spelling = icu_spelling(locale).value_or("");
  // The names of the other items would be overwritten.
  bool const taken = locale == detail::source_locale || locale == "root" || locale == "res_index" ||
                     locale == detail::definitions_bundle;
  if (spelling != locale || taken) {
    found.error(translation.file, {},
                spelling.empty() || spelling == locale
                    ? say("COMPILE_NO_LOCALE", {{"locale", locale}})
                    : say("COMPILE_LOCALE_SPELLING", {{"locale", locale}, {"expected", spelling}}),
                "wrong-locale");
    return 0;
  }
  diagnostics known; // what is wrong with the English is said where that is compiled
  texts_by_entry const source(codes, english, known);
  texts_by_entry const entries(codes, translation, found);
  chosen_texts chosen(entries.size());
  std::size_t missing = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    std::string_view const original = source[i] == nullptr ? std::string_view() : source[i]->text;
    auto const* entry = entries[i];
    if (entry != nullptr && original.empty()) {
      found.error(translation.file, entry->at, say("LINT_NO_ENGLISH", {{"key", entry->key}, {"file", english.file}}),
                  "unknown-key");
    } else if (entry != nullptr) {
      auto const state = state_of({entry->text, entry->source, entry->fuzzy, entry->reviewed}, original);
      chosen.set_origin(i, *entry, state);
      if (is_served(state))
        chosen.texts[i] = entry->text;
      else
        warn_of(translation, *entry, state, english, found);
    }
    missing += chosen.texts[i].empty() && !original.empty() ? 1 : 0;
    chosen.source_hashes[i] = detail::source_hash(original);
  }
  if (missing != 0)
    found.warning(translation.file, {},
                  say("COMPILE_MISSING", {{"missing", missing}, {"all", std::to_string(english.entries.size())}}),
                  "missing");
  if (found.error_count() != errors_before)
    return 0;
  inherit_texts(codes, source, chosen);
  auto const name = std::string(locale);
  return compile_bundle(name, parent_for_icu(name, locales), codes, translation, chosen, to);
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
      found.error(source.string(), {}, say("SECOND_SOURCE", {{"file", first->second}}), "two-sources");
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
