#include "exchange/lint/lint.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "core/ascii.hpp"
#include "core/definitions.hpp"
#include "core/locale_tag.hpp"
#include "exchange/lint/checks.hpp"
#include "exchange/lint/glossary.hpp"
#include "exchange/lint/nearest.hpp"
#include "exchange/wording.hpp"

namespace interco::exchange {
namespace {

bool is_action(std::string_view key) {
  return key.ends_with(detail::action_suffix);
}

std::string_view symbol_of(std::string_view key) {
  if (is_action(key))
    key.remove_suffix(detail::action_suffix.size());
  return key;
}

bool is_blank(std::string_view text) {
  return detail::trim(text).empty();
}

/// Texts of one file that are the same.
class text_register {
 public:
  struct entry {
    std::string_view key;
    std::string_view english;
    std::uint32_t code = 0; // the canonical ordinal
    position at;
  };

  /// Adds a text. Returns the first entry that has it, if there is one.
  entry const* add(std::string_view text, entry const& one) {
    auto const [found, is_new] = first_.emplace(text, one);
    return is_new ? nullptr : &found->second;
  }

 private:
  std::unordered_map<std::string_view, entry> first_;
};

class linter {
 public:
  linter(domain_sources const& sources, lint_options const& options, diagnostics& found, std::vector<text_edit>* edits)
      : sources_(sources), options_(options), found_(found), edits_(edits) {
    for (auto const& entry : sources.english.entries)
      english_.emplace(entry.key, &entry);
    all_ = options.with_codes ? sources.english.entries.size() : 0;
    for (auto const& file : sources.translations)
      all_ += file.entries.size();
  }

  void run() {
    if (options_.with_codes) {
      check_definitions();
      check_english();
    }
    for (auto const& file : sources_.translations)
      check_translation(file);
  }

 private:
  [[nodiscard]] bundle_entry const* english_of(std::string_view key) const {
    auto const found = english_.find(key);
    return found == english_.end() ? nullptr : found->second;
  }
  [[nodiscard]] std::uint32_t canonical(code_definition const& code) const {
    return sources_.codes.canonical(static_cast<std::uint32_t>(&code - sources_.codes.codes.data()));
  }
  void advance() {
    constexpr std::size_t step = 1000;
    if (options_.progress && ++done_ % step == 0)
      options_.progress(done_, all_);
  }

  void check_definitions() {
    std::vector<position> places;
    for (auto const& code : sources_.codes.codes)
      places.push_back(code.at);
    reporter found(sources_.codes.file, places, options_);
    std::string notes; // of all codes: what is explained once is known
    for (auto const& code : sources_.codes.codes)
      (notes += code.note + '\n' + code.occurs) += '\n';
    checked_text text;
    for (auto const& code : sources_.codes.codes) {
      auto const* const english = english_of(code.symbol);
      if (english == nullptr)
        continue;
      text.read(english->text, !code.arguments.empty());
      auto const abbreviation = code.note.empty() ? first_abbreviation(text.shown) : std::string();
      if (!abbreviation.empty() && notes.find(abbreviation) == std::string::npos)
        found.at_entry("missing-note", code.at,
                       say("LINT_MISSING_NOTE", {{"symbol", code.symbol}, {"abbreviation", abbreviation}}),
                       say("LINT_MISSING_NOTE_HINT", {{"abbreviation", abbreviation}}));
      if (code.alias_of.empty())
        check_use_of_arguments(code, text, found);
    }
    found.finish(found_, edits_);
  }

  void check_use_of_arguments(code_definition const& code, checked_text const& text, reporter& found) const {
    if (!text.pattern)
      return;
    auto const* const action = english_of(code.symbol + std::string(detail::action_suffix));
    checked_text more;
    more.read(action == nullptr ? std::string_view() : action->text, true);
    for (auto const& argument : code.arguments) {
      auto const uses = [&](checked_text const& each) {
        return each.pattern && std::any_of(each.pattern->arguments.begin(), each.pattern->arguments.end(),
                                           [&](auto const& one) { return one.name == argument.name; });
      };
      if (!uses(text) && !uses(more))
        found.at_entry("unused-argument", argument.at.line == 0 ? code.at : argument.at,
                       say("LINT_UNUSED_ARGUMENT", {{"symbol", code.symbol}, {"argument", "{" + argument.name + "}"}}),
                       say("LINT_UNUSED_ARGUMENT_HINT"));
    }
  }

  void check_english() {
    auto const& english = sources_.english;
    std::vector<position> places;
    for (auto const& entry : english.entries)
      places.push_back(entry.at);
    reporter found(english.file, places, options_);
    for (auto const& code : sources_.codes.codes) {
      auto const action = code.symbol + std::string(detail::action_suffix);
      if (english_of(code.symbol) != nullptr)
        continue;
      if (code.alias_of.empty())
        found.at_entry(
            "missing-text", {},
            say("MISSING_TEXT",
                {{"symbol", code.symbol}, {"file", sources_.codes.file}, {"line", std::to_string(code.at.line)}}),
            say("LINT_ADD", {{"entry", code.symbol + " { \"...\" }"}}));
      if (auto const* const entry = english_of(action))
        found.at_entry("action-without-text", entry->at, say("LINT_ACTION_ALONE", {{"symbol", code.symbol}}),
                       say("LINT_SAY_WHAT_HAPPENED"));
    }
    auto const in = language_of("en");
    checked_text text;
    text_register known;
    for (auto const& entry : english.entries) {
      advance();
      auto const* const code = sources_.code_of(entry.key);
      if (code == nullptr) {
        found.at_entry("unknown-key", entry.at, say("UNKNOWN_KEY", {{"key", entry.key}, {"file", sources_.codes.file}}),
                       hint_for_key(entry.key));
        continue;
      }
      if (is_blank(entry.text)) {
        found.at_entry("empty-text", entry.at, say("LINT_EMPTY", {{"key", entry.key}}), say("LINT_EMPTY_HINT"));
        continue;
      }
      text.read(entry.text, !code->arguments.empty());
      check_text(entry.key, *code, text, nullptr, in, entry.at, nullptr, found);
      auto const* const first =
          is_action(entry.key) ? nullptr : known.add(entry.text, {entry.key, {}, canonical(*code), {}});
      if (first != nullptr && first->code != canonical(*code))
        found.at_entry("same-english", entry.at, say("LINT_SAME_ENGLISH", {{"key", entry.key}, {"other", first->key}}),
                       say("LINT_SAY_DIFFERENCE"));
    }
    found.finish(found_, nullptr); // a change would make every translation stale
  }

  /// Looks at a text, and at each of its branches beside what the English has for it.
  static void check_text(std::string_view key, code_definition const& code, checked_text& text, checked_text* english,
                         language const& in, position at, glossary const* terms, reporter& found) {
    subject each{key, code, is_action(key), text, english, in, at, found, terms, {}};
    if (!check_served(each))
      return;
    check_patterns(each);
    for_each_selection(each, text, english, [&] {
      check_arguments(each);
      check_characters(each);
      check_typography(each);
      check_fidelity(each);
      check_length(each);
      if (terms != nullptr)
        terms->check(each);
    });
  }

  /// Returns what a key that is not known may have been meant to be. Looked for among the symbols around its place in
  /// their order, and for the first keys only: a file of nothing but unknown ones is the wrong file.
  [[nodiscard]] std::string hint_for_key(std::string_view key) {
    constexpr unsigned enough = 1000;
    if (++unknown_keys_ > enough)
      return say("LINT_DEFINE_IT");
    auto const symbol = symbol_of(key);
    if (!std::all_of(symbol.begin(), symbol.end(), detail::is_word))
      return say("LINT_NO_SYMBOL_CHARACTER");
    auto const& codes = sources_.codes;
    auto const place = std::lower_bound(
        codes.sorted.begin(), codes.sorted.end(), symbol,
        [&](std::uint32_t ordinal, std::string_view name) { return codes.codes[ordinal].symbol < name; });
    constexpr std::ptrdiff_t around = 100;
    auto const begin = codes.sorted.begin() + std::max<std::ptrdiff_t>(0, place - codes.sorted.begin() - around);
    auto const end = codes.sorted.begin() +
                     std::min<std::ptrdiff_t>(std::ssize(codes.sorted), place - codes.sorted.begin() + around);
    std::vector<std::string_view> names;
    for (auto i = begin; i < end; ++i)
      names.push_back(codes.codes[*i].symbol);
    auto const near = nearest(symbol, names);
    return near.empty() ? say("LINT_DEFINE_IT") : say("CHECK_RULE_NEAR", {{"rule", near}});
  }

  void check_translation(translation_file const& file) {
    std::vector<position> places;
    for (auto const& entry : file.entries) {
      if (!entry.obsolete)
        places.push_back(entry.target_at);
    }
    reporter found(file.file, places, options_);
    auto const in = language_of(file.locale);
    auto const terms =
        options_.glossaries.empty()
            ? glossary()
            : glossary::read(options_.glossaries / ("glossary." + file.locale + ".tsv"), options_, found_);
    std::unordered_map<std::string_view, bool> has_text; // of each key that is there
    std::unordered_map<std::string_view, unsigned> first_lines;
    text_register known;
    checked_text text;
    checked_text english;
    for (auto const& entry : file.entries) {
      advance();
      if (entry.obsolete) {
        found.at_entry("obsolete-entry", entry.at, say("LINT_OBSOLETE", {{"key", entry.key}}),
                       say("LINT_OBSOLETE_HINT"));
        continue;
      }
      auto const* const source = english_of(entry.key);
      auto const* const code = source == nullptr ? nullptr : sources_.code_of(entry.key);
      if (code == nullptr) {
        found.at_entry("unknown-key", entry.target_at,
                       say("LINT_NO_ENGLISH", {{"key", entry.key}, {"file", sources_.english.file}}),
                       hint_for_key(entry.key));
        continue;
      }
      if (auto const [line, is_new] = first_lines.emplace(entry.key, entry.target_at.line); !is_new)
        found.at_entry("duplicate-key", entry.target_at,
                       say("LINT_DUPLICATE_KEY", {{"key", entry.key}, {"line", std::to_string(line->second)}}),
                       say("LINT_DUPLICATE_KEY_HINT"));
      auto& has = has_text[entry.key];
      has = has || !entry.target.empty();
      if (!check_state(entry, *source, found))
        continue;
      bool const has_arguments = !code->arguments.empty();
      text.read(entry.target, has_arguments);
      english.read(source->text, has_arguments);
      bool const is_copy = entry.target == source->text;
      if (is_copy && in.code != "en" && has_words(english.shown)) {
        found.at_text("same-as-english", entry.target_at, text.raw, 0,
                      say("LINT_SAME_AS_ENGLISH", {{"key", entry.key}}), say("LINT_SAME_AS_ENGLISH_HINT"));
        continue;
      }
      check_text(entry.key, *code, text, &english, in, entry.target_at, &terms, found);
      auto const* const first = known.add(entry.target, {entry.key, source->text, canonical(*code), entry.target_at});
      if (first != nullptr && first->english != source->text && first->code != canonical(*code))
        found.at_entry("same-text", entry.target_at,
                       say("LINT_SAME_TEXT",
                           {{"key", entry.key}, {"other", first->key}, {"line", std::to_string(first->at.line)}}),
                       say("LINT_SAY_DIFFERENCE"));
    }
    check_presence(file, has_text, found);
    found.finish(found_, edits_);
  }

  /// Returns whether there is a text that is up to date, to look at.
  static bool check_state(translation const& entry, bundle_entry const& source, reporter& found) {
    if (entry.target.empty()) {
      found.at_entry("missing-translation", entry.target_at, say("LINT_UNTRANSLATED", {{"key", entry.key}}),
                     say("LINT_ENGLISH_ANSWERS"));
      return false;
    }
    if (entry.state == translation_state::needs_review) {
      found.at_entry("fuzzy", entry.target_at, say("LINT_FUZZY", {{"key", entry.key}}), say("LINT_FUZZY_HINT"));
      return false;
    }
    if (entry.source != source.text) {
      found.at_entry("stale", entry.target_at, say("LINT_STALE", {{"key", entry.key}}),
                     say("LINT_STALE_HINT", {{"english", source.text}}));
      return false;
    }
    if (is_blank(entry.target)) {
      found.at_entry("empty-text", entry.target_at, say("LINT_BLANK", {{"key", entry.key}}), say("LINT_BLANK_HINT"));
      return false;
    }
    return true;
  }

  void check_presence(translation_file const& file, std::unordered_map<std::string_view, bool> const& has_text,
                      reporter& found) const {
    for (auto const& entry : sources_.english.entries) {
      if (sources_.code_of(entry.key) != nullptr && !has_text.contains(entry.key))
        found.at_entry("missing-translation", {}, say("LINT_NOT_IN_FILE", {{"key", entry.key}}),
                       say("LINT_NOT_IN_FILE_HINT"));
    }
    for (auto const& entry : file.entries) {
      auto const text =
          is_action(entry.key) && !entry.target.empty() ? has_text.find(symbol_of(entry.key)) : has_text.end();
      if (text != has_text.end() && !text->second)
        found.at_entry("action-without-text", entry.target_at,
                       say("LINT_ACTION_TRANSLATED_ALONE", {{"key", entry.key}}), say("LINT_TRANSLATE_WHAT_HAPPENED"));
    }
  }

  domain_sources const& sources_;
  lint_options const& options_;
  diagnostics& found_;
  std::vector<text_edit>* edits_;
  std::unordered_map<std::string_view, bundle_entry const*> english_;
  unsigned unknown_keys_ = 0;
  std::size_t done_ = 0;
  std::size_t all_ = 0;
};

} // namespace

void lint_domain(domain_sources const& sources, lint_options const& options, diagnostics& found,
                 std::vector<text_edit>* edits) {
  linter(sources, options, found, edits).run();
}

} // namespace interco::exchange
