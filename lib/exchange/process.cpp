#include "exchange/process.hpp"
#include "exchange/wording.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <system_error>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace interco::exchange {
namespace {

namespace fs = std::filesystem;

std::string reason(int number) {
  return std::generic_category().message(number);
}

/// What the streams of a new process are.
class stream_actions {
 public:
  stream_actions() { ::posix_spawn_file_actions_init(&actions_); }
  ~stream_actions() { ::posix_spawn_file_actions_destroy(&actions_); }
  stream_actions(stream_actions const&) = delete;
  stream_actions& operator=(stream_actions const&) = delete;

  /// Returns 0, or an error number.
  int output_to(fs::path const& log) {
    constexpr mode_t owner_only = 0600;
    int error = ::posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    if (error == 0)
      error = ::posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, log.c_str(), O_WRONLY | O_CREAT | O_TRUNC,
                                                 owner_only);
    if (error == 0)
      error = ::posix_spawn_file_actions_adddup2(&actions_, STDOUT_FILENO, STDERR_FILENO);
    return error;
  }
  [[nodiscard]] posix_spawn_file_actions_t const* get() const noexcept { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

/// What signals are to a new process.
class signal_attributes {
 public:
  signal_attributes() {
    ::posix_spawnattr_init(&attributes_);
    // icupkg does not look whether its last bytes were written: where they must not be, it is to end at once, even if
    // this process, or who started it, ignores that.
    sigset_t fatal;
    ::sigemptyset(&fatal);
    ::sigaddset(&fatal, SIGXFSZ);
    ::posix_spawnattr_setsigdefault(&attributes_, &fatal);
    ::posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGDEF);
  }
  ~signal_attributes() { ::posix_spawnattr_destroy(&attributes_); }
  signal_attributes(signal_attributes const&) = delete;
  signal_attributes& operator=(signal_attributes const&) = delete;

  [[nodiscard]] posix_spawnattr_t const* get() const noexcept { return &attributes_; }

 private:
  posix_spawnattr_t attributes_{};
};

} // namespace

fs::path find_program(std::string_view name) {
  auto const* const path = std::getenv("PATH"); // NOLINT(concurrency-mt-unsafe): nobody changes the environment
  std::string const folders = std::string(path != nullptr ? path : "") + ":/usr/sbin:/usr/local/sbin";
  for (std::size_t first = 0; first <= folders.size();) {
    auto const last = std::min(folders.find(':', first), folders.size());
    auto file = fs::path(folders.substr(first, last - first)) / name;
    std::error_code ec;
    // An empty part is the working directory for a shell; a tool of whoever wrote that folder is not what is meant.
    if (last != first && fs::is_regular_file(file, ec) && ::access(file.c_str(), X_OK) == 0)
      return file;
    first = last + 1;
  }
  return {};
}

std::optional<std::string> run_program(fs::path const& program, std::vector<std::string> const& arguments,
                                       fs::path const& log) {
  auto words = arguments;
  words.insert(words.begin(), program.string());
  std::vector<char*> pointers;
  pointers.reserve(words.size() + 1);
  for (auto& word : words)
    pointers.push_back(word.data());
  pointers.push_back(nullptr);

  stream_actions streams;
  signal_attributes const signals;
  int error = streams.output_to(log);
  pid_t child = 0;
  if (error == 0)
    error = ::posix_spawn(&child, program.c_str(), streams.get(), signals.get(), pointers.data(), environ);
  if (error != 0)
    return say("TOOL_NOT_RUN", {{"reason", reason(error)}});
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR)
      return say("TOOL_NOT_WAITED_FOR", {{"reason", reason(errno)}});
  }
  if (WIFSIGNALED(status))
    return say("TOOL_KILLED", {{"signal", std::to_string(WTERMSIG(status))}, {"name", ::strsignal(WTERMSIG(status))}});
  if (WEXITSTATUS(status) != 0)
    return say("TOOL_STATUS", {{"status", std::to_string(WEXITSTATUS(status))}});
  return std::nullopt;
}

} // namespace interco::exchange
