#include <interco/search.hpp>

#include <utility>

#include "core/catalog_access.hpp"
#include "core/keep_errno.hpp"
#include "search/search_data.hpp"

namespace interco {
namespace {

std::vector<detail::snapshot const*> snapshots_of(std::vector<catalog> const& catalogs) {
  std::vector<detail::snapshot const*> all;
  all.reserve(catalogs.size());
  for (auto const& each : catalogs)
    all.push_back(&detail::catalog_access::data(each));
  return all;
}

} // namespace

struct search_index::state {
  explicit state(std::vector<catalog> in) : catalogs(std::move(in)), data(snapshots_of(catalogs)) {}

  std::vector<catalog> catalogs; // kept alive
  detail::search_data data;
};

search_index::search_index(std::vector<catalog> in) {
  detail::keep_errno const kept;
  state_ = std::make_shared<state const>(std::move(in));
}

search_index::search_index(catalog const& in) : search_index(std::vector<catalog>{in}) {}

search_index::search_index(catalog_set const& in) : search_index(std::vector<catalog>(in.begin(), in.end())) {}

std::vector<search_result> search_index::search(std::string_view text, search_options const& options) const {
  return state_ == nullptr ? std::vector<search_result>() : state_->data.search(text, options);
}

std::size_t search_index::texts() const noexcept {
  return state_ == nullptr ? 0 : state_->data.texts();
}

std::size_t search_index::bytes() const noexcept {
  return state_ == nullptr ? 0 : state_->data.bytes();
}

bool search_index::has_language(std::string_view language) const noexcept {
  return state_ != nullptr && state_->data.has_language(language);
}

std::vector<search_result> catalog::search(std::string_view text) const {
  return search(text, search_options());
}

std::vector<search_result> catalog::search(std::string_view text, search_options const& options) const {
  detail::keep_errno const kept;
  auto const& data = *data_;
  auto const make = [&data] { return std::make_unique<detail::search_data const>(std::vector{&data}); };
  return data.search.get<detail::search_data>(make).search(text, options);
}

} // namespace interco
