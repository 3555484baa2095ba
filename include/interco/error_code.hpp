/// \file
/// Codes as the standard library has them: std::error_code, std::error_condition, std::system_error.
///
/// The header of a domain (`interco/codes/<domain>.hpp`) makes its enumeration one of std::error_code, in a category
/// that is named after the domain; a value is the 32 bits of the code as an int. So codes can be returned and thrown
/// where the standard library, Asio or Boost expects an error, compared with generic conditions, and put into words, as
/// can the errors of others for which there is a catalog.
/// \code
///   std::error_code const ec = interco::sspi::sec_e_logon_denied;
///   ec == std::errc::permission_denied                      // true: a line of the definitions says so
///   ec.message()                                            // in English, or as set_error_language says
///   interco::describe(ec, "it-CH")                          // for one reader
///   interco::describe(failure.code(), all, "it-CH")         // any error: ENOENT, too, where a catalog has errno
/// \endcode
///
/// An error of the system has no domain of its own, and the library does not know that a program links the catalog that
/// answers for it, `errno`: it is to be handed over, to `describe` or once, in `main`:
/// \code
///   interco::set_error_language(interco::system_locale(), interco::embedded_catalogs()); // <interco/codes.hpp>
///   interco::describe(std::make_error_code(std::errc::permission_denied), "it-CH");       // in Italian from now on
///   std::make_error_code(std::errc::permission_denied).message(); // the standard library's words, as before
/// \endcode
///
/// `if (ec)` asks whether the value is 0, and nothing else: an informational code, such as SEC_I_CONTINUE_NEEDED, is
/// true there. `failed(ec)` asks for the severity.
///
/// A category is never destroyed. There is one for each copy of its library in a process: a shared library is one copy;
/// a static one, in a program and in its plug-in, is two, as is the language of each. The standard library takes two
/// categories for one if their address is the same, so that `ec == sspi::sec_e_cert_expired` is false of an error that
/// the other copy made. `ec == make_error_condition(sspi::sec_e_cert_expired)` and `reader[ec]` go by the name of the
/// category, and are right in either case, as is the comparison with a std::errc.
///
/// Every function may be called from any thread. None takes a lock or changes `errno`. The first question about a domain
/// opens what is embedded, which allocates; while there is no memory for that, its codes are cases of no generic
/// condition, and `failed` is `if (ec)`.
#ifndef INTERCO_ERROR_CODE_HPP
#define INTERCO_ERROR_CODE_HPP

#include <string>
#include <system_error>

#include <interco/catalog_set.hpp>
#include <interco/locale_list.hpp>
#include <interco/message.hpp>
#include <interco/reader.hpp>

namespace interco {

/// Sets the language in which `std::error_code::message()` and `what()` of `std::system_error` answer for the codes of
/// domains, from now on, in the whole process; until then it is English. A domain that is in `catalogs` is answered from
/// there, and not from what is embedded. Returns false, and changes nothing, when it has been set before: it is for
/// `main` to say, not for a library, and for one reader there is `describe`. Allocates; throws std::bad_alloc only.
/// What is kept is kept for the rest of the process.
bool set_error_language(locale_list const& wanted, catalog_set catalogs = {});

/// Returns whether a code says that an operation was not done: for the codes of a domain by their severity (a code that
/// it does not know by its parent or its bits, where it has them, as `message::severity`), for all others as `if (ec)`
/// does.
[[nodiscard]] bool failed(std::error_code const& ec) noexcept;

/// Returns what an error means, in the languages of a reader, in one string that is never empty. The reader's catalog
/// answers where the category is that of its domain, or one that its definitions list (`error_categories`); for an
/// error that it does not know, the category itself, by `safe_line` and in whatever language it has. A text with
/// arguments stands as it was written: an error code has no values for them. Throws std::bad_alloc only, but what the
/// category of another throws.
[[nodiscard]] std::string describe(std::error_code const& ec, reader const& in);

/// \overload Asks the catalog among `catalogs` that answers for the category, and of a value that it does not know but
/// that holds a code of another one (`reader_set`), that one. Makes a reader at each call.
[[nodiscard]] std::string describe(std::error_code const& ec, catalog_set const& catalogs, locale_list const& wanted);

/// \overload Asks the catalogs that `set_error_language` was given; for the codes of a domain that is not there, its
/// catalog that is part of the program; for other errors, as those of the system, the embedded catalogs, if some source
/// of the program includes `<interco/codes.hpp>`.
[[nodiscard]] std::string describe(std::error_code const& ec, locale_list const& wanted);

} // namespace interco

#endif
