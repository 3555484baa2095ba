#include "core/definitions.hpp"

namespace interco::detail {

bool definitions::consistent() const noexcept {
  auto const count = symbols.count();
  if (domain.empty() || values.size() != count || attributes.size() != count || canonical.size() != count)
    return false;
  // Without branches, so that the compiler may take many ordinals at a time.
  bool sound = true;
  for (std::uint32_t i = 0; i < count; ++i)
    sound &= symbols.has(i) && grade(i) <= severity::error && concerns(i) <= audience::end_user;
  // An alias stands behind its canonical symbol: a group of equal values is a range of ordinals.
  for (std::uint32_t i = 0; i < count; ++i) {
    auto const canon = static_cast<std::uint32_t>(canonical[i]);
    sound &= canon == i || (i > 0 && canon == static_cast<std::uint32_t>(canonical[i - 1]));
  }
  return sound;
}

} // namespace interco::detail
