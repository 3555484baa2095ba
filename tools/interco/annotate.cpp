// interco annotate: a log, with the meaning of its codes.
#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include <interco/annotate.hpp>

#include "commands.hpp"
#include "core/shown.hpp"
#include "help.hpp"
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
  add_footer(command, "tail -f app.log | interco annotate --locale it", {later("ANNOTATE_ABOUT"), later("LOG_STATUS")});
  command.add_option("FILE", options->files, later("OPTION_LOGS"))->type_name("");
  command.add_option("--domain", options->domain, later("ANNOTATE_DOMAIN"))->type_name("DOMAIN");
  command.add_flag("-o,--only-matching", options->only_matching, later("ANNOTATE_ONLY"));
  add_common_options(command, options->common);
  command.callback([options, &chosen] { chosen = [options] { return annotate(*options); }; });
}

} // namespace

void add_annotate(CLI::App& app, action& chosen) {
  auto* command = app.add_subcommand("annotate", later("ANNOTATE"));
  command->preparse_callback([command, &chosen](std::size_t) { add_options(*command, chosen); });
}

} // namespace interco::command
