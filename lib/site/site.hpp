/// \file
/// A site of static pages that says what the codes of some catalogs mean, for `interco site`.
///
/// Below its folder lie, for each language and domain:
///   index.html                            the domains and languages, in English
///   LANGUAGE/index.html                   the same in each language
///   LANGUAGE/DOMAIN/index.html            the table of a domain; where it is large, index-2.html and so on follow
///   LANGUAGE/DOMAIN/SYMBOL.html           a code, and below it its texts in all languages
///   LANGUAGE/DOMAIN/search.js             what the search looks through; read when somebody searches
///   site.css, site.js                     of all pages
///   .interco-site                         the list of these files (manifest.hpp)
/// LANGUAGE is BCP 47, with English (en) always among them; SYMBOL is as its source spells it, an alias has a page of
/// its own. These addresses stay, whatever is added: a program can point at en/sspi/SEC_E_CERT_EXPIRED.html#it for
/// any reader, where #it is the text in Italian, or at it/sspi/SEC_E_CERT_EXPIRED.html, all in Italian. Rows of a
/// table have their symbol as anchor. Symbols are letters, digits and '_'; one of "index", one that differs from
/// another in case alone, and one of over 200 letters has a page with '-' and a number behind it.
///
/// The same catalogs give the same bytes. Pages work from a disk without a server, and without JavaScript but for the
/// search and the choice of the appearance. A page has at most 200 kB, but where a single text has tens of them.
#ifndef INTERCO_SITE_SITE_HPP
#define INTERCO_SITE_SITE_HPP

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <interco/catalog_set.hpp>

#include "exchange/diagnostic.hpp"
#include "site/words.hpp"

namespace interco::site {

struct site_options {
  std::vector<std::string> domains; // those of the catalogs where empty
  std::vector<std::string> locales; // BCP 47; those of the catalogs where empty. English is always added
  std::string base_url;             // where the site will lie, for search engines; may be empty
  word_reader words;                // of the pages themselves; English where empty
};

struct site_summary {
  std::vector<std::string> domains;
  std::vector<std::string> locales;
  std::size_t pages = 0;   // HTML
  std::size_t files = 0;   // all, without the list
  std::size_t bytes = 0;   // of all of them
  std::size_t largest = 0; // bytes of the largest page
  std::size_t written = 0; // those that were not there before, or were different
  std::size_t removed = 0; // those of an earlier run that are no longer made
};

/// Returns an address without the slashes behind it; nothing where it is none that a page can have: "http://" or
/// "https://" is missing, or there is something in it that has to be escaped in a URL (RFC 3986), a query or a
/// fragment.
[[nodiscard]] std::optional<std::string> read_base_url(std::string_view text);

/// Writes the site. A file that is there with these contents is left alone. A file that is there, is no earlier run's
/// and has other contents is an error, and nothing is written then. Catalogs that are loaded should have been with
/// `load_options::origins`, so that the pages can say how far each text is. Returns what was done; after an error in
/// `found`, as far as it was done.
site_summary write_site(catalog_set const& catalogs, site_options const& options, std::filesystem::path const& folder,
                        exchange::diagnostics& found);

} // namespace interco::site

#endif
