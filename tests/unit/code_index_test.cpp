#include "core/code_index.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <map>
#include <random>
#include <vector>

namespace {

using interco::detail::build_index;
using interco::detail::index_keys;
using interco::detail::index_slot;
using interco::detail::index_view;
using interco::detail::no_ordinal;
using interco::detail::open_index;

class CodeIndex : public testing::TestWithParam<index_keys> {};

/// Against std::map: clustered keys, as status codes are, and keys from everywhere.
TEST_P(CodeIndex, AgreesWithAMap) {
  std::mt19937 random(1);
  for (auto const spread : {0x40000U, 0xFFFFFFFFU}) {
    for (std::uint32_t const count : {0U, 1U, 2U, 3U, 95U, 2047U, 2048U, 20000U}) {
      SCOPED_TRACE(count);
      std::map<std::uint32_t, std::uint32_t> reference;
      if (count % 2 == 1)
        reference.emplace(0, 0); // 0 is a key like any other, and what a free slot has
      while (reference.size() < count)
        reference.emplace(0x80090000U + static_cast<std::uint32_t>(random() % spread),
                          static_cast<std::uint32_t>(reference.size()));
      std::vector<index_slot> entries;
      for (auto const& [key, ordinal] : reference)
        entries.push_back({key, ordinal});
      auto const block = build_index(entries, GetParam());
      auto const index = open_index(block, count);
      ASSERT_TRUE(index);
      EXPECT_EQ(index->pilots != nullptr, GetParam() == index_keys::unique && count >= 2048);
      for (auto const& [key, ordinal] : reference) {
        ASSERT_EQ(index->find(key), ordinal) << key;
        for (auto const near : {key + 1, key - 1, key ^ 0x80000000U, static_cast<std::uint32_t>(random())}) {
          auto const at = reference.find(near);
          ASSERT_EQ(index->find(near), at == reference.end() ? no_ordinal : at->second) << near;
        }
      }
      ASSERT_EQ(index->find(0), reference.contains(0) ? reference.at(0) : no_ordinal);
    }
  }
}
INSTANTIATE_TEST_SUITE_P(Kinds, CodeIndex, testing::Values(index_keys::may_repeat, index_keys::unique),
                         [](auto const& kind) { return kind.param == index_keys::unique ? "Unique" : "MayRepeat"; });

TEST(CodeIndex, TakesKeysThatHaveNoPerfectHash) {
  // The low halves of their hashes are 0, 1, 2, …: no pilot moves them apart.
  constexpr std::uint32_t low_half = 0x7F4A7C15;
  std::uint32_t inverse = 1; // modulo 2^32, by Newton's method
  for (int i = 0; i < 5; ++i)
    inverse *= 2 - low_half * inverse;
  ASSERT_EQ(static_cast<std::uint32_t>(index_view::hash(7 * inverse)), 7);
  std::vector<index_slot> entries;
  for (std::uint32_t i = 0; i < 3000; ++i)
    entries.push_back({i * inverse, i});
  auto const block = build_index(entries, index_keys::unique);
  auto const index = open_index(block, 3000).value();
  for (auto const& entry : entries)
    ASSERT_EQ(index.find(entry.key), entry.ordinal);
}

TEST(CodeIndex, TellsEqualKeysApart) {
  index_slot const entries[] = {{5, 0}, {5, 1}, {5, 2}};
  auto const block = build_index(entries, index_keys::may_repeat);
  auto const index = open_index(block, 3).value();
  EXPECT_EQ(find_if(index, 5, [](std::uint32_t ordinal) { return ordinal == 2; }), 2);
  EXPECT_EQ(find_if(index, 5, [](std::uint32_t) { return false; }), no_ordinal);
  EXPECT_EQ(find_if(index, 6, [](std::uint32_t) { return true; }), no_ordinal);
}

TEST(CodeIndex, RefusesUnsoundBlocks) {
  struct {
    std::vector<std::uint32_t> words; // slots, buckets, 0, 0, then the slots, then the pilots
    bool sound;
  } const cases[] = {
      {{}, false},
      {{2, 0, 0, 0}, false},                                     // cut
      {{0, 0, 0, 0}, false},                                     // no slot
      {{1, 0, 0, 0, 0, no_ordinal}, false},                      // one slot needs no bits
      {{2, 0, 0, 0, 0, no_ordinal, 0, no_ordinal}, true},        // empty
      {{2, 0, 0, 0, 7, 1, 0, no_ordinal}, true},                 //
      {{2, 0, 0, 0, 7, 2, 0, no_ordinal}, false},                // ordinal 2 of 2
      {{2, 0, 0, 0, 7, 1, 7, no_ordinal}, false},                // a free slot has the key 0
      {{2, 0, 0, 0, 7, 1, 8, 0}, false},                         // none free: a search would not end
      {{3, 0, 0, 0, 7, 1, 0, no_ordinal, 0, no_ordinal}, false}, // no power of two
      {{2, 2, 0, 0, 7, 1, 8, 0, 0}, true},                       // perfect, two pilots
      {{2, 1, 0, 0, 7, 1, 8, 0, 0}, false},                      // one bucket needs no bits
      {{2, 3, 0, 0, 7, 1, 8, 0, 0, 0}, false},                   // no power of two
      {{2, 4, 0, 0, 7, 1, 8, 0, 0}, false},                      // pilots missing
      {{0x20000001, 0, 0, 0, 7, 1, 0, no_ordinal}, false},       // its size is over 32 bits
      {{0xFFFFFFFF, 0xFFFFFFFF, 0, 0}, false},                   //
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(testing::PrintToString(each.words));
    EXPECT_EQ(open_index(std::as_bytes(std::span(each.words)), 2).has_value(), each.sound);
  }
}

TEST(CodeIndex, RefusesABlockThatTakesLongToSearch) {
  constexpr std::uint32_t slots = 16'384;
  for (auto const& [used, sound] : {std::pair(4'000U, true), std::pair(8'191U, false), std::pair(slots - 1, false)}) {
    SCOPED_TRACE(used);
    std::vector<std::uint32_t> words{slots, 0, 0, 0};
    for (std::uint32_t i = 0; i < slots; ++i)
      words.insert(words.end(), {i < used ? 7U : 0U, i < used ? 1U : no_ordinal});
    EXPECT_EQ(open_index(std::as_bytes(std::span(words)), 2).has_value(), sound);
  }
}

TEST(CodeIndex, FindsNothingWhenEmpty) {
  EXPECT_EQ(index_view().find(0), no_ordinal);
  EXPECT_EQ(index_view().find(0xFFFFFFFF), no_ordinal);
  EXPECT_EQ(find_if(index_view(), 0, [](std::uint32_t) { return true; }), no_ordinal);
}

TEST(SymbolHash, IgnoresCaseAndNothingElse) {
  using interco::detail::symbol_hash;
  for (auto const* symbol : {"", "A", "ABCDEFG", "ABCDEFGH", "ABCDEFGHI", "SEC_E_CERT_EXPIRED", "ABCDEFGHIJKLMNOP"}) {
    std::string name(symbol);
    for (std::size_t i = 0; i < name.size(); ++i) {
      auto other = name;
      other[i] = static_cast<char>(other[i] ^ 0x20);
      if (name[i] != '_') {
        EXPECT_EQ(symbol_hash(name), symbol_hash(other)) << name << ' ' << other;
      }
      other[i] = '7';
      EXPECT_NE(symbol_hash(name), symbol_hash(other)) << name << ' ' << other;
    }
    EXPECT_NE(symbol_hash(name), symbol_hash(name + "A"));
  }
}

} // namespace
