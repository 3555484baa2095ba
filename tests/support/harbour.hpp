/// \file
/// A catalog whose texts have arguments.
#ifndef INTERCO_TESTS_HARBOUR_HPP
#define INTERCO_TESTS_HARBOUR_HPP

#include "support/fixtures.hpp"

namespace interco::test {

/// A small catalog, "harbour", in English, Italian and Arabic.
[[nodiscard]] inline sources harbour_sources() {
  std::string const berthed = "{n, plural, one {# ship is} other {# ships are}} in {port}.";
  return {{"harbour.toml", R"([domain]
name = "harbour"
layout = "plain"
[codes]
PLAIN = { value = 1, severity = "error", audience = "end_user" }
NAMED = { value = 2, severity = "error", audience = "end_user", arguments = { ship = { type = "string", example = "Argo" } } }
BERTHED = { value = 3, severity = "error", audience = "end_user", arguments = { n = { type = "integer", example = "3" }, port = { type = "string", example = "Genoa" } } }
BECAUSE = { value = 4, severity = "error", audience = "end_user", arguments = { why = { type = "code", example = "PLAIN" } } }
DUE = { value = 5, severity = "error", audience = "end_user", arguments = { day = { type = "date-time", example = "today" } } }
)"},
          {"en.txt", R"(en {
  PLAIN { "It's {plain}, isn't it?" }
  NAMED { "{ship} is here: {ship}." }
  NAMED.action { "Look for {ship}." }
  BERTHED { ")" + berthed +
                         R"(" }
  BECAUSE { "Because: {why}" }
  DUE { "Due on {day, date, long}." }
}
)"},
          {"it.po", po_header +
                        po_entry("BERTHED", berthed,
                                 "{n, plural, one {# nave è} many {# di navi sono} other {# navi sono}} a {port}.") +
                        po_entry("DUE", "Due on {day, date, long}.", "Atteso il {day, date, long}.")},
          {"ar.po", po_header + po_entry("NAMED", "{ship} is here: {ship}.", "{ship} هنا: {ship}.")}};
}

} // namespace interco::test

#endif
