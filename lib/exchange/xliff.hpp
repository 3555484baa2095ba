/// \file
/// XLIFF: versions 1.2 and 2.0 out, 1.1, 1.2, 2.0 and 2.1 in.
/// Standards: OASIS, "XLIFF Version 1.2" (2008), "XLIFF Version 2.0" (2014), "XLIFF Version 2.1" (2018).
///
/// | of a translation  | 1.2                                               | 2.0                                    |
/// | ----------------- | ------------------------------------------------- | -------------------------------------- |
/// | key               | resname; id                                       | name; id                               |
/// | untranslated      | state="new"                                       | state="initial"                        |
/// | needs-review      | state="needs-review-translation"                  | "initial", "interco:needs-review"      |
/// | translated        | state="translated"                                | state="translated"                     |
/// | reviewed          | state="final", approved="yes"                     | state="reviewed"                       |
/// | note, comment     | note from="developer", "translator"               | note category="developer", …           |
/// | reviewed_by       | note from="reviewer"                              | note category="reviewer"               |
/// | previous_source   | alt-trans alttranstype="previous-version"         | mda:meta type="previous-source"        |
/// | previous_context  | context context-type="x-previous-key"             | mda:meta type="previous-key"           |
/// | references        | context context-type="sourcefile", "linenumber"   | mda:meta type="reference"              |
/// | flags             | context context-type="x-flag"; maxwidth           | mda:meta type="flag"                   |
/// | sticky_flags      | context context-type="x-sticky-flag"              | mda:meta type="sticky-flag"            |
/// | obsolete          | in group id="obsolete"                            | in group id="obsolete"                 |
/// | of the file: comment, header | note from="translator", "header" of it | note of the file; mda:meta type=NAME   |
#ifndef INTERCO_EXCHANGE_XLIFF_HPP
#define INTERCO_EXCHANGE_XLIFF_HPP

#include <optional>
#include <string>

#include "exchange/diagnostic.hpp"
#include "exchange/translation.hpp"

namespace interco::exchange {

enum class xliff_version { v1_2, v2_0 };

/// Writes a translation. A locale that is empty, as a template's, gives a document without a target language. Adds
/// an error with the key for each string that holds a character XML cannot, and returns nothing then.
[[nodiscard]] std::optional<std::string> write_xliff(translation_file const& translation, xliff_version version,
                                                     diagnostics& found);

/// Reads UTF-8 text of any tool. Every problem is added to `found` with its place; nothing is returned if one of them
/// is an error: no XML or XLIFF, a source that is not English, an inline element, a key that is there twice.
///
/// Where another tool left out the key, the id is read as the key. Without a state, a target is `translated`, or
/// `reviewed` where it is approved. Elements of other namespaces are passed over.
[[nodiscard]] std::optional<translation_file> read_xliff(std::string text, std::string const& file, diagnostics& found);

} // namespace interco::exchange

#endif
