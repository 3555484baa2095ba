#include "icu/value_formats.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstdint>
#include <limits>
#include <new>
#include <optional>
#include <utility>
#include <vector>

#include <unicode/bytestream.h>
#include <unicode/calendar.h>
#include <unicode/datefmt.h>
#include <unicode/decimfmt.h>
#include <unicode/listformatter.h>
#include <unicode/msgfmt.h>
#include <unicode/numberformatter.h>
#include <unicode/plurrule.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>
#include <unicode/ures.h>

#include "icu/integer_style.hpp"
#include "icu/text_conversion.hpp"

namespace interco::detail {
namespace {

using icu::UnicodeString;
using icu::number::LocalizedNumberFormatter;
using kind = argument::kind;

/// Where ICU writes UTF-8.
class bytes_to_sink final : public icu::ByteSink {
 public:
  explicit bytes_to_sink(text_sink& to) : to_(to) {}
  void Append(char const* bytes, std::int32_t size) override { to_.append({bytes, static_cast<std::size_t>(size)}); }

 private:
  text_sink& to_;
};

void append(text_sink& to, UnicodeString const& text) {
  bytes_to_sink bytes(to);
  text.toUTF8(bytes);
}

bool is_integer(argument const& value) noexcept {
  return value.what() == kind::integer || value.what() == kind::unsigned_integer;
}

bool is_number(argument const& value) noexcept {
  return is_integer(value) || value.what() == kind::number;
}

/// Returns a number less an offset, as a double.
double as_double(argument const& value, double offset) noexcept {
  if (value.what() == kind::number)
    return value.number() - offset;
  return (value.what() == kind::integer ? static_cast<double>(value.integer())
                                        : static_cast<double>(value.unsigned_integer())) -
         offset;
}

/// An integer as its sign and what is behind it.
struct whole_number {
  bool is_negative;
  std::uint64_t magnitude;

  [[nodiscard]] bool fits() const noexcept { // into 64 bits with a sign
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    return magnitude <= most + (is_negative ? 1 : 0);
  }
  [[nodiscard]] std::int64_t signed_value() const noexcept {
    return static_cast<std::int64_t>(is_negative ? 0 - magnitude : magnitude);
  }
};

/// Returns a number less an offset if that is a whole one that a double or an integer has without loss.
std::optional<whole_number> as_whole(argument const& value, double offset) noexcept {
  constexpr double most = 9007199254740992; // 2^53: from there on not every integer is a double
  if (value.what() == kind::number) {
    auto const number = value.number() - offset;
    if (!(std::abs(number) < most) || std::trunc(number) != number || (number == 0 && std::signbit(number)))
      return std::nullopt;
    return whole_number{number < 0, static_cast<std::uint64_t>(std::abs(number))};
  }
  if (!is_integer(value) || !(offset >= 0 && offset < most) || std::trunc(offset) != offset)
    return std::nullopt;
  auto const less = static_cast<std::uint64_t>(offset);
  if (value.what() == kind::integer && value.integer() < 0) {
    auto const magnitude = 0 - static_cast<std::uint64_t>(value.integer()); // at most 2^63: there is room above
    return whole_number{true, magnitude + less};
  }
  auto const magnitude = value.unsigned_integer();
  return magnitude < less ? whole_number{true, less - magnitude} : whole_number{false, magnitude - less};
}

std::string decimal(whole_number number) {
  return (number.is_negative ? "-" : "") + std::to_string(number.magnitude);
}

/// Numbers by one of ICU's formatters.
class number_format final : public value_format {
 public:
  /// `is_decimal`: it comes from a DecimalFormat, as which MessageFormat knows what it shows.
  number_format(LocalizedNumberFormatter formatter, bool is_decimal)
      : formatter_(std::move(formatter)), is_decimal_(is_decimal), integers_(integer_style::learn([this](auto number) {
          UErrorCode status = U_ZERO_ERROR;
          std::string text;
          formatter_.formatInt(number, status).toTempString(status).toUTF8String(text);
          return fine(status) ? text : std::string();
        })) {}

  bool append(text_sink& to, argument const& value, double offset, format_options const& /*options*/,
              surroundings const& /*around*/) const override {
    if (!is_number(value))
      return false;
    if (integers_) {
      if (auto const whole = as_whole(value, offset)) {
        integers_->append(to, whole->is_negative, whole->magnitude);
        return true;
      }
    }
    UErrorCode status = U_ZERO_ERROR;
    auto const formatted = format(value, offset, status);
    if (!fine(status))
      return false;
    detail::append(to, formatted.toTempString(status));
    return fine(status);
  }

  /// Returns a number as it is shown, which decides on its plural category.
  [[nodiscard]] icu::number::FormattedNumber format(argument const& value, double offset, UErrorCode& status) const {
    if (auto const whole = as_whole(value, offset))
      return whole->fits() ? formatter_.formatInt(whole->signed_value(), status)
                           : formatter_.formatDecimal(decimal(*whole), status);
    return formatter_.formatDouble(as_double(value, offset), status);
  }

  [[nodiscard]] bool is_decimal() const noexcept { return is_decimal_; }
  /// Returns whether whole numbers are shown as their digits and nothing behind them.
  [[nodiscard]] bool shows_integers() const noexcept { return integers_.has_value(); }

 private:
  LocalizedNumberFormatter formatter_;
  bool is_decimal_;
  std::optional<integer_style> integers_;
};

/// Points in time by one of ICU's formats.
class time_format final : public value_format {
 public:
  explicit time_format(std::unique_ptr<icu::DateFormat> format) : format_(std::move(format)) {}
  ~time_format() override { delete spare_.load(std::memory_order_acquire); }
  time_format(time_format const&) = delete;
  time_format& operator=(time_format const&) = delete;

  bool append(text_sink& to, argument const& value, double /*offset*/, format_options const& options,
              surroundings const& /*around*/) const override {
    if (value.what() != kind::date_time)
      return false;
    std::unique_ptr<zoned_calendar> calendar(spare_.exchange(nullptr, std::memory_order_acquire));
    if (calendar == nullptr || calendar->zone != options.time_zone)
      calendar = make(options.time_zone);
    UErrorCode status = U_ZERO_ERROR;
    calendar->calendar->setTime(static_cast<UDate>(value.date_time().time_since_epoch().count()), status);
    UnicodeString text;
    icu::FieldPosition ignored(icu::FieldPosition::DONT_CARE);
    format_->format(*calendar->calendar, text, ignored);
    delete spare_.exchange(calendar.release(), std::memory_order_acq_rel);
    if (!fine(status))
      return false;
    detail::append(to, text);
    return true;
  }

 private:
  /// What a text in this zone is made with. One at a time has it; the last one to be done leaves it to the next.
  struct zoned_calendar {
    std::string zone; // as it was asked for
    std::unique_ptr<icu::Calendar> calendar;
  };

  [[nodiscard]] std::unique_ptr<zoned_calendar> make(std::string_view zone) const {
    std::unique_ptr<icu::TimeZone> found(icu::TimeZone::createTimeZone(to_utf16(zone)));
    if (found == nullptr || *found == icu::TimeZone::getUnknown())
      found.reset(icu::TimeZone::getGMT()->clone());
    auto made = std::make_unique<zoned_calendar>();
    made->zone = zone;
    made->calendar.reset(format_->getCalendar()->clone());
    if (made->calendar == nullptr || found == nullptr)
      throw std::bad_alloc();
    made->calendar->adoptTimeZone(found.release());
    return made;
  }

  std::unique_ptr<icu::DateFormat> format_;
  mutable std::atomic<zoned_calendar*> spare_{nullptr}; // owned
};

/// What else MessageFormat has for numbers: "spellout", "ordinal", "duration".
class rule_format final : public value_format {
 public:
  explicit rule_format(std::unique_ptr<icu::Format> format) : format_(std::move(format)) {}

  bool append(text_sink& to, argument const& value, double offset, format_options const& /*options*/,
              surroundings const& /*around*/) const override {
    if (!is_number(value))
      return false;
    auto const whole = as_whole(value, offset);
    UErrorCode status = U_ZERO_ERROR;
    UnicodeString text;
    auto const number = !whole          ? icu::Formattable(as_double(value, offset))
                        : whole->fits() ? icu::Formattable(whole->signed_value())
                                        : icu::Formattable(decimal(*whole), status);
    format_->format(number, text, status);
    if (!fine(status))
      return false;
    detail::append(to, text);
    return true;
  }

 private:
  std::unique_ptr<icu::Format> format_;
};

/// Several strings: "a, b and c".
class list_format final : public value_format {
 public:
  explicit list_format(std::unique_ptr<icu::ListFormatter> format) : format_(std::move(format)) {}

  bool append(text_sink& to, argument const& value, double /*offset*/, format_options const& options,
              surroundings const& around) const override {
    if (value.what() != kind::list)
      return false;
    std::vector<UnicodeString> items;
    items.reserve(value.list().size());
    std::size_t left = std::numeric_limits<std::int32_t>::max() / 2; // what ICU counts, with words between the items
    for (auto const each : value.list()) {
      inserted_text const inserted(each, options.insertion, around);
      if (inserted.text().size() > left)
        throw std::bad_alloc();
      left -= inserted.text().size();
      auto& item = items.emplace_back();
      if (inserted.is_isolated())
        item += to_utf16(first_strong_isolate);
      item += to_utf16(inserted.text());
      if (inserted.is_isolated())
        item += to_utf16(pop_directional_isolate);
    }
    UErrorCode status = U_ZERO_ERROR;
    UnicodeString text;
    format_->format(items.data(), static_cast<std::int32_t>(items.size()), text, status);
    if (!fine(status))
      return false;
    detail::append(to, text);
    return true;
  }

 private:
  std::unique_ptr<icu::ListFormatter> format_;
};

/// What is formatted by what it is.
class any_format final : public value_format {
 public:
  any_format(std::shared_ptr<value_format const> numbers, std::unique_ptr<value_format const> times,
             std::shared_ptr<value_format const> lists)
      : numbers_(std::move(numbers)), times_(std::move(times)), lists_(std::move(lists)) {}

  bool append(text_sink& to, argument const& value, double offset, format_options const& options,
              surroundings const& around) const override {
    auto const* const format = is_number(value)                  ? numbers_.get()
                               : value.what() == kind::list      ? lists_.get()
                               : value.what() == kind::date_time ? times_.get()
                                                                 : nullptr;
    return format != nullptr && format->append(to, value, offset, options, around);
  }

 private:
  std::shared_ptr<value_format const> numbers_;
  std::unique_ptr<value_format const> times_;
  std::shared_ptr<value_format const> lists_;
};

// CLDR's categories, and ICU's: the same six words.
constexpr std::array<std::string_view, 6> categories{"other", "one", "two", "few", "many", "zero"};

/// The rules of a language, and what they have said about small numbers.
class counting_rules {
 public:
  explicit counting_rules(std::unique_ptr<icu::PluralRules> rules) : rules_(std::move(rules)) {}

  [[nodiscard]] std::string_view category(std::uint64_t number) const {
    auto& known = known_[number];
    auto index = known.load(std::memory_order_relaxed);
    if (index == 0) {
      index = static_cast<std::uint8_t>(index_of(rules_->select(static_cast<std::int32_t>(number))) + 1);
      known.store(index, std::memory_order_relaxed);
    }
    return categories.at(index - 1U);
  }
  [[nodiscard]] std::string_view category(double number) const {
    return categories.at(index_of(rules_->select(number)));
  }
  [[nodiscard]] std::string_view category(icu::number::FormattedNumber const& number) const {
    UErrorCode status = U_ZERO_ERROR;
    auto const found = rules_->select(number, status);
    return fine(status) ? categories.at(index_of(found)) : categories.front();
  }

  /// Numbers below this one are kept.
  static constexpr std::uint64_t kept = 1024;

 private:
  static std::uint8_t index_of(UnicodeString const& category) {
    auto const is_it = [&category](std::string_view each) {
      return category == UnicodeString(each.data(), static_cast<std::int32_t>(each.size()), US_INV);
    };
    auto const* const found = std::find_if(categories.begin(), categories.end(), is_it);
    return static_cast<std::uint8_t>(found == categories.end() ? 0 : found - categories.begin());
  }

  std::unique_ptr<icu::PluralRules> rules_;
  mutable std::array<std::atomic<std::uint8_t>, kept> known_{}; // the index and 1; 0: not asked yet
};

class icu_plural_rule final : public plural_rule {
 public:
  icu_plural_rule(std::shared_ptr<counting_rules const> rules, std::shared_ptr<value_format const> shown)
      : rules_(std::move(rules)), shown_(std::move(shown)), numbers_(dynamic_cast<number_format const*>(shown_.get())) {
  }

  /// MessageFormat asks how the number is shown if that is a DecimalFormat, and else for the number alone.
  [[nodiscard]] std::string_view category(argument const& number, double offset) const override {
    bool const is_decimal = numbers_ != nullptr && numbers_->is_decimal();
    if (!is_decimal || numbers_->shows_integers()) {
      if (auto const whole = as_whole(number, offset); whole && whole->magnitude < counting_rules::kept)
        return rules_->category(whole->magnitude);
    }
    if (!is_decimal)
      return rules_->category(as_double(number, offset));
    UErrorCode status = U_ZERO_ERROR;
    auto const shown = numbers_->format(number, offset, status);
    return fine(status) ? rules_->category(shown) : categories.front();
  }

 private:
  std::shared_ptr<counting_rules const> rules_;
  std::shared_ptr<value_format const> shown_;
  number_format const* numbers_; // it, if it is one
};

bool is_known(icu::Locale const& locale) {
  UErrorCode status = U_ZERO_ERROR;
  auto* const data = ures_open(nullptr, locale.getName(), &status);
  ures_close(data);
  return fine(status) && status != U_USING_DEFAULT_WARNING;
}

std::shared_ptr<counting_rules const> rules_of(icu::Locale const& locale, UPluralType type) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::PluralRules> rules(icu::PluralRules::forLocale(locale, type, status));
  if (!fine(status) || rules == nullptr) // rules for every locale, be it that all is "other"
    throw std::bad_alloc();
  return std::make_shared<counting_rules const>(std::move(rules));
}

/// Returns the format that ICU's MessageFormat takes for a place; nothing where it refuses that.
std::unique_ptr<icu::Format> format_of(icu::Locale const& locale, std::string_view type, std::string_view style) {
  UErrorCode status = U_ZERO_ERROR;
  auto pattern = "{0," + std::string(type);
  if (!style.empty())
    (pattern += ",") += style;
  icu::MessageFormat const message(to_utf16(pattern += "}"), locale, status);
  if (!fine(status))
    return nullptr;
  std::int32_t count = 0;
  auto const* const* const formats = message.getFormats(count);
  return std::unique_ptr<icu::Format>(count == 1 && formats[0] != nullptr ? formats[0]->clone() : nullptr);
}

/// Returns the format of numbers; one of ICU's own that is none stays where it is.
std::shared_ptr<value_format const> numbers_of(icu::Format const& format) {
  auto const* const decimal = dynamic_cast<icu::DecimalFormat const*>(&format);
  if (decimal == nullptr)
    return nullptr;
  UErrorCode status = U_ZERO_ERROR;
  auto const* const formatter = decimal->toNumberFormatter(status);
  return fine(status) && formatter != nullptr ? std::make_shared<number_format const>(*formatter, true) : nullptr;
}

/// Returns a format that takes its formatter from a skeleton (ICU user guide, "Number Skeletons"), without "::".
std::shared_ptr<value_format const> skeleton_of(icu::Locale const& locale, std::string_view skeleton) {
  UErrorCode status = U_ZERO_ERROR;
  auto const formatter = icu::number::NumberFormatter::forSkeleton(to_utf16(skeleton), status).locale(locale);
  if (!fine(status))
    return nullptr;
  (void)formatter.formatInt(0, status);
  return fine(status) ? std::make_shared<number_format const>(formatter, false) : nullptr;
}

} // namespace

struct value_formats::defaults {
  std::shared_ptr<value_format const> numbers;
  std::shared_ptr<value_format const> lists;
  std::shared_ptr<value_format const> any;
  std::shared_ptr<counting_rules const> cardinal;
  std::shared_ptr<counting_rules const> ordinal;
  std::shared_ptr<plural_rule const> cardinal_rule;
  std::shared_ptr<plural_rule const> ordinal_rule;
};

value_formats::value_formats(std::string const& name) {
  UErrorCode status = U_ZERO_ERROR;
  asked_ = icu::Locale::forLanguageTag(name, status);
  known_ = fine(status) && is_known(asked_) ? asked_ : icu::Locale::getRoot();
  auto made = std::make_unique<defaults>();
  if (auto const numbers = format_of(known_, "number", ""))
    made->numbers = numbers_of(*numbers);
  if (made->numbers == nullptr)
    made->numbers = std::make_shared<number_format const>(icu::number::NumberFormatter::withLocale(known_), true);
  std::unique_ptr<icu::DateFormat> times(
      icu::DateFormat::createDateTimeInstance(icu::DateFormat::kMedium, icu::DateFormat::kShort, known_));
  status = U_ZERO_ERROR;
  std::unique_ptr<icu::ListFormatter> lists(icu::ListFormatter::createInstance(known_, status));
  if (fine(status))
    made->lists = std::make_shared<list_format const>(std::move(lists));
  made->any = std::make_shared<any_format const>(
      made->numbers, times == nullptr ? nullptr : std::make_unique<time_format const>(std::move(times)), made->lists);
  made->cardinal = rules_of(known_, UPLURAL_TYPE_CARDINAL);
  made->ordinal = rules_of(known_, UPLURAL_TYPE_ORDINAL);
  made->cardinal_rule = std::make_shared<icu_plural_rule const>(made->cardinal, made->numbers);
  made->ordinal_rule = std::make_shared<icu_plural_rule const>(made->ordinal, made->numbers);
  defaults_ = std::move(made);
}

value_formats::~value_formats() = default;

std::shared_ptr<value_format const> value_formats::values() const {
  return defaults_->any;
}

std::shared_ptr<value_format const> value_formats::place(std::string_view type, std::string_view style) const {
  if (type == "list")
    return style.empty() ? defaults_->lists : nullptr;
  if (type == "number" && style.empty())
    return defaults_->numbers;
  auto const first = style.find_first_not_of(" \t\n\r");
  if (type == "number" && first != std::string_view::npos && style.substr(first).starts_with("::"))
    return skeleton_of(known_, style.substr(first + 2));
  auto format = format_of(known_, type, style);
  if (format == nullptr)
    return nullptr;
  if (auto* const times = dynamic_cast<icu::DateFormat*>(format.get())) {
    (void)format.release();
    return std::make_shared<time_format const>(std::unique_ptr<icu::DateFormat>(times));
  }
  if (auto numbers = numbers_of(*format))
    return numbers;
  return std::make_shared<rule_format const>(std::move(format));
}

std::shared_ptr<plural_rule const> value_formats::plural(counting how,
                                                         std::shared_ptr<value_format const> const& shown) const {
  bool const is_cardinal = how == counting::cardinal;
  if (shown == nullptr || shown == defaults_->numbers)
    return is_cardinal ? defaults_->cardinal_rule : defaults_->ordinal_rule;
  return std::make_shared<icu_plural_rule const>(is_cardinal ? defaults_->cardinal : defaults_->ordinal, shown);
}

bool value_formats::right_to_left() const {
  return asked_.isRightToLeft() != 0;
}

} // namespace interco::detail
