// expected: (could not convert|no viable conversion).*int.*code
#include <interco/codes/backup.hpp>

using namespace interco;

#ifdef RIGHT
auto const message = backup::refused{.server = "s", .code_ = backup::done};
#else
auto const message = backup::refused{.server = "s", .code_ = 1};
#endif
