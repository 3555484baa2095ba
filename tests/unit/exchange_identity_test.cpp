// From one format into another and back: nothing is lost, and what is written is what its own tools accept.
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <map>
#include <span>
#include <string>

#include "exchange/csv.hpp"
#include "exchange/icu_translation.hpp"
#include "exchange/import.hpp"
#include "exchange/po.hpp"
#include "exchange/sources.hpp"
#include "exchange/xliff.hpp"
#include "support/fixtures.hpp"
#include "support/icu_bundle.hpp"
#include "support/program.hpp"
#include "support/translations.hpp"

namespace {

using namespace interco::exchange;
using namespace interco;

/// A format: how a translation is written, and read.
struct way {
  char const* name;
  std::function<std::optional<std::string>(translation_file const&, bundle_source const&, diagnostics&)> write;
  std::function<std::optional<translation_file>(std::string, bundle_source const&, diagnostics&)> read;
};

std::vector<way> ways(std::string const& locale) {
  auto const name = locale + ".po";
  auto const xliff = [](xliff_version version) {
    return [version](translation_file const& file, bundle_source const&, diagnostics& found) {
      return write_xliff(file, version, found);
    };
  };
  auto const from_xliff = [name](std::string text, bundle_source const&, diagnostics& found) {
    return read_xliff(std::move(text), name, found);
  };
  return {
      {"po",
       [](translation_file const& file, bundle_source const&, diagnostics&) { return std::optional(write_po(file)); },
       [locale, name](std::string text, bundle_source const&, diagnostics& found) {
         auto const po = read_po_file(std::move(text), name, found);
         return po ? std::optional(to_translation(*po, locale, found)) : std::nullopt;
       }},
      {"xliff 1.2", xliff(xliff_version::v1_2), from_xliff},
      {"xliff 2.0", xliff(xliff_version::v2_0), from_xliff},
      {"icu", write_icu,
       [locale, name](std::string text, bundle_source const& english, diagnostics& found) {
         return read_icu(std::move(text), name, locale, english, found);
       }},
      {"csv",
       [](translation_file const& file, bundle_source const&, diagnostics&) { return std::optional(write_csv(file)); },
       [name](std::string text, bundle_source const&, diagnostics& found) {
         return read_csv(std::move(text), name, found);
       }}};
}

TEST(ExchangeIdentity, NothingIsLostInAFormat) {
  for (auto const& way : ways("it")) {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
      auto const translation = test::any_translation(seed, seed % 40);
      auto const english = test::english_of(translation);
      diagnostics found;
      auto const text = way.write(translation, english, found);
      ASSERT_TRUE(text) << way.name << " " << seed << "\n" << test::described(found);
      auto const again = way.read(*text, english, found);
      ASSERT_TRUE(again) << way.name << " " << seed << "\n" << test::described(found) << *text;
      ASSERT_EQ(test::described(found), "");
      ASSERT_EQ(test::described(*again), test::described(translation)) << way.name << " " << seed << "\n" << *text;
      ASSERT_EQ(way.write(*again, english, found), text) << way.name << " " << seed;
      ASSERT_EQ(write_po(*again), write_po(translation)) << way.name << " " << seed;
    }
  }
}

TEST(ExchangeIdentity, NothingOfTheShippedTextsIsLost) {
  std::filesystem::path const root = INTERCO_SOURCE_DIR;
  diagnostics found;
  auto const sources = read_sources(root / "lib/codes/sspi.toml", root / "locales/sspi", found);
  ASSERT_TRUE(sources);
  ASSERT_FALSE(sources->translations.empty());
  for (auto const& each : sources->translations) {
    auto const translation = translation_to_export(*sources, each.locale, &each);
    EXPECT_EQ(translation.entries.size(), sources->english.entries.size());
    for (auto const& way : ways(each.locale)) {
      auto const text = way.write(translation, sources->english, found);
      ASSERT_TRUE(text) << way.name << test::described(found);
      auto const again = way.read(*text, sources->english, found);
      ASSERT_TRUE(again) << way.name << test::described(found);
      EXPECT_EQ(test::described(*again), test::described(translation)) << way.name;
      EXPECT_EQ(write_po(*again), write_po(translation)) << way.name;
    }
  }
}

/// The schemas of OASIS, from Debian's php-symfony-translation, with what they import beside them.
class Schemas : public testing::Test {
 protected:
  void SetUp() override {
    std::string const from = "/usr/share/php/Symfony/Component/Translation/Resources/schemas/";
    ASSERT_TRUE(std::filesystem::exists(from)) << "apt install php-symfony-translation";
    for (std::string const name : {"xliff-core-1.2-strict.xsd", "xliff-core-2.0.xsd", "xml.xsd"}) {
      auto schema = test::read_all(from + name);
      for (std::string_view const place :
           {"http://www.w3.org/2001/xml.xsd", "informativeCopiesOf3rdPartySchemas/w3c/xml.xsd"}) {
        if (auto const at = schema.find("\"" + std::string(place) + "\""); at != std::string::npos)
          schema.replace(at + 1, place.size(), "xml.xsd");
      }
      folder_.write(name, schema);
    }
  }

  test::program_output validate(std::string const& schema, std::string const& document) {
    folder_.write("it.xlf", document);
    return test::run_program("cd '" + folder_.path().string() + "' && xmllint --nonet --noout --schema " + schema +
                             " it.xlf");
  }

  test::temporary_folder folder_;
};

TEST_F(Schemas, AcceptWhatIsWritten) {
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    auto const translation = test::any_translation(seed, seed * 5);
    diagnostics found;
    auto const first = validate("xliff-core-1.2-strict.xsd", *write_xliff(translation, xliff_version::v1_2, found));
    EXPECT_EQ(first.status, 0) << first.errors;
    auto const second = validate("xliff-core-2.0.xsd", *write_xliff(translation, xliff_version::v2_0, found));
    EXPECT_EQ(second.status, 0) << second.errors;
  }
}

TEST(Genrb, AcceptsWhatIsWritten) {
  test::temporary_folder const folder;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    auto const translation = test::any_translation(seed, 5 * seed + 1);
    diagnostics found;
    folder.write("it.txt", *write_icu(translation, test::english_of(translation), found));
    auto const made = test::run_program("cd '" + folder.path().string() + "' && genrb --quiet --encoding UTF-8 it.txt");
    ASSERT_EQ(made.status, 0) << made.errors;
    auto const bytes = test::read_all(folder.path() / "it.res");
    auto const served = test::read_with_icu(std::as_bytes(std::span(bytes)));
    std::map<std::string, std::u16string> expected;
    for (auto const& entry : translation.entries) {
      if (!entry.obsolete && entry.state >= translation_state::translated)
        expected[entry.key] = test::to_utf16(entry.target);
    }
    EXPECT_EQ(served, expected);
  }
}

} // namespace
