// expected: not a constant expression|call to non-.constexpr. function|constant expression
#include <interco/fmt.hpp>

std::string write(interco::message const& answer) {
#ifdef RIGHT
  return fmt::format("{:*<5}", answer);
#else
  return fmt::format("{:{<5}", answer);
#endif
}
