/// \file
/// How `<interco/codes.hpp>` tells `describe` of the catalogs that are part of the program; no part of the API, and free
/// to change with every version.
#ifndef INTERCO_DETAIL_OFFERED_CATALOGS_HPP
#define INTERCO_DETAIL_OFFERED_CATALOGS_HPP

#include <interco/catalog_set.hpp>

namespace interco::detail {

/// Offers catalogs as long as it lives: a plug-in takes its own back when it goes. The first one in a process counts.
class offered_catalogs {
 public:
  using source = catalog_set (*)();

  explicit offered_catalogs(source all) noexcept;
  ~offered_catalogs();
  offered_catalogs(offered_catalogs const&) = delete;
  offered_catalogs& operator=(offered_catalogs const&) = delete;

 private:
  source all_;
};

} // namespace interco::detail

#endif
