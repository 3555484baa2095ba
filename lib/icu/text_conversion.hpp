/// \file
/// What the code around ICU's i18n library shares: its errors, and text on the way to it.
#ifndef INTERCO_ICU_TEXT_CONVERSION_HPP
#define INTERCO_ICU_TEXT_CONVERSION_HPP

#include <cstdint>
#include <limits>
#include <new>
#include <string_view>

#include <unicode/unistr.h>
#include <unicode/utypes.h>

namespace interco::detail {

/// Throws std::bad_alloc where ICU has no memory; returns whether all went well.
inline bool fine(UErrorCode status) {
  if (status == U_MEMORY_ALLOCATION_ERROR)
    throw std::bad_alloc();
  return U_SUCCESS(status) != 0;
}

/// Returns well-formed UTF-8 as UTF-16. Throws std::bad_alloc where it is too long for ICU, too: 2^31 bytes.
inline icu::UnicodeString to_utf16(std::string_view text) {
  if (text.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()))
    throw std::bad_alloc();
  auto result = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  if (result.isBogus())
    throw std::bad_alloc();
  return result;
}

} // namespace interco::detail

#endif
