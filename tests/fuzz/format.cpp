// A text in MessageFormat and values for it: a byte that chooses the language, two that are numbers, a line that is a
// string, and behind it the text.
#include <interco/format.hpp>
#include <interco/safe_text.hpp>

#include <array>
#include <cmath>

#include "core/message_program.hpp"
#include "core/snapshot.hpp"
#include "fuzz/support.hpp"
#include "support/formatting.hpp"

namespace {

using namespace interco;

/// The program of a text that ICU takes for as long: patterns of numbers may ask for any number of digits.
constexpr std::size_t longest = 4'096;

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto input = fuzz::as_text(data, size);
  constexpr std::size_t numbers = 3;
  auto const line = input.find('\n', numbers);
  if (size < numbers || size > longest || line == std::string_view::npos)
    return 0;
  constexpr std::array<char const*, 6> locales{"en", "it", "pl", "ru", "ar", "ja"};
  auto const* const locale = locales[data[0] % locales.size()];
  auto const string = input.substr(numbers, line - numbers);
  auto const text = input.substr(line + 1);
  if (find_text_fault(text)) // no catalog has such a text
    return 0;
  std::array<std::string_view, 2> const items{string, "b"};
  std::array<named_argument, 4> const arguments{named_argument{"n", data[1]}, named_argument{"x", data[2] / 4.0 - 8},
                                                named_argument{"s", string}, named_argument{"l", items}};
  for (auto const how : {insertion::automatic, insertion::plain}) {
    auto const made = test::format(locale, text, arguments, {.insertion = how});
    fuzz::require(!find_text_fault(made.text), "a text has no fault");
    if (how == insertion::automatic || safe_line(string) != string)
      continue;
    auto const common = std::span(arguments).first(3); // ICU knows no lists
    auto const without_list = test::format(locale, text, common, {.insertion = how});
    if (!without_list.problems.empty())
      continue;
    if (auto const icu = test::format_with_icu(locale, text, common))
      fuzz::require(without_list.text == *icu, "a text is the one that ICU makes");
  }
  return 0;
}
