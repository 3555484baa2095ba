/// \file
/// What the name of a `std::locale` says of languages. From any thread.
#ifndef INTERCO_CORE_STREAM_LOCALE_HPP
#define INTERCO_CORE_STREAM_LOCALE_HPP

#include <string>

#include <interco/locale_list.hpp>

namespace interco::detail {

/// Returns what a name asks for: of one of several categories LC_MESSAGES; nothing for "C", and for "*", which is no
/// name.
[[nodiscard]] locale_list locales_named(std::string name);

} // namespace interco::detail

#endif
