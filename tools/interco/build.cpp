// interco build: from definitions and texts to a package.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>
#include <iostream>
#include <memory>
#include <string_view>
#include <thread>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "commands.hpp"
#include "exchange/build.hpp"
#include "exchange/process.hpp"
#include "help.hpp"
#include "progress_line.hpp"
#include "source_options.hpp"
#include "words.hpp"

#include <interco/safe_text.hpp>

namespace interco::command {
namespace {

struct build_flags {
  source_options sources;
  exchange::build_options options;
  bool json = false;
  bool strict = false;
};

// The signal that asked for an end, or 0: what was begun is put away first. Read by several threads.
std::atomic<int> asked_to_end = 0;
static_assert(std::atomic<int>::is_always_lock_free, "needed by a signal handler");

extern "C" void note_signal(int signal) {
  asked_to_end = signal;
}

constexpr std::array ending_signals{SIGINT, SIGTERM, SIGHUP};

void catch_signals() {
  for (int const signal : ending_signals) {
    struct sigaction action {};
    ::sigaction(signal, nullptr, &action);
    if (action.sa_handler == SIG_IGN) // as under nohup
      continue;
    action.sa_handler = note_signal;
    ::sigaction(signal, &action, nullptr);
  }
}

/// Ends as the signal would have ended it, so that the caller sees that.
void end_by_signal() {
  std::signal(asked_to_end, SIG_DFL);
  std::raise(asked_to_end);
}

std::filesystem::path tool(std::string_view name) {
  auto path = exchange::find_program(name);
  if (path.empty())
    report_error(say("BUILD_NO_TOOL", {{"program", name}}), "no-tool", say("BUILD_NO_TOOL_HINT"));
  return path;
}

void print(exchange::built_package const& built, bool json) {
  std::string locales;
  for (auto const& each : built.locales)
    locales += (locales.empty() ? ""
                : json          ? ","
                                : ", ") +
               (json ? json_string(each.name) + ":" : each.name + " ") + std::to_string(each.texts);
  if (json)
    std::cout << "{\"domain\":" << json_string(built.domain) << ",\"codes\":" << built.codes << ",\"locales\":{"
              << locales << "},\"file\":" << json_string(built.file.string()) << ",\"bytes\":" << built.bytes << "}\n";
  else
    std::cout << say("DOMAIN_LINE", {{"domain", built.domain}, {"codes", built.codes}, {"texts", locales}}) << '\n'
              << safe_line(say("BUILD_PACKAGE", {{"file", built.file}, {"bytes", built.bytes}})) << '\n';
}

status run(build_flags const& flags) {
  auto options = flags.options;
  options.definitions = flags.sources.definitions;
  options.locales = flags.sources.locales;
  options.genrb = tool("genrb");
  options.icupkg = tool("icupkg");
  if (options.genrb.empty() || options.icupkg.empty())
    return status::unusable;
  catch_signals();
#ifdef __GLIBC__
  // Large blocks go back to the system when they are freed; by default most would be kept after the first one.
  constexpr int large = 256 * 1024;
  ::mallopt(M_MMAP_THRESHOLD, large);
#endif
  exchange::diagnostics found;
  std::optional<exchange::built_package> built;
  {
    progress_line line(say("JOB_BUILDING", {{"name", options.definitions.stem()}}));
    options.progress = [&line](std::size_t done, std::size_t all) { line.show(done, all); };
    options.stopped = [] { return asked_to_end != 0; };
    built = exchange::build_package(options, found);
  }
  if (asked_to_end != 0)
    end_by_signal();
  report(found);
  if (!built)
    return status::unusable;
  print(*built, flags.json);
  return flags.strict && !found.all().empty() ? status::not_found : status::found;
}

void add_options(CLI::App& command, action& chosen) {
  auto flags = std::make_shared<build_flags>();
  auto& options = flags->options;
  add_footer(command,
             "interco build --definitions backup.toml --locales locales/backup --output out\ninterco lookup "
             "BACKUP_E_DISK_FULL --catalogs out/backup.dat",
             {later("BUILD_ABOUT"), later("BUILD_STATUS")});
  add_source_options(command, flags->sources);
  command.add_option("--output", options.output, later("BUILD_OUTPUT"))->required()->type_name("FOLDER");
  options.jobs = std::max(1U, std::thread::hardware_concurrency());
  command.add_option("--jobs", options.jobs, later("BUILD_JOBS"))->type_name("NUMBER")->check(in_range(1U, 1024U));
  command.add_flag("--keep", options.keep, later("BUILD_KEEP"));
  command.add_flag("--strict", flags->strict, later("OPTION_STRICT"));
  command.add_flag("--json", flags->json, later("OPTION_JSON"));
  command.callback([flags, &chosen] { chosen = [flags] { return run(*flags); }; });
}

} // namespace

void add_build(CLI::App& app, action& chosen) {
  auto* command = app.add_subcommand("build", later("BUILD"));
  command->preparse_callback([command, &chosen](std::size_t) { add_options(*command, chosen); });
}

} // namespace interco::command
