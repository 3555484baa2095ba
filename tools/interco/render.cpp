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
#include "help.hpp"
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
      report_error(say("RENDER_NO_FIELD", {{"written", detail::shown(each)}}), "usage", say("RENDER_FIELDS"));
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
    report_error(say("RENDER_FIELD_TWICE"), "usage");
    all_are_usable = false;
  }
  return all_are_usable;
}

/// Says what became of lines, where there is anything to say.
void report(render_counts const& counts) {
  if (auto const passed = counts.passed(); passed != 0) {
    auto const total = counts.rendered + passed;
    std::string why;
    auto const add = [&why](std::uint64_t count, std::string const& what) {
      if (count != 0)
        (why += why.empty() ? "" : ", ") += what;
    };
    add(counts.no_record, say("RENDER_NO_RECORD", {{"lines", counts.no_record}}));
    add(counts.unknown_code, say("RENDER_UNKNOWN_CODE", {{"lines", counts.unknown_code}}));
    add(counts.name_taken, say("RENDER_NAME_TAKEN", {{"lines", counts.name_taken}}));
    add(counts.too_long, say("RENDER_TOO_LONG", {{"lines", counts.too_long}}));
    report_note(say("RENDER_UNCHANGED", {{"passed", passed}, {"total", total}, {"why", why}}), "not-rendered");
  }
  if (counts.incomplete != 0)
    report_note(say("RENDER_INCOMPLETE", {{"texts", counts.incomplete}}), "missing-argument");
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
    report_error(say("RENDER_NO_TIME_ZONE", {{"written", detail::shown(options.time_zone)}}), "usage",
                 say("RENDER_TIME_ZONE_HINT"));
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
  add_footer(command, "tail -f service.log | interco render --locale it",
             {later("RENDER_ABOUT"), later("RENDER_STATUS")});
  command.add_option("FILE", options->files, later("RENDER_LOGS"))->type_name("");
  command.add_option("--field", options->fields, later("RENDER_FIELD"))
      ->type_name("FIELD=NAME")
      ->allow_extra_args(false);
  command.add_option("--domain", options->domain, later("OPTION_DOMAIN_OF_CODES"))->type_name("DOMAIN");
  command.add_option("--time-zone", options->time_zone, later("RENDER_TIME_ZONE"))->type_name("ZONE");
  command.add_flag("--strict", options->strict, later("RENDER_STRICT"));
  add_common_options(command, options->common);
  command.remove_option(command.get_option("--color")); // nothing has a colour
  command.callback([options, &chosen] { chosen = [options] { return run(*options); }; });
}

} // namespace

void add_render(CLI::App& app, action& chosen) {
  auto* command = app.add_subcommand("render", later("RENDER"));
  command->preparse_callback([command, &chosen](std::size_t) { add_options(*command, chosen); });
}

} // namespace interco::command
