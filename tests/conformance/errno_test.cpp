// The definitions against <errno.h> as the compiler of the tests sees it, both ways; the texts against strerror(3); and the
// generated header before the macros (behind them: tests/compile).
#include <interco/codes/errno.hpp>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <gtest/gtest.h>

#include "exchange/definitions_source.hpp"
#include "support/fixtures.hpp"

namespace {

namespace linux_errors = interco::errno_;

static_assert(static_cast<int>(linux_errors::enoent) == ENOENT);
static_assert(linux_errors::ewouldblock == linux_errors::eagain && EWOULDBLOCK == EAGAIN);

/// The macros of a header: names, and what they stand for.
using macros = std::map<std::string, std::string>;

/// Reads `#define ENOENT 2` and `#define EWOULDBLOCK EAGAIN`. Nothing else that a compiler defines begins with E and a
/// capital or digit, which C reserves for these.
macros error_macros() {
  macros found;
  std::ifstream listed(INTERCO_ERRNO_MACROS);
  for (std::string line; std::getline(listed, line);) {
    std::istringstream words(line);
    std::string define;
    std::string name;
    std::string meaning;
    words >> define >> name >> meaning;
    if (define == "#define" && name.size() > 1 && name[0] == 'E' &&
        std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789").find(name[1]) != std::string_view::npos)
      found.emplace(name, meaning);
  }
  return found;
}

macros without(macros const& all, macros const& others) {
  macros left;
  std::set_difference(all.begin(), all.end(), others.begin(), others.end(), std::inserter(left, left.end()));
  return left;
}

TEST(Errno, HasTheSymbolsValuesAndAliasesOfTheHeader) {
  auto const expected = error_macros();
  ASSERT_GT(expected.size(), 130); // the list has been read
  macros defined;
  auto const en = linux_errors::catalog().in("en");
  for (auto const message : en) {
    std::string const canonical(en[message.value()].symbol());
    defined.emplace(message.symbol(), canonical == message.symbol() ? std::to_string(message.value()) : canonical);
  }
  EXPECT_EQ(without(defined, expected), macros{}) << "in the catalog, otherwise or not at all in the header";
  EXPECT_EQ(without(expected, defined), macros{}) << "in the header, otherwise or not at all in the catalog";
}

TEST(Errno, LooksUpItsMacros) {
  auto const en = linux_errors::catalog().in("en");
  EXPECT_EQ(en[EACCES].symbol(), "EACCES");
  EXPECT_EQ(en[ENOTSUP].symbol(), "EOPNOTSUPP");
  EXPECT_EQ(en["enotsup"].value(), ENOTSUP);
  EXPECT_FALSE(en[0].known());
}

/// By symbol and platform.
using values_elsewhere = std::map<std::pair<std::string, std::string>, std::uint32_t>;

values_elsewhere defined_elsewhere() {
  interco::exchange::diagnostics found;
  auto const codes =
      interco::exchange::read_definitions_text(interco::test::read_source("lib/codes/errno.toml"), "errno.toml", found)
          .value();
  values_elsewhere values;
  for (auto const& code : codes.codes) {
    for (auto const& each : code.elsewhere)
      values.emplace(std::pair(code.symbol, each.platform), each.value);
  }
  return values;
}

TEST(Errno, HasTheValuesOfOtherPlatforms) {
  values_elsewhere expected;
  std::istringstream lines(interco::test::read_source("tests/data/errno_elsewhere.tsv"));
  for (std::string line; std::getline(lines, line);) {
    std::istringstream fields(line);
    std::string symbol;
    fields >> symbol;
    for (char const* const platform : {"freebsd", "macos", "windows"}) {
      std::string value;
      if (symbol != "#" && fields >> value && value != "-")
        expected.emplace(std::pair(symbol, platform), static_cast<std::uint32_t>(std::stoul(value)));
    }
  }
  ASSERT_GT(expected.size(), 240);
  EXPECT_EQ(defined_elsewhere(), expected);
}

TEST(Errno, HasTheValuesOfWindowsHeader) {
  std::ifstream header(INTERCO_WINDOWS_ERRNO);
  macros listed;
  for (std::string line; std::getline(header, line);) {
    std::istringstream words(line);
    std::string define;
    std::string symbol;
    std::string meaning;
    if (words >> define >> symbol >> meaning && define == "#define")
      listed.emplace(symbol, meaning);
  }
  ASSERT_GT(listed.size(), 70);
  auto const codes = linux_errors::catalog().in("en");
  values_elsewhere expected;
  for (auto const& [symbol, meaning] : listed) {
    auto const number = listed.contains(meaning) ? listed.at(meaning) : meaning;
    if (codes[symbol].known())
      expected.emplace(std::pair(symbol, "windows"), static_cast<std::uint32_t>(std::stoul(number)));
  }
  auto defined = defined_elsewhere();
  std::erase_if(defined, [](auto const& each) { return each.first.second != "windows"; });
  EXPECT_EQ(defined, expected);
}

/// Returns a sentence without what people do not notice: case and the stop at its end.
std::string folded(std::string_view text) {
  std::string lower;
  for (char const c : text.substr(0, text.find_last_not_of('.') + 1))
    lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

TEST(Errno, SaysNothingInTheWordsOfTheCLibrary) {
  for (auto const message : linux_errors::catalog().in("en"))
    EXPECT_NE(folded(message.text()), folded(std::generic_category().message(static_cast<int>(message.value()))));
}

} // namespace
