#include "exchange/lint/checked_text.hpp"

#include <algorithm>

#include "core/text_rule.hpp"
#include "core/utf8.hpp"

namespace interco::exchange {
namespace {

using detail::argument_kind;
using detail::message_argument;

/// Returns the number of the selector with a name, or nothing.
std::optional<std::size_t> selector_of(message_argument const& argument, std::string_view name) {
  auto const& all = argument.selectors;
  auto const found = std::find_if(all.begin(), all.end(), [name](auto const& each) { return each.name == name; });
  return found == all.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - all.begin()));
}

/// Returns whether what an argument shows is chosen by its selectors. The choice format, which is out of use, is taken
/// for a value.
bool has_branches(message_argument const& argument) {
  return !argument.selectors.empty() && argument.kind != argument_kind::choice;
}

/// Returns the name of the argument whose number a # in a branch shows.
std::string name_of_number(detail::message_pattern const& pattern, std::size_t branch) {
  for (; branch != 0; branch = pattern.branches[branch].within) {
    auto const& argument = pattern.arguments[pattern.branches[branch].argument];
    if (argument.kind == argument_kind::plural || argument.kind == argument_kind::selectordinal)
      return argument.name;
  }
  return "#";
}

} // namespace

void checked_text::add(std::string_view text, std::size_t offset) {
  for (std::size_t i = 0; i < text.size();) {
    auto const character = detail::decode_utf8(text.substr(i));
    shown.push_back(character.code_point);
    at.push_back(offset);
    i += character.length;
    offset += character.length;
    ends.push_back(offset);
    branches.push_back(0);
  }
}

void checked_text::add(detail::message_piece const& piece) {
  auto const first = shown.size();
  auto offset = piece.at;
  auto quote = piece.quotes.begin();
  std::string_view const text = piece.text;
  for (std::size_t i = 0; i < text.size();) {
    for (; quote != piece.quotes.end() && *quote == offset; ++quote)
      ++offset;
    auto const character = detail::decode_utf8(text.substr(i));
    add(text.substr(i, character.length), offset);
    i += character.length;
    offset = ends.back();
    if (character.code_point == '\'' && quote != piece.quotes.end() && *quote == offset) { // two of them are one
      ++quote;
      ends.back() = ++offset;
    }
  }
  std::fill(branches.begin() + static_cast<std::ptrdiff_t>(first), branches.end(), piece.branch);
}

void checked_text::read(std::string_view text, bool has_arguments) {
  raw = text;
  pattern.reset();
  error = {};
  if (has_arguments) {
    auto parsed = detail::parse_message(text);
    pattern = std::move(parsed.pattern);
    error = std::move(parsed.error);
  }
  show({});
}

void checked_text::show(selection const& chosen) {
  shown.clear();
  at.clear();
  ends.clear();
  branches.clear();
  args.clear();
  if (!pattern) {
    add(raw, 0);
    at.push_back(raw.size());
    return;
  }
  std::vector<std::optional<std::size_t>> selectors;
  for (auto const& argument : pattern->arguments) {
    std::optional<std::size_t> selector;
    for (auto each = chosen.begin(); each != chosen.end() && !selector; ++each)
      selector = each->first == argument.name ? selector_of(argument, each->second) : std::nullopt;
    selectors.push_back(selector ? selector : selector_of(argument, "other"));
  }
  std::vector<bool> is_shown{true};
  for (std::size_t i = 1; i < pattern->branches.size(); ++i) {
    auto const& branch = pattern->branches[i];
    is_shown.push_back(is_shown[branch.within] && selectors[branch.argument] == branch.selector);
  }
  for (auto const& piece : pattern->pieces) {
    auto const* const argument = piece.argument ? &pattern->arguments[*piece.argument] : nullptr;
    if (!is_shown[piece.branch] || (argument != nullptr && has_branches(*argument))) // what is chosen follows
      continue;
    if (argument == nullptr && !piece.is_number_sign) {
      add(piece);
      continue;
    }
    shown.push_back(argument_mark);
    at.push_back(piece.at);
    ends.push_back(argument == nullptr ? piece.at + 1 : argument->end);
    branches.push_back(piece.branch);
    args.push_back(argument == nullptr ? name_of_number(*pattern, piece.branch) : argument->name);
  }
  at.push_back(ends.empty() ? raw.size() : ends.back());
}

std::vector<selection> checked_text::selections() const {
  std::vector<selection> result(1);
  if (!pattern)
    return result;
  // Six forms of a number for three sexes are 18. A text as long as one may be is looked at a few times only.
  constexpr std::size_t usual = 64;
  auto const most = std::min(usual, 1 + 4 * detail::max_text_size / std::max<std::size_t>(1, raw.size()));
  for (std::size_t i = 1; i < pattern->branches.size() && result.size() < most; ++i) {
    if (!is_shown_alone(i) || !has_branches(pattern->arguments[pattern->branches[i].argument]))
      continue;
    selection path;
    bool is_other = true;
    for (auto branch = i; branch != 0; branch = pattern->branches[branch].within) {
      auto const& argument = pattern->arguments[pattern->branches[branch].argument];
      path.emplace(path.begin(), argument.name, argument.selectors[pattern->branches[branch].selector].name);
      is_other = is_other && path.front().second == "other";
    }
    if (!is_other)
      result.push_back(std::move(path));
  }
  return result;
}

/// Returns whether a branch has no others in it, so that one selection shows it. They follow the one that they are in.
bool checked_text::is_shown_alone(std::size_t branch) const {
  auto const& all = pattern->branches;
  return all.size() == 1 || (branch != 0 && (branch + 1 == all.size() || all[branch + 1].within != branch));
}

std::optional<text_change> checked_text::replace(std::size_t begin, std::size_t end, std::string replacement) const {
  if (shown.empty())
    return std::nullopt;
  // With the characters on both sides, which decided about it.
  auto const first = begin == 0 ? 0 : begin - 1;
  auto const last = std::min(end, shown.size() - 1);
  for (auto i = first; i < last; ++i) {
    if (ends[i] != at[i + 1])
      return std::nullopt;
  }
  bool const is_at_edge = begin == 0 || end >= shown.size();
  if (is_at_edge && pattern && !is_shown_alone(branches[begin == 0 ? first : last]))
    return std::nullopt;
  auto const from = begin == 0 ? at[0] : ends[begin - 1];
  auto const to = begin == end ? from : ends[end - 1];
  // An apostrophe has another meaning before these.
  auto const next = replacement.empty() ? raw.substr(to, 1) : std::string_view(replacement).substr(0, 1);
  if (pattern && from > 0 && raw[from - 1] == '\'' && next.find_first_of("'{}#|") != std::string_view::npos)
    return std::nullopt;
  return text_change{from, to, std::move(replacement)};
}

std::string to_utf8(std::u32string_view text) {
  std::string result;
  for (auto const c : text)
    detail::append_utf8(result, c);
  return result;
}

} // namespace interco::exchange
