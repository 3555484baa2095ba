#include "icu/relative.hpp"

#include <unicode/localematcher.h>
#include <unicode/locid.h>

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <new>

#include <pthread.h>

namespace interco::detail {
namespace {

// ICU reads its data when it is first asked, under a lock of its own. Were the process forked in between, the child
// would find that lock held by a thread that it does not have, and wait for ever: a fork waits until the data are
// read.
std::atomic<bool> data_read = false;
std::mutex reading; // not a recursive one: that knows its thread by a number, which is another in the child

[[maybe_unused]] int const registered =
    ::pthread_atfork([] { reading.lock(); }, [] { reading.unlock(); }, [] { reading.unlock(); });

std::size_t nearest_by_distance(locale_tag const& wanted, std::vector<locale_tag const*> const& candidates) {
  std::vector<icu::Locale> supported;
  supported.reserve(candidates.size());
  for (auto const* tag : candidates)
    supported.emplace_back(to_icu(*tag).c_str());
  UErrorCode status = U_ZERO_ERROR;
  icu::LocaleMatcher::Builder builder;
  builder.setSupportedLocales(supported.begin(), supported.end()).setNoDefaultLocale();
  // Want of memory leaves a matcher half made, whose destructor follows pointers that were never set (ICU 72): such a
  // one is not destroyed.
  alignas(icu::LocaleMatcher) std::array<std::byte, sizeof(icu::LocaleMatcher)> storage;
  auto* const matcher = new (storage.data()) icu::LocaleMatcher(builder.build(status));
  if (U_FAILURE(status))
    return 0;
  std::unique_ptr<icu::LocaleMatcher, decltype(&std::destroy_at<icu::LocaleMatcher>)> const destroyed(
      matcher, &std::destroy_at<icu::LocaleMatcher>);
  auto const best = matcher->getBestMatchResult(icu::Locale(to_icu(wanted).c_str()), status);
  auto const index = U_SUCCESS(status) ? best.getSupportedIndex() : -1;
  return index < 0 ? 0 : static_cast<std::size_t>(index);
}

} // namespace

std::size_t nearest_relative(locale_tag const& wanted, std::vector<locale_tag const*> const& candidates) {
  if (data_read)
    return nearest_by_distance(wanted, candidates);
  std::lock_guard const held(reading);
  auto const nearest = nearest_by_distance(wanted, candidates);
  data_read = true;
  return nearest;
}

} // namespace interco::detail
