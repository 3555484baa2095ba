// expected: (could not convert|no viable conversion).*integer.*string
#include <interco/codes/backup.hpp>

using namespace interco;

#ifdef RIGHT
auto const message = backup::disk_full{.volume = "D:", .missing = 1};
#else
auto const message = backup::disk_full{.volume = owned::integer(1), .missing = 1};
#endif
