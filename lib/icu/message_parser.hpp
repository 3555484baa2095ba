/// \file
/// Texts in MessageFormat and the values in them, by ICU and its i18n library: numbers, points in time, lists and plural
/// rules as CLDR has them for a language.
#ifndef INTERCO_ICU_MESSAGE_PARSER_HPP
#define INTERCO_ICU_MESSAGE_PARSER_HPP

#include <memory>
#include <string>

#include "core/program_cache.hpp"

namespace interco::detail {

/// Returns the parser for texts of a locale, which is given in BCP 47. Throws std::bad_alloc only.
[[nodiscard]] std::unique_ptr<message_parser const> make_message_parser(std::string const& locale);

} // namespace interco::detail

#endif
