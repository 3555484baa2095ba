#include "exchange/update.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/utf8.hpp"
#include "exchange/lint/source_file.hpp"
#include "exchange/plural_forms.hpp"
#include "exchange/reviewer.hpp"
#include "exchange/similar_text.hpp"
#include "exchange/template.hpp"
#include "icu/line_properties.hpp"

namespace interco::exchange {
namespace {

constexpr double similar_enough = 0.6; // as msgmerge

bool has_text(translation const& entry) {
  return !entry.target.empty();
}

/// Returns the English that a text translates.
std::string_view translated_source(translation const& entry) {
  bool const fuzzy = entry.state == translation_state::needs_review;
  return fuzzy && entry.previous_source ? *entry.previous_source : std::string_view(entry.source);
}

bool same(translation const& a, translation const& b) {
  return a.key == b.key && a.source == b.source && a.target == b.target && a.state == b.state &&
         a.previous_source == b.previous_source && a.previous_context == b.previous_context && a.comment == b.comment &&
         a.reviewed_by == b.reviewed_by && a.note == b.note && a.references == b.references && a.flags == b.flags &&
         a.sticky_flags == b.sticky_flags && a.obsolete == b.obsolete;
}

class updater {
 public:
  updater(translation_file const& old, translation_file const& current) : old_(old), current_(current) {
    used_.resize(old.entries.size());
    for (auto const& entry : current.entries)
      own_[entry.key].source = entry.source;
    for (std::size_t i = 0; i < old.entries.size(); ++i) {
      if (auto const own = own_.find(old.entries[i].key); own != own_.end())
        own->second.offer(old.entries[i], i);
    }
    // An entry is its own key's before it can help another.
    for (auto const& [key, own] : own_) {
      if (own.number)
        used_[*own.number] = true;
    }
  }

  updated_translation run(std::string_view now, std::function<void(std::size_t, std::size_t)> const& progress) {
    constexpr std::size_t step = 100;
    result_.file.file = old_.file;
    result_.file.locale = old_.locale;
    result_.file.comment = old_.comment;
    result_.file.has_blank_comment = old_.has_blank_comment;
    result_.file.header_flags = old_.header_flags;
    result_.file.obsolete_po = old_.obsolete_po;
    result_.file.entries.reserve(current_.entries.size());
    for (auto const& entry : current_.entries) {
      add(entry);
      if (auto const done = result_.file.entries.size(); progress && done % step == 0)
        progress(done, current_.entries.size());
    }
    for (std::size_t i = 0; i < old_.entries.size(); ++i) {
      if (!used_[i])
        add_obsolete(old_.entries[i]);
    }
    for (auto const& entry : result_.file.entries)
      result_.fuzzy += !entry.obsolete && entry.state == translation_state::needs_review ? 1 : 0;
    write_header(now);
    result_.differs = result_.file.header != old_.header || result_.file.comment != old_.comment ||
                      !std::equal(result_.file.entries.begin(), result_.file.entries.end(), old_.entries.begin(),
                                  old_.entries.end(), same);
    return std::move(result_);
  }

 private:
  /// What there was of a key: msgmerge's tools leave an obsolete entry beside one with another English.
  struct own_entry {
    std::string_view source; // the English of now
    std::optional<std::size_t> number;
    bool was_there = false; // not obsolete
    bool same_source = false;
    bool fits = false; // the number's has the English of now

    /// Takes an old entry if none before it fits as well: first one of the same English, as msgmerge, which is also
    /// the only one that could not stand beside the result; then the first, which is not obsolete if one is not.
    void offer(translation const& entry, std::size_t of) {
      bool const same = entry.source == source && (!entry.obsolete || has_text(entry));
      was_there = was_there || !entry.obsolete;
      same_source = same_source || (same && !entry.obsolete);
      if (number && (fits || !same))
        return;
      number = of;
      fits = same;
    }
  };

  void add(translation const& current) {
    auto const& own = own_.at(current.key);
    (!own.was_there ? result_.added : result_.changed) += own.same_source ? 0 : 1;
    translation entry;
    if (own.number) {
      entry = old_.entries[*own.number];
      entry.obsolete = false;
      if (entry.source != current.source)
        change_source(entry, current.source);
    } else {
      take_similar(entry, current.source);
    }
    entry.key = current.key;
    entry.source = current.source;
    entry.note = wrap_note(current.note);
    entry.references = current.references;
    auto flags = current.flags;
    std::copy_if(entry.flags.begin(), entry.flags.end(), std::back_inserter(flags),
                 [](auto const& flag) { return !is_flag_of_definition(flag); });
    entry.flags = std::move(flags);
    result_.file.entries.push_back(std::move(entry));
  }

  /// Makes an entry of a new key from the one whose English is most like it.
  void take_similar(translation& entry, std::string const& source) {
    if (!indexed_)
      index();
    auto const exact = by_source_.find(source);
    auto const similar = exact == by_source_.end() ? similar_.nearest(source, similar_enough)
                                                   : std::optional<std::uint32_t>(exact->second);
    if (!similar)
      return;
    auto const number = candidates_[*similar];
    auto const& from = old_.entries[number];
    entry.target = from.target;
    entry.comment = without_reviewers(from.comment);
    if (from.source != source) // why a rule is ignored there is no reason here
      entry.comment = without_lines(entry.comment, ignore_mark);
    entry.state = translation_state::needs_review;
    entry.previous_context = from.key;
    entry.previous_source = translated_source(from);
    used_[number] = true; // if it is no more, its text goes on here
  }

  /// Those that are no more come first: of equals, a renamed one is nearer than one that stays.
  void index() {
    indexed_ = true;
    for (bool const in_use : {false, true}) {
      for (std::size_t i = 0; i < old_.entries.size(); ++i) {
        auto const& entry = old_.entries[i];
        if (used_[i] != in_use || !has_text(entry))
          continue;
        auto const number = static_cast<std::uint32_t>(candidates_.size());
        candidates_.push_back(i);
        by_source_.emplace(translated_source(entry), number);
        similar_.add(translated_source(entry));
      }
    }
  }

  void add_obsolete(translation const& old) {
    result_.obsolete += old.obsolete || own_.contains(old.key) ? 0 : 1;
    if (!has_text(old))
      return;
    auto entry = old;
    if (!entry.obsolete) { // of what is no more, nobody knows notes and places
      entry.note.clear();
      entry.references.clear();
      std::erase_if(entry.flags, is_flag_of_definition);
    }
    entry.obsolete = true;
    result_.file.entries.push_back(std::move(entry));
  }

  void write_header(std::string_view now) {
    auto& header = result_.file.header;
    header = old_.header.empty() ? current_.header : old_.header;
    auto const set = [&header](std::string_view name, std::string_view value, bool replace) {
      auto const found =
          std::find_if(header.begin(), header.end(), [&](auto const& each) { return each.first == name; });
      if (found == header.end())
        header.emplace_back(name, value);
      else if (replace || found->second.empty())
        found->second = value;
    };
    set("Language", old_.locale, false);
    if (auto const forms = plural_forms(old_.locale); !forms.empty())
      set("Plural-Forms", forms, false);
    bool const renewed = result_.added + result_.changed + result_.obsolete != 0;
    if (renewed && !now.empty())
      set("POT-Creation-Date", now, true);
  }

  translation_file const& old_;
  translation_file const& current_;
  std::unordered_map<std::string_view, own_entry> own_; // by the keys that there are now
  std::vector<bool> used_;                              // of each old entry: it is in the result, or its text is
  bool indexed_ = false;
  std::vector<std::size_t> candidates_;                           // entries with a text
  std::unordered_map<std::string_view, std::uint32_t> by_source_; // the number of a candidate
  similar_texts similar_;
  updated_translation result_;
};

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  while (!text.empty()) {
    auto const character = detail::decode_utf8(text);
    columns += detail::line_properties_of(character.code_point).columns;
    text.remove_prefix(character.length);
  }
  return columns;
}

} // namespace

std::string wrap_note(std::string_view text) {
  constexpr std::size_t columns = 79 - 3; // gettext's page, without "#. "
  std::string result;
  std::size_t column = 0;
  while (!text.empty()) {
    auto const end = std::min(text.find_first_of(" \n"), text.size());
    auto const word = text.substr(0, end);
    auto const width = columns_of(word);
    if (column != 0 && column + 1 + width > columns) {
      result += '\n';
      column = 0;
    } else if (column != 0) {
      result += ' ';
      ++column;
    }
    result += word;
    column += width;
    text.remove_prefix(end);
    if (text.starts_with('\n')) {
      result += '\n';
      column = 0;
    }
    text.remove_prefix(text.empty() ? 0 : 1);
  }
  return result;
}

void change_source(translation& entry, std::string const& source) {
  if (has_text(entry)) {
    auto const before = std::string(translated_source(entry));
    entry.previous_source = before == source ? std::nullopt : std::optional(before);
    entry.state = translation_state::needs_review;
    entry.reviewed_by.clear();
    entry.comment = without_reviewers(entry.comment);
  } else {
    entry.previous_source.reset();
  }
  entry.source = source;
}

updated_translation update(translation_file const& old, translation_file const& current, std::string_view now,
                           std::function<void(std::size_t done, std::size_t all)> const& progress) {
  return updater(old, current).run(now, progress);
}

} // namespace interco::exchange
