// The header of a domain is enough to write its codes, from any namespace, and to any stream of char. Its operator takes
// no other enumeration.
#include <interco/codes/sspi.hpp>

#include <ostream>

namespace program {

enum class other { one };
enum old { two };
std::ostream& operator<<(std::ostream& to, other value);

class named_stream : public std::ostream {};

void write(std::ostream& to, named_stream& named) {
  to << interco::sspi::sec_e_ok << other::one << two << interco::sspi::status::sec_e_ok;
  named << interco::sspi::sec_e_ok << other::one;
}

} // namespace program
