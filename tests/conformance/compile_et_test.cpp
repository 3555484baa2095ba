// compile_et of e2fsprogs: the same values for the same tables.
#include <gtest/gtest.h>

#include <string>

#include "exchange/et.hpp"
#include "exchange/process.hpp"
#include "support/fixtures.hpp"
#include "support/program.hpp"

namespace {

using namespace interco::exchange;
using interco::test::defines_of;
using interco::test::temporary_folder;

TEST(CompileEt, GivesEachCodeTheSameValue) {
  auto const compile_et = find_program("compile_et");
  ASSERT_FALSE(compile_et.empty()) << "Debian's comerr-dev has it";
  auto const rest = " A,\n\t\"x\"\nec B, \"y\"\n\nindex 7\nprefix P\nec C, \"z\"\nprefix\nec D, \"z\"\nend\n";
  // Of shorter names, and those that begin with no letter, compile_et makes nothing.
  std::string const tables[] = {"error_table ab\nec", "et krb5\nerror_code", "et ffff\nec",         "et eeee\nec",
                                "et z_9\nec",         "et A___\nec",         "et kr long_name\nec", "et prof\nec"};
  for (auto const& table : tables) {
    temporary_folder const folder;
    auto const file = folder.write("table.et", table + rest);
    // It writes beside itself, whatever the folder of its input is.
    auto const fault = run_program("/bin/sh", {"-c", "cd \"$1\" && \"$2\" table.et", "sh", folder.path(), compile_et},
                                   folder.path() / "log");
    ASSERT_FALSE(fault) << *fault;
    auto const defines = defines_of(interco::test::read_all(folder.path() / "table.h"));
    diagnostics found;
    import_options options;
    options.domain = "table";
    auto const domain = read_et(table + rest, "table.et", options, found);
    ASSERT_TRUE(domain) << table;
    ASSERT_EQ(domain->codes.codes.size(), 4U);
    for (auto const& code : domain->codes.codes) {
      ASSERT_TRUE(defines.contains(code.symbol)) << code.symbol;
      EXPECT_EQ(defines.at(code.symbol), code.value) << table << ": " << code.symbol;
    }
  }
}

} // namespace
