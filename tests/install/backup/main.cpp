#include <interco/codes/backup.hpp>
#include <interco/interco.hpp>

#include <chrono>
#include <filesystem>
#include <iostream>

int main(int argc, char** argv) {
  namespace backup = interco::backup;
  using namespace std::chrono_literals;

  auto const language = argc > 1 ? interco::locale_list(argv[1]) : interco::system_locale();
  interco::reader const reader = backup::catalog().in(language);

  backup::disk_full const full{.volume = "D:"};
  std::cout << reader.format(full) << ' ' << reader[full.code].format_action(full.arguments()) << '\n';

  for (int const files : {1, 3, 12}) {
    backup::files_skipped const skipped{.files = files, .folder = std::filesystem::path("/home/ada")};
    std::cout << reader.format(skipped) << '\n';
  }

  auto const when = std::chrono::sys_days(2026y / 11 / 23) + 23h + 30min; // UTC: in Warsaw it is the 24th
  std::cout << reader.format(backup::last_run{.when = when}, {.time_zone = "Europe/Warsaw"}) << '\n';
}
