#include <interco/message_value.hpp>
