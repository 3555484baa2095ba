/// \file
/// What a program puts into a text: values with the names that the text gives them.
///
/// An argument is a view: strings are not copied, and must live until the text has been made. Strings are UTF-8; any
/// other bytes are shown as `safe_line` shows them. Values may be made and read in any thread.
///
/// What is no value does not compile: a `bool` (a text that depends on one has a `select`, which takes a string), a
/// `char`, `wchar_t` or `char32_t` (its string is meant, or its number), an enumerator that is no code, a `std::optional`, a
/// pointer but to `char`, `nullptr`. A null `char const*` is an empty string. `float` and `long double` are taken as
/// `double`.
/// \code
///   reader[backup::status::disk_full].format({{"volume", "D:"}, {"missing", 1073741824}});
/// \endcode
#ifndef INTERCO_ARGUMENT_HPP
#define INTERCO_ARGUMENT_HPP

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <type_traits>

#include <interco/code.hpp>

namespace interco {

/// What kind of value a definition asks for.
enum class argument_type : std::uint8_t {
  string,    ///< Text, in any language or none: what a user typed, a name.
  integer,   ///< A whole number of 64 bits, signed or not.
  number,    ///< Any number.
  date_time, ///< A point in time, to the millisecond.
  path,      ///< The name of a file or folder.
  code,      ///< A code, of this domain or another.
  list,      ///< Several strings: "a, b and c".
};

/// Returns the name used in definitions and JSON: "string", "date-time".
[[nodiscard]] std::string_view to_string(argument_type type) noexcept;

namespace detail {
/// An integer that is a number: no bool, no character.
template <class T>
concept number_integer = std::integral<T> && sizeof(T) <= sizeof(std::int64_t) && !std::same_as<T, bool> &&
                         !std::same_as<T, char> && !std::same_as<T, char8_t> && !std::same_as<T, char16_t> &&
                         !std::same_as<T, char32_t> && !std::same_as<T, wchar_t>;
/// A string, or what is one to std::string_view.
template <class T>
concept string_like = std::convertible_to<T const&, std::string_view> && !std::same_as<T, std::nullptr_t>;
/// A list of views: std::vector, std::array, std::span.
template <class T>
concept view_list = std::convertible_to<T const&, std::span<std::string_view const>>;
/// std::filesystem::path, without its header.
template <class T>
concept file_path = requires(T const& path) {
  { path.native().data() } -> std::convertible_to<char const*>;
  path.has_root_directory();
};
} // namespace detail

/// A value.
class argument {
 public:
  /// What it is. An unsigned number is told from a signed one, since it may be greater.
  enum class kind : std::uint8_t { string, integer, unsigned_integer, number, date_time, path, code, list };
  /// Milliseconds since 1970-01-01 00:00 UTC, without leap seconds.
  using milliseconds = std::chrono::sys_time<std::chrono::milliseconds>;

  template <detail::string_like String>
  argument(String const& value) noexcept : argument(kind::string, view(value)) {} // NOLINT: by intent
  template <detail::number_integer Integer>
  argument(Integer value) noexcept // NOLINT: by intent
      : kind_(std::is_signed_v<Integer> ? kind::integer : kind::unsigned_integer),
        integer_(static_cast<std::int64_t>(value)) {}
  template <std::floating_point Number>
  argument(Number value) noexcept : kind_(kind::number), number_(static_cast<double>(value)) {} // NOLINT: by intent
  /// A point in time is rounded down to the millisecond.
  template <class Duration>
  argument(std::chrono::sys_time<Duration> value) noexcept // NOLINT: by intent
      : kind_(kind::date_time),
        integer_(std::chrono::floor<std::chrono::milliseconds>(value).time_since_epoch().count()) {}
  /// A path of std::filesystem where names are bytes.
  template <detail::file_path Path>
  argument(Path const& value) noexcept : argument(kind::path, std::string_view(value.native())) {} // NOLINT: by intent
  argument(interco::code value) noexcept                                                           // NOLINT: by intent
      : kind_(kind::code), integer_(value.value), text_(value.domain.data()), size_(value.domain.size()) {}
  template <code_enum Enum>
  argument(Enum value) noexcept // NOLINT: by intent
      : argument(interco::code{domain_of<Enum>, static_cast<std::uint32_t>(value)}) {}
  template <detail::view_list List>
  argument(List const& value) noexcept // NOLINT: by intent
      : argument(std::span<std::string_view const>(value), kind::list) {}

  /// Takes a string for the name of a file or folder.
  [[nodiscard]] static argument path(std::string_view value) noexcept { return {kind::path, value}; }

  [[nodiscard]] kind what() const noexcept { return kind_; }

  /// Each of these is for values of its kind alone.
  [[nodiscard]] std::string_view text() const noexcept { return {text_, size_}; }
  [[nodiscard]] std::int64_t integer() const noexcept { return integer_; }
  [[nodiscard]] std::uint64_t unsigned_integer() const noexcept { return static_cast<std::uint64_t>(integer_); }
  [[nodiscard]] double number() const noexcept { return number_; }
  [[nodiscard]] milliseconds date_time() const noexcept { return milliseconds(std::chrono::milliseconds(integer_)); }
  [[nodiscard]] interco::code code() const noexcept { return {text(), static_cast<std::uint32_t>(integer_)}; }
  [[nodiscard]] std::span<std::string_view const> list() const noexcept { return {list_, size_}; }

 private:
  argument(kind what, std::string_view value) noexcept : kind_(what), text_(value.data()), size_(value.size()) {}
  argument(std::span<std::string_view const> value, kind what) noexcept
      : kind_(what), list_(value.data()), size_(value.size()) {}

  template <class String>
  static std::string_view view(String const& value) noexcept {
    if constexpr (std::is_pointer_v<String>)
      return value == nullptr ? std::string_view() : std::string_view(value);
    else
      return value;
  }

  kind kind_;
  union {
    std::int64_t integer_ = 0;
    double number_;
  };
  union {
    char const* text_ = nullptr;
    std::string_view const* list_;
  };
  std::size_t size_ = 0;
};

/// A value and the name that texts give it.
struct named_argument {
  std::string_view name;
  argument value;
};

/// Arguments for one text, in any order. Those that a text does not use are left out; of several with one name the first
/// counts. A view, for parameters: what was written in braces is gone at the end of the statement, so that a variable has
/// to be a vector or an array of `named_argument`.
class argument_list {
 public:
  argument_list() = default;
  argument_list(std::initializer_list<named_argument> all) noexcept // NOLINT: by intent
      : all_(all.begin(), all.size()) {}
  /// Takes a vector, an array, a span.
  template <class Range>
  requires(std::convertible_to<Range const&, std::span<named_argument const>> && !std::same_as<Range, argument_list>)
      argument_list(Range const& all)
  noexcept : all_(all) {} // NOLINT: by intent

  [[nodiscard]] auto begin() const noexcept { return all_.begin(); }
  [[nodiscard]] auto end() const noexcept { return all_.end(); }
  [[nodiscard]] std::size_t size() const noexcept { return all_.size(); }

 private:
  std::span<named_argument const> all_;
};

} // namespace interco

#endif
