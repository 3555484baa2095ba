/// \file
/// The subcommands: each adds itself to the parser, and runs when it was the one given.
#ifndef INTERCO_COMMAND_COMMANDS_HPP
#define INTERCO_COMMAND_COMMANDS_HPP

#include <functional>

#include "session.hpp"

namespace interco::command {

/// What main runs after parsing.
using action = std::function<status()>;

void add_annotate(CLI::App& app, action& chosen);
void add_lookup(CLI::App& app, action& chosen);
void add_list(CLI::App& app, action& chosen);
void add_build(CLI::App& app, action& chosen);
void add_export(CLI::App& app, action& chosen);
void add_import(CLI::App& app, action& chosen);
void add_stats(CLI::App& app, action& chosen);
void add_translate_log(CLI::App& app, action& chosen);
void add_check(CLI::App& app, action& chosen);
void add_pseudo(CLI::App& app, action& chosen);
void add_render(CLI::App& app, action& chosen);
void add_doctor(CLI::App& app, action& chosen);
void add_update(CLI::App& app, action& chosen);
void add_search(CLI::App& app, action& chosen);
void add_site(CLI::App& app, action& chosen);

} // namespace interco::command

#endif
