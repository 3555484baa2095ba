/// \file
/// The grammar of PO files, as gettext's own reader has it: from UTF-8 text to one entry after the other. What an
/// entry says is put together inside the text, so that nothing is copied.
#ifndef INTERCO_EXCHANGE_PO_PARSER_HPP
#define INTERCO_EXCHANGE_PO_PARSER_HPP

#include <array>
#include <cstdint>
#include <cstring>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/ascii.hpp"
#include "core/utf8.hpp"
#include "exchange/in_place.hpp"
#include "exchange/po.hpp"
#include "exchange/wording.hpp"

namespace interco::exchange {

/// Lines of one kind of comment. Lines of another kind may stand between them: then, and only then, they are copied.
class comment_lines {
 public:
  /// Adds a line; `adjacent` says that the line of this kind before it is the last comment that was read.
  void add(char* line, std::size_t size, bool adjacent, std::deque<std::string>& copies) {
    if (copy_ != nullptr)
      return void((copy_->append(line, size)).push_back('\n'));
    if (size_ != 0 && !adjacent) {
      copy_ = &copies.emplace_back(begin_, size_);
      return void((copy_->append(line, size)).push_back('\n'));
    }
    if (size_ == 0)
      begin_ = line - 1; // where the '#' was, or what stood behind it: there is room for the LF
    std::memmove(begin_ + size_, line, size);
    size_ += size;
    begin_[size_++] = '\n';
  }
  [[nodiscard]] std::string_view view() const noexcept {
    return copy_ != nullptr ? std::string_view(*copy_) : std::string_view(begin_, size_);
  }

 private:
  char* begin_ = nullptr;
  std::size_t size_ = 0;
  std::string* copy_ = nullptr;
};

/// Calls `sink` with a `po_entry&` for each entry without a syntax error, in the order of the file; its views look
/// into the text and into `copies`. Goes on after an error with the next entry.
template <class Sink>
class po_parser {
 public:
  po_parser(std::string& text, std::deque<std::string>& copies, std::string const& file, diagnostics& found, Sink sink)
      : next_(text.data()), line_start_(next_), end_(next_ + text.size()), copies_(copies), file_(file), found_(found),
        sink_(std::move(sink)) {}

  void read() {
    for (;;) {
      skip_space();
      if (next_ == end_)
        break;
      if (*next_ == '#')
        read_comment();
      else if (*next_ == '"')
        read_string();
      else
        read_keyword();
    }
    finish();
  }

 private:
  enum class stage : std::uint8_t { none, previous_context, previous_id, previous_plural, context, id, plural, text };
  enum kind : std::uint8_t { translator, extracted, reference, flag, sticky, kinds };

  [[nodiscard]] position here(char const* at) const noexcept {
    return {line_, static_cast<unsigned>(at - line_start_ + 1)};
  }
  void error(position at, std::string text, std::string_view id = "syntax") {
    found_.error(file_, at, std::move(text), id);
  }
  /// Reports what cannot follow, and leaves out what belongs to it.
  void misplaced(position at, std::string text) {
    error(at, std::move(text));
    has_string_ = true; // one problem is enough
    if (stage_ == stage::text)
      finish();
    else
      drop();
    skipping_ = true;
    misplaced_line_ = line_;
  }

  void skip_space() noexcept {
    for (; next_ != end_ && detail::is_space(*next_); ++next_) {
      if (*next_ == '\n')
        begin_line(next_ + 1);
    }
  }
  void begin_line(char* start) noexcept {
    ++line_;
    line_start_ = start;
    obsolete_line_ = false;
    previous_line_ = false;
  }

  /// Returns where the line ends; it is looked for once a line, which may have millions of strings.
  [[nodiscard]] char* line_end() noexcept {
    if (line_end_ == nullptr || line_end_ < next_) {
      auto* const found = std::memchr(next_, '\n', static_cast<std::size_t>(end_ - next_));
      line_end_ = found == nullptr ? end_ : static_cast<char*>(found);
    }
    return line_end_;
  }

  void read_comment() {
    char const second = end_ - next_ > 1 ? next_[1] : '\n';
    if (second == '~') {
      obsolete_line_ = true;
      next_ += 2;
      if (next_ != end_ && *next_ == '|') {
        previous_line_ = true;
        ++next_;
      }
      return;
    }
    if (second == '|') {
      previous_line_ = true;
      next_ += 2;
      return;
    }
    if (stage_ != stage::none || skipping_ || is_domain_)
      finish();
    constexpr std::string_view marks = ".:,=";
    auto const mark = marks.find(second);
    auto const which = mark == std::string_view::npos ? translator : static_cast<kind>(extracted + mark);
    auto* const line = next_ + (which == translator ? 1 : 2);
    auto* const end = line_end();
    next_ = end;
    auto size = static_cast<std::size_t>(end - line);
    while (size != 0 && line[size - 1] == '\r')
      --size;
    auto const blank = size != 0 && *line == ' ' ? 1U : 0U;
    comments_[which].add(line + blank, size - blank, last_comment_ == which, copies_);
    last_comment_ = which;
    has_comments_ = true;
  }

  void read_keyword() {
    auto* const begin = next_;
    while (next_ != end_ && (detail::is_word(*next_) || static_cast<unsigned char>(*next_) >= 0x80))
      ++next_;
    auto const at = here(begin);
    if (next_ == begin)
      ++next_;
    std::string_view const word(begin, static_cast<std::size_t>(next_ - begin));
    if (word == "msgid")
      return begin_id(at);
    if (word == "msgstr")
      return begin_text(at);
    if (word == "msgctxt")
      return begin_context(at);
    if (word == "msgid_plural")
      return begin_plural(at);
    if (word == "domain")
      return begin_domain(at);
    if (!skipping_ || misplaced_line_ != line_)
      misplaced(at, say("PO_UNKNOWN_WORD", {{"word", word}}));
  }

  void begin_context(position at) {
    if (previous_line_)
      return begin_previous(at, stage::none, stage::previous_context, entry_.previous_context);
    begin_entry(at);
    open(stage::context);
    entry_.context.emplace();
  }

  void begin_id(position at) {
    if (previous_line_)
      return begin_previous(at, stage::previous_context, stage::previous_id, entry_.previous_id);
    if (stage_ != stage::context)
      begin_entry(at);
    else if (entry_.obsolete != obsolete_line_)
      return misplaced(at, say("PO_OTHER_MARK"));
    open(stage::id);
    entry_.id_at = at;
  }

  void begin_plural(position at) {
    if (previous_line_)
      return begin_previous(at, stage::previous_id, stage::previous_plural, entry_.previous_plural);
    if (skipping_)
      return;
    if (stage_ != stage::id)
      return misplaced(at, say("PO_PLURAL_ALONE"));
    open(stage::plural);
    entry_.plural_at = at;
    entry_.plural.emplace();
  }

  void begin_text(position at) {
    auto const index = read_index();
    if (skipping_)
      return;
    if (stage_ == stage::text && !entry_.plural)
      return misplaced(at, say("PO_SECOND_MSGSTR"));
    if (index && stage_ == stage::id)
      return misplaced(entry_.id_at, say("PO_INDEX_WITHOUT_PLURAL"));
    bool const fits = index ? entry_.plural.has_value() : stage_ == stage::id;
    if (!fits)
      return misplaced(at, say("PO_MSGSTR_ALONE"));
    bool const first = stage_ != stage::text;
    if (index && *index != (first ? 0 : entry_.more_texts.size() + 1))
      error(at, say("PO_INDEX_ORDER", {{"index", std::to_string(first ? 0 : entry_.more_texts.size() + 1)}}));
    if (first)
      entry_.text_at = at;
    close();
    if (!first)
      entry_.more_texts.emplace_back();
    open(stage::text);
  }

  /// Reads "[0]" behind msgstr; nothing if there is none. A number without end is as wrong as a large one.
  std::optional<std::size_t> read_index() {
    auto* at = next_;
    while (at != end_ && (*at == ' ' || *at == '\t'))
      ++at;
    if (at == end_ || *at != '[')
      return std::nullopt;
    ++at;
    constexpr std::size_t too_many = 1000; // the language with most plural forms has six
    std::size_t index = 0;
    for (; at != end_ && detail::is_digit(*at); ++at)
      index = index < too_many ? index * 10 + static_cast<std::size_t>(*at - '0') : index;
    if (at == end_ || *at != ']') {
      error(here(at), say("PO_INDEX_END"));
      return index;
    }
    next_ = at + 1;
    return index;
  }

  void begin_domain(position at) {
    finish();
    begin_entry(at);
    open(stage::none);
    is_domain_ = true;
    in_string_ = true;
  }

  void begin_previous(position at, stage before, stage now, std::optional<std::string_view>& part) {
    bool const goes_on = stage_ != stage::none && stage_ == before && !in_body();
    if (!goes_on) {
      auto const was_previous = stage_ != stage::none && !in_body();
      if (was_previous)
        misplaced(at, say("PO_PREVIOUS_ORDER"));
      else
        finish();
      skipping_ = false;
      if (now == stage::previous_plural)
        return misplaced(at, say("PO_PREVIOUS_PLURAL_ALONE"));
    }
    if (goes_on && entry_.obsolete != obsolete_line_)
      error(at, say("PO_OTHER_MARK"));
    entry_.obsolete = obsolete_line_;
    open(now);
    part.emplace();
  }

  [[nodiscard]] bool in_body() const noexcept { return stage_ >= stage::context; }

  /// Begins a message; what is previous to it has been read.
  void begin_entry(position at) {
    if (in_body() || is_domain_ || skipping_)
      finish();
    else
      close();
    if (stage_ == stage::previous_context)
      error(at, say("PO_PREVIOUS_CONTEXT_ALONE"));
    else if (stage_ != stage::none && entry_.obsolete != obsolete_line_)
      error(at, say("PO_OTHER_MARK"));
    skipping_ = false;
    entry_.obsolete = obsolete_line_;
    entry_.at = at;
  }

  void open(stage now) {
    close();
    stage_ = now;
    target_ = in_place_string();
    in_string_ = true;
    has_string_ = false;
  }

  /// Ends the string that is being put together.
  void close() {
    if (!in_string_)
      return;
    in_string_ = false;
    auto text = target_.view();
    if (!has_string_ && !skipping_)
      error(here(next_), say("STRING_EXPECTED"));
    if (escaped_bytes_ && detail::utf8_valid_prefix(text) != text.size()) {
      error(string_at_, say("PO_ESCAPE_NOT_UTF8"), "not-utf8");
      text = {};
    }
    escaped_bytes_ = false;
    switch (stage_) {
    case stage::none:
      domain_ = text;
      break;
    case stage::previous_context:
      entry_.previous_context = text;
      break;
    case stage::previous_id:
      entry_.previous_id = text;
      break;
    case stage::previous_plural:
      entry_.previous_plural = text;
      break;
    case stage::context:
      entry_.context = text;
      break;
    case stage::id:
      entry_.id = text;
      break;
    case stage::plural:
      entry_.plural = text;
      break;
    case stage::text:
      (entry_.more_texts.empty() ? entry_.text : entry_.more_texts.back()) = text;
      break;
    }
  }

  void read_string() {
    auto const at = here(next_);
    if (!in_string_ && !skipping_)
      misplaced(at, say("PO_STRING_ALONE"));
    else if (!skipping_ &&
             (obsolete_line_ != entry_.obsolete || previous_line_ != (stage_ != stage::none && !in_body())))
      misplaced(at, say("PO_OTHER_MARK"));
    string_at_ = at;
    has_string_ = true;
    ++next_;
    if (target_.view().data() == nullptr)
      target_ = in_place_string(next_);
    auto* const end = line_end();
    auto* quote = next_ - 1;
    for (;;) {
      if (quote < next_) { // not for each escape, of which a line may have millions
        auto* const found = std::memchr(next_, '"', static_cast<std::size_t>(end - next_));
        quote = found == nullptr ? end : static_cast<char*>(found);
      }
      auto const plain = static_cast<std::size_t>(quote - next_);
      auto* const escape = static_cast<char*>(std::memchr(next_, '\\', plain));
      if (escape == nullptr && quote == end) {
        append({next_, plain});
        next_ = end;
        return error(at, say("PO_STRING_NO_END"));
      }
      auto* const stop = escape == nullptr ? quote : escape;
      append({next_, static_cast<std::size_t>(stop - next_)});
      next_ = stop + 1;
      if (escape == nullptr)
        return;
      unescape(escape, end);
    }
  }

  void append(std::string_view piece) noexcept {
    if (!skipping_)
      target_.append(piece);
  }

  /// Appends what the escape stands for whose backslash is before `next_`.
  void unescape(char const* backslash, char const* end) {
    constexpr std::string_view names = "ntrabfv\\\"";
    constexpr std::string_view meanings = "\n\t\r\a\b\f\v\\\"";
    char const name = next_ == end ? '\0' : *next_;
    if (auto const meaning = names.find(name); next_ != end && meaning != std::string_view::npos) {
      ++next_;
      if (!skipping_)
        target_.append(meanings[meaning]);
      return;
    }
    unsigned value = 0;
    auto const* first = next_;
    constexpr unsigned most = 0xFF;
    if (name == 'x') {
      first = ++next_;
      for (; next_ != end && value <= most && hex_digit(*next_) >= 0; ++next_)
        value = value * 16 + static_cast<unsigned>(hex_digit(*next_));
    } else {
      for (; next_ != end && next_ - first < 3 && *next_ >= '0' && *next_ <= '7'; ++next_)
        value = value * 8 + static_cast<unsigned>(*next_ - '0');
    }
    if (next_ == first || value > most)
      return error(here(backslash), say("UNKNOWN_ESCAPE"), "wrong-escape");
    if (value == 0)
      return error(here(backslash), say("PO_ESCAPE_NUL"), "nul");
    escaped_bytes_ = escaped_bytes_ || value >= 0x80;
    if (!skipping_)
      target_.append(static_cast<char>(value));
  }

  static int hex_digit(char c) noexcept {
    char const lower = detail::lower(c);
    return detail::is_digit(c) ? c - '0' : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }

  /// Hands out what has been read of an entry, if it is complete.
  void finish() {
    close();
    if (stage_ == stage::text) {
      for (std::size_t i = 0; i < kinds; ++i)
        part_of(static_cast<kind>(i)) = comments_[i].view();
      entry_.domain = domain_;
      sink_(entry_);
    } else if (stage_ == stage::id || stage_ == stage::plural) {
      error(entry_.id_at, say("PO_NO_MSGSTR"));
    } else if (stage_ == stage::context) {
      error(entry_.at, say("PO_NO_MSGID"));
    } else if (stage_ != stage::none) {
      error(here(next_), say("PO_PREVIOUS_ALONE"));
    }
    drop();
  }

  std::string_view& part_of(kind which) noexcept {
    std::array<std::string_view*, kinds> const parts{&entry_.comment, &entry_.extracted, &entry_.references,
                                                     &entry_.flags, &entry_.sticky_flags};
    return *parts[which];
  }

  void drop() {
    bool const all = stage_ != stage::none || skipping_;
    entry_ = po_entry();
    stage_ = stage::none;
    in_string_ = false;
    is_domain_ = false;
    escaped_bytes_ = false;
    skipping_ = false;
    target_ = in_place_string();
    if (all && has_comments_) {
      comments_.fill(comment_lines());
      has_comments_ = false;
      last_comment_ = kinds;
    }
  }

  char* next_;
  char* line_start_;
  char* line_end_ = nullptr; // a line end behind `line_start_`, as far as one was looked for
  char* end_;
  std::deque<std::string>& copies_;
  std::string const& file_;
  diagnostics& found_;
  Sink sink_;
  unsigned line_ = 1;
  unsigned misplaced_line_ = 0; // the last one with something misplaced
  bool obsolete_line_ = false;  // begun by "#~"
  bool previous_line_ = false;  // begun by "#|" or "#~|"
  bool skipping_ = false;       // to the next entry, behind an error
  bool in_string_ = false;      // strings belong to the part of `stage_`
  bool has_string_ = false;     // it has one
  bool is_domain_ = false;      // it is the name of a domain
  bool escaped_bytes_ = false;  // of it, some stood as escapes: it need not be UTF-8
  bool has_comments_ = false;
  stage stage_ = stage::none;
  kind last_comment_ = kinds;
  in_place_string target_;
  position string_at_;
  std::string_view domain_;
  po_entry entry_;
  std::array<comment_lines, kinds> comments_;
};

} // namespace interco::exchange

#endif
