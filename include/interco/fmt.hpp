/// \file
/// Codes and answers for {fmt}: `fmt::formatter` of `interco::message`, `interco::code` and the enumerators of
/// generated headers.
///
/// Nothing else of Interco needs {fmt}; this header is for version 9 and later. It may be used from any thread.
/// What stands behind the colon, all of it optional, and checked when the program is compiled:
///
///     [[fill]align][width][.precision][L][form]
///
/// Fill, align, width and precision are those of strings, `{}` and `{0}` for a number among the arguments included;
/// width is counted as {fmt} counts it. The form is a letter:
///
///     none   the text                                Il certificato ricevuto è scaduto.
///     s      the symbol                              SEC_E_CERT_EXPIRED
///     x      the symbol and its value                SEC_E_CERT_EXPIRED (0x80090328)
///     l      for logs                                sspi/SEC_E_CERT_EXPIRED(0x80090328)
///     b      the text, and behind it the English     Il certificato ricevuto è scaduto. [en: The received …]
///
/// `presentation.hpp` says what each has for an unknown code. A message is in the language in which it was answered.
/// An enumerator is in English, by the catalog of its domain, and an `interco::code` is in the form for logs: {fmt}
/// asks no locale unless told to. With `L`, which a message does not take, either is in the language of the locale
/// that {fmt} was given, `fmt::format(locale, "{:L}", code)`, as it would be in a stream (`ostream.hpp`); {fmt} takes
/// the global `std::locale` where it was given none.
/// \code
///   fmt::print("{} ({:x})\n", it[interco::sspi::sec_e_cert_expired], interco::sspi::sec_e_cert_expired);
/// \endcode
#ifndef INTERCO_FMT_HPP
#define INTERCO_FMT_HPP

#include <algorithm>
#include <cstdint>
#include <limits>
#include <locale>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <fmt/format.h>

#include <interco/code.hpp>
#include <interco/message.hpp>
#include <interco/ostream.hpp>
#include <interco/presentation.hpp>

namespace interco::detail {

/// What a specification says.
class fmt_specification {
 public:
  /// Reads one, whose `L` is taken or not. Throws fmt::format_error, which does not compile in a literal.
  template <class Context>
  constexpr auto parse(Context& context, bool takes_locale) {
    auto at = context.begin();
    auto const end = context.end();
    auto const is_at = [&](char c) { return at != end && *at == c; };
    if (auto const length = fill_and_align(at, end); length > 0) {
      layout_ = {at, static_cast<std::size_t>(length)};
      at += length;
    }
    if (at != end && *at != '0')
      width_ = number(at, end, context);
    if (is_at('.')) {
      precision_ = number(++at, end, context);
      if (!precision_.is_there())
        fail("a precision expected behind '.'");
    }
    if (takes_locale && is_at('L')) {
      asks_locale_ = true;
      ++at;
    }
    if (at != end && *at != '}')
      form_ = form(*at++);
    if (at != end && *at != '}')
      fail("'}' expected behind the form of a code or message");
    return at;
  }

  [[nodiscard]] constexpr presentation form() const noexcept { return form_; }
  [[nodiscard]] constexpr bool asks_locale() const noexcept { return asks_locale_; }

  /// Writes a text as {fmt} writes strings.
  template <class Context>
  auto write(std::string_view text, Context& context) const {
    if (layout_.empty() && !width_.is_there() && !precision_.is_there())
      return std::copy(text.begin(), text.end(), context.out());
    std::string specification = "{:";
    specification += layout_;
    if (auto const width = width_.of(context); width > 0) // 0 is a flag to {fmt}
      specification += std::to_string(width);
    if (precision_.is_there())
      (specification += '.') += std::to_string(precision_.of(context));
    fmt::string_view const shown(text.data(), text.size());
    return fmt::vformat_to(context.out(), specification += '}', fmt::make_format_args(shown));
  }

 private:
  static constexpr int most = (std::numeric_limits<int>::max)(); // in brackets, for max may be a macro

  /// A number, or where it is among the arguments.
  struct count {
    enum class kind : std::uint8_t { none, literal, argument };
    kind what = kind::none;
    int value = 0;

    [[nodiscard]] constexpr bool is_there() const noexcept { return what != kind::none; }
    template <class Context>
    [[nodiscard]] int of(Context& context) const {
      if (what != kind::argument)
        return value;
      auto const read = [](auto const& argument) -> int {
        using type = std::decay_t<decltype(argument)>;
        if constexpr (std::is_integral_v<type> && !std::is_same_v<type, bool> && !std::is_same_v<type, char>) {
          if (std::cmp_greater_equal(argument, 0) && std::cmp_less_equal(argument, most))
            return static_cast<int>(argument);
        }
        fail("a width or precision is no whole number from 0 to 2147483647");
      };
      auto const found = context.arg(value);
      if constexpr (requires { found.visit(read); })
        return found.visit(read);
      else
        return fmt::visit_format_arg(read, found);
    }
  };

  [[noreturn]] static void fail(char const* why) { FMT_THROW(fmt::format_error(why)); }

  static constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
  static constexpr bool is_align(char c) noexcept { return c == '<' || c == '>' || c == '^'; }

  /// Returns the size of "<" or "*<" where a specification begins so; a fill is one character of UTF-8.
  template <class Iterator>
  static constexpr int fill_and_align(Iterator at, Iterator end) {
    if (at == end || *at == '}')
      return 0;
    auto const lead = static_cast<unsigned char>(*at);
    int const size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (end - at > size && is_align(at[size]) && *at != '{')
      return size + 1;
    return is_align(*at) ? 1 : 0;
  }

  template <class Iterator>
  static constexpr int digits(Iterator& at, Iterator end) {
    int value = 0;
    for (; at != end && is_digit(*at); ++at) {
      int const digit = *at - '0';
      if (value > (most - digit) / 10)
        fail("a number is too large");
      value = value * 10 + digit;
    }
    return value;
  }

  /// Reads a number, or a place in braces where one is among the arguments.
  template <class Iterator, class Context>
  static constexpr count number(Iterator& at, Iterator end, Context& context) {
    if (at == end || (!is_digit(*at) && *at != '{'))
      return {};
    if (*at != '{')
      return {count::kind::literal, digits(at, end)};
    ++at;
    count result{count::kind::argument, 0};
    if (at != end && is_digit(*at)) {
      result.value = digits(at, end);
      context.check_arg_id(result.value);
    } else {
      result.value = context.next_arg_id();
    }
    if (at == end || *at++ != '}')
      fail("'}' expected behind the place of a width or precision");
    return result;
  }

  static constexpr presentation form(char letter) {
    switch (letter) {
    case 's':
      return presentation::symbol;
    case 'x':
      return presentation::symbol_hex;
    case 'l':
      return presentation::log;
    case 'b':
      return presentation::bilingual;
    default:
      fail("no form of a code or message: one of s, x, l, b expected");
    }
  }

  std::string_view layout_; // fill and align, in the format string, which outlives this as it does {fmt}'s own
  count width_;
  count precision_;
  presentation form_ = presentation::text;
  bool asks_locale_ = false;
};

/// The formatter of codes.
class fmt_code_formatter {
 public:
  template <class Context>
  constexpr auto parse(Context& context) {
    return specification_.parse(context, true);
  }

 protected:
  template <class Context>
  auto write(shown_code what, Context& context) const {
    what.form = specification_.form();
    auto const locale =
        specification_.asks_locale() ? context.locale().template get<std::locale>() : std::locale::classic();
    return specification_.write(in_words(what, locale), context);
  }

 private:
  fmt_specification specification_;
};

} // namespace interco::detail

template <>
struct fmt::formatter<interco::message> {
  template <class Context>
  constexpr auto parse(Context& context) {
    return specification_.parse(context, false);
  }
  template <class Context>
  auto format(interco::message const& answer, Context& context) const {
    return specification_.write(to_string(answer, specification_.form()), context);
  }

 private:
  interco::detail::fmt_specification specification_;
};

template <>
struct fmt::formatter<interco::code> : public interco::detail::fmt_code_formatter {
  template <class Context>
  auto format(interco::code const& value, Context& context) const {
    return write(interco::shown(value, interco::presentation::text), context);
  }
};

template <interco::code_enum Enum>
struct fmt::formatter<Enum, char> : public interco::detail::fmt_code_formatter {
  template <class Context>
  auto format(Enum value, Context& context) const {
    return write(interco::shown(value, interco::presentation::text), context);
  }
};

#endif
