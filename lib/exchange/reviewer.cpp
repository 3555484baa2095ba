#include "exchange/reviewer.hpp"

#include <string_view>

#include "core/ascii.hpp"

namespace interco::exchange {
namespace {

constexpr std::string_view mark = "Reviewed-by:";

/// Returns whether a line of a comment is one.
bool is_reviewer(std::string_view line) noexcept {
  return line.starts_with(mark);
}

} // namespace

bool has_reviewer(std::string_view comment) noexcept {
  for (auto at = comment.find(mark); at != std::string_view::npos; at = comment.find(mark, at + 1)) {
    if (at == 0 || comment[at - 1] == '\n')
      return true;
  }
  return false;
}

void take_reviewer(translation& entry) {
  if (entry.state != translation_state::translated)
    return;
  std::string_view const comment = entry.comment;
  for (auto end = comment.size(); end != std::string_view::npos;) {
    auto const line_end = end;
    auto const before = line_end == 0 ? std::string_view::npos : comment.rfind('\n', line_end - 1);
    auto const begin = before + 1; // npos + 1 is 0
    auto const line = comment.substr(begin, line_end - begin);
    if (is_reviewer(line)) {
      entry.reviewed_by = detail::trim(line.substr(mark.size()));
      entry.state = translation_state::reviewed;
      entry.comment.erase(begin == 0 ? 0 : begin - 1, line_end - begin + (comment.size() > line.size() ? 1 : 0));
      return;
    }
    end = before;
  }
}

std::string comment_with_reviewer(translation const& entry) {
  auto comment = entry.comment;
  if (entry.state != translation_state::reviewed)
    return comment;
  (comment += comment.empty() ? "" : "\n") += mark;
  return (comment += entry.reviewed_by.empty() ? "" : " ") += entry.reviewed_by;
}

std::string without_reviewers(std::string_view comment) {
  return without_lines(comment, mark);
}

std::string without_lines(std::string_view comment, std::string_view first) {
  std::string result;
  bool is_first = true;
  for (bool more = !comment.empty(); more;) {
    auto const end = comment.find('\n');
    auto const line = comment.substr(0, end);
    more = end != std::string_view::npos;
    comment.remove_prefix(more ? end + 1 : comment.size());
    if (line.starts_with(first))
      continue;
    (result += is_first ? "" : "\n") += line;
    is_first = false;
  }
  return result;
}

} // namespace interco::exchange
