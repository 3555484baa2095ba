// A type and its enumerator, used together.
#include <interco/codes/backup.hpp>

using namespace interco::backup;

disk_full const message{.volume = "D:", .missing = 1};
constexpr status code = status::disk_full;
constexpr status other = done;
static_assert(code == disk_full::code && other != code);
