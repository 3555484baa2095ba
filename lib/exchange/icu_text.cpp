#include "exchange/icu_text.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <memory>
#include <optional>
#include <utility>

#include "core/ascii.hpp"
#include "core/utf8.hpp"
#include "exchange/in_place.hpp"
#include "exchange/scanner.hpp"
#include "exchange/wording.hpp"

namespace interco::exchange {
namespace {

class icu_text_reader {
 public:
  icu_text_reader(std::string text, std::string const& file, diagnostics& found, icu_remarks* remarks)
      : text_(std::make_unique<std::string>(std::move(text))), in_(*text_), file_(file), found_(found),
        remarks_(remarks) {}

  bundle_source read(std::string const& name) {
    read_bundle(name);
    return {file_, std::move(entries_), std::move(text_)};
  }

 private:
  void read_bundle(std::string const& name) {
    skip_blank();
    auto const at = in_.at();
    auto const word = read_word();
    has_name_ = true;
    if (remarks_ != nullptr)
      remarks_->bundle = word;
    if (word != name && !name.empty())
      error(at, say("ICU_WRONG_NAME", {{"bundle", word}, {"file", name}}), "wrong-name");
    if (!read_type("table") || !expect('{'))
      return;
    while (skip_blank(), !in_.at_end() && in_.peek() != '}')
      read_entry();
    expect('}');
    skip_blank();
    if (!in_.at_end())
      error(in_.at(), say("ICU_TEXT_BEHIND"), "syntax");
  }

  void error(position at, std::string text, std::string_view id) { found_.error(file_, at, std::move(text), id); }

  void skip_blank() {
    while (!in_.at_end()) {
      if (detail::is_space(in_.peek())) {
        in_.take();
      } else if (auto const at = in_.at(); in_.take_if("//")) {
        keep_line(at, in_.take_while([](char c) { return c != '\n'; }), true);
      } else if (in_.take_if("/*")) {
        auto const begin = in_.offset();
        skip_block(at, begin);
      } else {
        return;
      }
    }
  }

  void skip_block(position at, std::size_t begin) {
    auto const end = text_->find("*/", in_.offset());
    while (!in_.at_end() && in_.offset() != end)
      in_.take();
    if (!in_.take_if("*/"))
      return error(at, say("ICU_COMMENT_NO_END"), "syntax");
    if (remarks_ != nullptr)
      keep_block(at, std::string_view(*text_).substr(begin, end - begin));
  }

  /// Keeps the lines of a comment without the stars that they begin with, and without empty ones around.
  void keep_block(position at, std::string_view block) {
    while (!block.empty()) {
      auto const end = std::min(block.find('\n'), block.size());
      auto line = detail::trim(block.substr(0, end));
      line.remove_prefix(std::min(line.find_first_not_of('*'), line.size()));
      line = detail::trim(line);
      block.remove_prefix(std::min(end + 1, block.size()));
      if (!line.empty())
        keep_line(at, " " + std::string(line), false);
      ++at.line;
      at.column = 1;
    }
  }

  void keep_line(position at, std::string_view line, bool is_line) {
    if (remarks_ == nullptr)
      return;
    if (line.ends_with('\r'))
      line.remove_suffix(1);
    // What stands behind an entry in its line is about that entry.
    bool const behind = !entries_.empty() && last_line_ == at.line && !inside_;
    remarks_->comments.push_back({std::string(line), entries_.size() - (behind ? 1 : 0), at, !has_name_, is_line});
  }

  bool expect(char wanted) {
    skip_blank();
    if (!in_.at_end() && in_.peek() == wanted) {
      in_.take();
      return true;
    }
    error(in_.at(), say("ICU_EXPECTED", {{"found", next()}, {"expected", std::string(1, wanted)}}), "syntax");
    return false;
  }

  /// Returns the next character, all its bytes, for a message.
  [[nodiscard]] std::string next() const {
    if (in_.at_end())
      return say("THE_END_OF_FILE");
    std::string character(1, in_.peek());
    while (detail::is_continuation(in_.peek(character.size())))
      character += in_.peek(character.size());
    return "'" + character + "'";
  }

  /// A key or an unquoted string: up to white space or a character with a meaning.
  std::string_view read_word() {
    skip_blank();
    if (in_.peek() == '"')
      return read_quoted();
    auto const at = in_.at();
    auto const word = in_.take_while(
        [](char c) { return !detail::is_space(c) && std::string_view("{}\",:/").find(c) == std::string_view::npos; });
    if (word.find('\\') != std::string_view::npos)
      error(at, say("ICU_ESCAPE_OUTSIDE"), "syntax");
    return word;
  }

  /// Reads ":type", which may be absent. Only one type is known here.
  bool read_type(std::string_view known) {
    skip_blank();
    auto const at = in_.at();
    if (in_.peek() != ':')
      return true;
    in_.take();
    auto const type = read_word();
    if (type == known || (known == "table" && type == "table(nofallback)"))
      return true;
    error(at, say("ICU_WRONG_TYPE", {{"type", type}}), "wrong-type");
    return false;
  }

  void read_entry() {
    inside_ = true;
    read_strings_of_entry();
    inside_ = false;
    last_line_ = in_.at().line;
  }

  void read_strings_of_entry() {
    bundle_entry entry;
    entry.at = in_.at();
    entry.key = read_word();
    if (entry.key.empty()) {
      error(entry.at, say("ICU_KEY_EXPECTED", {{"found", next()}}), "syntax");
      in_.take();
      return;
    }
    bool const usable = read_type("string");
    if (!expect('{')) {
      in_.take_while([](char c) { return c != '{' && c != '}'; });
      return;
    }
    if (!usable || !read_strings(entry)) {
      skip_braces();
      return;
    }
    // %%Parent and the like, and the version of the data, are for ICU.
    if (!entry.key.starts_with('%') && entry.key != "Version")
      entries_.push_back(entry);
  }

  /// Reads adjacent strings up to the closing brace; they are one string.
  bool read_strings(bundle_entry& entry) {
    unsigned parts = 0;
    unsigned unquoted = 0;
    in_place_string text;
    while (skip_blank(), !in_.at_end() && in_.peek() != '}') {
      auto const at = in_.at();
      auto const before = in_.peek();
      if (before == '{' || before == ':' || before == '/') {
        error(at, say("ICU_NO_STRING", {{"key", entry.key}}), "wrong-type");
        return false;
      }
      if (before == ',') {
        error(at, say("ICU_ARRAY", {{"key", entry.key}}), "wrong-type");
        return false;
      }
      unquoted += before == '"' ? 0 : 1;
      if (++parts == 1)
        text = in_place_string(place(before == '"' ? 1 : 0));
      text.append(read_word());
    }
    entry.text = text.view();
    if (unquoted != 0 && parts > 1) {
      error(entry.at, say("ICU_UNQUOTED", {{"key", entry.key}}), "syntax");
      entry.text = {};
    }
    return expect('}');
  }

  /// Goes on behind the brace that closes the entry that was given up.
  void skip_braces() {
    for (unsigned depth = 1; depth > 0 && !in_.at_end();) {
      skip_blank();
      if (in_.at_end())
        return;
      if (in_.peek() == '"') {
        read_quoted();
        continue;
      }
      char const c = in_.take();
      depth += c == '{' ? 1U : 0U;
      depth -= c == '}' ? 1U : 0U;
    }
  }

  /// Returns where the next character is in the text, or one ahead.
  char* place(std::size_t ahead) { return text_->data() + in_.offset() + ahead; }

  std::string_view read_quoted() {
    auto const start = in_.at();
    in_.take();
    in_place_string result(place(0));
    while (!in_.at_end() && in_.peek() != '"') {
      if (in_.peek() == '\\')
        read_escape(result);
      else
        result.append(in_.take_while([](char c) { return c != '"' && c != '\\'; }));
    }
    if (in_.at_end())
      error(start, say("ICU_STRING_NO_END"), "syntax");
    else
      in_.take();
    return result.view();
  }

  void read_escape(in_place_string& result) {
    auto const at = in_.at();
    in_.take();
    if (in_.at_end()) // the string does not end
      return;
    char const kind = in_.take();
    switch (kind) {
    case 'n':
      result.append('\n');
      return;
    case 't':
      result.append('\t');
      return;
    case '\\':
    case '"':
    case '\'':
      result.append(kind);
      return;
    case 'x':
      return append(result, read_hexadecimal(2), at);
    case 'u':
      return append(result, read_utf16(), at);
    case 'U':
      return append(result, read_hexadecimal(8), at);
    default:
      error(at,
            say("ICU_UNKNOWN_ESCAPE",
                {{"escape", "\\" + std::string(1, kind) + std::string(in_.take_while(detail::is_continuation))}}),
            "wrong-escape");
    }
  }

  void append(in_place_string& result, std::optional<std::uint32_t> code_point, position at) {
    bool const surrogate = code_point && *code_point >= 0xD800 && *code_point <= 0xDFFF;
    if (!code_point || surrogate || *code_point > 0x10FFFF || *code_point == 0)
      error(at, say("ICU_ESCAPE_NO_CHARACTER"), "wrong-escape");
    else {
      std::string character;
      detail::append_utf8(character, *code_point);
      result.append(character);
    }
  }

  std::optional<std::uint32_t> read_hexadecimal(std::size_t digits) {
    std::string text;
    while (text.size() < digits && std::isxdigit(static_cast<unsigned char>(in_.peek())) != 0)
      text += in_.take();
    std::uint32_t value = 0;
    if (text.size() != digits || std::from_chars(text.data(), text.data() + text.size(), value, 16).ec != std::errc())
      return std::nullopt;
    return value;
  }

  /// Reads what follows "\u"; two surrogates are one character.
  std::optional<std::uint32_t> read_utf16() {
    auto const first = read_hexadecimal(4);
    if (!first || *first < 0xD800 || *first > 0xDBFF)
      return first;
    auto const second = in_.take_if("\\u") ? read_hexadecimal(4) : std::nullopt;
    if (!second || *second < 0xDC00 || *second > 0xDFFF)
      return std::nullopt;
    return 0x10000 + ((*first - 0xD800) << 10U) + (*second - 0xDC00);
  }

  std::unique_ptr<std::string> text_;
  scanner in_;
  std::string const& file_;
  diagnostics& found_;
  std::vector<bundle_entry> entries_;
  icu_remarks* remarks_;   // null where comments are not wanted
  unsigned last_line_ = 0; // where the last entry ends
  bool has_name_ = false;  // that of the bundle has been read
  bool inside_ = false;    // an entry
};

} // namespace

bundle_source read_icu_text(std::string text, std::string const& file, std::string const& name, diagnostics& found,
                            icu_remarks* remarks) {
  return icu_text_reader(std::move(text), file, found, remarks).read(name);
}

void append_quoted_icu(std::string& to, std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  auto const plain = [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F && c != '"' && c != '\\'; };
  to += '"';
  while (!text.empty()) {
    auto const length = static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), plain) - text.begin());
    to += text.substr(0, length);
    text.remove_prefix(length);
    if (text.empty())
      break;
    char const c = text.front();
    text.remove_prefix(1);
    to += '\\';
    if (c == '"' || c == '\\')
      to += c;
    else if (c == '\n')
      to += 'n';
    else if (c == '\t')
      to += 't';
    else
      ((to += 'x') += digits[static_cast<unsigned char>(c) >> 4U]) += digits[static_cast<unsigned char>(c) & 0xFU];
  }
  to += '"';
}

std::string quote_icu(std::string_view text) {
  std::string result;
  append_quoted_icu(result, text);
  return result;
}

} // namespace interco::exchange
