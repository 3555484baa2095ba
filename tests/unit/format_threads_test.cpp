// Several threads that format before any text has been parsed, and the child of a fork.
#include <interco/interco.hpp>

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include <sys/wait.h>
#include <unistd.h>

#include "support/harbour.hpp"

namespace {

using interco::test::temporary_folder;

/// Formats what has numbers, plurals, zones and dates; returns whether all is right.
bool is_right(interco::reader const& it, int number) {
  std::string const zone = number % 2 == 0 ? "UTC" : "Asia/Tokyo";
  auto const day = std::chrono::sys_seconds(std::chrono::seconds(1774746000 - 7200)); // 2026-03-28 23:00 UTC
  return it["BERTHED"].format({{"n", number + 2000}, {"port", "Genova"}}) ==
             "2." + std::to_string(number + 1000).substr(1) + " navi sono a Genova." &&
         it["DUE"].format({{"day", day}}, {.time_zone = zone}) ==
             (number % 2 == 0 ? "Atteso il 28 marzo 2026." : "Atteso il 29 marzo 2026.");
}

TEST(FormatThreads, FormatTheSameMessagesAtOnce) {
  temporary_folder const folder;
  auto const package = interco::test::compile(folder, interco::test::harbour_sources());
  for (int round = 0; round < 5; ++round) {
    auto const it = interco::catalog::load(package).in("it");
    std::atomic<int> waiting{8};
    std::atomic<int> wrong{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i)
      threads.emplace_back([&] {
        for (--waiting; waiting > 0;)
          std::this_thread::yield();
        for (int number = 0; number < 100; ++number)
          wrong += is_right(it, number) ? 0 : 1;
      });
    for (auto& each : threads)
      each.join();
    EXPECT_EQ(wrong, 0);
  }
}

TEST(FormatThreads, FormatInTheChildOfAFork) {
  temporary_folder const folder;
  auto const package = interco::test::compile(folder, interco::test::harbour_sources());
  for (bool const parsed : {false, true}) {
    auto const it = interco::catalog::load(package).in("it");
    EXPECT_TRUE(!parsed || is_right(it, 1));
    auto const child = ::fork();
    if (child == 0)
      ::_exit(is_right(it, 1) && is_right(it, 2) ? 0 : 1);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  }
}

} // namespace
