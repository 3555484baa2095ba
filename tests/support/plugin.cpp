// A plug-in with Interco inside, for tests/conformance/process_test.cpp.
#include <interco/codes/sspi.hpp>

#include <cstdint>
#include <string>

extern "C" __attribute__((visibility("default"))) char const* plugin_text(std::uint32_t value) {
  thread_local std::string text; // so that something is destroyed with the thread
  text = interco::sspi::catalog().in("it")[value].text();
  return text.c_str();
}
