#include "core/definitions.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <vector>

#include "exchange/compile.hpp"
#include "support/fixtures.hpp"

namespace {

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

TEST(Definitions, RefuseWhatDoesNotFit) {
  auto const sound = annex();
  for (std::size_t size = 0; size < sound.size(); ++size)
    ASSERT_FALSE(detail::definitions::open(std::span(sound).first(size), nullptr)) << size;
  // Behind the header and the domain: values, attributes and canonical ordinals of four codes, 16 bytes each.
  constexpr std::size_t values = sizeof(detail::definitions_header) + 16;
  struct {
    std::size_t at;
    std::int32_t number;
  } const cases[] = {
      {8, 2},            // a layout that there is not
      {12, 5},           // five codes
      {values + 16, 4},  // a severity that there is not
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

} // namespace
