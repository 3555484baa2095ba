/// \file
/// An answer: what a code means, in which language it came, and why in that one.
///
/// A message is a small value of views and numbers. It is valid as long as its reader or a copy of it lives; the
/// answer of a temporary reader keeps what it needs alive. Its views are valid as long as the catalog: those of an
/// embedded one as long as the process. It may be read from any thread. All text is UTF-8, but for what `…_u16` returns,
/// and every view but an empty one is followed by a NUL.
/// \code
///   interco::message m = it[interco::sspi::sec_e_cert_expired];
///   show(m.text(), m.locale()); // "Il certificato ricevuto è scaduto.", "it"
/// \endcode
#ifndef INTERCO_MESSAGE_HPP
#define INTERCO_MESSAGE_HPP

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <interco/argument.hpp>
#include <interco/code.hpp>
#include <interco/detail/look_up.hpp>
#include <interco/format.hpp>
#include <interco/origin.hpp>
#include <interco/severity.hpp>

namespace interco {

class reader;
namespace detail {
struct message_program;
struct reader_state;
class text_sink;
} // namespace detail

/// Which rule of the fallback made a locale answer.
enum class resolved : std::uint8_t {
  exact,      ///< The first preference itself.
  parent,     ///< A parent of the first preference (CLDR): `it` for `it-CH`.
  relative,   ///< The same language and script as the first preference, from elsewhere: `pt-PT` for `pt-BR`.
  preference, ///< A later preference, itself or one of its parents or relatives.
  source,     ///< English, the language that every text is written in first.
  built_in,   ///< No catalog knows the code or has a text for it.
};

/// Returns the name used in JSON: "exact", "parent", "relative", "preference", "source" or "built_in".
[[nodiscard]] std::string_view to_string(resolved reason) noexcept;

/// The symbols that share a value: a range of views, in the order of the definitions. One that answers for unknown values
/// (`message::relative`) is not among them: it names their class. Valid as long as the message it is of; that of a
/// temporary message keeps what it needs.
class symbol_range {
 public:
  class iterator {
   public:
    using value_type = std::string_view;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::input_iterator_tag;

    iterator() = default;
    [[nodiscard]] std::string_view operator*() const noexcept;
    iterator& operator++() noexcept {
      ++at_;
      skip();
      return *this;
    }
    iterator operator++(int) noexcept {
      auto before = *this;
      ++*this;
      return before;
    }
    friend bool operator==(iterator const& a, iterator const& b) noexcept { return a.at_ == b.at_; }

   private:
    friend class symbol_range;
    explicit iterator(symbol_range const& in) noexcept
        : state_(in.state_), at_(in.first_), left_out_(in.left_out_), class_(in.class_) {
      skip();
    }
    void skip() noexcept {
      while (at_ == left_out_ || at_ == class_)
        ++at_;
    }
    detail::look_up_state const* state_ = nullptr;
    std::uint32_t at_ = 0;
    std::uint32_t left_out_ = 0;
    std::uint32_t class_ = 0;
  };

  [[nodiscard]] iterator begin() const noexcept { return iterator(*this); }
  [[nodiscard]] iterator end() const noexcept {
    iterator behind;
    behind.at_ = last_;
    return behind;
  }
  [[nodiscard]] bool empty() const noexcept { return begin() == end(); }

 private:
  friend class message;
  symbol_range(detail::look_up_state const* state, std::uint32_t first, std::uint32_t last, std::uint32_t left_out,
               std::uint32_t named_class) noexcept
      : state_(state), first_(first), last_(last), left_out_(left_out), class_(named_class) {}

  detail::look_up_state const* state_;
  std::uint32_t first_;
  std::uint32_t last_;
  std::uint32_t left_out_;                            // the symbol that is looked up
  std::uint32_t class_;                               // the symbol that answers for unknown values, if there is one
  std::shared_ptr<detail::reader_state const> keeps_; // only of a temporary message's aliases
};

/// What a reader answers for one code. Every function that returns a part of the answer is `noexcept` and allocates nothing,
/// but for the first UTF-16 of an embedded catalog.
class message {
 public:
  /// Returns what the code means, a whole sentence or more. For a code that the catalog does not know what its parent
  /// means, where its domain states one (`relative()`), else a general English sentence (the number is in `hex()`);
  /// for one without any text its symbol. Never empty.
  [[nodiscard]] std::string_view text() const noexcept { return text_; }

  /// Returns what the reader can do about it, in the language of `action_locale()`, or an empty view.
  [[nodiscard]] std::string_view action() const noexcept;

  /// Returns the text in English, whatever language was asked for: what people search for and support staff read.
  [[nodiscard]] std::string_view english() const noexcept;

  /// Return the same in UTF-16, as ICU, Qt and Windows take it: views of what the catalog keeps. Of a file they are those of
  /// the bundle, and empty where it was loaded without UTF-16 (`load_options::utf16`). An embedded catalog has UTF-8 alone:
  /// the first call for a locale converts all of its texts, without a lock, and keeps them; later ones allocate nothing.
  /// Where there is no memory for them, they are empty until there is.
  [[nodiscard]] std::u16string_view text_u16() const noexcept;
  [[nodiscard]] std::u16string_view action_u16() const noexcept;
  [[nodiscard]] std::u16string_view english_u16() const noexcept;

  /// Returns the text with values in the places of its arguments (format.hpp); a text without arguments as it is. One
  /// allocation where the values are strings. Throws std::bad_alloc only. In the library Interco::format, as all that
  /// formats.
  [[nodiscard]] std::string format(argument_list const& arguments, format_options const& options = {}) const;
  /// \overload Adds what is wrong with the arguments to `problems`.
  [[nodiscard]] std::string format(argument_list const& arguments, format_options const& options,
                                   std::vector<format_problem>& problems) const;
  /// Writes the text into a buffer, without a NUL behind it: what fits, cut as by `truncated`. Allocates nothing where the
  /// values are strings in which nothing has to be shown otherwise, nor for whole numbers, once the text has been
  /// formatted in this language.
  format_result format_to(std::span<char> to, argument_list const& arguments, format_options const& options = {}) const;
  /// Returns what the reader can do about it, formatted with the same arguments; empty where there is nothing.
  [[nodiscard]] std::string format_action(argument_list const& arguments, format_options const& options = {}) const;

  /// Returns the locale that answered, as BCP 47: what a dialog puts into its `lang` attribute. "en" for `built_in`.
  [[nodiscard]] std::string_view locale() const noexcept;

  /// Returns the locale of `action()`, or an empty view where there is none. It can differ from `locale()`.
  [[nodiscard]] std::string_view action_locale() const noexcept;

  /// Returns why that locale answered.
  [[nodiscard]] interco::resolved resolved() const noexcept { return resolved_; }

  /// Returns where the text comes from; all empty for `built_in`. Source, line and state are known of an embedded
  /// catalog, and of a file that was loaded with `load_options::origins` or laid over a catalog.
  [[nodiscard]] interco::origin origin() const noexcept;

  /// Returns where the action comes from; all empty where there is none.
  [[nodiscard]] interco::origin action_origin() const noexcept;

  /// Returns the first translation of the text that is written, in a locale that was asked before the one that answers,
  /// and that cannot be served: its state is `needs_review`, `stale` or `refused`. What a translator has to look at. All
  /// empty where there is none.
  [[nodiscard]] interco::origin passed_over() const noexcept;

  /// Returns whether the catalog knows the code itself.
  [[nodiscard]] bool known() const noexcept { return ordinal_ != unknown && !by_parent_; }

  /// Returns the symbol as its source spells it, or an empty view for an unknown code. Looked up by value, a code
  /// answers with its canonical symbol; looked up by symbol, with that symbol.
  [[nodiscard]] std::string_view symbol() const noexcept;

  /// Returns the other symbols with the same value, but for one that answers for unknown values.
  [[nodiscard]] symbol_range aliases() const& noexcept;
  /// \overload
  [[nodiscard]] symbol_range aliases() && noexcept {
    auto range = static_cast<message const&>(*this).aliases();
    range.keeps_ = std::move(keeps_);
    return range;
  }

  /// Returns the value. It is 0 for an unknown symbol, which has none: see `has_value()`.
  [[nodiscard]] std::uint32_t value() const noexcept { return value_; }

  /// Returns whether there is a value: always, but for a symbol that the catalog does not know.
  [[nodiscard]] bool has_value() const noexcept { return has_value_; }

  /// Returns the value as "0x80090328".
  [[nodiscard]] hex_string hex() const noexcept { return hex_string(value_); }

  /// Returns the value as people know it: "404" in domains whose values are no HRESULTs or NTSTATUSes, unless it has more
  /// than 16 bits; "0x80090328" else, and of another domain. Not stable for programs: for these there is `hex()`.
  [[nodiscard]] shown_value shown() const noexcept;

  /// Returns the domain of the catalog that was asked.
  [[nodiscard]] std::string_view domain() const noexcept;

  /// Returns the code, in the catalog's domain.
  /// A value that was looked up as one of another domain names no domain.
  [[nodiscard]] interco::code code() const noexcept { return {foreign_ ? std::string_view() : domain(), value_}; }

  /// Returns the severity that the definitions state; for an unknown code that of its parent, else what its bits say
  /// (HRESULT, NTSTATUS), else `error`.
  [[nodiscard]] interco::severity severity() const noexcept;

  /// Returns whom the code concerns; for an unknown code that of its parent, else `developer`.
  [[nodiscard]] interco::audience audience() const noexcept;

  /// Returns the generic condition that the definitions state for the code, which
  /// `std::make_error_condition` takes, or nothing: there is none, or the code is unknown.
  [[nodiscard]] std::optional<std::errc> condition() const noexcept;

  /// Returns the parts of the value where the domain's values are HRESULTs or NTSTATUS, known or not; else empty.
  [[nodiscard]] std::optional<code_parts> decoded() const noexcept;

  /// Returns the name of the facility in `decoded()`, "FACILITY_WIN32": the one that the domain states, or for an
  /// HRESULT of Microsoft's `hresult_facility_name`. An empty view where there is none.
  [[nodiscard]] std::string_view facility_name() const noexcept;

  /// Returns the code of another domain that the value holds by the rules of its domain, known or not: win32's 5 in the
  /// HRESULT 0x80070005 (HRESULT_FROM_WIN32). `reader_set` follows it. Valid as long as the message's views.
  [[nodiscard]] std::optional<interco::code> wrapped() const noexcept;

  /// Returns the symbol nearest in meaning to an unknown code: its parent, where the domain states a rule and knows it,
  /// or the alias of the parent that answers for unknown values (HTTP_CLIENT_ERROR for 471), which then answers with
  /// its text, action, severity and audience; else the
  /// gravest of the same facility and code and another severity (HRESULT, NTSTATUS), which is named only, since it
  /// means something else. An empty view where there is none, and for a known code.
  [[nodiscard]] std::string_view relative() const noexcept;

 private:
  friend class reader;
  static constexpr std::uint32_t unknown = detail::no_ordinal;
  /// The text of a code that no catalog knows. Without the number, so that the view of it lives as long as any other
  /// text.
  static constexpr std::string_view unknown_text = "Unknown status code.";

  message(detail::look_up_state const* state, std::uint32_t ordinal, std::uint32_t value, bool has_value = true,
          bool by_parent = false) noexcept
      : state_(state), text_(unknown_text), ordinal_(ordinal), value_(value), has_value_(has_value),
        by_parent_(by_parent) {
    if (ordinal == unknown || set_text(state->first, ordinal))
      return;
    for (std::uint32_t i = 1; i < state->link_count; ++i) {
      if (set_text(state->links[i], ordinal)) {
        link_ = static_cast<std::uint16_t>(i);
        return;
      }
    }
    text_ = symbol_of(state, ordinal);
  }

  /// Takes the text from a link, if it has one.
  bool set_text(detail::text_link const& link, std::uint32_t ordinal) noexcept {
    auto const text = link.text(ordinal);
    if (text.data() == nullptr)
      return false;
    text_ = text;
    resolved_ = link.reason;
    return true;
  }

  // No member functions of the message: its address in a call would keep the compiler from having it in registers.
  [[nodiscard]] static std::uint32_t parent_of(detail::look_up_state const* state, std::uint32_t value) noexcept;
  [[nodiscard]] static std::string_view symbol_of(detail::look_up_state const* state, std::uint32_t ordinal) noexcept;
  [[nodiscard]] detail::reader_state const& state() const noexcept;
  [[nodiscard]] std::u16string_view utf16_symbol() const noexcept;
  [[nodiscard]] detail::message_program const* program(std::uint32_t link, bool is_action) const;
  bool format_into(detail::text_sink& to, argument_list const& arguments, format_options const& options,
                   std::vector<format_problem>* problems) const;

  detail::look_up_state const* state_;
  std::string_view text_;
  std::uint32_t ordinal_; // of what answers
  std::uint32_t value_;
  std::uint16_t link_ = 0; // index into the reader's chain
  interco::resolved resolved_ = interco::resolved::built_in;
  bool has_value_;
  bool by_parent_;       // the value is not known: the code that stands for it answers, if there is one
  bool foreign_ = false; // looked up as a code of another domain: its bits say nothing here
  std::shared_ptr<detail::reader_state const> keeps_; // only of a temporary reader's answer
};

} // namespace interco

#endif
