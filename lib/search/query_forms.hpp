/// \file
/// What a damaged text may have been: escapes are resolved, and what comes of a wrong character set is undone.
#ifndef INTERCO_SEARCH_QUERY_FORMS_HPP
#define INTERCO_SEARCH_QUERY_FORMS_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace interco::detail {

/// How many bytes of what is searched for are looked at: enough for `most_letters` that have been read wrongly twice.
inline constexpr std::size_t most_query_bytes = std::size_t{8} << 10U;

/// How many forms there are at most: each takes a search.
inline constexpr std::size_t most_forms = 8;

/// Returns the folded letters of what any bytes may have been, with `lost` for letters that cannot be known: the most
/// mended first. Forms without any letter are left out.
[[nodiscard]] std::vector<std::u32string> query_forms(std::string_view text);

/// Returns a text with the escapes of C and JSON (`\n`, `\u2019`, `\xE8`, `\303`), HTML (`&rsquo;`, `&#8217;`, `&egrave;`)
/// and URLs (`%C3%A8`) resolved, as far as they are such; named letters come without their accents.
[[nodiscard]] std::string without_escapes(std::string_view text);

} // namespace interco::detail

#endif
