// interco annotate: a log, with the meaning of its codes.
#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include <interco/annotate.hpp>

#include "commands.hpp"
#include "core/shown.hpp"
#include "log_files.hpp"
#include "output.hpp"
#include "words.hpp"

namespace interco::command {
namespace {

struct command_options {
  common_options common;
  std::string domain;
  bool only_matching = false;
  std::vector<std::string> files;
};

class annotation {
 public:
  annotation(command_options const& options, session const& with)
      : options_(options), with_(with), annotator_(with.readers(), annotator_options()) {}

  status run() {
    return filter_files(options_.files, annotator_, [this](std::string const& file) { file_ = file; });
  }

 private:
  [[nodiscard]] annotate_options annotator_options() {
    annotate_options result{.domain = options_.domain, .color = with_.color()};
    result.output = with_.json()             ? annotated_output::nothing
                    : options_.only_matching ? annotated_output::codes
                                             : annotated_output::everything;
    if (with_.json())
      result.found = [this](found_code const& found) { print(found); };
    return result;
  }

  void print(found_code const& found) const {
    auto object = to_json(found.answer, with_.locales(), found.written);
    object.pop_back();
    std::cout << object << ",\"file\":" << json_string(file_) << ",\"line\":" << found.line
              << ",\"column\":" << found.column << "}\n"
              << std::flush;
  }

  command_options const& options_;
  session const& with_;
  annotator annotator_;
  std::string file_; // that is read
};

status annotate(command_options const& options) {
  session const with(options.common);
  if (!with.usable())
    return status::unusable;
  if (!options.domain.empty() && with.catalogs().find(options.domain) == nullptr) {
    report_error(say("UNKNOWN_DOMAIN", {{"domain", detail::shown(options.domain)}}), "unknown-domain",
                 say("KNOWN_DOMAINS", {{"domains", with.domain_names()}}));
    return status::unusable;
  }
  return annotation(options, with).run();
}

void add_options(CLI::App& command, action& chosen) {
  auto options = std::make_shared<command_options>();
  command.footer(
      "Example: tail -f app.log | interco annotate --locale it\n\n"
      "A code is annotated where it stands as a word: 0x8009030C, 8009030c, -2146893044, SEC_E_LOGON_DENIED, "
      "errno=13, status\n"
      "2148074252. Small numbers are codes behind the name of their domain, or with --domain behind a word such as "
      "error; what could\n"
      "be a date, a size, an address or a part of a path is none. No byte of the log is changed; what has been "
      "annotated is not\n"
      "annotated again. A line comes out as soon as it has come in.\n\n"
      "Exit status: 0 all was read, whether there was a code or not; 2 wrong usage, or a file that cannot be read: the "
      "others are.");
  command.add_option("FILE", options->files, "the logs, one after the other; '-', or none, for standard input")
      ->type_name("");
  command.add_option("--domain", options->domain, "codes of this domain only, small numbers among them")
      ->type_name("DOMAIN");
  command.add_flag("-o,--only-matching", options->only_matching, "only the codes with their annotations, one a line");
  add_common_options(command, options->common);
  command.callback([options, &chosen] { chosen = [options] { return annotate(*options); }; });
}

} // namespace

void add_annotate(CLI::App& app, action& chosen) {
  auto* command = app.add_subcommand("annotate", "Writes into a log what its codes mean.");
  command->preparse_callback([command, &chosen](std::size_t) { add_options(*command, chosen); });
}

} // namespace interco::command
