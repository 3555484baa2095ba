// expected: (could not convert|no viable conversion).*long.*number
#include <interco/codes/backup.hpp>

using namespace interco;

#ifdef RIGHT
auto const message = backup::compressed{.ratio = 1};
#else
auto const message = backup::compressed{.ratio = 1LL};
#endif
