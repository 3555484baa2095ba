// Errors that are looked at for the first time when there is no memory.
#include <interco/codes/sspi.hpp>
#include <interco/error_code.hpp>

#include <gtest/gtest.h>

#include <cstdlib>
#include <new>
#include <system_error>

#include "support/allocations.hpp"

namespace {

using namespace interco::sspi;

/// Ends the process with 0 if all is right.
void look_at_errors_without_memory() {
  std::error_code const denied = sec_e_logon_denied;
  std::error_code const flow = sec_i_continue_needed;
  interco::test::fail_after(0, interco::test::failing::all_following);
  // What is embedded cannot be opened.
  bool right = denied != std::errc::permission_denied && interco::failed(flow) &&
               denied == make_error_condition(sec_e_logon_denied);
  try {
    (void)denied.message();
    right = false;
  } catch (std::bad_alloc const&) {
    right = right && interco::test::has_failed();
  }
  interco::test::fail_after(-1, interco::test::failing::one);
  // Now it can.
  right = right && denied == std::errc::permission_denied && !interco::failed(flow) && !denied.message().empty();
  std::_Exit(right ? 0 : 1);
}

TEST(ErrorCodeMemory, ComparesWithoutAndIsRightOnceThereIsSome) {
  GTEST_FLAG_SET(death_test_style, "threadsafe"); // a process in which nothing has been opened
  EXPECT_EXIT(look_at_errors_without_memory(), testing::ExitedWithCode(0), "");
}

} // namespace
