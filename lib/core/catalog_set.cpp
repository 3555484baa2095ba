#include <interco/catalog_set.hpp>

#include <algorithm>
#include <new>
#include <utility>

#include "core/ascii.hpp"
#include "core/catalog_access.hpp"
#include "core/folder.hpp"
#include "core/keep_errno.hpp"

namespace interco {
namespace {

namespace fs = std::filesystem;

/// Returns the packages and the folders of bundles right inside a folder.
std::vector<fs::path> catalogs_in(fs::path const& folder, std::error_code& ec) {
  auto found = detail::entries_of(folder, ec);
  std::erase_if(found, [](fs::path const& entry) {
    std::error_code ignored;
    return entry.extension() != ".dat" && !fs::is_directory(entry, ignored);
  });
  return found;
}

void throw_if_no_memory(std::error_code const& ec) {
  if (ec == std::errc::not_enough_memory) // which leaves no problem to return
    throw std::bad_alloc();
}

bool holds_bundles(fs::path const& folder) {
  std::error_code ignored;
  auto const found = detail::entries_of(folder, ignored);
  return std::any_of(found.begin(), found.end(), [](fs::path const& entry) { return entry.extension() == ".res"; });
}

} // namespace

void catalog_set::add(catalog added) {
  auto const same = std::find_if(catalogs_.begin(), catalogs_.end(),
                                 [&](catalog const& known) { return known.domain() == added.domain(); });
  if (same == catalogs_.end())
    catalogs_.push_back(std::move(added));
  else
    *same = std::move(added);
}

catalog const* catalog_set::find(std::string_view domain) const noexcept {
  for (auto const& known : catalogs_) {
    if (detail::equal_ignoring_case(known.domain(), domain))
      return &known;
  }
  return nullptr;
}

catalog const* catalog_set::find(std::error_category const& category) const noexcept {
  std::string_view const name = category.name();
  catalog const* first = nullptr;
  for (auto const& known : catalogs_) {
    if (known.domain() == name)
      return &known;
    if (first == nullptr && detail::catalog_access::data(known).codes->answers_for(name))
      first = &known;
  }
  return first;
}

reader_set catalog_set::in(locale_list const& wanted) const {
  std::vector<reader> readers;
  readers.reserve(catalogs_.size());
  for (auto const& each : catalogs_)
    readers.push_back(each.in(wanted));
  return {std::move(readers), catalog().in(wanted)};
}

std::vector<problem> catalog_set::load(fs::path const& path, load_options const& options) {
  detail::keep_errno const kept;
  std::error_code ec;
  if (!fs::is_directory(path, ec) || holds_bundles(path))
    return load_one(path, options);
  auto const found = catalogs_in(path, ec);
  throw_if_no_memory(ec);
  if (ec)
    return {{errc::cannot_read, path.string(), "", ec.message()}};
  if (found.empty())
    return {
        {errc::not_a_catalog, path.string(), "", "no catalog in this folder: <domain>.dat or <domain>/*.res expected"}};
  std::vector<problem> problems;
  for (auto const& each : found) {
    auto const more = load_one(each, options);
    problems.insert(problems.end(), more.begin(), more.end());
  }
  return problems;
}

std::vector<problem> catalog_set::load_one(fs::path const& path, load_options const& options) {
  // What a package says it is about counts; bundles alone are about what they are named after.
  std::error_code ec;
  auto loaded = catalog::load(path, ec, options);
  throw_if_no_memory(ec);
  if (ec && ec != errc::no_definitions)
    return loaded.problems();
  std::error_code ignored;
  auto whole = fs::absolute(path, ignored).lexically_normal();
  auto const named = (whole.has_filename() ? whole : whole.parent_path()).stem().string();
  auto const* known = find(ec ? std::string_view(named) : loaded.domain());
  if (known == nullptr) {
    if (!ec)
      add(loaded);
    return loaded.problems();
  }
  auto corrected = known->overlaid(path, ec);
  throw_if_no_memory(ec);
  auto problems = detail::catalog_access::problems_since(*known, corrected); // what was wrong before is no news
  if (!ec)
    add(std::move(corrected));
  return problems;
}

} // namespace interco
