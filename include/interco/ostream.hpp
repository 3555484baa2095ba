/// \file
/// Codes and answers in a `std::ostream`, and the language of a stream, which is that of its `std::locale`.
///
/// What `<<` writes:
///
///     a message        its text, in the language in which it was answered: the stream has no say
///     an enumerator    the text of its domain's catalog, in the language of the stream
///     interco::code    the same where the stream's locale has its catalog (`install_catalogs`), else
///                      `sspi/0x80090328`; for an unknown value that holds a code of another of these catalogs, the
///                      text of that, and the value: `Access is denied. [sspi/0x80070005]`
///
/// The operator for enumerators is declared in the header of their domain and needs nothing else. The language of a
/// stream is what `install_catalogs` was told; of a locale without these catalogs what its name says
/// (`std::locale("it_IT.UTF-8")`; of a name of several categories, LC_MESSAGES); English where it says nothing, as
/// the classic locale. The locale of the process is asked only where a stream has it: one that is made after
/// `std::locale::global`.
///
/// Another form is for one value, `os << interco::shown(m, interco::presentation::log)`, and not a state of the
/// stream: nobody has to put it back.
///
/// All is written as one string: with the width, the fill and the adjustment of the stream, and failing as one. Where
/// memory is wanting, badbit is set. The width is counted in bytes, as a stream counts; text is UTF-8 in any stream.
/// \code
///   std::cout.imbue(interco::install_catalogs(std::cout.getloc(), interco::embedded_catalogs(), "it-CH"));
///   std::cout << interco::sspi::sec_e_cert_expired << '\n'; // Il certificato ricevuto è scaduto.
///   std::clog << interco::shown(interco::sspi::sec_e_cert_expired, interco::presentation::log) << '\n';
///   // sspi/SEC_E_CERT_EXPIRED(0x80090328)
/// \endcode
#ifndef INTERCO_OSTREAM_HPP
#define INTERCO_OSTREAM_HPP

#include <concepts>
#include <cstdint>
#include <iosfwd>
#include <locale>
#include <string>
#include <string_view>

#include <interco/catalog.hpp>
#include <interco/catalog_set.hpp>
#include <interco/code.hpp>
#include <interco/locale_list.hpp>
#include <interco/message.hpp>
#include <interco/presentation.hpp>
#include <interco/reader.hpp>

namespace interco {

/// Returns `base` with readers of these catalogs, for the locales wanted: what streams that have it, or a copy of it,
/// write codes with. They live as long as such a locale, which may be used from any thread. Opens the locales that
/// have not been opened yet, which may read files. Replaces what `base` had of another call. The result has no name,
/// as any locale with a facet of one's own.
[[nodiscard]] std::locale install_catalogs(std::locale const& base, catalog_set const& catalogs,
                                           locale_list const& wanted);
/// \overload For what the name of `base` says.
[[nodiscard]] std::locale install_catalogs(std::locale const& base, catalog_set const& catalogs);

/// Returns the reader of a domain that `install_catalogs` put into a locale, or nullptr. Valid as long as that.
[[nodiscard]] reader const* installed_reader(std::locale const& locale, std::string_view domain) noexcept;

namespace detail {
struct shown_message {
  message const& answer;
  presentation form;
};
struct shown_code {
  code value;
  presentation form;
  catalog const* own = nullptr; // the catalog of its domain that is part of the program, if there is one
};

std::ostream& operator<<(std::ostream& to, shown_message const& what);
std::ostream& operator<<(std::ostream& to, shown_code const& what);

/// Returns a code in one of the forms, in the language of a locale.
[[nodiscard]] std::string in_words(shown_code const& what, std::locale const& locale);

/// An enumeration of a generated header, which embeds its catalog.
template <class Enum>
concept has_own_catalog = code_enum<Enum> && requires(Enum value) {
  { catalog_of(value) } -> std::same_as<catalog const&>;
};

template <code_enum Enum>
[[nodiscard]] catalog const* own_catalog([[maybe_unused]] Enum value) {
  if constexpr (has_own_catalog<Enum>)
    return &catalog_of(value);
  else
    return nullptr;
}
} // namespace detail

/// Returns what writes an answer in one of the forms. To be written at once: it refers to the answer.
[[nodiscard]] inline detail::shown_message shown(message const& answer, presentation form) noexcept {
  return {answer, form};
}
/// \overload Of a code, whose symbol comes from the same catalog as its text.
[[nodiscard]] inline detail::shown_code shown(code const& value, presentation form) noexcept {
  return {value, form};
}
/// \overload
template <code_enum Enum>
[[nodiscard]] detail::shown_code shown(Enum value, presentation form) {
  return {{domain_of<Enum>, static_cast<std::uint32_t>(value)}, form, detail::own_catalog(value)};
}

std::ostream& operator<<(std::ostream& to, message const& answer);
std::ostream& operator<<(std::ostream& to, code const& value);

} // namespace interco

#endif
