/// \file
/// What the subcommands for translators share: which sources they work on, and how they tell what they found.
#ifndef INTERCO_COMMAND_SOURCE_OPTIONS_HPP
#define INTERCO_COMMAND_SOURCE_OPTIONS_HPP

#include <filesystem>

#include "exchange/diagnostic.hpp"
#include "session.hpp"

namespace interco::command {

struct source_options {
  std::filesystem::path definitions; // <domain>.toml
  std::filesystem::path locales;     // the folder with en.txt and the translations
};

/// Adds `--definitions` and `--locales`, both needed.
void add_source_options(CLI::App& subcommand, source_options& options);

/// Writes the findings to standard error, as "file:line:column: error: text [id]" with their hints.
void report(exchange::diagnostics const& found);

} // namespace interco::command

#endif
