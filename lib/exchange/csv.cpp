#include "exchange/csv.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "core/ascii.hpp"
#include "exchange/file.hpp"
#include "exchange/joined.hpp"
#include "exchange/scanner.hpp"
#include "exchange/translation_check.hpp"
#include "exchange/wording.hpp"

namespace interco::exchange {
namespace {

enum class column {
  key,
  source,
  target,
  state,
  previous_key,
  previous_source,
  comment,
  reviewed_by,
  note,
  flags,
  references,
  sticky_flags,
  obsolete,
  fuzzy, // of Translate Toolkit; not written
};
constexpr std::array<std::string_view, 13> column_names{
    "key",         "source", "target", "state",      "previous key", "previous source", "comment",
    "reviewed by", "note",   "flags",  "references", "sticky flags", "obsolete"};
constexpr std::array<std::pair<std::string_view, column>, 6> other_names{{{"context", column::key},
                                                                          {"id", column::key},
                                                                          {"location", column::references},
                                                                          {"fuzzy", column::fuzzy},
                                                                          {"translator_comments", column::comment},
                                                                          {"developer_comments", column::note}}};

/// Returns whether a spreadsheet takes a cell that begins so for a formula.
constexpr bool begins_formula(char c) noexcept {
  return std::string_view("=+-@\t\r").find(c) != std::string_view::npos;
}

void append_cell(std::string& to, std::string_view text) {
  bool const guarded =
      !text.empty() &&
      (begins_formula(text[0]) || (text[0] == '\'' && text.size() > 1 && (begins_formula(text[1]) || text[1] == '\'')));
  bool const quoted = guarded || text.find_first_of(",;\t\"\r\n") != std::string_view::npos || text.starts_with(' ') ||
                      text.ends_with(' ');
  to += quoted ? "\"" : "";
  to += guarded ? "'" : "";
  for (char const c : text) {
    to += c;
    if (c == '"')
      to += '"';
  }
  to += quoted ? "\"" : "";
}

std::vector<std::string> separated(std::string_view lines) {
  std::vector<std::string> result;
  while (!lines.empty()) {
    auto const end = std::min(lines.find('\n'), lines.size());
    result.emplace_back(lines.substr(0, end));
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return result;
}

/// Returns the lines that are not empty.
std::vector<std::string> items(std::string_view lines) {
  auto result = separated(lines);
  std::erase(result, "");
  return result;
}

template <std::size_t N>
void append_record(std::string& to, std::array<std::string_view, N> const& cells) {
  for (std::size_t i = 0; i < N; ++i) {
    to += i == 0 ? "" : ",";
    append_cell(to, cells[i]);
  }
  to += "\r\n";
}

struct cell {
  std::string text;
  position at;
};

class csv_reader {
 public:
  csv_reader(std::string_view text, std::string const& file, diagnostics& found)
      : in_(text), separator_(separator_of(text)), found_(found) {
    result_.file = file;
  }

  translation_file read() {
    std::vector<cell> record;
    if (!read_record(record) || !read_names(record))
      return std::move(result_);
    while (read_record(record))
      add(record);
    return std::move(result_);
  }

  [[nodiscard]] bool says_state() const { return has(column::state) || has(column::fuzzy); }

 private:
  void error(position at, std::string text, std::string_view id) {
    found_.error(result_.file, at, std::move(text), id);
  }

  /// Returns the first of the three that stands in the first record: spreadsheets of other languages write ';'.
  static char separator_of(std::string_view text) {
    bool inside = false;
    for (char const c : text) {
      inside = inside != (c == '"');
      if (!inside && (c == ',' || c == ';' || c == '\t'))
        return c;
      if (!inside && c == '\n')
        break;
    }
    return ',';
  }

  bool at_line_end() { return in_.at_end() || in_.peek() == '\n' || (in_.peek() == '\r' && in_.peek(1) == '\n'); }

  /// Reads the next record that is no empty line. Returns false at the end.
  bool read_record(std::vector<cell>& record) {
    record.clear();
    while (!in_.at_end() && at_line_end())
      in_.take();
    if (in_.at_end())
      return false;
    do
      record.push_back(read_cell());
    while (!at_line_end() && in_.take() == separator_);
    (void)in_.take_if("\r");
    in_.take();
    return true;
  }

  cell read_cell() {
    cell result{{}, in_.at()};
    if (in_.peek() != '"') {
      result.text = in_.take_while([this](char c) { return c != separator_ && c != '\n'; });
      if (result.text.ends_with('\r') && (in_.at_end() || in_.peek() == '\n'))
        result.text.pop_back();
    } else {
      in_.take();
      for (;;) {
        result.text += in_.take_while([](char c) { return c != '"'; });
        if (in_.at_end()) {
          error(result.at, say("CSV_CELL_NO_END"), "syntax");
          break;
        }
        in_.take();
        if (in_.peek() != '"')
          break;
        result.text += in_.take();
      }
      if (!at_line_end() && in_.peek() != separator_) {
        error(in_.at(), say("CSV_BEHIND_QUOTE"), "syntax");
        in_.take_while([this](char c) { return c != separator_ && c != '\n'; });
      }
    }
    auto& text = result.text;
    if (text.size() > 1 && text[0] == '\'' && (begins_formula(text[1]) || text[1] == '\''))
      text.erase(0, 1);
    return result;
  }

  bool read_names(std::vector<cell> const& record) {
    for (auto const& each : record) {
      auto const name = detail::lower(detail::trim(each.text));
      auto const own = std::find(column_names.begin(), column_names.end(), name);
      auto const other = std::find_if(other_names.begin(), other_names.end(),
                                      [&name](auto const& known) { return known.first == name; });
      std::optional<column> which;
      if (own != column_names.end())
        which = static_cast<column>(own - column_names.begin());
      else if (other != other_names.end())
        which = other->second;
      if (which && has(*which))
        error(each.at, say("CSV_SECOND_COLUMN", {{"name", name}}), "wrong-column");
      if (!which && !name.empty())
        found_.warning(result_.file, each.at, say("CSV_UNKNOWN_COLUMN", {{"name", name}}), "wrong-column");
      columns_.push_back(which);
    }
    if (has(column::target) && (has(column::key) || has(column::source)))
      return true;
    error({1, 1}, say("CSV_NO_COLUMN"), "wrong-column");
    return false;
  }

  [[nodiscard]] bool has(column which) const {
    return std::find(columns_.begin(), columns_.end(), std::optional(which)) != columns_.end();
  }

  void add(std::vector<cell>& record) {
    if (record.size() > columns_.size())
      return error(record[columns_.size()].at,
                   say("CSV_CELLS", {{"cells", record.size()}, {"expected", columns_.size()}}), "syntax");
    translation entry;
    entry.at = record.front().at;
    entry.target_at = entry.at;
    cell const* state = nullptr;
    bool fuzzy = false;
    for (std::size_t i = 0; i < record.size(); ++i) {
      if (columns_[i] == column::state)
        state = &record[i];
      else if (columns_[i] == column::fuzzy)
        fuzzy = is_yes(record[i].text);
      else if (columns_[i])
        set(entry, *columns_[i], record[i]);
    }
    if (entry.key.empty() && entry.source.empty())
      return read_header(entry);
    read_state(entry, state, fuzzy);
    result_.entries.push_back(std::move(entry));
  }

  static bool is_yes(std::string_view text) {
    auto const word = detail::lower(detail::trim(text));
    return word == "yes" || word == "true" || word == "1";
  }

  static void set(translation& entry, column which, cell& from) {
    switch (which) {
    case column::key:
      entry.key = std::move(from.text);
      return;
    case column::source:
      entry.source = std::move(from.text);
      return;
    case column::target:
      entry.target = std::move(from.text);
      entry.target_at = from.at;
      return;
    case column::previous_key:
      if (!from.text.empty())
        entry.previous_context = std::move(from.text);
      return;
    case column::previous_source:
      if (!from.text.empty())
        entry.previous_source = std::move(from.text);
      return;
    case column::comment:
      entry.comment = std::move(from.text);
      return;
    case column::reviewed_by:
      entry.reviewed_by = std::move(from.text);
      return;
    case column::note:
      entry.note = std::move(from.text);
      return;
    case column::flags:
      entry.flags = items(from.text);
      return;
    case column::references:
      entry.references = items(from.text);
      return;
    case column::sticky_flags:
      entry.sticky_flags = items(from.text);
      return;
    case column::obsolete:
      entry.obsolete = is_yes(from.text);
      return;
    case column::state:
    case column::fuzzy:
      return;
    }
  }

  void read_header(translation& entry) {
    result_.comment = std::move(entry.comment);
    for (auto const& line : separated(entry.target)) {
      auto const colon = std::min(line.find(':'), line.size());
      auto value = std::string_view(line).substr(std::min(colon + 1, line.size()));
      value.remove_prefix(value.starts_with(' ') ? 1 : 0);
      result_.header.emplace_back(line.substr(0, colon), value);
    }
    result_.locale = result_.field("Language");
  }

  void read_state(translation& entry, cell const* state, bool fuzzy) {
    auto const name = state != nullptr ? detail::lower(detail::trim(state->text)) : std::string();
    auto const known = std::find(translation_state_names.begin(), translation_state_names.end(), name);
    if (known != translation_state_names.end())
      entry.state = static_cast<translation_state>(known - translation_state_names.begin());
    else if (!name.empty())
      error(state->at, say("CSV_STATE", {{"key", entry.key}, {"state", name}}), "wrong-value");
    else
      entry.state = fuzzy ? translation_state::needs_review : translation_state::translated;
    // Whoever fills in a text leaves the state beside it as it is.
    if (entry.target.empty() && entry.state >= translation_state::translated)
      entry.state = translation_state::untranslated;
    else if (!entry.target.empty() && entry.state == translation_state::untranslated)
      entry.state = translation_state::translated;
  }

  scanner in_;
  char separator_;
  diagnostics& found_;
  translation_file result_;
  std::vector<std::optional<column>> columns_; // nothing where one is passed over
};

} // namespace

std::string write_csv(translation_file const& translation) {
  std::string result;
  append_record(result, column_names);
  std::string fields;
  for (auto const& [name, value] : translation.header)
    (((fields += fields.empty() ? "" : "\n") += name) += ": ") += value;
  if (!fields.empty() || !translation.comment.empty())
    append_record(result, std::array<std::string_view, 13>{"", "", fields, "", "", "", translation.comment});
  for (auto const& entry : translation.entries) {
    auto const flags = joined(entry.flags, "\n");
    auto const references = joined(entry.references, "\n");
    auto const sticky_flags = joined(entry.sticky_flags, "\n");
    append_record(result, std::array<std::string_view, 13>{
                              entry.key, entry.source, entry.target,
                              translation_state_names[static_cast<std::size_t>(entry.state)],
                              entry.previous_context ? std::string_view(*entry.previous_context) : std::string_view(),
                              entry.previous_source ? std::string_view(*entry.previous_source) : std::string_view(),
                              entry.comment, entry.reviewed_by, entry.note, flags, references, sticky_flags,
                              entry.obsolete ? "yes" : ""});
  }
  return result;
}

std::optional<translation_file> read_csv(std::string text, std::string const& file, diagnostics& found,
                                         bool* says_state) {
  auto const errors_before = found.error_count();
  if (text.starts_with("\xEF\xBB\xBF")) // as spreadsheets write it, which check_text would warn of
    text.erase(0, 3);
  auto const checked = check_text(std::move(text), file, found);
  if (!checked)
    return std::nullopt;
  csv_reader reader(*checked, file, found);
  auto result = reader.read();
  if (says_state != nullptr)
    *says_state = reader.says_state();
  report_duplicates(result, found);
  return found.error_count() == errors_before ? std::optional(std::move(result)) : std::nullopt;
}

} // namespace interco::exchange
