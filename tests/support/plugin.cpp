// A plug-in with Interco inside, for tests/conformance/process_test.cpp.
#include <interco/codes/sspi.hpp>

#include <cstdint>
#include <system_error>

extern "C" __attribute__((visibility("default"))) char const* plugin_text(std::uint32_t value) {
  thread_local interco::reader const reader = interco::sspi::catalog().in("it"); // goes with the thread
  return reader[value].text().data();
}

/// Makes an error as this copy of the library does.
extern "C" __attribute__((visibility("default"))) void plugin_error(interco::sspi::status value, std::error_code* to) {
  *to = value;
}
