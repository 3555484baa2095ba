// format_texts locales: prints the locales that ICU has data of, in BCP 47, one a line.
// format_texts texts: reads such lines, and prints what texts with values are in each of these locales: one text a
// line, behind the locale and the text as it was written. Two programs that are linked with different parts of ICU's
// data are compared by that.
#include <array>
#include <chrono>
#include <iostream>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <unicode/locid.h>
#include <unicode/uenum.h>
#include <unicode/uloc.h>

#include <interco/argument.hpp>
#include <interco/format.hpp>

#include "core/message_program.hpp"
#include "core/snapshot.hpp"
#include "core/text_sink.hpp"
#include "icu/message_parser.hpp"

namespace {

using namespace std::chrono_literals;
using interco::argument;

/// Texts with {v}, and what to put there.
struct sample {
  std::vector<argument> values;
  std::vector<std::string_view> texts;
};

constexpr std::array<std::string_view, 3> items{"A", "B", "C"};

std::vector<sample> const samples{
    // Each language's plurals and ordinals, and how it writes integers.
    {{0, 1, 2, 3, 4, 5, 6, 8, 11, 20, 21, 22, 71, 80, 100, 101, 1000000, -1234},
     {"{v}", "{v, plural, zero {zero #} one {one #} two {two #} few {few #} many {many #} other {other #}}",
      "{v, selectordinal, zero {zero #} one {one #} two {two #} few {few #} many {many #} other {other #}}"}},
    // Every word of a number's skeleton that changes what data is read, and the styles of MessageFormat.
    {{1, 1234567, 0.5, -1234.567},
     {"{v, number}",
      "{v, number, integer}",
      "{v, number, percent}",
      "{v, number, currency}",
      "{v, number,#,##0.00}",
      "{v, number,\u00A4#,##0.00}",
      "{v, plural, one {one {v, number,0.0}} many {many {v, number,0.0}} other {other {v, number,0.0}}}",
      "{v, number, ::percent}",
      "{v, number, ::permille .0}",
      "{v, number, ::compact-short}",
      "{v, number, ::compact-long}",
      "{v, number, ::scientific}",
      "{v, number, ::engineering sign-always}",
      "{v, number, ::group-min2}",
      "{v, number, ::latin}",
      "{v, number, ::numbering-system/hebr}",
      "{v, number, ::currency/EUR}",
      "{v, number, ::currency/JPY unit-width-narrow}",
      "{v, number, ::currency/USD unit-width-full-name}",
      "{v, number, ::currency/INR unit-width-formal}",
      "{v, number, ::currency/TWD unit-width-variant}",
      "{v, number, ::currency/CHF unit-width-iso-code precision-currency-cash}",
      "{v, number, ::currency/CZK compact-short}",
      "{v, number, ::currency/PLN compact-long}",
      "{v, number, ::currency/GBP sign-accounting}",
      "{v, number, ::unit/megabyte}",
      "{v, number, ::unit/second unit-width-full-name}",
      "{v, number, ::unit/hour unit-width-narrow}",
      "{v, number, ::unit/kilometer-per-hour unit-width-full-name}",
      "{v, number, ::unit/megabyte-per-second}",
      "{v, number, ::unit/foot-and-inch}",
      "{v, number, ::unit/foot usage/person-height}",
      "{v, number, ::measure-unit/temperature-celsius}",
      "{v, number, ::measure-unit/length-meter per-measure-unit/duration-second}",
      "{v, spellout}",
      "{v, ordinal}",
      "{v, duration}"}},
    {{argument(std::chrono::sys_days(2026y / 11 / 23) + 23h + 4min + 5s),
      argument(std::chrono::sys_days(1998y / 7 / 3) + 3h)},
     {"{v}",
      "{v, date}",
      "{v, date, short}",
      "{v, date, medium}",
      "{v, date, long}",
      "{v, date, full}",
      "{v, date, ::yMMMEd}",
      "{v, date, ::yQQQQ}",
      "{v, date, ::GGGGyMMMM}",
      "{v, date, ::jmsB}",
      "{v, date, ::yMMMMdjmz}",
      "{v, date, ::jmvvvv}",
      "{v, date, ::U}",
      "{v, date,EEEEE LLLLL cccc QQQQ GGGG w e}",
      "{v, time}",
      "{v, time, short}",
      "{v, time, medium}",
      "{v, time, long}",
      "{v, time, full}",
      "{v, time, ::Hm}",
      "{v, time,h:mm a b B}",
      "{v, time,z zzzz v vvvv V VV VVV VVVV O OOOO X xxx Z ZZZZ}"}},
    {{std::span(items).first(1), std::span(items).first(2), std::span(items)}, {"{v}", "{v, list}"}},
};

constexpr std::array<std::string_view, 5> zones{"UTC", "Europe/Rome", "America/New_York", "Asia/Kolkata", "Etc/GMT+5"};

int print_locales() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<UEnumeration, decltype(&uenum_close)> const all(
      uloc_openAvailableByType(ULOC_AVAILABLE_WITH_LEGACY_ALIASES, &status), uenum_close);
  std::int32_t size = 0;
  while (auto const* const each = uenum_next(all.get(), &size, &status)) {
    auto const tag = icu::Locale(each).toLanguageTag<std::string>(status);
    if (U_FAILURE(status))
      break;
    std::cout << tag << '\n';
  }
  return U_SUCCESS(status) ? 0 : 1;
}

std::string format(interco::detail::message_program const& program, argument const& value, std::string_view zone) {
  static interco::detail::reader_state const reader = [] {
    interco::detail::reader_state made;
    made.data = std::make_shared<interco::detail::snapshot const>();
    made.codes = made.data->codes.get();
    return made;
  }();
  std::string text(4096, '\0');
  interco::detail::text_sink to(text);
  (void)interco::detail::run_program(program, {{"v", value}}, {.time_zone = zone}, reader, to, nullptr);
  text.resize(to.written());
  return text;
}

void print_texts(std::string const& locale) {
  auto const parser = interco::detail::make_message_parser(locale);
  for (auto const& each : samples) {
    for (auto const text : each.texts) {
      auto const program = parser->parse(text);
      for (auto const& value : each.values) {
        bool const is_time = value.what() == argument::kind::date_time;
        for (auto const zone : is_time ? std::span(zones) : std::span(zones).first(1))
          std::cout << locale << '\t' << text << '\t' << format(*program, value, zone) << '\n';
      }
    }
  }
}

} // namespace

int main(int argc, char** argv) {
  std::string_view const what = argc == 2 ? argv[1] : "";
  if (what == "locales")
    return print_locales();
  if (what != "texts")
    return 2;
  for (std::string locale; std::getline(std::cin, locale);)
    print_texts(locale);
  return std::cout.flush() ? 0 : 1;
}
