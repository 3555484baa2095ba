#include <interco/detail/domain_category.hpp>
