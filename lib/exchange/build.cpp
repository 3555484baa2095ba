#include "exchange/build.hpp"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <deque>
#include <future>
#include <iterator>
#include <latch>
#include <memory>
#include <mutex>
#include <system_error>

#include "core/snapshot.hpp"
#include "exchange/annex.hpp"
#include "exchange/compile.hpp"
#include "exchange/file.hpp"
#include "exchange/package_fault.hpp"
#include "exchange/process.hpp"
#include "exchange/wording.hpp"

namespace interco::exchange {
namespace {

namespace fs = std::filesystem;

/// The folder for what is made on the way, beside the package, so that the package can be renamed into its place.
class work_folder {
 public:
  work_folder(fs::path const& output, std::string const& domain, bool keep, diagnostics& found) : keep_(keep) {
    std::error_code ec;
    auto const whole = fs::absolute(output, ec); // fails where the working folder is gone
    for (auto folder = whole.lexically_normal(); !folder.empty() && !fs::exists(folder, ec);
         folder = folder.parent_path())
      made_.push_back(folder);
    fs::create_directories(output, ec);
    if (keep) {
      path_ = output / (domain + ".build");
      fs::create_directory(path_, ec);
    } else {
      auto pattern = (output / ("." + domain + ".XXXXXX")).string();
      if (::mkdtemp(pattern.data()) != nullptr)
        path_ = pattern;
      else
        ec = std::error_code(errno, std::generic_category());
    }
    if (ec)
      found.error(output.string(), {}, say("CANNOT_WRITE_TO", {{"reason", ec.message()}}), "cannot-write");
    usable_ = !ec;
  }
  ~work_folder() {
    std::error_code ignored;
    if (usable_ && !keep_)
      fs::remove_all(path_, ignored);
    for (auto const& folder : made_)
      fs::remove(folder, ignored); // only where it is empty
  }
  work_folder(work_folder const&) = delete;
  work_folder& operator=(work_folder const&) = delete;

  explicit operator bool() const noexcept { return usable_; }
  [[nodiscard]] fs::path file(std::string_view name) const { return path_ / name; }
  [[nodiscard]] std::string string() const { return path_.string(); }

 private:
  bool keep_;
  bool usable_ = false;
  std::vector<fs::path> made_; // the folders that were not there, the innermost first
  fs::path path_;
};

/// Runs tasks on some threads. They are begun in their order: one may wait for another that stands before it.
void run_all(std::vector<std::function<void()>> const& tasks, unsigned threads) {
  std::atomic<std::size_t> next = 0;
  auto const work = [&] {
    for (std::size_t i = next++; i < tasks.size(); i = next++)
      tasks[i]();
  };
  std::vector<std::future<void>> others;
  try {
    for (std::size_t i = 1; i < std::min<std::size_t>(threads, tasks.size()); ++i)
      others.push_back(std::async(std::launch::async, work));
  } catch (std::system_error const&) { // no more threads: those that there are do it
  }
  work();
  for (auto& each : others)
    each.get();
}

class package_builder {
 public:
  package_builder(build_options const& options, diagnostics& found) : options_(options), found_(found) {}

  std::optional<built_package> build() {
    auto const sources = find_sources();
    if (!sources)
      return std::nullopt;
    // The name is the file's: the definitions are refused if they say another.
    result_.domain = options_.definitions.stem().string();
    work_folder const work(options_.output, result_.domain, options_.keep, found_);
    if (!work)
      return std::nullopt;
    work_ = &work;
    make_bundles(*sources);
    if (found_.error_count() != 0 || stopped())
      return std::nullopt;
    return make_package() ? std::optional(std::move(result_)) : std::nullopt;
  }

 private:
  [[nodiscard]] bool stopped() const { return options_.stopped && options_.stopped(); }

  void step_done() {
    std::lock_guard const lock(mutex_);
    ++done_;
    if (options_.progress)
      options_.progress(done_, all_);
  }

  /// Finds all translations and the English texts, which need not be there; by name.
  std::optional<std::vector<fs::path>> find_sources() {
    std::vector<fs::path> sources;
    std::error_code ec;
    for (fs::directory_iterator entry(options_.locales, ec); !ec && entry != fs::directory_iterator();
         entry.increment(ec)) {
      auto const extension = entry->path().extension();
      if (extension == ".po" || extension == ".txt")
        sources.push_back(entry->path());
    }
    if (ec) {
      found_.error(options_.locales.string(), {}, say("CANNOT_READ", {{"reason", ec.message()}}), "cannot-read");
      return std::nullopt;
    }
    std::sort(sources.begin(), sources.end());
    return sources;
  }

  /// One after the other: reading and compiling a source, and what genrb makes of it.
  struct bundle_work {
    std::string name;
    diagnostics of_source; // lists of their own, so that their order is always the same
    diagnostics of_tools;
    std::latch compiled{1};
  };

  /// Makes all bundles in the work folder. The tools of one run while another is compiled; a translation is read
  /// after the definitions and English have been compiled, and forgotten by the thread that read it, so that little
  /// is in memory.
  void make_bundles(std::vector<fs::path> const& sources) {
    auto const english_file = options_.locales / (std::string(detail::source_locale) + ".txt");
    std::vector<fs::path> translations;
    std::copy_if(sources.begin(), sources.end(), std::back_inserter(translations),
                 [&](fs::path const& source) { return source != english_file; });
    std::vector<std::string> names;
    std::transform(translations.begin(), translations.end(), std::back_inserter(names),
                   [](fs::path const& source) { return source.stem().string(); });
    result_.locales.resize(translations.size() + 1);
    auto const index = compile_index(sources, found_);
    if (found_.error_count() != 0) // two sources of one locale would be written to one file
      failed_ = true;
    else
      std::for_each(index.begin(), index.end(), writer(found_));

    std::optional<definitions_source> codes;
    std::optional<bundle_source> english;
    std::latch read(2);
    std::deque<bundle_work> all; // what is in it stays where it is
    std::vector<std::function<void()>> tasks;
    auto const add_task = [&](std::latch& done, auto work) {
      tasks.emplace_back([this, &done, work] {
        struct arrival {
          std::latch& at;
          ~arrival() { at.count_down(); }
        } const at_end{done};
        if (!stopped())
          work();
        step_done();
      });
    };
    // `compile` is called when the definitions and English have been read.
    auto const add_bundle = [&](std::string name, auto compile) {
      auto& bundle = all.emplace_back();
      bundle.name = std::move(name);
      add_task(bundle.compiled, [this, &bundle, &read, compile] {
        read.wait();
        compile(bundle);
        if (bundle.of_source.error_count() != 0)
          failed_ = true;
      });
    };
    auto& definitions = all.emplace_back();
    auto& source = all.emplace_back();
    definitions.name = detail::definitions_bundle;
    source.name = "root";
    add_task(read, [&] { codes = read_definitions(options_.definitions, definitions.of_source); });
    add_task(read, [&] { english = read_bundle(english_file, source.of_source); });
    add_task(source.compiled, [&] {
      read.wait();
      if (codes && english)
        result_.locales[0] = {std::string(detail::source_locale),
                              compile_english(*codes, *english, source.of_source, writer(source.of_source))};
      if (!codes || !english || source.of_source.error_count() != 0)
        failed_ = true;
    });
    add_task(definitions.compiled, [&] {
      read.wait();
      if (!codes)
        return;
      result_.codes = codes->codes.size();
      auto const files = compile_definitions(*codes);
      std::for_each(files.begin(), files.end(), writer(definitions.of_source));
    });
    auto const add_tools = [&](bundle_work& bundle) {
      tasks.emplace_back([this, &bundle, &source] {
        // Both were begun before this.
        source.compiled.wait();
        bundle.compiled.wait();
        if (!failed_ && !stopped())
          make_bundle(bundle.name, bundle.of_tools);
        step_done();
      });
    };
    add_tools(source);
    for (std::size_t i = 0; i < translations.size(); ++i) {
      add_bundle(names[i], [&, i](bundle_work& bundle) {
        auto const translation = read_bundle(translations[i], bundle.of_source);
        if (codes && english && translation)
          result_.locales[i + 1] = {names[i], compile_translation(*codes, *english, *translation, names[i], names,
                                                                  bundle.of_source, writer(bundle.of_source))};
      });
      add_tools(all.back());
    }
    add_tools(definitions);
    for (auto const* name : {"en", "res_index"}) {
      auto& bundle = all.emplace_back();
      bundle.name = name;
      bundle.compiled.count_down(); // with English, or above
      add_tools(bundle);
    }
    all_ = tasks.size() + 1;
    run_all(tasks, options_.jobs);
    for (auto& bundle : all)
      found_.append(std::move(bundle.of_source));
    if (found_.error_count() == 0) {
      for (auto& bundle : all)
        found_.append(std::move(bundle.of_tools));
    }
  }

  /// Returns what writes files into the work folder.
  [[nodiscard]] output_sink writer(diagnostics& found) const {
    return [this, &found](output const& made) { write_file(work_->file(made.name), made.contents, found); };
  }

  /// Makes `<name>.res` of `<name>.txt`: all that happens to a bundle before it is packed.
  void make_bundle(std::string const& name, diagnostics& found) const {
    if (run(options_.genrb,
            {"--quiet", "--encoding", "UTF-8", "--sourcedir", work_->string(), "--destdir", work_->string(),
             name + ".txt"},
            name, found))
      append_annex(work_->file(name + ".res"), found);
  }

  bool make_package() {
    // icupkg puts the name of the file that it writes into the package.
    auto const file_name = result_.domain + ".dat";
    auto const made = work_->file(file_name);
    result_.file = options_.output / file_name;
    if (!run(options_.icupkg,
             {"--sourcedir", work_->string(), "--add", work_->file("items.lst").string(), "new", made.string()},
             result_.domain, found_))
      return false;
    if (auto const fault = fault_of_package(made)) {
      found_.error(options_.icupkg.string(), {},
                   say("TOOL_WROTE_NONSENSE", {{"domain", result_.domain}, {"fault", *fault}}), "tool-failed");
      return false;
    }
    if (stopped() || !replace_file(made, result_.file, found_))
      return false;
    step_done();
    std::error_code ec;
    result_.bytes = fs::file_size(result_.file, ec);
    return true;
  }

  /// Runs a tool; if it fails, what it said is shown.
  bool run(fs::path const& tool, std::vector<std::string> const& arguments, std::string const& what,
           diagnostics& found) const {
    auto const log = work_->file(what + ".log");
    auto const failure = run_program(tool, arguments, log);
    if (!failure)
      return true;
    diagnostics unreadable;
    auto said = read_file(log, unreadable).value_or("");
    while (!said.empty() && said.back() == '\n')
      said.pop_back();
    found.error(tool.string(), {},
                said.empty() ? say("TOOL_FAILED", {{"item", what}, {"failure", *failure}})
                             : say("TOOL_FAILED_SAYING", {{"item", what}, {"failure", *failure}, {"said", said}}),
                "tool-failed");
    return false;
  }

  build_options const& options_;
  diagnostics& found_;
  built_package result_;
  work_folder const* work_ = nullptr;
  std::mutex mutex_;
  std::size_t done_ = 0;
  std::size_t all_ = 0;
  std::atomic<bool> failed_ = false; // a source has an error: no tool need run any more
};

} // namespace

std::optional<built_package> build_package(build_options const& options, diagnostics& found) {
  return package_builder(options, found).build();
}

} // namespace interco::exchange
