#include "core/flat_index.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace {

using interco::detail::flat_index;

TEST(FlatIndex, AgreesWithAMapOnRandomKeys) {
  std::mt19937 random(20261122);
  for (std::uint32_t const count : {0U, 1U, 2U, 3U, 95U, 1000U, 20000U}) {
    SCOPED_TRACE(count);
    std::map<std::uint32_t, std::uint32_t> reference;
    while (reference.size() < count)
      reference.emplace(0x80090000U + static_cast<std::uint32_t>(random() % 0x40000U),
                        static_cast<std::uint32_t>(reference.size()));
    std::vector<flat_index::entry> entries;
    for (auto const& [key, ordinal] : reference)
      entries.push_back({key, ordinal});
    auto const slots = flat_index::build(entries);
    flat_index index;
    ASSERT_TRUE(index.open(slots, count));
    for (std::uint32_t key = 0x80090000U; key < 0x80090000U + 0x40000U; key += 7) {
      auto const at = reference.find(key);
      ASSERT_EQ(index.find(key), at == reference.end() ? flat_index::none : at->second) << key;
    }
    for (auto const& [key, ordinal] : reference)
      ASSERT_EQ(index.find(key), ordinal);
  }
}

TEST(FlatIndex, TellsEqualKeysApart) {
  flat_index::entry const entries[] = {{5, 0}, {5, 1}, {5, 2}};
  auto const slots = flat_index::build(entries);
  flat_index index;
  ASSERT_TRUE(index.open(slots, 3));
  EXPECT_EQ(index.find(5, [](std::uint32_t ordinal) { return ordinal == 2; }), 2);
  EXPECT_EQ(index.find(5, [](std::uint32_t) { return false; }), flat_index::none);
}

TEST(FlatIndex, RefusesUnsoundSlots) {
  flat_index index;
  EXPECT_FALSE(index.open(std::vector<std::int32_t>{}, 1));
  EXPECT_FALSE(index.open(std::vector<std::int32_t>{1}, 1));
  EXPECT_FALSE(index.open(std::vector<std::int32_t>{1, 1, 2, 2, 0, 0}, 2)); // three slots
  EXPECT_FALSE(index.open(std::vector<std::int32_t>{1, 1, 2, 2}, 2));       // none free: a miss would not end
  EXPECT_FALSE(index.open(std::vector<std::int32_t>{1, 3, 0, 0}, 2));       // ordinal 2 of 2
  EXPECT_FALSE(index.open(std::vector<std::int32_t>{1, -1, 0, 0}, 2));
  EXPECT_TRUE(index.open(std::vector<std::int32_t>{0, 0}, 0));
}

TEST(FlatIndex, FindsNothingWhenEmpty) {
  EXPECT_EQ(flat_index().find(0), flat_index::none);
}

TEST(SymbolHash, IgnoresCase) {
  EXPECT_EQ(interco::detail::symbol_hash("SEC_E_OK"), interco::detail::symbol_hash("sec_E_ok"));
  EXPECT_NE(interco::detail::symbol_hash("SEC_E_OK"), interco::detail::symbol_hash("SEC_E_OL"));
}

} // namespace
