#include "exchange/po.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "core/ascii.hpp"
#include "exchange/in_place.hpp"

namespace interco::exchange {
namespace {

using detail::trim;

class po_reader {
 public:
  po_reader(std::string text, std::string const& file, diagnostics& found)
      : file_(file), found_(found), text_of_file_(std::make_unique<std::string>(std::move(text))) {}

  bundle_source read() {
    std::string_view rest = *text_of_file_;
    while (!rest.empty()) {
      auto const end = rest.find('\n');
      ++line_;
      read_line(trim(rest.substr(0, end)));
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    finish_entry();
    if (!has_header_)
      found_.error(file_, {1, 1}, "no header: an entry with an empty msgid, which names the charset", "no-header");
    return {file_, std::move(entries_), std::move(text_of_file_)};
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
    target_ = nullptr;
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
    if (target_ != nullptr && target_->view().data() == nullptr)
      *target_ = in_place_string(text_of_file_->data() + (quoted.data() - text_of_file_->data()));
    while (!quoted.empty()) {
      auto const special = std::find_if(quoted.begin(), quoted.end(), [](char c) { return c == '\\' || c == '"'; });
      auto const plain = quoted.substr(0, static_cast<std::size_t>(special - quoted.begin()));
      if (target_ != nullptr)
        target_->append(plain);
      quoted.remove_prefix(plain.size());
      if (quoted.starts_with('"'))
        return error("a quote inside a string; \\\" expected", "syntax");
      if (!quoted.empty() && !unescape(quoted))
        return error("an unknown escape, or one that does not end", "wrong-escape");
    }
  }

  /// Appends what the escape at the front stands for, and removes it.
  bool unescape(std::string_view& quoted) {
    constexpr std::string_view names = "ntrabfv\\\"";
    constexpr std::string_view meanings = "\n\t\r\a\b\f\v\\\"";
    auto const meaning = quoted.size() < 2 ? std::string_view::npos : names.find(quoted[1]);
    if (meaning == std::string_view::npos)
      return false;
    if (target_ != nullptr)
      target_->append(meanings[meaning]);
    quoted.remove_prefix(2);
    return true;
  }

  void finish_entry() {
    if (id_ && !text_)
      found_.error(file_, at_, "an entry without msgstr", "syntax");
    else if (id_ && id_->view().empty() && !context_)
      read_header();
    else if (id_ && !context_)
      found_.error(file_, at_, "an entry without msgctxt, the symbol that the text belongs to", "no-context");
    else if (id_ && text_ && !skipped_)
      entries_.push_back({context_->view(), text_->view(), id_->view(), fuzzy_, at_});
    else if (context_ && !skipped_)
      found_.error(file_, at_, "an entry without msgid", "syntax");
    if (context_ || id_ || text_) // the flags before an entry are its own
      fuzzy_ = false;
    context_.reset();
    id_.reset();
    text_.reset();
    target_ = nullptr;
    skipped_ = false;
    current_ = field::none;
  }

  void read_header() {
    has_header_ = true;
    constexpr std::string_view name = "charset=";
    auto const header = text_->view();
    auto const at = header.find(name);
    auto const charset = at == std::string_view::npos ? std::string_view() : header.substr(at + name.size());
    auto const word = charset.substr(0, charset.find_first_of(" \t\n"));
    if (!detail::equal_ignoring_case(word, "UTF-8"))
      found_.error(file_, at_, "the header says charset=" + std::string(word) + ", expected UTF-8", "charset");
  }

  std::string const& file_;
  diagnostics& found_;
  std::unique_ptr<std::string> text_of_file_;
  std::vector<bundle_entry> entries_;
  unsigned line_ = 0;
  position at_;
  field current_ = field::none;
  std::optional<in_place_string> context_;
  std::optional<in_place_string> id_;
  std::optional<in_place_string> text_;
  in_place_string* target_ = nullptr; // the one that strings are appended to; none where they go nowhere
  bool fuzzy_ = false;
  bool skipped_ = false;
  bool has_header_ = false;
};

} // namespace

bundle_source read_po(std::string text, std::string const& file, diagnostics& found) {
  return po_reader(std::move(text), file, found).read();
}

} // namespace interco::exchange
