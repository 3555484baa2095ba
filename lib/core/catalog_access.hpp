/// \file
/// How the loader makes a catalog from what it has loaded, and tools look into one.
#ifndef INTERCO_CORE_CATALOG_ACCESS_HPP
#define INTERCO_CORE_CATALOG_ACCESS_HPP

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include <interco/catalog.hpp>
#include <interco/reader.hpp>

#include "core/snapshot.hpp"

namespace interco::detail {

struct catalog_access {
  [[nodiscard]] static catalog make(std::shared_ptr<snapshot const> data) noexcept { return catalog(std::move(data)); }
  /// Returns the data of a catalog, valid as long as that.
  [[nodiscard]] static snapshot const& data(catalog const& of) noexcept { return *of.data_; }
  /// Returns the data of a reader, valid as long as that.
  [[nodiscard]] static reader_state const& data(reader const& of) noexcept { return *of.state_; }
  /// Returns what was added to the problems of loading when one catalog was laid over another.
  [[nodiscard]] static std::vector<problem> problems_since(catalog const& before, catalog const& after) {
    auto const& all = after.data_->problems;
    return {all.begin() + static_cast<std::ptrdiff_t>(before.data_->problems.size()), all.end()};
  }
};

} // namespace interco::detail

#endif
