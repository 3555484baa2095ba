#include "exchange/lint/reporter.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "exchange/lint/rules.hpp"
#include "exchange/wording.hpp"

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
      ignores_.try_emplace({0U, each.rule}, &each);
    else if (below != lines.end())
      ignores_.try_emplace({*below, each.rule}, &each);
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
  for (auto const line : {0U, entry.line}) {
    auto const each = ignores_.find({line, rule});
    if (each == ignores_.end())
      continue;
    each->second->used = true;
    result = true;
  }
  return result;
}

void reporter::add(std::string_view rule, position at, std::string text, std::string hint) {
  auto const* const known = rule_of(rule);
  findings_.push_back({known == nullptr ? grade::error : known->level, file_.name(), at, std::move(text),
                       std::string(rule), std::move(hint)});
}

void reporter::at_text(std::string_view rule, position entry, std::string_view raw, std::size_t offset,
                       std::string text, std::string hint, std::optional<text_change> remedy) {
  if (!is_enabled(rule) || is_ignored(rule, entry))
    return;
  if (last_.raw.data() != raw.data() || last_.raw.size() != raw.size())
    last_ = {raw, file_.origins(entry, raw), nullptr};
  auto const& origins = last_.origins;
  auto const place = origins.empty() ? entry : file_.position_of(origins[std::min(offset, origins.size() - 1)].begin);
  add(rule, place, std::move(text), std::move(hint));
  if (!remedy || origins.empty())
    return;
  if (last_.copy == nullptr)
    last_.copy = std::make_shared<std::string const>(raw);
  edits_.push_back({std::string(rule), file_.name(), entry, last_.copy, std::move(*remedy)});
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
        add("unknown-rule", each.at, say("CHECK_NO_RULE", {{"written", each.rule}}),
            near.empty() ? say("CHECK_NO_RULE_HINT") : say("CHECK_RULE_NEAR", {{"rule", near}}));
      continue;
    }
    if (each.reason.empty() && is_enabled("ignore-without-reason"))
      add("ignore-without-reason", each.at, say("LINT_IGNORED_WITHOUT_REASON", {{"rule", each.rule}}),
          say("LINT_IGNORED_WITHOUT_REASON_HINT", {{"rule", each.rule}}));
    if (!each.used && is_enabled(each.rule) && is_enabled("unused-ignore"))
      add("unused-ignore", each.at, say("LINT_IGNORED_FOR_NOTHING", {{"rule", each.rule}}), say("LINT_REMOVE_COMMENT"));
  }
}

void reporter::finish(diagnostics& found, std::vector<text_edit>* edits) {
  check_ignores();
  std::stable_sort(findings_.begin(), findings_.end(), [](diagnostic const& a, diagnostic const& b) {
    return std::tie(a.at.line, a.at.column) < std::tie(b.at.line, b.at.column);
  });
  // What stands outside of the branches of a text is seen in each of its selections.
  std::set<std::pair<std::string_view, std::string_view>> here;
  position last;
  std::vector<bool> is_new;
  for (auto const& each : findings_) {
    if (each.at.line != last.line || each.at.column != last.column)
      here.clear();
    last = each.at;
    is_new.push_back(here.emplace(each.id, each.text).second);
  }
  for (std::size_t i = 0; i < findings_.size(); ++i) {
    if (is_new[i])
      found.add(std::move(findings_[i]));
  }
  findings_.clear();
  if (edits != nullptr)
    edits->insert(edits->end(), edits_.begin(), edits_.end());
}

} // namespace interco::exchange
