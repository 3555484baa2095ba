#include <interco/code.hpp>

#include <algorithm>
#include <charconv>
#include <iterator>

#include "core/ascii.hpp"

namespace interco {
namespace {

using detail::is_digit;
using detail::is_letter;

std::optional<std::uint64_t> parse_integer(std::string_view digits, int base) noexcept {
  std::uint64_t value = 0;
  auto const* const end = digits.data() + digits.size();
  auto const [rest, status] = std::from_chars(digits.data(), end, value, base);
  if (digits.empty() || status != std::errc() || rest != end)
    return std::nullopt;
  return value;
}

std::optional<std::uint32_t> parse_value(std::string_view text) noexcept {
  bool const negative = text.starts_with('-');
  bool const has_sign = negative || text.starts_with('+');
  if (has_sign)
    text.remove_prefix(1);
  bool const prefixed = text.starts_with("0x") || text.starts_with("0X");
  auto const is_hexadecimal = [](char c) {
    return is_digit(c) || (detail::lower(c) >= 'a' && detail::lower(c) <= 'f');
  };
  bool const eight_digits = text.size() == 8 && std::all_of(text.begin(), text.end(), is_hexadecimal);
  bool const sixteen_digits = text.size() == 16 && std::all_of(text.begin(), text.end(), is_hexadecimal) &&
                              !std::all_of(text.begin(), text.end(), is_digit);
  bool const hexadecimal = prefixed || (!has_sign && (eight_digits || sixteen_digits));
  if (has_sign && hexadecimal)
    return std::nullopt;
  auto const magnitude = parse_integer(prefixed ? text.substr(2) : text, hexadecimal ? 16 : 10);
  if (!magnitude)
    return std::nullopt;
  if (!negative)
    return narrow_code(*magnitude);
  constexpr std::uint64_t lowest = 0x80000000; // the magnitude of INT32_MIN
  if (*magnitude > lowest)
    return std::nullopt;
  return static_cast<std::uint32_t>(0 - *magnitude);
}

bool is_name(std::string_view text) noexcept {
  return !text.empty() && !is_digit(text.front()) &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || is_letter(c) || c == '_'; });
}

struct named_facility {
  std::uint16_t number;
  std::string_view name;
};

/// The facilities of HRESULTs, ascending: winerror.h. It has two names for 9; SECURITY is the one of [MS-ERREF].
constexpr named_facility facilities[] = {
    {0, "FACILITY_NULL"},
    {1, "FACILITY_RPC"},
    {2, "FACILITY_DISPATCH"},
    {3, "FACILITY_STORAGE"},
    {4, "FACILITY_ITF"},
    {7, "FACILITY_WIN32"},
    {8, "FACILITY_WINDOWS"},
    {9, "FACILITY_SECURITY"},
    {10, "FACILITY_CONTROL"},
    {11, "FACILITY_CERT"},
    {12, "FACILITY_INTERNET"},
    {13, "FACILITY_MEDIASERVER"},
    {14, "FACILITY_MSMQ"},
    {15, "FACILITY_SETUPAPI"},
    {16, "FACILITY_SCARD"},
    {17, "FACILITY_COMPLUS"},
    {18, "FACILITY_AAF"},
    {19, "FACILITY_URT"},
    {20, "FACILITY_ACS"},
    {21, "FACILITY_DPLAY"},
    {22, "FACILITY_UMI"},
    {23, "FACILITY_SXS"},
    {24, "FACILITY_WINDOWS_CE"},
    {25, "FACILITY_HTTP"},
    {32, "FACILITY_BACKGROUNDCOPY"},
    {33, "FACILITY_CONFIGURATION"},
    {34, "FACILITY_STATE_MANAGEMENT"},
    {35, "FACILITY_METADIRECTORY"},
    {36, "FACILITY_WINDOWSUPDATE"},
    {37, "FACILITY_DIRECTORYSERVICE"},
    {2185, "FACILITY_AUDCLNT"},
};

} // namespace

std::optional<std::uint32_t> narrow_code(std::uint64_t wide) noexcept {
  constexpr std::uint64_t sign_extension = 0xFFFFFFFF80000000;
  if (wide > 0xFFFFFFFF && (wide & sign_extension) != sign_extension)
    return std::nullopt;
  return static_cast<std::uint32_t>(wide);
}

std::optional<written_code> parse_code(std::string_view text) noexcept {
  written_code written;
  text = detail::trim(text);
  if (auto const colon = text.find(':'); colon != std::string_view::npos) {
    written.domain = text.substr(0, colon);
    text = detail::trim(text.substr(colon + 1));
    if (!is_name(written.domain))
      return std::nullopt;
  }
  if (auto const value = parse_value(text))
    written.value = *value;
  else if (is_name(text))
    written.symbol = text;
  else
    return std::nullopt;
  return written;
}

code_parts decode_hresult(std::uint32_t value) noexcept {
  auto parts = decode_ntstatus(value);
  if (!parts.ntstatus)
    parts.severity = (value >> 31U) != 0 ? severity::error : severity::success;
  return parts;
}

code_parts decode_ntstatus(std::uint32_t value) noexcept {
  // The four severities of an NTSTATUS are numbered as those here.
  return {static_cast<severity>(value >> 30U), ((value >> 29U) & 1U) != 0, ((value >> 28U) & 1U) != 0,
          static_cast<std::uint16_t>((value >> 16U) & 0xFFFU), static_cast<std::uint16_t>(value & 0xFFFFU)};
}

std::string_view hresult_facility_name(std::uint16_t facility) noexcept {
  auto const* const found =
      std::lower_bound(std::begin(facilities), std::end(facilities), facility,
                       [](named_facility const& each, std::uint16_t number) { return each.number < number; });
  return found != std::end(facilities) && found->number == facility ? found->name : std::string_view();
}

hex_string::hex_string(std::uint32_t value) noexcept : text_{'0', 'x'} {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (std::size_t i = 0; i < 8; ++i)
    text_[2 + i] = digits[(value >> (28U - 4U * static_cast<unsigned>(i))) & 0xFU];
}

shown_value::shown_value(std::uint32_t value, bool decimal) noexcept : text_{} {
  constexpr std::int32_t bound = 1 << 16;
  auto const number = static_cast<std::int32_t>(value);
  if (decimal && number > -bound && number < bound) {
    auto const* const end = std::to_chars(text_.data(), text_.data() + text_.size(), number).ptr;
    length_ = static_cast<std::size_t>(end - text_.data());
  } else {
    hex_string const hex(value);
    length_ = hex.view().copy(text_.data(), text_.size());
  }
}

} // namespace interco
