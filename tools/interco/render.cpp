// interco render: structured logs in the reader's language.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <interco/render.hpp>

#include "commands.hpp"
#include "core/shown.hpp"
#include "icu/time_zone.hpp"
#include "log_files.hpp"
#include "words.hpp"

namespace interco::command {
namespace {

struct render_command_options {
  common_options common;
  std::vector<std::string> files;
  std::vector<std::string> fields;
  std::string domain;
  std::string time_zone = "UTC";
  bool strict = false;
};

/// Begins a line with each input, so that the first record of a file is not taken for the rest of a line that was cut
/// off at the end of the file before.
class line_by_line final : public log_filter {
 public:
  explicit line_by_line(log_filter& filter) : filter_(filter) {}

  void feed(std::string_view block, log_sink& to) override {
    if (begins_ && is_in_line_)
      to.write("\n");
    begins_ = false;
    is_in_line_ = !block.ends_with('\n');
    filter_.feed(block, to);
  }
  void finish(log_sink& to) override {
    filter_.finish(to);
    begins_ = true;
  }

 private:
  log_filter& filter_;
  bool begins_ = true;
  bool is_in_line_ = false;
};

/// A name of a field that was given takes the place of the usual ones; a second one for the same is an alternative.
bool set_fields(std::vector<std::string> const& given, record_options& options) {
  struct several {
    std::string_view role;
    std::vector<std::string>* names;
    bool is_given = false;
  };
  std::array<several, 6> alternatives{{{"time", &options.time},
                                       {"domain", &options.domain},
                                       {"code", &options.code},
                                       {"symbol", &options.symbol},
                                       {"arguments", &options.arguments},
                                       {"message", &options.nested}}};
  std::array<std::pair<std::string_view, std::string*>, 3> const added{
      {{"text", &options.text}, {"action", &options.action}, {"locale", &options.locale}}};
  bool all_are_usable = true;
  for (auto const& each : given) {
    auto const equals = each.find('=');
    auto const role = std::string_view(each).substr(0, equals);
    auto const name = equals == std::string::npos ? std::string() : each.substr(equals + 1);
    auto const one = std::find_if(alternatives.begin(), alternatives.end(),
                                  [role](auto const& field) { return field.role == role; });
    auto const single =
        std::find_if(added.begin(), added.end(), [role](auto const& field) { return field.first == role; });
    if (name.empty() || (one == alternatives.end() && single == added.end())) {
      report_error("--field: '" + detail::shown(each) + "' names no field", "usage",
                   "as code=status, with one of time, domain, code, symbol, arguments, message, text, action, locale");
      all_are_usable = false;
    } else if (single != added.end()) {
      *single->second = name;
    } else {
      if (!std::exchange(one->is_given, true))
        one->names->clear();
      one->names->push_back(name);
    }
  }
  if (options.text == options.action || options.text == options.locale || options.action == options.locale) {
    report_error("--field: text, action and locale need names of their own", "usage");
    all_are_usable = false;
  }
  return all_are_usable;
}

/// Says what became of lines, where there is anything to say.
void report(render_counts const& counts) {
  if (auto const passed = counts.passed(); passed != 0) {
    auto const total = counts.rendered + passed;
    std::string why;
    auto const add = [&why](std::uint64_t count, std::string_view what) {
      if (count != 0)
        ((why += why.empty() ? ": " : ", ") += std::to_string(count) + " ") += what;
    };
    add(counts.no_record, "without a message in JSON");
    add(counts.unknown_code, "of a code that is not known");
    add(counts.name_taken, "with a field of a name that would be added (--field)");
    add(counts.too_long, "of over 1 MiB");
    report_note(std::to_string(passed) + " of " + std::to_string(total) + (total == 1 ? " line" : " lines") +
                    " came out unchanged" + why,
                "not-rendered");
  }
  if (counts.incomplete != 0)
    report_note(std::to_string(counts.incomplete) + (counts.incomplete == 1 ? " text" : " texts") +
                    " without the value of an argument, which is shown by its name",
                "missing-argument");
}

status run(render_command_options const& options) {
  record_options names;
  bool is_usable = set_fields(options.fields, names);
  session const with(options.common);
  if (!options.domain.empty() && with.usable() && with.catalogs().find(options.domain) == nullptr) {
    report_error(say("UNKNOWN_DOMAIN", {{"domain", detail::shown(options.domain)}}), "unknown-domain",
                 say("KNOWN_DOMAINS", {{"domains", with.domain_names()}}));
    is_usable = false;
  }
  if (!detail::is_time_zone(options.time_zone)) {
    report_error("--time-zone: no time zone '" + detail::shown(options.time_zone) + "'", "usage", "as Europe/Rome");
    is_usable = false;
  }
  if (!is_usable || !with.usable())
    return status::unusable;
  names.form = with.json() ? record_form::json : record_form::line;
  names.default_domain = options.domain;
  names.time_zone = options.time_zone;
  renderer render(with.catalogs(), with.locales(), names);
  line_by_line filter(render);
  auto result = filter_files(options.files, filter);
  auto const& counts = render.counts();
  report(counts);
  if (options.strict && (counts.passed() != 0 || counts.incomplete != 0))
    result = worse(result, status::not_found);
  return result;
}

void add_options(CLI::App& command, action& chosen) {
  auto options = std::make_shared<render_command_options>();
  command.footer(
      "Example: tail -f service.log | interco render --locale it\n\n"
      "A record is a JSON object in a line, with a message in it or under the key message, event or msg:\n"
      "  {\"time\":\"2026-11-23T12:00:00Z\",\"domain\":\"sspi\",\"code\":\"0x8009030C\",\"host\":\"web1\"}\n"
      "It becomes \"time  SYMBOL  text  key=value …\" or, with --json, the same object with the fields text, action "
      "and locale\n"
      "added. All other lines come out unchanged, and are counted on standard error.\n"
      "A file whose last line has no end gets one where another file follows.\n\n"
      "Exit status: 0 done; 1 with --strict: a line came out unchanged, or a value is missing; 2 wrong usage, or "
      "a file\n"
      "that cannot be read: the others are.");
  command.add_option("FILE", options->files, "the logs; '-', or none, for standard input")->type_name("");
  command
      .add_option("--field", options->fields,
                  "the name of a field in place of the usual one, as code=status; again for another name that it may "
                  "have.\n"
                  "Fields: time, domain, code, symbol, arguments, message; of what is added: text, action, locale")
      ->type_name("FIELD=NAME")
      ->allow_extra_args(false);
  command.add_option("--domain", options->domain, "the domain of codes without one")->type_name("DOMAIN");
  command
      .add_option("--time-zone", options->time_zone, "the time zone of times in texts, as Europe/Rome; UTC without it")
      ->type_name("ZONE");
  command.add_flag("--strict", options->strict, "exit status 1 where a line came out unchanged, or a value is missing");
  add_common_options(command, options->common);
  command.remove_option(command.get_option("--color")); // nothing has a colour
  command.callback([options, &chosen] { chosen = [options] { return run(*options); }; });
}

} // namespace

void add_render(CLI::App& app, action& chosen) {
  auto* command = app.add_subcommand("render", "Puts the records of structured logs into words.");
  command->preparse_callback([command, &chosen](std::size_t) { add_options(*command, chosen); });
}

} // namespace interco::command
