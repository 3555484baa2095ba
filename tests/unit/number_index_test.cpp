#include "exchange/number_index.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using interco::exchange::number_index;

TEST(NumberIndex, FindsEachNumberByItsName) {
  std::vector<std::string> names;
  for (int i = 0; i < 1000; ++i)
    names.push_back("name " + std::to_string(i));
  auto const name_of = [&names](std::uint32_t number) { return std::string_view(names[number]); };
  number_index index(names.size());
  for (std::uint32_t i = 0; i < names.size(); ++i)
    EXPECT_FALSE(index.add(i, name_of));
  for (std::uint32_t i = 0; i < names.size(); ++i)
    EXPECT_EQ(index.find(names[i], name_of), i);
  EXPECT_FALSE(index.find("another", name_of));
}

TEST(NumberIndex, KeepsTheFirstOfEqualNames) {
  std::vector<std::string> const names{"a", "b", "a", ""};
  auto const name_of = [&names](std::uint32_t number) { return std::string_view(names[number]); };
  number_index index(names.size());
  EXPECT_FALSE(index.add(0, name_of));
  EXPECT_FALSE(index.add(1, name_of));
  EXPECT_EQ(index.add(2, name_of), 0);
  EXPECT_FALSE(index.add(3, name_of));
  EXPECT_EQ(index.find("a", name_of), 0);
  EXPECT_EQ(index.find("", name_of), 3);
}

TEST(NumberIndex, FindsNothingWhereNothingIs) {
  auto const name_of = [](std::uint32_t) { return std::string_view("a"); };
  EXPECT_FALSE(number_index().find("a", name_of));
  EXPECT_FALSE(number_index(0).find("a", name_of));
}

} // namespace
