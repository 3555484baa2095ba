#include "core/message_program.hpp"

#include <algorithm>
#include <cmath>

#include <interco/catalog_set.hpp>
#include <interco/safe_text.hpp>

#include "core/snapshot.hpp"
#include "core/utf8.hpp"

namespace interco::detail {
namespace {

using step = message_program::step;
using branch = message_program::branch;
using kind = argument::kind;

constexpr std::string_view first_strong_isolate = "\u2068";
constexpr std::string_view pop_directional_isolate = "\u2069";

/// Returns whether a text is nothing but printable ASCII. Without branches inside: most values are short.
bool is_printable_ascii(std::string_view text) noexcept {
  bool result = true;
  for (char c : text)
    result &= c >= 0x20 && c < 0x7F;
  return result;
}

/// Returns whether a character belongs to a script from right to left: the blocks that Unicode keeps for them.
constexpr bool is_right_to_left(char32_t c) noexcept {
  return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF) ||
         (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
}

/// Returns whether a value could move what stands around it, or be moved by it.
bool runs_otherwise(std::string_view text, bool right_to_left) noexcept {
  if (right_to_left) // also what has no direction: a path begins with one slash or ends with it
    return true;
  while (!text.empty()) {
    auto const next = decode_utf8(text);
    if (next.code_point >= 0x590 && (is_right_to_left(next.code_point) || next.code_point == 0x200F ||
                                     (next.code_point >= 0x202A && next.code_point <= 0x2069)))
      return true;
    text.remove_prefix(next.length);
  }
  return false;
}

/// One run of a program.
class run {
 public:
  run(message_program const& program, argument_list const& arguments, format_options const& options,
      reader_state const& reader, text_sink& to, std::vector<format_problem>* problems)
      : program_(program), arguments_(arguments), options_(options), reader_(reader), to_(to), problems_(problems) {}

  /// Returns whether there was a problem.
  bool all() {
    if (!program_.is_pattern)
      report({}, format_fault::wrong_pattern);
    steps(program_.first, static_cast<std::uint32_t>(program_.steps.size()), nullptr);
    return has_problems_;
  }

 private:
  /// `plural` is the one that # stands for.
  void steps(std::uint32_t first, std::uint32_t last, step const* plural) {
    for (auto i = first; i < last; ++i)
      one(program_.steps[i], plural);
  }

  void one(step const& each, step const* plural) {
    switch (each.what) {
    case step::kind::text:
      to_.append(std::string_view(program_.texts).substr(each.first, each.last - each.first));
      break;
    case step::kind::number_sign:
      if (plural != nullptr)
        value(*plural, plural->offset);
      break;
    case step::kind::value:
    case step::kind::formatted:
      value(each, 0);
      break;
    case step::kind::plural:
    case step::kind::select:
      if (each.first != each.last)
        choose(each, plural);
      break;
    }
  }

  void choose(step const& each, step const* plural) {
    auto const* const found = find(each);
    bool const is_plural = each.what == step::kind::plural;
    bool const is_fine = found != nullptr && (is_plural ? is_number(*found) : is_word(*found));
    auto const& chosen = is_fine ? is_plural ? plural_branch(each, *found) : select_branch(each, found->text())
                                 : program_.branches[each.last - 1];
    if (!is_fine)
      report(program_.names[each.argument], found == nullptr ? format_fault::missing : format_fault::wrong_kind);
    steps(chosen.first, chosen.last, is_plural ? &each : plural);
  }

  static bool is_number(argument const& value) noexcept {
    return value.what() == kind::integer || value.what() == kind::unsigned_integer || value.what() == kind::number;
  }
  static bool is_word(argument const& value) noexcept {
    return value.what() == kind::string || value.what() == kind::path;
  }

  [[nodiscard]] static bool equals(argument const& value, double number) noexcept {
    switch (value.what()) {
    case kind::integer:
      return static_cast<double>(value.integer()) == number;
    case kind::unsigned_integer:
      return static_cast<double>(value.unsigned_integer()) == number;
    default:
      return value.number() == number;
    }
  }

  [[nodiscard]] branch const& plural_branch(step const& each, argument const& value) const {
    auto const begin = program_.branches.begin() + each.first;
    auto const end = program_.branches.begin() + each.last;
    auto found =
        std::find_if(begin, end, [&value](branch const& one) { return one.name.empty() && equals(value, one.number); });
    if (found == end)
      found = std::find_if(begin, end, [category = each.rule->category(value, each.offset)](branch const& one) {
        return one.name == category;
      });
    return found == end ? *(end - 1) : *found;
  }

  [[nodiscard]] branch const& select_branch(step const& each, std::string_view word) const {
    auto const begin = program_.branches.begin() + each.first;
    auto const end = program_.branches.begin() + each.last;
    auto const found = std::find_if(begin, end, [word](branch const& one) { return one.name == word; });
    return found == end ? *(end - 1) : *found;
  }

  [[nodiscard]] argument const* find(step const& each) const noexcept {
    std::string_view const name = program_.names[each.argument];
    for (auto const& one : arguments_) {
      if (one.name == name)
        return &one.value;
    }
    return nullptr;
  }

  void value(step const& each, double offset) {
    auto const* const found = find(each);
    if (found == nullptr)
      return name(each, format_fault::missing);
    if (each.what == step::kind::formatted) {
      if (!each.format->append(to_, *found, offset, options_))
        name(each, format_fault::wrong_kind);
      return;
    }
    switch (found->what()) {
    case kind::string:
    case kind::path:
      return insert(found->text());
    case kind::code:
      return code(found->code());
    default:
      if (program_.values == nullptr || !program_.values->append(to_, *found, offset, options_))
        name(each, format_fault::wrong_kind);
    }
  }

  /// Puts a string where its value stands, so that it changes nothing else.
  void insert(std::string_view text) {
    bool const is_plain = is_printable_ascii(text);
    bool const is_isolated = options_.insertion == insertion::isolated ||
                             (options_.insertion == insertion::automatic && (program_.right_to_left || !is_plain) &&
                              runs_otherwise(text, program_.right_to_left));
    if (is_isolated)
      to_.append(first_strong_isolate);
    to_.append(is_plain ? text : std::string_view(safe_line(text)));
    if (is_isolated)
      to_.append(pop_directional_isolate);
  }

  /// The text of a code, in the languages of the reader; its domain and value where no catalog has it.
  void code(interco::code const& which) {
    if (which.domain == reader_.domain) {
      auto const ordinal = reader_.codes->ordinal_of(which.value);
      for (std::size_t i = 0; ordinal != no_ordinal && i < reader_.in_place.size(); ++i) {
        if (auto const text = reader_.in_place[i].text(text_entry(ordinal)); !text.empty())
          return to_.append(text);
      }
    } else if (auto const* const catalog = options_.codes == nullptr ? nullptr : options_.codes->find(which.domain)) {
      auto const reader = catalog->in(reader_.requested);
      if (auto const answer = reader[which]; answer.known())
        return to_.append(answer.text());
    }
    insert(std::string(which.domain) + ":" + hex_string(which.value).str());
  }

  void name(step const& each, format_fault what) {
    auto const& of = program_.names[each.argument];
    to_.append("{");
    to_.append(of);
    to_.append("}");
    report(of, what);
  }

  void report(std::string const& of, format_fault what) {
    has_problems_ = true;
    if (problems_ == nullptr)
      return;
    if (std::none_of(problems_->begin(), problems_->end(), [&of](auto const& known) { return known.name == of; }))
      problems_->push_back({of, what});
  }

  message_program const& program_;
  argument_list const& arguments_;
  format_options const& options_;
  reader_state const& reader_;
  text_sink& to_;
  std::vector<format_problem>* problems_;
  bool has_problems_ = false;
};

} // namespace

bool run_program(message_program const& program, argument_list const& arguments, format_options const& options,
                 reader_state const& reader, text_sink& to, std::vector<format_problem>* problems) {
  return run(program, arguments, options, reader, to, problems).all();
}

std::size_t estimated_size(message_program const& program, argument_list const& arguments) noexcept {
  constexpr std::size_t a_value = 24; // a number of 64 bits with its separators, a date
  auto size = program.texts.size();
  for (auto const& each : arguments) {
    bool const is_text = each.value.what() == kind::string || each.value.what() == kind::path;
    size += is_text ? each.value.text().size() + first_strong_isolate.size() + pop_directional_isolate.size() : a_value;
  }
  return size;
}

} // namespace interco::detail
