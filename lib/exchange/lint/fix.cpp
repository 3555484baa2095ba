#include <algorithm>
#include <map>
#include <tuple>

#include "exchange/file.hpp"
#include "exchange/lint/lint.hpp"
#include "exchange/lint/source_file.hpp"

namespace interco::exchange {
namespace {

/// A change of a file's bytes.
struct byte_edit {
  std::size_t begin;
  std::size_t end;
  std::string replacement;
};

/// Returns a text as PO and ICU text both write it between quotes.
std::string escape(std::string_view text) {
  std::string result;
  for (char const c : text) {
    if (c == '"' || c == '\\')
      result += '\\';
    result += c == '\n' ? std::string("\\n") : c == '\t' ? std::string("\\t") : std::string(1, c);
  }
  return result;
}

/// Adds what a change does to the file. A text may be broken over lines of the source anywhere: what is taken away is
/// taken byte by byte, and what comes for it stands where the first of them was.
void add_bytes(text_change const& change, std::vector<byte_origin> const& origins, std::vector<byte_edit>& to) {
  to.push_back({origins[change.begin].begin, origins[change.begin].begin, escape(change.replacement)});
  for (auto i = change.begin; i < change.end; ++i) {
    if (origins[i].length != 0)
      to.push_back({origins[i].begin, origins[i].begin + origins[i].length, {}});
  }
}

std::vector<text_edit> fix_file(std::string const& name, std::vector<text_edit> edits, diagnostics& found) {
  source_file const file(name);
  std::stable_sort(edits.begin(), edits.end(), [](text_edit const& a, text_edit const& b) {
    return std::tie(a.entry.line, a.entry.column, a.change.begin) <
           std::tie(b.entry.line, b.entry.column, b.change.begin);
  });
  std::vector<text_edit> made;
  std::vector<byte_edit> changes;
  std::vector<byte_origin> origins;
  for (auto& each : edits) {
    bool const is_same_entry =
        !made.empty() && made.back().entry.line == each.entry.line && made.back().entry.column == each.entry.column;
    if (is_same_entry && each.change.begin <= made.back().change.end)
      continue;
    if (!is_same_entry)
      origins = file.origins(each.entry, *each.text);
    // A string without quotes cannot hold every replacement.
    bool const is_quoted = !origins.empty() && file.bytes()[origins[0].begin - 1] == '"';
    if (!is_quoted)
      continue;
    add_bytes(each.change, origins, changes);
    made.push_back(std::move(each));
  }
  std::string result;
  std::size_t from = 0;
  for (auto const& each : changes) {
    result.append(file.bytes(), from, each.begin - from).append(each.replacement);
    from = each.end;
  }
  result.append(file.bytes(), from);
  return made.empty() || write_if_changed(name, result, found) ? made : std::vector<text_edit>();
}

} // namespace

std::vector<text_edit> apply_edits(std::vector<text_edit> const& edits, diagnostics& found) {
  std::map<std::string, std::vector<text_edit>> by_file;
  for (auto const& each : edits)
    by_file[each.file].push_back(each);
  std::vector<text_edit> made;
  for (auto& [file, own] : by_file) {
    auto done = fix_file(file, std::move(own), found);
    std::move(done.begin(), done.end(), std::back_inserter(made));
  }
  return made;
}

} // namespace interco::exchange
