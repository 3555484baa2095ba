// expected: (could not convert|no viable conversion).*list
#include <interco/codes/backup.hpp>

using namespace interco;

#ifdef RIGHT
auto const message = backup::locked{.file = "a", .programs = {"b"}};
#else
auto const message = backup::locked{.file = "a", .programs = "b"};
#endif
