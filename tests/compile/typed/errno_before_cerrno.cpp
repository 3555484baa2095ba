#include <interco/codes.hpp>

#include <cerrno>

static_assert(static_cast<int>(interco::errno_::eperm) == EPERM);
static_assert(interco::domain_of<interco::errno_::status> == "errno");

int last_error() {
  return errno;
}
