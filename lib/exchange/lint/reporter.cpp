#include "exchange/lint/reporter.hpp"

#include <algorithm>
#include <tuple>

#include "exchange/lint/rules.hpp"

namespace interco::exchange {

reporter::reporter(std::string file, std::vector<position> const& entries, lint_options const& options)
    : options_(options), file_(std::move(file)) {
  if (file_.ignores().empty())
    return;
  std::vector<unsigned> lines;
  lines.reserve(entries.size());
  for (auto const& at : entries)
    lines.push_back(at.line);
  std::sort(lines.begin(), lines.end());
  for (auto const& each : file_.ignores()) {
    auto const below = std::upper_bound(lines.begin(), lines.end(), each.at.line);
    if (each.whole_file)
      ignores_.emplace(0, &each);
    else if (below != lines.end())
      ignores_.emplace(*below, &each);
  }
}

bool reporter::is_enabled(std::string_view rule) const {
  auto const has = [rule](std::vector<std::string> const& list) {
    return std::find(list.begin(), list.end(), rule) != list.end();
  };
  return (options_.only.empty() || has(options_.only)) && !has(options_.without);
}

bool reporter::is_ignored(std::string_view rule, position entry) const {
  bool result = false;
  auto const look_in = [&](unsigned line) {
    auto const [begin, end] = ignores_.equal_range(line);
    for (auto each = begin; each != end; ++each) {
      if (each->second->rule != rule)
        continue;
      each->second->used = true;
      result = true;
    }
  };
  look_in(0);
  if (entry.line != 0)
    look_in(entry.line);
  return result;
}

void reporter::add(std::string_view rule, position at, std::string text, std::string hint) {
  auto const* const known = rule_of(rule);
  findings_.push_back({known == nullptr ? grade::error : known->level, file_.name(), at, std::move(text),
                       std::string(rule), std::move(hint)});
}

void reporter::at_text(std::string_view rule, position entry, std::size_t offset, std::string text, std::string hint,
                       std::optional<change> remedy) {
  if (!is_enabled(rule) || is_ignored(rule, entry))
    return;
  add(rule, file_.place(entry, offset), std::move(text), std::move(hint));
  if (remedy)
    edits_.push_back(
        {std::string(rule), file_.name(), entry, remedy->begin, remedy->end, std::move(remedy->replacement)});
}

void reporter::at_entry(std::string_view rule, position entry, std::string text, std::string hint) {
  if (is_enabled(rule) && !is_ignored(rule, entry))
    add(rule, entry, std::move(text), std::move(hint));
}

void reporter::check_ignores() {
  for (auto const& each : file_.ignores()) {
    if (rule_of(each.rule) == nullptr) {
      auto const near = nearest_rule(each.rule);
      if (is_enabled("unknown-rule"))
        add("unknown-rule", each.at, "\"" + each.rule + "\" is no rule",
            near.empty() ? "interco check --list-rules prints all" : "did you mean " + std::string(near) + "?");
      continue;
    }
    if (each.reason.empty() && is_enabled("ignore-without-reason"))
      add("ignore-without-reason", each.at, each.rule + " is ignored without a reason",
          "write why behind it: interco-ignore: " + each.rule + " the name of a product");
    if (!each.used && is_enabled(each.rule) && is_enabled("unused-ignore"))
      add("unused-ignore", each.at, each.rule + " is ignored, but does not occur here", "remove the comment");
  }
}

void reporter::finish(diagnostics& found, std::vector<text_edit>* edits) {
  check_ignores();
  std::stable_sort(findings_.begin(), findings_.end(), [](diagnostic const& a, diagnostic const& b) {
    return std::tie(a.at.line, a.at.column) < std::tie(b.at.line, b.at.column);
  });
  for (auto& each : findings_)
    found.add(std::move(each));
  findings_.clear();
  if (edits != nullptr)
    edits->insert(edits->end(), edits_.begin(), edits_.end());
}

} // namespace interco::exchange
