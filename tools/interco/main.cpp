// interco: what status codes mean, in the reader's language.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <exception>
#include <iostream>
#include <new>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "commands.hpp"
#include "help.hpp"
#include "words.hpp"

namespace {

using namespace interco::command;

/// Takes the place of every standard stream that is closed. The next file that is opened would get its number: what
/// is printed would go into a catalog, or codes be read from one.
void hold_closed_streams() {
  for (int const stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    // With O_PATH, reading and writing fail with EBADF, as they do where nothing is open. Should no file be had, then
    // no other will be.
    if (::fcntl(stream, F_GETFD) < 0)
      (void)::open("/", O_PATH);
  }
}

/// Adds the subcommand of a name, and no other, so that it starts sooner; all of them where none has that name.
void add_subcommands(CLI::App& app, action& chosen, std::string_view name) {
  using subcommand = std::pair<std::string_view, void (*)(CLI::App&, action&)>;
  constexpr std::array<subcommand, 15> all{{{"lookup", add_lookup},
                                            {"search", add_search},
                                            {"list", add_list},
                                            {"annotate", add_annotate},
                                            {"render", add_render},
                                            {"translate-log", add_translate_log},
                                            {"build", add_build},
                                            {"export", add_export},
                                            {"import", add_import},
                                            {"update", add_update},
                                            {"stats", add_stats},
                                            {"check", add_check},
                                            {"pseudo", add_pseudo},
                                            {"site", add_site},
                                            {"doctor", add_doctor}}};
  auto const* const asked =
      std::find_if(all.begin(), all.end(), [name](auto const& each) { return each.first == name; });
  if (asked != all.end())
    return asked->second(app, chosen);
  for (auto const& [each, add] : all)
    add(app, chosen);
}

int run(int argc, char** argv) {
  CLI::App app(later("COMMAND_ABOUT"), "interco");
  app.set_version_flag("--version", "interco " INTERCO_VERSION, later("HELP_VERSION"));
  add_footer(app, "interco lookup SEC_E_CERT_EXPIRED --locale it", {later("COMMAND_STATUS")});
  app.require_subcommand(1);
  app.option_defaults()->disable_flag_override(); // of every option: --json=no would be given, and mean nothing
  app.failure_message([](CLI::App const* root, CLI::Error const& failure) {
    std::string name = "interco";
    for (auto given = root->get_subcommands(); !given.empty(); given = given.front()->get_subcommands())
      name += " " + given.front()->get_name();
    return error_lines(usage_error(*root, failure), "usage", say("USAGE_HINT", {{"command", name}}));
  });
  action chosen;
  add_subcommands(app, chosen, argc > 1 ? argv[1] : "");
  auto result = status::found;
  try {
    app.parse(argc, argv); // which takes -2146893016 for a code, since no option is named so
    result = chosen();
  } catch (CLI::ParseError const& asked) {
    if (dynamic_cast<CLI::CallForHelp const*>(&asked) != nullptr)
      put_into_words(app);
    result = app.exit(asked) == 0 ? status::found : status::unusable;
  }
  if (!std::cout.flush() && errno != EPIPE) { // whoever read it has had enough
    report_error(say("CANNOT_WRITE_OUTPUT", {{"reason", std::generic_category().message(errno)}}), "cannot-write");
    result = status::unusable;
  }
  return static_cast<int>(result);
}

/// Says what has ended the command; without any memory, in English, since every other word needs some.
void report_failure(std::exception const& failure) noexcept {
  try {
    report_error(failure.what(), "failed");
  } catch (std::bad_alloc const&) {
    std::fputs("interco: error: out of memory [failed]\n", stderr);
  }
}

} // namespace

int main(int argc, char** argv) {
  hold_closed_streams();
  // A file that may not grow is an error that can be told, and what was begun is put away.
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    speak();
    return run(argc, argv);
  } catch (std::exception const& failure) {
    report_failure(failure);
    return static_cast<int>(status::unusable);
  }
}
