#include "source_options.hpp"
#include "words.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace interco::command {

void add_source_options(CLI::App& subcommand, source_options& options) {
  subcommand.add_option("--definitions", options.definitions, later("OPTION_DEFINITIONS"))
      ->required()
      ->type_name("FILE");
  subcommand.add_option("--locales", options.locales, later("OPTION_LOCALES"))->required()->type_name("FOLDER");
}

void report(exchange::diagnostics const& found) {
  for (auto const& finding : found.all())
    std::cerr << to_string(finding) << '\n';
}

} // namespace interco::command
