/// \file
/// What CLI11 prints, in words of the command's own catalog. A description is given to CLI11 as a symbol, and said
/// when a help is printed: whoever looks a code up waits for none of it.
/// \code
///   command.add_option("--domain", domain, later("OPTION_DOMAIN"))->check(one_of({"sspi", "errno"}));
///   add_footer(command, "interco list sspi --locale it", {later("LIST_ABOUT"), later("LIST_STATUS")});
/// \endcode
#ifndef INTERCO_COMMAND_HELP_HPP
#define INTERCO_COMMAND_HELP_HPP

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
class Error;
class Validator;
} // namespace CLI

namespace interco::command {

/// Sets what stands below the options: commands as an example, one a line, and paragraphs, by their symbols.
void add_footer(CLI::App& command, std::string_view examples, std::initializer_list<char const*> paragraphs);

/// Puts into words what a help shows of a command and those below it: every symbol by what it stands for. Once,
/// before the help is printed.
void put_into_words(CLI::App& command);

/// Returns what CLI11 found wrong with the arguments of a command, in words. What this does not know, a thing that no
/// option of this command leads to, comes in the English of CLI11.
[[nodiscard]] std::string usage_error(CLI::App const& command, CLI::Error const& failure);

/// Takes one of some words.
[[nodiscard]] CLI::Validator one_of(std::vector<std::string> words);
/// Takes a number from the first to the last.
[[nodiscard]] CLI::Validator in_range(unsigned first, unsigned last);
[[nodiscard]] CLI::Validator in_range(double first, double last);

} // namespace interco::command

#endif
