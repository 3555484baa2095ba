// What a program that logs through spdlog does: it writes records in no language, a line of JSON each.
#include <interco/codes/backup.hpp>
#include <interco/record.hpp>

#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/spdlog.h>

int main(int, char** argv) {
  namespace backup = interco::backup;
  auto const log = spdlog::basic_logger_st("backup", argv[1], true);
  log->set_pattern(R"({"time":"%Y-%m-%dT%H:%M:%S.%e%z","level":"%l","logger":"%n","message":%v})");
  log->error(interco::record(backup::disk_full{.volume = "D: \"{}\"", .missing = 1073741824}));
  log->warn(interco::record(backup::files_skipped{.files = 3, .folder = "/home/ada"}));
}
