#include "search/text_forms.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "core/utf8.hpp"
#include "icu/message_pattern.hpp"
#include "search/letters.hpp"

namespace interco::detail {
namespace {

constexpr std::size_t most_text_forms = 8;

void append_folded(std::u32string& to, std::string_view text, letter_folder& folder) {
  while (!text.empty() && to.size() < most_letters) {
    auto const [code_point, length, well_formed] = decode_utf8(text);
    if (well_formed)
      folder.append(to, code_point);
    text.remove_prefix(length);
  }
}

/// Returns for each branch of a pattern whether it is in form `number`.
std::vector<bool> branches_of(message_pattern const& pattern, std::size_t number) {
  std::vector<bool> in(pattern.branches.size(), true);
  for (std::size_t i = 1; i < in.size(); ++i) {
    auto const& branch = pattern.branches[i];
    auto const last = pattern.arguments[branch.argument].selectors.size() - 1;
    in[i] = in[branch.within] && branch.selector == std::min(number, last);
  }
  return in;
}

} // namespace

std::vector<std::u32string> text_forms(std::string_view text, bool is_pattern, letter_folder& folder) {
  std::vector<std::u32string> forms;
  auto const add = [&forms](std::u32string letters) {
    letters.resize(std::min(letters.size(), most_letters));
    if (letters.find_first_not_of(gap) != std::u32string::npos &&
        std::find(forms.begin(), forms.end(), letters) == forms.end())
      forms.push_back(std::move(letters));
  };
  auto const parsed = is_pattern ? parse_message(text) : parsed_message();
  if (!parsed.pattern) {
    std::u32string letters;
    append_folded(letters, text, folder);
    add(std::move(letters));
    return forms;
  }
  auto const& pattern = *parsed.pattern;
  std::size_t count = 1;
  for (auto const& argument : pattern.arguments)
    count = std::max(count, argument.selectors.size());
  for (std::size_t number = 0; number < std::min(count, most_text_forms); ++number) {
    auto const in = branches_of(pattern, number);
    std::u32string letters;
    for (auto const& piece : pattern.pieces) {
      if (!in[piece.branch])
        continue;
      bool const has_branches = piece.argument && !pattern.arguments[*piece.argument].selectors.empty();
      if (!piece.argument && !piece.is_number_sign)
        append_folded(letters, piece.text, folder);
      else if (!has_branches && (letters.empty() || letters.back() != gap))
        letters += gap;
    }
    add(std::move(letters));
  }
  return forms;
}

} // namespace interco::detail
