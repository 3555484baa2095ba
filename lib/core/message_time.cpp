#include "core/message_time.hpp"

#include <array>
#include <charconv>

#include "core/ascii.hpp"

namespace interco::detail {
namespace {

using std::chrono::milliseconds;

constexpr std::string_view form = "0000-00-00T00:00:00.000Z";

constexpr argument::milliseconds first = std::chrono::sys_days(std::chrono::year(0) / 1 / 1);
constexpr argument::milliseconds behind_last = std::chrono::sys_days(std::chrono::year(10'000) / 1 / 1);

/// Where the number of a unit stands in `form`.
struct field {
  std::size_t at;
  std::size_t digits;
};
constexpr std::array<field, 7> fields{{{0, 4}, {5, 2}, {8, 2}, {11, 2}, {14, 2}, {17, 2}, {20, 3}}};

} // namespace

void append_time(std::string& to, argument::milliseconds time) {
  if (time < first || time >= behind_last) {
    std::array<char, 24> digits; // of a number of 64 bits
    auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), time.time_since_epoch().count()).ptr;
    (to += '@').append(digits.data(), end);
    return;
  }
  auto const day = std::chrono::floor<std::chrono::days>(time);
  std::chrono::year_month_day const date(day);
  std::chrono::hh_mm_ss<milliseconds> const clock(time - day);
  std::array<std::int64_t, fields.size()> const values{
      static_cast<int>(date.year()),     static_cast<unsigned>(date.month()),
      static_cast<unsigned>(date.day()), clock.hours().count(),
      clock.minutes().count(),           clock.seconds().count(),
      clock.subseconds().count()};
  auto const begin = to.size();
  to += form;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    auto rest = values[i];
    for (auto left = fields[i].digits; left > 0; --left, rest /= 10)
      to[begin + fields[i].at + left - 1] = static_cast<char>('0' + rest % 10);
  }
}

std::string to_text(argument::milliseconds time) {
  std::string text;
  append_time(text, time);
  return text;
}

std::optional<argument::milliseconds> time_of(std::string_view text) noexcept {
  if (text.starts_with('@')) {
    std::int64_t count = 0;
    auto const* const end = text.data() + text.size();
    auto const read = std::from_chars(text.data() + 1, end, count);
    argument::milliseconds const time{milliseconds(count)};
    bool const is_far = time < first || time >= behind_last;
    return read.ec == std::errc() && read.ptr == end && is_far ? std::optional(time) : std::nullopt;
  }
  if (text.size() != form.size())
    return std::nullopt;
  std::array<unsigned, fields.size()> values{};
  std::size_t at = 0;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    for (; at < fields[i].at; ++at) {
      if (text[at] != form[at])
        return std::nullopt;
    }
    for (; at < fields[i].at + fields[i].digits; ++at) {
      if (!is_digit(text[at]))
        return std::nullopt;
      values[i] = values[i] * 10 + static_cast<unsigned>(text[at] - '0');
    }
  }
  std::chrono::year_month_day const date(std::chrono::year(static_cast<int>(values[0])), std::chrono::month(values[1]),
                                         std::chrono::day(values[2]));
  if (text.back() != form.back() || !date.ok() || values[3] > 23 || values[4] > 59 || values[5] > 59)
    return std::nullopt;
  return argument::milliseconds(std::chrono::sys_days(date)) + std::chrono::hours(values[3]) +
         std::chrono::minutes(values[4]) + std::chrono::seconds(values[5]) + milliseconds(values[6]);
}

} // namespace interco::detail
