// Where a program finds what is installed beside it.
#include <interco/detail/data_file.hpp>

#include <cerrno>
#include <filesystem>
#include <string>

#include <gmock/gmock.h>

namespace {

namespace fs = std::filesystem;
using interco::detail::find_data_file;

char const part_of_this_program = 0;

TEST(DataFile, IsWhereItIsInstalled) {
  auto const program = fs::read_symlink("/proc/self/exe");
  auto const name = program.filename().string();
  auto const again = "../" + program.parent_path().filename().string() + "/" + name;
  errno = ERANGE;
  EXPECT_EQ(find_data_file(&part_of_this_program, {.installed = {"no/such.dat", name.c_str()}}), program);
  EXPECT_EQ(find_data_file(&part_of_this_program, {.installed = {again.c_str()}}), program);
  EXPECT_EQ(errno, ERANGE);
}

TEST(DataFile, IsNamedWhereItShouldBe) {
  auto const folder = fs::read_symlink("/proc/self/exe").parent_path();
  EXPECT_EQ(find_data_file(&part_of_this_program, {.installed = {"no/such.dat", "nor/this.dat"}}),
            folder / "no/such.dat");
  EXPECT_EQ(find_data_file(&part_of_this_program, {.installed = {"no/such.dat", "."}}), folder / "no/such.dat")
      << "a folder is no file";
  EXPECT_EQ(find_data_file(nullptr, {.installed = {"no/such.dat"}}), "") << "nobody's address";
}

TEST(DataFile, OfTheBuildFolderIsForProgramsInItAlone) {
  auto const folder = fs::read_symlink("/proc/self/exe").parent_path();
  auto const shorter = folder.string().substr(0, folder.string().size() - 1); // another folder
  auto const parent = folder.parent_path().string();
  struct {
    std::string build_folder;
    fs::path expected;
  } const cases[]{{folder, "/built/x.dat"},    {parent, "/built/x.dat"}, {"/", "/built/x.dat"},
                  {shorter, folder / "x.dat"}, {"", folder / "x.dat"},   {folder / "inside", folder / "x.dat"}};
  for (auto const& each : cases) {
    EXPECT_EQ(
        find_data_file(&part_of_this_program,
                       {.installed = {"x.dat"}, .build_folder = each.build_folder.c_str(), .built = "/built/x.dat"}),
        each.expected)
        << each.build_folder;
  }
}

} // namespace
