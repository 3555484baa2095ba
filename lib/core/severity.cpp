#include <interco/severity.hpp>

#include "core/names.hpp"

namespace interco {

std::string_view to_string(severity grade) noexcept {
  return detail::name_of(detail::severity_names, grade);
}

std::string_view to_string(audience reader) noexcept {
  return detail::name_of(detail::audience_names, reader);
}

} // namespace interco
