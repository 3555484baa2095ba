/// \file
/// Which files of a folder are the site's: a list in the folder, so that those that are no longer made can be
/// removed, and nothing else ever is.
#ifndef INTERCO_SITE_MANIFEST_HPP
#define INTERCO_SITE_MANIFEST_HPP

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "exchange/diagnostic.hpp"

namespace interco::site {

/// The name of the list. With a dot before it: servers do not show it, and no page has that name.
inline constexpr std::string_view manifest_name = ".interco-site";

/// Paths below the folder, with '/'.
using file_set = std::set<std::string, std::less<>>;

/// Reads the list of a folder; an empty one where there is none. A line that is no path of a page is an error: the
/// list was not written by `to_manifest`, and nothing can be believed of it.
[[nodiscard]] std::optional<file_set> read_manifest(std::filesystem::path const& folder, exchange::diagnostics& found);

/// Returns the contents of the list.
[[nodiscard]] std::string to_manifest(file_set const& files);

/// Returns whether a path can be one of a page: up to three names of ASCII letters, digits and "_-." that do not
/// begin with a dot. So it leads nowhere but below the folder.
[[nodiscard]] bool is_page_path(std::string_view path) noexcept;

/// Removes a file of the list, and the folders above it that are empty then, as far as `folder`. What is no regular
/// file, or lies behind a symbolic link, stays. Returns whether it was removed; adds an error where it cannot be.
bool remove_page(std::filesystem::path const& folder, std::string_view path, exchange::diagnostics& found);

} // namespace interco::site

#endif
