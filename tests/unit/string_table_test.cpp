#include "core/string_table.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <vector>

namespace {

using interco::detail::string_table;
using interco::detail::string_table_builder;

std::vector<std::byte> sample() {
  string_table_builder builder;
  builder.add("alpha", 1);
  builder.add("", 2);
  builder.add("\xC3\xA8", 3);
  return builder.finish(42);
}

TEST(StringTable, KeepsWhatWasAdded) {
  auto const block = sample();
  auto const table = string_table::open(block);
  ASSERT_TRUE(table);
  ASSERT_EQ(table->count(), 3);
  EXPECT_EQ((*table)[0], "alpha");
  EXPECT_EQ((*table)[0].data()[5], '\0');
  EXPECT_FALSE(table->has(1));
  EXPECT_EQ((*table)[1], "");
  EXPECT_EQ((*table)[2], "\xC3\xA8");
  EXPECT_EQ(table->hash(1), 2);
  EXPECT_EQ(table->keys(), 42);
}

TEST(StringTable, HoldsNothing) {
  auto const block = string_table_builder().finish(0);
  auto const table = string_table::open(block);
  ASSERT_TRUE(table);
  EXPECT_EQ(table->count(), 0);
}

TEST(StringTable, RefusesEveryTruncation) {
  auto const block = sample();
  for (std::size_t size = 0; size < block.size(); ++size)
    EXPECT_FALSE(string_table::open(std::span(block).first(size))) << size;
}

/// Every single-byte change is refused, or changes nothing but a text, a hash or a fingerprint: no view leaves the
/// block.
TEST(StringTable, StaysInsideItsBytesWhenDamaged) {
  auto const block = sample();
  for (std::size_t at = 0; at < block.size(); ++at) {
    for (int const change : {1, 0x80, 0xFF}) {
      auto damaged = block;
      damaged[at] ^= static_cast<std::byte>(change);
      auto const table = string_table::open(damaged);
      if (!table)
        continue;
      for (std::uint32_t i = 0; i < table->count(); ++i) {
        auto const text = (*table)[i];
        if (text.empty())
          continue;
        auto const* const first = reinterpret_cast<char const*>(damaged.data());
        ASSERT_GE(text.data(), first);
        ASSERT_LT(text.data() + text.size(), first + damaged.size());
      }
    }
  }
}

TEST(StringTable, RefusesAnotherVersionAndMagic) {
  auto block = sample();
  block[0] = std::byte{'X'};
  EXPECT_FALSE(string_table::open(block));
  block = sample();
  block[4] = std::byte{2};
  EXPECT_FALSE(string_table::open(block));
}

TEST(StringTable, RefusesEntriesThatNoBuilderMakes) {
  constexpr std::size_t offsets = sizeof(string_table::header);
  struct {
    char const* name;
    std::size_t at;
    std::vector<std::uint8_t> bytes;
  } const cases[] = {
      {"bytes before the first", offsets, {2}},          {"a NUL and no text", offsets + 4, {1}},
      {"an end before the beginning", offsets + 4, {8}}, {"an end that is not that of all", offsets + 12, {8}},
      {"no NUL at the end", sample().size() - 1, {'x'}},
  };
  for (auto const& each : cases) {
    auto block = sample();
    std::memcpy(block.data() + each.at, each.bytes.data(), each.bytes.size());
    EXPECT_FALSE(string_table::open(block)) << each.name;
  }
}

} // namespace
