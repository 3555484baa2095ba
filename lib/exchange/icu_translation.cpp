#include "exchange/icu_translation.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/ascii.hpp"
#include "core/utf8.hpp"
#include "exchange/file.hpp"
#include "exchange/icu_text.hpp"
#include "exchange/reviewer.hpp"
#include "exchange/translation_check.hpp"
#include "exchange/wording.hpp"

namespace interco::exchange {
namespace {

/// The English texts by their keys. The source must stay as long.
class english_texts {
 public:
  explicit english_texts(bundle_source const& english) {
    for (auto const& entry : english.entries)
      texts_.emplace(entry.key, entry.text);
  }
  /// Returns the text of a key; empty if there is none.
  [[nodiscard]] std::string_view of(std::string_view key) const {
    auto const found = texts_.find(key);
    return found == texts_.end() ? std::string_view() : found->second;
  }

 private:
  std::unordered_map<std::string_view, std::string_view> texts_;
};

/// Returns whether a reader ends a line of a comment at a character, or the file: genrb reads UTF-16, in which
/// U+FFFF is its mark of the end.
bool ends_line(char32_t c) {
  return c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029 || c == 0xFFFE || c == 0xFFFF;
}

class icu_writer {
 public:
  icu_writer(translation_file const& translation, bundle_source const& english, diagnostics& found)
      : file_(translation), english_(english), found_(found) {}

  std::optional<std::string> write() {
    write_lines("// ", file_.comment);
    for (auto const& [name, value] : file_.header) {
      to_ += "//";
      auto field = name;
      ((field += ": ") += value) += '\n';
      write_string(field);
    }
    if (file_.locale.empty() || !std::all_of(file_.locale.begin(), file_.locale.end(), detail::is_word))
      error(say("ICU_LOCALE_NO_NAME", {{"locale", file_.locale}}), "wrong-name");
    (to_ += file_.locale) += " {\n";
    bool first = true;
    for (auto const& entry : file_.entries) {
      to_ += first ? "" : "\n";
      first = false;
      current_ = &entry;
      write_entry(entry);
    }
    to_ += "}\n";
    return failed_ ? std::nullopt : std::optional(std::move(to_));
  }

 private:
  static constexpr std::string_view margin = "    ";

  void error(std::string text, std::string_view id) {
    failed_ = true;
    found_.error(file_.file, current_ != nullptr ? current_->at : position{}, std::move(text), id);
  }

  /// Writes the lines of a text behind a mark each; the blank at its end is left out where a line is empty.
  void write_lines(std::string_view mark, std::string_view text) {
    if (!text.empty())
      write_all_lines(mark, text);
  }
  void write_all_lines(std::string_view mark, std::string_view text) {
    for (bool more = true; more;) {
      auto const end = text.find('\n');
      auto const line = text.substr(0, end);
      check_line(line);
      write_margin();
      to_ += line.empty() ? mark.substr(0, mark.size() - 1) : mark;
      (to_ += line) += '\n';
      more = end != std::string_view::npos;
      text.remove_prefix(more ? end + 1 : 0);
    }
  }
  void write_margin() { to_ += current_ != nullptr ? margin : std::string_view(); }

  void check_line(std::string_view line) {
    for (std::string_view rest = line; !rest.empty();) {
      auto const next = detail::decode_utf8(rest);
      if (ends_line(next.code_point))
        return error(current_ != nullptr ? say("ICU_LINE_END", {{"key", current_->key}}) : say("ICU_LINE_END_OF_FILE"),
                     "forbidden-character");
      rest.remove_prefix(next.length);
    }
  }

  /// Writes a string between quotes; what ends a line for some reader is escaped too.
  void write_quoted(std::string_view text) {
    auto const quoted = quote_icu(text);
    for (std::string_view rest = quoted; !rest.empty();) {
      auto const next = detail::decode_utf8(rest);
      if (next.code_point >= 0x80 && ends_line(next.code_point)) {
        constexpr std::string_view digits = "0123456789abcdef";
        to_ += "\\u";
        for (unsigned const shift : {12U, 8U, 4U, 0U})
          to_ += digits[next.code_point >> shift & 0xFU];
      } else {
        to_ += rest.substr(0, next.length);
      }
      rest.remove_prefix(next.length);
    }
  }
  void write_string(std::string_view text) {
    write_quoted(text);
    to_ += '\n';
  }

  void write_field(std::string_view mark, std::string_view text) {
    (to_ += margin) += mark;
    to_ += ' ';
    write_string(text);
  }

  void write_list(std::string_view mark, bool fuzzy, std::vector<std::string> const& flags) {
    std::string line = fuzzy ? "fuzzy" : "";
    for (auto const& flag : flags)
      (line += line.empty() ? "" : ", ") += flag;
    write_lines(mark, line);
  }

  void write_entry(translation const& entry) {
    bool const served = !entry.obsolete && entry.state >= translation_state::translated && !entry.target.empty();
    write_lines("// ", comment_with_reviewer(entry));
    write_lines("//#. ", entry.note);
    for (auto const& reference : entry.references)
      write_lines("//#: ", reference);
    write_list("//#, ", entry.state == translation_state::needs_review, entry.flags);
    write_list("//#= ", false, entry.sticky_flags);
    if (entry.previous_context)
      write_field("//#| msgctxt", *entry.previous_context);
    if (entry.previous_source)
      write_field("//#| msgid", *entry.previous_source);
    if (!served) {
      auto const obsolete = entry.obsolete ? std::string("//#~ ") : std::string("//");
      write_field(obsolete + "msgctxt", entry.key);
      write_field(obsolete + "msgid", entry.source);
      write_field(obsolete + "msgstr", entry.target);
      return;
    }
    if (entry.source != english_.of(entry.key))
      write_field("//msgid", entry.source);
    bool const usable =
        std::all_of(entry.key.begin(), entry.key.end(), [](char c) { return detail::is_word(c) || c == '.'; });
    if (entry.key.empty() || !usable)
      error(say("ICU_NO_KEY", {{"key", entry.key}}), "wrong-name");
    ((to_ += margin) += entry.key) += " { ";
    write_quoted(entry.target);
    to_ += " }\n";
  }

  translation_file const& file_;
  english_texts english_;
  diagnostics& found_;
  std::string to_;
  translation const* current_ = nullptr;
  bool failed_ = false;
};

class icu_reader {
 public:
  icu_reader(bundle_source& bundle, icu_remarks const& remarks, bundle_source const& english, diagnostics& found)
      : bundle_(bundle), comments_(remarks.comments), english_(english), found_(found) {
    result_.file = bundle.file;
    result_.locale = remarks.bundle;
  }

  /// Reads all entries; into those that are resources, how far the comments above them say that they are.
  translation_file read() {
    auto comment = comments_.begin();
    for (; comment != comments_.end() && comment->before_bundle; ++comment)
      read_head(*comment);
    finish_head();
    for (std::size_t i = 0; i < bundle_.entries.size(); ++i) {
      for (; comment != comments_.end() && comment->entry <= i; ++comment)
        read_comment(*comment);
      finish_served(bundle_.entries[i]);
    }
    for (; comment != comments_.end(); ++comment)
      read_comment(*comment);
    finish_pending();
    // What stands below all entries is kept with the last one.
    auto& last = result_.entries.empty() ? result_.comment : result_.entries.back().comment;
    if (has_comment_)
      (last += last.empty() ? "" : "\n") += pending_.comment;
    return std::move(result_);
  }

 private:
  void error(position at, std::string text, std::string_view id) {
    found_.error(bundle_.file, at, std::move(text), id);
  }

  static void add_line(std::string& to, bool& has_one, std::string_view line) {
    (to += has_one ? "\n" : "") += line;
    has_one = true;
  }

  /// Returns a line of a comment without its mark, and the blank behind that.
  static std::string_view behind(std::string_view line, std::size_t mark) {
    line.remove_prefix(mark);
    line.remove_prefix(line.starts_with(' ') ? 1 : 0);
    return line;
  }

  void read_head(icu_comment const& comment) {
    if (comment.is_line && comment.text.starts_with('"'))
      read_string(comment.text, comment.at, header_);
    else
      add_line(result_.comment, has_file_comment_, behind(comment.text, 0));
  }

  void finish_head() {
    std::string_view rest = header_;
    while (!rest.empty()) {
      auto const end = std::min(rest.find('\n'), rest.size());
      auto const line = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      auto const colon = std::min(line.find(':'), line.size());
      result_.header.emplace_back(line.substr(0, colon), behind(line.substr(colon), colon == line.size() ? 0 : 1));
    }
    if (result_.header.empty())
      result_.header.emplace_back("Language", result_.locale);
  }

  void read_comment(icu_comment const& comment) {
    std::string_view line = comment.text;
    if (!comment.is_line || line.empty() || line.starts_with(' '))
      return add_remark(behind(line, 0));
    if (line.starts_with('"') && string_ != nullptr)
      return read_string(line, comment.at, *string_);
    if (read_field(line, comment.at))
      return;
    if (line.starts_with("#.") || line.starts_with("#:") || line.starts_with("#,") || line.starts_with("#="))
      return read_marked(line);
    add_remark(line);
  }

  /// What comes above an entry begins a new one.
  void begin_remarks() {
    if (target_)
      finish_pending();
    string_ = nullptr;
  }

  void add_remark(std::string_view line) {
    begin_remarks();
    add_line(pending_.comment, has_comment_, line);
  }

  void read_marked(std::string_view line) {
    begin_remarks();
    auto const text = behind(line, 2);
    switch (line[1]) {
    case '.':
      return add_line(pending_.note, has_note_, text);
    case ':':
      if (!text.empty())
        pending_.references.emplace_back(text);
      return;
    case ',':
      return read_flags(text, pending_.flags);
    default:
      return read_flags(text, pending_.sticky_flags);
    }
  }

  void read_flags(std::string_view text, std::vector<std::string>& flags) {
    while (!text.empty()) {
      auto const comma = std::min(text.find(','), text.size());
      auto const flag = detail::trim(text.substr(0, comma));
      text.remove_prefix(std::min(comma + 1, text.size()));
      if (flag == "fuzzy")
        fuzzy_ = true;
      else if (!flag.empty())
        flags.emplace_back(flag);
    }
  }

  /// Reads a line that is PO's behind the slashes: `msgid "…"` and the like. Returns whether it is one.
  bool read_field(std::string_view line, position at) {
    bool const previous = line.starts_with("#|") || line.starts_with("#~|");
    bool const obsolete = line.starts_with("#~");
    auto const rest = previous ? behind(line, obsolete ? 3 : 2) : obsolete ? behind(line, 2) : line;
    auto const word = rest.substr(0, rest.find(' '));
    auto const quoted = detail::trim(rest.substr(word.size()));
    if ((previous || obsolete) && rest.starts_with('"')) { // a piece of a string
      if (string_ != nullptr)
        read_string(rest, at, *string_);
      return string_ != nullptr;
    }
    if (!quoted.starts_with('"'))
      return false;
    if (previous && (word == "msgid" || word == "msgctxt")) {
      begin_remarks();
      string_ = &(word == "msgid" ? pending_.previous_source : pending_.previous_context).emplace();
      read_string(quoted, at, *string_);
      return true;
    }
    auto* const part = word == "msgctxt"  ? &context_
                       : word == "msgid"  ? &source_
                       : word == "msgstr" ? &target_
                                          : nullptr;
    if (part == nullptr)
      return false;
    if (part != &target_)
      begin_remarks();
    if (*part)
      error(at, say("ICU_SECOND_WORD", {{"word", word}}), "syntax");
    if (part == &context_)
      pending_.at = at;
    if (part == &target_)
      pending_.target_at = at;
    pending_.obsolete = pending_.obsolete || obsolete;
    string_ = &part->emplace();
    read_string(quoted, at, *string_);
    return true;
  }

  /// Appends what stands between quotes.
  void read_string(std::string_view quoted, position at, std::string& to) {
    quoted = detail::trim(quoted);
    if (quoted.size() < 2 || quoted.back() != '"')
      return error(at, say("STRING_EXPECTED"), "syntax");
    quoted = quoted.substr(1, quoted.size() - 2);
    while (!quoted.empty()) {
      auto const plain = std::min(quoted.find_first_of("\\\""), quoted.size());
      to += quoted.substr(0, plain);
      quoted.remove_prefix(plain);
      if (quoted.starts_with('"'))
        return error(at, say("ICU_QUOTE_INSIDE"), "syntax");
      if (!quoted.empty() && !unescape(quoted, to))
        return error(at, say("UNKNOWN_ESCAPE"), "wrong-escape");
    }
  }

  static bool unescape(std::string_view& quoted, std::string& to) {
    constexpr std::string_view names = "ntrabfv\\\"'";
    constexpr std::string_view meanings = "\n\t\r\a\b\f\v\\\"'";
    char const kind = quoted.size() < 2 ? '\0' : quoted[1];
    if (auto const meaning = kind == '\0' ? std::string_view::npos : names.find(kind);
        meaning != std::string_view::npos) {
      to += meanings[meaning];
      quoted.remove_prefix(2);
      return true;
    }
    std::size_t const digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
    auto const number = quoted.substr(std::min<std::size_t>(2, quoted.size()), digits);
    std::uint32_t value = 0;
    auto const read = std::from_chars(number.data(), number.data() + number.size(), value, 16);
    if (digits == 0 || number.size() != digits || read.ec != std::errc() || read.ptr != number.data() + number.size() ||
        value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
      return false;
    detail::append_utf8(to, value);
    quoted.remove_prefix(2 + digits);
    return true;
  }

  void finish_served(bundle_entry& entry) {
    if (context_ || target_)
      finish_pending();
    entry.fuzzy = fuzzy_;
    if (source_)
      entry.source = bundle_.decoded.emplace_back(*source_);
    pending_.key = entry.key;
    pending_.at = entry.at;
    pending_.target_at = entry.at;
    pending_.source = source_ ? std::move(*source_) : english_.of(entry.key);
    pending_.target = entry.text;
    keep_pending();
    entry.reviewed = result_.entries.back().state == translation_state::reviewed;
  }

  /// Ends an entry that is in comments altogether, if one has begun.
  void finish_pending() {
    if (!context_ && !source_ && !target_)
      return;
    if (!context_ || !source_ || !target_) {
      error(pending_.at, say("ICU_COMMENT_INCOMPLETE"), "syntax");
      reset();
      return;
    }
    pending_.key = std::move(*context_);
    pending_.source = std::move(*source_);
    pending_.target = std::move(*target_);
    keep_pending();
  }

  void keep_pending() {
    pending_.state = fuzzy_                    ? translation_state::needs_review
                     : pending_.target.empty() ? translation_state::untranslated
                                               : translation_state::translated;
    take_reviewer(pending_);
    result_.entries.push_back(std::move(pending_));
    reset();
  }

  void reset() {
    pending_ = {};
    context_.reset();
    source_.reset();
    target_.reset();
    string_ = nullptr;
    fuzzy_ = has_comment_ = has_note_ = false;
  }

  bundle_source& bundle_;
  std::vector<icu_comment> const& comments_;
  english_texts english_;
  diagnostics& found_;
  translation_file result_;
  std::string header_;
  bool has_file_comment_ = false;
  translation pending_;                // what stands above the next entry
  std::optional<std::string> context_; // of an entry in comments
  std::optional<std::string> source_;
  std::optional<std::string> target_;
  std::string* string_ = nullptr; // the one that goes on in the next line
  bool fuzzy_ = false;
  bool has_comment_ = false;
  bool has_note_ = false;
};

} // namespace

std::optional<std::string> write_icu(translation_file const& translation, bundle_source const& english,
                                     diagnostics& found) {
  return icu_writer(translation, english, found).write();
}

void mark_states(bundle_source& bundle, icu_remarks const& remarks, diagnostics& found) {
  (void)icu_reader(bundle, remarks, {}, found).read();
}

std::optional<translation_file> read_icu(std::string text, std::string const& file, std::string const& name,
                                         bundle_source const& english, diagnostics& found) {
  auto const errors_before = found.error_count();
  auto checked = check_text(std::move(text), file, found);
  if (!checked)
    return std::nullopt;
  icu_remarks remarks;
  auto bundle = read_icu_text(std::move(*checked), file, name, found, &remarks);
  auto result = icu_reader(bundle, remarks, english, found).read();
  report_duplicates(result, found);
  return found.error_count() == errors_before ? std::optional(std::move(result)) : std::nullopt;
}

} // namespace interco::exchange
