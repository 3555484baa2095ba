/// \file
/// The pages, one function a kind; where each lies is in site.hpp.
///
/// Each returns the whole file: the same bytes for the same model. What texts of catalogs hold is escaped, so that
/// none becomes markup or script; the pages' policy (Content-Security-Policy) allows no inline script, and nothing
/// from elsewhere. Any function may be called from any thread.
#ifndef INTERCO_SITE_PAGES_HPP
#define INTERCO_SITE_PAGES_HPP

#include <cstddef>
#include <cstdint>
#include <string>

#include "site/model.hpp"

namespace interco::site {

/// Returns the path of a page below the folder of the site, with '/'.
[[nodiscard]] std::string index_path(shown_language const& language);
[[nodiscard]] std::string table_path(shown_language const& language, shown_domain const& domain, std::size_t part);
[[nodiscard]] std::string code_path(shown_language const& language, shown_domain const& domain, std::uint32_t ordinal);
[[nodiscard]] std::string search_path(shown_language const& language, shown_domain const& domain);

/// Returns the page of the domains and languages. With `at_root` it is the one of the site's folder itself.
[[nodiscard]] std::string index_page(model const& all, shown_language const& language, bool at_root);

/// Returns a part of the table of a domain.
[[nodiscard]] std::string table_page(model const& all, shown_language const& language, std::size_t domain,
                                     std::size_t part);

/// Returns the page of a code, with its texts in all languages.
[[nodiscard]] std::string code_page(model const& all, shown_language const& language, std::size_t domain,
                                    std::uint32_t ordinal);

/// Returns what the search of a language looks through: a script that hands the codes of a domain to site.js, as one
/// array for each: symbol, value, text, action; then, only as far as they are needed, the language of the text where
/// it is not the page's, and the name of the page without ".html" where it is not the symbol.
[[nodiscard]] std::string search_data(model const& all, shown_language const& language, std::size_t domain);

/// Decides which codes are on which part of each domain's table, alike in all languages, so that none is too large.
void split_tables(model& all);

} // namespace interco::site

#endif
