#include "core/inserted_text.hpp"

#include "core/safe_line.hpp"
#include "core/utf8.hpp"

namespace interco::detail {
namespace {

/// Returns whether a character belongs to a script from right to left, by the blocks that Unicode keeps for them, or
/// is a bidi control.
constexpr bool turns_text(char32_t c) noexcept {
  return (c >= 0x590 && c <= 0x8FF) || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
         (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF) || (c >= 0x10800 && c <= 0x10FFF) ||
         (c >= 0x1E800 && c <= 0x1EFFF);
}

/// Returns whether a value could move what stands around it, or be moved by it.
bool runs_otherwise(std::string_view text, bool right_to_left) noexcept {
  if (right_to_left) // also what has no direction: a path begins with one slash or ends with it
    return !text.empty();
  while (!text.empty()) {
    auto const next = decode_utf8(text);
    if (turns_text(next.code_point) && next.well_formed)
      return true;
    text.remove_prefix(next.length);
  }
  return false;
}

} // namespace

inserted_text::inserted_text(std::string_view value, insertion how, surroundings const& around)
    : text_(value), is_isolated_((how == insertion::isolated ||
                                  (how == insertion::automatic && runs_otherwise(value, around.right_to_left))) &&
                                 around.bidi_depth < max_bidi_depth) { // deeper ones do nothing (UAX #9)
  if (is_safe_line(value))
    return;
  constexpr std::size_t own_isolate = 1;
  auto const taken = around.bidi_depth + own_isolate;
  append_safe_line(changed_, value, taken < max_bidi_depth ? max_bidi_depth - taken : 0);
  text_ = changed_;
}

} // namespace interco::detail
