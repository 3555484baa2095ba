// expected: no match for .operator==|invalid operands to binary expression
// Both convert to std::error_code, which makes them no more alike.
#include <interco/codes/backup.hpp>
#include <interco/codes/sspi.hpp>

#include <system_error>

bool are_same() {
#ifdef RIGHT
  return interco::sspi::sec_e_ok == interco::sspi::sec_e_logon_denied;
#else
  return interco::sspi::sec_e_ok == interco::backup::done;
#endif
}
