// Definitions: from any bytes to codes, whether the parser gets all of them or some lines at a time, and from what is
// accepted to the compiled form and C++.
#include "exchange/definitions_source.hpp"

#include <algorithm>
#include <cstring>
#include <set>

#include "core/definitions.hpp"
#include "exchange/compile.hpp"
#include "exchange/icu_text.hpp"
#include "fuzz/support.hpp"

namespace {

using namespace interco;
using namespace interco::exchange;

// So small that short inputs are cut as large files are.
constexpr std::size_t small_piece = 64;
constexpr std::size_t whole = 0;

/// Returns the findings in one string.
std::string all_of(diagnostics const& found) {
  std::string result;
  for (auto const& each : found.all())
    result += to_string(each) + "\n";
  return result;
}

void require_equal(std::optional<definitions_source> const& a, std::optional<definitions_source> const& b) {
  fuzz::require(a.has_value() == b.has_value(), "pieces are accepted where the whole is");
  if (!a)
    return;
  fuzz::require(a->domain == b->domain && a->layout == b->layout && a->sorted == b->sorted && a->keys() == b->keys(),
                "pieces say what the whole says");
  fuzz::require(a->parent == b->parent && a->wraps.size() == b->wraps.size() &&
                    a->facilities.size() == b->facilities.size(),
                "pieces decode what the whole decodes");
  for (std::size_t i = 0; i < a->codes.size(); ++i) {
    auto const& x = a->codes[i];
    auto const& y = b->codes[i];
    fuzz::require(x.symbol == y.symbol && x.value == y.value && x.severity == y.severity && x.audience == y.audience &&
                      x.alias_of == y.alias_of && x.answers_unknown == y.answers_unknown && x.note == y.note &&
                      x.at.line == y.at.line && x.elsewhere == y.elsewhere,
                  "pieces define what the whole defines");
  }
}

void require_ordered(definitions_source const& codes) {
  fuzz::require(!codes.codes.empty() && codes.sorted.size() == codes.codes.size(), "there are codes");
  for (std::uint32_t i = 0; i < codes.codes.size(); ++i) {
    auto const& code = codes.codes[i];
    auto const canonical = codes.canonical(i);
    fuzz::require(codes.ordinal(code.symbol) == i, "a symbol is found");
    fuzz::require(canonical == i || (i > 0 && codes.canonical(i - 1) == canonical),
                  "an alias stands behind its canonical symbol");
    fuzz::require(!code.answers_unknown || (canonical + 1 == i && codes.parent.of(code.value) == code.value),
                  "what answers for unknown values is the first alias of a parent");
    fuzz::require(code.value == codes.codes[canonical].value, "an alias has the value of its canonical symbol");
    fuzz::require(i == 0 || codes.codes[codes.sorted[i - 1]].symbol < codes.codes[codes.sorted[i]].symbol,
                  "`sorted` is sorted by symbol");
  }
}

void require_compiled(definitions_source const& codes) {
  auto const files = compile_definitions(codes);
  fuzz::require(files.size() == 2, "definitions are compiled into a text for genrb and an annex");
  auto const& annex = files[1].contents;
  constexpr std::size_t alignment = 16;
  struct alignas(alignment) block {
    std::array<std::byte, alignment> bytes;
  };
  std::vector<block> blocks(annex.size() / alignment);
  fuzz::require(blocks.size() * alignment == annex.size(), "an annex ends at a multiple of 16");
  std::memcpy(blocks.data(), annex.data(), annex.size());
  auto const opened = detail::definitions::open(std::as_bytes(std::span(blocks)), nullptr);
  fuzz::require(opened != nullptr, "definitions that were compiled open");
  fuzz::require(opened->domain == codes.domain && opened->layout == codes.layout &&
                    opened->count() == codes.codes.size(),
                "compiled definitions are those that were read");
  auto const& rules = opened->decoding;
  fuzz::require(rules.parent == codes.parent && rules.wraps.size() == codes.wraps.size() &&
                    rules.facilities.size() == codes.facilities.size(),
                "compiled rules are those that were read");
  for (std::uint32_t i = 0; i < codes.wraps.size(); ++i)
    fuzz::require(rules.wraps[i] == codes.wraps[i].rule && rules.wrap_domains[i] == codes.wraps[i].domain,
                  "a compiled rule is the one that was read");
  for (auto const& each : codes.facilities)
    fuzz::require(rules.facility_name(each.number) == each.name, "a compiled facility is found");
  for (std::uint32_t i = 0; i < opened->count(); ++i) {
    auto const& code = codes.codes[i];
    fuzz::require(opened->symbols[i] == code.symbol && opened->value(i) == code.value &&
                      opened->grade(i) == code.severity && opened->concerns(i) == code.audience &&
                      static_cast<std::uint32_t>(opened->canonical[i]) == codes.canonical(i) &&
                      opened->is_class(i) == code.answers_unknown,
                  "a compiled code is the one that was read");
    fuzz::require(opened->ordinal_of(code.symbol) == i, "a compiled symbol is found");
    fuzz::require(opened->ordinal_of(code.value) == codes.canonical(i), "a compiled value is found");
  }
}

/// Requires of the generated C++ that no enumerator is there twice.
void require_generated(definitions_source const& codes) {
  auto const header = generate_header(codes).contents;
  std::set<std::string> enumerators;
  std::size_t next = header.find("enum class status");
  for (std::size_t i = 0; i < codes.codes.size(); ++i) {
    next = header.find("\n  ", next) + 3;
    fuzz::require(enumerators.insert(header.substr(next, header.find(' ', next) - next)).second,
                  "each enumerator is there once");
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const text = fuzz::as_text(data, size);
  diagnostics found;
  auto const codes = read_definitions_text(std::string(text), "ship.toml", found, whole);
  fuzz::require_sound(found, text);
  fuzz::require(codes.has_value() == (found.error_count() == 0), "without an error there are definitions");
  diagnostics found_in_pieces;
  require_equal(codes, read_definitions_text(std::string(text), "ship.toml", found_in_pieces, small_piece));
  fuzz::require(all_of(found) == all_of(found_in_pieces), "the same is found in pieces");
  if (codes) {
    require_ordered(*codes);
    require_compiled(*codes);
    require_generated(*codes);
  }
  return 0;
}
