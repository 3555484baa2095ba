// expected: deleted (function|constructor).*list
#include <interco/codes/backup.hpp>

using namespace interco;

#ifdef RIGHT
auto const message = backup::locked{.file = "a", .programs = {"b", "c"}};
#else
auto const message = backup::locked{.file = "a"};
#endif
