// Writing PO files as GNU msgcat does, byte for byte.
#include <algorithm>
#include <array>
#include <limits>
#include <set>
#include <unordered_set>

#include "core/ascii.hpp"
#include "core/utf8.hpp"
#include "exchange/joined.hpp"
#include "exchange/line_breaks.hpp"
#include "exchange/po.hpp"
#include "exchange/reviewer.hpp"

namespace interco::exchange {
namespace {

constexpr std::size_t page_width = 79; // msgcat's default

// What msgcat writes flags in the order of; those of formats that it knows also with "no-" before them.
constexpr std::array<std::string_view, 30> formats{
    "c",      "objc",       "python", "python-brace", "java",          "java-printf",
    "csharp", "javascript", "scheme", "lisp",         "elisp",         "librep",
    "ruby",   "sh",         "awk",    "lua",          "object-pascal", "smalltalk",
    "qt",     "qt-plural",  "kde",    "kde-kuit",     "boost",         "tcl",
    "perl",   "perl-brace", "php",    "gcc-internal", "gfc-internal",  "ycp"};

/// Returns where a flag stands among others: flags that msgcat does not know are behind all others.
std::size_t rank_of(std::string_view flag) {
  constexpr std::string_view suffix = "-format";
  if (flag == "fuzzy")
    return 0;
  if (flag.starts_with("range:"))
    return formats.size() + 1;
  if (flag == "no-wrap")
    return formats.size() + 2;
  if (flag.ends_with(suffix)) {
    auto name = flag.substr(0, flag.size() - suffix.size());
    auto const is_format = [&] { return std::find(formats.begin(), formats.end(), name); };
    for (std::string_view const prefix : {"no-", "possible-", "impossible-"}) {
      if (is_format() == formats.end() && name.starts_with(prefix))
        name.remove_prefix(prefix.size());
    }
    if (auto const found = is_format(); found != formats.end())
      return static_cast<std::size_t>(found - formats.begin()) + 1;
  }
  return formats.size() + 3;
}

/// Returns whether a text has directives that begin with '%', by its flags.
bool has_directives(std::vector<std::string_view> const& flags) {
  constexpr std::array<std::string_view, 14> names{
      "c-format",     "objc-format", "python-format", "java-printf-format", "javascript-format",
      "elisp-format", "ruby-format", "awk-format",    "librep-format",      "object-pascal-format",
      "boost-format", "tcl-format",  "perl-format",   "php-format"};
  return std::any_of(flags.begin(), flags.end(),
                     [&](auto flag) { return std::find(names.begin(), names.end(), flag) != names.end(); });
}

/// Returns the length of the directive at the beginning of a text, "%-10s" or "%(a name)s"; 0 if it is none.
std::size_t directive_size(std::string_view text, bool may_have_name) {
  std::size_t end = 1;
  auto const skip = [&](std::string_view any) { end = std::min(text.find_first_not_of(any, end), text.size()); };
  if (may_have_name && text.substr(end).starts_with('('))
    end = std::min(text.find(')'), text.size() - 1) + 1;
  auto const before_number = end;
  skip("0123456789");
  if (end == before_number || !text.substr(end).starts_with('$')) // the number of an argument, or a width
    end = before_number;
  else
    ++end;
  skip(" -+#'I0");
  skip("0123456789*");
  if (text.substr(end).starts_with('.')) {
    ++end;
    skip("0123456789*");
  }
  skip("hlLqjzt");
  constexpr std::string_view conversions = "diouxXeEfFgGaAcsCSpnmr@%";
  return end < text.size() && conversions.find(text[end]) != std::string_view::npos ? end + 1 : 0;
}

class po_writer {
 public:
  void write(po_entry const& entry) {
    if (!out_.empty())
      out_ += '\n';
    if (entry.domain != domain_) {
      domain_ = entry.domain;
      write_text("", "domain", domain_, false);
      out_ += '\n';
    }
    write_comments("#", entry.comment);
    write_comments("#.", entry.extracted);
    write_references(entry.references);
    auto flags = flags_of(entry.flags);
    if (entry.text.empty())
      std::erase(flags, "fuzzy");
    std::stable_sort(flags.begin(), flags.end(), [](auto a, auto b) { return rank_of(a) < rank_of(b); });
    flags.erase(std::unique(flags.begin(), flags.end()), flags.end());
    directives_ = has_directives(flags);
    directives_have_names_ = std::find(flags.begin(), flags.end(), "python-format") != flags.end();
    bool const wrap = std::find(flags.begin(), flags.end(), "no-wrap") == flags.end();
    write_flags("#, ", flags);
    write_flags("#= ", flags_of(entry.sticky_flags));

    std::string_view const previous = entry.obsolete ? "#~| " : "#| ";
    if (entry.previous_context)
      write_text(previous, "msgctxt", *entry.previous_context, wrap);
    if (entry.previous_id)
      write_text(previous, "msgid", *entry.previous_id, wrap);
    if (entry.previous_plural)
      write_text(previous, "msgid_plural", *entry.previous_plural, wrap);
    std::string_view const prefix = entry.obsolete ? "#~ " : "";
    if (entry.context)
      write_text(prefix, "msgctxt", *entry.context, wrap);
    write_text(prefix, "msgid", entry.id, wrap);
    if (!entry.plural)
      return write_text(prefix, "msgstr", entry.text, wrap);
    write_text(prefix, "msgid_plural", *entry.plural, wrap);
    write_text(prefix, "msgstr[0]", entry.text, wrap);
    for (std::size_t i = 0; i < entry.more_texts.size(); ++i)
      write_text(prefix, "msgstr[" + std::to_string(i + 1) + "]", entry.more_texts[i], wrap);
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void write_comments(std::string_view mark, std::string_view lines) {
    while (!lines.empty()) {
      auto const line = lines.substr(0, lines.find('\n'));
      lines.remove_prefix(std::min(lines.size(), line.size() + 1));
      ((out_ += mark) += line.empty() ? "" : " ") += line;
      out_ += '\n';
    }
  }

  /// Each once, as many in a line as there is room for.
  void write_references(std::string_view lines) {
    constexpr std::string_view mark = "#:";
    std::size_t column = 0;
    written_.clear();
    for (auto const reference : words_of(lines)) {
      if (!written_.insert(reference).second)
        continue;
      if (column > mark.size() && column + 1 + reference.size() > page_width) {
        out_ += '\n';
        column = 0;
      }
      if (column == 0) {
        out_ += mark;
        column = mark.size();
      }
      (out_ += ' ') += reference;
      column += 1 + reference.size();
    }
    if (column != 0)
      out_ += '\n';
  }

  void write_flags(std::string_view mark, std::vector<std::string_view> const& flags) {
    for (std::size_t i = 0; i < flags.size(); ++i)
      (out_ += i == 0 ? mark : ", ") += flags[i];
    out_ += flags.empty() ? "" : "\n";
  }

  /// Writes `msgid "text"`; where that takes several lines, `msgid ""` and the lines below. A line ends behind each
  /// \n, and where it is full.
  void write_text(std::string_view prefix, std::string_view name, std::string_view text, bool wrap) {
    // A line of text is as wide as the page, without the prefix and two quotes.
    auto const columns = wrap ? page_width - prefix.size() - 2 : std::numeric_limits<std::size_t>::max() / 2;
    keep_directives_ = directives_;
    bool first = true;
    do {
      auto const line = text.substr(0, text.find('\n') == std::string_view::npos ? text.size() : text.find('\n') + 1);
      text.remove_prefix(line.size());
      escape(line);
      if (first) {
        break_lines(escaped_, name.size() + 1, columns, joined_, breaks_);
        bool const fits = text.empty() && breaks_.empty();
        (((out_ += prefix) += name) += ' ') += fits ? "" : "\"\"\n";
        if (fits) {
          ((out_ += '"') += escaped_) += "\"\n";
          return;
        }
        first = false;
      }
      break_lines(escaped_, 0, columns, joined_, breaks_);
      breaks_.push_back(escaped_.size());
      std::size_t begin = 0;
      for (auto const end : breaks_) {
        (((out_ += prefix) += '"') += std::string_view(escaped_).substr(begin, end - begin)) += "\"\n";
        begin = end;
      }
    } while (!text.empty());
  }

  /// Puts a text into `escaped_` as it stands between quotes; `joined_` are the offsets before which no line may end.
  void escape(std::string_view text) {
    constexpr std::string_view special = "\a\b\f\n\r\t\v\\\"";
    constexpr std::string_view names = "abfnrtv\\\"";
    escaped_.clear();
    joined_.clear();
    while (!text.empty()) {
      auto const plain = text.substr(0, text.find_first_of(special));
      escaped_ += plain;
      text.remove_prefix(plain.size());
      if (text.empty())
        break;
      if (text == "\n")
        joined_.push_back(escaped_.size());
      (escaped_ += '\\') += names[special.find(text.front())];
      joined_.push_back(escaped_.size() - 1);
      text.remove_prefix(1);
    }
    if (!keep_directives_)
      return;
    for (auto at = escaped_.find('%'); at != std::string::npos; at = escaped_.find('%', at)) {
      auto const end = at + directive_size(std::string_view(escaped_).substr(at), directives_have_names_);
      keep_directives_ = end != at;
      if (!keep_directives_)
        break;
      for (++at; at < end; ++at)
        joined_.push_back(at);
    }
    std::sort(joined_.begin(), joined_.end());
  }

  std::string out_;
  std::string_view domain_;
  bool directives_ = false;            // the entry's texts have some, which are not broken
  bool directives_have_names_ = false; // "%(name)s"
  bool keep_directives_ = false;       // of this text: up to the first that is wrong, as msgcat
  std::string escaped_;
  std::unordered_set<std::string_view> written_; // references of the entry
  std::vector<std::size_t> joined_;
  std::vector<std::size_t> breaks_;
};

/// Returns lines with LF behind each; a blank one before them, if there is one.
std::string lines_of(std::string_view text, bool blank_before = false) {
  auto const lines = text.empty() ? std::string() : std::string(text) + '\n';
  return blank_before ? '\n' + lines : lines;
}

void write_header(translation_file const& translation, po_writer& to) {
  std::string text;
  for (auto const& [name, value] : translation.header)
    ((text += name.empty() ? "" : name + ": ") += value) += '\n';
  auto const comment = lines_of(translation.comment, translation.has_blank_comment && translation.comment.empty());
  auto const flags = joined(translation.header_flags, ", ");
  po_entry header;
  header.flags = flags;
  header.comment = comment;
  header.text = text;
  to.write(header);
}

void write_entry(translation const& each, po_writer& to) {
  bool const fuzzy = each.state == translation_state::needs_review;
  auto const comment = lines_of(comment_with_reviewer(each), each.has_blank_comment && each.comment.empty());
  auto const extracted = lines_of(each.note);
  auto const references = joined(each.references, " ");
  auto const others = joined(each.flags, ", ");
  auto const flags = fuzzy ? "fuzzy, " + others : others;
  auto const sticky = joined(each.sticky_flags, ", ");
  po_entry entry;
  entry.comment = comment;
  entry.extracted = extracted;
  entry.references = references;
  entry.flags = flags;
  entry.sticky_flags = sticky;
  if (each.previous_context)
    entry.previous_context = *each.previous_context;
  if (each.previous_source)
    entry.previous_id = *each.previous_source;
  else if (each.previous_context) // gettext allows no previous msgctxt alone
    entry.previous_id = each.source;
  entry.context = each.key;
  entry.id = each.source;
  entry.text = each.target;
  entry.obsolete = each.obsolete;
  to.write(entry);
}

} // namespace

std::string write_po(po_file const& file) {
  po_writer writer;
  for (bool const obsolete : {false, true}) {
    for (auto const& entry : file.entries) {
      if (entry.obsolete != obsolete || (obsolete && entry.text.empty()))
        continue;
      if (!entry.is_header()) {
        writer.write(entry);
        continue;
      }
      auto header = entry;
      auto const text = in_utf8(entry.text);
      header.text = text;
      writer.write(header);
    }
  }
  return writer.take();
}

std::string write_po(po_entry const& entry) {
  po_writer writer;
  writer.write(entry);
  return writer.take();
}

std::string write_po(translation_file const& translation) {
  auto const& entries = translation.entries;
  po_writer writer;
  write_header(translation, writer);
  for (auto const& entry : entries) {
    if (!entry.obsolete)
      write_entry(entry, writer);
  }
  if (std::none_of(entries.begin(), entries.end(), [](auto const& each) { return each.obsolete; }))
    return writer.take() + translation.obsolete_po;
  std::set<std::pair<std::string_view, std::string_view>> written; // what makes an entry one
  for (auto const& entry : entries) {
    if (!entry.obsolete)
      written.emplace(entry.key, entry.source);
  }
  for (auto const& entry : entries) {
    if (entry.obsolete && !entry.target.empty() && written.emplace(entry.key, entry.source).second)
      write_entry(entry, writer);
  }
  return writer.take() + translation.obsolete_po;
}

} // namespace interco::exchange
