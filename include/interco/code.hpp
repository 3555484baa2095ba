/// \file
/// A status code: a domain and a 32-bit value, and the many ways in which people write one.
///
/// Plain values; every function may be called from any thread. A view in a result points into the argument.
/// \code
///   auto written = interco::parse_code("-2146893016"); // 0x80090328
///   auto parts = interco::decode_hresult(written->value); // error, facility 9, code 0x328
///   interco::hresult_facility_name(parts.facility); // FACILITY_SECURITY
/// \endcode
///
/// Left out on purpose: there is no order and no conversion to bool, since neither means the same in two domains.
/// `==` is exact: two codes of one meaning but different severity are different codes.
#ifndef INTERCO_CODE_HPP
#define INTERCO_CODE_HPP

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include <interco/severity.hpp>

namespace interco {

/// A domain and a value in it. `domain` is a view: of a literal, or of a catalog that outlives the code.
struct code {
  std::string_view domain;
  std::uint32_t value = 0;

  friend bool operator==(code const&, code const&) = default;
};

/// Names the domain of an enumeration of codes. Generated headers specialise it:
/// `template <> inline constexpr std::string_view domain_of<sspi::status> = "sspi";`
template <class Enum>
inline constexpr std::string_view domain_of{};

/// An enumeration whose enumerators are the codes of one domain.
template <class T>
concept code_enum = std::is_enum_v<T> && !domain_of<T>.empty();

/// An integer that can hold a status code as it is: 32 bits or fewer, signed or not. Wider ones go through
/// `narrow_code`, which refuses what is not a code.
template <class T>
concept code_integer =
    std::integral<T> && !std::same_as<std::remove_cv_t<T>, bool> && sizeof(T) <= sizeof(std::uint32_t);

/// Returns a 64-bit integer as a 32-bit value: in range, or a sign-extended 32-bit value (as a 64-bit debugger or
/// `%lld` prints it). Empty if it is neither.
[[nodiscard]] std::optional<std::uint32_t> narrow_code(std::uint64_t wide) noexcept;

/// A code as somebody wrote it, by value or by symbol.
struct written_code {
  std::string_view domain; ///< The part before ':', or empty.
  std::string_view symbol; ///< The symbol as written, or empty when `value` holds the code.
  std::uint32_t value = 0; ///< Meaningful when `symbol` is empty.

  [[nodiscard]] bool by_symbol() const noexcept { return !symbol.empty(); }
};

/// Reads a code in any of the forms in which logs, debuggers and people write one, with an optional `domain:`
/// before: `0x80090328`; eight hexadecimal digits without prefix (`80090328`, also when all are decimal); a signed
/// or unsigned decimal number (`-2146893016`, `2148074280`); either sign-extended to 64 bits (`0xFFFFFFFF80090328`,
/// `18446744071562658600`); a symbol (letters, digits, `_`, not starting with a digit; any case). White space
/// around it is ignored. Empty when it is none of these.
[[nodiscard]] std::optional<written_code> parse_code(std::string_view text) noexcept;

/// The parts of an HRESULT or an NTSTATUS ([MS-ERREF] sections 2.1 and 2.3). Bit 27 is read as the highest of the
/// facility in both, as winerror.h does: [MS-ERREF] reserves it in an HRESULT, but FACILITY_AUDCLNT (2185) has it.
struct code_parts {
  interco::severity severity = interco::severity::success; ///< Bit 31, set: `error`; of an NTSTATUS bits 30 and 31.
  bool customer = false;                                   ///< Bit 29: defined by a third party, not by Microsoft.
  bool ntstatus = false;      ///< Bit 28: an NTSTATUS that was mapped to an HRESULT (HRESULT_FROM_NT).
  std::uint16_t facility = 0; ///< Bits 16 to 27.
  std::uint16_t code = 0;     ///< Bits 0 to 15.

  friend bool operator==(code_parts const&, code_parts const&) = default;
};

/// Splits an HRESULT into its parts. Where `ntstatus` is set, its severity is that of the NTSTATUS.
[[nodiscard]] code_parts decode_hresult(std::uint32_t value) noexcept;

/// Splits an NTSTATUS into its parts.
[[nodiscard]] code_parts decode_ntstatus(std::uint32_t value) noexcept;

/// Returns the name that winerror.h gives a facility of HRESULTs, "FACILITY_WIN32" for 7, or an empty view. It is
/// without meaning for a code that is a third party's (`customer`) or an NTSTATUS.
[[nodiscard]] std::string_view hresult_facility_name(std::uint16_t facility) noexcept;

/// A value in the form "0x80090328": eight digits, upper case, without allocation.
class hex_string {
 public:
  explicit hex_string(std::uint32_t value) noexcept;
  /// Returns the ten characters, followed by a NUL; valid as long as this object, which therefore must have a name.
  [[nodiscard]] std::string_view view() const& noexcept { return {text_.data(), length}; }
  std::string_view view() const&& = delete;
  /// Returns them as a string of their own.
  [[nodiscard]] std::string str() const { return {text_.data(), length}; }

 private:
  static constexpr std::size_t length = 10;
  std::array<char, length + 1> text_;
};

/// A value as people know it, without allocation: "0x80090328"; where `decimal` is set, "404" or "-22" as C prints an int,
/// but for what has more than 16 bits, and so is made of parts.
class shown_value {
 public:
  shown_value(std::uint32_t value, bool decimal) noexcept;
  /// Returns the characters, valid as long as this object, which therefore must have a name.
  [[nodiscard]] std::string_view view() const& noexcept { return {text_.data(), length_}; }
  std::string_view view() const&& = delete;
  /// Returns them as a string of their own.
  [[nodiscard]] std::string str() const { return {text_.data(), length_}; }

 private:
  std::array<char, 11> text_; // -2147483648
  std::size_t length_;
};

} // namespace interco

#endif
