#include "icu/message_parser.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <unordered_map>
#include <utility>

#include <unicode/messagepattern.h>
#include <unicode/unistr.h>

#include <interco/safe_text.hpp>

#include "icu/message_pattern.hpp"
#include "icu/text_conversion.hpp"
#include "icu/value_formats.hpp"

namespace interco::detail {
namespace {

using icu::MessagePattern;
using step = message_program::step;

/// Turns the parts of ICU's parser into steps.
class program_maker {
 public:
  program_maker(MessagePattern const& parsed, value_formats const& formats)
      : parsed_(parsed), formats_(formats), program_(std::make_unique<message_program>()) {}

  /// Returns nothing where the text cannot be formatted.
  std::unique_ptr<message_program const> make() {
    auto const steps = message();
    program_->first = append(steps);
    program_->values = formats_.values();
    // Each that is opened is closed. No more can be open around a value.
    program_->around = {formats_.right_to_left(), paired_bidi_controls(program_->texts) / 2};
    if (!is_sound_)
      return nullptr;
    return std::move(program_);
  }

 private:
  [[nodiscard]] MessagePattern::Part const& next() { return parsed_.getPart(at_++); }
  [[nodiscard]] UMessagePatternPartType peek() const { return parsed_.getPartType(at_); }
  [[nodiscard]] std::string words(MessagePattern::Part const& part) const {
    std::string result;
    return parsed_.getSubstring(part).toUTF8String(result);
  }

  /// Adds steps to those of the program, and returns where they begin.
  std::uint32_t append(std::vector<step> const& steps) {
    auto const first = program_->steps.size();
    program_->steps.insert(program_->steps.end(), steps.begin(), steps.end());
    return static_cast<std::uint32_t>(first);
  }

  /// Reads from the start of a message to its end; its parts are in their order.
  std::vector<step> message() {
    std::vector<step> steps;
    std::string own; // text, without that of branches
    auto from = next().getLimit();
    for (;;) {
      auto const& part = next();
      text(steps, own, from, part.getIndex());
      from = part.getLimit();
      switch (part.getType()) {
      case UMSGPAT_PART_TYPE_MSG_LIMIT:
        // As it is written, each branch is inside of the others: the partner of a control may lie in one that is not
        // taken.
        is_sound_ = is_sound_ && !find_text_fault(own);
        return steps;
      case UMSGPAT_PART_TYPE_REPLACE_NUMBER: {
        auto& sign = steps.emplace_back();
        sign.what = step::kind::number_sign;
        sign.argument = plurals_.back().argument;
        sign.offset = plurals_.back().offset;
        break;
      }
      case UMSGPAT_PART_TYPE_ARG_START:
        steps.push_back(place(part));
        from = parsed_.getPart(at_ - 1).getLimit();
        break;
      default: // an apostrophe that is skipped; one that ICU adds at the end of a quotation is none of the text
        break;
      }
    }
  }

  void text(std::vector<step>& steps, std::string& own, std::int32_t from, std::int32_t end) {
    if (from >= end)
      return;
    auto const first = static_cast<std::uint32_t>(program_->texts.size());
    parsed_.getPatternString().tempSubStringBetween(from, end).toUTF8String(program_->texts);
    auto const last = static_cast<std::uint32_t>(program_->texts.size());
    own.append(program_->texts, first);
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
      auto const& type = next();
      result.what = step::kind::formatted;
      result.format = format(type).get();
      break;
    }
    case UMSGPAT_ARG_TYPE_PLURAL:
    case UMSGPAT_ARG_TYPE_SELECTORDINAL: {
      auto const how = start.getArgType() == UMSGPAT_ARG_TYPE_PLURAL ? value_formats::counting::cardinal
                                                                     : value_formats::counting::ordinal;
      result.what = step::kind::plural;
      if (MessagePattern::Part::hasNumericValue(peek()))
        result.offset = parsed_.getNumericValue(next());
      auto const& rule = program_->owned.emplace_back(formats_.plural(how, shown_in_other(result.argument)));
      result.rule = static_cast<plural_rule const*>(rule.get());
      plurals_.push_back(result);
      choices(result);
      plurals_.pop_back();
      break;
    }
    case UMSGPAT_ARG_TYPE_SELECT:
      result.what = step::kind::select;
      choices(result);
      break;
    default: // choice, which plural and select have taken the place of
      is_sound_ = false;
    }
    at_ = limit + 1;
    return result;
  }

  /// Returns the format of an argument, whose type and style it reads; null, and the text is not sound, where there is
  /// none.
  std::shared_ptr<value_format const> format(MessagePattern::Part const& type) {
    auto const style = peek() == UMSGPAT_PART_TYPE_ARG_STYLE ? words(parsed_.getPart(at_)) : std::string();
    auto const [known, is_new] = own_formats_.try_emplace({words(type), style});
    // What a style says stands there once, twice (-#) or not at all: it cannot have a control's partner.
    if (is_new && own_formats_.size() <= max_message_formats && paired_bidi_controls(style) == 0) {
      known->second = formats_.place(known->first.first, style);
      program_->owned.push_back(known->second);
    }
    is_sound_ = is_sound_ && known->second != nullptr;
    return known->second;
  }

  /// Returns the format in which "other" of a plural, which comes next, first shows the plural's argument. Null if it
  /// is shown as the # is. MessageFormat has the category of a number as it is shown there: in English, 1 is "one" and
  /// 1.0 "other".
  std::shared_ptr<value_format const> shown_in_other(std::uint32_t argument) {
    auto const start = at_;
    std::shared_ptr<value_format const> found;
    while (peek() == UMSGPAT_PART_TYPE_ARG_SELECTOR) {
      bool const is_other = words(next()) == "other";
      at_ += MessagePattern::Part::hasNumericValue(peek()) ? 1 : 0;
      auto const end = parsed_.getLimitPartIndex(at_);
      if (is_other) {
        found = first_shown(argument, end);
        break;
      }
      at_ = end + 1;
    }
    at_ = start;
    return found;
  }
  std::shared_ptr<value_format const> first_shown(std::uint32_t argument, std::int32_t end) {
    for (++at_; at_ < end; ++at_) {
      auto const& part = parsed_.getPart(at_);
      if (part.getType() == UMSGPAT_PART_TYPE_REPLACE_NUMBER)
        return nullptr;
      if (part.getType() != UMSGPAT_PART_TYPE_ARG_START)
        continue;
      auto const limit = parsed_.getLimitPartIndex(at_);
      bool const is_it = words(parsed_.getPart(at_ + 1)) == program_->names[argument];
      if (is_it && part.getArgType() == UMSGPAT_ARG_TYPE_NONE)
        return nullptr;
      if (is_it && part.getArgType() == UMSGPAT_ARG_TYPE_SIMPLE) {
        at_ += 3;
        return format(parsed_.getPart(at_ - 1));
      }
      at_ = limit;
    }
    return nullptr;
  }

  std::uint32_t name(std::string const& word) {
    auto const [known, is_new] = names_.try_emplace(word, static_cast<std::uint32_t>(program_->names.size()));
    if (is_new) {
      program_->names.push_back(word);
      is_sound_ = is_sound_ && !find_text_fault(word);
    }
    return known->second;
  }

  /// Reads what a plural or select chooses from. "other", which ICU requires, comes last; a second one is never chosen.
  void choices(step& of) {
    std::vector<message_program::branch> branches;
    message_program::branch other;
    while (peek() == UMSGPAT_PART_TYPE_ARG_SELECTOR) {
      message_program::branch branch;
      branch.name = words(next());
      if (MessagePattern::Part::hasNumericValue(peek())) {
        branch.name.clear();
        branch.number = parsed_.getNumericValue(next());
      }
      auto const begin = program_->steps.size();
      branch.first = append(message());
      branch.last = static_cast<std::uint32_t>(program_->steps.size());
      if (branch.name != "other") {
        branches.push_back(std::move(branch));
      } else if (other.name.empty()) {
        of.names_itself =
            std::any_of(program_->steps.begin() + static_cast<std::ptrdiff_t>(begin), program_->steps.end(),
                        [&of](step const& each) { return shows(each, of.argument); });
        other = std::move(branch);
      }
    }
    of.first = static_cast<std::uint32_t>(program_->branches.size());
    std::move(branches.begin(), branches.end(), std::back_inserter(program_->branches));
    program_->branches.push_back(std::move(other));
    of.last = static_cast<std::uint32_t>(program_->branches.size());
  }

  static bool shows(step const& each, std::uint32_t argument) noexcept {
    return each.what != step::kind::text && each.argument == argument;
  }

  MessagePattern const& parsed_;
  value_formats const& formats_;
  std::unique_ptr<message_program> program_;
  std::unordered_map<std::string, std::uint32_t> names_;
  std::map<std::pair<std::string, std::string>, std::shared_ptr<value_format const>> own_formats_; // by type and style
  std::vector<step> plurals_;                                                                      // that are open
  bool is_sound_ = true;
  std::int32_t at_ = 0;
};

class icu_message_parser final : public message_parser {
 public:
  explicit icu_message_parser(std::string const& locale) : formats_(locale) {}

  [[nodiscard]] std::unique_ptr<message_program const> parse(std::string_view text) const override {
    std::unique_ptr<message_program const> made;
    if (!too_deep(text)) {
      UErrorCode status = U_ZERO_ERROR;
      MessagePattern const parsed(to_utf16(text), nullptr, status);
      if (fine(status))
        made = program_maker(parsed, formats_).make();
    }
    return made == nullptr ? as_written(text) : std::move(made);
  }

 private:
  static std::unique_ptr<message_program const> as_written(std::string_view text) {
    auto program = std::make_unique<message_program>();
    program->is_pattern = false;
    program->texts = text;
    program->steps.emplace_back().last = static_cast<std::uint32_t>(text.size());
    return program;
  }

  value_formats formats_;
};

} // namespace

std::unique_ptr<message_parser const> make_message_parser(std::string const& locale) {
  return std::make_unique<icu_message_parser const>(locale);
}

} // namespace interco::detail
