/// \file
/// A catalog seen through one person's languages.
///
/// The fallback chain is resolved once, when the reader is made; a look-up is a hash probe and an array index. A
/// reader is cheap to copy, keeps its catalog alive, and may be used from any number of threads at once without a
/// lock.
/// \code
///   interco::reader it = interco::sspi::catalog().in("it-CH");
///   std::cout << it[0x80090328].text() << '\n';
///   for (interco::message m : it) std::cout << m.symbol() << ' ' << m.text() << '\n';
/// \endcode
#ifndef INTERCO_READER_HPP
#define INTERCO_READER_HPP

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <interco/code.hpp>
#include <interco/locale_list.hpp>
#include <interco/message.hpp>
#include <interco/message_value.hpp>

namespace interco {

namespace detail {
struct catalog_access;
template <class T>
inline constexpr bool is_symbol = std::convertible_to<T const&, std::string_view>;
template <class T>
inline constexpr bool is_code =
    std::same_as<T, code> || std::same_as<T, written_code> || std::same_as<T, std::error_code>;
} // namespace detail

/// What a code can be looked up by.
template <class T>
concept lookup_key = code_integer<T> || code_enum<T> || detail::is_code<T> || detail::is_symbol<T>;

/// Answers codes of one catalog in the languages asked for. Look-ups are `noexcept`, allocate nothing, take no lock
/// and leave `errno` as it was. With a reader that was made before and stays, a signal handler may look up, too, and
/// read every part of the answer but strings (`hex().str()`, `shown().str()`) and UTF-16 (`text_u16()`, which an embedded
/// catalog makes when it is first asked for): these allocate.
class reader {
 public:
  class iterator;

  /// Looks up a code. The key is one of:
  ///   an integer of 32 bits  the value; the canonical symbol answers for its aliases
  ///   a generated enumerator its value; one of another domain is answered as unknown
  ///   interco::code          the same
  ///   a string               the symbol, in any case of ASCII letters; an alias answers with its own text
  ///   written_code           what `parse_code` read; an empty domain is this catalog's, which may be written in any
  ///                          case of ASCII letters, another one is answered as unknown
  ///   std::error_code        its value, where its category has the name of this domain or is one that the definitions
  ///                          list (`error_categories`); that of another category is answered as unknown
  /// The answer is valid as long as this reader or a copy of it.
  template <lookup_key Key>
  [[nodiscard]] message operator[](Key const& key) const& noexcept {
    return look_up(key);
  }
  /// \overload The answer of a temporary reader keeps what it needs alive: `auto m = catalog.in("it")[code];` is
  /// safe.
  template <lookup_key Key>
  [[nodiscard]] message operator[](Key const& key) && noexcept {
    auto answer = look_up(key);
    answer.keeps_ = std::move(state_);
    return answer;
  }

  /// Puts a message into words, as `message::format` does; one that was made with the symbol of an alias has its
  /// text. A message of another domain is answered by the catalog of that domain in `options.codes`, where there is
  /// one, and else, as a code that the catalog does not know, by a general sentence. An unknown value that holds a
  /// code of another domain is answered as in a `reader_set` of `options.codes`. An argument that the text does not
  /// have is left out; one that is missing or of the wrong kind is shown by its name. Throws std::bad_alloc only. In
  /// the library Interco::format.
  template <typed_message Message>
  [[nodiscard]] std::string format(Message const& what, format_options const& options = {}) const {
    return format(code_of<Message>, Message::symbol, what.arguments(), options, nullptr);
  }
  /// \overload
  [[nodiscard]] std::string format(message_value const& what, format_options const& options = {}) const {
    return format(what.code(), what.symbol(), what.arguments(), options, nullptr);
  }
  /// \overload Adds what is wrong with the arguments to `problems`.
  template <typed_message Message>
  [[nodiscard]] std::string format(Message const& what, format_options const& options,
                                   std::vector<format_problem>& problems) const {
    return format(code_of<Message>, Message::symbol, what.arguments(), options, &problems);
  }
  /// \overload
  [[nodiscard]] std::string format(message_value const& what, format_options const& options,
                                   std::vector<format_problem>& problems) const {
    return format(what.code(), what.symbol(), what.arguments(), options, &problems);
  }

  /// Returns the domain of the catalog.
  [[nodiscard]] std::string_view domain() const noexcept { return look_up_->domain; }

  /// Returns what was requested.
  [[nodiscard]] locale_list const& requested() const noexcept;

  /// Returns the locales that are asked for each message, in this order, as BCP 47. Allocates.
  [[nodiscard]] std::vector<std::string_view> chain() const;

  /// Every symbol of the catalog, aliases included, in the order of the definitions.
  [[nodiscard]] iterator begin() const noexcept;
  [[nodiscard]] iterator end() const noexcept;
  [[nodiscard]] std::size_t size() const noexcept;

 private:
  friend class catalog;
  friend struct detail::catalog_access;
  explicit reader(std::shared_ptr<detail::reader_state const> state) noexcept;

  template <code_integer Integer>
  [[nodiscard]] message look_up(Integer value) const noexcept {
    return by_value(static_cast<std::uint32_t>(value));
  }
  template <code_enum Enum>
  [[nodiscard]] message look_up(Enum value) const noexcept {
    return look_up(interco::code{domain_of<Enum>, static_cast<std::uint32_t>(value)});
  }
  [[nodiscard]] message look_up(interco::code const& code) const noexcept {
    return code.domain == domain() ? by_value(code.value) : foreign(code.value, true);
  }
  [[nodiscard]] message look_up(std::string_view symbol) const noexcept;
  [[nodiscard]] message look_up(char const* symbol) const noexcept {
    return look_up(symbol == nullptr ? std::string_view() : std::string_view(symbol));
  }
  [[nodiscard]] message look_up(written_code const& written) const noexcept;
  [[nodiscard]] message look_up(std::error_code const& error) const noexcept;
  [[nodiscard]] message by_value(std::uint32_t value) const noexcept {
    auto const ordinal = look_up_->by_value.find(value);
    if (ordinal == message::unknown) [[unlikely]]
      return {look_up_, message::parent_of(look_up_, value), value, true, true};
    return {look_up_, ordinal, value};
  }
  [[nodiscard]] std::string format(interco::code const& code, std::string_view symbol, argument_list const& arguments,
                                   format_options const& options, std::vector<format_problem>* problems) const;
  [[nodiscard]] message foreign(std::uint32_t value, bool has_value) const noexcept;

  std::shared_ptr<detail::reader_state const> state_;
  detail::look_up_state const* look_up_; // state_, as far as a look-up goes
};

/// Goes through the messages of a reader.
class reader::iterator {
 public:
  using value_type = message;
  using difference_type = std::ptrdiff_t;
  using iterator_category = std::input_iterator_tag;

  iterator() = default;
  [[nodiscard]] message operator*() const noexcept;
  iterator& operator++() noexcept {
    ++ordinal_;
    return *this;
  }
  iterator operator++(int) noexcept {
    auto before = *this;
    ++ordinal_;
    return before;
  }
  /// Returns the iterator so many messages further on, in no more time than one.
  friend iterator operator+(iterator const& from, std::size_t messages) noexcept {
    return {from.state_, from.ordinal_ + static_cast<std::uint32_t>(messages)};
  }
  friend bool operator==(iterator const& a, iterator const& b) noexcept { return a.ordinal_ == b.ordinal_; }

 private:
  friend class reader;
  iterator(detail::look_up_state const* state, std::uint32_t ordinal) noexcept : state_(state), ordinal_(ordinal) {}
  detail::look_up_state const* state_ = nullptr;
  std::uint32_t ordinal_ = 0;
};

} // namespace interco

#endif
