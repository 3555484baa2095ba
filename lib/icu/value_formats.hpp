/// \file
/// How ICU and its i18n library put values into words for a language, as CLDR has it: numbers, points in time, lists,
/// plural categories. From any thread; nothing here waits for another one.
#ifndef INTERCO_ICU_VALUE_FORMATS_HPP
#define INTERCO_ICU_VALUE_FORMATS_HPP

#include <memory>
#include <string>
#include <string_view>

#include <unicode/locid.h>

#include "core/message_program.hpp"

namespace interco::detail {

/// What the texts of one locale have in common, and the formats of single places in them. All throw std::bad_alloc
/// only.
class value_formats {
 public:
  /// Takes a locale in BCP 47. One that ICU knows nothing of is formatted as CLDR's root: not as the process's own.
  explicit value_formats(std::string const& name);
  ~value_formats();
  value_formats(value_formats const&) = delete;
  value_formats& operator=(value_formats const&) = delete;

  /// Returns the format of "{x}", for values of any kind but strings and codes.
  [[nodiscard]] std::shared_ptr<value_format const> values() const;
  /// Returns the format of "{x, type, style}", style as it is written; null where MessageFormat has no such.
  [[nodiscard]] std::shared_ptr<value_format const> place(std::string_view type, std::string_view style) const;

  enum class counting { cardinal, ordinal };
  /// Returns how numbers choose, which are shown in one of these formats, or as "{x}" where that is null.
  [[nodiscard]] std::shared_ptr<plural_rule const> plural(counting how,
                                                          std::shared_ptr<value_format const> const& shown) const;

  /// Returns whether the language is written from right to left.
  [[nodiscard]] bool right_to_left() const;

 private:
  struct defaults;
  icu::Locale asked_;
  icu::Locale known_; // the same, or root
  std::unique_ptr<defaults const> defaults_;
};

} // namespace interco::detail

#endif
