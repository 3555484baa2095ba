#include "core/folder.hpp"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <string_view>

#include <dirent.h>

namespace interco::detail {

std::vector<std::filesystem::path> entries_of(std::filesystem::path const& folder, std::error_code& ec) {
  struct closing {
    void operator()(DIR* opened) const noexcept { ::closedir(opened); }
  };
  std::vector<std::filesystem::path> entries;
  std::unique_ptr<DIR, closing> const opened(::opendir(folder.c_str()));
  errno = opened == nullptr ? errno : 0;
  while (opened != nullptr) {
    auto const* const entry = ::readdir(opened.get()); // NOLINT(concurrency-mt-unsafe): a stream of its own
    if (entry == nullptr)
      break;
    std::string_view const name(entry->d_name);
    if (name != "." && name != "..")
      entries.push_back(folder / name);
    errno = 0;
  }
  ec.assign(errno, std::generic_category());
  std::sort(entries.begin(), entries.end());
  return entries;
}

} // namespace interco::detail
