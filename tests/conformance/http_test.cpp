// The definitions of http against the registry of HTTP's status codes (tests/data/http_registry.tsv), both ways; the class
// that answers for each code that is not registered (RFC 9110, section 15); and the codes as std::error_code.
#include <interco/codes.hpp>
#include <interco/interco.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "core/ascii.hpp"
#include "exchange/definitions_source.hpp"
#include "support/fixtures.hpp"

namespace {

namespace http = interco::http;
using interco::resolved;

struct registered_name {
  std::uint32_t code = 0;
  std::string name;
  std::string reference;
  std::string what; // "current", "reserved" …
};

std::vector<registered_name> registry() {
  std::vector<registered_name> names;
  std::istringstream lines(interco::test::read_source("tests/data/http_registry.tsv"));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#')
      continue;
    std::istringstream fields(line);
    registered_name next;
    std::string code;
    std::getline(fields, code, '\t');
    std::getline(fields, next.name, '\t');
    std::getline(fields, next.reference, '\t');
    std::getline(fields, next.what, '\t');
    next.code = static_cast<std::uint32_t>(std::stoul(code));
    names.push_back(next);
  }
  return names;
}

/// Returns the symbol of a name: capitals behind HTTP_, which is there once, without an apostrophe.
std::string symbol_of(std::string_view name) {
  std::string symbol;
  for (char const c : name) {
    if (c != '\'')
      symbol += c == ' ' || c == '-' ? '_' : interco::detail::upper(c);
  }
  return symbol.starts_with("HTTP_") ? symbol : "HTTP_" + symbol;
}

interco::exchange::definitions_source definitions() {
  interco::exchange::diagnostics found;
  return interco::exchange::read_definitions_text(interco::test::read_source("lib/codes/http.toml"), "http.toml", found)
      .value();
}

TEST(Http, HasTheNamesAndCodesOfTheRegistry) {
  std::map<std::string, std::uint32_t> expected;
  for (auto const& each : registry()) {
    if (each.what != "temporary")
      expected.emplace(symbol_of(each.name), each.code);
  }
  ASSERT_EQ(expected.size(), 74);
  std::map<std::string, std::uint32_t> defined;
  for (auto const message : http::catalog().in("en"))
    defined.emplace(message.symbol(), message.value());
  EXPECT_EQ(defined, expected);
}

TEST(Http, SaysWhatTheRegistrySaysOfAName) {
  auto const codes = definitions();
  std::map<std::string, int> count;
  for (auto const& each : registry()) {
    SCOPED_TRACE(each.name);
    ++count[each.what];
    auto const ordinal = codes.ordinal(symbol_of(each.name));
    if (each.what == "temporary") {
      EXPECT_FALSE(ordinal);
      continue;
    }
    ASSERT_TRUE(ordinal);
    auto const& code = codes.codes[*ordinal];
    EXPECT_EQ(code.alias_of.empty(), each.what != "class" && each.what != "former");
    EXPECT_EQ(code.answers_unknown, each.what == "class");
    auto const notes = [&code](std::string_view text) { return code.note.find(text) != std::string::npos; };
    auto const document = each.reference.substr(0, each.reference.find(',')); // "RFC 7231"
    EXPECT_TRUE(each.what != "former" || notes("The name in " + document)) << code.note;
    EXPECT_EQ(notes("The code is reserved"), each.what == "reserved") << code.note;
    EXPECT_EQ(notes("Deprecated") || notes("Obsolete"), each.what == "obsoleted") << code.note;
  }
  EXPECT_EQ(count,
            (std::map<std::string, int>{
                {"class", 5}, {"current", 59}, {"former", 6}, {"obsoleted", 2}, {"reserved", 2}, {"temporary", 1}}));
}

TEST(Http, AnswersWithTheClassForEveryCodeThatIsNotRegistered) {
  constexpr std::array classes{"HTTP_INFORMATIONAL", "HTTP_SUCCESS", "HTTP_REDIRECTION", "HTTP_CLIENT_ERROR",
                               "HTTP_SERVER_ERROR"};
  using interco::severity;
  constexpr std::array grades{severity::informational, severity::success, severity::informational, severity::error,
                              severity::error};
  std::map<std::uint32_t, std::string> expected; // by code; what is not here has nothing to answer
  for (auto const& each : registry()) {
    if (each.what == "current" || each.what == "reserved" || each.what == "obsoleted")
      expected.emplace(each.code, symbol_of(each.name));
  }
  auto const en = http::catalog().in("en");
  for (std::uint32_t code = 0; code <= 1100; ++code) {
    SCOPED_TRACE(code);
    auto const message = en[code];
    auto const known = expected.find(code);
    EXPECT_EQ(message.value(), code);
    EXPECT_EQ(message.known(), known != expected.end());
    if (known != expected.end()) {
      EXPECT_EQ(message.symbol(), known->second);
      EXPECT_EQ(message.relative(), "");
    } else if (code < 100 || code > 599) {
      EXPECT_EQ(message.text(), "Unknown status code.");
      EXPECT_EQ(message.resolved(), resolved::built_in);
      EXPECT_EQ(message.relative(), "");
      EXPECT_EQ(message.symbol(), "");
    } else {
      auto const of_class = en[classes.at(code / 100 - 1)];
      EXPECT_EQ(message.symbol(), "");
      EXPECT_EQ(message.relative(), of_class.symbol());
      EXPECT_EQ(message.text(), of_class.text());
      EXPECT_EQ(message.action(), of_class.action());
      EXPECT_EQ(message.severity(), grades.at(code / 100 - 1));
      EXPECT_EQ(message.audience(), of_class.audience());
      EXPECT_EQ(message.condition(), std::nullopt);
      EXPECT_NE(message.text(), en[code / 100 * 100].text());
    }
    for (auto const alias : message.aliases())
      EXPECT_EQ(std::find(classes.begin(), classes.end(), alias), classes.end()) << alias;
  }
  for (auto const* const symbol : classes) {
    auto const message = en[symbol];
    EXPECT_TRUE(message.known());
    EXPECT_EQ(message.symbol(), symbol);
    EXPECT_EQ(message.value() % 100, 0U);
  }
}

TEST(Http, IsACategoryOfErrors) {
  std::error_code const ec = http::http_not_found;
  EXPECT_STREQ(ec.category().name(), "http");
  EXPECT_EQ(ec.message(), "The server has found nothing at this address.");
  auto const of = [](int value) { return std::error_code(value, http::category()); };
  EXPECT_EQ(of(471).message(), "The server did not carry out the request, and finds the cause in the request. (471)");
  EXPECT_EQ(of(600).message(), "Unknown status code: 600");
  EXPECT_EQ(describe(of(471), interco::embedded_catalogs(), "en"), of(471).message());
  struct {
    std::error_code error;
    std::errc condition;
  } const conditions[] = {{http::http_forbidden, std::errc::permission_denied},
                          {http::http_request_timeout, std::errc::timed_out},
                          {http::http_gateway_timeout, std::errc::timed_out}};
  for (auto const& each : conditions)
    EXPECT_EQ(each.error, each.condition) << each.error;
  for (int value = 0; value < 700; ++value) {
    bool const has_condition = of(value).default_error_condition().category() == std::generic_category();
    EXPECT_EQ(has_condition, value == 403 || value == 408 || value == 504) << value;
    EXPECT_EQ(interco::failed(of(value)), (value >= 400 && value < 600) || (value > 0 && (value < 100 || value >= 600)))
        << value;
  }
}

} // namespace
