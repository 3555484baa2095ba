#include "icu/characters.hpp"

#include <new>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace interco::detail {

std::string_view script_of(char32_t c) noexcept {
  UErrorCode status = U_ZERO_ERROR;
  auto const script = uscript_getScript(static_cast<UChar32>(c), &status);
  auto const* const name = U_SUCCESS(status) ? uscript_getShortName(script) : nullptr;
  return name == nullptr ? std::string_view("Zzzz") : name;
}

bool is_letter(char32_t c) noexcept {
  return u_isalpha(static_cast<UChar32>(c)) != 0;
}

bool is_upper(char32_t c) noexcept {
  return u_isupper(static_cast<UChar32>(c)) != 0;
}

bool is_mark(char32_t c) noexcept {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

char32_t lower_case(char32_t c) noexcept {
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

std::optional<int> digit_value(char32_t c) noexcept {
  auto const value = u_charDigitValue(static_cast<UChar32>(c));
  return value < 0 ? std::nullopt : std::optional(static_cast<int>(value));
}

bool is_right_to_left(char32_t c) noexcept {
  auto const direction = u_charDirection(static_cast<UChar32>(c));
  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

std::optional<std::string> to_nfc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  auto const* const nfc = icu::Normalizer2::getNFCInstance(status);
  icu::StringPiece const piece(text.data(), static_cast<int32_t>(text.size()));
  if (U_FAILURE(status) || nfc->isNormalizedUTF8(piece, status) != 0)
    return std::nullopt;
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  nfc->normalizeUTF8(0, piece, sink, nullptr, status);
  if (status == U_MEMORY_ALLOCATION_ERROR)
    throw std::bad_alloc();
  return U_SUCCESS(status) && result != text ? std::optional(std::move(result)) : std::nullopt;
}

} // namespace interco::detail
