// expected: no (non-static data )?member named '?mising|field designator 'mising' does not refer
#include <interco/codes/backup.hpp>

using namespace interco;

#ifdef RIGHT
auto const message = backup::disk_full{.volume = "D:", .missing = 1};
#else
auto const message = backup::disk_full{.volume = "D:", .mising = 1};
#endif
