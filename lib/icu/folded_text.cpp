#include "icu/folded_text.hpp"

#include <new>

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/unorm2.h>

#include "core/ascii.hpp"

namespace interco::detail {
namespace {

constexpr char32_t basic_plane = 0x10000;

/// What stands for a character that becomes none, or several.
constexpr char32_t nothing = 0xFFFFFFFE;
constexpr char32_t several = 0xFFFFFFFF;

/// UTF-16 units that what a character becomes has room in: no more than 18 (U+FDFA), and no memory is allocated.
constexpr std::int32_t longest = 24;

/// Returns a normalized string; the string itself where the normalization cannot be had. In C, so that ThreadSanitizer,
/// which does not see how ICU makes its normalizers once, sees no use of them either.
icu::UnicodeString normalized(UNormalizer2 const* by, icu::UnicodeString const& text, UErrorCode status) {
  icu::UnicodeString result;
  auto* const to = result.getBuffer(longest);
  auto const length = unorm2_normalize(by, text.getBuffer(), text.length(), to, longest, &status);
  result.releaseBuffer(U_SUCCESS(status) ? length : 0);
  if (status == U_MEMORY_ALLOCATION_ERROR)
    throw std::bad_alloc();
  return U_SUCCESS(status) ? result : text;
}

bool counts(UChar32 c) {
  return u_isalnum(c) != 0 || u_charType(c) == U_COMBINING_SPACING_MARK;
}

} // namespace

letter_folder::letter_folder(bool remembers) : remembered_(remembers ? basic_plane : 0) {}

void letter_folder::append(std::u32string& to, char32_t c) {
  if (c < 0x80) {
    if (is_alphanumeric(static_cast<char>(c)))
      to += static_cast<unsigned char>(lower(static_cast<char>(c)));
    return;
  }
  if (c >= remembered_.size() || remembered_[c] == several) {
    fold(to, c);
    return;
  }
  auto& known = remembered_[c];
  if (known == 0) {
    std::u32string letters;
    fold(letters, c);
    known = letters.empty() ? nothing : letters.size() == 1 ? letters.front() : several;
    to += letters;
  } else if (known != nothing) {
    to += known;
  }
}

void letter_folder::fold(std::u32string& to, char32_t c) const {
  UErrorCode status = U_ZERO_ERROR;
  auto const* const casefold = unorm2_getNFKCCasefoldInstance(&status);
  auto const folded = normalized(casefold, icu::UnicodeString(static_cast<UChar32>(c)), status);
  status = U_ZERO_ERROR;
  auto const* const decompose = unorm2_getNFDInstance(&status);
  auto const letters = normalized(decompose, folded, status);
  for (std::int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1)) {
    if (counts(letters.char32At(i)))
      to += static_cast<char32_t>(letters.char32At(i));
  }
}

} // namespace interco::detail
