// expected: (could not convert|no viable conversion).*int.*date_time
#include <interco/codes/backup.hpp>

using namespace interco;

#ifdef RIGHT
auto const message = backup::last_run{.when = std::chrono::sys_days()};
#else
auto const message = backup::last_run{.when = 0};
#endif
