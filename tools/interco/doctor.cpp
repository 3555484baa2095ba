// interco doctor: why an answer comes in the language that it comes in.
#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>

#include "commands.hpp"
#include "diagnosis.hpp"
#include "help.hpp"
#include "words.hpp"

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
  options->common.is_for_reader = false; // it is the one that is examined
  add_footer(command,
             "interco doctor SEC_E_CERT_EXPIRED\ninterco doctor BACKUP_E_DISK_FULL --locale de-AT --catalogs "
             "out/backup.dat \\\n  --definitions backup.toml --locales locales/backup",
             {later("DOCTOR_ABOUT"), later("DOCTOR_STATUS")});
  command.add_option("CODE", options->code, later("DOCTOR_CODE"))->type_name("");
  command.add_option("--domain", options->domain, later("DOCTOR_DOMAIN"))->type_name("DOMAIN");
  add_common_options(command, options->common);
  auto* const definitions =
      command.add_option("--definitions", options->sources.definitions, later("OPTION_DEFINITIONS"))->type_name("FILE");
  auto* const locales =
      command.add_option("--locales", options->sources.locales, later("OPTION_LOCALES"))->type_name("FOLDER");
  definitions->needs(locales);
  locales->needs(definitions);
  command.callback([options, &chosen] { chosen = [options] { return run(*options); }; });
}

} // namespace

void add_doctor(CLI::App& app, action& chosen) {
  auto* command = app.add_subcommand("doctor", later("DOCTOR"));
  command->preparse_callback([command, &chosen](std::size_t) { add_options(*command, chosen); });
}

} // namespace interco::command
