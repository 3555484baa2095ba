// expected: deleted (function|constructor)
#include <interco/codes/backup.hpp>

using namespace interco;

#ifdef RIGHT
auto const message = backup::refused{.server = "s", .code_ = {"sspi", 1}};
#else
auto const message = backup::refused{.server = "s", .code_ = {"sspi", true}};
#endif
