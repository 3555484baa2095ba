#include "core/snapshot.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include "icu/relative.hpp"

namespace {

using interco::locale_list;
namespace detail = interco::detail;

/// The available locales.
detail::snapshot available(std::string const& names) {
  detail::snapshot data;
  data.nearest = &detail::nearest_relative;
  std::istringstream stream(names);
  for (std::string name; stream >> name;)
    data.locales.push_back(std::make_shared<detail::locale_texts const>(name, *detail::parse_locale(name),
                                                                        detail::locale_texts::opener()));
  return data;
}

TEST(FallbackChain, AsksInTheOrderOfTheRule) {
  struct {
    char const* requested;
    char const* available;
    char const* chain; // locale:reason, joined by a blank
  } const cases[] = {
      {"", "en it", "en:source"},
      {"it", "en it", "it:exact en:source"},
      {"it-CH", "en it", "it:parent en:source"},
      {"it-CH", "en it it-CH", "it-CH:exact it:parent en:source"},
      {"it_IT.UTF-8@euro", "en it", "it:parent en:source"},
      {"fr", "en it", "en:source"},
      {"fr:it", "en it", "it:preference en:source"},
      {"fr:it-CH", "en it", "it:preference en:source"},
      {"en", "en it", "en:exact"},
      {"en-GB", "en it", "en:parent"},
      {"fr:en", "en it", "en:preference"},
      {"en:it", "en it", "en:exact it:preference"},
      {"it:en:de", "en it de", "it:exact en:preference de:preference"},
      {"C", "en it", "en:source"},
      {"it:C:de", "en it de", "it:exact en:source"},
      // Relatives: the same language and script only.
      {"pt-BR", "en pt-PT", "pt-PT:relative en:source"},
      {"pt-PT", "en pt-BR", "pt-BR:relative en:source"},
      {"pt-BR", "en pt-PT pt", "pt:parent pt-PT:relative en:source"},
      {"pt-AO", "en pt-BR pt-PT", "pt-PT:parent pt-BR:relative en:source"},
      {"es-AR", "en es-ES es-MX", "es-MX:relative en:source"}, // the nearest of several
      {"it", "en it-CH", "it-CH:relative en:source"},
      {"no", "en nb", "nb:relative en:source"},
      {"nb", "en no", "no:parent en:source"},
      {"nn", "en nb", "nb:relative en:source"},
      {"da", "en nb", "en:source"},
      {"ca", "en es", "en:source"},
      {"fr;q=0.9, pt-BR;q=0.8", "en pt-PT", "pt-PT:preference en:source"},
      // Scripts.
      {"zh-TW", "en zh-Hans", "en:source"},
      {"zh-TW", "en zh-Hans zh-Hant", "zh-Hant:parent en:source"},
      {"zh-HK", "en zh-Hant", "zh-Hant:parent en:source"},
      {"zh-SG", "en zh-Hans zh-Hant", "zh-Hans:parent en:source"},
      {"zh", "en zh-Hans zh-Hant", "zh-Hans:exact en:source"},
      {"zh-Hant", "en zh", "en:source"},
      {"sr-Latn", "en sr", "en:source"},
      {"sr-Latn-RS", "en sr sr-Latn", "sr-Latn:parent en:source"},
      {"sr_RS@latin", "en sr sr-Latn", "sr-Latn:parent en:source"},
      {"sr-ME", "en sr", "en:source"},
      {"sr", "en sr-Latn", "en:source"},
      // Other names for the same.
      {"iw", "en he", "he:exact en:source"},
      {"he", "en iw", "iw:exact en:source"},
      {"in", "en id", "id:exact en:source"},
      {"de-AT", "en de", "de:parent en:source"},
      {"gsw", "en de", "en:source"},
      {"es-MX", "en es-419", "es-419:parent en:source"},
      {"es-419", "en es", "es:parent en:source"},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(std::string(each.requested) + " of " + each.available);
    auto const data = available(each.available);
    std::string chain;
    for (auto const& link : detail::fallback_chain(data, locale_list(each.requested)))
      chain += (chain.empty() ? "" : " ") + link.texts->name() + ":" + std::string(interco::to_string(link.reason));
    EXPECT_EQ(chain, each.chain);
  }
}

TEST(FallbackChain, NeedsNoMatcher) {
  auto data = available("en es-ES es-MX");
  data.nearest = nullptr;
  auto const chain = detail::fallback_chain(data, locale_list("es-AR"));
  ASSERT_EQ(chain.size(), 2);
  EXPECT_EQ(chain[0].texts->name(), "es-ES");
}

TEST(FallbackChain, IsEmptyOnlyWithoutAnyLocale) {
  EXPECT_TRUE(detail::fallback_chain({}, locale_list("it")).empty());
}

} // namespace
