#include "core/definitions.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstring>
#include <span>
#include <string>
#include <vector>

#include "exchange/compile.hpp"
#include "support/fixtures.hpp"

namespace {

using namespace std::string_literals;
namespace detail = interco::detail;
using interco::test::temporary_folder;

/// The annex of the definitions of "ship", aligned as in a file.
std::vector<std::byte> annex() {
  temporary_folder const folder;
  interco::exchange::diagnostics found;
  auto const file = folder.write("ship.toml", interco::test::ship_sources().at("ship.toml"));
  for (auto const& made : compile_definitions(interco::exchange::read_definitions(file, found).value())) {
    if (made.name == "definitions.annex") {
      auto const bytes = std::as_bytes(std::span(made.contents));
      return {bytes.begin(), bytes.end()};
    }
  }
  return {};
}

TEST(Definitions, AreReadInPlace) {
  auto const bytes = annex();
  auto const codes = detail::definitions::open(bytes, nullptr);
  ASSERT_TRUE(codes);
  EXPECT_EQ(codes->domain, "ship");
  ASSERT_EQ(codes->count(), 4);
  EXPECT_EQ(codes->symbols[codes->ordinal_of(0x80120002)], "ADRIFT");
  EXPECT_EQ(codes->ordinal_of("stranded"), 2);
  EXPECT_EQ(codes->canonical[2], 1);
}

TEST(Definitions, KnowWhatAnswersForUnknownValues) {
  auto bytes = annex();
  constexpr std::size_t attributes = (sizeof(detail::definitions_header) + 15) / 16 * 16 + 32;
  std::int32_t number = 0;
  std::memcpy(&number, bytes.data() + attributes + 8, sizeof number); // STRANDED, the alias of AGROUND
  number |= static_cast<std::int32_t>(detail::answers_unknown);
  std::memcpy(bytes.data() + attributes + 8, &number, sizeof number);
  auto const codes = detail::definitions::open(bytes, nullptr);
  ASSERT_TRUE(codes);
  std::vector<std::uint32_t> classes;
  for (std::uint32_t i = 0; i < codes->count(); ++i)
    classes.push_back(codes->class_of(i));
  EXPECT_EQ(classes, (std::vector<std::uint32_t>{0, 2, 2, 3}));
}

TEST(Definitions, HaveTheValuesOfOtherPlatforms) {
  interco::exchange::diagnostics found;
  auto const source = interco::exchange::read_definitions_text(
      R"([domain]
name = "ship"
layout = "plain"
[codes]
A = { value = 1, severity = "error", audience = "flow", elsewhere = { moon = 5, earth = 7 } }
B = { value = 2, severity = "error", audience = "flow", elsewhere = { mars = 9 } }
)",
      "ship.toml", found);
  ASSERT_TRUE(source);
  auto const made = compile_definitions(*source).at(1).contents;
  auto const view = std::as_bytes(std::span(made));
  std::vector<std::byte> const bytes(view.begin(), view.end());
  auto const codes = detail::definitions::open(bytes, nullptr);
  ASSERT_TRUE(codes);
  std::string all;
  for (auto const& each : codes->decoding.elsewhere)
    all += std::string(codes->symbols[each.ordinal]) + " " + std::string(codes->decoding.platforms[each.platform]) +
           " " + std::to_string(each.value) + "; ";
  EXPECT_EQ(all, "A earth 7; A moon 5; B mars 9; ");
  // Places of what is in no order, or in no table.
  auto const at =
      static_cast<std::size_t>(reinterpret_cast<std::byte const*>(codes->decoding.elsewhere.data()) - bytes.data());
  struct {
    std::size_t place; // an integer of the three values
    std::uint32_t number;
  } const cases[] = {{0, 1}, {1, 2}, {1, 3}, {6, 2}, {7, 3}};
  for (auto const& each : cases) {
    auto damaged = bytes;
    std::memcpy(damaged.data() + at + each.place * sizeof each.number, &each.number, sizeof each.number);
    EXPECT_FALSE(detail::definitions::open(damaged, nullptr)) << each.place << " " << each.number;
  }
}

TEST(Definitions, RefuseWhatDoesNotFit) {
  auto const sound = annex();
  for (std::size_t size = 0; size < sound.size(); ++size)
    ASSERT_FALSE(detail::definitions::open(std::span(sound).first(size), nullptr)) << size;
  // Behind the header and the domain: values, attributes and canonical ordinals of four codes, 16 bytes each.
  constexpr std::size_t values = (sizeof(detail::definitions_header) + 15) / 16 * 16 + 16;
  struct {
    std::size_t at;
    std::int32_t number;
  } const cases[] = {
      {8, 3},                  // a layout that there is not
      {12, 5},                 // five codes
      {values + 16, 4},        // a severity that there is not
      {values + 16, 79 << 16}, // a generic condition that there is not
      {values + 16, 1 << 24},  // what answers for unknown values, and is no alias
      {values + 20, 1 << 24},
      {values + 28, 1 << 24},
      {values + 32, 3},  // the first, an alias of what stands behind it
      {values + 36, -1}, // of nothing
      {values + 40, 7},  // of a code that there is not
      {values + 44, 1},  // apart from the others of its group: the third is an alias of the second, so it is none
  };
  for (auto const& each : cases) {
    auto damaged = sound;
    std::memcpy(damaged.data() + each.at, &each.number, sizeof each.number);
    bool const grouped = each.at == values + 44; // a fourth symbol of the same value: nothing is wrong with that
    EXPECT_EQ(detail::definitions::open(damaged, nullptr) != nullptr, grouped) << each.at;
  }
}

std::vector<std::byte> table_of(std::vector<std::string> const& symbols) {
  detail::string_table_builder table;
  for (auto const& symbol : symbols)
    table.add(symbol, 0);
  return table.finish(0);
}

/// Two symbols, the first of which ends where it should not.
std::vector<std::byte> table_divided_at(std::uint32_t offset) {
  auto table = table_of({"AB", "CD"});
  std::memcpy(table.data() + sizeof(detail::string_table::header) + sizeof offset, &offset, sizeof offset);
  return table;
}

/// An index that finds every key among `count` ordinals.
std::vector<std::byte> index_of(std::uint32_t keys, std::uint32_t count) {
  std::vector<detail::index_slot> entries;
  for (std::uint32_t key = 1; key <= keys; ++key)
    entries.push_back({key, key % count});
  return build_index(entries, detail::index_keys::unique);
}

/// The parts of an annex; as they are here, a sound one of two symbols.
struct parts {
  std::string domain = "ship";
  std::uint32_t count = 2;
  std::vector<std::byte> symbols = table_of({"AFLOAT", "ADRIFT"});
  std::vector<std::byte> by_value = index_of(1, 1);
  std::vector<std::byte> by_symbol = index_of(1, 1);
  std::string error_categories = "generic\nsystem@posix\n";

  [[nodiscard]] std::vector<std::byte> annex() const {
    detail::definitions_header head;
    head.count = count;
    head.domain_size = static_cast<std::uint32_t>(domain.size());
    head.symbols_size = static_cast<std::uint32_t>(symbols.size());
    head.value_index_size = static_cast<std::uint32_t>(by_value.size());
    head.symbol_index_size = static_cast<std::uint32_t>(by_symbol.size());
    head.error_categories_size = static_cast<std::uint32_t>(error_categories.size());
    // All values and attributes are 0, so that the codes are aliases of the first one.
    std::vector<std::byte> const integers(count * sizeof(std::int32_t));
    std::vector<std::byte> all;
    for (auto const part :
         {std::as_bytes(std::span(&head, 1)), std::as_bytes(std::span(domain)), std::span<std::byte const>(integers),
          std::span<std::byte const>(integers), std::span<std::byte const>(integers),
          std::span<std::byte const>(symbols), std::span<std::byte const>(by_value),
          std::span<std::byte const>(by_symbol), std::as_bytes(std::span(error_categories))}) {
      all.insert(all.end(), part.begin(), part.end());
      all.resize((all.size() + 15) / 16 * 16);
    }
    return all;
  }
};

TEST(Definitions, RefusePartsThatDoNotFitTogether) {
  ASSERT_TRUE(detail::definitions::open(parts().annex(), nullptr));
  struct {
    char const* name;
    parts made;
  } const cases[] = {
      {"a domain without a name", {.domain = ""}},
      {"a domain that begins with a digit", {.domain = "7seas"}},
      {"a domain with a blank", {.domain = "a ship"}},
      {"fewer values than symbols", {.count = 1}},
      {"more values than symbols", {.count = 3}},
      {"an ordinal behind the symbols", {.count = 3, .by_value = index_of(3, 3)}},
      {"an index of symbols with pilots", {.by_symbol = index_of(detail::least_for_perfect, 2)}},
      {"a symbol that begins with a digit", {.symbols = table_of({"AFLOAT", "4DRIFT"})}},
      {"a symbol with a hyphen", {.symbols = table_of({"AFLOAT", "A-DRIFT"})}},
      {"a symbol with a NUL", {.symbols = table_of({"AFLOAT", "A\0DRIFT"s})}},
      {"no symbol", {.symbols = table_of({"AFLOAT", ""})}},
      {"no symbol, and as many NULs as symbols", {.symbols = table_of({"A\0FLOAT"s, ""})}},
      {"a symbol without its NUL", {.symbols = table_divided_at(2)}},
      {"an error category without a name", {.error_categories = "generic\n@posix\n"}},
      {"an empty line among error categories", {.error_categories = "generic\n\n"}},
      {"more error categories than may be",
       {.error_categories = "a\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\na\n"}},
      {"a symbol with another's beginning", {.symbols = table_divided_at(4)}},
  };
  for (auto const& each : cases)
    EXPECT_FALSE(detail::definitions::open(each.made.annex(), nullptr)) << each.name;
}

TEST(Definitions, AnswerForTheErrorCategoriesOfThisPlatform) {
  parts made;
  made.error_categories = "a\nb@posix\nc@windows\nd@amiga\nf@linux\ne"; // the last without its line end
  auto const bytes = made.annex();
  auto const codes = detail::definitions::open(bytes, nullptr);
  ASSERT_TRUE(codes);
  for (auto const* const name : {"ship", "a", "b", "e"})
    EXPECT_TRUE(codes->answers_for(name)) << name;
  for (auto const* const name : {"c", "d", "b@posix", "", "Ship", "generic"})
    EXPECT_FALSE(codes->answers_for(name)) << name;
  EXPECT_EQ(codes->answers_for("f"), detail::platforms.back() == "linux");
}

// What was compiled before there were error categories: their size stood where the header was filled up with zeros.
TEST(Definitions, OfOlderPackagesHaveNoErrorCategories) {
  constexpr std::size_t before = 40;
  EXPECT_EQ(offsetof(detail::definitions_header, error_categories_size), before);
  EXPECT_EQ((sizeof(detail::definitions_header) + 15) / 16, (before + 15) / 16);
  parts made;
  made.error_categories = "";
  auto const bytes = made.annex();
  auto const codes = detail::definitions::open(bytes, nullptr);
  ASSERT_TRUE(codes);
  EXPECT_TRUE(codes->error_categories.empty());
}

} // namespace
