// interco doctor: why an answer comes in the language that it comes in.
#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>

#include "commands.hpp"
#include "diagnosis.hpp"

namespace interco::command {
namespace {

status run(doctor_options const& options) {
  session const with(options.common);
  auto const found = diagnose(options, with);
  if (!found)
    return status::unusable;
  if (with.json())
    std::cout << to_json(*found, options, with) << '\n';
  else
    print(*found, options, with);
  report(found->source_problems);
  return found->outcome;
}

void add_options(CLI::App& command, action& chosen) {
  auto options = std::make_shared<doctor_options>();
  command.footer(
      "Example: interco doctor SEC_E_CERT_EXPIRED\n"
      "         interco doctor BACKUP_E_DISK_FULL --locale de-AT --catalogs out/backup.dat \\\n"
      "           --definitions backup.toml --locales locales/backup\n\n"
      "Shows what the environment or --locale asks for, which catalogs there are and what of them was left out; for a\n"
      "code, each locale that is asked until one answers. A catalog does not know why a text is missing: its sources\n"
      "do, where they are given.\n\n"
      "Exit status: 0 the language of the first preference answers; 1 another one does, or the code is not known; 2\n"
      "wrong usage, or an option that cannot be used.");
  command.add_option("CODE", options->code, "the code; without it, languages and catalogs alone")->type_name("");
  command.add_option("--domain", options->domain, "the domain of a code without one")->type_name("DOMAIN");
  add_common_options(command, options->common);
  auto* const definitions =
      command.add_option("--definitions", options->sources.definitions, "the codes, DOMAIN.toml")->type_name("FILE");
  auto* const locales =
      command.add_option("--locales", options->sources.locales, "the folder of the texts")->type_name("FOLDER");
  definitions->needs(locales);
  locales->needs(definitions);
  command.callback([options, &chosen] { chosen = [options] { return run(*options); }; });
}

} // namespace

void add_doctor(CLI::App& app, action& chosen) {
  auto* command = app.add_subcommand("doctor", "Says why an answer comes in the language that it comes in.");
  command->preparse_callback([command, &chosen](std::size_t) { add_options(*command, chosen); });
}

} // namespace interco::command
