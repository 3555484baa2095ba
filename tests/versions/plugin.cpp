#include <interco/codes/ship.hpp>
#include <interco/format.hpp>
#include <interco/interco.hpp>

#include <string>

#include "answers.hpp"

extern "C" char const* plugin_answer(std::uint32_t value) {
  static std::string answer;
  interco::message const m = interco::ship::catalog().in("it")[value];
  answer = m.known() ? m.text() : "unknown";
  return answer.c_str();
}

extern "C" char const* plugin_aground() {
  static std::string answer;
  interco::ship::aground const aground{.depth = 3};
  answer = interco::ship::catalog().in("it").format(aground);
  return answer.c_str();
}
