// interco import mc, import et, export mc: files of other programs' messages.
#include "foreign.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>
#include <memory>
#include <string>

#include "core/ascii.hpp"
#include "core/names.hpp"
#include "exchange/charset.hpp"
#include "exchange/et.hpp"
#include "exchange/file.hpp"
#include "exchange/mc.hpp"
#include "help.hpp"
#include "source_options.hpp"
#include "words.hpp"

#include <interco/safe_text.hpp>

namespace interco::command {
namespace {

/// The subcommand above is used without what it needs by itself.
void release(CLI::App& above) {
  for (auto* option : above.get_options())
    option->required(false);
}

struct import_flags {
  std::filesystem::path file;
  std::filesystem::path output;
  exchange::mc_options options; // an error table needs the first part of them
  std::string audience = "developer";
  std::string layout;
  std::string charset;
  bool replace = false;
  bool json = false;
  bool strict = false;
};

using reader = std::optional<exchange::imported_domain> (*)(std::string const& text, import_flags const& flags,
                                                            exchange::diagnostics& found);

void add_import_options(CLI::App& command, import_flags& flags) {
  command.add_option("FILE", flags.file, later("FOREIGN_FILE"))->required()->type_name("");
  command.add_option("--output", flags.output, later("FOREIGN_OUTPUT"))->required()->type_name("FOLDER");
  command.add_option("--domain", flags.options.domain, later("FOREIGN_DOMAIN"))->type_name("NAME");
  command.add_option("--audience", flags.audience, later("FOREIGN_AUDIENCE"))
      ->type_name("WHO")
      ->check(one_of({"flow", "developer", "administrator", "end_user"}));
  command.add_option("--layout", flags.layout, later("FOREIGN_LAYOUT"))
      ->type_name("LAYOUT")
      ->check(one_of({"plain", "hresult", "ntstatus"}));
  command.add_option("--charset", flags.charset, later("FOREIGN_CHARSET"))->type_name("NAME");
  command.add_flag("--replace", flags.replace, later("FOREIGN_REPLACE"));
  command.add_flag("--strict", flags.strict, later("OPTION_STRICT"));
  command.add_flag("--json", flags.json, later("OPTION_JSON"));
}

/// Fills in what follows from other options. Returns false, having said why, if the domain has no name.
bool complete(import_flags& flags) {
  auto& options = flags.options;
  auto const domain = options.domain.empty() ? exchange::domain_from(flags.file) : options.domain;
  if (!detail::is_symbol_name(domain) || detail::lower(domain) != domain) {
    report_error(say("FOREIGN_BAD_DOMAIN", {{"domain", domain}}), "usage", say("FOREIGN_BAD_DOMAIN_HINT"));
    return false;
  }
  options.domain = domain;
  options.audience = *detail::value_of<audience>(detail::audience_names, flags.audience);
  if (!flags.layout.empty())
    options.layout = detail::value_of<detail::value_layout>(detail::layout_names, flags.layout);
  return true;
}

/// Adds an error for each file that is there with other contents.
void refuse_existing(std::vector<exchange::source_file> const& files, import_flags const& flags,
                     exchange::diagnostics& found) {
  for (auto const& file : files) {
    auto const path = flags.output / file.name;
    std::error_code ec;
    if (!std::filesystem::exists(path, ec))
      continue;
    exchange::diagnostics unread;
    if (exchange::read_file(path, unread) != file.contents)
      found.add(
          {exchange::grade::error, path.string(), {}, say("FOREIGN_EXISTS"), "exists", say("FOREIGN_EXISTS_HINT")});
  }
}

void print(exchange::imported_domain const& domain, std::vector<exchange::source_file> const& files,
           import_flags const& flags) {
  bool const json = flags.json;
  std::string locales = (json ? "\"en\":" : "en ") + std::to_string(domain.english.size());
  for (auto const& each : domain.translations)
    locales +=
        (json ? "," + json_string(each.locale) + ":" : ", " + each.locale + " ") + std::to_string(each.entries.size());
  std::string names;
  for (auto const& file : files) {
    auto const path = (flags.output / file.name).string();
    names += json ? (names.empty() ? "" : ",") + json_string(path) : safe_line(path) + "\n";
  }
  if (json)
    std::cout << "{\"domain\":" << json_string(domain.codes.domain) << ",\"codes\":" << domain.codes.codes.size()
              << ",\"locales\":{" << locales << "},\"files\":[" << names << "]}\n";
  else
    std::cout << say("DOMAIN_LINE",
                     {{"domain", domain.codes.domain}, {"codes", domain.codes.codes.size()}, {"texts", locales}})
              << '\n'
              << names;
}

status run_import(import_flags flags, reader read) {
  if (!complete(flags))
    return status::unusable;
  exchange::diagnostics found;
  std::optional<exchange::imported_domain> domain;
  if (auto bytes = exchange::read_file(flags.file, found)) {
    if (auto const text = exchange::decode_text(std::move(*bytes), flags.charset, flags.file.string(), found))
      domain = read(*text, flags, found);
  }
  std::vector<exchange::source_file> files;
  if (domain)
    files = exchange::source_files(*domain);
  if (!flags.replace)
    refuse_existing(files, flags, found);
  bool done = domain && found.error_count() == 0;
  for (auto const& file : files)
    done = done && exchange::write_if_changed(flags.output / file.name, file.contents, found);
  report(found);
  if (!done)
    return status::unusable;
  print(*domain, files, flags);
  return flags.strict && !found.all().empty() ? status::not_found : status::found;
}

void add_import(CLI::App& import, action& chosen, std::string const& name, std::string const& description,
                std::string const& example, reader read, void (*add_more)(CLI::App&, import_flags&)) {
  auto* command = import.add_subcommand(name, description);
  command->preparse_callback([=, &import, &chosen](std::size_t) {
    release(import);
    auto flags = std::make_shared<import_flags>();
    add_footer(*command, example, {later("FOREIGN_IMPORT_ABOUT"), later("FOREIGN_IMPORT_STATUS")});
    add_import_options(*command, *flags);
    add_more(*command, *flags);
    command->callback([flags, read, &chosen] { chosen = [flags, read] { return run_import(*flags, read); }; });
  });
}

struct export_flags {
  source_options sources;
  std::filesystem::path output;
  std::string charset = "utf-16";
  bool strict = false;
};

status run_export(export_flags const& flags) {
  exchange::diagnostics found;
  std::optional<std::string> text;
  if (auto const sources = exchange::read_sources(flags.sources.definitions, flags.sources.locales, found);
      sources && found.error_count() == 0)
    text = exchange::write_mc(*sources, found);
  if (text && flags.charset == "utf-16")
    text = exchange::encode_utf16(*text);
  bool const done = text && (flags.output.empty() || exchange::write_if_changed(flags.output, *text, found));
  report(found);
  if (!done)
    return status::unusable;
  if (flags.output.empty())
    std::cout << *text;
  return flags.strict && !found.all().empty() ? status::not_found : status::found;
}

void add_export_options(CLI::App& command, action& chosen) {
  auto flags = std::make_shared<export_flags>();
  add_footer(command,
             "interco export mc --definitions disk.toml --locales locales/disk --output disk.mc\nmc -u disk.mc",
             {later("EXPORT_MC_ABOUT"), later("EXPORT_MC_STATUS")});
  add_source_options(command, flags->sources);
  command.add_option("--output", flags->output, later("EXPORT_MC_OUTPUT"))->type_name("FILE");
  command.add_option("--charset", flags->charset, later("EXPORT_MC_CHARSET"))
      ->type_name("NAME")
      ->check(one_of({"utf-16", "utf-8"}));
  command.add_flag("--strict", flags->strict, later("OPTION_STRICT"));
  command.callback([flags, &chosen] { chosen = [flags] { return run_export(*flags); }; });
}

} // namespace

void add_import_mc(CLI::App& import, action& chosen) {
  add_import(
      import, chosen, "mc", later("IMPORT_MC"),
      "interco import mc disk.mc --domain disk --output locales\n"
      "interco build --definitions locales/disk.toml --locales locales/disk --output out",
      [](std::string const& text, import_flags const& flags, exchange::diagnostics& found) {
        return exchange::read_mc(text, flags.file.string(), flags.options, found);
      },
      [](CLI::App& command, import_flags& flags) {
        command.add_option("--english", flags.options.english, later("IMPORT_MC_ENGLISH"))->type_name("LANGUAGE");
        command.add_flag("--customer", flags.options.customer, later("IMPORT_MC_CUSTOMER"));
      });
}

void add_import_et(CLI::App& import, action& chosen) {
  add_import(
      import, chosen, "et", later("IMPORT_ET"), "interco import et kdb_err.et --output locales",
      [](std::string const& text, import_flags const& flags, exchange::diagnostics& found) {
        return exchange::read_et(text, flags.file.string(), flags.options, found);
      },
      [](CLI::App&, import_flags&) {});
}

void add_export_mc(CLI::App& exporting, action& chosen) {
  auto* command = exporting.add_subcommand("mc", later("EXPORT_MC"));
  command->preparse_callback([command, &exporting, &chosen](std::size_t) {
    release(exporting);
    add_export_options(*command, chosen);
  });
}

} // namespace interco::command
