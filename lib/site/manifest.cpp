#include "site/manifest.hpp"

#include <algorithm>
#include <system_error>

#include "core/ascii.hpp"
#include "exchange/file.hpp"
#include "exchange/wording.hpp"

namespace interco::site {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view heading = "interco site 1";

} // namespace

bool is_page_path(std::string_view path) noexcept {
  constexpr int most_names = 3; // language, domain, page
  for (int names = 1; names <= most_names; ++names) {
    auto const name = path.substr(0, path.find('/'));
    if (name.empty() || name.front() == '.' ||
        !std::all_of(name.begin(), name.end(), [](char c) { return detail::is_word(c) || c == '-' || c == '.'; }))
      return false;
    if (name.size() == path.size())
      return true;
    path.remove_prefix(name.size() + 1);
  }
  return false;
}

std::optional<file_set> read_manifest(fs::path const& folder, exchange::diagnostics& found) {
  auto const file = folder / manifest_name;
  std::error_code ec;
  file_set files;
  if (!fs::exists(fs::symlink_status(file, ec)))
    return files;
  auto const contents = exchange::read_file(file, found);
  if (!contents)
    return std::nullopt;
  unsigned number = 0;
  for (std::string_view rest = *contents; !rest.empty();) {
    auto const line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    bool const sound = ++number == 1 ? line == heading : is_page_path(line);
    if (!sound) {
      found.add({exchange::grade::error,
                 file.string(),
                 {number, 1},
                 number == 1 ? exchange::say("SITE_NO_LIST", {{"expected", heading}})
                             : exchange::say("SITE_NO_PAGE", {{"path", line}}),
                 "not-a-manifest",
                 exchange::say("SITE_LIST_HINT")});
      return std::nullopt;
    }
    if (number > 1)
      files.emplace(line);
  }
  return files;
}

std::string to_manifest(file_set const& files) {
  std::string text(heading);
  text += '\n';
  for (auto const& each : files)
    (text += each) += '\n';
  return text;
}

bool remove_page(fs::path const& folder, std::string_view path, exchange::diagnostics& found) {
  std::error_code ec;
  auto const file = folder / path;
  for (auto above = file.parent_path(); above != folder; above = above.parent_path()) {
    if (fs::symlink_status(above, ec).type() != fs::file_type::directory)
      return false;
  }
  if (fs::symlink_status(file, ec).type() != fs::file_type::regular)
    return false;
  if (!fs::remove(file, ec)) {
    found.error(file.string(), {}, exchange::say("CANNOT_REMOVE", {{"reason", ec.message()}}), "cannot-remove");
    return false;
  }
  for (auto above = file.parent_path(); above != folder; above = above.parent_path()) {
    if (!fs::remove(above, ec)) // there is something in it
      break;
  }
  return true;
}

} // namespace interco::site
