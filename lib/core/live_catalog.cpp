#include <interco/live_catalog.hpp>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <mutex>
#include <new>
#include <optional>
#include <thread>
#include <utility>

#include "core/catalog_access.hpp"
#include "core/keep_errno.hpp"

namespace interco {
namespace {

namespace fs = std::filesystem;

/// Returns whether a problem is one of a single text: all others cost a file, or a part of one.
bool is_of_one_text(problem const& each) noexcept {
  return each.reason == errc::unknown_key || each.reason == errc::stale || each.reason == errc::invalid_text;
}

/// A catalog, and what was wrong with its files.
struct version {
  catalog content;
  std::vector<problem> problems;
  std::error_code failure; // of a file that could not be used at all
};

} // namespace

struct live_catalog::state {
  std::optional<fs::path> path; // of the base; none: it stays
  catalog base;
  std::vector<fs::path> overlays;

  // Who reads counts itself in before it takes the pointer: when nobody is inside, nobody can still have an old one.
  std::atomic<version const*> current = nullptr; // owned
  mutable std::atomic<std::uint32_t> inside = 0;

  std::mutex reloading; // held by the one who changes the pointer, and for the member below
  std::vector<std::unique_ptr<version const>> retired;

  ~state() { delete current.load(); }

  [[nodiscard]] version read() const {
    version result{base, {}, {}};
    if (path) {
      result.content = catalog::load(*path, result.failure, {.open_all = true});
      result.problems = result.content.problems();
    }
    for (auto const& overlay : overlays) {
      std::error_code ec;
      if (result.failure || (!fs::exists(overlay, ec) && !ec))
        continue;
      auto corrected = result.content.overlaid(overlay, ec);
      auto const more = detail::catalog_access::problems_since(result.content, corrected);
      result.problems.insert(result.problems.end(), more.begin(), more.end());
      result.content = std::move(corrected);
      if (ec == std::errc::not_enough_memory)
        result.failure = ec;
    }
    if (result.failure == std::errc::not_enough_memory)
      throw std::bad_alloc();
    return result;
  }

  void replace(version next) {
    auto made = std::make_unique<version const>(std::move(next));
    retired.reserve(retired.size() + 1);
    std::unique_ptr<version const> before(current.exchange(made.release()));
    if (before)
      retired.push_back(std::move(before));
    // A few steps of another thread, at most: it copies a pointer. Where there is always somebody inside, or, in the
    // child of a fork, for ever, what is retired goes with a later reload.
    constexpr int patience = 64;
    for (int i = 0; i < patience && inside.load() != 0; ++i)
      std::this_thread::yield();
    if (inside.load() == 0)
      retired.clear();
  }

  template <class Read>
  auto with_current(Read read) const {
    counted_in const here(inside);
    return read(*current.load());
  }

  class counted_in {
   public:
    explicit counted_in(std::atomic<std::uint32_t>& count) noexcept : count_(count) { ++count_; }
    ~counted_in() { --count_; }
    counted_in(counted_in const&) = delete;
    counted_in& operator=(counted_in const&) = delete;

   private:
    std::atomic<std::uint32_t>& count_;
  };
};

live_catalog::live_catalog(catalog base, std::vector<fs::path> overlays) : state_(std::make_unique<state>()) {
  detail::keep_errno const kept;
  state_->base = std::move(base);
  state_->overlays = std::move(overlays);
  state_->replace(state_->read());
}

live_catalog::live_catalog(fs::path base, std::vector<fs::path> overlays) : state_(std::make_unique<state>()) {
  detail::keep_errno const kept;
  state_->path = std::move(base);
  state_->overlays = std::move(overlays);
  auto first = state_->read();
  if (first.failure)
    throw error(std::move(first.problems));
  state_->replace(std::move(first));
}

live_catalog::~live_catalog() = default;

catalog live_catalog::current() const noexcept {
  return state_->with_current([](version const& now) { return now.content; });
}

reader live_catalog::in(locale_list const& wanted) const {
  return current().in(wanted);
}

std::vector<problem> live_catalog::problems() const {
  return state_->with_current([](version const& now) { return now.problems; });
}

reload_report live_catalog::reload() {
  detail::keep_errno const kept;
  std::lock_guard const lock(state_->reloading);
  auto next = state_->read();
  reload_report report{false, next.problems};
  report.replaced = !next.failure && std::all_of(next.problems.begin(), next.problems.end(), is_of_one_text);
  if (report.replaced)
    state_->replace(std::move(next));
  return report;
}

} // namespace interco
