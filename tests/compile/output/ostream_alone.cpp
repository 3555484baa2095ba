#include <interco/ostream.hpp>

#ifdef RIGHT
void write(std::ostream& to, interco::message const& answer, interco::code const& code) {
  to << answer << code << interco::shown(answer, interco::presentation::log);
}
#endif
