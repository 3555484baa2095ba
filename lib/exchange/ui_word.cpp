#include "exchange/ui_word.hpp"

#include <utility>
#include <vector>

#include "exchange/wording.hpp"

namespace interco::exchange {

ui_word read_word(ui_word_row const& row, std::string_view locale, word_reader const& reader) {
  std::vector<std::string> marks;
  marks.reserve(row.places.size()); // looked into
  std::vector<named_argument> values;
  for (auto const place : row.places) {
    if (!place.empty())
      values.push_back({place, marks.emplace_back("{" + std::string(place) + "}")});
  }
  if (reader && locale != "en") {
    if (auto found = reader(locale, row.symbol, values))
      return std::move(*found);
  }
  static english_words const english;
  return {english.say(row.symbol, values).value_or(row.symbol), "en"};
}

} // namespace interco::exchange
