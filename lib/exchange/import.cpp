#include "exchange/import.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/ascii.hpp"
#include "core/text_rule.hpp"
#include "exchange/lint/checks.hpp"
#include "exchange/lint/rules.hpp"
#include "exchange/reviewer.hpp"
#include "exchange/template.hpp"
#include "exchange/update.hpp"
#include "exchange/wording.hpp"

namespace interco::exchange {
namespace {

using key_index = std::unordered_map<std::string_view, std::size_t>;

/// Returns where the entries that are not obsolete stand.
key_index index_of(std::vector<translation> const& entries) {
  key_index result;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!entries[i].obsolete)
      result.emplace(entries[i].key, i);
  }
  return result;
}

/// Returns where the entries stand that are those of a template, which has its keys once: of several with one key the
/// first whose English is that of now, as `update` takes it, or the first. Obsolete ones are passed over.
key_index index_of(std::vector<translation> const& entries, translation_file const& fresh,
                   key_index const& fresh_index) {
  key_index result;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    auto const known = entries[i].obsolete ? fresh_index.end() : fresh_index.find(entries[i].key);
    if (known == fresh_index.end())
      continue;
    auto const [first, is_new] = result.emplace(entries[i].key, i);
    auto const& english = fresh.entries[known->second].source;
    if (!is_new && entries[first->second].source != english && entries[i].source == english)
      first->second = i;
  }
  return result;
}

/// Gives a fresh entry what its translation has.
void take_translation(translation& fresh, translation const& existing) {
  auto const english = fresh.source;
  auto const note = std::move(fresh.note);
  auto flags = std::move(fresh.flags);
  fresh = existing;
  fresh.note = note;
  std::copy_if(existing.flags.begin(), existing.flags.end(), std::back_inserter(flags),
               [](std::string const& flag) { return !is_flag_of_definition(flag); });
  fresh.flags = std::move(flags);
  if (existing.source != english)
    change_source(fresh, english);
}

/// The rules on arguments, for the texts of a file that is not among the sources.
class argument_checker {
 public:
  argument_checker(translation_file const& file, std::string_view locale)
      : in_(language_of(std::string(locale))), options_(argument_rules()), found_(file.file, places(file), options_) {}

  void check(translation const& fresh, code_definition const& code, std::string_view text, position at) {
    text_.read(text, !code.arguments.empty());
    english_.read(fresh.source, !code.arguments.empty());
    subject each{fresh.key, code, false, text_, &english_, in_, at, found_, nullptr, {}};
    check_patterns(each);
    for_each_selection(each, text_, &english_, [&] { check_arguments(each); });
  }
  void finish(diagnostics& found) { found_.finish(found, nullptr); }

 private:
  static lint_options argument_rules() {
    lint_options result;
    for (auto const& each : rules()) {
      if (each.subject == "patterns")
        result.only.emplace_back(each.id);
    }
    return result;
  }
  static std::vector<position> places(translation_file const& file) {
    std::vector<position> result;
    for (auto const& entry : file.entries)
      result.push_back(entry.target_at);
    return result;
  }

  language in_;
  lint_options options_;
  reporter found_;
  checked_text text_;
  checked_text english_;
};

/// Takes one delivery into one translation.
class importer {
 public:
  importer(domain_sources const& sources, delivery const& from, translation_file& into, diagnostics& found)
      : sources_(sources), from_(from), into_(into), found_(found),
        fresh_(make_template(sources.codes, sources.english, into.locale)), fresh_index_(index_of(fresh_.entries)),
        into_index_(index_of(into.entries, fresh_, fresh_index_)), arguments_(from.translation, into.locale) {
    for (std::size_t i = 0; i < fresh_.entries.size(); ++i)
      by_english_[fresh_.entries[i].source].places.push_back(i);
    for (auto const& entry : from.translation.entries) {
      if (auto const same = by_english_.find(entry.source); same != by_english_.end() && !is_known(entry))
        ++same->second.delivered;
    }
  }

  import_result run() {
    for (auto const& entry : from_.translation.entries) {
      if (entry.obsolete || entry.target.empty()) {
        if (!entry.obsolete && is_known(entry))
          take_remarks(entry, fresh_index_.at(entry.key));
        continue;
      }
      for (auto const place : places_of(entry))
        take(entry, place);
    }
    arguments_.finish(found_);
    // Before the obsolete ones, which are last.
    auto const end = std::find_if(into_.entries.begin(), into_.entries.end(),
                                  [](translation const& entry) { return entry.obsolete; });
    into_.entries.insert(end, std::make_move_iterator(added_.begin()), std::make_move_iterator(added_.end()));
    return result_;
  }

 private:
  /// The entries of one English text, in the order of the definitions.
  struct same_english {
    std::vector<std::size_t> places;
    std::size_t delivered = 0; // entries of the delivery that have this English and no key
    std::size_t taken = 0;
  };

  [[nodiscard]] bool is_known(translation const& entry) const { return fresh_index_.contains(entry.key); }

  /// Returns the entries of the template that one of the delivery is about.
  std::vector<std::size_t> places_of(translation const& entry) {
    if (auto const known = fresh_index_.find(entry.key); known != fresh_index_.end())
      return {known->second};
    // What has lost its keys on the way, through Translate Toolkit's XLIFF for one, has the English still.
    if (auto const same = by_english_.find(entry.source); same != by_english_.end()) {
      auto& [places, delivered, taken] = same->second;
      if (delivered == 1)
        return places;
      if (delivered == places.size())
        return {places[taken++]};
    }
    found_.error(from_.translation.file, entry.at,
                 entry.key.empty() ? say("IMPORT_UNKNOWN_TEXT", {{"file", sources_.english.file}})
                                   : say("IMPORT_UNKNOWN_KEY", {{"key", entry.key}, {"file", sources_.english.file}}),
                 "unknown-key");
    return {};
  }

  /// Returns the entry of the translation, added if need be.
  translation& entry_at(std::size_t place) {
    auto const& fresh = fresh_.entries[place];
    if (auto const known = into_index_.find(fresh.key); known != into_index_.end())
      return into_.entries[known->second];
    auto const [at, is_new] = added_index_.emplace(place, added_.size());
    if (is_new)
      added_.push_back(fresh);
    return added_[at->second];
  }

  void take_remarks(translation const& entry, std::size_t place) {
    if (!entry.comment.empty())
      entry_at(place).comment = entry.comment;
  }

  void take(translation const& entry, std::size_t place) {
    auto const& fresh = fresh_.entries[place];
    ++result_.texts;
    auto text = entry.target;
    auto const* const code = sources_.code_of(fresh.key);
    if (code != nullptr && !code->arguments.empty())
      text = repaired(entry, *code, fresh.key);
    if (auto const refusal = detail::refuse_text(text)) {
      found_.error(from_.translation.file, entry.target_at,
                   say("REFUSED_TEXT", {{"key", fresh.key}, {"why", refusal->text}}), refusal->id);
      return;
    }
    auto& to = entry_at(place);
    auto const before = to;
    bool const same_text = to.target == text;
    to.target = std::move(text);
    take_remarks(entry, place);
    if (!entry.source.empty() && entry.source != fresh.source) {
      found_.warning(from_.translation.file, entry.at, say("IMPORT_STALE", {{"key", fresh.key}}), "stale-text");
      ++result_.stale;
      to.state = translation_state::needs_review;
      to.previous_source = entry.source;
      to.reviewed_by.clear();
      to.comment = without_reviewers(to.comment);
    } else if (from_.says_state || !same_text) {
      take_state(entry, to, before, same_text);
    } else if (before.source != fresh.source) {
      // The delivery does not say whether anybody has looked at it.
      change_source(to, fresh.source);
    }
    to.source = fresh.source;
    if (code != nullptr && !same_text && to.state != translation_state::needs_review)
      arguments_.check(fresh, *code, to.target, entry.target_at);
    result_.changed += same(before, to) ? 0 : 1;
  }

  static void take_state(translation const& entry, translation& to, translation const& before, bool same_text) {
    bool const was_reviewed = same_text && before.state == translation_state::reviewed;
    to.state = entry.state;
    to.reviewed_by.clear();
    if (entry.state == translation_state::needs_review) {
      to.previous_source = entry.previous_source ? entry.previous_source : before.previous_source;
      if (!same_text)
        to.comment = without_reviewers(to.comment);
      return;
    }
    to.previous_context.reset();
    to.previous_source.reset();
    bool const stays_reviewed = was_reviewed && entry.reviewed_by.empty();
    bool const is_reviewed = entry.state == translation_state::reviewed && !entry.reviewed_by.empty() &&
                             is_read_anew(entry, before, same_text);
    to.state = stays_reviewed || is_reviewed ? translation_state::reviewed : translation_state::translated;
    if (to.state == translation_state::reviewed)
      to.reviewed_by = is_reviewed ? entry.reviewed_by : before.reviewed_by;
    // Lines about another text than this: read from a file, one of them would make this reviewed.
    if (to.state == translation_state::translated || before.state == translation_state::needs_review || !same_text)
      to.comment = without_reviewers(to.comment);
  }

  /// Returns whether the reviewer that a delivery names has read this text: a name that has only come back as it went
  /// out is that of who had read the one before.
  static bool is_read_anew(translation const& entry, translation const& before, bool same_text) {
    if (before.state != translation_state::needs_review)
      return same_text || entry.reviewed_by != before.reviewed_by;
    // Of a fuzzy entry, a line of the comment says who had read it. In PO without the flag, that line is the name; in
    // the other formats it is in the comment still, and the name was given beside it.
    auto earlier = before;
    earlier.state = translation_state::translated;
    take_reviewer(earlier);
    return entry.comment == before.comment || entry.reviewed_by != earlier.reviewed_by;
  }

  static bool same(translation const& a, translation const& b) {
    return a.target == b.target && a.state == b.state && a.source == b.source && a.comment == b.comment &&
           a.reviewed_by == b.reviewed_by && a.previous_source == b.previous_source;
  }

  std::string repaired(translation const& entry, code_definition const& code, std::string const& key) {
    auto text = repair_apostrophes(entry.target, code);
    if (text != entry.target) {
      ++result_.repaired;
      found_.add({grade::note,
                  from_.translation.file,
                  entry.target_at,
                  say("IMPORT_APOSTROPHE", {{"key", key}}),
                  "apostrophe",
                  {}});
    }
    return text;
  }

  domain_sources const& sources_;
  delivery const& from_;
  translation_file& into_;
  diagnostics& found_;
  translation_file fresh_;
  key_index fresh_index_;
  key_index into_index_;
  std::unordered_map<std::string_view, same_english> by_english_;
  std::vector<translation> added_; // entries that the translation did not have
  std::unordered_map<std::size_t, std::size_t> added_index_;
  argument_checker arguments_;
  import_result result_;
};

} // namespace

translation_file translation_to_export(domain_sources const& sources, std::string_view locale,
                                       translation_file const* existing) {
  auto const fresh = make_template(sources.codes, sources.english, locale);
  auto result = fresh;
  result.file = std::string(locale.empty() ? sources.codes.domain : locale) + (locale.empty() ? ".pot" : ".po");
  if (existing == nullptr)
    return result;
  result.file = existing->file;
  result.comment = existing->comment;
  result.has_blank_comment = existing->has_blank_comment;
  result.header_flags = existing->header_flags;
  result.obsolete_po = existing->obsolete_po;
  auto header = existing->header;
  std::copy_if(result.header.begin(), result.header.end(), std::back_inserter(header), [&](auto const& field) {
    return std::none_of(existing->header.begin(), existing->header.end(),
                        [&](auto const& known) { return known.first == field.first; });
  });
  result.header = std::move(header);
  auto const fresh_index = index_of(fresh.entries);
  auto const index = index_of(existing->entries, fresh, fresh_index);
  for (std::size_t i = 0; i < existing->entries.size(); ++i) {
    auto const& entry = existing->entries[i];
    if (auto const chosen = index.find(entry.key); chosen != index.end() && chosen->second == i) {
      take_translation(result.entries[fresh_index.at(entry.key)], entry);
    } else if (!entry.target.empty()) {
      result.entries.push_back(entry);
      result.entries.back().obsolete = true;
    }
  }
  return result;
}

import_result import_delivery(domain_sources const& sources, delivery const& from, translation_file& into,
                              diagnostics& found) {
  return importer(sources, from, into, found).run();
}

std::string repair_apostrophes(std::string_view text, code_definition const& code) {
  auto const begins_argument = [&code](std::string_view rest) {
    if (!rest.starts_with('{'))
      return false;
    auto const name = detail::trim(rest.substr(1, std::min(rest.find_first_of(",}"), rest.size()) - 1));
    return std::any_of(code.arguments.begin(), code.arguments.end(),
                       [name](argument_definition const& argument) { return argument.name == name; });
  };
  std::string result;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const next = i + 1 < text.size() ? text[i + 1] : '\0';
    if (text[i] != '\'') {
      result += text[i];
    } else if (next == '\'') { // an apostrophe, in quotes or not
      result += "''";
      ++i;
    } else if (quoted) {
      quoted = false;
      result += '\'';
    } else if (i > 0 && (detail::is_letter(text[i - 1]) || static_cast<unsigned char>(text[i - 1]) >= 0x80) &&
               begins_argument(text.substr(i + 1))) {
      result += "\xE2\x80\x99";
    } else {
      quoted = next == '{' || next == '}';
      result += '\'';
    }
  }
  return result;
}

} // namespace interco::exchange
