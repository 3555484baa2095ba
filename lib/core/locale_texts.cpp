#include "core/locale_texts.hpp"

#include <utility>

namespace interco::detail {

locale_texts::locale_texts(std::string name, locale_tag tag, opened_texts texts)
    : name_(std::move(name)), tag_(std::move(tag)), owned_(std::make_unique<opened_texts const>(std::move(texts))),
      texts_(owned_.get()) {}

opened_texts const& locale_texts::open() const {
  if (auto const* texts = opened())
    return *texts;
  std::lock_guard const lock(mutex_);
  if (owned_ == nullptr) {
    owned_ = std::make_unique<opened_texts const>(open_());
    open_ = nullptr; // what it needed is not needed any more
    texts_.store(owned_.get(), std::memory_order_release);
  }
  return *owned_;
}

} // namespace interco::detail
