#include "help.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <optional>
#include <utility>

#include <sys/ioctl.h>
#include <unistd.h>

#include "columns.hpp"
#include "words.hpp"

namespace interco::command {
namespace {

constexpr char separator = '\x1E'; // RS: between the parts of a footer that is not in words yet

std::vector<std::string_view> parts_of(std::string_view text, char between) {
  std::vector<std::string_view> parts;
  for (;;) {
    auto const end = text.find(between);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos)
      return parts;
    text.remove_prefix(end + 1);
  }
}

/// "Example: interco list" with further commands below the first.
std::string example_of(std::string_view commands) {
  auto result = say("HELP_EXAMPLE");
  std::string const margin(columns(result) + 1, ' ');
  auto before = std::string(" ");
  for (auto const command : parts_of(commands, '\n')) {
    (result += std::exchange(before, "\n" + margin)) += command;
  }
  return result;
}

std::string footer_in_words(std::string_view footer) {
  auto const parts = parts_of(footer, separator);
  auto result = example_of(parts.front());
  for (std::size_t i = 1; i < parts.size(); ++i)
    result += "\n\n" + say(parts[i]);
  return result;
}

/// Returns what stands for each "{}" of a form, if the text has that form.
std::optional<std::vector<std::string_view>> match(std::string_view text, std::string_view form) {
  constexpr std::string_view gap = "{}";
  std::vector<std::string_view> values;
  for (;;) {
    auto const next = form.find(gap);
    if (!text.starts_with(form.substr(0, next)))
      return std::nullopt;
    text.remove_prefix(std::min(next, form.size()));
    if (next == std::string_view::npos)
      return text.empty() ? std::optional(std::move(values)) : std::nullopt;
    form.remove_prefix(next + gap.size());
    auto const literal = form.substr(0, form.find(gap));
    auto const end = literal.empty() ? text.size() : text.find(literal);
    if (end == std::string_view::npos)
      return std::nullopt;
    values.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
}

template <class Number>
CLI::Validator range_validator(Number first, Number last) {
  auto const digits = [](Number number) {
    std::array<char, 32> written{}; // a number of an option is short
    return std::string(written.data(), std::to_chars(written.data(), written.data() + written.size(), number).ptr);
  };
  auto const least = digits(first);
  auto const most = digits(last);
  auto const refuse = [=](std::string const& written) {
    Number value{};
    auto const* const end = written.data() + written.size();
    auto const read = std::from_chars(written.data(), end, value);
    if (!written.empty() && read.ec == std::errc() && read.ptr == end && value >= first && value <= last)
      return std::string();
    return say("USAGE_RANGE", {{"value", written}, {"first", least}, {"last", most}});
  };
  return {refuse, "[" + least + " - " + most + "]", ""};
}

/// Returns a heading without its colon, which CLI11 puts behind it. What is before the colon stays: a space in
/// French.
std::string heading(char const* symbol) {
  auto text = say(symbol);
  if (text.ends_with(':'))
    text.pop_back();
  return text;
}

/// The columns of a help: those of the terminal within reason, for a line that is too long is not read with ease.
std::size_t help_columns() {
  constexpr std::size_t least = 60;
  constexpr std::size_t most = 100;
  winsize terminal{};
  if (::isatty(STDOUT_FILENO) == 0 || ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &terminal) != 0 || terminal.ws_col == 0)
    return usual_columns;
  return std::clamp<std::size_t>(terminal.ws_col, least, most);
}

/// What CLI11 prints, in the columns of a terminal rather than in bytes, and wrapped.
class layout : public CLI::Formatter {
 public:
  std::string make_option(CLI::Option const* option, bool is_positional) const override {
    return row(make_option_name(option, is_positional) + make_option_opts(option), make_option_desc(option));
  }
  std::string make_subcommand(CLI::App const* command) const override {
    return row(command->get_name(), command->get_description());
  }
  std::string make_description(CLI::App const* command) const override { return paragraph(command->get_description()); }
  /// The example stays as it is: it is there to be copied.
  std::string make_footer(CLI::App const* command) const override {
    auto const& footer = command->get_footer();
    auto const example = footer.substr(0, footer.find("\n\n"));
    return example + (example == footer ? "" : paragraph(footer.substr(example.size())));
  }

 private:
  [[nodiscard]] std::string row(std::string const& name, std::string const& description) const {
    auto const margin = get_column_width();
    auto result = "  " + name;
    auto column = columns(result);
    for (auto const line : wrapped(description, width_ - margin)) {
      if (column >= margin) {
        result += '\n';
        column = 0;
      }
      result.append(margin - column, ' ') += line;
      column = margin;
    }
    return result += '\n';
  }
  [[nodiscard]] std::string paragraph(std::string const& text) const {
    std::string result;
    for (auto const line : wrapped(text, width_))
      (result += line) += '\n';
    return result;
  }

  std::size_t width_ = help_columns();
};

void put_into_words(CLI::App& command, std::shared_ptr<layout> const& labels) {
  command.description(say(command.get_description()));
  command.group(heading(later("HELP_SUBCOMMANDS")));
  command.formatter(labels);
  if (!command.get_footer().empty())
    command.footer(footer_in_words(command.get_footer()));
  for (auto* const option : command.get_options()) {
    option->description(say(option == command.get_help_ptr() ? later("HELP_HELP") : option->get_description()));
    option->group(heading(later("HELP_OPTIONS")));
    if (!option->get_option_text().empty()) // of what this command requires by itself
      option->option_text("... " + say("HELP_REQUIRED"));
  }
  for (auto* const below : command.get_subcommands([](CLI::App const*) { return true; }))
    put_into_words(*below, labels);
}

} // namespace

void add_footer(CLI::App& command, std::string_view examples, std::initializer_list<char const*> paragraphs) {
  std::string footer(examples);
  for (auto const* const each : paragraphs)
    (footer += separator) += each;
  command.footer(footer);
}

void put_into_words(CLI::App& command) {
  auto const labels = std::make_shared<layout>();
  labels->label("Usage", heading(later("HELP_USAGE")));
  labels->label("OPTIONS", say("HELP_OPTIONS_PLACE"));
  labels->label("SUBCOMMAND", say("HELP_SUBCOMMAND_PLACE"));
  labels->label("Positionals", heading(later("HELP_POSITIONALS")));
  labels->label("REQUIRED", say("HELP_REQUIRED"));
  labels->label("Needs", heading(later("HELP_NEEDS")));
  put_into_words(command, labels);
}

std::string usage_error(CLI::App const& command, CLI::Error const& failure) {
  std::string_view const text = failure.what();
  // What a check of this command has said: there may be anything in it.
  if (auto const found = match(text, "{}: {}"); found && failure.get_name() == "ValidationError")
    return say("USAGE_OF_OPTION", {{"name", (*found)[0]}, {"text", (*found)[1]}});
  if (auto const found = match(text, "The following argument was not expected: {}"))
    return say("USAGE_UNEXPECTED", {{"argument", (*found)[0]}});
  if (match(text, "The following arguments were not expected: {}")) { // where they stand from the last to the first
    std::string arguments;
    for (auto const& each : command.remaining(true))
      (arguments += arguments.empty() ? "" : " ") += each;
    return say("USAGE_UNEXPECTED_ARGUMENTS", {{"arguments", arguments}});
  }
  if (text == "A subcommand is required")
    return say("USAGE_SUBCOMMAND");
  if (auto const found = match(text, "{} is required"))
    return say("USAGE_REQUIRED", {{"name", (*found)[0]}});
  if (auto const found = match(text, "{} requires {}"))
    return say("USAGE_REQUIRES", {{"name", (*found)[0]}, {"other", (*found)[1]}});
  if (auto const found = match(text, "Could not convert: {} = {}"))
    return say("USAGE_NO_NUMBER", {{"name", (*found)[0]}, {"value", (*found)[1]}});
  if (auto const found = match(text, "{}: 1 required {} missing"))
    return say("USAGE_VALUE_MISSING", {{"name", (*found)[0]}, {"what", (*found)[1]}});
  if (auto const found = match(text, "{} was given a disallowed flag override"))
    return say("USAGE_FLAG_WITH_VALUE", {{"name", "--" + std::string((*found)[0])}});
  if (auto const found = match(text, "{}: At Most {} required but received {}"))
    return say("USAGE_TOO_MANY", {{"name", (*found)[0]}, {"most", (*found)[1]}, {"number", (*found)[2]}});
  return std::string(text);
}

CLI::Validator one_of(std::vector<std::string> words) {
  std::string all;
  for (auto const& word : words)
    (all += all.empty() ? "{" : ",") += word;
  all += '}';
  auto const refuse = [words = std::move(words), all](std::string const& written) {
    return std::find(words.begin(), words.end(), written) != words.end()
               ? std::string()
               : say("USAGE_NOT_AMONG", {{"value", written}, {"all", all}});
  };
  return {refuse, all, ""};
}

CLI::Validator in_range(unsigned first, unsigned last) {
  return range_validator(first, last);
}

CLI::Validator in_range(double first, double last) {
  return range_validator(first, last);
}

} // namespace interco::command
