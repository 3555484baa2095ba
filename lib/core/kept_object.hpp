/// \file
/// Something that another library makes of a catalog and keeps with it.
#ifndef INTERCO_CORE_KEPT_OBJECT_HPP
#define INTERCO_CORE_KEPT_OBJECT_HPP

#include <atomic>
#include <memory>

namespace interco::detail {

class kept_object {
 public:
  kept_object() = default;
  virtual ~kept_object() = default;
  kept_object(kept_object const&) = delete;
  kept_object& operator=(kept_object const&) = delete;
};

/// A place for one, which is made when it is first asked for. May be used from any number of threads, and in the child of
/// a `fork` at any time: there is no lock. Threads that ask at once may make it more than once; the first to be done is
/// kept. A copy has nothing in it, since what was made belongs to the original.
class object_slot {
 public:
  object_slot() = default;
  object_slot(object_slot const& /*other*/) noexcept {}
  object_slot& operator=(object_slot const&) = delete;
  ~object_slot() { delete object_.load(std::memory_order_acquire); }

  /// Returns what `make` once gave: always the same type. Throws what it throws, and may be called again then.
  template <class Object, class Make>
  [[nodiscard]] Object const& get(Make make) const {
    if (auto const* known = object_.load(std::memory_order_acquire))
      return static_cast<Object const&>(*known);
    std::unique_ptr<Object const> mine = make();
    kept_object const* first = nullptr;
    if (object_.compare_exchange_strong(first, mine.get(), std::memory_order_acq_rel))
      return *mine.release();
    return static_cast<Object const&>(*first);
  }

 private:
  mutable std::atomic<kept_object const*> object_{nullptr}; // owned
};

} // namespace interco::detail

#endif
