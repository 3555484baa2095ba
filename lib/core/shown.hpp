/// \file
/// What somebody wrote, repeated in a message.
#ifndef INTERCO_CORE_SHOWN_HPP
#define INTERCO_CORE_SHOWN_HPP

#include <cstddef>
#include <string>
#include <string_view>

#include <interco/safe_text.hpp>

namespace interco::detail {

/// Returns all of a short text, the beginning of a long one, as a safe line.
inline std::string shown(std::string_view written) {
  constexpr std::size_t longest = 40;
  if (written.size() <= longest)
    return safe_line(written);
  auto end = longest; // or where the character begins that lies there; none has more than three continuation bytes
  while (end > longest - 3 && (static_cast<unsigned char>(written[end]) & 0xC0U) == 0x80)
    --end;
  return safe_line(written.substr(0, end)) + "...";
}

} // namespace interco::detail

#endif
