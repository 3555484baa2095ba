// expected: no match for .operator==|invalid operands to binary expression
// Both convert to std::error_code, which makes them no more alike.
#include <interco/codes/backup.hpp>
#include <interco/codes/sspi.hpp>

#include <system_error>

#ifdef RIGHT
bool const same = interco::sspi::sec_e_ok == interco::sspi::sec_e_logon_denied;
#else
bool const same = interco::sspi::sec_e_ok == interco::backup::done;
#endif
