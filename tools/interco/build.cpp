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
#include "progress_line.hpp"
#include "source_options.hpp"

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
    report_error("the program " + std::string(name) + " was not found in PATH, /usr/sbin or /usr/local/sbin", "no-tool",
                 "it is one of ICU's tools; on Debian and Ubuntu: apt install icu-devtools");
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
    std::cout << built.domain << "  " << built.codes << " codes; texts: " << locales << '\n'
              << safe_line(built.file.string()) << "  " << built.bytes << " bytes\n";
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
    progress_line line("building " + options.definitions.stem().string());
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
  command.footer(
      "Example: interco build --definitions backup.toml --locales locales/backup --output out\n"
      "         interco lookup BACKUP_E_DISK_FULL --catalogs out/backup.dat\n\n"
      "The package, DOMAIN.dat, has the definitions, the English texts (en.txt) and a language for each LOCALE.po or\n"
      "LOCALE.txt of the folder. ICU's tools genrb and icupkg are needed. Every problem of every source is shown, as\n"
      "file:line:column; after an error nothing is written. A text that is missing, fuzzy or out of date is a "
      "warning:\n"
      "English answers for it.\n\n"
      "Exit status: 0 built; 1 built, but there were warnings, and --strict was given; 2 wrong usage, an error in a\n"
      "source, or a tool that is missing or failed.");
  add_source_options(command, flags->sources);
  command.add_option("--output", options.output, "the folder to write DOMAIN.dat to; made if need be")
      ->required()
      ->type_name("FOLDER");
  options.jobs = std::max(1U, std::thread::hardware_concurrency());
  command
      .add_option("--jobs", options.jobs, "how much is done at the same time; by default as much as there are cores")
      ->type_name("NUMBER")
      ->check(CLI::Range(1U, 1024U));
  command.add_flag("--keep", options.keep, "keep what is made on the way, in DOMAIN.build beside the package");
  command.add_flag("--strict", flags->strict, "exit status 1 after a warning");
  command.add_flag("--json", flags->json, "one JSON object");
  command.callback([flags, &chosen] { chosen = [flags] { return run(*flags); }; });
}

} // namespace

void add_build(CLI::App& app, action& chosen) {
  auto* command = app.add_subcommand("build", "Compiles definitions and texts into a catalog.");
  command->preparse_callback([command, &chosen](std::size_t) { add_options(*command, chosen); });
}

} // namespace interco::command
