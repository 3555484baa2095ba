#include <interco/catalog_set.hpp>
#include <interco/codes.hpp>

#include <gtest/gtest.h>

#include <filesystem>

#include "support/fixtures.hpp"

namespace {

namespace fs = std::filesystem;
using interco::test::genrb;
using interco::test::ship_sources;
using interco::test::temporary_folder;

TEST(CatalogSet, HoldsTheEmbeddedCatalogs) {
  auto const all = interco::embedded_catalogs();
  ASSERT_NE(all.find("sspi"), nullptr);
  EXPECT_EQ(all.find("sspi")->size(), 95);
  EXPECT_EQ(all.find("none"), nullptr);
}

TEST(CatalogSet, AddsDomainsAndLaysCorrectionsOver) {
  temporary_folder const folder;
  auto const package = interco::test::compile(folder, ship_sources());
  temporary_folder const installed;
  fs::copy(package, installed.path() / "ship.dat");
  fs::create_directory(installed.path() / "sspi");
  temporary_folder const made;
  fs::copy(genrb(made, "it", "it { SEC_E_OK { \"Fatto.\" } }"), installed.path() / "sspi/it.res");

  auto all = interco::embedded_catalogs();
  EXPECT_TRUE(all.load(installed.path()).empty());
  ASSERT_NE(all.find("ship"), nullptr);
  EXPECT_EQ(all.find("ship")->in("en")["AFLOAT"].text(), "Afloat.");
  EXPECT_EQ(all.find("sspi")->in("it")["SEC_E_OK"].text(), "Fatto.");

  auto again = interco::embedded_catalogs();
  EXPECT_TRUE(again.load(installed.path() / "sspi/").empty()); // a folder of bundles, named with a slash
  EXPECT_EQ(again.find("sspi")->in("it")["SEC_E_OK"].text(), "Fatto.");
}

TEST(CatalogSet, GoesByTheDomainThatAPackageStates) {
  temporary_folder const folder;
  auto sources = interco::test::sspi_sources();
  sources.erase("it.po");
  fs::copy(interco::test::compile(folder, sources), folder.path() / "hotfix.dat");
  auto all = interco::embedded_catalogs();
  EXPECT_TRUE(all.load(folder.path() / "hotfix.dat").empty());
  EXPECT_EQ(all.find("SSPI")->in("it")["SEC_E_OK"].text(), "Operazione riuscita.");
}

TEST(CatalogSet, KeepsWhatIsSoundAndReportsTheRest) {
  temporary_folder const folder;
  folder.write("broken.dat", "nonsense, and long enough for a header");
  fs::copy(interco::test::compile(folder, ship_sources()), folder.path() / "zship.dat");
  auto all = interco::embedded_catalogs();
  auto const problems = all.load(folder.path());
  ASSERT_GE(problems.size(), 1);
  EXPECT_EQ(problems[0].file, (folder.path() / "broken.dat").string());
  EXPECT_NE(all.find("ship"), nullptr);
  EXPECT_EQ(all.load(folder.path() / "nowhere").size(), 1);
  temporary_folder const empty;
  EXPECT_EQ(all.load(empty.path()).size(), 1);
}

} // namespace
