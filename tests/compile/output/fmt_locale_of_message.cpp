// A message has its language; a code does not.
// expected: not a constant expression|call to non-.constexpr. function|constant expression
#include <interco/fmt.hpp>

std::string write([[maybe_unused]] interco::code const& code, [[maybe_unused]] interco::message const& answer) {
#ifdef RIGHT
  return fmt::format("{:L}", code);
#else
  return fmt::format("{:L}", answer);
#endif
}
