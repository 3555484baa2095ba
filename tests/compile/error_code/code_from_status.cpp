// A code is a std::error_code wherever one is expected, and nothing else.
#include <interco/codes/sspi.hpp>
#include <interco/error_code.hpp>

#include <concepts>
#include <system_error>

using interco::sspi::status;
static_assert(std::is_error_code_enum_v<status> && !std::is_error_condition_enum_v<status>);
static_assert(std::convertible_to<status, std::error_code> && !std::convertible_to<status, std::error_condition>);
static_assert(!std::convertible_to<status, int> && !std::convertible_to<std::error_code, status>);
static_assert(std::constructible_from<std::system_error, status, char const*>);
static_assert(noexcept(std::error_code(status::sec_e_ok)) && noexcept(make_error_condition(status::sec_e_ok)));
static_assert(interco::lookup_key<status> && interco::lookup_key<std::error_code> && !interco::lookup_key<std::errc>);

std::error_code connect() {
  return interco::sspi::sec_e_cert_expired;
}
bool is_denied(std::error_code const& ec) {
  return ec == interco::sspi::sec_e_logon_denied || ec == std::errc::permission_denied;
}
