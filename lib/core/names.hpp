/// \file
/// The names of closed sets, as definitions and JSON spell them.
#ifndef INTERCO_CORE_NAMES_HPP
#define INTERCO_CORE_NAMES_HPP

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include <interco/severity.hpp>

namespace interco::detail {

inline constexpr std::array<std::string_view, 4> severity_names{"success", "informational", "warning", "error"};
inline constexpr std::array<std::string_view, 4> audience_names{"flow", "developer", "administrator", "end_user"};
inline constexpr std::array<std::string_view, 3> layout_names{"plain", "hresult", "ntstatus"};
inline constexpr std::array<std::string_view, 7> argument_type_names{"string", "integer", "number", "date-time",
                                                                     "path",   "code",    "list"};
inline constexpr std::array<std::string_view, 8> text_state_names{"untranslated", "needs-review", "stale",  "refused",
                                                                  "translated",   "reviewed",     "source", "unknown"};

template <class Enum, std::size_t N>
constexpr std::string_view name_of(std::array<std::string_view, N> const& names, Enum value) noexcept {
  auto const index = static_cast<std::size_t>(value);
  return index < N ? names[index] : std::string_view("?");
}

template <class Enum, std::size_t N>
constexpr std::optional<Enum> value_of(std::array<std::string_view, N> const& names, std::string_view name) noexcept {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name)
      return static_cast<Enum>(i);
  }
  return std::nullopt;
}

} // namespace interco::detail

#endif
