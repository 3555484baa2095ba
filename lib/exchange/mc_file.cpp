#include "exchange/mc_file.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <unordered_map>
#include <utility>

#include "core/ascii.hpp"
#include "exchange/scanner.hpp"
#include "exchange/wording.hpp"

namespace interco::exchange {
namespace {

// The bits of a value.
constexpr unsigned severity_shift = 30;
constexpr unsigned facility_shift = 16;
constexpr std::uint32_t most_severity = 3;
constexpr std::uint32_t most_facility = 0xFFF;
constexpr std::uint32_t most_number = 0xFFFF;
constexpr std::size_t most_names = 4096; // as many as there are facilities
constexpr std::size_t most_shown = 12;   // of the names in a message
constexpr std::uint32_t customer_bit = 1U << 29U;

/// A word, or one of `= ( ) : +`, or nothing at the end of the file.
struct token {
  std::string_view text;
  position at;
};

std::string in_quotes(std::string_view text) {
  return text.empty() ? say("MC_END") : "\"" + std::string(text) + "\"";
}

std::optional<std::uint32_t> number_of(std::string_view text) {
  int base = 10;
  if (text.starts_with("0x") || text.starts_with("0X")) {
    base = 16;
    text.remove_prefix(2);
  } else if (text.size() > 1 && text.front() == '0') {
    base = 8;
  }
  while (!text.empty() && detail::upper(text.back()) == 'L') // of C: 0x1L
    text.remove_suffix(1);
  std::uint32_t value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  return error == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional(value)
                                                                                   : std::nullopt;
}

severity severity_of(named_number const& given) {
  auto const name = detail::lower(given.name);
  constexpr std::pair<std::string_view, severity> words[] = {
      {"error", severity::error},  {"fail", severity::error},         {"fatal", severity::error},
      {"warn", severity::warning}, {"info", severity::informational}, {"success", severity::success}};
  for (auto const& [word, grade] : words) {
    if (name.find(word) != std::string::npos)
      return grade;
  }
  return static_cast<severity>(given.number);
}

class statement_reader {
 public:
  statement_reader(std::string_view text, std::string const& file, mc_options const& options, diagnostics& found)
      : text_(text), in_(text), file_(file), options_(options), found_(found) {}

  mc_file read() {
    read_statements();
    return std::move(result_);
  }

 private:
  void error(position at, std::string text, std::string_view id) { found_.error(file_, at, std::move(text), id); }
  void warn(position at, std::string text, std::string_view id) { found_.warning(file_, at, std::move(text), id); }

  // Words and lines

  void skip_blank() {
    while (!in_.at_end()) {
      if (detail::is_space(in_.peek()))
        in_.take();
      else if (in_.peek() == ';')
        read_comment();
      else
        return;
    }
  }

  /// Reads a line for the header file. `;#define SECOND FIRST` is a second symbol; all else is left out.
  void read_comment() {
    auto const at = in_.at();
    in_.take();
    auto line = detail::trim(in_.take_while([](char c) { return c != '\n'; }));
    constexpr std::string_view define = "#define";
    if (line.starts_with(define)) {
      auto rest = detail::trim(line.substr(define.size()));
      auto const name = rest.substr(
          0, static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), detail::is_word) - rest.begin()));
      auto const other = detail::trim(rest.substr(name.size()));
      if (detail::is_symbol_name(name) && detail::is_symbol_name(other)) {
        result_.defines.push_back({std::string(name), std::string(other), at});
        return;
      }
    }
    if (!line.empty())
      result_.comments.add(at);
  }

  token const& next() {
    if (!ahead_) {
      skip_blank();
      constexpr std::string_view marks = "=():+";
      auto const at = in_.at();
      auto text = text_.substr(in_.offset(), 1);
      if (!text.empty() && marks.find(text.front()) != std::string_view::npos)
        in_.take();
      else
        text = in_.take_while(
            [&](char c) { return !detail::is_space(c) && c != ';' && marks.find(c) == std::string_view::npos; });
      ahead_ = token{text, at};
    }
    return *ahead_;
  }

  token take() {
    auto const result = next();
    ahead_.reset();
    return result;
  }

  bool take_if(std::string_view text) {
    if (next().text != text)
      return false;
    ahead_.reset();
    return true;
  }

  [[nodiscard]] bool at_end() { return next().text.empty(); }

  /// Goes to the line behind a place, after something that is no statement.
  void skip_line(position at) {
    while (!at_end() && next().at.line == at.line)
      take();
  }

  /// `where` says where the text was expected, and is asked only then.
  template <class Place>
  bool expect(std::string_view text, Place const& where) {
    if (take_if(text))
      return true;
    error(next().at, say("MC_UNEXPECTED", {{"found", in_quotes(next().text)}, {"expected", text}, {"where", where()}}),
          "syntax");
    return false;
  }

  // Statements

  void read_statements() {
    bool lost = false;
    while (!at_end()) {
      auto const word = take();
      auto const keyword = detail::lower(word.text);
      if (!known_keyword(keyword)) {
        if (!lost) // lines without sense that follow one another are one problem
          error(word.at, say("MC_NO_KEYWORD", {{"found", in_quotes(word.text)}}), "syntax");
        lost = true;
        skip_line(word.at);
      } else if (lost = false; !expect("=", [&word] { return say("MC_BEHIND_KEYWORD", {{"keyword", word.text}}); })) {
        skip_line(word.at);
      } else {
        read_statement(keyword, word);
      }
    }
    end_header();
  }

  static bool known_keyword(std::string_view keyword) {
    constexpr std::string_view keywords[] = {"messageid",
                                             "severity",
                                             "facility",
                                             "symbolicname",
                                             "language",
                                             "outputbase",
                                             "severitynames",
                                             "facilitynames",
                                             "languagenames",
                                             "messageidtypedef",
                                             "messageidtypedefmacro"};
    return std::find(std::begin(keywords), std::end(keywords), keyword) != std::end(keywords);
  }

  void read_statement(std::string const& keyword, token const& word) {
    if (keyword == "messageid")
      return read_message_id(word.at);
    if (keyword == "severitynames")
      return read_names(word, severities_, most_severity, "severity", true);
    if (keyword == "facilitynames")
      return read_names(word, facilities_, most_facility, "facility", true);
    if (keyword == "languagenames")
      return read_names(word, result_.languages, most_number, "language", false);
    if (keyword == "outputbase" || keyword == "messageidtypedef" || keyword == "messageidtypedefmacro") {
      result_.header_statements.add(word.at);
      skip_value();
      return;
    }
    if (result_.messages.empty()) {
      error(word.at, say("MC_BEFORE_FIRST", {{"keyword", word.text}}), "syntax");
      skip_line(word.at);
      return;
    }
    if (keyword == "language")
      return read_text();
    if (!in_header_)
      error(word.at, say("MC_BEHIND_TEXT", {{"keyword", word.text}}), "syntax");
    auto const value = take();
    if (keyword == "severity")
      find(severities_, value, "severity", severity_);
    else if (keyword == "facility")
      find(facilities_, value, "facility", facility_);
    else if (!result_.messages.back().code.symbol.empty())
      error(value.at, say("MC_SECOND_NAME"), "syntax");
    else
      result_.messages.back().code.symbol = value.text, result_.messages.back().code.at = value.at;
  }

  /// Goes behind a value that may be left out, as that of MessageIdTypedef may: the next line has another keyword.
  void skip_value() {
    if (!known_keyword(detail::lower(next().text)))
      ahead_.reset();
  }

  /// Reads "(Name=number:FILE Name=number)". The part behind the colon names a macro, where `is_macro`, or a file.
  void read_names(token const& keyword, std::map<std::string, named_number>& names, std::uint32_t most,
                  std::string const& what, bool is_macro) {
    if (!expect("(", [] { return say("MC_BEFORE_NAMES"); }))
      return skip_line(keyword.at);
    bool lost = false; // names without "=" that follow one another are one problem
    while (!take_if(")")) {
      if (at_end() || known_keyword(detail::lower(next().text)))
        return error(next().at, say("MC_LIST_END"), "syntax");
      auto const name = take();
      if (lost ? !take_if("=") : !expect("=", [&what] { return say("MC_BEHIND_NAME", {{"kind", what}}); })) {
        lost = true;
        continue;
      }
      lost = false;
      auto const number = take();
      auto const value = number_of(number.text);
      if (!value || *value > most)
        error(number.at,
              say("MC_NAME_NUMBER", {{"kind", what},
                                     {"name", in_quotes(name.text)},
                                     {"number", in_quotes(number.text)},
                                     {"most", std::to_string(most)}}),
              "wrong-value");
      else if (names.size() == most_names)
        error(name.at, say("MC_TOO_MANY_NAMES", {{"most", std::to_string(most_names)}}), "too-many");
      else
        names[detail::lower(name.text)] = {std::string(name.text), *value};
      auto const at = next().at;
      if (take_if(":")) {
        take();
        if (is_macro)
          result_.macros.add(at);
      }
    }
  }

  void find(std::map<std::string, named_number> const& names, token const& name, std::string const& what,
            named_number& to) {
    auto const known = names.find(detail::lower(name.text));
    if (known != names.end()) {
      to = known->second;
      return;
    }
    std::string all;
    std::size_t shown = 0;
    for (auto const& [lower, each] : names) {
      if (++shown > most_shown)
        break;
      all += (all.empty() ? "" : ", ") + each.name;
    }
    error(name.at,
          say("MC_UNKNOWN_NAME",
              {{"kind", what}, {"name", in_quotes(name.text)}, {"all", all + (shown > most_shown ? ", …" : "")}}),
          "unknown-name");
  }

  void read_message_id(position at) {
    end_header();
    auto& message = result_.messages.emplace_back();
    message.at = at;
    message.code.at = at;
    message.code.audience = options_.audience;
    in_header_ = true;
    step_ = 1;
    number_.reset();
    bool const is_step = take_if("+");
    if (!is_step && (at_end() || known_keyword(detail::lower(next().text))))
      return;
    auto const word = take();
    auto const number = number_of(word.text);
    if (!number || *number > most_number)
      error(word.at, say("MC_ID", {{"found", in_quotes(word.text)}}), "wrong-value");
    else if (is_step)
      step_ = *number;
    else
      number_ = number;
  }

  /// Computes the value of the last message, when all that it depends on has been read: a number that is not stated
  /// follows the last one of the facility.
  void end_header() {
    if (!in_header_)
      return;
    in_header_ = false;
    auto& message = result_.messages.back();
    auto const last = last_numbers_.find(facility_.number);
    auto const number = number_ ? *number_ : (last == last_numbers_.end() ? 0 : last->second) + step_;
    if (!number_ && last_number_ + step_ != number)
      warn(message.at,
           say("MC_AMBIGUOUS", {{"last", std::to_string(number - step_)}, {"above", std::to_string(last_number_)}}),
           "ambiguous-number");
    if (number > most_number)
      error(message.at, say("MC_ID_TOO_LARGE", {{"number", std::to_string(number)}}), "wrong-value");
    last_numbers_[facility_.number] = number & most_number;
    last_number_ = number & most_number;
    auto& code = message.code;
    code.severity = severity_of(severity_);
    code.value = severity_.number << severity_shift | facility_.number << facility_shift | (number & most_number) |
                 (options_.customer ? customer_bit : 0);
  }

  // Texts

  void read_text() {
    end_header();
    auto const language = take();
    named_number known;
    find(result_.languages, language, "language", known);
    auto& message = result_.messages.back();
    auto const same = std::find_if(message.texts.begin(), message.texts.end(), [&](language_text const& each) {
      return detail::equal_ignoring_case(each.language, language.text);
    });
    bool const is_new = same == message.texts.end();
    if (!is_new)
      error(language.at, say("MC_SECOND_TEXT", {{"language", same->language}, {"line", std::to_string(same->at.line)}}),
            "duplicate-key");
    auto const behind = detail::trim(in_.take_while([](char c) { return c != '\n'; }));
    if (!behind.empty() && !behind.starts_with(';'))
      error(language.at, say("MC_TEXT_IN_LINE"), "syntax");
    in_.take();
    language_text text;
    text.language = known.name;
    text.at = in_.at();
    text.at.column = 1;
    for (;;) {
      if (in_.at_end()) {
        error(language.at, say("MC_TEXT_END"), "syntax");
        return;
      }
      auto const line = in_.take_while([](char c) { return c != '\n'; });
      in_.take();
      if (line == "." || line == ".\r")
        break;
      (text.raw += line) += '\n';
    }
    while (!text.raw.empty() && (text.raw.back() == '\n' || text.raw.back() == '\r'))
      text.raw.pop_back();
    if (!known.name.empty() && is_new)
      message.texts.push_back(std::move(text));
  }

  std::string_view text_;
  scanner in_;
  std::string const& file_;
  mc_options const& options_;
  diagnostics& found_;
  mc_file result_;
  std::optional<token> ahead_;

  // By name in lower case. Microsoft Learn has these from the beginning.
  std::map<std::string, named_number> severities_{{"success", {"Success", 0}},
                                                  {"informational", {"Informational", 1}},
                                                  {"warning", {"Warning", 2}},
                                                  {"error", {"Error", 3}}};
  std::map<std::string, named_number> facilities_{{"system", {"System", 0xFF}},
                                                  {"application", {"Application", 0xFFF}}};

  // Of the message that is being read; severity and facility stay until others are named. In the samples, messages
  // before the first Facility have 0.
  bool in_header_ = false;
  named_number severity_{"Success", 0};
  named_number facility_{"", 0};
  std::optional<std::uint32_t> number_;
  std::uint32_t step_ = 1;
  std::unordered_map<std::uint32_t, std::uint32_t> last_numbers_; // by facility
  std::uint32_t last_number_ = 0;
};

} // namespace

mc_file read_mc_file(std::string_view text, std::string const& file, mc_options const& options, diagnostics& found) {
  return statement_reader(text, file, options, found).read();
}

} // namespace interco::exchange
