#include <interco/reader_set.hpp>

#include <utility>

#include "core/ascii.hpp"

namespace interco {
namespace {

/// How many times a code inside a code is followed: an NTSTATUS in an HRESULT that holds one of Win32 is two; the rules
/// of several domains may lead in a circle.
constexpr int most_steps = 4;

bool is_answered(message const& answer) noexcept {
  return answer.known() || answer.resolved() != resolved::built_in;
}

} // namespace

reader_set::reader_set(std::vector<reader> readers, reader nobody)
    : readers_(std::make_shared<std::vector<reader> const>(std::move(readers))), nobody_(std::move(nobody)) {}

message reader_set::operator[](interco::code const& code) const& noexcept {
  auto const* next = find(code.domain);
  if (next == nullptr)
    return nobody_[code];
  auto best = (*next)[code.value];
  auto answer = best;
  auto const parts = best.decoded();
  bool const is_error = parts && parts->severity == severity::error;
  for (int step = 0; step < most_steps && !answer.known(); ++step) {
    auto const inside = answer.wrapped();
    next = inside ? find(inside->domain) : nullptr;
    if (next == nullptr)
      break;
    answer = (*next)[inside->value];
    // No rule makes an error of a success: HRESULT_FROM_WIN32(0) is S_OK, and 0x80070000 somebody's mistake.
    if (is_error && is_answered(answer) && answer.severity() == severity::success)
      break;
    if (answer.known() || (is_answered(answer) && !is_answered(best)))
      best = answer;
  }
  return best;
}

reader const* reader_set::find(std::string_view domain) const noexcept {
  for (auto const& each : *readers_) {
    if (detail::equal_ignoring_case(each.domain(), domain))
      return &each;
  }
  return nullptr;
}

} // namespace interco
