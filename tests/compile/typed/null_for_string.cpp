// expected: deleted (function|constructor).*string|conversion function.*deleted
#include <interco/codes/backup.hpp>

using namespace interco;

#ifdef RIGHT
auto const message = backup::disk_full{.volume = "D:", .missing = 1};
#else
auto const message = backup::disk_full{.volume = nullptr, .missing = 1};
#endif
