/// \file
/// How many plural forms a language has, as gettext wants to know it.
#ifndef INTERCO_EXCHANGE_PLURAL_FORMS_HPP
#define INTERCO_EXCHANGE_PLURAL_FORMS_HPP

#include <string_view>

namespace interco::exchange {

/// Returns the value of the field Plural-Forms for a locale in any spelling, "nplurals=2; plural=(n != 1);"; empty
/// for a language that CLDR has no plurals of. Where msginit has one, it is that; else the forms are those of CLDR's
/// plural rules (UTS #35, part 3) for whole numbers, in the order zero, one, two, few, many, other.
[[nodiscard]] std::string_view plural_forms(std::string_view locale);

} // namespace interco::exchange

#endif
