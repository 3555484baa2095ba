#include <interco/detail/data_file.hpp>

#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string_view>
#include <system_error>

#include <dlfcn.h>

#include "core/keep_errno.hpp"

namespace interco::detail {
namespace {

namespace fs = std::filesystem;

/// A line of /proc/self/maps, "7f12a000-7f12b000 r--p 00000000 08:01 1234   /usr/lib/libx.so" (proc_pid_maps(5)).
/// Returns the file if the range has an address, or nothing.
std::string_view file_of_mapping(std::string_view line, std::uintptr_t address) {
  std::uintptr_t first = 0;
  std::uintptr_t last = 0;
  auto const* const end = line.data() + line.size();
  auto const [dash, no_first] = std::from_chars(line.data(), end, first, 16);
  if (no_first != std::errc() || dash == end)
    return {};
  auto const [rest, no_last] = std::from_chars(dash + 1, end, last, 16);
  auto const path = line.find('/');
  if (no_last != std::errc() || address < first || address >= last || path == std::string_view::npos)
    return {};
  return line.substr(path);
}

/// Returns the file that an address was mapped from.
fs::path file_of(void const* inside) {
  struct closing {
    void operator()(std::FILE* opened) const noexcept { static_cast<void>(std::fclose(opened)); }
  };
  struct freeing {
    void operator()(char* line) const noexcept { std::free(line); } // NOLINT: getline's
  };
  auto const address = reinterpret_cast<std::uintptr_t>(inside); // NOLINT: as the kernel writes it
  // The linker knows a program by the name that it was called by, and a plug-in by what dlopen was given: paths that
  // mean nothing any more where the working folder has changed. The kernel knows the files.
  std::unique_ptr<std::FILE, closing> const maps(std::fopen("/proc/self/maps", "re"));
  std::unique_ptr<char, freeing> line;
  std::size_t room = 0;
  while (maps != nullptr) {
    auto* start = line.release();
    auto const size = ::getline(&start, &room, maps.get());
    line.reset(start);
    if (size <= 0)
      break;
    std::string_view const text(line.get(), static_cast<std::size_t>(size));
    if (auto const found = file_of_mapping(text.substr(0, text.find_last_not_of('\n') + 1), address); !found.empty())
      return found;
  }
  ::Dl_info known{};
  return ::dladdr(inside, &known) != 0 && known.dli_fname != nullptr ? fs::path(known.dli_fname) : fs::path();
}

bool lies_below(fs::path const& file, fs::path const& folder) {
  auto const relative = file.lexically_relative(folder);
  return !folder.empty() && !relative.empty() && *relative.begin() != "..";
}

} // namespace

fs::path find_data_file(void const* inside, data_file const& places) {
  keep_errno const kept;
  auto const program = file_of(inside);
  if (program.empty())
    return {};
  auto const folder = program.parent_path();
  std::error_code ec;
  for (auto const* place : places.installed) {
    auto file = (folder / place).lexically_normal();
    if (fs::is_regular_file(file, ec))
      return file;
  }
  if (lies_below(program, places.build_folder))
    return places.built;
  return places.installed.size() == 0 ? fs::path() : (folder / *places.installed.begin()).lexically_normal();
}

} // namespace interco::detail
