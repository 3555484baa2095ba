#include "exchange/po.hpp"

#include <charconv>
#include <optional>

#include "core/ascii.hpp"
#include "core/utf8.hpp"

namespace interco::exchange {
namespace {

using detail::trim;

class po_reader {
 public:
  po_reader(std::string const& file, diagnostics& found) : file_(file), found_(found) {}

  std::vector<bundle_entry> read(std::string_view text) {
    while (!text.empty()) {
      auto const end = text.find('\n');
      ++line_;
      read_line(trim(text.substr(0, end)));
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    finish_entry();
    if (!has_header_)
      found_.error(file_, {1, 1}, "no header: an entry with an empty msgid, which names the charset", "no-header");
    return std::move(entries_);
  }

 private:
  enum class field { none, context, id, text };

  void error(std::string text, std::string_view id) { found_.error(file_, {line_, 1}, std::move(text), id); }

  void read_line(std::string_view line) {
    if (line.empty())
      return;
    if (line.starts_with('#'))
      return read_comment(line);
    if (line.starts_with('"')) {
      if (current_ == field::none)
        return error("a string without msgctxt, msgid or msgstr before it", "syntax");
      return append(line);
    }
    auto const keyword = line.substr(0, line.find_first_of(" \t\""));
    auto const rest = trim(line.substr(keyword.size()));
    if (keyword == "msgctxt")
      start(field::context, rest);
    else if (keyword == "msgid")
      start(field::id, rest);
    else if (keyword == "msgstr")
      start(field::text, rest);
    else if (keyword == "msgid_plural" || keyword.starts_with("msgstr["))
      plural(keyword);
    else
      error("\"" + std::string(keyword) + "\" where msgctxt, msgid, msgstr or a comment was expected", "syntax");
  }

  void read_comment(std::string_view line) {
    if (text_)
      finish_entry();
    if (line.starts_with("#~")) // the flags before it were the obsolete entry's
      fuzzy_ = false;
    // "#=" is the flag line of gettext 0.23 and later.
    if (line.starts_with("#,") || line.starts_with("#=")) {
      auto rest = line.substr(2);
      while (!rest.empty()) {
        auto const comma = rest.find(',');
        fuzzy_ = fuzzy_ || trim(rest.substr(0, comma)) == "fuzzy";
        rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
      }
    }
  }

  void plural(std::string_view keyword) {
    if (keyword == "msgid_plural")
      error("a plural entry; plurals of a catalog are ICU MessageFormat, inside one text", "plural");
    // Whatever it says goes nowhere.
    ignored_.clear();
    target_ = &ignored_;
    current_ = field::text;
    text_.emplace();
    skipped_ = true;
  }

  void start(field next, std::string_view quoted) {
    bool const begins_entry = next == field::context || (next == field::id && current_ != field::context);
    if (begins_entry)
      finish_entry();
    if (begins_entry)
      at_ = {line_, 1};
    current_ = next;
    auto& part = next == field::context ? context_ : next == field::id ? id_ : text_;
    if (part)
      error("a second " + std::string(next == field::text ? "msgstr" : "msgid") + " in one entry", "syntax");
    part.emplace();
    target_ = &*part;
    append(quoted);
  }

  void append(std::string_view quoted) {
    if (quoted.size() < 2 || quoted.front() != '"' || quoted.back() != '"')
      return error("a string between quotes expected", "syntax");
    quoted = quoted.substr(1, quoted.size() - 2);
    for (std::size_t i = 0; i < quoted.size(); ++i) {
      if (quoted[i] == '"')
        return error("a quote inside a string; \\\" expected", "syntax");
      if (quoted[i] != '\\') {
        *target_ += quoted[i];
        continue;
      }
      if (!unescape(quoted, i))
        return error("an unknown escape, or one that does not end", "wrong-escape");
    }
  }

  /// Appends what the escape at `i` stands for, and moves to its last character.
  bool unescape(std::string_view quoted, std::size_t& i) {
    constexpr std::string_view names = "ntrabfv\\\"";
    constexpr std::string_view meanings = "\n\t\r\a\b\f\v\\\"";
    if (++i == quoted.size())
      return false;
    if (auto const at = names.find(quoted[i]); at != std::string_view::npos) {
      *target_ += meanings[at];
      return true;
    }
    return false;
  }

  void finish_entry() {
    if (id_ && !text_)
      found_.error(file_, at_, "an entry without msgstr", "syntax");
    else if (id_ && id_->empty() && !context_)
      read_header();
    else if (id_ && !context_)
      found_.error(file_, at_, "an entry without msgctxt, the symbol that the text belongs to", "no-context");
    else if (id_ && text_ && !skipped_)
      entries_.push_back({std::move(*context_), std::move(*text_), std::move(*id_), fuzzy_, at_});
    else if (context_ && !skipped_)
      found_.error(file_, at_, "an entry without msgid", "syntax");
    if (context_ || id_ || text_) // the flags before an entry are its own
      fuzzy_ = false;
    context_.reset();
    id_.reset();
    text_.reset();
    target_ = &ignored_;
    skipped_ = false;
    current_ = field::none;
  }

  void read_header() {
    has_header_ = true;
    constexpr std::string_view name = "charset=";
    auto const at = text_->find(name);
    auto const charset = at == std::string::npos ? std::string() : text_->substr(at + name.size());
    auto const word = charset.substr(0, charset.find_first_of(" \t\n"));
    if (!detail::equal_ignoring_case(word, "UTF-8"))
      found_.error(file_, at_, "the header says charset=" + word + ", expected UTF-8", "charset");
  }

  std::string const& file_;
  diagnostics& found_;
  std::vector<bundle_entry> entries_;
  unsigned line_ = 0;
  position at_;
  field current_ = field::none;
  std::optional<std::string> context_;
  std::optional<std::string> id_;
  std::optional<std::string> text_;
  std::string ignored_;
  std::string* target_ = &ignored_;
  bool fuzzy_ = false;
  bool skipped_ = false;
  bool has_header_ = false;
};

} // namespace

std::vector<bundle_entry> read_po(std::string_view text, std::string const& file, diagnostics& found) {
  return po_reader(file, found).read(text);
}

} // namespace interco::exchange
