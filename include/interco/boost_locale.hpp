/// \file
/// Interco for programs that use Boost.Locale: a message facet, and readers for the locales that such programs pass
/// around.
///
/// A component of its own (CMake: Interco::boost_locale); nothing else of Interco needs Boost. Works with Boost
/// 1.74 and later.
/// \code
///   namespace bl = boost::locale;
///   std::locale loc = interco::install_messages(bl::generator()("it_IT.UTF-8"), interco::embedded_catalogs());
///   std::cout << bl::translate("SEC_E_CERT_EXPIRED").str(loc) << '\n'; // Il certificato ricevuto è scaduto.
///   std::cout << bl::translate("sspi", "SEC_E_CERT_EXPIRED").str(loc) << '\n'; // the context is the domain
///   std::cout.imbue(loc);
///   std::cout << bl::format(bl::translate("DISK_FULL")) % "D:" % 1073741824 << '\n';
///   // Lo spazio su D: non basta: servono ancora 1.073.741.824 byte.
///   std::cout << bl::format(bl::translate("FILES_SKIPPED", "FILES_SKIPPED", n)) % n % "/home/ada" << '\n';
/// \endcode
///
/// The text of a code that has arguments is given in the syntax of `boost::locale::format`. An argument is its number
/// in the definitions, with the flags nearest to its type and style: `{2,num}`, `{1,date=l}`, `{1,per,p=0}`,
/// `{3,spell}`; a style of one's own (a skeleton, a pattern) is the type without it. Braces that are text are
/// doubled. Strings, paths, codes and lists are whatever the program gives, as it is: only `message::format` puts
/// codes and lists into words, and keeps values from changing what is around them.
///
/// Boost.Locale has one number to choose by, that of `translate(single, plural, n)`. It chooses the branch of the
/// first argument, in the order of the definitions, that English has a plural of, `=0` before `one`, by the rules of
/// the language that answers. Other plurals and every select are "other", and so is all without such a number. `#` is
/// the argument; with an offset it is the whole of it, since Boost.Locale has no difference. The plural given to
/// `translate` is what Boost.Locale shows where no catalog knows the symbol.
///
/// The text of a code without arguments is as it is, for `translate` alone: in `format`, braces in it would be
/// places.
#ifndef INTERCO_BOOST_LOCALE_HPP
#define INTERCO_BOOST_LOCALE_HPP

#include <locale>

#include <interco/catalog.hpp>
#include <interco/catalog_set.hpp>
#include <interco/locale_list.hpp> // system_locale()

namespace interco {

/// Returns the locale that a `std::locale` stands for: what its `boost::locale::info` facet says where it has one,
/// else what its name says (of a name of several categories, LC_MESSAGES). The classic locale is an empty list:
/// English answers.
[[nodiscard]] locale_list requested_by(std::locale const& locale);

/// Returns a reader for what a `std::locale` stands for.
[[nodiscard]] reader reader_for(catalog const& from, std::locale const& locale);

/// Returns `base` with a `boost::locale::message_format<char>` facet that answers symbols of the catalogs, in UTF-8,
/// by Interco's fallback, in the locale of `base`. What is no symbol goes to the facet that `base` has, so that a
/// program keeps its own messages. A context (`translate(context, id)`) is a domain, and so is a Boost.Locale domain
/// (`translate(id).str(loc, domain)`); without either the catalogs are asked in their order. The facet keeps the
/// catalogs alive; its strings live as long as a locale that has it. It may be used from any thread, without a lock.
/// The locale is one for streams as well (`install_catalogs`, ostream.hpp).
[[nodiscard]] std::locale install_messages(std::locale const& base, catalog_set const& catalogs);

/// \overload For locales wanted other than those of `base`.
[[nodiscard]] std::locale install_messages(std::locale const& base, catalog_set const& catalogs,
                                           locale_list const& wanted);

} // namespace interco

#endif
