// How large what a program embeds is: each language of each domain, and all of them. The table that the test prints
// stands in README.md.
#include <interco/codes.hpp>
#include <interco/interco.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>

namespace {

// In bytes. A device that has the whole catalog shall not notice, and one language shall fit where there is little
// room.
constexpr std::uintmax_t most_of_all = 1'500'000;
constexpr std::uintmax_t most_of_one = 64'000;

/// Of each bundle the size of its part by domain.
using sizes = std::map<std::string, std::map<std::string, std::uintmax_t>>;

/// Reads the list that the build wrote: domain, bundle, file.
sizes embedded_sizes() {
  sizes found;
  std::ifstream list(INTERCO_EMBEDDED_PARTS);
  std::string domain;
  std::string bundle;
  std::string file;
  while (list >> domain >> bundle && std::getline(list >> std::ws, file))
    found[bundle == "root" ? "en" : bundle][domain] = std::filesystem::file_size(file);
  return found;
}

std::string table_of(sizes const& all) {
  std::set<std::string> domains;
  for (auto const& [bundle, parts] : all) {
    for (auto const& [domain, size] : parts)
      domains.insert(domain);
  }
  std::ostringstream table;
  table << "| bytes |";
  for (auto const& domain : domains)
    table << " `" << domain << "` |";
  table << " all |\n| --- |";
  for (std::size_t i = 0; i <= domains.size(); ++i)
    table << " --: |";
  table << '\n';
  std::map<std::string, std::uintmax_t> sums;
  auto const write = [&](std::string const& name, std::map<std::string, std::uintmax_t> const& parts) {
    table << "| " << name << " |";
    std::uintmax_t row = 0;
    for (auto const& domain : domains) {
      auto const part = parts.find(domain);
      auto const size = part == parts.end() ? 0 : part->second;
      table << ' ' << size << " |";
      row += size;
    }
    table << ' ' << row << " |\n";
  };
  for (auto const& [bundle, parts] : all) {
    write(bundle, parts);
    for (auto const& [domain, size] : parts)
      sums[domain] += size;
  }
  write("all", sums);
  return table.str();
}

TEST(EmbeddedSize, IsSmallInAllAndForEachLanguage) {
  auto const all = embedded_sizes();
  auto const table = table_of(all);
  std::cout << table;
  std::uintmax_t sum = 0;
  for (auto const& [bundle, parts] : all) {
    for (auto const& [domain, size] : parts) {
      EXPECT_LE(size, most_of_one) << domain << ", " << bundle << '\n' << table;
      sum += size;
    }
  }
  EXPECT_LE(sum, most_of_all) << table;
}

TEST(EmbeddedSize, IsOfEveryLanguageOfEveryDomain) {
  auto const all = embedded_sizes();
  for (auto const& catalog : interco::embedded_catalogs()) {
    std::string const domain(catalog.domain());
    ASSERT_TRUE(all.contains("definitions"));
    EXPECT_TRUE(all.at("definitions").contains(domain)) << domain;
    for (auto const locale : catalog.locales()) {
      std::string bundle(locale);
      for (auto& c : bundle)
        c = c == '-' ? '_' : c;
      ASSERT_TRUE(all.contains(bundle)) << bundle;
      EXPECT_TRUE(all.at(bundle).contains(domain)) << domain << ' ' << bundle;
    }
    EXPECT_TRUE(catalog.open_all().empty()) << domain;
  }
}

} // namespace
