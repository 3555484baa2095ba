#include "icu/message_parser.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <new>
#include <optional>
#include <utility>

#include <unicode/bytestream.h>
#include <unicode/datefmt.h>
#include <unicode/decimfmt.h>
#include <unicode/listformatter.h>
#include <unicode/locid.h>
#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>
#include <unicode/numberformatter.h>
#include <unicode/numfmt.h>
#include <unicode/plurrule.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>
#include <unicode/ures.h>

#include <interco/safe_text.hpp>

#include "icu/message_pattern.hpp"

namespace interco::detail {
namespace {

using icu::MessagePattern;
using icu::UnicodeString;
using step = message_program::step;
using kind = argument::kind;

/// Throws where ICU has no memory; returns whether all went well.
bool fine(UErrorCode status) {
  if (status == U_MEMORY_ALLOCATION_ERROR)
    throw std::bad_alloc();
  return U_SUCCESS(status) != 0;
}

UnicodeString to_utf16(std::string_view text) {
  return UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

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

/// Returns an integer of 64 bits less an offset, if it is one.
std::optional<std::int64_t> as_integer(argument const& value, double offset) noexcept {
  if (!is_integer(value) || (value.integer() < 0 && value.what() == kind::unsigned_integer))
    return std::nullopt;
  auto const whole = static_cast<std::int64_t>(offset);
  constexpr double most = 1e9; // an offset is small; a greater one is a matter for floating point
  if (offset < 0 || offset > most || static_cast<double>(whole) != offset ||
      value.integer() < std::numeric_limits<std::int64_t>::min() + whole)
    return std::nullopt;
  return value.integer() - whole;
}

/// Numbers by one of ICU's formatters.
class number_format final : public value_format {
 public:
  explicit number_format(icu::number::LocalizedNumberFormatter formatter) : formatter_(std::move(formatter)) {}

  bool append(text_sink& to, argument const& value, double offset, format_options const&) const override {
    UErrorCode status = U_ZERO_ERROR;
    auto const formatted = format(value, offset, status);
    if (!is_number(value) || !fine(status))
      return false;
    detail::append(to, formatted.toTempString(status));
    return fine(status);
  }

  /// Returns a number as it is shown, which decides on its plural category: 1.0 is no 1 in English.
  [[nodiscard]] icu::number::FormattedNumber format(argument const& value, double offset, UErrorCode& status) const {
    if (auto const integer = as_integer(value, offset))
      return formatter_.formatInt(*integer, status);
    if (value.what() == kind::unsigned_integer && offset == 0)
      return formatter_.formatDecimal(std::to_string(value.unsigned_integer()), status);
    return formatter_.formatDouble(as_double(value, offset), status);
  }

 private:
  icu::number::LocalizedNumberFormatter formatter_;
};

/// Points in time by one of ICU's formats.
class time_format final : public value_format {
 public:
  explicit time_format(std::unique_ptr<icu::DateFormat> format) : format_(std::move(format)) {
    format_->adoptTimeZone(icu::TimeZone::getGMT()->clone());
  }

  bool append(text_sink& to, argument const& value, double, format_options const& options) const override {
    if (value.what() != kind::date_time)
      return false;
    auto const time = static_cast<UDate>(value.date_time().time_since_epoch().count());
    UnicodeString text;
    if (options.time_zone == "UTC") {
      format_->format(time, text);
    } else {
      std::unique_ptr<icu::Calendar> const calendar(format_->getCalendar()->clone());
      UErrorCode status = U_ZERO_ERROR;
      calendar->adoptTimeZone(zone(options.time_zone));
      calendar->setTime(time, status);
      if (!fine(status))
        return false;
      icu::FieldPosition ignored(icu::FieldPosition::DONT_CARE);
      format_->format(*calendar, text, ignored);
    }
    detail::append(to, text);
    return true;
  }

 private:
  static icu::TimeZone* zone(std::string_view name) {
    std::unique_ptr<icu::TimeZone> found(icu::TimeZone::createTimeZone(to_utf16(name)));
    return *found == icu::TimeZone::getUnknown() ? icu::TimeZone::getGMT()->clone() : found.release();
  }

  std::unique_ptr<icu::DateFormat> format_;
};

/// What else MessageFormat has for numbers: "spellout", "ordinal", "duration".
class other_format final : public value_format {
 public:
  explicit other_format(std::unique_ptr<icu::Format> format) : format_(std::move(format)) {}

  bool append(text_sink& to, argument const& value, double offset, format_options const&) const override {
    if (!is_number(value))
      return false;
    auto const integer = as_integer(value, offset);
    UErrorCode status = U_ZERO_ERROR;
    UnicodeString text;
    format_->format(integer ? icu::Formattable(*integer) : icu::Formattable(as_double(value, offset)), text, status);
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

  bool append(text_sink& to, argument const& value, double, format_options const&) const override {
    if (value.what() != kind::list)
      return false;
    std::vector<UnicodeString> items;
    for (auto const each : value.list())
      items.push_back(to_utf16(safe_line(each)));
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

/// A place that nothing can be put in.
class no_format final : public value_format {
 public:
  bool append(text_sink&, argument const&, double, format_options const&) const override { return false; }
};

/// What is formatted by what it is.
class default_format final : public value_format {
 public:
  default_format(std::unique_ptr<number_format const> numbers, std::unique_ptr<value_format const> times,
                 std::unique_ptr<value_format const> lists)
      : numbers_(std::move(numbers)), times_(std::move(times)), lists_(std::move(lists)) {}

  bool append(text_sink& to, argument const& value, double offset, format_options const& options) const override {
    auto const& format = is_number(value) ? *numbers_ : value.what() == kind::list ? *lists_ : *times_;
    return format.append(to, value, offset, options);
  }
  [[nodiscard]] number_format const& numbers() const noexcept { return *numbers_; }

 private:
  std::unique_ptr<number_format const> numbers_;
  std::unique_ptr<value_format const> times_;
  std::unique_ptr<value_format const> lists_;
};

// CLDR's categories, and ICU's: the same six words.
constexpr std::array<std::string_view, 6> categories{"other", "one", "two", "few", "many", "zero"};

class icu_plural_rule final : public plural_rule {
 public:
  icu_plural_rule(std::unique_ptr<icu::PluralRules> rules, number_format const& numbers)
      : rules_(std::move(rules)), numbers_(numbers) {}

  [[nodiscard]] std::string_view category(argument const& number, double offset) const noexcept override {
    UErrorCode status = U_ZERO_ERROR;
    auto const integer = as_integer(number, offset);
    constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();
    auto const found = integer && *integer >= 0 && *integer <= most
                           ? rules_->select(static_cast<std::int32_t>(*integer))
                       : integer ? rules_->select(static_cast<double>(*integer))
                                 : rules_->select(numbers_.format(number, offset, status), status);
    for (auto const each : categories) {
      if (U_SUCCESS(status) && found == UnicodeString(each.data(), static_cast<std::int32_t>(each.size()), US_INV))
        return each;
    }
    return categories.front();
  }

 private:
  std::unique_ptr<icu::PluralRules> rules_;
  number_format const& numbers_;
};

/// Returns a locale that ICU formats for; it would format in the process's own for one that it does not know.
icu::Locale known_locale(std::string const& name) {
  UErrorCode status = U_ZERO_ERROR;
  auto const asked = icu::Locale::forLanguageTag(name, status);
  if (!fine(status))
    return icu::Locale::getRoot();
  auto* const data = ures_open(nullptr, asked.getName(), &status);
  bool const is_known = U_SUCCESS(status) && status != U_USING_DEFAULT_WARNING;
  ures_close(data);
  return is_known ? asked : icu::Locale::getRoot();
}

/// What the texts of one locale have in common.
class locale_formats {
 public:
  explicit locale_formats(std::string const& name) : locale_(known_locale(name)) {
    auto numbers = numbers_of(format_of("number", ""));
    if (numbers == nullptr)
      numbers = std::make_unique<number_format const>(icu::number::NumberFormatter::withLocale(locale_));
    auto const& shown = *numbers;
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::DateFormat> times(
        icu::DateFormat::createDateTimeInstance(icu::DateFormat::kMedium, icu::DateFormat::kShort, locale_));
    std::unique_ptr<icu::ListFormatter> lists(icu::ListFormatter::createInstance(locale_, status));
    (void)fine(status);
    values_ = std::make_shared<default_format const>(
        std::move(numbers), times == nullptr ? none() : std::make_unique<time_format const>(std::move(times)),
        lists == nullptr ? none() : std::make_unique<list_format const>(std::move(lists)));
    cardinal_ = rule(UPLURAL_TYPE_CARDINAL, shown);
    ordinal_ = rule(UPLURAL_TYPE_ORDINAL, shown);
  }

  [[nodiscard]] std::shared_ptr<default_format const> const& values() const noexcept { return values_; }
  [[nodiscard]] std::shared_ptr<plural_rule const> const& cardinal() const noexcept { return cardinal_; }
  [[nodiscard]] std::shared_ptr<plural_rule const> const& ordinal() const noexcept { return ordinal_; }
  [[nodiscard]] bool right_to_left() const { return locale_.isRightToLeft() != 0; }

  /// Returns the format of "{x, type, style}"; one that formats nothing where MessageFormat has no such.
  [[nodiscard]] std::shared_ptr<value_format const> place(std::string_view type, std::string_view style) const {
    if (type == "list")
      return values_;
    auto format = format_of(type, style);
    if (format == nullptr)
      return none();
    if (auto* const times = dynamic_cast<icu::DateFormat*>(format.get())) {
      (void)format.release();
      return std::make_shared<time_format const>(std::unique_ptr<icu::DateFormat>(times));
    }
    if (dynamic_cast<icu::DecimalFormat*>(format.get()) != nullptr)
      return numbers_of(std::move(format));
    return std::make_shared<other_format const>(std::move(format));
  }

 private:
  static std::unique_ptr<value_format const> none() { return std::make_unique<no_format const>(); }

  /// Returns the format that ICU's MessageFormat takes for a place.
  [[nodiscard]] std::unique_ptr<icu::Format> format_of(std::string_view type, std::string_view style) const {
    UErrorCode status = U_ZERO_ERROR;
    auto pattern = "{0," + std::string(type);
    if (!style.empty())
      (pattern += ",") += style;
    icu::MessageFormat const message(to_utf16(pattern + "}"), locale_, status);
    if (!fine(status))
      return nullptr;
    std::int32_t count = 0;
    auto const* const* const formats = message.getFormats(count);
    return std::unique_ptr<icu::Format>(count == 1 && formats[0] != nullptr ? formats[0]->clone() : nullptr);
  }

  static std::unique_ptr<number_format const> numbers_of(std::unique_ptr<icu::Format> format) {
    auto const* const decimal = dynamic_cast<icu::DecimalFormat const*>(format.get());
    UErrorCode status = U_ZERO_ERROR;
    auto const* const formatter = decimal == nullptr ? nullptr : decimal->toNumberFormatter(status);
    return formatter == nullptr || !fine(status) ? nullptr : std::make_unique<number_format const>(*formatter);
  }

  [[nodiscard]] std::shared_ptr<plural_rule const> rule(UPluralType type, number_format const& numbers) const {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::PluralRules> rules(icu::PluralRules::forLocale(locale_, type, status));
    if (!fine(status) || rules == nullptr)
      throw std::bad_alloc(); // there are rules for every locale, be it that all is "other"
    return std::make_shared<icu_plural_rule const>(std::move(rules), numbers);
  }

  icu::Locale locale_;
  std::shared_ptr<default_format const> values_;
  std::shared_ptr<plural_rule const> cardinal_;
  std::shared_ptr<plural_rule const> ordinal_;
};

/// Turns the parts of ICU's parser into steps.
class program_maker {
 public:
  program_maker(MessagePattern const& parsed, locale_formats const& formats)
      : parsed_(parsed), formats_(formats), program_(std::make_unique<message_program>()) {}

  std::unique_ptr<message_program const> make() {
    auto const steps = message();
    program_->first = static_cast<std::uint32_t>(program_->steps.size());
    program_->steps.insert(program_->steps.end(), steps.begin(), steps.end());
    program_->values = formats_.values();
    program_->right_to_left = formats_.right_to_left();
    return std::move(program_);
  }

 private:
  [[nodiscard]] MessagePattern::Part const& next() { return parsed_.getPart(at_++); }
  [[nodiscard]] UMessagePatternPartType peek() const { return parsed_.getPartType(at_); }
  [[nodiscard]] std::string words(MessagePattern::Part const& part) const {
    std::string result;
    return parsed_.getSubstring(part).toUTF8String(result);
  }

  /// Reads from the start of a message to its end; its parts are in their order.
  std::vector<step> message() {
    std::vector<step> steps;
    auto from = next().getLimit();
    for (;;) {
      auto const& part = next();
      text(steps, from, part.getIndex());
      from = part.getLimit();
      switch (part.getType()) {
      case UMSGPAT_PART_TYPE_MSG_LIMIT:
        return steps;
      case UMSGPAT_PART_TYPE_REPLACE_NUMBER:
        steps.emplace_back().what = step::kind::number_sign;
        break;
      case UMSGPAT_PART_TYPE_ARG_START:
        steps.push_back(place(part));
        from = parsed_.getPart(at_ - 1).getLimit();
        break;
      default: // an apostrophe that is skipped; one that ICU adds at the end of a quotation is none of the text
        break;
      }
    }
  }

  void text(std::vector<step>& steps, std::int32_t from, std::int32_t end) {
    if (from >= end)
      return;
    auto const first = static_cast<std::uint32_t>(program_->texts.size());
    parsed_.getPatternString().tempSubStringBetween(from, end).toUTF8String(program_->texts);
    auto const last = static_cast<std::uint32_t>(program_->texts.size());
    if (!steps.empty() && steps.back().what == step::kind::text && steps.back().last == first) {
      steps.back().last = last;
      return;
    }
    auto& added = steps.emplace_back();
    added.first = first;
    added.last = last;
  }

  /// Reads an argument, whose start has been read, to its end.
  step place(MessagePattern::Part const& start) {
    auto const limit = parsed_.getLimitPartIndex(at_ - 1);
    step result;
    result.argument = name(words(next()));
    switch (start.getArgType()) {
    case UMSGPAT_ARG_TYPE_NONE:
      result.what = step::kind::value;
      break;
    case UMSGPAT_ARG_TYPE_SIMPLE: {
      auto const type = words(next());
      auto const style = peek() == UMSGPAT_PART_TYPE_ARG_STYLE ? words(next()) : std::string();
      result.what = step::kind::formatted;
      owns(result, formats_.place(type, style));
      break;
    }
    case UMSGPAT_ARG_TYPE_PLURAL:
    case UMSGPAT_ARG_TYPE_SELECTORDINAL: {
      result.what = step::kind::plural;
      auto const& rule = start.getArgType() == UMSGPAT_ARG_TYPE_PLURAL ? formats_.cardinal() : formats_.ordinal();
      result.rule = rule.get();
      program_->owned.push_back(rule);
      if (MessagePattern::Part::hasNumericValue(peek()))
        result.offset = parsed_.getNumericValue(next());
      choices(result);
      break;
    }
    case UMSGPAT_ARG_TYPE_SELECT:
      result.what = step::kind::select;
      choices(result);
      break;
    default: // choice, which plural and select have taken the place of
      result.what = step::kind::formatted;
      owns(result, std::make_shared<no_format const>());
    }
    at_ = limit + 1;
    return result;
  }

  void owns(step& to, std::shared_ptr<value_format const> format) {
    to.format = format.get();
    program_->owned.push_back(std::move(format));
  }

  std::uint32_t name(std::string const& word) {
    auto& names = program_->names;
    auto const known = std::find(names.begin(), names.end(), word);
    if (known != names.end())
      return static_cast<std::uint32_t>(known - names.begin());
    names.push_back(word);
    return static_cast<std::uint32_t>(names.size() - 1);
  }

  /// Reads what a plural or select chooses from; "other", which ICU requires, comes last.
  void choices(step& of) {
    std::vector<message_program::branch> branches;
    while (peek() == UMSGPAT_PART_TYPE_ARG_SELECTOR) {
      message_program::branch branch;
      branch.name = words(next());
      if (MessagePattern::Part::hasNumericValue(peek())) {
        branch.name.clear();
        branch.number = parsed_.getNumericValue(next());
      }
      auto const steps = message();
      branch.first = static_cast<std::uint32_t>(program_->steps.size());
      program_->steps.insert(program_->steps.end(), steps.begin(), steps.end());
      branch.last = static_cast<std::uint32_t>(program_->steps.size());
      branches.push_back(std::move(branch));
    }
    std::stable_partition(branches.begin(), branches.end(), [](auto const& each) { return each.name != "other"; });
    of.first = static_cast<std::uint32_t>(program_->branches.size());
    program_->branches.insert(program_->branches.end(), branches.begin(), branches.end());
    of.last = static_cast<std::uint32_t>(program_->branches.size());
  }

  MessagePattern const& parsed_;
  locale_formats const& formats_;
  std::unique_ptr<message_program> program_;
  std::int32_t at_ = 0;
};

class icu_message_parser final : public message_parser {
 public:
  explicit icu_message_parser(std::string const& locale) : formats_(locale) {}

  [[nodiscard]] std::unique_ptr<message_program const> parse(std::string_view text) const override {
    UErrorCode status = U_ZERO_ERROR;
    if (too_deep(text))
      return as_written(text);
    MessagePattern parsed(to_utf16(text), nullptr, status);
    if (!fine(status))
      return as_written(text);
    return program_maker(parsed, formats_).make();
  }

 private:
  static std::unique_ptr<message_program const> as_written(std::string_view text) {
    auto program = std::make_unique<message_program>();
    program->is_pattern = false;
    program->texts = text;
    program->steps.emplace_back().last = static_cast<std::uint32_t>(text.size());
    return program;
  }

  locale_formats formats_;
};

} // namespace

std::unique_ptr<message_parser const> make_message_parser(std::string const& locale) {
  return std::make_unique<icu_message_parser const>(locale);
}

} // namespace interco::detail
