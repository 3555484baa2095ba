// interco annotate: a log, with the meaning of its codes.
#include <CLI/CLI.hpp>

#include <cerrno>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include <interco/annotate.hpp>

#include "commands.hpp"
#include "core/shown.hpp"
#include "output.hpp"

namespace interco::command {
namespace {

constexpr std::string_view standard_input = "-";

struct command_options {
  common_options common;
  std::string domain;
  bool only_matching = false;
  std::vector<std::string> files;
};

/// A file that is read; standard input stays open.
class input {
 public:
  explicit input(std::string const& file)
      : descriptor_(file == standard_input ? STDIN_FILENO : ::open(file.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~input() {
    if (descriptor_ > STDIN_FILENO)
      ::close(descriptor_);
  }
  input(input const&) = delete;
  input& operator=(input const&) = delete;
  [[nodiscard]] int descriptor() const noexcept { return descriptor_; }

 private:
  int descriptor_;
};

class annotation {
 public:
  annotation(command_options const& options, session const& with)
      : options_(options), with_(with), annotator_(with.readers(), annotator_options()) {}

  status run() {
    if (options_.files.empty())
      annotate(std::string(standard_input));
    for (auto const& file : options_.files) {
      if (is_over_)
        break;
      annotate(file);
    }
    return status_;
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

  void annotate(std::string const& file) {
    file_ = file;
    input const from(file);
    if (from.descriptor() < 0) {
      report_unreadable(std::error_code(errno, std::generic_category()));
      return;
    }
    auto const result = filter_stream(from.descriptor(), STDOUT_FILENO, annotator_);
    if (!result)
      return;
    if (result.reading) {
      report_unreadable(result.error); // what was read is written
      return;
    }
    is_over_ = true;
    if (result.error == std::errc::broken_pipe) // whoever read it has had enough
      return;
    report_error("standard output: " + result.error.message(), "cannot-write");
    status_ = status::unusable;
  }

  void report_unreadable(std::error_code const& why) {
    auto const name = file_ == standard_input ? std::string("standard input") : file_;
    std::cerr << safe_line(name) << ": error: " << safe_line(why.message()) << " [cannot-read]\n";
    status_ = status::unusable;
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
  status status_ = status::found;
  bool is_over_ = false;
};

status annotate(command_options const& options) {
  session const with(options.common);
  if (!with.usable())
    return status::unusable;
  if (!options.domain.empty() && with.catalogs().find(options.domain) == nullptr) {
    report_error("no domain '" + detail::shown(options.domain) + "'", "unknown-domain",
                 "the domains are: " + with.domain_names());
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
