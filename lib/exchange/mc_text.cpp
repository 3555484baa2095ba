#include "exchange/mc_text.hpp"

#include <algorithm>
#include <array>

#include "core/ascii.hpp"
#include "exchange/scanner.hpp"
#include "exchange/wording.hpp"

namespace interco::exchange {
namespace {

/// A conversion of printf, with its sizes before it, and what it says of an argument.
struct conversion {
  std::string_view format;
  argument_type type;
  std::string_view note;
};

// Notes of definitions, by which `format_of` knows a format again: English, whatever the language of who imports.
constexpr std::string_view hexadecimal = "hexadecimal";
constexpr std::string_view upper_hexadecimal = "hexadecimal in upper case";
constexpr std::string_view long_number = "64 bits";
constexpr std::string_view long_hexadecimal = "hexadecimal, 64 bits";
constexpr std::string_view long_upper_hexadecimal = "hexadecimal in upper case, 64 bits";
constexpr std::string_view octal = "octal";
constexpr std::string_view address = "an address, hexadecimal";
constexpr std::string_view one_character = "one character";

// The first of a type and a note is what `format_of` gives.
constexpr conversion conversions[] = {
    {"s", argument_type::string, ""},
    {"S", argument_type::string, ""},
    {"c", argument_type::string, one_character},
    {"C", argument_type::string, one_character},
    {"d", argument_type::integer, ""},
    {"i", argument_type::integer, ""},
    {"u", argument_type::integer, ""},
    {"I64d", argument_type::integer, long_number},
    {"I64i", argument_type::integer, long_number},
    {"I64u", argument_type::integer, long_number},
    {"x", argument_type::integer, hexadecimal},
    {"X", argument_type::integer, upper_hexadecimal},
    {"I64x", argument_type::integer, long_hexadecimal},
    {"I64X", argument_type::integer, long_upper_hexadecimal},
    {"o", argument_type::integer, octal},
    {"p", argument_type::integer, address},
};

// FormatMessage does not know these: a program that has a fraction makes a string of it.
constexpr std::string_view floating_conversions = "eEfFgGaA";

conversion const* find_conversion(std::string_view format) {
  auto const* const found = std::find_if(std::begin(conversions), std::end(conversions),
                                         [format](conversion const& each) { return each.format == format; });
  return found == std::end(conversions) ? nullptr : found;
}

/// Reads FormatMessage's `%`. A literal is gathered until an insert comes.
class message_reader {
 public:
  explicit message_reader(std::string_view text) : in_(text) {}

  message_text read() {
    while (!in_.at_end() && !ended_) {
      literal_ += in_.take_while([](char c) { return c != '%' && c != '\r'; });
      if (in_.take_if("\r"))
        literal_ += in_.peek() == '\n' ? "" : "\n";
      else if (!in_.at_end())
        read_percent();
    }
    while (!literal_.empty() && literal_.back() == '\n')
      literal_.pop_back();
    flush();
    return std::move(result_);
  }

 private:
  void lose(std::size_t offset, std::string text, std::string_view id) {
    result_.losses.push_back({offset, std::move(text), id});
  }

  void flush() {
    if (!literal_.empty())
      result_.pieces.push_back({std::move(literal_), 0});
    literal_.clear();
  }

  void read_percent() {
    auto const at = in_.offset();
    in_.take();
    char const c = in_.peek();
    if (c >= '1' && c <= '9')
      return read_insert();
    switch (in_.take()) {
    case '0':
      return end(at);
    case 'n':
      literal_ += '\n';
      return;
    case 't':
      literal_ += '\t';
      return;
    case 'b':
      literal_ += ' ';
      return;
    case 'r': // before a newline it says nothing more
      if (in_.peek() != '\r' && in_.peek() != '\n' && !(in_.peek() == '%' && in_.peek(1) == 'n'))
        literal_ += '\n';
      return;
    case '\\': // "a hard line break at the end of a line": that line has one anyway
      literal_ += in_.at_end() || in_.peek() == '\r' || in_.peek() == '\n' ? "" : "\\";
      return;
    case '\0':
      literal_ += '%';
      return;
    default: // of anything else, "%%" among it, FormatMessage leaves out the percent sign
      literal_ += c;
    }
  }

  void end(std::size_t at) {
    auto const rest = in_.take_while([](char) { return true; });
    if (!detail::trim(rest).empty())
      lose(at, say("MC_BEHIND_END"), "text-behind-end");
    ended_ = true;
  }

  void read_insert() {
    auto const at = in_.offset() - 1;
    insert_form insert;
    insert.number = static_cast<unsigned>(in_.take() - '0');
    if (detail::is_digit(in_.peek())) // up to %99
      insert.number = 10 * insert.number + static_cast<unsigned>(in_.take() - '0');
    if (in_.peek() == '!')
      read_format(insert, at);
    flush();
    result_.pieces.push_back({{}, insert.number});
    result_.inserts.push_back(std::move(insert));
  }

  /// Reads "!08lX!". What is no format is literal, since FormatMessage would fail with it.
  void read_format(insert_form& insert, std::size_t at) {
    constexpr std::size_t longest = 32;
    std::size_t length = 1;
    while (length < longest && in_.peek(length) != '!' && in_.peek(length) != '\n' && in_.peek(length) != '\0')
      ++length;
    std::string format;
    for (std::size_t i = 1; i < length; ++i)
      format += in_.peek(i);
    bool const ends = in_.peek(length) == '!';
    auto const name = "%" + std::to_string(insert.number);
    if (!ends || !read_conversion(insert, format, name, at)) {
      lose(at, say("MC_UNKNOWN_FORMAT", {{"insert", name}}), "unknown-format");
      return;
    }
    for (std::size_t i = 0; i <= length; ++i)
      in_.take();
  }

  bool read_conversion(insert_form& insert, std::string_view format, std::string const& name, std::size_t at) {
    auto const size_at = std::min(format.find_first_not_of("-+ #0123456789.*"), format.size());
    auto const flags = format.substr(0, size_at);
    auto const sized = format.substr(size_at);
    std::string plain(sized);
    bool const is_long = plain.starts_with("I64") || plain.starts_with("ll");
    for (std::string_view const size : {"I64", "I32", "ll", "hh", "I", "l", "h", "w", "z"}) {
      if (plain.starts_with(size)) {
        plain.erase(0, size.size());
        break;
      }
    }
    bool const is_floating = plain.size() == 1 && floating_conversions.find(plain[0]) != std::string_view::npos;
    auto const* known = is_long ? find_conversion("I64" + plain) : nullptr;
    known = known != nullptr ? known : find_conversion(plain);
    if (known == nullptr && !is_floating)
      return false;
    if (is_floating) {
      lose(at, say("MC_NO_FRACTIONS", {{"insert", name + "!" + std::string(format) + "!"}}), "format");
      return true;
    }
    insert.type = known->type;
    insert.note = known->note;
    if (!flags.empty())
      lose(at, say("MC_NO_WIDTH", {{"insert", name + "!" + std::string(format) + "!"}}), "format");
    return true;
  }

  scanner in_;
  message_text result_;
  std::string literal_;
  bool ended_ = false;
};

/// Reads MessageFormat, in ICU's default apostrophe mode: an apostrophe quotes where a brace follows it.
class pattern_reader {
 public:
  pattern_reader(std::string_view text, std::string& fault) : in_(text), fault_(fault) {}

  std::optional<plain_format> read() {
    read_message({}, 0, true);
    if (fault_.empty() && !in_.at_end())
      fault_ = say("LINT_BRACKET", {{"mark", "}"}});
    if (!fault_.empty())
      return std::nullopt;
    flush();
    return std::move(result_);
  }

 private:
  static constexpr unsigned deepest = 16;

  void flush() {
    if (!literal_.empty())
      result_.pieces.push_back({std::move(literal_), {}});
    literal_.clear();
  }

  void add(char c, bool keep) {
    if (keep)
      literal_ += c;
  }

  void insert(std::string const& name, bool keep) {
    if (!keep)
      return;
    flush();
    result_.pieces.push_back({{}, name});
  }

  /// Reads up to a closing brace that is not its own. `number` is what "#" stands for, in a plural.
  void read_message(std::string const& number, unsigned depth, bool keep) {
    while (!in_.at_end() && in_.peek() != '}' && fault_.empty()) {
      if (in_.peek() == '\'')
        read_apostrophe(!number.empty(), keep);
      else if (in_.peek() == '{')
        read_argument(number, depth + 1, keep);
      else if (in_.peek() == '#' && !number.empty())
        in_.take(), insert(number, keep);
      else
        add(in_.take(), keep);
    }
  }

  void read_apostrophe(bool in_plural, bool keep) {
    in_.take();
    char const next = in_.peek();
    if (next == '\'' || (next != '{' && next != '}' && !(next == '#' && in_plural))) {
      in_.take_if("'");
      add('\'', keep);
      return;
    }
    while (!in_.at_end()) { // a quotation may end with the text
      if (in_.take_if("''"))
        add('\'', keep);
      else if (in_.take_if("'"))
        return;
      else
        add(in_.take(), keep);
    }
  }

  std::string_view read_word() {
    skip_blank();
    auto const word = in_.take_while([](char c) { return c != ',' && c != '{' && c != '}' && !detail::is_space(c); });
    skip_blank();
    return word;
  }

  void skip_blank() { in_.take_while(detail::is_space); }

  void read_argument(std::string const& outer, unsigned depth, bool keep) {
    in_.take();
    std::string const name(read_word());
    if (depth > deepest)
      fault_ = say("MC_NESTING", {{"most", std::to_string(deepest)}});
    else if (name.empty())
      fault_ = say("MC_NO_NAME");
    else if (in_.take_if("}"))
      insert(name, keep);
    else if (!in_.take_if(","))
      fault_ = say("MC_EXPECTED",
                   {{"argument", "{" + name}, {"expected", say("SYMBOL_OR", {{"first", "','"}, {"second", "'}'"}})}});
    else
      read_kind(name, outer, depth, keep);
  }

  void read_kind(std::string const& name, std::string const& outer, unsigned depth, bool keep) {
    std::string const kind(read_word());
    bool const counts = kind == "plural" || kind == "selectordinal";
    if (counts || kind == "select") {
      if (in_.take_if(","))
        return read_forms(name, kind, counts ? name : outer, depth, keep);
      fault_ = say("MC_EXPECTED", {{"argument", "{" + name + ", " + kind}, {"expected", "','"}});
      return;
    }
    // A style, such as "integer" or "#,##0.00", ends at the brace.
    auto const argument = "{" + name + ", " + kind + "}";
    for (unsigned open = 1; open > 0 && !in_.at_end();) {
      char const c = in_.take();
      open += c == '{' ? 1U : 0U;
      open -= c == '}' ? 1U : 0U;
      if (open > 0)
        continue;
      if (keep)
        result_.losses.push_back(say("MC_STYLE", {{"argument", argument}}));
      return insert(name, keep);
    }
    fault_ = say("MC_ARGUMENT_END", {{"argument", "{" + name}});
  }

  void read_forms(std::string const& name, std::string const& kind, std::string const& number, unsigned depth,
                  bool keep) {
    auto const argument = "{" + name + ", " + kind + "}";
    bool has_other = false;
    if (keep)
      result_.losses.push_back(say("MC_FORMS", {{"kind", kind}, {"argument", "{" + name + "}"}}));
    while (fault_.empty()) {
      auto const form = read_word();
      if (form.empty() && in_.take_if("}")) {
        if (!has_other)
          fault_ = say("MC_NO_OTHER", {{"argument", argument}});
        return;
      }
      if (form.starts_with("offset:"))
        continue;
      if (form.empty() || !in_.take_if("{")) {
        fault_ = say("MC_EXPECTED", {{"argument", argument}, {"expected", "other {…}"}});
        return;
      }
      bool const is_other = form == "other" && !has_other;
      has_other = has_other || is_other;
      read_message(number, depth, keep && is_other);
      if (fault_.empty() && !in_.take_if("}"))
        fault_ = say("MC_ARGUMENT_END", {{"argument", argument}});
    }
  }

  scanner in_;
  std::string& fault_;
  plain_format result_;
  std::string literal_;
};

/// Appends a literal of MessageFormat. Braces that follow one another, apostrophes among them, are one quotation: behind
/// its end another one would read as an apostrophe.
void append_message_literal(std::string& to, std::string_view literal) {
  bool quoted = false;
  for (char const c : literal) {
    bool const is_brace = c == '{' || c == '}';
    if (is_brace != quoted && c != '\'') {
      to += '\'';
      quoted = is_brace;
    }
    to += c;
    if (c == '\'')
      to += c;
  }
  if (quoted)
    to += '\'';
}

std::string_view example_of(insert_form const& insert) {
  if (insert.note == one_character)
    return "A";
  if (insert.note == hexadecimal || insert.note == long_hexadecimal)
    return "1f";
  if (insert.note == upper_hexadecimal || insert.note == long_upper_hexadecimal)
    return "1F";
  if (insert.note == octal)
    return "17";
  if (insert.note == address)
    return "00007ff6";
  switch (insert.type) {
  case argument_type::integer:
    return "42";
  default:
    return "text";
  }
}

} // namespace

message_text read_message_text(std::string_view text) {
  return message_reader(text).read();
}

std::string to_source_text(std::vector<text_piece> const& pieces, bool with_arguments) {
  std::string text;
  for (auto const& piece : pieces) {
    if (piece.insert != 0)
      text += "{arg" + std::to_string(piece.insert) + "}";
    else if (with_arguments)
      append_message_literal(text, piece.literal);
    else
      text += piece.literal;
  }
  return text;
}

argument_definition argument_of(insert_form const& insert) {
  argument_definition argument;
  argument.name = "arg" + std::to_string(insert.number);
  argument.type = insert.type;
  argument.note = insert.note;
  argument.example = example_of(insert);
  return argument;
}

std::string_view format_of(argument_definition const& argument) noexcept {
  auto const type = argument.type == argument_type::integer ? argument_type::integer : argument_type::string;
  std::string_view fallback = type == argument_type::integer ? "d" : "s"; // of a note that somebody else has written
  for (auto const& each : conversions) {
    if (each.type == type && each.note == argument.note)
      return each.format;
  }
  return fallback;
}

std::optional<plain_format> read_message_format(std::string_view text, std::string& fault) {
  fault.clear();
  return pattern_reader(text, fault).read();
}

void append_literal(std::string& to, std::string_view literal) {
  for (std::size_t i = 0; i < literal.size(); ++i) {
    char const c = literal[i];
    bool const begins_line = to.empty() || to.back() == '\n';
    if (c == '%')
      to += "%%";
    else if (c == '\t')
      to += "%t";
    else if (c == '.' && begins_line)
      to += "%."; // alone it would end the text; what comes behind it is not known yet
    else
      to += c;
  }
}

} // namespace interco::exchange
