/// \file
/// How the loader makes a catalog from what it has loaded.
#ifndef INTERCO_CORE_CATALOG_ACCESS_HPP
#define INTERCO_CORE_CATALOG_ACCESS_HPP

#include <memory>
#include <utility>

#include <interco/catalog.hpp>

namespace interco::detail {

struct catalog_access {
  [[nodiscard]] static catalog make(std::shared_ptr<snapshot const> data) noexcept { return catalog(std::move(data)); }
  [[nodiscard]] static snapshot const& data(catalog const& from) noexcept { return *from.data_; }
};

} // namespace interco::detail

#endif
