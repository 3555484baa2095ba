#include "core/fallback_trace.hpp"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <sstream>
#include <string>

#include "icu/relative.hpp"
#include "support/environment.hpp"
#include "support/negotiation.hpp"

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

TEST(FallbackChain, AsksInTheOrderOfTheTable) {
  auto const rows = interco::test::read_negotiations();
  EXPECT_GE(rows.size(), 300U);
  for (auto const& row : rows) {
    interco::test::environment const set(row.environment);
    std::string names;
    for (auto const& name : row.available)
      names += name + " ";
    auto const data = available(names);
    auto const wanted = row.environment.empty() ? locale_list(row.requested) : interco::system_locale();
    std::vector<std::string> chain;
    for (auto const& link : detail::fallback_chain(data, wanted))
      chain.push_back(link.texts->name() + ":" + std::string(interco::to_string(link.reason)));
    if (chain.size() > 1 && chain.back() == "en:source")
      chain.pop_back();
    EXPECT_EQ(chain, row.resolved) << "negotiation.tsv:" << row.line << ": " << row.written;
  }
}

std::string_view name_of(detail::step_outcome outcome) {
  constexpr std::array<std::string_view, 5> names{"absent", "empty", "farther", "before", "taken"};
  return names.at(static_cast<std::size_t>(outcome));
}

TEST(FallbackChain, TellsEachStep) {
  struct {
    char const* requested;
    char const* available;
    char const* steps; // preference:locale:rule:outcome, joined by a blank
  } const cases[] = {
      {"", "en it", "0:en:source:taken"},
      {"de-AT", "en it", "0:de-AT:exact:absent 0:de:parent:absent 1:en:source:taken"},
      {"it-CH", "en it", "0:it-CH:exact:absent 0:it:parent:taken 1:en:source:taken"},
      {"es-AR:it", "en es-ES es-MX it",
       "0:es-AR:exact:absent 0:es-419:parent:absent 0:es:parent:absent 0:es-MX:relative:taken "
       "0:es-ES:relative:farther 1:it:exact:taken 2:en:source:taken"},
      {"en:it:en", "en it", "0:en:exact:taken 1:it:exact:taken 2:en:exact:before 3:en:source:before"},
      {"zh-TW", "en zh", "0:zh-Hant-TW:exact:absent 0:zh-Hant:parent:absent 1:en:source:taken"},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(std::string(each.requested) + " of " + each.available);
    auto const data = available(each.available);
    std::vector<detail::fallback_step> steps;
    (void)detail::fallback_chain(data, locale_list(each.requested), steps);
    std::string told;
    for (auto const& step : steps)
      told += (told.empty() ? "" : " ") + std::to_string(step.preference) + ":" + step.locale + ":" +
              std::string(interco::to_string(step.rule)) + ":" + std::string(name_of(step.outcome));
    EXPECT_EQ(told, each.steps);
  }
}

// Nothing else may be in the chain than what the steps say, in whatever catalog and for whatever request.
TEST(FallbackChain, IsWhatItsStepsSay) {
  constexpr std::array<char const*, 16> locales{"en",         "en-GB", "it",    "it-CH",  "es", "es-MX",
                                                "es-419",     "pt",    "pt-PT", "pt-BR",  "zh", "zh-Hant",
                                                "zh-Hant-HK", "no",    "nb",    "sr-Latn"};
  std::mt19937 random(1);
  auto const pick = [&] { return std::string(locales[random() % locales.size()]); };
  for (int i = 0; i < 2000; ++i) {
    std::string names = "en";
    for (auto count = random() % 8; count > 0; --count)
      names += " " + pick(); // also one twice, as of two packages
    std::string wanted;
    for (auto count = random() % 4; count > 0; --count)
      wanted += pick() + ":";
    SCOPED_TRACE(wanted + " of " + names);
    auto data = available(names);
    for (auto& texts : data.locales) {
      if (random() % 4 == 0) // opened, and nothing in it
        texts = std::make_shared<detail::locale_texts const>(texts->name(), texts->tag(), detail::opened_texts());
    }
    std::vector<detail::fallback_step> steps;
    auto const told = detail::fallback_chain(data, locale_list(wanted), steps);
    auto const chain = detail::fallback_chain(data, locale_list(wanted));
    std::size_t next = 0;
    for (auto const& step : steps) {
      ASSERT_EQ(step.texts == nullptr, step.outcome == detail::step_outcome::absent);
      if (step.outcome != detail::step_outcome::taken)
        continue;
      ASSERT_LT(next, chain.size());
      ASSERT_EQ(step.texts, chain[next].texts);
      ASSERT_EQ(told[next].texts, chain[next].texts);
      bool const is_later = step.preference != 0 && step.rule != interco::resolved::source;
      ASSERT_EQ(chain[next].reason, is_later ? interco::resolved::preference : step.rule);
      ++next;
    }
    ASSERT_EQ(next, chain.size());
    ASSERT_EQ(told.size(), chain.size());
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
