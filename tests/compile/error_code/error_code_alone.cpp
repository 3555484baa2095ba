#include <interco/error_code.hpp>
