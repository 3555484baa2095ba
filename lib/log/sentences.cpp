#include "log/sentences.hpp"

#include <algorithm>
#include <utility>

#include <interco/safe_text.hpp>

#include "core/catalog_access.hpp"
#include "core/utf8.hpp"
#include "icu/characters.hpp"
#include "icu/message_parser.hpp"
#include "log/quotes.hpp"

namespace interco::detail {
namespace {

/// How long a sentence may be, in bytes, without its values.
constexpr std::size_t max_sentence = std::size_t{64} * 1024;

/// What is looked at beyond a sentence: whether a word goes on there.
constexpr std::size_t margin = 16;

/// How many sentences are compared at a place, and how many anchors that begin with each other: so that a log made to
/// look like a catalog costs no more than so many times its length. An anchor of more sentences than a quarter of it
/// is given up for another piece of them, where they have one.
constexpr std::size_t max_compared = 64;
constexpr std::size_t max_nested = 16;

/// Returns whether a character is part of a word that is set apart by blanks or punctuation.
bool is_in_word(char32_t c) {
  if (c < 0x80)
    return is_word(static_cast<char>(c));
  if (!is_letter(c) && !is_mark(c) && !digit_value(c))
    return false;
  auto const script = script_of(c);
  constexpr std::string_view without_blanks[] = {"Hani", "Hira", "Kana", "Bopo", "Hang", "Thai",
                                                 "Laoo", "Khmr", "Mymr", "Tibt", "Yiii"};
  return std::find(std::begin(without_blanks), std::end(without_blanks), script) == std::end(without_blanks);
}

bool word_follows(std::string_view text, std::size_t at) {
  if (at >= text.size())
    return false;
  auto const next = decode_utf8(text.substr(at));
  return next.well_formed && is_in_word(next.code_point);
}

bool word_before(std::string_view text, std::size_t at) {
  constexpr std::size_t longest_character = 4;
  for (std::size_t length = 1; length <= longest_character && length <= at; ++length) {
    if (is_continuation(text[at - length]))
      continue;
    auto const before = decode_utf8(text.substr(at - length, length));
    return before.well_formed && before.length == length && is_in_word(before.code_point);
  }
  return false;
}

/// Returns whether a sentence without a full stop may end here: the next word would be part of it, as
/// would what stands behind a point (file.txt).
bool may_end_bare(std::string_view line, std::size_t end) {
  if (!word_before(line, end))
    return true;
  bool const goes_on = end < line.size() && (line[end] == ' ' || line[end] == '.') && word_follows(line, end + 1);
  return !goes_on && !word_follows(line, end);
}

/// Returns whether it may end behind a full stop. One of ASCII is also the point in a name or number.
bool may_end_stopped(std::string_view line, std::size_t end) {
  return line[end - 1] != '.' || !(word_follows(line, end) || (end < line.size() && line[end] == '.'));
}

bool is_of_run(char c) noexcept {
  return static_cast<unsigned char>(c) > 0x20 && c != '"';
}

bool is_of_number(char c) noexcept {
  return is_digit(c) || static_cast<unsigned char>(c) >= 0x80 || c == '.' || c == ',' || c == '\'' || c == '-' ||
         c == '+' || c == '%';
}

/// Returns a value that nothing ends: a run without what closes a sentence or a parenthesis around it.
std::string_view run_behind(std::string_view line, std::size_t at, bool is_number) {
  auto end = at;
  while (end < line.size() && end - at <= max_value && (is_number ? is_of_number(line[end]) : is_of_run(line[end])))
    ++end;
  if (end - at > max_value)
    return {};
  auto run = line.substr(at, end - at);
  while (!run.empty() && std::string_view(".,;!?)]}>'").find(run.back()) != std::string_view::npos)
    run.remove_suffix(1);
  return run;
}

std::string_view run_before(std::string_view line, std::size_t at, bool is_number) {
  auto begin = at;
  while (begin > 0 && at - begin <= max_value &&
         (is_number ? is_of_number(line[begin - 1]) : is_of_run(line[begin - 1])))
    --begin;
  if (at - begin > max_value)
    return {};
  auto run = line.substr(begin, at - begin);
  while (!run.empty() && std::string_view("([{<'").find(run.front()) != std::string_view::npos)
    run.remove_prefix(1);
  return run;
}

/// The first text of an entry, and where it stands in the chain.
std::optional<std::size_t> link_of(reader_state const& reader, std::uint32_t entry) {
  for (std::size_t i = 0; i < reader.in_place.size(); ++i) {
    if (reader.in_place[i].text(entry).data() != nullptr)
      return i;
  }
  return std::nullopt;
}

} // namespace

sentences::sentences(catalog_set const& catalogs, locale_list const& from, locale_list const& to) {
  struct both {
    reader_set from;
    reader_set to;
  };
  auto const readers = std::make_shared<both const>(both{catalogs.in(from), catalogs.in(to)});
  keeps_ = readers;
  for (bool const aliases : {false, true}) {
    auto other = readers->to.begin();
    for (auto const& each : readers->from)
      collect(each, *other++, aliases);
  }
  known_ = {};
  build_index();
}

void sentences::collect(reader const& from, reader const& to, bool aliases) {
  auto const& source = catalog_access::data(from);
  auto const& target = catalog_access::data(to);
  auto const& codes = *source.codes;
  for (std::uint32_t ordinal = 0; ordinal < codes.count(); ++ordinal) {
    if ((static_cast<std::uint32_t>(codes.canonical[ordinal]) != ordinal) != aliases)
      continue;
    for (auto const entry : {text_entry(ordinal), action_entry(ordinal, codes.count())}) {
      auto const in = link_of(source, entry);
      auto const out = link_of(target, entry);
      if (!in || !out || source.chain[*in].reason == resolved::source)
        continue;
      auto const text = source.in_place[*in].text(entry);
      auto const translation = target.in_place[*out].text(entry);
      auto const arguments = codes.arguments(ordinal);
      if (arguments.empty()) {
        add_text(text, translation);
        continue;
      }
      wording::argument_kinds kinds;
      for (auto i = arguments.first; i < arguments.last; ++i) {
        auto const type = static_cast<argument_type>(codes.argument_types[i]);
        if (type == argument_type::integer)
          kinds.integers.push_back(codes.argument_names[i]);
        if (type == argument_type::number)
          kinds.numbers.push_back(codes.argument_names[i]);
      }
      auto const read = parsed(text, source.chain[*in].texts->name());
      auto const written = parsed(translation, target.chain[*out].texts->name());
      if (read.program->is_pattern && written.program->is_pattern)
        add_pattern(read, written, kinds);
    }
  }
}

text_pattern sentences::parsed(std::string_view text, std::string const& locale) {
  auto& of = languages_[locale];
  if (of.parser == nullptr)
    of.parser = make_message_parser(locale);
  text_pattern result{of.parser->parse(text), {}, is_shown_in_log(text)};
  if (of.numbers == nullptr && result.program->is_pattern)
    of.numbers = std::make_shared<number_reader const>(*result.program->values);
  result.numbers = of.numbers;
  return result;
}

std::string_view sentences::kept(std::string text) {
  return kept_.emplace_back(std::move(text));
}

void sentences::add_text(std::string_view from, std::string_view to) {
  auto text = is_shown_in_log(from) ? kept(safe_line(from)) : from;
  sentence added;
  added.full_stop = full_stop(text);
  text.remove_suffix(added.full_stop.size());
  if (text.find_first_of("'\"\xE2") != std::string_view::npos)
    text = kept(folded(text));
  if (text.size() < key_size || longest_form(text) > max_sentence || !known_.insert(text).second)
    return;
  added.first = static_cast<std::uint32_t>(pieces_.size());
  pieces_.emplace_back().text = text;
  added.last = added.first + 1;
  added.translation = is_shown_in_log(to) ? kept(safe_line(to)) : to;
  add(added);
}

void sentences::add_pattern(text_pattern const& from, text_pattern const& to, wording::argument_kinds const& kinds) {
  for (auto& form : sentence_forms(*from.program)) {
    bool values_touch = false;
    std::size_t values = 0;
    std::size_t size = 0;
    for (std::size_t i = 0; i < form.pieces.size(); ++i) {
      auto const& each = form.pieces[i];
      values += each.value != nullptr ? 1 : 0;
      size += longest_form(each.text);
      values_touch = values_touch || (i > 0 && each.value != nullptr && form.pieces[i - 1].value != nullptr);
    }
    if (form.pieces.empty() || values_touch || values > max_values || size > max_sentence)
      continue;
    auto worded = std::make_unique<wording const>(from, to, form, kinds);
    if (!worded->is_possible())
      continue;
    sentence added;
    added.first = static_cast<std::uint32_t>(pieces_.size());
    for (auto const& each : form.pieces) {
      if (each.value != nullptr) {
        pieces_.emplace_back().is_number = worded->is_number(*each.value);
        continue;
      }
      auto text = from.is_shown ? safe_line(each.text) : each.text;
      if (&each == &form.pieces.back()) {
        added.full_stop = full_stop(text);
        text.resize(text.size() - added.full_stop.size());
      }
      if (!text.empty())
        pieces_.emplace_back().text = kept(folded(text));
    }
    added.last = static_cast<std::uint32_t>(pieces_.size());
    wordings_.push_back(std::move(worded));
    added.wording = static_cast<std::uint32_t>(wordings_.size());
    add(added);
  }
}

void sentences::add(sentence added) {
  if (choose_anchor(added, added.first))
    all_.push_back(added);
  else
    pieces_.resize(added.first);
}

/// Returns where the first word begins from which a piece has enough bytes.
std::optional<std::uint32_t> sentences::anchor_of(piece const& in, bool begins_sentence) const {
  auto before = begins_sentence ? byte_class::other : byte_class::word;
  for (std::uint32_t at = 0; at + key_size <= in.text.size(); ++at) {
    auto const behind = class_of(in.text[at]);
    if (may_begin_word(before, behind))
      return at;
    before = behind;
  }
  return std::nullopt;
}

/// Takes the first piece, from a given one on, that can be an anchor.
bool sentences::choose_anchor(sentence& of, std::uint32_t from) const {
  for (auto i = from; i < of.last; ++i) {
    if (auto const at = anchor_of(pieces_[i], i == of.first)) {
      of.anchor = i;
      of.anchor_at = *at;
      return true;
    }
  }
  return false;
}

void sentences::build_index() {
  auto const anchor_text = [this](sentence const& one) { return pieces_[one.anchor].text.substr(one.anchor_at); };
  std::unordered_map<std::string_view, std::uint32_t> uses;
  for (auto const& each : all_)
    ++uses[anchor_text(each)];
  for (auto& each : all_) {
    if (each.wording != 0 && uses[anchor_text(each)] > max_compared / 4)
      (void)choose_anchor(each, each.anchor + 1);
    measure(each);
  }
  std::unordered_map<std::string_view, std::uint32_t> numbers;
  std::vector<std::string_view> texts;
  std::vector<std::uint32_t> anchor_of_sentence;
  anchor_of_sentence.reserve(all_.size());
  for (auto const& each : all_) {
    auto const [at, is_new] = numbers.try_emplace(anchor_text(each), static_cast<std::uint32_t>(texts.size()));
    if (is_new)
      texts.push_back(at->first);
    anchor_of_sentence.push_back(at->second);
  }
  first_of_anchor_.assign(texts.size() + 1, 0);
  for (auto const anchor : anchor_of_sentence)
    ++first_of_anchor_[anchor + 1];
  for (std::size_t i = 1; i < first_of_anchor_.size(); ++i)
    first_of_anchor_[i] += first_of_anchor_[i - 1];
  by_anchor_.resize(all_.size());
  auto next = first_of_anchor_;
  for (std::uint32_t i = 0; i < all_.size(); ++i)
    by_anchor_[next[anchor_of_sentence[i]]++] = i;
  anchors_ = literal_index(texts);
}

void sentences::measure(sentence const& one) {
  auto const size_of = [](piece const& each) { return each.text.empty() ? max_value + 1 : longest_form(each.text); };
  auto const& anchor = pieces_[one.anchor];
  auto before = longest_form(anchor.text.substr(0, one.anchor_at)) + margin;
  for (auto i = one.first; i < one.anchor; ++i)
    before += size_of(pieces_[i]);
  auto behind = longest_form(anchor.text.substr(one.anchor_at)) + one.full_stop.size() + margin;
  for (auto i = one.anchor + 1; i < one.last; ++i)
    behind += size_of(pieces_[i]);
  reach_before_ = std::max(reach_before_, before);
  reach_behind_ = std::max(reach_behind_, behind);
}

std::optional<found_sentence> sentences::find(std::string_view line, std::size_t at, std::size_t floor,
                                              std::uint64_t base) {
  found_sentence best;
  bool is_found = false;
  std::size_t compared = 0;
  auto anchor = anchors_.longest(line, at);
  for (std::size_t nested = 0; anchor != literal_index::none && nested < max_nested; ++nested) {
    for (auto i = first_of_anchor_[anchor]; i < first_of_anchor_[anchor + 1] && compared < max_compared; ++i) {
      ++compared;
      if (match(all_[by_anchor_[i]], line, at, floor, base, best))
        is_found = true;
    }
    anchor = anchors_.shorter(anchor);
  }
  return is_found ? std::optional(std::move(best)) : std::nullopt;
}

/// Replaces `best` where this sentence stands at a place and is longer.
bool sentences::match(sentence const& one, std::string_view line, std::size_t at, std::size_t floor, std::uint64_t base,
                      found_sentence& best) {
  values_.clear();
  auto const begin = begin_of(one, line, at, base);
  if (!begin || *begin < floor)
    return false;
  auto const anchor = pieces_[one.anchor].text.substr(one.anchor_at);
  auto const end = end_of(one, line, literal_end(anchor, line, at), base);
  if (!end || end->end <= best.end)
    return false;
  // A text that has no full stop of its own brings that of its translation, unless there is one in the log.
  bool const is_whole = end->with_full_stop || (one.full_stop.empty() && !begins_with_full_stop(line.substr(end->end)));
  if (one.wording == 0) {
    auto const translation = one.translation;
    auto const dropped = is_whole ? 0 : full_stop(translation).size();
    best = {*begin, end->end, translation.substr(0, translation.size() - dropped), {}};
    return true;
  }
  made_.clear();
  if (!wordings_[one.wording - 1]->translate(values_, is_whole, made_))
    return false;
  best = {*begin, end->end, {}, made_};
  return true;
}

/// Goes back from the anchor, and collects the values before it.
std::optional<std::size_t> sentences::begin_of(sentence const& one, std::string_view line, std::size_t at,
                                               std::uint64_t base) {
  auto begin = literal_begin(pieces_[one.anchor].text.substr(0, one.anchor_at), line, at);
  if (begin == no_place)
    return std::nullopt;
  for (auto i = one.anchor; i > one.first; --i) {
    auto& before = pieces_[i - 1];
    if (before.text.empty()) {
      if (i - 1 != one.first)
        continue; // its end is known, its beginning is where the piece before it ends
      auto const value = run_before(line, begin, before.is_number);
      if (value.empty())
        return std::nullopt;
      values_.push_back(value);
      return static_cast<std::size_t>(value.data() - line.data());
    }
    auto const value_begin = search_back(before, line, begin, base);
    if (value_begin == no_place)
      return std::nullopt;
    values_.push_back(line.substr(value_begin, begin - value_begin));
    begin = literal_begin(before.text, line, value_begin);
  }
  std::reverse(values_.begin(), values_.end());
  if (word_before(line, begin) && word_follows(line, begin))
    return std::nullopt;
  return begin;
}

/// Returns the last place where a piece of text ends with one byte at least, and a value at most, between it and `end`;
/// or `no_place`.
std::size_t sentences::search_back(piece& wanted, std::string_view line, std::size_t end, std::uint64_t base) {
  auto const lowest = end - std::min(end, max_value);
  auto from = base + end;
  auto last_end = no_end;
  for (auto at = end; last_end == no_end && at > lowest && line[at - 1] != '\n';) {
    from = base + --at;
    bool const is_known = wanted.back_from <= from && from < wanted.back_to;
    if (is_known && (wanted.last_end == no_end || wanted.last_end <= from)) {
      from = wanted.back_from;
      last_end = wanted.last_end;
      break;
    }
    ++searched_;
    if (literal_begin(wanted.text, line, at) != no_place)
      last_end = from;
  }
  wanted.back_from = from;
  wanted.back_to = base + end;
  wanted.last_end = last_end;
  return last_end != no_end && last_end >= base + lowest ? static_cast<std::size_t>(last_end - base) : no_place;
}

/// Goes on behind the anchor, and collects the values there.
std::optional<sentences::sentence_end> sentences::end_of(sentence const& one, std::string_view line, std::size_t at,
                                                         std::uint64_t base) {
  auto const stopped_at = [&](std::size_t end) -> std::optional<sentence_end> {
    if (!one.full_stop.empty() && line.substr(end).starts_with(one.full_stop) &&
        may_end_stopped(line, end + one.full_stop.size()))
      return sentence_end{end + one.full_stop.size(), true};
    return std::nullopt;
  };
  auto const ended_at = [&](std::size_t end) -> std::optional<sentence_end> {
    if (auto const stopped = stopped_at(end))
      return stopped;
    if (may_end_bare(line, end))
      return sentence_end{end, false};
    return std::nullopt;
  };
  auto i = one.anchor + 1;
  if (i == one.last)
    return ended_at(at);
  for (; i + 1 < one.last; i += 2) { // a value and a piece of text
    auto& text = pieces_[i + 1];
    bool const is_last = i + 2 == one.last;
    auto const limit = std::min(line.size(), at + max_value + 1);
    for (auto from = at + 1;;) {
      auto const found = search(text, line, from, limit, base);
      if (found == no_place)
        return std::nullopt;
      auto const end = literal_end(text.text, line, found);
      auto const ended = is_last ? ended_at(end) : std::nullopt;
      if (is_last && !ended) {
        from = found + 1;
        continue;
      }
      values_.push_back(line.substr(at, found - at));
      if (ended)
        return ended;
      at = end;
      break;
    }
  }
  // It ends in a value, up to its full stop, or as far as a run goes.
  auto const& value = pieces_[i];
  if (!one.full_stop.empty()) {
    auto const limit = std::min(line.size(), at + max_value + one.full_stop.size());
    auto const window = line.substr(0, limit);
    for (auto end = window.find(one.full_stop, at + 1); end != std::string_view::npos;
         end = window.find(one.full_stop, end + 1)) {
      if (auto const ended = stopped_at(end)) {
        values_.push_back(line.substr(at, end - at));
        return ended;
      }
    }
  }
  auto const run = run_behind(line, at, value.is_number);
  if (run.empty())
    return std::nullopt;
  values_.push_back(run);
  return sentence_end{at + run.size(), false};
}

/// Returns the first place from `from` to before `to` where a piece of text stands, or `no_place`.
std::size_t sentences::search(piece& wanted, std::string_view line, std::size_t from, std::size_t to,
                              std::uint64_t base) {
  if (from >= to)
    return no_place;
  if (wanted.searched_from > base + from || base + from > wanted.searched_to) {
    wanted.searched_from = wanted.searched_to = base + from;
    wanted.is_there = false;
  }
  auto at = static_cast<std::size_t>(wanted.searched_to - base);
  if (!wanted.is_there) {
    char const first = wanted.text.front();
    bool const is_quote = first == '\'' || first == '"';
    for (; at < to; ++at) {
      if (!is_quote) {
        at = std::min(line.substr(0, to).find(first, at), to);
        if (at == to)
          break;
      }
      if (literal_end(wanted.text, line, at) != no_place) {
        wanted.is_there = true;
        break;
      }
    }
    if (base + at > wanted.searched_to) {
      searched_ += base + at - wanted.searched_to;
      wanted.searched_to = base + at;
    }
  }
  return wanted.is_there && at < to ? at : no_place;
}

} // namespace interco::detail
