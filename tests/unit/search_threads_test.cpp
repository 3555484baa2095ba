// Several threads that search a catalog before there is an index of it, and the child of a fork.
#include <interco/codes/sspi.hpp>
#include <interco/search.hpp>

#include <gtest/gtest.h>

#include <atomic>
#include <cerrno>
#include <thread>
#include <vector>

#include <sys/wait.h>
#include <unistd.h>

#include "support/fixtures.hpp"

namespace {

bool finds(interco::catalog const& in) {
  errno = ENOTTY;
  auto const found = in.search("Il certificato ricevuto e' scaduto");
  return errno == ENOTTY && !found.empty() && found.front().symbol == "SEC_E_CERT_EXPIRED" && found.front().sure();
}

TEST(SearchThreads, AskForTheFirstTimeAtOnce) {
  for (int round = 0; round < 3; ++round) {
    auto const sspi = interco::catalog::load(INTERCO_SSPI_PACKAGE);
    std::atomic<int> waiting{6};
    std::atomic<int> wrong{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 6; ++i)
      threads.emplace_back([&] {
        for (--waiting; waiting > 0;)
          std::this_thread::yield();
        for (int number = 0; number < 5; ++number)
          wrong += finds(sspi) ? 0 : 1;
      });
    for (auto& each : threads)
      each.join();
    EXPECT_EQ(wrong, 0);
  }
}

TEST(SearchThreads, MayBeTheChildOfAFork) {
  for (bool const indexed : {false, true}) {
    auto const sspi = interco::catalog::load(INTERCO_SSPI_PACKAGE);
    EXPECT_TRUE(!indexed || finds(sspi));
    auto const child = ::fork();
    if (child == 0)
      ::_exit(finds(sspi) ? 0 : 1);
    int status = -1;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
  }
}

} // namespace
