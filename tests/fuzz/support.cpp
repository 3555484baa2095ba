#include "fuzz/support.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <set>
#include <span>

#include "core/ascii.hpp"
#include "core/locale_texts.hpp"
#include "core/string_table.hpp"
#include "core/utf8.hpp"
#include "exchange/icu_text.hpp"

namespace interco::fuzz {
namespace {

void require_place(exchange::position at, std::string_view text) {
  auto const lines = 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  require(at.line <= lines, "a place is in a line of the text");
  // toml++ counts columns in characters, at most as many as bytes; the end of the text is one behind its last.
  require(at.column <= text.size() + 1, "a place is in a column of the text");
}

std::string_view symbol_of(std::string_view key) {
  return key.ends_with(detail::action_suffix) ? key.substr(0, key.size() - detail::action_suffix.size()) : key;
}

} // namespace

void require(bool holds, char const* property) {
  if (holds)
    return;
  std::fprintf(stderr, "fuzz: it does not hold that %s\n", property);
  std::abort();
}

bool is_utf8(std::string_view text) noexcept {
  return detail::utf8_valid_prefix(text) == text.size();
}

bool inside(std::string_view part, std::string_view whole) noexcept {
  std::less_equal<char const*> const not_behind;
  return part.empty() ||
         (not_behind(whole.data(), part.data()) && not_behind(part.data() + part.size(), whole.data() + whole.size()));
}

void require_sound(exchange::diagnostics const& found, std::string_view text) {
  std::size_t errors = 0;
  for (auto const& each : found.all()) {
    require_place(each.at, text);
    require(is_utf8(each.text) || !is_utf8(text), "what is said about UTF-8 is UTF-8");
    require(!each.text.empty() && !each.id.empty(), "a finding says what it is");
    errors += each.level == exchange::grade::error ? 1 : 0;
  }
  require(errors == found.error_count(), "errors are counted");
}

void require_sound(exchange::bundle_source const& source, std::string_view text) {
  require(source.text != nullptr, "a source keeps its text");
  require(source.text->size() <= text.size(), "the text that is kept is no longer than what was read");
  for (auto const& entry : source.entries) {
    require(!entry.key.empty() || entry.source, "an entry of ICU text has a key");
    require_place(entry.at, text);
    for (auto const part : {entry.key, entry.text, entry.source.value_or(std::string_view())}) {
      require(inside(part, *source.text), "an entry's views lie in the text that the source keeps");
      require(is_utf8(part) || !is_utf8(text), "what is read of UTF-8 is UTF-8");
    }
  }
}

void require_readable(exchange::imported_domain const& domain) {
  exchange::diagnostics found;
  for (auto const& file : source_files(domain)) {
    if (file.name.ends_with(".toml"))
      require(exchange::read_definitions_text(file.contents, file.name, found).has_value(), "the definitions are read");
    else
      require(exchange::read_bundle_text(file.contents, file.name, found).has_value(), "the texts are read");
  }
}

exchange::definitions_source definitions_of(exchange::bundle_source const& source) {
  exchange::definitions_source codes;
  codes.file = "fuzz.toml";
  codes.domain = "fuzz";
  std::set<std::string> taken; // look-up ignores case
  for (auto const& entry : source.entries) {
    // Definitions refuse the symbol Version.
    if (!detail::is_symbol_name(entry.key) || entry.key == "Version" || !taken.insert(detail::lower(entry.key)).second)
      continue;
    auto& code = codes.codes.emplace_back();
    code.symbol = entry.key;
    code.value = static_cast<std::uint32_t>(codes.codes.size());
    code.at = entry.at;
  }
  codes.by_symbol = exchange::number_index(codes.codes.size());
  for (std::uint32_t i = 0; i < codes.codes.size(); ++i) {
    codes.by_symbol.add(i, [&](std::uint32_t number) { return std::string_view(codes.codes[number].symbol); });
    codes.sorted.push_back(i);
  }
  std::sort(codes.sorted.begin(), codes.sorted.end(),
            [&](std::uint32_t a, std::uint32_t b) { return codes.codes[a].symbol < codes.codes[b].symbol; });
  return codes;
}

void keep_defined(exchange::bundle_source& source, exchange::definitions_source const& codes) {
  std::erase_if(source.entries,
                [&](exchange::bundle_entry const& entry) { return !codes.ordinal(symbol_of(entry.key)); });
}

void require_compiled(std::vector<exchange::output> const& files, std::string const& name,
                      exchange::definitions_source const& codes, std::vector<keyed_text> expected) {
  auto const contents = [&](std::string const& file) {
    auto const at =
        std::find_if(files.begin(), files.end(), [&](exchange::output const& made) { return made.name == file; });
    require(at != files.end(), "a bundle is compiled into a text for genrb and an annex");
    return at->contents;
  };
  std::sort(expected.begin(), expected.end());

  auto const annex = contents(name + ".annex");
  std::vector<std::byte> bytes(annex.size()); // aligned
  std::memcpy(bytes.data(), annex.data(), annex.size());
  auto const size = detail::string_table::size_of(bytes).value_or(0);
  require(size <= bytes.size(), "an annex that was compiled has all of its table");
  auto const table = detail::string_table::open(std::span(bytes).first(static_cast<std::size_t>(size)));
  auto const count = static_cast<std::uint32_t>(codes.codes.size());
  require(table && table->count() == 2 * count && table->keys() == codes.keys(), "an annex that was compiled opens");
  std::vector<keyed_text> in_table;
  for (std::uint32_t i = 0; i < count; ++i) {
    auto const& symbol = codes.codes[i].symbol;
    if (auto const entry = detail::text_entry(i); table->has(entry))
      in_table.push_back({symbol, std::string((*table)[entry])});
    if (auto const entry = detail::action_entry(i, count); table->has(entry))
      in_table.push_back({symbol + std::string(detail::action_suffix), std::string((*table)[entry])});
  }
  std::sort(in_table.begin(), in_table.end());
  require(in_table == expected, "an annex has the texts that were compiled");

  exchange::diagnostics found;
  auto const text = exchange::read_icu_text(contents(name + ".txt"), name + ".txt", name, found);
  require(found.all().empty(), "the text that was compiled for genrb has no error");
  std::vector<keyed_text> in_text;
  for (auto const& entry : text.entries)
    in_text.push_back({std::string(entry.key), std::string(entry.text)});
  require(std::is_sorted(in_text.rbegin(), in_text.rend()), "genrb gets its keys in descending order");
  std::sort(in_text.begin(), in_text.end());
  require(in_text == expected, "the text for genrb has the texts that were compiled");
}

} // namespace interco::fuzz
