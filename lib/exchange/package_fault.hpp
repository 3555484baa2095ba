/// \file
/// Whether a package that icupkg made is what was meant. icupkg does not look whether its last bytes reach the file:
/// on a full disk it ends well, with a package that is cut short.
#ifndef INTERCO_EXCHANGE_PACKAGE_FAULT_HPP
#define INTERCO_EXCHANGE_PACKAGE_FAULT_HPP

#include <filesystem>
#include <optional>
#include <string>

namespace interco::exchange {

/// Loads a package with all of its locales, as a program would. Returns what is wrong with it, as "it: truncated";
/// texts that may not be served are no fault of the package.
[[nodiscard]] std::optional<std::string> fault_of_package(std::filesystem::path const& package);

} // namespace interco::exchange

#endif
