#include "core/definitions.hpp"

namespace interco::detail {

bool definitions::consistent() const noexcept {
  auto const count = symbols.count();
  if (domain.empty() || values.size() != count || attributes.size() != count || canonical.size() != count)
    return false;
  for (std::uint32_t i = 0; i < count; ++i) {
    auto const canon = static_cast<std::uint32_t>(canonical[i]);
    // An alias stands behind its canonical symbol: a group of equal values is a range of ordinals.
    bool const grouped = canon == i || (i > 0 && canon == static_cast<std::uint32_t>(canonical[i - 1]));
    if (!symbols.has(i) || !grouped || grade(i) > severity::error || concerns(i) > audience::end_user)
      return false;
  }
  return true;
}

} // namespace interco::detail
