// What is searched for: any bytes.
#include <interco/search.hpp>

#include <cmath>

#include <interco/codes.hpp>

#include "fuzz/support.hpp"
#include "search/letters.hpp"
#include "search/query_forms.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace interco;
  static search_index const index(embedded_catalogs());
  auto const text = fuzz::as_text(data, size);

  fuzz::require(detail::without_escapes(text).size() <= 2 * text.size(),
                "an escape is not shorter than half of its meaning");
  auto const forms = detail::query_forms(text);
  fuzz::require(forms.size() <= detail::most_forms, "there are few forms");
  for (auto const& form : forms) {
    fuzz::require(!form.empty() && form.size() <= detail::most_letters, "a form has letters, and not too many");
    fuzz::require(form.find(detail::gap) == std::u32string::npos, "what is searched for has no argument");
  }

  constexpr std::size_t limit = 7;
  search_options options;
  options.limit = limit;
  auto const found = index.search(text, options);
  fuzz::require(found.size() <= limit, "the limit is kept");
  double last = 1;
  for (auto const& each : found) {
    fuzz::require(each.score >= options.least && each.score <= last, "answers are in the order of their scores");
    fuzz::require(each.by_code ? each.score == 1 : !each.text.empty(), "an answer has a text, or was named");
    last = each.score;
  }
  // A text of a catalog is found by itself. The first that was found stands in for all.
  if (!found.empty() && !found.front().text.empty()) {
    auto const again = index.search(found.front().text, options);
    fuzz::require(!again.empty() && again.front().score == 1, "a text is found by itself");
  }
  return 0;
}
