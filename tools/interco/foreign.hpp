/// \file
/// The subcommands for files of other programs' messages: each adds itself below `import` or `export`.
#ifndef INTERCO_COMMAND_FOREIGN_HPP
#define INTERCO_COMMAND_FOREIGN_HPP

#include "commands.hpp"

namespace interco::command {

void add_import_mc(CLI::App& import, action& chosen);
void add_import_et(CLI::App& import, action& chosen);
void add_export_mc(CLI::App& exporting, action& chosen);

} // namespace interco::command

#endif
