// What we write, compiled by windmc of binutils: the same values under the same names, and the same texts.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "exchange/charset.hpp"
#include "exchange/mc.hpp"
#include "exchange/mc_text.hpp"
#include "exchange/process.hpp"
#include "support/fixtures.hpp"
#include "support/program.hpp"

namespace {

using namespace interco::exchange;
using interco::test::defines_of;
using interco::test::read_all;
using interco::test::temporary_folder;

std::uint32_t number_at(std::string const& bytes, std::size_t at, unsigned size) {
  std::uint32_t value = 0;
  for (unsigned i = 0; i < size; ++i)
    value |= std::uint32_t{static_cast<unsigned char>(bytes.at(at + i))} << 8U * i;
  return value;
}

/// Reads a message table in UTF-16 (MESSAGE_RESOURCE_DATA of winnt.h): texts by their value, as it has them.
std::multimap<std::uint32_t, std::string> texts_of(std::string const& table) {
  std::multimap<std::uint32_t, std::string> texts;
  for (std::uint32_t block = 0, count = number_at(table, 0, 4); block < count; ++block) {
    auto const low = number_at(table, 4 + 12 * block, 4);
    auto const high = number_at(table, 8 + 12 * block, 4);
    auto at = number_at(table, 12 + 12 * block, 4);
    for (auto value = low; value <= high; ++value) {
      auto const size = number_at(table, at, 2);
      EXPECT_EQ(number_at(table, at + 2, 2), 1U) << "texts are in UTF-16";
      diagnostics found;
      auto text = table.substr(at + 4, size - 4);
      while (text.ends_with(std::string(2, '\0'))) // filled up to a multiple of four bytes
        text.resize(text.size() - 2);
      texts.emplace(value, decode_text("\xFF\xFE" + text, "", "table", found).value_or(""));
      at += size;
    }
  }
  return texts;
}

TEST(Windmc, MakesTheSameValuesAndTextsOfWhatIsWritten) {
  auto const windmc = find_program("x86_64-w64-mingw32-windmc");
  ASSERT_FALSE(windmc.empty()) << "Debian's binutils-mingw-w64-x86-64 has it";
  for (bool const customer : {false, true}) {
    mc_options options;
    options.domain = "disk";
    options.customer = customer;
    diagnostics found;
    auto const domain = read_mc(interco::test::read_source("tests/data/mc/disk.mc"), "disk.mc", options, found);
    ASSERT_TRUE(domain);
    temporary_folder const folder;
    for (auto const& file : source_files(*domain))
      folder.write(file.name, file.contents);
    diagnostics lost;
    auto const sources = read_sources(folder.path() / "disk.toml", folder.path() / "disk", lost);
    ASSERT_TRUE(sources);
    auto const written = write_mc(*sources, lost);
    ASSERT_TRUE(written);
    // windmc reads UTF-16 without the mark that mc.exe wants.
    auto const file = folder.write("out.mc", encode_utf16(*written).substr(2));
    std::vector<std::string> arguments{"-u", "-U", "-h", folder.path(), "-r", folder.path(), file};
    if (customer)
      arguments.insert(arguments.begin(), "-c");
    auto const fault = run_program(windmc, arguments, folder.path() / "log");
    ASSERT_FALSE(fault) << *fault << read_all(folder.path() / "log");

    auto const defines = defines_of(read_all(folder.path() / "out.h"));
    for (auto const& code : sources->codes.codes) {
      ASSERT_TRUE(defines.contains(code.symbol)) << code.symbol;
      EXPECT_EQ(defines.at(code.symbol), code.value) << code.symbol;
    }

    std::map<std::string, std::map<std::string, std::string>> ours; // by file and symbol
    for (auto const& text : domain->english)
      ours["MSG00409.bin"][text.key] = text.text;
    for (auto const& translation : domain->translations) {
      for (auto const& entry : translation.entries)
        ours[translation.locale == "it" ? "MSG00410.bin" : "MSG00407.bin"][entry.key] = entry.target;
    }
    for (auto const& [name, by_symbol] : ours) {
      auto const table = texts_of(read_all(folder.path() / name));
      EXPECT_EQ(table.size(), by_symbol.size()) << name;
      for (auto const& each_text : by_symbol) {
        auto const& symbol = each_text.first;
        auto const& text = each_text.second;
        auto const& code = sources->codes.codes[*sources->codes.ordinal(symbol)];
        auto const [begin, end] = table.equal_range(code.value);
        EXPECT_TRUE(std::any_of(begin, end,
                                [&code, &expected = text](auto const& each) {
                                  return to_source_text(read_message_text(each.second).pieces,
                                                        !code.arguments.empty()) == expected;
                                }))
            << name << " has no \"" << text << "\" for " << symbol;
      }
    }
  }
}

} // namespace
