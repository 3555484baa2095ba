#include <interco/locale_list.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using interco::locale_list;

TEST(LocaleList, ReadsEveryForm) {
  struct {
    char const* text;
    char const* items;
    std::size_t problems;
  } const cases[] = {
      {"", "", 0},
      {"  ", "", 0},
      {"it-CH", "it-CH", 0},
      {"it_IT.UTF-8@euro", "it-IT", 0},
      {"it:de", "it, de", 0},
      {"it_CH:de_CH.UTF-8:", "it-CH, de-CH", 0},
      {"fr, it;q=0.5, de;q=0.9", "fr, de, it", 0},
      {"it;q=0.5,de;q=0.5", "it, de", 0}, // equal weights stay in order
      {"de;q=0,it", "it", 0},             // not acceptable
      {"*", "", 0},                       // any language is no preference
      {"it,*;q=0.1", "it", 0},
      {"it;q=1.000,de;q=0.001", "it, de", 0},
      {"it ; q=0.5 , de", "de, it", 0},
      {"it;Q=0.5,de", "de, it", 0},
      {"it;q=2,de", "de", 1}, // one bad item does not spoil the list
      {"it;q=,de", "de", 1},
      {"it;q=0.1234,de", "de", 1},
      {"it;x=1,de", "de", 1},
      {"???,de", "de", 1},
      {"it,,de", "it, de", 0},
      {"C", "", 0},
      {"POSIX", "", 0},
      {"C.UTF-8", "", 0},
      {"it:C:de", "it", 0}, // C ends the list
      {"it;q=0.5", "it", 0},
      {"nonsense locale", "", 1},
      {"nonsense_locale", "nonsense-locale", 0}, // well-formed: a language and a variant
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.text);
    locale_list const list(each.text);
    EXPECT_EQ(list.to_string(), each.items);
    EXPECT_EQ(list.problems().size(), each.problems);
  }
}

TEST(LocaleList, TakesOneLocaleAnElement) {
  locale_list const list{"fr", "it_IT.UTF-8", "?", "de"};
  EXPECT_EQ(list.to_string(), "fr, it-IT, de");
  ASSERT_EQ(list.problems().size(), 1);
  EXPECT_EQ(list.problems()[0].key, "?");
  EXPECT_EQ(list.problems()[0].reason, interco::errc::malformed_locale);
}

TEST(LocaleList, BoundsWhatItReads) {
  locale_list const huge(std::string(1 << 20, 'a'));
  EXPECT_TRUE(huge.empty());
  ASSERT_EQ(huge.problems().size(), 1);
  EXPECT_LT(huge.problems()[0].key.size(), 60);
  EXPECT_NE(huge.problems()[0].text.find("1048576"), std::string::npos);

  locale_list const long_item("it:" + std::string(157, 'a') + ":de");
  EXPECT_EQ(long_item.to_string(), "it, de");
  EXPECT_EQ(long_item.problems().size(), 1);

  std::string many;
  for (int i = 0; i < 40; ++i)
    many += "it:";
  locale_list const list(many);
  EXPECT_EQ(list.size(), locale_list::max_items);
  EXPECT_EQ(list.problems().size(), 8);
}

TEST(LocaleList, ShowsARefusedItemHarmlesslyAndNotAllOfALongOne) {
  std::string shown_bytes;
  for (int i = 0; i < 37; ++i)
    shown_bytes += "\\xBF";
  struct {
    std::string item;
    std::string key;
  } const cases[] = {
      {"\x1B[31mred", "\\u001B[31mred"},
      {"\u00E8\xFF", "\u00E8\\xFF"},
      {std::string(39, 'x') + "\u00E8", std::string(39, 'x') + "..."}, // cut before a character
      {std::string(41, '\xBF'), shown_bytes + "..."},                  // there is none
  };
  for (auto const& each : cases) {
    locale_list const list(each.item);
    ASSERT_EQ(list.problems().size(), 1);
    EXPECT_EQ(list.problems()[0].key, each.key);
  }
}

} // namespace
