/// \file
/// XML 1.0, as far as XLIFF needs it beside pugixml: writing text, and refusing what pugixml lets pass.
#ifndef INTERCO_EXCHANGE_XML_HPP
#define INTERCO_EXCHANGE_XML_HPP

#include <cstddef>
#include <string>
#include <string_view>

#include "exchange/diagnostic.hpp"

namespace interco::exchange {

/// The deepest nesting of elements: that of XLIFF is a matter of groups in groups.
inline constexpr std::size_t max_xml_depth = 64;

/// Returns the offset of the first character that no XML document can hold, not even as a reference (XML 1.0,
/// production 2): a C0 control other than tab, LF and CR, U+FFFE or U+FFFF; npos if there is none. `text` is UTF-8.
[[nodiscard]] std::size_t find_non_xml(std::string_view text) noexcept;

/// Appends text as the contents of an element or of an attribute between double quotes. White space that a parser
/// would change (CR, and any but blanks in an attribute) is written as references.
void append_xml(std::string& to, std::string_view text, bool in_attribute = false);

/// Adds an error for everything in a document that pugixml passes over or reads in another way than XML says: a
/// DOCTYPE, references to entities other than the five, characters that are none, another encoding than UTF-8,
/// nesting deeper than `max_xml_depth`, tags that do not fit. `text` is UTF-8. Returns whether there was none.
[[nodiscard]] bool check_xml(std::string_view text, std::string const& file, diagnostics& found);

} // namespace interco::exchange

#endif
