// expected: no match for .operator<<.|invalid operands to binary expression
#include <interco/codes/sspi.hpp>
#include <interco/ostream.hpp>

#include <ostream>

enum class other { one };

void write(std::ostream& to) {
#ifdef RIGHT
  to << interco::sspi::sec_e_ok;
#else
  to << other::one;
#endif
}
