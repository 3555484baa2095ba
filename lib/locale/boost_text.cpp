#include "locale/boost_text.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <utility>

#include "core/ascii.hpp"
#include "icu/message_parser.hpp"
#include "icu/message_pattern.hpp"

namespace interco::detail {
namespace {

bool is_plural(message_argument const& each) noexcept {
  return each.kind == argument_kind::plural || each.kind == argument_kind::selectordinal;
}

/// Returns the flags of `boost::locale::format` that are nearest to a type and style of MessageFormat.
std::string_view flags_of(std::string_view type, std::string_view style) noexcept {
  struct flags {
    std::string_view type, style, flags;
  };
  constexpr flags all[]{
      {"number", "integer", ",num=fix,p=0"},
      {"number", "percent", ",per,p=0"},
      {"number", "currency", ",cur"},
      {"number", "", ",num"},
      {"date", "short", ",date=s"},
      {"date", "long", ",date=l"},
      {"date", "full", ",date=f"},
      {"date", "", ",date=m"},
      {"time", "short", ",time=s"},
      {"time", "long", ",time=l"},
      {"time", "full", ",time=f"},
      {"time", "", ",time=m"},
      {"spellout", "", ",spell"},
      {"ordinal", "", ",ord"},
      {"duration", "", ",num"},
  };
  for (auto const& each : all) { // a style that is not here is shown as the type without one, which is the last of it
    if (each.type == type && (each.style.empty() || each.style == style))
      return each.flags;
  }
  return {};
}

/// Returns the flags for `{x}`, which MessageFormat shows by what it is.
std::string_view flags_of(argument_type type) noexcept {
  switch (type) {
  case argument_type::integer:
  case argument_type::number:
    return ",num";
  case argument_type::date_time:
    return ",date=m,time=s,dt";
  default:
    return {};
  }
}

void append_literally(std::string& to, std::string_view text) {
  for (char const c : text)
    to.append(c == '{' || c == '}' ? 2 : 1, c);
}

class text_maker {
 public:
  text_maker(message_pattern const& pattern, std::vector<defined_argument> const& arguments,
             std::optional<chosen_count> const& count)
      : pattern_(pattern), arguments_(arguments), count_(count) {}

  std::string make() {
    choose();
    for (auto const& each : pattern_.pieces) {
      if (is_taken_[each.branch])
        append(each);
    }
    return std::move(text_);
  }

 private:
  /// Finds which branches are part of the text. What a branch lies in comes before it.
  void choose() {
    std::vector<std::size_t> selectors;
    for (auto const& each : pattern_.arguments)
      selectors.push_back(selector(each));
    is_taken_.push_back(true);
    for (std::size_t i = 1; i < pattern_.branches.size(); ++i) {
      auto const& each = pattern_.branches[i];
      is_taken_.push_back(is_taken_[each.within] && selectors[each.argument] == each.selector);
    }
  }

  [[nodiscard]] std::size_t selector(message_argument const& of) const {
    auto const find = [&of](auto const& is_it) {
      return static_cast<std::size_t>(std::find_if(of.selectors.begin(), of.selectors.end(), is_it) -
                                      of.selectors.begin());
    };
    auto const named = [&find](std::string_view name) {
      return find([name](message_selector const& each) { return each.name == name; });
    };
    if (!is_plural(of) || !count_ || of.name != count_->argument_name)
      return named("other");
    auto const number = count_->number.integer();
    auto found = find([number](message_selector const& each) { return is_exactly(each.name, number); });
    if (found == of.selectors.size())
      found = named(count_->rules.category(number, of.offset, of.kind == argument_kind::selectordinal));
    return found == of.selectors.size() ? named("other") : found;
  }

  /// Returns whether a selector is "=3", for 3.
  static bool is_exactly(std::string_view selector, std::int64_t number) noexcept {
    if (!selector.starts_with('='))
      return false;
    double value = 0;
    auto const* const end = selector.data() + selector.size();
    auto const read = std::from_chars(selector.data() + 1, end, value);
    return read.ec == std::errc() && read.ptr == end && value == static_cast<double>(number);
  }

  void append(message_piece const& piece) {
    if (piece.is_number_sign)
      return place(pattern_.arguments[pattern_.branches[piece.branch].argument].name, ",num");
    if (!piece.argument)
      return append_literally(text_, piece.text);
    auto const& argument = pattern_.arguments[*piece.argument];
    if (argument.kind == argument_kind::simple)
      place(argument.name, flags_of(lower(argument.type), lower(trim(argument.style))));
    else if (argument.kind == argument_kind::none)
      place(argument.name, std::nullopt);
  }

  /// Appends the place of an argument, with the flags of its type where none are given; the name of an argument that
  /// is not in the definitions.
  void place(std::string_view name, std::optional<std::string_view> flags) {
    auto const found = std::find_if(arguments_.begin(), arguments_.end(),
                                    [name](defined_argument const& each) { return each.name == name; });
    if (found == arguments_.end())
      return append_literally(text_, "{" + std::string(name) + "}");
    ((text_ += '{') += std::to_string(found - arguments_.begin() + 1)) += flags ? *flags : flags_of(found->type);
    text_ += '}';
  }

  message_pattern const& pattern_;
  std::vector<defined_argument> const& arguments_;
  std::optional<chosen_count> const& count_;
  std::vector<bool> is_taken_; // by branch
  std::string text_;
};

} // namespace

std::string_view language_rules::category(argument const& number, double offset, bool is_ordinal) const {
  auto const& program =
      programs_.program(is_ordinal ? 1 : 0, 2, is_ordinal ? "{n, selectordinal, other {}}" : "{n, plural, other {}}",
                        locale_, make_message_parser);
  return program.steps.back().rule->category(number, offset);
}

std::string_view counted_argument(std::string_view text, std::vector<defined_argument> const& arguments) {
  auto const parsed = parse_message(text);
  if (!parsed.pattern)
    return {};
  auto const& all = parsed.pattern->arguments;
  auto const found = std::find_if(arguments.begin(), arguments.end(), [&all](defined_argument const& one) {
    return std::any_of(all.begin(), all.end(),
                       [&one](message_argument const& each) { return is_plural(each) && each.name == one.name; });
  });
  return found == arguments.end() ? std::string_view() : found->name;
}

std::string boost_text(std::string_view text, std::vector<defined_argument> const& arguments,
                       std::optional<chosen_count> const& count) {
  if (auto const parsed = parse_message(text); parsed.pattern)
    return text_maker(*parsed.pattern, arguments, count).make();
  std::string result;
  append_literally(result, text);
  return result;
}

} // namespace interco::detail
