#include "support/formatting.hpp"

#include <algorithm>
#include <map>
#include <memory>

#include <unicode/datefmt.h>
#include <unicode/msgfmt.h>
#include <unicode/timezone.h>

#include "core/message_program.hpp"
#include "core/snapshot.hpp"
#include "icu/message_parser.hpp"

namespace interco::test {
namespace {

using kind = argument::kind;

icu::UnicodeString to_icu(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

icu::Formattable to_icu(argument const& value, UErrorCode& status) {
  switch (value.what()) {
  case kind::integer:
    return {value.integer()};
  case kind::unsigned_integer:
    return {std::to_string(value.unsigned_integer()), status};
  case kind::number:
    return {value.number()};
  case kind::date_time:
    return {static_cast<UDate>(value.date_time().time_since_epoch().count()), icu::Formattable::kIsDate};
  default:
    return {to_icu(value.text())};
  }
}

} // namespace

formatted format(std::string const& locale, std::string_view text, argument_list const& arguments,
                 format_options const& options) {
  static std::map<std::string, std::unique_ptr<detail::message_parser const>> parsers;
  auto& parser = parsers[locale];
  if (parser == nullptr)
    parser = detail::make_message_parser(locale);
  auto const program = parser->parse(text);
  detail::reader_state reader;
  reader.data = std::make_shared<detail::snapshot const>();
  reader.codes = reader.data->codes.get();
  formatted result;
  detail::text_sink counted({});
  (void)detail::run_program(*program, arguments, options, reader, counted, &result.problems);
  result.text.resize(counted.size() + 1);
  detail::text_sink to(result.text);
  (void)detail::run_program(*program, arguments, options, reader, to, nullptr);
  result.text.resize(to.size());
  return result;
}

std::optional<std::string> format_with_icu(std::string const& locale, std::string_view text,
                                           argument_list const& arguments) {
  static auto const in_utc = [] {
    icu::TimeZone::adoptDefault(icu::TimeZone::getGMT()->clone());
    return true;
  }();
  (void)in_utc;
  UErrorCode status = U_ZERO_ERROR;
  icu::MessageFormat const format(to_icu(text), icu::Locale::forLanguageTag(locale, status), status);
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> values;
  for (auto const& each : arguments) {
    names.push_back(to_icu(each.name));
    values.push_back(to_icu(each.value, status));
  }
  icu::UnicodeString result;
  format.format(names.data(), values.data(), static_cast<std::int32_t>(names.size()), result, status);
  std::string utf8;
  return U_SUCCESS(status) ? std::optional(result.toUTF8String(utf8)) : std::nullopt;
}

} // namespace interco::test
