#include <interco/typed_message.hpp>
