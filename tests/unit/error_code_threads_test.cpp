// The language of the process, set while other threads put codes into words.
#include <interco/codes/sspi.hpp>
#include <interco/error_code.hpp>

#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

namespace {

TEST(ErrorCodeThreads, SeeTheLanguageThatOneOfThemSets) {
  constexpr int count = 8;
  std::error_code const ec = interco::sspi::sec_e_cert_expired;
  std::string const english = "The received certificate has expired.";
  std::string const italian = "Il certificato ricevuto è scaduto.";
  std::atomic<int> waiting{count};
  std::atomic<int> set{0};
  std::atomic<int> wrong{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < count; ++i)
    threads.emplace_back([&, i] {
      for (--waiting; waiting > 0;)
        std::this_thread::yield();
      bool was_set = false;
      for (int round = 0; round < 200; ++round) {
        auto const message = ec.message();
        // Once it is Italian, it stays.
        wrong += message == italian || (message == english && !was_set) ? 0 : 1;
        wrong += ec == std::errc::permission_denied || !interco::failed(ec) ? 1 : 0;
        was_set = was_set || message == italian;
        if (round == 100 + i)
          set += interco::set_error_language("it") ? 1 : 0;
      }
      wrong += ec.message() == italian ? 0 : 1;
    });
  for (auto& each : threads)
    each.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(set, 1);
}

} // namespace
