/// \file
/// What the tables of Unicode say of characters and texts, from the data that ICU has compiled in. From any thread.
#ifndef INTERCO_ICU_CHARACTERS_HPP
#define INTERCO_ICU_CHARACTERS_HPP

#include <optional>
#include <string>
#include <string_view>

namespace interco::detail {

/// Returns the script of a character (UAX #24) by its four letters: "Latn"; "Zyyy" for what several have in common,
/// "Zinh" for marks.
[[nodiscard]] std::string_view script_of(char32_t c) noexcept;
[[nodiscard]] bool is_letter(char32_t c) noexcept;
[[nodiscard]] bool is_upper(char32_t c) noexcept;
/// Returns whether a character is a mark that belongs to the one before it (M).
[[nodiscard]] bool is_mark(char32_t c) noexcept;
/// Returns a lower-case letter by the simple mapping, which is that of no language.
[[nodiscard]] char32_t lower_case(char32_t c) noexcept;
/// Returns the value of a decimal digit of any script.
[[nodiscard]] std::optional<int> digit_value(char32_t c) noexcept;
/// Returns whether a character has a strong direction from right to left (R, AL).
[[nodiscard]] bool is_right_to_left(char32_t c) noexcept;

/// Returns a text in Normalization Form C (UAX #15), or nothing where it is in it.
[[nodiscard]] std::optional<std::string> to_nfc(std::string_view text);

} // namespace interco::detail

#endif
