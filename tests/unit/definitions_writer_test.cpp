#include "exchange/definitions_writer.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "core/conditions.hpp"
#include "core/names.hpp"

namespace {

using namespace interco::exchange;

/// Everything that a file of definitions says, a line each.
std::vector<std::string> said(definitions_source const& codes) {
  std::vector<std::string> lines{codes.domain + " " + std::to_string(static_cast<int>(codes.layout))};
  lines.insert(lines.end(), codes.error_categories.begin(), codes.error_categories.end());
  lines.push_back(std::to_string(static_cast<unsigned>(codes.parent.kind)) + " " +
                  std::to_string(codes.parent.operand));
  for (auto const& each : codes.wraps)
    lines.push_back(std::to_string(each.rule.mask) + " " + std::to_string(each.rule.equals) + " " +
                    std::to_string(each.rule.value) + " " + each.domain);
  for (auto const& each : codes.facilities)
    lines.push_back(each.name + " " + std::to_string(each.number));
  for (auto const& code : codes.codes) {
    lines.push_back(
        code.symbol + " " + std::to_string(code.value) + " " + std::to_string(static_cast<int>(code.severity)) + " " +
        std::to_string(static_cast<int>(code.audience)) + " " + code.alias_of + "|" + code.note + "|" + code.occurs +
        "|" + std::to_string(code.max_length.value_or(0)) + "|" + std::to_string(code.condition));
    for (auto const& argument : code.arguments)
      lines.push_back(argument.name + " " + std::to_string(static_cast<int>(argument.type)) + " " + argument.note +
                      "|" + argument.example);
  }
  return lines;
}

TEST(DefinitionsWriter, WritesALineACode) {
  definitions_source codes;
  codes.domain = "ship";
  codes.layout = interco::detail::value_layout::hresult;
  codes.error_categories = {"ship", "ocean@posix"};
  code_definition code;
  code.symbol = "AGROUND";
  code.value = 0x8009000A;
  code.note = "\"on\" \\ the\nground";
  code.max_length = 80;
  code.condition = 1;
  code.arguments = {{"depth", argument_type::integer, "in metres", "3", {}}, {"name", {}, {}, "Anna", {}}};
  codes.codes.push_back(code);
  code = {};
  code.symbol = "STRANDED";
  code.value = 0x8009000A;
  code.alias_of = "AGROUND";
  code.answers_unknown = true;
  code.elsewhere = {{"freebsd", 35}, {"windows", 140}};
  codes.codes.push_back(code);
  EXPECT_EQ(write_definitions(codes, "Two codes.\n\nNo more."), R"(# Two codes.
#
# No more.

[domain]
name = "ship"
layout = "hresult"
error_categories = ["ship", "ocean@posix"]

[codes]
AGROUND = { value = 0x8009000A, severity = "error", audience = "developer", condition = "address_family_not_supported", note = "\"on\" \\ the\nground", max_length = 80, arguments = { depth = { type = "integer", note = "in metres", example = "3" }, name = { type = "string", example = "Anna" } } }
STRANDED = { value = 0x8009000A, alias_of = "AGROUND", answers_unknown = true, elsewhere = { freebsd = 35, windows = 140 } }
)");
}

TEST(DefinitionsWriter, IsReadBackAsItWas) {
  std::mt19937 random(7); // NOLINT(bugprone-random-generator-seed): the same each time
  auto const below = [&random](std::size_t limit) { return static_cast<std::size_t>(random() % limit); };
  auto const text = [&below](std::size_t least) {
    std::vector<std::string> const parts{"a", "\"", "\\", "\n", "\t",     "'", " ",
                                         "#", "=",  "é",  "😀",  "\"\"\"", "}", "\xC2\xA0"};
    std::string result(least, 'x');
    for (auto count = below(6); count > 0; --count)
      result += parts[below(parts.size())];
    return result;
  };
  for (int round = 0; round < 300; ++round) {
    definitions_source codes;
    codes.domain = "ship";
    codes.layout = static_cast<interco::detail::value_layout>(below(3));
    for (auto count = below(3); count > 0; --count)
      codes.error_categories.push_back(std::string(count, '"') + "@windows");
    if (below(2) == 0)
      codes.parent = {interco::detail::parent_kind::mask, static_cast<std::uint32_t>(1 + below(1000))};
    else if (below(2) == 0)
      codes.parent = {interco::detail::parent_kind::modulus, static_cast<std::uint32_t>(2 + below(1000))};
    for (auto count = below(3); count > 0; --count)
      codes.wraps.push_back({{0xFFFF0000, static_cast<std::uint32_t>(below(0x10000)) << 16U, 0xFFFF}, "other"});
    for (auto count = codes.layout == interco::detail::value_layout::plain ? 0 : below(4); count > 0; --count)
      codes.facilities.push_back(
          {"F" + std::to_string(count), static_cast<std::uint32_t>(100 * codes.facilities.size() + below(100)), {}});
    for (auto count = 1 + below(5); count > 0; --count) {
      code_definition code;
      code.symbol = "S" + std::to_string(codes.codes.size());
      code.value = static_cast<std::uint32_t>(0x7FFFFFFD + codes.codes.size());
      code.severity = static_cast<interco::severity>(below(4));
      code.audience = static_cast<interco::audience>(below(4));
      code.condition = static_cast<std::uint8_t>(below(interco::detail::conditions.size() + 1));
      code.note = text(0);
      code.occurs = text(0);
      if (below(2) == 0)
        code.max_length = 1 + static_cast<unsigned>(below(1000));
      for (auto arguments = below(3); arguments > 0; --arguments)
        code.arguments.push_back({"a" + std::to_string(code.arguments.size()),
                                  static_cast<argument_type>(below(interco::detail::argument_type_names.size())),
                                  text(0),
                                  text(1),
                                  {}});
      codes.codes.push_back(code);
      if (below(3) == 0) {
        code.alias_of = code.symbol;
        code.symbol += "_ALIAS";
        code.note = text(0);
        codes.codes.push_back(code);
      }
    }
    auto const written = write_definitions(codes, "head");
    diagnostics found;
    auto const read = read_definitions_text(written, "ship.toml", found);
    ASSERT_TRUE(read) << written << to_string(found.all().at(0));
    ASSERT_EQ(said(*read), said(codes)) << written;
  }
}

} // namespace
