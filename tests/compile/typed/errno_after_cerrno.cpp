#include <cerrno>

#include <interco/codes/errno.hpp>

static_assert(static_cast<int>(interco::errno_::eperm) == EPERM);
static_assert(interco::errno_::status::enotrecoverable != interco::errno_::status::eperm);

interco::catalog const& catalog = interco::errno_::catalog();
