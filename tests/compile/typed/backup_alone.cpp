#include <interco/codes/backup.hpp>
