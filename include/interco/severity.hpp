/// \file
/// How grave a status code is, and whom it concerns: data of the definitions, never guessed from a symbol's spelling.
///
/// Plain values; every function may be called from any thread.
/// \code
///   if (m.severity() == interco::severity::error) ...
/// \endcode
#ifndef INTERCO_SEVERITY_HPP
#define INTERCO_SEVERITY_HPP

#include <cstdint>
#include <string_view>

namespace interco {

/// How grave a status code is. The four grades are those of NTSTATUS ([MS-ERREF] section 2.3).
enum class severity : std::uint8_t {
  success,       ///< The operation did what was asked.
  informational, ///< It went well so far; something remains to be known or done.
  warning,       ///< It was done, but not quite as asked.
  error,         ///< It was not done.
};

/// Whom a status code concerns: who can act when it occurs.
enum class audience : std::uint8_t {
  flow,          ///< A step of a protocol between two programs; not to be shown to a person.
  developer,     ///< The author of the calling program.
  administrator, ///< Who configures accounts, certificates, servers or domains.
  end_user,      ///< The person at the keyboard.
};

/// Returns the name used in definitions and in JSON: "success", "informational", "warning" or "error".
[[nodiscard]] std::string_view to_string(severity grade) noexcept;

/// Returns the name used in definitions and in JSON: "flow", "developer", "administrator" or "end_user".
[[nodiscard]] std::string_view to_string(audience reader) noexcept;

} // namespace interco

#endif
