#include "columns.hpp"

#include "exchange/line_breaks.hpp"

namespace interco::command {
namespace {

bool is_visible_ascii(char c) noexcept {
  return c > ' ' && c < 0x7F;
}

std::string_view without_blanks(std::string_view line) noexcept {
  return line.substr(0, line.find_last_not_of(' ') + 1);
}

void wrap_line(std::string_view line, std::size_t width, std::vector<std::string_view>& lines) {
  // An option, a path or an address is no place for a line to end.
  std::vector<std::size_t> joined;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (is_visible_ascii(line[i - 1]) && is_visible_ascii(line[i]))
      joined.push_back(i);
  }
  std::vector<std::size_t> places; // where a new line may begin
  exchange::break_lines(line, 0, 0, joined, places);
  places.push_back(line.size());
  std::size_t begin = 0; // of the line
  std::size_t end = 0;   // of what fits
  std::size_t column = 0;
  for (auto const next : places) {
    auto const piece = line.substr(end, next - end);
    if (end != begin && column + columns(without_blanks(piece)) > width) {
      lines.push_back(without_blanks(line.substr(begin, end - begin)));
      begin = end;
      column = 0;
    }
    column += columns(piece);
    end = next;
  }
  lines.push_back(line.substr(begin));
}

} // namespace

std::vector<std::string_view> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string_view> lines;
  for (;;) {
    auto const end = text.find('\n');
    auto const line = text.substr(0, end);
    if (line.empty() || line.front() == ' ')
      lines.push_back(line);
    else
      wrap_line(line, width, lines);
    if (end == std::string_view::npos)
      return lines;
    text.remove_prefix(end + 1);
  }
}

} // namespace interco::command
