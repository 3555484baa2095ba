#include "support/fixtures.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>

#include <unistd.h>

namespace interco::test {
namespace {

namespace fs = std::filesystem;

/// Runs a command; its output goes to `log`. Returns whether it succeeded.
bool run(std::string const& command, fs::path const& log) {
  return std::system((command + " >>'" + log.string() + "' 2>&1").c_str()) == 0; // NOLINT(concurrency-mt-unsafe)
}

std::string quoted(fs::path const& path) {
  return "'" + path.string() + "'";
}

} // namespace

temporary_folder::temporary_folder(fs::path const& under) {
  auto pattern = (under / "interco-test-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr)
    throw std::system_error(errno, std::generic_category(), pattern);
  path_ = pattern;
}

temporary_folder::~temporary_folder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

fs::path temporary_folder::write(fs::path const& name, std::string_view contents) const {
  auto file = path_ / name;
  fs::create_directories(file.parent_path());
  std::ofstream stream(file, std::ios::binary);
  stream << contents;
  if (!stream.flush())
    throw std::runtime_error("cannot write " + file.string());
  return file;
}

std::string read_all(fs::path const& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream)
    throw std::runtime_error("cannot read " + file.string());
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string read_source(std::string const& name) {
  return read_all(fs::path(INTERCO_SOURCE_DIR) / name);
}

sources sspi_sources() {
  return {{"sspi.toml", read_source("lib/codes/sspi.toml")},
          {"en.txt", read_source("locales/sspi/en.txt")},
          {"it.po", read_source("locales/sspi/it.po")}};
}

sources ship_sources(sources const& extra) {
  sources all{{"ship.toml", R"([domain]
name = "ship"
layout = "hresult"
[codes]
AFLOAT = { value = 0, severity = "success", audience = "flow" }
AGROUND = { value = 0x80120001, severity = "error", audience = "end_user" }
STRANDED = { value = 0x80120001, alias_of = "AGROUND" }
ADRIFT = { value = 0x80120002, severity = "warning", audience = "developer" }
)"},
              {"en.txt", R"(en {
  AFLOAT { "Afloat." }
  AGROUND { "Aground." }
  AGROUND.action { "Wait for the tide." }
  STRANDED { "Stranded." }
  ADRIFT { "Adrift." }
}
)"}};
  for (auto const& [name, contents] : extra)
    all[name] = contents;
  return all;
}

std::string po_entry(std::string const& key, std::string const& english, std::string const& text) {
  return "msgctxt \"" + key + "\"\nmsgid \"" + english + "\"\nmsgstr \"" + text + "\"\n\n";
}

fs::path compile(temporary_folder const& folder, sources const& from, std::string* messages) {
  auto const log = folder.path() / "log";
  fs::path definitions;
  std::string all;
  std::string locales = " --locales";
  for (auto const& [name, contents] : from) {
    auto const file = folder.write(fs::path("sources") / name, contents);
    if (file.extension() == ".toml")
      definitions = file;
    else
      all += " " + quoted(file);
    if (file.extension() == ".po")
      locales += " " + quoted(file.stem());
  }
  auto const output = folder.path() / definitions.stem();
  auto const bundle = quoted(INTERCO_GENERATOR) + " bundle --definitions " + quoted(definitions) + " --english " +
                      quoted(folder.path() / "sources/en.txt") + " --output " + quoted(output);
  bool sound = run(quoted(INTERCO_GENERATOR) + " definitions --definitions " + quoted(definitions) + " --output " +
                       quoted(output),
                   log) &&
               run(bundle, log) && run(quoted(INTERCO_GENERATOR) + " index" + all + " --output " + quoted(output), log);
  for (auto const& [name, contents] : from) {
    if (name != "en.txt" && fs::path(name).extension() != ".toml")
      sound = sound && run(bundle + " --translation " + quoted(folder.path() / "sources" / name) + locales, log);
  }
  if (sound) {
    for (auto const& entry : fs::directory_iterator(output)) {
      if (entry.path().extension() == ".txt")
        sound = sound && run("cd " + quoted(output) + " && " + quoted(INTERCO_GENRB) + " --quiet --encoding UTF-8 " +
                                 entry.path().filename().string() + " && " + quoted(INTERCO_GENERATOR) + " annex " +
                                 entry.path().stem().string() + ".res",
                             log);
    }
  }
  auto const package = folder.path() / (definitions.stem().string() + ".dat");
  sound = sound && run(quoted(INTERCO_ICUPKG) + " --sourcedir " + quoted(output) + " --add " +
                           quoted(output / "items.lst") + " new " + quoted(package),
                       log);
  if (messages != nullptr)
    *messages = read_all(log);
  else if (!sound)
    throw std::runtime_error(read_all(log));
  return sound ? package : fs::path();
}

fs::path genrb(temporary_folder const& folder, std::string const& name, std::string const& text) {
  auto const source = folder.write(name + ".txt", text);
  if (!run("cd " + quoted(folder.path()) + " && " + quoted(INTERCO_GENRB) + " --quiet --encoding UTF-8 " +
               source.filename().string(),
           folder.path() / "log"))
    throw std::runtime_error(read_all(folder.path() / "log"));
  return folder.path() / (name + ".res");
}

} // namespace interco::test
