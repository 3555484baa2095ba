/// \file
/// Messages with a type each: what the headers of domains (`interco/codes/<domain>.hpp`) are made of.
///
/// A code whose text has arguments has a type of the same name there, an aggregate with a member for each argument.
/// Leaving out an argument, misspelling it or giving it another kind of value does not compile: a member is of one of
/// the classes of `interco::owned`, which have no default constructor and take values of their kind only. They own
/// what they hold, so that a message can be stored, copied, moved, compared and hashed. Distinct objects may be used
/// in any number of threads.
/// \code
///   auto const full = interco::backup::disk_full{.volume = "D:", .missing = 1073741824};
///   log(to_log(interco::message_value(full)));  // backup/DISK_FULL(0x80120001){volume="D:", missing=1073741824}
///   show(reader.format(full));
/// \endcode
#ifndef INTERCO_TYPED_MESSAGE_HPP
#define INTERCO_TYPED_MESSAGE_HPP

#include <bit>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <limits>
#include <ranges>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <interco/argument.hpp>
#include <interco/code.hpp>

/// Values of arguments that own what they hold. Each converts to an `argument`, which is a view of it. Two are equal
/// when they are logged as the same.
namespace interco::owned {

/// Text. Any bytes; they are taken for UTF-8 when they are shown. A null `char const*` is an empty one.
class string {
 public:
  string() = delete;
  string(std::nullptr_t) = delete;
  string(std::string value) noexcept : value_(std::move(value)) {} // NOLINT: by intent, as all constructors here
  template <std::convertible_to<std::string_view> Text>
  requires(!std::same_as<Text, std::string>) string(Text const& value) : value_(argument(value).text()) {} // NOLINT

  [[nodiscard]] std::string const& value() const noexcept { return value_; }
  operator argument() const noexcept { return argument(value_); } // NOLINT: by intent
  friend bool operator==(string const&, string const&) = default;

 private:
  std::string value_;
};

/// A whole number from -2^63 to 2^64 - 1. Takes no bool, no character, and no floating-point number.
class integer {
 public:
  integer() = delete;
  template <detail::number_integer Integer>
  requires(sizeof(Integer) <= sizeof(std::uint64_t)) integer(Integer value)
  noexcept // NOLINT
      : bits_(static_cast<std::uint64_t>(value)), is_negative_(std::cmp_less(value, 0)) {}

  [[nodiscard]] bool is_negative() const noexcept { return is_negative_; }
  /// Returns the number modulo 2^64.
  [[nodiscard]] std::uint64_t bits() const noexcept { return bits_; }
  operator argument() const noexcept { // NOLINT: by intent
    return is_negative_ || bits_ <= most_signed ? argument(static_cast<std::int64_t>(bits_)) : argument(bits_);
  }
  friend bool operator==(integer const&, integer const&) = default;

 private:
  static constexpr std::uint64_t most_signed =
      (std::numeric_limits<std::int64_t>::max)(); // <windows.h> has a macro max
  std::uint64_t bits_;
  bool is_negative_;
};

/// A number. Takes float and double, and the integers that a double holds exactly, whatever their value: those of 32
/// bits or fewer.
class number {
 public:
  number() = delete;
  template <class Number>
  requires(std::same_as<Number, double> || std::same_as<Number, float> ||
           (detail::number_integer<Number> && sizeof(Number) <= sizeof(std::uint32_t))) number(Number value)
  noexcept : value_(static_cast<double>(value)) { // NOLINT
    if (value_ != value_)
      value_ = std::numeric_limits<double>::quiet_NaN(); // one of them, so that a message with it equals itself
  }

  [[nodiscard]] double value() const noexcept { return value_; }
  operator argument() const noexcept { return argument(value_); } // NOLINT: by intent
  friend bool operator==(number const& a, number const& b) noexcept {
    return std::bit_cast<std::uint64_t>(a.value_) == std::bit_cast<std::uint64_t>(b.value_);
  }

 private:
  double value_;
};

/// A point in time, rounded down to the millisecond.
class date_time {
 public:
  date_time() = delete;
  template <class Duration>
  date_time(std::chrono::sys_time<Duration> value) noexcept // NOLINT
      : value_(std::chrono::floor<std::chrono::milliseconds>(value)) {}

  [[nodiscard]] argument::milliseconds value() const noexcept { return value_; }
  operator argument() const noexcept { return argument(value_); } // NOLINT: by intent
  friend bool operator==(date_time const&, date_time const&) = default;

 private:
  argument::milliseconds value_;
};

/// The name of a file or folder: a std::filesystem::path (where names are bytes) or a string.
class path {
 public:
  path() = delete;
  path(std::nullptr_t) = delete;
  path(std::string value) noexcept : value_(std::move(value)) {} // NOLINT
  template <std::convertible_to<std::string_view> Text>
  requires(!std::same_as<Text, std::string>) path(Text const& value) : value_(argument(value).text()) {} // NOLINT
  template <detail::file_path Path>
  path(Path const& value) : value_(value.native()) {} // NOLINT

  [[nodiscard]] std::string const& value() const noexcept { return value_; }
  operator argument() const noexcept { return argument::path(value_); } // NOLINT: by intent
  friend bool operator==(path const&, path const&) = default;

 private:
  std::string value_;
};

/// A code of any domain: a generated enumerator, an interco::code, or `{"sspi", 0x80090328}`. The name of the domain
/// is copied, so that a code may come from a catalog that is closed later. Takes no negative literal and no bool.
class code {
 public:
  code() = delete;
  code(interco::code value) : code(value.domain, value.value) {} // NOLINT
  template <code_enum Enum>
  code(Enum value) : code(domain_of<Enum>, static_cast<std::uint32_t>(value)) {} // NOLINT
  code(std::string_view domain, std::uint32_t value) : domain_(domain), value_(value) {}
  template <std::same_as<bool> Bool>
  code(std::string_view domain, Bool value) = delete;

  /// Returns the code, as a view into this one.
  [[nodiscard]] interco::code value() const noexcept { return {domain_, value_}; }
  operator argument() const noexcept { return argument(value()); } // NOLINT: by intent
  friend bool operator==(code const&, code const&) = default;

 private:
  std::string domain_;
  std::uint32_t value_;
};

/// Several strings: `{"a", "b"}` or any range of them. None at all is an empty range, not `{}`, which is what a
/// member that was left out has.
class list {
 public:
  list() = delete;
  list(std::initializer_list<string> values) { // NOLINT
    for (auto const& each : values)
      strings_.push_back(each.value());
    make_views();
  }
  template <std::ranges::input_range Range>
  requires(std::convertible_to<std::ranges::range_reference_t<Range const&>, std::string_view> &&
           !std::convertible_to<Range const&, std::string_view>) list(Range const& values) { // NOLINT
    for (auto const& each : values)
      strings_.emplace_back(std::string_view(each));
    make_views();
  }
  list(list const& other) : strings_(other.strings_) { make_views(); }
  list(list&& other) noexcept = default; // the strings stay where they are
  list& operator=(list const& other) { return *this = list(other); }
  list& operator=(list&& other) noexcept = default;
  ~list() = default;

  /// Returns the strings, as views into this list.
  [[nodiscard]] std::span<std::string_view const> value() const noexcept { return views_; }
  operator argument() const noexcept { return argument(value()); } // NOLINT: by intent
  friend bool operator==(list const& a, list const& b) noexcept { return a.strings_ == b.strings_; }

 private:
  void make_views() { views_.assign(strings_.begin(), strings_.end()); }

  std::vector<std::string> strings_;
  std::vector<std::string_view> views_;
};

} // namespace interco::owned

namespace interco {

/// A generated type: its code, its symbol, and views of its arguments, in the order of the definitions.
template <class T>
concept typed_message = code_enum<std::remove_cv_t<decltype(T::code)>> && requires(T const& message) {
  { T::symbol } -> std::convertible_to<std::string_view>;
  { message.arguments() } -> std::convertible_to<argument_list>;
};

/// The code of a typed message.
template <typed_message Message>
inline constexpr code code_of{domain_of<std::remove_cv_t<decltype(Message::code)>>,
                              static_cast<std::uint32_t>(Message::code)};

/// Returns a hash of a message: the same for messages that are equal, be they typed or not. It may differ in another
/// version of Interco. Defined in the library, as is all of `message_value`.
[[nodiscard]] std::size_t hash_of(code const& code, std::string_view symbol, argument_list const& arguments) noexcept;

} // namespace interco

template <interco::typed_message Message>
struct std::hash<Message> {
  std::size_t operator()(Message const& message) const noexcept {
    return interco::hash_of(interco::code_of<Message>, Message::symbol, message.arguments());
  }
};

#endif
