#include "core/locale_texts.hpp"

namespace interco::detail {

opened_texts const& locale_texts::open() const {
  if (auto const* texts = opened())
    return *texts;
  auto mine = std::make_unique<opened_texts const>(open_());
  opened_texts const* first = nullptr;
  if (texts_.compare_exchange_strong(first, mine.get(), std::memory_order_acq_rel))
    return *mine.release();
  return *first;
}

} // namespace interco::detail
