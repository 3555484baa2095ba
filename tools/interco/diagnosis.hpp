/// \file
/// What `interco doctor` finds out: what is asked for, which catalogs there are, and for a code which locales were
/// asked. It is collected first (diagnosis.cpp) and shown then (diagnosis_output.cpp).
#ifndef INTERCO_COMMAND_DIAGNOSIS_HPP
#define INTERCO_COMMAND_DIAGNOSIS_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <interco/interco.hpp>

#include "core/fallback_trace.hpp"
#include "exchange/diagnostic.hpp"
#include "session.hpp"
#include "source_options.hpp"

namespace interco::command {

struct doctor_options {
  common_options common;
  std::string domain;
  std::string code; // empty: languages and catalogs alone
  source_options sources;
};

/// A variable of the environment, and what becomes of it.
struct variable {
  std::string name;
  std::optional<std::string> value;
  std::string use;                 // "used", "ignored" or "unset"
  std::string why;                 // in words
  bool counts_with_locale = false; // it is ignored, since no locale but C is set
};

/// A text that asks for locales, and what is wrong with it.
struct reading {
  std::string name; // "--locale", "LANGUAGE"
  std::string text;
  locale_list list;
  std::vector<std::size_t> places; // of each problem in the text, in bytes from 0; its size where that is not known
  bool ends = false;               // "C" or "POSIX" is among its items: nothing behind that is asked for
};

/// What one place has of a domain.
struct found_catalog {
  std::string file; // empty: embedded
  std::string domain;
  std::size_t codes = 0;
  bool laid_over = false;                                        // over a catalog found before
  std::vector<std::pair<std::string, std::size_t>> locales = {}; // with the number of codes that have a text
};

/// A locale that was asked for the text.
struct asked_locale {
  detail::fallback_step step;
  std::string outcome; // "absent", "empty", "farther", "asked-before", "no-text" or "answers"
  std::string reason;  // in words; may be empty
};

/// A code in one of the catalogs that know it.
struct examined_code {
  catalog const* of = nullptr;
  message answer;
  std::vector<asked_locale> asked = {};
};

/// It looks into the session's catalogs.
struct diagnosis {
  status outcome = status::found;
  std::vector<variable> variables;
  std::vector<reading> readings;
  std::vector<found_catalog> catalogs;
  std::vector<problem> problems; // what of the catalogs could not be used
  std::vector<examined_code> codes;
  std::vector<std::string> hints;
  exchange::diagnostics source_problems;
};

/// Joins what a function makes of each value.
template <class Range, class Format>
std::string joined(Range const& range, std::string_view separator, Format format) {
  std::string result;
  for (auto const& each : range)
    (result += result.empty() ? "" : separator) += format(each);
  return result;
}

/// Returns nothing, having said why, where the code is none.
[[nodiscard]] std::optional<diagnosis> diagnose(doctor_options const& options, session const& with);

/// Writes it to standard output, safe for a terminal.
void print(diagnosis const& found, doctor_options const& options, session const& with);

/// Returns the object of `doctor --json` (output.hpp), without a line end.
[[nodiscard]] std::string to_json(diagnosis const& found, doctor_options const& options, session const& with);

} // namespace interco::command

#endif
