#include "exchange/po.hpp"

#include <algorithm>
#include <functional>

#include "exchange/charset.hpp"
#include "exchange/file.hpp"
#include "exchange/po_parser.hpp"
#include "exchange/reviewer.hpp"
#include "exchange/wording.hpp"

namespace interco::exchange {
namespace {

/// What a header says, "charset=UTF-8": the name. Empty if there is none.
std::string_view charset_of(std::string_view header) {
  constexpr std::string_view name = "charset=";
  auto const at = header.find(name);
  auto const charset = at == std::string_view::npos ? std::string_view() : header.substr(at + name.size());
  return charset.substr(0, charset.find_first_of(" \t\n"));
}

struct found_header {
  std::string charset;
  position at;
};

/// Returns the charset of the header of a file whose encoding is not known yet: what matters of it is ASCII.
std::optional<found_header> find_header(std::string_view bytes, std::string const& file) {
  constexpr std::size_t usual = 16384; // headers come first; only where there is none so far is everything looked at
  for (auto size = usual;; size = bytes.size()) {
    std::string copy(bytes.substr(0, size));
    std::optional<found_header> result;
    std::deque<std::string> copies;
    diagnostics ignored;
    auto const look = [&](po_entry const& entry) {
      if (!result && entry.is_header())
        result = {std::string(charset_of(entry.text)), entry.at};
    };
    po_parser<decltype(look)>(copy, copies, file, ignored, look).read();
    if (result || size >= bytes.size())
      return result;
  }
}

struct decoded_text {
  std::string text;
  bool is_ascii_only = false; // since no header says otherwise
};

/// Returns a PO file's bytes as UTF-8.
std::optional<decoded_text> decode(std::string bytes, std::string const& file, diagnostics& found) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  auto const begin = bytes.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  auto const header = find_header(std::string_view(bytes).substr(begin), file);
  // A template says CHARSET, since nobody knows yet; what is in it is ASCII.
  bool const unknown = !header || header->charset.empty() || header->charset == "CHARSET";
  auto const other = std::find_if(bytes.begin() + static_cast<std::ptrdiff_t>(begin), bytes.end(),
                                  [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  if (unknown && other != bytes.end()) {
    found.error(file, position_of(bytes, static_cast<std::size_t>(other - bytes.begin())), say("PO_NO_CHARSET"),
                "charset");
    return std::nullopt;
  }
  bool const is_utf8 = unknown || detail::equal_ignoring_case(header->charset, "UTF-8");
  auto text = is_utf8 ? std::optional(std::move(bytes)) : to_utf8(bytes, header->charset, file, header->at, found);
  if (text && !is_utf8) { // a letter of the name may have been half of another character
    auto const read = find_header(*text, file);
    if (!read || read->charset.empty()) {
      found.error(file, header->at, say("PO_CHARSET_LOST", {{"charset", header->charset}}), "charset");
      return std::nullopt;
    }
  }
  text = text ? check_text(std::move(*text), file, found) : std::nullopt;
  return text ? std::optional(decoded_text{std::move(*text), unknown}) : std::nullopt;
}

/// Entries by what makes them one: the domain, msgctxt and msgid.
class seen_entries {
 public:
  explicit seen_entries(std::vector<po_entry> const& entries) : entries_(entries), first_(4 * entries.size() + 1) {}

  /// Returns the first entry that is the same as one; notes it if it is the first.
  po_entry const* first_of(std::uint32_t number) {
    auto const& entry = entries_[number];
    auto at = hash(entry) % first_.size();
    for (; first_[at] != 0; at = (at + 1) % first_.size()) {
      auto const& other = entries_[first_[at] - 1];
      if (other.id == entry.id && other.context == entry.context && other.domain == entry.domain)
        return &other;
    }
    first_[at] = number + 1;
    return nullptr;
  }

 private:
  static std::size_t hash(po_entry const& entry) {
    std::hash<std::string_view> const hash;
    constexpr std::size_t odd = 0x9E3779B97F4A7C15; // 2^64 divided by the golden ratio: spreads the bits
    return (hash(entry.id) * odd + (entry.context ? hash(*entry.context) + 1 : 0)) * odd + hash(entry.domain);
  }

  std::vector<po_entry> const& entries_;
  std::vector<std::uint32_t> first_; // the number plus one; 0 is free
};

void report_duplicates(po_file const& file, diagnostics& found) {
  seen_entries seen(file.entries);
  for (std::uint32_t i = 0; i < file.entries.size(); ++i) {
    auto const& entry = file.entries[i];
    auto const* const first = seen.first_of(i);
    if (first == nullptr)
      continue;
    auto const what = entry.is_header() ? say("PO_HEADER")
                      : entry.context   ? std::string(*entry.context)
                                        : "\"" + std::string(entry.id) + "\"";
    found.error(file.file, entry.id_at,
                say("LINT_DUPLICATE_KEY", {{"key", what}, {"line", std::to_string(first->id_at.line)}}),
                "duplicate-key");
  }
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Reports texts that have other characters than ASCII all the same: as escapes.
void require_ascii(po_file const& file, diagnostics& found) {
  for (auto const& entry : file.entries) {
    std::vector<std::string_view> texts{entry.previous_context.value_or(""),
                                        entry.previous_id.value_or(""),
                                        entry.previous_plural.value_or(""),
                                        entry.context.value_or(""),
                                        entry.plural.value_or(""),
                                        entry.id,
                                        entry.text,
                                        entry.domain};
    texts.insert(texts.end(), entry.more_texts.begin(), entry.more_texts.end());
    if (!std::all_of(texts.begin(), texts.end(), is_ascii))
      found.error(file.file, entry.at, say("PO_NO_CHARSET"), "charset");
  }
}

std::string_view without_line_end(std::string_view lines) {
  return lines.substr(0, lines.size() - (lines.ends_with('\n') ? 1 : 0));
}

std::vector<std::string> owned(std::vector<std::string_view> const& views) {
  return {views.begin(), views.end()};
}

/// Returns whether a comment that leaves nothing, but for who has read the text, has a lone "#".
bool has_blank_comment(std::string_view left, std::string_view lines) {
  return left.empty() && (lines.starts_with('\n') || lines.find("\n\n") != std::string_view::npos);
}

translation to_translation(po_entry const& from) {
  translation entry;
  entry.key = from.context.value_or("");
  entry.source = from.id;
  entry.target = from.text;
  if (from.previous_id)
    entry.previous_source = *from.previous_id;
  if (from.previous_context)
    entry.previous_context = *from.previous_context;
  entry.comment = without_line_end(from.comment);
  entry.note = without_line_end(from.extracted);
  bool fuzzy = false;
  for (auto const flag : flags_of(from.flags)) {
    fuzzy = fuzzy || flag == "fuzzy";
    if (flag != "fuzzy")
      entry.flags.emplace_back(flag);
  }
  for (auto const flag : flags_of(from.sticky_flags)) {
    fuzzy = fuzzy || flag == "fuzzy";
    if (flag != "fuzzy")
      entry.sticky_flags.emplace_back(flag);
  }
  entry.references = owned(words_of(from.references));
  entry.obsolete = from.obsolete;
  entry.at = from.at;
  entry.target_at = from.text_at;
  entry.state = from.text.empty() ? translation_state::untranslated
                : fuzzy           ? translation_state::needs_review
                                  : translation_state::translated;
  take_reviewer(entry);
  entry.has_blank_comment = has_blank_comment(entry.comment, from.comment);
  return entry;
}

} // namespace

bundle_source read_po(std::string text, std::string const& file, diagnostics& found) {
  bundle_source result{file, {}, std::make_unique<std::string>(std::move(text))};
  bool has_header = false;
  std::deque<std::string> copies; // of comments
  auto const add = [&](po_entry const& entry) {
    if (entry.obsolete)
      return;
    if (entry.is_header()) {
      has_header = true;
      auto const charset = charset_of(entry.text);
      if (!detail::equal_ignoring_case(charset, "UTF-8"))
        found.error(file, entry.at, say("PO_WRONG_CHARSET", {{"charset", charset}}), "charset");
    } else if (entry.plural) {
      found.error(file, entry.plural_at, say("PO_PLURAL"), "plural");
    } else if (!entry.context) {
      found.error(file, entry.at, say("PO_NO_CONTEXT"), "no-context");
    } else {
      bool const fuzzy = has_flag(entry.flags, "fuzzy") || has_flag(entry.sticky_flags, "fuzzy");
      result.entries.push_back({*entry.context, entry.text, entry.id, fuzzy, entry.at, has_reviewer(entry.comment)});
    }
  };
  po_parser<decltype(add)>(*result.text, copies, file, found, add).read();
  if (!has_header)
    found.error(file, {1, 1}, say("PO_NO_HEADER"), "no-header");
  return result;
}

po_entry const* po_file::header() const noexcept {
  auto const found =
      std::find_if(entries.begin(), entries.end(), [](po_entry const& each) { return each.is_header(); });
  return found == entries.end() ? nullptr : &*found;
}

std::optional<po_file> read_po_file(std::string bytes, std::string const& file, diagnostics& found) {
  auto const errors_before = found.error_count();
  auto text = decode(std::move(bytes), file, found);
  if (!text)
    return std::nullopt;
  po_file result;
  result.file = file;
  auto& whole = result.texts.emplace_back(std::move(text->text));
  auto const add = [&result](po_entry& entry) { result.entries.push_back(std::move(entry)); };
  po_parser<decltype(add)>(whole, result.texts, file, found, add).read();
  report_duplicates(result, found);
  if (text->is_ascii_only)
    require_ascii(result, found);
  return found.error_count() == errors_before ? std::optional(std::move(result)) : std::nullopt;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> result;
  while (!(text = detail::trim(text)).empty()) {
    auto const end = std::find_if(text.begin(), text.end(), detail::is_space);
    result.push_back(text.substr(0, static_cast<std::size_t>(end - text.begin())));
    text.remove_prefix(result.back().size());
  }
  return result;
}

std::vector<std::string_view> flags_of(std::string_view lines) {
  std::vector<std::string_view> result;
  auto const is_separator = [](char c) { return c == ',' || detail::is_space(c); };
  while (!lines.empty()) {
    auto const begin = std::find_if_not(lines.begin(), lines.end(), is_separator);
    auto end = std::find_if(begin, lines.end(), is_separator);
    if (end != begin && end[-1] == ':') { // "range: 0..10" is one
      auto const value = std::find_if_not(end, lines.end(), [](char c) { return c == ' ' || c == '\t'; });
      if (auto const value_end = std::find_if(value, lines.end(), is_separator); value_end != value)
        end = value_end;
    }
    if (begin != end)
      result.push_back(
          lines.substr(static_cast<std::size_t>(begin - lines.begin()), static_cast<std::size_t>(end - begin)));
    lines.remove_prefix(static_cast<std::size_t>(end - lines.begin()));
  }
  return result;
}

bool has_flag(std::string_view lines, std::string_view flag) {
  if (lines.find(flag) == std::string_view::npos)
    return false;
  auto const flags = flags_of(lines);
  return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

std::string in_utf8(std::string_view header) {
  std::string text(header);
  constexpr std::string_view name = "charset=";
  if (auto const at = text.find(name); at != std::string::npos) {
    auto const begin = at + name.size();
    text.replace(begin, std::min(text.find_first_of(" \t\n", begin), text.size()) - begin, "UTF-8");
  }
  return text;
}

std::vector<std::pair<std::string, std::string>> header_fields(std::string_view header) {
  std::vector<std::pair<std::string, std::string>> result;
  while (!header.empty()) {
    auto const line = header.substr(0, header.find('\n'));
    header.remove_prefix(std::min(header.size(), line.size() + 1));
    auto const colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) {
      result.emplace_back("", line);
      continue;
    }
    auto value = line.substr(colon + 1);
    value.remove_prefix(value.starts_with(' ') ? 1 : 0);
    result.emplace_back(line.substr(0, colon), value);
  }
  return result;
}

translation_file to_translation(po_file const& file, std::string locale, diagnostics& found, po_keys keys) {
  translation_file result;
  result.file = file.file;
  result.locale = std::move(locale);
  result.entries.reserve(file.entries.size());
  std::vector<translation> obsolete;
  for (auto const& entry : file.entries) {
    if (entry.is_header()) {
      result.comment = without_line_end(entry.comment);
      result.has_blank_comment = has_blank_comment(result.comment, entry.comment);
      for (auto const flag : flags_of(entry.flags))
        result.header_flags.emplace_back(flag);
      result.header = header_fields(in_utf8(entry.text));
    } else if (entry.obsolete) {
      if (entry.context && !entry.plural)
        obsolete.push_back(to_translation(entry));
      else if (!entry.text.empty())
        result.obsolete_po += '\n' + write_po(entry);
    } else if (entry.plural) {
      found.error(file.file, entry.plural_at, say("PO_PLURAL"), "plural");
    } else if (!entry.context && keys == po_keys::required) {
      found.error(file.file, entry.at, say("PO_NO_CONTEXT"), "no-context");
    } else {
      result.entries.push_back(to_translation(entry));
    }
  }
  std::move(obsolete.begin(), obsolete.end(), std::back_inserter(result.entries));
  return result;
}

} // namespace interco::exchange
