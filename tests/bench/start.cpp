// bench_start ROUNDS COMMAND...: runs each command in turn, ROUNDS times, with its output to /dev/null, and prints
// for each the wall times from before the spawn to after the wait, in nanoseconds, one line a command. A command's
// words are separated by spaces.
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

struct command {
  explicit command(std::string const& written) {
    std::istringstream stream(written);
    for (std::string word; stream >> word;)
      words.push_back(word);
    if (words.empty())
      throw std::runtime_error("an empty command");
  }
  std::vector<std::string> words;
  std::vector<long long> times;
};

void run(command& each, posix_spawn_file_actions_t const& quiet) {
  std::vector<char*> words;
  for (auto& word : each.words)
    words.push_back(word.data());
  words.push_back(nullptr);
  auto const start = std::chrono::steady_clock::now();
  pid_t child = 0;
  if (int const failure = ::posix_spawn(&child, words[0], &quiet, nullptr, words.data(), environ); failure != 0)
    throw std::system_error(failure, std::generic_category(), words[0]);
  int status = 0;
  if (::waitpid(child, &status, 0) != child)
    throw std::system_error(errno, std::generic_category(), "waitpid");
  each.times.push_back(
      std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now() - start).count());
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    throw std::runtime_error(each.words[0] + " failed");
}

} // namespace

int main(int argc, char** argv) {
  try {
    if (argc < 3) {
      std::cerr << "usage: bench_start ROUNDS COMMAND...\n";
      return 2;
    }
    std::vector<command> commands;
    for (int i = 2; i < argc; ++i)
      commands.emplace_back(argv[i]);
    posix_spawn_file_actions_t quiet;
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    for (int round = std::stoi(argv[1]); round > 0; --round) {
      for (auto& each : commands)
        run(each, quiet);
    }
    posix_spawn_file_actions_destroy(&quiet);
    for (auto const& each : commands) {
      for (auto const time : each.times)
        std::cout << time << ' ';
      std::cout << '\n';
    }
  } catch (std::exception const& failure) {
    std::cerr << "bench_start: " << failure.what() << '\n';
    return EXIT_FAILURE;
  }
}
