#include "log/wording.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <span>

#include <interco/safe_text.hpp>

#include "core/utf8.hpp"
#include "icu/characters.hpp"

namespace interco::detail {
namespace {

using step = message_program::step;
using branch = message_program::branch;
using kind = argument::kind;

// Values are written as they were found, or are numbers: there is nothing to be isolated.
constexpr format_options log_options{.insertion = insertion::plain};

// Latin; Chinese and Japanese, also in half width and as a full-width dot; Hindi; Urdu; Armenian; Amharic.
constexpr std::array<std::string_view, 8> full_stops{".",      "\u3002", "\uFF61", "\uFF0E",
                                                     "\u0964", "\u06D4", "\u0589", "\u1362"};

/// Appends a value as a format has it. Returns whether it can be formatted so.
bool append_formatted(value_format const& format, argument const& value, double offset, surroundings const& around,
                      std::string& to) {
  std::array<char, 128> room; // NOLINT(cppcoreguidelines-pro-type-member-init): written before it is read
  text_sink sink(room);
  if (!format.append(sink, value, offset, log_options, around))
    return false;
  if (sink.size() <= room.size()) {
    to.append(room.data(), sink.size());
    return true;
  }
  auto const begin = to.size();
  to.resize(begin + sink.size());
  text_sink again(std::span<char>(to).subspan(begin));
  return format.append(again, value, offset, log_options, around);
}

std::string formatted(value_format const& format, argument const& value) {
  std::string result;
  (void)append_formatted(format, value, 0, {}, result);
  return result;
}

value_format const& format_of(message_program const& program, step const& at) {
  return at.what == step::kind::formatted ? *at.format : *program.values;
}

bool equals(argument const& value, double number) noexcept {
  switch (value.what()) {
  case kind::integer:
    return static_cast<double>(value.integer()) == number;
  case kind::unsigned_integer:
    return static_cast<double>(value.unsigned_integer()) == number;
  default:
    return value.number() == number;
  }
}

bool same_number(argument const& a, argument const& b) noexcept {
  if (a.what() != b.what())
    return false;
  return a.what() == kind::number ? a.number() == b.number() : a.integer() == b.integer();
}

/// Returns the branch that a number or word leads to.
branch const& branch_for(message_program const& program, step const& at, argument const& value) {
  auto const begin = program.branches.begin() + at.first;
  auto const end = program.branches.begin() + at.last;
  auto found = end;
  if (at.what == step::kind::select) {
    found = std::find_if(begin, end, [&](branch const& one) { return one.name == value.text(); });
  } else {
    found = std::find_if(begin, end, [&](branch const& one) { return one.name.empty() && equals(value, one.number); });
    if (found == end)
      found = std::find_if(begin, end, [category = at.rule->category(value, at.offset)](branch const& one) {
        return one.name == category;
      });
  }
  return found == end ? *(end - 1) : *found;
}

/// Reads a number as programs write it: without anything between its digits.
std::optional<argument> plain_number(std::string_view written, bool is_integer) {
  auto const* const end = written.data() + written.size();
  std::int64_t integer = 0;
  if (auto const got = std::from_chars(written.data(), end, integer); got.ec == std::errc() && got.ptr == end)
    return argument(integer);
  std::uint64_t large = 0;
  if (auto const got = std::from_chars(written.data(), end, large); got.ec == std::errc() && got.ptr == end)
    return argument(large);
  double number = 0;
  auto const got = std::from_chars(written.data(), end, number, std::chars_format::fixed);
  if (is_integer || got.ec != std::errc() || got.ptr != end || !std::isfinite(number))
    return std::nullopt;
  return argument(number);
}

/// Puts an offset back that a plural took off its number.
argument with_offset(argument const& number, double offset) {
  if (offset == 0)
    return number;
  constexpr auto exact = std::int64_t{1} << 53U; // as a double
  if (number.what() == kind::integer && offset == std::floor(offset) && std::fabs(offset) < 1e9 &&
      number.integer() > -exact && number.integer() < exact)
    return number.integer() + static_cast<std::int64_t>(offset);
  return (number.what() == kind::number             ? number.number()
          : number.what() == kind::unsigned_integer ? static_cast<double>(number.unsigned_integer())
                                                    : static_cast<double>(number.integer())) +
         offset;
}

/// Goes through the steps of a text, and through each branch.
class form_maker {
 public:
  explicit form_maker(message_program const& program) : program_(program) {}

  std::vector<sentence_form> all(std::uint32_t first, std::uint32_t last) {
    std::vector<sentence_form> forms(1);
    for (auto i = first; i < last; ++i)
      add(program_.steps[i], forms);
    return forms;
  }

 private:
  static void add_text(sentence_form& to, std::string_view text) {
    if (text.empty())
      return;
    if (to.pieces.empty() || to.pieces.back().value != nullptr)
      to.pieces.emplace_back();
    to.pieces.back().text += text;
  }

  static void join(sentence_form& to, sentence_form const& behind) {
    for (auto const& piece : behind.pieces) {
      if (piece.value == nullptr)
        add_text(to, piece.text);
      else
        to.pieces.push_back(piece);
    }
    to.choices.insert(to.choices.end(), behind.choices.begin(), behind.choices.end());
  }

  void add(step const& at, std::vector<sentence_form>& forms) {
    if (at.what == step::kind::text) {
      for (auto& each : forms)
        add_text(each, {program_.texts.data() + at.first, at.last - at.first});
      return;
    }
    if (at.what != step::kind::plural && at.what != step::kind::select) {
      for (auto& each : forms)
        each.pieces.push_back({{}, &at});
      return;
    }
    std::vector<sentence_form> more;
    for (auto i = at.first; i < at.last; ++i) {
      auto const& chosen = program_.branches[i];
      for (auto& inside : all(chosen.first, chosen.last)) {
        inside.choices.push_back({&at, &chosen});
        for (auto const& each : forms) {
          if (more.size() == max_sentences)
            break;
          more.push_back(each);
          join(more.back(), inside);
        }
      }
    }
    forms = std::move(more);
  }

  message_program const& program_;
};

} // namespace

number_reader::number_reader(value_format const& format) {
  auto const first_sign = [](std::string_view text, char32_t fallback) {
    while (!text.empty()) {
      auto const next = decode_utf8(text);
      if (!digit_value(next.code_point))
        return next.code_point;
      text.remove_prefix(next.length);
    }
    return fallback;
  };
  group_ = first_sign(formatted(format, 1234567), U',');
  decimal_ = first_sign(formatted(format, 0.5), U'.');
}

std::optional<argument> number_reader::read(std::string_view written) const {
  // More digits than the largest number has, with all that may stand between them.
  constexpr std::size_t longest = 400;
  std::string plain;
  while (!written.empty() && plain.size() < longest) {
    auto const next = decode_utf8(written);
    written.remove_prefix(next.length);
    if (auto const digit = digit_value(next.code_point))
      plain += static_cast<char>('0' + *digit);
    else if (next.code_point == decimal_)
      plain += '.';
    else if (next.code_point == U'-' || next.code_point == U'\u2212')
      plain += '-';
    else if (next.code_point != group_ && next.code_point != U'\u061C' && next.code_point != U'\u200E' &&
             next.code_point != U'\u200F') // marks that keep a minus beside its number
      return std::nullopt;
  }
  return written.empty() ? plain_number(plain, false) : std::nullopt;
}

bool is_shown_in_log(std::string_view text) {
  // Overrides are no fault in pairs, and make text read as another.
  return text.find_first_of("\n\t") != std::string_view::npos || text.find("\u202D") != std::string_view::npos ||
         text.find("\u202E") != std::string_view::npos || find_text_fault(text).has_value();
}

std::string shown_in_log(std::string_view text) {
  return is_shown_in_log(text) ? safe_line(text) : std::string(text);
}

std::string_view full_stop(std::string_view text) {
  for (auto const stop : full_stops) {
    if (text.ends_with(stop))
      return text.substr(0, text.size() - stop.size()).ends_with('.') ? std::string_view() : stop;
  }
  return {};
}

bool begins_with_full_stop(std::string_view text) {
  return std::any_of(full_stops.begin(), full_stops.end(),
                     [text](std::string_view stop) { return text.starts_with(stop); });
}

std::vector<sentence_form> sentence_forms(message_program const& program) {
  return form_maker(program).all(program.first, static_cast<std::uint32_t>(program.steps.size()));
}

wording::wording(text_pattern const& from, text_pattern const& to, sentence_form const& form,
                 argument_kinds const& kinds)
    : from_(from), to_(to) {
  auto const has = [](std::vector<std::string_view> const& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  for (auto const& piece : form.pieces) {
    if (piece.value == nullptr)
      continue;
    auto const argument = piece.value->argument;
    auto const& name = from_.program->names[argument];
    bool const is_counted =
        piece.value->what == step::kind::number_sign ||
        std::any_of(form.choices.begin(), form.choices.end(), [argument](sentence_choice const& each) {
          return each.step->argument == argument && each.step->what == step::kind::plural;
        });
    bool const is_integer = has(kinds.integers, name);
    slots_.push_back(
        {piece.value, argument, is_integer || is_counted || has(kinds.numbers, name), is_integer, is_counted});
  }
  for (auto const& name : to_.program->names) {
    auto const& names = from_.program->names;
    auto const found = std::find(names.begin(), names.end(), name);
    arguments_.push_back(found == names.end() ? std::nullopt
                                              : std::optional(static_cast<std::uint32_t>(found - names.begin())));
  }
  is_possible_ = find_unwritten(form.choices);
}

bool wording::is_number(step const& value) const noexcept {
  return std::any_of(slots_.begin(), slots_.end(),
                     [&value](slot const& each) { return each.step == &value && each.is_number; });
}

bool wording::find_unwritten(std::vector<sentence_choice> const& choices) {
  for (auto const& choice : choices) {
    auto const argument = choice.step->argument;
    auto const is_it = [argument](auto const& each) { return each.argument == argument; };
    if (std::any_of(slots_.begin(), slots_.end(), is_it)) {
      choices_.push_back(choice);
      continue;
    }
    if (std::any_of(unwritten_.begin(), unwritten_.end(), is_it))
      continue;
    unwritten found{argument, {}, {}};
    auto const leads_here = [&](interco::argument const& value) {
      return std::all_of(choices.begin(), choices.end(), [&](sentence_choice const& each) {
        return each.step->argument != argument ||
               (each.step->what == choice.step->what && &branch_for(*from_.program, *each.step, value) == each.branch);
      });
    };
    if (choice.step->what == step::kind::select) {
      found.word = choice.branch->name;
      if (!leads_here(std::string_view(found.word)))
        return false;
    } else {
      // Two numbers that are of one form in this language and of two in another are nearly always among the first 30.
      for (int number = 0; number < 30; ++number) {
        if (leads_here(number))
          found.numbers.push_back(number);
      }
      for (double const number : {choice.branch->name.empty() ? choice.branch->number : 0.5, 1.5, 1000.0, 1e6}) {
        if (leads_here(number) && std::find(found.numbers.begin(), found.numbers.end(), number) == found.numbers.end())
          found.numbers.push_back(number);
      }
      bool const is_whole = std::any_of(found.numbers.begin(), found.numbers.end(),
                                        [](double number) { return number == std::floor(number); });
      if (is_whole)
        std::erase_if(found.numbers, [](double number) { return number != std::floor(number); });
      if (found.numbers.empty())
        return false;
    }
    unwritten_.push_back(std::move(found));
  }
  return true;
}

bool wording::read_number(slot const& at, std::string_view written, known_value& value) const {
  bool const is_sign = at.step->what == step::kind::number_sign;
  value.offset = is_sign ? at.step->offset : 0;
  if (auto const number = from_.numbers->read(written); number && (!at.is_integer || number->what() != kind::number)) {
    auto const whole = with_offset(*number, value.offset);
    std::string again;
    if (append_formatted(format_of(*from_.program, *at.step), whole, value.offset, from_.program->around, again) &&
        again == written) {
      value.number = whole;
      value.is_formatted = true;
      return true;
    }
  }
  if (auto const number = plain_number(written, at.is_integer)) {
    value.number = with_offset(*number, value.offset);
    return true;
  }
  return false;
}

bool wording::read(std::vector<std::string_view> const& values, std::vector<known_value>& known) const {
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    auto const& at = slots_[i];
    known_value value{.written = values[i], .number = {}};
    if (at.is_number && !read_number(at, values[i], value) && at.is_counted)
      return false;
    auto& before = known[at.argument];
    if (before.written) { // said twice, it must be the same
      bool const same = before.number && value.number ? same_number(*before.number, *value.number)
                                                      : *before.written == *value.written;
      if (!same)
        return false;
      if (before.is_formatted)
        continue;
    }
    before = value;
  }
  return std::all_of(choices_.begin(), choices_.end(), [&](sentence_choice const& each) {
    auto const& value = known[each.step->argument];
    if (each.step->what == step::kind::select)
      return &branch_for(*from_.program, *each.step, *value.written) == each.branch;
    return value.number && &branch_for(*from_.program, *each.step, *value.number) == each.branch;
  });
}

bool wording::append_value(step const& at, std::vector<known_value> const& known, std::string& to) const {
  auto const argument = arguments_[at.argument];
  if (!argument)
    return false;
  auto const& value = known[*argument];
  auto const offset = at.what == step::kind::number_sign ? at.offset : 0;
  if (value.number && value.is_formatted &&
      append_formatted(format_of(*to_.program, at), *value.number, offset, to_.program->around, to))
    return true;
  if (!value.written || offset != value.offset)
    return false;
  to += *value.written;
  return true;
}

bool wording::append(std::uint32_t first, std::uint32_t last, std::vector<known_value> const& known, std::string& to,
                     bool& ends_in_text) const {
  for (auto i = first; i < last; ++i) {
    auto const& at = to_.program->steps[i];
    if (at.what == step::kind::text) {
      std::string_view const text(to_.program->texts.data() + at.first, at.last - at.first);
      if (to_.is_shown)
        append_safe_line(to, text);
      else
        to += text;
      ends_in_text = true;
    } else if (at.what == step::kind::plural || at.what == step::kind::select) {
      auto const argument = arguments_[at.argument];
      if (!argument)
        return false;
      auto const& value = known[*argument];
      bool const is_select = at.what == step::kind::select;
      if (is_select ? !value.written.has_value() : !value.number.has_value())
        return false;
      auto const& chosen = branch_for(*to_.program, at, is_select ? interco::argument(*value.written) : *value.number);
      if (!append(chosen.first, chosen.last, known, to, ends_in_text))
        return false;
    } else {
      if (!append_value(at, known, to))
        return false;
      ends_in_text = false;
    }
  }
  return true;
}

bool wording::translate(std::vector<std::string_view> const& values, bool with_full_stop, std::string& to) const {
  std::vector<known_value> known(from_.program->names.size());
  if (!read(values, known))
    return false;
  auto const begin = to.size();
  std::size_t tries = 1;
  for (auto const& each : unwritten_)
    tries = std::max(tries, each.numbers.size());
  std::string other;
  for (std::size_t i = 0; i < tries; ++i) {
    for (auto const& each : unwritten_) {
      auto& value = known[each.argument];
      if (each.numbers.empty()) {
        value.written = each.word;
        continue;
      }
      auto const number = each.numbers[i % each.numbers.size()];
      value.number = number == std::floor(number) ? argument(static_cast<std::int64_t>(number)) : argument(number);
      value.is_formatted = true;
    }
    bool ends_in_text = false;
    other.clear();
    if (!append(to_.program->first, static_cast<std::uint32_t>(to_.program->steps.size()), known, other, ends_in_text))
      return false;
    if (!with_full_stop && ends_in_text)
      other.resize(other.size() - full_stop(other).size());
    // What depends on a number that was not said is not to be made up.
    if (i == 0)
      to += other;
    else if (std::string_view(to).substr(begin) != other)
      return false;
  }
  return true;
}

} // namespace interco::detail
