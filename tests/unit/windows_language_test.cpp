#include "exchange/windows_language.hpp"

#include <gtest/gtest.h>

#include <array>
#include <set>
#include <string>

#include <unicode/uloc.h>

#include "core/locale_tag.hpp"

namespace {

using namespace interco::exchange;
using interco::detail::parse_locale;

/// Returns a locale with all that CLDR says of it: "it_Latn_IT".
std::string maximal(std::string const& locale) {
  std::array<char, ULOC_FULLNAME_CAPACITY> buffer{};
  auto error = U_ZERO_ERROR;
  uloc_addLikelySubtags(locale.c_str(), buffer.data(), static_cast<std::int32_t>(buffer.size()), &error);
  return buffer.data();
}

TEST(WindowsLanguage, IsWhatIcuKnowsUnderTheNumber) {
  for (auto const& each : windows_languages()) {
    std::array<char, ULOC_FULLNAME_CAPACITY> buffer{};
    auto error = U_ZERO_ERROR;
    uloc_getLocaleForLCID(each.id, buffer.data(), static_cast<std::int32_t>(buffer.size()), &error);
    ASSERT_LE(error, U_ZERO_ERROR) << each.name;
    std::string known(buffer.data());
    known.resize(std::min(known.find('@'), known.size())); // the sort order of traditional Spanish
    EXPECT_EQ(maximal(std::string(each.locale)), maximal(known)) << each.name;
  }
}

TEST(WindowsLanguage, HasItsOwnNameAndNumber) {
  std::set<std::string_view> names;
  std::set<std::uint16_t> ids;
  for (auto const& each : windows_languages()) {
    EXPECT_TRUE(names.insert(each.name).second) << each.name;
    EXPECT_TRUE(ids.insert(each.id).second) << each.name;
    EXPECT_EQ(find_windows_language(std::uint32_t{each.id}), &each);
    EXPECT_TRUE(parse_locale(each.locale)) << each.name;
    auto const* const found = find_windows_language(each.locale);
    ASSERT_NE(found, nullptr) << each.name;
    EXPECT_EQ(found->locale, each.locale);
  }
}

TEST(WindowsLanguage, IsFoundByNumberAndByLocale) {
  EXPECT_EQ(find_windows_language(std::uint32_t{0x10})->id, 0x410);
  EXPECT_EQ(find_windows_language(std::uint32_t{0x04})->locale, "zh");
  EXPECT_EQ(find_windows_language(std::uint32_t{0x0A})->id, 0xC0A);
  EXPECT_EQ(find_windows_language(std::uint32_t{0x3FF}), nullptr);
  EXPECT_EQ(find_windows_language(std::uint32_t{0x10410}), nullptr);
  struct {
    char const* locale;
    std::uint16_t id;
  } const cases[] = {{"it", 0x410},       {"it_IT", 0x410},   {"it-IT", 0x410}, {"it_CH", 0x810},      {"pt", 0x416},
                     {"pt_PT", 0x816},    {"zh_Hant", 0x404}, {"zh_TW", 0x404}, {"zh_Hans_CN", 0x804}, {"es", 0xC0A},
                     {"sr_Latn", 0x241A}, {"no", 0x414},      {"nb_NO", 0x414}, {"en_GB", 0x809}};
  for (auto const& each : cases) {
    auto const* const found = find_windows_language(std::string_view(each.locale));
    ASSERT_NE(found, nullptr) << each.locale;
    EXPECT_EQ(found->id, each.id) << each.locale;
  }
  EXPECT_EQ(find_windows_language(std::string_view("eo")), nullptr);
  EXPECT_EQ(find_windows_language(std::string_view("de_BE")), nullptr);
  EXPECT_EQ(find_windows_language(std::string_view("?")), nullptr);
}

} // namespace
