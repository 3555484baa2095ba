#include "exchange/et.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/ascii.hpp"
#include "core/text_rule.hpp"
#include "exchange/scanner.hpp"
#include "exchange/wording.hpp"

namespace interco::exchange {
namespace {

// A table has room for 256 codes: ERRCODE_RANGE of com_err is 8 bits.
constexpr unsigned range_bits = 8;
constexpr std::uint32_t most_codes = 1U << range_bits;
constexpr unsigned character_bits = 6;
constexpr std::size_t longest_name = 4;

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

class et_reader {
 public:
  et_reader(std::string_view text, std::string const& file, import_options const& options, diagnostics& found)
      : in_(text), file_(file), options_(options), found_(found), errors_before_(found.error_count()) {
    result_.codes.file = file;
    result_.codes.domain = options.domain;
    result_.codes.layout = options.layout.value_or(detail::value_layout::plain);
    result_.origin = origin_of(file, options);
  }

  std::optional<imported_domain> read() {
    while (!in_.at_end() && !ended_)
      read_line();
    if (!base_ && found_.error_count() == errors_before_)
      error({1, 1}, say("ET_NO_TABLE"), "no-table");
    else if (result_.codes.codes.empty() && found_.error_count() == errors_before_)
      error({1, 1}, say("ET_NO_CODE"), "no-codes");
    check_and_order(result_, found_);
    if (found_.error_count() != errors_before_)
      return std::nullopt;
    return std::move(result_);
  }

 private:
  void error(position at, std::string text, std::string_view id) { found_.error(file_, at, std::move(text), id); }

  /// Goes behind blanks, and behind line ends that a backslash before them takes away.
  void skip_blank() {
    for (;;) {
      in_.take_while(is_blank);
      if (!in_.take_if("\\\n") && !in_.take_if("\\\r\n"))
        return;
    }
  }

  /// Goes to a text, which may be alone in the line behind its symbol's.
  void skip_to_text() {
    skip_blank();
    std::size_t ahead = 0;
    while (in_.peek() == '\n' && (ahead == 0 || is_blank(in_.peek(ahead))))
      ++ahead;
    if (in_.peek(ahead) == '"')
      in_.take_to(in_.offset() + ahead);
  }

  void skip_line() {
    in_.take_while([](char c) { return c != '\n'; });
    in_.take();
  }

  std::string_view read_word() {
    skip_blank();
    return in_.take_while([](char c) { return !detail::is_space(c) && c != ',' && c != '"' && c != '#' && c != '\\'; });
  }

  void read_line() {
    auto const at = (skip_blank(), in_.at());
    if (in_.peek() == '#' || in_.peek() == '\n')
      return skip_line();
    auto const keyword = read_word();
    if (in_.at_end() && keyword.empty())
      return;
    if (keyword == "error_table" || keyword == "et")
      read_table(at);
    else if (keyword == "error_code" || keyword == "ec")
      read_code(at);
    else if (keyword == "index")
      read_index();
    else if (keyword == "prefix")
      prefix_ = std::string(read_word());
    else if (keyword == "id")
      return skip_line(); // of a version control system
    else if (keyword == "end")
      ended_ = true;
    else
      return unexpected(at, say("ET_NO_KEYWORD", {{"word", keyword}}));
    expect_line_end();
  }

  void unexpected(position at, std::string text) {
    error(at, std::move(text), "syntax");
    skip_line();
  }

  void expect_line_end() {
    skip_blank();
    if (!in_.at_end() && in_.peek() != '\n' && in_.peek() != '#')
      return unexpected(in_.at(), say("ET_LINE_END"));
    skip_line();
  }

  void read_table(position at) {
    skip_blank();
    auto const name_at = in_.at();
    auto const name = std::string(read_word());
    (void)read_word(); // of two names, the first makes the base
    if (has_table_)
      return error(at, say("ET_SECOND_TABLE"), "syntax");
    has_table_ = true;
    base_ = error_table_base(name);
    if (!base_)
      error(name_at, say("ET_TABLE_NAME", {{"name", name}}), "wrong-name");
  }

  void read_index() {
    skip_blank();
    auto const at = in_.at();
    auto const word = read_word();
    std::uint32_t number = 0;
    auto const [end, failure] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (failure != std::errc() || end != word.data() + word.size() || number >= most_codes)
      error(at, say("ET_INDEX", {{"index", word}}), "wrong-value");
    else if (number < index_)
      error(at, say("ET_INDEX_BACK", {{"index", std::to_string(number)}, {"last", std::to_string(index_ - 1)}}),
            "wrong-value");
    else
      index_ = number;
  }

  void read_code(position at) {
    code_definition code;
    code.symbol = (prefix_.empty() ? "" : prefix_ + "_") + std::string(read_word());
    code.at = at;
    code.audience = options_.audience;
    skip_blank();
    if (!in_.take_if(","))
      return give_up(in_.at(), say("ET_COMMA", {{"symbol", code.symbol}}));
    skip_to_text();
    auto const text_at = in_.at();
    if (!in_.take_if("\""))
      return give_up(text_at, say("ET_TEXT", {{"symbol", code.symbol}}));
    auto text = read_string(code.symbol, text_at);
    if (!has_table_)
      error(at, say("ET_BEFORE_TABLE", {{"symbol", code.symbol}}), "syntax");
    else if (index_ == most_codes)
      error(at, say("ET_TOO_MANY", {{"symbol", code.symbol}}), "too-many");
    else
      add_code(std::move(code), std::move(text), text_at);
  }

  void give_up(position at, std::string text) {
    error(at, std::move(text), "syntax");
    in_.take_while([](char c) { return c != '\n'; });
  }

  void add_code(code_definition code, std::string text, position text_at) {
    code.value = base_.value_or(0) + index_++;
    if (auto const refusal = detail::refuse_text(text))
      error(text_at, say("REFUSED_TEXT", {{"key", code.symbol}, {"why", refusal->text}}), refusal->id);
    if (has_format(text))
      found_.warning(file_, text_at, say("ET_FORMAT", {{"symbol", code.symbol}}), "format");
    result_.english.push_back({code.symbol, std::move(text), text_at});
    result_.codes.codes.push_back(std::move(code));
  }

  /// Returns whether a text has a conversion of printf.
  static bool has_format(std::string_view text) {
    for (auto at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1)) {
      auto const end = text.find_first_not_of("-+#0123456789.*hlqjzt", at + 1);
      if (end == std::string_view::npos)
        return false;
      if (std::string_view("diouxXeEfFgGaAcspnm").find(text[end]) != std::string_view::npos)
        return true;
      at = end;
    }
    return false;
  }

  std::string read_string(std::string const& symbol, position begin) {
    std::string text;
    while (!in_.at_end() && in_.peek() != '"') {
      if (in_.peek() == '\\')
        read_escape(symbol, text);
      else if (in_.peek() == '\n')
        break;
      else
        text += in_.take();
    }
    if (!in_.take_if("\""))
      error(begin, say("ET_TEXT_NO_END", {{"symbol", symbol}}), "syntax");
    return text;
  }

  /// Reads an escape of C, since the text becomes a string of C.
  void read_escape(std::string const& symbol, std::string& text) {
    auto const at = in_.at();
    if (in_.take_if("\\\n") || in_.take_if("\\\r\n"))
      return;
    in_.take();
    char const c = in_.peek();
    constexpr std::string_view letters = "nt\"\\'?";
    constexpr std::string_view meanings = "\n\t\"\\'?";
    if (auto const known = letters.find(c); known != std::string_view::npos && !in_.at_end()) {
      in_.take();
      text += meanings[known];
      return;
    }
    bool const is_hexadecimal = in_.take_if("x");
    std::string digits;
    while (digits.size() < (is_hexadecimal ? 2 : 3) &&
           (is_hexadecimal ? is_hexadecimal_digit(in_.peek()) : in_.peek() >= '0' && in_.peek() <= '7'))
      digits += in_.take();
    std::uint32_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value, is_hexadecimal ? 16 : 8);
    if (digits.empty() || value == 0 || value >= 0x80) // what a byte beyond ASCII means, nobody says
      error(at, say("ET_ESCAPE", {{"symbol", symbol}}), "wrong-escape");
    else
      text += static_cast<char>(value);
  }

  static bool is_hexadecimal_digit(char c) {
    return detail::is_digit(c) || (detail::lower(c) >= 'a' && detail::lower(c) <= 'f');
  }

  scanner in_;
  std::string const& file_;
  import_options const& options_;
  diagnostics& found_;
  std::size_t errors_before_;
  imported_domain result_;
  std::string prefix_;
  std::optional<std::uint32_t> base_;
  std::uint32_t index_ = 0;
  bool has_table_ = false;
  bool ended_ = false;
};

} // namespace

std::optional<std::uint32_t> error_table_base(std::string_view name) noexcept {
  constexpr std::string_view characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";
  if (name.empty() || name.size() > longest_name)
    return std::nullopt;
  std::uint32_t base = 0;
  for (char const c : name) {
    auto const place = characters.find(c);
    if (place == std::string_view::npos)
      return std::nullopt;
    base = base << character_bits | static_cast<std::uint32_t>(place + 1);
  }
  return base << range_bits;
}

std::optional<imported_domain> read_et(std::string_view text, std::string const& file, import_options const& options,
                                       diagnostics& found) {
  return et_reader(text, file, options, found).read();
}

} // namespace interco::exchange
