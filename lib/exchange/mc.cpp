#include "exchange/mc.hpp"

#include <interco/code.hpp>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/ascii.hpp"
#include "core/text_rule.hpp"
#include "exchange/mc_text.hpp"
#include "exchange/scanner.hpp"
#include "exchange/windows_language.hpp"

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
// S is the sign; R, N and X of an HRESULT are reserved ([MS-ERREF] section 2.1).
constexpr std::uint32_t hresult_error = 1U << 31U;
constexpr std::uint32_t hresult_reserved = 1U << 30U | 1U << 28U | 1U << 27U;

/// What a name in a list stands for: `Error=0x3:STATUS_SEVERITY_ERROR`.
struct named_number {
  std::string name;
  std::uint32_t number = 0;
};

struct language_text {
  std::string language; // as the file spells it
  std::string raw;
  position at; // of its first line
  message_text text;
};

struct mc_message {
  code_definition code;
  position at;
  std::vector<language_text> texts;
};

/// A word, or one of `= ( ) : +`, or nothing at the end of the file.
struct token {
  std::string_view text;
  position at;
};

std::string in_quotes(std::string_view text) {
  return text.empty() ? "the end of the file" : "\"" + std::string(text) + "\"";
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

/// What is lost many times over is told once, where it is first.
struct repeated_loss {
  std::size_t count = 0;
  position first;
};

class mc_reader {
 public:
  mc_reader(std::string_view text, std::string const& file, mc_options const& options, diagnostics& found)
      : text_(text), in_(text), file_(file), options_(options), found_(found), errors_before_(found.error_count()) {}

  std::optional<imported_domain> read() {
    read_statements();
    if (messages_.empty() && found_.error_count() == errors_before_)
      error({1, 1}, "no message", "no-codes");
    auto domain = make_domain();
    tell_losses();
    if (found_.error_count() != errors_before_)
      return std::nullopt;
    return domain;
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
        defines_.push_back({std::string(name), std::string(other), at});
        return;
      }
    }
    if (!line.empty())
      count(comments_, at);
  }

  static void count(repeated_loss& loss, position at) {
    if (loss.count++ == 0)
      loss.first = at;
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

  bool expect(std::string_view text, std::string_view where) {
    if (take_if(text))
      return true;
    error(next().at,
          in_quotes(next().text) + " where \"" + std::string(text) + "\" was expected, " + std::string(where),
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
          error(word.at, in_quotes(word.text) + " where a keyword was expected, such as MessageId", "syntax");
        lost = true;
        skip_line(word.at);
      } else if (lost = false; !expect("=", "behind " + std::string(word.text))) {
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
      return read_names(word, languages_, most_number, "language", false);
    if (keyword == "outputbase" || keyword == "messageidtypedef" || keyword == "messageidtypedefmacro") {
      count(header_statements_, word.at);
      skip_value();
      return;
    }
    if (messages_.empty()) {
      error(word.at, std::string(word.text) + " before the first MessageId", "syntax");
      skip_line(word.at);
      return;
    }
    if (keyword == "language")
      return read_text();
    if (!in_header_)
      error(word.at, std::string(word.text) + " behind a text; it belongs before the first Language of its message",
            "syntax");
    auto const value = take();
    if (keyword == "severity")
      find(severities_, value, "severity", severity_);
    else if (keyword == "facility")
      find(facilities_, value, "facility", facility_);
    else if (!messages_.back().code.symbol.empty())
      error(value.at, "a second SymbolicName of a message", "syntax");
    else
      messages_.back().code.symbol = value.text, messages_.back().code.at = value.at;
  }

  /// Goes behind a value that may be left out, as that of MessageIdTypedef may: the next line has another keyword.
  void skip_value() {
    if (!known_keyword(detail::lower(next().text)))
      ahead_.reset();
  }

  /// Reads "(Name=number:FILE Name=number)". The part behind the colon names a macro, where `is_macro`, or a file.
  void read_names(token const& keyword, std::map<std::string, named_number>& names, std::uint32_t most,
                  std::string const& what, bool is_macro) {
    if (!expect("(", "before a list of names"))
      return skip_line(keyword.at);
    bool lost = false; // names without "=" that follow one another are one problem
    while (!take_if(")")) {
      if (at_end() || known_keyword(detail::lower(next().text)))
        return error(next().at, "a list that does not end; \")\" expected", "syntax");
      auto const name = take();
      if (lost ? !take_if("=") : !expect("=", "behind the name of a " + what)) {
        lost = true;
        continue;
      }
      lost = false;
      auto const number = take();
      auto const value = number_of(number.text);
      if (!value || *value > most)
        error(number.at,
              "the " + what + " " + in_quotes(name.text) + " is " + in_quotes(number.text) +
                  ", expected a number up to " + std::to_string(most),
              "wrong-value");
      else if (names.size() == most_names)
        error(name.at, "more than " + std::to_string(most_names) + " names of this kind", "too-many");
      else
        names[detail::lower(name.text)] = {std::string(name.text), *value};
      auto const at = next().at;
      if (take_if(":")) {
        take();
        if (is_macro)
          count(macros_, at);
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
          "unknown " + what + " " + in_quotes(name.text) + "; expected " + all + (shown > most_shown ? ", …" : ""),
          "unknown-name");
  }

  void read_message_id(position at) {
    end_header();
    auto& message = messages_.emplace_back();
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
      error(word.at, "MessageId is " + in_quotes(word.text) + ", expected a number up to 65535, +number or nothing",
            "wrong-value");
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
    auto& message = messages_.back();
    auto const last = last_numbers_.find(facility_.number);
    auto const number = number_ ? *number_ : (last == last_numbers_.end() ? 0 : last->second) + step_;
    if (!number_ && last_number_ + step_ != number)
      warn(message.at,
           "MessageId follows " + std::to_string(number - step_) + ", the last one of the facility, not " +
               std::to_string(last_number_) + ", that of the message above: some compilers count otherwise",
           "ambiguous-number");
    if (number > most_number)
      error(message.at, "MessageId is " + std::to_string(number) + ", expected at most 65535", "wrong-value");
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
    find(languages_, language, "language", known);
    auto& message = messages_.back();
    auto const same = std::find_if(message.texts.begin(), message.texts.end(), [&](language_text const& each) {
      return detail::equal_ignoring_case(each.language, language.text);
    });
    bool const is_new = same == message.texts.end();
    if (!is_new)
      error(language.at,
            "a second text in " + same->language + "; the first begins in line " + std::to_string(same->at.line),
            "duplicate-key");
    auto const behind = detail::trim(in_.take_while([](char c) { return c != '\n'; }));
    if (!behind.empty() && !behind.starts_with(';'))
      error(language.at, "text behind Language in its line; the text begins in the next one", "syntax");
    in_.take();
    language_text text;
    text.language = known.name;
    text.at = in_.at();
    text.at.column = 1;
    for (;;) {
      if (in_.at_end()) {
        error(language.at, "a text that does not end; a line with only \".\" expected", "syntax");
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

  /// Returns where a byte of a text is.
  static position place(language_text const& text, std::size_t offset) {
    auto const before = std::string_view(text.raw).substr(0, offset);
    auto const line_begin = before.rfind('\n');
    return {text.at.line + static_cast<unsigned>(std::count(before.begin(), before.end(), '\n')),
            1 + static_cast<unsigned>(line_begin == std::string_view::npos ? before.size()
                                                                           : before.size() - line_begin - 1)};
  }

  // The domain

  std::optional<imported_domain> make_domain() {
    auto const english = find_english();
    if (!english)
      return std::nullopt;
    name_unnamed();
    for (auto& message : messages_)
      read_inserts(message, *english);
    share_arguments();
    imported_domain domain;
    domain.codes.file = file_;
    domain.codes.domain = options_.domain;
    domain.origin = origin_of(file_, options_);
    for (auto& message : messages_)
      add_message(message, *english, domain);
    for (auto& [locale, translation] : translations_)
      domain.translations.push_back(std::move(translation));
    domain.codes.layout = options_.layout.value_or(guess_layout(domain.codes));
    add_defines(domain);
    check_and_order(domain, found_);
    return domain;
  }

  /// Returns the name of the language that the others are translated from, in lower case.
  std::optional<std::string> find_english() {
    std::set<std::string> used;
    for (auto const& message : messages_) {
      for (auto const& text : message.texts)
        used.insert(detail::lower(text.language));
    }
    std::string all;
    std::string best;
    std::size_t best_rank = 0;
    constexpr std::uint32_t ids[] = {0x0809, 0x0009, 0x0409}; // the United States' is what mc calls English
    for (auto const& name : used) {
      auto const& language = languages_[name];
      all += (all.empty() ? "" : ", ") + language.name;
      auto const* const known = find_windows_language(language.number);
      if (known == nullptr || !known->locale.starts_with("en"))
        continue;
      auto const* const id = std::find(std::begin(ids), std::end(ids), language.number);
      auto const rank = id == std::end(ids) ? 1U : 2U + static_cast<std::size_t>(id - std::begin(ids));
      if (rank > best_rank) {
        best = name;
        best_rank = rank;
      }
    }
    auto const wanted = options_.english.empty() ? best : detail::lower(options_.english);
    if (used.contains(wanted))
      return wanted;
    if (used.empty()) { // what is wrong with the texts has been told
      if (!messages_.empty() && found_.error_count() == errors_before_)
        error({1, 1}, "no message has a text", "no-english");
    } else {
      found_.add({grade::error,
                  file_,
                  {1, 1},
                  options_.english.empty() ? "no text is in English"
                                           : "no text is in the language " + in_quotes(options_.english),
                  "no-english",
                  "--english LANGUAGE names the language of the file to translate from: " + all});
    }
    return std::nullopt;
  }

  void name_unnamed() {
    for (auto& message : messages_) {
      if (!message.code.symbol.empty())
        continue;
      message.code.symbol = options_.domain;
      std::transform(message.code.symbol.begin(), message.code.symbol.end(), message.code.symbol.begin(),
                     detail::upper);
      message.code.symbol += "_" + hex_string(message.code.value).str().substr(2);
      warn(message.at, "no SymbolicName; " + message.code.symbol + " is made up", "no-symbol");
    }
  }

  /// Reads the texts of a message, and tells what is lost of them. One that may not be served is taken out.
  void read_inserts(mc_message& message, std::string const& english) {
    auto const& symbol = message.code.symbol;
    auto const is_english = [&](language_text const& text) { return detail::lower(text.language) == english; };
    if (std::none_of(message.texts.begin(), message.texts.end(), is_english))
      error(message.at, symbol + " has no text in " + languages_[english].name, "no-english");
    std::erase_if(message.texts, [&](language_text& text) {
      if (!is_english(text) && is_english_too(text))
        return true;
      auto const where = symbol + ", " + text.language + ": ";
      text.text = read_message_text(text.raw);
      // As MessageFormat it is longest.
      if (auto const refusal = detail::refuse_text(to_source_text(text.text.pieces, true))) {
        if (is_english(text))
          error(text.at, where + refusal->text, refusal->id);
        else
          warn(text.at, where + refusal->text + "; it is left out", refusal->id);
        return true;
      }
      std::map<std::string_view, std::size_t> told; // once for each kind
      for (auto const& loss : text.text.losses) {
        if (told[loss.id]++ == 0)
          warn(place(text, loss.offset), where + loss.text, loss.id);
      }
      return false;
    });
  }

  /// Returns whether a text would be en.po, where en.txt is what all is translated from.
  bool is_english_too(language_text const& text) {
    auto const& language = languages_[detail::lower(text.language)];
    auto const* const known = find_windows_language(language.number);
    if (known == nullptr || known->locale != "en")
      return false;
    if (left_out_.insert(language.name).second)
      warn(text.at, "the language " + language.name + " is English too; its texts are left out", "duplicate-language");
    return true;
  }

  /// Gives all messages of one value the arguments of all their texts, since an alias has those of the other. What the
  /// first text says of an insert holds.
  void share_arguments() {
    struct known_insert {
      insert_form form;
      std::string_view language;
      bool told = false;
    };
    std::unordered_map<std::uint32_t, std::map<unsigned, known_insert>> inserts;
    for (auto const& message : messages_) {
      auto& all = inserts[message.code.value];
      for (auto const& text : message.texts) {
        for (auto const& insert : text.text.inserts) {
          auto const [known, is_new] = all.emplace(insert.number, known_insert{insert, text.language});
          auto const& form = known->second.form;
          if (is_new || known->second.told || (form.type == insert.type && form.note == insert.note))
            continue;
          known->second.told = true;
          warn(text.at,
               message.code.symbol + ", " + text.language + ": %" + std::to_string(insert.number) +
                   " has another format than in " + std::string(known->second.language) + ", which is kept",
               "format");
        }
      }
    }
    for (auto& message : messages_) {
      for (auto const& [number, insert] : inserts[message.code.value])
        message.code.arguments.push_back(argument_of(insert.form));
    }
  }

  void add_message(mc_message& message, std::string const& english, imported_domain& domain) {
    auto const& symbol = message.code.symbol;
    bool const has_arguments = !message.code.arguments.empty();
    std::string source;
    for (auto const& text : message.texts) {
      if (detail::lower(text.language) == english)
        source = to_source_text(text.text.pieces, has_arguments);
    }
    for (auto const& text : message.texts) {
      auto target = to_source_text(text.text.pieces, has_arguments);
      if (detail::lower(text.language) == english)
        domain.english.push_back({symbol, std::move(target), text.at});
      else
        add_translation(text, symbol, source, std::move(target));
    }
    domain.codes.codes.push_back(std::move(message.code));
  }

  void add_translation(language_text const& text, std::string const& symbol, std::string const& source,
                       std::string target) {
    auto const& language = languages_[detail::lower(text.language)];
    auto const* const known = find_windows_language(language.number);
    if (known == nullptr) {
      if (left_out_.insert(language.name).second)
        error(text.at, "the language " + language.name + " has the unknown number " + std::to_string(language.number),
              "unknown-language");
      return;
    }
    auto& translation = translations_[std::string(known->locale)];
    if (translation.locale.empty()) {
      translation.file = file_;
      translation.locale = known->locale;
      names_[translation.locale] = language.name;
    } else if (names_[translation.locale] != language.name) {
      if (left_out_.insert(language.name).second)
        error(text.at,
              "the languages " + names_[translation.locale] + " and " + language.name + " are both " +
                  translation.locale,
              "duplicate-language");
      return;
    }
    translation.entries.emplace_back();
    auto& entry = translation.entries.back();
    entry.key = symbol;
    entry.source = source;
    entry.target = std::move(target);
    entry.state = translation_state::translated;
    entry.at = text.at;
    entry.target_at = text.at;
  }

  /// Adds the second symbols of `;#define` where they stand, but behind the first ones, each with the texts of that.
  void add_defines(imported_domain& domain) {
    if (defines_.empty())
      return;
    auto& codes = domain.codes.codes;
    std::unordered_map<std::string, std::size_t> by_symbol;
    for (std::size_t i = 0; i < codes.size(); ++i)
      by_symbol.emplace(codes[i].symbol, i);
    std::unordered_multimap<std::string, std::string> others; // by the symbol whose texts they have
    std::multimap<std::size_t, code_definition> added;        // by how many messages stand before them
    for (auto const& define : defines_) {
      auto const other = by_symbol.find(define.other);
      if (other == by_symbol.end()) {
        count(comments_, define.at);
        continue;
      }
      auto code = codes[other->second];
      code.symbol = define.name;
      code.at = define.at;
      if (by_symbol.emplace(code.symbol, other->second).second) // else it is told with the other duplicates
        others.emplace(codes[other->second].symbol, code.symbol);
      auto const below =
          std::upper_bound(codes.begin(), codes.end(), define.at.line,
                           [](unsigned line, code_definition const& message) { return line < message.at.line; });
      added.emplace(std::max(static_cast<std::size_t>(below - codes.begin()), other->second + 1), std::move(code));
    }
    std::vector<code_definition> all;
    all.reserve(codes.size() + added.size());
    for (std::size_t i = 0; i < codes.size(); ++i) {
      all.push_back(std::move(codes[i]));
      for (auto [next, end] = added.equal_range(i + 1); next != end; ++next)
        all.push_back(std::move(next->second));
    }
    codes = std::move(all);
    copy_texts(domain.english, others);
    for (auto& translation : domain.translations)
      copy_texts(translation.entries, others);
  }

  template <class Text>
  static void copy_texts(std::vector<Text>& texts, std::unordered_multimap<std::string, std::string> const& others) {
    for (std::size_t i = 0, count = texts.size(); i < count; ++i) {
      auto const [begin, end] = others.equal_range(texts[i].key);
      for (auto other = begin; other != end; ++other) {
        auto copy = texts[i];
        copy.key = other->second;
        texts.push_back(std::move(copy));
      }
    }
  }

  static detail::value_layout guess_layout(definitions_source const& codes) {
    auto const has = [&codes](std::uint32_t bits) {
      return std::any_of(codes.codes.begin(), codes.codes.end(),
                         [bits](code_definition const& code) { return (code.value & bits) != 0; });
    };
    return has(hresult_error) && !has(hresult_reserved) ? detail::value_layout::hresult : detail::value_layout::plain;
  }

  void tell_losses() {
    auto const tell = [this](repeated_loss const& loss, std::string_view what, std::string_view id) {
      if (loss.count != 0)
        warn(loss.first, std::string(what) + (loss.count > 1 ? " (" + std::to_string(loss.count) + " times)" : ""), id);
    };
    tell(comments_, "a comment for the header file is left out", "comment");
    tell(macros_, "a macro for a severity or facility is left out", "macro");
    tell(header_statements_, "what says how the header file is written is left out: MessageIdTypedef, OutputBase",
         "header-statement");
  }

  struct second_symbol {
    std::string name;
    std::string other;
    position at;
  };

  std::string_view text_;
  scanner in_;
  std::string const& file_;
  mc_options const& options_;
  diagnostics& found_;
  std::size_t errors_before_;
  std::optional<token> ahead_;

  // By name in lower case. Microsoft Learn has these from the beginning.
  std::map<std::string, named_number> severities_{{"success", {"Success", 0}},
                                                  {"informational", {"Informational", 1}},
                                                  {"warning", {"Warning", 2}},
                                                  {"error", {"Error", 3}}};
  std::map<std::string, named_number> facilities_{{"system", {"System", 0xFF}},
                                                  {"application", {"Application", 0xFFF}}};
  std::map<std::string, named_number> languages_{{"english", {"English", 0x409}}};
  std::vector<mc_message> messages_;
  std::vector<second_symbol> defines_;

  // Of the message that is being read; severity and facility stay until others are named. In the samples, messages
  // before the first Facility have 0.
  bool in_header_ = false;
  named_number severity_{"Success", 0};
  named_number facility_{"", 0};
  std::optional<std::uint32_t> number_;
  std::uint32_t step_ = 1;
  std::unordered_map<std::uint32_t, std::uint32_t> last_numbers_; // by facility
  std::uint32_t last_number_ = 0;

  std::map<std::string, translation_file> translations_; // by locale
  std::map<std::string, std::string> names_;             // of the languages, by locale
  std::set<std::string> left_out_;                       // languages that have been told
  repeated_loss comments_;
  repeated_loss macros_;
  repeated_loss header_statements_;
};

} // namespace

std::optional<imported_domain> read_mc(std::string_view text, std::string const& file, mc_options const& options,
                                       diagnostics& found) {
  return mc_reader(text, file, options, found).read();
}

} // namespace interco::exchange
