// interco-generator: turns the sources of a catalog into what genrb, icupkg and the C++ compiler take. Run by the
// build; see lib/cmake/interco_add_catalog.cmake. It embeds no catalog itself, so that it can make the first one.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <functional>
#include <iostream>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "exchange/annex.hpp"
#include "exchange/compile.hpp"
#include "exchange/file.hpp"
#include "exchange/package_fault.hpp"

namespace {

namespace fs = std::filesystem;
using namespace interco::exchange;

struct options {
  fs::path definitions;
  fs::path english;
  fs::path translation;
  std::vector<fs::path> sources;
  std::vector<std::string> domains;
  std::vector<std::string> locales;
  fs::path output;
  bool by_language = false;
  data_places places;
};

void make_definitions(options const& from, std::vector<output>& outputs, diagnostics& found) {
  if (auto const codes = read_definitions(from.definitions, found))
    outputs = compile_definitions(*codes);
}

void make_header(options const& from, std::vector<output>& outputs, diagnostics& found) {
  auto const codes = read_definitions(from.definitions, found);
  auto const english = from.english.empty() ? std::nullopt : read_bundle(from.english, found);
  if (codes)
    outputs = {generate_header(*codes, english ? &*english : nullptr)};
}

void make_source(options const& from, std::vector<output>& outputs, diagnostics& found) {
  if (auto const codes = read_definitions(from.definitions, found))
    outputs = {generate_source(*codes, {from.locales, from.by_language}, from.places)};
}

void make_set(options const& from, std::vector<output>& outputs, diagnostics& /*found*/) {
  outputs = {generate_set(from.domains)};
}

void make_bundle(options const& from, std::vector<output>& outputs, diagnostics& found) {
  auto const codes = read_definitions(from.definitions, found);
  auto const english = read_bundle(from.english, found);
  auto const keep = [&outputs](output made) { outputs.push_back(std::move(made)); };
  if (from.translation.empty()) {
    if (codes && english)
      compile_english(*codes, *english, found, keep);
    return;
  }
  auto const translation = read_bundle(from.translation, found);
  if (codes && english && translation)
    compile_translation(*codes, *english, *translation, from.translation.stem().string(), from.locales, found, keep);
}

void make_index(options const& from, std::vector<output>& outputs, diagnostics& found) {
  outputs = compile_index(from.sources, found);
}

/// Appends its annex to each bundle that genrb made, where it lies.
void append_annexes(options const& from, std::vector<output>& /*outputs*/, diagnostics& found) {
  for (auto const& bundle : from.sources)
    append_annex(bundle, found);
}

/// Makes of each bundle's annex what a program embeds.
void make_parts(options const& from, std::vector<output>& outputs, diagnostics& found) {
  for (auto const& annex : from.sources) {
    auto const name = annex.stem().string();
    if (auto content = read_file(annex, found))
      outputs.push_back({name + ".part", embedded_part_of(std::move(*content), name)});
  }
}

/// Removes a package that cannot be read back, so that no later step takes it.
void check(options const& from, std::vector<output>& /*outputs*/, diagnostics& found) {
  for (auto const& package : from.sources) {
    if (auto const fault = fault_of_package(package)) {
      found.error(package.string(), {}, "cannot be read back: " + *fault + "; is the disk full?", "tool-failed");
      std::error_code ignored;
      fs::remove(package, ignored);
    }
  }
}

/// Writes all outputs, or, after an error, none.
int finish(options const& to, std::vector<output> const& outputs, diagnostics& found) {
  if (found.error_count() == 0) {
    for (auto const& each : outputs)
      write_if_changed(to.output / each.name, each.contents, found);
  }
  for (auto const& finding : found.all())
    std::cerr << to_string(finding) << '\n';
  constexpr int unusable_input = 2;
  return found.error_count() == 0 ? 0 : unusable_input;
}

} // namespace

int main(int argc, char** argv) {
  std::signal(SIGXFSZ, SIG_IGN); // a file that may not grow is an error that can be told
  CLI::App app(
      "Turns the sources of a message catalog into input for genrb, icupkg and the C++ compiler.\n"
      "Example: interco-generator bundle --definitions sspi.toml --english en.txt --translation it.po --output build",
      "interco-generator");
  app.set_version_flag("--version", "interco-generator " INTERCO_VERSION);
  app.require_subcommand(1);
  options given;
  using maker = std::function<void(options const&, std::vector<output>&, diagnostics&)>;
  maker make;

  auto const add = [&](std::string const& name, std::string const& what, maker const& function,
                       bool has_output = true) {
    auto* command = app.add_subcommand(name, what);
    if (has_output)
      command->add_option("--output", given.output, "the folder to write to")->required();
    command->callback([&make, function] { make = function; });
    return command;
  };
  auto const needs_definitions = [&](CLI::App* command) {
    command->add_option("--definitions", given.definitions, "the definitions, <domain>.toml")->required();
  };
  needs_definitions(add("definitions", "definitions.txt and the table of symbols", make_definitions));
  auto* header = add("header", "<domain>.hpp", make_header);
  needs_definitions(header);
  header->add_option("--english", given.english, "the English texts, en.txt, which document the messages");
  auto* source = add("source", "<domain>.cpp", make_source);
  needs_definitions(source);
  source->add_option("--locales", given.locales, "the translations that are embedded: it pt_BR");
  source->add_flag("--by-language", given.by_language, "each translation only where a program is linked with it");
  auto* installed = source->add_option("--installed", given.places.installed,
                                       "where the file with the translations is installed, from the program's folder");
  source->add_option("--build-folder", given.places.build_folder, "a program that lies in it")->needs(installed);
  source->add_option("--built", given.places.built, "finds the file here")->needs(installed);
  auto* set = add("set", "codes.hpp, the set of all embedded catalogs", make_set);
  set->add_option("domains", given.domains, "the domains")->required();
  auto* bundle = add("bundle", "root.txt and en.txt, or <locale>.txt, and the table of texts", make_bundle);
  needs_definitions(bundle);
  bundle->add_option("--english", given.english, "the English texts, en.txt")->required();
  bundle->add_option("--translation", given.translation, "a translation, <locale>.po or <locale>.txt");
  bundle->add_option("--locales", given.locales, "all translations that the catalog has: it pt_BR");
  auto* index = add("index", "res_index.txt, and items.lst for icupkg", make_index);
  index->add_option("sources", given.sources, "the sources of all locales")->required();
  auto* annex =
      add("annex", "appends to each bundle, NAME.res, what lies beside it as NAME.annex", append_annexes, false);
  annex->add_option("bundles", given.sources, "bundles that genrb made")->required();
  auto* embed = add("embed", "NAME.part, which a program embeds, of each NAME.annex", make_parts);
  embed->add_option("annexes", given.sources, "annexes, as the other commands make them")->required();
  auto* package = add("check", "removes a package that cannot be read back", check, false);
  package->add_option("packages", given.sources, "packages that icupkg made")->required();
  CLI11_PARSE(app, argc, argv);

  std::vector<output> outputs;
  diagnostics found;
  make(given, outputs, found);
  return finish(given, outputs, found);
}
