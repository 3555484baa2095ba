/// \file
/// What is in a folder. `std::filesystem::directory_iterator` of libstdc++ ends the process when memory is wanting.
#ifndef INTERCO_CORE_FOLDER_HPP
#define INTERCO_CORE_FOLDER_HPP

#include <filesystem>
#include <system_error>
#include <vector>

namespace interco::detail {

/// Returns the paths of what is right inside a folder, sorted, so that the order is the same everywhere; "." and ".."
/// are left out. Sets `ec` if not all could be read.
[[nodiscard]] std::vector<std::filesystem::path> entries_of(std::filesystem::path const& folder, std::error_code& ec);

} // namespace interco::detail

#endif
