// Every shipped text against the document that the catalog comes from: equal, or in the table of corrections with a
// reason.
#include <interco/codes/sspi.hpp>

#include <gtest/gtest.h>

#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "support/fixtures.hpp"

namespace {

using row = std::vector<std::string>;

std::vector<row> read_table(std::string const& name) {
  std::vector<row> rows;
  std::istringstream text(interco::test::read_source("tests/data/" + name));
  for (std::string line; std::getline(text, line);) {
    if (line.starts_with('#'))
      continue;
    row fields;
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, '\t');)
      fields.push_back(cell);
    rows.push_back(fields);
  }
  return rows;
}

/// The document has typewriter apostrophes, the texts those of printed Italian.
std::string with_typewriter_apostrophes(std::string_view text) {
  static std::string const apostrophe = "\u2019";
  std::string plain(text);
  for (auto at = plain.find(apostrophe); at != std::string::npos; at = plain.find(apostrophe, at))
    plain.replace(at, apostrophe.size(), "'");
  return plain;
}

TEST(SourceDocument, IsWhatTheTextsSayUnlessCorrected) {
  std::map<std::pair<std::string, std::string>, std::string> corrections; // by symbol and locale
  for (auto const& each : read_table("sspi_corrections.tsv")) {
    ASSERT_EQ(each.size(), 3);
    EXPECT_FALSE(each[2].empty());
    EXPECT_TRUE(corrections.emplace(std::pair(each[0], each[1]), each[2]).second) << each[0] << " is there twice";
  }
  auto const document = read_table("sspi_seed.tsv");
  ASSERT_EQ(document.size(), 77);
  std::size_t column = 1;
  for (std::string const locale : {"en", "it"}) {
    auto const reader = interco::sspi::catalog().in(locale);
    for (auto const& each : document) {
      SCOPED_TRACE(each[0] + " in " + locale);
      auto const message = reader[each[0]];
      ASSERT_TRUE(message.known());
      EXPECT_EQ(message.locale(), locale);
      auto const correction = corrections.find({each[0], locale});
      bool const corrected = correction != corrections.end();
      if (with_typewriter_apostrophes(message.text()) != each[column]) {
        EXPECT_TRUE(corrected) << "differs from the document, without a reason:\n  " << each[column] << "\n  "
                               << message.text();
      } else {
        EXPECT_FALSE(corrected) << "is what the document says: the correction is not needed";
      }
      if (corrected)
        corrections.erase(correction);
    }
    ++column;
  }
  for (auto const& [key, reason] : corrections)
    ADD_FAILURE() << "a correction of what the document does not have: " << key.first << " in " << key.second << ": "
                  << reason;
}

} // namespace
