#include "support/negotiation.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string_view>

#include "support/fixtures.hpp"

namespace interco::test {
namespace {

constexpr std::string_view shipped = "en it de fr es pt-BR pl ru ja zh-Hans zh-Hant ar";

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    auto const end = std::min(text.find(separator, begin), text.size());
    parts.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

/// Returns what `""`, `\xHH` and `a{157}` stand for.
std::string unescaped(std::string_view text) {
  if (text == "\"\"")
    return "";
  std::string result;
  while (!text.empty()) {
    if (text.starts_with("\\x")) {
      result += static_cast<char>(std::stoi(std::string(text.substr(2, 2)), nullptr, 16));
      text.remove_prefix(4);
    } else if (text.front() == '{') {
      result.append(std::stoul(std::string(text.substr(1))) - 1, result.back());
      text.remove_prefix(text.find('}') + 1);
    } else {
      result += text.front();
      text.remove_prefix(1);
    }
  }
  return result;
}

/// The words that the head of the table explains.
constexpr std::array<std::string_view, 3> others{"gettext", "icu", "lookup"};
constexpr std::array<std::string_view, 11> reasons{"alias",  "broken", "c",        "form",   "lang",   "language",
                                                   "likely", "parent", "relative", "script", "variant"};

negotiation read_row(std::vector<std::string> const& fields) {
  if (fields.size() != 4 && fields.size() != 5)
    throw std::runtime_error("4 or 5 columns expected, not " + std::to_string(fields.size()));
  negotiation row;
  row.written = fields[0];
  if (fields[0].starts_with("LANG") || fields[0].starts_with("LC_")) {
    for (auto const& assignment : split(fields[0], ' ')) {
      auto const equals = assignment.find('=');
      row.environment.emplace_back(assignment.substr(0, equals), assignment.substr(equals + 1));
    }
  } else {
    row.requested = unescaped(fields[0]);
  }
  row.available = split(fields[1] == "shipped" ? shipped : fields[1], ' ');
  row.resolved = split(fields[2], ' ');
  row.source = fields[3];
  if (row.source.empty())
    throw std::runtime_error("no source");
  for (auto const& each : fields.size() == 5 ? split(fields[4], ' ') : std::vector<std::string>()) {
    auto const parts = split(each, ':'); // "icu:en-GB:parent"
    if (parts.size() != 3 || std::find(others.begin(), others.end(), parts[0]) == others.end() ||
        std::find(reasons.begin(), reasons.end(), parts[2]) == reasons.end())
      throw std::runtime_error("not another's answer: " + each);
    if (parts[1] == row.first())
      throw std::runtime_error("that is no other answer: " + each);
    row.otherwise[parts[0]] = parts[1];
  }
  return row;
}

} // namespace

std::vector<negotiation> read_negotiations() {
  std::vector<negotiation> rows;
  std::set<std::pair<std::string, std::string>> seen;
  std::istringstream lines(read_source("tests/data/negotiation.tsv"));
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.empty() || line.front() == '#')
      continue;
    auto const fields = split(line, '\t');
    try {
      if (!seen.emplace(fields.at(0), fields.at(1)).second)
        throw std::runtime_error("there twice");
      rows.push_back(read_row(fields));
    } catch (std::exception const& error) {
      throw std::runtime_error("negotiation.tsv:" + std::to_string(number) + ": " + error.what());
    }
    rows.back().line = number;
  }
  return rows;
}

} // namespace interco::test
